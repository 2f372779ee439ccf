/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a page of HTML: the document must be valid UTF-8 and have a text. */
#include "fuzz.h"
#include "read/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct html_notes notes = {0};
	struct document document;
	struct arena a;

	html_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	html_read(&document, str_valid_utf8(&a, (const char *)data, size), &notes);
	fuzz_check_document(&document);
	arena_clear(&a);
	return 0;
}
