/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * step_script: a case told as a table.  Each row is one deed (somebody writes, time passes, an
 * admin asks for something) and all that must follow from it: where the case stands, who has it,
 * until when, what is logged by which rule, who is written to.  It can be read without knowing C.
 */
#ifndef ESCALATED_TESTS_STEP_SCRIPT_H
#define ESCALATED_TESTS_STEP_SCRIPT_H

#include "core/step.h"
#include "fixture.h"

enum script_what {
	SENDS_FORM,   /* `text`: "key=value; key=value" besides what the fixture's form says */
	SENDS_WORDS,  /* opens a case with a mail that is no form */
	WRITES,	      /* a reply (or "(unreadable)"); the verdict is what verdict.c reads in it */
	REPLIES_FORM, /* a form in a thread; `text`: its fields, and nothing else in it */
	TIME_PASSES,  /* ticks at each next moment, as the daemon does, up to and with `at` */
	WAKES_LATE,   /* one tick at `at`: the daemon was off until then */
	IS_AWAY,      /* an automatic reply of `who`; `text`: back on this day, or NULL */
	BOUNCES,      /* our mail to `who` comes back, or is "delayed" */
	READ_RECEIPT,
	ADMIN_ROUTES,  /* to `text` */
	ADMIN_EXTENDS, /* to the day `text` */
	ADMIN_PAUSES,
	ADMIN_RESUMES,
	ADMIN_ESCALATES,
	ADMIN_RESOLVES,
	ADMIN_WITHDRAWS,
	ADMIN_REOPENS,
	ADMIN_NOTES,
	ADMIN_RESENDS,
	ADMIN_RECORDS,
	DAYS_CHANGE, /* the days of `text` ("2026-12-22 2026-12-23") are now bank holidays too */
};

/* Texts that stand for "as it was": state, owner and due of the row before. */
#define SAME ((const char *)1)

/* Stands before the words of a mail with which a file came that could not be read. */
#define UNREAD_FILE "(unread file) "

struct deed {
	const char *words; /* what happens, for the reader and for the failure */
	const char *at;	   /* local time */
	enum script_what what;
	const char *who;  /* the first name: "tom" is tom.okafor@croydon.example */
	const char *text; /* see above */
	const char *state;
	const char
	    *owner; /* first name, with "+name" for a deputy who was brought in; NULL: nobody */
	const char *due; /* NULL: no date */
	const char
	    *events; /* "opened/C1 requested/C3": all but mail-in, in order; NULL: not checked */
	const char *letters; /* "request:tom received:sian", "!" behind what is urgent; "@" and a
			      * time behind what waits until then; NULL: not checked */
};

/* A council that a script plays in, and how the case stands. */
struct script {
	struct arena arena;
	struct fixture_council *council;
	struct casefile *c;
	struct step_update u; /* the last one */
	const char *refused;  /* why the last deed was refused, or NULL */
	/* Of the last deed, which can be many updates when time passes. */
	struct letter *letters;
	size_t letter_count;
	struct step_log *logs;
	size_t log_count;
	date_moment now;
	bool terse; /* the letters' texts are not written out: quicker */
};

void script_init(struct script *s, struct fixture_council *(*council)(struct arena *));
void script_clear(struct script *s);
/* The address of a first name; aborts if the directory has none. */
const char *script_address(const struct script *s, const char *name);
void script_act(struct script *s, const struct deed *deed);
/* Does every row, and fails with its words where something else comes of it. */
void script_play(struct script *s, const struct deed *deeds, size_t count);
/* What a letter of the last deed says in `text`; NULL if there is none of this kind to them. */
const struct letter *script_letter(const struct script *s, enum letter_kind kind, const char *name);
/* What holds of every case after every update; fails if it does not. */
void script_check(const struct script *s, const struct step_update *u, bool ticked,
		  date_moment now);

/* A full answer: a response, and an action (S5). */
#define SCRIPT_ANSWER                                                                              \
	"The review was late because the allocated worker left in June. We have completed the "    \
	"DBS check, and the review dates will be gone through in each supervision."

/* How a case begins with each council, and with Surrey the deeds after it. */
/* clang-format off */
#define SCRIPT_CROYDON                                                                             \
	{"The SSW has it until 29 December", "2026-12-18T10:00", SENDS_FORM, "sian", NULL,         \
	 "awaiting-answer", "tom", "2026-12-29", "opened/C1 requested/C3",                         \
	 "request:tom received:sian"}
#define SCRIPT_SURREY                                                                              \
	{"The form waits for the Adviser", "2026-12-01T09:12", SENDS_FORM, "margaret", NULL,       \
	 "awaiting-routing", NULL, NULL, "opened/S2 routing-asked/S3",                             \
	 "route:priya received:margaret received:priya"}
#define SCRIPT_ROUTED                                                                              \
	{"The manager has it until 8 December", "2026-12-01T11:30", WRITES, "priya", "Yes",        \
	 "awaiting-answer", "david", "2026-12-08", "routed/S3 requested/S4",                       \
	 "request:david moved-up:margaret"}
#define SCRIPT_ANSWERED                                                                            \
	{"The manager answers in full: Chair and ADM are asked, the Adviser gets a copy",          \
	 "2026-12-07T15:45", WRITES, "david", SCRIPT_ANSWER, "awaiting-outcome", "david",          \
	 "2026-12-08", "answered/S6", "answer:margaret answer:stephen answer-copy:priya"}
/* clang-format on */

/* A whole test: SCRIPT_TEST(C5_silence_moves_it_up, fixture_croydon, {…}, {…}) */
#define SCRIPT_TEST(name, council, ...)                                                            \
	static void name(void **state)                                                             \
	{                                                                                          \
		static const struct deed deeds[] = {__VA_ARGS__};                                  \
		struct script script;                                                              \
                                                                                                   \
		(void)state;                                                                       \
		script_init(&script, council);                                                     \
		script_play(&script, deeds, COUNT_OF(deeds));                                      \
		script_clear(&script);                                                             \
	}

#endif
