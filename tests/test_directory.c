/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

#include "core/csv.h"
#include "core/directory.h"
#include "core/directory_name.h"
#include "core/telephone.h"

#define HEAD "email,name,roles,team,manager,deputy,absent_from,absent_until\n"

static struct arena arena;

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static struct directory parse_n(const char *csv, size_t size)
{
	struct directory_problem *problems;
	struct directory d = {0};
	size_t count;

	if (directory_parse(&arena, csv, size, &d, &problems, &count) < 0)
		fail_msg("line %d: %s", problems[0].line, problems[0].text);
	assert_int_equal(count, 0);
	return d;
}

static struct directory parse(const char *csv)
{
	return parse_n(csv, strlen(csv));
}

static const char good[] =
    "\xEF\xBB\xBF"
    "email,name,roles,team,manager,deputy,absent_from,absent_until\r\n"
    "Rosa.Field@council.example,\"Ms Rosa Field\",ssw;social-worker,North,p.oduya@council.example,"
    "j.ahmed@council.example,2026-12-21,2027-01-04\r\n"
    "p.oduya@council.example,Peter Oduya,Team-Manager,North,m.hale@council.example,,,\r\n"
    "\r\n"
    "m.hale@council.example,\"Hale, Moira \"\"Mo\"\"\",service-manager ; panel-advisor,,,,,\r\n"
    "j.ahmed@council.example,Jamila "
    "Ahmed,ssw,\"North\r\nWest\",p.oduya@council.example,,01/09/2026,\r\n"
    ",,,,,,,\r\n"
    "lee@home.example,Zo\xC3\xAB   Lee,carer,,rosa.field@council.example,,,31.8.26\r\n"
    "lee2@home.example,Zoe Lea,carer,,rosa.field@council.example,,,";

static void a_good_file_is_read(void **state)
{
	struct directory d = parse_n(good, sizeof(good) - 1);
	const struct person *p;
	size_t i;

	(void)state;
	assert_int_equal(d.count, 6);
	for (i = 1; i < d.count; i++)
		assert_true(strcmp(d.people[i - 1].email, d.people[i].email) < 0);
	p = directory_find(&d, "ROSA.FIELD@Council.Example");
	assert_non_null(p);
	assert_string_equal(p->email, "rosa.field@council.example");
	assert_string_equal(p->name, "Ms Rosa Field");
	assert_int_equal(p->roles, ROLE_SSW | ROLE_SOCIAL_WORKER);
	assert_string_equal(p->team, "North");
	assert_string_equal(directory_manager(&d, p)->name, "Peter Oduya");
	assert_string_equal(directory_deputy(&d, p)->name, "Jamila Ahmed");
	assert_string_equal(date_iso(&arena, p->absent_from), "2026-12-21");
	assert_string_equal(date_iso(&arena, p->absent_until), "2027-01-04");
	p = directory_find(&d, "m.hale@council.example");
	assert_string_equal(p->name, "Hale, Moira \"Mo\"");
	assert_int_equal(p->roles, ROLE_SERVICE_MANAGER | ROLE_PANEL_ADVISER);
	assert_null(p->team);
	assert_null(directory_manager(&d, p));
	assert_null(directory_deputy(&d, p));
	p = directory_find(&d, "j.ahmed@council.example");
	assert_string_equal(p->team, "North West");
	assert_string_equal(date_iso(&arena, p->absent_from), "2026-09-01");
	p = directory_find(&d, "lee@home.example");
	assert_string_equal(p->name, "Zo\xC3\xAB Lee");
	assert_string_equal(date_iso(&arena, p->absent_until), "2026-08-31");
	assert_null(directory_find(&d, "nobody@council.example"));
	assert_null(directory_find(&d, NULL));
	assert_null(directory_find(&d, ""));
}

static void columns_come_in_any_order_and_five_may_be_missing(void **state)
{
	struct directory d = parse("Roles, name ,EMAIL,manager\n"
				   "adm,Ann Dee,a.dee@council.example,\n"
				   "carer,Cal Fox,fox@home.example,a.dee@council.example\n");
	const struct person *p = directory_find(&d, "fox@home.example");

	(void)state;
	assert_int_equal(p->roles, ROLE_CARER);
	assert_string_equal(p->name, "Cal Fox");
	assert_string_equal(p->manager, "a.dee@council.example");
	assert_null(p->team);
	assert_int_equal(p->absent_from, DATE_NO_DAY);
}

/* The problems of a file that must have some, as "line: text" a line each. */
static const char *problems_of_n(const char *csv, size_t size)
{
	struct directory_problem *problems;
	struct directory d = {.count = 4711};
	struct str out;
	size_t count, i;

	str_init(&out, &arena, STR_UNBOUNDED);
	assert_int_equal(directory_parse(&arena, csv, size, &d, &problems, &count), -1);
	assert_null(d.people);
	assert_int_equal(d.count, 4711);
	for (i = 0; i < count; i++)
		str_addf(&out, "%d: %s\n", problems[i].line, problems[i].text);
	return str_text(&out);
}

static const char *problems_of(const char *csv)
{
	return problems_of_n(csv, strlen(csv));
}

static void every_problem_of_a_broken_file_is_told_with_its_line(void **state)
{
	static const char broken[] = HEAD "a@x.example,Ann,ssw,,,,,\n"
					  "not an address,Bob,ssw,,,,,\n"
					  ",Cem,ssw,,,,,\n"
					  "d@x.example,,ssw,,,,,\n"
					  "e@x.example,Eve,,,,,,\n"
					  "f@x.example,Fay,boss;ssw;king,,,,,\n"
					  "g@x.example,Gus,ssw,,h@y.example,nobody@x.example,,\n"
					  "A@x.example,Ann again,ssw,,,,,\n"
					  "i@x.example,Ida,ssw,,,i@x.example,,\n"
					  "j@x.example,Jan,ssw,,j@x.example,,,\n"
					  "k@x.example,Kim,ssw,,,,2026-02-30,soon\n"
					  "l@x.example,Lou,ssw,,,,2026-05-02,2026-05-01\n"
					  "m@x.example,Max,ssw\n"
					  "n@x.example,\"Nan\" x,ssw,,,,,\n"
					  "o@x.example,O\"tto,ssw,,,,,\n"
					  "p@x.example,Ren\xE9,ssw,,,,,\n"
					  "q@x.example,\"two\nlines\",king,,Mr X <x@x.example>,,,\n"
					  "r@x.example,Ray,ssw,,,,4/5,\n"
					  "s@x.example,\"Sid,ssw,,,,,\n"
					  "t@x.example,Tom,ssw,,,,,\n";

	(void)state;
	assert_string_equal(
	    problems_of(broken),
	    "3: email: \"not an address\" is no address that mail can be sent to\n"
	    "4: email: there is none\n"
	    "5: name: there is none\n"
	    "6: roles: there is none\n"
	    "7: roles: \"boss\" is no role\n"
	    "7: roles: \"king\" is no role\n"
	    "8: deputy: nobody@x.example is not in the file\n"
	    "8: manager: h@y.example is not in the file\n"
	    "9: email: a@x.example is on line 2 already\n"
	    "10: deputy: i@x.example is this person\n"
	    "11: manager: j@x.example is this person\n"
	    "12: absent_from: \"2026-02-30\" is no date (YYYY-MM-DD)\n"
	    "12: absent_until: \"soon\" is no date (YYYY-MM-DD)\n"
	    "13: absent_until: 2026-05-01 is before absent_from, 2026-05-02\n"
	    "14: 3 fields, but the first line has 8\n"
	    "15: text behind a closing quotation mark\n"
	    "16: a quotation mark inside a field that does not begin with one\n"
	    "17: field 2 is not UTF-8, or has control characters in it (save the file as "
	    "\"CSV UTF-8\")\n"
	    "18: manager: \"mr x <x@x.example>\" is no address that mail can be sent to\n"
	    "18: roles: \"king\" is no role\n"
	    "20: absent_from: \"4/5\" is no date (YYYY-MM-DD)\n"
	    "21: a quotation mark that is never closed\n");
}

static void circles_of_managers_are_told_once_each(void **state)
{
	(void)state;
	assert_string_equal(problems_of(HEAD "a@x.example,Ann,ssw,,c@x.example,,,\n"
					     "d@x.example,Dee,ssw,,a@x.example,,,\n"
					     "c@x.example,Cem,ssw,,b@x.example,,,\n"
					     "b@x.example,Bob,ssw,,a@x.example,,,\n"
					     "z@x.example,Zed,ssw,,y@x.example,,,\n"
					     "y@x.example,Yan,ssw,,z@x.example,,,\n"
					     "t@x.example,Top,adm,,,,,\n"
					     "u@x.example,Uma,ssw,,t@x.example,,,\n"),
			    "2: manager: a circle: a@x.example's manager is c@x.example, whose "
			    "manager is b@x.example, whose manager is a@x.example\n"
			    "6: manager: a circle: z@x.example's manager is y@x.example, whose "
			    "manager is z@x.example\n");
	/* Two who stand in for each other are none. */
	parse(HEAD "a@x.example,Ann,ssw,,,b@x.example,,\nb@x.example,Bob,ssw,,,a@x.example,,\n");
}

/* A person writes from several addresses; each is one person's (B2). */
static void aliases_are_the_same_person(void **state)
{
	struct directory d =
	    parse("email,name,roles,deputy,aliases\n"
		  "lee@home.example,Lee Moss,carer,, Lee.Moss@Work.example ;lee@old.example;\n"
		  "ann@x.example,Ann,ssw,,\n");

	(void)state;
	assert_string_equal(directory_find(&d, "lee.moss@work.example")->email, "lee@home.example");
	assert_string_equal(directory_find(&d, "LEE@OLD.example")->email, "lee@home.example");
	assert_string_equal(directory_find(&d, "lee@home.example")->name, "Lee Moss");
	assert_null(directory_find(&d, "moss@old.example"));
	assert_string_equal(problems_of("email,name,roles,deputy,aliases\n"
					"a@x.example,Ann,ssw,,b@x.example;not one\n"
					"b@x.example,Bob,ssw,e@y.example,c@x.example\n"
					"d@x.example,Dee,ssw,,c@x.example;d@x.example\n"
					"e@x.example,Eve,ssw,e@y.example,e@y.example\n"),
			    "2: aliases: \"not one\" is no address that mail can be sent to\n"
			    "2: aliases: b@x.example is the address of line 3\n"
			    "3: deputy: e@y.example is an alias; their address is e@x.example\n"
			    "4: aliases: c@x.example is on line 3 already\n"
			    "4: aliases: d@x.example is the address of line 4\n"
			    "5: deputy: e@y.example is this person\n");
}

static void headers_that_do_not_fit(void **state)
{
	(void)state;
	assert_string_equal(problems_of(""), "1: the file is empty\n");
	assert_string_equal(problems_of("\n\n\xEF\xBB"), "3: field 1 is not UTF-8, or has control "
							 "characters in it (save the file as \"CSV "
							 "UTF-8\")\n");
	assert_string_equal(problems_of(HEAD), "1: there is nobody in the file\n");
	assert_string_equal(problems_of("email,names,email\nx\n"),
			    "1: \"names\" is no column of people.csv\n"
			    "1: the column \"email\" is there twice\n"
			    "1: the column \"name\" is missing\n"
			    "1: the column \"roles\" is missing\n");
	assert_string_equal(problems_of("email;name;roles\n"),
			    "1: \"email;name;roles\" is no column of people.csv\n"
			    "1: the column \"email\" is missing\n"
			    "1: the column \"name\" is missing\n"
			    "1: the column \"roles\" is missing\n");
}

static void sizes_are_bounded(void **state)
{
	size_t size = 3000000, n, i;
	char *text = arena_alloc(&arena, size + 200), *p;
	const char *problems;

	(void)state;
	n = (size_t)sprintf(text, HEAD "a@x.example,");
	memset(text + n, 'x', 10000);
	strcpy(text + n + 10000, ",ssw,,,,,\nb@x.example,Bob,king,,,,,\n");
	assert_string_equal(problems_of(text), "2: longer than 10,000 bytes\n"
					       "3: roles: \"king\" is no role\n");
	n = (size_t)sprintf(text, HEAD "a@x.example,");
	memset(text + n, 'x', 201);
	strcpy(text + n + 201, ",ssw,,,,,\n");
	assert_string_equal(problems_of(text), "2: name: longer than 200 bytes\n");
	/* All commas, all quotation marks, all bad lines: told, and not told without end. */
	memset(text, ',', size);
	assert_string_equal(problems_of_n(text, size),
			    "1: more fields than any line of ours has\n");
	memset(text, '"', size);
	assert_string_equal(problems_of_n(text, size), "1: longer than 10,000 bytes\n");
	p = text + sprintf(text, HEAD);
	for (i = 0; i < 5000; i++)
		p += sprintf(p, "%zu\n", i);
	problems = problems_of(text);
	for (n = 0; (problems = strchr(problems, '\n')); problems++)
		n++;
	assert_int_equal(n, 1000);
}

static void many_people_are_found_and_too_many_refused(void **state)
{
	enum { MOST = 100000 };
	char *text = arena_alloc(&arena, 40 * (MOST + 2)), *p = text, email[40];
	struct directory d;
	int i;

	(void)state;
	p += sprintf(p, "email,name,roles\n");
	for (i = 0; i < MOST; i++)
		p += sprintf(p, "p%d@x.example,Ann,carer\n", i * 7 % MOST);
	d = parse(text);
	assert_int_equal(d.count, MOST);
	for (i = 0; i < MOST; i += 997) {
		snprintf(email, sizeof(email), "P%d@X.Example", i);
		assert_non_null(directory_find(&d, email));
	}
	strcpy(p, "late@x.example,Late,carer\n");
	assert_string_equal(problems_of(text), "100002: more than 100000 people\n");
}

static void a_circle_of_thousands_is_told_in_few_words(void **state)
{
	enum { MOST = 5000 };
	char *text = arena_alloc(&arena, 60 * (MOST + 1)), *p = text;
	const char *problems;
	int i;

	(void)state;
	p += sprintf(p, "email,name,roles,manager\n");
	for (i = 0; i < MOST; i++)
		p += sprintf(p, "p%d@x.example,Ann,carer,p%d@x.example\n", i, (i + 1) % MOST);
	problems = problems_of(text);
	assert_true(
	    str_starts(problems, "2: manager: a circle: p0@x.example's manager is p1@x.example, "));
	assert_true(str_ends(problems, "…\n"));
	assert_in_range(strlen(problems), 100, 500);
}

static void people_are_found_by_name(void **state)
{
	struct directory d = parse(HEAD "a1@x.example,Siobh\xC3\xA1n O\xE2\x80\x99"
					"Hara,ssw,,,,,\n"
					"a2@x.example,Sam Jones,ssw,,,,,\n"
					"a3@x.example,Sam Jones,team-manager,,,,,\n"
					"a4@x.example,Dr Priya Anand,iro,,,,,\n"
					"a5@x.example,Zoe Lee,ssw,,,,,\n"
					"a6@x.example,Zo\xC3\xAB Lee,ssw,,,,,\n"
					"a7@x.example,Mary-Ann Drake,ssw,,,,,\n"
					"a8@x.example,Ren\xC3\xA9 Roy,ssw,,,,,\n"
					"a9@x.example,Ren\xC3\xA8 Roy,ssw,,,,,\n");
	static const struct {
		const char *name;
		unsigned roles;
		const char *email; /* NULL: none */
		bool several;
	} rows[] = {
	    {"Priya Anand", ROLE_IRO, "a4@x.example", false},
	    {"  ms.  PRIYA\n anand ", ROLE_IRO | ROLE_SSW, "a4@x.example", false},
	    {"Cllr Dr Priya Anand", ~0u, "a4@x.example", false},
	    {"Priya Anand", ROLE_SSW, NULL, false},
	    {"Priya", ROLE_IRO, NULL, false},
	    {"Sam Jones", ROLE_SSW, "a2@x.example", false},
	    {"sam jones", ROLE_TEAM_MANAGER, "a3@x.example", false},
	    {"Sam Jones", ROLE_SSW | ROLE_TEAM_MANAGER, NULL, true},
	    {"SIOBH\xC3\x81N O'HARA", ROLE_SSW, "a1@x.example", false},
	    {"Siobhan O\xE2\x80\x99Hara", ROLE_SSW, "a1@x.example", false},
	    {"Siobha\xCC\x81n O`Hara", ROLE_SSW, "a1@x.example", false},
	    {"Siobh\xC3\xA0n O'Hara", ROLE_SSW, NULL, false},
	    {"Zoe Lee", ROLE_SSW, "a5@x.example", false},
	    {"ZO\xC3\x8B LEE", ROLE_SSW, "a6@x.example", false},
	    {"Rene Roy", ROLE_SSW, NULL, true},
	    {"Mary\xE2\x80\x91"
	     "Ann\xC2\xA0"
	     "Drake",
	     ROLE_SSW, "a7@x.example", false},
	    {"", ROLE_SSW, NULL, false},
	    {" Ms ", ROLE_SSW, NULL, false},
	    {NULL, ROLE_SSW, NULL, false},
	};
	const struct person *p;
	bool several;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		several = !rows[i].several;
		p = directory_find_name(&d, rows[i].name, rows[i].roles, &several);
		if (several != rows[i].several || !str_eq(p ? p->email : NULL, rows[i].email))
			fail_msg("\"%s\": %s, several %d", rows[i].name, p ? p->email : "nobody",
				 several);
		assert_ptr_equal(directory_find_name(&d, rows[i].name, rows[i].roles, NULL), p);
	}
}

static void names_are_compared_letter_by_letter(void **state)
{
	static const struct {
		const char *a, *b;
		bool strict, loose;
	} rows[] = {
	    {"Drake", "ake", false, false},
	    {"Dr Drake", "Drake", true, true},
	    {"Mr.Smith", "Smith", true, true},
	    {"Missy", "y", false, false},
	    {"Ann", "Ann Lee", false, false},
	    {"Ann  ", "Ann", true, true},
	    {"A nn", "Ann", false, false},
	    {"\xC5\x81ukasz", "\xC5\x82ukasz", true, true}, /* Polish */
	    {"\xC5\x81ukasz", "Lukasz", false, true},
	    {"Si\xC3\xB4n", "SION", false, true}, /* Welsh */
	    {"\xC5\xB4yn", "\xC5\xB5YN", true, true},
	    {"S\xC3\xB8ren", "Soren", false, true},
	    {"\xC5\xBD"
	     "aneta",
	     "\xC5\xBE"
	     "aneta",
	     true, true},
	    {"\xC3\x9F", "s", false, false},
	    {"\xC3\x97", "\xC3\xB7", false, false},
	    {"", "", false, false},
	    /* With a telephone number behind it. */
	    {"Bo Ray, tel. 020 7946 0123", "Bo Ray", true, true},
	    {"Bo Ray \xE2\x80\x93 (020) 7946 0123", "Bo Ray (07700 900123)", true, true},
	    {"Bo Ray 020 7946 0123", "Bo Rayner", false, false},
	    {"Bo Ray, ext. 5654", "Bo Ray", false, false},
	    {"020 7946 0123", "020 7946 0123", false, false},
	    {"M 020 7946 0123", "M", true, true},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		if (directory_name_equal(rows[i].a, rows[i].b, false) != rows[i].strict ||
		    directory_name_equal(rows[i].b, rows[i].a, true) != rows[i].loose)
			fail_msg("\"%s\" and \"%s\"", rows[i].a, rows[i].b);
	}
}

/* A capital within a word is one of two names, or of a name that has two. */
static void names_whose_break_was_lost(void **state)
{
	static const struct {
		const char *words, *joined;
	} rows[] = {
	    {"Ann KingBo Ray", "KingBo"},
	    {"Ann Ray Bo RayCy McKing Di Fox", "RayCy"},
	    {"Ann O'BrienBo Ray", "O'BrienBo"},
	    {"Ann Lee-RayBo Ray", "Lee-RayBo"},
	    {"Ann McRayBo Ray", "McRayBo"},
	    {"Ann MacKay Ray", NULL},
	    {"Ann FitzRoy Ray", NULL},
	    {"Ann O'Brien McRay Lee", NULL},
	    {"Ann DeRay Lee", NULL},
	    {"AnnMarie Ray", NULL},
	    {"Ann RayLee", NULL},
	    {"Ann RAY Lee", NULL},
	    {"Ann Lee (NorthWest team)", NULL},
	    {"Ann", NULL},
	    {"", NULL},
	};
	const char *found;
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		found = directory_name_find_joined(rows[i].words, &n);
		if (!found != !rows[i].joined ||
		    (found && (n != strlen(rows[i].joined) || !str_starts(found, rows[i].joined))))
			fail_msg("\"%s\"", rows[i].words);
	}
}

/* However it is parted; neither a day nor what is longer than any number. */
static void telephone_numbers(void **state)
{
	static const struct {
		const char *words;
		size_t whole, extension; /* where the number begins; 0: there is none */
		bool in;
	} rows[] = {
	    {"Ray 020 7946 0123", 3, 3, true},
	    {"Ray (020) 7946-0123", 3, 3, true},
	    {"Ray 020.7946.0123", 3, 3, true},
	    {"Ray +44 20/7946 0123", 3, 3, true},
	    {"Ray x4959", 0, 5, false},
	    {"Ray ext. 5654", 0, 7, false},
	    {"Ray 12", 0, 0, false},
	    {"Ray 12 May 2026", 0, 10, false},
	    {"Ray 020 7946 0123 by day", 0, 0, true},
	    {"Ray 020 7946, 0123", 0, 13, false},
	    {"Ray 4929 1234 5678 9012", 0, 0, false},
	    {"Ray", 0, 0, false},
	};
	size_t i, n, whole, extension;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		n = strlen(rows[i].words);
		whole = telephone_at_end(rows[i].words, n, TELEPHONE_WHOLE);
		extension = telephone_at_end(rows[i].words, n, TELEPHONE_EXTENSION);
		if (whole != (rows[i].whole ? rows[i].whole : n) ||
		    extension != (rows[i].extension ? rows[i].extension : n) ||
		    telephone_is_in(rows[i].words, n) != rows[i].in)
			fail_msg("\"%s\": %zu, %zu", rows[i].words, whole, extension);
	}
}

static void people_are_found_by_role(void **state)
{
	struct directory d = parse(HEAD "a@x.example,Ann,ssw;iro,,,,,\nb@x.example,Bob,ssw,,,,,\n"
					"c@x.example,Cem,director,,,,,\n");
	size_t index = 0;

	(void)state;
	assert_string_equal(directory_next(&d, ROLE_SSW, &index)->name, "Ann");
	assert_string_equal(directory_next(&d, ROLE_SSW, &index)->name, "Bob");
	assert_null(directory_next(&d, ROLE_SSW, &index));
	assert_null(directory_next(&d, ROLE_SSW, &index));
	assert_null(directory_only(&d, ROLE_SSW));
	assert_null(directory_only(&d, ROLE_ADM));
	assert_string_equal(directory_only(&d, ROLE_IRO)->name, "Ann");
	assert_string_equal(directory_only(&d, ROLE_DIRECTOR)->name, "Cem");
}

static void absences_have_open_ends(void **state)
{
	struct directory d = parse(HEAD "both@x.example,Ann,ssw,,,,2026-05-01,2026-05-08\n"
					"from@x.example,Bob,ssw,,,,2026-05-01,\n"
					"until@x.example,Cem,ssw,,,,,2026-05-08\n"
					"never@x.example,Dee,ssw,,,,,\n");
	static const struct {
		const char *email;
		bool before, first, between, last, after;
	} rows[] = {
	    {"both@x.example", false, true, true, true, false},
	    {"from@x.example", false, true, true, true, true},
	    {"until@x.example", true, true, true, true, false},
	    {"never@x.example", false, false, false, false, false},
	};
	const struct person *p;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		p = directory_find(&d, rows[i].email);
		assert_int_equal(directory_is_absent(p, date_parse_iso("2026-04-30")),
				 rows[i].before);
		assert_int_equal(directory_is_absent(p, date_parse_iso("2026-05-01")),
				 rows[i].first);
		assert_int_equal(directory_is_absent(p, date_parse_iso("2026-05-04")),
				 rows[i].between);
		assert_int_equal(directory_is_absent(p, date_parse_iso("2026-05-08")),
				 rows[i].last);
		assert_int_equal(directory_is_absent(p, date_parse_iso("2026-05-09")),
				 rows[i].after);
		assert_false(directory_is_absent(p, DATE_NO_DAY));
	}
}

/* By their own automatic reply: here again on the day that it names. */
static void absences_that_were_heard_of(void **state)
{
	struct directory d = parse(HEAD "ann@x.example,Ann,ssw,,,,,\n"
					"bob@x.example,Bob,ssw,,,,,2026-05-01\n");
	const struct person *p = directory_find(&d, "ann@x.example");

	(void)state;
	directory_hear_absence(&d, "ANN@x.example", date_parse_iso("2026-05-04"),
			       date_parse_iso("2026-05-08"));
	assert_false(directory_is_absent(p, date_parse_iso("2026-05-03")));
	assert_true(directory_is_absent(p, date_parse_iso("2026-05-04")));
	assert_true(directory_is_absent(p, date_parse_iso("2026-05-07")));
	assert_false(directory_is_absent(p, date_parse_iso("2026-05-08")));
	assert_false(directory_is_absent(p, DATE_NO_DAY));
	directory_hear_absence(&d, "ann@x.example", DATE_NO_DAY, DATE_NO_DAY);
	assert_false(directory_is_absent(p, date_parse_iso("2026-05-05")));
	/* What the file says stands beside it. */
	directory_hear_absence(&d, "bob@x.example", DATE_NO_DAY, DATE_NO_DAY);
	assert_true(
	    directory_is_absent(directory_find(&d, "bob@x.example"), date_parse_iso("2026-05-01")));
	directory_hear_absence(&d, "nobody@x.example", 1, 2);
}

static void roles_have_names(void **state)
{
	unsigned role;

	(void)state;
	for (role = ROLE_CARER; role <= ROLE_ADMIN; role <<= 1) {
		assert_int_equal(role_parse(role_name(role)), role);
		assert_non_null(role_title(role));
	}
	assert_int_equal(role_parse("Panel-Advisor"), ROLE_PANEL_ADVISER);
	assert_string_equal(role_name(ROLE_PANEL_ADVISER), "panel-adviser");
	assert_string_equal(role_title(ROLE_SSW), "Supervising Social Worker");
	assert_int_equal(role_parse("boss"), 0);
	assert_int_equal(role_parse(""), 0);
	assert_int_equal(role_parse(NULL), 0);
	assert_null(role_name(0));
	assert_null(role_title(0));
}

/* Any bytes are read to the end, and the lines are counted. */
static void any_bytes_are_read(void **state)
{
	static const char bytes[] = "\",\n\r\n,a\xC3\xA9\0\"\"x";
	unsigned seed = 7;
	char text[64];
	size_t i, n;

	(void)state;
	for (i = 0; i < 20000; i++) {
		struct csv_record r;
		struct csv csv;
		int line = 0;

		for (n = 0; n < sizeof(text); n++) {
			seed = seed * 1103515245 + 12345;
			text[n] = bytes[(seed >> 16) % (sizeof(bytes) - 1)];
		}
		csv_init(&csv, &arena, text, seed % sizeof(text));
		while (csv_next(&csv, &r)) {
			assert_true(r.line > line);
			line = r.line;
			assert_true(r.count > 0);
		}
		assert_ptr_equal(csv.at, csv.end);
		arena_clear(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(a_good_file_is_read, clear_arena),
	    cmocka_unit_test_teardown(columns_come_in_any_order_and_five_may_be_missing,
				      clear_arena),
	    cmocka_unit_test_teardown(every_problem_of_a_broken_file_is_told_with_its_line,
				      clear_arena),
	    cmocka_unit_test_teardown(circles_of_managers_are_told_once_each, clear_arena),
	    cmocka_unit_test_teardown(headers_that_do_not_fit, clear_arena),
	    cmocka_unit_test_teardown(sizes_are_bounded, clear_arena),
	    cmocka_unit_test_teardown(aliases_are_the_same_person, clear_arena),
	    cmocka_unit_test_teardown(many_people_are_found_and_too_many_refused, clear_arena),
	    cmocka_unit_test_teardown(a_circle_of_thousands_is_told_in_few_words, clear_arena),
	    cmocka_unit_test_teardown(people_are_found_by_name, clear_arena),
	    cmocka_unit_test(names_whose_break_was_lost),
	    cmocka_unit_test_teardown(names_are_compared_letter_by_letter, clear_arena),
	    cmocka_unit_test(telephone_numbers),
	    cmocka_unit_test_teardown(people_are_found_by_role, clear_arena),
	    cmocka_unit_test_teardown(absences_have_open_ends, clear_arena),
	    cmocka_unit_test_teardown(absences_that_were_heard_of, clear_arena),
	    cmocka_unit_test_teardown(absences_that_were_heard_of, clear_arena),
	    cmocka_unit_test_teardown(roles_have_names, clear_arena),
	    cmocka_unit_test_teardown(any_bytes_are_read, clear_arena),
	};

	return cmocka_run_group_tests_name("directory", tests, NULL, NULL);
}
