/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that are Yes or No, and what words behind these make of them. */
#include "core/form_value.h"

#include <string.h>

static const struct vocabulary_mention *form_mention_of(const char *key, bool by_tick)
{
	size_t i;

	for (i = 0; i < vocabulary_mention_count; i++)
		if (str_eq(by_tick ? vocabulary_mentions[i].tick : vocabulary_mentions[i].key, key))
			return &vocabulary_mentions[i];
	return NULL;
}

/* "Safeguarding concerns: YES (immediate)" states the immediate one as well (S9). */
static void form_close_remark(struct form_reader *r, const char *key, struct form_slice remark)
{
	const struct vocabulary_mention *mention = form_mention_of(key, true);
	const char *text = r->source->text + remark.from;
	struct vocabulary_word words[12];
	struct form_value *value;
	bool named = false;
	size_t i, n;

	if (!mention)
		return;
	n = vocabulary_words(text, remark.to - remark.from, words, COUNT_OF(words));
	for (i = 0; i < n; i++) {
		if (vocabulary_tone(&words[i]) == VOCABULARY_NEGATES)
			return;
		named |= vocabulary_word_is(&words[i], mention->remark);
	}
	if (!named)
		return;
	value = form_set(r->form, mention->key);
	if (n == 1 && value->tick == FORM_UNSAID)
		value->tick = FORM_YES;
	else if (n > 1)
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s: please say Yes or No to \"%s %s\".", form_quote_words(r, remark),
			     mention->first, mention->second);
}

/* "Immediate safeguarding concern: raised with the duty manager on Friday" is a yes in words. */
static enum form_tick form_close_doubtful(struct form_reader *r, const char *words)
{
	const struct form_field *field = form_reader_field(r);
	const struct vocabulary_mention *mention = form_mention_of(field->key, false);
	enum form_tick tick = FORM_UNSAID;
	const char *sentence;
	bool doubtful = true;

	if (mention) {
		sentence = arena_printf(r->arena, "%s %s", field->title, words);
		tick = form_mention_judge(mention, sentence, strlen(sentence), &doubtful);
	}
	if (doubtful)
		form_problem(r->form, r->arena, form_about_open(r), "%s is neither Yes nor No.",
			     form_quote(r->arena, words));
	return tick;
}

/* "YES, not immediate": what is denied is the remark's tick, not this one. */
static bool form_remark_denies(const struct form_reader *r, const char *key, size_t rest)
{
	const struct vocabulary_mention *mention = form_mention_of(key, true);
	struct vocabulary_word words[3];
	size_t n;

	n = vocabulary_words(r->source->text + rest, r->words[r->word_count - 1].to - rest, words,
			     3);
	return mention && n == 2 && vocabulary_tone(&words[0]) == VOCABULARY_NEGATES &&
	       vocabulary_word_is(&words[1], mention->remark);
}

/* Is the value in the table whose columns are headed by YES and NO? */
static bool form_is_below_heads(const struct form_reader *r)
{
	return r->heads.printed && r->heads.table && r->word_count &&
	       form_place_cell(r->source, r->words[0].from)->table == r->heads.table;
}

/* "Quality of reports: NO | x | ", in the column for Yes: the row says the other thing as well. */
static bool form_remark_contradicts(const struct form_reader *r, struct form_ticks t)
{
	const struct form_ticks said = form_ticks_read(r->source, &r->remark, 1, NULL);

	return t.reading == FORM_TICK_CLEAR && said.reading == FORM_TICK_CLEAR && said.clean &&
	       said.tick != t.tick;
}

/* S7: "Resolved: No concerns", "none": that none are left would be a yes. */
static bool form_remark_denies_rest(const char *key, struct form_ticks t, const char *words)
{
	return str_eq(key, "resolved") && t.reading == FORM_TICK_CLEAR && t.tick == FORM_NO &&
	       words && ((!t.clean && !t.apart) || vocabulary_is_none(words));
}

/* Do the words limit such an answer?  A concern with a limit is one all the same. */
static bool form_words_limit(const struct form_reader *r, const char *key, struct form_ticks t,
			     struct form_slice s, bool yes)
{
	struct vocabulary_word words[2];

	if (t.reading != FORM_TICK_CLEAR || s.from >= s.to ||
	    (t.tick == FORM_YES && !str_eq(key, "resolved")))
		return false;
	return vocabulary_limits(
	    words,
	    vocabulary_words(r->source->text + s.from, s.to - s.from, words, COUNT_OF(words)), yes);
}

/* S7: "Yes, except the references" closes nothing, and "No, apart from the plan" is some concern.
 */
static bool form_remark_limits(const struct form_reader *r, const char *key, struct form_ticks t)
{
	struct form_slice rest = {t.rest, t.rest};

	if (r->word_count && (!t.clean || t.aside))
		rest.to = r->words[r->word_count - 1].to;
	return form_words_limit(r, key, t, rest, t.tick == FORM_YES);
}

bool form_value_close_tick(struct form_reader *r, struct form_value *value)
{
	const struct form_field *field = form_reader_field(r);
	const char *words = form_value_words(r);
	struct form_slice remark;
	struct form_ticks t, other;

	if (r->chosen && !r->said[r->field]) {
		value->tick = r->chosen;
		return true;
	}
	t = form_ticks_read(r->source, r->words, r->word_count,
			    r->in_group || form_is_below_heads(r) ? &r->heads : NULL);
	if (words && words[strlen(words) - 1] != ':' && !t.clean && !r->heads.printed &&
	    t.reading != FORM_TICK_CLEAR && t.reading != FORM_TICK_BOTH &&
	    form_field_is_concern(field)) {
		other = form_ticks_read_words(r->source, r->words, r->word_count);
		t = other.clean ? other : t;
	}
	if (form_remark_contradicts(r, t))
		t.reading = FORM_TICK_BOTH;
	if (form_remark_limits(r, field->key, t) || form_remark_denies_rest(field->key, t, words)) {
		t.reading = FORM_TICK_DOUBTFUL;
		t.tick = FORM_UNSAID;
	}
	/* "Choose an item." */
	if (t.reading == FORM_TICK_NOTHING ||
	    (t.reading == FORM_TICK_DOUBTFUL && !t.any && !words)) {
		r->alike[r->field] = t.standing_out;
		return false;
	}
	if (t.reading == FORM_TICK_CLEAR)
		r->standing_out |= t.standing_out;
	if (r->said[r->field]) {
		if (t.reading != FORM_TICK_CLEAR || t.tick == value->tick || r->signed_off)
			return true;
		form_value_twice(r, value->text ? value->text : "", words ? words : "");
		value->tick = FORM_UNSAID;
		return true;
	}
	value->text = words;
	r->ticked |= t.lone && !t.letter;
	r->concern_ticked |= t.lone && !t.letter && form_field_is_concern(field);
	r->lettered[r->field] = t.letter && form_field_is_concern(field);
	r->first_ticked |= t.first_tick;
	r->second_marked |= t.second;
	r->first_crossed[r->field] = t.first_cross;
	r->lone_marked[r->field] = t.lone && !r->heads.printed;
	if (t.reading == FORM_TICK_CLEAR && r->word_count == 1)
		form_align_keep(r, r->words[0]);
	r->crossed[r->field] = t.cross;
	r->cross_ticks[r->field] = t.cross_ticks;
	if (t.cross || form_sense_is_turned(r, t))
		return true;
	/* "Resolved (in part): Yes" */
	if (form_words_limit(r, field->key, t, r->remark, false)) {
		form_problem(r->form, r->arena, form_about_open(r), "%s may limit the answer.",
			     form_quote_words(r, r->remark));
		return true;
	}
	if (t.reading == FORM_TICK_DOUBTFUL && t.tick == FORM_YES &&
	    (form_remark_denies(r, field->key, t.rest) ||
	     (t.apart && form_field_is_concern(field))))
		t.reading = FORM_TICK_CLEAR;
	if (t.reading == FORM_TICK_BOTH)
		form_problem(r->form, r->arena, form_about_open(r), "both Yes and No are ticked.");
	else if (t.reading == FORM_TICK_DOUBTFUL &&
		 form_statement_says(r, (size_t)r->field, words, &value->tick))
		return true;
	else if (t.reading == FORM_TICK_DOUBTFUL)
		value->tick = form_close_doubtful(r, words ? words : "");
	else
		value->tick = t.tick;
	if (value->tick == FORM_YES) {
		remark = t.clean && !t.aside
			     ? r->remark
			     : (struct form_slice){t.rest, r->words[r->word_count - 1].to};
		if (remark.from < remark.to)
			form_close_remark(r, field->key, remark);
	}
	return true;
}
