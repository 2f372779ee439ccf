/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a PDF: what comes of it must be valid UTF-8.  Poppler, which parses it, is hunted for
 * faults elsewhere; the target is here for what is made of its words. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/pdf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena a;
	struct str text;

	pdf_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	str_init(&text, &a, STR_UNBOUNDED);
	if (pdf_read(&a, &file, &document, &notes, NULL) == 0)
		document_to_text(&document, &text);
	if (strcmp(str_valid_utf8(&a, str_text(&text), text.len), str_text(&text)) != 0)
		abort();
	arena_clear(&a);
	return 0;
}
