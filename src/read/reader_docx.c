/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Word document that a form came as, found again in its mail. */
#include <string.h>

#include "read/attachment.h"
#include "read/body.h"
#include "read/docx.h"
#include "read/reader.h"

enum { FILES_MAX = 20 };

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

int reader_find_docx(struct arena *a, const void *raw, size_t size,
		     const struct reader_options *options, const struct form *like,
		     const void **document, size_t *document_size)
{
	struct mime_mail mail;
	size_t i, files = 0;
	bool cut;

	if (mime_parse(a, raw, size, &mail, NULL) < 0)
		return -1;
	for (i = 0; i < mail.part_count && files < FILES_MAX; i++) {
		struct mime_part *part = &mail.parts[i];
		struct attachment_file file = {part->name, part->type, part->charset, NULL, 0};
		const struct attachment_format *format;

		if (!body_is_attachment(&mail, 0, i))
			continue;
		/* Pictures do not count, as where forms are looked for. */
		files += !mime_part_is(part, "image/");
		file.bytes = mime_part_bytes(a, part, options->max_mail, &file.size, &cut);
		format = attachment_find_format(&file);
		if (cut || !format || format->read != docx_read || !holds_form(a, &file, like))
			continue;
		*document = file.bytes;
		*document_size = file.size;
		return 0;
	}
	return -1;
}
