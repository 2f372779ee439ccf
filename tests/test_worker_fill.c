/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a form's document comes from (S4): there is always one, whatever the blanks are. */
#include "check.h"

#include <string.h>

#include "docx_case.h"
#include "worker_fill.h"

static void there_is_always_a_document(void **state)
{
	static const struct {
		const char *name, *mail;
		struct worker_blank blank;
	} rows[] = {
	    {"no blank", "", {NULL, NULL, 0}},
	    {"a blank of another form", "", {"croydon-carer", "PK", 2}},
	    {"a blank that is no document", "", {"surrey-panel", "not a form", 10}},
	    {"a mail without a document", "From: a@b.example\n\nHello\n", {NULL, NULL, 0}},
	};
	static const struct reader_options options = {.max_mail = 1 << 20};
	struct codec_fill fill = {.form = form_new(&arena, form_type_find("surrey-panel"))};
	struct worker_blank blank;
	struct worker_blanks blanks;
	const void *out;
	size_t i, size;

	(void)state;
	form_set(fill.form, "foster_carers")->text = "Ann & Bo Lee";
	for (i = 0; i < COUNT_OF(rows); i++) {
		blank = rows[i].blank;
		blanks = (struct worker_blanks){&blank, blank.type != NULL};
		if (worker_fill(&arena, rows[i].mail, strlen(rows[i].mail), &options, &blanks,
				&fill, &out, &size, NULL) < 0)
			fail_msg("%s", rows[i].name);
		assert_string_equal(form_text(docx_case_form(&arena, out, size), "foster_carers"),
				    "Ann & Bo Lee");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(there_is_always_a_document)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
