/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that look like labels of the form, and are none that is known: they are noted as the form
 * is read.  What a label looks like is learnt from those that are known: each form is its own.
 */
#include "core/form_parts.h"
#include "core/vocabulary_person.h"

#include <string.h>

enum {
	UNKNOWN_WORDS = 9,	     /* of a label with a colon, or nothing, behind it … */
	UNKNOWN_LONG_WORDS = 14,     /* … of one that is told by what it means alone … */
	UNKNOWN_QUESTION_WORDS = 16, /* … and of a question */
	UNKNOWN_DAY_WORDS = 4,	     /* of a day */
	UNKNOWN_VALUE_WORDS = 6,     /* of a short value … */
	UNKNOWN_TOLD_WORDS = 4,	     /* … of a sentence that a day stands in … */
	UNKNOWN_PROSE_WORDS = 13,    /* … and of what only free text can be */
	UNKNOWN_BYTES = 160,	     /* of a label */
};

/* What the marks and letters of a label have in common. */
static unsigned unknown_look(const struct form_reader *r, size_t from, size_t end)
{
	const char *text = r->source->text;
	bool upper = true, bold = true;
	size_t at;

	for (at = from; at < end; at++) {
		upper &= text[at] < 'a' || text[at] > 'z';
		bold &= text[at] == ' ' || (r->source->marks[at] & DOCUMENT_BOLD);
	}
	return (upper ? FORM_LOOK_UPPER : 0) | (bold ? FORM_LOOK_BOLD : 0);
}

/* Is there a blank line, the start of a block, or a heading above this one? */
static bool unknown_is_apart(const struct form_reader *r, size_t i)
{
	const struct form_line *lines = r->source->lines;
	struct vocabulary_match m;

	return i == 0 || lines[i - 1].cells || form_slice_empty(r->source, lines[i - 1].text) ||
	       (form_cell_label(r, lines[i - 1].text, &m) && m.kind != VOCABULARY_FIELD);
}

static unsigned unknown_line_look(const struct form_reader *r, size_t i, size_t *from)
{
	struct form_slice line = r->source->lines[i].text;
	const char *text = r->source->text;

	*from = line.from + strspn(text + line.from, " \t");
	if (*from > line.to)
		*from = line.to;
	line.from += form_line_skip_number(text + line.from, line.to - line.from);
	return (line.from > *from ? FORM_LOOK_DRESSED : 0) |
	       (unknown_is_apart(r, i) ? FORM_LOOK_APART : 0);
}

/* What follows a label that ends at `end`. */
static enum form_shape unknown_shape(const char *text, size_t end, size_t value, size_t to)
{
	bool question = false;

	for (; end < value && end < to; end++) {
		if (text[end] == '\t' && value < to)
			return FORM_SHAPE_TAB;
		if (text[end] == '?')
			question = true;
		else if (strchr(":=|", text[end]))
			break;
	}
	if (question)
		return value < to ? FORM_SHAPE_QUESTION : FORM_SHAPE_SIGN;
	if (end < value && end < to)
		return value < to ? FORM_SHAPE_COLON : FORM_SHAPE_SIGN;
	return value < to ? FORM_SHAPE_DASH : FORM_SHAPE_BARE;
}

void form_unknown_learn(struct form_reader *r, size_t i, const struct vocabulary_match *m)
{
	struct form_slice line = r->source->lines[i].text;
	size_t from, k, indent, end = line.from + m->end, value = line.from + m->value;
	unsigned look = unknown_line_look(r, i, &from);

	if (end > line.to)
		return;
	k = line.from + form_line_skip_number(r->source->text + line.from, line.to - line.from);
	r->small += r->source->text[k] >= 'a' && r->source->text[k] <= 'z';
	r->numbered += k > line.from + vocabulary_skip_bullets(r->source->text + line.from,
							       line.to - line.from);
	look |= unknown_look(r, from, end);
	for (k = 0; k < FORM_LOOKS; k++)
		r->looks[k] += (look >> k) & 1;
	r->shapes[unknown_shape(r->source->text, end, value, line.to)]++;
	r->look_count++;
	indent = from - line.from;
	if (indent > r->look_indent)
		r->look_indent = indent;
}

void form_unknown_learn_row(struct form_reader *r, size_t i, const struct form_slice *cells)
{
	size_t from = r->source->lines[i].text.from;
	struct vocabulary_match m = {.end = cells[0].to - from, .value = cells[1].from - from};

	if (!r->in_actions && cells[0].from >= from && cells[1].from > cells[0].to)
		form_unknown_learn(r, i, &m);
}

/* Where the label at `from` of a line ends: at its colon, its question mark, a dash that no "="
 * follows … */
static size_t unknown_end(const char *text, size_t from, size_t to)
{
	const bool equals = memchr(text + from, '=', to - from) != NULL;
	size_t at;

	for (at = from; at < to; at++) {
		if (strchr("?\t=|", text[at]))
			return at;
		if (text[at] == ':' && (at + 1 == to || !strchr("/\\0123456789", text[at + 1])))
			return at;
		if (at > from && text[at - 1] == ' ' && !equals &&
		    ((at + 1 < to && text[at] == '-' && text[at + 1] == ' ') ||
		     (at + 3 < to && memcmp(text + at, "\xE2\x80\x93 ", 4) == 0)))
			return at - 1;
		if (strchr(".;!", text[at]))
			return from;
	}
	return to;
}

/* The same, or the colon or question mark that ends a short line: "Panel: date held:". */
static size_t unknown_line_end(const struct form_reader *r, size_t from, size_t to)
{
	const struct form_slice line = form_slice_trim(r->source, (struct form_slice){from, to});
	struct vocabulary_word words[UNKNOWN_WORDS + 1];
	const char *text = r->source->text;
	size_t end = line.to, at;

	while (end > line.from && strchr("*_ ", text[end - 1]))
		end--;
	if (end == line.from || !strchr(":?", text[end - 1]) ||
	    vocabulary_words(text + from, end - from, words, COUNT_OF(words)) > UNKNOWN_WORDS)
		return unknown_end(text, from, to);
	for (at = from; at < end - 1; at++)
		if (strchr(".;!?", text[at]))
			return unknown_end(text, from, to);
	return end - 1;
}

/* May these words be a label at all?  `small`: some begin with a small letter here. */
static bool unknown_is_label(const char *text, size_t from, size_t end, bool question, bool small,
			     bool *sentence)
{
	struct vocabulary_word words[UNKNOWN_QUESTION_WORDS + 1];
	size_t at, n;

	if (end <= from || end - from > UNKNOWN_BYTES ||
	    !((text[from] >= 'A' && text[from] <= 'Z') ||
	      (small && text[from] >= 'a' && text[from] <= 'z')))
		return false;
	for (at = from; at < end; at++)
		if ((text[at] >= '0' && text[at] <= '9') || (!question && text[at] == '"') ||
		    text[at] == '@')
			return false;
	n = vocabulary_words(text + from, end - from, words, COUNT_OF(words));
	if (!n || n > (question ? UNKNOWN_QUESTION_WORDS : UNKNOWN_LONG_WORDS))
		return false;
	*sentence = !question && (n > UNKNOWN_WORDS || memchr(text + from, ',', end - from) ||
				  form_words_are(FORM_WORDS_SENTENCE, text + from, end - from));
	return true;
}

/* Where the line goes on in other letters, as answers do behind what is printed; `to` if nowhere.
 */
static size_t unknown_letters_end(const struct form_reader *r, size_t from, size_t to)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	const unsigned char *marks = r->source->marks;
	size_t at;

	for (at = from + 1; at < to; at++)
		if (!strchr(" \t\n", r->source->text[at]) &&
		    ((marks[from] & ~marks[at] & DOCUMENT_BOLD) ||
		     (marks[at] & ~marks[from] & kinds)))
			return at;
	return to;
}

/* Is all that the line says struck out? */
static bool unknown_is_struck(const struct form_reader *r, struct form_slice s)
{
	return r->source->marks[form_slice_trim(r->source, s).from] & DOCUMENT_STRUCK &&
	       !*form_slice_text(r->arena, r->source, s, FORM_QUOTE_MAX);
}

/* The value's words where they stand on the label's line, else on the next that has any. */
static struct form_slice unknown_value(const struct form_reader *r, size_t i, size_t value)
{
	struct form_slice s = {value, r->source->lines[i].text.to};

	while ((form_slice_empty(r->source, s) || form_line_is_rule(r, s) ||
		form_slice_is(r->source, s, FORM_WORDS_TICKING) || unknown_is_struck(r, s)) &&
	       ++i < r->source->line_count) {
		if (r->source->lines[i].cells || r->source->lines[i].quoted)
			break;
		s = r->source->lines[i].text;
	}
	return form_slice_trim(r->source, s);
}

/* "Yes, see my email of Monday", "No - not this time" */
static bool unknown_begins_clear(const struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text + value.from;
	struct vocabulary_word word;

	if (!vocabulary_words(text, value.to - value.from, &word, 1) || word.from ||
	    !(vocabulary_word_is(&word, "yes") || vocabulary_word_is(&word, "no")))
		return false;
	text += word.to + strspn(text + word.to, " ");
	return strchr(",;.-(\xE2", *text);
}

/* Does the answer begin with a line that only names roles, or say that nobody is meant? */
static bool unknown_is_of_roles(const struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text;
	struct form_slice line = value;

	if (form_roles_read(r->source, value).denied && form_roles_is_option(r->source, value))
		return true;
	for (; line.from < value.to; line.from = line.to + 1) {
		line.to = line.from + strcspn(text + line.from, "\n");
		if (line.to > value.to)
			line.to = value.to;
		if (form_roles_is_line(r->source, line))
			return true;
		/* What is struck out does not count. */
		if (*form_slice_text(r->arena, r->source, line, FORM_QUOTE_MAX))
			return false;
	}
	return false;
}

/* Can it be the value of the field that the label may mean? */
static bool unknown_value_fits(struct form_reader *r, const struct form_field *f,
			       struct form_slice value)
{
	struct vocabulary_word words[UNKNOWN_VALUE_WORDS + 1];
	struct vocabulary_match m;
	struct form_ticks t;
	date_day day;

	bool below = r->below;

	if (value.from == value.to)
		return false;
	r->below = true;
	value = form_line_skip_lead(r, value);
	r->below = below;
	switch (f->type) {
	case FORM_TICK:
		t = form_ticks_read(r->source, &value, 1, NULL);
		if (!t.clean)
			t = form_ticks_read_words(r->source, &value, 1);
		return (t.any && t.reading == FORM_TICK_CLEAR) || unknown_begins_clear(r, value);
	case FORM_DATE:
		return date_parse_british(
			   form_slice_text(r->arena, r->source, value, FORM_SHORT_MAX), r->near,
			   &day) == DATE_FOUND;
	case FORM_ROLES:
		return unknown_is_of_roles(r, value);
	case FORM_TEXT:
		break;
	}
	/* "Are you dissatisfied with the response? Yes" is no response. */
	t = form_ticks_read(r->source, &value, 1, NULL);
	if (f->prose && t.clean && t.reading == FORM_TICK_CLEAR)
		return false;
	/* "Who it concerns", over a label: a heading, whose words mean what they may. */
	if (vocabulary_find(r->vocabulary, r->source->text + value.from, value.to - value.from, 0,
			    &m) &&
	    m.kind == VOCABULARY_FIELD && m.value >= value.to - value.from && m.words > 1)
		return false;
	if (!f->prose && !form_sentence_may_be_name(r, value))
		return false;
	return f->prose || vocabulary_words(r->source->text + value.from, value.to - value.from,
					    words, COUNT_OF(words)) <= UNKNOWN_VALUE_WORDS;
}

/* Do label and value stand in two cells of a table? */
static bool unknown_has_cells(const struct form_reader *r, struct form_slice label,
			      struct form_slice value)
{
	const struct form_cell *here = form_place_cell(r->source, label.from),
			       *there = form_place_cell(r->source, value.from);

	return here->table && here->table == there->table && here != there;
}

/* Do they, or in letters that differ? */
static bool unknown_is_over(const struct form_reader *r, struct form_slice label,
			    struct form_slice value)
{
	size_t end;

	end = unknown_letters_end(r, label.from, value.from + 1);
	return unknown_has_cells(r, label, value) || (end >= label.to && end <= value.from);
}

/* A value that a form asks for, and no sentence. */
static bool unknown_is_short(const struct form_reader *r, struct form_slice value)
{
	struct vocabulary_word words[UNKNOWN_VALUE_WORDS + 1];
	size_t n = vocabulary_words(r->source->text + value.from, value.to - value.from, words,
				    COUNT_OF(words));

	return n > 0 && n <= UNKNOWN_VALUE_WORDS && !strchr(".!?", r->source->text[value.to - 1]);
}

/* "Is that settled now? No", "Panel heard it on: 6 May 2026": is what stands behind the sign on the
 * line an answer alone?  In free text, only that to a question. */
static bool unknown_is_answered(const struct form_reader *r, const struct form_unknown *u,
				struct form_slice value)
{
	const struct form_ticks t = form_ticks_read(r->source, &value, 1, NULL);

	if (u->shape != FORM_SHAPE_QUESTION && (u->shape != FORM_SHAPE_COLON || u->into))
		return false;
	if (t.clean && t.reading == FORM_TICK_CLEAR)
		return true;
	return !u->into &&
	       form_count_words(r, value, UNKNOWN_VALUE_WORDS + 1) <= UNKNOWN_VALUE_WORDS &&
	       form_is_date(r, value);
}

/* A day, and little else; "Rang Mo on 6 April." tells what was done on it. */
static bool unknown_is_day(const struct form_reader *r, struct form_slice value)
{
	const size_t words = form_count_words(r, value, UNKNOWN_VALUE_WORDS + 1);

	return words <= UNKNOWN_VALUE_WORDS && form_is_date(r, value) &&
	       (words < UNKNOWN_TOLD_WORDS || r->source->text[value.to - 1] != '.');
}

/* Which types of fields can have the value: beside a day there is the label of a day. */
static unsigned unknown_types(const struct form_reader *r, struct form_slice value)
{
	const struct form_ticks t = form_ticks_read_words(r->source, &value, 1);

	if (value.from == value.to || value.to - value.from > FORM_SHORT_MAX)
		return 0;
	if (unknown_is_day(r, value))
		return 1u << FORM_DATE;
	return t.clean ? 1u << FORM_TICK : 1u << FORM_TEXT;
}

static size_t unknown_field(const struct form_reader *r, const char *key)
{
	size_t i;

	for (i = 0; !str_eq(r->form->type->fields[i].key, key); i++)
		;
	return i;
}

/* "No concerns": asks for no account of them, although it means that; "Deputy chair", "Service
 * manager": for the name of somebody else. */
static bool unknown_is_denied(const struct form_field *field, const char *text, size_t n)
{
	struct vocabulary_word word;

	if (field->type == FORM_TEXT && !field->prose)
		return vocabulary_person_is_other(text, n) ||
		       (str_eq(field->key, "manager") && vocabulary_person_is_ranked(text, n));
	return field->prose && vocabulary_words(text, n, &word, 1) &&
	       vocabulary_tone(&word) == VOCABULARY_NEGATES;
}

static struct form_unknown *unknown_add(struct form_reader *r, struct form_slice label,
					struct form_slice value, bool other)
{
	const struct form_field *fields = r->form->type->fields;
	const char *text = r->source->text + label.from;
	const size_t n = label.to - label.from;
	unsigned values = VOCABULARY_ANY;
	struct form_unknown *u;
	size_t index;

	if (r->unknown_count == FORM_UNKNOWN_MAX)
		return NULL;
	u = &r->unknown[r->unknown_count++];
	*u = (struct form_unknown){.label = label,
				   .field = -1,
				   .means = -1,
				   .section = r->section > r->meant ? r->section : r->meant};
	if (form_count_words(r, value, UNKNOWN_PROSE_WORDS) == UNKNOWN_PROSE_WORDS)
		values |= VOCABULARY_PROSE;
	if (!vocabulary_find_meaning(r->form->type, text, n, values, &index))
		return u;
	/* How to reach somebody is no name; "Calls, e-mails and meetings" can be told of. */
	if (form_slice_is(r->source, label, FORM_WORDS_CONTACT) &&
	    (!str_eq(fields[index].key, "conversations") ||
	     form_count_words(r, label, UNKNOWN_VALUE_WORDS + 1) > UNKNOWN_VALUE_WORDS))
		return u;
	/* Who is asked for the concern and answers with roles alone tells whom it is about. */
	if (!other && str_eq(fields[index].key, "concern") && unknown_is_of_roles(r, value))
		index = unknown_field(r, "about");
	u->means = (int)index;
	if (unknown_is_denied(&fields[index], text, n))
		return u;
	/* A day is no text, although any text would do. */
	if (!other && fields[index].prose && unknown_is_day(r, value) &&
	    !vocabulary_find_meaning(r->form->type, text, n, 1u << FORM_DATE, &index))
		return u;
	u->cells = unknown_has_cells(r, label, value);
	if (other ? fields[index].type == FORM_TICK : unknown_value_fits(r, &fields[index], value))
		u->field = (int)index;
	/* A concern whose answer is not clear is still that concern. */
	else if (!other && fields[index].type != FORM_TICK &&
		 vocabulary_find_meaning(r->form->type, text, n, unknown_types(r, value), &index) &&
		 !fields[index].prose && unknown_value_fits(r, &fields[index], value))
		u->field = (int)index;
	/* Where all labels of a part of the form are in other words, these tell how far it is. */
	if (u->field >= 0 && !other && fields[index].section > u->section &&
	    fields[index].section <= u->section + 1 && u->section)
		r->meant = fields[index].section;
	return u;
}

bool form_unknown_is_within(const struct form_reader *r, struct form_slice s)
{
	const struct form_cell *cell = form_place_cell(r->source, s.from);
	const char *text = r->source->text;
	struct vocabulary_match m;
	struct form_slice first;

	if (!cell || !cell->table || cell->from >= s.from)
		return false;
	first = (struct form_slice){cell->from, cell->from + strcspn(text + cell->from, "\n")};
	first = form_slice_trim(r->source, first);
	return first.from < first.to && first.to < s.from &&
	       !(form_find(r, first, 0, &m) && m.after != VOCABULARY_AFTER_WORDS);
}

/* "Carer name(s) Ann Lee": is there a name behind such a label, so that not all of it is one? */
static bool unknown_has_name(const struct form_reader *r, const struct vocabulary_match *m,
			     size_t from, size_t to)
{
	const struct form_field *f = &r->form->type->fields[m->index];

	return f->type == FORM_TEXT && !f->prose && m->words > 1 &&
	       m->after == VOCABULARY_AFTER_WORDS &&
	       form_sentence_is_names(r, (struct form_slice){from + m->value, to});
}

void form_unknown_note(struct form_reader *r, size_t i)
{
	const struct form_field *f = form_reader_field(r);
	struct form_slice line = r->source->lines[i].text, value;
	const char *text = r->source->text;
	struct vocabulary_match m = {0};
	struct form_unknown *u;
	size_t from, end;
	unsigned look;
	bool sentence, small, blank;

	if (r->unknown_count == FORM_UNKNOWN_MAX || r->signed_off ||
	    line.to - line.from > FORM_PROSE_LINE ||
	    form_party_is(r, VOCABULARY_PARTY_TASK, line) || form_unknown_is_within(r, line))
		return;
	look = unknown_line_look(r, i, &from);
	if (r->look_count && from - line.from > r->look_indent)
		return;
	end = line.from + (r->numbered
			       ? form_line_skip_number(text + line.from, line.to - line.from)
			       : vocabulary_skip_bullets(text + line.from, line.to - line.from));
	from = end > line.to ? line.to : end;
	end = unknown_line_end(r, from, unknown_letters_end(r, from, line.to));
	small = r->small && end < line.to && strchr(":=", text[end]);
	if (!unknown_is_label(text, from, end, end < line.to && text[end] == '?', small, &sentence))
		return;
	/* A label that is known, and was judged to be none here. */
	if (vocabulary_find(r->vocabulary, text + from, line.to - from, 0, &m) &&
	    m.kind == VOCABULARY_FIELD &&
	    (from + m.end >= end || unknown_has_name(r, &m, from, line.to)))
		return;
	while (end > from && strchr(" *_", text[end - 1]))
		end--;
	memset(&m, 0, sizeof(m));
	m.end = end - line.from;
	m.words = 2;
	vocabulary_read_after(text + line.from, line.to - line.from, &m);
	/* Below a label that waits for its value, only a line with a value of its own is another.
	 */
	if (f && r->below && !f->prose && line.from + m.value >= line.to && text[end] != '?')
		return;
	value = unknown_value(r, i, line.from + m.value);
	/* With the next question below it this one was left empty. */
	blank = text[end] == '?' && line.from + m.value >= line.to && value.from < value.to &&
		text[value.to - 1] == '?';
	if (blank)
		value.to = value.from;
	/* "Escalation of a concern", and below it "Please complete all sections": a title. */
	else if (value.from == value.to ||
		 (!r->look_count && form_slice_is(r->source, value, FORM_WORDS_PRINTED)))
		return;
	u = unknown_add(r, (struct form_slice){from, end}, value, false);
	if (blank)
		u->field = u->means;
	u->look = look | unknown_look(r, from, end);
	u->shape = unknown_shape(text, end, line.from + m.value, line.to);
	u->into = f && (f->prose || (r->below && f->type != FORM_DATE)) ? f->title : NULL;
	u->is_short = unknown_is_short(r, value);
	u->is_answered = unknown_is_answered(r, u, value);
	u->at = r->look_count;
	u->is_sentence = sentence;
	u->over = u->field >= 0 && unknown_is_over(r, u->label, value);
	u->titled = r->titled;
}

/* "Life story work and Quality of reports": two rows that ran together, of which others tell. */
static bool unknown_is_joined(const struct form_reader *r, struct form_slice label)
{
	const char *text = r->source->text;
	struct vocabulary_match m;
	size_t at;

	for (at = label.from + 1; at < label.to; at++)
		if (text[at - 1] == ' ' &&
		    vocabulary_find(r->vocabulary, text + at, label.to - at, 0, &m) &&
		    m.kind == VOCABULARY_FIELD && m.words > 2)
			return true;
	return false;
}

void form_unknown_note_row(struct form_reader *r, struct form_slice label, struct form_slice value,
			   bool other)
{
	const struct form_field *f = form_reader_field(r);
	struct form_unknown *u;
	size_t skip;

	label = form_slice_trim(r->source, label);
	skip = vocabulary_skip_bullets(r->source->text + label.from, label.to - label.from);
	label.from += skip;
	while (label.to > label.from && strchr(" :?*", r->source->text[label.to - 1]))
		label.to--;
	/* A day leads the line of a chronology. */
	if (label.to - label.from > UNKNOWN_BYTES || label.to == label.from ||
	    (other && unknown_is_joined(r, label)) ||
	    (form_count_words(r, label, UNKNOWN_DAY_WORDS + 1) <= UNKNOWN_DAY_WORDS &&
	     form_is_date(r, label)))
		return;
	u = unknown_add(r, label, form_slice_trim(r->source, value), other);
	if (!u)
		return;
	u->row = true;
	u->other = other;
	u->into = f && f->prose ? f->title : NULL;
}
