/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is away by their own automatic reply (B3). */
#include "shell/store_internal.h"

static int store_drop_over(struct store *store, date_day day, struct err *e)
{
	DB_QUERY q = db_query(store->db, "DELETE /* scan */ FROM absences WHERE back <= :day", e);

	if (!q)
		return -1;
	store_bind_day(q, ":day", day);
	return db_run(q, NULL, e);
}

int store_put_absence(struct store *store, const struct store_absence *absence, struct err *e)
{
	DB_QUERY q = NULL;

	if (store_drop_over(store, absence->from, e) < 0)
		return -1;
	q = db_query(store->db,
		     "INSERT INTO absences (email, heard_from, back) VALUES (:email, :from, :back)"
		     " ON CONFLICT (email) DO UPDATE SET heard_from = excluded.heard_from,"
		     " back = excluded.back",
		     e);
	if (!q)
		return -1;
	db_bind_text(q, ":email", absence->email);
	store_bind_day(q, ":from", absence->from);
	store_bind_day(q, ":back", absence->back);
	return db_run(q, NULL, e);
}

int store_drop_absence(struct store *store, const char *email, struct err *e)
{
	DB_QUERY q = db_query(store->db, "DELETE FROM absences WHERE email = :email", e);

	if (!q)
		return -1;
	db_bind_text(q, ":email", email);
	return db_run(q, NULL, e);
}

int store_list_absences(struct store *store, struct arena *a, struct store_absence **absences,
			size_t *count, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db, "SELECT /* scan */ email, heard_from, back FROM absences", e);
	bool row;

	*absences = NULL;
	*count = 0;
	if (!q)
		return -1;
	for (;;) {
		if (db_step(q, &row, e) < 0)
			return -1;
		if (!row)
			return 0;
		*ARENA_PUSH(a, struct store_absence, *absences, *count) =
		    (struct store_absence){db_copy_text(q, 0, a), store_day(q, 1), store_day(q, 2)};
	}
}
