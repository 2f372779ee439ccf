/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz: what a target of libFuzzer is.  Built with -fsanitize=fuzzer it hunts; linked with
 * fuzz_replay.c it reads files once, as a test.  What targets share is in this header alone, since
 * the fuzzer's build has one source of a test's own.
 */
#ifndef ESCALATED_TESTS_FUZZ_H
#define ESCALATED_TESTS_FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/attachment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever was read: it has a text, and that is valid UTF-8. */
static inline void fuzz_check_document(const struct document *document)
{
	struct str text;

	str_init(&text, document->arena, STR_UNBOUNDED);
	document_to_text(document, &text);
	if (strcmp(str_valid_utf8(document->arena, str_text(&text), text.len), str_text(&text)) !=
	    0)
		abort();
}

/* Any bytes as a file of this format. */
static inline void fuzz_read_file(const uint8_t *data, size_t size,
				  int (*read)(struct arena *a, const struct attachment_file *file,
					      struct document *document,
					      struct attachment_notes *notes, struct err *e))
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena a = {0};

	document_init(&document, &a);
	if (read(&a, &file, &document, &notes, NULL) == 0)
		fuzz_check_document(&document);
	arena_clear(&a);
}

#endif
