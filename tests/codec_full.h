/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * codec_full: for the tests of the codec: values in which every member is set, so that one that is
 * lost on the way is missed.
 */
#ifndef ESCALATED_TESTS_CODEC_FULL_H
#define ESCALATED_TESTS_CODEC_FULL_H

#include "codec/codec.h"

/* All in `a`. */
struct form *codec_full_form(struct arena *a);
struct reading codec_full_reading(struct arena *a);
struct casefile *codec_full_case(struct arena *a);
struct procedure *codec_full_procedure(struct arena *a);
/* One rung more at the end of the case. */
void codec_full_rung(struct arena *a, struct casefile *c, int step);

/* The reading that `text` is; the test fails if it is none. */
struct reading codec_full_parse(struct arena *a, const char *text);

#endif
