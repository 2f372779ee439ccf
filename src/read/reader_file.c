/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files that came with a mail, those inside them, and the mails that came attached.
 */
#include <string.h>

#include "read/attachment.h"
#include "read/mht.h"
#include "read/reader_form.h"

enum {
	FILES_MAX = 20,		/* files, and attached mails, that are looked through for a form */
	UNKNOWN_MAX = 5,	/* files that are told of, of those that nobody can read */
	PICTURE_MIN = 16 << 10, /* smaller ones are logos: a scan of a page has more */
};

/* What a file is called in a problem: "The attached file \"form.docx\"". */
static const char *file_title(struct reader *r, const struct attachment_file *file)
{
	return file->name ? arena_printf(r->arena, "The attached file \"%s\"", file->name)
			  : "An attached file";
}

/* A problem that the sender can do something about; `why` may say what that is. */
static void add_unread(struct reader *r, const char *title, const char *why)
{
	static const char advice[] = " If it is the form, or your answer, please paste it into the "
				     "mail itself, or send it as plain text.";

	reading_add_unread(r->arena, r->reading,
			   arena_printf(r->arena, "%s could not be read.%s%s%s", title,
					why ? " " : "", why ? why : "",
					str_ifind(why ? why : "", "please") ? "" : advice));
}

/* ---- files of formats that nobody reads */

static bool is_picture(const struct attachment_file *file)
{
	return str_starts(file->type ? file->type : "", "image/");
}

/* Signatures, invitations and cards, which programs attach by themselves, are no forms. */
static bool may_be_form(const struct attachment_file *file)
{
	static const char *const types[] = {"text/calendar",
					    "text/vcard",
					    "text/x-vcard",
					    "application/ics",
					    "application/pgp-signature",
					    "application/pgp-keys",
					    "application/pkcs7-signature",
					    "application/x-pkcs7-signature"};
	static const char *const names[] = {".ics", ".vcf", ".p7s", ".asc", ".sig"};
	size_t i;

	for (i = 0; i < COUNT_OF(types); i++)
		if (str_eq(file->type, types[i]))
			return false;
	for (i = 0; i < COUNT_OF(names); i++)
		if (str_ends(file->name ? file->name : "", names[i]))
			return false;
	return file->size > (is_picture(file) ? PICTURE_MIN : 0);
}

static void add_unknown(struct reader *r, const struct attachment_file *file)
{
	const char *title = file_title(r, file);

	if (r->unknown_count < UNKNOWN_MAX && may_be_form(file))
		*ARENA_PUSH(r->arena, const char *, r->unknown, r->unknown_count) = title;
}

void reader_file_tell_unknown(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->unknown_count; i++)
		add_unread(r, r->unknown[i], NULL);
}

/* ---- the others */

/* `form`: one was read in the file, so that what was left out beside it does not count. */
static void add_notes(struct reader *r, const struct attachment_file *file,
		      const struct attachment_notes *notes, bool form)
{
	const char *sentence;
	size_t i;

	for (i = 0; i < notes->problem_count; i++) {
		sentence =
		    arena_printf(r->arena, "%s: %s", file_title(r, file), notes->problems[i]);
		if (form && notes->asides & 1u << i)
			reading_add_problem(r->arena, r->reading, sentence);
		else
			reading_add_unread(r->arena, r->reading, sentence);
	}
}

/* "forms.zip, form.docx": the file's name behind those that it is in. */
static const char *part_of(struct reader *r, const char *outer, const char *name)
{
	name = name ? name : "a file without a name";
	return outer ? arena_printf(r->arena, "%s, %s", outer, name) : name;
}

/* One file more is looked through, if there may be one more. */
static bool may_look(struct reader *r)
{
	return r->files++ < FILES_MAX;
}

static void read_file(struct reader *r, const struct attachment_file *file, const char *outer,
		      int depth);
static void read_mail(struct reader *r, struct mime_mail *mail, size_t root, const char *outer,
		      int depth);

/* May a file of this format be opened, and does it not matter if it is the last thing we do? */
static bool may_risk(struct reader *r, const struct attachment_format *format)
{
	if (!attachment_is_risky(format))
		return true;
	if (r->options->careful)
		return false;
	if (r->options->on_risk && !r->risked)
		r->options->on_risk(r->options->context);
	r->risked = true;
	return true;
}

static const char too_risky[] = "It is damaged, or too much for the program that reads it.";

/* What the file lost is no tick that was left out: its sender is asked. */
static const char unseen_ticks[] = "Its tick boxes could not be read. Please say in your reply "
				   "which of them are ticked, if any.";

static void read_document(struct reader *r, const struct attachment_format *format,
			  const struct attachment_file *file, const char *outer)
{
	struct attachment_notes notes = {0};
	struct document document;
	struct err err = {0};
	struct form *form;

	if (r->like) {
		reader_docx_seek(r, format, file);
		return;
	}
	if (!may_risk(r, format)) {
		add_unread(r, file_title(r, file), too_risky);
		return;
	}
	document_init(&document, r->arena);
	if (format->read(r->arena, file, &document, &notes, &err) < 0) {
		add_unread(r, file_title(r, file), err.text);
		return;
	}
	form = form_read(r->arena, &document, r->sent);
	if (form && notes.blind && form_lacks_ticks(form))
		attachment_add_note(r->arena, &notes, unseen_ticks);
	add_notes(r, file, &notes, form != NULL);
	reader_form_add(r, form, part_of(r, outer, file->name), false);
	/* A letter, perhaps: somebody's whole answer. */
	if (!form)
		document_to_text(&document, &r->attached);
}

static void read_inside(struct reader *r, const struct attachment_format *format,
			const struct attachment_file *file, const char *outer, int depth)
{
	const char *part = part_of(r, outer, file->name);
	struct attachment_notes notes = {0};
	struct attachment_list inside = {0};
	struct err err = {0};
	size_t i;

	if (depth == ATTACHMENT_DEPTH) {
		add_unread(r, file_title(r, file), "It lies in too many others.");
		return;
	}
	if (!may_risk(r, format)) {
		add_unread(r, file_title(r, file), too_risky);
		return;
	}
	if (format->unpack(r->arena, file, &inside, &notes, &err) < 0) {
		add_unread(r, file_title(r, file), err.text);
		return;
	}
	add_notes(r, file, &notes, false);
	for (i = 0; i < inside.count && i < ATTACHMENT_INSIDE_MAX; i++)
		if (may_look(r))
			read_file(r, &inside.files[i], part, depth + 1);
}

/* Programs that do not know what a mail is attach it as bytes. */
static bool is_mail(const struct attachment_file *file)
{
	return str_eq(file->type, "message/rfc822") || str_eq(file->type, "message/global") ||
	       str_ends(file->name, ".eml") || str_ends(file->name, ".EML");
}

static void read_mail_file(struct reader *r, const struct attachment_file *file, const char *outer,
			   int depth)
{
	struct mime_mail mail;
	struct err err = {0};

	if (mime_parse(r->arena, file->bytes, file->size, &mail, &err) < 0)
		add_unread(r, file_title(r, file), err.text);
	else
		read_mail(r, &mail, 0, part_of(r, outer, file->name), depth + 1);
}

static void read_file(struct reader *r, const struct attachment_file *file, const char *outer,
		      int depth)
{
	const struct attachment_format *format;

	format = attachment_find_format(file);
	if (is_mail(file) && !(format && format->sniff && format->sniff(file->bytes, file->size))) {
		if (depth < ATTACHMENT_DEPTH)
			read_mail_file(r, file, outer, depth);
		return;
	}
	if (!format) {
		add_unknown(r, file);
		return;
	}
	if (format->read)
		read_document(r, format, file, outer);
	if (format->unpack)
		read_inside(r, format, file, outer, depth);
	if (!format->read && !format->unpack)
		add_unread(r, file_title(r, file), NULL);
}

/* Is this part a mail, which was taken apart?  What programs call one may be a page that was saved.
 */
static bool is_attached_mail(const struct mime_mail *mail, size_t index)
{
	const struct mime_part *part = &mail->parts[index];

	return index + 1 < mail->part_count && mail->parts[index + 1].parent == index &&
	       !mht_sniff((const unsigned char *)part->raw, part->size);
}

static void read_part(struct reader *r, struct mime_mail *mail, size_t index, const char *outer,
		      int depth)
{
	struct mime_part *part = &mail->parts[index];
	struct attachment_file file = {part->name, part->type, part->charset, NULL, 0};
	bool cut;

	if (is_attached_mail(mail, index)) {
		if (depth < ATTACHMENT_DEPTH)
			read_mail(r, mail, index + 1, part_of(r, outer, "the attached mail"),
				  depth + 1);
		return;
	}
	file.bytes = mime_part_bytes(r->arena, part, r->options->max_mail, &file.size, &cut);
	read_file(r, &file, outer, depth);
}

/* An attached mail is passed on like a forwarded one. */
static void read_mail(struct reader *r, struct mime_mail *mail, size_t root, const char *outer,
		      int depth)
{
	size_t i, before = r->found_count;

	if (!r->like)
		reader_form_add(r, reader_form_passed_on(r, mail, root), outer, false);
	/* Only what is in it: the next mail is somebody else's. */
	for (i = root + 1; i < mail->part_count && mail->parts[i].depth > mail->parts[root].depth;
	     i++)
		if (body_is_attachment(mail, root, i) && may_look(r))
			read_part(r, mail, i, outer, depth);
	if (r->found_count > before)
		reader_form_author(r, mime_find_header(&mail->parts[root], "From"));
}

/* Something that came with the mail itself. */
static void read_attachment(struct reader *r, size_t index)
{
	struct reading *reading = r->reading;
	struct mime_part *part = &r->mail.parts[index];

	if (part->name)
		*ARENA_PUSH(r->arena, const char *, reading->attachments,
			    reading->attachment_count) = part->name;
	if (!reading_is_human(reading->kind))
		return;
	/* A mail attached to a reply on a case is the thread of that case. */
	if ((mime_part_is(part, "image/") || may_look(r)) &&
	    !(reading->case_ref && is_attached_mail(&r->mail, index)))
		read_part(r, &r->mail, index, NULL, 0);
}

void reader_file_read_one(struct reader *r, const struct attachment_file *file)
{
	str_init(&r->attached, r->arena, ATTACHMENT_TEXT_MAX);
	read_file(r, file, NULL, 0);
	r->reading->attached_text = str_trim(r->arena, str_text(&r->attached));
}

void reader_file_read_all(struct reader *r)
{
	size_t i;

	str_init(&r->attached, r->arena, ATTACHMENT_TEXT_MAX);
	for (i = 0; i < r->mail.part_count; i++)
		if (body_is_attachment(&r->mail, 0, i))
			read_attachment(r, i);
	r->reading->attached_text = str_trim(r->arena, str_text(&r->attached));
	if (r->attached.truncated)
		reading_add_unread(r->arena, r->reading,
				   "The files that came with the mail hold more text than is read: "
				   "the end of it was left out.");
	if (r->files > FILES_MAX)
		reading_add_unread(
		    r->arena, r->reading,
		    "More files came with the mail than are looked through for a form.");
}
