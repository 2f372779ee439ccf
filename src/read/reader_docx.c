/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Word document that a form came as, found again in its mail. */
#include <string.h>

#include "read/docx.h"
#include "read/reader_form.h"

/* The same words where both have any, and some in both. */
static bool is_same(const struct form *form, const struct form *like)
{
	const struct form_field *field;
	const char *x, *y;
	size_t i, same = 0;

	if (form->type != like->type)
		return false;
	for (i = 0; i < like->type->field_count; i++) {
		field = &like->type->fields[i];
		if (field->type != FORM_TEXT || (field->section && field->section != 'A'))
			continue;
		x = form->values[i].text;
		y = like->values[i].text;
		if (str_empty(x) || str_empty(y))
			continue;
		if (!form_words_same(x, y))
			return false;
		same++;
	}
	return same > 0;
}

static bool holds_form(struct arena *a, const struct attachment_file *file, const struct form *like)
{
	struct attachment_notes notes = {0};
	struct document document;
	struct form *form;

	document_init(&document, a);
	if (docx_read(a, file, &document, &notes, NULL) < 0)
		return false;
	form = form_read(a, &document, DATE_NO_DAY);
	return form && is_same(form, like);
}

void reader_docx_seek(struct reader *r, const struct attachment_format *format,
		      const struct attachment_file *file)
{
	if (r->document || format->read != docx_read || !holds_form(r->arena, file, r->like))
		return;
	r->document = file->bytes;
	r->document_size = file->size;
}

int reader_find_docx(struct arena *a, const void *raw, size_t size,
		     const struct reader_options *options, const struct form *like,
		     const void **document, size_t *document_size)
{
	struct reading reading;
	struct reader r = {.arena = a, .options = options, .reading = &reading, .like = like};

	reading_init(&reading);
	reading.kind = READING_FORM;
	if (mime_parse(a, raw, size, &r.mail, NULL) < 0)
		return -1;
	reader_file_read_all(&r);
	if (!r.document)
		return -1;
	*document = r.document;
	*document_size = r.document_size;
	return 0;
}
