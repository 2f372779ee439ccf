/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render.h"

#include <string.h>

#include "base/str.h"

enum { COLUMNS_MOST = 8, WIDTH_MOST = 44 };

#define BOLD   "\033[1m"
#define RED    "\033[31m"
#define DIM    "\033[2m"
#define NORMAL "\033[0m"

static const char *value(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s ? s : "";
}

/* A local moment as people read it: "2026-12-01 09:00". */
static const char *when(struct arena *a, const char *iso)
{
	return strlen(iso) >= 16 ? arena_printf(a, "%.10s %.5s", iso, iso + 11) : iso;
}

/* Characters, not bytes: names have accents. */
static int width(const char *s)
{
	int n = 0;

	while (str_next_char(&s))
		n++;
	return n;
}

/* Words from mail must not steer a terminal: control characters were made blanks when it was read,
 * and what is longer than a column is cut. */
static const char *cell(struct arena *a, const json_t *row, const char *key)
{
	const json_t *v = json_object_get(row, key);
	const char *s = json_string_value(v), *end;
	int n = 0;

	if (json_is_integer(v))
		return arena_printf(a, "%lld", (long long)json_integer_value(v));
	if (json_is_boolean(v))
		return json_is_true(v) ? "yes" : "";
	if (!s)
		return "";
	if (strlen(s) >= 19 && s[4] == '-' && s[10] == 'T')
		return when(a, s);
	s = str_fold(a, s);
	for (end = s; *end && n < WIDTH_MOST; n++)
		str_next_char(&end);
	return *end ? arena_printf(a, "%.*s…", (int)(end - s), s) : s;
}

struct column {
	const char *key, *head;
};

/* A table: heads, then a line a row; the last column is not padded. */
static void table(FILE *out, const json_t *rows, const struct column *columns, bool colour)
{
	struct arena a;
	int widths[COLUMNS_MOST] = {0}, w;
	size_t i, c;
	json_t *row;
	const char *s;

	arena_init(&a);
	for (c = 0; columns[c].key; c++)
		widths[c] = width(columns[c].head);
	json_array_foreach((json_t *)rows, i, row)
	{
		for (c = 0; columns[c].key; c++) {
			w = width(cell(&a, row, columns[c].key));
			if (w > widths[c])
				widths[c] = w;
		}
	}
	fputs(colour ? BOLD : "", out);
	for (c = 0; columns[c].key; c++)
		fprintf(out, "%s%*s", columns[c].head,
			columns[c + 1].key ? widths[c] - width(columns[c].head) + 2 : 0, "");
	fprintf(out, "%s\n", colour ? NORMAL : "");
	json_array_foreach((json_t *)rows, i, row)
	{
		bool late = json_is_true(json_object_get(row, "overdue"));

		fputs(colour && late ? RED : "", out);
		for (c = 0; columns[c].key; c++) {
			s = cell(&a, row, columns[c].key);
			fprintf(out, "%s%*s", s, columns[c + 1].key ? widths[c] - width(s) + 2 : 0,
				"");
		}
		fprintf(out, "%s\n", colour && late ? NORMAL : "");
	}
	arena_clear(&a);
}

static void line(FILE *out, const char *name, const char *text)
{
	if (*text)
		fprintf(out, "%-20s %s\n", name, text);
}

static void render_list(FILE *out, const json_t *r, bool colour)
{
	static const struct column columns[] = {
	    {"ref", "CASE"},	 {"state", "STATE"},	     {"due", "DUE"}, {"owner", "OWNER"},
	    {"closed_as", "AS"}, {"procedure", "PROCEDURE"}, {NULL, NULL}};
	const json_t *cases = json_object_get(r, "cases");

	if (json_array_size(cases) == 0)
		fputs("No cases.\n", out);
	else
		table(out, cases, columns, colour);
}

static void render_troubles(FILE *out, const json_t *troubles, bool colour)
{
	struct arena a;
	json_t *t;
	size_t i;

	arena_init(&a);
	json_array_foreach((json_t *)troubles, i, t)
	{
		fprintf(out, "\n%s%s%s\n", colour ? RED : "", value(t, "text"),
			colour ? NORMAL : "");
		if (*value(t, "since"))
			line(out, "  since", when(&a, value(t, "since")));
		if (*value(t, "said"))
			line(out, "  what was said", value(t, "said"));
		line(out, "  what to do", value(t, "do"));
		line(out, "  admins told",
		     *value(t, "told") ? when(&a, value(t, "told")) : "not yet");
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
	line(out, "version", value(r, "version"));
	line(out, "now", when(&a, value(r, "now")));
	json_object_foreach((json_t *)cases, key, n)
	    line(out, key, arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	json_object_foreach((json_t *)waiting, key, n)
	    line(out, arena_printf(&a, "mails %s", key),
		 arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	json_object_foreach((json_t *)outbox, key, n)
	    line(out, arena_printf(&a, "outbox %s", key),
		 arena_printf(&a, "%lld", (long long)json_integer_value(n)));
	line(out, "next", when(&a, value(r, "next_at")));
	line(out, "bank holidays until", value(r, "bank_holidays_until"));
	if (json_integer_value(json_object_get(r, "due_past_published")))
		line(out, "due after that",
		     arena_printf(
			 &a, "%lld cases: their dates may move",
			 (long long)json_integer_value(json_object_get(r, "due_past_published"))));
	if (*value(r, "trouble"))
		fprintf(out, "%s%-20s %s%s\n", colour ? RED : "", "trouble", value(r, "trouble"),
			colour ? NORMAL : "");
	json_object_foreach(json_object_get(r, "workers"), key, n) if (!json_is_true(n))
	    line(out, arena_printf(&a, "process %s", key), "is not up");
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
		state = value(one, "state");
		mark = str_eq(state, "ok") ? "" : RED;
		fprintf(out, "%s%-4s%s  %-20s %s\n", colour ? mark : "", state,
			colour && *mark ? NORMAL : "", value(one, "name"), value(one, "text"));
		if (*value(one, "do"))
			fprintf(out, "%26s  -> %s\n", "", value(one, "do"));
	}
}

static void render_history(FILE *out, const json_t *history, bool colour)
{
	long long mail, before = 0;
	struct arena a;
	size_t i;
	json_t *e;

	arena_init(&a);
	json_array_foreach((json_t *)history, i, e)
	{
		mail = json_integer_value(json_object_get(e, "mail"));
		fprintf(out, "%s%s%s  %-18s %-4s %s", colour ? DIM : "", when(&a, value(e, "at")),
			colour ? NORMAL : "", value(e, "event"), value(e, "rule"),
			value(e, "detail"));
		/* Once where it came in, not with all that followed from it. */
		if (mail && mail != before)
			fprintf(out, " (mail %lld)", mail);
		fputs("\n", out);
		before = mail;
	}
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

		if (str_eq(key, "words") || str_eq(key, "procedure"))
			continue;
		if (json_is_string(v))
			fprintf(out, "  %-28s %s\n", name, json_string_value(v));
		else if (json_is_boolean(v))
			fprintf(out, "  %-28s %s\n", name, json_is_true(v) ? "yes" : "no");
		else if (json_is_object(v))
			render_form(out, name, v);
		else if (json_is_array(v) && json_array_size(v)) {
			char *text = json_dumps(v, JSON_COMPACT);

			fprintf(out, "  %-28s %s\n", name, text);
			free(text);
		}
	}
	arena_clear(&a);
}

static void render_show(FILE *out, const json_t *r, bool colour)
{
	const json_t *step = json_object_get(r, "step"), *owner = json_object_get(r, "owner");
	const json_t *submitter = json_object_get(r, "submitter"),
		     *next = json_object_get(r, "next");
	const json_t *answer = json_object_get(r, "answer");
	struct arena a;

	arena_init(&a);
	fprintf(out, "%s%s%s\n", colour ? BOLD : "", value(r, "ref"), colour ? NORMAL : "");
	line(out, "procedure", value(r, "procedure"));
	line(out, "state", value(r, "state"));
	line(out, "closed as", value(r, "closed_as"));
	line(out, "step", value(step, "name"));
	line(out, "due",
	     json_is_true(json_object_get(step, "past_published"))
		 ? arena_printf(&a, "%s (past the published bank holidays: it may move)",
				value(step, "due"))
		 : value(step, "due"));
	if (owner && !json_is_null(owner))
		line(out, "owner",
		     arena_printf(&a, "%s <%s>", value(owner, "name"), value(owner, "email")));
	line(out, "submitter",
	     arena_printf(&a, "%s <%s>", value(submitter, "name"), value(submitter, "email")));
	if (json_is_true(json_object_get(r, "immediate_safeguarding")))
		fprintf(out, "%s%s%s\n", colour ? RED : "", "IMMEDIATE SAFEGUARDING",
			colour ? NORMAL : "");
	if (next && !json_is_null(next))
		line(out, "next",
		     arena_printf(&a, "%s %s", when(&a, value(next, "at")), value(next, "what")));
	if (!json_is_null(json_object_get(r, "form"))) {
		fputs("\nForm:\n", out);
		render_form(out, "", json_object_get(r, "form"));
	} else {
		fprintf(out, "\nConcern:\n  %s\n", value(r, "concern"));
	}
	if (answer && !json_is_null(answer))
		fprintf(out, "\nAnswer (%s):\n  %s\n", value(answer, "by"), value(answer, "text"));
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
	char *text;

	if (json_is_string(v)) {
		render_words(out, json_string_value(v));
	} else if (json_is_boolean(v)) {
		fprintf(out, "%s\n", json_is_true(v) ? "yes" : "no");
	} else if (json_is_array(v) && json_array_size(v)) {
		text = json_dumps(v, JSON_COMPACT);
		fprintf(out, "%s\n", text);
		free(text);
	} else if (words) {
		fprintf(out, "not understood: %s\n", json_string_value(words));
	} else {
		fputs("(empty)\n", out);
	}
}

/* Field by field: what it says, and where that stands. */
static void render_found(FILE *out, const json_t *form, bool colour)
{
	const char *key;
	json_t *where, *p;
	size_t i;

	fprintf(out, "form: %s\n", value(form, "procedure"));
	json_object_foreach(json_object_get(form, "found"), key, where)
	{
		fprintf(out, "  %-30s ", key);
		render_value(out, form, key, render_find(form, key));
		fprintf(out, "  %30s %s%s%s\n", "", colour ? DIM : "", json_string_value(where),
			colour ? NORMAL : "");
	}
	json_array_foreach(json_object_get(form, "problems"), i, p)
	    fprintf(out, "  not understood: %s\n", json_string_value(p));
}

static void render_read(FILE *out, const json_t *r, bool colour)
{
	const json_t *from = json_object_get(r, "from"), *form = json_object_get(r, "form");
	struct arena a;
	size_t i;
	json_t *p;

	arena_init(&a);
	line(out, "kind", value(r, "kind"));
	line(out, "why", value(r, "why"));
	if (*value(from, "name") || *value(from, "email"))
		line(out, "from",
		     arena_printf(&a, "%s <%s>", value(from, "name"), value(from, "email")));
	line(out, "passed on from", value(json_object_get(r, "author"), "email"));
	line(out, "date", when(&a, value(r, "date")));
	line(out, "subject", value(r, "subject"));
	line(out, "case", value(r, "case"));
	line(out, "verdict", value(r, "verdict"));
	if (form && !json_is_null(form))
		render_found(out, form, colour);
	json_array_foreach(json_object_get(r, "more_forms"), i, p) render_found(out, p, colour);
	if (*value(r, "text"))
		fprintf(out, "text\n%s\n", value(r, "text"));
	json_array_foreach(json_object_get(r, "problems"), i, p)
	    fprintf(out, "problem: %s\n", json_string_value(p));
	arena_clear(&a);
}

static void render_due(FILE *out, const json_t *r)
{
	size_t i;
	json_t *l;

	json_array_foreach(json_object_get(r, "explained"), i, l)
	    fprintf(out, "%s\n", json_string_value(l));
	fprintf(out, "due: %s\n", value(r, "due"));
}

static void render_calendar(FILE *out, const json_t *r, bool colour)
{
	static const struct column days[] = {
	    {"date", "DATE"}, {"title", "BANK HOLIDAY"}, {"computed", "COMPUTED"}, {NULL, NULL}};
	static const struct column closures[] = {
	    {"first", "FIRST"}, {"last", "LAST"}, {"title", "CLOSED"}, {NULL, NULL}};

	fprintf(out, "%s, published until %s\n", value(r, "region"), value(r, "published_until"));
	table(out, json_object_get(r, "bank_holidays"), days, colour);
	if (json_array_size(json_object_get(r, "closures")))
		table(out, json_object_get(r, "closures"), closures, colour);
}

static void render_people(FILE *out, const json_t *r, bool colour)
{
	static const struct column columns[] = {
	    {"email", "EMAIL"},	    {"name", "NAME"},	  {"team", "TEAM"},
	    {"manager", "MANAGER"}, {"deputy", "DEPUTY"}, {"absent_until", "AWAY UNTIL"},
	    {"back", "BACK"},	    {NULL, NULL}};

	table(out, json_object_get(r, "people"), columns, colour);
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
			(long long)json_integer_value(json_object_get(m, "id")), value(m, "state"),
			value(m, "received"), *value(m, "from") ? value(m, "from") : "(no sender)",
			value(m, "subject"));
		if (json_is_true(json_object_get(m, "danger")))
			fprintf(out, "    %sIt says that a child may be in danger now.%s\n",
				colour ? RED : "", colour ? NORMAL : "");
		fprintf(out, "    %s\n", value(m, "reason"));
		fprintf(out, "    %s-> %s%s\n", colour ? DIM : "", value(m, "proposed"),
			colour ? NORMAL : "");
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
	line(out, "mail",
	     arena_printf(&a, "%lld, %s", (long long)json_integer_value(json_object_get(m, "id")),
			  value(m, "state")));
	line(out, "came in", when(&a, value(m, "received")));
	line(out, "from", value(m, "from"));
	line(out, "subject", value(m, "subject"));
	line(out, "cases", str_text(&refs));
	line(out, "why", value(m, "reason"));
	line(out, "proposed", value(m, "proposed"));
	fprintf(out, "\n%s\n", value(m, "raw"));
	arena_clear(&a);
}

static void render_register(FILE *out, const json_t *r, bool colour)
{
	static const struct column columns[] = {
	    {"ref", "CASE"}, {"opened", "OPENED"},     {"step", "STEP"},   {"owner", "OWNER"},
	    {"due", "DUE"},  {"answered", "ANSWERED"}, {"state", "STATE"}, {NULL, NULL}};

	table(out, json_object_get(r, "register"), columns, colour);
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
	static const struct column columns[] = {{"ref", "CASE"},	{"opened", "OPENED"},
						{"step", "STEP"},	{"steps", "STEPS"},
						{"lapsed", "LATE"},	{"closed_as", "CLOSED AS"},
						{"concern", "CONCERN"}, {NULL, NULL}};
	const json_t *list = json_object_get(r, "escalations");

	fprintf(out, "%s, %s to %s: %zu escalations, %lld with an answer that was late\n",
		value(r, "quarter"), value(r, "from"), value(r, "to"), json_array_size(list),
		(long long)json_integer_value(json_object_get(r, "lapsed")));
	if (json_array_size(list) == 0)
		return;
	render_counts(out, "Key themes", json_object_get(r, "themes"));
	render_counts(out, "How they ended", json_object_get(r, "ended"));
	fputs("\n", out);
	table(out, list, columns, colour);
}

static void render_done(FILE *out, const json_t *r)
{
	const json_t *ref = json_object_get(r, "ref"), *people = json_object_get(r, "people");
	const json_t *step = json_object_get(r, "step");

	bool closed = str_eq(value(r, "state"), "closed");
	const char *tail = closed ? value(r, "closed_as") : value(step, "due");

	if (ref)
		fprintf(out, "%s: %s%s%s\n", value(r, "ref"), value(r, "state"),
			!*tail	 ? ""
			: closed ? " as "
				 : ", due ",
			tail);
	else if (people)
		fprintf(out, "%s: %lld people\n", value(r, "done"),
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
		fputs(value(r, "text"), out);
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

/* Nobody's words may steer a terminal, or turn the order of letters round on it.  No text has C0
 * controls (str_valid_utf8); the others become U+FFFD. */
static void render_safely(FILE *out, const char *text)
{
	const char *from = text;
	unsigned c;

	for (; (c = str_next_char(&text)); from = text) {
		if ((c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069))
			fputs("\xEF\xBF\xBD", out);
		else
			fwrite(from, 1, (size_t)(text - from), out);
	}
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
	render_safely(out, text);
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
			csv_value(out, value(row, keys[k]));
		}
		fputs("\r\n", out);
	}
}
