/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_scan.h"

#include <string.h>
#include <strings.h>

#include "core/form_letter.h"

enum { TICK_BOX_MAX = 10 /* bytes */ };

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
	*t = (struct form_token){kind,	    option, marks, s->cell, cross,
				 s->parted, false,  from,  to,	    NULL};
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

/* Do more words follow at once, so that these are the beginning of a remark? */
static bool form_scan_goes_on(const char *text, size_t at, size_t end)
{
	if (at < end && text[at] == ' ')
		at++;
	if (at >= end || !(form_is_letter(text[at]) || (unsigned char)text[at] == 0xC3))
		return false;
	return !(str_istarts(text + at, "yes") || str_istarts(text + at, "no")) ||
	       text[at - 1] != ' ';
}

/* "Not known", "Partly": a third thing to tick, beside Yes and No; returns its end, or 0. */
static size_t form_scan_third(struct form_scan *s, size_t at, size_t end)
{
	static const char *const thirds[] = {"not known",
					     "unknown",
					     "not sure",
					     "unsure",
					     "don't know",
					     "dont know",
					     "don\xE2\x80\x99t know",
					     "n/k",
					     "not seen",
					     "not assessed",
					     "not discussed",
					     "not applicable",
					     "unclear",
					     "undecided",
					     "can't say",
					     "can\xE2\x80\x99t say",
					     "partly",
					     "partially",
					     "in part",
					     "n/a"};
	const char *text = s->source->text;
	size_t i, to;

	if (!strchr("nNuUdDcCpPiI", text[at]))
		return 0;
	for (i = 0; i < COUNT_OF(thirds); i++) {
		if (*thirds[i] != (text[at] | ('a' ^ 'A')))
			continue;
		to = at + strlen(thirds[i]);
		if (to > end || strncasecmp(text + at, thirds[i], to - at) != 0 ||
		    form_scan_goes_on(text, to, end))
			continue;
		s->third_passed |= !s->thirds;
		if (s->thirds)
			form_scan_add(s, TICK_OPTION, FORM_UNSAID, at, to, false);
		return s->thirds ? to : 0;
	}
	return 0;
}

/* "CONCERN", "Not met": an answer in other words, to be marked or left over; returns its end, or 0.
 */
static size_t form_scan_answer(struct form_scan *s, size_t at, size_t end)
{
	enum vocabulary_answer answer;
	size_t n = vocabulary_begins_answer(s->source->text + at, end - at, &answer);

	if (!n || form_scan_goes_on(s->source->text, at + n, end))
		return 0;
	form_scan_add(s, TICK_OPTION, answer == VOCABULARY_ANSWER_YES ? FORM_YES : FORM_NO, at,
		      at + n, false);
	return at + n;
}

/* The same of the council's own answers, up to a sign or another answer: "Met / Not met".  "Met the
 * worker" is a sentence. */
static size_t form_scan_own(struct form_scan *s, size_t at, size_t end)
{
	const struct vocabulary_own *own = s->source->answers;
	const char *text = s->source->text;
	struct vocabulary_own_match m, next;
	size_t to, behind;

	if (!own || !(to = vocabulary_own_find(own, text + at, end - at, &m)))
		return 0;
	to += at;
	behind = to + (to < end && text[to] == ' ');
	if (form_scan_goes_on(text, to, end) &&
	    !(behind > to && vocabulary_own_find(own, text + behind, end - behind, &next)))
		return 0;
	form_scan_add(s, TICK_OPTION, m.set == VOCABULARY_OWN_YES ? FORM_YES : FORM_NO, at, to,
		      false);
	if (s->count) {
		s->tokens[s->count - 1].own = m.phrase;
		s->tokens[s->count - 1].marks |= form_plain_marks(s, at, to, end);
	}
	return to;
}

/* "N/K", "n.s.": a letter that abbreviates a word, and no answer; "Y/N" offers both. */
static bool form_is_abbreviated(const char *text, size_t at, size_t to, size_t end)
{
	return to - at == 1 && to + 1 < end && (text[to] == '/' || text[to] == '.') &&
	       form_is_letter(text[to + 1]) && !strchr("yYnN", text[to + 1]);
}

/* The word at `at`, if it is of a tick; returns its end, or 0. */
static size_t form_scan_word(struct form_scan *s, size_t at, size_t end)
{
	const char *text = s->source->text, *behind;
	size_t i, to = at;
	unsigned c;

	if ((to = form_scan_own(s, at, end)))
		return to;
	if (s->in_words && (to = form_scan_answer(s, at, end)))
		return to;
	to = at;
	while (to < end && to - at < 8 && form_is_letter(text[to]))
		to++;
	if (to + 1 < end && strncasecmp(text + at, "n/a", 3) == 0 &&
	    (at + 3 >= end || !form_is_letter(text[at + 3]))) {
		s->not_applicable = true;
		if (s->count > s->cell_first)
			form_scan_third(s, at, end);
		return at + 3;
	}
	/* "no" of "no'one", or of a word that goes on with an accent, is no answer. */
	behind = text + to;
	c = to < end ? str_next_char(&behind) : 0;
	if (form_is_abbreviated(text, at, to, end) || form_is_letter((char)(c < 0x80 ? c : 0)) ||
	    c == '\'' || c == 0x2019 || (c >= 0xC0 && c < 0x2000))
		return form_scan_third(s, at, end);
	for (i = 0; i < COUNT_OF(form_tick_words); i++) {
		/* Nearly all words begin as none of them. */
		if (*form_tick_words[i].word != (text[at] | ('a' ^ 'A')) ||
		    strlen(form_tick_words[i].word) != to - at ||
		    strncasecmp(text + at, form_tick_words[i].word, to - at) != 0)
			continue;
		form_scan_add(s, form_tick_words[i].kind, form_tick_words[i].option, at, to, false);
		if (s->count)
			s->tokens[s->count - 1].marks |= form_plain_marks(s, at, to, end);
		if (form_tick_words[i].marked)
			form_scan_add(s, TICK_MARK, FORM_UNSAID, at, to, false);
		return to;
	}
	return form_scan_third(s, at, end);
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

/* "YES / NO *", where "* delete as appropriate" is printed: the star only points at that. */
static bool form_is_star_of_form(const struct form_scan *s, size_t first, size_t from)
{
	return s->count > s->cell_first && first > from &&
	       !strchr("[({", s->source->text[first - 1]) && str_ifind(s->source->text, "delete");
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
	if (text[at] == '*' && !form_is_star_of_form(s, first, from))
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

/* Does the text begin with one of the signs? */
static bool form_scan_is(const char *text, const unsigned *signs, size_t count)
{
	const unsigned c = str_next_char(&text);
	size_t i;

	for (i = 0; i < count && c != signs[i];)
		i++;
	return i < count;
}

bool form_scan_is_cross(const char *text)
{
	static const unsigned crosses[] = {0x2612, 0x2717, 0x2718, 0x2715,  0x2716, 0x274C,
					   0xD7,   0x2573, 'x',	   0x1F5F7, 'X'};

	return form_scan_is(text, crosses, COUNT_OF(crosses));
}

bool form_scan_is_bullet(const char *text)
{
	static const unsigned bullets[] = {0x25A0, 0x25CF, 0x25C9, 0x29BF};

	return form_scan_is(text, bullets, COUNT_OF(bullets));
}

size_t form_scan_box_at(const struct form_source *source, struct form_slice at,
			struct form_token *box)
{
	const char *text = source->text, *p = text + at.from;
	struct form_scan s = {.source = source};
	unsigned c = str_next_char(&p);
	size_t end = (size_t)(p - text);

	if (c == '[' || c == '(' || c == '{')
		end = form_scan_box(&s, at.from, at.to);
	else if (c < 0x80 || !form_scan_sign(&s, c, at.from, end))
		return 0;
	if (!end || s.count != 1 || s.tokens[0].kind == TICK_OPTION)
		return 0;
	*box = s.tokens[0];
	return end;
}

void form_scan_option(struct form_scan *s, enum form_tick option, struct form_slice cell)
{
	s->cell_first = s->count;
	form_scan_add(s, TICK_OPTION, option, cell.from, cell.to, false);
}

/* Where one of the words stands with a stroke behind it, "NO / NAC OES", in text[at..end); `end` if
 * nowhere. */
static size_t form_scan_stroked(const char *text, const char *word, size_t at, size_t end)
{
	const size_t n = strlen(word);

	for (; at + n < end; at++)
		if (strchr(" \t\n|])", text[at - 1]) && memcmp(text + at, word, n) == 0 &&
		    text[at + n + strspn(text + at + n, " ")] == '/')
			return at;
	return end;
}

/* "YES / OES     NO / NAC OES": the words at `at`, behind an option and a stroke, are its name in
 * another language if the other option has one too, and is written as this one is, or if they are
 * in another script; returns their end, or 0. */
static size_t form_scan_second(struct form_scan *s, size_t at, size_t end)
{
	enum { AHEAD = 60 /* bytes to the other option */, WORDS = 3 };
	const char *text = s->source->text, *first = text + at;
	const struct form_token *t;
	const size_t from = at;
	size_t words, other = end;

	if (s->count == s->cell_first)
		return 0;
	t = &s->tokens[s->count - 1];
	if (t->kind != TICK_OPTION || t->option == FORM_UNSAID ||
	    text[t->to + strspn(text + t->to, " ")] != '/')
		return 0;
	if (!s->second && form_letter(str_next_char(&first)) != FORM_LETTER_FOREIGN) {
		other =
		    form_scan_stroked(text,
				      text[t->to - 1] >= 'a'  ? t->option == FORM_YES ? "No" : "Yes"
				      : t->option == FORM_YES ? "NO"
							      : "YES",
				      at, end < at + AHEAD ? end : at + AHEAD);
		if (other >= end || other == at + AHEAD)
			return 0;
		s->second = true;
	}
	/* Signs have three bytes and begin with the one, or the other, or have four. */
	for (words = 1; at < other && !strchr("\xE2\xEF\xF0", text[at]); at++) {
		if (strchr("[({|/\t\n", text[at]) || (text[at] == ' ' && text[at + 1] == ' '))
			break;
		words += text[at] == ' ' && at + 1 < other;
	}
	return words <= WORDS + 1 && at > from ? at : 0;
}

/* "v", "NO v", "Nov": all of a cell of a row, with the letter, or the sign, that people type for a
 * tick, and that programs which read scans see in one. */
static bool form_scan_letter(struct form_scan *s, struct form_slice cell)
{
	static const char *const ticks[] = {"v", "V", "\xC2\xA5"};
	const char *text = s->source->text;
	const size_t n = cell.to - cell.from;
	size_t word = 0, i, at;

	if (!s->columns || !n)
		return false;
	if (n > 3 && str_istarts(text + cell.from, "yes"))
		word = 3;
	else if (n > 2 && str_istarts(text + cell.from, "no"))
		word = 2;
	at = cell.from + word + strspn(text + cell.from + word, " \n");
	for (i = 0; i < COUNT_OF(ticks); i++)
		if (cell.to - at == strlen(ticks[i]) && str_starts(text + at, ticks[i]))
			break;
	if (i == COUNT_OF(ticks))
		return false;
	if (word)
		form_scan_add(s, TICK_OPTION, word == 3 ? FORM_YES : FORM_NO, cell.from,
			      cell.from + word, false);
	form_scan_add(s, TICK_MARK, FORM_UNSAID, at, cell.to, false);
	return true;
}

void form_scan_cell(struct form_scan *s, struct form_slice cell)
{
	const char *text = s->source->text, *p;
	size_t at = cell.from, next, n;
	bool apart = false;
	unsigned c;

	s->cell_first = s->count;
	cell = form_slice_trim(s->source, cell);
	/* A stroke alone is a tick that somebody made on the keyboard. */
	if (s->columns && cell.to - cell.from == 1 && strchr("/\\", text[cell.from])) {
		form_scan_add(s, TICK_MARK, FORM_UNSAID, cell.from, cell.to, true);
		return;
	}
	if (form_scan_letter(s, cell))
		return;
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
			if (!next)
				next = form_scan_second(s, at, cell.to);
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
			   (c >= 0x2010 && c <= 0x2015) || c == 0xFE0F || c == 0x2026 ||
			   (c >= 0x2018 && c <= 0x201F) || (c >= 0x2190 && c <= 0x21FF) ||
			   (c >= 0x2794 && c <= 0x27BE)) {
			apart = true;
		} else if (c > 0x36F && (n = form_scan_second(s, at, cell.to))) {
			next = n;
		} else {
			form_scan_stop(s, at, cell.to, apart);
			return;
		}
	}
}
