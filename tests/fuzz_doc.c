/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a compound file: a document of Word, and a mail of Outlook. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/doc.h"
#include "read/msg.h"

static void check_text(struct arena *a, const struct document *document)
{
	struct str text;

	str_init(&text, a, STR_UNBOUNDED);
	document_to_text(document, &text);
	if (strcmp(str_valid_utf8(a, str_text(&text), text.len), str_text(&text)) != 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_list inside = {0};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena a;
	struct err err;

	arena_init(&a);
	document_init(&document, &a);
	if (doc_read(&a, &file, &document, &notes, &err) == 0)
		check_text(&a, &document);
	msg_unpack(&a, &file, &inside, &notes, &err);
	arena_clear(&a);
	return 0;
}
