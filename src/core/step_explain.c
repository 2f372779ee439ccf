/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How each date of a case was worked out, and what happens next and when.
 */
#include "core/step_internal.h"

static const char *const next_words[][2] = {
    {"reminder", "a reminder goes to the owner"},
    {"lapse", "the time to answer is over"},
    {"chase", "the owner is asked again"},
    {"escalate", "it goes up one step by itself"},
    {"routing", "the Adviser or the admins are asked again who should answer"},
    {"outcome", "those who judge the answer are asked again"},
    {"paused", "those who can end the pause are told of it again"},
    {"record", "an owner is asked again whether it is on record"},
};

static void explain_rung(struct arena *a, const struct step_world *w, const struct casefile *c,
			 size_t i, struct str *out)
{
	const struct case_rung *r = &c->rungs[i];
	const struct procedure_step *p = &c->procedure->steps[r->step];

	str_addf(out, "Step %d, %s: %s\n", r->step + 1, p->title,
		 r->owner.email ? r->owner.name ? r->owner.name : r->owner.email
				: "waits for a person to be named");
	str_addf(out, "  began %s (%s)\n", date_moment_long(a, r->started),
		 case_cause_name(r->cause));
	if (!r->owner.email)
		return;
	if (r->due == DATE_NO_DAY) {
		str_add(out, "  no limit of its own (the last step)\n");
	} else if (r->due_fixed) {
		str_addf(out, "  due %s, as agreed or set by an admin\n", date_long(a, r->due));
	} else {
		struct str sum;

		str_init(&sum, a, STR_UNBOUNDED);
		calendar_explain(w->calendar, r->day_zero, r->days, &sum);
		str_addf(out, "  %d working days to answer:\n", r->days);
		for (char *line = sum.len ? sum.data : NULL, *end; line && *line; line = end) {
			for (end = line; *end && *end != '\n'; end++)
				;
			str_add(out, "    ");
			str_add_n(out, line, (size_t)(end - line));
			str_add_char(out, '\n');
			end += *end == '\n';
		}
		str_addf(out, "  due by the end of %s\n", date_long(a, r->due));
	}
	if (r->lapsed != DATE_NO_MOMENT)
		str_addf(out, "  lapsed %s\n", date_moment_long(a, r->lapsed));
	if (r->answered != DATE_NO_MOMENT)
		str_addf(out, "  answered %s\n", date_moment_long(a, r->answered));
	if (r->ended != DATE_NO_MOMENT)
		str_addf(out, "  ended %s\n", date_moment_long(a, r->ended));
	if (c->procedure->owner_records)
		str_addf(out, "  on record: %s\n", r->recorded ? "yes" : "not yet");
}

void step_explain(const struct step_world *world, const struct casefile *c, struct str *out)
{
	struct arena *a = out->arena;
	size_t i;

	str_addf(out, "%s, %s, %s\n", c->ref, c->procedure->title, case_state_name(c->state));
	str_addf(out, "Came in %s; day 0 is %s.\n", date_moment_long(a, c->opened),
		 date_long(a, calendar_day_zero(world->calendar, c->opened)));
	if (c->days_late)
		str_addf(out, "The form was %d working days late (S1).\n", c->days_late);
	for (i = 0; i < c->rung_count; i++)
		explain_rung(a, world, c, i, out);
	if (c->paused != DATE_NO_MOMENT)
		str_addf(out, "The clock is paused since %s, with %d working days left.\n",
			 date_moment_long(a, c->paused), c->paused_left);
	if (c->next_at == DATE_NO_MOMENT) {
		str_add(out, "Next: nothing by itself.\n");
		return;
	}
	for (i = 0; i < COUNT_OF(next_words); i++)
		if (str_eq(next_words[i][0], c->next_what))
			str_addf(out, "Next: %s, %s.\n", date_moment_long(a, c->next_at),
				 next_words[i][1]);
}
