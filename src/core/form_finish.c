/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the whole form tells of the values that were read of it. */
#include "core/form_parts.h"

static void form_check_opposites(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const struct vocabulary_pair *pair;
	const char *other = "";
	size_t i, k, first = 0;

	for (i = 0; i < vocabulary_opposite_count; i++) {
		pair = &vocabulary_opposites[i];
		if (form_tick(r->form, pair->first) != FORM_YES ||
		    form_tick(r->form, pair->second) != FORM_YES)
			continue;
		for (k = 0; k < type->field_count; k++) {
			if (str_eq(type->fields[k].key, pair->first))
				first = k;
			if (str_eq(type->fields[k].key, pair->second))
				other = type->fields[k].title;
		}
		form_problem(r->form, r->arena, form_about_field(type, first),
			     "Yes, and %s: Yes as well.", other);
	}
}

/* Where a tick alone says yes, a cross alone says no; else a cross can be how somebody ticks, and
 * is where the form asks for ticks alone.  An x beside ticks can be either. */
static void form_settle_crosses(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		if (r->lettered[i] && r->concern_ticked) {
			r->form->values[i].tick = FORM_UNSAID;
			form_problem(r->form, r->arena, form_about_field(type, i),
				     "%s is neither Yes nor No, where others are ticked.",
				     form_quote(r->arena, r->form->values[i].text));
		}
		if (!r->crossed[i])
			continue;
		if (r->ticked || r->cross_ticks[i])
			r->form->values[i].tick = r->ticked ? FORM_NO : FORM_YES;
		else
			form_problem(r->form, r->arena, form_about_field(type, i),
				     "%s is neither Yes nor No.",
				     form_quote(r->arena, r->form->values[i].text));
	}
}

/* Ticks and crosses in one column that nothing heads: in plain text, whose lines end in a tab that
 * begins no other column, the crosses are what is denied; in a table they are not for us to say. */
static void form_settle_first(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	const bool denied = !r->source->tabled && !r->second_marked;
	const enum form_tick tick = denied ? FORM_NO : FORM_UNSAID;
	size_t i;

	if (!r->first_ticked)
		return;
	for (i = 0; i < type->field_count; i++) {
		if (!r->first_crossed[i])
			continue;
		r->form->values[i].tick = tick;
		if (!denied)
			form_problem(r->form, r->arena, form_about_field(type, i),
				     "%s is neither Yes nor No.",
				     form_quote(r->arena, r->form->values[i].text));
	}
	for (i = 0; i < r->form->other_count; i++)
		if (r->first_other[i])
			r->form->others[i].raised = tick;
}

/* A mark in a cell that goes over two columns for answers, which nothing heads. */
static void form_settle_lone(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i;

	for (i = 0; r->second_marked && i < type->field_count; i++) {
		if (!r->lone_marked[i] || r->form->values[i].tick == FORM_UNSAID ||
		    !form_field_is_concern(&type->fields[i]))
			continue;
		r->form->values[i].tick = FORM_UNSAID;
		form_problem(r->form, r->arena, form_about_field(type, i),
			     "%s is neither Yes nor No.",
			     form_quote(r->arena, r->form->values[i].text));
	}
}

void form_reader_finish(struct form_reader *r)
{
	form_reader_close(r);
	form_settle_crosses(r);
	form_settle_first(r);
	form_settle_lone(r);
	form_align_settle(r);
	form_left_settle(r);
	form_retyped_settle(r);
	form_statement_settle(r);
	form_tell(r);
	form_actions_finish(r);
	form_mention_read(r);
	form_check_opposites(r);
	form_places_finish(r);
	form_unticked_tell(r);
	form_legend_settle(r);
}
