/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that are no label: what they add to the field above them, and those that no field takes.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	FORM_BELOW_WORDS = 15, /* of a short value below its label */
	FORM_LOST_WORDS = 8,   /* of a line that may be the account which the form lacks */
};

static bool form_has_digit(const struct form_reader *r, struct form_slice s)
{
	for (; s.from < s.to; s.from++)
		if (r->source->text[s.from] >= '0' && r->source->text[s.from] <= '9')
			return true;
	return false;
}

/* Of who answers between cited lines every line is their own: a comment on what is cited there, or
 * more than a name or a day that was asked for.  What stands together is told of once. */
static void form_keep_comment(struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 3 };
	const struct form_slice between = {r->comment_to, line.from};

	line = form_slice_trim(r->source, line);
	if (line.from >= line.to || line.from >= r->asked_to ||
	    (!strchr(".!?", r->source->text[line.to - 1]) &&
	     (form_count_words(r, line, WORDS) < WORDS || form_sentence_is_names(r, line))))
		return;
	if ((!r->comment_to || !form_slice_empty(r->source, between)) &&
	    r->stray_count < FORM_UNREAD_MAX)
		r->strays[r->stray_count++] = line;
	r->comment_to = line.to;
}

/* A line that no field takes.  It is told of if it looks like a label with its answer, on the line
 * or in the next one of the table, and the form has begun. */
static void form_drop_line(struct form_reader *r, struct form_slice line)
{
	struct form_slice above = r->dropped, between = {above.to, line.from};
	const struct form_cell *here, *there;
	bool below =
	    above.to > above.from && above.to <= line.from && form_slice_empty(r->source, between);

	here = form_place_cell(r->source, line.from);
	there = below ? form_place_cell(r->source, above.from) : NULL;
	if (!here || here != there || line.to - r->dropped_from > FORM_SHORT_MAX)
		r->dropped_from = line.from;
	r->dropped = line;
	if (r->question.to && !r->signed_off) {
		if (!form_row_answer_other(r, r->question, &line, 1)) {
			r->comment_to = line.to;
			if (r->stray_count < FORM_UNREAD_MAX)
				r->strays[r->stray_count++] = r->question;
		}
		r->question = (struct form_slice){0, 0};
		return;
	}
	if (!r->said_count || r->signed_off)
		return;
	form_keep_comment(r, line);
	if (r->in_actions || r->unread_count == FORM_UNREAD_MAX)
		return;
	if (r->lost.to == 0 && r->section < VOCABULARY_ANSWER_SECTION &&
	    form_count_words(r, line, FORM_LOST_WORDS) == FORM_LOST_WORDS)
		r->lost = form_slice_trim(r->source, line);
	if (r->late.to == 0 && r->section >= VOCABULARY_ANSWER_SECTION &&
	    form_count_words(r, line, FORM_LOST_WORDS) == FORM_LOST_WORDS)
		r->late = form_slice_trim(r->source, line);
	form_reader_keep_loose(r, (struct form_slice){r->dropped_from, line.to}, false);
	if (form_line_has_answer(r, line)) {
		r->unread[r->unread_count++] = line;
		return;
	}
	if (here && there && here->table && here->table == there->table && here != there)
		r->unread[r->unread_count++] = above;
}

/* Do the answers of this form stand below its labels, as far as it was read? */
static bool form_values_are_below(const struct form_reader *r)
{
	return r->shapes[FORM_SHAPE_SIGN] + r->shapes[FORM_SHAPE_BARE] > 2;
}

/* A line that may be the value of a label above it. */
static bool below_is_lead(const struct form_reader *r, struct form_slice line)
{
	line = form_slice_trim(r->source, line);
	return line.to > line.from + 4 && r->source->text[line.to - 1] == ':';
}

/* "Form completed on: 25 May 2026", below an empty label: a day with a label of its own. */
static bool below_is_labelled(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text,
		   *colon = memchr(text + line.from, ':', line.to - line.from);
	struct form_slice label = {line.from, line.from};

	if (!colon || (colon[1] != ' ' && colon[1] != '\t'))
		return false;
	label.to = (size_t)(colon - text);
	return form_count_words(r, label, 2) > 1 && !form_has_digit(r, label);
}

static void form_read_below(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	bool short_enough = form_count_words(r, line, FORM_BELOW_WORDS + 1) <= FORM_BELOW_WORDS;
	bool indented = strspn(r->source->text + line.from, " \t") > r->indent;

	switch (f->type) {
	case FORM_TICK:
		if (!r->stacked && form_row_read_under(r, line))
			return;
		if (!form_ticks_read(r->source, &line, 1, NULL).any)
			line = form_line_skip_bullet(r, line);
		/* "No concerns (NO):" leads to others. */
		if (form_ticks_read(r->source, &line, 1, NULL).any && !below_is_lead(r, line))
			form_reader_add(r, line);
		else
			form_drop_line(r, line);
		r->stacked |= form_row_is_option(r, line);
		if (!r->stacked || !r->word_count)
			form_reader_close(r);
		return;
	case FORM_DATE:
		/* A line of words may be anything; with a number in it, it was to be a date. */
		if (below_is_labelled(r, line))
			form_drop_line(r, line);
		else if (form_is_date(r, line) ||
			 (short_enough && ((!r->gap && (indented || form_values_are_below(r))) ||
					   form_has_digit(r, line))))
			form_reader_add(r, line);
		else
			form_drop_line(r, line);
		form_reader_close(r);
		return;
	case FORM_ROLES:
	case FORM_TEXT:
		if (f->type == FORM_TEXT)
			line = form_line_skip_bullet(r, line);
		if (form_roles_are_no_name(r, (size_t)r->field, line)) {
			/* Roles below each other: neither is the label of the other. */
			r->labelled[r->field] = r->said[r->field];
			r->field = -1;
			form_drop_line(r, line);
		} else if (short_enough)
			form_reader_add(r, line);
		else
			form_reader_close(r);
		return;
	}
}

void form_below_read(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);

	if (!f) {
		form_drop_line(r, line);
		return;
	}
	if ((f->prose || r->below) && form_line_is_rule(r, line) &&
	    (f->prose || strchr("-=~", r->source->text[line.from])))
		return;
	if (f->prose) {
		if (!r->bold_title && r->word_count && form_line_stands_out(r, line)) {
			r->bold = line;
			r->bold_title = f->title;
		}
		if (r->gap && r->word_count)
			form_reader_add(r, (struct form_slice){line.from, line.from});
		form_reader_add(r, line);
	} else if (r->below) {
		form_read_below(r, line);
	} else if (f->type == FORM_ROLES ? form_roles_is_option(r->source, line)
		   : f->type == FORM_TICK
		       ? r->stacked && form_ticks_read(r->source, &line, 1, NULL).any
		       : form_align_goes_on(r, line) ||
			     (f->type == FORM_TEXT && form_line_goes_on(r, line))) {
		form_reader_add(r, line);
	} else {
		/* Right below a short value, or below names as these are below their label, or
		 * where there are often two: it may belong to them. */
		if (f->type == FORM_TEXT && form_line_is_words(r, line) &&
		    (!r->gap || ((r->spot.below || (str_ends(f->key, "carers") &&
						    form_count_words(r, line, 2) == 2)) &&
				 form_sentence_is_names(r, line))))
			r->stray = form_slice_trim(r->source, line);
		form_reader_close(r);
		form_drop_line(r, line);
	}
	r->gap = false;
}

void form_below_blank(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	bool cell = memchr(r->source->text + line.from, '\t', line.to - line.from) != NULL;

	if (f && f->type == FORM_TICK && r->stacked) {
		/* Cells below each other: a tab is an empty one, an empty line the end of the row.
		 */
		if (cell)
			form_reader_add(r, line);
		else
			form_reader_close(r);
	} else if (r->columns_stacked) {
		if (!r->columns_apart)
			r->stacked_at = cell && r->stacked_at ? r->stacked_at + 1 : 0;
	}
	r->gap = true;
}
