/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings of the form in words that are not known: they are nobody's answer, and end what stands
 * above them.  One is told by how it is drawn, as other headings and the labels of this form are
 * and its answers are not, and by the label that it stands above; or, below the label of a name, by
 * being no name.  Headings in words that are known are form_fits.c's matter.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	HEADING_WORDS = 14,
	HEADING_LEAST = 2, /* words; one alone can well be an answer */
	HEADING_SHORT = 2, /* short answers that look unlike their labels, or one of free text */
	HEADING_UPPER = 1u << 8,
	HEADING_SEVERAL = 2,	/* headings of parts whose look is no chance */
	HEADING_PART_WORDS = 8, /* of one that is no label */
	HEADING_COUNTED = 3,	/* a label's number from which on no list begins with the next */
};

/* What a heading does not end with. */
#define HEADING_NO_END ".,;!:"

/* The marks that all letters of the slice have, of those that set headings apart. */
static unsigned heading_look(const struct form_reader *r, struct form_slice s)
{
	unsigned all = DOCUMENT_BOLD | DOCUMENT_UNDERLINE | DOCUMENT_COLOURED | HEADING_UPPER;
	const char *text = r->source->text;

	for (; s.from < s.to && all; s.from++) {
		if (strchr(" \t\n", text[s.from]))
			continue;
		all &= r->source->marks[s.from] |
		       (text[s.from] >= 'a' && text[s.from] <= 'z' ? 0 : HEADING_UPPER);
	}
	return all;
}

/* The line that the open field's label stands in, up to what is behind a colon. */
static struct form_slice heading_label(const struct form_reader *r)
{
	const char *text = r->source->text + r->label_line;

	return form_slice_trim(
	    r->source, (struct form_slice){r->label_line, r->label_line + strcspn(text, ":?\n")});
}

void form_heading_learn(struct form_reader *r)
{
	const unsigned label = heading_look(r, heading_label(r));
	unsigned alike;

	if (!label || !r->word_count || r->words[0].from <= r->label_line)
		return;
	alike = label & heading_look(r, form_slice_trim(r->source, r->words[0]));
	/* In a table "Ann Lee" stands in the label's line. */
	r->headed.alike |= alike;
	if (form_reader_field(r)->prose)
		r->headed.apart |= label & ~alike;
	else if (++r->headed.shorts >= HEADING_SHORT)
		r->headed.apart |= r->headed.once & label & ~alike;
	r->headed.once |= label & ~alike;
}

/* "6." of a line; 0: it has no number. */
static unsigned heading_number(const char *text)
{
	const size_t n = strspn(text, "0123456789");

	if (!n || n > 2 || !strchr(".) \t", text[n]) || !text[n])
		return 0;
	return n == 1 ? (unsigned)(text[0] - '0')
		      : (unsigned)((text[0] - '0') * 10 + text[1] - '0');
}

/* Is a line drawn below this one? */
static bool heading_is_ruled(const struct form_reader *r, struct form_slice line)
{
	return form_line_is_rule(r, form_line_below(r, line));
}

/* "Feedback to panel:" */
static bool heading_is_label(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 5 };

	return r->colons > HEADING_LEAST && r->source->text[line.to - 1] == ':' &&
	       form_count_words(r, line, WORDS + 1) <= WORDS;
}

static bool heading_is_alike(const struct form_reader *r, struct form_slice label,
			     struct form_slice line)
{
	const char *text = r->source->text;
	const unsigned number = heading_number(text + label.from);
	const size_t words = form_count_words(r, line, HEADING_WORDS + 1);

	if (words < HEADING_LEAST || words > HEADING_WORDS || strchr(".!;,", text[line.to - 1]) ||
	    (text[line.from] >= 'a' && text[line.from] <= 'z'))
		return false;
	return (number && heading_number(text + line.from) == number + 1) ||
	       (heading_is_ruled(r, label) && heading_is_ruled(r, line)) ||
	       (heading_look(r, label) & heading_look(r, line) & r->headed.apart &
		~r->headed.alike);
}

bool form_heading_stands_out(const struct form_reader *r, struct form_slice line)
{
	return r->word_count && form_line_stands_out(r, line) &&
	       (heading_look(r, heading_label(r)) & heading_look(r, line));
}

/* "Level of concern", a blank line below the label: of such small words no name is made. */
static bool heading_is_apart(const struct form_reader *r, struct form_slice line)
{
	static const char *const small[] = {"of", "for", "on", "about", "with", "to", "from"};
	struct vocabulary_word words[HEADING_WORDS];
	const char *text = r->source->text;
	size_t i, n, at = line.from, ends = 0;

	while (at > r->label_line && strchr(" \t\n", text[at - 1]))
		ends += text[--at] == '\n';
	if (ends < 2 || text[line.from] < 'A' || text[line.from] > 'Z')
		return false;
	n = vocabulary_words(text + line.from, line.to - line.from, words, HEADING_WORDS);
	for (i = 1; i < n && i < HEADING_WORDS; i++)
		if (VOCABULARY_WORD_IN(&words[i], small))
			return true;
	return false;
}

/* "Handed over on", below the label of a name: the next label, in words that are not known. */
static bool heading_asks_on(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[HEADING_WORDS + 1];
	const char *text = r->source->text + line.from;
	const size_t n = vocabulary_words(text, line.to - line.from, words, HEADING_WORDS + 1);
	size_t index;

	if (!n || n > HEADING_WORDS)
		return false;
	if (strchr(":?", text[line.to - line.from - 1]))
		return !form_sentence_is_names(r, line);
	return !form_sentence_may_be_name(r, line) &&
	       (heading_is_apart(r, line) ||
		vocabulary_word_among(&words[n - 1], VOCABULARY_LEADS) ||
		form_slice_is(r->source, line, FORM_WORDS_CONTACT) ||
		vocabulary_find_meaning(r->form->type, text, line.to - line.from,
					1u << FORM_DATE | 1u << FORM_TICK, &index));
}

void form_heading_tell(struct form_reader *r, struct form_slice line, bool heading)
{
	form_problem(r->form, r->arena, form_about_open(r),
		     "%s looks like a %s of the form, and was not taken as the answer.",
		     form_quote_words(r, line), heading ? "heading" : "label");
}

bool form_heading_is_taken(struct form_reader *r)
{
	const struct form_slice label = heading_label(r);
	const bool prose = form_reader_field(r)->prose;
	struct form_slice line, first = {0, 0};
	size_t i;

	if (!r->spot.below)
		return false;
	for (i = 0; i < r->word_count; i++) {
		line = form_slice_trim(r->source, r->words[i]);
		if (line.from == line.to)
			continue;
		if (prose ? !heading_is_alike(r, label, line) && !heading_is_label(r, line)
			  : first.to || !heading_asks_on(r, line))
			return false;
		first = first.to ? first : line;
	}
	if (!first.to)
		return false;
	form_heading_tell(r, first, prose);
	return true;
}

/* Is the next line with words, below any rule, the label of a field? */
static bool heading_leads_label(const struct form_reader *r, size_t i)
{
	struct vocabulary_match m;
	struct form_slice line;

	while (++i < r->source->line_count && !r->source->lines[i].cells) {
		line = r->source->lines[i].text;
		if (!form_slice_empty(r->source, line) && !form_line_is_rule(r, line))
			return form_find(r, line, 0, &m) && m.kind == VOCABULARY_FIELD &&
			       m.after != VOCABULARY_AFTER_WORDS;
	}
	return false;
}

/* "=== Risk and notification ===", "--- About you ---" */
static bool heading_is_enclosed(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text + line.from;
	const size_t n = line.to - line.from;

	return n >= 9 && strchr("=-*#~_", *text) && text[1] == *text && text[n - 1] == *text &&
	       text[n - 2] == *text;
}

/* How the heading of a part is drawn: with a rule below it, or above it, too, or underlined, or
 * between signs. */
enum { RULED = 1, RULES = 2, UNDERLINED = 4, ENCLOSED = 8 };

/* How the line, with nothing but a rule right above it, is set off as a heading; 0: it is not. */
static unsigned heading_drawn(const struct form_reader *r, size_t i, struct form_slice line)
{
	const struct form_line *lines = r->source->lines;
	const bool above = i > 0 && form_line_is_rule(r, lines[i - 1].text);
	unsigned any;

	if (heading_is_enclosed(r, line))
		return ENCLOSED;
	if (i > 0 && !above && !form_slice_empty(r->source, lines[i - 1].text))
		return 0;
	if (i + 1 < r->source->line_count && form_line_is_rule(r, lines[i + 1].text))
		return above ? RULES : RULED;
	return r->source->marks[line.from] & form_line_marks(r, line, &any) & DOCUMENT_UNDERLINE
		   ? UNDERLINED
		   : 0;
}

/* That, and the sign that it is drawn with. */
static unsigned heading_part_look(const struct form_reader *r, size_t i, struct form_slice line,
				  unsigned drawn)
{
	if (drawn & (RULED | RULES))
		line = form_slice_trim(r->source, r->source->lines[i + 1].text);
	return drawn == UNDERLINED
		   ? drawn
		   : drawn | (unsigned)(unsigned char)r->source->text[line.from] << 8;
}

bool form_heading_is_counted(struct form_reader *r, size_t i)
{
	const struct form_slice line = form_slice_trim(r->source, r->source->lines[i].text);
	const struct form_field *f = form_reader_field(r);
	const char *text = r->source->text;
	unsigned number;
	size_t k, index;

	if (!f || !f->prose || line.from >= line.to || text[line.from] > '9')
		return false;
	number = heading_number(text + heading_label(r).from);
	if (number < HEADING_COUNTED || heading_number(text + line.from) != number + 1 ||
	    form_count_words(r, line, 2) < 2)
		return false;
	/* What somebody counts has other numbers before this one. */
	for (k = 0; k < r->word_count; k++)
		if (heading_number(text + form_slice_trim(r->source, r->words[k]).from))
			return false;
	/* What means a field is known as its label by how it looks, in another reading. */
	if (!r->sure && vocabulary_find_meaning(r->form->type, text + line.from,
						line.to - line.from, VOCABULARY_ANY, &index))
		return false;
	if (!r->word_count && !memchr(text + line.from, '?', line.to - line.from))
		form_heading_tell(r, line, true);
	return true;
}

/* Keeps how the heading of a part looks. */
static void heading_learn_part(struct form_reader *r, unsigned look)
{
	r->headed.part_count = r->headed.part == look ? r->headed.part_count + 1 : 1;
	r->headed.part = look;
}

/* Tells that the line ended what somebody wrote, who may have drawn it, unless several headings of
 * the form look like it.  People underline what they write as forms do. */
static void heading_tell_part(struct form_reader *r, struct form_slice line, unsigned look)
{
	if ((look != UNDERLINED && r->headed.part == look &&
	     r->headed.part_count >= HEADING_SEVERAL) ||
	    form_party_is(r, VOCABULARY_PARTY_PART, line))
		return;
	form_problem(r->form, r->arena, form_about_open(r),
		     "%s was taken as a heading of the form, and not as part of the answer.",
		     form_quote_words(r, line));
}

bool form_heading_is_part(struct form_reader *r, size_t i)
{
	const struct form_slice line = form_slice_trim(r->source, r->source->lines[i].text);
	const struct form_field *f = form_reader_field(r);
	const unsigned drawn = heading_drawn(r, i, line);
	struct vocabulary_match m;
	unsigned look;

	if (!drawn || form_count_words(r, line, HEADING_PART_WORDS + 1) > HEADING_PART_WORDS ||
	    !form_count_words(r, line, 1) || !heading_leads_label(r, i))
		return false;
	if (drawn != ENCLOSED && (strchr(HEADING_NO_END, r->source->text[line.to - 1]) ||
				  (form_find(r, line, 0, &m) && m.after != VOCABULARY_AFTER_WORDS)))
		return false;
	look = heading_part_look(r, i, line, drawn);
	/* Where nothing can be answered, it is a heading, and tells what others look like. */
	if (!f)
		r->headed.parts |= drawn;
	else if (drawn != ENCLOSED && !(r->headed.parts & drawn))
		return false;
	if (f && f->prose && r->word_count)
		heading_tell_part(r, line, look);
	else
		heading_learn_part(r, look);
	return f && (f->prose || drawn != ENCLOSED);
}

/* Does a table begin below the line, or a label in bold, perhaps behind a line in italics that
 * tells the writer about it? */
static bool heading_leads_part(const struct form_reader *r, size_t i)
{
	const bool outside = !form_place_cell(r->source, r->source->lines[i].text.from)->table;
	struct form_slice line;
	struct vocabulary_match m;
	bool told = false;
	unsigned any;

	while (++i < r->source->line_count) {
		line = form_slice_trim(r->source, r->source->lines[i].text);
		if (line.from >= line.to)
			continue;
		if (r->source->lines[i].cells ||
		    (outside && form_place_cell(r->source, line.from)->table))
			return true;
		if (form_line_marks(r, line, &any) & DOCUMENT_BOLD)
			return form_find(r, line, 0, &m) && m.kind == VOCABULARY_FIELD &&
			       m.after != VOCABULARY_AFTER_WORDS;
		if (told || !(form_line_marks(r, line, &any) & DOCUMENT_ITALIC))
			return false;
		told = true;
	}
	return false;
}

bool form_heading_is_bold(const struct form_reader *r, size_t i)
{
	struct form_slice line = form_slice_trim(r->source, r->source->lines[i].text);
	const char *text = r->source->text;
	const size_t open = r->label_line + strspn(text + r->label_line, " \t");
	const struct form_cell *label, *here;
	unsigned any;

	if (!(r->source->marks[line.from] & r->source->marks[open] & DOCUMENT_BOLD) ||
	    strchr(HEADING_NO_END, text[line.to - 1]) ||
	    form_count_words(r, line, HEADING_PART_WORDS + 1) > HEADING_PART_WORDS ||
	    !(form_line_marks(r, line, &any) & DOCUMENT_BOLD))
		return false;
	if (r->word_count)
		return form_reader_field(r)->prose && form_line_stands_out(r, line) &&
		       heading_leads_part(r, i);
	label = form_place_cell(r->source, r->label_line);
	here = form_place_cell(r->source, line.from);
	return r->below && label && here &&
	       ((label->table && !here->table && label[1].table == label->table) ||
		(label < here && label[1].guide_out)) &&
	       heading_leads_part(r, i);
}
