/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "shell/store_internal.h"

/* ---- the chain */

static int store_has_events(struct store *store, bool *has, struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT max(id) FROM events", e);
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	*has = !db_is_null(q, 0);
	return 0;
}

static int store_load_chain(struct store *store, bool *found, struct err *e)
{
	if (store_find_key(store, "chain", store->chain, found, e) < 0)
		return -1;
	store->chain_known = *found;
	return 0;
}

int store_open_chain(struct store *store, struct err *e)
{
	bool found, events;

	if (store_load_chain(store, &found, e) < 0 || store_has_events(store, &events, e) < 0)
		return -1;
	if (found)
		return 0;
	/* A new key would make every event that is there look forged. */
	if (events)
		return err_set(e, ERR_PERM, "the store has lost the key of its log");
	if (store_key(store, "chain", store->chain, e) < 0)
		return -1;
	store->chain_known = true;
	return 0;
}

static void store_put_number(unsigned char *to, int64_t value)
{
	uint64_t left = (uint64_t)value;
	int i;

	for (i = 7; i >= 0; i--) {
		to[i] = (unsigned char)(left & 0xFF);
		left >>= 8;
	}
}

/* Which texts are NULL stands in the message too: a missing text is not an empty one. */
static void store_hash_event(const struct store *store, const unsigned char before[KEYS_SIZE],
			     const struct store_event *event, unsigned char hash[KEYS_SIZE])
{
	const char *texts[] = {event->case_ref, event->event, event->who, event->rule,
			       event->detail};
	struct keys_piece pieces[2 + COUNT_OF(texts)];
	unsigned char numbers[3 * 8 + 1] = {0};
	size_t i;

	store_put_number(numbers, event->id);
	store_put_number(numbers + 8, event->at);
	store_put_number(numbers + 16, event->mail);
	for (i = 0; i < COUNT_OF(texts); i++) {
		if (!texts[i])
			numbers[24] = (unsigned char)(numbers[24] | 1u << i);
		pieces[2 + i] = (struct keys_piece){texts[i], texts[i] ? strlen(texts[i]) : 0};
	}
	pieces[0] = (struct keys_piece){before, KEYS_SIZE};
	pieces[1] = (struct keys_piece){numbers, sizeof(numbers)};
	keys_hmac(store->chain, pieces, COUNT_OF(pieces), hash);
}

/* ---- adding */

static int store_load_head(struct store *store, struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT last, hash FROM chain WHERE one = 1", e);
	const void *hash;
	size_t size;
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	hash = row ? db_bytes(q, 1, &size) : NULL;
	if (!hash || size != KEYS_SIZE)
		return db_refuse(store->db, e, ERR_PERM, "the end of the log's chain is missing");
	store->head.last = db_int(q, 0);
	memcpy(store->head.hash, hash, KEYS_SIZE);
	store->head.loaded = true;
	return 0;
}

int store_write_head(struct store *store, struct err *e)
{
	DB_QUERY q = NULL;

	if (!store->head.moved)
		return 0;
	q = db_query(store->db, "UPDATE chain SET last = :last, hash = :hash WHERE one = 1", e);
	if (!q)
		return -1;
	db_bind_int(q, ":last", store->head.last);
	db_bind_bytes(q, ":hash", store->head.hash, KEYS_SIZE);
	return db_run(q, NULL, e);
}

static int store_insert_event(struct store *store, const struct store_event *event,
			      const unsigned char hash[KEYS_SIZE], struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "INSERT INTO events (id, at, case_ref, event, who, rule, detail,"
			      " mail, hash) VALUES (:id, :at, :case_ref, :event, :who, :rule,"
			      " :detail, :mail, :hash)",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", event->id);
	db_bind_int(q, ":at", event->at);
	db_bind_text(q, ":case_ref", event->case_ref);
	db_bind_text(q, ":event", event->event);
	db_bind_text(q, ":who", event->who);
	db_bind_text(q, ":rule", event->rule);
	db_bind_text(q, ":detail", event->detail);
	db_bind_int(q, ":mail", event->mail);
	db_bind_bytes(q, ":hash", hash, KEYS_SIZE);
	return db_run(q, NULL, e);
}

int store_add_event(struct store *store, const struct store_event *event, struct err *e)
{
	struct store_event numbered = *event;
	unsigned char hash[KEYS_SIZE];

	if (!store->head.loaded && store_load_head(store, e) < 0)
		return -1;
	numbered.id = store->head.last + 1;
	store_hash_event(store, store->head.hash, &numbered, hash);
	if (store_insert_event(store, &numbered, hash, e) < 0)
		return -1;
	store->head.last = numbered.id;
	memcpy(store->head.hash, hash, KEYS_SIZE);
	store->head.moved = true;
	return 0;
}

/* ---- looking */

#define STORE_EVENT_COLUMNS "id, at, case_ref, event, who, rule, detail, mail"

/* The texts are those of the row, borrowed until the next step. */
static struct store_event store_event_row(struct db_query *q)
{
	return (struct store_event){
	    .id = db_int(q, 0),
	    .at = db_int(q, 1),
	    .case_ref = db_text(q, 2),
	    .event = db_text(q, 3),
	    .who = db_text(q, 4),
	    .rule = db_text(q, 5),
	    .detail = db_text(q, 6),
	    .mail = db_int(q, 7),
	};
}

static void store_keep_event(struct arena *a, struct store_event *event)
{
	event->case_ref = arena_strdup(a, event->case_ref);
	event->event = arena_strdup(a, event->event);
	event->who = arena_strdup(a, event->who);
	event->rule = arena_strdup(a, event->rule);
	event->detail = arena_strdup(a, event->detail);
}

int store_list_events(struct store *store, struct arena *a, const char *ref, int64_t after,
		      size_t limit, struct store_event **events, size_t *count, struct err *e)
{
	static const char of_case[] =
	    "SELECT " STORE_EVENT_COLUMNS " FROM events"
	    " WHERE case_ref = :ref AND id > :after ORDER BY id LIMIT :limit";
	static const char of_all[] = "SELECT " STORE_EVENT_COLUMNS " FROM events"
				     " WHERE id > :after ORDER BY id LIMIT :limit";
	DB_QUERY q = db_query(store->db, ref ? of_case : of_all, e);
	struct store_event *list = NULL, *event;
	size_t n = 0;
	bool row;

	if (!q)
		return -1;
	if (ref)
		db_bind_text(q, ":ref", ref);
	db_bind_int(q, ":after", after);
	store_bind_limit(q, limit);
	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		event = ARENA_PUSH(a, struct store_event, list, n);
		*event = store_event_row(q);
		store_keep_event(a, event);
	}
	*events = list;
	*count = n;
	return 0;
}

int store_list_refs(struct store *store, struct arena *a, int64_t mail, const char ***refs,
		    size_t *count, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db,
		     "SELECT DISTINCT case_ref FROM events WHERE mail = :mail AND mail <> 0"
		     " AND case_ref IS NOT NULL ORDER BY 1",
		     e);
	const char **list = NULL;
	size_t n = 0;
	bool row;

	if (!q)
		return -1;
	db_bind_int(q, ":mail", mail);
	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		*ARENA_PUSH(a, const char *, list, n) = db_copy_text(q, 0, a);
	}
	*refs = list;
	*count = n;
	return 0;
}

/* ---- proving */

struct store_walk {
	int64_t count;		       /* events that hold so far */
	unsigned char hash[KEYS_SIZE]; /* of the last of them */
};

static bool store_same_hash(struct db_query *q, int column, const unsigned char hash[KEYS_SIZE])
{
	size_t size;
	const void *bytes = db_bytes(q, column, &size);

	return size == KEYS_SIZE && memcmp(bytes, hash, KEYS_SIZE) == 0;
}

/* The event is the one after `walk`, and is as it was written. */
static bool store_event_holds(const struct store *store, struct db_query *q,
			      struct store_walk *walk)
{
	struct store_event event = store_event_row(q);
	unsigned char hash[KEYS_SIZE];

	if (event.id != walk->count + 1)
		return false;
	store_hash_event(store, walk->hash, &event, hash);
	if (!store_same_hash(q, 8, hash))
		return false;
	memcpy(walk->hash, hash, KEYS_SIZE);
	walk->count++;
	return true;
}

/*
 * One statement, so that the events and the end of the chain are of one moment, whatever a daemon
 * beside us adds.  An empty log gives one row without an event.
 */
int store_verify(struct store *store, int64_t *events, int64_t *bad, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT /* scan */ e.id, e.at, e.case_ref, e.event, e.who, e.rule,"
			      " e.detail, e.mail, e.hash, c.last, c.hash"
			      " FROM chain c LEFT JOIN events e WHERE c.one = 1 ORDER BY e.id",
			      e);
	struct store_walk walk = {0};
	bool row, found, same = false, holds = true;
	int64_t last = -1;

	if (!q || (!store->chain_known && store_load_chain(store, &found, e) < 0))
		return -1;
	while (holds) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		holds = db_is_null(q, 0) || store_event_holds(store, q, &walk);
		last = db_int(q, 9);
		same = store_same_hash(q, 10, walk.hash);
	}
	if (!store->chain_known || last < 0)
		return err_set(e, ERR_PERM, "the key or the end of the log's chain is missing");
	*events = walk.count;
	if (!holds || walk.count < last)
		*bad = walk.count + 1;
	else if (walk.count > last)
		*bad = last + 1;
	else
		*bad = same ? 0 : last + !last;
	return 0;
}
