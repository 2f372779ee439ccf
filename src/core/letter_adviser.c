/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to the Adviser, or to the admins where a procedure has none: who answers, and what to
 * know. */
#include "core/letter_draft.h"

/* The manager proposed, or NULL. */
static const struct person *route_proposed(const struct letter_draft *d)
{
	return d->c->proposed ? directory_find(d->office->directory, d->c->proposed) : NULL;
}

/* What can be replied; the same wherever somebody has to be named. */
static void route_words(struct letter_draft *d, const struct person *proposed)
{
	const char *example = d->l->item_count ? letter_line(d->arena, d->l->items[0])
			      : proposed       ? letter_name(d->arena, proposed->name)
					       : "Jane Smith";
	struct letter_blocks *b = d->b;

	if (proposed)
		letter_item(b, "Yes", "we send it to %s.", letter_name(d->arena, proposed->name));
	letter_item(b, "Send to NAME",
		    "we send it to that manager%s. Write the name or the email address, for "
		    "example \"Send to %s\".",
		    proposed ? " instead" : "", example);
}

static void route_names(struct letter_draft *d)
{
	size_t i;

	if (!d->l->item_count)
		return;
	letter_say(d->b, "People whom the directory knows for this:");
	for (i = 0; i < d->l->item_count; i++)
		letter_item(d->b, NULL, "%s", letter_line(d->arena, d->l->items[i]));
}

static void route_reason(struct letter_draft *d)
{
	if (str_empty(d->l->text))
		return;
	letter_say(d->b, "Why we ask:");
	letter_quote(d->b, d->l->text);
}

void letter_route(struct letter_draft *d)
{
	const struct person *p = route_proposed(d);
	struct letter_blocks *b = d->b;

	draft_subject(d, "Who should answer this escalation?");
	draft_open(d, "Who should answer this?");
	letter_say(b,
		   "%s sent an escalation form on %s. It waits for you to say which manager is "
		   "best placed to answer. Nobody has been asked yet.",
		   draft_submitter(d), draft_moment(d, d->c->opened));
	if (p)
		letter_say(b, "We propose %s, %s%s%s.", letter_name(d->arena, p->name),
			   draft_role(p->roles & d->procedure->steps[0].role
					  ? d->procedure->steps[0].role
					  : p->roles),
			   p->team ? ", " : "", p->team ? p->team : "");
	else
		letter_say(b, "We have no proposal: the form and the directory do not name one "
			      "manager for certain.");
	route_reason(d);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please reply to this email today, with one of these:");
	route_words(d, p);
	letter_say(b, "The manager then has %s. We ask you again %s until somebody is named.",
		   draft_days(d, d->procedure->steps[0].days),
		   draft_every(d, d->procedure->route_days));
	letter_box_end(b);
	route_names(d);
	draft_form_goes_with_it(d, 0);
	draft_facts(d);
	draft_concern(d);
}

void letter_route_unclear(struct letter_draft *d)
{
	const struct person *p = route_proposed(d);
	struct letter_blocks *b = d->b;
	size_t i;

	draft_subject(d, "Who should answer? We could not tell");
	draft_open(d, "We could not tell whom you mean");
	letter_say(b, "Thank you for your reply. We do not want to guess who should answer, so "
		      "nothing has changed.");
	letter_quote_row(b, "You named", d->l->person);
	letter_quote_row(b, "Why we ask", d->l->text);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please reply to this email today. An email address is always clear:");
	route_words(d, p);
	if (d->l->item_count)
		letter_say(b, "Perhaps you mean one of these:");
	for (i = 0; i < d->l->item_count; i++)
		letter_item(b, NULL, "%s", letter_line(d->arena, d->l->items[i]));
	letter_box_end(b);
	draft_facts(d);
}

void letter_told_lapse(struct letter_draft *d)
{
	date_day moves = draft_moves_on(d, d->rung);
	struct letter_blocks *b = d->b;

	draft_subject(d, "No answer by the date it was due");
	draft_open(d, "No answer by the date it was due");
	letter_say(
	    b,
	    "%s was asked to answer by %s. We have no full answer, and have written to them again.",
	    draft_owner_full(d, d->rung), draft_day(d, d->rung ? d->rung->due : DATE_NO_DAY));
	draft_facts(d);
	letter_box_begin(b, "What we ask of you");
	if (moves != DATE_NO_DAY)
		letter_say(b,
			   "Nothing, if you do not want to step in. If there is no answer by the "
			   "end of %s, it goes to a more senior manager by itself.",
			   draft_day(d, moves));
	else
		letter_say(b, "This is the last step: it stays there, and we keep asking. A word "
			      "from you may help.");
	letter_box_end(b);
}

static void copy_sent_to(struct letter_draft *d)
{
	const struct directory *directory = d->office->directory;
	unsigned others = d->procedure->judges & ~d->procedure->submitter;
	const struct person *p;
	size_t i = 0;

	if (d->procedure->judges & d->procedure->submitter)
		letter_item(d->b, NULL, "%s, %s", draft_submitter(d),
			    draft_role(d->procedure->submitter));
	while (others && (p = directory_next(directory, others, &i)))
		letter_item(d->b, NULL, "%s, %s", letter_name(d->arena, p->name),
			    draft_role(p->roles & others));
}

void letter_answer_copy(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "There is an answer. It has been sent on");
	draft_open_answer(d);
	draft_form_section(d, 'D');
	letter_break(b);
	letter_say(
	    b, "We have sent it to these people and asked each whether it resolves the concern:");
	copy_sent_to(d);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Nothing for now. We tell you what they say.");
	letter_box_end(b);
	draft_form_goes_with_it(d, 0);
	draft_facts(d);
	draft_case_note(d, -1);
}

/* Who was written to as well; only of an owner does anybody else take the place. */
static void unreachable_instead(struct letter_draft *d, bool owner)
{
	const struct case_rung *r = d->rung;
	struct letter_blocks *b = d->b;
	size_t i;

	if (d->l->doubted)
		letter_say(b, "Nothing shows that this mail is true, and so nobody else has been "
			      "asked because of it.");
	else if (d->l->item_count)
		letter_say(b, "We have written to these people as well:");
	else if (owner && r->deputy.email)
		letter_say(b, "We have written to their deputy as well: %s.",
			   draft_name(d, r->deputy.email));
	else if (owner)
		letter_say(b, "The directory knows no deputy who can step in, so nobody else has "
			      "been asked.");
	for (i = 0; i < d->l->item_count; i++)
		letter_item(b, NULL, "%s", letter_line(d->arena, d->l->items[i]));
}

/* One mail speaks of all the cases that wait for the same person. */
static void unreachable_also(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	size_t i;

	if (!d->l->also_count)
		return;
	letter_say(b, "These cases wait for them as well, and say the same in their logs:");
	for (i = 0; i < d->l->also_count; i++)
		letter_item(b, NULL, "%s", d->l->also[i]);
	letter_say(b,
		   d->l->role == ROLE_ADMIN
		       ? "To name somebody else on one of them: escalatectl route REFERENCE "
			 "EMAIL."
		       : "To name somebody else on one of them, reply \"Send to NAME\" to any of "
			 "our emails on that case.");
}

void letter_unreachable(struct letter_draft *d)
{
	const struct case_rung *r = d->rung;
	bool owner = r && r->owner.email && d->c->state != CASE_CLOSED &&
		     str_eq(draft_person(d), draft_owner(d, r));
	struct letter_blocks *b = d->b;

	draft_subject(d, "Our email may not have been read");
	draft_open(d, "%s may not have read our email", draft_person(d));
	letter_say(b,
		   "We wrote to %s about this case. They may not see it in time:", draft_person(d));
	letter_quote(b, d->l->text);
	if (d->l->day != DATE_NO_DAY)
		letter_say(
		    b, d->l->doubted ? "It says that they are back on %s." : "They are back on %s.",
		    draft_day(d, d->l->day));
	letter_say(b, "An automatic mail never counts as an answer, and the clock runs on.");
	unreachable_instead(d, owner);
	letter_box_begin(b, "What we ask of you");
	if (d->l->item_count || (owner && r->deputy.email))
		letter_say(b, "Please check that somebody is looking at it.");
	else if (owner && d->l->doubted)
		letter_say(b, "Please ask them in another way. If they are away, name somebody "
			      "else: reply \"Send to NAME\".");
	else if (owner)
		letter_say(b, "Please reach them in another way, or name somebody else: reply "
			      "\"Send to NAME\".");
	else
		letter_say(b, "Please reach them in another way.");
	if (owner && r->due != DATE_NO_DAY)
		letter_say(b, "The answer is due by %s.", draft_day(d, r->due));
	letter_box_end(b);
	unreachable_also(d);
	draft_facts(d);
	draft_who_has_it(d);
}

void letter_outsider(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "A mail on this case that has moved nothing");
	draft_open(d, "A mail on this case that has moved nothing");
	letter_say(b,
		   "%s wrote on this case. Nothing has changed by it, and it is kept with the "
		   "case. This is what they wrote:",
		   draft_person(d));
	letter_quote(b, d->l->text);
	if (d->l->item_count) {
		letter_quote_row(b, "Why nothing has changed", d->l->items[0]);
		letter_break(b);
	}
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please read it, and decide whether anything should follow from it. We have "
		      "not replied to them.");
	letter_box_end(b);
	draft_facts(d);
	draft_who_has_it(d);
}

void letter_no_owner(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "Nobody can take this step: please name somebody");
	draft_open(d, "Nobody can take this step");
	letter_say(b,
		   "This concern should now go to the %s. The directory has nobody for it who may "
		   "have it. So it waits, and we have asked nobody.",
		   draft_step_title(d, d->rung));
	if (d->c->excluded_count)
		letter_say(b, "It is about somebody. It must not go to them or to their deputy.");
	route_reason(d);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please reply to this email today:");
	route_words(d, NULL);
	if (d->rung && d->rung->due != DATE_NO_DAY)
		letter_say(b, "The clock of this step is running: the answer is due by %s.",
			   draft_day(d, d->rung->due));
	letter_say(b, "If the person is missing from the directory, please have them added.");
	letter_box_end(b);
	route_names(d);
	draft_facts(d);
	draft_concern(d);
}

static const char *notice_heading(const struct letter_draft *d)
{
	switch (d->c->closed_as) {
	case CASE_COMPLAINT:
		return "This now goes through the complaints procedure";
	case CASE_EXHAUSTED:
		return "The last step has answered, and it is not resolved";
	case CASE_RESOLVED:
	case CASE_WITHDRAWN:
	case CASE_NOT_CLOSED:
		break;
	}
	return d->l->urgent ? "Please read this now" : "Something that you should know";
}

static void notice_ask(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	letter_box_begin(b, "What we ask of you");
	if (d->c->closed_as == CASE_COMPLAINT)
		letter_say(b, "Please see that it reaches the complaints team today. This case is "
			      "closed, and nobody else is asked for anything.");
	else if (d->c->closed_as == CASE_EXHAUSTED)
		letter_say(b, "Please decide what else should be done. The case is closed here.");
	else if (d->l->urgent)
		letter_say(b, "Please read it now. If a child may be in danger, act at once, as "
			      "you would on any such report.");
	else
		letter_say(b, "Please read it, and decide whether anything should follow from it.");
	letter_box_end(b);
}

void letter_notice(struct letter_draft *d)
{
	const struct casefile *c = d->c;
	const struct case_outcome *o = c->outcome_count ? &c->outcomes[c->outcome_count - 1] : NULL;
	struct letter_blocks *b = d->b;

	draft_subject(d, "%s", notice_heading(d));
	draft_open(d, "%s", notice_heading(d));
	if (!str_empty(d->l->text)) {
		if (str_empty(d->l->person))
			letter_say(b, "This has come up in the case:");
		else
			letter_say(
			    b, "This has come up in the case, from or about %s:", draft_person(d));
		letter_quote(b, d->l->text);
	}
	if (o && c->state == CASE_CLOSED) {
		letter_say(b, "On %s, %s said: %s.", draft_moment(d, o->at), draft_name(d, o->who),
			   draft_verdict(o->verdict));
		letter_quote(b, o->text);
	}
	notice_ask(d);
	draft_facts(d);
	draft_who_has_it(d);
	if (c->state == CASE_CLOSED && draft_to_office(d))
		draft_case_note(d, -1);
}
