/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which types of form there are, and what a council's own one must be like.
 */
#include <string.h>

#include "core/form.h"
#include "core/vocabulary.h"

enum { TYPE_FIELDS_MAX = 100, TYPE_KEY_MAX = 60 };

/* The one thing that this process is told, once, before it reads anything. */
static const struct form_type *const *form_used = form_types;
static size_t form_used_count;
/* Made of it when it is first asked for. */
static struct arena form_arena;
static struct vocabulary **form_vocabularies;

void form_types_use(const struct form_type *const *types, size_t count)
{
	form_used = types;
	form_used_count = count;
	form_vocabularies = NULL;
	arena_clear(&form_arena);
}

size_t form_types_used(const struct form_type *const **types)
{
	*types = form_used;
	return form_used == form_types ? form_type_count : form_used_count;
}

const struct vocabulary *form_vocabulary(size_t i)
{
	const struct form_type *const *types;
	size_t k, count = form_types_used(&types);

	if (!form_vocabularies) {
		form_vocabularies = ARENA_NEW_N(&form_arena, struct vocabulary *, count);
		for (k = 0; k < count; k++)
			form_vocabularies[k] = vocabulary_new(&form_arena, types[k]);
	}
	return form_vocabularies[i];
}

size_t form_label_begins(const char *text, bool *whole)
{
	const struct form_type *const *types;
	size_t i, words = 0, count = form_types_used(&types);
	struct vocabulary_match m;

	*whole = false;
	for (i = 0; i < count; i++) {
		if (!vocabulary_find(form_vocabulary(i), text, strlen(text), 0, &m) ||
		    m.kind != VOCABULARY_FIELD || m.words <= words)
			continue;
		words = m.words;
		*whole = m.after == VOCABULARY_AFTER_END;
	}
	return words;
}

const struct form_type *form_type_find(const char *name)
{
	const struct form_type *const *used;
	size_t i, count = form_types_used(&used);

	for (i = 0; i < count; i++)
		if (str_eq(used[i]->name, name))
			return used[i];
	for (i = 0; i < form_type_count; i++)
		if (str_eq(form_types[i]->name, name))
			return form_types[i];
	return NULL;
}

/* Keys that the rules know, and of what type they must be. */
static const struct {
	const char *key;
	enum form_field_type type;
	bool prose;
} form_meanings[] = {
    {"concern", FORM_TEXT, true},
    {"details", FORM_TEXT, true},
    {"carers", FORM_TEXT, false},
    {"foster_carers", FORM_TEXT, false},
    {"ssw", FORM_TEXT, false},
    {"social_worker", FORM_TEXT, false},
    {"team_manager", FORM_TEXT, false},
    {"panel_date", FORM_DATE, false},
    {"first_raised", FORM_DATE, false},
    {"about", FORM_ROLES, false},
    {"immediate_safeguarding", FORM_TICK, false},
    {"reputation", FORM_TICK, false},
    {"inform_iro", FORM_TICK, false},
    {"manager", FORM_TEXT, false},
    {"date_sent", FORM_DATE, false},
    {"response_due", FORM_DATE, false},
    {"response", FORM_TEXT, true},
    {"date_received", FORM_DATE, false},
    {"date_to_chair", FORM_DATE, false},
    {"date_to_adm", FORM_DATE, false},
    {"feedback_date", FORM_DATE, false},
    {"adm_response", FORM_TEXT, true},
    {"chair_response", FORM_TEXT, true},
    {"resolved", FORM_TICK, false},
    {"further_escalation", FORM_TICK, false},
};

/* Keys of the JSON of every form. */
static const char *const form_taken[] = {"procedure",	   "words",   "problems", "problem_keys",
					 "actions",	   "found",   "places",	  "action_places",
					 "other_concerns", "concerns"};

static const char *const form_type_words[] = {
    [FORM_TEXT] = "text", [FORM_DATE] = "date", [FORM_TICK] = "tick", [FORM_ROLES] = "roles"};

bool form_field_is_concern(const struct form_field *field)
{
	return str_starts(field->key, VOCABULARY_GROUP_PREFIX);
}

/* "panel_date", or "concerns.timescales". */
static bool form_is_key(const char *key)
{
	const char *rest =
	    str_starts(key, VOCABULARY_GROUP_PREFIX) ? key + strlen(VOCABULARY_GROUP_PREFIX) : key;
	size_t n = strlen(rest);

	return n > 0 && n <= TYPE_KEY_MAX && rest[0] >= 'a' && rest[0] <= 'z' &&
	       strspn(rest, "abcdefghijklmnopqrstuvwxyz0123456789_") == n;
}

static int form_field_complain(struct str *problems, const struct form_field *field,
			       const char *what)
{
	str_addf(problems, "field \"%s\": %s\n", field->key, what);
	return 1;
}

static int form_field_meaning(const struct form_field *field, struct str *problems)
{
	size_t i;

	for (i = 0; i < COUNT_OF(form_meanings); i++) {
		if (!str_eq(form_meanings[i].key, field->key))
			continue;
		if (form_meanings[i].type == field->type && form_meanings[i].prose == field->prose)
			return 0;
		str_addf(problems, "field \"%s\": the rules know this key: its type is %s\n",
			 field->key,
			 form_meanings[i].prose ? "prose" : form_type_words[form_meanings[i].type]);
		return 1;
	}
	if (form_field_is_concern(field) && field->type != FORM_TICK)
		return form_field_complain(problems, field, "a row of concerns is of type tick");
	return 0;
}

static int form_field_validate(const struct form_type *type, size_t i, struct str *problems)
{
	const struct form_field *field = &type->fields[i];
	struct vocabulary_word word;
	size_t k;
	int count = 0;

	if (!form_is_key(field->key))
		return form_field_complain(problems, field,
					   "its name must be made of small letters, digits and _");
	for (k = 0; k < COUNT_OF(form_taken); k++)
		if (str_eq(form_taken[k], field->key))
			return form_field_complain(problems, field,
						   "is a key that every form has already");
	for (k = 0; k < i; k++)
		if (str_eq(type->fields[k].key, field->key))
			count += form_field_complain(problems, field, "is there twice");
	if (str_empty(field->title) ||
	    !vocabulary_words(field->title, strlen(field->title), &word, 1))
		count += form_field_complain(problems, field, "title has no words in it");
	return count + form_field_meaning(field, problems);
}

/* Is all of the text one of them? */
static bool form_own_is(const struct vocabulary_own *own, const char *text)
{
	struct vocabulary_own_match m;
	const size_t n = strlen(text);
	struct vocabulary_word words[2];
	const size_t end = own ? vocabulary_own_find(own, text, n, &m) : 0;

	return end && !vocabulary_words(text + end, n - end, words, 2);
}

/* What is printed is not read, and so it may not be what the form is read by. */
static int form_printed_validate(const struct form_type *type, const struct vocabulary_own *printed,
				 struct str *problems)
{
	const char *const *label;
	bool is;
	size_t i;
	int count = 0;

	for (i = 0; i < type->field_count; i++) {
		is = form_own_is(printed, type->fields[i].title);
		for (label = type->fields[i].labels; label && *label && !is; label++)
			is = form_own_is(printed, *label);
		if (is)
			count += form_field_complain(problems, &type->fields[i],
						     "its title or a label stands in \"printed\", "
						     "and would not be read");
	}
	return count;
}

static int form_words_complain(struct str *problems, const char *key, const char *text,
			       const char *what)
{
	str_addf(problems, "%s: \"%s\" %s\n", key, text, what);
	return 1;
}

/* The words of a form, besides its fields'. */
static int form_own_validate(const struct form_type *type, struct str *problems)
{
	const struct {
		const char *key;
		const char *const *texts;
	} lists[] = {{"groups", type->groups},
		     {"yes", type->yes},
		     {"no", type->no},
		     {"actions", type->actions},
		     {"printed", type->printed}};
	CLEANUP_ARENA struct arena a = {0};
	const struct vocabulary_own *yes = vocabulary_own_new(&a, &type->yes, 1);
	struct vocabulary_word word;
	const char *const *text;
	size_t i;
	int count = 0;

	for (i = 0; i < COUNT_OF(lists); i++)
		for (text = lists[i].texts; text && *text; text++)
			if (!vocabulary_words(*text, strlen(*text), &word, 1))
				count += form_words_complain(problems, lists[i].key, *text,
							     "has no words in it");
	for (text = type->no; text && *text; text++)
		if (form_own_is(yes, *text))
			count +=
			    form_words_complain(problems, "no", *text, "stands in yes as well");
	return count +
	       form_printed_validate(type, vocabulary_own_new(&a, &type->printed, 1), problems);
}

int form_type_validate(const struct form_type *type, struct str *problems)
{
	bool concern = false;
	size_t i;
	int count = 0;

	if (type->field_count > TYPE_FIELDS_MAX) {
		str_addf(problems, "has more than %d fields\n", TYPE_FIELDS_MAX);
		return 1;
	}
	for (i = 0; i < type->field_count; i++) {
		concern |= str_eq(type->fields[i].key, "concern") ||
			   str_eq(type->fields[i].key, "details");
		count += form_field_validate(type, i, problems);
	}
	count += form_own_validate(type, problems);
	if (!concern) {
		str_add(problems, "has no field \"concern\" (or \"details\"): what is wrong, in "
				  "the submitter's own words\n");
		count++;
	}
	return count;
}
