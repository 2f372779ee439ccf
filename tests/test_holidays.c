/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bank holidays from both kinds of file; whatever is wrong with one, it is refused whole. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "shell/holidays.h"

/* In GOV.UK's shape, shortened. */
#define EVENT(title, date, notes)                                                                  \
	"{\"title\": \"" title "\", \"date\": \"" date "\", \"notes\": \"" notes                   \
	"\", \"bunting\": true}"
#define CHRISTMAS EVENT("Christmas Day", "2026-12-25", "")
#define DIVISION(name, events)                                                                     \
	"\"" name "\": {\"division\": \"" name "\", \"events\": [" events "]}"
#define SCOTLAND DIVISION("scotland", EVENT("St Andrew\xE2\x80\x99s Day", "2026-11-30", ""))
#define NORTHERN                                                                                   \
	DIVISION("northern-ireland", EVENT("Battle of the Boyne (Orangemen\xE2\x80\x99s Day)",     \
					   "2026-07-13", "Substitute day"))
#define FILE_OF(events) "{" DIVISION("england-and-wales", events) ", " SCOTLAND ", " NORTHERN "}\n"

static int parse(const char *text, struct calendar_fact **facts, size_t *count, struct err *e)
{
	return holidays_parse(&arena, text, strlen(text), facts, count, e);
}

static void check_fact(const struct calendar_fact *fact, enum calendar_region region,
		       const char *day, const char *title)
{
	assert_int_equal(fact->region, region);
	assert_string_equal(date_iso(&arena, fact->day), day);
	assert_string_equal(fact->title, title);
}

static void json_of_gov_uk(void **state)
{
	struct calendar_fact *facts;
	struct err e;
	size_t count;

	(void)state;
	assert_int_equal(
	    parse("\n " FILE_OF(CHRISTMAS ", " EVENT("Boxing Day", "2026-12-28", "Substitute day")),
		  &facts, &count, &e),
	    0);
	assert_int_equal(count, 4);
	check_fact(&facts[0], CALENDAR_ENGLAND_AND_WALES, "2026-12-25", "Christmas Day");
	check_fact(&facts[1], CALENDAR_ENGLAND_AND_WALES, "2026-12-28",
		   "Boxing Day (substitute day)");
	check_fact(&facts[2], CALENDAR_SCOTLAND, "2026-11-30", "St Andrew\xE2\x80\x99s Day");
	check_fact(&facts[3], CALENDAR_NORTHERN_IRELAND, "2026-07-13",
		   "Battle of the Boyne (Orangemen\xE2\x80\x99s Day) (substitute day)");
}

static void data_file_of_ours(void **state)
{
	struct calendar_fact *facts;
	struct err e;
	size_t count;

	(void)state;
	assert_int_equal(
	    parse("# Crown copyright\nscotland\t2026-01-02\t2nd January\n", &facts, &count, &e), 0);
	assert_int_equal(count, 1);
	check_fact(&facts[0], CALENDAR_SCOTLAND, "2026-01-02", "2nd January");
}

static const struct {
	const char *name;
	const char *text;
	const char *error;
} refused[] = {
    {"no JSON", "{\n\"england-and-wales\": \n}", "line 3: unexpected token near '}'"},
    {"JSON that goes on", FILE_OF(CHRISTMAS) "{}", "line 2: end of file expected near '{'"},
    {"a region twice", "{" SCOTLAND ", " SCOTLAND "}",
     "line 1: duplicate object key near '\"scotland\"'"},
    {"a key twice",
     FILE_OF("{\"date\": \"2026-12-25\", \"title\": \"A\", \"date\": \"2026-12-26\"}"),
     "line 1: duplicate object key near '\"date\"'"},
    {"another JSON", "{\"holidays\": []}", "england-and-wales is missing"},
    {"a region missing", "{" DIVISION("england-and-wales", CHRISTMAS) ", " SCOTLAND "}",
     "northern-ireland is missing"},
    {"a region that is a list", "{\"england-and-wales\": []}", "england-and-wales is missing"},
    {"a region under another's name",
     "{\"england-and-wales\": {\"division\": \"scotland\", \"events\": [" CHRISTMAS "]}}",
     "england-and-wales is not its own division"},
    {"a region without days", FILE_OF(""), "england-and-wales has no events"},
    {"events that are no list",
     "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": {}}}",
     "england-and-wales has no events"},
    {"an event that is none", FILE_OF("7"), "england-and-wales: an event has no title"},
    {"no title", FILE_OF("{\"date\": \"2026-12-25\"}"), "england-and-wales: an event has no title"},
    {"a title of two lines", FILE_OF(EVENT("Christmas\\nDay", "2026-12-25", "")),
     "england-and-wales: an event has no title"},
    {"no date", FILE_OF("{\"title\": \"Christmas Day\"}"),
     "england-and-wales: \"Christmas Day\" has no date such as 2026-12-25"},
    {"a British date", FILE_OF(EVENT("Christmas Day", "25/12/2026", "")),
     "england-and-wales: \"Christmas Day\" has no date such as 2026-12-25"},
    {"a date that cannot be", FILE_OF(EVENT("Leap Day", "2026-02-29", "")),
     "england-and-wales: \"Leap Day\" has no date such as 2026-12-25"},
    {"a date of the far future", FILE_OF(EVENT("Christmas Day", "9999-12-25", "")),
     "england-and-wales: \"Christmas Day\" has no date such as 2026-12-25"},
    {"notes that are no text",
     FILE_OF("{\"title\": \"Christmas Day\", \"date\": \"2026-12-25\", \"notes\": [1]}"),
     "england-and-wales: \"Christmas Day\" has notes that are no text"},
    {"a day twice", FILE_OF(CHRISTMAS ", " EVENT("Christmas", "2026-12-25", "")),
     "england-and-wales: 2026-12-25 is there twice"},
    {"a data file with a bad line", "# ours\nscotland\t2026-02-31\tOdd Day\n",
     "line 2: \"2026-02-31\" is no date (YYYY-MM-DD)"},
};

static void anything_wrong_is_refused_whole(void **state)
{
	struct calendar_fact *facts = NULL;
	size_t i, count = 77;
	struct err e;

	(void)state;
	for (i = 0; i < COUNT_OF(refused); i++) {
		print_message("%s\n", refused[i].name);
		assert_int_equal(parse(refused[i].text, &facts, &count, &e), -1);
		assert_int_equal(e.kind, ERR_PERM);
		assert_string_equal(e.text, refused[i].error);
		assert_null(facts);
		assert_int_equal(count, 77);
	}
}

static void file_is_read_up_to_a_limit(void **state)
{
	char path[] = "/tmp/test_holidays.XXXXXX";
	struct calendar_fact *facts;
	struct err e;
	size_t count;
	char *filler;
	int fd = mkstemp(path);

	(void)state;
	assert_in_range(fd, 0, 1024);
	assert_int_equal(write(fd, FILE_OF(CHRISTMAS), strlen(FILE_OF(CHRISTMAS))),
			 strlen(FILE_OF(CHRISTMAS)));
	assert_int_equal(holidays_load(&arena, path, &facts, &count, &e), 0);
	assert_int_equal(count, 3);

	filler = mem_alloc(HOLIDAYS_MAX_SIZE);
	memset(filler, ' ', HOLIDAYS_MAX_SIZE);
	assert_int_equal(write(fd, filler, HOLIDAYS_MAX_SIZE), HOLIDAYS_MAX_SIZE);
	free(filler);
	close(fd);
	assert_int_equal(holidays_load(&arena, path, &facts, &count, &e), -1);
	assert_string_equal(e.text, arena_printf(&arena, "%s: is larger than 1 MiB", path));
	unlink(path);
	assert_int_equal(holidays_load(&arena, path, &facts, &count, &e), -1);
	assert_string_equal(e.text, arena_printf(&arena, "%s: No such file or directory", path));
	assert_int_equal(holidays_load(&arena, "/", &facts, &count, &e), -1);
	assert_string_equal(e.text, "/: is not a file");
}

/* Any bytes at all: an error or facts, never a crash. */
static void cut_off_anywhere(void **state)
{
	static const char text[] = FILE_OF(CHRISTMAS);
	struct calendar_fact *facts;
	struct err e;
	size_t i, count;

	(void)state;
	for (i = 1; i < sizeof(text) - 2; i++) {
		char *part = arena_memdup(&arena, text, i);

		assert_int_equal(holidays_parse(&arena, part, i, &facts, &count, &e), -1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(json_of_gov_uk),
	    TEST(data_file_of_ours),
	    TEST(anything_wrong_is_refused_whole),
	    TEST(file_is_read_up_to_a_limit),
	    TEST(cut_off_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
