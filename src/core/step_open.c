/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A case opens: from a form or a carer's plain words, at the step where it belongs.
 */
#include "core/step_internal.h"

/* The concern in the submitter's own words, whichever field of whichever form holds it. */
static const char *step_open_concern(const struct reading *r)
{
	static const char *const keys[] = {"concern", "details"};
	size_t i;

	for (i = 0; r->form && i < COUNT_OF(keys); i++)
		if (form_text(r->form, keys[i]))
			return form_text(r->form, keys[i]);
	return reading_words(r);
}

/* S1: sent within so many working days of the panel; a later form is accepted, and marked. */
static void step_open_lateness(struct step *s)
{
	int limit = s->c->procedure->submit_within, taken;
	date_day panel = s->c->form ? form_date(s->c->form, "panel_date") : DATE_NO_DAY;

	if (!limit || panel == DATE_NO_DAY || panel > step_today(s))
		return;
	taken = calendar_between(s->w->calendar, panel, calendar_day_zero(s->w->calendar, s->at));
	s->c->days_late = taken > limit ? taken - limit : 0;
	if (s->c->days_late)
		step_log(s, "note", NULL, "S1",
			 "The form came %d working days after the panel of %s: %d late.", taken,
			 date_long(s->a, panel), s->c->days_late);
}

void step_open_reasons(struct step *s, const struct form *f)
{
	if (f) {
		s->c->immediate_safeguarding |= form_tick(f, "immediate_safeguarding") == FORM_YES;
		s->c->reputation |= form_tick(f, "reputation") == FORM_YES;
		s->c->about |= form_get(f, "about")->roles;
	}
	step_exclude(s, f ? form_get(f, "about")->text : NULL);
}

/* C7, S9: the highest step that one of the reasons asks for. */
int step_open_first(const struct step *s)
{
	const struct procedure *p = s->c->procedure;
	unsigned reasons = 0;
	int first = 0;
	size_t i;

	if (s->c->immediate_safeguarding)
		reasons |= PROCEDURE_SAFEGUARDING;
	if (s->c->reputation)
		reasons |= PROCEDURE_REPUTATION;
	for (i = 0; i < p->step_count; i++)
		if ((p->steps[i].starts_for & reasons) ||
		    (p->steps[i].starts_if_about & s->c->about))
			first = (int)i;
	return first;
}

/* C1: raised with the SSW on a day whose working days have lapsed: step 1 is already behind us. */
static int step_open_earlier(struct step *s, int first)
{
	date_day raised = s->c->form ? form_date(s->c->form, "first_raised") : DATE_NO_DAY, due;

	if (!s->c->procedure->earlier_days_count || first > 0 || raised == DATE_NO_DAY ||
	    s->c->procedure->step_count < 2 || !s->c->procedure->steps[0].days)
		return first;
	due = calendar_add(s->w->calendar, calendar_on_or_after(s->w->calendar, raised),
			   s->c->procedure->steps[0].days);
	if (calendar_end_of(s->w->calendar, due) > s->at)
		return first;
	step_log(s, "skipped", NULL, "C1",
		 "It was raised with the %s on %s; the %d working days for that were over on %s.",
		 s->c->procedure->steps[0].title, date_long(s->a, raised),
		 s->c->procedure->steps[0].days, date_long(s->a, due));
	return 1;
}

static int step_open_start(struct step *s)
{
	int first = step_open_first(s);

	if (first > 0)
		step_log(s, "skipped", NULL, step_rule(s, "S9", "C7"),
			 "It starts at the step %s: %s.", s->c->procedure->steps[first].title,
			 s->c->immediate_safeguarding ? "an immediate safeguarding concern"
			 : s->c->reputation	      ? "the council's reputation is at stake"
						      : "the concern is about a person below it");
	return step_open_earlier(s, first);
}

/* The Adviser whom the form names, if the directory knows exactly that one. */
static void step_open_adviser(struct step *s)
{
	const char *name = s->c->form ? form_text(s->c->form, "panel_adviser") : NULL;
	const struct person *p;
	bool several;

	if (!s->c->procedure->adviser)
		return;
	p = name ? directory_find_name(s->w->directory, name, s->c->procedure->adviser, &several)
		 : NULL;
	if (!p)
		p = directory_only(s->w->directory, s->c->procedure->adviser);
	if (p)
		s->c->adviser = (struct case_party){p->email, p->name, s->c->procedure->adviser};
}

/* S9: a safeguarding tick without "immediate" goes the ordinary way, and the senior manager is
 * told. */
static void step_open_safeguarding(struct step *s)
{
	struct letter model = step_model(s, LETTER_SAFEGUARDING);
	const struct person *senior;

	if (!s->c->procedure->tell_safeguarding || !s->c->form ||
	    form_tick(s->c->form, "concerns.safeguarding") != FORM_YES)
		return;
	senior = step_senior(s);
	if (senior) {
		step_tell_person(s, &model, senior);
		step_log(s, "safeguarding", senior->email, "S9",
			 "The form ticks safeguarding concerns: %s was told at once.",
			 senior->name);
		return;
	}
	step_log(s, "safeguarding", NULL, "S9",
		 "The form ticks safeguarding concerns, and no senior manager could be found in "
		 "the directory: the Adviser was told.");
	step_tell_adviser_text(s, LETTER_NOTICE,
			       "The form ticks safeguarding concerns. The directory could not tell "
			       "us which senior manager to inform: please do it now.",
			       NULL);
}

/* C7: words that nobody could be found by.  Nobody is guessed, so a person has to look. */
static void step_open_about(struct step *s)
{
	const struct form_value *about = s->c->form ? form_get(s->c->form, "about") : NULL;
	const char *words = about ? about->text : NULL;

	if (str_empty(words) || s->c->about || s->c->excluded_count || about->tick == FORM_NO)
		return;
	step_log(s, "note", NULL, "C7", "Whom it is about could not be matched: %s", words);
	step_tell_adviser_text(
	    s, LETTER_NOTICE,
	    arena_printf(s->a,
			 "The form says whom the concern is about in words that match nobody in "
			 "the directory: \"%s\". If that is the person who has it now, please pass "
			 "it on (escalatectl route or escalate).",
			 words),
	    NULL);
}

/* C8: the child's IRO gets a copy where the form asks for it and the directory knows one. */
static void step_open_iro(struct step *s)
{
	const struct person *p;

	if (!s->c->procedure->iro || !s->c->form || form_tick(s->c->form, "inform_iro") != FORM_YES)
		return;
	p = directory_only(s->w->directory, ROLE_IRO);
	if (p && !casefile_is_excluded(s->c, p->email)) {
		step_letter(s, LETTER_IRO, p->email, p->name, ROLE_IRO);
		step_log(s, "iro", p->email, "C8", "The Independent Reviewing Officer got a copy.");
	} else {
		step_log(s, "iro", NULL, "C8",
			 "A copy to the IRO was asked for; the directory does not know which one, "
			 "so the carer is told how to reach them.");
	}
}

/* C12: a mail that is no form lacks all that a good escalation says, but for the concern itself. */
static const char **step_open_missing(struct step *s, const struct reading *reading, size_t *count)
{
	const struct form_type *type = procedure_form(s->c->procedure);
	struct form *blank;
	size_t i;

	*count = 0;
	if (!type)
		return NULL;
	blank = form_new(s->a, type);
	for (i = 0; i < type->field_count; i++)
		if (str_eq(type->fields[i].key, "concern"))
			blank->values[i].text = reading_words(reading);
	return form_missing(s->a, blank, count);
}

/* S2, C12: what has come, who has it, by when, and what is missing. */
static void step_open_acknowledge(struct step *s, const struct reading *reading)
{
	struct letter *l = step_letter_party(s, LETTER_RECEIVED, &s->c->submitter), copy;
	const struct form *f = s->c->form;

	l->items = f ? form_missing(s->a, f, &l->item_count)
		     : step_open_missing(s, reading, &l->item_count);
	l->also = reading->unread;
	l->also_count = reading->unread_count;
	l->blank_form = !f && reading->unread_count ? s->c->procedure->form : NULL;
	copy = *l;
	if (s->c->procedure->adviser)
		step_tell_adviser(s, &copy);
}

/* Who passes a form on raises it; who wrote it is worth knowing. */
static void step_open_author(struct step *s, const struct reading *r)
{
	const char *author = r->author.name ? r->author.name : r->author.email;

	if (author && !str_ieq(r->author.email, r->from.email))
		step_log(s, "note", NULL, "B1", "The form came in a mail of %s, passed on by %s.",
			 author, s->c->submitter.name);
}

/* B6: a mail that waited for a person counts from when it came in.  But nobody is asked for a day
 * that is over: where the waiting took all of the owner's days, they count from now. */
static date_day step_open_zero(struct step *s, int first, date_moment at)
{
	date_day zero = calendar_day_zero(s->w->calendar, at);
	int days = s->c->procedure->steps[first].days;

	if (!days ||
	    calendar_end_of(s->w->calendar, calendar_add(s->w->calendar, zero, days)) > s->at)
		return zero;
	step_log(s, "note", NULL, "B6",
		 "It waited for a person longer than the step has days: they count from now.");
	return calendar_day_zero(s->w->calendar, s->at);
}

struct step_update step_open(struct arena *a, const struct step_world *world,
			     const struct procedure *procedure, const char *ref,
			     const struct step_mail *mail)
{
	struct step s = step_start(a, world, NULL, mail->at);
	const struct person *p =
	    mail->vouched ? mail->vouched : directory_find(world->directory, mail->from);
	const struct reading *r = mail->reading;
	int first;

	if (!p || !(p->roles & procedure->submitter))
		return step_refuse(&s, "%s may not open a case of the procedure %s.", mail->from,
				   procedure->name);
	s.c->ref = ref;
	s.c->procedure = procedure;
	s.c->opened = mail->at;
	s.c->submitter = (struct case_party){p->email, p->name, procedure->submitter};
	if (r->form && str_eq(r->form->type->name, procedure->form))
		s.c->form = form_as(a, r->form, procedure_form(procedure));
	s.c->concern = step_open_concern(r);
	/* Plain words have no box to tick. */
	s.c->immediate_safeguarding = !s.c->form && r->verdict.danger;
	step_log(&s, "mail-in", mail->from, "B1", "A mail of %s came in (%s).", p->name,
		 reading_kind_name(r->kind));
	step_open_reasons(&s, s.c->form);
	step_log(&s, "opened", p->email, step_rule(&s, "S2", s.c->form ? "C1" : "C12"),
		 "%s opened the case %s.", s.c->form ? "The form" : "A mail that is no form",
		 s.c->immediate_safeguarding ? "with an immediate safeguarding concern"
					     : "under the ordinary procedure");
	step_open_author(&s, r);
	step_open_adviser(&s);
	step_open_lateness(&s);
	first = step_open_start(&s);
	if (mail->now > mail->at)
		s.at = s.now = mail->now;
	step_begin(&s, first, CASE_OPENED, step_open_zero(&s, first, mail->at));
	step_open_acknowledge(&s, r);
	if (r->verdict.danger && !s.c->immediate_safeguarding)
		step_danger(&s, mail);
	else if (!s.c->immediate_safeguarding)
		step_open_safeguarding(&s);
	step_open_about(&s);
	step_open_iro(&s);
	return step_finish(&s);
}
