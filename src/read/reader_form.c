/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reader_form.h"

#include <string.h>
#include <strings.h>

#include "core/letter.h"
#include "core/quote.h"
#include "core/vocabulary.h"
#include "read/address.h"

/* Mails below each other in one that is passed on, of which the writer is looked for. */
enum { PASSED_ON_MAX = 10 };

/* Is it a mail that somebody passes on?  One on a case of ours is never a new form. */
static bool is_forward(const struct reader *r)
{
	static const char *const marks[] = {"FW:", "Fwd:", "FW :", "WG:", "TR:"};

	return !r->reading->case_ref &&
	       str_istarts_any(r->reading->subject, marks, COUNT_OF(marks));
}

/* Can this mail hold another one, cited? */
static bool is_thread(const struct reader *r)
{
	static const char *const marks[] = {"Re:", "RE :", "AW:", "SV:"};

	return r->reading->case_ref || r->reading->reference_count ||
	       str_istarts_any(r->reading->subject, marks, COUNT_OF(marks));
}

/* Is the form in what the person wrote, not only in the mail below it? */
static bool is_in_new_text(struct reader *r, const struct document *document)
{
	struct document own;

	document_init(&own, r->arena);
	document_from_text(&own, quote_new_text(r->arena, document));
	return form_read(r->arena, &own, r->sent) != NULL;
}

/* Every word of it stands behind "> ": what somebody pasted so is meant to be read. */
static bool is_all_cited(struct reader *r, const struct document *document)
{
	const char *own = quote_new_text(r->arena, document);

	return own[strspn(own, " \n\t")] == '\0';
}

/* Takes "> " away from the words behind it. */
static const char *without_marks(const char *text)
{
	while (*text == ' ' || *text == '>')
		text++;
	return text;
}

static void unquote_cell(struct document_cell *cell)
{
	struct document_run *run;
	size_t i;

	for (i = 0; i < cell->run_count; i++) {
		run = &cell->runs[i];
		if (!(run->marks & DOCUMENT_QUOTED))
			continue;
		run->marks &= ~(unsigned)DOCUMENT_QUOTED;
		if (str_starts(run->text + strspn(run->text, " "), ">"))
			run->text = without_marks(run->text);
	}
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

static struct form *read_cited(struct reader *r, struct document *document)
{
	unquote(document);
	return form_read(r->arena, document, r->sent);
}

void reader_form_author(struct reader *r, const char *from)
{
	struct reading_address *list = NULL;
	size_t count = 0;

	if (!from || r->reading->author.name || r->reading->author.email)
		return;
	address_parse(r->arena, from, 1, &list, &count);
	if (count)
		r->reading->author = list[0];
}

/* The value of "From:" if this line begins the head of a mail that is passed on inline, or NULL: it
 * is followed by another line of such a head. */
static const char *head_from(struct reader *r, const char *line)
{
	static const char *const heads[] = {"Sent:", "Date:", "To:", "Subject:"};
	const char *end = strchrnul(line, '\n'), *next;

	line += strspn(line, " \t>*_");
	if (!str_istarts(line, "From:") || !*end)
		return NULL;
	next = end + 1 + strspn(end + 1, " \t>*_");
	if (!str_istarts_any(next, heads, COUNT_OF(heads)))
		return NULL;
	line += strlen("From:");
	line += strspn(line, " \t*_");
	return arena_strndup(r->arena, line, (size_t)(end - line));
}

static bool holds_form(struct reader *r, const char *from, const char *to)
{
	struct document part;

	document_init(&part, r->arena);
	document_from_text(&part, arena_strndup(r->arena, from, (size_t)(to - from)));
	return read_cited(r, &part) != NULL;
}

/* Who wrote the mail that holds the form, of those that are passed on inline, each below the other:
 * a mail that was passed on twice names two; or the first of them.  NULL: there is none, or the
 * form stands above them all. */
static const char *inline_from(struct reader *r)
{
	const char *line, *next, *from, *first = NULL, *writer = NULL, *begin = r->full;
	size_t heads = 0;

	for (line = r->full; *line && heads < PASSED_ON_MAX; line = next) {
		next = strchrnul(line, '\n');
		next += *next != '\0';
		from = head_from(r, line);
		if (!from)
			continue;
		heads++;
		if (holds_form(r, begin, line))
			return writer;
		first = first ? first : from;
		writer = from;
		begin = line;
	}
	return heads > 1 && holds_form(r, begin, strchr(begin, '\0')) ? writer : first;
}

/* "My answers are in red below": most of a cited form, which is on no case, is in a colour that its
 * labels are not in. */
static bool is_answered_in_colour(const struct reader *r, const struct form *form, size_t coloured)
{
	enum { LEAST = 3 };

	return form && !r->reading->case_ref && coloured >= LEAST &&
	       2 * coloured > form_said_count(form, 0);
}

/* Are there cited lines in the text?  A form that was filled in stands in tables, if in any. */
static bool cites(const struct document *document)
{
	const struct document_cell *cell;
	size_t i, k;

	for (i = 0; i < document->block_count; i++) {
		cell = &document->blocks[i].paragraph;
		for (k = 0; k < cell->run_count; k++)
			if (cell->runs[k].marks & DOCUMENT_QUOTED)
				return true;
	}
	return false;
}

/* The fuller of the form that stands in a text, and of one with answers between its cited lines;
 * either may be NULL. */
static struct form *fuller(struct form *form, struct form *between)
{
	if (!form || !between)
		return form ? form : between;
	return form_said_count(between, 0) > form_said_count(form, 0) ? between : form;
}

/* Who answers between cited lines says nothing by a tick or a date in one of these: that is whose
 * mail they cite.  Words stay: they can begin behind a cited label, and go on below. */
static void drop_cited_ticks(struct reader *r, struct form *form)
{
	const struct form_field *field;
	size_t i;

	for (i = 0; form && r->reading->with_questions && i < form->type->field_count; i++) {
		field = &form->type->fields[i];
		if (field->type != FORM_TEXT && field->section >= VOCABULARY_ANSWER_SECTION)
			form_clear_value(&form->values[i]);
	}
}

/* The form in this view of the body; what is only cited is kept apart. */
static struct form *form_in_body(struct reader *r, struct document *document)
{
	size_t coloured;
	struct form *form = form_read_coloured(r->arena, document, r->sent, &coloured), *between;

	if (is_forward(r)) {
		form = form ? form : read_cited(r, document);
		reader_form_author(r, form ? inline_from(r) : NULL);
		return form;
	}
	if (!is_thread(r) && !form && is_all_cited(r, document))
		return read_cited(r, document);
	/* Programs that begin a new mail out of the one with the blank keep its "> " alone. */
	if (!is_thread(r) && !cites(document))
		return form;
	between = form_read_between(r->arena, document, r->sent);
	/* Answers between cited labels can themselves begin as labels do. */
	if (!is_thread(r) || (form && is_in_new_text(r, document)))
		return fuller(form, between);
	if (between)
		return between;
	if (r->reading->cited_form)
		return NULL;
	if (!form) {
		unquote(document);
		form = form_read_coloured(r->arena, document, r->sent, &coloured);
		drop_cited_ticks(r, form);
	}
	if (is_answered_in_colour(r, form, coloured))
		return form;
	/* A letter of ours speaks of forms, and holds none to be filled in. */
	if (form && !form_words_hold(r->arena, r->full, LETTER_SIGN)) {
		form_name_part(r->arena, form, "the mail");
		r->reading->cited_form = form;
	}
	return NULL;
}

struct form *reader_form_passed_on(struct reader *r, struct mime_mail *mail, size_t root)
{
	enum body_view view = body_has_both(mail, root) ? BODY_HTML : BODY_PLAIN;
	struct body body;

	body_read(r->arena, mail, root, view, &body);
	return read_cited(r, &body.document);
}

void reader_form_add(struct reader *r, struct form *form, const char *part, bool in_body)
{
	struct reader_found *found;

	if (!form || r->found_count == READING_MAX_FORMS)
		return;
	form_name_part(r->arena, form, part);
	found = ARENA_PUSH(r->arena, struct reader_found, r->found, r->found_count);
	*found = (struct reader_found){form, part, in_body};
}

/* HTML shows what plain text loses: columns, words struck out or marked. */
static struct form *read_body(struct reader *r)
{
	struct form *form = NULL;

	if (r->html)
		form = form_in_body(r, &r->html->document);
	return form ? form : form_in_body(r, &r->plain->document);
}

/* "form.docx" and "form.pdf": a form, and what was made of it, which may be read in another way. */
static bool have_one_name(const char *x, const char *y)
{
	const char *ends[] = {strrchr(x, '.'), strrchr(y, '.')};

	return ends[0] && ends[1] && ends[0] > x && ends[0] - x == ends[1] - y &&
	       strncasecmp(x, y, (size_t)(ends[0] - x)) == 0 && !str_ieq(ends[0], ends[1]);
}

/* The two are one form: sent twice, as two formats, or in the mail and attached. */
static bool are_one(const struct reader_found *x, const struct reader_found *y)
{
	if (x->in_body || y->in_body || have_one_name(x->part, y->part))
		return form_same_people(x->form, y->form);
	return form_same_matter(x->form, y->form);
}

/* Joins with an earlier one that it is the same as.  The fuller one counts, and what is attached
 * more than what stands in the mail. */
static bool join_one(struct reader *r, size_t i, size_t count)
{
	struct reader_found *one, *other = &r->found[i], swap;
	size_t k;

	for (k = 0; k < count; k++) {
		one = &r->found[k];
		if (!are_one(one, other))
			continue;
		if (!other->in_body &&
		    form_said_count(other->form, 0) > form_said_count(one->form, 0)) {
			swap = *one;
			*one = *other;
			*other = swap;
		}
		form_join(r->arena, one->form, other->form, other->part);
		return true;
	}
	return false;
}

/* A form that nobody has filled in is one only where there is no other. */
static void drop_blank(struct reader *r)
{
	size_t i, kept = 0;

	for (i = 0; i < r->found_count; i++)
		if (form_said_count(r->found[i].form, 0))
			r->found[kept++] = r->found[i];
	r->found_count = kept ? kept : r->found_count;
}

/* "form.docx" and "form superseded.docx": no name makes one of them nothing, but both are told of.
 */
static void tell_versions(struct reader *r)
{
	size_t i, k;

	for (i = 0; i < r->found_count; i++)
		for (k = 0; k < i; k++)
			form_tell_versions(r->arena, r->found[k].form, r->found[k].part,
					   r->found[i].form, r->found[i].part);
}

void reader_form_settle(struct reader *r)
{
	struct reading *reading = r->reading;
	size_t i, kept = 0;

	drop_blank(r);
	for (i = 0; i < r->found_count; i++)
		if (!join_one(r, i, kept))
			r->found[kept++] = r->found[i];
	r->found_count = kept;
	tell_versions(r);
	for (i = 0; i < kept; i++) {
		if (i == 0)
			reading->form = r->found[i].form;
		else
			*ARENA_PUSH(r->arena, struct form *, reading->more_forms,
				    reading->more_form_count) = r->found[i].form;
	}
	/* What is sent anew needs no looking for in what is cited. */
	if (reading->form)
		reading->cited_form = NULL;
}

/* A web page sends what a person filled in there by a machine ("auto-generated", RFC 3834 section
 * 5); a machine that answers another mail ("auto-replied") has nobody's form but that mail's. */
static bool may_be_portal(const struct reader *r)
{
	const char *submitted = mime_find_header(&r->mail.parts[0], "Auto-Submitted");

	return r->reading->kind == READING_AUTO_REPLY && !is_thread(r) && !is_forward(r) &&
	       !(submitted && str_istarts(submitted, "auto-replied")) &&
	       !form_words_hold(r->arena, r->full, LETTER_SIGN);
}

/* The form in what a machine sent, if so much of it is filled in that it can be nothing else. */
static struct form *read_portal(struct reader *r)
{
	enum { FIELDS_LEAST = 5 };
	struct form *form = read_body(r);

	return form && form_said_count(form, 0) >= FIELDS_LEAST ? form : NULL;
}

void reader_form_read(struct reader *r)
{
	struct form *form = NULL;

	if (reading_is_human(r->reading->kind))
		form = read_body(r);
	else if (may_be_portal(r))
		form = read_portal(r);
	reader_file_read_all(r);
	/* Behind the files, since those count more. */
	reader_form_add(r, form, "the mail", true);
	reader_form_settle(r);
	if (!r->found_count)
		reader_file_tell_unknown(r);
}
