/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/store_internal.h"

static const char *const store_out_states[] = {
    [STORE_OUT_QUEUED] = "queued", [STORE_OUT_SENDING] = "sending", [STORE_OUT_SENT] = "sent",
    [STORE_OUT_FAILED] = "failed", [STORE_OUT_DROPPED] = "dropped",
};

const struct store_raws store_outbox_raws = {
    .table = "outbox_raws",
    .insert = "INSERT INTO outbox_raws (id, raw) VALUES (:id, :raw)",
};

const char *store_out_state_name(enum store_out_state state)
{
	return store_out_states[state];
}

static int store_out_state_parse(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(store_out_states); i++)
		if (str_eq(name, store_out_states[i]))
			return (int)i;
	return -1;
}

/* ---- writing */

int store_next_out(struct store *store, int64_t *id, struct err *e)
{
	return store_take_number(store, "outbox", id, e);
}

static int store_insert_out(struct store *store, const struct store_out *out, int64_t id,
			    struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "INSERT INTO outbox (id, case_ref, kind, recipient, subject,"
			      " message_id, chase, state, created, not_before, sent, attempts,"
			      " error, size) VALUES (:id, :case_ref, :kind, :recipient, :subject,"
			      " :message_id, :chase, :state, :created, :not_before, :sent,"
			      " :attempts, :error, :size)",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	db_bind_text(q, ":case_ref", out->case_ref);
	db_bind_text(q, ":kind", out->kind);
	db_bind_text(q, ":recipient", out->to);
	db_bind_text(q, ":subject", out->subject);
	db_bind_text(q, ":message_id", out->message_id);
	db_bind_int(q, ":chase", out->chase);
	db_bind_text(q, ":state", store_out_states[out->state]);
	db_bind_int(q, ":created", out->created);
	/* At once is from when it was written. */
	db_bind_int(q, ":not_before",
		    out->not_before == DATE_NO_MOMENT ? out->created : out->not_before);
	store_bind_moment(q, ":sent", out->sent);
	db_bind_int(q, ":attempts", out->attempts);
	db_bind_text(q, ":error", out->error);
	db_bind_int(q, ":size", (int64_t)out->size);
	return db_run(q, NULL, e);
}

int store_add_out(struct store *store, const struct store_out *out, struct err *e)
{
	int64_t id = out->id;

	if (id == 0 && store_next_out(store, &id, e) < 0)
		return -1;
	if (store_insert_out(store, out, id, e) < 0)
		return -1;
	return store_put_raw(store, &store_outbox_raws, id, out->raw, out->size, e);
}

int store_update_out(struct store *store, int64_t id, enum store_out_state state, date_moment at,
		     date_moment not_before, const char *error, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "UPDATE outbox SET state = :state,"
			      " attempts = attempts + (:state = 'sending'),"
			      " sent = iif(:state = 'sent', :at, sent),"
			      " not_before = ifnull(:not_before, not_before),"
			      " error = ifnull(:error, error)"
			      " WHERE id = :id",
			      e);
	int changed;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	db_bind_text(q, ":state", store_out_states[state]);
	store_bind_moment(q, ":at", at);
	store_bind_moment(q, ":not_before", not_before);
	db_bind_text(q, ":error", error);
	if (db_run(q, &changed, e) < 0)
		return -1;
	if (changed != 1)
		return db_refuse(store->db, e, ERR_INTERNAL, "there is no mail out %lld",
				 (long long)id);
	return 0;
}

int store_put_off_out(struct store *store, int64_t id, date_moment at, date_moment not_before,
		      const char *error, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "UPDATE outbox SET put_offs = put_offs + 1,"
			      " put_off = ifnull(put_off, :at) WHERE id = :id",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	db_bind_int(q, ":at", at);
	return db_run(q, NULL, e) < 0
		   ? -1
		   : store_update_out(store, id, STORE_OUT_QUEUED, at, not_before, error, e);
}

int store_drop_chases(struct store *store, const char *ref, date_moment from, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "UPDATE outbox SET state = 'dropped' WHERE case_ref = :ref"
			      " AND chase = 1 AND +state = 'queued'"
			      " AND (:from IS NULL OR not_before >= :from)",
			      e);

	if (!q)
		return -1;
	db_bind_text(q, ":ref", ref);
	if (from == DATE_NO_MOMENT)
		db_bind_null(q, ":from");
	else
		db_bind_int(q, ":from", from);
	return db_run(q, NULL, e);
}

/* ---- looking */

#define STORE_OUT_COLUMNS                                                                          \
	"id, case_ref, kind, recipient, subject, message_id, chase, state, created, not_before,"   \
	" sent, attempts, error, size, put_offs, put_off"

static int store_out_row(struct store *store, struct db_query *q, struct arena *a,
			 struct store_out *out, struct err *e)
{
	int state = store_out_state_parse(db_text(q, 7));

	if (state < 0)
		return db_refuse(store->db, e, ERR_PERM, "mail out %lld is in an unknown state",
				 (long long)db_int(q, 0));
	out->id = db_int(q, 0);
	out->case_ref = db_copy_text(q, 1, a);
	out->kind = db_copy_text(q, 2, a);
	out->to = db_copy_text(q, 3, a);
	out->subject = db_copy_text(q, 4, a);
	out->message_id = db_copy_text(q, 5, a);
	out->chase = db_int(q, 6) != 0;
	out->state = (enum store_out_state)state;
	out->created = db_int(q, 8);
	out->not_before = db_int(q, 9);
	out->sent = store_moment(q, 10);
	out->attempts = (int)db_int(q, 11);
	out->error = db_copy_text(q, 12, a);
	out->raw = NULL;
	out->size = (size_t)db_int(q, 13);
	out->put_offs = (int)db_int(q, 14);
	out->put_off = store_moment(q, 15);
	return 0;
}

static int store_out_rows(struct store *store, struct db_query *q, struct arena *a,
			  struct store_out **outs, size_t *count, struct err *e)
{
	struct store_out *list = NULL;
	size_t n = 0;
	bool row;

	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			break;
		if (store_out_row(store, q, a, ARENA_PUSH(a, struct store_out, list, n), e) < 0)
			return -1;
	}
	*outs = list;
	*count = n;
	return 0;
}

int store_due_out(struct store *store, struct arena *a, date_moment now, int64_t after,
		  size_t limit, struct store_out **outs, size_t *count, struct err *e)
{
	/* The planner would gather all that is due and sort it, to give the first few. */
	DB_QUERY q = db_query(store->db,
			      "SELECT " STORE_OUT_COLUMNS " FROM outbox INDEXED BY outbox_waiting"
			      " WHERE state IN ('queued', 'sending') AND id > :after"
			      " AND not_before <= :now AND NOT EXISTS"
			      " (SELECT 1 FROM outbox_forms f WHERE f.id = outbox.id)"
			      " ORDER BY id LIMIT :limit",
			      e);
	struct store_out *list;
	size_t n, i;
	void *raw;

	if (!q)
		return -1;
	db_bind_int(q, ":now", now);
	db_bind_int(q, ":after", after);
	store_bind_limit(q, limit);
	if (store_out_rows(store, q, a, &list, &n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (store_read_raw(store, a, &store_outbox_raws, list[i].id, list[i].size, &raw,
				   e) < 0)
			return -1;
		list[i].raw = raw;
	}
	*outs = list;
	*count = n;
	return 0;
}

int store_next_out_moment(struct store *store, date_moment *at, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT min(not_before) FROM outbox WHERE state = 'queued'", e);
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	*at = store_moment(q, 0);
	return 0;
}

int store_find_out(struct store *store, struct arena *a, const char *message_id,
		   struct store_out *out, bool *found, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db,
		     "SELECT " STORE_OUT_COLUMNS " FROM outbox WHERE message_id = :message_id", e);
	bool row;

	if (!q)
		return -1;
	db_bind_text(q, ":message_id", message_id);
	if (db_step(q, &row, e) < 0 || (row && store_out_row(store, q, a, out, e) < 0))
		return -1;
	*found = row;
	return 0;
}

int store_get_out(struct store *store, struct arena *a, int64_t id, struct store_out *out,
		  bool *found, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT " STORE_OUT_COLUMNS " FROM outbox WHERE id = :id", e);
	bool row;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	if (db_step(q, &row, e) < 0 || (row && store_out_row(store, q, a, out, e) < 0))
		return -1;
	*found = row;
	return 0;
}

int store_list_out(struct store *store, struct arena *a, const char *ref, struct store_out **outs,
		   size_t *count, struct err *e)
{
	DB_QUERY q = db_query(
	    store->db, "SELECT " STORE_OUT_COLUMNS " FROM outbox WHERE case_ref = :ref ORDER BY id",
	    e);

	if (!q)
		return -1;
	db_bind_text(q, ":ref", ref);
	return store_out_rows(store, q, a, outs, count, e);
}

int store_count_out(struct store *store, enum store_out_state state, int64_t *count, struct err *e)
{
	DB_QUERY q = db_query(store->db, "SELECT count(*) FROM outbox WHERE state = :state", e);

	if (!q)
		return -1;
	db_bind_text(q, ":state", store_out_states[state]);
	return db_number(q, count, e);
}

/* A mail that comes back was taken by the relay first: whether it is the last word on that address
 * shows in what was sent after it. */
int store_list_unreachable(struct store *store, struct arena *a, const char ***addresses,
			   size_t *count, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db,
		     "WITH back (who, at) AS (SELECT lower (who), max (at) FROM events"
		     "  WHERE event IN ('unreachable', 'undeliverable') AND who IS NOT NULL"
		     "  GROUP BY 1),"
		     " last (who, at) AS (SELECT lower (recipient), max (sent) FROM outbox"
		     "  WHERE state = 'sent' GROUP BY 1)"
		     " SELECT back.who FROM back LEFT JOIN last USING (who)"
		     " WHERE last.at IS NULL OR last.at <= back.at ORDER BY 1",
		     e);
	bool row;

	if (!q)
		return -1;
	*addresses = NULL;
	*count = 0;
	while (db_step(q, &row, e) == 0) {
		if (!row)
			return 0;
		*ARENA_PUSH(a, const char *, *addresses, *count) = arena_strdup(a, db_text(q, 0));
	}
	return -1;
}
