/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concerns listed behind their answer: "YES: Quality of reports, Quality of analysis"; and those
 * that were chosen of all, as web forms send them: "What was panel concerned about?", and below it
 * their names.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	LISTED_LINES = 6, /* that a list between commas can go on over */
	LISTED_MAX = 30,  /* concerns in it */
};

struct listed {
	struct form_slice answer, parts[LISTED_MAX];
	size_t fields[LISTED_MAX]; /* SIZE_MAX: a concern that is not known */
	size_t count, known;
};

/* "YES:", "No -" or "Yes to:" at the start of the line; where the list begins behind it, or 0. */
static size_t listed_begin(const struct form_reader *r, struct form_slice line,
			   struct form_slice *answer)
{
	const char *text = r->source->text;
	struct vocabulary_word words[2];
	size_t at, n;

	line.from += vocabulary_skip_bullets(text + line.from, line.to - line.from);
	if (line.from >= line.to)
		return 0;
	n = vocabulary_words(text + line.from, line.to - line.from, words, COUNT_OF(words));
	if (!n || !(vocabulary_word_is(&words[0], "yes") || vocabulary_word_is(&words[0], "no")))
		return 0;
	*answer = (struct form_slice){line.from + words[0].from, line.from + words[0].to};
	at = n > 1 && (vocabulary_word_is(&words[1], "to") || vocabulary_word_is(&words[1], "for"))
		 ? line.from + words[1].to
		 : answer->to;
	at += strspn(text + at, " *_");
	if (at < line.to && (text[at] == ':' || text[at] == '-'))
		at++;
	else if (str_starts(text + at, "\xE2\x80\x93"))
		at += 3;
	else
		return 0;
	at += strspn(text + at, " *_");
	return at < line.to ? at : line.to;
}

/* Is the part, which a line's end can divide, the name of a concern and nothing else? */
static bool listed_is_concern(const struct form_reader *r, struct form_slice part, size_t *field)
{
	const char *text = r->source->text,
		   *end = memchr(text + part.from, '\n', part.to - part.from);
	const size_t first = end ? (size_t)(end - text) : part.to;
	struct vocabulary_match m;

	if (!form_find(r, (struct form_slice){part.from, first}, part.to - first, &m) ||
	    m.kind != VOCABULARY_FIELD || part.from + m.end < part.to ||
	    !form_field_is_concern(&r->form->type->fields[m.index]))
		return false;
	*field = m.index;
	return true;
}

/* Adds a part of the list, without its bullet and the stop behind it. */
static void listed_add(const struct form_reader *r, struct form_slice part, struct listed *l)
{
	const char *text = r->source->text;

	part.from += vocabulary_skip_bullets(text + part.from, part.to - part.from);
	part = form_slice_trim(r->source, part);
	while (part.to > part.from && strchr(".*_ ", text[part.to - 1]))
		part.to--;
	if (part.from >= part.to || l->count == LISTED_MAX)
		return;
	l->parts[l->count] = part;
	l->fields[l->count] = SIZE_MAX;
	l->known += listed_is_concern(r, part, &l->fields[l->count]);
	l->count++;
}

/* Does the list go on in line `i`, which is no blank one, no other list and no other label? */
static bool listed_goes_on(const struct form_reader *r, size_t i)
{
	struct form_slice answer, line;
	struct vocabulary_match m;

	if (!form_line_more(r, i - 1))
		return false;
	line = r->source->lines[i].text;
	return !listed_begin(r, line, &answer) &&
	       !memchr(r->source->text + line.from, ':', line.to - line.from) &&
	       (!form_find(r, line, 0, &m) || m.after == VOCABULARY_AFTER_WORDS ||
		(m.kind == VOCABULARY_FIELD &&
		 form_field_is_concern(&r->form->type->fields[m.index])));
}

/* Behind a comma it goes on, behind half a name and where the next line makes another one of it. */
static bool listed_is_whole(const struct form_reader *r, struct form_slice list, size_t i,
			    const struct listed *l)
{
	const char *text = r->source->text;
	struct form_slice last = form_slice_trim(r->source, list);
	size_t field;

	if (!l->count || strchr(",;", text[last.to - 1]) || l->fields[l->count - 1] == SIZE_MAX)
		return false;
	last.from = l->parts[l->count - 1].from;
	last.to = r->source->lines[i].text.from;
	last.to += strcspn(text + last.to, ",;\n");
	while (strchr(". ", text[last.to - 1]))
		last.to--;
	return !listed_is_concern(r, last, &field);
}

/* A list between commas or semicolons, in this line and those below; returns how many they are. */
static size_t listed_split(const struct form_reader *r, size_t i, struct form_slice list,
			   struct listed *l)
{
	const char *text = r->source->text;
	struct form_slice part;
	size_t n;

	for (n = 1;; n++) {
		list.to = r->source->lines[i + n - 1].text.to;
		l->count = l->known = 0;
		for (part = list; part.from < list.to; part.from = part.to + 1) {
			part.to = part.from;
			while (part.to < list.to && !strchr(",;", text[part.to]))
				part.to++;
			listed_add(r, part, l);
		}
		if (n == LISTED_LINES || !listed_goes_on(r, i + n) ||
		    listed_is_whole(r, list, i + n, l))
			return n;
	}
}

/* A list in the lines below "YES:", one concern each. */
static size_t listed_stack(const struct form_reader *r, size_t i, struct listed *l)
{
	size_t n;

	for (n = 1; n < LISTED_MAX && listed_goes_on(r, i + n); n++)
		listed_add(r, r->source->lines[i + n].text, l);
	return n;
}

/* Does the line ask which of the concerns there are? */
static bool listed_is_asked(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 16 };
	/* "Put YES against any that apply": the names are printed, and what has no mark is not
	 * chosen. */
	static const char *const marks[] = {"yes",   "no",	"put",	  "mark",  "against",
					    "write", "initial", "beside", "circle"};
	struct vocabulary_word words[WORDS];
	const char *text = r->source->text;
	size_t i, n;

	line = form_slice_trim(r->source, line);
	while (line.from < line.to && strchr("*_ ", text[line.to - 1]))
		line.to--;
	if (line.from == line.to || !strchr(":?)", text[line.to - 1]))
		return false;
	n = vocabulary_words(text + line.from, line.to - line.from, words, WORDS);
	for (i = 0; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], marks) ||
		    (vocabulary_word_is(&words[i], "tick") &&
		     !memchr(text + line.from, '?', line.to - line.from)))
			return false;
	for (i = 0; i < n && n < WORDS; i++)
		if (vocabulary_word_among(&words[i], VOCABULARY_WORRIES))
			return true;
	return false;
}

/* Does the part mean a concern, in words of the council's own, and say nothing else of it? */
static bool listed_means(const struct form_reader *r, struct form_slice part, size_t *field)
{
	enum { WORDS = 8 };
	const char *text = r->source->text;
	size_t index, at;

	for (at = part.from; at < part.to; at++)
		if (strchr("?:=.", text[at]))
			return false;
	if (form_ticks_read(r->source, &part, 1, NULL).any ||
	    form_count_words(r, part, WORDS + 1) > WORDS ||
	    !vocabulary_find_meaning(r->form->type, text + part.from, part.to - part.from,
				     1u << FORM_TICK, &index) ||
	    !form_field_is_concern(&r->form->type->fields[index]))
		return false;
	*field = index;
	return true;
}

bool form_listed_is_concern(const struct form_reader *r, struct form_slice part, size_t *field)
{
	if (part.from >= part.to)
		return false;
	/* What a line's end divides can be two names. */
	return listed_is_concern(r, part, field) ||
	       (!memchr(r->source->text + part.from, '\n', part.to - part.from) &&
		listed_means(r, part, field));
}

/* Does anything stand before the name that may be a box, or a mark, or is it struck out? */
static bool listed_is_boxed(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text + line.from;
	size_t skip = vocabulary_skip_bullets(text, line.to - line.from), at;

	for (at = 0; at < skip; at++)
		if (!strchr(" \t-*.\xE2\x80\xA2", text[at]))
			return true;
	for (at = line.from + skip; at < line.to; at++)
		if (r->source->marks[at] & DOCUMENT_STRUCK)
			return true;
	return false;
}

/* The concerns that were chosen, in the lines below the question; returns how many lines were
 * taken.  All of them are what a form has printed that nobody has filled in. */
static size_t listed_read_chosen(struct form_reader *r, size_t i)
{
	const struct form_field *fields = r->form->type->fields;
	struct listed l = {.count = 0};
	size_t k, used, group = 0;

	if (!listed_is_asked(r, r->source->lines[i].text) ||
	    form_left_is_asked(r, r->source->lines[i].text) || !form_line_more(r, i))
		return 0;
	used = listed_stack(r, i, &l);
	if (l.count == 1)
		used = listed_split(r, i + 1, r->source->lines[i + 1].text, &l) + 1;
	for (k = 1; k < used; k++)
		if (listed_is_boxed(r, r->source->lines[i + k].text))
			return 0;
	for (k = 0; l.known && k < l.count; k++)
		if (l.fields[k] == SIZE_MAX)
			l.known += listed_means(r, l.parts[k], &l.fields[k]);
	for (k = 0; k < r->form->type->field_count; k++)
		group += form_field_is_concern(&fields[k]);
	if (!l.count || l.known < l.count || l.count + 1 >= group)
		return 0;
	for (k = 0; k < l.count; k++)
		if (r->labelled[l.fields[k]])
			return 0;
	for (k = 0; k < l.count; k++) {
		form_reader_open(r, l.fields[k], 2, l.parts[k].from);
		form_reader_add(r, l.parts[k]);
		r->chosen = FORM_YES;
		form_reader_close(r);
		r->chosen = FORM_UNSAID;
	}
	r->in_group = false;
	return used;
}

size_t form_listed_read(struct form_reader *r, size_t i)
{
	const struct form_line *lines = r->source->lines;
	struct form_slice list = lines[i].text;
	struct listed l = {.count = 0};
	size_t k, used, lacked = 0;

	if (!(r->titled || r->score) || r->signed_off)
		return 0;
	list.from = listed_begin(r, list, &l.answer);
	if (!list.from)
		return listed_read_chosen(r, i);
	used = list.from < list.to ? listed_split(r, i, list, &l) : listed_stack(r, i, &l);
	for (k = 0; k < l.count; k++)
		lacked += l.fields[k] != SIZE_MAX && !r->labelled[l.fields[k]];
	/* One alone can be a remark, a sentence can begin so, and free text can say it again. */
	if (l.known < 2 || l.known * 2 <= l.count || l.count == LISTED_MAX || !lacked)
		return 0;
	for (k = 0; k < l.count; k++) {
		r->in_group = true;
		if (l.fields[k] == SIZE_MAX) {
			form_row_answer_other(r, l.parts[k], &l.answer, 1);
			continue;
		}
		form_reader_open(r, l.fields[k], 2, l.parts[k].from);
		form_reader_add(r, l.answer);
		form_reader_close(r);
	}
	return used;
}
