/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to the owner of a step and to their deputy. */
#include "core/letter_draft.h"

static int owner_rung_index(const struct letter_draft *d)
{
	return d->rung ? (int)(d->rung - d->c->rungs) : -1;
}

static bool owner_is_deputy(const struct letter_draft *d)
{
	return d->rung && d->rung->deputy.email && str_ieq(d->l->to, d->rung->deputy.email);
}

static void request_why(struct letter_draft *d)
{
	const struct case_rung *r = d->rung, *before = r > d->c->rungs ? r - 1 : NULL;
	struct letter_blocks *b = d->b;

	letter_say(b,
		   "%s (%s) has raised a concern. You are asked to answer it as %s. This is step "
		   "%d of %zu of the procedure.",
		   draft_submitter(d), draft_role(d->procedure->submitter), draft_step_title(d, r),
		   r->step + 1, d->procedure->step_count);
	if (owner_is_deputy(d))
		letter_say(b,
			   "You get this as the deputy of %s, who may not be able to answer. "
			   "Either of you can answer for both.",
			   draft_owner(d, r));
	if (before && r->cause == CASE_LAPSED)
		letter_say(b,
			   "The step before ended without a full answer, so it has come to you.");
	else if (before && r->cause == CASE_NOT_SATISFIED)
		letter_say(
		    b, "The answer of the step before did not resolve it, so it has come to you.");
	else if (r->cause == CASE_REOPENED)
		letter_say(b, "The case has been opened again.");
	if (d->c->days_late > 0)
		letter_say(b,
			   "The form came %s after its own time limit. That changes nothing for "
			   "your answer.",
			   draft_days(d, d->c->days_late));
}

static void request_ask(struct letter_draft *d)
{
	const struct case_rung *r = d->rung;
	struct letter_blocks *b = d->b;

	letter_box_begin(b, "What we ask of you");
	if (r->due == DATE_NO_DAY)
		letter_say(b, "Please reply to this email with your answer, as soon as you can.");
	else
		letter_say(b, "Please reply to this email with your answer by %s.",
			   draft_day(d, r->due));
	draft_answer_counts(d);
	draft_form_goes_with_it(d, 'C');
	letter_say(b, "What you write is passed on to %s as you write it, and kept with the case.",
		   draft_one_judge(d) ? draft_submitter(d) : "those who judge the answer");
	letter_box_end(b);
}

static void request_words(struct letter_draft *d)
{
	date_day example = d->rung->due;
	struct letter_blocks *b = d->b;

	letter_heading(b, 2, "Other things you can reply");
	letter_item(
	    b, "Question", "then your question. We put it to %s and send you the answer. %s",
	    draft_submitter(d),
	    d->procedure->question_pauses ? "The clock waits for it." : "The date stays as it is.");
	if (d->step && d->step->agree && example != DATE_NO_DAY)
		letter_item(
		    b,
		    arena_printf(d->arena, "Agreed %s",
				 draft_day(d, calendar_add(d->office->calendar, example, 5))),
		    "if you and %s have agreed on that day instead. It counts when both of you "
		    "have said so.",
		    draft_submitter(d));
	letter_item(
	    b, "Told",
	    "if you have told %s your answer by word of mouth, with the day: \"Told %s on %s\".",
	    draft_submitter(d), draft_submitter(d),
	    draft_day(d, date_to_local(d->rung->started).day));
	if (d->procedure->owner_records)
		letter_item(b, "Recorded", "when the case note below is on record, in %s.",
			    draft_record_name(d));
}

void letter_request(struct letter_draft *d)
{
	if (!d->rung)
		return;
	if (d->rung->due == DATE_NO_DAY) {
		draft_subject(d, "Please answer this concern");
		draft_open(d, "Please answer this concern");
	} else {
		draft_subject(d, "Please answer by %s", draft_day(d, d->rung->due));
		draft_open(d, "Please answer by %s", draft_day(d, d->rung->due));
	}
	request_why(d);
	request_ask(d);
	draft_facts(d);
	draft_concern(d);
	draft_efforts(d, (size_t)owner_rung_index(d));
	request_words(d);
	draft_record(d, owner_rung_index(d));
}

/* What is still open, in a few lines: the whole was in the request. */
static void owner_brief(struct letter_draft *d)
{
	draft_facts(d);
	draft_concern(d);
}

static void owner_ask_answer(struct letter_draft *d, const char *when)
{
	letter_box_begin(d->b, "What we ask of you");
	letter_say(d->b, "Please answer %s. Just reply to this email.", when);
	draft_answer_counts(d);
	letter_box_end(d->b);
}

/* When it will leave them, which is a fact and no threat. */
static void owner_moves(struct letter_draft *d)
{
	date_day moves = draft_moves_on(d, d->rung);

	if (moves != DATE_NO_DAY)
		letter_say(
		    d->b,
		    "If there is no answer by the end of %s, it goes to the next step by itself.",
		    draft_day(d, moves));
}

void letter_reminder(struct letter_draft *d)
{
	const char *day = draft_day(d, d->rung ? d->rung->due : DATE_NO_DAY);

	draft_subject(d, "Reminder: an answer is due by %s", day);
	draft_open(d, "A reminder: an answer is due by %s", day);
	letter_say(d->b,
		   "We sent you the concern of %s on %s, and have no full answer yet. If you have "
		   "just replied, thank you; you can leave this one.",
		   draft_submitter(d),
		   draft_day_of(d, d->rung ? d->rung->started : DATE_NO_MOMENT));
	owner_ask_answer(d, arena_printf(d->arena, "by %s", day));
	owner_moves(d);
	owner_brief(d);
}

void letter_chase(struct letter_draft *d)
{
	const struct case_rung *r = d->rung;

	if (!r)
		return;
	draft_subject(d, "Still open: please answer this concern");
	draft_open(d, "Your answer is still awaited");
	if (r->due != DATE_NO_DAY)
		letter_say(d->b,
			   "The answer was due by %s. We have no full answer yet, and the concern "
			   "is still with you.",
			   draft_day(d, r->due));
	else
		letter_say(d->b,
			   "The concern has been with you since %s. We have no full answer yet. "
			   "This is the last step, so nobody after you will answer it.",
			   draft_day_of(d, r->started));
	letter_say(d->b, "If you have just replied, thank you; you can leave this one. If "
			 "something is in the way, tell us in a reply.");
	owner_ask_answer(d, "as soon as you can");
	if (d->step && d->step->escalate_after > 0)
		owner_moves(d);
	owner_brief(d);
}

void letter_late_moved(struct letter_draft *d)
{
	const struct case_rung *now = casefile_rung(d->c);
	struct letter_blocks *b = d->b;

	draft_subject(d, "This has gone up a step: please send a record of what was done");
	draft_open(d, "This concern has gone up a step");
	letter_say(b,
		   "The time for your step ended on %s without a full answer. So the concern has "
		   "gone up by itself. It is now with %s.",
		   draft_day(d, d->rung ? d->rung->due : DATE_NO_DAY), draft_owner_full(d, now));
	letter_box_begin(b, "What we ask of you");
	letter_say(b,
		   "Please reply to this email with a short record of what was done at your step: "
		   "whom you spoke to, when, and what was said. %s needs it%s.",
		   draft_owner(d, now),
		   now && now->due != DATE_NO_DAY
		       ? arena_printf(d->arena, " before %s", draft_day(d, now->due))
		       : " now");
	letter_say(b, "If you have an answer after all, send it. We pass it on.");
	letter_box_end(b);
	owner_brief(d);
	draft_record(d, owner_rung_index(d));
}

void letter_incomplete(struct letter_draft *d)
{
	const char *when = d->rung && d->rung->due != DATE_NO_DAY
			       ? arena_printf(d->arena, "by %s", draft_day(d, d->rung->due))
			       : "as soon as you can";
	struct letter_blocks *b = d->b;
	size_t i;

	draft_subject(d, "Thank you. Something is still missing from your answer");
	draft_open(d, "Something is still missing");
	letter_say(b, "Thank you for your reply. It is kept with the case, but it does not count "
		      "as the answer yet, so the date stays as it is. You wrote:");
	letter_quote(b, d->l->text);
	if (d->l->item_count)
		letter_say(b, "This is still missing:");
	for (i = 0; i < d->l->item_count; i++)
		letter_item(b, NULL, "%s", letter_sentences(d->arena, d->l->items[i]));
	owner_ask_answer(d, when);
}

/* The question that these words answer, or NULL: they are more to know, or a question themselves.
 */
static const struct case_question *answered_question(const struct letter_draft *d)
{
	const struct casefile *c = d->c;
	size_t i;

	for (i = c->question_count; i > 0; i--)
		if (c->questions[i - 1].reply &&
		    (!d->l->text || str_eq(c->questions[i - 1].reply, d->l->text)))
			return &c->questions[i - 1];
	return NULL;
}

void letter_question_answered(struct letter_draft *d)
{
	const struct case_question *q = answered_question(d);
	struct letter_blocks *b = d->b;

	draft_subject(d, q ? "Your question has been answered" : "More words on this concern");
	draft_open(d, q ? "Your question has been answered" : "More words on this concern");
	if (q) {
		letter_say(b, "On %s, %s asked:", draft_moment(d, q->asked), draft_name(d, q->by));
		letter_quote(b, q->text);
		letter_say(b, "%s replied:", draft_person(d));
	} else {
		letter_say(b, "%s wrote:", draft_person(d));
	}
	letter_quote(b, d->l->text ? d->l->text : q ? q->reply : NULL);
	if (d->c->state == CASE_AWAITING_ANSWER) {
		owner_ask_answer(d,
				 d->rung && d->rung->due != DATE_NO_DAY
				     ? arena_printf(d->arena, "by %s", draft_day(d, d->rung->due))
				     : "as soon as you can");
		return;
	}
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please answer them: just reply to this email. Your words are passed on.");
	letter_box_end(b);
}

void letter_record(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	const char *record = draft_record_name(d);

	draft_subject(d, "Please put a case note on the record");
	draft_open(d, "Please put this case note on the record");
	letter_say(
	    b,
	    "Each step of this concern has to be on record, in %s: what was raised, and whether it "
	    "was resolved and how, or that it goes up. We do not know yet that your step is there.",
	    record);
	letter_box_begin(b, "What we ask of you");
	letter_say(b,
		   "Please put the note below on record, in %s. Then reply to this email with one "
		   "word: \"Recorded\".",
		   record);
	if (d->procedure->record_days > 0)
		letter_say(b, "We ask again %s until it is done.",
			   draft_every(d, d->procedure->record_days));
	letter_box_end(b);
	draft_case_note(d, owner_rung_index(d));
}

static const char *stepped_down_why(const struct letter_draft *d)
{
	const struct case_rung *now = casefile_rung(d->c);

	switch (d->c->closed_as) {
	case CASE_RESOLVED:
		return "The concern is resolved, and the case is closed.";
	case CASE_WITHDRAWN:
		return "The concern has been withdrawn, and the case is closed.";
	case CASE_COMPLAINT:
		return "It now goes through the complaints procedure, and the case is closed.";
	case CASE_EXHAUSTED:
		return "The last step has answered, and the case is closed.";
	case CASE_NOT_CLOSED:
		break;
	}
	if (now && now != d->rung && now->owner.email)
		return arena_printf(d->arena, "The concern is now with %s.",
				    draft_owner_full(d, now));
	if (now && now->owner.email && !str_ieq(now->owner.email, d->l->to))
		return arena_printf(d->arena, "%s is answering it.", draft_owner_full(d, now));
	return "The concern is no longer with you.";
}

void letter_stepped_down(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "You no longer need to answer");
	draft_open(d, "You no longer need to answer");
	letter_say(b, "%s Thank you for your time.", stepped_down_why(d));
	if (!str_empty(d->l->text)) {
		letter_say(b, "The reason:");
		letter_quote(b, d->l->text);
	}
	letter_box_begin(b, "What we ask of you");
	if (d->procedure->owner_records && draft_to_owner(d) && !d->rung->recorded)
		letter_say(b,
			   "No answer. Only the case note below, if it is not on the record yet.");
	else
		letter_say(b, "Nothing more.");
	letter_box_end(b);
	if (draft_to_owner(d))
		draft_record(d, owner_rung_index(d));
}

void letter_agree_ask(struct letter_draft *d)
{
	const char *day = draft_day(d, d->l->day);
	struct letter_blocks *b = d->b;

	draft_subject(d, "Do you agree to another date: %s?", day);
	draft_open(d, "Do you agree to another date?");
	letter_say(b, "%s says that you have both agreed on another date for the answer: %s.",
		   draft_person(d), day);
	if (!str_empty(d->l->text)) {
		letter_say(b, "They wrote:");
		letter_quote(b, d->l->text);
	}
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "If you agree, reply to this email with:");
	letter_item(b, NULL, "Agreed %s", day);
	if (d->rung && d->rung->due != DATE_NO_DAY)
		letter_say(b,
			   "If you do not agree, reply \"No\", or do nothing. The date then stays "
			   "%s. It only moves when both of you have said so.",
			   draft_day(d, d->rung->due));
	letter_box_end(b);
}

void letter_agreed(struct letter_draft *d)
{
	const char *day = draft_day(d, d->rung ? d->rung->due : DATE_NO_DAY);
	struct letter_blocks *b = d->b;

	draft_subject(d, "Agreed: the answer is now due by %s", day);
	draft_open(d, "The new date is agreed");
	letter_say(b, "Both sides have agreed on another date, and we have noted it.");
	letter_row(b, "Reference", "%s", d->c->ref);
	letter_row(b, "With", "%s", draft_owner_full(d, d->rung));
	letter_row(b, "New date", "%s", day);
	letter_box_begin(b, "What we ask of you");
	if (draft_to_owner(d))
		letter_say(b, "Please answer by %s. Just reply to this email.", day);
	else
		letter_say(b, "Nothing for now. We write to you as soon as there is an answer.");
	letter_box_end(b);
}
