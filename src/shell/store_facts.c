/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "shell/store_internal.h"

int store_get_fact(struct store *store, struct arena *a, const char *key, const char **value,
		   struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT value FROM facts WHERE key = :key", e);
	bool row;

	if (!q)
		return -1;
	db_bind_text(q, ":key", key);
	if (db_step(q, &row, e) < 0)
		return -1;
	*value = row ? db_copy_text(q, 0, a) : NULL;
	return 0;
}

static int store_drop_fact(struct store *store, const char *key, struct err *e)
{
	DB_QUERY q = db_query(store->db, "DELETE FROM facts WHERE key = :key", e);

	if (!q)
		return -1;
	db_bind_text(q, ":key", key);
	return db_run(q, NULL, e);
}

int store_set_fact(struct store *store, const char *key, const char *value, struct err *e)
{
	DB_QUERY q = NULL;

	if (!value)
		return store_drop_fact(store, key, e);
	q = db_query(store->db,
		     "INSERT INTO facts (key, value) VALUES (:key, :value)"
		     " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
		     e);
	if (!q)
		return -1;
	db_bind_text(q, ":key", key);
	db_bind_text(q, ":value", value);
	return db_run(q, NULL, e);
}

static int store_count_up(struct store *store, const char *name, int *changed, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "UPDATE counters SET value = value + 1 WHERE name = :name", e);

	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	return db_run(q, changed, e);
}

static int store_begin_count(struct store *store, const char *name, struct err *e)
{
	DB_QUERY q = db_query(store->db, "INSERT INTO counters (name, value) VALUES (:name, 1)", e);

	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	return db_run(q, NULL, e);
}

/* Three statements cost a third of one with RETURNING, for which SQLite makes a table. */
int store_take_number(struct store *store, const char *name, int64_t *number, struct err *e)
{
	DB_QUERY q = NULL;
	int changed;

	if (store_count_up(store, name, &changed, e) < 0 ||
	    (changed == 0 && store_begin_count(store, name, e) < 0))
		return -1;
	q = db_query(store->db, "SELECT value FROM counters WHERE name = :name", e);
	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	return db_number(q, number, e);
}

/* ---- keys */

int store_find_key(struct store *store, const char *name, unsigned char key[KEYS_SIZE], bool *found,
		   struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT key FROM keys WHERE name = :name", e);
	const void *bytes;
	size_t size;
	bool row;

	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	if (db_step(q, &row, e) < 0)
		return -1;
	*found = row;
	if (!row)
		return 0;
	bytes = db_bytes(q, 0, &size);
	if (size != KEYS_SIZE)
		return db_refuse(store->db, e, ERR_PERM, "the store's key \"%s\" is damaged", name);
	memcpy(key, bytes, KEYS_SIZE);
	return 0;
}

static int store_insert_key(struct store *store, const char *name, const unsigned char *key,
			    struct err *e)
{
	DB_QUERY q = db_query(store->db, "INSERT INTO keys (name, key) VALUES (:name, :key)", e);

	if (!q)
		return -1;
	db_bind_text(q, ":name", name);
	db_bind_bytes(q, ":key", key, KEYS_SIZE);
	return db_run(q, NULL, e);
}

int store_key(struct store *store, const char *name, unsigned char key[32], struct err *e)
{
	bool own = !db_in_transaction(store->db), found;
	unsigned char made[KEYS_SIZE];

	if (store_find_key(store, name, key, &found, e) < 0)
		return -1;
	if (found)
		return 0;
	if (store->mode == STORE_READ_ONLY)
		return err_set(e, ERR_PERM, "the store has no key \"%s\" yet", name);
	keys_random(made, sizeof(made));
	if (own && store_begin(store, e) < 0)
		return -1;
	if (store_insert_key(store, name, made, e) < 0) {
		if (own)
			store_rollback(store);
		return -1;
	}
	if (own && store_commit(store, e) < 0)
		return -1;
	memcpy(key, made, sizeof(made));
	explicit_bzero(made, sizeof(made));
	return 0;
}
