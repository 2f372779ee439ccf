/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The case note for an owner's record (C4, S10): what was raised, who was asked and when, what they
 * answered, and whether it was resolved and how, or that it goes up.  Plain lines, ready to paste.
 */
#include <string.h>

#include "core/letter_draft.h"
#include "core/unwrap.h"

/* Somebody's words on lines of their own. */
static void note_words(struct str *out, const char *label, const char *words)
{
	bool cut = false;
	const char *text = letter_clean(out->arena, words, LETTER_QUOTE_MAX, &cut);

	if (!*text)
		return;
	str_addf(out, "%s: ", label);
	str_add(out, unwrap_lines(out->arena, text, 0));
	str_add(out, cut ? " (cut; the whole is kept with the case)\n" : "\n");
}

static void note_raised(const struct letter_draft *d, struct str *out)
{
	const struct casefile *c = d->c;
	const struct form_type *type = c->form ? c->form->type : NULL;
	const struct form_value *value;
	size_t i;

	str_addf(out, "%s, %s\n", c->ref, d->procedure->title);
	str_addf(out, "Raised by %s (%s) on %s.\n", draft_submitter(d),
		 draft_role(d->procedure->submitter), draft_moment(d, c->opened));
	if (c->immediate_safeguarding)
		str_add(out, "Immediate safeguarding concern.\n");
	str_add(out, "\n");
	note_words(out, "Concern", c->concern);
	for (i = 0; type && i < type->field_count; i++) {
		value = &c->form->values[i];
		if (type->fields[i].section > 'B' || str_eq(value->text, c->concern))
			continue;
		if (type->fields[i].type == FORM_TEXT)
			note_words(out, type->fields[i].title, value->text);
		else if (type->fields[i].type == FORM_TICK && value->tick == FORM_YES)
			str_addf(out, "%s: Yes\n", type->fields[i].title);
	}
}

static void note_answer(const struct letter_draft *d, struct str *out,
			const struct case_answer *answer)
{
	const struct form_action *action;
	size_t i;

	str_addf(out, "%s by %s on %s%s.\n",
		 answer->complete || answer->late ? "Answered" : "Reply", draft_name(d, answer->by),
		 draft_moment(d, answer->at),
		 answer->late	    ? ", after it had gone up"
		 : answer->complete ? ""
				    : " (not a full answer)");
	note_words(out, "Answer", answer->text);
	for (i = 0; i < answer->action_count; i++) {
		action = &answer->actions[i];
		str_addf(out, "Action: %s; by whom: %s; by when: %s\n",
			 letter_line(d->arena, action->action),
			 letter_line(d->arena, action->by_whom),
			 action->by_date == DATE_NO_DAY ? letter_line(d->arena, action->by_when)
							: draft_day(d, action->by_date));
	}
}

/* How the step ended: resolved and how, or where it goes. */
static void note_end(const struct letter_draft *d, struct str *out, size_t index)
{
	const struct case_rung *r = &d->c->rungs[index], *next;
	const struct case_outcome *o;
	size_t i;

	for (i = 0; i < d->c->outcome_count; i++) {
		o = &d->c->outcomes[i];
		if (o->rung != (int)index)
			continue;
		str_addf(out, "%s (%s) said on %s: %s.\n", draft_name(d, o->who),
			 draft_role(o->role), draft_moment(d, o->at), draft_verdict(o->verdict));
		note_words(out, "In their words", o->text);
	}
	if (r->told != DATE_NO_DAY)
		str_addf(out, "%s was told by word of mouth on %s.\n", draft_submitter(d),
			 draft_day(d, r->told));
	if (index + 1 < d->c->rung_count) {
		next = r + 1;
		str_addf(out, "Not resolved at this step. It went up to %s on %s.\n",
			 draft_owner_full(d, next), draft_moment(d, next->started));
	} else if (d->c->state != CASE_CLOSED) {
		str_add(out, "Not resolved yet. It is with this step.\n");
	}
}

static void note_rung(const struct letter_draft *d, struct str *out, size_t index)
{
	const struct case_rung *r = &d->c->rungs[index];
	const struct case_agreement *agreed = &r->agreement;
	size_t i;

	str_addf(out, "\nStep %d: %s\n", r->step + 1, draft_owner_full(d, r));
	str_addf(out, "Asked on %s.", draft_moment(d, r->started));
	if (r->due != DATE_NO_DAY)
		str_addf(out, " Answer due by %s.", draft_day(d, r->due));
	str_add(out, "\n");
	if (agreed->by_submitter != DATE_NO_DAY && agreed->by_submitter == agreed->by_owner)
		str_addf(out, "Both sides agreed on %s (%s on %s, %s on %s).\n",
			 draft_day(d, agreed->by_owner), draft_submitter(d),
			 draft_day_of(d, agreed->submitter_at), draft_owner(d, r),
			 draft_day_of(d, agreed->owner_at));
	for (i = 0; i < r->answer_count; i++)
		note_answer(d, out, &r->answers[i]);
	if (!r->answer_count)
		str_add(out, r->ended == DATE_NO_MOMENT ? "No answer yet.\n"
							: "No answer was recorded.\n");
	note_end(d, out, index);
}

static void note_closed(const struct letter_draft *d, struct str *out)
{
	static const char *const as[] = {
	    [CASE_NOT_CLOSED] = "closed",
	    [CASE_RESOLVED] = "resolved",
	    [CASE_WITHDRAWN] = "withdrawn",
	    [CASE_COMPLAINT] = "taken to the complaints procedure",
	    [CASE_EXHAUSTED] = "not resolved at the last step of the procedure",
	};

	if (d->c->state == CASE_CLOSED)
		str_addf(out, "\nClosed on %s: %s.\n", draft_moment(d, d->c->closed),
			 as[d->c->closed_as]);
}

void letter_case_note(struct str *out, const struct letter_office *office, const struct casefile *c,
		      int rung)
{
	static const struct letter nobody = {.rung = -1};
	struct letter_draft d = {
	    .arena = out->arena, .office = office, .l = &nobody, .c = c, .procedure = c->procedure};
	size_t i;

	note_raised(&d, out);
	for (i = 0; i < c->rung_count; i++)
		if (rung < 0 || i == (size_t)rung)
			note_rung(&d, out, i);
	note_closed(&d, out);
}
