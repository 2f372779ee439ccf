/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told of a line of text by its look alone: bullets, rules, bold, an answer in front.
 */
#include "core/form_parts.h"

#include <string.h>

struct form_slice form_line_skip_bullet(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice s = form_slice_trim(r->source, line);
	size_t skip = vocabulary_skip_bullets(text + line.from, line.to - line.from);

	if (s.from + 1 < s.to && text[s.from] >= 'A' && text[s.from] <= 'Z' &&
	    text[s.from + 1] == '.')
		return line;
	if (line.from + skip < line.to)
		line.from += skip;
	return line;
}

bool form_line_ends_bold(const struct form_reader *r, size_t end, struct form_slice value)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT | DOCUMENT_UNDERLINE;
	unsigned all = 0xFF;
	size_t at;

	value = form_slice_trim(r->source, value);
	for (at = value.from; at < value.to; at++)
		all &= r->source->marks[at];
	if (value.from < value.to && (all & kinds & ~(unsigned)r->source->marks[end - 1]))
		return true;
	return value.from < value.to && (r->source->marks[end - 1] & DOCUMENT_BOLD) &&
	       !(r->source->marks[value.from] & DOCUMENT_BOLD);
}

/* "[x] Yes [ ] No  Quality of reports": both words, each with its box, stand before the label. */
static bool form_line_read_boxes(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_ticks t = form_ticks_read(r->source, &line, 1, NULL);
	struct form_slice front = {line.from, t.rest};
	struct vocabulary_word words[4];
	struct vocabulary_match m;
	size_t i, n;
	bool yes = false, no = false;

	if (!t.any || t.clean || t.rest <= line.from ||
	    !vocabulary_find(r->vocabulary, text + t.rest, line.to - t.rest, 0, &m) ||
	    m.kind != VOCABULARY_FIELD || m.after != VOCABULARY_AFTER_END ||
	    r->form->type->fields[m.index].type != FORM_TICK || r->labelled[m.index])
		return false;
	n = vocabulary_words(text + front.from, front.to - front.from, words, COUNT_OF(words));
	for (i = 0; i < n; i++) {
		yes |= vocabulary_word_is(&words[i], "yes");
		no |= vocabulary_word_is(&words[i], "no");
	}
	if (!yes || !no)
		return false;
	form_reader_open(r, m.index, m.words, front.from);
	form_reader_add(r, front);
	form_reader_close(r);
	return true;
}

bool form_line_read_front(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice word = form_slice_trim(r->source, line);
	struct vocabulary_match m;
	struct form_ticks t;
	size_t end = word.to;

	for (word.to = word.from; word.to < end && !strchr(" \t", text[word.to]);)
		word.to++;
	if (word.from < end && strchr("([", text[word.from]) &&
	    form_line_read_boxes(r, (struct form_slice){word.from, end}))
		return true;
	t = form_ticks_read(r->source, &word, 1, NULL);
	if (text[word.from] == '*' || !t.clean || t.reading != FORM_TICK_CLEAR ||
	    strchr("([", text[word.from]) ||
	    !vocabulary_find(r->vocabulary, text + word.to, end - word.to, 0, &m) ||
	    m.kind != VOCABULARY_FIELD || m.after != VOCABULARY_AFTER_END ||
	    r->form->type->fields[m.index].type != FORM_TICK || r->labelled[m.index] ||
	    !r->in_group)
		return false;
	form_reader_open(r, m.index, m.words, word.from);
	form_reader_add(r, word);
	form_reader_close(r);
	return true;
}

bool form_line_is_rule(const struct form_reader *r, struct form_slice line)
{
	enum { RULE_MIN = 5 };
	const char *text = r->source->text;
	size_t i;

	line = form_slice_trim(r->source, line);
	if (line.to - line.from < RULE_MIN || !strchr("-=_*~", text[line.from]))
		return false;
	for (i = line.from; i < line.to && text[i] == text[line.from];)
		i++;
	return i == line.to;
}

size_t form_line_skip_number(const char *text, size_t n)
{
	size_t at = vocabulary_skip_bullets(text, n), digits = at;

	while (digits < n && digits < at + 2 && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	n = digits < n ? n : digits;
	if (digits > at && digits < n && (text[digits] == ' ' || text[digits] == '\t'))
		for (at = digits; at < n && (text[at] == ' ' || text[at] == '\t');)
			at++;
	return at;
}

/* "A3.", "A3:", "A3)" of an answer to "Q3."; its length. */
static size_t line_answer_number(const char *text, size_t n)
{
	size_t at = 1;

	if (n < 4 || (text[0] != 'A' && text[0] != 'a'))
		return 0;
	while (at < n && at < 4 && text[at] >= '0' && text[at] <= '9')
		at++;
	return at > 1 && at + 1 < n && strchr(".:)", text[at]) && text[at + 1] == ' ' ? at + 2 : 0;
}

/* "->", "=>", ">>" before an answer; its length. */
static size_t line_arrow(const char *text, size_t n)
{
	static const char *const arrows[] = {"->",	     "=>",	     "-->",
					     "**",	     ">>",	     "\xE2\x86\x92",
					     "\xE2\x87\x92", "\xE2\x9E\xA1", "\xE2\x9E\x94"};
	size_t i, k;

	for (i = 0; i < COUNT_OF(arrows); i++) {
		k = strlen(arrows[i]);
		if (n > k + 1 && memcmp(text, arrows[i], k) == 0 && text[k] == ' ')
			return k + 1;
	}
	return 0;
}

/* "A. will be left behind" in a form whose answers have no letter; and where they have one, below
 * the label of a name "A. Gallacher" and "A. van Dijk", where "A. Ann Lee" is an answer. */
static bool line_is_initial(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[2];
	const struct form_field *f = form_reader_field(r);
	const char *text = r->source->text + line.from;

	if (!r->source->lettered && (str_istarts(text, "A. ") || str_istarts(text, "A: ")))
		return true;
	if (!f || f->type != FORM_TEXT || f->prose || !str_starts(text, "A. "))
		return false;
	text += 3;
	return vocabulary_words(text, line.to - line.from - 3, words, COUNT_OF(words)) < 2 ||
	       words[0].length < 2 || (text[words[0].from] >= 'a' && text[words[0].from] <= 'z');
}

struct form_slice form_line_skip_lead(struct form_reader *r, struct form_slice line)
{
	static const char *const leads[] = {"A:", "A.", "Ans:", "Answer:", "ANS -", "Answer -"};
	static const char *const bullets[] = {"o\t", "-\t", "*\t", "\xE2\x80\xA2\t", "\xC2\xB7\t"};
	struct form_slice s = form_slice_trim(r->source, line);
	const char *text = r->source->text + s.from;
	size_t i, k;

	for (i = 0; i < COUNT_OF(bullets); i++)
		if (s.to - s.from > strlen(bullets[i]) && str_starts(text, bullets[i]))
			return (struct form_slice){s.from + strlen(bullets[i]), s.to};
	if (r->below && (i = line_answer_number(text, s.to - s.from)) > 0)
		return (struct form_slice){s.from + i, s.to};
	/* Who puts an arrow before the first line of an answer does so before the next ones. */
	i = r->lead.to - r->lead.from;
	if (!r->below && i && s.to - s.from > i &&
	    memcmp(text, r->source->text + r->lead.from, i) == 0)
		return (struct form_slice){s.from + i, s.to};
	if (line_is_initial(r, s))
		return line;
	i = r->below ? line_arrow(text, s.to - s.from) : 0;
	for (k = 0; r->below && !i && k < COUNT_OF(leads); k++)
		if (s.to - s.from > strlen(leads[k]) + 1 && str_istarts(text, leads[k]) &&
		    text[strlen(leads[k])] == ' ')
			i = strlen(leads[k]) + 1;
	if (i) {
		r->lead = (struct form_slice){s.from, s.from + i};
		return (struct form_slice){s.from + i, s.to};
	}
	return line;
}

bool form_line_is_words(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 16 };
	struct vocabulary_word words[WORDS];
	size_t i, n;
	bool yes = false, no = false;

	n = vocabulary_words(r->source->text + line.from, line.to - line.from, words, WORDS);
	for (i = 0; i < n; i++) {
		yes |= vocabulary_word_is(&words[i], "yes");
		no |= vocabulary_word_is(&words[i], "no");
	}
	return n && !(yes && no);
}

struct form_slice form_line_below(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	const size_t end = r->source->lines[r->source->line_count - 1].text.to;
	struct form_slice below = line;

	do {
		if (below.to >= end)
			return (struct form_slice){end, end};
		below.from = below.to + 1;
		below.to = below.from + strcspn(text + below.from, "\n");
	} while (form_slice_empty(r->source, below));
	return below;
}

/* "Ann Lee" / "Bob Ray", and the next label below that: the second of two people. */
static bool line_is_second(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct vocabulary_match m;
	size_t at;

	/* "Venue: Teams" is no name. */
	for (at = line.from; at < line.to; at++)
		if (strchr(":=?\t", text[at]) || (text[at] >= '0' && text[at] <= '9'))
			return false;
	return r->word_count == 1 && form_sentence_is_names(r, r->words[0]) &&
	       form_sentence_is_names(r, line) && form_count_words(r, line, 2) == 2 &&
	       form_find(r, form_line_below(r, line), 0, &m) && m.kind != VOCABULARY_COLUMN &&
	       m.after != VOCABULARY_AFTER_WORDS;
}

bool form_line_goes_on(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice last;

	enum { DEEPER = 3, WORDS = 4 };
	struct vocabulary_word words[WORDS + 1];

	if (r->gap || !r->word_count)
		return false;
	/* Moved in below its label's line, and too short to be anything of its own. */
	if (strspn(text + line.from, " ") >= r->indent + DEEPER &&
	    vocabulary_words(text + line.from, line.to - line.from, words, WORDS + 1) <= WORDS)
		return true;
	last = form_slice_trim(r->source, r->words[r->word_count - 1]);
	line = form_slice_trim(r->source, line);
	if (last.from == last.to)
		return false;
	return strchr(",&/", text[last.to - 1]) ||
	       (last.to - last.from > 4 && str_istarts(text + last.to - 4, " and")) ||
	       str_istarts(text + line.from, "and ") || str_starts(text + line.from, "& ") ||
	       line_is_second(r, line);
}

size_t form_line_more(const struct form_reader *r, size_t i)
{
	const struct form_line *next = &r->source->lines[i + 1];

	if (i + 1 >= r->source->line_count || next->cells || next->quoted ||
	    next->text.from != next[-1].text.to + 1 || form_slice_empty(r->source, next->text))
		return 0;
	return next->text.to - next[-1].text.to;
}

bool form_line_is_citation(const struct form_reader *r, size_t i)
{
	const struct form_line *line = &r->source->lines[i];
	const char *text = r->source->text + line->text.from;
	size_t n = line->text.to - line->text.from;

	if (n >= 20 && (strspn(text, "_") == n || str_istarts(text, "-----Original Message")))
		return true;
	if (str_istarts(text, "On ") && n < FORM_SHORT_MAX && n > 10 &&
	    memcmp(text + n - 6, "wrote:", 6) == 0)
		return true;
	if (!str_istarts(text, "From:") || !form_line_more(r, i))
		return false;
	text += n + 1;
	return str_istarts(text, "Sent:") || str_istarts(text, "Date:") || str_istarts(text, "To:");
}

unsigned form_line_marks(const struct form_reader *r, struct form_slice s, unsigned *any)
{
	unsigned all = 0xFF;
	size_t at;

	for (*any = 0, at = s.from; at < s.to; at++) {
		if (strchr(" \t\n", r->source->text[at]))
			continue;
		all &= r->source->marks[at];
		*any |= r->source->marks[at];
	}
	return all;
}

bool form_line_says_twice(const struct form_reader *r, const struct vocabulary_match *m,
			  struct form_slice line)
{
	const struct form_slice rest =
	    form_slice_trim(r->source, (struct form_slice){line.from + m->value, line.to});
	struct vocabulary_match again;

	return rest.from < rest.to && form_cell_names_field(r, rest, &again) &&
	       again.index == m->index;
}

/* "Please tell us more: what are the concerns, and what do you ask for?": is the rest of the line a
 * question that asks in other words for what the label does? */
static bool form_line_asks_on(const struct form_reader *r, const struct vocabulary_match *m,
			      struct form_slice rest)
{
	const char *text = r->source->text + rest.from;
	const size_t n = rest.to - rest.from;
	size_t index;

	return m->after != VOCABULARY_AFTER_WORDS && n > 1 && n < FORM_SHORT_MAX && *text >= 'a' &&
	       *text <= 'z' && text[n - 1] == '?' && strcspn(text, ".?!;") == n - 1 &&
	       form_words_are(FORM_WORDS_QUESTION, text, n) &&
	       vocabulary_find_meaning(r->form->type, text, n, VOCABULARY_ANY, &index) &&
	       index == m->index;
}

bool form_line_is_all_label(const struct form_reader *r, const struct vocabulary_match *m,
			    struct form_slice line, struct form_slice below)
{
	enum { WORDS = 9, BOLD_WORDS = 18 };
	const char *text = r->source->text;
	struct form_slice rest =
	    form_slice_trim(r->source, (struct form_slice){line.from + m->value, line.to});
	const struct form_cell *here = form_place_cell(r->source, line.from), *there;
	struct vocabulary_word words[BOLD_WORDS];
	unsigned any, answer;
	size_t count;

	if (rest.from == rest.to || memchr(text + line.from, '\n', rest.to - line.from))
		return false;
	if (here && here->table &&
	    memchr(text + line.from + m->end, '|', rest.from - line.from - m->end))
		return true;
	/* "Social worker: the duty worker | Click or tap here to enter text." */
	if (m->after == VOCABULARY_AFTER_COLON)
		vocabulary_cut_prompts(text, &below.from, &below.to);
	below = form_slice_trim(r->source, below);
	if (below.from < below.to && form_line_asks_on(r, m, rest))
		return true;
	count = vocabulary_words(text + rest.from, rest.to - rest.from, words, BOLD_WORDS);
	if (below.from == below.to || count == BOLD_WORDS)
		return false;
	answer = form_line_marks(r, below, &any) & (DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT);
	(void)form_line_marks(r, line, &any);
	if (count < WORDS && answer & ~any)
		return true;
	if (r->source->marks[line.from + m->end - 1] & form_line_marks(r, rest, &any) &
		DOCUMENT_BOLD &&
	    !(r->source->marks[below.from] & DOCUMENT_BOLD))
		return true;
	there = form_place_cell(r->source, below.from);
	return here && here->table && there && there != here && there->table == here->table &&
	       text[rest.from] >= 'a' && text[rest.from] <= 'z' && text[rest.to - 1] != '.' &&
	       (count < WORDS ||
		form_words_are(FORM_WORDS_QUESTION, text + rest.from, rest.to - rest.from));
}

bool form_line_has_answer(const struct form_reader *r, struct form_slice line)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	unsigned first, last;

	line = form_slice_trim(r->source, line);
	if (line.from == line.to || line.to - line.from > FORM_SHORT_MAX)
		return false;
	first = r->source->marks[line.from];
	last = r->source->marks[line.to - 1];
	return (last & kinds & ~first) || (first & ~last & DOCUMENT_BOLD);
}

bool form_line_stands_out(const struct form_reader *r, struct form_slice line)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	unsigned marked, any, all;

	struct form_slice above = form_slice_trim(r->source, r->words[r->word_count - 1]);
	struct vocabulary_word words[15]; /* more are a sentence */

	line = form_slice_trim(r->source, line);
	if (above.from == above.to || line.from == line.to ||
	    vocabulary_words(r->source->text + line.from, line.to - line.from, words,
			     COUNT_OF(words)) == COUNT_OF(words))
		return false;
	/* Who answers in a colour leaves labels as they were. */
	marked = form_line_marks(r, above, &any) & kinds;
	all = form_line_marks(r, line, &any);
	if (marked & ~any)
		return true;
	if (r->source->marks[above.to - 1] & DOCUMENT_BOLD)
		return false;
	return all & DOCUMENT_BOLD;
}

/* Is it the name of one of the form's people, whatever stands behind it there? */
static bool line_is_person(const struct form_reader *r, struct form_slice line)
{
	const char *name = form_slice_text(r->arena, r->source, line, FORM_SHORT_MAX), *value;
	const struct form_type *type = r->form->type;
	size_t i, n = strlen(name);

	for (i = 0; i < type->field_count; i++) {
		value = r->form->values[i].text;
		if (type->fields[i].type == FORM_TEXT && !type->fields[i].prose && value &&
		    str_istarts(value, name) && (!value[n] || strchr(" ,(-", value[n])))
			return true;
	}
	return false;
}

/* Behind a list whose actions have names beside them: one alone is no action. */
static bool line_is_below_list(const struct form_reader *r, struct form_slice line)
{
	const size_t n = r->form->action_count;
	struct vocabulary_match m;

	return r->in_actions && !r->actions_spelt && !r->columns_stacked && n > 0 &&
	       r->form->actions[n - 1].by_whom && r->form->actions[n - 1].by_when &&
	       vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from) == 0 &&
	       !memchr(r->source->text + line.from, ':', line.to - line.from) &&
	       !form_find(r, line, 0, &m) && form_action_cell_head(r, line) < 0 &&
	       (r->gap || r->list_table || form_count_words(r, line, 2) > 1);
}

bool form_line_is_signature(const struct form_reader *r, size_t i)
{
	enum { BELOW = 3, WORDS = 8 }; /* who and where they are */
	const struct form_line *lines = r->source->lines;
	struct form_slice line = form_slice_trim(r->source, lines[i].text), below;
	const char *text = r->source->text;
	struct vocabulary_match m;
	size_t count = 0, above = line.from;

	if (line.to - line.from > FORM_QUOTE_MAX || !form_sentence_is_names(r, line) ||
	    form_place_cell(r->source, line.from)->table ||
	    ((form_count_words(r, line, 2) < 2 || !line_is_person(r, line)) &&
	     !line_is_below_list(r, line)))
		return false;
	while (above > 0 && strchr(" \n\t", text[above - 1]))
		above--;
	if (!above || strchr(":,-", text[above - 1]))
		return false;
	while (++i < r->source->line_count) {
		below = form_slice_trim(r->source, lines[i].text);
		if (below.from == below.to)
			continue;
		if (form_is_date(r, below))
			return false;
		if (vocabulary_is_farewell(text + below.from, below.to - below.from) ||
		    form_line_is_citation(r, i))
			return true;
		if (lines[i].cells || ++count > BELOW ||
		    form_count_words(r, below, WORDS + 1) > WORDS ||
		    (form_find(r, below, 0, &m) && m.after != VOCABULARY_AFTER_WORDS &&
		     /* "Independent Chair" says who they are. */
		     !(m.after == VOCABULARY_AFTER_END && m.kind == VOCABULARY_FIELD &&
		       r->said[m.index])))
			return false;
	}
	return true;
}
