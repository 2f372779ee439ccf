/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concerns that are graded, and not ticked: the letters and words of a scale ("N = none, L = low, M
 * = medium, H = high"), and heads with one column for the answer and others for remarks.
 */
#include "core/form_parts.h"

#include <string.h>

/* Letters of a code; columns of a scale without words, so that they are not YES and NO. */
enum { CODE_MAX = 2, GRADES_LEAST = 3 };

static bool scale_is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* What the words say of a concern: that there is none, or that there is one of some weight. */
static enum vocabulary_answer scale_answer(const char *text, size_t n)
{
	struct vocabulary_word words[2];
	size_t count = vocabulary_words(text, n, words, COUNT_OF(words));

	if (count == 1 &&
	    (vocabulary_word_is(&words[0], "none") || vocabulary_word_is(&words[0], "no") ||
	     vocabulary_word_is(&words[0], "nil")))
		return VOCABULARY_ANSWER_NO;
	if (count == 1 && vocabulary_word_is(&words[0], "yes"))
		return VOCABULARY_ANSWER_YES;
	return vocabulary_find_answer(text, n);
}

/* "N = none" at text[at]: its letters, what they mean, and where that ends; 0 if it is no such. */
static size_t scale_pair(const char *text, size_t at, size_t to, struct form_code *code)
{
	size_t n = 0, from;
	enum vocabulary_answer answer;

	while (at + n < to && n <= CODE_MAX && scale_is_letter(text[at + n]))
		n++;
	from = at + n;
	from += strspn(text + from, " ");
	if (!n || n > CODE_MAX || from >= to || !strchr("=:-", text[from]))
		return 0;
	memcpy(code->text, text + at, n);
	code->text[n] = '\0';
	from++;
	from += strspn(text + from, " ");
	for (at = from; at < to && !strchr(",;/|()\n.", text[at]); at++) {
		/* "0 = none 1 = some": without a sign between them. */
		if (text[at] == '=' && at > from) {
			for (at--; at > from && text[at] == ' ';)
				at--;
			while (at > from && text[at - 1] != ' ')
				at--;
			break;
		}
	}
	if (at <= from)
		return 0;
	answer = scale_answer(text + from, at - from);
	code->tick = answer == VOCABULARY_ANSWER_YES  ? FORM_YES
		     : answer == VOCABULARY_ANSWER_NO ? FORM_NO
						      : FORM_UNSAID;
	return at;
}

size_t form_scale_read(const struct form_reader *r, struct form_slice words,
		       struct form_code *codes)
{
	const char *text = r->source->text;
	bool yes = false, no = false;
	size_t at, end, count = 0;

	if (!memchr(text + words.from, '=', words.to - words.from))
		return 0;
	for (at = words.from; at < words.to && count < FORM_CODES;) {
		if (!scale_is_letter(text[at])) {
			at++;
			continue;
		}
		end = at == words.from || !scale_is_letter(text[at - 1])
			  ? scale_pair(text, at, words.to, &codes[count])
			  : 0;
		if (!end) {
			at++;
			continue;
		}
		yes |= codes[count].tick == FORM_YES;
		no |= codes[count].tick == FORM_NO;
		count++;
		at = end;
	}
	return yes && no ? count : 0;
}

bool form_scale_keep(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	struct form_code codes[FORM_CODES];
	size_t count = f && f->prose && r->word_count ? 0 : form_scale_read(r, line, codes);
	struct vocabulary_match m;

	if (!count)
		return false;
	memcpy(r->key, codes, sizeof(r->key));
	r->key_count = count;
	if (!r->heads.code_count) {
		memcpy(r->heads.codes, codes, sizeof(r->heads.codes));
		r->heads.code_count = count;
	}
	return !form_find(r, line, 0, &m);
}

/* "Concern? Y/N", "Level of concern", "Severity", "Raised?": does an answer of one's own stand
 * below it? */
static bool scale_is_asked(const struct form_reader *r, struct form_slice cell)
{
	enum { WORDS = 16, BRIEF = 3 };
	static const char *const grades[] = {"level",  "severity",    "rating",	  "rate",   "grade",
					     "degree", "extent",      "score",	  "scale",  "rag",
					     "risk",   "seriousness", "priority", "weight", "yes",
					     "tick",   "y",	      "raised"};
	struct vocabulary_word words[WORDS];
	size_t i, n;

	cell = form_slice_trim(r->source, cell);
	n = vocabulary_words(r->source->text + cell.from, cell.to - cell.from, words, WORDS);
	for (i = 0; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], grades))
			return true;
	return n && n <= BRIEF && r->source->text[cell.to - 1] == '?';
}

/* Is its first cell with words, or the second one, a label that is known?  *concern: of a concern,
 * with a cell for its answer, or the heading of a group. */
static bool scale_knows_row(const struct form_reader *r, const struct form_cell *row, bool *concern)
{
	const struct form_cell *cell;
	struct vocabulary_match m;
	const bool lone = row[1].table != row->table || row[1].row != row->row;
	bool known = false;
	size_t looked = 0;

	*concern = false;
	for (cell = row; cell->table == row->table && cell->row == row->row && looked < 2; cell++) {
		if (form_slice_empty(r->source, (struct form_slice){cell->from, cell[1].from - 1}))
			continue;
		looked++;
		if (!form_find(r, (struct form_slice){cell->from, cell[1].from - 1}, 0, &m))
			continue;
		known = true;
		*concern |= m.kind == VOCABULARY_GROUP ||
			    (m.kind == VOCABULARY_FIELD && !lone &&
			     form_field_is_concern(&r->form->type->fields[m.index]));
	}
	return known;
}

bool form_scale_is_above_group(const struct form_reader *r, size_t at)
{
	enum { ROWS = 6 }; /* the first of which may be the council's own */
	const struct form_cell *row = form_place_next_row(r->source, at);
	bool concern = false;
	size_t i;

	for (i = 0; i < ROWS && row && !scale_knows_row(r, row, &concern); i++)
		row = form_place_next_row(r->source, row->from);
	return concern;
}

/* "Yes" alone, over the one column that there is. */
static bool scale_is_yes(const struct form_reader *r, struct form_slice cell)
{
	struct vocabulary_word words[2];

	return vocabulary_words(r->source->text + cell.from, cell.to - cell.from, words, 2) == 1 &&
	       vocabulary_word_is(&words[0], "yes");
}

bool form_scale_heads(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .count = count};
	size_t i, choices = 0, asides = 0;
	enum vocabulary_answer answer;

	if (count > FORM_COLUMNS || !form_scale_is_above_group(r, cells[0].from))
		return false;
	for (i = 0; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		answer = form_answer_read(r->source, cells[i]);
		if (answer == VOCABULARY_ANSWER_ASIDE) {
			heads.aside[i] = true;
			asides++;
			continue;
		}
		heads.alone = answer == VOCABULARY_ANSWER_YES || scale_is_yes(r, cells[i]);
		if (heads.alone)
			heads.column[i] = FORM_YES;
		else if (!scale_is_asked(r, cells[i]))
			return false;
		heads.code_count = form_scale_read(r, cells[i], heads.codes);
		heads.graded = true;
		choices++;
	}
	if (choices != 1)
		return false;
	heads.table = form_place_cell(r->source, cells[0].from)->table;
	if (!heads.code_count) {
		memcpy(heads.codes, r->key, sizeof(heads.codes));
		heads.code_count = r->key_count;
	}
	r->heads = heads;
	return true;
}

bool form_scale_heads_columns(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	struct form_heads heads = {.printed = true, .count = count};
	size_t i, k, grades = 0;
	struct form_slice cell;

	if (count > FORM_COLUMNS)
		return false;
	for (i = 0; i < count; i++) {
		cell = form_slice_trim(r->source, cells[i]);
		if (cell.from == cell.to)
			continue;
		for (k = cell.from; k < cell.to; k++)
			if (!scale_is_letter(r->source->text[k]))
				return false;
		if (cell.to - cell.from > CODE_MAX)
			return false;
		for (k = 0; k < r->key_count; k++)
			if (strlen(r->key[k].text) == cell.to - cell.from &&
			    str_istarts(r->source->text + cell.from, r->key[k].text))
				heads.column[i] = r->key[k].tick;
		grades++;
	}
	if (grades < GRADES_LEAST || !form_scale_is_above_group(r, cells[0].from))
		return false;
	memcpy(heads.codes, r->key, sizeof(heads.codes));
	heads.code_count = r->key_count;
	heads.table = form_place_cell(r->source, cells[0].from)->table;
	r->heads = heads;
	return true;
}

/* "1 – slight concern": a letter that the form explains, and words that say the same. */
static enum form_tick scale_tick_in_words(const char *text, size_t n, const struct form_code *code)
{
	const size_t letters = strlen(code->text);
	const char *words = text + letters + strspn(text + letters, " ");
	enum vocabulary_answer answer;

	if (!str_istarts(text, code->text) || words == text + letters)
		return FORM_UNSAID;
	if (str_starts(words, "\xE2\x80\x93") || str_starts(words, "\xE2\x80\x94"))
		words += 3;
	else if (*words == '-' || *words == '=')
		words++;
	else
		return FORM_UNSAID;
	words += strspn(words, " ");
	answer = words < text + n ? scale_answer(words, (size_t)(text + n - words))
				  : VOCABULARY_ANSWER_UNKNOWN;
	return (answer == VOCABULARY_ANSWER_YES && code->tick == FORM_YES) ||
		       (answer == VOCABULARY_ANSWER_NO && code->tick == FORM_NO)
		   ? code->tick
		   : FORM_UNSAID;
}

enum form_tick form_scale_tick(const struct form_source *source, const struct form_heads *heads,
			       struct form_slice cell)
{
	enum vocabulary_answer answer;
	enum form_tick tick;
	size_t i;

	cell = form_slice_trim(source, cell);
	if (cell.from == cell.to)
		return FORM_UNSAID;
	for (i = 0; i < heads->code_count; i++)
		if (strlen(heads->codes[i].text) == cell.to - cell.from &&
		    str_istarts(source->text + cell.from, heads->codes[i].text))
			return heads->codes[i].tick;
	for (i = 0; i < heads->code_count; i++) {
		tick = scale_tick_in_words(source->text + cell.from, cell.to - cell.from,
					   &heads->codes[i]);
		if (tick != FORM_UNSAID)
			return tick;
	}
	if (!heads->graded)
		return FORM_UNSAID;
	answer = scale_answer(source->text + cell.from, cell.to - cell.from);
	return answer == VOCABULARY_ANSWER_YES	? FORM_YES
	       : answer == VOCABULARY_ANSWER_NO ? FORM_NO
						: FORM_UNSAID;
}
