/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a label asks for by the words that it begins with, and how many of them only lead to what it
 * asks about. */
#include "check.h"

#include <string.h>

#include "core/vocabulary_question.h"

enum {
	TICK = VOCABULARY_ASKS_TICK,
	DATE = VOCABULARY_ASKS_DATE,
	TEXT = VOCABULARY_ASKS_TEXT,
	PROSE = VOCABULARY_ASKS_PROSE,
	ROLES = VOCABULARY_ASKS_ROLES,
	ALL = VOCABULARY_ASKS_ALL,
};

static const struct row {
	const char *text;
	unsigned kinds;
	size_t lead;
	bool tick;
} rows[] = {
    {"", ALL, 0, false},
    {"Name of the manager", ALL, 0, false},

    {"Who advised panel", TEXT | ROLES | PROSE, 0, false},
    {"Whom did you tell", TEXT | ROLES | PROSE, 0, false},
    {"Which manager was told", TEXT | ROLES | TICK | PROSE, 0, false},
    {"Which day did panel sit", ALL, 0, false},
    {"Which date", DATE | PROSE, 0, false},
    {"When was it", DATE, 0, false},
    {"When did you speak to her", DATE | PROSE, 0, false},
    {"When and with whom", DATE | PROSE, 0, false},
    {"Date of panel", DATE | PROSE, 0, false},
    {"Has it been resolved", TICK | ROLES | PROSE, 0, false},
    {"Would you like an answer", TICK | ROLES | PROSE, 0, false},
    {"What happened", TEXT | PROSE | ROLES, 0, false},
    {"On what day", ALL, 0, false},
    {"What day was it", ALL, 0, false},
    {"What did you do on that day", TEXT | PROSE | ROLES, 0, false},
    {"Describe the effect", TEXT | PROSE | ROLES, 0, false},

    {"Who is the social worker", TEXT | ROLES | PROSE, 2, false},
    {"What was the date of panel", DATE | PROSE, 2, false},
    {"Who is", TEXT | ROLES | PROSE, 0, false},
    {"Is there a concern about the reports", TICK | ROLES | PROSE, 4, true},
    {"Any worries about the reports", ALL, 3, true},
    {"Did panel members have concerns with the reports", TICK | ROLES | PROSE, 6, true},
    {"Were there issues", TICK | ROLES | PROSE, 0, false},
    {"Is there a concern about", TICK | ROLES | PROSE, 0, false},
    {"Concerns about the reports", ALL, 0, false},
    {"Is the report late", TICK | ROLES | PROSE, 0, false},
};

static void the_questions(void **state)
{
	enum { WORDS = 12 };
	struct vocabulary_word words[WORDS];
	unsigned kinds;
	size_t i, n, lead, wrong = 0;
	bool tick, may;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		n = vocabulary_words(rows[i].text, strlen(rows[i].text), words, WORDS);
		kinds = vocabulary_asks_for(words, n);
		lead = vocabulary_asks_about(words, n, &tick);
		may = n && vocabulary_begins_asking(&words[0]);
		if (kinds == rows[i].kinds && lead == rows[i].lead && tick == rows[i].tick &&
		    (may || !lead))
			continue;
		print_error("\"%s\": 0x%x, not 0x%x; %zu, not %zu words lead\n", rows[i].text,
			    kinds, rows[i].kinds, lead, rows[i].lead);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_questions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
