/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to those who judge an answer: the carer (C6), or ADM and Chair (S6 to S8). */
#include "core/letter_draft.h"

/* The day after which we ask once more. */
static date_day judge_again(const struct letter_draft *d)
{
	const struct casefile *c = d->c;

	if (d->l->day != DATE_NO_DAY)
		return d->l->day;
	if (d->procedure->outcome_days <= 0 || c->outcome_asked == DATE_NO_MOMENT)
		return DATE_NO_DAY;
	return calendar_add(d->office->calendar, date_to_local(c->outcome_asked).day,
			    d->procedure->outcome_days);
}

static void judge_ask(struct letter_draft *d)
{
	date_day again = judge_again(d);
	struct letter_blocks *b = d->b;

	letter_box_begin(b, "What we ask of you");
	if (again == DATE_NO_DAY)
		letter_say(b, "Please tell us whether this resolves it.");
	else
		letter_say(b, "Please tell us by %s whether this resolves it.",
			   draft_day(d, again));
	letter_say(b, "Just reply to this email with one of these words:");
	draft_verdict_words(d);
	draft_form_goes_with_it(d, d->l->role & ROLE_ADM ? 'E' : 'F');
	letter_box_end(b);
}

/* Section D as far as it is filled (S6). */
static void judge_dates(struct letter_draft *d)
{
	draft_form_section(d, 'D');
	letter_break(d->b);
}

void letter_answer(struct letter_draft *d)
{
	draft_subject(d, "There is an answer. Does it resolve the concern?");
	draft_open_answer(d);
	judge_dates(d);
	judge_ask(d);
	if (!draft_to_submitter(d))
		draft_concern(d);
}

void letter_verdict_chase(struct letter_draft *d)
{
	const struct case_answer *answer = draft_answer(d, d->rung);

	draft_subject(d, "Does the answer resolve the concern? We have not heard from you yet");
	draft_open(d, "Does the answer resolve it?");
	letter_say(
	    d->b,
	    "We asked you this before%s, and have not heard from you yet. If you have just "
	    "replied, thank you; you can leave this one.",
	    answer ? arena_printf(d->arena, ", after the answer of %s", draft_day_of(d, answer->at))
		   : "");
	judge_ask(d);
	draft_answer_by(d, answer, d->l->text);
}

void letter_verdict_unclear(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "Is it resolved? Please tell us in one word");
	draft_open(d, "We are not sure what you mean");
	letter_say(b, "Thank you for your reply. We do not want to guess, so nothing has moved "
		      "yet. You wrote:");
	letter_quote(b, d->l->text);
	judge_ask(d);
	if (!draft_one_judge(d))
		letter_say(b, "The words of the form are understood too: \"Resolved: Yes\", or "
			      "\"Further escalation required: Yes\".");
}

void letter_further_form(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "Which points remain?");
	draft_open(d, "Which points remain?");
	letter_say(b, "You told us that the answer does not resolve it. It has gone to %s already.",
		   d->rung ? draft_owner_full(d, d->rung) : "a more senior manager");
	if (d->rung && d->rung->due != DATE_NO_DAY)
		letter_say(b, "The new answer is due by %s.", draft_day(d, d->rung->due));
	letter_box_begin(b, "What we ask of you");
	letter_say(
	    b, "Please send a further form that names the points which remain%s.",
	    d->rung && d->rung->due != DATE_NO_DAY
		? arena_printf(d->arena, ", if you can well before %s", draft_day(d, d->rung->due))
		: "");
	letter_say(b, "Reply to this email with the form, or with a list in your own words. We "
		      "pass it on. Nothing waits for it.");
	letter_box_end(b);
}
