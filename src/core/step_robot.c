/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Absences, bounces and receipts on a case (B3): never an answer; the clock runs on; somebody who
 * can act is told, or the deputy is brought in.
 */
#include "core/step_internal.h"

static struct case_rung *step_robot_rung(const struct step *s, const char *about)
{
	struct case_rung *r = casefile_rung(s->c);

	if (!r || s->c->state != CASE_AWAITING_ANSWER)
		return NULL;
	return str_ieq(r->owner.email, about) || str_ieq(r->deputy.email, about) ? r : NULL;
}

static void step_robot_owner(struct step *s, const struct step_mail *m, struct case_rung *r,
			     const char *about, const char *what)
{
	const struct person *deputy = NULL;
	struct letter model = step_model(s, LETTER_UNREACHABLE);
	bool known = r->deputy.email != NULL;

	if (!known)
		deputy = step_bring_in_deputy(s, r);
	model.person = step_name_of(s, about);
	model.day = m->reading->absent_until;
	model.text = what;
	if (deputy) {
		step_letter_party(s, LETTER_REQUEST, &r->deputy);
		step_log(s, "deputy", deputy->email, "B3",
			 "%s was brought in as the deputy of %s. The date stands.", deputy->name,
			 step_name_of(s, about));
		model.items = ARENA_NEW_N(s->a, const char *, 1);
		model.items[0] = deputy->name;
		model.item_count = 1;
	}
	/* An absence with a deputy who has been written to needs nobody else (B3); a bounce does.
	 */
	if (m->reading->kind == READING_BOUNCE || (!deputy && !known))
		step_tell_adviser(s, &model);
}

struct step_update step_robot(struct arena *a, const struct step_world *world,
			      const struct casefile *c, const struct step_mail *mail,
			      const char *about)
{
	struct step s = step_start(a, world, c, mail->at);
	const struct reading *r = mail->reading;
	struct case_rung *rung = step_robot_rung(&s, about);

	if (r->kind == READING_BOUNCE && r->delayed) {
		step_log(&s, "delayed", about, "B3",
			 "A mail to %s is delayed; it may still arrive.", step_name_of(&s, about));
	} else if (r->kind == READING_BOUNCE) {
		step_log(&s, "unreachable", about, "B3", "A mail to %s came back.",
			 step_name_of(&s, about));
		if (rung)
			step_robot_owner(&s, mail, rung, about,
					 "The mail to them came back: it did not reach them.");
		else
			step_tell_adviser_text(&s, LETTER_UNREACHABLE,
					       "The mail to them came back: it did not reach them.",
					       step_name_of(&s, about));
	} else if (r->kind == READING_AUTO_REPLY) {
		step_log(&s, "absent", about, "B3", "An automatic reply of %s came%s%s.",
			 step_name_of(&s, about),
			 r->absent_until == DATE_NO_DAY ? "" : ": away until ",
			 r->absent_until == DATE_NO_DAY ? "" : date_long(a, r->absent_until));
		if (rung)
			step_robot_owner(
			    &s, mail, rung, about,
			    "An automatic reply came from them: they seem to be away.");
	} else if (r->kind == READING_RECEIPT) {
		step_log(&s, "receipt", about, "B3", "A read receipt of %s came.",
			 step_name_of(&s, about));
	} else {
		return step_refuse(&s, "Nothing of this mail belongs to the case (B3).");
	}
	return step_finish(&s);
}
