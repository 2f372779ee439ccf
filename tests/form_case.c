/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "form_case.h"

#include "core/directory.h"

date_day form_case_day(void)
{
	return date_from_civil(2026, 5, 4);
}

struct form *form_case_read(struct arena *a, const char *text)
{
	struct document d;

	document_init(&d, a);
	document_from_text(&d, text);
	return form_read(a, &d, form_case_day());
}

static unsigned mark(char c)
{
	switch (c) {
	case 'b':
		return DOCUMENT_BOLD;
	case 'u':
		return DOCUMENT_UNDERLINE;
	case 'h':
		return DOCUMENT_HIGHLIGHT;
	case 's':
		return DOCUMENT_STRUCK;
	case 'o':
		return DOCUMENT_BORDER;
	case 'c':
		return DOCUMENT_COLOURED;
	case 'i':
		return DOCUMENT_ITALIC;
	case 'g':
		return DOCUMENT_GREY;
	case 'q':
		return DOCUMENT_QUOTED;
	default:
		return 0;
	}
}

static void add_text(struct document *d, struct document_cell *cell, const char *text, size_t n)
{
	const char *end = text + n, *stop;
	unsigned marks;

	while (text < end) {
		if (*text == '^') {
			document_add_run(d, cell, "\n", 0);
			text++;
			continue;
		}
		marks = *text == '{' ? mark(text[1]) : 0;
		text += marks ? 2 : 0;
		stop = text + strcspn(text, marks ? "}" : "{^");
		if (stop > end)
			stop = end;
		document_add_run(d, cell, arena_strndup(d->arena, text, (size_t)(stop - text)),
				 marks);
		text = stop + (marks != 0);
	}
}

static void add_row(struct document *d, struct document_block *table, const char *line, size_t n,
		    int *origin)
{
	struct document_cell *added;
	struct document_row *row = document_add_row(d, table);
	const char *end = line + n, *cell;

	for (cell = line; cell <= end; cell = line + 1) {
		line = memchr(cell, '|', (size_t)(end - cell));
		if (!line)
			line = end;
		added = document_add_cell(d, row, 1);
		added->origin = ++*origin;
		added->shaded = *cell == '%';
		cell += added->shaded;
		add_text(d, added, cell, (size_t)(line - cell));
	}
}

struct form *form_case_table(struct arena *a, const char *rows)
{
	struct document_block *table = NULL;
	struct document_cell *paragraph;
	struct document d;
	int origin = 0;
	size_t n;

	document_init(&d, a);
	for (; *rows; rows += n + (rows[n] == '\n')) {
		n = strcspn(rows, "\n");
		if (*rows == '=') {
			paragraph = document_add_paragraph(&d);
			paragraph->origin = ++origin;
			add_text(&d, paragraph, rows + 1, n - 1);
			table = NULL;
			continue;
		}
		if (!table)
			table = document_add_table(&d);
		add_row(&d, table, rows, n, &origin);
	}
	return form_read(a, &d, form_case_day());
}

static const char *tick_name(enum form_tick tick)
{
	return tick == FORM_YES ? "yes" : tick == FORM_NO ? "no" : "-";
}

static const char *or_dash(const char *text)
{
	return text && *text ? text : "-";
}

static const char *others(struct arena *a, const struct form *form)
{
	struct str s;
	size_t i;

	str_init(&s, a, STR_UNBOUNDED);
	for (i = 0; i < form->other_count; i++)
		str_addf(&s, "%s%s=%s", i ? ";" : "", form->others[i].label,
			 tick_name(form->others[i].raised));
	return or_dash(str_text(&s));
}

static const char *actions(struct arena *a, const struct form *form)
{
	const struct form_action *action;
	struct str s;
	size_t i;

	str_init(&s, a, STR_UNBOUNDED);
	for (i = 0; i < form->action_count; i++) {
		action = &form->actions[i];
		str_addf(&s, "%s%s|%s|%s|%s", i ? ";" : "", or_dash(action->action),
			 or_dash(action->by_whom), or_dash(action->by_when),
			 or_dash(date_iso(a, action->by_date)));
	}
	return or_dash(str_text(&s));
}

static const char *roles(struct arena *a, unsigned bits)
{
	struct str s;
	unsigned role;

	str_init(&s, a, STR_UNBOUNDED);
	for (role = 1; role <= ROLE_ADMIN; role <<= 1)
		if (bits & role)
			str_addf(&s, "%s%s", s.len ? "," : "", role_name(role));
	return or_dash(str_text(&s));
}

const char *form_case_value(struct arena *a, const struct form *form, const char *key)
{
	const struct form_value *value = form_get(form, key);
	size_t i;

	if (str_eq(key, "type"))
		return form->type->name;
	if (str_eq(key, "others"))
		return others(a, form);
	if (str_eq(key, "actions"))
		return actions(a, form);
	for (i = 0; i < form->type->field_count; i++) {
		if (!str_eq(form->type->fields[i].key, key))
			continue;
		switch (form->type->fields[i].type) {
		case FORM_TEXT:
			return or_dash(str_fold(a, value->text));
		case FORM_DATE:
			return or_dash(date_iso(a, value->date));
		case FORM_TICK:
			return tick_name(value->tick);
		case FORM_ROLES:
			return roles(a, value->roles);
		}
	}
	return "no such field";
}

static void check_problem(const struct form *form, const char *name, const char *problem)
{
	size_t i;

	for (i = 0; i < form->problem_count; i++)
		if (str_eq(form->problems[i].text, problem))
			return;
	for (i = 0; i < form->problem_count; i++)
		print_error("%s: has: %s\n", name, form->problems[i].text);
	fail_msg("%s: no problem: %s", name, problem);
}

/* Does the sentence begin with what it is about? */
static void check_key(const char *name, const struct form *form, const struct form_problem *p)
{
	const char *title = str_eq(p->key, FORM_CONCERNS) ? "Concerns" : NULL;
	size_t i;

	if (!p->key) {
		if (p->text[0] != '"' && !str_starts(p->text, form->type->title))
			fail_msg("%s: about nothing: %s", name, p->text);
		return;
	}
	if (!form_type_has_key(form->type, p->key))
		fail_msg("%s: there is no %s: %s", name, p->key, p->text);
	if (str_eq(p->key, FORM_ACTIONS) && p->text[0] != '"' && !str_starts(p->text, "Action") &&
	    !str_starts(p->text, "By whe") && !str_starts(p->text, "By who"))
		fail_msg("%s: not about the actions: %s", name, p->text);
	for (i = 0; i < form->type->field_count; i++)
		if (str_eq(form->type->fields[i].key, p->key))
			title = form->type->fields[i].title;
	if (title && strncmp(p->text, title, strlen(title) - str_ends(title, "?")) != 0)
		fail_msg("%s: not about %s: %s", name, p->key, p->text);
}

void form_case_check(struct arena *a, const char *name, const struct form *form,
		     const char *expected)
{
	char **lines, *value;
	const char *got;
	size_t i, count, problems = 0;

	if (str_eq(expected, "null")) {
		if (form)
			fail_msg("%s: read as a form", name);
		return;
	}
	if (!form)
		fail_msg("%s: not read as a form", name);
	for (i = 0; i < form->problem_count; i++)
		check_key(name, form, &form->problems[i]);
	lines = str_split(a, expected, '\n', &count);
	for (i = 0; i < count; i++) {
		if (lines[i][0] == '!') {
			check_problem(form, name, lines[i] + 1);
			problems++;
			continue;
		}
		value = strchr(lines[i], '=');
		if (!value && *lines[i])
			fail_msg("%s: \"%s\" says nothing of a field", name, lines[i]);
		if (!value)
			continue;
		*value++ = '\0';
		got = form_case_value(a, form, lines[i]);
		if (strcmp(got, value) != 0)
			fail_msg("%s: %s is \"%s\", not \"%s\"", name, lines[i], got, value);
	}
	for (i = problems; i < form->problem_count; i++)
		print_error("%s: problem: %s\n", name, form->problems[i].text);
	assert_int_equal(form->problem_count, problems);
}

void form_case_check_all(struct arena *a, form_case_reader *read, const struct form_case *cases,
			 size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		form_case_check(a, cases[i].name, read(a, cases[i].text), cases[i].expected);
		arena_clear(a);
	}
}
