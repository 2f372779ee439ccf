/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told of a form when all of it is read: rows and words that no field took, while it lacks
 * fields that they may be for.
 */
#include "core/form_parts.h"

#include <string.h>

bool form_is_mentioned(const char *key)
{
	size_t i;

	for (i = 0; i < vocabulary_mention_count; i++)
		if (str_eq(vocabulary_mentions[i].key, key))
			return true;
	return false;
}

/* Two rows, or more, that a program ran together: a short value, or a concern's name, has the
 * labels of fields in it that the form seems to lack. */
static bool form_tell_joined(struct form_reader *r, struct form_about about, const char *text)
{
	const struct form_field *fields = r->form->type->fields;
	bool *found = ARENA_NEW_N(r->arena, bool, r->form->type->field_count);
	size_t at, n = strlen(text);
	const char *titles = NULL;
	struct vocabulary_match m;

	for (at = 0; at < n; at++) {
		if ((at && text[at - 1] != ' ') || text[at] == ' ' ||
		    !vocabulary_find(r->vocabulary, text + at, n - at, 0, &m) ||
		    m.kind != VOCABULARY_FIELD || r->labelled[m.index] || found[m.index] ||
		    (m.words < 2 && (!at || m.after != VOCABULARY_AFTER_COLON)))
			continue;
		found[m.index] = true;
		titles = titles ? arena_printf(r->arena, "%s, %s", titles, fields[m.index].title)
				: fields[m.index].title;
		at += m.end - 1;
	}
	if (titles)
		form_problem(r->form, r->arena, about, "%s has more than one row in it (%s).",
			     form_quote(r->arena, text), titles);
	return titles != NULL;
}

/* Have the two a word in common that says something? */
static bool form_words_meet(const char *one, const char *other)
{
	enum { WORDS = 12, SMALL = 3 };
	struct vocabulary_word a[WORDS], b[WORDS];
	size_t i, k, n = vocabulary_words(one, strlen(one), a, WORDS),
		     count = vocabulary_words(other, strlen(other), b, WORDS);

	for (i = 0; i < n; i++)
		for (k = 0; k < count; k++)
			if (a[i].length >= SMALL && a[i].length == b[k].length &&
			    memcmp(a[i].text, b[k].text, a[i].length) == 0 &&
			    memcmp(a[i].text, "and", SMALL) != 0 &&
			    memcmp(a[i].text, "the", SMALL) != 0)
				return true;
	return false;
}

/* A row that is taken for one of the council's own may be one that its group seems to lack. */
static void form_tell_alike_row(struct form_reader *r, const char *label)
{
	const struct form_field *fields = r->form->type->fields;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++) {
		if (r->labelled[i] || !form_field_is_concern(&fields[i]) ||
		    !form_words_meet(fields[i].title, label))
			continue;
		form_problem(r->form, r->arena, form_about_field(r->form->type, i),
			     "it was not found, unless %s is meant.", form_quote(r->arena, label));
		return;
	}
}

static void form_tell_all_joined(struct form_reader *r)
{
	const struct form_about others = {FORM_OTHERS, "Other concerns"};
	const struct form_type *type = r->form->type;
	size_t i;

	for (i = 0; i < type->field_count; i++)
		if (type->fields[i].type != FORM_ROLES && !type->fields[i].prose &&
		    r->form->values[i].text)
			form_tell_joined(r, form_about_field(type, i), r->form->values[i].text);
	for (i = 0; i < r->form->other_count; i++)
		if (!form_tell_joined(r, others, r->form->others[i].label))
			form_tell_alike_row(r, r->form->others[i].label);
}

static bool form_tell_lacks(const struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->type->field_count && r->labelled[i]; i++)
		;
	return i < r->form->type->field_count;
}

/* A row with an unknown label may be the one of a field that the form seems to lack. */
static void form_tell_unread(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i, k;

	if (!form_tell_lacks(r))
		return;
	form_tell_all_joined(r);
	for (k = 0; k < type->field_count; k++)
		if (!r->labelled[k] && type->fields[k].section <= r->section &&
		    !form_is_mentioned(type->fields[k].key))
			break;
	if (k == type->field_count)
		return;
	if (r->bold_title) {
		form_problem(r->form, r->arena, form_about_words(r, r->bold, NULL),
			     "this may be a label; it was read as text of \"%s\".", r->bold_title);
	}
	for (i = 0; i < r->unread_count; i++) {
		form_problem(r->form, r->arena, form_about_words(r, r->unread[i], NULL),
			     form_place_cell(r->source, r->unread[i].from)->table
				 ? "this row of the table is not known, and was not read."
				 : "this line of the form is not known, and was not read.");
	}
}

/* Where the chosen words of other ticks are marked, two words marked in that way are two answers.
 * "[Yes] [No]" is not: forms print it so. */
static void form_tell_alike(struct form_reader *r)
{
	const unsigned marked =
	    r->standing_out ? (r->standing_out | DOCUMENT_HIGHLIGHT) & ~(unsigned)DOCUMENT_BORDER
			    : 0;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++)
		if (!r->said[i] && r->alike[i] & marked)
			form_problem(r->form, r->arena, form_about_field(r->form->type, i),
				     "both Yes and No are marked.");
}

/* The account that the form is for, where there is text and no label that it stands behind. */
static void form_tell_lost(struct form_reader *r)
{
	const struct form_field *fields = r->form->type->fields;
	size_t i;

	if (!r->lost.to)
		return;
	for (i = 0; i < r->form->type->field_count; i++)
		if (fields[i].prose && fields[i].wanted && !r->said[i] && !r->labelled[i])
			break;
	if (i == r->form->type->field_count)
		return;
	form_problem(r->form, r->arena, form_about_field(r->form->type, i),
		     "it was not found, unless it is %s.", form_quote_words(r, r->lost));
}

/* The same behind the answer, where those who judge it have their say. */
static void form_tell_late(struct form_reader *r)
{
	const struct form_field *fields = r->form->type->fields;
	size_t i;

	for (i = 0; r->late.to && i < r->form->type->field_count; i++) {
		if (!fields[i].prose || fields[i].section <= VOCABULARY_ANSWER_SECTION ||
		    r->labelled[i])
			continue;
		if (!form_is_told(r, r->late))
			form_problem(r->form, r->arena, form_about_words(r, r->late, NULL),
				     "this line of the form is not known, and was not read.");
		return;
	}
}

/* A short field that the form should have, where words stand alone in a row of some table. */
static void form_tell_alone(struct form_reader *r)
{
	const struct form_field *fields = r->form->type->fields;
	size_t i;

	for (i = 0; r->alone.to && i < r->form->type->field_count; i++) {
		if (fields[i].prose || !fields[i].wanted || r->labelled[i])
			continue;
		form_problem(r->form, r->arena, form_about_field(r->form->type, i),
			     "it was not found, unless it is %s.", form_quote_words(r, r->alone));
		return;
	}
}

void form_reader_keep_loose(struct form_reader *r, struct form_slice words, bool beside)
{
	enum { BESIDE = 4, SHORT = 3, SENTENCE = 8 };
	const struct form_cell *cell = form_place_cell(r->source, words.from);
	/* What a form says of itself stands outside of its tables, or is long. */
	const size_t least = beside ? BESIDE : cell && cell->table ? SHORT : SENTENCE;
	struct form_slice *last = r->loose_count ? &r->loose[r->loose_count - 1] : NULL;

	words = form_slice_trim(r->source, words);
	/* What stands in one cell is told of once. */
	if (last && cell && cell == form_place_cell(r->source, last->from)) {
		last->to = words.to;
		return;
	}
	if (r->loose_count < FORM_UNREAD_MAX && r->said_count && !r->signed_off && cell &&
	    (cell->table || (r->source->tabled && !beside &&
			     !form_slice_is(r->source, words, FORM_WORDS_PRINTED))) &&
	    form_count_words(r, words, least) == least &&
	    (beside || strchr(".!", r->source->text[words.to - 1])) &&
	    *form_slice_text(r->arena, r->source, words, FORM_QUOTE_MAX))
		r->loose[r->loose_count++] = words;
}

static void form_tell_loose(struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->loose_count; i++)
		if (!form_is_told(r, r->loose[i]))
			form_problem(r->form, r->arena, form_about_words(r, r->loose[i], NULL),
				     "these words stand behind no label, and were not read.");
}

/* One cited line below an empty label can be the mail below the form; more are answers. */
static void form_tell_cited(struct form_reader *r)
{
	if (r->cited_count > 1)
		form_problem(r->form, r->arena, (struct form_about){NULL, r->form->type->title},
			     "what stands below %zu of its labels is marked as somebody else's "
			     "words (\"> …\"), and was not read.",
			     r->cited_count);
}

/* Lines right below a short answer, with the form going on below them. */
static void form_tell_strays(struct form_reader *r)
{
	size_t i, at;

	for (i = 0; i < r->stray_count; i++) {
		at = r->strays[i].from;
		if (!form_is_told(r, r->strays[i]))
			form_problem(r->form, r->arena, form_about_words(r, r->strays[i], NULL),
				     at < r->asked_to && !(r->source->marks[at] & DOCUMENT_QUOTED)
					 ? "these words stand behind no label, and were not read."
					 : "this line of the form is not known, and was not read.");
	}
}

/* Labels that free text took, or that have an order behind them, of fields which the form lacks. */
static void form_tell_refused(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const struct form_refused *refused;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		refused = &r->refused[i];
		if (r->labelled[i] || !refused->label.to || type->fields[i].section > r->section ||
		    form_is_told(r, refused->label))
			continue;
		if (refused->by)
			form_problem(r->form, r->arena, form_about_words(r, refused->label, NULL),
				     "this may be a label; it was read as text of \"%s\".",
				     refused->by);
		else
			form_problem(r->form, r->arena, form_about_words(r, refused->label, NULL),
				     "this line of the form is not known, and was not read.");
	}
}

void form_tell(struct form_reader *r)
{
	form_tell_unread(r);
	form_tell_lost(r);
	form_tell_loose(r);
	form_tell_alone(r);
	form_tell_cited(r);
	form_known_tell(r);
	form_tell_late(r);
	form_tell_refused(r);
	form_tell_strays(r);
	form_tell_alike(r);
}
