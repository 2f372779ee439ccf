/* SPDX-License-Identifier: GPL-3.0-or-later */
/* escalated.conf(5) and the program know the same keys, and what the page shows works. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shell/config_key.h"

static struct arena arena;
static const char *page; /* the whole of it */

/* One ".It Ic KEY" of the page, with all that is said of it. */
struct documented {
	const char *section;
	const char *key;
	const char *text;
};
static struct documented *documented;
static size_t documented_count;

static const char *read_page(void)
{
	const char *srcdir = getenv("srcdir");
	size_t size = 256 * 1024, n;
	char *text = arena_alloc(&arena, size);
	FILE *f;

	f = fopen(arena_printf(&arena, "%s/man/escalated.conf.5", srcdir ? srcdir : "."), "r");
	if (!f)
		return NULL;
	n = fread(text, 1, size - 1, f);
	fclose(f);
	return n ? text : NULL;
}

/* The section of a ".Ss" line: "" for the top of the file, NULL for one that is no section. */
static const char *section_of(const char *title)
{
	const struct config_section *section = config_section_find(title);

	if (str_eq(title, "Top of the file"))
		return "";
	return section && *section->name ? section->name : NULL;
}

static void parse_page(void)
{
	const char *section = NULL, *line, *end, *rest;
	struct documented *last = NULL;

	for (line = page; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		if (str_starts(line, ".Sh") || str_starts(line, ".Ss") || str_starts(line, ".It"))
			last = NULL;
		if (str_starts(line, ".Sh"))
			section = NULL;
		if (str_starts(line, ".Ss "))
			section =
			    section_of(arena_strndup(&arena, line + 4, (size_t)(end - line) - 4));
		if (section && str_starts(line, ".It Ic ")) {
			last = ARENA_PUSH(&arena, struct documented, documented, documented_count);
			last->section = section;
			last->key = arena_strndup(&arena, line + 7, strcspn(line + 7, " \n"));
		}
		if (last) {
			rest = last->text ? last->text : "";
			last->text =
			    arena_printf(&arena, "%s%.*s\n", rest, (int)(end - line), line);
		}
	}
}

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	page = read_page();
	if (!page)
		return -1;
	parse_page();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static const struct documented *find_documented(const struct config_key *key, size_t *count)
{
	const struct documented *found = NULL;
	size_t i;

	*count = 0;
	for (i = 0; i < documented_count; i++)
		if (str_eq(documented[i].section, key->section) &&
		    str_eq(documented[i].key, key->name)) {
			found = &documented[i];
			++*count;
		}
	return found;
}

static void every_key_is_documented_once(void **state)
{
	const struct config_key *keys;
	size_t i, count, found;

	(void)state;
	keys = config_keys(&count);
	for (i = 0; i < count; i++) {
		find_documented(&keys[i], &found);
		if (found != 1)
			fail_msg("%s %s is documented %zu times", keys[i].section, keys[i].name,
				 found);
	}
	assert_in_range(count, 60, 1000);
}

static void every_documented_key_exists(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < documented_count; i++)
		if (!config_key_find(documented[i].section, documented[i].key))
			fail_msg("there is no %s %s", documented[i].section, documented[i].key);
}

static void every_section_is_documented(void **state)
{
	const struct config_section *sections;
	size_t i, count;

	(void)state;
	sections = config_sections(&count);
	for (i = 1; i < count; i++)
		if (!strstr(page, arena_printf(&arena, "\n.Ss %s\n", sections[i].name)))
			fail_msg("section %s is not documented", sections[i].name);
}

/* As the page words a default: what is installed with the program, its last part. */
static const char *default_in_words(const struct config_key *key)
{
	const char *slash =
	    str_starts(key->fallback, ESCALATED_DATADIR) ? strrchr(key->fallback, '/') : NULL;

	return arena_printf(&arena, "The default is %s", slash ? slash + 1 : key->fallback);
}

static void defaults_are_as_documented(void **state)
{
	const struct config_key *keys;
	const struct documented *d;
	size_t i, count, found;

	(void)state;
	keys = config_keys(&count);
	for (i = 0; i < count; i++) {
		d = find_documented(&keys[i], &found);
		assert_non_null(d);
		if (keys[i].fallback && !strstr(d->text, default_in_words(&keys[i])))
			fail_msg("%s %s: \"%s\" is not said", keys[i].section, keys[i].name,
				 default_in_words(&keys[i]));
		if (keys[i].required && !str_ifind(d->text, "required"))
			fail_msg("%s %s: is required, but the page does not say so",
				 keys[i].section, keys[i].name);
		if (!keys[i].required && !keys[i].fallback &&
		    !str_ifind(d->text, "the default is") && !str_ifind(d->text, "without it"))
			fail_msg("%s %s: what if it is not there?", keys[i].section, keys[i].name);
	}
}

static void words_of_a_choice_are_documented(void **state)
{
	const struct config_key *keys;
	const struct documented *d;
	size_t i, j, count, found;

	(void)state;
	keys = config_keys(&count);
	for (i = 0; i < count; i++) {
		d = find_documented(&keys[i], &found);
		for (j = 0; keys[i].words && keys[i].words[j]; j++)
			if (!strstr(d->text, keys[i].words[j]))
				fail_msg("%s %s: \"%s\" is not documented", keys[i].section,
					 keys[i].name, keys[i].words[j]);
	}
}

static void every_role_is_documented(void **state)
{
	unsigned role;

	(void)state;
	for (role = 1; role <= ROLE_ADMIN; role <<= 1)
		if (!strstr(page, arena_printf(&arena, ".Cm %s", role_name(role))))
			fail_msg("role %s is not documented", role_name(role));
}

/* From the line that begins so, to the end of the literal. */
static const char *example(const char *first)
{
	const char *start = strstr(page, arena_printf(&arena, "\n%s", first)), *end;

	assert_non_null(start);
	end = strstr(start, "\n.Ed");
	assert_non_null(end);
	return arena_strndup(&arena, start + 1, (size_t)(end - start));
}

static void third_council_of_the_page_works(void **state)
{
	char path[] = "/tmp/test_man_conf.XXXXXX";
	const struct procedure *p;
	struct config config;
	struct str problems;
	struct err e;
	FILE *f = fdopen(mkstemp(path), "w");

	(void)state;
	assert_non_null(f);
	fprintf(f,
		"council = Riverside\nadmins = {ann@riverside.example}\n"
		"mailbox { type = maildir path = in address = esc@riverside.example }\n"
		"relay { type = maildir path = out }\n%s\n%s",
		example("form riverside-concern {"), example("procedure riverside-carer {"));
	assert_int_equal(fclose(f), 0);
	str_init(&problems, &arena, STR_UNBOUNDED);
	config_load(path, &config, &arena, &problems, &e);
	unlink(path);
	assert_string_equal(str_text(&problems), "");
	p = config_procedure(&config, "riverside-carer");
	assert_non_null(p);
	assert_int_equal(p->step_count, 3);
	assert_int_equal(p->steps[1].escalate_after, 4);
	assert_non_null(p->own_form);
	assert_int_equal(p->own_form->field_count, 9);
	assert_int_equal(config.form_type_count, 1);
	assert_ptr_equal(config.form_types[0], p->own_form);
}

static void people_of_the_page_are_right(void **state)
{
	const char *csv = example("email,name,roles");
	struct directory_problem *problems;
	struct directory directory;
	size_t count;

	(void)state;
	assert_int_equal(directory_parse(&arena, csv, strlen(csv), &directory, &problems, &count),
			 0);
	assert_int_equal(directory.count, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_key_is_documented_once),
	    cmocka_unit_test(every_documented_key_exists),
	    cmocka_unit_test(every_section_is_documented),
	    cmocka_unit_test(defaults_are_as_documented),
	    cmocka_unit_test(words_of_a_choice_are_documented),
	    cmocka_unit_test(every_role_is_documented),
	    cmocka_unit_test(third_council_of_the_page_works),
	    cmocka_unit_test(people_of_the_page_are_right),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
