/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * people.csv, checked as a whole: first each line by itself, then the people against each other.
 * Nothing is given back before all of it is right.
 */
#include "core/directory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv.h"

enum {
	PEOPLE_MAX = 100000,
	PEOPLE_PROBLEMS_MAX = 1000,
	PEOPLE_NAME_MAX = 200,
	PEOPLE_QUOTE_MAX = 80,
	PEOPLE_ALIASES_MAX = 20,
};

enum people_column {
	PEOPLE_EMAIL,
	PEOPLE_NAME,
	PEOPLE_ROLES,
	PEOPLE_TEAM,
	PEOPLE_MANAGER,
	PEOPLE_DEPUTY,
	PEOPLE_ABSENT_FROM,
	PEOPLE_ABSENT_UNTIL,
	PEOPLE_ALIASES,
	PEOPLE_COLUMNS,
};

static const char *const people_columns[PEOPLE_COLUMNS] = {
    "email", "name", "roles", "team", "manager", "deputy", "absent_from", "absent_until", "aliases",
};

struct people_row {
	struct person person;
	int line;
};

struct people {
	struct arena *arena;	   /* borrowed; of what is given back */
	struct arena work;	   /* of the rows, until all is checked */
	struct arena line;	   /* of one record */
	int field[PEOPLE_COLUMNS]; /* which field of a record the column is, or -1 */
	size_t fields;		   /* of the header */
	struct people_row *rows;
	size_t count;
	struct directory_problem *problems;
	size_t problem_count;
};

static void people_problem(struct people *p, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void people_problem(struct people *p, int line, const char *format, ...)
{
	struct directory_problem *problem;
	va_list args;

	if (p->problem_count >= PEOPLE_PROBLEMS_MAX)
		return;
	problem = ARENA_PUSH(p->arena, struct directory_problem, p->problems, p->problem_count);
	problem->line = line;
	va_start(args, format);
	problem->text = arena_vprintf(p->arena, format, args);
	va_end(args);
}

/* A piece of the file for a problem's text: one line, and not too long. */
static const char *people_quote(struct people *p, const char *text)
{
	struct str out;

	str_init(&out, &p->line, PEOPLE_QUOTE_MAX);
	str_add(&out, str_fold(&p->line, text));
	return str_text(&out);
}

static int people_find_column(const char *name)
{
	int i;

	for (i = 0; i < PEOPLE_COLUMNS; i++)
		if (str_ieq(name, people_columns[i]))
			return i;
	return -1;
}

static void people_read_header(struct people *p, const struct csv_record *header)
{
	int column, i;
	size_t n;

	for (i = 0; i < PEOPLE_COLUMNS; i++)
		p->field[i] = -1;
	p->fields = header->count;
	if (header->problem) {
		people_problem(p, header->line, "%s", header->problem);
		return;
	}
	for (n = 0; n < header->count; n++) {
		column = people_find_column(str_trim(&p->line, header->fields[n]));
		if (column < 0)
			people_problem(p, header->line, "\"%s\" is no column of people.csv",
				       people_quote(p, header->fields[n]));
		else if (p->field[column] >= 0)
			people_problem(p, header->line, "the column \"%s\" is there twice",
				       people_columns[column]);
		else
			p->field[column] = (int)n;
	}
	for (i = PEOPLE_EMAIL; i <= PEOPLE_ROLES; i++)
		if (p->field[i] < 0)
			people_problem(p, header->line, "the column \"%s\" is missing",
				       people_columns[i]);
}

/* The text of a column, white space folded; NULL if it is empty or not there. */
static char *people_text(struct people *p, const struct csv_record *r, enum people_column column)
{
	char *text;

	if (p->field[column] < 0)
		return NULL;
	text = str_fold(&p->line, r->fields[p->field[column]]);
	return *text ? text : NULL;
}

/* The same for an address, in lower case; NULL with a problem if it is none. */
static char *people_address(struct people *p, const struct csv_record *r, enum people_column column)
{
	char *text = str_lower(&p->line, people_text(p, r, column));

	if (!text || str_is_address(text))
		return text;
	people_problem(p, r->line, "%s: \"%s\" is no address that mail can be sent to",
		       people_columns[column], people_quote(p, text));
	return NULL;
}

static unsigned people_roles(struct people *p, const struct csv_record *r)
{
	char *text = people_text(p, r, PEOPLE_ROLES), **names;
	unsigned roles = 0, role;
	bool named = false;
	size_t count = 0, i;

	names = text ? str_split(&p->line, text, ';', &count) : NULL;
	for (i = 0; i < count; i++) {
		if (!*names[i])
			continue;
		named = true;
		role = role_parse(names[i]);
		if (!role)
			people_problem(p, r->line, "roles: \"%s\" is no role",
				       people_quote(p, names[i]));
		roles |= role;
	}
	if (!named)
		people_problem(p, r->line, "roles: there is none");
	return roles;
}

static date_day people_date(struct people *p, const struct csv_record *r, enum people_column column)
{
	const char *text = people_text(p, r, column);
	date_day day;

	/* Without a day that is near, a date without a year is none. */
	if (!text || date_parse_british(text, DATE_NO_DAY, &day) == DATE_FOUND)
		return text ? day : DATE_NO_DAY;
	people_problem(p, r->line, "%s: \"%s\" is no date (YYYY-MM-DD)", people_columns[column],
		       people_quote(p, text));
	return DATE_NO_DAY;
}

/* Other addresses of the same person, ";" between them. */
static void people_aliases(struct people *p, const struct csv_record *r, struct person *person)
{
	char *text = people_text(p, r, PEOPLE_ALIASES), **names;
	size_t count = 0, i;

	names = text ? str_split(&p->line, text, ';', &count) : NULL;
	for (i = 0; i < count; i++) {
		const char *email = str_lower(&p->line, names[i]);

		if (!*email)
			continue;
		if (!str_is_address(email))
			people_problem(p, r->line,
				       "aliases: \"%s\" is no address that mail can be sent to",
				       people_quote(p, email));
		else if (person->alias_count == PEOPLE_ALIASES_MAX)
			people_problem(p, r->line, "aliases: more than %d", PEOPLE_ALIASES_MAX);
		else
			*ARENA_PUSH(p->arena, const char *, person->aliases, person->alias_count) =
			    arena_strdup(p->arena, email);
	}
}

static bool people_is_blank(const struct csv_record *r)
{
	size_t i;

	for (i = 0; i < r->count; i++)
		if (!str_empty(r->fields[i]))
			return false;
	return true;
}

static void people_read_row(struct people *p, const struct csv_record *r)
{
	struct person person = {0};
	struct people_row *row;
	size_t before = p->problem_count;

	person.email = people_address(p, r, PEOPLE_EMAIL);
	if (!person.email && p->problem_count == before)
		people_problem(p, r->line, "email: there is none");
	person.name = people_text(p, r, PEOPLE_NAME);
	if (!person.name)
		people_problem(p, r->line, "name: there is none");
	else if (strlen(person.name) > PEOPLE_NAME_MAX)
		people_problem(p, r->line, "name: longer than %d bytes", PEOPLE_NAME_MAX);
	person.roles = people_roles(p, r);
	person.team = people_text(p, r, PEOPLE_TEAM);
	person.manager = people_address(p, r, PEOPLE_MANAGER);
	person.deputy = people_address(p, r, PEOPLE_DEPUTY);
	person.absent_from = people_date(p, r, PEOPLE_ABSENT_FROM);
	person.absent_until = people_date(p, r, PEOPLE_ABSENT_UNTIL);
	person.heard_from = person.heard_back = DATE_NO_DAY;
	people_aliases(p, r, &person);
	if (person.absent_until != DATE_NO_DAY && person.absent_until < person.absent_from)
		people_problem(p, r->line, "absent_until: %s is before absent_from, %s",
			       date_iso(&p->line, person.absent_until),
			       date_iso(&p->line, person.absent_from));
	/* One without an address cannot be held against the others. */
	if (!person.email)
		return;
	row = ARENA_PUSH(&p->work, struct people_row, p->rows, p->count);
	row->line = r->line;
	row->person = person;
	row->person.email = arena_strdup(p->arena, person.email);
	row->person.name = arena_strdup(p->arena, person.name);
	row->person.team = arena_strdup(p->arena, person.team);
	row->person.manager = arena_strdup(p->arena, person.manager);
	row->person.deputy = arena_strdup(p->arena, person.deputy);
}

static void people_read(struct people *p, const char *csv, size_t size)
{
	struct csv_record record;
	struct csv reader;

	csv_init(&reader, &p->line, csv, size);
	if (!csv_next(&reader, &record)) {
		people_problem(p, 1, "the file is empty");
		return;
	}
	people_read_header(p, &record);
	if (p->problem_count)
		return;
	for (arena_clear(&p->line); csv_next(&reader, &record); arena_clear(&p->line)) {
		if (record.problem) {
			people_problem(p, record.line, "%s", record.problem);
		} else if (people_is_blank(&record)) {
			continue; /* spreadsheets leave ",,,," behind */
		} else if (record.count != p->fields) {
			people_problem(p, record.line, "%zu fields, but the first line has %zu",
				       record.count, p->fields);
		} else if (p->count == PEOPLE_MAX) {
			people_problem(p, record.line, "more than %d people", PEOPLE_MAX);
			return;
		} else {
			people_read_row(p, &record);
		}
	}
	/* An empty directory would leave every open case without a person. */
	if (!p->count && !p->problem_count)
		people_problem(p, 1, "there is nobody in the file");
}

static int people_compare(const void *a, const void *b)
{
	const struct people_row *x = a, *y = b;
	int order = strcmp(x->person.email, y->person.email);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* Sort the rows, and leave of each address the first line. */
static void people_sort(struct people *p)
{
	size_t i, kept = 0;

	if (p->count)
		qsort(p->rows, p->count, sizeof(*p->rows), people_compare);
	for (i = 0; i < p->count; i++) {
		if (kept && str_eq(p->rows[kept - 1].person.email, p->rows[i].person.email))
			people_problem(p, p->rows[i].line, "email: %s is on line %d already",
				       p->rows[i].person.email, p->rows[kept - 1].line);
		else
			p->rows[kept++] = p->rows[i];
	}
	p->count = kept;
}

static int people_compare_aliases(const void *a, const void *b)
{
	const struct directory_alias *x = a, *y = b;
	int order = strcmp(x->email, y->email);

	return order ? order : (x->person > y->person) - (x->person < y->person);
}

static struct directory people_directory(const struct people *p)
{
	struct directory d = {ARENA_NEW_N(p->arena, struct person, p->count), p->count, NULL, 0};
	size_t i, j;

	for (i = 0; i < p->count; i++) {
		d.people[i] = p->rows[i].person;
		for (j = 0; j < d.people[i].alias_count; j++)
			*ARENA_PUSH(p->arena, struct directory_alias, d.aliases, d.alias_count) =
			    (struct directory_alias){d.people[i].aliases[j], i};
	}
	if (d.alias_count)
		qsort(d.aliases, d.alias_count, sizeof(*d.aliases), people_compare_aliases);
	return d;
}

/* An address is one person's: a mail from it must say who wrote it. */
static void people_check_aliases(struct people *p, const struct directory *d)
{
	const struct directory_alias *alias;
	const struct person *other;
	size_t i;

	for (i = 0; i < d->alias_count; i++) {
		alias = &d->aliases[i];
		other = directory_find(d, alias->email);
		if (str_eq(other->email, alias->email))
			people_problem(p, p->rows[alias->person].line,
				       "aliases: %s is the address of line %d", alias->email,
				       p->rows[other - d->people].line);
		else if (i && str_eq(d->aliases[i - 1].email, alias->email))
			people_problem(p, p->rows[alias->person].line,
				       "aliases: %s is on line %d already", alias->email,
				       p->rows[d->aliases[i - 1].person].line);
	}
}

static void people_check_other(struct people *p, const struct directory *d,
			       const struct people_row *row, const char *email, const char *column)
{
	const struct person *other;

	if (!email)
		return;
	other = directory_find(d, email);
	if (!other)
		people_problem(p, row->line, "%s: %s is not in the file", column, email);
	else if (str_eq(other->email, row->person.email))
		people_problem(p, row->line, "%s: %s is this person", column, email);
	else if (!str_eq(other->email, email))
		people_problem(p, row->line, "%s: %s is an alias; their address is %s", column,
			       email, other->email);
}

/* Tell of the circle of managers that `start` is part of, at its first line. */
static void people_tell_circle(struct people *p, const struct directory *d, const int *up,
			       int start)
{
	int first = start, i;
	struct str names;

	for (i = up[start]; i != start; i = up[i])
		if (p->rows[i].line < p->rows[first].line)
			first = i;
	str_init(&names, &p->work, PEOPLE_QUOTE_MAX * 4);
	for (i = up[first]; i != first; i = up[i])
		str_addf(&names, "%s, whose manager is ", d->people[i].email);
	people_problem(p, p->rows[first].line, "manager: a circle: %s's manager is %s%s",
		       d->people[first].email, str_text(&names),
		       names.truncated ? "…" : d->people[first].email);
}

/* Go up from each person until the top, or someone met before: on the same way, that is a circle.
 */
static void people_check_circles(struct people *p, const struct directory *d)
{
	int *up = ARENA_NEW_N(&p->work, int, d->count), *way = ARENA_NEW_N(&p->work, int, d->count);
	const struct person *manager;
	int count = (int)d->count, i, at;

	for (i = 0; i < count; i++) {
		manager = directory_manager(d, &d->people[i]);
		up[i] = manager && manager != &d->people[i] ? (int)(manager - d->people) : -1;
	}
	for (i = 0; i < count; i++) {
		for (at = i; at >= 0 && !way[at]; at = up[at])
			way[at] = i + 1;
		if (at >= 0 && way[at] == i + 1)
			people_tell_circle(p, d, up, at);
	}
}

static int people_compare_problems(const void *a, const void *b)
{
	const struct directory_problem *x = a, *y = b;
	int order = (x->line > y->line) - (x->line < y->line);

	return order ? order : strcmp(x->text, y->text);
}

static void people_check(struct people *p, const struct directory *d)
{
	const struct people_row *row;
	size_t i;

	for (i = 0; i < p->count; i++) {
		row = &p->rows[i];
		people_check_other(p, d, row, row->person.manager, "manager");
		people_check_other(p, d, row, row->person.deputy, "deputy");
	}
	people_check_aliases(p, d);
	people_check_circles(p, d);
	if (p->problem_count)
		qsort(p->problems, p->problem_count, sizeof(*p->problems), people_compare_problems);
}

int directory_parse(struct arena *a, const char *csv, size_t size, struct directory *directory,
		    struct directory_problem **problems, size_t *problem_count)
{
	struct people p = {.arena = a};
	struct directory d;

	people_read(&p, csv, size);
	people_sort(&p);
	d = people_directory(&p);
	people_check(&p, &d);
	arena_clear(&p.work);
	arena_clear(&p.line);
	*problems = p.problems;
	*problem_count = p.problem_count;
	if (p.problem_count)
		return -1;
	*directory = d;
	return 0;
}
