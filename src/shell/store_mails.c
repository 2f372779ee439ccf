/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "shell/store_internal.h"

static const char *const store_mail_states[] = {
    [STORE_MAIL_STORED] = "stored",	  [STORE_MAIL_FILED] = "filed",
    [STORE_MAIL_HELD] = "held",		  [STORE_MAIL_QUARANTINED] = "quarantined",
    [STORE_MAIL_KEPT] = "kept",		  [STORE_MAIL_DUPLICATE] = "duplicate",
    [STORE_MAIL_DISCARDED] = "discarded",
};

static const struct store_raws store_mail_raws = {
    .table = "mail_raws",
    .insert = "INSERT INTO mail_raws (id, raw) VALUES (:id, :raw)",
};

const char *store_mail_state_name(enum store_mail_state state)
{
	return store_mail_states[state];
}

int store_mail_state_parse(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(store_mail_states); i++)
		if (str_eq(name, store_mail_states[i]))
			return (int)i;
	return -1;
}

/* ---- taking in */

static int store_find_place(struct store *store, const char *place, int64_t *id, struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT id FROM mails WHERE place = :place", e);
	bool row;

	if (!q)
		return -1;
	db_bind_text(q, ":place", place);
	if (db_step(q, &row, e) < 0)
		return -1;
	*id = row ? db_int(q, 0) : 0;
	return 0;
}

/* The header block, with the empty line behind it; of a mail without one, all. */
static size_t store_head_size(const void *raw, size_t size)
{
	const char *text = size ? raw : "", *end = text + size, *line, *next;

	for (line = text; line < end; line = next) {
		next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end;
		if (*line == '\n' || (*line == '\r' && next - line == 2 && line[1] == '\n')) {
			line = next;
			break;
		}
	}
	return (size_t)(line - text);
}

static int store_insert_mail(struct store *store, const char *place, date_moment received,
			     const void *raw, size_t size, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "INSERT INTO mails (place, received, size, head_hash, body_hash,"
			      " state) VALUES (:place, :received, :size, :head_hash, :body_hash,"
			      " :state)",
			      e);
	unsigned char head_hash[KEYS_SIZE], body_hash[KEYS_SIZE];
	const char *text = size ? raw : "";
	size_t head = store_head_size(raw, size);

	if (!q)
		return -1;
	keys_hash(text, head, head_hash);
	keys_hash(text + head, size - head, body_hash);
	db_bind_text(q, ":place", place);
	db_bind_int(q, ":received", received);
	db_bind_int(q, ":size", (int64_t)size);
	db_bind_bytes(q, ":head_hash", head_hash, sizeof(head_hash));
	db_bind_bytes(q, ":body_hash", body_hash, sizeof(body_hash));
	db_bind_text(q, ":state", store_mail_states[STORE_MAIL_STORED]);
	return db_run(q, NULL, e);
}

int store_add_mail(struct store *store, const char *place, date_moment received, const void *raw,
		   size_t size, int64_t *id, bool *known, struct err *e)
{
	int64_t first;

	if (store_find_place(store, place, &first, e) < 0)
		return -1;
	if (first) {
		*id = first;
		*known = true;
		return 0;
	}
	if (store_insert_mail(store, place, received, raw, size, e) < 0)
		return -1;
	first = db_last_id(store->db);
	if (store_put_raw(store, &store_mail_raws, first, raw, size, e) < 0)
		return -1;
	*id = first;
	*known = false;
	return 0;
}

/* ---- what became of it */

static int store_change_mail(struct store *store, struct db_query *q, int64_t id, struct err *e)
{
	int changed;

	if (db_run(q, &changed, e) < 0)
		return -1;
	if (changed != 1)
		return db_refuse(store->db, e, ERR_INTERNAL, "there is no mail %lld",
				 (long long)id);
	return 0;
}

int store_update_mail(struct store *store, const struct store_mail *mail, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "UPDATE mails SET state = :state,"
			      " attempts = iif(:state = 'stored', 0, attempts),"
			      " case_ref = ifnull(:case_ref, case_ref),"
			      " kind = ifnull(:kind, kind),"
			      " sender = ifnull(:sender, sender),"
			      " subject = ifnull(:subject, subject),"
			      " message_id = ifnull(:message_id, message_id),"
			      " reason = ifnull(:reason, reason)"
			      " WHERE id = :id",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", mail->id);
	db_bind_text(q, ":state", store_mail_states[mail->state]);
	db_bind_text(q, ":case_ref", mail->case_ref);
	db_bind_text(q, ":kind", mail->kind);
	db_bind_text(q, ":sender", mail->from);
	db_bind_text(q, ":subject", mail->subject);
	db_bind_text(q, ":message_id", mail->message_id);
	db_bind_text(q, ":reason", mail->reason);
	return store_change_mail(store, q, mail->id, e);
}

int store_count_attempt(struct store *store, int64_t id, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "UPDATE mails SET attempts = attempts + 1 WHERE id = :id", e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	return store_change_mail(store, q, id, e);
}

/* ---- the same mail at another place */

static int store_set_head_hash(struct store *store, int64_t id, struct err *e)
{
	DB_QUERY q = db_query(store->db, "UPDATE mails SET head_hash = :hash WHERE id = :id", e);
	CLEANUP_ARENA struct arena a = {0};
	unsigned char hash[KEYS_SIZE];
	size_t size;
	void *raw;

	if (!q || store_get_raw(store, &a, id, &raw, &size, e) < 0)
		return -1;
	keys_hash(raw, store_head_size(raw, size), hash);
	db_bind_bytes(q, ":hash", hash, sizeof(hash));
	db_bind_int(q, ":id", id);
	return store_change_mail(store, q, id, e);
}

/* Those of an older version that may be this mail, each once. */
static int store_hash_old_heads(struct store *store, int64_t id, struct err *e)
{
	static const char sql[] = "SELECT ifnull(max(id), 0) FROM mails WHERE message_id IS NULL"
				  " AND head_hash IS NULL"
				  " AND body_hash = (SELECT body_hash FROM mails WHERE id = :id)";
	int64_t old;

	for (;;) {
		DB_QUERY q = db_query(store->db, sql, e);

		if (!q)
			return -1;
		db_bind_int(q, ":id", id);
		if (db_number(q, &old, e) < 0)
			return -1;
		if (!old)
			return 0;
		if (store_set_head_hash(store, old, e) < 0)
			return -1;
	}
}

int store_find_copy(struct store *store, int64_t id, int64_t *other, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT min(m.id) FROM mails AS mine JOIN mails AS m"
			      " ON m.message_id IS NULL AND m.body_hash = mine.body_hash"
			      " AND m.head_hash = mine.head_hash"
			      " WHERE mine.id = :id AND (m.id < :id OR (m.id > :id"
			      "  AND m.state NOT IN ('stored', 'duplicate')))",
			      e);

	if (!q || store_hash_old_heads(store, id, e) < 0)
		return -1;
	db_bind_int(q, ":id", id);
	return db_number(q, other, e);
}

int store_find_same(struct store *store, int64_t id, const char *message_id, int64_t *other,
		    struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT min(id) FROM mails WHERE message_id = :message_id"
			      " AND body_hash = (SELECT body_hash FROM mails WHERE id = :id)"
			      " AND (id < :id OR (id > :id"
			      "  AND state NOT IN ('stored', 'duplicate')))",
			      e);

	if (!q)
		return -1;
	db_bind_text(q, ":message_id", message_id);
	db_bind_int(q, ":id", id);
	return db_number(q, other, e);
}

/* ---- looking */

#define STORE_MAIL_COLUMNS                                                                         \
	"id, place, received, size, state, attempts, case_ref, kind, sender, subject,"             \
	" message_id, reason"

static int store_mail_row(struct store *store, struct db_query *q, struct arena *a,
			  struct store_mail *mail, struct err *e)
{
	int state = store_mail_state_parse(db_text(q, 4));

	if (state < 0)
		return db_refuse(store->db, e, ERR_PERM, "mail %lld is in an unknown state",
				 (long long)db_int(q, 0));
	mail->id = db_int(q, 0);
	mail->place = db_copy_text(q, 1, a);
	mail->received = db_int(q, 2);
	mail->size = db_int(q, 3);
	mail->state = (enum store_mail_state)state;
	mail->attempts = (int)db_int(q, 5);
	mail->case_ref = db_copy_text(q, 6, a);
	mail->kind = db_copy_text(q, 7, a);
	mail->from = db_copy_text(q, 8, a);
	mail->subject = db_copy_text(q, 9, a);
	mail->message_id = db_copy_text(q, 10, a);
	mail->reason = db_copy_text(q, 11, a);
	return 0;
}

int store_get_mail(struct store *store, struct arena *a, int64_t id, struct store_mail *mail,
		   bool *found, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT " STORE_MAIL_COLUMNS " FROM mails WHERE id = :id", e);
	bool row;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	if (db_step(q, &row, e) < 0 || (row && store_mail_row(store, q, a, mail, e) < 0))
		return -1;
	*found = row;
	return 0;
}

int store_get_raw(struct store *store, struct arena *a, int64_t id, void **raw, size_t *size,
		  struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT size FROM mails WHERE id = :id", e);
	size_t bytes;
	bool row;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	if (db_step(q, &row, e) < 0)
		return -1;
	if (!row)
		return err_set(e, ERR_INTERNAL, "there is no mail %lld", (long long)id);
	bytes = (size_t)db_int(q, 0);
	if (store_read_raw(store, a, &store_mail_raws, id, bytes, raw, e) < 0)
		return -1;
	*size = bytes;
	return 0;
}

int store_list_mails(struct store *store, struct arena *a, enum store_mail_state state,
		     int64_t after, size_t limit, struct store_mail **mails, size_t *count,
		     struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT " STORE_MAIL_COLUMNS " FROM mails"
			      " WHERE state = :state AND id > :after ORDER BY id LIMIT :limit",
			      e);
	struct store_mail *list = NULL, *mail;
	size_t n = 0;
	bool row;

	if (!q)
		return -1;
	db_bind_text(q, ":state", store_mail_states[state]);
	db_bind_int(q, ":after", after);
	store_bind_limit(q, limit);
	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		mail = ARENA_PUSH(a, struct store_mail, list, n);
		if (store_mail_row(store, q, a, mail, e) < 0)
			return -1;
	}
	*mails = list;
	*count = n;
	return 0;
}
