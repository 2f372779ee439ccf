/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz: what a target of libFuzzer is.  Built with -fsanitize=fuzzer it hunts; linked with
 * fuzz_replay.c it reads files once, as a test.
 */
#ifndef ESCALATED_TESTS_FUZZ_H
#define ESCALATED_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
