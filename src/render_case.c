/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_case.h"

#include <string.h>

#include "base/str.h"
#include "layout.h"

void render_history(FILE *out, const json_t *history, bool colour)
{
	long long mail, before = 0;
	struct arena a;
	size_t i;
	json_t *e;

	arena_init(&a);
	json_array_foreach((json_t *)history, i, e)
	{
		mail = json_integer_value(json_object_get(e, "mail"));
		fprintf(out, "%s%s%s  %-18s %-4s %s", colour ? LAYOUT_DIM : "",
			layout_when(&a, layout_value(e, "at")), colour ? LAYOUT_NORMAL : "",
			layout_value(e, "event"), layout_value(e, "rule"),
			layout_value(e, "detail"));
		/* Once where it came in, not with all that followed from it. */
		if (mail && mail != before)
			fprintf(out, " (mail %lld)", mail);
		fputs("\n", out);
		before = mail;
	}
	arena_clear(&a);
}

/* An entry of a form's list, in one line: an action, a concern of the council's own, a role. */
static const char *render_entry(struct arena *a, const json_t *entry)
{
	const json_t *raised = json_object_get(entry, "raised");
	const char *label = layout_value(entry, "label"), *who = layout_value(entry, "by_whom"),
		   *when = layout_value(entry, "by_when");

	if (json_is_string(entry))
		return json_string_value(entry);
	if (*label)
		return arena_printf(a, "%s: %s", label,
				    json_is_true(raised)    ? "yes"
				    : json_is_false(raised) ? "no"
							    : "(empty)");
	return str_fold(a, arena_printf(a, "%s%s%s%s%s", layout_value(entry, "action"),
					*who ? "; by whom: " : "", who, *when ? "; by when: " : "",
					when));
}

/* The entries below each other, in the column of values. */
static void render_list(FILE *out, const json_t *list, int column)
{
	struct arena a;
	size_t i;
	json_t *entry;

	arena_init(&a);
	json_array_foreach((json_t *)list, i, entry)
	    fprintf(out, "%*s%s\n", i ? column : 0, "", render_entry(&a, entry));
	arena_clear(&a);
}

/* The fields of a form that say something. */
static void render_form(FILE *out, const char *group, const json_t *form)
{
	struct arena a;
	const char *key;
	json_t *v;

	arena_init(&a);
	json_object_foreach((json_t *)form, key, v)
	{
		const char *name = *group ? arena_printf(&a, "%s.%s", group, key) : key;

		if (str_eq(key, "words") || str_eq(key, "procedure") || str_eq(key, "problem_keys"))
			continue;
		if (json_is_string(v))
			fprintf(out, "  %-28s %s\n", name, json_string_value(v));
		else if (json_is_boolean(v))
			fprintf(out, "  %-28s %s\n", name, json_is_true(v) ? "yes" : "no");
		else if (json_is_object(v))
			render_form(out, name, v);
		else if (json_is_array(v) && json_array_size(v)) {
			fprintf(out, "  %-28s ", name);
			render_list(out, v, 31);
		}
	}
	arena_clear(&a);
}

void render_show(FILE *out, const json_t *r, bool colour)
{
	const json_t *step = json_object_get(r, "step"), *owner = json_object_get(r, "owner");
	const json_t *submitter = json_object_get(r, "submitter"),
		     *next = json_object_get(r, "next");
	const json_t *answer = json_object_get(r, "answer"), *p;
	struct arena a;
	size_t i;

	arena_init(&a);
	fprintf(out, "%s%s%s\n", colour ? LAYOUT_BOLD : "", layout_value(r, "ref"),
		colour ? LAYOUT_NORMAL : "");
	layout_line(out, "procedure", layout_value(r, "procedure"));
	layout_line(out, "state", layout_value(r, "state"));
	layout_line(out, "closed as", layout_value(r, "closed_as"));
	layout_line(out, "step", layout_value(step, "name"));
	layout_line(out, "due",
		    json_is_true(json_object_get(step, "past_published"))
			? arena_printf(&a, "%s (past the published bank holidays: it may move)",
				       layout_value(step, "due"))
			: layout_value(step, "due"));
	if (owner && !json_is_null(owner))
		layout_line(out, "owner",
			    arena_printf(&a, "%s <%s>", layout_value(owner, "name"),
					 layout_value(owner, "email")));
	layout_line(out, "submitter",
		    arena_printf(&a, "%s <%s>", layout_value(submitter, "name"),
				 layout_value(submitter, "email")));
	if (json_is_true(json_object_get(r, "immediate_safeguarding")))
		fprintf(out, "%s%s%s\n", colour ? LAYOUT_RED : "", "IMMEDIATE SAFEGUARDING",
			colour ? LAYOUT_NORMAL : "");
	if (next && !json_is_null(next))
		layout_line(out, "next",
			    arena_printf(&a, "%s %s", layout_when(&a, layout_value(next, "at")),
					 layout_value(next, "what")));
	if (!json_is_null(json_object_get(r, "form"))) {
		fputs("\nForm:\n", out);
		render_form(out, "", json_object_get(r, "form"));
	} else {
		fprintf(out, "\nConcern:\n  %s\n", layout_value(r, "concern"));
	}
	if (answer && !json_is_null(answer))
		fprintf(out, "\nAnswer (%s):\n  %s\n", layout_value(answer, "by"),
			layout_value(answer, "text"));
	json_array_foreach(json_object_get(answer, "problems"), i, p)
	    fprintf(out, "  not understood: %s\n", json_string_value(p));
	fputs("\nHistory:\n", out);
	render_history(out, json_object_get(r, "history"), colour);
	arena_clear(&a);
}

/* Words that go on over lines stay in their column. */
static void render_words(FILE *out, const char *words)
{
	const char *end;

	for (; *words; words = *end ? end + 1 : end) {
		end = strchrnul(words, '\n');
		fprintf(out, "%.*s\n%*s", (int)(end - words), words, *end ? 33 : 0, "");
	}
}

/* The key's value: "concerns.timescales" is that of timescales in concerns. */
static const json_t *render_find(const json_t *form, const char *key)
{
	const char *dot = strchr(key, '.');
	struct arena a;
	const json_t *v;

	if (!dot)
		return json_object_get(form, key);
	arena_init(&a);
	v = json_object_get(json_object_get(form, arena_strndup(&a, key, (size_t)(dot - key))),
			    dot + 1);
	arena_clear(&a);
	return v;
}

static void render_value(FILE *out, const json_t *form, const char *key, const json_t *v)
{
	const json_t *words = json_object_get(json_object_get(form, "words"), key);

	if (json_is_string(v)) {
		render_words(out, json_string_value(v));
	} else if (json_is_boolean(v)) {
		fprintf(out, "%s\n", json_is_true(v) ? "yes" : "no");
	} else if (json_is_array(v) && json_array_size(v)) {
		render_list(out, v, 33);
	} else if (words) {
		fprintf(out, "not understood: %s\n", json_string_value(words));
	} else {
		fputs("(empty)\n", out);
	}
}

/* Field by field: what it says, and where that stands. */
static void render_found(FILE *out, const char *head, const json_t *form, bool colour)
{
	const char *key;
	json_t *where, *p;
	size_t i;

	fprintf(out, "%s: %s\n", head, layout_value(form, "procedure"));
	json_object_foreach(json_object_get(form, "found"), key, where)
	{
		fprintf(out, "  %-30s ", key);
		render_value(out, form, key, render_find(form, key));
		fprintf(out, "  %30s %s%s%s\n", "", colour ? LAYOUT_DIM : "",
			json_string_value(where), colour ? LAYOUT_NORMAL : "");
	}
	json_array_foreach(json_object_get(form, "problems"), i, p)
	    fprintf(out, "  not understood: %s\n", json_string_value(p));
}

void render_read(FILE *out, const json_t *r, bool colour)
{
	const json_t *from = json_object_get(r, "from"), *form = json_object_get(r, "form"),
		     *cited = json_object_get(r, "cited_form");
	struct arena a;
	size_t i;
	json_t *p;

	arena_init(&a);
	layout_line(out, "kind", layout_value(r, "kind"));
	layout_line(out, "why", layout_value(r, "why"));
	if (*layout_value(from, "name") || *layout_value(from, "email"))
		layout_line(out, "from",
			    arena_printf(&a, "%s <%s>", layout_value(from, "name"),
					 layout_value(from, "email")));
	layout_line(out, "passed on from", layout_value(json_object_get(r, "author"), "email"));
	layout_line(out, "date", layout_when(&a, layout_value(r, "date")));
	layout_line(out, "subject", layout_value(r, "subject"));
	layout_line(out, "case", layout_value(r, "case"));
	layout_line(out, "verdict", layout_value(r, "verdict"));
	if (form && !json_is_null(form))
		render_found(out, "form", form, colour);
	json_array_foreach(json_object_get(r, "more_forms"), i, p)
	    render_found(out, "form", p, colour);
	if (cited && !json_is_null(cited))
		render_found(out, "form in the mail that it answers", cited, colour);
	if (*layout_value(r, "text"))
		fprintf(out, "text\n%s\n", layout_value(r, "text"));
	json_array_foreach(json_object_get(r, "problems"), i, p)
	    fprintf(out, "problem: %s\n", json_string_value(p));
	arena_clear(&a);
}
