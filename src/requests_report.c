/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * S11: each quarter an overview of key themes, with the detail of every escalation that came in.
 */
#include "requests_read.h"

#include <stdlib.h>
#include <string.h>

/* "2026Q4"; without one, the quarter that ended last. */
static bool report_quarter(struct request *q, int *year, int *quarter)
{
	const char *text = json_string_value(json_object_get(q->in, "quarter"));
	int month, day;

	if (!text) {
		date_to_civil(date_to_local(q->desk->now).day, year, &month, &day);
		*quarter = (month - 1) / 3;
		if (*quarter == 0) {
			*quarter = 4;
			--*year;
		}
		return true;
	}
	if (strlen(text) != 6 || strspn(text, "0123456789") != 4 ||
	    (text[4] != 'Q' && text[4] != 'q') || text[5] < '1' || text[5] > '4')
		return false;
	*year = atoi(text);
	*quarter = text[5] - '0';
	return date_from_civil(*year, 1, 1) != DATE_NO_DAY && *year < 9999;
}

/* The concerns that the form ticks, and those that the Chair added. */
static json_t *report_themes(const struct casefile *c)
{
	json_t *list = json_array();
	const struct form_field *f;
	size_t i;

	if (c->immediate_safeguarding)
		json_array_append_new(list, json_string("Immediate safeguarding concern"));
	for (i = 0; c->form && i < c->form->type->field_count; i++) {
		f = &c->form->type->fields[i];
		if (str_starts(f->key, "concerns.") && c->form->values[i].tick == FORM_YES)
			json_array_append_new(list, json_string(f->title));
	}
	for (i = 0; c->form && i < c->form->other_count; i++)
		if (c->form->others[i].raised == FORM_YES && c->form->others[i].label)
			json_array_append_new(list, json_string(c->form->others[i].label));
	return list;
}

static json_t *report_case(struct request *q, const struct store_case *row, bool *fits,
			   struct err *e)
{
	date_day opened = date_to_local(row->opened).day;
	struct casefile *c;
	bool lapsed = false;
	json_t *o;
	size_t i;

	*fits = opened >= q->from && opened <= q->to;
	if (!*fits)
		return json_null();
	if (desk_parse(q->desk, q->a, row, &c, e) < 0)
		return NULL;
	for (i = 0; i < c->rung_count; i++)
		lapsed = lapsed || c->rungs[i].lapsed != DATE_NO_MOMENT;
	o = request_register_row(q, c);
	json_object_set_new(o, "procedure", json_string(c->procedure->name));
	json_object_set_new(o, "steps", json_integer((json_int_t)c->rung_count));
	json_object_set_new(o, "lapsed", json_boolean(lapsed));
	json_object_set_new(o, "days_late", json_integer(c->days_late));
	json_object_set_new(o, "concern", c->concern ? json_string(c->concern) : json_null());
	json_object_set_new(o, "themes", report_themes(c));
	return o;
}

static void report_count(json_t *counts, const char *key)
{
	json_int_t n = json_integer_value(json_object_get(counts, key));

	json_object_set_new(counts, key, json_integer(n + 1));
}

/* How many of the cases bear each theme, and how they ended. */
static void report_sum(json_t *report)
{
	json_t *themes = json_object(), *ended = json_object(), *one, *theme;
	json_int_t lapsed = 0;
	const char *as;
	size_t i, k;

	json_array_foreach(json_object_get(report, "escalations"), i, one)
	{
		json_array_foreach(json_object_get(one, "themes"), k, theme)
		    report_count(themes, json_string_value(theme));
		as = json_string_value(json_object_get(one, "closed_as"));
		report_count(ended, as ? as : "open");
		lapsed += json_is_true(json_object_get(one, "lapsed"));
	}
	json_object_set_new(report, "themes", themes);
	json_object_set_new(report, "ended", ended);
	json_object_set_new(report, "lapsed", json_integer(lapsed));
}

json_t *request_report(struct request *q, struct err *e)
{
	struct store_filter filter = {.due_before = DATE_NO_DAY, .next_until = DATE_NO_MOMENT};
	int year, quarter;
	json_t *report;

	if (!report_quarter(q, &year, &quarter)) {
		q->refused = "A quarter is written as 2026Q4.";
		return NULL;
	}
	q->from = date_from_civil(year, quarter * 3 - 2, 1);
	q->to = quarter == 4 ? date_from_civil(year, 12, 31)
			     : date_from_civil(year, quarter * 3 + 1, 1) - 1;
	report = request_each(q, &filter, "escalations", report_case, e);
	if (!report)
		return NULL;
	json_object_set_new(report, "quarter",
			    json_string(arena_printf(q->a, "%dQ%d", year, quarter)));
	json_object_set_new(report, "from", json_string(date_iso(q->a, q->from)));
	json_object_set_new(report, "to", json_string(date_iso(q->a, q->to)));
	report_sum(report);
	return report;
}
