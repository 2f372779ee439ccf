/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/step_internal.h"

#include <stdarg.h>

const char *const step_event_names[] = {
    "opened",
    "mail-in",
    "routing-asked",
    "routed",
    "requested",
    "skipped",
    "no-owner",
    "reminded",
    "lapsed",
    "chased",
    "moved-up",
    "answered",
    "incomplete",
    "answer-added",
    "late-answer",
    "acknowledged",
    "asked",
    "question-answered",
    "information",
    "agreement-asked",
    "agreed",
    "disagreed",
    "recorded",
    "record-asked",
    "told",
    "outcome",
    "outcome-unclear",
    "outcome-chased",
    "further-form",
    "closed",
    "reopened",
    "withdrawn",
    "complaint",
    "deputy",
    "absent",
    "unreachable",
    "delayed",
    "receipt",
    "doubted",
    "outsider",
    "refused",
    "safeguarding",
    "iro",
    "extended",
    "paused",
    "resumed",
    "date-moved",
    "note",
    "resent",
    "after-close",
    "danger",
    NULL,
};

struct step step_start(struct arena *a, const struct step_world *w, const struct casefile *c,
		       date_moment at)
{
	struct step s = {.a = a, .w = w, .at = at, .now = at};

	s.c = c ? casefile_copy(a, c) : casefile_new(a);
	s.u.casefile = s.c;
	return s;
}

struct step_update step_finish(struct step *s)
{
	struct step_timer next = step_next_timer(s);

	s->c->next_at = next.at;
	s->c->next_what = next.at == DATE_NO_MOMENT ? NULL : next.what;
	s->c->serial++;
	return s->u;
}

struct step_update step_refuse(struct step *s, const char *format, ...)
{
	struct step_update refused = {0};
	va_list args;

	va_start(args, format);
	refused.refused = arena_vprintf(s->a, format, args);
	va_end(args);
	return refused;
}

void step_log(struct step *s, const char *event, const char *who, const char *rule,
	      const char *format, ...)
{
	struct step_log *l = ARENA_PUSH(s->a, struct step_log, s->u.logs, s->u.log_count);
	va_list args;

	l->at = s->at;
	l->step = s->c->rung_count ? casefile_rung(s->c)->step : -1;
	l->event = event;
	l->who = who;
	l->rule = rule;
	va_start(args, format);
	l->detail = arena_vprintf(s->a, format, args);
	va_end(args);
}

const char *step_rule(const struct step *s, const char *panel, const char *carer)
{
	return s->c->procedure->adviser ? panel : carer;
}

struct letter step_model(struct step *s, enum letter_kind kind)
{
	/* What is on record and what is over is never pressing, whatever the concern was. */
	bool pressing = kind != LETTER_RECORD && kind != LETTER_STEPPED_DOWN &&
			kind != LETTER_LATE_MOVED && s->c->state != CASE_CLOSED;

	struct letter model = {.kind = kind,
			       .rung = (int)s->c->rung_count - 1,
			       .day = DATE_NO_DAY,
			       .not_before = DATE_NO_MOMENT,
			       .urgent = s->c->immediate_safeguarding && pressing};

	/* Whoever is asked again is asked in office hours; where a child may be in danger, nothing
	 * waits. */
	if ((letter_is_chase(kind) || kind == LETTER_RECORD) && !model.urgent)
		model.not_before = calendar_send_time(s->w->calendar, s->now);
	return model;
}

/* Have they been written to with these very words already, by another rule? */
static bool step_has_letter(const struct step *s, const struct letter *model, const char *to)
{
	const struct letter *l;
	size_t i;

	for (i = 0; i < s->u.letter_count; i++) {
		l = &s->u.letters[i];
		if (l->kind == model->kind && l->rung == model->rung && str_ieq(l->to, to) &&
		    str_eq(l->text, model->text))
			return true;
	}
	return false;
}

/* C7 holds for every letter, whatever rule orders it: one to a person whom the case is about is
 * made, so that the caller need not care, and left out of the update.  So is one that says the same
 * to the same person twice. */
static struct letter *step_push_letter(struct step *s, const struct letter *model, const char *to,
				       const char *name, unsigned role)
{
	bool out = casefile_is_excluded(s->c, to) || (model->text && step_has_letter(s, model, to));
	struct letter *l = out ? ARENA_NEW(s->a, struct letter)
			       : ARENA_PUSH(s->a, struct letter, s->u.letters, s->u.letter_count);

	*l = *model;
	l->to = to;
	l->name = name;
	l->role = role;
	return l;
}

struct letter *step_letter(struct step *s, enum letter_kind kind, const char *to, const char *name,
			   unsigned role)
{
	struct letter model = step_model(s, kind);

	return step_push_letter(s, &model, to, name, role);
}

struct letter *step_letter_party(struct step *s, enum letter_kind kind,
				 const struct case_party *party)
{
	return step_letter(s, kind, party->email, party->name, party->role);
}

void step_letter_owners(struct step *s, const struct case_rung *r, const struct letter *model)
{
	if (r->owner.email)
		step_push_letter(s, model, r->owner.email, r->owner.name, r->owner.role);
	if (r->deputy.email)
		step_push_letter(s, model, r->deputy.email, r->deputy.name, r->deputy.role);
}

void step_tell_person(struct step *s, const struct letter *model, const struct person *p)
{
	const struct person *deputy = directory_deputy(s->w->directory, p);

	step_push_letter(s, model, p->email, p->name, p->roles);
	if (deputy && directory_is_absent(p, step_today(s)))
		step_push_letter(s, model, deputy->email, deputy->name, p->roles);
}

void step_drop_chases(struct step *s)
{
	size_t i, kept = 0;

	s->u.drop_chases = true;
	/* What this same update asked before is no truer than what waits in the outbox. */
	for (i = 0; i < s->u.letter_count; i++)
		if (!letter_is_chase(s->u.letters[i].kind))
			s->u.letters[kept++] = s->u.letters[i];
	s->u.letter_count = kept;
}

/* An Adviser who is away has their deputy beside them.  Returns whether somebody who is there, and
 * is not `except`, was told. */
static bool step_tell_one(struct step *s, const struct letter *model, const char *email,
			  const char *name, const char *except)
{
	const struct person *p = directory_find(s->w->directory, email), *deputy;
	bool there = !str_ieq(email, except) && !casefile_is_excluded(s->c, email);

	if (there) {
		step_push_letter(s, model, email, name, s->c->procedure->adviser);
		if (!p || !directory_is_absent(p, step_today(s)))
			return true;
	}
	deputy = p ? directory_deputy(s->w->directory, p) : NULL;
	if (!deputy || str_ieq(deputy->email, except) ||
	    casefile_is_excluded(s->c, deputy->email) || directory_is_absent(deputy, step_today(s)))
		return false;
	step_push_letter(s, model, deputy->email, deputy->name, s->c->procedure->adviser);
	return true;
}

void step_tell_admins(struct step *s, const struct letter *model, const char *except)
{
	const struct person *p;
	bool told = false;
	const char *to;
	size_t i;

	for (i = 0; i < s->w->admin_count; i++) {
		to = s->w->admins[i];
		if (str_ieq(to, except) || casefile_is_excluded(s->c, to))
			continue;
		step_push_letter(s, model, to, NULL, ROLE_ADMIN);
		told = true;
	}
	/* Where it is about the only one who would be told, another admin of the directory is. */
	for (i = 0; !told && (p = directory_next(s->w->directory, ROLE_ADMIN, &i));)
		if (!str_ieq(p->email, except))
			step_push_letter(s, model, p->email, p->name, ROLE_ADMIN);
}

void step_tell_office(struct step *s, const struct letter *model, const char *except)
{
	unsigned role = s->c->procedure->adviser;
	const struct person *p;
	bool told = false;
	size_t i = 0;

	if (s->c->adviser.email)
		told = step_tell_one(s, model, s->c->adviser.email, s->c->adviser.name, except);
	else
		while (role && (p = directory_next(s->w->directory, role, &i)))
			told |= step_tell_one(s, model, p->email, p->name, except);
	if (!told)
		step_tell_admins(s, model, except);
}

void step_tell_adviser(struct step *s, const struct letter *model)
{
	step_tell_office(s, model, NULL);
}

void step_tell_adviser_text(struct step *s, enum letter_kind kind, const char *text,
			    const char *person)
{
	struct letter model = step_model(s, kind);

	model.text = text;
	model.person = person;
	step_tell_adviser(s, &model);
}

const char *step_name_of(const struct step *s, const char *email)
{
	const struct person *p = directory_find(s->w->directory, email);

	if (p && !str_empty(p->name))
		return p->name;
	/* Somebody for whom a person vouched is in no directory (B6). */
	if (email && str_ieq(email, s->c->submitter.email) && !str_empty(s->c->submitter.name))
		return s->c->submitter.name;
	return email;
}

const char *step_words(struct step *s, const struct reading *r)
{
	struct str text;

	if (!str_empty(reading_words(r)) || !r->form)
		return reading_words(r);
	str_init(&text, s->a, STR_UNBOUNDED);
	form_to_text(r->form, &text);
	return str_text(&text);
}

const char *step_words_shown(struct step *s, const struct reading *r)
{
	const char *shown = reading_with_questions(r);

	return shown ? shown : step_words(s, r);
}

date_day step_local_day(date_moment at)
{
	return date_to_local(at).day;
}

date_day step_today(const struct step *s)
{
	return step_local_day(s->at);
}

struct form_value *step_form_value(struct step *s, const char *key)
{
	const struct form *f = s->c->form;
	size_t i;

	for (i = 0; f && i < f->type->field_count; i++)
		if (str_eq(f->type->fields[i].key, key))
			return &f->values[i];
	return NULL;
}

bool step_is_among(const char *const *items, size_t count, const char *item)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_eq(items[i], item))
			return true;
	return false;
}
