/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts that several letters have: facts, the concern, what was done so far, words to reply. */
#include <string.h>

#include "core/letter_draft.h"
#include "core/vocabulary.h"

void draft_say_reply(struct letter_draft *d)
{
	letter_say(d->b, "Just reply to this email.");
}

/* One sentence of facts a row; short enough to be a table on a phone. */
void draft_who_has_it(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	const struct case_rung *r = d->rung;

	if (!r)
		return;
	letter_row(b, "With", "%s", draft_owner_full(d, r));
	if (r->deputy.email)
		letter_row(b, "Also asked", "%s, deputy", draft_name(d, r->deputy.email));
	letter_row(b, "Since", "%s", draft_day_of(d, r->started));
	if (draft_is_waiting(d))
		letter_row(b, "Answer due", "the date follows with the name");
	else if (d->c->paused != DATE_NO_MOMENT)
		letter_row(b, "Answer due", "the clock is paused");
	else if (r->due != DATE_NO_DAY)
		letter_row(b, "Answer due by", "%s", draft_day(d, r->due));
	else
		letter_row(b, "Answer due", "no fixed date at this step");
}

void draft_facts(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	const struct casefile *c = d->c;

	letter_row(b, "Reference", "%s", c->ref);
	letter_row(b, "Raised by", "%s, %s", draft_submitter(d),
		   draft_role(d->procedure->submitter));
	letter_row(b, "Received", "%s", draft_moment(d, c->opened));
	if (d->step)
		letter_row(b, "Step", "%d of %zu, %s", d->rung->step + 1, d->procedure->step_count,
			   d->step->title);
	if (c->days_late > 0)
		letter_row(b, "Form late by", "%s", draft_days(d, c->days_late));
	if (c->immediate_safeguarding)
		letter_row(b, "Safeguarding", "immediate concern");
}

static const char *draft_roles(const struct letter_draft *d, unsigned roles)
{
	struct str out;
	unsigned role;

	str_init(&out, d->arena, STR_UNBOUNDED);
	for (role = 1; role <= ROLE_ADMIN; role <<= 1) {
		if (!(roles & role))
			continue;
		str_add(&out, out.len ? "; " : "");
		str_add(&out, draft_role(role));
	}
	return str_text(&out);
}

/* "Checks completed: Yes" would be read as praise where the form's heads do not stand above it. */
static const char *draft_concern_words(enum form_tick tick)
{
	return tick == FORM_UNSAID ? NULL : tick == FORM_YES ? "Yes, a concern" : "No concern";
}

/* The value of a field for a reader; NULL if it is empty.  A date that could be read gets its
 * weekday, any other one stays as it was written. */
static const char *draft_value(const struct letter_draft *d, const struct form_field *field,
			       const struct form_value *value)
{
	switch (field->type) {
	case FORM_TICK:
		if (form_field_is_concern(field))
			return draft_concern_words(value->tick);
		return value->tick == FORM_UNSAID ? NULL : value->tick == FORM_YES ? "Yes" : "No";
	case FORM_DATE:
		return value->date == DATE_NO_DAY ? value->text : draft_day(d, value->date);
	case FORM_ROLES:
		return value->roles ? draft_roles(d, value->roles) : value->text;
	case FORM_TEXT:
		break;
	}
	return value->text;
}

/* The fields of one section; 0: those that have none. */
void draft_form_section(struct letter_draft *d, char section)
{
	const struct form *form = d->c->form;
	const struct form_type *type;
	size_t i;

	if (!form)
		return;
	type = form->type;
	for (i = 0; i < type->field_count; i++)
		if (type->fields[i].section == section)
			letter_quote_row(d->b, type->fields[i].title,
					 draft_value(d, &type->fields[i], &form->values[i]));
	if (section == 'A')
		for (i = 0; i < form->other_count; i++)
			letter_quote_row(d->b, form->others[i].label,
					 draft_concern_words(form->others[i].raised));
}

static bool draft_form_holds(const struct form *form, const char *words)
{
	size_t i;

	for (i = 0; form && words && i < form->type->field_count; i++)
		if (str_eq(form->values[i].text, words))
			return true;
	return false;
}

void draft_concern(struct letter_draft *d)
{
	const struct casefile *c = d->c;

	letter_heading(d->b, 2, "The concern");
	draft_form_section(d, 0);
	draft_form_section(d, 'A');
	draft_form_section(d, 'B');
	if (!draft_form_holds(c->form, c->concern))
		letter_quote(d->b, c->concern);
	letter_break(d->b);
}

/* The answer: its words, each action on rows of its own, which a phone can show, and what could not
 * be read of its form (S6). */
void draft_answer_words(struct letter_draft *d, const struct case_answer *answer, const char *words)
{
	const struct form_action *action;
	size_t i;

	letter_quote(d->b, words ? words : answer ? casefile_answer_words(answer) : NULL);
	if (!answer)
		return;
	for (i = 0; i < answer->action_count; i++) {
		action = &answer->actions[i];
		letter_break(d->b);
		letter_quote_row(d->b, "Action", action->action);
		letter_quote_row(d->b, "By whom", action->by_whom);
		letter_quote_row(d->b, "By when",
				 action->by_date == DATE_NO_DAY ? action->by_when
								: draft_day(d, action->by_date));
	}
	letter_break(d->b);
	if (!answer->problem_count)
		return;
	letter_say(d->b, "The email is kept in full. Not all of the form in it could be read for "
			 "certain:");
	for (i = 0; i < answer->problem_count; i++)
		letter_quote_row(d->b, "Unclear", answer->problems[i]);
	letter_break(d->b);
}

void draft_answer_by(struct letter_draft *d, const struct case_answer *answer, const char *words)
{
	const char *deputy = d->rung ? d->rung->deputy.email : NULL;

	if (answer)
		letter_say(d->b, "On %s, %s wrote%s:", draft_moment(d, answer->at),
			   draft_name(d, answer->by),
			   deputy && str_ieq(deputy, answer->by)
			       ? arena_printf(d->arena, " for %s", draft_owner(d, d->rung))
			       : "");
	else
		letter_say(d->b, "The answer:");
	draft_answer_words(d, answer, words);
}

void draft_open_answer(struct letter_draft *d)
{
	const struct case_answer *answer = draft_answer(d, d->rung);

	draft_open(d, "%s has answered",
		   answer ? draft_name(d, answer->by) : draft_owner(d, d->rung));
	draft_answer_by(d, answer, d->l->text);
}

static void draft_effort_answers(struct letter_draft *d, const struct case_rung *r)
{
	const struct case_answer *answer;
	size_t i;

	for (i = 0; i < r->answer_count; i++) {
		answer = &r->answers[i];
		letter_say(d->b, "On %s, %s %s:", draft_moment(d, answer->at),
			   draft_name(d, answer->by),
			   answer->late	      ? "answered late"
			   : answer->complete ? "answered"
					      : "wrote (not yet an answer)");
		draft_answer_words(d, answer, NULL);
	}
	if (!r->answer_count)
		letter_say(d->b, "No answer was recorded at this step.");
	if (r->told != DATE_NO_DAY)
		letter_say(d->b, "%s was told by word of mouth on %s.", draft_submitter(d),
			   draft_day(d, r->told));
}

static void draft_effort_said(struct letter_draft *d, int rung)
{
	const struct case_question *q;
	const struct case_outcome *o;
	size_t i;

	for (i = 0; i < d->c->question_count; i++) {
		q = &d->c->questions[i];
		if (q->rung != rung)
			continue;
		letter_say(d->b, "On %s, %s asked %s:", draft_moment(d, q->asked),
			   draft_name(d, q->by), draft_submitter(d));
		letter_quote(d->b, q->text);
		if (q->answered == DATE_NO_MOMENT)
			continue;
		letter_say(d->b, "On %s, %s replied:", draft_moment(d, q->answered),
			   draft_submitter(d));
		letter_quote(d->b, q->reply);
	}
	for (i = 0; i < d->c->outcome_count; i++) {
		o = &d->c->outcomes[i];
		if (o->rung != rung)
			continue;
		letter_say(d->b, "On %s, %s said: %s.", draft_moment(d, o->at),
			   draft_name(d, o->who), draft_verdict(o->verdict));
		letter_quote(d->b, o->text);
	}
}

void draft_efforts(struct letter_draft *d, size_t before)
{
	const struct case_rung *r;
	size_t i;

	for (i = 0; i < before && i < d->c->rung_count; i++) {
		r = &d->c->rungs[i];
		if (i == 0)
			letter_heading(d->b, 2, "What has been done so far");
		letter_heading(d->b, 3, "Step %d: %s", r->step + 1, draft_owner_full(d, r));
		if (r->due == DATE_NO_DAY)
			letter_say(d->b, "Asked on %s.", draft_day_of(d, r->started));
		else
			letter_say(d->b, "Asked on %s. The answer was due by %s.",
				   draft_day_of(d, r->started), draft_day(d, r->due));
		draft_effort_answers(d, r);
		draft_effort_said(d, (int)i);
	}
}

void draft_case_note(struct letter_draft *d, int rung)
{
	struct str note;

	str_init(&note, d->arena, STR_UNBOUNDED);
	letter_case_note(&note, d->office, d->c, rung);
	letter_heading(d->b, 2, "Case note, ready to paste");
	letter_note(d->b, str_text(&note));
}

void draft_record(struct letter_draft *d, int rung)
{
	if (!d->procedure->owner_records || !d->rung || d->rung->recorded)
		return;
	draft_case_note(d, rung);
	letter_say(d->b,
		   "Please put this note on record, in %s. When it is there, reply \"Recorded\".",
		   draft_record_name(d));
}

void draft_verdict_words(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	bool last = draft_is_last(d, d->rung);

	if (draft_one_judge(d))
		letter_item(b, "Resolved", "it is sorted. We close the case.");
	else
		letter_item(b, "Resolved",
			    "the concerns are answered. When everybody who is asked says so, we "
			    "close the case.");
	if (last)
		letter_item(b, "Not resolved",
			    "it is not sorted. This is the last step of this procedure, so we "
			    "close the case and tell you what else you can do.");
	else if (draft_one_judge(d))
		letter_item(b, "Not resolved",
			    "it is not sorted. It goes up to the next step at once. Please say in "
			    "a few words what is still wrong.");
	else
		letter_item(b, "Not resolved",
			    "further escalation is required. It goes to a more senior manager at "
			    "once. Please say which points remain.");
	if (d->procedure->complaints && draft_to_submitter(d))
		letter_item(b, "Complaint",
			    "you take it to the complaints procedure instead. It ends here, and "
			    "the council is told.");
	if (draft_to_submitter(d))
		letter_item(b, "Withdraw", "you do not want to go on with it. We close the case.");
}

static bool draft_form_has_section(const struct form *form, char section)
{
	size_t i;

	for (i = 0; form && section && i < form->type->field_count; i++)
		if (form->type->fields[i].section == section)
			return true;
	return false;
}

void draft_form_goes_with_it(struct letter_draft *d, char section)
{
	if (!d->l->form || letter_form(d->l) != LETTER_CASE_FORM)
		return;
	if (draft_form_has_section(d->c->form, section))
		letter_say(d->b,
			   "The form comes with this email as a Word document, filled in as far "
			   "as it is. You can also write in its Section %c, and send it back with "
			   "your reply.",
			   section);
	else
		letter_say(d->b, "The form comes with this email as a Word document, filled in as "
				 "far as it is.");
}

void draft_blank_form(struct letter_draft *d)
{
	if (d->l->form && letter_form(d->l) == LETTER_BLANK_FORM)
		letter_say(d->b, "A blank form comes with this email, as a Word document. You can "
				 "fill it in and send it back with your reply.");
}

void draft_answer_counts(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	letter_say(b, "What counts as an answer:");
	letter_item(b, NULL, "a response to each concern");
	if (d->procedure->actions_required)
		letter_item(b, NULL,
			    "actions and learning: what will be done, by whom and by when (or that "
			    "no action is needed, and why)");
	else
		letter_item(b, NULL,
			    "what you did or will do about it, and by when (or that nothing will "
			    "be done, and why)");
	letter_say(b, "\"Thanks, I will look into it\" is not yet an answer.");
}

void draft_rights(struct letter_draft *d)
{
	if (d->procedure->complaints)
		letter_item(d->b, NULL, "%s", d->procedure->complaints);
	if (d->procedure->iro)
		letter_item(d->b, NULL, "%s", d->procedure->iro);
	d->rights_said = true;
}
