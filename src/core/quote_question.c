/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S5: what an answer between cited lines answers: the end of the cited paragraph right above it. */
#include <string.h>

#include "core/quote.h"
#include "core/quote_lines.h"

/* The words of a cited line behind its marks, and how many marks there are. */
static const char *question_words(const char *s, unsigned *depth)
{
	for (*depth = 0; *s == '>' || *s == ' ' || *s == '\t'; s++)
		*depth += *s == '>';
	return s;
}

/* Keeps the end of the words, from a word's beginning: what is asked stands last. */
static void question_keep(struct quote_question *q, const char *words)
{
	struct quote_question_line *line = &q->line[q->count++ % QUOTE_QUESTION_LINES];
	size_t n = strlen(words);
	const char *s = words, *blank;

	while (n && strchr(" \t\r", words[n - 1]))
		n--;
	line->cut = n > QUOTE_QUESTION_BYTES;
	if (line->cut) {
		s = words + n - QUOTE_QUESTION_BYTES;
		blank = memchr(s, ' ', QUOTE_QUESTION_BYTES);
		while (((unsigned char)*s & 0xC0) == 0x80)
			s++;
		s = blank ? blank + 1 : s;
	}
	line->size = (size_t)(words + n - s);
	memcpy(line->text, s, line->size);
}

void quote_question_cite(struct quote_question *q, const char *s, bool begins)
{
	unsigned depth;
	const char *words = question_words(s, &depth);

	if (str_empty(words)) {
		q->ended = true;
		return;
	}
	/* Without marks each block is a paragraph: HTML breaks no lines. */
	if (q->ended || depth != q->depth || (!depth && begins))
		q->count = 0;
	q->depth = depth;
	q->ended = false;
	q->above = true;
	question_keep(q, words);
}

void quote_question_blank(struct quote_question *q)
{
	q->ended = true;
}

/* "> …" for each line; "… " where something of the paragraph is left out in front. */
static const char *question_text(const struct quote_question *q, struct arena *a)
{
	size_t left = QUOTE_QUESTION_BYTES, first = q->count, i;
	const struct quote_question_line *line;
	struct str out;

	while (first > 0 && q->count - first < QUOTE_QUESTION_LINES) {
		line = &q->line[(first - 1) % QUOTE_QUESTION_LINES];
		if (line->size > left)
			break;
		left -= line->size;
		first--;
		if (line->cut)
			break;
	}
	str_init(&out, a, STR_UNBOUNDED);
	for (i = first; i < q->count; i++) {
		line = &q->line[i % QUOTE_QUESTION_LINES];
		str_add(&out, i == first ? "> " : "\n> ");
		str_add(&out, i == first && (first || line->cut) ? "… " : "");
		str_add_n(&out, line->text, line->size);
	}
	return str_text(&out);
}

const char *quote_question_take(struct quote_question *q, struct arena *a, const char *s,
				bool spills)
{
	const char *question = q->above ? question_text(q, a) : NULL;

	/* Perhaps it is the rest of the line above: if cited lines follow, the paragraph goes on.
	 */
	if (q->above && spills)
		question_keep(q, s);
	else
		q->count = 0;
	q->above = false;
	return question;
}

/* Does something that they wrote stand between two marked lines?  Above and below a citation
 * people write on their own account. */
static bool question_is_between(const struct quote_lines *lines)
{
	const struct quote_line *line;
	bool asked = false, answered = false;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		line = &lines->line[i];
		if (line->quoted) {
			if (line->marked && answered)
				return true;
			asked = answered = false;
		} else if (!line->blank) {
			asked = asked || line->question;
			answered = answered || (asked && !line->gone);
		}
	}
	return false;
}

const char *quote_join_questions(struct arena *a, const struct quote_lines *lines)
{
	const char *question = NULL;
	const struct quote_line *line;
	bool gap = false;
	struct str out;
	size_t i;

	if (!question_is_between(lines))
		return NULL;
	str_init(&out, a, QUOTE_QUESTIONS_MAX);
	for (i = 0; i < lines->count; i++) {
		line = &lines->line[i];
		if (line->blank || line->quoted) {
			gap = true;
			question = line->quoted ? NULL : question;
			continue;
		}
		question = line->question ? line->question : question;
		if (line->gone)
			continue;
		if (out.len)
			str_add(&out, gap || question ? "\n\n" : "\n");
		if (question) {
			str_add(&out, question);
			str_add(&out, "\n\n");
		}
		question = NULL;
		gap = false;
		str_add_n(&out, line->raw, (size_t)(line->s - line->raw) + line->len);
	}
	/* Rather no questions than an answer without its end. */
	return out.truncated ? NULL : str_trim(a, str_text(&out));
}
