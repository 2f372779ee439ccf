/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <stdio.h>
#include <string.h>

#include "core/directory_name.h"
#include "core/unwrap.h"

enum {
	FORM_PROSE_MAX = 1 << 20,
	FORM_FUTURE = 2 * 366, /* days from that of the mail, beyond which a date is a slip */
	FORM_PAST = 10 * 366,
	FORM_KNOWN_DAY = 10957, /* 1 January 2000: a mail's day before that is not known */
};

const struct form_field *form_reader_field(const struct form_reader *r)
{
	return r->field < 0 ? NULL : &r->form->type->fields[r->field];
}

void form_reader_open(struct form_reader *r, size_t index, size_t label_words, size_t at)
{
	form_reader_close(r);
	if (r->stray.to && !r->signed_off && r->stray_count < FORM_UNREAD_MAX)
		r->strays[r->stray_count++] = r->stray;
	r->stray = (struct form_slice){0, 0};
	r->spot = (struct form_spot){.set = true, .at = at};
	r->field = (int)index;
	r->label_line = r->line_at;
	r->label_words = label_words;
	r->labelled[index] = true;
	r->words = NULL;
	r->word_count = 0;
	r->remark = (struct form_slice){0, 0};
	r->below = r->gap = r->stacked = r->asked = r->in_words = r->in_question = false;
	r->worded = false;
	r->lead = (struct form_slice){0, 0};
	if (r->form->type->fields[index].section)
		r->section = r->form->type->fields[index].section;
	/* A tick of another kind among the group's rows does not end it. */
	r->in_group = str_starts(r->form->type->fields[index].key, VOCABULARY_GROUP_PREFIX) ||
		      (r->in_group && r->form->type->fields[index].type == FORM_TICK);
}

void form_reader_add(struct form_reader *r, struct form_slice words)
{
	*ARENA_PUSH(r->arena, struct form_slice, r->words, r->word_count) = words;
	r->below = false;
}

date_day form_reader_date(struct form_reader *r, struct form_about about, const char *words)
{
	date_day day = DATE_NO_DAY;
	const char *quote = form_quote(r->arena, words);

	switch (date_parse_british(words, r->near, &day)) {
	case DATE_FOUND:
		/* "2062" is a slip of the keyboard. */
		if (r->near < FORM_KNOWN_DAY ||
		    (day <= r->near + FORM_FUTURE && day >= r->near - FORM_PAST))
			return day;
		form_problem(r->form, r->arena, about, "%s is years away: is the year right?",
			     quote);
		break;
	case DATE_NONE:
	case DATE_IMPOSSIBLE:
		form_problem(r->form, r->arena, about, "%s is not a date.", quote);
		break;
	case DATE_SEVERAL:
		form_problem(r->form, r->arena, about, "%s is more than one date.", quote);
		break;
	case DATE_WRONG_WEEKDAY:
		form_problem(r->form, r->arena, about, "%s has the wrong weekday: that date is %s.",
			     quote, date_long(r->arena, day));
		break;
	}
	return DATE_NO_DAY;
}

/* The length of what was printed for somebody to write on, at one end of `n` bytes: "____", "……".
 */
static size_t form_rule(const char *text, size_t n, bool behind)
{
	const char *unit = "_";
	size_t k = 1, count = 0, at;

	if (n >= 3 && memcmp(behind ? text + n - 3 : text, "\xE2\x80\xA6", 3) == 0) {
		unit = "\xE2\x80\xA6";
		k = 3;
	} else if (n && (behind ? text[n - 1] : *text) == '.') {
		unit = ".";
	}
	for (at = 0; at + k <= n && memcmp(behind ? text + n - at - k : text + at, unit, k) == 0;
	     at += k)
		count++;
	/* One is emphasis or the end of a sentence, three full stops are a word left out. */
	return count > (*unit == '_' ? 1 : *unit == '.' ? 3 : behind ? 1 : 0) ? at : 0;
}

/* The line without the prompts of a word processor, which are left where people write beside them.
 */
static struct form_slice form_without_prompts(const struct form_reader *r, struct form_slice line)
{
	line = form_slice_trim(r->source, line);
	vocabulary_cut_prompts(r->source->text, &line.from, &line.to);
	return form_slice_trim(r->source, line);
}

static char *form_without_rules(struct form_reader *r, char *words)
{
	size_t n = strlen(words), from = form_rule(words, n, false);

	if (from < n)
		n -= form_rule(words + from, n - from, true);
	return from || words[n] ? str_trim_n(r->arena, words + from, n - from) : words;
}

/* "[Ann Lee]", "(Ann Lee)": brackets around all of it, which are the form's and not the name's. */
static bool form_is_enclosed(const char *words, size_t n)
{
	char open = *words, close = open == '[' ? ']' : open == '"' ? '"' : ')';

	if (open == '"')
		return n > 2 && memchr(words + 1, '"', n - 1) == words + n - 1;
	return n > 2 && (open == '[' || open == '(') && words[n - 1] == close &&
	       !memchr(words + 1, open, n - 1) && memchr(words, close, n) == words + n - 1;
}

/* The words of a value on one line; NULL if they say nothing. */
static char *form_reader_words(struct form_reader *r)
{
	struct form_slice line;
	struct str text;
	char *words;
	size_t i, n;

	str_init(&text, r->arena, FORM_SHORT_MAX);
	for (i = 0; i < r->word_count; i++) {
		if (text.len && !form_breaks_word(text.data, text.len))
			str_add_char(&text, ' ');
		line = form_without_prompts(r, r->words[i]);
		str_add(&text, form_slice_text(r->arena, r->source, line, FORM_SHORT_MAX));
	}
	words = form_without_rules(r, str_trim(r->arena, str_text(&text)));
	n = strlen(words);
	if ((n > 1 && words[0] == words[n - 1] && (*words == '*' || *words == '_')) ||
	    form_is_enclosed(words, n))
		words = str_trim_n(r->arena, words + 1, n - 2);
	else if (n > 2 && words[n - 1] == '*' && words[n - 2] == '*')
		words = str_trim_n(r->arena, words, n - 2);
	if (form_reader_field(r)->type == FORM_TEXT || form_reader_field(r)->type == FORM_DATE)
		words = form_prompt_skip(r->arena, words);
	return !*words || vocabulary_is_placeholder(words) ? NULL : words;
}

/* How many characters stand before the value in its first line: its label; 0 in a table. */
static size_t form_reader_lead(const struct form_reader *r)
{
	const char *text = r->source->text;
	size_t at = r->word_count ? r->words[0].from : 0, n = 0;

	while (at > 0 && text[at - 1] != '\n') {
		if (text[--at] == '\t')
			return 0;
		n += ((unsigned char)text[at] & 0xC0) != 0x80;
	}
	return n;
}

/* "[It was late.]": does each of its lines stand in brackets that were printed for it? */
static bool form_reader_is_bracketed(const struct form_reader *r)
{
	const char *text = r->source->text;
	struct form_slice line;
	size_t i, lines = 0;

	for (i = 0; i < r->word_count; i++) {
		line = form_slice_trim(r->source, r->words[i]);
		if (line.from == line.to)
			continue;
		if (line.to - line.from < 2 || text[line.from] != '[' || text[line.to - 1] != ']')
			return false;
		lines++;
	}
	return lines > 1;
}

bool form_reader_points(const struct form_reader *r)
{
	return r->word_count &&
	       form_slice_is(r->source,
			     (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to},
			     FORM_WORDS_POINTER);
}

/* The words of prose: lines, a blank line between paragraphs that had one.  Behind a label those of
 * a paragraph are joined, while it is known how long its first line was. */
static char *form_reader_prose(struct form_reader *r)
{
	bool gap = false, bracketed = form_reader_is_bracketed(r);
	struct form_slice line;
	struct str text;
	size_t i, lead;

	str_init(&text, r->arena, FORM_PROSE_MAX);
	for (i = 0; i < r->word_count; i++) {
		line = form_without_prompts(r, r->words[i]);
		if (form_slice_empty(r->source, line)) {
			gap |= form_slice_empty(r->source, r->words[i]);
			continue;
		}
		if (text.len)
			str_add(&text, gap ? "\n\n" : "\n");
		gap = false;
		if (bracketed)
			line = (struct form_slice){line.from + 1, line.to - 1};
		else if (!text.len)
			line.from +=
			    form_rule(r->source->text + line.from, line.to - line.from, false);
		form_slice_add(&text, r->source, line);
	}
	if (text.truncated)
		form_problem(r->form, r->arena, form_about_open(r),
			     "the text is too long; only its beginning was taken.");
	if (!text.len || vocabulary_is_placeholder(text.data) ||
	    form_words_are(FORM_WORDS_CHOICE, text.data, text.len))
		return NULL;
	if (strchr("[\"", text.data[0]) && form_is_enclosed(text.data, text.len))
		return str_trim_n(r->arena, text.data + 1, text.len - 2);
	lead = form_reader_lead(r);
	return lead ? arena_strdup(r->arena, unwrap_lines(r->arena, text.data, lead)) : text.data;
}

/* The field is there a second time and says something else. */
static void form_reader_twice(struct form_reader *r, const char *first, const char *second)
{
	if (r->twice[r->field])
		return;
	r->twice[r->field] = true;
	form_problem(r->form, r->arena, form_about_open(r), "there are two answers: %s and %s.",
		     form_quote(r->arena, first), form_quote(r->arena, second));
}

/* Does the case need the words of the open field, so that a pointer to them will not do?  The Chair
 * and the ADM answer by what they tick. */
static bool form_reader_is_needed(const struct form_reader *r)
{
	const struct form_field *field = form_reader_field(r);

	return field->wanted || field->section == VOCABULARY_ANSWER_SECTION;
}

/* "Panel Adviser: dates", as a heading, and "FOR OFFICE USE ONLY" below a label: nobody's name. */
static bool form_is_no_name(const char *words)
{
	const size_t n = strlen(words);

	return (*words >= 'a' && *words <= 'z' && form_prompt_is(words, n)) ||
	       form_words_are(FORM_WORDS_OFFICE, words, n);
}

static bool form_close_text(struct form_reader *r, struct form_value *value)
{
	char *words;

	if (!form_reader_field(r)->prose)
		form_prompt_cut_lines(r);
	words = form_reader_field(r)->prose ? form_reader_prose(r) : form_reader_words(r);
	if (!words || form_heading_is_taken(r) ||
	    (form_reader_field(r)->prose && form_statement_close(r)))
		return false;
	if (!form_reader_field(r)->prose)
		words = form_sentence_name(r, words);
	if (!form_reader_field(r)->prose && form_is_no_name(words))
		return false;
	if ((!form_reader_field(r)->prose || form_reader_is_needed(r)) && form_reader_points(r))
		form_problem(r->form, r->arena, form_about_open(r),
			     "what %s points to was not read as the answer.",
			     form_quote(r->arena, words));
	if (!value->text)
		value->text = words;
	else if (!str_ieq(value->text, words) &&
		 (form_reader_field(r)->prose || !directory_name_equal(value->text, words, false)))
		form_reader_twice(r, value->text, words);
	return true;
}

static bool form_close_date(struct form_reader *r, struct form_value *value)
{
	char *words = form_reader_words(r);
	date_day day;

	if (!words)
		return false;
	if (value->text && str_ieq(value->text, words))
		return true;
	if (value->text) {
		if (date_parse_british(words, r->near, &day) == DATE_FOUND && day == value->date)
			return true;
		form_reader_twice(r, value->text, words);
		value->date = DATE_NO_DAY;
		return true;
	}
	value->text = words;
	value->date = form_reader_date(r, form_about_open(r), words);
	return true;
}

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

/* S7: "Yes, except the references" closes nothing, and "No, apart from the plan" is some concern. A
 * concern with a limit is one all the same. */
static bool form_remark_limits(const struct form_reader *r, const char *key, struct form_ticks t)
{
	struct vocabulary_word words[2];
	size_t n;

	if (t.reading != FORM_TICK_CLEAR || (t.clean && !t.aside) ||
	    t.rest >= r->words[r->word_count - 1].to ||
	    (t.tick == FORM_YES && !str_eq(key, "resolved")))
		return false;
	n = vocabulary_words(r->source->text + t.rest, r->words[r->word_count - 1].to - t.rest,
			     words, COUNT_OF(words));
	return vocabulary_limits(words, n, t.tick == FORM_YES);
}

static bool form_close_tick(struct form_reader *r, struct form_value *value)
{
	const struct form_field *field = form_reader_field(r);
	const char *words = form_reader_words(r);
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
	    str_starts(field->key, VOCABULARY_GROUP_PREFIX)) {
		other = form_ticks_read_words(r->source, r->words, r->word_count);
		t = other.clean ? other : t;
	}
	if (form_remark_contradicts(r, t))
		t.reading = FORM_TICK_BOTH;
	if (form_remark_limits(r, field->key, t)) {
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
		form_reader_twice(r, value->text ? value->text : "", words ? words : "");
		value->tick = FORM_UNSAID;
		return true;
	}
	value->text = words;
	r->ticked |= t.lone;
	r->first_ticked |= t.first_tick;
	r->second_marked |= t.second;
	r->first_crossed[r->field] = t.first_cross;
	if (t.reading == FORM_TICK_CLEAR && r->word_count == 1)
		form_align_keep(r, r->words[0]);
	r->crossed[r->field] = t.cross;
	if (t.cross)
		return true;
	if (t.reading == FORM_TICK_DOUBTFUL && t.tick == FORM_YES &&
	    (form_remark_denies(r, field->key, t.rest) ||
	     (t.apart && str_starts(field->key, VOCABULARY_GROUP_PREFIX))))
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

static bool form_close_roles(struct form_reader *r, struct form_value *value)
{
	char *words = form_reader_words(r);
	struct form_roles roles;
	struct form_slice all;

	if (!words)
		return false;
	if (value->text) {
		if (!str_ieq(value->text, words))
			form_reader_twice(r, value->text, words);
		return true;
	}
	/* The pieces follow each other in the source, so that from the first to the last is one. */
	all = (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to};
	all = form_slice_trim(r->source, all);
	all.from += form_rule(r->source->text + all.from, all.to - all.from, false);
	roles = form_roles_read(r->source, all);
	value->text = words;
	value->roles = roles.roles;
	value->tick = roles.denied ? FORM_NO : FORM_UNSAID;
	if (roles.doubtful)
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s does not say clearly which role it is.",
			     form_quote(r->arena, words));
	return true;
}

/* "Date of Fostering Panel (1 May 2026)", "Quality of reports (Yes)": the answer stands in
 * brackets, where the form's own hints stand too.  A name that does so is asked. */
static void form_take_remark(struct form_reader *r)
{
	const struct form_field *field = form_reader_field(r);
	struct form_slice remark = r->remark;
	struct vocabulary_word words[6];
	struct form_ticks t;
	const char *text;
	date_day day;
	size_t n, i;

	if (remark.from >= remark.to || r->word_count || r->said[r->field])
		return;
	text = form_slice_text(r->arena, r->source, remark, FORM_SHORT_MAX);
	t = form_ticks_read(r->source, &remark, 1, NULL);
	if (field->type == FORM_DATE   ? date_parse_british(text, r->near, &day) == DATE_FOUND
	    : field->type == FORM_TICK ? t.clean && t.reading == FORM_TICK_CLEAR
				       : false) {
		form_reader_add(r, remark);
		return;
	}
	if (field->type != FORM_TEXT || field->prose)
		return;
	n = vocabulary_words(r->source->text + remark.from, remark.to - remark.from, words,
			     COUNT_OF(words));
	for (i = 0; i < n; i++)
		if (r->source->text[remark.from + words[i].from] < 'A' ||
		    r->source->text[remark.from + words[i].from] > 'Z')
			break;
	if (n < COUNT_OF(words) && ((n > 1 && i == n) || form_second_may_be_answer(r, remark)))
		form_problem(r->form, r->arena, form_about_open(r), "is %s the answer?",
			     form_quote(r->arena, text));
}

/* Is the first of the value in a colour, and its label not? */
static bool form_is_coloured(const struct form_reader *r)
{
	const unsigned kinds = DOCUMENT_COLOURED | DOCUMENT_HIGHLIGHT;
	const unsigned char *marks = r->source->marks;
	struct form_slice value;

	if (!r->word_count)
		return false;
	value = form_slice_trim(r->source, r->words[0]);
	return value.from < value.to && value.from > r->label_line &&
	       (marks[value.from] & kinds &
		~(unsigned)marks[r->label_line + strspn(r->source->text + r->label_line, " \t")]);
}

/* What the label that has a value tells of whether this is a form: a letter asks a few questions
 * too, and no form. */
static unsigned form_label_weight(const struct form_reader *r)
{
	enum { QUESTIONS_OF_A_LETTER = 4 };
	size_t i;

	if (r->in_words || (r->in_question && r->question_count <= QUESTIONS_OF_A_LETTER))
		return 0;
	/* What is only meant tells less than what is said. */
	for (i = 0; i < r->known_count; i++)
		if (r->known[i].field == r->field)
			return 1;
	return r->label_words > 1 && !r->worded ? 2 : 1;
}

void form_reader_close(struct form_reader *r)
{
	struct form_value *value;
	bool said = false;

	if (r->field < 0)
		return;
	form_take_remark(r);
	value = &r->form->values[r->field];
	switch (form_reader_field(r)->type) {
	case FORM_TEXT:
		said = form_close_text(r, value);
		break;
	case FORM_DATE:
		said = form_close_date(r, value);
		break;
	case FORM_TICK:
		said = form_close_tick(r, value);
		break;
	case FORM_ROLES:
		said = form_close_roles(r, value);
		break;
	}
	form_place_keep(r, said);
	form_guide_tell(r, said);
	r->asked_count += said && r->asked;
	r->coloured += said && form_is_coloured(r);
	if (said)
		form_heading_learn(r);
	if (said && !r->said[r->field]) {
		r->said[r->field] = true;
		r->said_count += !r->in_words;
		r->question_count += r->in_question;
		r->score += form_label_weight(r);
	}
	r->field = -1;
}

static void form_check_opposites(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const struct vocabulary_pair *pair;
	const char *other = "";
	size_t i, k, first = 0;

	for (i = 0; i < vocabulary_opposite_count; i++) {
		pair = &vocabulary_opposites[i];
		if (form_tick(r->form, pair->first) != FORM_YES ||
		    form_tick(r->form, pair->second) != FORM_YES)
			continue;
		for (k = 0; k < type->field_count; k++) {
			if (str_eq(type->fields[k].key, pair->first))
				first = k;
			if (str_eq(type->fields[k].key, pair->second))
				other = type->fields[k].title;
		}
		form_problem(r->form, r->arena, form_about_field(type, first),
			     "Yes, and %s: Yes as well.", other);
	}
}

/* Where a tick alone says yes, a cross alone says no; else a cross can be how somebody ticks. */
static void form_settle_crosses(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		if (!r->crossed[i])
			continue;
		if (r->ticked)
			r->form->values[i].tick = FORM_NO;
		else
			form_problem(r->form, r->arena, form_about_field(type, i),
				     "%s is neither Yes nor No.",
				     form_quote(r->arena, r->form->values[i].text));
	}
}

/* Ticks and crosses in one column that nothing heads: in plain text, whose lines end in a tab that
 * begins no other column, the crosses are what is denied; in a table they are not for us to say. */
static void form_settle_first(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const bool denied = !r->source->tabled && !r->second_marked;
	const enum form_tick tick = denied ? FORM_NO : FORM_UNSAID;
	size_t i;

	if (!r->first_ticked)
		return;
	for (i = 0; i < type->field_count; i++) {
		if (!r->first_crossed[i])
			continue;
		r->form->values[i].tick = tick;
		if (!denied)
			form_problem(r->form, r->arena, form_about_field(type, i),
				     "%s is neither Yes nor No.",
				     form_quote(r->arena, r->form->values[i].text));
	}
	for (i = 0; i < r->form->other_count; i++)
		if (r->first_other[i])
			r->form->others[i].raised = tick;
}

void form_reader_finish(struct form_reader *r)
{
	form_reader_close(r);
	form_settle_crosses(r);
	form_settle_first(r);
	form_align_settle(r);
	form_left_settle(r);
	form_statement_settle(r);
	form_tell(r);
	form_actions_finish(r);
	form_mention_read(r);
	form_check_opposites(r);
	form_places_finish(r);
	form_unticked_tell(r);
}
