/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that name roles: whom a concern is about. */
#include "core/form_value.h"

bool form_value_close_roles(struct form_reader *r, struct form_value *value)
{
	char *words = form_value_words(r);
	struct form_roles roles;
	struct form_slice all;

	if (!words)
		return false;
	if (value->text) {
		if (!str_ieq(value->text, words))
			form_value_twice(r, value->text, words);
		return true;
	}
	/* The pieces follow each other in the source, so that from the first to the last is one. */
	all = (struct form_slice){r->words[0].from, r->words[r->word_count - 1].to};
	all = form_slice_trim(r->source, all);
	all.from += form_value_rule(r->source->text + all.from, all.to - all.from, false);
	roles = form_roles_read(r->source, all);
	value->text = words;
	value->roles = roles.roles;
	value->tick = roles.denied ? FORM_NO : FORM_UNSAID;
	if (roles.doubtful)
		form_problem(r->form, r->arena, form_about_open(r),
			     "%s does not say clearly which role it is.",
			     form_quote(r->arena, words));
	return true;
}
