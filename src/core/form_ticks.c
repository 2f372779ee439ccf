/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>
#include <strings.h>

enum { TICK_TOKENS = 32, TICK_BOX_MAX = 10 };

enum form_token_kind {
	TICK_OPTION, /* the word yes or no */
	TICK_MARK,   /* a tick, a cross, a ticked box */
	TICK_BOX,    /* an empty box */
};

struct form_token {
	enum form_token_kind kind;
	enum form_tick option;
	unsigned marks;
	size_t cell;
	bool cross;    /* a mark that some use for "no" */
	bool parted;   /* a stroke, a bar or some blanks stand before it */
	bool unfilled; /* an option with an empty box */
	size_t from, to;
};

struct form_scan {
	const struct form_source *source;
	struct form_token tokens[TICK_TOKENS];
	size_t count;
	size_t cell, cell_first; /* the cell being scanned, and the first of its tokens */
	bool parted;		 /* behind "/" or blanks, with no token since */
	bool columns;		 /* there are more cells than one */
	bool not_applicable;
	bool words;	  /* there is a word that is none of these: */
	size_t rest, end; /* the first of them, and the end of its cell */
	bool apart;	  /* … behind punctuation, or in a cell of its own */
	bool in_brackets; /* … in brackets */
};

static void form_scan_add(struct form_scan *s, enum form_token_kind kind, enum form_tick option,
			  size_t from, size_t to, bool cross)
{
	struct form_token *t;
	unsigned marks = 0xFF;
	size_t at;

	if (s->count == TICK_TOKENS)
		return;
	for (at = from; at < to; at++)
		marks &= s->source->marks[at];
	t = &s->tokens[s->count++];
	*t = (struct form_token){kind, option, marks, s->cell, cross, s->parted, false, from, to};
	s->parted = false;
}

static bool form_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static const struct {
	const char *word;
	enum form_token_kind kind;
	enum form_tick option;
	bool marked; /* with a mark grown to it: "YESx" */
} form_tick_words[] = {
    {"yes", TICK_OPTION, FORM_YES, false},     {"y", TICK_OPTION, FORM_YES, false},
    {"yep", TICK_OPTION, FORM_YES, false},     {"yeah", TICK_OPTION, FORM_YES, false},
    {"true", TICK_OPTION, FORM_YES, false},    {"no", TICK_OPTION, FORM_NO, false},
    {"n", TICK_OPTION, FORM_NO, false},	       {"nope", TICK_OPTION, FORM_NO, false},
    {"none", TICK_OPTION, FORM_NO, false},     {"false", TICK_OPTION, FORM_NO, false},
    {"xxx", TICK_MARK, FORM_UNSAID, false},    {"xxxx", TICK_MARK, FORM_UNSAID, false},
    {"x", TICK_MARK, FORM_UNSAID, false},      {"xx", TICK_MARK, FORM_UNSAID, false},
    {"ticked", TICK_MARK, FORM_UNSAID, false}, {"yesx", TICK_OPTION, FORM_YES, true},
    {"nox", TICK_OPTION, FORM_NO, true},       {"xyes", TICK_OPTION, FORM_YES, true},
    {"xno", TICK_OPTION, FORM_NO, true},
};

/* "*Yes*" and "_Yes_" are how plain text shows bold and underlined, "~Yes~" what is struck out. */
static unsigned form_plain_marks(const struct form_scan *s, size_t from, size_t to, size_t end)
{
	const char *text = s->source->text;

	if (from == 0 || to >= end || text[from - 1] != text[to])
		return 0;
	return text[to] == '*'			    ? DOCUMENT_BOLD
	       : text[to] == '_'		    ? DOCUMENT_UNDERLINE
	       : text[to] == '~' || text[to] == '-' ? DOCUMENT_STRUCK
						    : 0;
}

/* The word at `at`, if it is of a tick; returns its end, or 0. */
static size_t form_scan_word(struct form_scan *s, size_t at, size_t end)
{
	const char *text = s->source->text, *behind;
	size_t i, to = at;
	unsigned c;

	while (to < end && to - at < 8 && form_is_letter(text[to]))
		to++;
	if (to + 1 < end && strncasecmp(text + at, "n/a", 3) == 0 &&
	    (at + 3 >= end || !form_is_letter(text[at + 3]))) {
		s->not_applicable = true;
		return at + 3;
	}
	/* "no" of "no'one", or of a word that goes on with an accent, is no answer. */
	behind = text + to;
	c = to < end ? str_next_char(&behind) : 0;
	if (form_is_letter((char)(c < 0x80 ? c : 0)) || c == '\'' || c == 0x2019 ||
	    (c >= 0xC0 && c < 0x2000))
		return 0;
	for (i = 0; i < COUNT_OF(form_tick_words); i++) {
		if (strlen(form_tick_words[i].word) != to - at ||
		    strncasecmp(text + at, form_tick_words[i].word, to - at) != 0)
			continue;
		form_scan_add(s, form_tick_words[i].kind, form_tick_words[i].option, at, to, false);
		if (s->count)
			s->tokens[s->count - 1].marks |= form_plain_marks(s, at, to, end);
		if (form_tick_words[i].marked)
			form_scan_add(s, TICK_MARK, FORM_UNSAID, at, to, false);
		return to;
	}
	return 0;
}

/* The signs that fonts and keyboards have for a ticked and for an empty box. */
static bool form_scan_sign(struct form_scan *s, unsigned c, size_t from, size_t to)
{
	static const unsigned marks[] = {0x2611,  0x2612,  0x2713, 0x2714, 0x221A, 0x2705,
					 0x25A0,  0x25CF,  0x25C9, 0x29BF, 0xFC,   0xFD,
					 0xFE,	  0xF0FC,  0xF0FD, 0xF0FE, 0xF052, 0xF050,
					 0x1F5F9, 0x1F5F8, 0xD7,   0x2573, 0x1F44D};
	static const unsigned crosses[] = {0x2717, 0x2718, 0x2715, 0x2716, 0x274C, 0x1F5F7, 0xF0FB};
	static const unsigned boxes[] = {0x2610, 0x25A1, 0x25A2, 0x25FB, 0x25FD, 0x2B1C, 0x25CB,
					 0x25EF, 0xA8,	 0xF0A8, 0xF06F, 0xF0A3, 0x2751, 0x2752};
	size_t i;

	for (i = 0; i < COUNT_OF(marks); i++)
		if (c == marks[i]) {
			form_scan_add(s, TICK_MARK, FORM_UNSAID, from, to, false);
			return true;
		}
	for (i = 0; i < COUNT_OF(crosses); i++)
		if (c == crosses[i]) {
			form_scan_add(s, TICK_MARK, FORM_UNSAID, from, to, true);
			return true;
		}
	for (i = 0; i < COUNT_OF(boxes); i++)
		if (c == boxes[i]) {
			form_scan_add(s, TICK_BOX, FORM_UNSAID, from, to, false);
			return true;
		}
	return false;
}

/* "[x]", "( )", "[yes]"; returns its end, or 0 if the bracket holds something else. */
static size_t form_scan_box(struct form_scan *s, size_t at, size_t end)
{
	const char *text = s->source->text, *inner;
	char close = text[at] == '[' ? ']' : text[at] == '{' ? '}' : ')';
	size_t to = at + 1, next, before = s->count;
	unsigned c;

	while (to < end && to - at < TICK_BOX_MAX && text[to] != close)
		to++;
	if (to >= end || text[to] != close)
		return 0;
	for (next = at + 1; next < to && strchr(" _.\t", text[next]);)
		next++;
	if (next == to) {
		form_scan_add(s, TICK_BOX, FORM_UNSAID, at, to + 1, false);
		return to + 1;
	}
	inner = text + next;
	if (*inner == '*' || *inner == '/' || *inner == '\\' || *inner == '+' || *inner == 'v' ||
	    *inner == 'V') {
		form_scan_add(s, TICK_MARK, FORM_UNSAID, next, next + 1, false);
		inner++;
	} else if (form_is_letter(*inner)) {
		inner = text + form_scan_word(s, next, to);
		/* "(Yes) / No" is how a word is ringed in plain text. */
		if (s->count > before && s->tokens[before].kind == TICK_OPTION)
			s->tokens[before].marks |= DOCUMENT_BORDER;
	} else {
		c = str_next_char(&inner);
		if (!form_scan_sign(s, c, next, (size_t)(inner - text)))
			return 0;
	}
	for (next = inner > text ? (size_t)(inner - text) : at; next < to && text[next] == ' ';)
		next++;
	if (next == to)
		return to + 1;
	s->count = before;
	return 0;
}

/* "Yes* / No": a star that touches a word with none on its other side, as people mark a word. */
static bool form_is_footnote(const char *text, size_t first, size_t last, size_t from, size_t end)
{
	size_t at = first;

	if (first != last || first == from || !form_is_letter(text[first - 1]) ||
	    (last + 1 < end && form_is_letter(text[last + 1])))
		return false;
	while (at > from && form_is_letter(text[at - 1]))
		at--;
	return at == from || text[at - 1] != '*';
}

/* A star, rule or tilde: a mark if it stands alone, else emphasis of the word that it touches. */
static void form_scan_ornament(struct form_scan *s, size_t at, size_t from, size_t end)
{
	const char *text = s->source->text;

	size_t first = at, last = at;

	while (first > from && text[first - 1] == text[at])
		first--;
	while (last + 1 < end && text[last + 1] == text[at])
		last++;
	/* The word can stand outside of the slice, which need not be all of the line. */
	if ((first > 0 && form_is_letter(text[first - 1])) || form_is_letter(text[last + 1])) {
		if (text[at] != '*' || !form_is_footnote(text, first, last, from, end))
			return;
	}
	if (text[at] == '*')
		form_scan_add(s, TICK_MARK, FORM_UNSAID, at, at + 1, false);
	else if (text[at] == '_' && (at == from || text[at - 1] != '_'))
		form_scan_add(s, TICK_BOX, FORM_UNSAID, at, at + 1, false);
}

/* "YES / NO <--": an arrow that points back at the word before it marks that. */
static bool form_scan_arrow(struct form_scan *s, size_t at)
{
	const char *text = s->source->text;

	if (text[at] != '<' || !text[at + 1] || !strchr("-=<", text[at + 1]) ||
	    s->count == s->cell_first || s->tokens[s->count - 1].kind != TICK_OPTION)
		return false;
	form_scan_add(s, TICK_MARK, FORM_UNSAID, at, at + 1, false);
	return true;
}

static void form_scan_stop(struct form_scan *s, size_t at, size_t end, bool apart)
{
	if (s->words)
		return;
	s->words = true;
	s->rest = at;
	s->end = end;
	s->apart = apart || s->count == s->cell_first;
	s->in_brackets = strchr("([", s->source->text[at]) != NULL;
}

/* "NO /" in a cell of its own: a tick made on the keyboard, by who makes them so in other cells. */
static void form_scan_stroke(struct form_scan *s, struct form_slice *cell)
{
	const char *text = s->source->text;

	if (!s->columns || !s->source->stroked || cell->to - cell->from < 4 ||
	    !strchr("/\\", text[cell->to - 1]) || text[cell->to - 2] != ' ' ||
	    memchr(text + cell->from, '/', cell->to - 1 - cell->from))
		return;
	form_scan_add(s, TICK_MARK, FORM_UNSAID, cell->to - 1, cell->to, false);
	cell->to -= 2;
}

static void form_scan_cell(struct form_scan *s, struct form_slice cell)
{
	const char *text = s->source->text, *p;
	size_t at = cell.from, next;
	bool apart = false;
	unsigned c;

	s->cell_first = s->count;
	cell = form_slice_trim(s->source, cell);
	/* A stroke alone is a tick that somebody made on the keyboard. */
	if (s->columns && cell.to - cell.from == 1 && strchr("/\\", text[cell.from])) {
		form_scan_add(s, TICK_MARK, FORM_UNSAID, cell.from, cell.to, true);
		return;
	}
	form_scan_stroke(s, &cell);
	for (at = cell.from; at < cell.to && s->count < TICK_TOKENS; at = next) {
		p = text + at;
		c = str_next_char(&p);
		next = (size_t)(p - text);
		if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0) {
			s->parted |= c == '\n' || c == '\t' || (c == ' ' && text[at + 1] == ' ');
			continue;
		}
		s->parted |= c == '/' || c == '|';
		if (c == '*' || c == '_' || c == '~') {
			form_scan_ornament(s, at, cell.from, cell.to);
		} else if ((c == '[' || c == '(' || c == '{') && form_scan_box(s, at, cell.to)) {
			next = at + strcspn(text + at, c == '[' ? "]" : c == '{' ? "}" : ")") + 1;
			apart = false;
		} else if (c < 0x80 && form_is_letter((char)c)) {
			next = form_scan_word(s, at, cell.to);
			if (!next) {
				form_scan_stop(s, at, cell.to, apart);
				return;
			}
			apart = false;
		} else if (form_scan_sign(s, c, at, next)) {
			apart = false;
		} else if (form_scan_arrow(s, at)) {
			next = at + strspn(text + at, "<-=");
		} else if ((c < 0x80 && strchr(",.;:/|-=!<>\"", (int)c)) ||
			   (c >= 0x2010 && c <= 0x2015) || c == 0xFE0F ||
			   (c >= 0x2018 && c <= 0x201F) || (c >= 0x2190 && c <= 0x21FF) ||
			   (c >= 0x2794 && c <= 0x27BE)) {
			apart = true;
		} else {
			form_scan_stop(s, at, cell.to, apart);
			return;
		}
	}
}

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
	if (heads->count > count)
		i += heads->count - count;
	return i < FORM_COLUMNS ? heads->column[i] : FORM_UNSAID;
}

/* The option of a column for a mark that stands in it without a word. */
static enum form_tick form_head(const struct form_heads *heads, size_t cell, size_t cells)
{
	if (heads && heads->printed)
		return form_heads_column(heads, cell, cells);
	return cell == 0 ? FORM_YES : cell == 1 ? FORM_NO : FORM_UNSAID;
}

struct form_count {
	size_t yes, no;
};

static void form_count_add(struct form_count *n, enum form_tick option)
{
	n->yes += option == FORM_YES;
	n->no += option == FORM_NO;
}

static struct form_ticks form_count_result(struct form_count n)
{
	struct form_ticks r = {.reading = FORM_TICK_CLEAR};

	if (n.yes && n.no)
		r.reading = FORM_TICK_BOTH;
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
	unsigned yes = 0, no = 0, standing_out = 0;
	struct form_count votes = {0};
	struct form_ticks r;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind != TICK_OPTION || (s->tokens[i].marks & DOCUMENT_STRUCK))
			continue;
		*(s->tokens[i].option == FORM_YES ? &yes : &no) |= s->tokens[i].marks;
	}
	for (i = 0; i < COUNT_OF(kinds); i++)
		if ((yes & kinds[i]) != (no & kinds[i])) {
			form_count_add(&votes, yes & kinds[i] ? FORM_YES : FORM_NO);
			standing_out |= kinds[i];
		}
	r = form_count_result(votes);
	r.standing_out = r.reading == FORM_TICK_NOTHING ? yes & no : standing_out;
	if (r.reading == FORM_TICK_BOTH)
		r.reading = FORM_TICK_DOUBTFUL;
	return r;
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

/* No mark at all: the words themselves, by what was deleted, struck out or written again. */
static struct form_ticks form_read_options(const struct form_scan *s, bool boxes)
{
	struct form_count n = {0};
	bool written = boxes && form_is_written(s);
	size_t i;

	for (i = 0; i < s->count; i++)
		if (s->tokens[i].kind == TICK_OPTION && (written || !s->tokens[i].unfilled) &&
		    !(s->tokens[i].marks & DOCUMENT_STRUCK))
			form_count_add(&n, s->tokens[i].option);
	if (boxes && !written) {
		/* The printed words have boxes, so that one of them says nothing. */
		for (i = 0; i < s->count; i++)
			if (s->tokens[i].unfilled)
				form_count_add(&n, s->tokens[i].option);
		if (n.yes + n.no < 2 || n.yes == n.no)
			n = (struct form_count){0};
	}
	if (n.yes && n.no && n.yes == n.no)
		return form_read_emphasis(s);
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

static struct form_ticks form_read_tokens(struct form_scan *s, size_t cells,
					  const struct form_heads *heads)
{
	struct form_count n = {0};
	struct form_token *option;
	struct form_ticks r;
	bool boxes = false, marked = false, lost = false, cross = false, lone = false;
	const int pairs = form_pairs(s, cells);
	enum form_tick tick;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->tokens[i].kind == TICK_OPTION)
			continue;
		option = pairs ? form_pair(s, i, pairs) : form_bind(s, i);
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
		cross |= s->tokens[i].cross && !option && cells < 2;
		lone |= !s->tokens[i].cross && !option && cells < 2;
		form_count_add(&n, tick);
	}
	if (lost || cross)
		return (struct form_ticks){.reading = FORM_TICK_DOUBTFUL,
					   .cross = cross && !lost && !lone && s->count == 1 &&
						    !s->words};
	r = marked ? form_count_result(n) : form_read_options(s, boxes);
	r.lone = lone && s->count == 1;
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
		if ((tone != VOCABULARY_NEGATES || r.tick == FORM_NO) &&
		    tone != VOCABULARY_DOUBTS && (s->apart || s->in_brackets || r.tick == FORM_YES))
			return r;
		if (vocabulary_word_among(&word, VOCABULARY_REMARKS))
			return r;
	}
	r.reading = FORM_TICK_DOUBTFUL;
	return r;
}

struct form_ticks form_ticks_read(const struct form_source *source, const struct form_slice *cells,
				  size_t count, const struct form_heads *heads)
{
	struct form_scan s = {.source = source, .columns = count > 1};
	struct form_ticks r;

	for (s.cell = 0; s.cell < count; s.cell++)
		form_scan_cell(&s, cells[s.cell]);
	r = form_read_tokens(&s, count, heads);
	if (s.words)
		r = form_read_remark(&s, r);
	r.any = s.count > 0 || s.not_applicable;
	r.clean = r.any && !s.words;
	r.apart = s.words && (s.apart || s.in_brackets);
	r.rest = s.rest;
	return r;
}
