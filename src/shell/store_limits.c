/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much lately: so that no robot makes us write for ever, and nobody is told the same thing
 * each time.  All of it by index, and no further than asked. */
#include "shell/store_internal.h"

int store_recent_mails(struct store *store, const char *sender, date_moment since, int64_t most,
		       int64_t *count, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT count(*) FROM (SELECT 1 FROM mails WHERE sender = :sender"
			      " AND received >= :since LIMIT :most)",
			      e);

	if (!q)
		return -1;
	db_bind_text(q, ":sender", sender);
	db_bind_int(q, ":since", since);
	db_bind_int(q, ":most", most);
	return db_number(q, count, e);
}

int store_recent_letters(struct store *store, const char *recipient, const char *kind,
			 date_moment since, int64_t most, int64_t *count, struct err *e)
{
	DB_QUERY q =
	    db_query(store->db,
		     "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE recipient = :recipient"
		     " AND created >= :since AND kind = :kind LIMIT :most)",
		     e);

	if (!q)
		return -1;
	db_bind_text(q, ":recipient", recipient);
	db_bind_text(q, ":kind", kind);
	db_bind_int(q, ":since", since);
	db_bind_int(q, ":most", most);
	return db_number(q, count, e);
}

int store_recent_kind(struct store *store, const char *kind, date_moment since, int64_t *count,
		      struct err *e)
{
	DB_QUERY q = db_query(
	    store->db, "SELECT count(*) FROM outbox WHERE kind = :kind AND created >= :since", e);

	if (!q)
		return -1;
	db_bind_text(q, ":kind", kind);
	db_bind_int(q, ":since", since);
	return db_number(q, count, e);
}

int store_waits_already(struct store *store, const char *sender, const char *reason, int64_t id,
			bool *waits, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT EXISTS (SELECT 1 FROM mails WHERE sender = :sender"
			      " AND state = 'held' AND reason = :reason AND id <> :id)",
			      e);

	if (!q)
		return -1;
	db_bind_text(q, ":sender", sender);
	db_bind_text(q, ":reason", reason);
	db_bind_int(q, ":id", id);
	return db_yes(q, waits, e);
}

int store_mail_has_event(struct store *store, int64_t mail, const char *event, bool *has,
			 struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT EXISTS (SELECT 1 FROM events WHERE mail = :mail"
			      " AND mail <> 0 AND event = :event)",
			      e);

	if (!q)
		return -1;
	db_bind_int(q, ":mail", mail);
	db_bind_text(q, ":event", event);
	return db_yes(q, has, e);
}

int store_has_event(struct store *store, const char *ref, const char *event, const char *who,
		    const char *detail, date_moment since, bool *has, struct err *e)
{
	DB_QUERY q = db_query(store->db,
			      "SELECT EXISTS (SELECT 1 FROM events WHERE case_ref = :ref"
			      " AND at >= :since AND event = :event AND who IS :who"
			      " AND detail IS :detail)",
			      e);

	if (!q)
		return -1;
	db_bind_text(q, ":ref", ref);
	db_bind_int(q, ":since", since);
	db_bind_text(q, ":event", event);
	db_bind_text(q, ":who", who);
	db_bind_text(q, ":detail", detail);
	return db_yes(q, has, e);
}

int store_put_off_case(struct store *store, const char *ref, date_moment at, struct err *e)
{
	DB_QUERY q = db_query(store->db, "UPDATE cases SET next_at = :at WHERE ref = :ref", e);
	int changed;

	if (!q)
		return -1;
	db_bind_text(q, ":ref", ref);
	db_bind_int(q, ":at", at);
	if (db_run(q, &changed, e) < 0)
		return -1;
	return changed == 1 ? 0 : err_set(e, ERR_INTERNAL, "there is no case %s", ref);
}
