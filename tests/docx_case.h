/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_case: what the tests of Word documents share: a body as Word writes it, and what a person
 * sees of it. */
#ifndef ESCALATED_TESTS_DOCX_CASE_H
#define ESCALATED_TESTS_DOCX_CASE_H

#include "core/document.h"
#include "core/form.h"
#include "read/docx.h"
#include "wordfile.h"

#define TICKED	     DOCUMENT_TICKED
#define EMPTY	     DOCUMENT_EMPTY
#define BOX(checked) "<w14:checkbox><w14:checked w14:val='" checked "'/></w14:checkbox>"

struct docx_sample {
	const char *body, *seen;
};

int docx_case_read(struct arena *a, const char *bytes, size_t size, struct document *document,
		   struct attachment_notes *notes, struct err *e);
/* As drawn() shows it; the test fails if it cannot be read. */
const char *docx_case_seen(struct arena *a, const char *bytes, size_t size,
			   struct attachment_notes *notes);
/* The form in a document of ours, in `a`.  The test fails if it holds none, or if there is anything
 * to be said about the document. */
struct form *docx_case_form(struct arena *a, const void *bytes, size_t size);
/* Each is seen as it should be, with exactly `note` to be said about it; NULL: nothing.  `parts`
 * (NULL: none) are what its package holds besides. */
void docx_case_check(struct arena *a, const struct docx_sample *samples, size_t count,
		     const char *note, const struct wordfile_part *parts);

#endif
