/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a Word document (fuzzed_word.h) in which a form is filled in.  What comes out must
 * be a document that holds such a form, and be in nobody's way who would fill in the rest.
 */
#include "fuzz.h"
#include "fuzzed_word.h"
#include "read/docx.h"
#include "whole_form.h"
#include "write/docx_fill.h"

static void check(struct arena *a, const struct form *form, const void *bytes, size_t size)
{
	struct attachment_notes notes = {0};
	struct document document;
	const struct form *there;
	const void *again;
	size_t again_size;
	struct docx docx;

	document_init(&document, a);
	if (docx_open(&docx, a, bytes, size, NULL) < 0 ||
	    docx_read_tree(&docx, &document, &notes, NULL) < 0)
		abort();
	there = form_read(a, &document, DATE_NO_DAY);
	if (!there || there->type != form->type)
		abort();
	fuzz_check_document(&document);
	docx_close(&docx);
	if (docx_fill(a, bytes, size, form, &again, &again_size, NULL) < 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const types[] = {"surrey-panel", "croydon-carer"};
	const struct form *form;
	size_t i, filled_size;
	const void *filled;
	struct arena a;
	struct str zip;

	docx_warm_up();
	for (i = 0; i < COUNT_OF(types); i++) {
		arena_init(&a);
		str_init(&zip, &a, STR_UNBOUNDED);
		fuzzed_word(&zip, (const char *)data, size);
		form = whole_form(&a, form_type_find(types[i]));
		if (docx_fill(&a, str_text(&zip), zip.len, form, &filled, &filled_size, NULL) == 0)
			check(&a, form, filled, filled_size);
		arena_clear(&a);
	}
	return 0;
}
