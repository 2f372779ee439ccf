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

struct letter step_model(struct step *s, enum letter_kind kind)
{
	return (struct letter){.kind = kind,
			       .rung = (int)s->c->rung_count - 1,
			       .day = DATE_NO_DAY,
			       .not_before = DATE_NO_MOMENT,
			       .urgent =
				   s->c->immediate_safeguarding && s->c->state != CASE_CLOSED};
}

struct letter *step_letter(struct step *s, enum letter_kind kind, const char *to, const char *name,
			   unsigned role)
{
	struct letter *l = ARENA_PUSH(s->a, struct letter, s->u.letters, s->u.letter_count);

	*l = step_model(s, kind);
	l->to = to;
	l->name = name;
	l->role = role;
	/* A reminder or a chase keeps office hours; where a child may be in danger, nothing waits.
	 */
	if (letter_is_chase(kind) && !l->urgent)
		l->not_before = calendar_send_time(s->w->calendar, s->now);
	return l;
}

struct letter *step_letter_party(struct step *s, enum letter_kind kind,
				 const struct case_party *party)
{
	return step_letter(s, kind, party->email, party->name, party->role);
}

static void step_letter_like(struct step *s, const struct letter *model, const char *to,
			     const char *name, unsigned role)
{
	struct letter *l = ARENA_PUSH(s->a, struct letter, s->u.letters, s->u.letter_count);

	*l = *model;
	l->to = to;
	l->name = name;
	l->role = role;
}

void step_tell_adviser(struct step *s, const struct letter *model)
{
	const struct procedure *p = s->c->procedure;
	const struct person *person;
	size_t i = 0, before = s->u.letter_count;

	if (s->c->adviser.email) {
		step_letter_like(s, model, s->c->adviser.email, s->c->adviser.name, p->adviser);
		return;
	}
	while (p->adviser && (person = directory_next(s->w->directory, p->adviser, &i)))
		step_letter_like(s, model, person->email, person->name, p->adviser);
	if (s->u.letter_count != before)
		return;
	for (i = 0; i < s->w->admin_count; i++)
		step_letter_like(s, model, s->w->admins[i], NULL, ROLE_ADMIN);
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
	const struct person *p = email ? directory_find(s->w->directory, email) : NULL;

	return p && !str_empty(p->name) ? p->name : email;
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
