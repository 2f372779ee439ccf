/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers in sentences: "We are Ann and Bob Lee.", "The social worker is Cy Dee."
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	SENTENCE_LEAD = 10, /* words up to the verb */
	SENTENCE_NAME = 6,  /* … and behind it, of a name */
};

static bool sentence_is_verb(const struct vocabulary_word *word)
{
	return vocabulary_word_among(word, VOCABULARY_BEING);
}

/* "I'm", "it's": the first word has the verb in it. */
static bool sentence_is_short_verb(const struct vocabulary_word *word)
{
	return vocabulary_word_among(word, VOCABULARY_BEING_SHORT) &&
	       word->to - word->from > word->length; /* an apostrophe is in it */
}

/* Words that lead to a name and say nothing of it. */
static bool sentence_is_lead(const struct vocabulary_word *word)
{
	return vocabulary_word_among(word, VOCABULARY_NAME_LEADS);
}

/* A name, or a few: the first word begins large, no verb is in it, and it is not long. */
static bool sentence_is_name(const char *text, size_t n)
{
	struct vocabulary_word words[SENTENCE_NAME + 1];
	size_t i, count;

	count = vocabulary_words(text, n, words, COUNT_OF(words));
	if (!count || count > SENTENCE_NAME ||
	    !((*text >= 'A' && *text <= 'Z') || (unsigned char)*text >= 0xC0))
		return false;
	for (i = 0; i < count; i++)
		if (sentence_is_verb(&words[i]) || memchr(text + words[i].from, '?', 1))
			return false;
	return !memchr(text, ';', n) && !memchr(text, ':', n);
}

/* Behind the verb, and a colon: where the name begins. */
static size_t sentence_name_at(const char *text, size_t n, size_t at)
{
	while (at < n && strchr(" \t:", text[at]))
		at++;
	return at;
}

/* The length of a name that ends a sentence, without its full stop. */
static size_t sentence_name_end(const char *text, size_t n)
{
	while (n && strchr(" \t", text[n - 1]))
		n--;
	/* "J. P." ends in an initial. */
	if (n > 2 && text[n - 1] == '.' && text[n - 3] != ' ' && text[n - 3] != '.')
		n--;
	return n;
}

char *form_sentence_name(const struct form_reader *r, char *text)
{
	struct vocabulary_word words[SENTENCE_LEAD];
	struct vocabulary_match m;
	size_t i, n, at, length = strlen(text);
	bool lead = true, verb;

	n = vocabulary_words(text, length, words, COUNT_OF(words));
	for (i = 0; i < n && lead; i++) {
		verb = i ? sentence_is_verb(&words[i]) : sentence_is_short_verb(&words[0]);
		if (verb) {
			at = sentence_name_at(text, length, words[i].to);
			if (!sentence_is_name(text + at, length - at))
				return text;
			return str_trim_n(r->arena, text + at,
					  sentence_name_end(text + at, length - at));
		}
		if (sentence_is_lead(&words[i]))
			continue;
		/* "Our supervising social worker is …" */
		lead = vocabulary_find(r->vocabulary, text + words[i].from, length - words[i].from,
				       0, &m) &&
		       m.kind == VOCABULARY_FIELD && (int)m.index == r->field;
		while (lead && i + 1 < n && words[i + 1].from < words[i].from + m.end)
			m.end -= words[i + 1].from - words[i].from, i++;
	}
	return text;
}

bool form_sentence_is_names(const struct form_reader *r, struct form_slice s)
{
	struct vocabulary_word words[SENTENCE_NAME + 1];
	const char *text;
	size_t i, count;
	unsigned char first;

	s = form_slice_trim(r->source, s);
	text = r->source->text + s.from;
	count = vocabulary_words(text, s.to - s.from, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		first = (unsigned char)text[words[i].from];
		if (!(first >= 'A' && first <= 'Z') && first < 0xC0 &&
		    !vocabulary_word_is(&words[i], "and"))
			return false;
	}
	return count > 0 && count <= SENTENCE_NAME;
}

/* A name begins with a large letter, and so do nearly all of its words: "Panel → manager:
 * escalation" heads the form, and "Handed over on" is a label itself. */
bool form_sentence_may_be_name(const struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text;
	size_t at, small = 0;

	for (at = value.from; at < value.to && !strchr("(,;\n", text[at]); at++)
		small += text[at] >= 'a' && text[at] <= 'z' &&
			 (at == value.from || text[at - 1] == ' ') && text[at + 1] >= 'a' &&
			 text[at + 1] <= 'z' && !str_istarts(text + at, "and ");
	return !(text[value.from] >= 'a' && text[value.from] <= 'z') && small < 2;
}

/* May the field have this for its answer, in a sentence? */
static bool sentence_fits(const struct form_reader *r, size_t field, struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[field];

	switch (f->type) {
	case FORM_TEXT:
		return !f->prose &&
		       sentence_is_name(r->source->text + value.from, value.to - value.from);
	case FORM_DATE:
		return form_is_date(r, value) && form_count_words(r, value, 8) < 8;
	case FORM_ROLES:
		return form_count_words(r, value, 8) < 8 &&
		       form_roles_read(r->source, value).roles != 0;
	case FORM_TICK:
		break;
	}
	return false;
}

/* The field whose label stands before the verb, or between the verb and a colon; its name's place.
 */
static bool sentence_find(const struct form_reader *r, const char *text, size_t n, size_t *field,
			  size_t *at)
{
	struct vocabulary_word words[SENTENCE_LEAD];
	struct vocabulary_match m;
	size_t i, k, count;
	bool verb = false;

	count = vocabulary_words(text, n, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		verb |=
		    sentence_is_verb(&words[i]) || (i == 0 && sentence_is_short_verb(&words[0]));
		if (sentence_is_lead(&words[i]) || sentence_is_verb(&words[i]) || (i == 0 && verb))
			continue;
		if (!vocabulary_find(r->vocabulary, text + words[i].from, n - words[i].from, 0,
				     &m) ||
		    m.kind != VOCABULARY_FIELD)
			return false;
		*field = m.index;
		*at = words[i].from + m.value;
		if (verb)
			return m.after == VOCABULARY_AFTER_COLON ||
			       r->form->type->fields[m.index].type == FORM_ROLES;
		for (k = i + 1; k < count && words[k].from < words[i].from + m.end; k++)
			;
		if (k == count || m.after != VOCABULARY_AFTER_WORDS || !sentence_is_verb(&words[k]))
			return false;
		*at = words[k].to;
		return true;
	}
	return false;
}

/* "We are Ann and Bob Lee.", below the title of a form that the carers fill in: the name's place.
 */
static bool sentence_is_us(const struct form_reader *r, const char *text, size_t n, size_t *field,
			   size_t *at)
{
	struct vocabulary_word words[SENTENCE_LEAD];
	size_t i, count;

	for (*field = 0; *field < r->form->type->field_count; (*field)++)
		if (str_eq(r->form->type->fields[*field].key, "carers"))
			break;
	if (*field == r->form->type->field_count || !r->titled)
		return false;
	count = vocabulary_words(text, n, words, COUNT_OF(words));
	if (!count || !vocabulary_word_among(&words[0], VOCABULARY_US))
		return false;
	for (i = 0; i < count; i++) {
		if (i ? sentence_is_verb(&words[i]) : sentence_is_short_verb(&words[0])) {
			*at = words[i].to;
			*at = sentence_name_at(text, n, *at);
			return true;
		}
		if (!sentence_is_lead(&words[i]))
			return false;
	}
	return false;
}

bool form_sentence_read(struct form_reader *r, struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	struct form_slice value = form_slice_trim(r->source, line);
	size_t field, at, from;
	bool us;

	if ((open && open->prose) || r->signed_off || line.to - line.from > FORM_SHORT_MAX)
		return false;
	line = value;
	from =
	    line.from + vocabulary_skip_bullets(r->source->text + line.from, line.to - line.from);
	if (from >= line.to)
		return false;
	us = !sentence_find(r, r->source->text + from, line.to - from, &field, &at);
	if ((us && !sentence_is_us(r, r->source->text + from, line.to - from, &field, &at)) ||
	    r->labelled[field])
		return false;
	value.from = from + sentence_name_at(r->source->text + from, line.to - from, at);
	/* "We are:", with the names below. */
	if (us && value.from == line.to && r->source->text[line.to - 1] == ':') {
		form_actions_end(r);
		form_reader_open(r, field, 1, line.to);
		r->in_words = r->below = r->spot.below = true;
		return true;
	}

	value.to =
	    value.from + sentence_name_end(r->source->text + value.from, line.to - value.from);
	if (!sentence_fits(r, field, value) || (us && !form_sentence_is_names(r, value)))
		return false;
	form_actions_end(r);
	form_reader_open(r, field, 1, value.from);
	r->in_words = true;
	form_reader_add(r, value);
	form_reader_close(r);
	return true;
}
