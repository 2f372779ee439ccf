/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters to others on a case, and the last one to everybody. */
#include "core/letter_draft.h"

void letter_safeguarding(struct letter_draft *d)
{
	bool immediate = d->c->immediate_safeguarding;
	struct letter_blocks *b = d->b;

	draft_subject(d, "A safeguarding concern has been raised");
	draft_open(d, immediate ? "An immediate safeguarding concern" : "A safeguarding concern");
	letter_say(b, "%s (%s) raised it on %s. The procedure says that you are told at once.",
		   draft_submitter(d), draft_role(d->procedure->submitter),
		   draft_moment(d, d->c->opened));
	if (!immediate)
		letter_say(b, "The form does not say that it is immediate, so it takes its normal "
			      "way as well.");
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please read the concern below now, and decide whether something has to be "
		      "done today.");
	letter_say(b, "If you want this on the case, reply to this email. Your words are kept with "
		      "it and passed on to those who steer it.");
	letter_box_end(b);
	draft_form_goes_with_it(d, 0);
	draft_who_has_it(d);
	draft_facts(d);
	draft_concern(d);
}

void letter_iro(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "A copy for you as Independent Reviewing Officer");
	draft_open(d, "A concern that you should know of");
	letter_say(b,
		   "%s (%s) has raised a concern and asked that the Independent Reviewing Officer "
		   "gets a copy.",
		   draft_submitter(d), draft_role(d->procedure->submitter));
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please read it. This procedure asks no answer of you. If you reply, your "
		      "words are kept with the case and passed on.");
	letter_box_end(b);
	draft_who_has_it(d);
	draft_facts(d);
	draft_concern(d);
}

static void late_ask_submitter(struct letter_draft *d, const struct case_rung *now)
{
	struct letter_blocks *b = d->b;
	bool alone = draft_one_judge(d);

	/* Where others judge too, one word closes nothing. */
	if (alone)
		letter_say(b, "If this settles it for you, reply with one word: \"Resolved\". We "
			      "then close the case.");
	if (now && now != d->rung)
		letter_say(b, "%s do not need to do anything: it stays with %s%s.",
			   alone ? "If not, you" : "You", draft_owner_full(d, now),
			   now->due == DATE_NO_DAY ? ""
						   : arena_printf(d->arena, ", who has until %s",
								  draft_day(d, now->due)));
}

/* The last of the step, which has its actions too; NULL if there is none. */
static const struct case_answer *late_answer(const struct case_rung *r)
{
	const struct case_answer *last =
	    r && r->answer_count ? &r->answers[r->answer_count - 1] : NULL;

	return last && last->late ? last : NULL;
}

void letter_late_answer(struct letter_draft *d)
{
	const struct case_rung *now = casefile_rung(d->c);
	struct letter_blocks *b = d->b;

	draft_subject(d, "A late answer has come from the step before");
	draft_open(d, "%s has answered after all", draft_person(d));
	letter_say(
	    b, "The concern had gone up by then. We pass the answer on, so that nothing is lost:");
	draft_answer_words(d, late_answer(d->rung), d->l->text);
	letter_box_begin(b, "What we ask of you");
	if (draft_to_submitter(d))
		late_ask_submitter(d, now);
	else if (now && now->due != DATE_NO_DAY)
		letter_say(b,
			   "The concern is still with you: please answer by %s. You can make use "
			   "of this answer in yours. Just reply to this email.",
			   draft_day(d, now->due));
	else
		letter_say(b, "The concern is still with you. You can make use of this answer in "
			      "yours. Just reply to this email.");
	letter_box_end(b);
}

/* The last rung that was with this addressee; NULL if none was. */
static const struct case_rung *closed_rung_of(const struct letter_draft *d)
{
	const struct case_rung *r;
	size_t i;

	for (i = d->c->rung_count; i > 0; i--) {
		r = &d->c->rungs[i - 1];
		if ((r->owner.email && str_ieq(r->owner.email, d->l->to)) ||
		    (r->deputy.email && str_ieq(r->deputy.email, d->l->to)))
			return r;
	}
	return NULL;
}

/* Has everybody who judges said that the last answer resolves it? */
static bool closed_by_judges(const struct letter_draft *d)
{
	const struct casefile *c = d->c;
	unsigned said = 0;
	size_t i;

	for (i = 0; i < c->outcome_count; i++)
		if (c->outcomes[i].verdict == VERDICT_RESOLVED)
			said |= c->outcomes[i].role;
	return (d->procedure->judges & ~said) == 0;
}

static void closed_reason(struct letter_draft *d)
{
	if (str_empty(d->l->text))
		return;
	letter_say(d->b, "The case log says:");
	letter_quote(d->b, d->l->text);
}

static void closed_resolved(struct letter_draft *d)
{
	if (!closed_by_judges(d)) {
		letter_say(d->b, "The concern is resolved, and the case is closed. Thank you for "
				 "your part in it.");
		closed_reason(d);
	} else if (!draft_one_judge(d)) {
		letter_say(d->b, "Everybody who was asked says that the concerns are answered. So "
				 "the case is closed. Thank you for your part in it.");
	} else if (draft_to_submitter(d)) {
		letter_say(d->b, "Thank you. You told us that your concern is resolved, so we have "
				 "closed the case. We are glad that it is sorted.");
	} else {
		letter_say(d->b,
			   "%s says that the concern is resolved. So the case is closed. Thank you "
			   "for your part in it.",
			   draft_submitter(d));
	}
}

/* The end of the ladder is no end of the matter for those who live with it. */
static void closed_exhausted(struct letter_draft *d)
{
	const struct case_rung *last = casefile_rung(d->c);
	struct letter_blocks *b = d->b;

	if (!draft_to_submitter(d)) {
		letter_say(
		    b,
		    "%s, the last step of the procedure, has answered. The answer does not resolve "
		    "the concern. There is no further step, so the case is closed here.",
		    draft_owner_full(d, last));
		return;
	}
	letter_say(b,
		   "%s, the last step of this procedure, has answered. The answer does not resolve "
		   "your concern. We are sorry that this way did not settle it.",
		   draft_owner_full(d, last));
	letter_say(b, "There is no further step here, so this case is closed. That does not mean "
		      "that you were wrong to raise it, and it is not the end of what you can do:");
	if (d->procedure->adviser)
		letter_item(b, NULL, "You can speak with the %s about what else can be done.",
			    draft_role(d->procedure->adviser));
	draft_rights(d);
}

static const char *closed_heading(const struct letter_draft *d)
{
	switch (d->c->closed_as) {
	case CASE_RESOLVED:
		return "The case is closed: resolved";
	case CASE_WITHDRAWN:
		return "The case is closed: withdrawn";
	case CASE_COMPLAINT:
		return "The case is closed here: it is now a complaint";
	case CASE_EXHAUSTED:
		return "The last step of this procedure is done";
	case CASE_NOT_CLOSED:
		break;
	}
	return "The case is closed";
}

static void closed_what_happened(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	switch (d->c->closed_as) {
	case CASE_RESOLVED:
		closed_resolved(d);
		break;
	case CASE_WITHDRAWN:
		letter_say(b, draft_to_submitter(d)
				  ? "Your concern is withdrawn, and nobody is asked for an answer "
				    "any more. You can raise it again whenever you want to."
				  : "The concern has been withdrawn. Nobody is asked for an answer "
				    "any more.");
		break;
	case CASE_COMPLAINT:
		letter_say(b,
			   draft_to_submitter(d)
			       ? "You told us that you want to make a complaint. So this case ends "
				 "here, and we have told the council. You have done nothing wrong."
			       : "The concern now goes through the complaints procedure. So this "
				 "case ends here.");
		break;
	case CASE_EXHAUSTED:
		closed_exhausted(d);
		break;
	case CASE_NOT_CLOSED:
		letter_say(b, "The case is closed.");
		break;
	}
}

static void closed_ask(struct letter_draft *d, const struct case_rung *theirs)
{
	struct letter_blocks *b = d->b;
	bool agenda =
	    draft_to_office(d) && d->procedure->agenda && d->c->closed_as == CASE_RESOLVED;
	bool record = theirs && d->procedure->owner_records && !theirs->recorded;

	letter_box_begin(b, "What we ask of you");
	if (agenda)
		letter_say(b, "%s", d->procedure->agenda);
	if (record)
		letter_say(
		    b, "Please put the case note below on record, in %s. Then reply \"Recorded\".",
		    draft_record_name(d));
	if (draft_to_office(d) && d->procedure->record && !d->procedure->owner_records)
		letter_say(b, "Please put the case note below on record, in %s.",
			   draft_record_name(d));
	else if (!agenda && !record && draft_to_submitter(d))
		letter_say(b, "Nothing more. If the matter comes up again, just reply to this "
			      "email. A person reads it.");
	else if (!agenda && !record)
		letter_say(b, "Nothing more.");
	letter_box_end(b);
}

void letter_closed(struct letter_draft *d)
{
	const struct case_rung *theirs = draft_to_submitter(d) ? NULL : closed_rung_of(d);
	struct letter_blocks *b = d->b;

	draft_subject(d, "%s", closed_heading(d));
	draft_open(d, "%s", closed_heading(d));
	closed_what_happened(d);
	closed_ask(d, theirs);
	letter_row(b, "Reference", "%s", d->c->ref);
	letter_row(b, "Raised", "%s", draft_day_of(d, d->c->opened));
	letter_row(b, "Closed", "%s", draft_day_of(d, d->c->closed));
	if (theirs && d->procedure->owner_records && !theirs->recorded)
		draft_case_note(d, (int)(theirs - d->c->rungs));
	else if (draft_to_office(d))
		draft_case_note(d, -1);
}

/* Whoever attached something believes that it has come in. */
void letter_file_unread(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	size_t i;

	draft_subject(d, "We could not read all that came with your email");
	draft_open(d, "We could not read all that came with your email");
	letter_say(b,
		   "Thank you for your email. It is kept with the case, and its own words count. "
		   "But this could not be read, or not all of it:");
	for (i = 0; i < d->l->item_count; i++)
		letter_item(b, NULL, "%s", letter_sentences(d->arena, d->l->items[i]));
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "If it says something that your email does not say, please reply to this "
		      "email and write it there, or send it as a Word document. Nobody has seen it "
		      "yet.");
	letter_say(b, "If it does not matter for this case, there is nothing to do.");
	letter_box_end(b);
}
