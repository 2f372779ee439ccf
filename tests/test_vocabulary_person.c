/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that name an office, and ask for somebody else's name, or for two. */
#include "check.h"

#include <string.h>

#include "core/vocabulary_person.h"

static const struct row {
	const char *label;
	bool other;
} rows[] = {
    /* Two people's. */
    {"SW / TM", true},
    {"Social worker/manager: Cy Dee / Fay Orr", true},
    {"Social worker and team manager", true},
    {"Panel chair & adviser", true},
    {"SSW, SW", true},
    {"Supervising social worker / social worker", true},
    {"Team manager / service manager", false},
    {"SSW / fostering social worker", false},
    {"Social worker's team manager", false},
    {"Team manager of the child's social worker", false},
    {"Name of panel chair: Di Fox, adviser to the board", false},
    {"Panel chair\nand adviser", false},

    /* Somebody else's. */
    {"Deputy chair", true},
    {"Vice chair of panel", true},
    {"Former social worker", true},
    {"Assistant team manager", true},
    {"Team manager's deputy", true},
    {"Team manager deputy", true},
    {"Acting team manager", false},
    {"Duty social worker", false},
    {"Chair or vice chair", false},
    {"Panel chair (vice chair)", false},
    {"Panel chair / vice chair", false},
    {"Panel adviser", false},
    {"Deputy", false},
    {"", false},
};

static void the_labels(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		if (vocabulary_person_is_other(rows[i].label, strlen(rows[i].label)) ==
		    rows[i].other)
			continue;
		print_error("\"%s\"\n", rows[i].label);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *label;
	bool ranked;
} managers[] = {
    {"Service manager", true},
    {"Name of the area manager: Di Fox", true},
    {"Senior manager's name", true},
    {"Manager", false},
    {"Team manager", false},
    {"Name of manager", false},
    {"Senior manager asked to respond", false},
    {"Service", false},
    {"", false},
};

static void the_ranks(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(managers); i++)
		if (vocabulary_person_is_ranked(managers[i].label, strlen(managers[i].label)) !=
		    managers[i].ranked)
			fail_msg("\"%s\"", managers[i].label);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_labels),
	    cmocka_unit_test(the_ranks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
