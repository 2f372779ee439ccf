/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to the submitter: a carer or a chair, often on a phone, often tired.  The Adviser's
 * copies of them stand beside them. */
#include "core/letter_draft.h"

/* Why it did not begin at the first step (C7, S9, C1); NULL if it did. */
static const char *received_why_higher(const struct letter_draft *d)
{
	const struct procedure_step *step = d->step;

	if (!step || d->rung->step == 0)
		return NULL;
	if (d->c->immediate_safeguarding && (step->starts_for & PROCEDURE_SAFEGUARDING))
		return "it is an immediate safeguarding concern";
	if (d->c->about & step->starts_if_about)
		return "it is about somebody at an earlier step";
	if (d->c->reputation && (step->starts_for & PROCEDURE_REPUTATION))
		return "it could harm the good name of the council";
	if (d->procedure->earlier_days_count && d->rung->step == 1)
		return "it was raised at the first step before, and the time for that step has "
		       "passed";
	return "the earlier steps cannot take it";
}

static void received_higher(struct letter_draft *d)
{
	const char *why = received_why_higher(d);

	if (why)
		letter_say(d->b, "It went straight to the %s, because %s.", d->step->title, why);
	if (d->c->excluded_count)
		letter_say(d->b,
			   "It will not go to anybody whom it is about, nor to their deputy.");
}

/* When the days begin to count, if that is not the day it came in. */
static void received_day_zero(struct letter_draft *d)
{
	const struct case_rung *r = d->rung;
	date_day came = date_to_local(d->c->opened).day;

	if (!r || r->due == DATE_NO_DAY || d->c->rung_count != 1 || r->started != d->c->opened ||
	    r->day_zero <= came)
		return;
	letter_say(d->b, "It came in after the end of a working day, so the %s count from %s.",
		   draft_days(d, r->days), draft_day(d, r->day_zero));
}

static void received_late(struct letter_draft *d)
{
	if (d->c->days_late <= 0)
		return;
	letter_say(d->b,
		   "The form came %s later than the %s after the panel that the procedure gives "
		   "for it. It is accepted all the same, and the case notes the delay.",
		   draft_days(d, d->c->days_late), draft_days(d, d->procedure->submit_within));
}

static void received_next(struct letter_draft *d)
{
	const struct case_rung *r = d->rung;
	date_day moves = draft_moves_on(d, r);
	struct letter_blocks *b = d->b;

	letter_heading(b, 2, "What happens next");
	if (draft_is_waiting(d)) {
		letter_say(b,
			   "The %s now says which manager should answer. That manager then has %s. "
			   "We will write to you with the name and the date.",
			   draft_role(d->procedure->adviser),
			   draft_days(d, d->procedure->steps[0].days));
		return;
	}
	letter_say(
	    b, "When %s answers, we send you the answer and ask whether it resolves the matter.",
	    draft_owner(d, r));
	if (moves == r->due && moves != DATE_NO_DAY)
		letter_say(b, "If there is no answer by then, it goes up to the next step by "
			      "itself. You do not need to chase anybody.");
	else if (moves != DATE_NO_DAY)
		letter_say(b,
			   "If there is no answer by then, we chase it. If there is still none by "
			   "%s, it goes to a more senior manager by itself.",
			   draft_day(d, moves));
	else
		letter_say(
		    b,
		    "We keep reminding them until they answer. You do not need to chase anybody.");
	if (d->step->agree && r->due != DATE_NO_DAY)
		letter_say(b,
			   "If you and %s agree on another date, reply with it, for example "
			   "\"Agreed %s\". It counts when both of you have said so.",
			   draft_owner(d, r),
			   draft_day(d, calendar_add(d->office->calendar, r->due, 5)));
}

static void received_items(struct letter_draft *d, const char *const *items, size_t count,
			   const char *heading)
{
	size_t i;

	if (count)
		letter_say(d->b, "%s", heading);
	for (i = 0; i < count; i++)
		letter_item(d->b, NULL, "%s", letter_sentences(d->arena, items[i]));
}

static void received_ask(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	letter_box_begin(b, "What we ask of you");
	received_items(d, d->l->items, d->l->item_count,
		       "It would help to know a little more. Please reply to this email, as soon "
		       "as you can, and tell us:");
	received_items(d, d->l->also, d->l->also_count,
		       "Something that you sent did not come through to us:");
	if (d->l->item_count + d->l->also_count)
		letter_say(b, "A few words are enough. Nothing waits for this: your concern is "
			      "already being dealt with.");
	else
		letter_say(
		    b, "Nothing for now. If you want to add something, just reply to this email.");
	letter_box_end(b);
}

static void received_noted(struct letter_draft *d)
{
	const struct form *form = d->c->form;
	size_t i;

	if (!form)
		return;
	if (form->problem_count) {
		letter_heading(d->b, 2, "What we could not read for certain");
		for (i = 0; i < form->problem_count; i++)
			letter_quote_row(d->b, "Unclear", form->problems[i].text);
		letter_say(d->b, "Please reply and tell us what you mean.");
	}
	draft_concern(d);
	letter_say(
	    d->b, "This is what we took from your form. If something is wrong, reply and tell us.");
}

/* The Adviser's copy (S2). */
static void received_copy(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "A new escalation has come in");
	draft_open(d, "A new escalation has come in");
	letter_say(b, "%s sent it on %s. We have told them that it is here.", draft_submitter(d),
		   draft_moment(d, d->c->opened));
	draft_facts(d);
	if (!draft_is_waiting(d))
		draft_who_has_it(d);
	received_late(d);
	received_higher(d);
	letter_box_begin(b, "What we ask of you");
	if (!draft_is_waiting(d))
		letter_say(b, "Nothing for now. This copy is for you to know.");
	else
		letter_say(b,
			   "A second email asks you who should answer. Please reply to that one.");
	letter_box_end(b);
	draft_concern(d);
}

void letter_received(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	if (!draft_to_submitter(d)) {
		received_copy(d);
		return;
	}
	if (d->rung && d->rung->due != DATE_NO_DAY)
		draft_subject(d, "We have your concern: answer due by %s",
			      draft_day(d, d->rung->due));
	else
		draft_subject(d, "We have your concern");
	draft_open(d, "We have your concern");
	letter_say(b, "Thank you for telling us. It came in on %s.", draft_moment(d, d->c->opened));
	letter_row(b, "Reference", "%s", d->c->ref);
	if (!draft_is_waiting(d))
		draft_who_has_it(d);
	else
		letter_row(b, "With", "%s, %s",
			   d->c->adviser.email ? draft_name(d, d->c->adviser.email) : "the office",
			   d->procedure->adviser ? draft_role(d->procedure->adviser)
						 : "escalations");
	received_day_zero(d);
	received_late(d);
	received_higher(d);
	received_ask(d);
	received_next(d);
	letter_say(b, "If a child is in danger now, do not wait for us: call 999.");
	received_noted(d);
}

/* Whoever was not satisfied last, at the rung before this one. */
static const struct case_outcome *moved_outcome(const struct letter_draft *d)
{
	size_t i;

	for (i = d->c->outcome_count; i > 0; i--)
		if (d->c->outcomes[i - 1].verdict == VERDICT_NOT_RESOLVED)
			return &d->c->outcomes[i - 1];
	return NULL;
}

static void moved_why(struct letter_draft *d)
{
	const struct case_rung *r = d->rung, *before = r > d->c->rungs ? r - 1 : NULL;
	const struct case_outcome *o = moved_outcome(d);
	struct letter_blocks *b = d->b;

	switch (r->cause) {
	case CASE_LAPSED:
		if (before && before->due != DATE_NO_DAY)
			letter_say(b,
				   "The time for the step before, with %s, ended on %s without a "
				   "full answer. So it has gone up by itself.",
				   draft_owner_full(d, before), draft_day(d, before->due));
		else
			letter_say(b, "The time for the step before ended without a full answer. "
				      "So it has gone up by itself.");
		break;
	case CASE_NOT_SATISFIED:
		if (o && str_ieq(o->who, d->l->to))
			letter_say(
			    b,
			    "You told us that the answer does not resolve it. So it has gone up.");
		else
			letter_say(
			    b, "%s told us that the answer does not resolve it. So it has gone up.",
			    o ? draft_name(d, o->who) : "Somebody who is asked about the answer");
		break;
	case CASE_REOPENED:
		letter_say(b, "The council has opened the case again.");
		break;
	case CASE_BY_ADMIN:
		letter_say(b, "The council has moved it to this step.");
		break;
	case CASE_OPENED:
		letter_say(b, "It has been sent to the person who answers it.");
		break;
	}
	if (str_empty(d->l->text))
		return;
	/* Where the rules moved it, the sentence above is the reason. */
	if (r->cause == CASE_BY_ADMIN || r->cause == CASE_REOPENED || draft_to_office(d)) {
		letter_say(b, "The case log says:");
		letter_quote(b, d->l->text);
	}
}

void letter_moved_up(struct letter_draft *d)
{
	const char *whose = draft_to_submitter(d) ? "Your concern" : "The concern";
	struct letter_blocks *b = d->b;

	draft_subject(d, "%s is now with the %s", whose, draft_step_title(d, d->rung));
	draft_open(d, "%s is now with the %s", whose, draft_step_title(d, d->rung));
	if (!d->rung)
		return;
	moved_why(d);
	draft_who_has_it(d);
	if (d->rung->due == DATE_NO_DAY && d->step && d->step->chase_every > 0)
		letter_say(b, "This step has no fixed date. We remind them %s until they answer.",
			   draft_every(d, d->step->chase_every));
	letter_say(b, "They have %s and everything that was said at the steps before. %s",
		   draft_to_submitter(d) ? "your words" : "the form",
		   draft_to_submitter(d) ? "You do not need to explain it again." : "");
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Nothing for now. We write to you as soon as there is an answer. If you want "
		      "to add something, just reply to this email.");
	letter_box_end(b);
}

void letter_question(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "A question to you about your concern");
	draft_open(d, "%s has a question for you", draft_person(d));
	letter_say(b, "%s is working on your concern and asks:", draft_person(d));
	letter_quote(b, d->l->text);
	letter_box_begin(b, "What we ask of you");
	letter_say(
	    b,
	    "Please reply to this email with your answer%s. We pass on your words as you write "
	    "them.",
	    d->rung && d->rung->due != DATE_NO_DAY && !d->procedure->question_pauses
		? arena_printf(d->arena, ", if you can before %s", draft_day(d, d->rung->due))
		: "");
	letter_box_end(b);
	if (d->procedure->question_pauses)
		letter_say(b, "The clock for their answer waits until you have replied.");
	else if (d->rung && d->rung->due != DATE_NO_DAY)
		letter_say(b,
			   "The question does not move the date: their answer is still due by %s.",
			   draft_day(d, d->rung->due));
}

void letter_told(struct letter_draft *d)
{
	date_day told = d->l->day != DATE_NO_DAY ? d->l->day
			: d->rung		 ? d->rung->told
						 : DATE_NO_DAY;
	const struct case_answer *answer = draft_answer(d, d->rung);
	struct letter_blocks *b = d->b;

	draft_subject(d, "You have been told the answer. Does it resolve your concern?");
	draft_open(d, "%s says that you have been told the answer", draft_person(d));
	if (told == DATE_NO_DAY)
		letter_say(b, "%s told us that they have spoken with you about your concern.",
			   draft_person(d));
	else
		letter_say(b, "%s told us that they spoke with you about your concern on %s.",
			   draft_person(d), draft_day(d, told));
	if (answer || !str_empty(d->l->text)) {
		letter_say(b, "They wrote to us:");
		draft_answer_words(d, answer, d->l->text);
	}
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please tell us whether it is resolved. Just reply to this email with one of "
		      "these words:");
	draft_verdict_words(d);
	letter_say(b, "If nobody has spoken with you, please say so in your reply.");
	letter_box_end(b);
}

static void changed_why(struct letter_draft *d)
{
	if (str_empty(d->l->text))
		return;
	letter_say(d->b, "The reason:");
	letter_quote(d->b, d->l->text);
}

void letter_date_changed(struct letter_draft *d)
{
	bool paused = d->c->paused != DATE_NO_MOMENT;
	date_day due = d->rung ? d->rung->due : DATE_NO_DAY;
	struct letter_blocks *b = d->b;

	if (paused)
		draft_subject(d, "The clock is paused");
	else if (due == DATE_NO_DAY)
		draft_subject(d, "The date for the answer has changed");
	else
		draft_subject(d, "The answer is now due by %s", draft_day(d, due));
	draft_open(d, paused ? "The clock is paused" : "The date for the answer has changed");
	if (paused)
		letter_say(b,
			   "The days for the answer do not count since %s. They go on when the "
			   "pause ends, and we write to you with the new date. %s left.",
			   draft_moment(d, d->c->paused),
			   arena_printf(d->arena, d->c->paused_left == 1 ? "%s is" : "%s are",
					draft_days(d, d->c->paused_left)));
	letter_row(b, "Reference", "%s", d->c->ref);
	letter_row(b, "With", "%s", draft_owner_full(d, d->rung));
	if (d->l->day != DATE_NO_DAY)
		letter_row(b, "Old date", "%s", draft_day(d, d->l->day));
	if (!paused && due != DATE_NO_DAY)
		letter_row(b, "New date", "%s", draft_day(d, due));
	changed_why(d);
	letter_box_begin(b, "What we ask of you");
	if (draft_to_owner(d) && !paused && due != DATE_NO_DAY)
		letter_say(b, "Please answer by %s. Just reply to this email.", draft_day(d, due));
	else if (draft_to_owner(d))
		letter_say(b, "Nothing new. You can answer at any time: just reply to this email.");
	else
		letter_say(b, "Nothing. We write to you as soon as there is an answer.");
	letter_box_end(b);
}
