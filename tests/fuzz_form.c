/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text as forms, and as the answer in a thread.  A line with "|" in it is a row of a table,
 * with marks by control characters; a form feed divides two forms, which are then compared and
 * joined.  Behind a vertical tab at the start, forms are a council's own.
 */
#include <string.h>

#include "core/form.h"
#include "core/quote.h"
#include "core/verdict.h"
#include "fuzz.h"
#include "own_form.h"

enum { FUZZ_FORMS = 3, FUZZ_DAY = 20000 };

/* Runs: \1 to \6 switch a mark, "^" is a paragraph's end inside a cell. */
static void add_runs(struct document *d, struct document_cell *cell, const char *text, size_t n)
{
	size_t i, from = 0;
	unsigned marks = 0;
	char c;

	for (i = 0; i <= n; i++) {
		c = i < n ? text[i] : '^';
		if (c != '^' && (c < 1 || c > 6))
			continue;
		document_add_run(d, cell, arena_strndup(d->arena, text + from, i - from), marks);
		if (c == '^' && i < n)
			document_add_run(d, cell, "\n", 0);
		else if (c != '^')
			marks ^= 1U << (c - 1);
		from = i + 1;
	}
}

static void add_row(struct document *d, struct document_block *table, const char *line, size_t n,
		    int *origin)
{
	struct document_row *row = document_add_row(d, table);
	const char *end = line + n, *next;
	struct document_cell *cell;

	for (;; line = next + 1) {
		next = memchr(line, '|', (size_t)(end - line));
		cell = document_add_cell(d, row, 1);
		cell->origin = ++*origin;
		add_runs(d, cell, line, (size_t)((next ? next : end) - line));
		if (!next)
			return;
	}
}

static struct form *read_form(struct arena *a, const char *text)
{
	struct document_block *table = NULL;
	struct document_cell *paragraph;
	struct document d;
	int origin = 0;
	size_t n;

	document_init(&d, a);
	for (; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (memchr(text, '|', n)) {
			table = table ? table : document_add_table(&d);
			add_row(&d, table, text, n, &origin);
			continue;
		}
		table = NULL;
		paragraph = document_add_paragraph(&d);
		paragraph->origin = ++origin;
		add_runs(&d, paragraph, text, n);
	}
	verdict_read(a, quote_new_text(a, &d), FUZZ_DAY);
	return form_read(a, &d, FUZZ_DAY);
}

static void use(struct arena *a, struct form *form)
{
	struct str text;
	size_t count;

	str_init(&text, a, STR_UNBOUNDED);
	form_to_text(form, &text);
	form_missing(a, form, &count);
	form_name_part(a, form, "a file");
}

/* Only when they change: what is made of them is kept. */
static void use_types(bool own)
{
	static bool now;

	if (own == now)
		return;
	now = own;
	if (own)
		form_types_use(own_form_types, COUNT_OF(own_form_types));
	else
		form_types_use(form_types, form_type_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct form *forms[FUZZ_FORMS] = {NULL};
	char *text, *next;
	struct arena a;
	size_t i;

	arena_init(&a);
	text = str_valid_utf8(&a, (const char *)data, size);
	use_types(text && *text == '\v');
	for (i = 0; text && i < FUZZ_FORMS; i++, text = next) {
		next = strchr(text, '\f');
		if (next)
			*next++ = '\0';
		forms[i] = read_form(&a, text);
		if (forms[i])
			use(&a, forms[i]);
	}
	for (i = 1; i < FUZZ_FORMS; i++) {
		if (!forms[0] || !forms[i])
			continue;
		if (form_same_matter(forms[0], forms[i]))
			form_join(&a, form_copy(&a, forms[0]), forms[i], "the mail");
		form_merge(&a, forms[0], forms[i]);
	}
	arena_clear(&a);
	return 0;
}
