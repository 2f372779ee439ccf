/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as RTF: the document must be valid UTF-8 and have a text. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/html.h"
#include "read/rtf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena a;
	struct err err;
	struct str text;

	html_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	if (rtf_read(&a, &file, &document, &notes, &err) == 0) {
		str_init(&text, &a, STR_UNBOUNDED);
		document_to_text(&document, &text);
		if (strcmp(str_valid_utf8(&a, str_text(&text), text.len), str_text(&text)) != 0)
			abort();
	}
	arena_clear(&a);
	return 0;
}
