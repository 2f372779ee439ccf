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
/* A letter about the current rung; the caller fills in what more it has to say. */
struct letter *step_letter(struct step *s, enum letter_kind kind, const char *to, const char *name,
			   unsigned role);
struct letter *step_letter_party(struct step *s, enum letter_kind kind,
				 const struct case_party *party);
/* The same letter to the Adviser of the case, else to all Advisers, else to the admins. */
void step_tell_adviser(struct step *s, const struct letter *model);
struct letter step_model(struct step *s, enum letter_kind kind);
/* … with words and the name of a person in it. */
void step_tell_adviser_text(struct step *s, enum letter_kind kind, const char *text,
			    const char *person);
const char *step_name_of(const struct step *s, const char *email); /* or the address itself */
date_day step_today(const struct step *s);
date_day step_local_day(date_moment at);
/* A field of the case's form to be filled in; NULL if there is no form or it has no such field. */
struct form_value *step_form_value(struct step *s, const char *key);

/* step_owner.c: who takes a step */
enum step_find { STEP_FOUND, STEP_NOBODY, STEP_EXCLUDED };
enum step_find step_find_owner(const struct step *s, int step, const struct person **owner);
void step_exclude(struct step *s); /* C7: whom the case never goes to */
void step_set_owner(struct step *s, struct case_rung *r, const struct person *owner);
/* Brings in the owner's deputy if there is one who may act; NULL if not. */
const struct person *step_bring_in_deputy(struct step *s, struct case_rung *r);
void step_send_request(struct step *s, struct case_rung *r);

/* step_move.c: rungs begin and end */
void step_begin(struct step *s, int step, enum case_cause cause, date_day day_zero);
/* The named person takes the current rung; its clock starts now (S3). */
void step_assign(struct step *s, const struct person *owner, const char *who, const char *rule);
/* One step up; false if there is none. */
bool step_move_up(struct step *s, enum case_cause cause, date_day day_zero, const char *why);
void step_close(struct step *s, enum case_closed_as as, const char *who, const char *rule,
		const char *why);
void step_set_due(struct step *s, struct case_rung *r, date_day due, bool fixed);
void step_tell_date(struct step *s, date_day old, const char *why);
void step_pause(struct step *s);
void step_resume(struct step *s);
void step_ask_record(struct step *s, struct case_rung *r, enum letter_kind kind);

/* step_time.c: what time brings */
struct step_timer {
	date_moment at;
	const char *what;
	int rung;
	void (*act)(struct step *s, struct case_rung *r);
};
/* The earliest; at == DATE_NO_MOMENT if nothing is to come. */
struct step_timer step_next_timer(const struct step *s);

/* step_answer.c, step_outcome.c: mails of the people of a case */
void step_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r);
void step_past_owner_mail(struct step *s, const struct step_mail *m, struct case_rung *r);
void step_agree(struct step *s, const struct step_mail *m, bool by_owner);
/* The verdict of sections E and F if the mail has them, else of its words; *unclear as in verdict.
 */
enum verdict_kind step_verdict(const struct reading *r, bool *unclear);
void step_judge_mail(struct step *s, const struct step_mail *m, unsigned role);
void step_submitter_mail(struct step *s, const struct step_mail *m);
void step_adviser_mail(struct step *s, const struct step_mail *m);
void step_ask_judges(struct step *s, enum letter_kind kind);
bool step_has_verdict(const struct casefile *c, unsigned role);

#endif
