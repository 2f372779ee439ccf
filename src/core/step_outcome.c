/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What those entitled say of an answer (S7, S8, C6).
 */
#include "core/step_internal.h"

bool step_may_judge(const struct step *s, const struct person *p)
{
	const struct case_rung *r = casefile_rung(s->c);

	return !casefile_is_excluded(s->c, p->email) &&
	       !casefile_owns(s->c, r, s->w->directory, p->email);
}

/* Is every holder of this role kept from judging, since the answer is their own? */
static bool step_is_barred(const struct step *s, unsigned role)
{
	const struct person *p;
	bool any = false;
	size_t i = 0;

	if (role == s->c->submitter.role)
		return false;
	while ((p = directory_next(s->w->directory, role, &i))) {
		if (step_may_judge(s, p))
			return false;
		any = true;
	}
	return any;
}

static void step_ask_submitter(struct step *s, enum letter_kind kind, const char *answer)
{
	const struct case_rung *r = casefile_rung(s->c);
	bool told = r->told != DATE_NO_DAY && kind == LETTER_ANSWER;
	struct letter *l = step_letter_party(s, told ? LETTER_TOLD : kind, &s->c->submitter);

	l->text = answer;
	if (told) {
		l->person = step_name_of(s, r->owner.email);
		l->day = r->told;
	}
}

/* A role that nobody can judge in: the others judge alone where it is the owner's own, else
 * somebody has to be named. */
static void step_no_judge(struct step *s, unsigned role)
{
	bool barred = step_is_barred(s, role);
	const char *why =
	    barred
		? arena_printf(s->a,
			       "The answer is that of the %s, who does not judge it as well: the "
			       "others who are asked decide.",
			       role_title(role))
		: arena_printf(s->a,
			       "The directory knows no %s who could say whether the answer "
			       "satisfies. Please add one (escalatectl people import).",
			       role_title(role));

	step_log(s, "no-owner", NULL, step_rule(s, "S7", "C6"), "%s", why);
	step_tell_adviser_text(s, LETTER_NOTICE, why, NULL);
}

/* The same letter to everybody who is to judge the present answer; `all`: those too who have. */
void step_ask_judges(struct step *s, enum letter_kind kind, bool all)
{
	const struct case_answer *answer = casefile_last_answer(s->c);
	const char *text = answer ? casefile_answer_words(answer) : NULL;
	const struct person *p;
	unsigned role;
	bool asked;
	size_t i;

	for (role = 1; role && role <= s->c->procedure->judges; role <<= 1) {
		if (!(s->c->procedure->judges & role) || (!all && step_has_verdict(s->c, role)))
			continue;
		if (role == s->c->submitter.role) {
			step_ask_submitter(s, kind, text);
			continue;
		}
		asked = false;
		for (i = 0; (p = directory_next(s->w->directory, role, &i));) {
			if (!step_may_judge(s, p))
				continue;
			step_letter(s, kind, p->email, p->name, role)->text = text;
			asked = true;
		}
		/* Of the owner's own role the Adviser is told once, with the answer. */
		if (!asked && (all || !step_is_barred(s, role)))
			step_no_judge(s, role);
	}
}

/* What the ticks of sections E and F say. */
static enum verdict_kind step_ticked(const struct form *f, bool *unclear)
{
	enum form_tick resolved = form_tick(f, "resolved");
	enum form_tick further = form_tick(f, "further_escalation");

	/* Yes and yes contradict each other; no and no leave nothing to be done about it: both are
	 * asked. */
	if (resolved != FORM_UNSAID && resolved == further)
		*unclear = true;
	else if (resolved == FORM_YES)
		return VERDICT_RESOLVED;
	else if (resolved == FORM_NO || further == FORM_YES)
		return VERDICT_NOT_RESOLVED;
	return VERDICT_NONE;
}

enum verdict_kind step_verdict(const struct step *s, const struct reading *r, bool *unclear)
{
	enum verdict_kind said = r->verdict.kind, ticked;

	*unclear = r->verdict.unclear;
	if (!r->form)
		return said;
	ticked = step_ticked(r->form, unclear);
	if ((ticked == VERDICT_RESOLVED && said == VERDICT_NOT_RESOLVED) ||
	    (ticked == VERDICT_NOT_RESOLVED && said == VERDICT_RESOLVED))
		*unclear = true;
	if (*unclear)
		return VERDICT_NONE;
	if (ticked != VERDICT_NONE)
		return ticked;
	/* A further form without ticks is itself the word that it is not resolved (S8). */
	return s->c->procedure->further_form && r->kind == READING_FORM && said == VERDICT_NONE
		   ? VERDICT_NOT_RESOLVED
		   : said;
}

/* The verdict of this role on the present answer, or NULL. */
static struct case_outcome *step_find_outcome(const struct casefile *c, unsigned role)
{
	size_t i;

	for (i = 0; i < c->outcome_count; i++)
		if (c->outcomes[i].rung == (int)c->rung_count - 1 && c->outcomes[i].role == role)
			return &c->outcomes[i];
	return NULL;
}

bool step_has_verdict(const struct casefile *c, unsigned role)
{
	return step_find_outcome(c, role) != NULL;
}

/* Words that are not clear take back what was said before: nothing closes on a doubt (S7). */
static void step_forget_outcome(struct step *s, unsigned role)
{
	struct case_outcome *o = step_find_outcome(s->c, role);

	if (!o)
		return;
	for (s->c->outcome_count--; o < s->c->outcomes + s->c->outcome_count; o++)
		o[0] = o[1];
}

void step_add_outcome(struct step *s, const struct step_mail *m, unsigned role,
		      enum verdict_kind verdict)
{
	const char *key = role == ROLE_ADM ? "adm_response" : "chair_response";
	const struct form *f = m->reading->form;
	const char *words = f && form_text(f, key)	   ? form_text(f, key)
			    : f && form_text(f, "details") ? form_text(f, "details")
							   : m->reading->text;
	/* Who says something else later has changed their mind: their last word counts. */
	struct case_outcome *o = step_find_outcome(s->c, role);
	struct form_value *section = step_form_value(s, key);

	if (!o)
		o = ARENA_PUSH(s->a, struct case_outcome, s->c->outcomes, s->c->outcome_count);
	*o = (struct case_outcome){.at = s->at,
				   .who = m->from,
				   .role = role,
				   .verdict = verdict,
				   .text = words,
				   .rung = (int)s->c->rung_count - 1};
	if (section && !str_empty(words))
		section->text = words;
	step_log(s, "outcome", m->from, step_rule(s, "S7", "C6"), "%s (%s): %s.",
		 step_name_of(s, m->from), role_title(role), verdict_name(verdict));
}

static void step_fill_end(struct step *s, bool resolved)
{
	struct form_value *yes = step_form_value(s, "resolved");
	struct form_value *further = step_form_value(s, "further_escalation");

	if (yes)
		yes->tick = resolved ? FORM_YES : FORM_NO;
	if (further)
		further->tick = resolved ? FORM_NO : FORM_YES;
}

/* S7: resolved only when all who judge have said so. */
static void step_all_resolved(struct step *s, const struct step_mail *m)
{
	const struct procedure *p = s->c->procedure;
	unsigned role;

	for (role = 1; role && role <= p->judges; role <<= 1)
		if ((p->judges & role) && !step_has_verdict(s->c, role) && !step_is_barred(s, role))
			return;
	step_fill_end(s, true);
	step_close(s, CASE_RESOLVED, m->from, step_rule(s, "S7", "C6"),
		   p->judges != s->c->submitter.role
		       ? "Everybody who judges the answer says that the concerns are resolved."
		       : "Who raised it says that the answer resolves it.");
}

static void step_further_form(struct step *s, const struct step_mail *m, unsigned role)
{
	if (!s->c->procedure->further_form)
		return;
	if (m->reading->kind == READING_FORM) {
		step_log(s, "further-form", m->from, "S8", "The further form came with the mail.");
		return;
	}
	step_letter(s, LETTER_FURTHER_FORM, m->from, step_name_of(s, m->from), role);
	step_log(s, "further-form", m->from, "S8",
		 "%s was asked for a further form that names the aspects that remain.",
		 step_name_of(s, m->from));
}

static void step_not_resolved(struct step *s, const struct step_mail *m, unsigned role)
{
	const char *why = arena_printf(s->a, "%s (%s) is not satisfied with the answer.",
				       step_name_of(s, m->from), role_title(role));

	step_fill_end(s, false);
	if (!step_move_up(s, CASE_NOT_SATISFIED, calendar_day_zero(s->w->calendar, s->at), why)) {
		step_close(
		    s, CASE_EXHAUSTED, m->from, step_rule(s, "S8", "C6"),
		    arena_printf(s->a, "%s There is no higher step in this procedure.", why));
		return;
	}
	step_further_form(s, m, role);
}

/* The last time that this person was not satisfied, before the present step; NULL if never. */
static struct case_outcome *step_dissatisfied(const struct step *s, const char *email)
{
	struct case_outcome *o;
	size_t i;

	for (i = s->c->outcome_count; i-- > 0;) {
		o = &s->c->outcomes[i];
		if (o->verdict == VERDICT_NOT_RESOLVED && str_ieq(o->who, email))
			return o;
	}
	return NULL;
}

bool step_further_words(struct step *s, const struct step_mail *m)
{
	const struct reading *r = m->reading;
	struct case_outcome *o = step_dissatisfied(s, m->from);
	struct letter model;

	if (!s->c->procedure->further_form || !o || s->c->state == CASE_AWAITING_OUTCOME ||
	    r->verdict.acknowledgement)
		return false;
	model = step_model(s, LETTER_QUESTION_ANSWERED);
	model.person = step_name_of(s, m->from);
	model.text = r->form ? form_text(r->form, "details") : NULL;
	if (!model.text)
		model.text = step_words(s, r);
	/* It stays with the verdict, so that whoever has the case later sees it too (S8). */
	o->text =
	    str_empty(o->text) ? model.text : arena_printf(s->a, "%s\n\n%s", o->text, model.text);
	step_log(s, "further-form", m->from, "S8", "%s named what remains; it was passed on.",
		 step_name_of(s, m->from));
	if (casefile_rung(s->c)->owner.email)
		step_letter_owners(s, casefile_rung(s->c), &model);
	else
		step_tell_adviser_text(s, LETTER_NOTICE, model.text, model.person);
	return true;
}

static void step_unclear(struct step *s, const struct step_mail *m, unsigned role)
{
	struct letter *l =
	    step_letter(s, LETTER_VERDICT_UNCLEAR, m->from, step_name_of(s, m->from), role);

	l->text = m->reading->text;
	step_forget_outcome(s, role);
	step_log(s, "outcome-unclear", m->from, step_rule(s, "S7", "C6"),
		 "%s replied, but not clearly whether it is resolved; they were asked.",
		 step_name_of(s, m->from));
	step_tell_adviser_text(s, LETTER_NOTICE,
			       arena_printf(s->a,
					    "%s replied about the answer, but the words do not say "
					    "clearly whether it is resolved. They have been asked. "
					    "Their words:\n\n%s",
					    step_name_of(s, m->from), m->reading->text),
			       step_name_of(s, m->from));
}

/* C10: asked about the answer; it goes to who gave it, and nothing moves. */
static void step_judge_asks(struct step *s, const struct step_mail *m)
{
	struct letter model = step_model(s, LETTER_QUESTION_ANSWERED);

	model.text = step_words_shown(s, m->reading);
	model.person = step_name_of(s, m->from);
	step_letter_owners(s, casefile_rung(s->c), &model);
	step_log(s, "information", m->from, "C10",
		 "%s asks about the answer; passed on to the owner. Nothing moves.",
		 step_name_of(s, m->from));
}

/* There is no answer to judge now: further words after a "not resolved" go on, others are shown. */
void step_early_judge(struct step *s, const struct step_mail *m)
{
	if (step_further_words(s, m))
		return;
	step_log(s, "refused", m->from, "B2",
		 "There is no answer to judge now; the words were passed to the Adviser.");
	step_tell_adviser_text(s, LETTER_NOTICE, step_words_shown(s, m->reading),
			       step_name_of(s, m->from));
}

void step_judge_mail(struct step *s, const struct step_mail *m, unsigned role)
{
	bool unclear, submitter = str_ieq(s->c->submitter.email, m->from);
	enum verdict_kind v = step_verdict(s, m->reading, &unclear);

	if (step_leaves_ladder(s, m, v)) {
		return;
	} else if (s->c->state != CASE_AWAITING_OUTCOME) {
		step_early_judge(s, m);
	} else if (!unclear && v == VERDICT_RESOLVED) {
		step_add_outcome(s, m, role, v);
		step_all_resolved(s, m);
	} else if (!unclear && v == VERDICT_NOT_RESOLVED) {
		step_add_outcome(s, m, role, v);
		step_not_resolved(s, m, role);
	} else if (!unclear && v == VERDICT_NONE && m->reading->verdict.acknowledgement) {
		step_log(s, "acknowledged", m->from, NULL, "%s wrote back without a verdict yet.",
			 step_name_of(s, m->from));
	} else if (!unclear && submitter && (m->reading->form || step_open_question(s))) {
		/* What was asked for, or what the form still lacked, is no verdict. */
		step_information(s, m);
	} else if (!unclear && v == VERDICT_QUESTION) {
		step_judge_asks(s, m);
	} else {
		step_unclear(s, m, role);
	}
}
