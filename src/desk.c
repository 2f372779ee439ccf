/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "almanac.h"
#include "codec/codec.h"
#include "shell/keys.h"
#include "shell/worker.h"

enum { RECALCULATE_BATCH = 200, TICK_BATCH = 64, PEOPLE_MAX = 32 << 20 };

/* Bank holidays of the configured source.  If it cannot be read: those that were read before, else
 * computed ones alone. */
static void desk_load_calendar(struct desk *desk)
{
	struct calendar_fact *facts = NULL;
	struct arena days;
	size_t count = 0;
	struct err e = {0};

	arena_init(&days);
	if (almanac_load(&days, desk->config, &facts, &count, NULL, &e) == 0) {
		desk->holiday_trouble = NULL;
	} else {
		desk->holiday_error = e;
		desk->holiday_trouble = desk->holiday_error.text;
		facts = NULL;
		count = 0;
	}
	if (desk->holiday_trouble && desk->calendar.holiday_count) {
		arena_clear(&days);
		return;
	}
	arena_clear(&desk->days);
	desk->days = days;
	config_make_calendar(&desk->days, desk->config, facts, count, &desk->calendar);
}

/* The directory in `a`, or a line in `problems` for all that is wrong with it. */
static int desk_parse_people(struct arena *a, const char *csv, size_t size, struct directory *next,
			     struct str *problems, struct err *e)
{
	struct directory_problem *found;
	size_t i, count;

	if (directory_parse(a, csv, size, next, &found, &count) == 0)
		return 0;
	for (i = 0; i < count; i++)
		str_addf(problems, "line %d: %s\n", found[i].line, found[i].text);
	return err_set(e, ERR_INPUT, "%zu problems in the list of people; nothing is imported",
		       count);
}

int desk_import_people(struct desk *desk, const char *csv, size_t size, bool dry_run, size_t *count,
		       struct str *problems, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct directory next = {0};

	if (desk_parse_people(&a, csv, size, &next, problems, e) < 0)
		return -1;
	*count = next.count;
	return dry_run ? 0 : store_set_fact(desk->store, "people", arena_strndup(&a, csv, size), e);
}

static int desk_set_people(struct desk *desk, const char *csv, size_t size, struct str *problems,
			   struct err *e)
{
	struct directory next = {0};
	struct arena a;

	arena_init(&a);
	if (desk_parse_people(&a, csv, size, &next, problems, e) < 0) {
		arena_clear(&a);
		return -1;
	}
	arena_clear(&desk->people);
	desk->people = a;
	desk->directory = next;
	return 0;
}

static int desk_read_file(struct arena *a, const char *path, char **text, size_t *size,
			  struct err *e)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *bytes;

	if (fd < 0)
		return err_set(e, ERR_PERM, "%s: %s", path, strerror(errno));
	if (worker_read_fd(a, fd, PEOPLE_MAX, &bytes, size, e) < 0)
		return err_prefix(e, "%s", path);
	*text = bytes;
	return 0;
}

/* The directory is the one imported last; the configured file fills an empty store. */
int desk_reload_people(struct desk *desk, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *csv;
	struct str problems;
	char *text = NULL;
	size_t size = 0;

	str_init(&problems, &a, 4096);
	if (store_get_fact(desk->store, &a, "people", &csv, e) < 0)
		return -1;
	if (csv && desk_set_people(desk, csv, strlen(csv), &problems, e) == 0)
		return desk_load_absences(desk, e);
	if (csv)
		return err_set(e, ERR_INPUT, "the people in the store: %s", str_text(&problems));
	if (!desk->config->people.file)
		return 0;
	if (desk_read_file(&a, desk->config->people.file, &text, &size, e) < 0)
		return -1;
	if (desk_set_people(desk, text, size, &problems, e) == 0)
		return desk_load_absences(desk, e);
	return err_set(e, ERR_INPUT, "%s: %s", desk->config->people.file, str_text(&problems));
}

int desk_open(struct desk *desk, const struct config *config, struct store *store, struct err *e)
{
	size_t i;

	memset(desk, 0, sizeof(*desk));
	arena_init(&desk->arena);
	arena_init(&desk->people);
	arena_init(&desk->days);
	desk->config = config;
	desk->store = store;
	desk->procedures =
	    ARENA_NEW_N(&desk->arena, const struct procedure *, config->procedure_count);
	for (i = 0; i < config->procedure_count; i++)
		desk->procedures[i] = &config->procedures[i];
	desk->world = (struct step_world){.calendar = &desk->calendar,
					  .directory = &desk->directory,
					  .admins = config->admins.items,
					  .admin_count = config->admins.count};
	desk->office = (struct letter_office){.council = config->council,
					      .mailbox = config->mailbox.address,
					      .calendar = &desk->calendar,
					      .directory = &desk->directory};
	desk->forms_wait = true;
	desk->relay_refused = true;
	desk_load_calendar(desk);
	if (store_key(store, "token", desk->token_key, e) < 0 || desk_reload_people(desk, e) < 0 ||
	    desk_load_troubles(desk, e) < 0) {
		desk_close(desk);
		return -1;
	}
	return 0;
}

void desk_close(struct desk *desk)
{
	arena_clear(&desk->arena);
	arena_clear(&desk->people);
	arena_clear(&desk->days);
}

/* The procedure that a case was opened under, read once. */
static int desk_known_procedure(struct desk *desk, int64_t id, const struct procedure **p,
				struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct desk_procedure *k;
	struct procedure *parsed;
	const char *doc;
	size_t i;

	for (i = 0; i < desk->known_count; i++) {
		if (desk->known[i].id == id) {
			*p = desk->known[i].procedure;
			return 0;
		}
	}
	if (store_get_procedure(desk->store, &a, id, &doc, e) < 0 ||
	    codec_procedure_parse(&desk->arena, doc, strlen(doc), &parsed, e) < 0)
		return -1;
	k = ARENA_PUSH(&desk->arena, struct desk_procedure, desk->known, desk->known_count);
	k->id = id;
	k->procedure = *p = parsed;
	return 0;
}

int desk_procedure_id(struct desk *desk, struct arena *a, const struct procedure *p, int64_t *id,
		      struct err *e)
{
	struct desk_procedure *k;
	size_t i;

	for (i = 0; i < desk->known_count; i++) {
		if (desk->known[i].procedure == p) {
			*id = desk->known[i].id;
			return 0;
		}
	}
	if (store_put_procedure(desk->store, p->name, codec_procedure_text(a, p), id, e) < 0)
		return -1;
	k = ARENA_PUSH(&desk->arena, struct desk_procedure, desk->known, desk->known_count);
	*k = (struct desk_procedure){*id, p};
	return 0;
}

int desk_prepare(struct desk *desk, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	int64_t id;
	size_t i;

	if (store_begin(desk->store, e) < 0)
		return -1;
	for (i = 0; i < desk->config->procedure_count; i++) {
		if (desk_procedure_id(desk, &a, desk->procedures[i], &id, e) < 0) {
			store_rollback(desk->store);
			return -1;
		}
	}
	return store_commit(desk->store, e);
}

int desk_parse(struct desk *desk, struct arena *a, const struct store_case *row,
	       struct casefile **c, struct err *e)
{
	const struct procedure *p;

	if (desk_known_procedure(desk, row->procedure, &p, e) < 0)
		return -1;
	if (codec_case_parse(a, row->doc, strlen(row->doc), p, c, e) < 0)
		return err_prefix(e, "%s", row->ref);
	return 0;
}

int desk_load(struct desk *desk, struct arena *a, const char *ref, struct casefile **c,
	      struct err *e)
{
	struct store_case row;
	bool found;

	*c = NULL;
	if (store_get_case(desk->store, a, ref, &row, &found, e) < 0)
		return -1;
	return found ? desk_parse(desk, a, &row, c, e) : 0;
}

static int desk_tick_case(struct desk *desk, struct arena *a, const struct store_case *row,
			  date_moment until, struct err *e)
{
	struct step_update u;
	struct casefile *c;

	if (desk_parse(desk, a, row, &c, e) < 0)
		return -1;
	u = step_tick(a, &desk->world, c, desk->now);
	/* A fault of ours; without this it would go round for ever and fill the disk. */
	if (u.casefile->next_at != DATE_NO_MOMENT && u.casefile->next_at <= until)
		return err_set(e, ERR_INTERNAL, "%s: a moment that never passes", c->ref);
	return desk_write(desk, a, &u, 0, NULL, e);
}

int desk_tick(struct desk *desk, date_moment until, size_t *done, struct err *e)
{
	struct store_filter filter = {
	    .due_before = DATE_NO_DAY, .next_until = until, .limit = TICK_BATCH};
	CLEANUP_ARENA struct arena a = {0};
	struct store_case *rows;
	bool digest;
	size_t i;

	desk->culprit[0] = '\0';
	if (desk_digest(desk, until, &digest, e) < 0 ||
	    store_list_cases(desk->store, &a, &filter, &rows, done, e) < 0)
		return -1;
	for (i = 0; i < *done; i++) {
		if (desk_tick_case(desk, &a, &rows[i], until, e) == 0)
			continue;
		snprintf(desk->culprit, sizeof(desk->culprit), "%s", rows[i].ref);
		return -1;
	}
	*done += digest;
	return 0;
}

int desk_command(struct desk *desk, struct arena *a, const char *ref,
		 const struct step_command *command, const char **refused, struct err *e)
{
	struct step_update u;
	struct casefile *c;

	if (desk_load(desk, a, ref, &c, e) < 0)
		return -1;
	if (!c) {
		*refused = arena_printf(a, "There is no case %s.", ref);
		return 0;
	}
	u = step_command(a, &desk->world, c, command);
	*refused = u.refused;
	return u.refused ? 0 : desk_write(desk, a, &u, 0, NULL, e);
}

/* What the working days depend on, as text: when it differs, deadlines are reckoned anew. */
static const char *desk_fingerprint(struct desk *desk, struct arena *a)
{
	const struct calendar *c = &desk->calendar;
	unsigned char hash[KEYS_SIZE];
	char text[KEYS_SIZE * 2];
	struct str s;
	size_t i;

	str_init(&s, a, STR_UNBOUNDED);
	str_addf(&s, "%d %d;", (int)c->region, c->day_ends);
	for (i = 0; i < c->holiday_count; i++)
		str_addf(&s, "%d,", c->holidays[i].day);
	for (i = 0; i < c->closure_count; i++)
		str_addf(&s, "%d-%d,", c->closures[i].first, c->closures[i].last);
	keys_hash(str_text(&s), s.len, hash);
	keys_text(hash, sizeof(hash), text);
	return arena_strdup(a, text);
}

static int desk_recalculate_cases(struct desk *desk, int *moved, struct err *e)
{
	struct store_filter filter = {.state = "open",
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT,
				      .limit = RECALCULATE_BATCH};
	CLEANUP_ARENA struct arena a = {0}, names = {0};
	struct step_update u;
	struct store_case *rows;
	struct casefile *c;
	size_t i, count;

	do {
		arena_clear(&a);
		if (store_list_cases(desk->store, &a, &filter, &rows, &count, e) < 0)
			return -1;
		for (i = 0; i < count; i++) {
			if (desk_parse(desk, &a, &rows[i], &c, e) < 0)
				return -1;
			u = step_recalculate(&a, &desk->world, c, desk->now);
			if (u.log_count == 0)
				continue;
			if (desk_write(desk, &a, &u, 0, NULL, e) < 0)
				return -1;
			++*moved;
		}
		if (count)
			filter.after = arena_strdup(&names, rows[count - 1].ref);
	} while (count == RECALCULATE_BATCH);
	return 0;
}

int desk_recalculate(struct desk *desk, int *moved, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *before, *after;

	*moved = 0;
	desk_load_calendar(desk);
	if (desk->holiday_trouble)
		return 0;
	if (store_get_fact(desk->store, &a, "calendar", &before, e) < 0)
		return -1;
	after = desk_fingerprint(desk, &a);
	if (str_eq(before, after))
		return 0;
	if (before && desk_recalculate_cases(desk, moved, e) < 0)
		return -1;
	return store_set_fact(desk->store, "calendar", after, e);
}
