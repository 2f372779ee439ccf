/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render.h"

#include <string.h>

#include "base/str.h"
#include "layout.h"
#include "render_case.h"

static void render_list(FILE *out, const json_t *r, bool colour)
{
	static const struct layout_column columns[] = {
	    {"ref", "CASE"},	 {"state", "STATE"},	     {"due", "DUE"}, {"owner", "OWNER"},
	    {"closed_as", "AS"}, {"procedure", "PROCEDURE"}, {NULL, NULL}};
	const json_t *cases = json_object_get(r, "cases");

	if (json_array_size(cases) == 0)
		fputs("No cases.\n", out);
	else
		layout_table(out, cases, columns, colour);
}

static void render_troubles(FILE *out, const json_t *troubles, bool colour)
{
	struct arena a;
	json_t *t;
	size_t i;

	arena_init(&a);
	json_array_foreach((json_t *)troubles, i, t)
	{
		fprintf(out, "\n%s%s%s\n", colour ? LAYOUT_RED : "", layout_value(t, "text"),
			colour ? LAYOUT_NORMAL : "");
		if (*layout_value(t, "since"))
			layout_line(out, "  since", layout_when(&a, layout_value(t, "since")));
		if (*layout_value(t, "said"))
			layout_line(out, "  what was said", layout_value(t, "said"));
		layout_line(out, "  what to do", layout_value(t, "do"));
		layout_line(out, "  admins told",
			    *layout_value(t, "told") ? layout_when(&a, layout_value(t, "told"))
						     : "not yet");
	}
	arena_clear(&a);
}

static void render_status(FILE *out, const json_t *r, bool colour)
{
	const json_t *cases = json_object_get(r, "cases"), *waiting = json_object_get(r, "waiting");
	const json_t *outbox = json_object_get(r, "outbox");
	struct arena a;
	const char *key;
	json_t *n;

	arena_init(&a);
	layout_line(out, "version", layout_value(r, "version"));
	layout_line(out, "now", layout_when(&a, layout_value(r, "now")));
	json_object_foreach((json_t *)cases, key, n)
	    layout_line(out, key, arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	json_object_foreach((json_t *)waiting, key, n)
	    layout_line(out, arena_printf(&a, "mails %s", key),
			arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	json_object_foreach((json_t *)outbox, key, n)
	    layout_line(out, arena_printf(&a, "outbox %s", key),
			arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	layout_line(out, "next", layout_when(&a, layout_value(r, "next_at")));
	layout_line(out, "bank holidays until", layout_value(r, "bank_holidays_until"));
	if (json_integer_value(json_object_get(r, "due_past_published")))
		layout_line(out, "due after that",
			    arena_printf(&a, "%lld cases: their dates may move",
					 (long long)json_integer_value(
					     json_object_get(r, "due_past_published"))));
	if (*layout_value(r, "trouble"))
		fprintf(out, "%s%-20s %s%s\n", colour ? LAYOUT_RED : "", "trouble",
			layout_value(r, "trouble"), colour ? LAYOUT_NORMAL : "");
	json_object_foreach(json_object_get(r, "workers"), key, n) if (!json_is_true(n))
	    layout_line(out, arena_printf(&a, "process %s", key), "is not up");
	render_troubles(out, json_object_get(r, "troubles"), colour);
	arena_clear(&a);
}

static void render_doctor(FILE *out, const json_t *r, bool colour)
{
	const char *state, *mark;
	json_t *one;
	size_t i;

	json_array_foreach(json_object_get(r, "checks"), i, one)
	{
		state = layout_value(one, "state");
		mark = str_eq(state, "ok") ? "" : LAYOUT_RED;
		fprintf(out, "%s%-4s%s  %-20s %s\n", colour ? mark : "", state,
			colour && *mark ? LAYOUT_NORMAL : "", layout_value(one, "name"),
			layout_value(one, "text"));
		if (*layout_value(one, "do"))
			fprintf(out, "%26s  -> %s\n", "", layout_value(one, "do"));
	}
}

static void render_due(FILE *out, const json_t *r)
{
	size_t i;
	json_t *l;

	json_array_foreach(json_object_get(r, "explained"), i, l)
	    fprintf(out, "%s\n", json_string_value(l));
	fprintf(out, "due: %s\n", layout_value(r, "due"));
}

static void render_calendar(FILE *out, const json_t *r, bool colour)
{
	static const struct layout_column days[] = {
	    {"date", "DATE"}, {"title", "BANK HOLIDAY"}, {"computed", "COMPUTED"}, {NULL, NULL}};
	static const struct layout_column closures[] = {
	    {"first", "FIRST"}, {"last", "LAST"}, {"title", "CLOSED"}, {NULL, NULL}};

	fprintf(out, "%s, published until %s\n", layout_value(r, "region"),
		layout_value(r, "published_until"));
	layout_table(out, json_object_get(r, "bank_holidays"), days, colour);
	if (json_array_size(json_object_get(r, "closures")))
		layout_table(out, json_object_get(r, "closures"), closures, colour);
}

static void render_people(FILE *out, const json_t *r, bool colour)
{
	static const struct layout_column columns[] = {
	    {"email", "EMAIL"},	    {"name", "NAME"},	  {"team", "TEAM"},
	    {"manager", "MANAGER"}, {"deputy", "DEPUTY"}, {"absent_until", "AWAY UNTIL"},
	    {"back", "BACK"},	    {NULL, NULL}};

	layout_table(out, json_object_get(r, "people"), columns, colour);
}

/* A line of what it is, one of why it waits, one of what is proposed. */
static void render_mails(FILE *out, const json_t *r, bool colour)
{
	const json_t *mails = json_object_get(r, "mails");
	json_t *m;
	size_t i;

	if (json_array_size(mails) == 0)
		fputs("No mail waits for a person.\n", out);
	json_array_foreach(mails, i, m)
	{
		fprintf(out, "%lld  %s  %.10s  %s  \"%s\"\n",
			(long long)json_integer_value(json_object_get(m, "id")),
			layout_value(m, "state"), layout_value(m, "received"),
			*layout_value(m, "from") ? layout_value(m, "from") : "(no sender)",
			layout_value(m, "subject"));
		if (json_is_true(json_object_get(m, "danger")))
			fprintf(out, "    %sIt says that a child may be in danger now.%s\n",
				colour ? LAYOUT_RED : "", colour ? LAYOUT_NORMAL : "");
		fprintf(out, "    %s\n", layout_value(m, "reason"));
		fprintf(out, "    %s-> %s%s\n", colour ? LAYOUT_DIM : "",
			layout_value(m, "proposed"), colour ? LAYOUT_NORMAL : "");
	}
}

/* One mail, with what an admin decides on above what came in. */
static void render_mail(FILE *out, const json_t *m)
{
	const json_t *cases = json_object_get(m, "cases");
	struct arena a;
	struct str refs;
	json_t *ref;
	size_t i;

	arena_init(&a);
	str_init(&refs, &a, STR_UNBOUNDED);
	json_array_foreach((json_t *)cases, i, ref)
	    str_addf(&refs, "%s%s", i ? ", " : "", json_string_value(ref));
	layout_line(out, "mail",
		    arena_printf(&a, "%lld, %s",
				 (long long)json_integer_value(json_object_get(m, "id")),
				 layout_value(m, "state")));
	layout_line(out, "came in", layout_when(&a, layout_value(m, "received")));
	layout_line(out, "from", layout_value(m, "from"));
	layout_line(out, "subject", layout_value(m, "subject"));
	layout_line(out, "cases", str_text(&refs));
	layout_line(out, "why", layout_value(m, "reason"));
	layout_line(out, "proposed", layout_value(m, "proposed"));
	fprintf(out, "\n%s\n", layout_value(m, "raw"));
	arena_clear(&a);
}

static void render_register(FILE *out, const json_t *r, bool colour)
{
	static const struct layout_column columns[] = {
	    {"ref", "CASE"},	{"opened", "OPENED"}, {"step", "STEP"},
	    {"owner", "OWNER"}, {"due", "DUE"},	      {"answered", "ANSWELAYOUT_RED"},
	    {"state", "STATE"}, {NULL, NULL}};

	layout_table(out, json_object_get(r, "register"), columns, colour);
}

static void render_counts(FILE *out, const char *title, const json_t *counts)
{
	const char *key;
	json_t *n;

	fprintf(out, "\n%s\n", title);
	json_object_foreach((json_t *)counts, key, n)
	    fprintf(out, "  %4lld  %s\n", (long long)json_integer_value(n), key);
}

static void render_report(FILE *out, const json_t *r, bool colour)
{
	static const struct layout_column columns[] = {
	    {"ref", "CASE"},	    {"opened", "OPENED"}, {"step", "STEP"},
	    {"steps", "STEPS"},	    {"lapsed", "LATE"},	  {"closed_as", "CLOSED AS"},
	    {"concern", "CONCERN"}, {NULL, NULL}};
	const json_t *list = json_object_get(r, "escalations");

	fprintf(out, "%s, %s to %s: %zu escalations, %lld with an answer that was late\n",
		layout_value(r, "quarter"), layout_value(r, "from"), layout_value(r, "to"),
		json_array_size(list), (long long)json_integer_value(json_object_get(r, "lapsed")));
	if (json_array_size(list) == 0)
		return;
	render_counts(out, "Key themes", json_object_get(r, "themes"));
	render_counts(out, "How they ended", json_object_get(r, "ended"));
	fputs("\n", out);
	layout_table(out, list, columns, colour);
}

static void render_done(FILE *out, const json_t *r)
{
	const json_t *ref = json_object_get(r, "ref"), *people = json_object_get(r, "people");
	const json_t *step = json_object_get(r, "step");

	bool closed = str_eq(layout_value(r, "state"), "closed");
	const char *tail = closed ? layout_value(r, "closed_as") : layout_value(step, "due");

	if (ref)
		fprintf(out, "%s: %s%s%s\n", layout_value(r, "ref"), layout_value(r, "state"),
			!*tail	 ? ""
			: closed ? " as "
				 : ", due ",
			tail);
	else if (people)
		fprintf(out, "%s: %lld people\n", layout_value(r, "done"),
			(long long)json_integer_value(people));
	else
		fputs("Done.\n", out);
}

/* What is taken up again is acted on in a moment: where to see what became of it. */
static void render_quarantine(FILE *out, const char *command, const json_t *r)
{
	long long id = json_integer_value(json_object_get(r, "id"));

	if (str_eq(command, "quarantine discard"))
		fprintf(out, "Mail %lld is discarded; it is kept, and nothing follows from it.\n",
			id);
	else if (str_eq(command, "quarantine reply-with-form"))
		fprintf(out, "The form is on its way to the sender of mail %lld.\n", id);
	else
		fprintf(out,
			"Mail %lld is acted on now; what became of it: escalatectl quarantine show "
			"%lld\n",
			id, id);
}

static void render_command(FILE *out, const struct command *command, const json_t *r, bool colour)
{
	const char *n = command->name;

	if (str_eq(n, "list"))
		render_list(out, r, colour);
	else if (str_eq(n, "status"))
		render_status(out, r, colour);
	else if (str_eq(n, "doctor"))
		render_doctor(out, r, colour);
	else if (str_eq(n, "show"))
		render_show(out, r, colour);
	else if (str_eq(n, "log"))
		render_history(out, json_object_get(r, "history"), colour);
	else if (str_eq(n, "explain") || str_eq(n, "casenote"))
		fputs(layout_value(r, "text"), out);
	else if (str_eq(n, "read"))
		render_read(out, r, colour);
	else if (str_eq(n, "due"))
		render_due(out, r);
	else if (str_eq(n, "calendar"))
		render_calendar(out, r, colour);
	else if (str_eq(n, "people list"))
		render_people(out, r, colour);
	else if (str_eq(n, "quarantine list"))
		render_mails(out, r, colour);
	else if (str_eq(n, "quarantine show"))
		render_mail(out, r);
	else if (str_starts(n, "quarantine "))
		render_quarantine(out, n, r);
	else if (str_eq(n, "register"))
		render_register(out, r, colour);
	else if (str_eq(n, "report"))
		render_report(out, r, colour);
	else if (str_eq(n, "verify"))
		fprintf(out, "%lld events, none changed or removed.\n",
			(long long)json_integer_value(json_object_get(r, "events")));
	else
		render_done(out, r);
}

void render_result(FILE *out, const struct command *command, const json_t *r, bool colour)
{
	char *text = NULL;
	size_t size;
	FILE *memory = open_memstream(&text, &size);

	if (!memory)
		abort();
	render_command(memory, command, r, colour);
	fclose(memory);
	layout_safely(out, text);
	free(text);
}

static void csv_value(FILE *out, const char *s)
{
	fputc('"', out);
	if (*s && strchr("=+-@\t", *s))
		fputc('\'', out);
	for (; *s; s++) {
		if (*s == '"')
			fputc('"', out);
		fputc(*s, out);
	}
	fputc('"', out);
}

void render_register_csv(FILE *out, const json_t *result)
{
	static const char *const keys[] = {"ref",      "opened", "submitter", "carers",
					   "step",     "owner",	 "sent",      "due",
					   "answered", "state",	 "closed_as", "closed"};
	size_t i, k;
	json_t *row;

	fputs("\xEF\xBB\xBF", out);
	for (k = 0; k < COUNT_OF(keys); k++)
		fprintf(out, "%s%s", k ? "," : "", keys[k]);
	fputs("\r\n", out);
	json_array_foreach(json_object_get(result, "register"), i, row)
	{
		for (k = 0; k < COUNT_OF(keys); k++) {
			fputs(k ? "," : "", out);
			csv_value(out, layout_value(row, keys[k]));
		}
		fputs("\r\n", out);
	}
}
