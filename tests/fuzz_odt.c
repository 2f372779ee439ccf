/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an OpenDocument text, packed or in one file: what comes of it must be valid UTF-8. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/odt.h"
#include "read/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena a;
	struct str text;

	xml_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	str_init(&text, &a, STR_UNBOUNDED);
	odt_sniff(data, size);
	if (odt_read(&a, &file, &document, &notes, NULL) == 0)
		document_to_text(&document, &text);
	if (strcmp(str_valid_utf8(&a, str_text(&text), text.len), str_text(&text)) != 0)
		abort();
	arena_clear(&a);
	return 0;
}
