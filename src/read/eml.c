/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/eml.h"

#include "read/body.h"

enum { PART_MAX = 35 << 20 };

int eml_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	struct mime_mail mail;
	struct body body;

	if (mime_parse(a, file->bytes, file->size, &mail, e) < 0)
		return -1;
	body_read(a, &mail, 0, body_has_both(&mail, 0) ? BODY_HTML : BODY_PLAIN, &body);
	*document = body.document;
	if (body.cut)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	return 0;
}

/* Is it a mail itself, whose parts follow? */
static bool is_mail(const struct mime_mail *mail, size_t i)
{
	return i + 1 < mail->part_count && mail->parts[i + 1].parent == i;
}

int eml_unpack(struct arena *a, const struct attachment_file *file, struct attachment_list *inside,
	       struct attachment_notes *notes, struct err *e)
{
	struct attachment_file found;
	struct mime_mail mail;
	struct mime_part *part;
	bool cut;
	size_t i;

	if (mime_parse(a, file->bytes, file->size, &mail, e) < 0)
		return -1;
	for (i = 0; i < mail.part_count; i++) {
		part = &mail.parts[i];
		if (!body_is_attachment(&mail, 0, i))
			continue;
		found = (struct attachment_file){part->name, part->type, part->charset, NULL, 0};
		if (is_mail(&mail, i)) {
			found.bytes = part->raw;
			found.size = part->size;
		} else {
			found.bytes = mime_part_bytes(a, part, PART_MAX, &found.size, &cut);
		}
		attachment_add_inside(a, inside, &found, notes);
	}
	return 0;
}
