/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/holidays.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOLIDAYS_MAX_EVENTS = 2000, HOLIDAYS_MAX_TITLE = 200 };

struct holidays_list {
	struct arena *arena; /* borrowed */
	struct calendar_fact *facts;
	size_t count;
};

static void holidays_free_json(json_t **json)
{
	json_decref(*json);
}

/* A text of the file: of one line, and short. */
static const char *holidays_text(json_t *event, const char *key)
{
	const char *text = json_string_value(json_object_get(event, key)), *p;

	for (p = text; p && *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			return NULL;
	return text && strlen(text) <= HOLIDAYS_MAX_TITLE ? text : NULL;
}

/* A day of this century or so, as in the data file; anything else is a slip of somebody's pen. */
static date_day holidays_day(const char *text)
{
	date_day day = text ? date_parse_iso(text) : DATE_NO_DAY;

	return day < date_from_civil(1900, 1, 1) || day > date_from_civil(2199, 12, 31)
		   ? DATE_NO_DAY
		   : day;
}

static int holidays_add_event(struct holidays_list *list, enum calendar_region region,
			      json_t *event, struct err *e)
{
	const char *title = holidays_text(event, "title"), *date = holidays_text(event, "date");
	const char *notes = holidays_text(event, "notes");
	date_day day = holidays_day(date);
	struct calendar_fact *fact;
	size_t i;

	if (str_empty(title))
		return err_set(e, ERR_PERM, "an event has no title");
	if (day == DATE_NO_DAY)
		return err_set(e, ERR_PERM, "\"%s\" has no date such as 2026-12-25", title);
	if (!notes && json_object_get(event, "notes"))
		return err_set(e, ERR_PERM, "\"%s\" has notes that are no text", title);
	for (i = list->count; i > 0 && list->facts[i - 1].region == region; i--)
		if (list->facts[i - 1].day == day)
			return err_set(e, ERR_PERM, "%s is there twice", date);
	fact = ARENA_PUSH(list->arena, struct calendar_fact, list->facts, list->count);
	fact->region = region;
	fact->day = day;
	/* The notes are "Substitute day" or "Extra bank holiday"; the data file writes them so. */
	fact->title = str_empty(notes)
			  ? str_fold(list->arena, title)
			  : arena_printf(list->arena, "%s (%s)", str_fold(list->arena, title),
					 str_fold(list->arena, str_lower(list->arena, notes)));
	return 0;
}

static int holidays_add_region(struct holidays_list *list, enum calendar_region region,
			       json_t *division, struct err *e)
{
	const char *name = calendar_region_name(region);
	json_t *events = json_object_get(division, "events");
	size_t i;

	if (!json_is_object(division))
		return err_set(e, ERR_PERM, "%s is missing", name);
	if (!str_eq(json_string_value(json_object_get(division, "division")), name))
		return err_set(e, ERR_PERM, "%s is not its own division", name);
	if (!json_is_array(events) || !json_array_size(events))
		return err_set(e, ERR_PERM, "%s has no events", name);
	if (json_array_size(events) > HOLIDAYS_MAX_EVENTS)
		return err_set(e, ERR_PERM, "%s has more than %d events", name,
			       HOLIDAYS_MAX_EVENTS);
	for (i = 0; i < json_array_size(events); i++)
		if (holidays_add_event(list, region, json_array_get(events, i), e) < 0)
			return err_prefix(e, "%s", name);
	return 0;
}

static int holidays_parse_json(struct arena *a, const char *text, size_t size,
			       struct calendar_fact **facts, size_t *count, struct err *e)
{
	struct holidays_list list = {.arena = a};
	json_t *root CLEANUP(holidays_free_json) = NULL;
	json_error_t error;
	int region;

	root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		return err_set(e, ERR_PERM, "line %d: %s", error.line, error.text);
	for (region = CALENDAR_ENGLAND_AND_WALES; region <= CALENDAR_NORTHERN_IRELAND; region++)
		if (holidays_add_region(
			&list, (enum calendar_region)region,
			json_object_get(root, calendar_region_name((enum calendar_region)region)),
			e) < 0)
			return -1;
	*facts = list.facts;
	*count = list.count;
	return 0;
}

int holidays_parse(struct arena *a, const char *text, size_t size, struct calendar_fact **facts,
		   size_t *count, struct err *e)
{
	size_t start = 0;

	if (size > HOLIDAYS_MAX_SIZE)
		return err_set(e, ERR_PERM, "is larger than 1 MiB");
	while (start < size && memchr(" \t\r\n", text[start], 4))
		start++;
	if (start < size && text[start] == '{')
		return holidays_parse_json(a, text, size, facts, count, e);
	return calendar_parse_facts(a, str_valid_utf8(a, text, size), facts, count, e);
}

/* The whole file in `text`, which has room for one byte more than is allowed. */
static ssize_t holidays_read(int fd, char *text)
{
	size_t done = 0;
	ssize_t n;

	do {
		n = read(fd, text + done, HOLIDAYS_MAX_SIZE + 1 - done);
		if (n > 0)
			done += (size_t)n;
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n < 0 ? -1 : (ssize_t)done;
}

int holidays_load(struct arena *a, const char *path, struct calendar_fact **facts, size_t *count,
		  struct err *e)
{
	char *text CLEANUP_FREE = NULL;
	int fd CLEANUP_FD = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	ssize_t size;

	if (fd < 0 || fstat(fd, &st) < 0)
		return err_set(e, ERR_PERM, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_PERM, "%s: is not a file", path);
	text = mem_alloc(HOLIDAYS_MAX_SIZE + 1);
	size = holidays_read(fd, text);
	if (size < 0)
		return err_set(e, ERR_PERM, "%s: %s", path, strerror(errno));
	if (holidays_parse(a, text, (size_t)size, facts, count, e) < 0)
		return err_prefix(e, "%s", path);
	return 0;
}
