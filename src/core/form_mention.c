/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sentences of a form say of a tick that stands elsewhere in it: that a child is in danger
 * now is heard wherever it is said (S9). */
#include "core/form_parts.h"

#include <string.h>

enum { MENTION_WORDS = 80, MENTION_SENTENCE = 600, MENTION_NEAR = 4 };

static bool form_is_name(const char *word)
{
	return word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' && word[1] <= 'z';
}

enum form_tick form_mention_judge(const struct vocabulary_mention *mention, const char *sentence,
				  size_t n, bool *doubtful)
{
	struct vocabulary_word words[MENTION_WORDS];
	enum vocabulary_tone tone;
	bool affirmed = false;
	size_t i, at, count;

	*doubtful = false;
	count = vocabulary_words(sentence, n, words, COUNT_OF(words));
	for (at = 0; at + 1 < count; at++)
		if (vocabulary_word_is(&words[at], mention->first) &&
		    vocabulary_word_is(&words[at + 1], mention->second))
			break;
	if (at + 1 >= count)
		return FORM_UNSAID;
	*doubtful = true;
	for (i = 0; i < count; i++) {
		tone = vocabulary_tone(&words[i]);
		/* "1 May" is a month. */
		if (tone == VOCABULARY_DOUBTS && !(i && form_is_name(sentence + words[i].from)))
			return FORM_UNSAID;
		/* "There is no immediate safeguarding concern" denies it.  A negation elsewhere
		 * ("… was not raised with anyone") can deny anything. */
		if (tone == VOCABULARY_NEGATES) {
			*doubtful = !(i < at && at - i <= MENTION_NEAR);
			return *doubtful ? FORM_UNSAID : FORM_NO;
		}
		affirmed |= tone == VOCABULARY_AFFIRMS;
		affirmed |= tone == VOCABULARY_IS && i < at && at - i <= 2;
	}
	if (memchr(sentence, '?', n) || !affirmed)
		return FORM_UNSAID;
	*doubtful = false;
	return FORM_YES;
}

struct form_mentioned {
	size_t yes, no, doubtful;
	const char *sentence; /* the first that does not say no */
	size_t length;
};

/* The sentence around text[at]; a long one is cut, so that time stays linear. */
static void form_mention_sentence(const char *text, size_t at, size_t *from, size_t *to)
{
	size_t i;

	for (*from = at; *from > 0 && at - *from < MENTION_SENTENCE / 2; (*from)--)
		if (strchr(".!?;\n", text[*from - 1]))
			break;
	for (i = at; text[i] && i - at < MENTION_SENTENCE / 2 && !strchr(".!?;\n", text[i]); i++)
		;
	*to = i + (text[i] == '?');
}

static void form_mention_scan(const struct vocabulary_mention *mention, const char *text,
			      struct form_mentioned *seen)
{
	const char *p = text;
	enum form_tick tick;
	size_t from, to;
	bool doubtful;

	while ((p = str_ifind(p, mention->first))) {
		form_mention_sentence(text, (size_t)(p - text), &from, &to);
		tick = form_mention_judge(mention, text + from, to - from, &doubtful);
		seen->yes += tick == FORM_YES;
		seen->no += tick == FORM_NO;
		seen->doubtful += doubtful;
		if ((tick == FORM_YES || doubtful) && !seen->sentence) {
			seen->sentence = text + from;
			seen->length = to - from;
		}
		p = text + (to > (size_t)(p - text) ? to : (size_t)(p - text) + 1);
	}
}

static void form_mention_settle(struct form_reader *r, struct form_about about,
				struct form_value *value, const struct form_mentioned *seen)
{
	const char *quote;

	/* A yes of its own stands, whatever else is said of it. */
	if (value->tick == FORM_YES || (value->tick == FORM_NO && !seen->yes))
		return;
	if (!seen->yes && !seen->doubtful) {
		if (seen->no)
			value->tick = FORM_NO;
		return;
	}
	quote = form_quote(r->arena, arena_strndup(r->arena, seen->sentence, seen->length));
	if (value->tick == FORM_NO)
		form_problem(r->form, r->arena, about, "No, but the text says %s.", quote);
	else if (!seen->yes || seen->no)
		form_problem(r->form, r->arena, about, "please say Yes or No; the text says %s.",
			     quote);
	value->tick = value->tick == FORM_UNSAID && seen->yes && !seen->no ? FORM_YES : FORM_UNSAID;
}

void form_mention_read(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	struct form_mentioned seen;
	size_t i, m;

	for (m = 0; m < vocabulary_mention_count; m++) {
		memset(&seen, 0, sizeof(seen));
		for (i = 0; i < type->field_count; i++)
			/* The answer may deny or repeat it; it is the submitter's to say. */
			if (type->fields[i].prose &&
			    type->fields[i].section < VOCABULARY_ANSWER_SECTION &&
			    r->form->values[i].text)
				form_mention_scan(&vocabulary_mentions[m], r->form->values[i].text,
						  &seen);
		for (i = 0; i < type->field_count; i++)
			if (str_eq(type->fields[i].key, vocabulary_mentions[m].key))
				form_mention_settle(r, form_about_field(type, i),
						    &r->form->values[i], &seen);
	}
}
