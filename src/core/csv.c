/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/csv.h"

#include <string.h>

#include "base/str.h"

void csv_init(struct csv *csv, struct arena *a, const char *text, size_t size)
{
	csv->arena = a;
	csv->at = text;
	csv->end = text + size;
	csv->line = 1;
	if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		csv->at += 3;
}

/* The length of the line end at `at`, or 0. */
static size_t csv_line_end(const struct csv *csv)
{
	if (csv->at < csv->end && *csv->at == '\n')
		return 1;
	return csv->end - csv->at >= 2 && csv->at[0] == '\r' && csv->at[1] == '\n' ? 2 : 0;
}

static bool csv_at_field_end(const struct csv *csv)
{
	return csv->at == csv->end || *csv->at == ',' || csv_line_end(csv);
}

static void csv_problem(const struct csv *csv, struct csv_record *r, const char *text)
{
	if (!r->problem)
		r->problem = arena_strdup(csv->arena, text);
}

static void csv_push(const struct csv *csv, struct csv_record *r, const char *bytes, size_t size)
{
	char *text = str_valid_utf8(csv->arena, bytes, size);

	if ((strlen(text) != size || memcmp(text, bytes, size)) && !r->problem)
		r->problem = arena_printf(csv->arena,
					  "field %zu is not UTF-8, or has control characters in it "
					  "(save the file as \"CSV UTF-8\")",
					  r->count + 1);
	*ARENA_PUSH(csv->arena, char *, r->fields, r->count) = text;
}

static void csv_plain(struct csv *csv, struct csv_record *r)
{
	const char *start = csv->at;

	for (; !csv_at_field_end(csv); csv->at++)
		if (*csv->at == '"')
			csv_problem(csv, r,
				    "a quotation mark inside a field that does not begin with one");
	csv_push(csv, r, start, (size_t)(csv->at - start));
}

/* The end of the quoted text that begins at `at`: its closing mark, or the end of the file. */
static const char *csv_closing(const struct csv *csv)
{
	const char *p = csv->at;

	for (; p < csv->end; p++) {
		if (*p != '"')
			continue;
		if (p + 1 == csv->end || p[1] != '"')
			return p;
		p++;
	}
	return csv->end;
}

static void csv_quoted(struct csv *csv, struct csv_record *r)
{
	const char *close;
	char *text, *p;

	csv->at++;
	close = csv_closing(csv);
	p = text = arena_alloc(csv->arena, (size_t)(close - csv->at) + 1);
	while (csv->at < close) {
		/* A doubled mark is one, and CRLF is a newline. */
		csv->at += *csv->at == '"' || csv_line_end(csv) == 2;
		csv->line += *csv->at == '\n';
		*p++ = *csv->at++;
	}
	csv_push(csv, r, text, (size_t)(p - text));
	if (close == csv->end) {
		csv_problem(csv, r, "a quotation mark that is never closed");
		return;
	}
	csv->at++;
	if (!csv_at_field_end(csv))
		csv_problem(csv, r, "text behind a closing quotation mark");
	while (!csv_at_field_end(csv))
		csv->at++;
}

bool csv_next(struct csv *csv, struct csv_record *record)
{
	const char *start;
	size_t n;

	for (; (n = csv_line_end(csv)); csv->at += n)
		csv->line++;
	if (csv->at == csv->end)
		return false;
	*record = (struct csv_record){.line = csv->line};
	for (start = csv->at;; csv->at++) {
		if (csv->at < csv->end && *csv->at == '"')
			csv_quoted(csv, record);
		else
			csv_plain(csv, record);
		if (csv->at == csv->end || *csv->at != ',')
			break;
		if (record->count == CSV_FIELDS_MAX) {
			csv_problem(csv, record, "more fields than any line of ours has");
			while (csv->at < csv->end && !csv_line_end(csv))
				csv->at++;
			break;
		}
	}
	if (csv->at - start > CSV_RECORD_MAX)
		csv_problem(csv, record, "longer than 10,000 bytes");
	return true;
}
