/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A good configuration says what it means, and can be printed and read again. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "config_case.h"
#include "fixture.h"
#include "scratch.h"

static char *sources; /* absolute: where etc/ is */

static int group_setup(void **state)
{
	const char *srcdir = getenv("srcdir");

	sources = realpath(srcdir ? srcdir : ".", NULL);
	return sources ? config_case_enter(state) : -1;
}

static int group_teardown(void **state)
{
	free(sources);
	return config_case_leave(state);
}

static const char *in_sources(const char *path)
{
	return arena_printf(&arena, "%s/%s", sources, path);
}

static void defaults(void **state)
{
	const struct config *c;

	(void)state;
	c = config_case_good_text(&arena, GOOD);
	assert_string_equal(c->council, "Anytown Council");
	assert_int_equal(c->admins.count, 1);
	assert_string_equal(c->admins.items[0], "ann@anytown.example");
	assert_int_equal(c->mailbox.type, CONFIG_MAILBOX_MAILDIR);
	assert_string_equal(c->mailbox.name, "Anytown Council escalations");
	assert_int_equal(c->mailbox.max_size, 35 << 20);
	assert_string_equal(c->mailbox.path, scratch_path(&arena, "in"));
	assert_string_equal(c->mailbox.processed, scratch_path(&arena, "in/.Processed"));
	assert_string_equal(c->mailbox.quarantine, scratch_path(&arena, "in/.Quarantine"));
	assert_null(c->mailbox.server.host);
	assert_string_equal(c->relay.path, scratch_path(&arena, "out"));
	assert_int_equal(c->calendar.region, CALENDAR_ENGLAND_AND_WALES);
	assert_int_equal(c->calendar.day_ends, 17 * 3600);
	assert_int_equal(c->calendar.send_hours.from, 8 * 3600);
	assert_int_equal(c->calendar.send_hours.until, 18 * 3600);
	assert_int_equal(c->calendar.closed.count, 0);
	assert_true(str_ends(c->calendar.source, "/bank-holidays.tsv"));
	assert_string_equal(c->store.path, "/var/lib/escalated/escalated.db");
	assert_int_equal(c->store.keep_years, 0);
	assert_int_equal(c->trust.require, TRUST_NONE);
	assert_string_equal(c->control.socket, "/run/escalated/control.sock");
	assert_null(c->control.group);
	assert_string_equal(c->people.file, scratch_path(&arena, "people.csv"));
	assert_int_equal(c->procedure_count, 1);
	assert_ptr_equal(config_procedure(c, "p"), &c->procedures[0]);
	assert_null(config_procedure(c, "q"));
}

static void defaults_of_steps(void **state)
{
	const struct procedure_step *s;

	(void)state;
	s = config_case_good_text(&arena, COUNCIL MAILBOX RELAY
				  "procedure p { " HEAD "step one { role = ssw days = 5 } "
				  "step short { role = team-manager days = 1 } "
				  "step open { role = service-manager days = 0 } "
				  "step last { role = director days = 5 } }\n")
		->procedures[0]
		.steps;
	assert_string_equal(s[0].title, role_title(ROLE_SSW));
	assert_int_equal(s[0].chase_before, 1);
	assert_int_equal(s[0].chase_every, 5);
	assert_int_equal(s[0].escalate_after, 0);
	assert_int_equal(s[1].chase_before, 0);
	assert_int_equal(s[1].escalate_after, 0);
	assert_int_equal(s[2].chase_before, 0);
	assert_int_equal(s[2].escalate_after, -1);
	assert_int_equal(s[3].escalate_after, -1);
}

#define FULL                                                                                       \
	"council = 'Anytown \"C\" \\\\ ${HOME}'\n"                                                 \
	"admins = {Ann@anytown.example,\n\tbob@anytown.example}\n"                                 \
	"mailbox {\n type = imap\n address = esc@anytown.example\n name = \"Caf\xC3\xA9\"\n"       \
	" max-size = 100K\n folder = Inbox\n processed = \"Done mail\"\n quarantine = Bad\n"       \
	" host = outlook.office365.com\n port = 1993\n tls = starttls\n user = esc\n"              \
	" auth = oauth2\n ca-file = \"ca.pem\"\n}\n"                                               \
	"relay {\n type = smtp\n host = smtp.anytown.example\n user = esc\n"                       \
	" password-file = secret\n}\n"                                                             \
	"oauth2 {\n token-url = \"https://login.example/t/token\"\n client-id = 12-34\n"           \
	" scope = \"https://login.example/.default\"\n client-secret-file = \"/nowhere/s\"\n}\n"   \
	"calendar {\n region = scotland\n day-ends = 16:30\n send-hours = 07:15-21:00\n"           \
	" closed = {\"2027-01-04 Stock take\", \"2026-12-29..2026-12-31  Christmas\n closure\"}\n" \
	" source = \"https://www.gov.uk/bank-holidays.json\"\n}\n"                                 \
	"store {\n path = \"my.db\"\n keep-years = 10\n}\n"                                        \
	"trust {\n require = dmarc\n authserv-id = anytown.example\n}\n"                           \
	"control {\n socket = \"c.sock\"\n group = staff\n}\npeople {\n file = \"/p.csv\"\n}\n"

/* In a.conf. */
static const struct config *full(void)
{
	scratch_write("secret", "hunter2\n");
	assert_int_equal(chmod("secret", 0600), 0);
	return config_case_good_text(&arena, FULL LADDER);
}

static void everything_said(void **state)
{
	const struct config *c;

	(void)state;
	c = full();
	assert_string_equal(c->council, "Anytown \"C\" \\ ${HOME}");
	assert_int_equal(c->admins.count, 2);
	assert_string_equal(c->admins.items[0], "ann@anytown.example");
	assert_int_equal(c->mailbox.type, CONFIG_MAILBOX_IMAP);
	assert_string_equal(c->mailbox.name, "Caf\xC3\xA9");
	assert_int_equal(c->mailbox.max_size, 100 * 1024);
	assert_string_equal(c->mailbox.folder, "Inbox");
	assert_string_equal(c->mailbox.processed, "Done mail");
	assert_int_equal(c->mailbox.server.port, 1993);
	assert_int_equal(c->mailbox.server.tls, CONFIG_TLS_STARTTLS);
	assert_int_equal(c->mailbox.server.auth, CONFIG_AUTH_OAUTH2);
	assert_string_equal(c->mailbox.server.ca_file, scratch_path(&arena, "ca.pem"));
	assert_null(c->relay.server.ca_file);
	assert_int_equal(c->relay.type, CONFIG_RELAY_SMTP);
	assert_int_equal(c->relay.server.port, 587);
	assert_string_equal(c->relay.server.password_file, scratch_path(&arena, "secret"));
	assert_string_equal(c->oauth2.scope, "https://login.example/.default");
	assert_int_equal(c->calendar.region, CALENDAR_SCOTLAND);
	assert_int_equal(c->calendar.day_ends, 16 * 3600 + 30 * 60);
	assert_int_equal(c->calendar.closed.count, 2);
	assert_int_equal(c->calendar.closed.items[0].last, fixture_day("2026-12-31"));
	assert_string_equal(c->calendar.closed.items[0].title, "Christmas closure");
	assert_int_equal(c->calendar.closed.items[1].first, fixture_day("2027-01-04"));
	assert_string_equal(c->calendar.source, "https://www.gov.uk/bank-holidays.json");
	assert_int_equal(c->store.keep_years, 10);
	assert_int_equal(c->trust.require, TRUST_DMARC);
	assert_string_equal(c->control.socket, scratch_path(&arena, "c.sock"));
	assert_string_equal(c->people.file, "/p.csv");
}

static const char *printed(const struct config *config)
{
	struct str out;

	str_init(&out, &arena, STR_UNBOUNDED);
	config_print(config, &out);
	return str_text(&out);
}

/* What is printed is read as the same again; `must` keeps the test from proving that of nothing. */
static void check_round_trip(const char *path, const char *must)
{
	const char *first = printed(config_case_good(&arena, path)), *second;

	assert_non_null(strstr(first, must));
	scratch_write("b.conf", first);
	second = printed(config_case_good(&arena, "b.conf"));
	assert_string_equal(second, first);
}

static void printed_configuration_is_read_as_the_same(void **state)
{
	(void)state;
	full();
	check_round_trip("a.conf", "closed = {\"2026-12-29..2026-12-31 Christmas closure\", "
				   "\"2027-01-04 Stock take\"}\n");
	check_round_trip(in_sources("etc/escalated.conf"), "escalate-after = never\n");
}

static void calendar_is_the_council_s_own(void **state)
{
	const struct calendar_fact facts[] = {
	    {CALENDAR_SCOTLAND, fixture_day("2027-03-10"), "Of Scotland"},
	    {CALENDAR_ENGLAND_AND_WALES, fixture_day("2027-03-11"), "Of England"},
	};
	struct calendar calendar;
	const char *why;

	(void)state;
	config_make_calendar(&arena, full(), facts, COUNT_OF(facts), &calendar);
	assert_int_equal(calendar.region, CALENDAR_SCOTLAND);
	assert_int_equal(calendar.day_ends, 16 * 3600 + 30 * 60);
	assert_int_equal(calendar.send_from, 7 * 3600 + 15 * 60);
	assert_int_equal(calendar.send_until, 21 * 3600);
	assert_false(calendar_is_working(&calendar, fixture_day("2026-12-30"), &why));
	assert_string_equal(why, "closed: Christmas closure");
	assert_false(calendar_is_working(&calendar, fixture_day("2027-03-10"), &why));
	assert_string_equal(why, "Of Scotland");
	assert_true(calendar_is_working(&calendar, fixture_day("2027-03-11"), &why));
}

/* ---- the shipped ladders */

static void assert_same_text(const char *a, const char *b)
{
	assert_string_equal(a ? a : "(none)", b ? b : "(none)");
}

static void assert_same_step(const struct procedure_step *a, const struct procedure_step *b)
{
	print_message("step %s\n", b->name);
	assert_string_equal(a->name, b->name);
	assert_string_equal(a->title, b->title);
	assert_int_equal(a->role, b->role);
	assert_int_equal(a->days, b->days);
	assert_int_equal(a->chase_before, b->chase_before);
	assert_int_equal(a->chase_every, b->chase_every);
	assert_int_equal(a->escalate_after, b->escalate_after);
	assert_int_equal(a->agree, b->agree);
	assert_int_equal(a->starts_for, b->starts_for);
	assert_int_equal(a->starts_if_about, b->starts_if_about);
}

/* How often somebody is asked for what the procedure does not ask for means nothing. */
static void assert_same_procedure(const struct procedure *a, const struct procedure *b)
{
	size_t i;

	assert_non_null(a);
	assert_string_equal(a->title, b->title);
	assert_string_equal(a->form, b->form);
	assert_int_equal(a->submitter, b->submitter);
	assert_int_equal(a->adviser, b->adviser);
	assert_int_equal(a->judges, b->judges);
	assert_int_equal(a->routing, b->routing);
	assert_int_equal(a->submit_within, b->submit_within);
	if (b->routing != PROCEDURE_BY_LADDER)
		assert_int_equal(a->route_days, b->route_days);
	assert_int_equal(a->outcome_days, b->outcome_days);
	assert_int_equal(a->actions_required, b->actions_required);
	assert_int_equal(a->free_text, b->free_text);
	assert_int_equal(a->further_form, b->further_form);
	assert_int_equal(a->earlier_days_count, b->earlier_days_count);
	assert_int_equal(a->question_pauses, b->question_pauses);
	assert_int_equal(a->owner_records, b->owner_records);
	if (b->owner_records)
		assert_int_equal(a->record_days, b->record_days);
	assert_same_text(a->record, b->record);
	assert_same_text(a->complaints, b->complaints);
	assert_same_text(a->iro, b->iro);
	assert_same_text(a->agenda, b->agenda);
	assert_int_equal(a->tell_lapse, b->tell_lapse);
	assert_int_equal(a->tell_safeguarding, b->tell_safeguarding);
	assert_int_equal(a->step_count, b->step_count);
	for (i = 0; i < b->step_count; i++)
		assert_same_step(&a->steps[i], &b->steps[i]);
}

static void shipped_ladders_are_those_that_the_rules_are_tested_with(void **state)
{
	const struct config *c = config_case_good(&arena, in_sources("etc/escalated.conf"));

	(void)state;
	assert_int_equal(c->procedure_count, 2);
	assert_same_procedure(config_procedure(c, "surrey-panel"),
			      &fixture_surrey(&arena)->procedure);
	assert_same_procedure(config_procedure(c, "croydon-carer"),
			      &fixture_croydon(&arena)->procedure);
}

static void shipped_people_are_right(void **state)
{
	struct directory_problem *problems;
	struct directory directory;
	char text[8192];
	size_t n, count;
	FILE *f = fopen(in_sources("etc/people.csv"), "r");

	(void)state;
	assert_non_null(f);
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	assert_in_range(n, 1, sizeof(text) - 1);
	assert_int_equal(directory_parse(&arena, text, n, &directory, &problems, &count), 0);
	assert_int_equal(directory.count, 15);
}

/* A third council: its own roles, days and ways, without a line of C. */
#define THIRD                                                                                      \
	"procedure riverside-carer {\n"                                                            \
	"	title = \"Riverside carers' concerns\"\n"                                                \
	"	form = croydon-carer\n"                                                                  \
	"	submitter = carer\n"                                                                     \
	"	judges = {carer, iro}\n"                                                                 \
	"	adviser = panel-adviser\n"                                                               \
	"	routing = direct\n"                                                                      \
	"	route-days = 2\n"                                                                        \
	"	outcome-days = 10\n"                                                                     \
	"	question-pauses = yes\n"                                                                 \
	"	tell-lapse = {panel-adviser, head-of-service}\n"                                         \
	"	tell-safeguarding = head-of-service\n"                                                   \
	"	step worker {\n"                                                                         \
	"		role = social-worker\n		days = 3\n		agree = yes\n	"                                     \
	"}\n"                                                                                      \
	"	step team {\n"                                                                           \
	"		title = \"Practice Lead\"\n		role = team-manager\n"                                     \
	"		days = 10\n		chase-before = 3\n		chase-every = 2\n"                                     \
	"		escalate-after = 4\n		starts-for = {reputation}\n	}\n"                                  \
	"	step head {\n"                                                                           \
	"		role = head-of-service\n		days = 0\n"                                                   \
	"		chase-every = 1\n		starts-for = {safeguarding}\n"                                       \
	"		starts-if-about = {team-manager, social-worker}\n	}\n}\n"

static void third_council_s_ladder_is_only_data(void **state)
{
	const struct procedure *p;

	(void)state;
	p = config_procedure(config_case_good_text(&arena, COUNCIL MAILBOX RELAY THIRD),
			     "riverside-carer");
	assert_non_null(p);
	assert_int_equal(p->judges, ROLE_CARER | ROLE_IRO);
	assert_int_equal(p->routing, PROCEDURE_DIRECT);
	assert_int_equal(p->route_days, 2);
	assert_true(p->question_pauses);
	assert_int_equal(p->tell_lapse, ROLE_PANEL_ADVISER | ROLE_HEAD_OF_SERVICE);
	assert_int_equal(p->step_count, 3);
	assert_int_equal(p->steps[0].role, ROLE_SOCIAL_WORKER);
	assert_true(p->steps[0].agree);
	assert_string_equal(p->steps[1].title, "Practice Lead");
	assert_int_equal(p->steps[1].escalate_after, 4);
	assert_int_equal(p->steps[1].starts_for, PROCEDURE_REPUTATION);
	assert_int_equal(p->steps[2].escalate_after, -1);
	assert_int_equal(p->steps[2].starts_if_about, ROLE_TEAM_MANAGER | ROLE_SOCIAL_WORKER);
	assert_int_equal(procedure_find_step(p, "head"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(defaults),
	    TEST(defaults_of_steps),
	    TEST(everything_said),
	    TEST(printed_configuration_is_read_as_the_same),
	    TEST(calendar_is_the_council_s_own),
	    TEST(shipped_ladders_are_those_that_the_rules_are_tested_with),
	    TEST(shipped_people_are_right),
	    TEST(third_council_s_ladder_is_only_data),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
