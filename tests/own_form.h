/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_form: a form of a council's own, as a configuration has it. */
#ifndef ESCALATED_TESTS_OWN_FORM_H
#define ESCALATED_TESTS_OWN_FORM_H

#include "core/form.h"

static const char *const own_form_yes[] = {"Red", "Amber", "Partly done", "1", "2", NULL};
static const char *const own_form_no[] = {"Green", "Done", "0", NULL};
static const char *const own_form_actions[] = {"7. Next steps / Camau nesaf", NULL};
static const char *const own_form_printed[] = {"Tell us in your own words",
					       "The next part",
					       "Please keep to what the panel saw and read.",
					       "3. Social worker",
					       "Leave a line out if you do not know",
					       "Rate each line",
					       "Tick if it was satisfactory",
					       NULL};
static const struct form_field own_form_fields[] = {
    {.key = "foster_carers", .title = "1. Household", .section = 'A'},
    {.key = "panel_chair", .title = "Chair of the sitting", .section = 'A'},
    {.key = "social_worker", .title = "Social worker", .section = 'A'},
    {.key = "team_manager",
     .title = "4. That worker\xE2\x80\x99s own team manager",
     .section = 'A'},
    {.key = "details", .title = "What the panel saw", .section = 'A', .prose = true},
    {.key = "concerns.reports", .title = "Reports", .type = FORM_TICK, .section = 'A'},
    {.key = "concerns.checks", .title = "Checks", .type = FORM_TICK, .section = 'A'},
    {.key = "about",
     .title = "Is it about one of us? If so, tell us who it is.",
     .type = FORM_ROLES,
     .section = 'A'},
    {.key = "response", .title = "Reply of the service", .section = 'C', .prose = true},
    {.key = "resolved", .title = "Settled", .type = FORM_TICK, .section = 'F'},
};
static const struct form_type own_form_type = {.name = "own",
					       .title = "Note of a concern",
					       .fields = own_form_fields,
					       .field_count = COUNT_OF(own_form_fields),
					       .yes = own_form_yes,
					       .no = own_form_no,
					       .actions = own_form_actions,
					       .printed = own_form_printed};
static const struct form_type *const own_form_types[] = {&own_form_type};

#endif
