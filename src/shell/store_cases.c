/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "shell/store_internal.h"

/* ---- procedures */

static int store_find_procedure(struct store *store, const char *name,
				const unsigned char hash[KEYS_SIZE], int64_t *id, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT id FROM procedures WHERE hash = :hash AND name = :name", e);
	bool row;

	if (!q)
		return -1;
	db_bind_bytes(q, ":hash", hash, KEYS_SIZE);
	db_bind_text(q, ":name", name);
	if (db_step(q, &row, e) < 0)
		return -1;
	*id = row ? db_int(q, 0) : 0;
	return 0;
}

int store_put_procedure(struct store *store, const char *name, const char *doc, int64_t *id,
			struct err *e)
{
	unsigned char hash[KEYS_SIZE];
	DB_QUERY q = NULL;
	int64_t known;

	keys_hash(doc, strlen(doc), hash);
	if (store_find_procedure(store, name, hash, &known, e) < 0)
		return -1;
	if (known) {
		*id = known;
		return 0;
	}
	q = db_query(store->db,
		     "INSERT INTO procedures (name, hash, doc) VALUES (:name, :hash, :doc)", e);
	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	db_bind_bytes(q, ":hash", hash, KEYS_SIZE);
	db_bind_text(q, ":doc", doc);
	if (db_run(q, NULL, e) < 0)
		return -1;
	*id = db_last_id(store->db);
	return 0;
}

int store_get_procedure(struct store *store, struct arena *a, int64_t id, const char **doc,
			struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT doc FROM procedures WHERE id = :id", e);
	bool row;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	if (db_step(q, &row, e) < 0)
		return -1;
	if (!row)
		return err_set(e, ERR_INTERNAL, "there is no procedure %lld", (long long)id);
	*doc = db_copy_text(q, 0, a);
	return 0;
}

/* ---- writing cases */

int store_next_ref(struct store *store, struct arena *a, int year, const char **ref, struct err *e)
{
	char name[32];
	int64_t number;

	snprintf(name, sizeof(name), "ref-%d", year);
	if (store_take_number(store, name, &number, e) < 0)
		return -1;
	*ref = arena_printf(a, "ESC-%04d-%04lld", year, (long long)number);
	return 0;
}

/* What a row says of itself before it is written over. */
struct store_before {
	bool found, is_open;
	int64_t serial;
	const char *people; /* in the arena */
};

static bool store_is_open(const char *state)
{
	return !str_eq(state, "closed");
}

static int store_look_before(struct store *store, struct arena *a, const char *ref,
			     struct store_before *before, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT serial, state, people FROM cases WHERE ref = :ref", e);

	if (!q)
		return -1;
	*before = (struct store_before){0};
	db_bind_text(q, ":ref", ref);
	if (db_step(q, &before->found, e) < 0)
		return -1;
	if (before->found) {
		before->serial = db_int(q, 0);
		before->is_open = store_is_open(db_text(q, 1));
		before->people = db_copy_text(q, 2, a);
	}
	return 0;
}

/* The addresses as one text, each with a newline behind it; NULL if one of them has one in it. */
static const char *store_join_people(struct store *store, struct arena *a,
				     const struct store_case *row, struct err *e)
{
	struct str text;
	size_t i;

	str_init(&text, a, STR_UNBOUNDED);
	for (i = 0; i < row->people_count; i++) {
		if (!row->people[i] || strchr(row->people[i], '\n')) {
			db_refuse(store->db, e, ERR_INTERNAL,
				  "%s: a person's address cannot be kept", row->ref);
			return NULL;
		}
		str_add(&text, row->people[i]);
		str_add_char(&text, '\n');
	}
	return str_text(&text);
}

static void store_split_people(struct arena *a, const char *people, struct store_case *row)
{
	const char *end;

	row->people = NULL;
	row->people_count = 0;
	for (; (end = strchr(people, '\n')); people = end + 1)
		*ARENA_PUSH(a, const char *, row->people, row->people_count) =
		    arena_strndup(a, people, (size_t)(end - people));
}

/* Runs `sql` once for each address in `people`. */
static int store_each_person(struct store *store, const char *sql, const char *people, bool is_open,
			     const char *ref, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_case list;
	size_t i;

	store_split_people(&a, people, &list);
	for (i = 0; i < list.people_count; i++) {
		DB_QUERY q = db_query(store->db, sql, e);

		if (!q)
			return -1;
		db_bind_text(q, ":email", list.people[i]);
		db_bind_int(q, ":is_open", is_open);
		db_bind_text(q, ":ref", ref);
		if (db_run(q, NULL, e) < 0)
			return -1;
	}
	return 0;
}

/* Who is in a case seldom changes: then nothing is written. */
static int store_put_people(struct store *store, const struct store_before *before, const char *ref,
			    bool is_open, const char *people, struct err *e)
{
	static const char insert[] = "INSERT INTO case_people (email, is_open, ref)"
				     " VALUES (:email, :is_open, :ref) ON CONFLICT DO NOTHING";
	static const char delete[] = "DELETE FROM case_people WHERE email = :email"
				     " AND is_open = :is_open AND ref = :ref";

	if (before->found) {
		if (before->is_open == is_open && str_eq(before->people, people))
			return 0;
		if (store_each_person(store, delete, before->people, before->is_open, ref, e) < 0)
			return -1;
	}
	return store_each_person(store, insert, people, is_open, ref, e);
}

int store_put_case(struct store *store, const struct store_case *row, struct err *e)
{
	static const char insert[] =
	    "INSERT INTO cases (ref, serial, procedure, procedure_name, state, closed_as,"
	    " owner, submitter, opened, due, next_at, people, doc) VALUES (:ref, :serial,"
	    " :procedure, :procedure_name, :state, :closed_as, :owner, :submitter, :opened,"
	    " :due, :next_at, :people, :doc)";
	static const char update[] =
	    "UPDATE cases SET serial = :serial, procedure = :procedure,"
	    " procedure_name = :procedure_name, state = :state, closed_as = :closed_as,"
	    " owner = :owner, submitter = :submitter, opened = :opened, due = :due,"
	    " next_at = :next_at, people = :people, doc = :doc WHERE ref = :ref";
	CLEANUP_ARENA struct arena a = {0};
	struct store_before before;
	const char *people;
	DB_QUERY q = NULL;

	people = store_join_people(store, &a, row, e);
	if (!people || store_look_before(store, &a, row->ref, &before, e) < 0)
		return -1;
	if (row->serial != (before.found ? before.serial + 1 : 1))
		return db_refuse(store->db, e, ERR_INTERNAL,
				 "%s: version %d cannot follow version %lld", row->ref, row->serial,
				 (long long)before.serial);
	q = db_query(store->db, before.found ? update : insert, e);
	if (!q)
		return -1;
	db_bind_text(q, ":ref", row->ref);
	db_bind_int(q, ":serial", row->serial);
	db_bind_int(q, ":procedure", row->procedure);
	db_bind_text(q, ":procedure_name", row->procedure_name);
	db_bind_text(q, ":state", row->state);
	db_bind_text(q, ":closed_as", row->closed_as);
	db_bind_text(q, ":owner", row->owner);
	db_bind_text(q, ":submitter", row->submitter);
	db_bind_int(q, ":opened", row->opened);
	store_bind_day(q, ":due", row->due);
	store_bind_moment(q, ":next_at", row->next_at);
	db_bind_text(q, ":people", people);
	db_bind_text(q, ":doc", row->doc);
	if (db_run(q, NULL, e) < 0)
		return -1;
	return store_put_people(store, &before, row->ref, store_is_open(row->state), people, e);
}

/* ---- looking */

#define STORE_CASE_COLUMNS                                                                         \
	"c.ref, c.serial, c.procedure, c.procedure_name, c.state, c.closed_as, c.owner,"           \
	" c.submitter, c.opened, c.due, c.next_at, c.people, c.doc"

static void store_case_row(struct db_query *q, struct arena *a, struct store_case *row)
{
	row->ref = db_copy_text(q, 0, a);
	row->serial = (int)db_int(q, 1);
	row->procedure = db_int(q, 2);
	row->procedure_name = db_copy_text(q, 3, a);
	row->state = db_copy_text(q, 4, a);
	row->closed_as = db_copy_text(q, 5, a);
	row->owner = db_copy_text(q, 6, a);
	row->submitter = db_copy_text(q, 7, a);
	row->opened = db_int(q, 8);
	row->due = store_day(q, 9);
	row->next_at = store_moment(q, 10);
	store_split_people(a, db_text(q, 11), row);
	row->doc = db_copy_text(q, 12, a);
}

int store_get_case(struct store *store, struct arena *a, const char *ref, struct store_case *row,
		   bool *found, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT " STORE_CASE_COLUMNS " FROM cases c WHERE c.ref = :ref", e);

	if (!q)
		return -1;
	db_bind_text(q, ":ref", ref);
	if (db_step(q, found, e) < 0)
		return -1;
	if (*found)
		store_case_row(q, a, row);
	return 0;
}

/*
 * The four ways to walk, each along an index; the other conditions are looked at on the way.  A
 * person such as a Panel Adviser is in thousands of closed cases: the open ones have a range of
 * their own.
 */
#define STORE_CASE_FILTER                                                                          \
	" c.ref > :after"                                                                          \
	" AND (:state IS NULL OR c.state = :state OR (:state = 'open' AND c.state <> 'closed'))"   \
	" AND (:procedure IS NULL OR c.procedure_name = :procedure)"                               \
	" AND (:owner IS NULL OR c.owner = :owner)"                                                \
	" AND (:due_before IS NULL OR (c.due < :due_before AND c.state <> 'closed'))"

static const char store_cases_by_ref[] =
    "SELECT " STORE_CASE_COLUMNS " FROM cases c WHERE" STORE_CASE_FILTER
    " ORDER BY c.ref LIMIT :limit";

static const char store_cases_by_next[] =
    "SELECT " STORE_CASE_COLUMNS
    " FROM cases c WHERE c.next_at <= :next_until AND +" STORE_CASE_FILTER
    " AND (:person IS NULL OR EXISTS (SELECT 1 FROM case_people p"
    "  WHERE p.email = :person AND p.is_open IN (0, 1) AND p.ref = c.ref))"
    " ORDER BY c.next_at, c.ref LIMIT :limit";

#define STORE_CASES_OF_PERSON                                                                      \
	STORE_CASE_COLUMNS " FROM case_people p CROSS JOIN cases c ON c.ref = p.ref"               \
			   " WHERE p.email = :person AND p.ref > :after AND +" STORE_CASE_FILTER

static const char store_cases_of_person[] =
    "SELECT /* sorts */ " STORE_CASES_OF_PERSON " ORDER BY p.ref LIMIT :limit";
static const char store_open_cases_of_person[] =
    "SELECT " STORE_CASES_OF_PERSON " AND p.is_open = 1 ORDER BY p.ref LIMIT :limit";

static const char *store_choose_walk(const struct store_filter *f)
{
	if (f->next_until != DATE_NO_MOMENT)
		return store_cases_by_next;
	if (!f->person)
		return store_cases_by_ref;
	if ((f->state && store_is_open(f->state)) || f->due_before != DATE_NO_DAY)
		return store_open_cases_of_person;
	return store_cases_of_person;
}

static void store_bind_filter(struct db_query *q, const struct store_filter *f)
{
	if (f->next_until != DATE_NO_MOMENT)
		db_bind_int(q, ":next_until", f->next_until);
	if (f->next_until != DATE_NO_MOMENT || f->person)
		db_bind_text(q, ":person", f->person);
	db_bind_text(q, ":after", f->after ? f->after : "");
	db_bind_text(q, ":state", f->state);
	db_bind_text(q, ":procedure", f->procedure);
	db_bind_text(q, ":owner", f->owner);
	store_bind_day(q, ":due_before", f->due_before);
	store_bind_limit(q, f->limit);
}

int store_list_cases(struct store *store, struct arena *a, const struct store_filter *filter,
		     struct store_case **rows, size_t *count, struct err *e)
{
	DB_QUERY q = db_query(store->db, store_choose_walk(filter), e);
	struct store_case *list = NULL;
	size_t n = 0;
	bool row;

	if (!q)
		return -1;
	store_bind_filter(q, filter);
	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		store_case_row(q, a, ARENA_PUSH(a, struct store_case, list, n));
	}
	*rows = list;
	*count = n;
	return 0;
}

int store_next_moment(struct store *store, date_moment *at, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT min(next_at) FROM cases WHERE next_at IS NOT NULL", e);
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	*at = store_moment(q, 0);
	return 0;
}

static int store_count_state(struct store *store, const char *state, int64_t *count, struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT count(*) FROM cases WHERE state = :state", e);

	if (!q)
		return -1;
	db_bind_text(q, ":state", state);
	return db_number(q, count, e);
}

int store_count_cases(struct store *store, const char *const *states, size_t n, int64_t *counts,
		      struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (store_count_state(store, states[i], &counts[i], e) < 0)
			return -1;
	return 0;
}

int store_count_due_after(struct store *store, date_day day, int64_t *count, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT count(*) FROM cases WHERE state = 'awaiting-answer'"
			      " AND due > :day",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":day", day);
	return db_number(q, count, e);
}
