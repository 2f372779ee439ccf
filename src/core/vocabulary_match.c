/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum {
	LABEL_WORDS = 14, /* the longest label, with some numbering before it */
	LABEL_NAMES = 4,  /* of one field, with strokes between them */
	REMARK_MAX = 80,  /* "(5 working days)" */
};

struct vocabulary_label {
	struct vocabulary_word *words;
	size_t word_count;
	enum vocabulary_kind kind;
	size_t index;
	bool title;
	struct vocabulary_label *next; /* with the same first letter */
};

struct vocabulary {
	const struct form_type *type;
	struct vocabulary_label *labels[256]; /* by first letter */
	size_t longest[256];		      /* words of the longest of them */
	bool has_group, has_answer;
};

/* What a character is to the comparing of words. */
enum vocabulary_class { LETTER, APOSTROPHE, BREAK };

static inline enum vocabulary_class vocabulary_classify(unsigned c)
{
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return LETTER;
	if (c == '\'' || c == '`' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019)
		return APOSTROPHE;
	/* Latin-1 signs, general punctuation, arrows to dingbats, and fonts of symbols are no
	 * letters. */
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || c == 0x3000 ||
	    (c >= 0xE000 && c <= 0xF8FF) || c == 0xFEFF || c == 0xFFFD || c >= 0x1F000)
		return BREAK;
	return LETTER;
}

/* The code point at text[at], which is before `n`; *to is set behind it.  Valid UTF-8. */
static inline unsigned vocabulary_char(const char *text, size_t n, size_t at, size_t *to)
{
	const char *p = text + at;
	unsigned c;

	if ((unsigned char)*p < 0x80) {
		*to = at + 1;
		return (unsigned char)*p;
	}
	c = str_next_char(&p);
	*to = (size_t)(p - text);
	if (*to <= at || *to > n)
		*to = n;
	return c;
}

/* Behind the word "carer" of "carer(s)" or "child/ren": the bytes of that ending, its letters in
 * *from to *to; 0 if there is none. */
static size_t vocabulary_ending(const char *text, size_t n, size_t *from, size_t *to)
{
	static const char *const endings[] = {"s", "es", "ren"};
	size_t i, k;
	bool bracket;

	if (n < 2 || (text[0] != '(' && text[0] != '/'))
		return 0;
	bracket = text[0] == '(';
	for (i = 0; i < COUNT_OF(endings); i++) {
		k = strlen(endings[i]);
		if (n < 1 + k || !str_istarts(text + 1, endings[i]))
			continue;
		if (bracket
			? n <= 1 + k || text[1 + k] != ')'
			: n > 1 + k && vocabulary_classify((unsigned char)text[1 + k]) == LETTER)
			continue;
		*from = 1;
		*to = 1 + k;
		return 1 + k + bracket;
	}
	return 0;
}

static void vocabulary_word_add(struct vocabulary_word *word, char c)
{
	if (word->length < sizeof(word->text))
		word->text[word->length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool vocabulary_word_is(const struct vocabulary_word *word, const char *text)
{
	return word->length == strlen(text) && memcmp(word->text, text, word->length) == 0;
}

bool vocabulary_word_is_any(const struct vocabulary_word *word, const char *const *texts,
			    size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (vocabulary_word_is(word, texts[i]))
			return true;
	return false;
}

/* Fold the spelling of a whole word; false if it counts for nothing. */
static bool vocabulary_word_finish(struct vocabulary_word *word)
{
	size_t i;

	if (vocabulary_word_is(word, "the") || vocabulary_word_is(word, "a") ||
	    vocabulary_word_is(word, "an"))
		return false;
	if (word->length >= 7 && memcmp(word->text, "advisor", 7) == 0)
		word->text[5] = 'e';
	if (word->length >= 5 && word->text[word->length - 1] == 's' &&
	    word->text[word->length - 2] != 's')
		word->length--;
	word->letters = 0;
	for (i = 0; i < word->length; i++)
		word->letters |= 1u << (word->text[i] & 31);
	return word->length > 0;
}

/* A letter with a full stop behind it. */
static bool vocabulary_is_initial(const char *text, size_t n, size_t at)
{
	return at + 1 < n && text[at + 1] == '.' &&
	       ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z'));
}

/* The word that starts at `at`; returns where it ends. */
static size_t vocabulary_read_word(const char *text, size_t n, size_t at,
				   struct vocabulary_word *word)
{
	size_t next, from = 0, to = 0, ending;
	enum vocabulary_class class;

	word->length = 0;
	word->from = at;
	for (; at < n && word->length < sizeof(word->text); at = next) {
		/* Nearly all letters are these. */
		if (text[at] >= 'a' && text[at] <= 'z') {
			word->text[word->length++] = text[at];
			next = at + 1;
			continue;
		}
		class = vocabulary_classify(vocabulary_char(text, n, at, &next));
		/* "A.D.M." is one word. */
		if (class == BREAK && text[at] == '.' && word->length &&
		    at - word->from == 2 * word->length - 1 && vocabulary_is_initial(text, n, next))
			continue;
		if (class == BREAK)
			break;
		for (; class == LETTER && at < next; at++)
			vocabulary_word_add(word, text[at]);
	}
	if (word->length > 1 && at - word->from == 2 * word->length - 1 && at < n &&
	    text[at] == '.')
		at++;
	ending = vocabulary_ending(text + at, n - at, &from, &to);
	for (; from < to; from++)
		vocabulary_word_add(word, text[at + from]);
	word->to = at + ending;
	return word->to;
}

size_t vocabulary_words(const char *text, size_t n, struct vocabulary_word *words, size_t max)
{
	size_t count = 0, at = 0, next;

	while (at < n && count < max) {
		if (text[at] == '&') {
			words[count] = (struct vocabulary_word){"and", 3, at, at + 1, 0};
			count += vocabulary_word_finish(&words[count]);
			at++;
			continue;
		}
		if (vocabulary_classify(vocabulary_char(text, n, at, &next)) != LETTER) {
			at = next;
			continue;
		}
		at = vocabulary_read_word(text, n, at, &words[count]);
		count += vocabulary_word_finish(&words[count]);
	}
	return count;
}

/* How many of the words behind the first two count: none is of a label that has fewer. */
static size_t vocabulary_reach(const struct vocabulary *v, const struct vocabulary_word *words,
			       size_t count)
{
	size_t i, n, reach = 0;

	for (i = 0; i < count; i++) {
		n = v->longest[(unsigned char)words[i].text[0]];
		reach = n && i + n > reach ? i + n : reach;
	}
	return reach;
}

/* The words that labels of the form can reach from the start of the text; `max` at most, and 2 or
 * more. */
static size_t vocabulary_label_words(const struct vocabulary *v, const char *text, size_t n,
				     struct vocabulary_word *words, size_t max)
{
	size_t count = vocabulary_words(text, n, words, 2), reach, i, at;

	reach = count == 2 ? vocabulary_reach(v, words, count) : 0;
	if (reach <= 2)
		return count;
	at = words[1].to;
	i = count;
	count +=
	    vocabulary_words(text + at, n - at, words + count, (reach < max ? reach : max) - 2);
	for (; i < count; i++) {
		words[i].from += at;
		words[i].to += at;
	}
	return count;
}

static void vocabulary_add(struct vocabulary *v, struct arena *a, const char *text,
			   enum vocabulary_kind kind, size_t index, bool title)
{
	struct vocabulary_word words[LABEL_WORDS];
	struct vocabulary_label *label;
	unsigned char first;
	size_t n;

	n = vocabulary_words(text, strlen(text), words, LABEL_WORDS);
	if (!n)
		return;
	label = ARENA_NEW(a, struct vocabulary_label);
	label->words = arena_memdup(a, words, n * sizeof(*words));
	label->word_count = n;
	label->kind = kind;
	label->index = index;
	label->title = title;
	first = (unsigned char)label->words[0].text[0];
	label->next = v->labels[first];
	v->labels[first] = label;
	if (v->longest[first] < n)
		v->longest[first] = n;
}

struct vocabulary *vocabulary_new(struct arena *a, const struct form_type *type)
{
	struct vocabulary *v = ARENA_NEW(a, struct vocabulary);
	const struct vocabulary_heading *h;
	const char *const *label;
	size_t i;

	v->type = type;
	vocabulary_add(v, a, type->title, VOCABULARY_TITLE, 0, true);
	for (i = 0; i < type->field_count; i++) {
		v->has_group |= str_starts(type->fields[i].key, VOCABULARY_GROUP_PREFIX);
		v->has_answer |= type->fields[i].section == VOCABULARY_ANSWER_SECTION;
		vocabulary_add(v, a, type->fields[i].title, VOCABULARY_FIELD, i, true);
		for (label = type->fields[i].labels; label && *label; label++)
			vocabulary_add(v, a, *label, VOCABULARY_FIELD, i, false);
	}
	for (label = type->groups; label && *label; label++)
		vocabulary_add(v, a, *label, VOCABULARY_GROUP, 0, false);
	for (i = 0; i < vocabulary_heading_count; i++) {
		h = &vocabulary_headings[i];
		if (h->kind == VOCABULARY_GROUP ? v->has_group : v->has_answer)
			vocabulary_add(v, a, h->label, h->kind, h->index, false);
	}
	return v;
}

static size_t vocabulary_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

struct vocabulary_best {
	const struct vocabulary_label *label;
	size_t slips;
	size_t end;
};

static void vocabulary_try(const struct vocabulary *v, const struct vocabulary_word *words,
			   size_t word_count, size_t line, struct vocabulary_best *best)
{
	const struct vocabulary_label *label;
	size_t i, slips;

	for (label = v->labels[(unsigned char)words[0].text[0]]; label; label = label->next) {
		if (label->word_count > word_count ||
		    (best->label && label->word_count < best->label->word_count))
			continue;
		for (i = slips = 0; i < label->word_count && slips <= VOCABULARY_SLIPS_MAX; i++)
			slips += vocabulary_slips(&label->words[i], &words[i]);
		/* A short word can be many another with a letter changed. */
		if (slips >
		    (label->word_count > 1 ? VOCABULARY_SLIPS_MAX : label->words[0].length >= 7))
			continue;
		/* Only a long label is wrapped; a short one with the next line's words is chance.
		 */
		if (words[i - 1].from >= line && (label->word_count < 4 || words[0].from >= line))
			continue;
		if (best->label && label->word_count == best->label->word_count &&
		    slips >= best->slips)
			continue;
		*best = (struct vocabulary_best){label, slips, words[i - 1].to};
	}
}

/* "1.", "2)", "A1", "q3", "b)": what people put before a label. */
static bool vocabulary_is_number(const char *text, size_t n, const struct vocabulary_word *word)
{
	size_t i;

	for (i = 1; i < word->length; i++)
		if (word->text[i] < '0' || word->text[i] > '9')
			return false;
	if (word->text[0] >= '0' && word->text[0] <= '9')
		return word->length <= 2;
	return word->length == 2 || word->length == 3 ||
	       (word->length == 1 && word->to < n &&
		(strchr(".)", text[word->to]) ||
		 (text[word->to] == ':' && strchr("qa", word->text[0]))));
}

/* "o   Label", "Ø Label": bullets of Word's that become letters in plain text; their length. */
static size_t vocabulary_letter_bullet(const char *text, size_t n)
{
	size_t k = n && *text == 'o' ? 1 : n > 1 && memcmp(text, "\xC3\x98", 2) == 0 ? 2 : 0;
	size_t at = k;

	while (at < n && (text[at] == ' ' || text[at] == '\t'))
		at++;
	return k && at > k && at < n && text[at] >= 'A' && text[at] <= 'Z' ? at : 0;
}

size_t vocabulary_skip_bullets(const char *text, size_t n)
{
	struct vocabulary_word word;
	size_t at = 0, next;

	while (at < n) {
		if (text[at] == '[' || text[at] == '(') {
			for (next = at + 1; next < n && next < at + 8 && !strchr("])", text[next]);)
				next++;
			if (next >= n || !strchr("])", text[next]))
				return at;
			at = next + 1;
			continue;
		}
		if (vocabulary_classify(vocabulary_char(text, n, at, &next)) == LETTER)
			break;
		at = next;
	}
	if (at < n)
		at += vocabulary_letter_bullet(text + at, n - at);
	if (at >= n)
		return n;
	next = vocabulary_read_word(text, n, at, &word);
	if (!vocabulary_is_number(text, n, &word) || next >= n || !strchr(".):", text[next]))
		return at;
	while (next < n && strchr(".): \t", text[next]))
		next++;
	return next;
}

/* Blank, or a mark of emphasis around the label: these neither end it nor begin the value. */
static size_t vocabulary_skip_decoration(const char *text, size_t n, size_t at)
{
	for (; at < n; at++) {
		/* "Resolved ___ Yes _x_ No": a rule apart is an empty box. */
		if (at > 0 && at + 1 < n && text[at] == '_' && text[at + 1] == '_' &&
		    text[at - 1] == ' ')
			break;
		if (strchr(" \t*_~\"\'", text[at]) && text[at])
			continue;
		if (at + 1 < n && text[at] == '\xC2' && text[at + 1] == '\xA0') {
			at++;
			continue;
		}
		break;
	}
	return at;
}

/* The length of a dash at text[at], 0 if there is none. */
static size_t vocabulary_dash(const char *text, size_t n, size_t at)
{
	if (text[at] == '-')
		return 1;
	if (n - at >= 3 && text[at] == '\xE2' && text[at + 1] == '\x80' && text[at + 2] >= '\x90' &&
	    text[at + 2] <= '\x95')
		return 3;
	return 0;
}

static size_t vocabulary_skip_remark(const char *text, size_t n, size_t at,
				     struct vocabulary_match *m)
{
	const char *close;

	if (at >= n || text[at] != '(')
		return at;
	close = memchr(text + at, ')', vocabulary_min(n - at, REMARK_MAX));
	/* "( )" and "(x)" are boxes, and so the value. */
	if (!close || (size_t)(close - text) - at < 4)
		return at;
	m->remark_from = at + 1;
	m->remark_to = (size_t)(close - text);
	return vocabulary_skip_decoration(text, n, m->remark_to + 1);
}

/* The length of what leads from a label to its value at text[at], 0 if there is nothing of it. */
static size_t vocabulary_leader(const char *text, size_t n, size_t at)
{
	static const char *const leaders[] = {"..",	      "--",	      "->",
					      "=>",	      ">>",	      "\xC2\xBB",
					      "\xE2\x80\xA6", "\xE2\x86\x92", "\xE2\x87\x92",
					      "\xE2\x9E\xA1", "\xE2\x9E\x94"};
	size_t i, k;

	if (at >= n || !text[at])
		return 0;
	for (i = 0; i < COUNT_OF(leaders); i++) {
		k = strlen(leaders[i]);
		if (n - at >= k && memcmp(text + at, leaders[i], k) == 0)
			return k;
	}
	/* "Label","value" */
	if (text[at] == ',' && at + 1 < n && text[at + 1] == '"')
		return 1;
	return strchr(":?=|", text[at]) ? 1 : 0;
}

/* "What is the concern? (in short):", "… concern? *:": what is still of the label at text[at], up
 * to a colon; `at` if there is nothing of it. */
static size_t vocabulary_skip_again(const char *text, size_t n, size_t at,
				    struct vocabulary_match *m)
{
	struct vocabulary_match before = *m;
	size_t next = vocabulary_skip_decoration(text, n, at);

	next = vocabulary_skip_remark(text, n, next, m);
	if (next > at && next < n && text[next] == ':')
		return next + 1;
	if (m->remark_to > at && next < n && vocabulary_dash(text, n, next))
		return next + vocabulary_dash(text, n, next);
	if (m->remark_to > at && next >= n && text[at - 1] == '?')
		return n;
	*m = before;
	return at;
}

/* The rest of a bracket that a label ends in: "(nature of concerns and what you ask for)". */
static size_t vocabulary_bracket_end(const char *text, size_t n, size_t end)
{
	const char *close = memchr(text + end, ')', vocabulary_min(n - end, REMARK_MAX));
	size_t at, open = 0;

	if (!close || memchr(text + end, '(', (size_t)(close - text) - end))
		return 0;
	for (at = end; at > 0 && text[at - 1] != ')'; at--)
		open |= text[at - 1] == '(';
	return open ? (size_t)(close - text) + 1 - end : 0;
}

void vocabulary_read_after(const char *text, size_t n, struct vocabulary_match *m)
{
	size_t at, dash, lead, blanks = m->end;

	/* A label can end inside brackets: "What would resolve it (bottom line):". */
	m->end += vocabulary_bracket_end(text, n, m->end);
	blanks = m->end;
	at = vocabulary_skip_decoration(text, n, m->end);
	at = vocabulary_skip_remark(text, n, at, m);
	m->after = VOCABULARY_AFTER_WORDS;
	if (at > blanks && (memchr(text + blanks, '\t', at - blanks) ||
			    (at - blanks > 1 && text[at - 1] == ' ' && text[at - 2] == ' ')))
		m->after = VOCABULARY_AFTER_COLON;
	m->value = at;
	if (vocabulary_leader(text, n, at)) {
		m->after = VOCABULARY_AFTER_COLON;
		while ((lead = vocabulary_leader(text, n, at)) > 0 ||
		       (at < n && text[at] && strchr(".-", text[at])))
			at += lead ? lead : 1;
		/* "What is the concern? = He is sad." */
		lead = vocabulary_skip_decoration(text, n, at);
		if (at > 0 && text[at - 1] == '?' && lead < n &&
		    (vocabulary_leader(text, n, lead) == 1 || vocabulary_dash(text, n, lead)))
			at = lead +
			     (vocabulary_dash(text, n, lead) ? vocabulary_dash(text, n, lead) : 1);
		/* The second star of "*Label:* value". */
		if (at < n && strchr("*_", text[at]) && (at + 1 == n || text[at + 1] == ' '))
			at++;
		m->value = vocabulary_skip_again(text, n, at, m);
	} else if (at < n && text[at] == ';' && m->words > 1) {
		m->after = VOCABULARY_AFTER_COLON;
		m->value = at + 1;
	} else if (at < n && text[at] == '[') {
		m->after = VOCABULARY_AFTER_COLON;
	} else if (at < n && (dash = vocabulary_dash(text, n, at)) > 0 &&
		   (at + dash >= n || text[at + dash] == ' ')) {
		if (m->after == VOCABULARY_AFTER_WORDS)
			m->after = VOCABULARY_AFTER_DASH;
		m->value = at + dash;
	}
	at = m->value;
	while (at < n && strchr(" \t*_=-:", text[at]))
		at++;
	if (at >= n) {
		m->after = VOCABULARY_AFTER_END;
		m->value = n;
	}
}

/* "Section C", with anything but words right behind it: "Section C of the report" is a sentence. */
static bool vocabulary_find_section(const struct vocabulary *v, const char *text, size_t n,
				    const struct vocabulary_word *words, size_t word_count,
				    struct vocabulary_match *match)
{
	struct vocabulary_match m = {.kind = VOCABULARY_SECTION, .words = 2};
	size_t i;

	if (word_count < 1 ||
	    !(vocabulary_word_is(&words[0], "section") || vocabulary_word_is(&words[0], "part")))
		return false;
	/* The letter is looked for in the text, since "a" alone is an article and so no word. */
	for (i = words[0].to; i < n && text[i] == ' '; i++)
		;
	if (i >= n)
		return false;
	m.section = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 'a' + 'A' : text[i]);
	m.end = i + 1;
	if (m.end < n && vocabulary_classify((unsigned char)text[m.end]) == LETTER)
		return false;
	for (i = 0; i < v->type->field_count && v->type->fields[i].section != m.section; i++)
		;
	if (i == v->type->field_count || m.section < 'A')
		return false;
	vocabulary_read_after(text, n, &m);
	if (m.after == VOCABULARY_AFTER_WORDS && m.remark_to == 0)
		return false;
	*match = m;
	return true;
}

/* The label of a field at text[at], and what stands behind it. */
static bool vocabulary_find_name(const struct vocabulary *v, const char *text, size_t n, size_t at,
				 struct vocabulary_match *match)
{
	struct vocabulary_word words[LABEL_WORDS];
	struct vocabulary_best best = {0};
	size_t i, count;

	count = vocabulary_label_words(v, text + at, n - at, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		words[i].from += at;
		words[i].to += at;
	}
	if (count)
		vocabulary_try(v, words, count, n, &best);
	if (!best.label || best.label->kind != VOCABULARY_FIELD)
		return false;
	*match = (struct vocabulary_match){.kind = VOCABULARY_FIELD,
					   .index = best.label->index,
					   .words = best.label->word_count,
					   .titled = best.label->title,
					   .end = best.end};
	vocabulary_read_after(text, n, match);
	return true;
}

/* "Enw'r Cadeirydd / Name of Chair:", behind the name in another language. */
static bool vocabulary_find_second(const struct vocabulary *v, const char *text, size_t n,
				   struct vocabulary_match *match)
{
	struct vocabulary_match m;
	size_t at, names = 0, max = vocabulary_min(n, REMARK_MAX);

	for (at = 1; at < max && names < LABEL_NAMES; at++) {
		if (strchr(":?=\n\t.,;", text[at]))
			return false;
		if (text[at] != '/')
			continue;
		names++;
		if (!vocabulary_find_name(v, text, n, at + 1, &m) || m.words < 2 ||
		    (m.after != VOCABULARY_AFTER_COLON && m.after != VOCABULARY_AFTER_END))
			continue;
		*match = m;
		match->second = true;
		return true;
	}
	return false;
}

/* "Name of Chair / Enw'r Cadeirydd: …": the name in another language is part of the label, up to
 * a colon; what is the label of another field is none. */
static void vocabulary_pass_second(const struct vocabulary *v, const char *text, size_t n,
				   struct vocabulary_match *match)
{
	struct vocabulary_match m = *match, other;
	size_t at, max = vocabulary_min(n, match->value + REMARK_MAX);

	if (match->after != VOCABULARY_AFTER_WORDS || match->value >= n ||
	    text[match->value] != '/')
		return;
	for (at = match->value; at < max && !strchr(":?\t\n.,;[(", text[at]); at++)
		if (text[at] == '/' && vocabulary_find_name(v, text, n, at + 1, &other) &&
		    other.index != match->index)
			return;
	if (at >= max || !strchr(":?\t", text[at]))
		return;
	m.end = at;
	vocabulary_read_after(text, n, &m);
	*match = m;
}

bool vocabulary_find(const struct vocabulary *v, const char *text, size_t n, size_t more,
		     struct vocabulary_match *match)
{
	struct vocabulary_word words[LABEL_WORDS + 2];
	struct vocabulary_best best = {0};
	size_t skip, count, i, line = n;
	char *end;

	skip = vocabulary_skip_bullets(text, n);
	if (skip >= n)
		return false;
	count = vocabulary_label_words(v, text + skip, n + more - skip, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		words[i].from += skip;
		words[i].to += skip;
	}
	if (!count || words[0].from >= n)
		return false;
	if (vocabulary_find_section(v, text, n, words, count, match))
		return true;
	vocabulary_try(v, words, count, n, &best);
	if (!best.label && count > 1 && vocabulary_is_number(text, n, &words[0]))
		vocabulary_try(v, words + 1, count - 1, n, &best);
	if (!best.label)
		return vocabulary_find_second(v, text, n, match);
	memset(match, 0, sizeof(*match));
	match->kind = best.label->kind;
	match->index = best.label->index;
	match->words = best.label->word_count;
	match->titled = best.label->title;
	match->exact = best.label->title && best.slips == 0;
	match->end = best.end;
	if (best.end > n)
		line = n + more;
	/* A label's cell can hold its value too, in the paragraph below it. */
	if ((end = memchr(text + best.end, '\n', line - best.end)))
		line = (size_t)(end - text);
	vocabulary_read_after(text, line, match);
	if (match->kind == VOCABULARY_FIELD)
		vocabulary_pass_second(v, text, line, match);
	return true;
}
