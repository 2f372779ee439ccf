/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field that a label means in words which no table has.  The word that it begins with says what
 * it asks for: a question for a yes or no means no name, one for a day no account. */
#include "check.h"

#include <string.h>

#include "core/vocabulary.h"

static const struct row {
	const char *type, *text, *key; /* key "-": none is meant, or more than one could be */
} rows[] = {
    /* A yes or a no. */
    {"surrey-panel", "Is the panel chair content", "-"},
    {"surrey-panel", "Was the social worker there", "-"},
    {"surrey-panel", "Has it been resolved", "resolved"},
    /* Who; and not whether. */
    {"surrey-panel", "Who was the social worker", "social_worker"},
    {"surrey-panel", "Who made the decision", "-"},
    {"surrey-panel", "Who did the checks", "-"},
    {"surrey-panel", "Whom does the report concern", "details"},
    {"surrey-panel", "Which manager was sent it", "manager"},
    /* A day; or, of a talk, an account. */
    {"surrey-panel", "Which day did panel sit", "panel_date"},
    {"surrey-panel", "When was the manager told", "date_sent"},
    {"surrey-panel", "When did the social worker leave", "-"},
    {"surrey-panel", "What day did panel meet", "panel_date"},
    {"surrey-panel", "Social worker and start date", "-"},
    /* An account. */
    {"surrey-panel", "What was resolved", "-"},
    {"surrey-panel", "How was it resolved", "-"},
    {"surrey-panel", "Why were timescales missed", "-"},
    {"surrey-panel", "What does the decision maker say", "adm_response"},

    {"croydon-carer", "Have you told your supervising social worker", "-"},
    {"croydon-carer", "When did you talk to your supervising social worker", "conversations"},
    {"croydon-carer", "When did you tell your supervising social worker", "first_raised"},
    {"croydon-carer", "Who is your supervising social worker", "ssw"},
    {"croydon-carer", "Who is at risk", "-"},
    {"croydon-carer", "Is the reputation of the council at stake", "reputation"},
    {"croydon-carer", "Supervising social worker and date", "-"},
};

static const struct form_type *type_of(const char *name)
{
	const struct form_type *const *types;
	size_t i, count = form_types_used(&types);

	for (i = 0; i < count; i++)
		if (strcmp(types[i]->name, name) == 0)
			return types[i];
	fail_msg("no type %s", name);
	return NULL;
}

static void the_fields(void **state)
{
	const struct form_type *type;
	const char *key;
	size_t i, index, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		type = type_of(rows[i].type);
		key = vocabulary_find_meaning(type, rows[i].text, strlen(rows[i].text),
					      VOCABULARY_ANY, &index)
			  ? type->fields[index].key
			  : "-";
		if (strcmp(key, rows[i].key) == 0)
			continue;
		print_error("\"%s\": %s, not %s\n", rows[i].text, key, rows[i].key);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
