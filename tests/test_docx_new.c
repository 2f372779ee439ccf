/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of which there is no document gets one (S4): all of it is read back from that. */
#include "check.h"

#include <string.h>

#include "docx_case.h"
#include "whole_form.h"
#include "write/docx_new.h"

static const struct form_field small_fields[] = {
    {.key = "carers", .title = "Your names"},
    {.key = "concern", .title = "What is <wrong> & where", .prose = true},
};
static const struct form_type small = {
    .name = "small", .title = "Tell us", .fields = small_fields, .field_count = 2};

static struct form *made_and_read(const struct form *form)
{
	const void *bytes;
	size_t size;
	struct err e;

	if (docx_new(&arena, form, &bytes, &size, &e) < 0)
		fail_msg("%s: %s", form->type->name, e.text);
	return docx_case_form(&arena, bytes, size);
}

static void assert_same(const struct form *have, const struct form *want)
{
	const struct form_type *type = want->type;
	size_t i;

	assert_ptr_equal(have->type, type);
	for (i = 0; i < type->field_count; i++) {
		if (type->fields[i].type == FORM_TEXT)
			assert_string_equal(have->values[i].text, want->values[i].text);
		assert_int_equal(have->values[i].date, want->values[i].date);
		assert_int_equal(have->values[i].tick, want->values[i].tick);
		assert_int_equal(have->values[i].roles, want->values[i].roles);
	}
}

static void every_field_is_read_back(void **state)
{
	const struct form_type *const *types;
	size_t i, count;

	(void)state;
	count = form_types_used(&types);
	assert_int_equal(count, 2);
	for (i = 0; i < count; i++)
		assert_same(made_and_read(whole_form(&arena, types[i])),
			    whole_form(&arena, types[i]));
}

static void rows_that_were_added_are_kept(void **state)
{
	static struct form_concern others[] = {{"Mileage & post", FORM_YES},
					       {"School \x01<run>", FORM_NO}};
	static struct form_action actions[] = {{"Ring the school", "Ben Carver", NULL, DATE_NO_DAY},
					       {"Write", NULL, NULL, DATE_NO_DAY},
					       {"Visit", "Ann Lee", NULL, DATE_NO_DAY},
					       {"Ask", "Cy", NULL, DATE_NO_DAY}};
	struct form *form = whole_form(&arena, form_type_find("surrey-panel")), *back;

	(void)state;
	form->others = others;
	form->other_count = COUNT_OF(others);
	form->actions = actions;
	form->action_count = COUNT_OF(actions);
	back = made_and_read(form);
	assert_same(back, form);
	assert_int_equal(back->other_count, 2);
	assert_string_equal(back->others[0].label, "Mileage & post");
	assert_int_equal(back->others[0].raised, FORM_YES);
	assert_string_equal(back->others[1].label, "School <run>");
	assert_int_equal(back->others[1].raised, FORM_NO);
	assert_int_equal(back->action_count, 4);
	assert_string_equal(back->actions[3].action, "Ask");
}

static void the_same_form_makes_the_same_bytes(void **state)
{
	const struct form *form = whole_form(&arena, &small);
	const void *one, *other;
	size_t size, other_size;

	(void)state;
	assert_int_equal(docx_new(&arena, form, &one, &size, NULL), 0);
	assert_int_equal(docx_new(&arena, form, &other, &other_size, NULL), 0);
	assert_int_equal(size, other_size);
	assert_memory_equal(one, other, size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_field_is_read_back),
	    TEST(rows_that_were_added_are_kept),
	    TEST(the_same_form_makes_the_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
