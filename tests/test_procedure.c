/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that can be wrong with a council's ladder is said, and all of it at once. */
#include "check.h"

#include "core/procedure.h"
#include "fixture.h"

static const char *problems_of(const struct procedure *p, int *count)
{
	struct str problems;

	str_init(&problems, &arena, STR_UNBOUNDED);
	*count = procedure_validate(p, &problems);
	return str_text(&problems);
}

static void both_shipped_ladders_are_valid(void **state)
{
	int count;

	(void)state;
	assert_string_equal(problems_of(&fixture_surrey(&arena)->procedure, &count), "");
	assert_int_equal(count, 0);
	assert_string_equal(problems_of(&fixture_croydon(&arena)->procedure, &count), "");
	assert_int_equal(count, 0);
}

static void step_is_found_by_name(void **state)
{
	const struct procedure *p = &fixture_croydon(&arena)->procedure;

	(void)state;
	assert_int_equal(procedure_find_step(p, "ssw"), 0);
	assert_int_equal(procedure_find_step(p, "director"), 4);
	assert_int_equal(procedure_find_step(p, "mayor"), -1);
	assert_int_equal(procedure_find_step(p, NULL), -1);
}

/* Each breaks one thing of Croydon's procedure. */
static void no_name(struct procedure *p)
{
	p->name = NULL;
}
static void name_of_two_words(struct procedure *p)
{
	p->name = "croydon carer";
}
static void no_title(struct procedure *p)
{
	p->title = " ";
}
static void no_form(struct procedure *p)
{
	p->form = NULL;
}
static void unknown_form(struct procedure *p)
{
	p->form = "kent-carer";
}
static void no_submitter(struct procedure *p)
{
	p->submitter = 0;
}
static void two_submitters(struct procedure *p)
{
	p->submitter = ROLE_CARER | ROLE_SSW;
}
static void two_advisers(struct procedure *p)
{
	p->adviser = ROLE_PANEL_ADVISER | ROLE_IRO;
}
static void no_judges(struct procedure *p)
{
	p->judges = 0;
}
static void role_out_of_range(struct procedure *p)
{
	p->tell_lapse = 1u << 30;
}
static void two_told_of_safeguarding(struct procedure *p)
{
	p->tell_safeguarding = ROLE_DIRECTOR | ROLE_IRO;
}
static void no_record(struct procedure *p)
{
	p->record = NULL;
}
static void routing_out_of_range(struct procedure *p)
{
	p->routing = (enum procedure_routing)7;
}
static void never_chased_for_routing(struct procedure *p)
{
	p->routing = PROCEDURE_BY_ADVISER;
	p->route_days = 0;
}
static void never_chased_for_outcome(struct procedure *p)
{
	p->outcome_days = 0;
}
static void never_asked_for_record(struct procedure *p)
{
	p->record_days = 0;
}
static void submitted_before_panel(struct procedure *p)
{
	p->submit_within = -5;
}
static void no_steps(struct procedure *p)
{
	p->step_count = 0;
}
static void step_without_name(struct procedure *p)
{
	p->steps[1].name = NULL;
}
static void step_twice(struct procedure *p)
{
	p->steps[1].name = "ssw";
}
static void step_without_title(struct procedure *p)
{
	p->steps[1].title = NULL;
}
static void step_without_role(struct procedure *p)
{
	p->steps[1].role = 0;
}
static void step_of_two_roles(struct procedure *p)
{
	p->steps[1].role = ROLE_SSW | ROLE_CARER;
}
static void days_under_zero(struct procedure *p)
{
	p->steps[1].days = -1;
	p->steps[1].chase_before = 0;
}
static void days_of_ten_years(struct procedure *p)
{
	p->steps[1].days = 2600;
}
static void reminder_with_the_request(struct procedure *p)
{
	p->steps[1].chase_before = 5;
}
static void reminder_without_days(struct procedure *p)
{
	p->steps[4].chase_before = 1;
}
static void last_step_never_chased(struct procedure *p)
{
	p->steps[4].chase_every = 0;
}
static void last_step_moves_up(struct procedure *p)
{
	p->steps[4].escalate_after = 0;
}
static void moves_up_without_lapse(struct procedure *p)
{
	p->steps[1].days = 0;
	p->steps[1].chase_before = 0;
}
static void moves_up_before_lapse(struct procedure *p)
{
	p->steps[1].escalate_after = -2;
	p->steps[1].chase_every = 1;
}
static void starts_for_nothing_known(struct procedure *p)
{
	p->steps[1].starts_for = 1 << 9;
}
static void starts_twice_for_safeguarding(struct procedure *p)
{
	p->steps[3].starts_for = PROCEDURE_SAFEGUARDING;
}
static void starts_twice_if_about_ssw(struct procedure *p)
{
	p->steps[3].starts_if_about |= ROLE_SSW;
}
static void starts_with_whom_it_is_about(struct procedure *p)
{
	p->steps[2].starts_if_about |= ROLE_HEAD_OF_SERVICE;
	p->steps[4].starts_if_about = 0;
}

static const struct {
	const char *name;
	void (*spoil)(struct procedure *p);
	const char *problem;
} broken[] = {
    {"a procedure has a name", no_name,
     "its name must be made of small letters, digits and single hyphens between them, 64 at "
     "most\n"},
    {"a name is one word", name_of_two_words,
     "its name must be made of small letters, digits and single hyphens between them, 64 at "
     "most\n"},
    {"a title", no_title, "title is missing\n"},
    {"a form", no_form, "form is missing\n"},
    {"a form that exists", unknown_form, "form is none that this program knows\n"},
    {"B6: who may open", no_submitter, "submitter is missing: nobody could open a case\n"},
    {"one submitter", two_submitters, "submitter must be one role\n"},
    {"S3: one adviser", two_advisers, "adviser must be one role\n"},
    {"S7, C6: who judges", no_judges, "judges are missing: nobody could close a case\n"},
    {"roles that exist", role_out_of_range, "tell-lapse has a role that does not exist\n"},
    {"S9: one role is told", two_told_of_safeguarding, "tell-safeguarding must be one role\n"},
    {"C4: where to record", no_record,
     "record is missing: owners are asked to record the case, and must be told where\n"},
    {"S3: routing", routing_out_of_range, "routing is none that this program knows\n"},
    {"S3: chased for the routing", never_chased_for_routing,
     "route-days must be at least 1: whoever is waited for is asked again\n"},
    {"S7, C6: chased for the outcome", never_chased_for_outcome,
     "outcome-days must be at least 1: whoever is waited for is asked again\n"},
    {"C4: asked until recorded", never_asked_for_record,
     "record-days must be at least 1: whoever is waited for is asked again\n"},
    {"S1", submitted_before_panel, "submit-within is less than 0\n"},
    {"a ladder has steps", no_steps, "it has no steps\n"},
    {"a step has a name", step_without_name,
     "step \"\": its name must be made of small letters, digits and single hyphens between them, "
     "64 at most\n"},
    {"a step's name is its own", step_twice,
     "step \"ssw\": there is another step of this name before it\n"},
    {"a step has a title", step_without_title, "step \"team-manager\": title is missing\n"},
    {"a step has a role", step_without_role, "step \"team-manager\": role is missing\n"},
    {"a step has one role", step_of_two_roles, "step \"team-manager\": role must be one role\n"},
    {"S4: days", days_under_zero, "step \"team-manager\": days is less than 0\n"},
    {"S4: days within reason", days_of_ten_years,
     "step \"team-manager\": days is more than 366 working days\n"},
    {"a reminder comes after the request", reminder_with_the_request,
     "step \"team-manager\": chase-before must be less than days: the reminder would go out with "
     "the request\n"},
    {"a reminder needs a date", reminder_without_days,
     "step \"director\": chase-before makes no sense without days\n"},
    {"C5: the last step is chased", last_step_never_chased,
     "step \"director\": chase-every must be at least 1: whoever is waited for is asked again\n"},
    {"C5: the last step does not move", last_step_moves_up,
     "step \"director\": escalate-after must be never: it is the last step, there is nobody to "
     "move to\n"},
    {"C5: only a lapse moves", moves_up_without_lapse,
     "step \"team-manager\": escalate-after must be never, since days is 0: a step without a "
     "limit does not lapse\n"},
    {"S13: after the lapse", moves_up_before_lapse,
     "step \"team-manager\": escalate-after must be 0 to 366 working days, or never\n"},
    {"C7: reasons that exist", starts_for_nothing_known,
     "step \"team-manager\": starts-for has a reason that does not exist\n"},
    {"C7: one start for a reason", starts_twice_for_safeguarding,
     "step \"head-of-service\": starts-for has a reason that an earlier step has too\n"},
    {"C7: one start for a role", starts_twice_if_about_ssw,
     "step \"head-of-service\": starts-if-about has a role that an earlier step has too\n"},
    {"C7: never to whom it is about", starts_with_whom_it_is_about,
     "step \"service-manager\": starts-if-about has the role of this or a later step: the case "
     "would go to the person it is about\n"},
};

static void each_fault_is_named(void **state)
{
	size_t i;
	int count;

	(void)state;
	for (i = 0; i < COUNT_OF(broken); i++) {
		struct procedure *p = &fixture_croydon(&arena)->procedure;

		print_message("%s\n", broken[i].name);
		broken[i].spoil(p);
		assert_string_equal(problems_of(p, &count), broken[i].problem);
		assert_int_equal(count, 1);
	}
}

static void all_faults_at_once(void **state)
{
	struct procedure *p = &fixture_croydon(&arena)->procedure;
	int count;

	(void)state;
	no_title(p);
	no_judges(p);
	step_without_role(p);
	last_step_moves_up(p);
	assert_string_equal(problems_of(p, &count),
			    "title is missing\n"
			    "judges are missing: nobody could close a case\n"
			    "step \"team-manager\": role is missing\n"
			    "step \"director\": escalate-after must be never: it is the last step, "
			    "there is nobody to move to\n");
	assert_int_equal(count, 4);
}

static void nothing_at_all_is_no_crash(void **state)
{
	struct procedure empty = {0};
	int count;

	(void)state;
	problems_of(&empty, &count);
	assert_int_equal(count, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(both_shipped_ladders_are_valid),
	    TEST(step_is_found_by_name),
	    TEST(each_fault_is_named),
	    TEST(all_faults_at_once),
	    TEST(nothing_at_all_is_no_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
