/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that mails of the outbox still wait for. */
#include "shell/store_internal.h"

int store_add_form(struct store *store, const struct store_form *form, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "INSERT INTO outbox_forms (id, mail, room, name, doc)"
			      " VALUES (:id, :mail, :room, :name, :doc)",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", form->out);
	db_bind_int(q, ":mail", form->mail);
	db_bind_int(q, ":room", (int64_t)form->room);
	db_bind_text(q, ":name", form->name);
	db_bind_text(q, ":doc", form->doc);
	return db_run(q, NULL, e);
}

int store_first_form(struct store *store, struct arena *a, struct store_form *form, bool *found,
		     struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT id, mail, room, attempts, name, doc FROM outbox_forms"
			      " ORDER BY id LIMIT 1",
			      e);
	bool row;

	if (!q || db_step(q, &row, e) < 0)
		return -1;
	*found = row;
	if (!row)
		return 0;
	form->out = db_int(q, 0);
	form->mail = db_int(q, 1);
	form->room = (size_t)db_int(q, 2);
	form->attempts = (int)db_int(q, 3);
	form->name = db_copy_text(q, 4, a);
	form->doc = db_copy_text(q, 5, a);
	return 0;
}

int store_count_form_attempt(struct store *store, int64_t out, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "UPDATE outbox_forms SET attempts = attempts + 1 WHERE id = :id", e);

	if (!q)
		return -1;
	db_bind_int(q, ":id", out);
	return db_run(q, NULL, e);
}

int store_get_out_raw(struct store *store, struct arena *a, int64_t id, void **raw, size_t *size,
		      struct err *e)
{
	struct store_out out;
	bool found;

	if (store_get_out(store, a, id, &out, &found, e) < 0)
		return -1;
	if (!found)
		return db_refuse(store->db, e, ERR_INTERNAL, "there is no mail out %lld",
				 (long long)id);
	*size = out.size;
	return store_read_raw(store, a, &store_outbox_raws, id, out.size, raw, e);
}

/* A statement with one :id, of which exactly one row is expected. */
static int store_run_one(struct store *store, const char *sql, int64_t id, int64_t size,
			 struct err *e)
{
	DB_QUERY q = db_query(store->db, sql, e);
	int changed;

	if (!q)
		return -1;
	db_bind_int(q, ":id", id);
	if (size >= 0)
		db_bind_int(q, ":size", size);
	if (db_run(q, &changed, e) < 0)
		return -1;
	return changed == 1 ? 0
			    : db_refuse(store->db, e, ERR_INTERNAL,
					"mail out %lld does not wait for a form", (long long)id);
}

int store_finish_out(struct store *store, int64_t id, const void *raw, size_t size, struct err *e)
{
	if (store_run_one(store, "DELETE FROM outbox_forms WHERE id = :id", id, -1, e) < 0)
		return -1;
	if (!raw)
		return 0;
	if (store_run_one(store, "DELETE FROM outbox_raws WHERE id = :id", id, -1, e) < 0 ||
	    store_run_one(store, "UPDATE outbox SET size = :size WHERE id = :id", id, (int64_t)size,
			  e) < 0)
		return -1;
	return store_put_raw(store, &store_outbox_raws, id, raw, size, e);
}
