/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/body.h"

#include <string.h>

#include "read/flowed.h"
#include "read/reader.h"

/* Programs part a mail of HTML in two or three, around its pictures; none in more. */
enum { PAGES_MAX = 10 };

struct walk {
	struct arena *arena;
	struct mime_mail *mail;
	enum body_view view;
	struct body *body;
	size_t size;  /* bytes of plain text so far */
	size_t pages; /* of HTML so far */
};

static bool is_text(const struct mime_part *part)
{
	return str_eq(part->type, "text/plain") || str_eq(part->type, "text/html");
}

/* Text that is there to be read with the mail.  Apple sends text files inline: what has a name, and
 * is not all that there is, is a file. */
static bool is_body_text(const struct mime_mail *mail, size_t root, size_t index)
{
	const struct mime_part *part = &mail->parts[index];

	if (!is_text(part) || part->attachment)
		return false;
	return !part->name || index == root ||
	       str_eq(mail->parts[part->parent].type, "multipart/alternative");
}

/* Does the part, or one inside it (but not inside an attached mail), show the body in this view? */
static bool shows(const struct mime_mail *mail, size_t index, enum body_view view)
{
	const struct mime_part *part = &mail->parts[index];
	size_t i;

	if (part->attachment || mime_part_is(part, "message/"))
		return false;
	if (is_text(part))
		return str_eq(part->type, view == BODY_HTML ? "text/html" : "text/plain");
	for (i = index + 1; i < mail->part_count && mail->parts[i].depth > part->depth; i++)
		if (mail->parts[i].parent == index && shows(mail, i, view))
			return true;
	return false;
}

static void walk_part(struct walk *w, size_t root, size_t index);

static void walk_children(struct walk *w, size_t root, size_t index)
{
	const struct mime_part *part = &w->mail->parts[index];
	bool first_only = part->report || str_eq(part->type, "multipart/related");
	size_t i;

	for (i = index + 1; i < w->mail->part_count && w->mail->parts[i].depth > part->depth; i++) {
		if (w->mail->parts[i].parent != index)
			continue;
		walk_part(w, root, i);
		if (first_only)
			return;
	}
}

/* Of several forms of the same the one that is wanted, else the first that can be read. */
static void walk_alternative(struct walk *w, size_t root, size_t index)
{
	const struct mime_part *part = &w->mail->parts[index];
	size_t i, found = MIME_NO_PART, other = MIME_NO_PART;

	for (i = index + 1; i < w->mail->part_count && w->mail->parts[i].depth > part->depth; i++) {
		if (w->mail->parts[i].parent != index)
			continue;
		if (found == MIME_NO_PART && shows(w->mail, i, w->view))
			found = i;
		if (other == MIME_NO_PART &&
		    (shows(w->mail, i, BODY_PLAIN) || shows(w->mail, i, BODY_HTML)))
			other = i;
	}
	if (found == MIME_NO_PART)
		found = other;
	if (found != MIME_NO_PART)
		walk_part(w, root, found);
}

static void add_html(struct walk *w, const char *html)
{
	struct html_notes notes = {0};

	html_read(&w->body->document, html, &notes);
	w->body->has_html = true;
	w->body->hidden = w->body->hidden || notes.hidden;
	w->body->cut = w->body->cut || notes.cut;
}

/* As much of the text as there is still room for. */
static void add_plain(struct walk *w, const struct mime_part *part, const char *text)
{
	struct str kept;

	str_init(&kept, w->arena, READER_MAX_BODY - w->size);
	str_add(&kept, part->flowed ? flowed_unwrap(w->arena, text, part->delsp) : text);
	w->body->cut = w->body->cut || kept.truncated;
	w->size += kept.len;
	document_from_text(&w->body->document, str_text(&kept));
}

static void add_text(struct walk *w, struct mime_part *part)
{
	const char *text = mime_part_text(w->arena, part);

	w->body->cut = w->body->cut || part->text_cut;
	if (str_eq(part->type, "text/plain"))
		add_plain(w, part, text);
	else if (w->pages++ < PAGES_MAX)
		add_html(w, text);
	else
		w->body->cut = true;
}

static void walk_part(struct walk *w, size_t root, size_t index)
{
	struct mime_part *part = &w->mail->parts[index];

	if (str_eq(part->type, "multipart/alternative"))
		walk_alternative(w, root, index);
	else if (mime_part_is(part, "multipart/"))
		walk_children(w, root, index);
	else if (is_body_text(w->mail, root, index))
		add_text(w, part);
}

void body_read(struct arena *a, struct mime_mail *mail, size_t root, enum body_view view,
	       struct body *body)
{
	struct walk w = {.arena = a, .mail = mail, .view = view, .body = body};

	memset(body, 0, sizeof(*body));
	document_init(&body->document, a);
	walk_part(&w, root, root);
}

bool body_has_both(const struct mime_mail *mail, size_t root)
{
	return shows(mail, root, BODY_PLAIN) && shows(mail, root, BODY_HTML);
}

/* A picture that is part of the page, most of them logos (RFC 2392).  Some programs give every file
 * a Content-ID, and some do not say of a photo that it is attached. */
static bool is_in_page(const struct mime_mail *mail, const struct mime_part *picture)
{
	bool named = mime_find_header(picture, "Content-ID") != NULL;

	if (picture->attachment)
		return named && picture->parent != MIME_NO_PART &&
		       mime_part_is(&mail->parts[picture->parent], "multipart/related");
	return named || !picture->name;
}

bool body_is_attachment(const struct mime_mail *mail, size_t root, size_t index)
{
	const struct mime_part *part = &mail->parts[index];

	if (mime_part_is(part, "multipart/") || is_body_text(mail, root, index) ||
	    part->in_message != mail->parts[root].in_message)
		return false;
	return !mime_part_is(part, "image/") || !is_in_page(mail, part);
}
