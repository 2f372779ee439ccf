/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a form, and as the answer in a thread. */
#include "core/quote.h"
#include "core/verdict.h"
#include "fuzz.h"
#include "core/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document document;
	struct form *form;
	struct arena a;
	struct str text;

	arena_init(&a);
	document_init(&document, &a);
	document_from_text(&document, str_valid_utf8(&a, (const char *)data, size));
	form = form_read(&a, &document, 20000);
	if (form) {
		str_init(&text, &a, STR_UNBOUNDED);
		form_to_text(form, &text);
	}
	verdict_read(&a, quote_new_text(&a, &document), 20000);
	arena_clear(&a);
	return 0;
}
