/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#define NOBODY NULL, NULL

#define PRESENT DATE_NO_DAY, DATE_NO_DAY, DATE_NO_DAY, DATE_NO_DAY, NULL, 0

/* email, name, roles, team, manager, deputy; sorted by address, nobody absent or with an alias. */
static const struct person fixture_croydon_people[] = {
    {"andrew.whitfield@croydon.example", "Andrew Whitfield", ROLE_HEAD_OF_SERVICE, "Fostering",
     "sunita.rao@croydon.example", "laura.benn@croydon.example", PRESENT},
    {"colin.fraser@croydon.example", "Colin Fraser", ROLE_IRO, "Reviewing", NOBODY, PRESENT},
    {"grace.adeyemi@mail.example", "Grace Adeyemi", ROLE_CARER, NULL, "nina.shah@croydon.example",
     NULL, PRESENT},
    {"helen.price@croydon.example", "Helen Price", ROLE_TEAM_MANAGER, "Fostering North",
     "ruth.chandler@croydon.example", "mark.reid@croydon.example", PRESENT},
    {"laura.benn@croydon.example", "Laura Benn", ROLE_HEAD_OF_SERVICE, "Corporate Parenting",
     "sunita.rao@croydon.example", NULL, PRESENT},
    {"mark.reid@croydon.example", "Mark Reid", ROLE_TEAM_MANAGER, "Fostering South",
     "ruth.chandler@croydon.example", "helen.price@croydon.example", PRESENT},
    {"nina.shah@croydon.example", "Nina Shah", ROLE_SSW, "Fostering North",
     "helen.price@croydon.example", "tom.okafor@croydon.example", PRESENT},
    {"ruth.chandler@croydon.example", "Ruth Chandler", ROLE_SERVICE_MANAGER, "Fostering",
     "andrew.whitfield@croydon.example", NULL, PRESENT},
    {"sam.doyle@croydon.example", "Sam Doyle", ROLE_ADMIN, "Business Support", NOBODY, PRESENT},
    {"sian.oconnor@mail.example", "Si\xC3\xA2n O'Connor", ROLE_CARER, NULL,
     "tom.okafor@croydon.example", NULL, PRESENT},
    {"sunita.rao@croydon.example", "Sunita Rao", ROLE_DIRECTOR, "Children's Social Care", NOBODY,
     PRESENT},
    {"tom.okafor@croydon.example", "Tom Okafor", ROLE_SSW, "Fostering North",
     "helen.price@croydon.example", "nina.shah@croydon.example", PRESENT},
};

static const struct person fixture_surrey_people[] = {
    {"ben.carver@surrey.example", "Ben Carver", ROLE_SOCIAL_WORKER, "Fostering West",
     "david.marsh@surrey.example", NULL, PRESENT},
    {"catherine.lowe@surrey.example", "Catherine Lowe", ROLE_DIRECTOR, "Children's Services",
     NOBODY, PRESENT},
    {"david.marsh@surrey.example", "David Marsh", ROLE_TEAM_MANAGER, "Fostering West",
     "fiona.keller@surrey.example", "joanne.birch@surrey.example", PRESENT},
    {"fiona.keller@surrey.example", "Fiona Keller", ROLE_SERVICE_MANAGER, "Fostering",
     "robert.amadi@surrey.example", NULL, PRESENT},
    {"joanne.birch@surrey.example", "Joanne Birch", ROLE_TEAM_MANAGER, "Fostering East",
     "fiona.keller@surrey.example", "david.marsh@surrey.example", PRESENT},
    {"margaret.ellwood@panel.example", "Margaret Ellwood", ROLE_PANEL_CHAIR, "Fostering Panel",
     NOBODY, PRESENT},
    {"priya.nair@surrey.example", "Priya Nair", ROLE_PANEL_ADVISER, "Fostering Panel", NOBODY,
     PRESENT},
    {"robert.amadi@surrey.example", "Robert Amadi", ROLE_HEAD_OF_SERVICE, "Fostering",
     "catherine.lowe@surrey.example", NULL, PRESENT},
    {"stephen.holt@surrey.example", "Stephen Holt", ROLE_ADM, "Children's Services", NOBODY,
     PRESENT},
    {"wendy.pike@surrey.example", "Wendy Pike", ROLE_ADMIN, "Business Support", NOBODY, PRESENT},
};

static const struct procedure_step fixture_croydon_steps[] = {
    {.name = "ssw",
     .title = "Supervising Social Worker",
     .role = ROLE_SSW,
     .days = 5,
     .chase_before = 1,
     .chase_every = 5,
     .agree = true},
    {.name = "team-manager",
     .title = "Team Manager",
     .role = ROLE_TEAM_MANAGER,
     .days = 5,
     .chase_before = 1,
     .chase_every = 5},
    {.name = "service-manager",
     .title = "Fostering Service Manager",
     .role = ROLE_SERVICE_MANAGER,
     .days = 5,
     .chase_before = 1,
     .chase_every = 5,
     .starts_for = PROCEDURE_SAFEGUARDING | PROCEDURE_REPUTATION,
     .starts_if_about = ROLE_SSW | ROLE_TEAM_MANAGER},
    {.name = "head-of-service",
     .title = "Head of Service",
     .role = ROLE_HEAD_OF_SERVICE,
     .days = 5,
     .chase_before = 1,
     .chase_every = 5,
     .starts_if_about = ROLE_SERVICE_MANAGER},
    {.name = "director",
     .title = "Director of Children's Social Care",
     .role = ROLE_DIRECTOR,
     .days = 0,
     .chase_every = 5,
     .escalate_after = -1,
     .starts_if_about = ROLE_HEAD_OF_SERVICE},
};

static const struct procedure fixture_croydon_procedure = {
    .name = "croydon-carer",
    .title = "Croydon foster carers' escalation",
    .form = "croydon-carer",
    .submitter = ROLE_CARER,
    .free_text = true,
    .adviser = 0,
    .judges = ROLE_CARER,
    .routing = PROCEDURE_BY_LADDER,
    .outcome_days = 5,
    .earlier_days_count = true,
    .owner_records = true,
    .record_days = 5,
    .record = "the carer's file (CRS)",
    .complaints = "You can use Croydon Council's complaints procedure at any time: write to "
		  "complaints@croydon.example or call 020 7946 0100.",
    .iro = "If it is about the care or the safety of a child, you can also speak to the child's "
	   "Independent Reviewing Officer (IRO): write to iro@croydon.example.",
};

static const struct procedure_step fixture_surrey_steps[] = {
    {.name = "manager",
     .title = "Manager",
     .role = ROLE_TEAM_MANAGER,
     .days = 5,
     .chase_before = 1,
     .chase_every = 2,
     .escalate_after = 2},
    {.name = "senior-manager",
     .title = "Senior Manager",
     .role = ROLE_SERVICE_MANAGER,
     .days = 5,
     .chase_before = 1,
     .chase_every = 2,
     .escalate_after = 2,
     .starts_for = PROCEDURE_SAFEGUARDING},
    {.name = "head-of-service",
     .title = "Head of Service",
     .role = ROLE_HEAD_OF_SERVICE,
     .days = 5,
     .chase_before = 1,
     .chase_every = 2,
     .escalate_after = 2},
    {.name = "director",
     .title = "Director",
     .role = ROLE_DIRECTOR,
     .days = 5,
     .chase_before = 1,
     .chase_every = 5,
     .escalate_after = -1},
};

static const struct procedure fixture_surrey_procedure = {
    .name = "surrey-panel",
    .title = "Fostering Panel escalation",
    .form = "surrey-panel",
    .submitter = ROLE_PANEL_CHAIR,
    .adviser = ROLE_PANEL_ADVISER,
    .judges = ROLE_ADM | ROLE_PANEL_CHAIR,
    .routing = PROCEDURE_BY_ADVISER,
    .submit_within = 5,
    .route_days = 1,
    .outcome_days = 5,
    .actions_required = true,
    .further_form = true,
    .record = "the LCS case notes",
    .agenda = "Please put the response on the agenda of the next panel under AOB.",
    .tell_lapse = ROLE_PANEL_ADVISER,
    .tell_safeguarding = ROLE_SERVICE_MANAGER,
};

/* GOV.UK's bank holidays of England and Wales, 2026 and 2027 (Open Government Licence v3.0). */
static const struct {
	int year, month, day;
	const char *title;
} fixture_holidays[] = {
    {2026, 1, 1, "New Year\xE2\x80\x99s Day"},
    {2026, 4, 3, "Good Friday"},
    {2026, 4, 6, "Easter Monday"},
    {2026, 5, 4, "Early May bank holiday"},
    {2026, 5, 25, "Spring bank holiday"},
    {2026, 8, 31, "Summer bank holiday"},
    {2026, 12, 25, "Christmas Day"},
    {2026, 12, 28, "Boxing Day (substitute day)"},
    {2027, 1, 1, "New Year\xE2\x80\x99s Day"},
    {2027, 3, 26, "Good Friday"},
    {2027, 3, 29, "Easter Monday"},
    {2027, 5, 3, "Early May bank holiday"},
    {2027, 5, 31, "Spring bank holiday"},
    {2027, 8, 30, "Summer bank holiday"},
    {2027, 12, 27, "Christmas Day (substitute day)"},
    {2027, 12, 28, "Boxing Day (substitute day)"},
};

static void fixture_must(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "fixture: %s\n", what);
		abort();
	}
}

static void fixture_calendar(struct arena *a, struct calendar *calendar)
{
	struct calendar_holiday *h;
	size_t i;

	memset(calendar, 0, sizeof(*calendar));
	calendar->region = CALENDAR_ENGLAND_AND_WALES;
	calendar->day_ends = 17 * 3600;
	calendar->send_from = 8 * 3600;
	calendar->send_until = 18 * 3600;
	for (i = 0; i < COUNT_OF(fixture_holidays); i++) {
		h = ARENA_PUSH(a, struct calendar_holiday, calendar->holidays,
			       calendar->holiday_count);
		h->day = date_from_civil(fixture_holidays[i].year, fixture_holidays[i].month,
					 fixture_holidays[i].day);
		h->title = fixture_holidays[i].title;
	}
	calendar->published_until = date_from_civil(2027, 12, 31);
}

static struct fixture_council *fixture_council(struct arena *a, const struct procedure *procedure,
					       const struct procedure_step *steps,
					       size_t step_count, const struct person *people,
					       size_t person_count)
{
	struct fixture_council *council = ARENA_NEW(a, struct fixture_council);

	fixture_calendar(a, &council->calendar);
	council->procedure = *procedure;
	council->procedure.steps = arena_memdup(a, steps, step_count * sizeof(*steps));
	council->procedure.step_count = step_count;
	council->directory.people = arena_memdup(a, people, person_count * sizeof(*people));
	council->directory.count = person_count;
	council->world.calendar = &council->calendar;
	council->world.directory = &council->directory;
	council->office.calendar = &council->calendar;
	council->office.directory = &council->directory;
	return council;
}

struct fixture_council *fixture_surrey(struct arena *a)
{
	static const char *const admins[] = {"wendy.pike@surrey.example"};
	struct fixture_council *council;

	council = fixture_council(a, &fixture_surrey_procedure, fixture_surrey_steps,
				  COUNT_OF(fixture_surrey_steps), fixture_surrey_people,
				  COUNT_OF(fixture_surrey_people));
	council->world.admins = admins;
	council->world.admin_count = COUNT_OF(admins);
	council->office.council = "Surrey Council";
	council->office.mailbox = "panel-escalations@surrey.example";
	return council;
}

struct fixture_council *fixture_croydon(struct arena *a)
{
	static const char *const admins[] = {"sam.doyle@croydon.example"};
	struct fixture_council *council;

	council = fixture_council(a, &fixture_croydon_procedure, fixture_croydon_steps,
				  COUNT_OF(fixture_croydon_steps), fixture_croydon_people,
				  COUNT_OF(fixture_croydon_people));
	council->world.admins = admins;
	council->world.admin_count = COUNT_OF(admins);
	council->office.council = "Croydon Council";
	council->office.mailbox = "escalations@croydon.example";
	return council;
}

date_moment fixture_at(const char *text)
{
	date_moment at = date_parse_moment(text);

	fixture_must(at != DATE_NO_MOMENT, text);
	return at;
}

date_day fixture_day(const char *text)
{
	date_day day = date_parse_iso(text);

	fixture_must(day != DATE_NO_DAY, text);
	return day;
}

struct case_party fixture_party(const struct fixture_council *council, const char *email,
				unsigned role)
{
	const struct person *p = directory_find(&council->directory, email);

	fixture_must(p != NULL, email);
	return (struct case_party){.email = p->email, .name = p->name, .role = role};
}
