/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx_case.h"

#include "check.h"

#include <string.h>

#include "drawn.h"

int docx_case_read(struct arena *a, const char *bytes, size_t size, struct document *document,
		   struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	memset(notes, 0, sizeof(*notes));
	document_init(document, a);
	return docx_read(a, &file, document, notes, e);
}

const char *docx_case_seen(struct arena *a, const char *bytes, size_t size,
			   struct attachment_notes *notes)
{
	struct document document;
	struct err err;

	if (docx_case_read(a, bytes, size, &document, notes, &err) < 0)
		fail_msg("%s", err.text);
	return drawn(a, &document);
}

struct form *docx_case_form(struct arena *a, const void *bytes, size_t size)
{
	struct attachment_notes notes;
	struct document document;
	struct form *form;
	struct err err;

	if (docx_case_read(a, bytes, size, &document, &notes, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(notes.problem_count, 0);
	form = form_read(a, &document, DATE_NO_DAY);
	assert_non_null(form);
	return form;
}

void docx_case_check(struct arena *a, const struct docx_sample *samples, size_t count,
		     const char *note, const struct wordfile_part *parts)
{
	struct attachment_notes notes;
	const char *bytes;
	size_t i, size;

	for (i = 0; i < count; i++) {
		bytes = wordfile_make(a, samples[i].body, parts, &size);
		assert_string_equal(docx_case_seen(a, bytes, size, &notes), samples[i].seen);
		if (notes.problem_count != (note ? 1 : 0))
			fail_msg("%s: %zu notes", samples[i].body, notes.problem_count);
		if (note)
			assert_string_equal(notes.problems[0], note);
	}
}
