/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a page of HTML: the document must be valid UTF-8 and have a text. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct html_notes notes = {0};
	struct document document;
	struct arena a;
	struct str text;

	html_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	html_read(&document, str_valid_utf8(&a, (const char *)data, size), &notes);
	str_init(&text, &a, STR_UNBOUNDED);
	document_to_text(&document, &text);
	if (strcmp(str_valid_utf8(&a, str_text(&text), text.len), str_text(&text)) != 0)
		abort();
	arena_clear(&a);
	return 0;
}
