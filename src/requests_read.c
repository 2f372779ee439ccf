/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "requests_read.h"

#include <string.h>

#include "codec/codec.h"

enum { CASES_AT_ONCE = 100 };

static const char *const states[] = {"awaiting-routing", "awaiting-answer", "awaiting-outcome",
				     "closed"};

/* json_string_nocheck would let bad UTF-8 through; all our text is valid, and NULL is null. */
static json_t *text(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *moment(struct arena *a, date_moment at)
{
	return text(date_moment_iso(a, at));
}

static json_t *person(const char *name, const char *email, unsigned role)
{
	json_t *o;

	if (!email)
		return json_null();
	o = json_pack("{s:o, s:o}", "name", text(name), "email", text(email));
	if (role)
		json_object_set_new(o, "role", text(role_name(role)));
	return o;
}

static json_t *request_row(struct request *q, const struct store_case *row)
{
	bool overdue = row->due != DATE_NO_DAY && !str_eq(row->state, "closed") &&
		       calendar_end_of(&q->desk->calendar, row->due) < q->desk->now;

	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "ref", text(row->ref),
			 "procedure", text(row->procedure_name), "state", text(row->state),
			 "closed_as", text(row->closed_as), "owner", text(row->owner), "due",
			 text(date_iso(q->a, row->due)), "opened", moment(q->a, row->opened),
			 "next_at", moment(q->a, row->next_at), "overdue", overdue);
}

/* What is wrong with what the daemon depends on, each with what to do. */
static json_t *status_troubles(struct request *q)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < TROUBLE_KINDS; i++) {
		const struct trouble *t = &q->desk->troubles.items[i];
		enum trouble_kind kind = (enum trouble_kind)i;

		if (!trouble_is_on(t, kind, q->desk->now))
			continue;
		json_array_append_new(
		    list,
		    json_pack("{s:s, s:s, s:o, s:o, s:s, s:o, s:o}", "what", trouble_name(kind),
			      "text", trouble_sentence(q->a, kind, t, q->desk->now), "since",
			      moment(q->a, t->since), "said", text(*t->text ? t->text : NULL), "do",
			      trouble_advice(kind, t->text), "told", moment(q->a, t->told), "ends",
			      text(date_iso(q->a, t->ends))));
	}
	return list;
}

static json_t *status_workers(const struct request *q)
{
	json_t *o = json_object();
	size_t i;

	for (i = 0; i < q->worker_count; i++)
		json_object_set_new(o, q->workers[i].name, json_boolean(q->workers[i].ready));
	if (q->workers)
		return o;
	json_decref(o);
	return json_null();
}

json_t *request_status(struct request *q, struct err *e)
{
	const struct calendar *calendar = &q->desk->calendar;
	int64_t counts[COUNT_OF(states)], queued, sending, failed, unsure;
	struct store_mail *mails;
	size_t held, quarantined, i;
	date_moment next;
	json_t *o, *cases;

	if (store_count_cases(q->desk->store, states, COUNT_OF(states), counts, e) < 0 ||
	    store_count_out(q->desk->store, STORE_OUT_QUEUED, &queued, e) < 0 ||
	    store_count_out(q->desk->store, STORE_OUT_SENDING, &sending, e) < 0 ||
	    store_count_out(q->desk->store, STORE_OUT_FAILED, &failed, e) < 0 ||
	    store_list_mails(q->desk->store, q->a, STORE_MAIL_HELD, 0, 0, &mails, &held, e) < 0 ||
	    store_list_mails(q->desk->store, q->a, STORE_MAIL_QUARANTINED, 0, 0, &mails,
			     &quarantined, e) < 0 ||
	    /* DATE_NO_DAY, where nothing is published, is before all days. */
	    store_count_due_after(q->desk->store, calendar->published_until, &unsure, e) < 0 ||
	    desk_next_moment(q->desk, &next, e) < 0)
		return NULL;
	cases = json_object();
	for (i = 0; i < COUNT_OF(states); i++)
		json_object_set_new(cases, states[i], json_integer(counts[i]));
	o = json_pack("{s:s, s:o, s:{s:I, s:I}, s:{s:I, s:I, s:I}, s:o, s:o, s:o, s:I, s:o}",
		      "version", PACKAGE_VERSION, "cases", cases, "waiting", "held",
		      (json_int_t)held, "quarantined", (json_int_t)quarantined, "outbox", "queued",
		      (json_int_t)queued, "sending", (json_int_t)sending, "failed",
		      (json_int_t)failed, "now", moment(q->a, q->desk->now), "next_at",
		      moment(q->a, next), "bank_holidays_until",
		      text(date_iso(q->a, calendar->published_until)), "due_past_published",
		      (json_int_t)unsure, "trouble", text(q->desk->holiday_trouble));
	json_object_set_new(o, "troubles", status_troubles(q));
	json_object_set_new(o, "workers", status_workers(q));
	return o;
}

/* What one case is in a list; *fits false leaves it out. */
/* Some at a time: twenty thousand at once would be all of the memory. */
json_t *request_each(struct request *q, struct store_filter *filter, const char *name,
		     request_row_maker make, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0}, after = {0};
	struct request page = *q;
	json_t *list = json_array(), *one;
	struct store_case *rows;
	size_t i, count;
	bool fits;

	page.a = &a;
	filter->limit = CASES_AT_ONCE;
	do {
		arena_clear(&a);
		if (store_list_cases(q->desk->store, &a, filter, &rows, &count, e) < 0)
			goto broken;
		for (i = 0; i < count; i++) {
			fits = true;
			one = make(&page, &rows[i], &fits, e);
			if (!one)
				goto broken;
			if (fits)
				json_array_append(list, one);
			json_decref(one);
		}
		if (count)
			filter->after = arena_strdup(&after, rows[count - 1].ref);
	} while (count == CASES_AT_ONCE);
	return json_pack("{s:o}", name, list);
broken:
	json_decref(list);
	return NULL;
}

static json_t *list_row(struct request *q, const struct store_case *row, bool *fits, struct err *e)
{
	(void)fits;
	(void)e;
	return request_row(q, row);
}

static json_t *list_overdue(struct request *q, const struct store_case *row, bool *fits,
			    struct err *e)
{
	json_t *one = list_row(q, row, fits, e);

	*fits = json_is_true(json_object_get(one, "overdue"));
	return one;
}

json_t *request_list(struct request *q, struct err *e)
{
	struct store_filter filter = {.state = json_string_value(json_object_get(q->in, "state")),
				      .procedure =
					  json_string_value(json_object_get(q->in, "procedure")),
				      .owner = json_string_value(json_object_get(q->in, "owner")),
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT};
	bool overdue = json_is_true(json_object_get(q->in, "overdue"));

	if (filter.state && !str_eq(filter.state, "open") && case_state_parse(filter.state) < 0) {
		q->refused = arena_printf(q->a, "There is no state %s.", filter.state);
		return NULL;
	}
	if (overdue)
		filter.due_before = date_to_local(q->desk->now).day + 1;
	return request_each(q, &filter, "cases", overdue ? list_overdue : list_row, e);
}

static json_t *show_outcomes(struct arena *a, const struct casefile *c)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < c->outcome_count; i++)
		json_array_append_new(
		    list, json_pack("{s:o, s:o, s:o, s:o}", "who", text(c->outcomes[i].who), "role",
				    text(role_name(c->outcomes[i].role)), "verdict",
				    text(verdict_name(c->outcomes[i].verdict)), "date",
				    moment(a, c->outcomes[i].at)));
	return list;
}

/* Whether an action was done is not known to the daemon yet: nobody tells it. */
static json_t *show_actions(const struct casefile *c)
{
	const struct case_answer *answer = casefile_last_answer(c);
	json_t *list = json_array();
	size_t i;

	for (i = 0; answer && i < answer->action_count; i++)
		json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:n}", "action",
						      text(answer->actions[i].action), "by_whom",
						      text(answer->actions[i].by_whom), "by_when",
						      text(answer->actions[i].by_when), "done"));
	return list;
}

static json_t *show_history(struct arena *a, const struct store_event *events, size_t count)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < count; i++)
		json_array_append_new(
		    list,
		    json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "at", moment(a, events[i].at),
			      "event", text(events[i].event), "who", text(events[i].who), "rule",
			      text(events[i].rule), "detail", text(events[i].detail), "mail",
			      events[i].mail ? json_integer((json_int_t)events[i].mail)
					     : json_null()));
	return list;
}

static json_t *show_step(struct desk *desk, struct arena *a, const struct casefile *c)
{
	const struct case_rung *r = casefile_rung(c);
	const struct procedure_step *s = casefile_step(c);

	if (!r)
		return json_null();
	return json_pack(
	    "{s:i, s:o, s:o, s:o, s:o, s:o, s:b}", "number", r->step + 1, "name", text(s->name),
	    "role", text(role_name(s->role)), "started", moment(a, r->started), "due",
	    text(date_iso(a, r->due)), "lapsed", moment(a, r->lapsed), "past_published",
	    r->due != DATE_NO_DAY && calendar_is_past_published(&desk->calendar, r->due));
}

static json_t *show_answer(struct arena *a, const struct casefile *c)
{
	const struct case_answer *answer = casefile_last_answer(c);
	json_t *problems;
	size_t i;

	if (!answer)
		return json_null();
	problems = json_array();
	for (i = 0; i < answer->problem_count; i++)
		json_array_append_new(problems, text(answer->problems[i]));
	return json_pack("{s:o, s:o, s:o, s:o}", "by", text(answer->by), "at",
			 moment(a, answer->at), "text", text(answer->text), "problems", problems);
}

json_t *request_show(struct desk *desk, struct arena *a, const struct casefile *c, struct err *e)
{
	const struct case_rung *r = casefile_rung(c);
	struct store_event *events;
	size_t count;
	json_t *o;

	if (store_list_events(desk->store, a, c->ref, 0, 0, &events, &count, e) < 0)
		return NULL;
	o = json_pack(
	    "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o}", "ref",
	    text(c->ref), "procedure", text(c->procedure->name), "state",
	    text(case_state_name(c->state)), "closed_as", text(case_closed_as_name(c->closed_as)),
	    "step", show_step(desk, a, c), "owner",
	    r ? person(r->owner.name, r->owner.email, r->owner.role) : json_null(), "submitter",
	    person(c->submitter.name, c->submitter.email, 0), "immediate_safeguarding",
	    c->immediate_safeguarding, "form", codec_form_json(c->form), "answer",
	    show_answer(a, c), "outcomes", show_outcomes(a, c), "actions", show_actions(c), "next",
	    c->next_at == DATE_NO_MOMENT
		? json_null()
		: json_pack("{s:o, s:o}", "at", moment(a, c->next_at), "what", text(c->next_what)),
	    "history", show_history(a, events, count));
	json_object_set_new(o, "concern", text(c->concern));
	json_object_set_new(o, "opened", moment(a, c->opened));
	json_object_set_new(o, "paused", json_boolean(c->paused != DATE_NO_MOMENT));
	return o;
}

/* The case that REF names; NULL with refused, or with `e`. */
static struct casefile *request_case(struct request *q, struct err *e)
{
	const char *ref = json_string_value(json_object_get(q->in, "ref"));
	struct casefile *c = NULL;

	if (desk_load(q->desk, q->a, ref, &c, e) < 0)
		return NULL;
	if (!c)
		q->refused = arena_printf(q->a, "There is no case %s.", ref);
	return c;
}

json_t *request_show_ref(struct request *q, struct err *e)
{
	const struct casefile *c = request_case(q, e);

	return c ? request_show(q->desk, q->a, c, e) : NULL;
}

json_t *request_log(struct request *q, struct err *e)
{
	const struct casefile *c = request_case(q, e);
	struct store_event *events;
	size_t count;

	if (!c || store_list_events(q->desk->store, q->a, c->ref, 0, 0, &events, &count, e) < 0)
		return NULL;
	return json_pack("{s:o}", "history", show_history(q->a, events, count));
}

json_t *request_explain(struct request *q, struct err *e)
{
	const struct casefile *c = request_case(q, e);
	struct str out;

	if (!c)
		return NULL;
	str_init(&out, q->a, STR_UNBOUNDED);
	step_explain(&q->desk->world, c, &out);
	return json_pack("{s:o, s:o}", "ref", text(c->ref), "text", text(str_text(&out)));
}

json_t *request_casenote(struct request *q, struct err *e)
{
	const struct casefile *c = request_case(q, e);
	struct str out;

	if (!c)
		return NULL;
	str_init(&out, q->a, STR_UNBOUNDED);
	letter_case_note(&out, &q->desk->office, c, -1);
	return json_pack("{s:o, s:o}", "ref", text(c->ref), "text", text(str_text(&out)));
}

static json_t *request_roles(unsigned roles)
{
	json_t *list = json_array();
	unsigned role;

	for (role = 1; role && role <= roles; role <<= 1)
		if (roles & role)
			json_array_append_new(list, text(role_name(role)));
	return list;
}

json_t *request_people(struct request *q, struct err *e)
{
	const struct directory *d = &q->desk->directory;
	json_t *list = json_array();
	size_t i, j;

	(void)e;
	for (i = 0; i < d->count; i++) {
		const struct person *p = &d->people[i];
		json_t *aliases = json_array();

		for (j = 0; j < p->alias_count; j++)
			json_array_append_new(aliases, text(p->aliases[j]));
		json_array_append_new(
		    list, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "email",
				    text(p->email), "name", text(p->name), "roles",
				    request_roles(p->roles), "team", text(p->team), "manager",
				    text(p->manager), "deputy", text(p->deputy), "absent_from",
				    text(date_iso(q->a, p->absent_from)), "absent_until",
				    text(date_iso(q->a, p->absent_until)), "back",
				    text(date_iso(q->a, p->heard_back)), "aliases", aliases));
	}
	return json_pack("{s:o}", "people", list);
}

/* S10: the register of escalations, a row a case. */
json_t *request_register_row(struct request *q, const struct casefile *c)
{
	const struct case_rung *r = casefile_rung(c);
	const struct case_rung *first = c->rung_count ? &c->rungs[0] : NULL;
	const char *subject = c->form ? form_text(c->form, "foster_carers") : NULL;

	if (!subject && c->form)
		subject = form_text(c->form, "carers");
	return json_pack(
	    "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "ref", text(c->ref),
	    "opened", text(date_iso(q->a, date_to_local(c->opened).day)), "submitter",
	    text(c->submitter.name), "carers", text(subject), "step",
	    text(r ? c->procedure->steps[r->step].title : NULL), "owner",
	    text(r ? r->owner.name : NULL), "sent",
	    text(first && first->owner.email ? date_iso(q->a, date_to_local(first->started).day)
					     : NULL),
	    "due", text(r ? date_iso(q->a, r->due) : NULL), "answered",
	    text(r && r->answered != DATE_NO_MOMENT ? date_iso(q->a, date_to_local(r->answered).day)
						    : NULL),
	    "state", text(case_state_name(c->state)), "closed_as",
	    text(case_closed_as_name(c->closed_as)), "closed",
	    text(c->closed != DATE_NO_MOMENT ? date_iso(q->a, date_to_local(c->closed).day)
					     : NULL));
}

static json_t *register_case(struct request *q, const struct store_case *row, bool *fits,
			     struct err *e)
{
	struct casefile *c;

	(void)fits;
	return desk_parse(q->desk, q->a, row, &c, e) < 0 ? NULL : request_register_row(q, c);
}

json_t *request_register(struct request *q, struct err *e)
{
	struct store_filter filter = {.due_before = DATE_NO_DAY, .next_until = DATE_NO_MOMENT};

	return request_each(q, &filter, "register", register_case, e);
}

json_t *request_verify(struct request *q, struct err *e)
{
	int64_t events, bad;

	if (store_verify(q->desk->store, &events, &bad, e) < 0)
		return NULL;
	if (bad) {
		q->refused = arena_printf(q->a, "The log was changed: event %lld does not hold.",
					  (long long)bad);
		return NULL;
	}
	return json_pack("{s:I, s:b}", "events", (json_int_t)events, "holds", 1);
}
