/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <unistd.h>

#include "config_case.h"
#include "scratch.h"

int config_case_enter(void **state)
{
	CLEANUP_ARENA struct arena a = {0};

	(void)state;
	scratch_make();
	return chdir(scratch_path(&a, ""));
}

int config_case_leave(void **state)
{
	(void)state;
	scratch_remove();
	return chdir("/");
}

int config_case_load(struct arena *a, const char *path, struct config *config,
		     const char **problems)
{
	struct str out;
	struct err e;
	int result;

	str_init(&out, a, STR_UNBOUNDED);
	result = config_load(path, config, a, &out, &e);
	*problems = str_text(&out);
	return result;
}

const struct config *config_case_good(struct arena *a, const char *path)
{
	struct config *config = ARENA_NEW(a, struct config);
	const char *problems;

	config_case_load(a, path, config, &problems);
	assert_string_equal(problems, "");
	assert_non_null(config->council);
	return config;
}

const struct config *config_case_good_text(struct arena *a, const char *text)
{
	scratch_write("a.conf", text);
	return config_case_good(a, "a.conf");
}
