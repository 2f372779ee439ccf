/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between a label and its value: colons, dashes, leaders, a remark in brackets. */
#include "core/vocabulary_parts.h"

#include <string.h>

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
	close = memchr(text + at, ')', vocabulary_min(n - at, VOCABULARY_REMARK_MAX));
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

/* "What is the concern? (in short):", "… concern? *:", "… concern? (in short) =": what is still of
 * the label at text[at], up to a colon or an equals sign; `at` if there is nothing of it. */
static size_t vocabulary_skip_again(const char *text, size_t n, size_t at,
				    struct vocabulary_match *m)
{
	struct vocabulary_match before = *m;
	size_t next = vocabulary_skip_decoration(text, n, at);

	next = vocabulary_skip_remark(text, n, next, m);
	if (next > at && next < n && (text[next] == ':' || text[next] == '='))
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
	const char *close = memchr(text + end, ')', vocabulary_min(n - end, VOCABULARY_REMARK_MAX));
	size_t at, open = 0;

	if (!close || memchr(text + end, '(', (size_t)(close - text) - end))
		return 0;
	for (at = end; at > 0 && text[at - 1] != ')'; at--)
		open |= text[at - 1] == '(';
	return open ? (size_t)(close - text) + 1 - end : 0;
}

/* "… and actions requested to resolve them": a pronoun that ends a label of several words; its
 * length, with the blank before it. */
static size_t vocabulary_pronoun_end(const char *text, size_t n, const struct vocabulary_match *m)
{
	static const char *const pronouns[] = {" them", " it", " these", " this"};
	const char *rest = text + m->end;
	size_t i, k;

	for (i = 0; i < COUNT_OF(pronouns) && m->words > 2; i++) {
		k = strlen(pronouns[i]);
		if (n - m->end >= k && memcmp(rest, pronouns[i], k) == 0 &&
		    (n - m->end == k || strchr(":\n", rest[k])))
			return k;
	}
	return 0;
}

/* "Tick any that apply", "Please delete as appropriate:": what the form tells the writer to do, at
 * text[at]; where that ends, `at` if it is none.  */
static size_t vocabulary_skip_order(const char *text, size_t n, size_t at)
{
	static const char *const orders[] = {"tick",   "circle", "underline", "highlight",
					     "delete", "mark",	 "select",    "choose",
					     "cross",  "put",	 "strike"};
	static const char *const ends[] = {"apply",	 "applie",   "appropriate",
					   "applicable", "relevant", "box",
					   "boxe",	 "below",    "needed"};
	enum { WORDS = 9 };
	struct vocabulary_word words[WORDS];
	size_t i, count, end = 0, line = at;

	if (at >= n || !strchr("TtCcUuHhDdMmSsPp(", text[at]))
		return at;
	while (line < n && line < at + VOCABULARY_REMARK_MAX && !strchr("\n.?!", text[line]))
		line++;
	count = vocabulary_words(text + at, line - at, words, WORDS);
	i = count && vocabulary_word_is(&words[0], "please");
	if (i >= count || !VOCABULARY_WORD_IN(&words[i], orders))
		return at;
	while (++i < count && !end)
		if (VOCABULARY_WORD_IN(&words[i], ends))
			end = words[i].to;
	if (!end)
		return at;
	for (at += end; at < n && strchr(" .:)?", text[at]) && text[at];)
		at++;
	return at;
}

void vocabulary_read_after(const char *text, size_t n, struct vocabulary_match *m)
{
	size_t at, dash, lead, blanks = m->end;

	/* A label can end inside brackets: "What would resolve it (bottom line):". */
	m->end += vocabulary_bracket_end(text, n, m->end);
	m->end += vocabulary_pronoun_end(text, n, m);
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
	at = vocabulary_skip_decoration(text, n, m->value);
	lead = vocabulary_skip_order(text, n, at);
	if (lead > at) {
		m->after = VOCABULARY_AFTER_COLON;
		m->value = lead;
	}
	at = m->value;
	while (at < n && strchr(" \t*_=-:", text[at]))
		at++;
	if (at >= n) {
		m->after = VOCABULARY_AFTER_END;
		m->value = n;
	}
}
