/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms in two languages: "Team manager / Rheolwr tîm".  Where several labels have such a name
 * behind theirs, which no table knows, what stands so behind others is of the form, too.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	SECOND_LABELS = 3, /* fields whose labels have another name */
	SECOND_SMALL = 2,  /* of them, which begin small as no chance */
	SECOND_WORDS = 14, /* of such a name */
};

/* Where the stroke stands that parts the two names, between blanks; `s.to`: there is none. */
static size_t second_stroke(const char *text, struct form_slice s)
{
	size_t at;

	for (at = s.from + 1; at + 1 < s.to && text[at] != '\n'; at++)
		if (text[at] == '/' && text[at - 1] == ' ' && text[at + 1] == ' ')
			return at;
	return s.to;
}

/* Where the other name ends that begins at s.from: before an answer, or behind its question mark.
 */
static size_t second_end(const char *text, struct form_slice s)
{
	size_t at;

	for (at = s.from; at < s.to && !strchr(":?=\t\n[", text[at]); at++)
		if ((text[at] == ' ' && at + 1 < s.to && text[at + 1] == ' ') ||
		    (text[at] >= '0' && text[at] <= '9') ||
		    ((unsigned char)text[at] == 0xE2 && (unsigned char)text[at + 1] > 0x80))
			break;
	while (at > s.from && text[at - 1] == ' ')
		at--;
	return at;
}

/* Are the words a name in a language that the form's tables do not know, and nobody's name?  Of a
 * person's each word begins large. */
static bool second_is_name(const struct form_source *source, const struct vocabulary *v,
			   const struct form_type *type, struct form_slice name)
{
	struct vocabulary_word words[SECOND_WORDS + 1];
	const char *text = source->text + name.from;
	const size_t n = name.to - name.from,
		     count = vocabulary_words(text, n, words, COUNT_OF(words));
	struct vocabulary_match m;
	size_t i, index, small = 0;

	for (i = 0; i < count; i++)
		small += text[words[i].from] >= 'a' && text[words[i].from] <= 'z';
	return small && count < COUNT_OF(words) && !form_ticks_read(source, &name, 1, NULL).any &&
	       !vocabulary_find(v, text, n, 0, &m) &&
	       !vocabulary_find_meaning(type, text, n, VOCABULARY_ANY, &index);
}

/* Of what stands behind the stroke. */
static bool second_begins_small(const char *text, size_t stroke)
{
	stroke += 1 + strspn(text + stroke + 1, " ");
	return text[stroke] >= 'a' && text[stroke] <= 'z';
}

/* The field whose label begins the line or the cell, with such a name behind it. */
static bool second_field(const struct form_source *source, const struct vocabulary *v,
			 const struct form_type *type, struct form_slice s, size_t *field)
{
	const char *text = source->text;
	const size_t stroke = second_stroke(text, s);
	struct form_slice name = {stroke + 1, s.to};
	struct vocabulary_match m;

	if (stroke == s.to || stroke - s.from > FORM_SHORT_MAX ||
	    !vocabulary_find(v, text + s.from, stroke - s.from, 0, &m) ||
	    m.kind != VOCABULARY_FIELD || m.after != VOCABULARY_AFTER_END)
		return false;
	name.to = second_end(text, name);
	*field = m.index;
	return second_is_name(source, v, type, name);
}

/* A council's own form that has the names of most of its fields in two languages. */
static bool second_is_titled(const struct form_type *type)
{
	size_t i, count = 0;

	for (i = 0; i < type->field_count; i++)
		count += strstr(type->fields[i].title, " / ") != NULL;
	return count >= SECOND_LABELS && 2 * count > type->field_count;
}

bool form_second_is_there(const struct form_source *source, const struct vocabulary *v,
			  const struct form_type *type, bool *large)
{
	const struct form_line *line;
	size_t i, k, n, field, small = 0, count = 0, found[SECOND_LABELS];
	struct form_slice s;

	*large = false;
	if (!strstr(source->text, " / "))
		return false;
	if (second_is_titled(type))
		return true;
	for (i = 0; i < source->line_count; i++) {
		line = &source->lines[i];
		for (k = 0; k < (line->cells ? line->cell_count : 1); k++) {
			s = line->cells ? line->cells[k] : line->text;
			if (!second_field(source, v, type, s, &field))
				continue;
			for (n = 0; n < count && found[n] != field; n++)
				;
			if (n < count)
				continue;
			found[count++] = field;
			small += second_begins_small(source->text, second_stroke(source->text, s));
			*large = small < SECOND_SMALL;
			if (count == SECOND_LABELS)
				return true;
		}
	}
	return false;
}

/* The end of the name behind the stroke at s.from, also of one that a narrow cell parts. */
static size_t second_whole(const char *text, struct form_slice s)
{
	struct form_slice next;
	size_t end = second_end(text, s), from;

	while (end < s.to && text[end + strspn(text + end, " ")] == '\n') {
		from = end + strspn(text + end, " \n");
		if (from >= s.to || (end > s.from + 1 && !(text[from] >= 'a' && text[from] <= 'z')))
			break;
		next = (struct form_slice){from, s.to};
		end = second_end(text, next);
		s.from = from;
	}
	return end;
}

void form_second_pass(const struct form_reader *r, struct form_slice s, struct vocabulary_match *m)
{
	const char *text = r->source->text;
	struct form_slice name = {s.from + m->value, s.to};
	struct vocabulary_match passed = *m;
	const char *end;

	if (!r->second || m->value >= s.to - s.from || text[name.from] != '/' ||
	    text[name.from - 1] != ' ')
		return;
	name.to = second_whole(text, name);
	name.from++;
	if (form_ticks_read(r->source, &name, 1, NULL).any)
		return;
	/* "Team manager / Ann Lee" may hold the answer. */
	if (m->kind == VOCABULARY_FIELD && name.to == form_slice_trim(r->source, s).to &&
	    form_count_words(r, name, 2) > 1 && form_sentence_is_names(r, name))
		return;
	passed.end = name.to - s.from;
	/* … as may "Team manager / ann lee", if nothing else does. */
	if (m->kind == VOCABULARY_FIELD && name.to == form_slice_trim(r->source, s).to) {
		passed.remark_from = name.from - s.from;
		passed.remark_to = name.to - s.from;
	}
	end = memchr(text + name.to, '\n', s.to - name.to);
	vocabulary_read_after(text + s.from, (end ? (size_t)(end - text) : s.to) - s.from, &passed);
	*m = passed;
}

bool form_second_may_be_answer(const struct form_reader *r, struct form_slice name)
{
	const struct form_cell *cell = form_place_cell(r->source, name.from);
	const size_t *shapes = r->shapes;

	if (!r->second || r->source->text[name.from - 1] != '/')
		return false;
	return (r->second_large && second_begins_small(r->source->text, name.from - 1)) ||
	       (!cell->table && shapes[FORM_SHAPE_BARE] < 2 &&
		shapes[FORM_SHAPE_COLON] + shapes[FORM_SHAPE_SIGN] + shapes[FORM_SHAPE_TAB] > 2);
}

size_t form_second_behind(const struct form_reader *r, struct form_slice s)
{
	const char *text = r->source->text;
	struct form_slice name = s;

	while (name.from < s.to && text[name.from] == ' ')
		name.from++;
	return r->second && name.from > s.from && name.from < s.to && text[name.from] == '/'
		   ? second_whole(text, name)
		   : s.from;
}

struct form_slice form_second_cut(const struct form_reader *r, struct form_slice s)
{
	const char *text = r->source->text;
	struct form_slice first = s, name = s;

	if (!r->second)
		return s;
	first.to = name.from = second_stroke(text, s);
	if (first.to == s.to || second_whole(text, name) < form_slice_trim(r->source, s).to)
		return s;
	name.from++;
	return form_ticks_read(r->source, &name, 1, NULL).any ? s
							      : form_slice_trim(r->source, first);
}

bool form_second_goes_on(const struct form_reader *r, size_t i)
{
	enum { WORDS = 4 };
	const struct form_line *line = &r->source->lines[i];
	const char *text = r->source->text;
	struct form_slice s, name, next;

	if (!r->second || line->cells || i + 1 == r->source->line_count || line[1].cells ||
	    line[1].quoted)
		return false;
	s = form_slice_trim(r->source, line->text);
	next = form_slice_trim(r->source, line[1].text);
	if (s.from >= s.to || next.from >= next.to ||
	    form_count_words(r, next, WORDS + 1) > WORDS || strchr(".:?", text[next.to - 1]))
		return false;
	if (text[s.to - 1] == '/' && text[s.to - 2] == ' ')
		return true;
	name = (struct form_slice){second_stroke(text, s), s.to};
	return name.from < s.to && second_end(text, name) == s.to && text[next.from] >= 'a' &&
	       text[next.from] <= 'z';
}
