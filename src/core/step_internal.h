/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * step_internal: what the files of `step` share: one update in the making, and the moves that
 * several rules make.  Nobody else includes it.
 */
#ifndef ESCALATED_CORE_STEP_INTERNAL_H
#define ESCALATED_CORE_STEP_INTERNAL_H

#include "core/step.h"

/* One update in the making. */
struct step {
	struct arena *a;
	const struct step_world *w;
	struct casefile *c; /* the copy that becomes the new case */
	struct step_update u;
	date_moment at;	 /* the moment that the rules act at */
	date_moment now; /* later than `at` only when time is made up for after an outage */
};

/* step.c: the update itself */
struct step step_start(struct arena *a, const struct step_world *w, const struct casefile *c,
		       date_moment at);
struct step_update step_finish(struct step *s); /* works out next_at, raises the serial */
struct step_update step_refuse(struct step *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void step_log(struct step *s, const char *event, const char *who, const char *rule,
	      const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The rule of the Panel's procedure (one with an Adviser), or of the carers' ladder. */
const char *step_rule(const struct step *s, const char *panel, const char *carer);
/* A letter about the current rung; the caller fills in what more it has to say. */
struct letter *step_letter(struct step *s, enum letter_kind kind, const char *to, const char *name,
			   unsigned role);
struct letter *step_letter_party(struct step *s, enum letter_kind kind,
				 const struct case_party *party);
/* The same letter to the owner of a rung and to the deputy who was brought in. */
void step_letter_owners(struct step *s, const struct case_rung *r, const struct letter *model);
/* … to this person, and to the deputy of one who is away. */
void step_tell_person(struct step *s, const struct letter *model, const struct person *p);
/* Reminders and chases are no longer true: those that wait to be sent, and those of this update. */
void step_drop_chases(struct step *s);
/* The same letter to the Adviser of the case, else to all Advisers; to the deputy of one who is
 * away; to the admins where there is no such person. */
void step_tell_adviser(struct step *s, const struct letter *model);
/* The same, but not to `except`, whom a letter cannot reach (may be NULL). */
void step_tell_office(struct step *s, const struct letter *model, const char *except);
void step_tell_admins(struct step *s, const struct letter *model, const char *except);
struct letter step_model(struct step *s, enum letter_kind kind);
/* … with words and the name of a person in it. */
void step_tell_adviser_text(struct step *s, enum letter_kind kind, const char *text,
			    const char *person);
const char *step_name_of(const struct step *s, const char *email); /* or the address itself */
/* What the mail says: its words, or those of the form where it came with no others. */
const char *step_words(struct step *s, const struct reading *r);
/* The same for people to read: each answer between cited lines below its question. */
const char *step_words_shown(struct step *s, const struct reading *r);
date_day step_today(const struct step *s);
date_day step_local_day(date_moment at);
/* A field of the case's form to be filled in; NULL if there is no form or it has no such field. */
struct form_value *step_form_value(struct step *s, const char *key);
bool step_is_among(const char *const *items, size_t count, const char *item);

/* step_owner.c: who takes a step */
enum step_find { STEP_FOUND, STEP_NOBODY, STEP_EXCLUDED };
enum step_find step_find_owner(const struct step *s, int step, const struct person **owner);
/* C7: whom the case never goes to, by the roles and by the words of a form (may be NULL). */
void step_exclude(struct step *s, const char *words);
void step_set_owner(struct step *s, struct case_rung *r, const struct person *owner);
/* The senior manager who is told of danger at once (S9, C7): who holds the step at which
 * safeguarding begins, or the first above who can be found; NULL if nobody. */
const struct person *step_senior(const struct step *s);
/* Brings in the owner's deputy if there is one who may act; NULL if not. */
const struct person *step_bring_in_deputy(struct step *s, struct case_rung *r);
/* An owner whom the directory knows as away has their deputy beside them, or the Adviser is told
 * (B3).  `asked`: they are being asked now, for the first time. */
void step_cover_absence(struct step *s, struct case_rung *r, bool asked);
void step_send_request(struct step *s, struct case_rung *r);

/* step_move.c: rungs begin and end */
void step_begin(struct step *s, int step, enum case_cause cause, date_day day_zero);
/* The named person takes the current rung; its clock starts now (S3). */
void step_assign(struct step *s, const struct person *owner, const char *who, const char *rule);
/* The case leaves its step for this one, or for the next above that somebody can take; false if
 * there is no such step. */
bool step_move_to(struct step *s, int step, enum case_cause cause, date_day day_zero,
		  const char *why);
/* One step up; false if there is none. */
bool step_move_up(struct step *s, enum case_cause cause, date_day day_zero, const char *why);
void step_close(struct step *s, enum case_closed_as as, const char *who, const char *rule,
		const char *why);
/* Another day, agreed or set by an admin: a lapse before it is forgotten, and the clock runs. */
void step_new_date(struct step *s, struct case_rung *r, date_day due);
void step_set_due(struct step *s, struct case_rung *r, date_day due, bool fixed);
void step_tell_date(struct step *s, date_day old, const char *why);
void step_pause(struct step *s);
void step_resume(struct step *s);
/* A letter to who had this rung, which asks for the record too where owners make one (C4). */
/* The Adviser, or the admins, are asked who should answer. */
void step_ask_route(struct step *s, const struct case_rung *r, date_moment not_before);
void step_unassign(struct step *s); /* nobody has the current rung any more: somebody is named */
void step_ask_record(struct step *s, struct case_rung *r, enum letter_kind kind, const char *why);
extern const struct case_agreement step_no_agreement;

/* step_time.c: what time brings */
struct step_timer {
	date_moment at;
	const char *what;
	int rung;
	void (*act)(struct step *s, struct case_rung *r);
};
/* The reminder before the lapse; DATE_NO_MOMENT: none. */
date_moment step_reminder_at(const struct step *s, const struct case_rung *r);
/* The earliest; at == DATE_NO_MOMENT if nothing is to come. */
struct step_timer step_next_timer(const struct step *s);

/* step_open.c: why a case begins higher (C7, S9) */
void step_open_reasons(struct step *s, const struct form *f); /* taken from this form */
int step_open_first(const struct step *s);

/* step_answer.c: mails of who has or had a step */
void step_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r);
void step_past_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r);
void step_agree(struct step *s, const struct step_mail *m, date_day day, bool by_owner);
void step_recorded(struct step *s, const struct step_mail *m); /* C4 */
/* Is the word that it is recorded all that the mail says? */
bool step_is_only_record(const struct reading *r);

/* step_outcome.c: mails of those who judge */
/* The verdict of sections E and F if the mail has them, else of its words; *unclear as in verdict.
 */
enum verdict_kind step_verdict(const struct step *s, const struct reading *r, bool *unclear);
bool step_may_judge(const struct step *s, const struct person *p);
bool step_has_verdict(const struct casefile *c, unsigned role);
void step_ask_judges(struct step *s, enum letter_kind kind, bool all);
void step_add_outcome(struct step *s, const struct step_mail *m, unsigned role,
		      enum verdict_kind verdict);
void step_judge_mail(struct step *s, const struct step_mail *m, unsigned role);
/* Words of somebody who judges, when there is no answer to judge. */
void step_early_judge(struct step *s, const struct step_mail *m);
/* S8: the further form, or words for it, of somebody who was not satisfied; true if it is that. */
bool step_further_words(struct step *s, const struct step_mail *m);

/* step_submitter.c: what else a submitter can say */
void step_submitter_mail(struct step *s, const struct step_mail *m);
/* Withdraw or complaint (C9): true if the case ends by it. */
bool step_leaves_ladder(struct step *s, const struct step_mail *m, enum verdict_kind v);
void step_information(struct step *s, const struct step_mail *m); /* C10, C12 */
struct case_question *step_open_question(const struct step *s);	  /* the last open one, or NULL */

/* step_returned.c: the mail with its form as far as that says something new; a form that is cited
 * in it counts where the sender has written into it. */
const struct reading *step_returned(struct step *s, const struct reading *r);

/* step_route.c, step_mail.c */
/* May this person be asked to answer at all? */
bool step_may_answer(const struct step *s, const struct person *p);
void step_adviser_mail(struct step *s, const struct step_mail *m);
/* Words that say that a child is in danger now are passed on at once (S9, C7). */
void step_danger(struct step *s, const struct step_mail *m);

#endif
