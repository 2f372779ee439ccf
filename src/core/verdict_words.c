/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/verdict_words.h"

#include <string.h>

/* Words that are written out, or written wrong often enough to matter. */
static const struct {
	const char *from, *to;
} spellings[] = {
    {"won't", "will not"},
    {"can't", "can not"},
    {"cannot", "can not"},
    {"shan't", "shall not"},
    {"wont", "will not"},
    {"cant", "can not"},
    {"isnt", "is not"},
    {"arent", "are not"},
    {"dont", "do not"},
    {"doesnt", "does not"},
    {"didnt", "did not"},
    {"hasnt", "has not"},
    {"havent", "have not"},
    {"wasnt", "was not"},
    {"werent", "were not"},
    {"wouldnt", "would not"},
    {"couldnt", "could not"},
    {"shouldnt", "should not"},
    {"ain't", "is not"},
    {"aint", "is not"},
    {"im", "i am"},
    {"ive", "i have"},
    {"id", "i would"},
    {"thats", "that is"},
    {"its", "it is"},
    {"it's", "it is"},
    {"that's", "that is"},
    {"this's", "this is"},
    {"there's", "there is"},
    {"he's", "he is"},
    {"she's", "she is"},
    {"what's", "what is"},
    {"who's", "who is"},
    {"everything's", "everything is"},
    {"nothing's", "nothing is"},
    {"let's", "let us"},
    {"all's", "all is"},
    {"issue's", "issue is"},
    {"matter's", "matter is"},
    {"un", "not"},
    {"satisfyed", "satisfied"},
    {"ok'd", "agreed"},
    {"thankyou", "thank you"},
    {"thx", "thanks"},
    {"ta", "thanks"},
    {"pls", "please"},
    {"plz", "please"},
    {"okay", "ok"},
    {"nope", "no"},
    {"yep", "yes"},
    {"yeah", "yes"},
    {"yup", "yes"},
    {"email's", "email is"},
};

/* Endings that are written out. */
static const struct {
	const char *from, *to;
} endings[] = {
    {"n't", "not"}, {"'m", "am"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"},
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/* Typographic signs as the plain ones, each of one byte; `*n` is how many bytes it has. */
static char plain_sign(const char *s, size_t *n)
{
	static const struct {
		const char *from;
		char to;
	} signs[] = {
	    {"’", '\''},   {"‘", '\''},	  {"“", '"'},	 {"”", '"'},	    {"–", '-'},
	    {"—", '-'},	   {"…", '.'},	  {"☒", '\x01'}, {"☑", '\x01'},	    {"✔", '\x01'},
	    {"✓", '\x01'}, {"☐", '\x02'}, {"•", '-'},	 {"\xC2\xA0", ' '}, {"\xE2\x80\x8B", ' '},
	    {"·", '-'},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(signs); i++)
		if (str_starts(s, signs[i].from)) {
			*n = strlen(signs[i].from);
			return signs[i].to;
		}
	*n = 1;
	return *s;
}

/* The text with plain signs; boxes are the control characters 1 (ticked) and 2 (empty). */
static char *plain_text(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) + 1), *p = out;
	size_t n;

	for (; *text; text += n) {
		if ((unsigned char)*text < 0x80) {
			n = 1;
			*p++ = *text;
			/* [x], (x), [ ] */
			if ((*text == '[' || *text == '(') && text[1] &&
			    (text[2] == ']' || text[2] == ')') && strchr("xX ", text[1])) {
				p[-1] = text[1] == ' ' ? '\x02' : '\x01';
				n = 3;
			}
			continue;
		}
		*p = plain_sign(text, &n);
		if (n == 1)
			for (p++; ((unsigned char)text[n] & 0xC0) == 0x80; n++)
				*p++ = text[n];
		else
			p++;
	}
	*p = '\0';
	return out;
}

static void push_word(struct arena *a, struct verdict_sentence *s, const char *text,
		      const char *raw, size_t len)
{
	struct verdict_word *w = ARENA_PUSH(a, struct verdict_word, s->words, s->count);

	w->text = text;
	w->raw = raw;
	w->raw_len = len;
	w->capital = (*raw >= 'A' && *raw <= 'Z') || (unsigned char)*raw == 0xC3;
}

/* A pause is one word, however it is written. */
static void push_pause(struct arena *a, struct verdict_sentence *s, const char *raw)
{
	if (s->count && s->words[s->count - 1].text[0] != ',')
		push_word(a, s, ",", raw, 1);
}

/* Splits "is not" into its words. */
static void push_phrase(struct arena *a, struct verdict_sentence *s, const char *phrase,
			const char *raw, size_t len)
{
	size_t n;

	for (; *phrase; phrase += n + (phrase[n] == ' ')) {
		n = strcspn(phrase, " ");
		push_word(a, s, arena_strndup(a, phrase, n), raw, len);
	}
}

/* Are the two one slip apart: a letter too many, one too few, a wrong one, or two that changed
 * places? */
static bool is_slip(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	while (a[i] && a[i] == b[i])
		i++;
	if (n == m + 1)
		return strcmp(a + i + 1, b + i) == 0;
	if (m == n + 1)
		return strcmp(a + i, b + i + 1) == 0;
	if (n != m || i == n)
		return false;
	return strcmp(a + i + 1, b + i + 1) == 0 ||
	       (a[i + 1] && a[i] == b[i + 1] && a[i + 1] == b[i] &&
		strcmp(a + i + 2, b + i + 2) == 0);
}

/* The words that decide, as they are typed on a telephone.  Other words that look like them are
 * left alone. */
static const char *without_slip(const char *word)
{
	static const char *const deciding[] = {"resolved", "unresolved", "satisfied",
					       "escalate", "escalation", "withdraw"};
	static const char *const others[] = {"resolve",	  "resolves",  "resolver",  "revolved",
					     "satisfies", "escalated", "escalates", "withdrawn",
					     "withdrew",  "withdraws", "escalator", "resolvers"};
	size_t i;

	for (i = 0; i < COUNT_OF(others); i++)
		if (*word == *others[i] && strcmp(word, others[i]) == 0)
			return NULL;
	for (i = 0; i < COUNT_OF(deciding); i++)
		if (*word == *deciding[i] && is_slip(word, deciding[i]))
			return deciding[i];
	return NULL;
}

static void push_written(struct arena *a, struct verdict_sentence *s, const char *raw, size_t len)
{
	char *word = str_lower(a, arena_strndup(a, raw, len));
	size_t n = strlen(word), i;
	const char *right;

	for (i = 0; i < COUNT_OF(spellings); i++)
		if (*word == *spellings[i].from && strcmp(word, spellings[i].from) == 0) {
			push_phrase(a, s, spellings[i].to, raw, len);
			return;
		}
	for (i = 0; strchr(word, '\'') && i < COUNT_OF(endings); i++)
		if (n > strlen(endings[i].from) && str_ends(word, endings[i].from)) {
			word[n - strlen(endings[i].from)] = '\0';
			push_word(a, s, word, raw, len);
			push_word(a, s, endings[i].to, raw, len);
			return;
		}
	if (str_ends(word, "'s"))
		word[n - 2] = '\0';
	right = without_slip(word);
	push_word(a, s, right ? right : word, raw, len);
}

/* The length of the word at `s`: an address is one word; a dash or a slash divides. */
static size_t word_length(const char *s)
{
	size_t chunk, n = 0;

	while (is_letter(s[n]))
		n++;
	/* Most words are letters and nothing else. */
	if (!s[n] || strchr(" \n,:", s[n]))
		return n;
	n = 0;
	chunk = strcspn(s, " \t\n,;:!?()\"<>/\x01\x02");
	if (memchr(s, '@', chunk)) {
		while (chunk && !is_letter(s[chunk - 1]))
			chunk--;
		return chunk;
	}
	while (n < chunk && (is_letter(s[n]) || (n && (s[n] == '\'' || s[n] == '.') &&
						 n + 1 < chunk && is_letter(s[n + 1]))))
		n++;
	return n;
}

static void add_words(struct arena *a, struct verdict_sentence *s, const char *raw)
{
	bool quoted = false;
	size_t n, i, first;

	for (; *raw; raw += n) {
		n = word_length(raw);
		if (n) {
			first = s->count;
			push_written(a, s, raw, n);
			for (; first < s->count; first++)
				s->words[first].quoted = quoted;
			continue;
		}
		quoted ^= *raw == '"';
		n = 1;
		if (*raw == '\x01')
			push_word(a, s, "[x]", raw, 1);
		else if (*raw == '\x02')
			push_word(a, s, "[ ]", raw, 1);
		else if (*raw == ':' || *raw == '/')
			push_word(a, s, *raw == ':' ? ":" : "/", raw, 1);
		else if (strchr(",;()\"", *raw) ||
			 (*raw == '-' && (raw[1] == ' ' || raw[1] == '-')))
			push_pause(a, s, raw);
	}
	/* A quotation that does not end here is none that we know the end of. */
	for (i = 0; quoted && i < s->count; i++)
		s->words[i].quoted = false;
}

/* Words of politeness that look like doubt: "I would like" is "I want". */
static void rewrite_politeness(struct verdict_sentence *s)
{
	static const struct {
		const char *first, *second, *to;
	} pairs[] = {
	    {"would", "like", "want"}, {"can", "confirm", "confirm"}, {"would", "love", "want"},
	    {"this", "one", "this"},   {"that", "one", "that"},
	};
	size_t i, j, n = 0;

	s->letters = verdict_letter('\0');
	for (i = 0; i < s->count; i++, n++) {
		s->words[n] = s->words[i];
		for (j = 0; i + 1 < s->count && j < COUNT_OF(pairs); j++)
			if (str_eq(s->words[i].text, pairs[j].first) &&
			    str_eq(s->words[i + 1].text, pairs[j].second)) {
				s->words[n].text = pairs[j].to;
				i++;
				break;
			}
		s->letters |= verdict_letter(s->words[n].text[0]);
	}
	s->count = n;
}

struct verdict_sentence verdict_line(struct arena *a, const char *line)
{
	struct verdict_sentence s = {0};

	s.raw = plain_text(a, line);
	add_words(a, &s, s.raw);
	rewrite_politeness(&s);
	return s;
}

/* A sentence never ends behind one of these. */
static bool is_abbreviation(const char *begin, const char *dot)
{
	static const char *const shorts[] = {"mr",  "mrs", "ms", "dr",	 "st",	   "e.g", "i.e",
					     "etc", "tel", "no", "prof", "approx", "re"};
	const char *s = dot;
	size_t i, n;

	while (s > begin && s[-1] != ' ' && s[-1] != '\n' && s[-1] != '(')
		s--;
	n = (size_t)(dot - s);
	if (n == 1 && *s >= 'A' && *s <= 'Z')
		return true;
	for (i = 0; i < COUNT_OF(shorts); i++)
		if (n == strlen(shorts[i]) && str_istarts(s, shorts[i]))
			return !str_eq(shorts[i], "no") ||
			       (dot[1] == ' ' && dot[2] >= '0' && dot[2] <= '9');
	return false;
}

/* Does the sentence go on behind this line break?  A wrapped line is long, or breaks off before a
 * small letter, or at a word that cannot stand last. */
static bool goes_on(const char *begin, const char *newline)
{
	static const char *const open[] = {" not", " is",  " are",  " be",   " been", " the",
					   " a",   " to",  " that", " this", " have", " has",
					   " of",  " and", " or",   " with", " my",   " our",
					   " by",  " for", " on",   " feel"};
	const char *next = newline + 1 + strspn(newline + 1, " \t");
	size_t n = (size_t)(newline - begin), i, m;

	if (*next == '\n' || !*next || strchr("-*\x01\x02", *next))
		return false;
	while (n && strchr(" \t", begin[n - 1]))
		n--;
	if (!n || strchr(".!?:", begin[n - 1]))
		return false;
	for (i = 0; i < COUNT_OF(open); i++) {
		m = strlen(open[i]);
		if (n >= m && strncasecmp(begin + n - m, open[i], m) == 0)
			return true;
	}
	if (str_istarts(begin, "hi") || str_istarts(begin, "dear") || str_istarts(begin, "hello"))
		return n > 40;
	return n >= 60 || (*next >= 'a' && *next <= 'z');
}

/* "Is it resolved": a question whose mark was forgotten. */
static bool is_inverted(const struct verdict_sentence *s)
{
	return verdict_match(
		   s, 0,
		   "*,|so|and|but|ok|hi|well|sorry is|are|has|have|was|were|do|does|did|will|"
		   "would|should|shall|am it|this|that|the|you|we|i|they|he|she|there|my|our|"
		   "these|those",
		   NULL) &&
	       !verdict_match(s, 0,
			      "*,|so|and|but|ok|hi|well|sorry has|have|was|were|is|are|will "
			      "the|this|that|our|my $|,",
			      NULL);
}

static void end_sentence(struct arena *a, struct verdict_sentences *list, const char *begin,
			 const char *end, bool question, bool whole_line)
{
	struct verdict_sentence s = {0};

	s.raw = str_fold(a, arena_strndup(a, begin, (size_t)(end - begin)));
	s.whole_line = whole_line;
	add_words(a, &s, s.raw);
	rewrite_politeness(&s);
	s.question = question || is_inverted(&s);
	if (s.count)
		*ARENA_PUSH(a, struct verdict_sentence, list->list, list->count) = s;
}

struct verdict_sentences verdict_split(struct arena *a, const char *text)
{
	struct verdict_sentences list = {0};
	const char *s = plain_text(a, text), *begin = s, *line = s;

	for (;; s++) {
		bool stop = *s && strchr(".!?", *s) && (!s[1] || strchr(" \t\n\"')", s[1]));

		if (stop && *s == '.' && is_abbreviation(begin, s))
			continue;
		if (stop) {
			end_sentence(a, &list, begin, s, *s == '?',
				     begin == line && (!s[1] || s[1] == '\n'));
			begin = s + 1;
		} else if (*s == '\n' || !*s) {
			if (*s && goes_on(line, s)) {
				line = s + 1;
				continue;
			}
			end_sentence(a, &list, begin, s, false, begin == line);
			begin = line = s + 1;
		}
		if (!*s)
			return list;
	}
}
