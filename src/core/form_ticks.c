/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tokens of a tick's cells say together: which mark belongs to which word.  So are a
 * panel's concerns told, YES or NO each (S1), and whether they are resolved (S7). */
#include "core/form_scan.h"

#include <stdint.h>
#include <string.h>

/* The option in its own cell that the mark or box at `i` belongs to, or NULL. */
static struct form_token *form_bind(struct form_scan *s, size_t i)
{
	struct form_token *before = NULL, *behind = NULL;
	size_t first = i, k;

	while (first > 0 && s->tokens[first - 1].cell == s->tokens[i].cell)
		first--;
	for (k = first; k < s->count && s->tokens[k].cell == s->tokens[i].cell; k++) {
		if (s->tokens[k].kind != TICK_OPTION)
			continue;
		if (k < i)
			before = &s->tokens[k];
		else if (!behind)
			behind = &s->tokens[k];
	}
	/* "Yes xNo" with a tick for the x: it touches one of them. */
	if (before && behind &&
	    (s->tokens[i].to == behind->from) != (before->to == s->tokens[i].from))
		return s->tokens[i].to == behind->from ? behind : before;
	/* "Yes / x No": what stands between parts the mark from one of them. */
	if (before && behind && s->tokens[i].parted != behind->parted)
		return s->tokens[i].parted ? behind : before;
	/* "[x] Yes [ ] No" has its boxes before the words, "Yes [x] No [ ]" behind them. */
	if (s->tokens[first].kind != TICK_OPTION)
		return behind ? behind : before;
	return before ? before : behind;
}

enum form_tick form_heads_column(const struct form_heads *heads, size_t i, size_t count)
{
	const size_t shift = heads->count > count ? heads->count - count : 0;
	unsigned before = 0, here = 0;
	size_t k;

	/* A cell over the columns of Yes and of No, or one that is missing, is of neither. */
	for (k = 0; shift && k < shift + count && k < FORM_COLUMNS; k++)
		*(k < shift ? &before : &here) |= 1u << heads->column[k];
	if (before & ~here & (1u << FORM_YES | 1u << FORM_NO))
		return FORM_UNSAID;
	return i + shift < FORM_COLUMNS ? heads->column[i + shift] : FORM_UNSAID;
}

/* YES, NO and remarks. */
enum { ORDERED_MAX = 3 };

/* The option of a column for a mark that stands in it without a word. */
static enum form_tick form_head(const struct form_heads *heads, size_t cell, size_t cells)
{
	if (heads && heads->printed)
		return form_heads_column(heads, cell, cells);
	/* Of so many columns nobody knows the order, unless their heads are known. */
	if (cells > ORDERED_MAX)
		return FORM_UNSAID;
	return cell == 0 ? FORM_YES : cell == 1 ? FORM_NO : FORM_UNSAID;
}

struct form_count {
	size_t yes, no, other; /* `other`: a third word, as "Not known" */
};

static void form_count_add(struct form_count *n, enum form_tick option)
{
	n->yes += option == FORM_YES;
	n->no += option == FORM_NO;
	n->other += option == FORM_UNSAID;
}

static struct form_ticks form_count_result(struct form_count n)
{
	struct form_ticks r = {.reading = FORM_TICK_CLEAR};

	if (n.yes && n.no)
		r.reading = FORM_TICK_BOTH;
	else if (n.other && (n.yes || n.no))
		r.reading = FORM_TICK_DOUBTFUL;
	else if (n.yes || n.no)
		r.tick = n.yes ? FORM_YES : FORM_NO;
	else
		r.reading = FORM_TICK_NOTHING;
	return r;
}

/* Both words stand there unmarked: the one that stands out is chosen. */
static struct form_ticks form_read_emphasis(const struct form_scan *s)
{
	static const unsigned kinds[] = {DOCUMENT_HIGHLIGHT, DOCUMENT_BORDER,	DOCUMENT_UNDERLINE,
					 DOCUMENT_BOLD,	     DOCUMENT_COLOURED, DOCUMENT_ITALIC};
	unsigned yes = 0, no = 0, other = 0, standing_out = 0;
	struct form_count votes = {0};
	struct form_ticks r;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind != TICK_OPTION || (s->tokens[i].marks & DOCUMENT_STRUCK))
			continue;
		*(s->tokens[i].option == FORM_YES  ? &yes
		  : s->tokens[i].option == FORM_NO ? &no
						   : &other) |= s->tokens[i].marks;
	}
	for (i = 0; i < COUNT_OF(kinds); i++)
		if ((yes & kinds[i]) != (no & kinds[i])) {
			form_count_add(&votes, yes & kinds[i] ? FORM_YES : FORM_NO);
			votes.other += (other & kinds[i]) != 0;
			standing_out |= kinds[i];
		}
	r = form_count_result(votes);
	r.standing_out = r.reading == FORM_TICK_NOTHING ? yes & no : standing_out;
	if (r.reading == FORM_TICK_BOTH || votes.other)
		r.reading = FORM_TICK_DOUBTFUL;
	return r;
}

/* Which word it is: the council's own, or by what it says. */
static size_t form_own_word(const struct form_token *t)
{
	return t->own ? (size_t)(uintptr_t)t->own : (size_t)t->option;
}

/* "Red / Amber / Green" without a mark: the one that the others were deleted around, or struck
 * out, or that alone stands out. */
static struct form_ticks form_read_own(const struct form_scan *s, bool boxes)
{
	static const unsigned kinds[] = {0, DOCUMENT_HIGHLIGHT, DOCUMENT_BORDER, DOCUMENT_UNDERLINE,
					 DOCUMENT_BOLD};
	const struct form_token *t, *one, *chosen = NULL;
	bool several;
	size_t i, k;

	for (k = boxes; k < COUNT_OF(kinds); k++) {
		for (i = 0, one = NULL, several = false; i < s->count; i++) {
			t = &s->tokens[i];
			if (t->kind != TICK_OPTION || (t->marks & DOCUMENT_STRUCK) ||
			    (kinds[k] && !(t->marks & kinds[k])))
				continue;
			several |= one && form_own_word(one) != form_own_word(t);
			one = t;
		}
		if (!one || several)
			continue;
		if (chosen && form_own_word(chosen) != form_own_word(one))
			return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL};
		chosen = one;
		if (!k)
			break;
	}
	if (!chosen)
		return (struct form_ticks){.reading = FORM_TICK_NOTHING};
	if (chosen->option == FORM_UNSAID)
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL};
	return (struct form_ticks){.reading = FORM_TICK_CLEAR, .tick = chosen->option};
}

static bool form_has_own(const struct form_scan *s)
{
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].own)
			return true;
	return false;
}

enum vocabulary_answer form_answer_read(const struct form_source *source, struct form_slice slice)
{
	struct vocabulary_own_match m;
	size_t to;

	slice = form_slice_trim(source, slice);
	to = source->answers ? vocabulary_own_find(source->answers, source->text + slice.from,
						   slice.to - slice.from, &m)
			     : 0;
	if (to && slice.from + to == slice.to)
		return m.set == VOCABULARY_OWN_YES ? VOCABULARY_ANSWER_YES : VOCABULARY_ANSWER_NO;
	return vocabulary_find_answer(source->text + slice.from, slice.to - slice.from);
}

/* "____ No": one word alone, written on the line that was printed for it. */
static bool form_is_written(const struct form_scan *s)
{
	size_t i, options = 0;

	for (i = 0; i < s->count; i++) {
		options += s->tokens[i].kind == TICK_OPTION;
		if (s->tokens[i].kind == TICK_BOX && s->source->text[s->tokens[i].from] != '_')
			return false;
	}
	return options == 1;
}

/* May a word in the cell be the answer: in a column for one, or behind the row's name, whose cell
 * comes last?  Another column's is a remark. */
static bool form_cell_answers(const struct form_heads *heads, size_t cell, size_t cells)
{
	if (!heads || !heads->printed)
		return cell < 2;
	return cell >= heads->count || form_heads_column(heads, cell, cells) != FORM_UNSAID;
}

/* "Yes | [ ]", "[ ] | [ ] no", "Quality of reports: NO | [ ] | [ ]": one word alone, written where
 * boxes were printed without any. */
static bool form_is_beside_boxes(const struct form_scan *s, size_t cells,
				 const struct form_heads *heads)
{
	const struct form_token *word = NULL;
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_OPTION) {
			if (word)
				return false;
			word = &s->tokens[i];
		}
	if (!word || !form_cell_answers(heads, word->cell, cells))
		return false;
	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_BOX && s->tokens[i].cell != word->cell)
			return true;
	return false;
}

/* "[ ] Yes [ ] No" with a highlight on one of them, and not in the box; bold letters alone can be
 * printed. */
static bool form_is_marked_out(const struct form_scan *s)
{
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_OPTION &&
		    s->tokens[i].marks & (DOCUMENT_HIGHLIGHT | DOCUMENT_BORDER))
			return true;
	return false;
}

/* "In part | [ ] Yes | [ ] No": a third word that was written, with boxes for the others alone. */
static bool form_is_third_written(const struct form_scan *s)
{
	const struct form_token *t;
	unsigned boxed = 0;
	bool third = false;
	size_t i;

	for (i = 0; i < s->count; i++) {
		t = &s->tokens[i];
		if (t->kind != TICK_OPTION)
			continue;
		if (t->option != FORM_UNSAID)
			boxed |= t->unfilled ? 1u << t->option : 0;
		else if (!t->unfilled && !(t->marks & DOCUMENT_STRUCK) &&
			 !str_istarts(s->source->text + t->from, "n/a") &&
			 !str_istarts(s->source->text + t->from, "not app"))
			third = true;
	}
	return third && boxed == (1u << FORM_YES | 1u << FORM_NO);
}

/* No mark at all: the words themselves, by what was deleted, struck out or written again. */
static struct form_ticks form_read_options(const struct form_scan *s, bool boxes, size_t cells,
					   const struct form_heads *heads)
{
	struct form_count n = {0};
	bool written = boxes && (form_is_written(s) || form_is_beside_boxes(s, cells, heads));
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_OPTION && (written || !s->tokens[i].unfilled) &&
		    !(s->tokens[i].marks & DOCUMENT_STRUCK))
			form_count_add(&n, s->tokens[i].option);
	if (boxes && form_is_third_written(s))
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL};
	if (boxes && !written) {
		/* The printed words have boxes, so that one of them says nothing. */
		for (i = 0; i < s->count; i++)
			if (s->tokens[i].unfilled)
				form_count_add(&n, s->tokens[i].option);
		if (n.yes == n.no && n.yes && n.other <= n.yes && form_is_marked_out(s))
			return form_read_emphasis(s);
		if (n.yes + n.no < 2 || n.yes == n.no)
			n = (struct form_count){0};
	}
	if (n.yes == n.no && n.yes && n.other <= n.yes)
		return form_read_emphasis(s);
	if (n.other > n.yes && n.other > n.no)
		return (struct form_ticks){.reading = FORM_TICK_NOTHING};
	if (n.other && n.other >= (n.yes > n.no ? n.yes : n.no))
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL};
	n.other = 0;
	if (n.yes && n.no)
		*(n.yes > n.no ? &n.no : &n.yes) = 0;
	return form_count_result(n);
}

/* "Yes | x | No | ": each of the words has a cell of its own, and a cell for its mark: behind it
 * (1) or before it (-1); 0: it is not so. */
static int form_pairs(const struct form_scan *s, size_t cells)
{
	enum form_tick of_cell[4] = {FORM_UNSAID, FORM_UNSAID, FORM_UNSAID, FORM_UNSAID};
	size_t i, options = 0, first;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind != TICK_OPTION || s->tokens[i].cell >= COUNT_OF(of_cell))
			continue;
		of_cell[s->tokens[i].cell] = s->tokens[i].option;
		options++;
	}
	first = of_cell[0] ? 0 : 1;
	if (cells != COUNT_OF(of_cell) || options != 2 || !of_cell[first] || !of_cell[first + 2] ||
	    of_cell[first] == of_cell[first + 2])
		return 0;
	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind != TICK_OPTION && s->tokens[i].cell % 2 == first)
			return 0;
	return first ? -1 : 1;
}

/* "YES ☐ | NO | ☒", "YES | ☐ NO | ☒": both words with a box or a mark each, all behind their words
 * (1) or before them (-1), however they are parted into cells; 0: it is not so. */
static int form_sequence(const struct form_scan *s)
{
	enum { PARTS = 4 };
	const size_t first = s->count && s->tokens[0].kind != TICK_OPTION;
	size_t i;

	if (s->count != PARTS || s->tokens[first].option == s->tokens[first + 2].option)
		return 0;
	for (i = 0; i < PARTS; i++)
		if ((s->tokens[i].kind == TICK_OPTION) != (i % 2 == first) ||
		    (i % 2 == first && s->tokens[i].option == FORM_UNSAID))
			return 0;
	return first ? -1 : 1;
}

/* The option that such a mark or box belongs to. */
static struct form_token *form_pair(struct form_scan *s, size_t i, int behind)
{
	size_t k;

	for (k = 0; k < s->count; k++)
		if (s->tokens[k].kind == TICK_OPTION &&
		    s->tokens[k].cell + (behind > 0) == s->tokens[i].cell + (behind < 0))
			return &s->tokens[k];
	return NULL;
}

bool form_ticks_are_paired(const struct form_source *source, const struct form_slice *cells,
			   size_t count)
{
	struct form_scan s = {.source = source, .columns = true};

	for (s.cell = 0; s.cell < count; s.cell++)
		form_scan_cell(&s, cells[s.cell]);
	return !s.words && form_pairs(&s, count) != 0;
}

/* "Y" below NO, or any answer below "Satisfactory": a word that says the one and stands in the
 * column of the other can be a mark in that. */
static bool form_is_crossed(const struct form_scan *s, size_t cells, const struct form_heads *heads)
{
	const struct form_token *word = NULL;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind == TICK_OPTION && word && s->tokens[i].option != word->option)
			return false;
		if (s->tokens[i].kind == TICK_OPTION)
			word = &s->tokens[i];
	}
	return word && !word->own && heads && heads->printed && cells > 1 &&
	       form_heads_column(heads, word->cell, cells) == FORM_NO &&
	       (word->option == FORM_YES || heads->worded);
}

/* "x", "X", or the sign for "times" */
static bool form_is_letter_x(const struct form_scan *s)
{
	const char *mark = s->source->text + s->tokens[0].from;

	return *mark == 'x' || *mark == 'X' || str_starts(mark, "\xC3\x97");
}

static struct form_ticks form_read_tokens(struct form_scan *s, size_t cells,
					  const struct form_heads *heads)
{
	struct form_count n = {0};
	struct form_token *option;
	struct form_ticks r;
	bool boxes = false, marked = false, lost = false, cross = false, lone = false;
	const bool alone = heads && heads->alone;
	const int pairs = form_pairs(s, cells), sequence = cells > 1 ? form_sequence(s) : 0;
	enum form_tick tick;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind == TICK_OPTION)
			continue;
		option = pairs	    ? form_pair(s, i, pairs)
			 : sequence ? &s->tokens[i - (size_t)sequence]
				    : form_bind(s, i);
		if (s->tokens[i].kind == TICK_BOX) {
			boxes = true;
			if (option)
				option->unfilled = true;
			continue;
		}
		if (s->tokens[i].marks & DOCUMENT_STRUCK)
			continue;
		marked = true;
		tick = option ? option->option : form_head(heads, s->tokens[i].cell, cells);
		/* A cross alone, with no column to stand in, can mean either. */
		lost |= tick == FORM_UNSAID;
		cross |= s->tokens[i].cross && !option &&
			 (alone || (cells < 2 && !(heads && heads->printed && tick == FORM_YES)));
		lone |= !s->tokens[i].cross && !option && (alone || cells < 2);
		form_count_add(&n, tick);
	}
	if (lost || cross)
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL,
					   .cross = cross && !lost && !lone && s->count == 1 &&
						    !s->words,
					   .cross_ticks = alone};
	r = marked	      ? form_count_result(n)
	    : form_has_own(s) ? form_read_own(s, boxes)
			      : form_read_options(s, boxes, cells, heads);
	if (!marked && r.reading == FORM_TICK_CLEAR && form_is_crossed(s, cells, heads))
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL};
	r.lone = lone && s->count == 1;
	r.letter = r.lone && form_is_letter_x(s);
	if (cells > 1 && s->count == 1 && marked && !s->words && !(heads && heads->printed)) {
		r.first_tick = s->tokens[0].cell == 0 && !s->tokens[0].cross;
		r.first_cross = s->tokens[0].cell == 0 && s->tokens[0].cross;
		r.second = s->tokens[0].cell > 0;
	}
	return r;
}

/* Is the first word of the rest one that joins the other answer to this one? */
static bool form_rest_denies(const struct form_scan *s, const struct vocabulary_word *word,
			     enum form_tick tick)
{
	struct vocabulary_word words[2];
	size_t n = vocabulary_words(s->source->text + s->rest, s->end - s->rest, words, 2);

	return n == 2 && (vocabulary_word_is(word, "and") || vocabulary_word_is(word, "or")) &&
	       vocabulary_word_is(&words[1], tick == FORM_YES ? "no" : "yes");
}

static bool form_is_number(const struct vocabulary_word *word)
{
	return word->text[0] >= '0' && word->text[0] <= '9';
}

/* "Yes 0 No 1", "Yes: 0": numbers for marks; which of them is one, nobody says. */
static bool form_rest_counts(const struct form_scan *s, enum form_tick tick)
{
	enum { WORDS = 6 };
	struct vocabulary_word words[WORDS];
	const size_t n =
	    vocabulary_words(s->source->text + s->rest, s->end - s->rest, words, WORDS);
	size_t i;

	if (!n || !form_is_number(&words[0]))
		return false;
	for (i = 1; i + 1 < n; i++)
		if (vocabulary_word_is(&words[i], tick == FORM_YES ? "no" : "yes") &&
		    form_is_number(&words[i + 1]))
			return true;
	return n == 1 && vocabulary_word_is(&words[0], "0");
}

/* "Yes | Nov": in another cell than the answer, what a program that read a scan may have made of
 * the other one and its tick. */
static bool form_rest_blurs(const struct form_scan *s, enum form_tick tick)
{
	const char *other = tick == FORM_YES ? "no" : "yes", *text = s->source->text;
	const size_t n = strlen(other), last = s->tokens[s->count - 1].to;
	struct vocabulary_word words[2];

	return s->columns && s->rest > last && memchr(text + last, '\n', s->rest - last) &&
	       vocabulary_words(text + s->rest, s->end - s->rest, words, 2) == 1 &&
	       words[0].length == n + 1 && memcmp(words[0].text, other, n) == 0;
}

/* Words behind an answer: a remark ("Yes, see below"), or what makes it doubtful ("Yes but"). */
static struct form_ticks form_read_remark(const struct form_scan *s, struct form_ticks r)
{
	struct vocabulary_word word;
	enum vocabulary_tone tone;

	if (r.reading == FORM_TICK_BOTH ||
	    (r.reading == FORM_TICK_NOTHING && s->in_brackets && s->count))
		return r;
	if (r.reading == FORM_TICK_CLEAR &&
	    vocabulary_words(s->source->text + s->rest, s->end - s->rest, &word, 1)) {
		tone = vocabulary_tone(&word);
		/* "yes and no" */
		if (form_rest_denies(s, &word, r.tick)) {
			r.reading = FORM_TICK_BOTH;
			return r;
		}
		if (form_rest_blurs(s, r.tick) || form_rest_counts(s, r.tick)) {
			r.reading = FORM_TICK_DOUBTFUL;
			r.tick = FORM_UNSAID;
			return r;
		}
		if ((tone != VOCABULARY_NEGATES || r.tick == FORM_NO) &&
		    tone != VOCABULARY_DOUBTS && (s->apart || s->in_brackets || r.tick == FORM_YES))
			return r;
		if (vocabulary_word_among(&word, VOCABULARY_REMARKS))
			return r;
	}
	r.reading = FORM_TICK_DOUBTFUL;
	return r;
}

/* Are there a Yes and a No, so that a third word beside them is an option too? */
static bool form_offers_both(const struct form_scan *s)
{
	unsigned offered = 0;
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_OPTION && s->tokens[i].option != FORM_UNSAID)
			offered |= 1u << s->tokens[i].option;
	return offered == (1u << FORM_YES | 1u << FORM_NO);
}

/* All cells but those for remarks; *remark is where the first of these stands, 0: there is none. */
/* "Red | no evidence of this in papers": behind words that are no answer, a sentence that begins
 * with one is a remark. */
static void form_scan_behind(struct form_scan *s, struct form_slice cell)
{
	enum { WORDS = 3 };
	struct vocabulary_word words[WORDS];
	const bool worded = s->words && !s->count;

	form_scan_cell(s, cell);
	if (worded && s->count &&
	    vocabulary_words(s->source->text + cell.from, cell.to - cell.from, words, WORDS) ==
		WORDS)
		s->count = 0;
}

static void form_scan_all(struct form_scan *s, const struct form_slice *cells, size_t count,
			  const struct form_heads *heads, size_t *remark)
{
	const size_t shift =
	    heads && heads->printed && heads->count > count ? heads->count - count : 0;
	enum form_tick tick;

	for (s->cell = 0; s->cell < count; s->cell++) {
		if (heads && heads->printed && s->cell + shift < FORM_COLUMNS &&
		    heads->aside[s->cell + shift] && count > 1) {
			if (!*remark && !form_slice_empty(s->source, cells[s->cell]))
				*remark = form_slice_trim(s->source, cells[s->cell]).from;
			continue;
		}
		tick = heads && (heads->code_count || heads->graded) && !s->source->answers
			   ? form_scale_tick(s->source, heads, cells[s->cell])
			   : FORM_UNSAID;
		if (tick == FORM_UNSAID)
			form_scan_behind(s, cells[s->cell]);
		else
			form_scan_option(s, tick, form_slice_trim(s->source, cells[s->cell]));
	}
}

static struct form_ticks ticks_read(const struct form_source *source,
				    const struct form_slice *cells, size_t count,
				    const struct form_heads *heads, bool in_words)
{
	struct form_scan s = {.source = source, .columns = count > 1, .in_words = in_words}, again;
	size_t remark = 0;
	struct form_ticks r;

	form_scan_all(&s, cells, count, heads, &remark);
	if (s.third_passed && s.count) {
		again = (struct form_scan){
		    .source = source, .columns = count > 1, .in_words = in_words, .thirds = true};
		form_scan_all(&again, cells, count, heads, &remark);
		if (form_offers_both(&again))
			s = again;
	}
	r = form_read_tokens(&s, count, heads);
	if (s.words)
		r = form_read_remark(&s, r);
	r.any = s.count > 0 || s.not_applicable;
	r.clean = r.any && !s.words;
	r.apart = s.words && (s.apart || s.in_brackets);
	r.aside = remark > 0;
	r.rest = r.aside ? remark : s.rest;
	return r;
}

struct form_ticks form_ticks_read(const struct form_source *source, const struct form_slice *cells,
				  size_t count, const struct form_heads *heads)
{
	return ticks_read(source, cells, count, heads, false);
}

struct form_ticks form_ticks_read_words(const struct form_source *source,
					const struct form_slice *cells, size_t count)
{
	return ticks_read(source, cells, count, NULL, true);
}
