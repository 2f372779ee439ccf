/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Absences, bounces and receipts on a case (B3): never an answer; the clock runs on; somebody who
 * can act is told, or the deputy is brought in.
 */
#include "core/step_internal.h"

/* Does the present step wait for the answer of this person, who has it or was brought in? */
static bool step_robot_has(const struct casefile *c, const char *about)
{
	const struct case_rung *r = casefile_rung(c);

	return r && c->state == CASE_AWAITING_ANSWER &&
	       (str_ieq(r->owner.email, about) || str_ieq(r->deputy.email, about));
}

static struct case_rung *step_robot_rung(const struct step *s, const char *about)
{
	return step_robot_has(s->c, about) ? casefile_rung(s->c) : NULL;
}

/* The Adviser or the admins hear of it, unless it is them whom our mails do not reach. */
static void step_robot_tell(struct step *s, struct letter *model, const char *about)
{
	model->person = step_name_of(s, about);
	step_tell_office(s, model, about);
}

static void step_robot_owner(struct step *s, const struct step_mail *m, struct case_rung *r,
			     const char *about, struct letter *model)
{
	bool stands_in = str_ieq(r->deputy.email, about);
	const struct person *deputy = r->deputy.email ? NULL : step_bring_in_deputy(s, r);

	if (deputy) {
		step_letter_party(s, LETTER_REQUEST, &r->deputy);
		step_log(s, "deputy", deputy->email, "B3",
			 "%s was brought in as the deputy of %s. The date stands.", deputy->name,
			 step_name_of(s, about));
		model->items = ARENA_NEW_N(s->a, const char *, 1);
		model->items[0] = deputy->name;
		model->item_count = 1;
	}
	/* An absence with a deputy who has been written to needs nobody else (B3); a bounce does,
	 * and so does a deputy who is away as well. */
	if (m->reading->kind == READING_BOUNCE || stands_in || !r->deputy.email)
		step_robot_tell(s, model, about);
}

/* Is this the person whose word the case waits for, other than the owner's? */
static bool step_robot_awaited(const struct step_world *w, const struct casefile *c,
			       const char *about)
{
	const struct person *p = directory_find(w->directory, about);
	unsigned others = c->procedure->judges & ~c->submitter.role;

	if (c->state == CASE_AWAITING_ROUTING)
		return p && (str_ieq(c->adviser.email, about) ||
			     (p->roles & (c->procedure->adviser | ROLE_ADMIN)));
	if (c->state != CASE_AWAITING_OUTCOME)
		return false;
	if (str_ieq(c->submitter.email, about))
		return !step_has_verdict(c, c->submitter.role);
	others &= p ? p->roles : 0;
	return others && !step_has_verdict(c, others & -others);
}

bool step_waits_for(const struct step_world *world, const struct casefile *c, const char *about)
{
	return about && (step_robot_has(c, about) || step_robot_awaited(world, c, about));
}

static void step_robot_bounce(struct step *s, const struct step_mail *m, const char *about)
{
	struct case_rung *r = step_robot_rung(s, about);
	struct letter model = step_model(s, LETTER_UNREACHABLE);

	if (m->reading->delayed) {
		step_log(s, "delayed", about, "B3", "A mail to %s is delayed; it may still arrive.",
			 step_name_of(s, about));
		return;
	}
	step_log(s, "unreachable", about, "B3", "A mail to %s came back.", step_name_of(s, about));
	model.text = "The mail to them came back: it did not reach them.";
	if (r)
		step_robot_owner(s, m, r, about, &model);
	else
		step_robot_tell(s, &model, about);
}

/* What the absence says.  The deputy that it names is told to somebody who can act, and not written
 * to: the mail may be anybody's (B3). */
static const char *step_robot_words(const struct step *s, const struct reading *r)
{
	const char *name = r->deputy.name, *email = r->deputy.email;
	const struct directory *directory = s->w->directory;
	const struct person *known;

	if (!name && !email)
		return "An automatic reply came from them: they seem to be away.";
	known = email ? directory_find(directory, email)
		      : directory_find_name(directory, name, ~0U, NULL);
	if (known)
		return arena_printf(s->a,
				    "An automatic reply came from them: they seem to be away. It "
				    "says to ask %s meanwhile (%s).",
				    known->name, known->email);
	return arena_printf(s->a,
			    "An automatic reply came from them: they seem to be away. It says to "
			    "ask %s%s%s meanwhile, whom the directory does not know.",
			    name ? name : "", name && email ? ", " : "", email ? email : "");
}

static void step_robot_absence(struct step *s, const struct step_mail *m, const char *about)
{
	struct case_rung *r = step_robot_rung(s, about);
	struct letter model = step_model(s, LETTER_UNREACHABLE);
	date_day until = m->reading->absent_until;

	step_log(s, "absent", about, "B3", "An automatic reply of %s came%s%s.",
		 step_name_of(s, about), until == DATE_NO_DAY ? "" : ": away until ",
		 until == DATE_NO_DAY ? "" : date_long(s->a, until));
	model.text = step_robot_words(s, m->reading);
	model.day = until;
	if (r)
		step_robot_owner(s, m, r, about, &model);
	else if (step_robot_awaited(s->w, s->c, about))
		step_robot_tell(s, &model, about);
}

/* It may be anybody's: whom it speaks of is not away because of it, and nobody stands in; but
 * somebody who can ask them hears of it. */
static void step_robot_doubted(struct step *s, const struct step_mail *m, const char *about)
{
	struct letter model = step_model(s, LETTER_UNREACHABLE);
	const char *says = m->reading->kind == READING_BOUNCE
			       ? "A mail came that says that our email to them was not delivered."
			       : step_robot_words(s, m->reading);

	step_log(s, "doubted", about, "B3",
		 "A mail says that %s %s. Nothing follows from it, since it may be anybody's: %s",
		 step_name_of(s, about),
		 m->reading->kind == READING_BOUNCE ? "cannot be reached" : "is away", m->doubt);
	model.text = arena_printf(s->a, "%s %s", says, m->doubt);
	model.day = m->reading->absent_until;
	model.doubted = true;
	step_robot_tell(s, &model, about);
}

struct step_update step_robot(struct arena *a, const struct step_world *world,
			      const struct casefile *c, const struct step_mail *mail,
			      const char *about)
{
	struct step s = step_start(a, world, c, mail->at);

	if (!about)
		return step_refuse(&s, "It does not say whom it is about (B3).");
	if (mail->doubt) {
		if (mail->reading->delayed || mail->reading->kind == READING_RECEIPT ||
		    !step_waits_for(world, s.c, about))
			return step_refuse(&s, "%s", mail->doubt);
		step_robot_doubted(&s, mail, about);
		return step_finish(&s);
	}
	switch (mail->reading->kind) {
	case READING_BOUNCE:
		step_robot_bounce(&s, mail, about);
		break;
	case READING_AUTO_REPLY:
		step_robot_absence(&s, mail, about);
		break;
	case READING_RECEIPT:
		step_log(&s, "receipt", about, "B3", "A read receipt of %s came.",
			 step_name_of(&s, about));
		break;
	default:
		return step_refuse(&s, "Nothing of this mail belongs to the case (B3).");
	}
	return step_finish(&s);
}
