/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "step_script.h"

void script_init(struct script *s, struct fixture_council *(*council)(struct arena *))
{
	memset(s, 0, sizeof(*s));
	arena_init(&s->arena);
	s->council = council(&s->arena);
}

void script_clear(struct script *s)
{
	arena_clear(&s->arena);
}

const char *script_address(const struct script *s, const char *name)
{
	const struct directory *d = &s->council->directory;
	size_t i, n = strcspn(name, " ");

	if (strchr(name, '@'))
		return name;
	for (i = 0; i < d->count; i++)
		if (strncmp(d->people[i].email, name, n) == 0 && d->people[i].email[n] == '.')
			return d->people[i].email;
	fail_msg("nobody is called %s", name);
	return NULL;
}

static void script_add_problem(struct script *s, struct form *form, char *value)
{
	char *text = strchr(value, '|');
	struct form_problem problem = {text ? value : NULL, text ? text + 1 : value};

	if (text)
		*text = '\0';
	form_add_problem(&s->arena, form, &problem);
}

/* "about=ssw", "first_raised=2026-12-07", "immediate_safeguarding=yes", "details=" (left empty),
 * "action=…", "problem=KEY|…" (or with no key), "words=…" (of the mail itself) */
static void script_put(struct script *s, struct reading *r, char *pair)
{
	char *value = strchr(pair, '='), **roles;
	struct form *form = r->form;
	struct form_value *v;
	size_t i, n;

	assert_non_null(value);
	*value++ = '\0';
	pair += strspn(pair, " ");
	if (str_eq(pair, "words")) {
		r->text = value;
		return;
	}
	if (str_eq(pair, "action")) {
		struct form_action *action =
		    ARENA_PUSH(&s->arena, struct form_action, form->actions, form->action_count);

		*action = (struct form_action){value, "Ben Carver", "soon", DATE_NO_DAY};
		return;
	}
	if (str_eq(pair, "problem")) {
		script_add_problem(s, form, value);
		return;
	}
	v = form_set(form, pair);
	v->text = *value ? value : NULL;
	v->date = date_parse_iso(value);
	v->tick = str_eq(value, "yes") ? FORM_YES : str_eq(value, "no") ? FORM_NO : FORM_UNSAID;
	if (!str_eq(pair, "about"))
		return;
	roles = str_split(&s->arena, value, ' ', &n);
	for (i = 0; i < n; i++)
		v->roles |= role_parse(roles[i]);
}

static void script_fill(struct script *s, struct reading *r, const char *text)
{
	char **pairs;
	size_t i, n;

	pairs = str_split(&s->arena, text, ';', &n);
	for (i = 0; i < n; i++)
		script_put(s, r, pairs[i]);
}

static void script_take(struct script *s, const struct step_update *u, bool ticked)
{
	size_t i;

	s->u = *u;
	s->refused = u->refused;
	if (u->refused)
		return;
	script_check(s, u, ticked, s->now);
	s->c = u->casefile;
	for (i = 0; i < u->letter_count; i++)
		*ARENA_PUSH(&s->arena, struct letter, s->letters, s->letter_count) = u->letters[i];
	for (i = 0; i < u->log_count; i++)
		*ARENA_PUSH(&s->arena, struct step_log, s->logs, s->log_count) = u->logs[i];
}

static void script_mail(struct script *s, const struct deed *deed)
{
	bool croydon = s->council->procedure.adviser == 0;
	struct reading *r = ARENA_NEW(&s->arena, struct reading);
	struct step_mail m = {.reading = r, .trusted = true, .at = s->now};
	struct step_update u;

	reading_init(r);
	m.from = r->from.email = script_address(s, deed->who);
	r->kind = READING_REPLY;
	r->text = "";
	if (deed->what == SENDS_FORM || deed->what == REPLIES_FORM) {
		r->kind = READING_FORM;
		r->form = deed->what == REPLIES_FORM
			      ? form_new(&s->arena, form_type_find(s->council->procedure.form))
			  : croydon ? fixture_croydon_form(&s->arena)
				    : fixture_surrey_form(&s->arena);
		if (deed->text)
			script_fill(s, r, deed->text);
	} else {
		r->text = deed->text;
	}
	if (str_starts(r->text, UNREAD_FILE)) {
		r->text += strlen(UNREAD_FILE);
		reading_add_unread(&s->arena, r,
				   "The attached file \"plan.pdf\" could not be read.");
	}
	r->verdict = verdict_read(&s->arena, r->text, date_to_local(s->now).day);
	if (str_eq(deed->text, "(unreadable)"))
		r->kind = READING_UNREADABLE;
	if (deed->what == SENDS_FORM || deed->what == SENDS_WORDS)
		u = step_open(&s->arena, &s->council->world, &s->council->procedure,
			      "ESC-2026-0042", &m);
	else
		u = step_receive(&s->arena, &s->council->world, s->c, &m);
	script_take(s, &u, false);
}

static void script_robot(struct script *s, const struct deed *deed)
{
	const char *about = script_address(s, deed->who);
	struct reading *r = ARENA_NEW(&s->arena, struct reading);
	struct step_mail m = {.reading = r, .from = about, .at = s->now};
	struct step_update u;

	reading_init(r);
	r->kind = deed->what == IS_AWAY	  ? READING_AUTO_REPLY
		  : deed->what == BOUNCES ? READING_BOUNCE
					  : READING_RECEIPT;
	r->delayed = str_eq(deed->text, "delayed");
	r->absent_until = deed->text && !r->delayed ? fixture_day(deed->text) : DATE_NO_DAY;
	u = step_robot(&s->arena, &s->council->world, s->c, &m, about);
	script_take(s, &u, false);
}

static void script_command(struct script *s, const struct deed *deed)
{
	struct step_command k = {.who = "admin:root",
				 .reason = deed->text,
				 .what = (enum step_admin)(deed->what - ADMIN_ROUTES),
				 .day = DATE_NO_DAY,
				 .at = s->now};
	struct step_update u;

	if (deed->what == ADMIN_ROUTES)
		k.email = strchr(deed->text, '@') ? deed->text : script_address(s, deed->text);
	if (deed->what == ADMIN_RECORDS && deed->who)
		k.email = script_address(s, deed->who);
	if (deed->what == ADMIN_EXTENDS)
		k.day = date_parse_iso(deed->text);
	u = step_command(&s->arena, &s->council->world, s->c, &k);
	script_take(s, &u, false);
}

static void script_tick(struct script *s, date_moment at)
{
	struct step_update u;

	s->now = at;
	u = step_tick(&s->arena, &s->council->world, s->c, at);
	script_take(s, &u, true);
	/* The same moment once more: nothing is left to do. */
	u = step_tick(&s->arena, &s->council->world, s->c, at);
	assert_int_equal(u.log_count, 0);
	assert_int_equal(u.letter_count, 0);
	s->c = u.casefile;
}

static void script_days(struct script *s, const char *text)
{
	struct calendar *cal = ARENA_NEW(&s->arena, struct calendar);
	struct step_update u;
	char **days;
	size_t i, j, n;

	*cal = s->council->calendar;
	cal->holidays = NULL;
	cal->holiday_count = 0;
	days = str_split(&s->arena, text, ' ', &n);
	for (i = j = 0; i < s->council->calendar.holiday_count || j < n;) {
		const struct calendar_holiday *old = &s->council->calendar.holidays[i];
		struct calendar_holiday *h = ARENA_PUSH(&s->arena, struct calendar_holiday,
							cal->holidays, cal->holiday_count);

		if (j < n &&
		    (i == s->council->calendar.holiday_count || fixture_day(days[j]) < old->day))
			*h = (struct calendar_holiday){.day = fixture_day(days[j++]),
						       .title = "One-off holiday"};
		else
			*h = s->council->calendar.holidays[i++];
	}
	s->council->calendar = *cal;
	u = step_recalculate(&s->arena, &s->council->world, s->c, s->now);
	if (u.log_count)
		script_take(s, &u, false);
}

void script_act(struct script *s, const struct deed *deed)
{
	s->letters = NULL;
	s->logs = NULL;
	s->letter_count = s->log_count = 0;
	s->refused = NULL;
	s->now = fixture_at(deed->at);
	switch (deed->what) {
	case SENDS_FORM:
	case SENDS_WORDS:
	case WRITES:
	case REPLIES_FORM:
		script_mail(s, deed);
		break;
	case TIME_PASSES:
		while (s->c->next_at != DATE_NO_MOMENT && s->c->next_at <= fixture_at(deed->at))
			script_tick(s, s->c->next_at);
		s->now = fixture_at(deed->at);
		break;
	case WAKES_LATE:
		script_tick(s, s->now);
		break;
	case IS_AWAY:
	case BOUNCES:
	case READ_RECEIPT:
		script_robot(s, deed);
		break;
	case DAYS_CHANGE:
		script_days(s, deed->text);
		break;
	default:
		script_command(s, deed);
	}
}

/* "tom" of "tom.okafor@croydon.example"; an address outside both councils stays whole. */
static const char *script_short(struct script *s, const char *email)
{
	return arena_strndup(&s->arena, email, strcspn(email, "."));
}

static const char *script_owner(struct script *s)
{
	const struct case_rung *r = casefile_rung(s->c);

	if (!r || !r->owner.email)
		return NULL;
	return r->deputy.email ? arena_printf(&s->arena, "%s+%s", script_short(s, r->owner.email),
					      script_short(s, r->deputy.email))
			       : script_short(s, r->owner.email);
}

static const char *script_events(struct script *s)
{
	struct str out;
	size_t i;

	str_init(&out, &s->arena, STR_UNBOUNDED);
	for (i = 0; i < s->log_count; i++)
		if (!str_eq(s->logs[i].event, "mail-in"))
			str_addf(&out, "%s%s%s%s", out.len ? " " : "", s->logs[i].event,
				 s->logs[i].rule ? "/" : "",
				 s->logs[i].rule ? s->logs[i].rule : "");
	return str_text(&out);
}

static const char *script_letters(struct script *s)
{
	const struct letter *l;
	struct str out;
	size_t i;

	str_init(&out, &s->arena, STR_UNBOUNDED);
	for (i = 0; i < s->letter_count; i++) {
		l = &s->letters[i];
		str_addf(&out, "%s%s:%s%s", out.len ? " " : "", letter_kind_name(l->kind),
			 script_short(s, l->to), l->urgent ? "!" : "");
		if (l->not_before != DATE_NO_MOMENT && l->not_before > s->now)
			str_addf(&out, "@%.16s", date_moment_iso(&s->arena, l->not_before));
	}
	return str_text(&out);
}

static void script_expect(const struct deed *deed, const char *what, const char *found,
			  const char *expected)
{
	if (expected == SAME || (!found && !expected) ||
	    (found && expected && strcmp(found, expected) == 0))
		return;
	fail_msg("%s\n  (%s): %s\n      found: %s\n   expected: %s", deed->words, deed->at, what,
		 found ? found : "(none)", expected ? expected : "(none)");
}

static void script_play_one(struct script *s, const struct deed *deed)
{
	const struct case_rung *r;

	script_act(s, deed);
	if (deed->state && deed->state != SAME && str_starts(deed->state, "refused")) {
		script_expect(deed, "refused", s->refused, deed->state + strlen("refused: "));
		return;
	}
	script_expect(deed, "refused", s->refused, NULL);
	r = casefile_rung(s->c);
	script_expect(
	    deed, "state",
	    s->c->state == CASE_CLOSED
		? arena_printf(&s->arena, "closed %s", case_closed_as_name(s->c->closed_as))
		: case_state_name(s->c->state),
	    deed->state);
	script_expect(deed, "owner", script_owner(s), deed->owner);
	script_expect(deed, "due", r && r->due != DATE_NO_DAY ? date_iso(&s->arena, r->due) : NULL,
		      deed->due);
	if (deed->events)
		script_expect(deed, "events", script_events(s), deed->events);
	if (deed->letters)
		script_expect(deed, "letters", script_letters(s), deed->letters);
}

void script_play(struct script *s, const struct deed *deeds, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		script_play_one(s, &deeds[i]);
}

const struct letter *script_letter(const struct script *s, enum letter_kind kind, const char *name)
{
	const char *to = script_address(s, name);
	size_t i;

	for (i = 0; i < s->letter_count; i++)
		if (s->letters[i].kind == kind && str_ieq(s->letters[i].to, to))
			return &s->letters[i];
	return NULL;
}

static bool script_known_event(const char *event)
{
	size_t i;

	for (i = 0; step_event_names[i]; i++)
		if (str_eq(step_event_names[i], event))
			return true;
	return false;
}

/* Whatever the rules hand over, there are words for it. */
static void script_write(const struct script *s, const struct casefile *c, const struct letter *l)
{
	CLEANUP_ARENA struct arena a = {0};
	struct letter_content content;

	content = letter_write(&a, &s->council->office, c, l);
	assert_true(*content.subject && *content.text && *content.html);
}

void script_check(const struct script *s, const struct step_update *u, bool ticked, date_moment now)
{
	const struct casefile *c = u->casefile;
	const struct case_rung *r = casefile_rung(c);
	size_t i, j;

	assert_non_null(r);
	assert_int_equal(c->serial, s->c ? s->c->serial + 1 : 1);
	for (i = 0; i < u->log_count; i++)
		assert_true(script_known_event(u->logs[i].event));
	for (i = 0; i < u->letter_count; i++) {
		const struct letter *l = &u->letters[i];

		assert_true(str_is_address(l->to));
		/* C7: never, whatever rule orders it. */
		assert_false(casefile_is_excluded(c, l->to));
		assert_true(l->role != 0);
		assert_true(l->rung < (int)c->rung_count);
		/* Nobody gets the same mail twice. */
		for (j = 0; j < i; j++)
			if (u->letters[j].kind == l->kind && u->letters[j].rung == l->rung &&
			    str_ieq(u->letters[j].to, l->to) && str_eq(u->letters[j].text, l->text))
				fail_msg("%s twice to %s", letter_kind_name(l->kind), l->to);
		if (!s->terse)
			script_write(s, c, l);
		if (letter_is_chase(l->kind) && l->urgent)
			assert_int_equal(l->not_before, DATE_NO_MOMENT);
	}
	if (r->owner.email)
		assert_false(casefile_is_excluded(c, r->owner.email));
	if (r->deputy.email)
		assert_false(casefile_is_excluded(c, r->deputy.email));
	assert_int_equal(c->state == CASE_AWAITING_ROUTING,
			 !r->owner.email && c->state != CASE_CLOSED);
	assert_int_equal(c->state == CASE_CLOSED, c->closed_as != CASE_NOT_CLOSED);
	assert_int_equal(c->state == CASE_CLOSED, c->closed != DATE_NO_MOMENT);
	if (c->state != CASE_CLOSED) {
		assert_true(c->next_at != DATE_NO_MOMENT);
		assert_non_null(c->next_what);
	} else if (c->next_at != DATE_NO_MOMENT) {
		/* C4: a closed case asks for the record, and for nothing else. */
		assert_string_equal(c->next_what, "record");
	}
	if (ticked && c->next_at != DATE_NO_MOMENT)
		assert_true(c->next_at > now);
}
