/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reader_form.h"

#include <string.h>

#include "core/quote.h"
#include "read/attachment.h"

/* Files, and attached mails, that are looked through for a form. */
enum { FILES_MAX = 20 };

static bool starts_with_any(const char *s, const char *const *prefixes)
{
	for (; *prefixes; prefixes++)
		if (str_istarts(s, *prefixes))
			return true;
	return false;
}

/* Is it a mail that somebody passes on?  One on a case of ours is never a new form. */
static bool is_forward(const struct reader *r)
{
	static const char *const marks[] = {"FW:", "Fwd:", "FW :", "WG:", "TR:", NULL};

	return !r->reading->case_ref && starts_with_any(r->reading->subject, marks);
}

/* Can this mail hold another one, cited? */
static bool is_thread(const struct reader *r)
{
	static const char *const marks[] = {"Re:", "RE :", "AW:", "SV:", NULL};

	return r->reading->case_ref || r->reading->reference_count ||
	       starts_with_any(r->reading->subject, marks);
}

/* Is the form in what the person wrote, not only in the mail below it? */
static bool is_in_new_text(struct reader *r, const struct document *document)
{
	struct document own;

	document_init(&own, r->arena);
	document_from_text(&own, quote_new_text(r->arena, document));
	return form_read(r->arena, &own, r->sent) != NULL;
}

static void unquote_cell(struct document_cell *cell)
{
	size_t i;

	for (i = 0; i < cell->run_count; i++)
		cell->runs[i].marks &= ~(unsigned)DOCUMENT_QUOTED;
}

/* Takes the marks of cited mail from a document: what is passed on is meant to be read. */
static void unquote(struct document *document)
{
	struct document_block *block;
	size_t i, row, cell;

	for (i = 0; i < document->block_count; i++) {
		block = &document->blocks[i];
		unquote_cell(&block->paragraph);
		for (row = 0; row < block->row_count; row++)
			for (cell = 0; cell < block->rows[row].cell_count; cell++)
				unquote_cell(&block->rows[row].cells[cell]);
	}
}

static struct form *form_in_body(struct reader *r, struct document *document)
{
	struct form *form = form_read(r->arena, document, r->sent);

	if (is_forward(r)) {
		if (!form) {
			unquote(document);
			form = form_read(r->arena, document, r->sent);
		}
		return form;
	}
	return form && is_thread(r) && !is_in_new_text(r, document) ? NULL : form;
}

/* An attached mail is passed on like a forwarded one. */
static struct form *form_in_message(struct reader *r, size_t root)
{
	enum body_view view = body_has_both(&r->mail, root) ? BODY_HTML : BODY_PLAIN;
	struct body body;

	body_read(r->arena, &r->mail, root, view, &body);
	unquote(&body.document);
	return form_read(r->arena, &body.document, r->sent);
}

/* A problem that the sender can do something about. */
static void add_unread(struct reader *r, const struct mime_part *part)
{
	const char *file = part->name
			       ? arena_printf(r->arena, "The attached file \"%s\"", part->name)
			       : "An attached file";

	reading_add_problem(
	    r->arena, r->reading,
	    arena_printf(r->arena,
			 "%s could not be read. If it is the form, or your answer, "
			 "please paste it into the mail itself, or send it as plain "
			 "text.",
			 file));
}

static struct form *form_in_file(struct reader *r, struct mime_part *part)
{
	struct attachment_file file = {part->name, part->type, part->charset, NULL, 0};
	struct attachment_notes notes = {0};
	const struct attachment_format *format;
	struct document document;
	struct err err;
	bool cut;

	file.bytes = mime_part_bytes(r->arena, part, r->options->max_mail, &file.size, &cut);
	format = attachment_find_format(&file);
	if (!format)
		return NULL;
	document_init(&document, r->arena);
	if (!format->read || format->read(r->arena, &file, &document, &notes, &err) < 0) {
		add_unread(r, part);
		return NULL;
	}
	return form_read(r->arena, &document, r->sent);
}

/* Looks through what came with the mail for as long as there is no form. */
static void read_attachment(struct reader *r, size_t index)
{
	struct reading *reading = r->reading;
	struct mime_part *part = &r->mail.parts[index];
	bool message = index + 1 < r->mail.part_count && r->mail.parts[index + 1].parent == index;

	if (part->name)
		*ARENA_PUSH(r->arena, const char *, reading->attachments,
			    reading->attachment_count) = part->name;
	if (reading->form || !reading_is_human(reading->kind) || r->files++ >= FILES_MAX)
		return;
	if (!message)
		reading->form = form_in_file(r, part);
	else if (!reading->case_ref)
		reading->form = form_in_message(r, index + 1);
}

void reader_form_read(struct reader *r)
{
	struct reading *reading = r->reading;
	size_t i;

	/* HTML shows what plain text loses: columns, words struck out or marked. */
	if (reading_is_human(reading->kind)) {
		if (r->html)
			reading->form = form_in_body(r, &r->html->document);
		if (!reading->form)
			reading->form = form_in_body(r, &r->plain->document);
	}
	for (i = 0; i < r->mail.part_count; i++)
		if (body_is_attachment(&r->mail, 0, i))
			read_attachment(r, i);
	if (r->files > FILES_MAX)
		reading_add_problem(
		    r->arena, reading,
		    "More files came with the mail than are looked through for a form.");
}
