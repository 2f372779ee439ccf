/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <string.h>

#include "codec_full.h"
#include "fixture.h"

struct form *codec_full_form(struct arena *a)
{
	struct form *f = form_new(a, form_type_find("surrey-panel"));
	const struct form_field *field;
	struct form_concern *other;
	struct form_action *action;
	size_t i;

	for (i = 0; i < f->type->field_count; i++) {
		field = &f->type->fields[i];
		f->values[i].text = arena_printf(a, "words of %s\n\"caf\xC3\xA9\"", field->key);
		f->values[i].where = arena_printf(a, "form.docx, table 1, row %zu", i);
		f->values[i].place = (int)i;
		f->values[i].place_no = i % 2 ? (int)i + 1 : 0;
		if (field->type == FORM_DATE)
			f->values[i].date = fixture_day("2026-11-24") + (date_day)i;
		if (field->type == FORM_TICK)
			f->values[i].tick = i % 2 ? FORM_YES : FORM_NO;
		if (field->type == FORM_ROLES)
			f->values[i].roles = ROLE_SSW | ROLE_ADMIN;
	}
	other = ARENA_PUSH(a, struct form_concern, f->others, f->other_count);
	*other = (struct form_concern){"Delay in DBS", FORM_YES};
	other = ARENA_PUSH(a, struct form_concern, f->others, f->other_count);
	*other = (struct form_concern){"Contact", FORM_UNSAID};
	action = ARENA_PUSH(a, struct form_action, f->actions, f->action_count);
	*action =
	    (struct form_action){"File it", "Ben Carver", "11/12/26", fixture_day("2026-12-11")};
	action = ARENA_PUSH(a, struct form_action, f->actions, f->action_count);
	*action = (struct form_action){"Check it", "David Marsh", "from January", DATE_NO_DAY};
	action = ARENA_PUSH(a, struct form_action, f->actions, f->action_count);
	*action = (struct form_action){"Tell them", NULL, NULL, fixture_day("2026-12-12")};
	f->others_where = "form.docx, table 2, row 5";
	f->actions_where = "form.docx, table 3, row 2";
	*ARENA_PUSH(a, struct form_action_place, f->action_places, f->action_place_count) =
	    (struct form_action_place){61, 62, 63};
	*ARENA_PUSH(a, struct form_action_place, f->action_places, f->action_place_count) =
	    (struct form_action_place){64, 0, 66};
	*ARENA_PUSH(a, struct form_problem, f->problems, f->problem_count) =
	    (struct form_problem){"panel_date", "Date of panel: no date"};
	*ARENA_PUSH(a, struct form_problem, f->problems, f->problem_count) =
	    (struct form_problem){NULL, "\"Cost\": not known"};
	*ARENA_PUSH(a, struct form_problem, f->problems, f->problem_count) =
	    (struct form_problem){FORM_CONCERNS, "Concerns: not ticked"};
	*ARENA_PUSH(a, struct form_problem, f->problems, f->problem_count) =
	    (struct form_problem){FORM_ACTIONS, "By when: no date"};
	return f;
}

struct reading codec_full_reading(struct arena *a)
{
	static const char *references[] = {"a@b.example", "c@d.example"};
	static const char *attachments[] = {"Form (1).docx"}, *failed[] = {"x@y.example"};
	static const char *problems[] = {"the second date cannot be"};
	static struct reading_auth auth[] = {{"dmarc", "pass", "mail.example"},
					     {"spf", "none", NULL}};
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
	r.date = fixture_at("2026-12-18T10:00:01");
	r.auth = auth;
	r.auth_count = COUNT_OF(auth);
	r.case_ref = "ESC-2026-0042";
	r.text = "Not resolved.\n\tIt is the weekend of his contact visit.";
	r.with_questions = "> Is it?\n\nNot resolved.";
	r.full_text = "Not resolved.\n> cited";
	r.verdict = (struct verdict){.kind = VERDICT_AGREED_DATE,
				     .date = fixture_day("2027-01-08"),
				     .unclear = true,
				     .date_unclear = true,
				     .acknowledgement = true,
				     .has_actions = true,
				     .recorded = true,
				     .record_only = true,
				     .told = fixture_day("2026-12-17"),
				     .told_said = true,
				     .yes = true,
				     .no = true,
				     .route_to = "David Marsh",
				     .danger = true};
	r.form = codec_full_form(a);
	r.cited_form = form_new(a, form_type_find("croydon-carer"));
	form_set(r.cited_form, "concern")->text = "Respite";
	*ARENA_PUSH(a, struct form *, r.more_forms, r.more_form_count) = codec_full_form(a);
	*ARENA_PUSH(a, struct form *, r.more_forms, r.more_form_count) = r.cited_form;
	r.author = (struct reading_address){"Graham", "graham@panel.example"};
	r.attached_text = "A letter.";
	r.unread = problems;
	r.unread_count = COUNT_OF(problems);
	r.attachments = attachments;
	r.attachment_count = COUNT_OF(attachments);
	r.absent_until = fixture_day("2027-01-04");
	r.deputy.name = "Sam Reed";
	r.deputy.email = "sam.reed@example.gov.uk";
	r.failed = failed;
	r.failed_count = COUNT_OF(failed);
	r.returned_id = "ESC-2026-0042.17.abc@surrey.example";
	r.delayed = true;
	r.problems = problems;
	r.problem_count = COUNT_OF(problems);
	return r;
}

/* Member by member: padding stays zero, so that whole structs can be compared. */
static void fill_party(struct case_party *p, const char *email, const char *name, unsigned role)
{
	p->email = email;
	p->name = name;
	p->role = role;
}

void codec_full_rung(struct arena *a, struct casefile *c, int step)
{
	struct case_rung *r = ARENA_PUSH(a, struct case_rung, c->rungs, c->rung_count);
	struct case_answer *answer;
	struct form_action *action;

	r->step = step;
	r->cause = CASE_NOT_SATISFIED;
	fill_party(&r->owner, "helen@croydon.example", "Helen Price", ROLE_TEAM_MANAGER);
	fill_party(&r->deputy, "mark@croydon.example", "Mark Reid", ROLE_TEAM_MANAGER | ROLE_SSW);
	r->started = fixture_at("2026-12-18T10:00");
	r->day_zero = fixture_day("2026-12-18");
	r->days = 5;
	r->due = fixture_day("2026-12-29");
	r->due_fixed = true;
	r->lapsed = fixture_at("2026-12-29T17:00");
	r->reminded = true;
	r->chased = fixture_at("2026-12-30T08:00");
	r->chases = 2;
	r->answered = fixture_at("2026-12-31T09:00");
	r->ended = fixture_at("2027-01-02T09:00");
	r->agreement =
	    (struct case_agreement){fixture_day("2026-12-30"), fixture_day("2026-12-31"),
				    fixture_at("2026-12-21T09:00"), fixture_at("2026-12-22T09:00")};
	r->recorded = true;
	r->record_asked = fixture_at("2026-12-23T09:00");
	r->told = fixture_day("2026-12-24");
	answer = ARENA_PUSH(a, struct case_answer, r->answers, r->answer_count);
	answer->at = fixture_at("2026-12-31T09:00");
	answer->by = "helen@croydon.example";
	answer->text = "I am sorry.\n\nIt is booked.";
	answer->with_questions = "> Why?\n\nI am sorry.\n\n> When?\n\nIt is booked.";
	action = ARENA_PUSH(a, struct form_action, answer->actions, answer->action_count);
	*action = (struct form_action){"Book", "Helen", "8 Jan", fixture_day("2027-01-08")};
	*ARENA_PUSH(a, const char *, answer->problems, answer->problem_count) =
	    "By when: \"8 Jan\" has no year.";
	answer->complete = true;
	answer->late = true;
}

struct casefile *codec_full_case(struct arena *a)
{
	struct casefile *c = casefile_new(a);
	struct case_outcome *outcome;
	struct case_question *question;

	c->ref = "ESC-2026-0042";
	c->state = CASE_CLOSED;
	c->closed_as = CASE_EXHAUSTED;
	c->opened = fixture_at("2026-12-18T10:00");
	c->closed = fixture_at("2027-01-25T20:00");
	fill_party(&c->submitter, "sian@mail.example", "Si\xC3\xA2n O'Connor", ROLE_CARER);
	fill_party(&c->adviser, "priya@surrey.example", "Priya Nair", ROLE_PANEL_ADVISER);
	c->immediate_safeguarding = true;
	c->reputation = true;
	c->days_late = 3;
	c->form_mail = INT64_C(5000000000);
	c->form = codec_full_form(a);
	c->concern = "Respite was cancelled.";
	c->about = ROLE_SSW | ROLE_TEAM_MANAGER;
	*ARENA_PUSH(a, const char *, c->excluded, c->excluded_count) = "tom@croydon.example";
	c->proposed = "david@surrey.example";
	c->route_asked = fixture_at("2026-12-18T10:01");
	codec_full_rung(a, c, 0);
	codec_full_rung(a, c, 1);
	outcome = ARENA_PUSH(a, struct case_outcome, c->outcomes, c->outcome_count);
	*outcome =
	    (struct case_outcome){fixture_at("2027-01-02T09:00"), "sian@mail.example", ROLE_CARER,
				  VERDICT_NOT_RESOLVED,		  "Not resolved.",     1};
	c->outcome_asked = fixture_at("2026-12-31T09:01");
	question = ARENA_PUSH(a, struct case_question, c->questions, c->question_count);
	*question = (struct case_question){fixture_at("2026-12-19T09:00"),
					   fixture_at("2026-12-20T09:00"),
					   "helen@croydon.example",
					   "Which weekend?",
					   "The 30th.",
					   1};
	c->paused = fixture_at("2026-12-20T09:00");
	c->paused_told = fixture_at("2026-12-21T09:00");
	c->paused_left = 4;
	c->next_at = fixture_at("2027-01-26T17:00");
	c->next_what = "chase";
	c->serial = 17;
	return c;
}

/* A form of the council's own. */
static const struct form_type *codec_full_own(void)
{
	static const char *const labels[] = {"What is wrong", NULL}, *const groups[] = {"Paperwork",
											NULL};
	static const char *const yes[] = {"Red", "Amber", NULL}, *const no[] = {"Green", NULL};
	static const char *const actions[] = {"What we will do", NULL};
	static const char *const printed[] = {"Write in ink.", NULL};
	static const struct form_field fields[] = {
	    {"concern", FORM_TEXT, 'A', true, "The concern", labels, true},
	    {"concerns.papers", FORM_TICK, 'B', false, "Papers late", NULL, false},
	};
	static const struct form_type type = {
	    "kent", "Kent's form", fields, COUNT_OF(fields), groups, yes, no, actions, printed};

	return &type;
}

struct procedure *codec_full_procedure(struct arena *a)
{
	struct procedure *p = ARENA_NEW(a, struct procedure);
	struct procedure_step *step;

	p->name = "third-council";
	p->title = "Third council's \"way\"";
	p->form = "surrey-panel";
	p->own_form = codec_full_own();
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
	step = ARENA_PUSH(a, struct procedure_step, p->steps, p->step_count);
	*step = (struct procedure_step){"manager", "Manager", ROLE_TEAM_MANAGER,    5,	     1, 2,
					3,	   true,      PROCEDURE_REPUTATION, ROLE_SSW};
	step = ARENA_PUSH(a, struct procedure_step, p->steps, p->step_count);
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

struct reading codec_full_parse(struct arena *a, const char *text)
{
	struct err e = {0};
	struct reading r;

	if (codec_reading_parse(a, text, strlen(text), &r, &e) < 0)
		fail_msg("%s", e.text);
	return r;
}
