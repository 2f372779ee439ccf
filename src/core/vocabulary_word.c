/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as labels are compared by them: letters folded, endings written out. */
#include "core/vocabulary_parts.h"

#include <string.h>

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

size_t vocabulary_ending(const char *text, size_t n, size_t *from, size_t *to)
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

/* The first letters tell nearly all words apart. */
static inline bool word_is(const struct vocabulary_word *word, const char *text)
{
	return *word->text == *text && strlen(text) == word->length &&
	       memcmp(word->text, text, word->length) == 0;
}

static void vocabulary_word_add(struct vocabulary_word *word, char c)
{
	if (word->length < sizeof(word->text))
		word->text[word->length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool vocabulary_is_letter(char c)
{
	return vocabulary_classify((unsigned char)c) == LETTER;
}

bool vocabulary_word_is(const struct vocabulary_word *word, const char *text)
{
	return word_is(word, text);
}

bool vocabulary_word_is_any(const struct vocabulary_word *word, const char *const *texts,
			    size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (word_is(word, texts[i]))
			return true;
	return false;
}

char vocabulary_list_sign(const char *list, const char *word, size_t length)
{
	char sign;
	size_t i;

	while (list && *list) {
		sign = *list++;
		for (i = 0; i < length && list[i] == word[i]; i++)
			;
		if (i == length && list[i] == ' ')
			return sign;
		list = strchr(list + i, ' ') + 1;
	}
	return '\0';
}

char vocabulary_word_sign(const char *const *lists, const struct vocabulary_word *word)
{
	const char *list;
	char sign;

	if (word->text[0] < 'a' || word->text[0] > 'z')
		return '\0';
	list = lists[word->text[0] - 'a'];
	sign = vocabulary_list_sign(list, word->text, word->length);
	/* "ADM's", "TM's": too short to have lost it. */
	if (!sign && word->length > 2 && word->length < 5 && word->text[word->length - 1] == 's')
		sign = vocabulary_list_sign(list, word->text, word->length - 1);
	return sign;
}

/* "Reqd", "rec'd": words that are shortened in the middle. */
static void vocabulary_word_write_out(struct vocabulary_word *word)
{
	static const struct {
		const char *text, *whole;
	} shorts[] = {
	    {"reqd", "required"},    {"rqd", "required"},   {"recd", "received"},
	    {"rcvd", "received"},    {"mgr", "manager"},    {"wkr", "worker"},
	    {"fwd", "forward"},	     {"fwdd", "forwarded"}, {"mtg", "meeting"},
	    {"assmt", "assessment"},
	};
	const char last = word->text[word->length - 1];
	size_t i;

	/* The endings of all of them. */
	if (last != 'd' && last != 'r' && last != 'g' && last != 't')
		return;
	for (i = 0; i < COUNT_OF(shorts); i++)
		if (word_is(word, shorts[i].text)) {
			word->length = strlen(shorts[i].whole);
			memcpy(word->text, shorts[i].whole, word->length);
			return;
		}
}

/* Fold the spelling of a whole word; false if it counts for nothing. */
static bool vocabulary_word_finish(struct vocabulary_word *word)
{
	unsigned letters = 0;
	size_t i;

	if (word_is(word, "the") || word_is(word, "a") || word_is(word, "an"))
		return false;
	if (word->length >= 7 && memcmp(word->text, "advisor", 7) == 0)
		word->text[5] = 'e';
	if (word->length >= 5 && word->text[word->length - 1] == 's' &&
	    word->text[word->length - 2] != 's')
		word->length--;
	if (word->length > 2 && word->length < 6)
		vocabulary_word_write_out(word);
	for (i = 0; i < word->length; i++)
		letters |= 1u << (word->text[i] & 31);
	word->letters = letters;
	return word->length > 0;
}

/* A letter with a full stop behind it. */
static bool vocabulary_is_initial(const char *text, size_t n, size_t at)
{
	return at + 1 < n && text[at + 1] == '.' &&
	       ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z'));
}

/* Plain letters, which nearly all are: adds those at `at`, and returns where they end. */
static inline size_t vocabulary_read_letters(const char *text, size_t n, size_t at,
					     struct vocabulary_word *word)
{
	size_t length = word->length;
	char c;

	for (; at < n && length < sizeof(word->text); at++) {
		c = (char)(text[at] | ('a' ^ 'A'));
		if (c < 'a' || c > 'z')
			break;
		word->text[length++] = c;
	}
	word->length = length;
	return at;
}

/* The word that starts at `at`; returns where it ends. */
static size_t vocabulary_read_word(const char *text, size_t n, size_t at,
				   struct vocabulary_word *word)
{
	size_t next, from = 0, to = 0, ending;
	enum vocabulary_class class;

	word->length = 0;
	word->from = at;
	for (; at < n && text[at] != ' ' && word->length < sizeof(word->text); at = next) {
		next = vocabulary_read_letters(text, n, at, word);
		if (next > at)
			continue;
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
	word->cut = word->length > 2 && at < n && text[at] == '.';
	word->initial = word->length == 1 && at + 1 < n && text[at] == '/' &&
			vocabulary_classify((unsigned char)text[at + 1]) == LETTER;
	ending = at < n && (text[at] == '(' || text[at] == '/')
		     ? vocabulary_ending(text + at, n - at, &from, &to)
		     : 0;
	for (; from < to; from++)
		vocabulary_word_add(word, text[at + from]);
	word->to = at + ending;
	return word->to;
}

size_t vocabulary_words(const char *text, size_t n, struct vocabulary_word *words, size_t max)
{
	size_t count = 0, at = 0, next;

	while (at < n && count < max) {
		if (text[at] == ' ') {
			at++;
			continue;
		}
		if (text[at] == '&') {
			words[count] = (struct vocabulary_word){
			    .text = "and", .length = 3, .from = at, .to = at + 1};
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

bool vocabulary_is_number(const char *text, size_t n, const struct vocabulary_word *word)
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

/* "16.12.26", "3.11.": a day and a month, and so no numbering. */
static bool word_is_date(const char *text, size_t n)
{
	size_t at = 0, dots = 0;

	while (at < n && (text[at] == '.' || (text[at] >= '0' && text[at] <= '9')))
		dots += text[at++] == '.';
	return dots == 2 && at > 4 &&
	       (text[at - 1] != '.' || at == n || text[at] == ' ' || text[at] == '\t');
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
	if (!vocabulary_is_number(text, n, &word) || next >= n || !strchr(".):", text[next]) ||
	    word_is_date(text + at, n - at))
		return at;
	while (next < n && strchr(".): \t", text[next]))
		next++;
	return next;
}
