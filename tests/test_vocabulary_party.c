/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose part of a form a line says that the next one is.  A row names all the ways in which its
 * words say so, and the office with a section of its own that they name; in no other way may they.
 */
#include "check.h"

#include <string.h>

#include "core/vocabulary_party.h"

enum {
	NOTHING = 0,
	ALONE = 1 << VOCABULARY_PARTY_ALONE,
	NAMED = 1 << VOCABULARY_PARTY_NAMED,
	HEADING = 1 << VOCABULARY_PARTY_HEADING,
	BRACKETS = 1 << VOCABULARY_PARTY_BRACKETS,
	NUMBERED = 1 << VOCABULARY_PARTY_NUMBERED,
	PART = 1 << VOCABULARY_PARTY_PART,
	TASK = 1 << VOCABULARY_PARTY_TASK,
	NOBODY = VOCABULARY_OFFICE_NONE,
	CHAIR = VOCABULARY_OFFICE_CHAIR,
	ADVISER = VOCABULARY_OFFICE_ADVISER,
	MANAGER = VOCABULARY_OFFICE_MANAGER,
	ADM = VOCABULARY_OFFICE_ADM,
};

static const struct row {
	const char *text;
	unsigned ways, office;
} rows[] = {
    {"", NOTHING, NOBODY},
    {"\xE2\x80\xA6", NOTHING, NOBODY},

    /* An office, in one line with nothing else. */
    {"Panel adviser", ALONE | NAMED, ADVISER},
    {"Service manager:", ALONE | NAMED, MANAGER},
    {"Agency Decision Maker", ALONE | NAMED, ADM},
    {"Head of Service", NAMED, NOBODY},
    {"Foster carer", ALONE, NOBODY},
    {"Panel chair: Di Fox", NOTHING, CHAIR},
    {"Panel \xE2\x80\x93 chair", ALONE, CHAIR},
    {"Panel, chair", ALONE, CHAIR},
    {"Ann Lee", NOTHING, NOBODY},

    /* What says that a part is for it. */
    {"For the panel chair", ALONE | HEADING, CHAIR},
    {"For use of the manager", ALONE | HEADING, MANAGER},
    {"Adviser again", ALONE | HEADING, ADVISER},
    {"ADM and chair", ALONE | HEADING, ADM},
    {"For official use only", HEADING, NOBODY},
    {"For office use only", ALONE | HEADING, NOBODY},
    {"6. For completion by the Panel Advisor:", HEADING, ADVISER},
    {"A.D.M. only", ALONE | HEADING, ADM},
    {"For the foster carer", ALONE, NOBODY},
    {"For the manager, and soon", NOTHING, MANAGER},
    {"For the child and her mother", NOTHING, NOBODY},
    {"And for whom", NOTHING, NOBODY},

    /* … in brackets behind what the part is called. */
    {"6. Progress (Panel Adviser)", BRACKETS, ADVISER},
    {"Tracking (Adviser to complete)", BRACKETS | TASK, ADVISER},
    {"Tracking (Head of Service to complete)", BRACKETS, NOBODY},
    {"(Panel Adviser)", ALONE | NAMED, ADVISER},
    {"Training (3 May)", NOTHING, NOBODY},
    {"Training (Ann Lee to complete)", NOTHING, NOBODY},
    {"Training (with the manager)", NOTHING, MANAGER},
    {"Training Panel Adviser)", NOTHING, ADVISER},

    /* … by a number. */
    {"Part Four", NUMBERED | PART, NOBODY},
    {"Section 3", NUMBERED | PART, NOBODY},
    {"Part A: the concern", NUMBERED, NOBODY},
    {"PART FOUR (Panel Adviser)", BRACKETS | NUMBERED | PART, ADVISER},
    {"Section C \xE2\x80\x93 Service manager", NUMBERED | PART, MANAGER},
    {"Part 4 \xE2\x80\x93 Tracking", NUMBERED, NOBODY},
    {"Part two was never sent to the panel.", NUMBERED, NOBODY},
    {"Part of the panel's report", NOTHING, NOBODY},
    {"Section 47 enquiry for the manager", NOTHING, MANAGER},

    /* … as what they are to do. */
    {"To be completed by the Chair", ALONE | HEADING | PART | TASK, CHAIR},
    {"To be completed by Westshire's ADM", PART | TASK, ADM},
    {"To be completed by Westshire's manager", TASK, MANAGER},
    {"To be completed by Westshire's social worker", NOTHING, NOBODY},
    {"Panel Adviser to fill in", ALONE | HEADING | TASK, ADVISER},
    {"Panel Adviser, Westshire, to fill in", TASK, ADVISER},
    {"Panel Adviser to fill in, please.", NOTHING, ADVISER},
    {"To be filled in by Westshire's decision maker", PART | TASK, ADM},
    {"Visits completed by 3 May", NOTHING, NOBODY},
    {"The manager rang on Monday to complete it with us all", NOTHING, MANAGER},
};

static void the_ways(void **state)
{
	unsigned way, said, office;
	size_t i, n, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		n = strlen(rows[i].text);
		for (said = way = 0; way < VOCABULARY_PARTY_WAYS; way++)
			if (vocabulary_party_is(way, rows[i].text, n))
				said |= 1u << way;
		office = vocabulary_party_office(rows[i].text, n);
		if (said == rows[i].ways && office == rows[i].office)
			continue;
		print_error("\"%s\": 0x%x, not 0x%x; office %u, not %u\n", rows[i].text, said,
			    rows[i].ways, office, rows[i].office);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
