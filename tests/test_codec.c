/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as JSON and back: nothing is lost, nothing hostile gets in. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "codec/codec.h"

static struct arena arena;

static int set_up(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static date_day day(const char *iso)
{
	date_day d = date_parse_iso(iso);

	assert_int_not_equal(d, DATE_NO_DAY);
	return d;
}

static date_moment moment(const char *iso)
{
	date_moment m = date_parse_moment(iso);

	assert_true(m != DATE_NO_MOMENT);
	return m;
}

/* ---- values with every member set */

static struct form *full_form(void)
{
	struct form *f = form_new(&arena, form_type_find("surrey-panel"));
	const struct form_field *field;
	struct form_concern *other;
	struct form_action *action;
	size_t i;

	for (i = 0; i < f->type->field_count; i++) {
		field = &f->type->fields[i];
		f->values[i].text =
		    arena_printf(&arena, "words of %s\n\"caf\xC3\xA9\"", field->key);
		if (field->type == FORM_DATE)
			f->values[i].date = day("2026-11-24") + (date_day)i;
		if (field->type == FORM_TICK)
			f->values[i].tick = i % 2 ? FORM_YES : FORM_NO;
		if (field->type == FORM_ROLES)
			f->values[i].roles = ROLE_SSW | ROLE_ADMIN;
	}
	other = ARENA_PUSH(&arena, struct form_concern, f->others, f->other_count);
	*other = (struct form_concern){"Delay in DBS", FORM_YES};
	other = ARENA_PUSH(&arena, struct form_concern, f->others, f->other_count);
	*other = (struct form_concern){"Contact", FORM_UNSAID};
	action = ARENA_PUSH(&arena, struct form_action, f->actions, f->action_count);
	*action = (struct form_action){"File it", "Ben Carver", "11/12/26", day("2026-12-11")};
	action = ARENA_PUSH(&arena, struct form_action, f->actions, f->action_count);
	*action = (struct form_action){"Check it", "David Marsh", "from January", DATE_NO_DAY};
	action = ARENA_PUSH(&arena, struct form_action, f->actions, f->action_count);
	*action = (struct form_action){"Tell them", NULL, NULL, day("2026-12-12")};
	*ARENA_PUSH(&arena, const char *, f->problems, f->problem_count) = "Date of panel: no date";
	return f;
}

static struct reading full_reading(void)
{
	static const char *references[] = {"a@b.example", "c@d.example"};
	static const char *attachments[] = {"Form (1).docx"}, *failed[] = {"x@y.example"};
	static const char *problems[] = {"the second date cannot be"};
	static struct reading_address recipients[] = {{"Panel", "panel@surrey.example"},
						      {NULL, NULL}};
	struct reading r;

	reading_init(&r);
	r.kind = READING_REPLY;
	r.why = "it answers a mail of ours";
	r.from = (struct reading_address){"Si\xC3\xA2n O'Connor", "sian@mail.example"};
	r.sender = (struct reading_address){"Her PA", "pa@mail.example"};
	r.reply_to = (struct reading_address){NULL, "reply@mail.example"};
	r.recipients = recipients;
	r.recipient_count = COUNT_OF(recipients);
	r.subject = "Re: [ESC-2026-0042] \xE2\x80\x9Crespite\xE2\x80\x9D";
	r.message_id = "CAF+x=_1@mail.example";
	r.references = references;
	r.reference_count = COUNT_OF(references);
	r.date = moment("2026-12-18T10:00:01");
	r.case_ref = "ESC-2026-0042";
	r.text = "Not resolved.\n\tIt is the weekend of his contact visit.";
	r.full_text = "Not resolved.\n> cited";
	r.verdict = (struct verdict){.kind = VERDICT_AGREED_DATE,
				     .date = day("2027-01-08"),
				     .unclear = true,
				     .acknowledgement = true,
				     .has_actions = true,
				     .recorded = true,
				     .record_only = true,
				     .told = day("2026-12-17"),
				     .told_said = true,
				     .yes = true,
				     .no = true,
				     .route_to = "David Marsh",
				     .danger = true};
	r.form = full_form();
	r.attachments = attachments;
	r.attachment_count = COUNT_OF(attachments);
	r.absent_until = day("2027-01-04");
	r.failed = failed;
	r.failed_count = COUNT_OF(failed);
	r.returned_id = "ESC-2026-0042.17.abc@surrey.example";
	r.delayed = true;
	r.problems = problems;
	r.problem_count = COUNT_OF(problems);
	return r;
}

static struct case_party party(const char *email, const char *name, unsigned role)
{
	return (struct case_party){email, name, role};
}

static void full_rung(struct casefile *c, int step)
{
	struct case_rung *r = ARENA_PUSH(&arena, struct case_rung, c->rungs, c->rung_count);
	struct case_answer *answer;
	struct form_action *action;

	r->step = step;
	r->cause = CASE_NOT_SATISFIED;
	r->owner = party("helen@croydon.example", "Helen Price", ROLE_TEAM_MANAGER);
	r->deputy = party("mark@croydon.example", "Mark Reid", ROLE_TEAM_MANAGER | ROLE_SSW);
	r->started = moment("2026-12-18T10:00");
	r->day_zero = day("2026-12-18");
	r->days = 5;
	r->due = day("2026-12-29");
	r->due_fixed = true;
	r->lapsed = moment("2026-12-29T17:00");
	r->reminded = true;
	r->chased = moment("2026-12-30T08:00");
	r->chases = 2;
	r->answered = moment("2026-12-31T09:00");
	r->ended = moment("2027-01-02T09:00");
	r->agreement =
	    (struct case_agreement){day("2026-12-30"), day("2026-12-31"),
				    moment("2026-12-21T09:00"), moment("2026-12-22T09:00")};
	r->recorded = true;
	r->record_asked = moment("2026-12-23T09:00");
	r->told = day("2026-12-24");
	answer = ARENA_PUSH(&arena, struct case_answer, r->answers, r->answer_count);
	answer->at = moment("2026-12-31T09:00");
	answer->by = "helen@croydon.example";
	answer->text = "I am sorry.\n\nIt is booked.";
	action = ARENA_PUSH(&arena, struct form_action, answer->actions, answer->action_count);
	*action = (struct form_action){"Book", "Helen", "8 Jan", day("2027-01-08")};
	answer->complete = true;
	answer->late = true;
}

static struct casefile *full_case(void)
{
	struct casefile *c = casefile_new(&arena);
	struct case_outcome *outcome;
	struct case_question *question;

	c->ref = "ESC-2026-0042";
	c->state = CASE_CLOSED;
	c->closed_as = CASE_EXHAUSTED;
	c->opened = moment("2026-12-18T10:00");
	c->closed = moment("2027-01-25T20:00");
	c->submitter = party("sian@mail.example", "Si\xC3\xA2n O'Connor", ROLE_CARER);
	c->adviser = party("priya@surrey.example", "Priya Nair", ROLE_PANEL_ADVISER);
	c->immediate_safeguarding = true;
	c->reputation = true;
	c->days_late = 3;
	c->form = full_form();
	c->concern = "Respite was cancelled.";
	c->about = ROLE_SSW | ROLE_TEAM_MANAGER;
	*ARENA_PUSH(&arena, const char *, c->excluded, c->excluded_count) = "tom@croydon.example";
	c->proposed = "david@surrey.example";
	c->route_asked = moment("2026-12-18T10:01");
	full_rung(c, 0);
	full_rung(c, 1);
	outcome = ARENA_PUSH(&arena, struct case_outcome, c->outcomes, c->outcome_count);
	*outcome =
	    (struct case_outcome){moment("2027-01-02T09:00"), "sian@mail.example", ROLE_CARER,
				  VERDICT_NOT_RESOLVED,	      "Not resolved.",	   1};
	c->outcome_asked = moment("2026-12-31T09:01");
	question = ARENA_PUSH(&arena, struct case_question, c->questions, c->question_count);
	*question = (struct case_question){moment("2026-12-19T09:00"),
					   moment("2026-12-20T09:00"),
					   "helen@croydon.example",
					   "Which weekend?",
					   "The 30th.",
					   1};
	c->paused = moment("2026-12-20T09:00");
	c->paused_told = moment("2026-12-21T09:00");
	c->paused_left = 4;
	c->next_at = moment("2027-01-26T17:00");
	c->next_what = "chase";
	c->serial = 17;
	return c;
}

static struct procedure *full_procedure(void)
{
	struct procedure *p = ARENA_NEW(&arena, struct procedure);
	struct procedure_step *step;

	p->name = "third-council";
	p->title = "Third council's \"way\"";
	p->form = "surrey-panel";
	p->submitter = ROLE_PANEL_CHAIR;
	p->free_text = true;
	p->adviser = ROLE_PANEL_ADVISER;
	p->judges = ROLE_ADM | ROLE_PANEL_CHAIR;
	p->routing = PROCEDURE_DIRECT;
	p->submit_within = 5;
	p->route_days = 1;
	p->outcome_days = 6;
	p->actions_required = true;
	p->further_form = true;
	p->earlier_days_count = true;
	p->question_pauses = true;
	p->owner_records = true;
	p->record_days = 7;
	p->record = "the file";
	p->complaints = "Write to us.";
	p->iro = "Ask the IRO.";
	p->agenda = "Put it on the agenda.";
	p->tell_lapse = ROLE_PANEL_ADVISER;
	p->tell_safeguarding = ROLE_SERVICE_MANAGER;
	step = ARENA_PUSH(&arena, struct procedure_step, p->steps, p->step_count);
	*step = (struct procedure_step){"manager", "Manager", ROLE_TEAM_MANAGER,    5,	     1, 2,
					3,	   true,      PROCEDURE_REPUTATION, ROLE_SSW};
	step = ARENA_PUSH(&arena, struct procedure_step, p->steps, p->step_count);
	*step = (struct procedure_step){"director",
					"Director",
					ROLE_DIRECTOR,
					0,
					0,
					5,
					-1,
					false,
					PROCEDURE_REPUTATION | PROCEDURE_SAFEGUARDING,
					ROLE_TEAM_MANAGER | ROLE_SERVICE_MANAGER};
	return p;
}

/* A member that was added to a struct and not to its table would be lost in the store. */
static void test_tables_know_all_members(void **state)
{
	(void)state;
#ifdef __LP64__
	assert_int_equal(sizeof(struct reading), 264);
	assert_int_equal(sizeof(struct verdict), 40);
	assert_int_equal(sizeof(struct form), 64);
	assert_int_equal(sizeof(struct form_action), 32);
	assert_int_equal(sizeof(struct casefile), 256);
	assert_int_equal(sizeof(struct case_rung), 192);
	assert_int_equal(sizeof(struct case_answer), 48);
	assert_int_equal(sizeof(struct case_outcome), 40);
	assert_int_equal(sizeof(struct case_question), 48);
	assert_int_equal(sizeof(struct procedure), 128);
	assert_int_equal(sizeof(struct procedure_step), 48);
#else
	skip();
#endif
}

/* ---- round trips */

static struct reading parse_reading(const char *text)
{
	struct err e = {0};
	struct reading r;

	if (codec_reading_parse(&arena, text, strlen(text), &r, &e) < 0)
		fail_msg("%s", e.text);
	return r;
}

static void test_reading_comes_back_whole(void **state)
{
	struct reading r = full_reading(), back;
	const char *text = codec_reading_text(&arena, &r);

	(void)state;
	assert_null(strchr(text, '\n'));
	back = parse_reading(text);
	assert_string_equal(codec_reading_text(&arena, &back), text);
	assert_int_equal(back.kind, READING_REPLY);
	assert_string_equal(back.from.name, r.from.name);
	assert_string_equal(back.reply_to.email, "reply@mail.example");
	assert_null(back.reply_to.name);
	assert_int_equal(back.recipient_count, 2);
	assert_string_equal(back.references[1], "c@d.example");
	assert_int_equal(back.date, r.date);
	assert_string_equal(back.text, r.text);
	assert_int_equal(back.verdict.kind, VERDICT_AGREED_DATE);
	assert_string_equal(back.verdict.route_to, "David Marsh");
	assert_int_equal(back.verdict.date, r.verdict.date);
	assert_int_equal(back.verdict.told, r.verdict.told);
	assert_true(back.verdict.unclear && back.verdict.acknowledgement);
	assert_true(back.verdict.has_actions && back.verdict.recorded && back.verdict.told_said);
	assert_true(back.verdict.record_only);
	assert_true(back.verdict.yes && back.verdict.no && back.verdict.danger);
	assert_int_equal(back.absent_until, r.absent_until);
	assert_string_equal(back.failed[0], "x@y.example");
	assert_true(back.delayed);
	assert_string_equal(back.problems[0], r.problems[0]);
}

static void test_empty_reading_comes_back(void **state)
{
	struct reading r, back;

	(void)state;
	reading_init(&r);
	back = parse_reading(codec_reading_text(&arena, &r));
	assert_int_equal(back.kind, READING_MESSAGE);
	assert_string_equal(back.subject, "");
	assert_string_equal(back.text, "");
	assert_null(back.message_id);
	assert_null(back.case_ref);
	assert_null(back.form);
	assert_true(back.date == DATE_NO_MOMENT);
	assert_int_equal(back.verdict.kind, VERDICT_NONE);
	assert_int_equal(back.verdict.date, DATE_NO_DAY);
	assert_int_equal(back.absent_until, DATE_NO_DAY);
	assert_int_equal(back.recipient_count, 0);
}

static void test_form_comes_back_whole(void **state)
{
	struct reading r, back;
	struct form *f, *g;
	size_t i;

	(void)state;
	reading_init(&r);
	f = r.form = full_form();
	back = parse_reading(codec_reading_text(&arena, &r));
	g = back.form;
	assert_ptr_equal(g->type, f->type);
	for (i = 0; i < f->type->field_count; i++) {
		assert_string_equal(g->values[i].text, f->values[i].text);
		assert_int_equal(g->values[i].date, f->values[i].date);
		assert_int_equal(g->values[i].tick, f->values[i].tick);
		assert_int_equal(g->values[i].roles, f->values[i].roles);
	}
	assert_int_equal(g->other_count, 2);
	assert_string_equal(g->others[0].label, "Delay in DBS");
	assert_int_equal(g->others[0].raised, FORM_YES);
	assert_int_equal(g->others[1].raised, FORM_UNSAID);
	assert_int_equal(g->action_count, 3);
	assert_string_equal(g->actions[0].by_when, "11/12/26");
	assert_int_equal(g->actions[0].by_date, f->actions[0].by_date);
	assert_string_equal(g->actions[1].by_when, "from January");
	assert_int_equal(g->actions[1].by_date, DATE_NO_DAY);
	assert_null(g->actions[2].by_whom);
	assert_null(g->actions[2].by_when);
	assert_int_equal(g->actions[2].by_date, f->actions[2].by_date);
	assert_string_equal(g->problems[0], f->problems[0]);
}

static void test_empty_form_comes_back(void **state)
{
	struct reading r, back;
	size_t i, t;

	(void)state;
	for (t = 0; t < form_type_count; t++) {
		reading_init(&r);
		r.form = form_new(&arena, form_types[t]);
		back = parse_reading(codec_reading_text(&arena, &r));
		for (i = 0; i < r.form->type->field_count; i++) {
			assert_null(back.form->values[i].text);
			assert_int_equal(back.form->values[i].date, DATE_NO_DAY);
			assert_int_equal(back.form->values[i].tick, FORM_UNSAID);
			assert_int_equal(back.form->values[i].roles, 0);
		}
	}
}

static void no_pointers(struct case_rung *r)
{
	r->owner.email = r->owner.name = r->deputy.email = r->deputy.name = NULL;
	r->answers = NULL;
}

static void test_case_comes_back_whole(void **state)
{
	struct casefile *c = full_case(), *back = NULL;
	struct procedure *p = full_procedure();
	const char *text = codec_case_text(&arena, c);
	struct case_rung was, is;

	(void)state;
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	assert_ptr_equal(back->procedure, p);
	assert_string_equal(codec_case_text(&arena, back), text);
	assert_string_equal(back->rungs[1].owner.name, "Helen Price");
	assert_string_equal(back->rungs[1].deputy.email, "mark@croydon.example");
	assert_string_equal(back->rungs[1].answers[0].text, "I am sorry.\n\nIt is booked.");
	assert_true(back->rungs[1].answers[0].late && back->rungs[1].answers[0].complete);
	assert_string_equal(back->rungs[1].answers[0].actions[0].by_when, "8 Jan");
	/* All of what is no pointer, at once. */
	was = c->rungs[1];
	is = back->rungs[1];
	no_pointers(&was);
	no_pointers(&is);
	assert_memory_equal(&was, &is, sizeof(was));
	assert_int_equal(back->outcomes[0].at, c->outcomes[0].at);
	assert_int_equal(back->outcomes[0].role, ROLE_CARER);
	assert_int_equal(back->outcomes[0].verdict, VERDICT_NOT_RESOLVED);
	assert_int_equal(back->outcomes[0].rung, 1);
	assert_string_equal(back->questions[0].reply, "The 30th.");
	assert_int_equal(back->questions[0].answered, c->questions[0].answered);
	assert_int_equal(back->state, CASE_CLOSED);
	assert_int_equal(back->closed_as, CASE_EXHAUSTED);
	assert_int_equal(back->closed, c->closed);
	assert_true(back->immediate_safeguarding && back->reputation);
	assert_int_equal(back->about, c->about);
	assert_string_equal(back->excluded[0], "tom@croydon.example");
	assert_string_equal(back->adviser.email, "priya@surrey.example");
	assert_int_equal(back->route_asked, c->route_asked);
	assert_int_equal(back->outcome_asked, c->outcome_asked);
	assert_int_equal(back->paused, c->paused);
	assert_int_equal(back->paused_told, c->paused_told);
	assert_int_equal(back->paused_left, 4);
	assert_int_equal(back->next_at, c->next_at);
	assert_string_equal(back->next_what, "chase");
	assert_int_equal(back->days_late, 3);
	assert_int_equal(back->serial, 17);
	/* The rules push behind what was read. */
	full_rung(back, 1);
	full_rung(back, 0);
	assert_int_equal(back->rung_count, 4);
	assert_string_equal(back->rungs[1].owner.name, "Helen Price");
}

static void test_bare_case_comes_back_bare(void **state)
{
	struct casefile *c = casefile_new(&arena), *back = NULL;
	struct procedure *p = full_procedure();
	const char *text;

	(void)state;
	c->ref = "ESC-2026-0001";
	text = codec_case_text(&arena, c);
	assert_string_equal(text, "{\"ref\":\"ESC-2026-0001\",\"state\":\"awaiting-routing\"}");
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	c->procedure = p;
	/* Its reference alone is another pointer. */
	back->ref = c->ref;
	assert_memory_equal(back, c, sizeof(*c));
}

/* However long a case has become, it must be readable: no limits there. */
static void test_very_long_case_comes_back(void **state)
{
	struct casefile *c = casefile_new(&arena), *back = NULL;
	struct procedure *p = full_procedure();
	const char *text;
	int i;

	(void)state;
	c->ref = "ESC-2026-0001";
	for (i = 0; i < 3000; i++)
		full_rung(c, i % 2);
	text = codec_case_text(&arena, c);
	assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
	assert_int_equal(back->rung_count, 3000);
}

static void test_case_that_does_not_fit_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    "{}",
	    "[]",
	    "{\"ref\":\"ESC-2026-0001\"}",
	    "{\"state\":\"closed\"}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"open\"}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"more\":1}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"rungs\":[{\"cause\":\"opened\","
	    "\"step\":2}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"rungs\":[{\"cause\":\"opened\","
	    "\"step\":-1}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"outcomes\":[{\"rung\":0}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"questions\":[{\"rung\":0}]}",
	    "{\"ref\":\"ESC-2026-0001\",\"state\":\"closed\",\"serial\":3000000000}",
	};
	struct procedure *p = full_procedure();
	struct casefile *back;
	struct err e;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++) {
		back = NULL;
		if (codec_case_parse(&arena, texts[i], strlen(texts[i]), p, &back, &e) == 0)
			fail_msg("taken: %s", texts[i]);
		assert_int_equal(e.kind, ERR_INTERNAL);
		assert_null(back);
	}
}

static void test_procedure_comes_back_whole(void **state)
{
	struct procedure *p = full_procedure(), *back = NULL, bare = {.name = "bare"};
	const char *text = codec_procedure_text(&arena, p);
	struct procedure_step was, is;
	size_t i;

	(void)state;
	assert_int_equal(codec_procedure_parse(&arena, text, strlen(text), &back, NULL), 0);
	assert_string_equal(codec_procedure_text(&arena, back), text);
	assert_int_equal(back->step_count, 2);
	for (i = 0; i < 2; i++) {
		was = p->steps[i];
		is = back->steps[i];
		assert_string_equal(is.name, was.name);
		assert_string_equal(is.title, was.title);
		was.name = was.title = is.name = is.title = NULL;
		assert_memory_equal(&is, &was, sizeof(is));
	}
	assert_string_equal(back->title, p->title);
	assert_string_equal(back->agenda, p->agenda);
	assert_int_equal(back->routing, PROCEDURE_DIRECT);
	assert_int_equal(back->judges, p->judges);
	assert_int_equal(back->tell_safeguarding, ROLE_SERVICE_MANAGER);
	assert_true(back->free_text && back->further_form && back->question_pauses);
	text = codec_procedure_text(&arena, &bare);
	assert_int_equal(codec_procedure_parse(&arena, text, strlen(text), &back, NULL), 0);
	assert_null(back->complaints);
	assert_int_equal(back->step_count, 0);
}

/* ---- what others read */

/* DESIGN section 5: these names are a promise. */
static void test_reading_has_the_promised_keys(void **state)
{
	static const char *const keys[] = {"kind", "from", "subject", "message_id", "date",
					   "case", "text", "verdict", "form",	    "problems"};
	struct reading r = full_reading(), empty;
	json_t *o, *e;
	size_t i;

	(void)state;
	reading_init(&empty);
	o = json_loads(codec_reading_text(&arena, &r), 0, NULL);
	e = json_loads(codec_reading_text(&arena, &empty), 0, NULL);
	for (i = 0; i < COUNT_OF(keys); i++) {
		assert_non_null(json_object_get(o, keys[i]));
		assert_non_null(json_object_get(e, keys[i]));
	}
	assert_string_equal(json_string_value(json_object_get(o, "kind")), "reply");
	assert_string_equal(json_string_value(json_object_get(o, "verdict")), "agreed-date");
	assert_string_equal(json_string_value(json_object_get(o, "case")), "ESC-2026-0042");
	assert_string_equal(json_string_value(json_object_get(o, "date")),
			    "2026-12-18T10:00:01+00:00");
	assert_string_equal(json_string_value(json_object_get(json_object_get(o, "from"), "email")),
			    "sian@mail.example");
	assert_true(json_is_null(json_object_get(e, "message_id")));
	assert_true(json_is_null(json_object_get(e, "date")));
	assert_true(json_is_null(json_object_get(e, "case")));
	assert_true(json_is_null(json_object_get(e, "verdict")));
	assert_true(json_is_null(json_object_get(e, "form")));
	assert_true(json_is_array(json_object_get(e, "problems")));
	json_decref(o);
	json_decref(e);
}

static const char *form_text_of(const struct form *f, const char *path)
{
	json_t *o = codec_form_json(f), *value = o;
	size_t count, i;
	char **keys = str_split(&arena, path, '/', &count);
	char *text;
	const char *copy;

	for (i = 0; i < count; i++)
		value = keys[i][0] >= '0' && keys[i][0] <= '9'
			    ? json_array_get(value, (size_t)(keys[i][0] - '0'))
			    : json_object_get(value, keys[i]);
	if (!value)
		fail_msg("%s: no such key", path);
	text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
	copy = arena_strdup(&arena, text);
	free(text);
	json_decref(o);
	return copy;
}

static void test_forms_have_the_promised_keys(void **state)
{
	static const char *const surrey[] = {"foster_carers",
					     "panel_date",
					     "social_worker",
					     "team_manager",
					     "panel_chair",
					     "panel_adviser",
					     "concerns/timescales",
					     "concerns/planning",
					     "concerns/checks",
					     "concerns/reports_quality",
					     "concerns/assessment_quality",
					     "concerns/analysis_quality",
					     "concerns/inclusion",
					     "concerns/decision_making",
					     "concerns/safeguarding",
					     "other_concerns",
					     "details",
					     "response_due",
					     "immediate_safeguarding",
					     "manager",
					     "date_sent",
					     "spreadsheet_updated",
					     "response",
					     "actions",
					     "date_received",
					     "date_to_chair",
					     "date_to_adm",
					     "feedback_date",
					     "adm_response",
					     "chair_response",
					     "resolved",
					     "further_escalation"};
	static const char *const croydon[] = {
	    "carers",	     "ssw",	  "concern",	  "impact", "bottom_line",
	    "conversations", "tried",	  "first_raised", "about",  "immediate_safeguarding",
	    "reputation",    "inform_iro"};
	struct form *f = form_new(&arena, form_type_find("surrey-panel"));
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(surrey); i++)
		assert_string_equal(
		    form_text_of(f, surrey[i]),
		    strstr(surrey[i], "other_") || strstr(surrey[i], "actions") ? "[]" : "null");
	form_set(f, "concerns.timescales")->tick = FORM_YES;
	form_set(f, "concerns.planning")->tick = FORM_NO;
	form_set(f, "panel_date")->date = day("2026-05-01");
	form_set(f, "panel_date")->text = "1st May 2026";
	form_set(f, "details")->text = "late";
	assert_string_equal(form_text_of(f, "concerns/timescales"), "true");
	assert_string_equal(form_text_of(f, "concerns/planning"), "false");
	assert_string_equal(form_text_of(f, "panel_date"), "\"2026-05-01\"");
	assert_string_equal(form_text_of(f, "words/panel_date"), "\"1st May 2026\"");
	assert_string_equal(form_text_of(f, "details"), "\"late\"");
	assert_string_equal(form_text_of(full_form(), "actions/0"),
			    "{\"action\":\"File it\",\"by_when\":\"2026-12-11\",\"by_whom\":"
			    "\"Ben Carver\",\"words\":\"11/12/26\"}");
	assert_string_equal(form_text_of(full_form(), "actions/1/by_when"), "\"from January\"");
	assert_string_equal(form_text_of(full_form(), "other_concerns/0"),
			    "{\"label\":\"Delay in DBS\",\"raised\":true}");
	f = form_new(&arena, form_type_find("croydon-carer"));
	for (i = 0; i < COUNT_OF(croydon); i++)
		assert_string_equal(form_text_of(f, croydon[i]), "null");
	form_set(f, "about")->tick = FORM_NO;
	assert_string_equal(form_text_of(f, "about"), "[]");
	form_set(f, "about")->roles = ROLE_SSW | ROLE_TEAM_MANAGER;
	assert_string_equal(form_text_of(f, "about"), "[\"ssw\",\"team-manager\"]");
}

/* ---- a reader in an attacker's hand */

static bool is_taken(const char *text, size_t size)
{
	struct reading r, before;
	struct err e = {0};
	int result;

	reading_init(&r);
	r.subject = "untouched";
	before = r;
	result = codec_reading_parse(&arena, text, size, &r, &e);
	if (result == 0)
		return true;
	assert_int_equal(e.kind, ERR_INPUT);
	assert_memory_equal(&r, &before, sizeof(r));
	return false;
}

/* The full reading with one key (after "/": inside that object) replaced; NULL: taken away. */
static const char *with(const char *path, const char *json)
{
	struct reading r = full_reading();
	json_t *o = json_loads(codec_reading_text(&arena, &r), 0, NULL), *in = o, *value;
	size_t count, i;
	char **keys = str_split(&arena, path, '/', &count);

	for (i = 0; i + 1 < count; i++)
		in = json_object_get(in, keys[i]);
	value = json ? json_loads(json, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL) : NULL;
	if (json && !value)
		fail_msg("the test's own JSON is broken: %s", json);
	if (value)
		json_object_set_new(in, keys[count - 1], value);
	else
		json_object_del(in, keys[count - 1]);
	return codec_text(&arena, o);
}

static void test_hostile_values_are_refused(void **state)
{
	static const struct {
		const char *path, *json;
	} rows[] = {
	    {"kind", "\"admin\""},
	    {"kind", "null"},
	    {"kind", "3"},
	    {"kind", NULL},
	    {"subject", "3"},
	    {"subject", "[\"a\"]"},
	    {"subject", "\"a\\u0000b\""},
	    {"from", "\"x@y.example\""},
	    {"from", "[]"},
	    {"from/email", "\"not an address\""},
	    {"from/email", "\"a@b.example\\r\\nBcc: c@d.example\""},
	    {"from/email", "\"<a@b.example>\""},
	    {"from/email", "\"\""},
	    {"from/email", "{}"},
	    {"from/more", "1"},
	    {"sender/email", "\"a b@c.example\""},
	    {"recipients", "[{\"email\":\"a@b.example, c@d.example\",\"name\":null}]"},
	    {"recipients", "[[]]"},
	    {"recipients", "{}"},
	    {"message_id", "\"a b@c\""},
	    {"message_id", "\"<a@b>\""},
	    {"message_id", "\"\""},
	    {"message_id", "\"a@b\\nX: y\""},
	    {"message_id", "\"\\u00e9@b\""},
	    {"references", "[\"a@b\", \"c\\td\"]"},
	    {"references", "[null]"},
	    {"date", "\"yesterday\""},
	    {"date", "1795000000"},
	    {"date", "\"2026-02-31T10:00\""},
	    {"case", "\"ESC-2026-42\""},
	    {"case", "\"ESC-2026-0042 and more\""},
	    {"case", "\"esc-2026-0042\""},
	    {"case", "\"\""},
	    {"verdict", "\"maybe\""},
	    {"verdict", "true"},
	    {"said/danger", "1"},
	    {"said/told", "\"2026-02-31\""},
	    {"said/kind", "1"},
	    {"failed", "[\"x\"]"},
	    {"absent_until", "\"31/12/2026\""},
	    {"delayed", "\"true\""},
	    {"unknown", "1"},
	    {"form", "[]"},
	    {"form", "{}"},
	    {"form/type", "\"third-council\""},
	    {"form/unknown", "\"x\""},
	    {"form/concerns", "true"},
	    {"form/concerns/unknown", "true"},
	    {"form/concerns/timescales", "\"yes\""},
	    {"form/panel_date", "\"24/11/2026\""},
	    {"form/details", "[\"x\"]"},
	    {"form/actions", "[{\"action\":1}]"},
	    {"form/actions", "[{\"by_when\":\"soon\",\"words\":\"x\"}]"},
	    {"form/actions", "[{\"words\":\"x\"}]"},
	    {"form/other_concerns", "[{\"label\":\"x\",\"raised\":\"no\"}]"},
	    {"form/words", "[]"},
	    {"form/words/unknown", "\"x\""},
	    {"form/words/panel_date", "1"},
	    {"form/words/details", "\"words of a text\""},
	};
	size_t i;
	const char *text;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = with(rows[i].path, rows[i].json);
		if (is_taken(text, strlen(text)))
			fail_msg("taken: %s = %s", rows[i].path,
				 rows[i].json ? rows[i].json : "(missing)");
	}
	/* The same with nothing changed is taken: the rows above fail for their own reason. */
	text = with("subject", "\"x\"");
	assert_true(is_taken(text, strlen(text)));
}

static void test_form_without_form_is_refused(void **state)
{
	struct reading r;
	const char *text;

	(void)state;
	reading_init(&r);
	r.kind = READING_FORM;
	text = codec_reading_text(&arena, &r);
	assert_false(is_taken(text, strlen(text)));
	r.form = full_form();
	text = codec_reading_text(&arena, &r);
	assert_true(is_taken(text, strlen(text)));
}

static const char *list_of(size_t n, const char *item)
{
	struct str s;

	str_init(&s, &arena, STR_UNBOUNDED);
	for (; n; n--) {
		str_add(&s, s.len ? "," : "[");
		str_add(&s, item);
	}
	str_add(&s, "]");
	return str_text(&s);
}

static const char *text_of(size_t n)
{
	char *s = arena_alloc(&arena, n + 3);

	memset(s, 'x', n + 2);
	s[0] = s[n + 1] = '"';
	return s;
}

static void test_limits(void **state)
{
	const struct {
		const char *path, *json;
		bool taken;
	} rows[] = {
	    {"recipients", list_of(100, "{\"email\":\"a@b.example\",\"name\":null}"), true},
	    {"recipients", list_of(101, "{\"email\":\"a@b.example\",\"name\":null}"), false},
	    {"references", list_of(50, "\"a@b\""), true},
	    {"references", list_of(51, "\"a@b\""), false},
	    {"problems", list_of(1000, "\"p\""), true},
	    {"problems", list_of(1001, "\"p\""), false},
	    {"subject", text_of(64 << 10), true},
	    {"subject", text_of((64 << 10) + 1), false},
	    {"text", text_of(8 << 20), true},
	    {"text", text_of((8 << 20) + 1), false},
	    {"form/actions", list_of(1001, "{}"), false},
	};
	char *huge;
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = with(rows[i].path, rows[i].json);
		if (is_taken(text, strlen(text)) != rows[i].taken)
			fail_msg("row %zu: %s", i, rows[i].path);
	}
	huge = memset(arena_alloc(&arena, CODEC_MAX_READING + 1), ' ', CODEC_MAX_READING + 1);
	assert_false(is_taken(huge, CODEC_MAX_READING + 1));
	/* Depth, and a number of values that would take a thousand times their bytes. */
	memset(huge, '[', 1 << 20);
	assert_false(is_taken(huge, 1 << 20));
	for (i = 0; i < 1 << 20; i += 2)
		memcpy(huge + i, "1,", 2);
	huge[0] = '[';
	assert_false(is_taken(huge, 1 << 20));
}

static void test_broken_json_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    " ",
	    "null",
	    "[]",
	    "{",
	    "{\"kind\":\"form\",\"kind\":\"bounce\"}",
	    "{\"kind\":\"form\"} {}",
	    "{\"kind\":\"form\",\"subject\":\"\xFF\"}",
	    "{\"kind\":\"form\",\"subject\":\"\xC0\x80\"}",
	    "{\"kind\":\"form\",\"subject\":\"\xED\xA0\x80\"}",
	    "{\"kind\":\"form\",\"subject\":\"\\ud800\"}",
	    "{\"kind\":\"form\",\"subject\":\"a\nb\"}",
	    "{\"kind\":\"form\",\"serial\":1e999}",
	    "{'kind':'form'}",
	};
	struct reading r = full_reading();
	const char *whole = codec_reading_text(&arena, &r);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++)
		if (is_taken(texts[i], strlen(texts[i])))
			fail_msg("taken: %s", texts[i]);
	assert_false(is_taken("{\"kind\":\"form\"\0}", 17));
	for (i = 0; i < strlen(whole); i++)
		if (is_taken(whole, i))
			fail_msg("taken: the first %zu bytes", i);
	assert_true(is_taken(whole, strlen(whole)));
}

/* Each byte of a good reading changed, to two of a few in turn: taken or refused, never worse. What
 * is taken holds what everything behind it trusts. */
static void test_any_byte_changed(void **state)
{
	static const char bytes[] = {'"', '\\', '{', '}', '[',	']',	',',	':',
				     '0', 'x',	' ', '@', '\n', '\x80', '\xFF', 0};
	struct reading r = full_reading(), got;
	const char *whole = codec_reading_text(&arena, &r);
	size_t n = strlen(whole), i, b;
	struct arena each;
	char *text;

	(void)state;
	text = arena_strdup(&arena, whole);
	for (i = 0; i < n; i++) {
		for (b = 0; b < 2; b++) {
			arena_init(&each);
			text[i] = bytes[(i * 2 + b) % sizeof(bytes)];
			if (codec_reading_parse(&each, text, n, &got, NULL) == 0) {
				assert_true(!got.from.email || str_is_address(got.from.email));
				assert_true(!got.case_ref || reading_find_ref(&each, got.case_ref));
				assert_null(strchr(got.subject, '\n'));
			}
			arena_clear(&each);
		}
		text[i] = whole[i];
	}
}

static void test_control_characters_become_blanks(void **state)
{
	struct reading r;

	(void)state;
	r = parse_reading(with("subject", "\"a\\r\\nBcc: b\\u007f\\tc\""));
	assert_string_equal(r.subject, "a  Bcc: b  c");
	r = parse_reading(with("text", "\"a\\r\\n\\tb\\u001b[2J\""));
	assert_string_equal(r.text, "a \n\tb [2J");
	r = parse_reading(with("from/name", "\"A\\nB\""));
	assert_string_equal(r.from.name, "A B");
	r = parse_reading(with("from/email", "\"Sian@Mail.Example\""));
	assert_string_equal(r.from.email, "sian@mail.example");
}

/* Errors are logged: they quote nothing of what was read (B5). */
static void test_B5_errors_quote_nothing(void **state)
{
	const char *text = with("from/email", "\"Janet Whitmore\"");
	struct reading r;
	struct err e;

	(void)state;
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_string_equal(e.text, "JSON key \"email\" is no address");
	text = with("Janet", "1");
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_null(strstr(e.text, "Janet"));
	text = "{\"kind\":Janet}";
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_null(strstr(e.text, "Janet"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_tables_know_all_members),
	    TEST(test_reading_comes_back_whole),
	    TEST(test_empty_reading_comes_back),
	    TEST(test_form_comes_back_whole),
	    TEST(test_empty_form_comes_back),
	    TEST(test_case_comes_back_whole),
	    TEST(test_bare_case_comes_back_bare),
	    TEST(test_very_long_case_comes_back),
	    TEST(test_case_that_does_not_fit_is_refused),
	    TEST(test_procedure_comes_back_whole),
	    TEST(test_reading_has_the_promised_keys),
	    TEST(test_forms_have_the_promised_keys),
	    TEST(test_hostile_values_are_refused),
	    TEST(test_form_without_form_is_refused),
	    TEST(test_limits),
	    TEST(test_broken_json_is_refused),
	    TEST(test_any_byte_changed),
	    TEST(test_control_characters_become_blanks),
	    TEST(test_B5_errors_quote_nothing),
	};

	codec_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
