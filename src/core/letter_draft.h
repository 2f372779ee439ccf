/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter_draft: what the drafts of all letters share: the case at hand, and the words for its
 * people, dates, steps and reply words.  Private to the letter_*.c files.  It decides nothing;
 * council and procedure come as data.
 */
#ifndef ESCALATED_CORE_LETTER_DRAFT_H
#define ESCALATED_CORE_LETTER_DRAFT_H

#include "core/letter.h"
#include "core/letter_blocks.h"

struct letter_draft {
	struct letter_blocks *b;
	struct arena *arena;
	const struct letter_office *office;
	const struct letter *l;
	const struct casefile *c;	   /* NULL in letters without a case */
	const struct procedure *procedure; /* NULL likewise */
	const struct case_rung *rung;	   /* which the letter speaks of; NULL: none */
	const struct procedure_step *step; /* of that rung; NULL: none */
	const char *subject;		   /* without the reference */
	bool
	    rights_said; /* the letter itself has said what the submitter can do besides (C8, C9) */
};

typedef void letter_writer(struct letter_draft *d);

/* The subject, without reference and without names. */
void draft_subject(struct letter_draft *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The first heading, the greeting and, if it is urgent, that first of all. */
void draft_open(struct letter_draft *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Who reads it. */
bool draft_to_submitter(const struct letter_draft *d);
/* The Adviser or an admin: somebody who steers the case and is not asked to answer it. */
bool draft_to_office(const struct letter_draft *d);
bool draft_to_owner(const struct letter_draft *d); /* owner or deputy of the letter's rung */
/* Nobody is named yet to answer (S3, or a step without a holder). */
bool draft_is_waiting(const struct letter_draft *d);
bool draft_one_judge(const struct letter_draft *d); /* the submitter alone judges (C6) */

/* Words.  None of them is NULL. */
const char *draft_day(const struct letter_draft *d, date_day day); /* "Friday 4 December 2026" */
const char *draft_moment(const struct letter_draft *d, date_moment at); /* "…, 10:00" */
const char *draft_day_of(const struct letter_draft *d, date_moment at);
/* The person with this address, by name if anybody knows it. */
const char *draft_name(const struct letter_draft *d, const char *email);
const char *draft_submitter(const struct letter_draft *d);
/* letter->person, else the owner of the rung, else "Somebody". */
const char *draft_person(const struct letter_draft *d);
/* "Helen Price", "the Team Manager" while nobody is named. */
const char *draft_owner(const struct letter_draft *d, const struct case_rung *rung);
/* "Helen Price (Team Manager)". */
const char *draft_owner_full(const struct letter_draft *d, const struct case_rung *rung);
const char *draft_step_title(const struct letter_draft *d, const struct case_rung *rung);
const struct procedure_step *draft_step_of(const struct letter_draft *d,
					   const struct case_rung *rung);
/* A role as people say it; of several, the first. */
const char *draft_role(unsigned roles);
/* "1 working day", "5 working days". */
const char *draft_days(const struct letter_draft *d, int n);
/* "every working day", "every 5 working days". */
const char *draft_every(const struct letter_draft *d, int n);
const char *draft_record_name(const struct letter_draft *d); /* "the carer's file (CRS)" */
/* The day on which an unanswered rung goes up; DATE_NO_DAY if it never does by itself. */
date_day draft_moves_on(const struct letter_draft *d, const struct case_rung *rung);
bool draft_is_last(const struct letter_draft *d, const struct case_rung *rung);
const char *draft_verdict(enum verdict_kind verdict); /* "Resolved" … */
/* The last answer that counts, of this rung or (NULL) of the case; NULL if there is none. */
const struct case_answer *draft_answer(const struct letter_draft *d, const struct case_rung *rung);

/* Blocks that several letters have. */
void draft_say_reply(struct letter_draft *d);  /* "Just reply to this email." */
void draft_who_has_it(struct letter_draft *d); /* rows: who, since, due */
void draft_facts(struct letter_draft *d);      /* rows: reference, who raised it, when, step */
void draft_concern(struct letter_draft *d);    /* the form as far as it is filled, or the words */
void draft_form_section(struct letter_draft *d, char section); /* 'D': rows of what is filled */
void draft_answer_words(struct letter_draft *d, const struct case_answer *answer,
			const char *words);
/* The same below a line that says who wrote it and when, and for whom if it was the deputy (B2). */
void draft_answer_by(struct letter_draft *d, const struct case_answer *answer, const char *words);
/* Opens a letter that brings the rung's answer: who has answered, and the answer. */
void draft_open_answer(struct letter_draft *d);
void draft_efforts(struct letter_draft *d, size_t before); /* C3: the rungs before this index */
void draft_case_note(struct letter_draft *d, int rung);	   /* C4, S10: heading and note */
void draft_record(struct letter_draft *d, int rung);	   /* C4: the note, if owners must record */
void draft_verdict_words(struct letter_draft *d);	   /* items: what a judge can say */
/* C9, C8: what the submitter can do besides, as items of a list. */
void draft_rights(struct letter_draft *d);
/* What counts as an answer (S5). */
/* The case's form that goes with the letter, if it does; `section` is where the reader of it may
 * write, 0: nowhere. */
void draft_form_goes_with_it(struct letter_draft *d, char section);
/* The same of a blank one, at the end of any letter. */
void draft_blank_form(struct letter_draft *d);
void draft_answer_counts(struct letter_draft *d);

letter_writer letter_received, letter_moved_up, letter_date_changed, letter_question, letter_told;
letter_writer letter_answer, letter_verdict_chase, letter_verdict_unclear, letter_further_form;
letter_writer letter_request, letter_reminder, letter_chase, letter_late_moved, letter_incomplete;
letter_writer letter_question_answered, letter_record, letter_stepped_down;
letter_writer letter_agree_ask, letter_agreed, letter_file_unread;
letter_writer letter_route, letter_route_unclear, letter_told_lapse, letter_answer_copy;
letter_writer letter_unreachable, letter_outsider, letter_no_owner, letter_notice;
letter_writer letter_safeguarding, letter_iro, letter_late_answer, letter_closed;
letter_writer letter_held, letter_held_told, letter_held_danger, letter_unreadable;
letter_writer letter_quarantined, letter_form_please, letter_enough, letter_waiting;
letter_writer letter_case_broken;
letter_writer letter_undelivered;

#endif
