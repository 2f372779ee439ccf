/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words are: printed by the council, what may be a label, or a person's.  A row names all the
 * verdicts that hold of its words; none of the others may. */
#include "check.h"

#include <string.h>

#include "core/form_words.h"

enum {
	NOTHING = 0,
	PRINTED = 1 << FORM_WORDS_PRINTED,
	GUIDANCE = 1 << FORM_WORDS_GUIDANCE,
	BRIEFING = 1 << FORM_WORDS_BRIEFING,
	EXAMPLE = 1 << FORM_WORDS_EXAMPLE,
	LIMIT = 1 << FORM_WORDS_LIMIT,
	CHOICE = 1 << FORM_WORDS_CHOICE,
	OFFICE = 1 << FORM_WORDS_OFFICE,
	OVERFLOW = 1 << FORM_WORDS_OVERFLOW,
	NOTICE = 1 << FORM_WORDS_NOTICE,
	CAPTION = 1 << FORM_WORDS_CAPTION,
	HEAD = 1 << FORM_WORDS_HEAD,
	TICKING = 1 << FORM_WORDS_TICKING,
	QUESTION = 1 << FORM_WORDS_QUESTION,
	CONTACT = 1 << FORM_WORDS_CONTACT,
	SENTENCE = 1 << FORM_WORDS_SENTENCE,
	STATEMENT = 1 << FORM_WORDS_STATEMENT,
	POINTER = 1 << FORM_WORDS_POINTER,
};

static const struct row {
	const char *text;
	unsigned verdicts;
} rows[] = {
    /* Printed by the council. */
    {"Please return this page to the panel administrator.", PRINTED},
    {"Thank you for writing.", PRINTED},
    {"All boxes must be ticked", PRINTED},
    {"Scanned for viruses", PRINTED},
    {"Please briefly describe what the panel heard", GUIDANCE},
    {"Clearly identify your concern.", GUIDANCE},
    {"Usually the Team Manager", GUIDANCE},
    {"Usually one of the managers", GUIDANCE},
    {"List each child by initials", GUIDANCE},
    {"Please be as specific as you can", BRIEFING},
    {"Please use initials for children.", PRINTED | BRIEFING},
    {"Please move her.", SENTENCE},
    {"Be kind", NOTHING},
    {"For example: phoned duty on 1 March", EXAMPLE},
    {"e.g. late reports", EXAMPLE},
    {"They gave an example", SENTENCE},
    {"Maximum 500 words", LIMIT},
    {"No more than 300 words, please", LIMIT},
    {"He was up to the maximum of what words can do", SENTENCE | STATEMENT},
    {"They made up words to tease him", SENTENCE},
    {"Describe", NOTHING},
    {"please say YES or NO to each", CHOICE | GUIDANCE},
    {"(Yes/No)", CHOICE},
    {"FOR OFFICE USE ONLY", OFFICE},
    {"Council use", OFFICE},
    {"The office is for Ann's use", SENTENCE | STATEMENT},
    {"Continue on a separate sheet if necessary.", OVERFLOW | BRIEFING},
    {"Please attach additional pages if needed", OVERFLOW | BRIEFING},
    {"If you need more room, use another sheet.", OVERFLOW | PRINTED},
    {"I attach a separate sheet as there was no space", SENTENCE},
    {"See our privacy notice for how long we keep it", NOTICE | PRINTED},
    {"Data protection: this is held under the Act", NOTICE | SENTENCE},
    {"The letter was a breach of data protection", SENTENCE | STATEMENT},
    {"ANSWER", CAPTION},
    {"Questions", CAPTION | HEAD},
    {"Area of concern", HEAD},
    {"Types of concern:", HEAD},
    {"Concern about the school", NOTHING},
    {"", NOTHING},
    {"\xE2\x80\xA6", NOTHING},

    /* What may be a label. */
    {"Name of the link worker", NOTHING},
    {"What was agreed with the school", QUESTION},
    {"Is the child safe", QUESTION},
    {"E-mail of the link worker", CONTACT},
    {"Link worker's mobile", CONTACT},
    {"Link worker who was there", SENTENCE},

    /* A person's. */
    {"We asked twice", SENTENCE},
    {"Tuesday", SENTENCE},
    {"The school told us", SENTENCE},
    {"What the teacher said", QUESTION | SENTENCE},
    {"The reason is", SENTENCE},
    {"The reason is that nobody came", SENTENCE | STATEMENT},
    {"Her report had gone astray", SENTENCE | STATEMENT},
    {"Her last school report had gone astray", SENTENCE},
    {"What has been done so far", QUESTION},
    {"List of dates and places", NOTHING},
    {"Use of the car was refused", SENTENCE},
    {"State of the room on that day", NOTHING},
    {"Our list describes all of it", NOTHING},
    {"Reports were normally late and nobody could say why", SENTENCE | STATEMENT},
    {"They said yes, no more came", SENTENCE},
    {"Yes, no problem at all with this, she can come any day", NOTHING},
    {"Unfortunately you did not call", NOTHING},
    {"Delete the answer that does not apply", TICKING},
    {"Mark van Dyke", NOTHING},
    {"For the panel chair", NOTHING},
    {"Please see overleaf", PRINTED | POINTER},
    {"Continued on a separate sheet", POINTER},
    {"Please see the separate sheet", PRINTED | POINTER},
    {"See below what he wrote", PRINTED | SENTENCE},
};

static void the_verdicts(void **state)
{
	unsigned verdict, held;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		for (held = verdict = 0; verdict < FORM_WORDS_VERDICTS; verdict++)
			if (form_words_are(verdict, rows[i].text, strlen(rows[i].text)))
				held |= 1u << verdict;
		if (held != rows[i].verdicts)
			print_error("\"%s\": 0x%x, not 0x%x\n", rows[i].text, held,
				    rows[i].verdicts);
		wrong += held != rows[i].verdicts;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_verdicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
