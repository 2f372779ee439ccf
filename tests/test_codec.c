/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings and forms as JSON and back: nothing is lost, and the keys are those that others read. */
#include "check.h"

#include <string.h>

#include "codec_full.h"
#include "fixture.h"

/* A member that was added to a struct and not to its table would be lost in the store. */
static void test_tables_know_all_members(void **state)
{
	(void)state;
#ifdef __LP64__
	assert_int_equal(sizeof(struct reading), 368);
	assert_int_equal(sizeof(struct verdict), 40);
	assert_int_equal(sizeof(struct form), 96);
	assert_int_equal(sizeof(struct form_value), 40);
	assert_int_equal(sizeof(struct form_action), 32);
	assert_int_equal(sizeof(struct form_action_place), 12);
	assert_int_equal(sizeof(struct form_problem), 16);
#else
	skip();
#endif
}

/* ---- there and back */

static void test_reading_comes_back_whole(void **state)
{
	struct reading r = codec_full_reading(&arena), back;
	const char *text = codec_reading_text(&arena, &r);

	(void)state;
	assert_null(strchr(text, '\n'));
	back = codec_full_parse(&arena, text);
	assert_string_equal(codec_reading_text(&arena, &back), text);
	back = codec_full_parse(&arena, codec_reading_brief(&arena, &r));
	assert_string_equal(codec_reading_text(&arena, &back), text);
	assert_int_equal(back.kind, READING_REPLY);
	assert_string_equal(back.from.name, r.from.name);
	assert_string_equal(back.reply_to.email, "reply@mail.example");
	assert_null(back.reply_to.name);
	assert_int_equal(back.recipient_count, 2);
	assert_string_equal(back.references[1], "c@d.example");
	assert_int_equal(back.auth_count, 2);
	assert_string_equal(back.auth[0].domain, "mail.example");
	assert_null(back.auth[1].domain);
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
	assert_string_equal(back.deputy.name, r.deputy.name);
	assert_string_equal(back.deputy.email, r.deputy.email);
	assert_string_equal(back.failed[0], "x@y.example");
	assert_true(back.delayed);
	assert_string_equal(back.problems[0], r.problems[0]);
	assert_string_equal(back.unread[0], r.unread[0]);
	assert_string_equal(back.attached_text, "A letter.");
	assert_int_equal(back.more_form_count, 2);
	assert_string_equal(form_text(back.more_forms[1], "concern"), "Respite");
	assert_string_equal(form_text(back.cited_form, "concern"), "Respite");
	assert_string_equal(back.author.email, "graham@panel.example");
}

static void test_empty_reading_comes_back(void **state)
{
	struct reading r, back;

	(void)state;
	reading_init(&r);
	back = codec_full_parse(&arena, codec_reading_text(&arena, &r));
	assert_int_equal(back.kind, READING_MESSAGE);
	assert_string_equal(back.subject, "");
	assert_string_equal(back.text, "");
	assert_null(back.message_id);
	assert_null(back.case_ref);
	assert_null(back.form);
	assert_int_equal(back.date, DATE_NO_MOMENT);
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
	f = r.form = codec_full_form(&arena);
	back = codec_full_parse(&arena, codec_reading_text(&arena, &r));
	g = back.form;
	assert_ptr_equal(g->type, f->type);
	for (i = 0; i < f->type->field_count; i++) {
		assert_string_equal(g->values[i].text, f->values[i].text);
		assert_int_equal(g->values[i].date, f->values[i].date);
		assert_int_equal(g->values[i].tick, f->values[i].tick);
		assert_int_equal(g->values[i].roles, f->values[i].roles);
		assert_string_equal(g->values[i].where, f->values[i].where);
		assert_int_equal(g->values[i].place, f->values[i].place);
		assert_int_equal(g->values[i].place_no, f->values[i].place_no);
	}
	assert_string_equal(g->others_where, f->others_where);
	assert_string_equal(g->actions_where, f->actions_where);
	assert_int_equal(g->action_place_count, 2);
	assert_memory_equal(g->action_places, f->action_places, 2 * sizeof(*f->action_places));
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
	assert_int_equal(g->problem_count, f->problem_count);
	for (i = 0; i < f->problem_count; i++) {
		assert_string_equal(g->problems[i].text, f->problems[i].text);
		if (f->problems[i].key)
			assert_string_equal(g->problems[i].key, f->problems[i].key);
		else
			assert_null(g->problems[i].key);
	}
}

static void test_empty_form_comes_back(void **state)
{
	struct reading r, back;
	size_t i, t;

	(void)state;
	for (t = 0; t < form_type_count; t++) {
		reading_init(&r);
		r.form = form_new(&arena, form_types[t]);
		back = codec_full_parse(&arena, codec_reading_text(&arena, &r));
		for (i = 0; i < r.form->type->field_count; i++) {
			assert_null(back.form->values[i].text);
			assert_int_equal(back.form->values[i].date, DATE_NO_DAY);
			assert_int_equal(back.form->values[i].tick, FORM_UNSAID);
			assert_int_equal(back.form->values[i].roles, 0);
		}
	}
}

/* ---- what others read */

/* These names are a promise: programs of others read them. */
static void test_reading_has_the_promised_keys(void **state)
{
	static const char *const keys[] = {"kind", "from", "subject", "message_id", "date",
					   "case", "text", "verdict", "form",	    "problems"};
	struct reading r = codec_full_reading(&arena), empty;
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
	form_set(f, "panel_date")->date = fixture_day("2026-05-01");
	form_set(f, "panel_date")->text = "1st May 2026";
	form_set(f, "details")->text = "late";
	assert_string_equal(form_text_of(f, "concerns/timescales"), "true");
	assert_string_equal(form_text_of(f, "concerns/planning"), "false");
	assert_string_equal(form_text_of(f, "panel_date"), "\"2026-05-01\"");
	assert_string_equal(form_text_of(f, "words/panel_date"), "\"1st May 2026\"");
	assert_string_equal(form_text_of(f, "details"), "\"late\"");
	assert_string_equal(form_text_of(codec_full_form(&arena), "actions/0"),
			    "{\"action\":\"File it\",\"by_when\":\"2026-12-11\",\"by_whom\":"
			    "\"Ben Carver\",\"words\":\"11/12/26\"}");
	assert_string_equal(form_text_of(codec_full_form(&arena), "actions/1/by_when"),
			    "\"from January\"");
	assert_string_equal(form_text_of(codec_full_form(&arena), "other_concerns/0"),
			    "{\"label\":\"Delay in DBS\",\"raised\":true}");
	f = form_new(&arena, form_type_find("croydon-carer"));
	for (i = 0; i < COUNT_OF(croydon); i++)
		assert_string_equal(form_text_of(f, croydon[i]), "null");
	form_set(f, "about")->tick = FORM_NO;
	assert_string_equal(form_text_of(f, "about"), "[]");
	form_set(f, "about")->roles = ROLE_SSW | ROLE_TEAM_MANAGER;
	assert_string_equal(form_text_of(f, "about"), "[\"ssw\",\"team-manager\"]");
}

/* The sentences are what people and their programs read; what each is about stands beside them. */
static void test_problems_are_sentences(void **state)
{
	struct form *f = codec_full_form(&arena);

	(void)state;
	assert_string_equal(form_text_of(f, "problems/0"), "\"Date of panel: no date\"");
	assert_string_equal(form_text_of(f, "problem_keys"),
			    "[\"panel_date\",null,\"concerns\",\"actions\"]");
}

/* Forms that were stored before problems had keys, or when the form's type had others. */
static void test_older_problems_are_read(void **state)
{
	static const struct {
		const char *keys, *key; /* of the first */
	} rows[] = {
	    {NULL, NULL},
	    {"null", NULL},
	    {"[\"concerns.checks\", null]", "concerns.checks"},
	    {"[\"renamed\", null]", NULL},
	};
	struct procedure *p = codec_full_procedure(&arena);
	struct casefile *c = codec_full_case(&arena), *back;
	json_t *whole, *form;
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		whole = json_loads(codec_case_text(&arena, c), 0, NULL);
		form = json_object_get(whole, "form");
		json_object_set_new(form, "problems", json_pack("[s, s]", "One.", "Two."));
		json_object_del(form, "problem_keys");
		if (rows[i].keys)
			json_object_set_new(form, "problem_keys",
					    json_loads(rows[i].keys, JSON_DECODE_ANY, NULL));
		text = codec_text(&arena, whole);
		assert_int_equal(codec_case_parse(&arena, text, strlen(text), p, &back, NULL), 0);
		assert_int_equal(back->form->problem_count, 2);
		assert_string_equal(back->form->problems[0].text, "One.");
		assert_string_equal(back->form->problems[1].text, "Two.");
		assert_null(back->form->problems[1].key);
		if (rows[i].key)
			assert_string_equal(back->form->problems[0].key, rows[i].key);
		else
			assert_null(back->form->problems[0].key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_tables_know_all_members),	     TEST(test_reading_comes_back_whole),
	    TEST(test_empty_reading_comes_back),     TEST(test_form_comes_back_whole),
	    TEST(test_empty_form_comes_back),	     TEST(test_reading_has_the_promised_keys),
	    TEST(test_forms_have_the_promised_keys), TEST(test_problems_are_sentences),
	    TEST(test_older_problems_are_read),
	};

	codec_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
