/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quarantine: what waits for a person, why in one line, and what is proposed (B4, B6).
 */
#include "requests_read.h"

#include <string.h>

enum { PROPOSED_CASES = 3 };

static json_t *text(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *moment(struct arena *a, date_moment at)
{
	return text(date_moment_iso(a, at));
}

/* Of somebody we know: the open cases that it may be about. */
static int propose_cases(struct request *q, const struct store_mail *m, const struct person *p,
			 const char **proposed, struct err *e)
{
	struct store_filter filter = {.state = "open",
				      .person = p->email,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT,
				      .limit = PROPOSED_CASES + 1};
	struct store_case *rows;
	size_t i, count;
	struct str out;

	if (store_list_cases(q->desk->store, q->a, &filter, &rows, &count, e) < 0)
		return -1;
	str_init(&out, q->a, 400);
	for (i = 0; i < count && i < PROPOSED_CASES; i++)
		str_addf(&out, "%sfile %lld %s", i ? ", or " : "", (long long)m->id, rows[i].ref);
	if (count > PROPOSED_CASES)
		str_add(&out, ", or another of their cases");
	str_addf(&out,
		 count ? ", or retry %lld (it opens a new one)"
		       : "retry %lld (it opens a case), or discard %lld",
		 (long long)m->id, (long long)m->id);
	*proposed = str_text(&out);
	return 0;
}

/* One mail about several cases: its writer has been asked for one each, and what it says would be
 * acted on where it is put. */
static const char *propose_one_each(struct request *q, const struct store_mail *m)
{
	const char *refs[PROPOSED_CASES];
	size_t i, count = reading_find_refs(q->a, m->reason, refs, 0, PROPOSED_CASES);
	long long id = m->id;
	struct str out;

	str_init(&out, q->a, 400);
	str_addf(&out, "they were asked for one mail each: discard %lld when those are here", id);
	for (i = 0; i < count; i++)
		str_addf(&out, ", or file %lld %s", id, refs[i]);
	return str_text(&out);
}

/* Of a mail that could not be read, or whose sender nobody could answer. */
static const char *propose_unread(struct request *q, const struct store_mail *m,
				  const struct person *p)
{
	long long id = m->id;

	if (m->state == STORE_MAIL_QUARANTINED && p)
		return arena_printf(q->a, "reply-with-form %lld", id);
	if (m->from)
		return arena_printf(q->a, "show %lld; then reply-with-form %lld, or discard %lld",
				    id, id, id);
	return arena_printf(q->a,
			    "show %lld; then file %lld REF if it belongs to a case, or discard "
			    "%lld",
			    id, id, id);
}

/* What to do with it, in the words of "escalatectl quarantine"; NULL if it does not wait. */
static int propose(struct request *q, const struct store_mail *m, const char **proposed,
		   struct err *e)
{
	const struct person *p = directory_find(&q->desk->directory, m->from);
	const char *ref = m->reason ? reading_find_ref(q->a, m->reason) : NULL;
	long long id = m->id;

	*proposed = NULL;
	if (m->state != STORE_MAIL_HELD && m->state != STORE_MAIL_QUARANTINED)
		return 0;
	if (str_starts(m->reason, TRUST_NOT_SHOWN))
		*proposed = arena_printf(
		    q->a, "ask them by telephone; then retry %lld, or discard %lld", id, id);
	else if (str_starts(m->reason, TRUST_BEARS))
		*proposed =
		    arena_printf(q->a,
				 "ask them by telephone; then file %lld REF --as EMAIL, retry "
				 "%lld (it opens a case), or discard %lld",
				 id, id, id);
	else if (m->state == STORE_MAIL_QUARANTINED || !m->from)
		*proposed = propose_unread(q, m, p);
	else if (str_starts(m->reason, MATCH_SEVERAL) && p)
		*proposed = propose_one_each(q, m);
	else if (str_starts(m->reason, INTAKE_NOTHING_IN_IT))
		*proposed =
		    arena_printf(q->a, "discard %lld, or retry %lld (it opens a case)", id, id);
	else if (ref && !p)
		*proposed = arena_printf(q->a,
					 "whose address is it? add it to their aliases and retry "
					 "%lld, or file %lld %s --as EMAIL",
					 id, id, ref);
	else if (p)
		return propose_cases(q, m, p, proposed, e);
	else
		*proposed = arena_printf(q->a,
					 "show %lld; then retry %lld (it opens a case), "
					 "reply-with-form %lld, or discard %lld",
					 id, id, id, id);
	return 0;
}

static json_t *request_mail(struct request *q, const struct store_mail *m, struct err *e)
{
	const char *proposed;
	bool danger;

	if (propose(q, m, &proposed, e) < 0 ||
	    store_mail_has_event(q->desk->store, m->id, "danger", &danger, e) < 0)
		return NULL;
	return json_pack("{s:I, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I}", "id",
			 (json_int_t)m->id, "danger", danger, "state",
			 text(store_mail_state_name(m->state)), "received",
			 moment(q->a, m->received), "kind", text(m->kind), "from", text(m->from),
			 "subject", text(m->subject), "reason", text(m->reason), "proposed",
			 text(proposed), "size", (json_int_t)m->size);
}

/* What says that a child is in danger stands before all else. */
static void add_waiting(json_t *list, size_t *dangers, json_t *mail)
{
	if (json_is_true(json_object_get(mail, "danger")))
		json_array_insert_new(list, (*dangers)++, mail);
	else
		json_array_append_new(list, mail);
}

json_t *request_quarantine_list(struct request *q, struct err *e)
{
	static const enum store_mail_state waiting[] = {STORE_MAIL_HELD, STORE_MAIL_QUARANTINED};
	json_t *list = json_array(), *mail;
	size_t i, j, count, dangers = 0;
	struct store_mail *mails;

	for (i = 0; i < COUNT_OF(waiting); i++) {
		if (store_list_mails(q->desk->store, q->a, waiting[i], 0, 0, &mails, &count, e) <
		    0) {
			json_decref(list);
			return NULL;
		}
		for (j = 0; j < count; j++) {
			mail = request_mail(q, &mails[j], e);
			if (!mail) {
				json_decref(list);
				return NULL;
			}
			add_waiting(list, &dangers, mail);
		}
	}
	return json_pack("{s:o}", "mails", list);
}

/* It can be on several cases: each of its forms opens one. */
static json_t *request_mail_cases(struct request *q, int64_t id, struct err *e)
{
	json_t *list = json_array();
	const char **refs;
	size_t i, count;

	if (store_list_refs(q->desk->store, q->a, id, &refs, &count, e) < 0) {
		json_decref(list);
		return NULL;
	}
	for (i = 0; i < count; i++)
		json_array_append_new(list, text(refs[i]));
	return list;
}

json_t *request_quarantine_show(struct request *q, struct err *e)
{
	int64_t id = json_integer_value(json_object_get(q->in, "id"));
	struct store_mail mail;
	void *raw;
	size_t size;
	bool found;
	json_t *o, *cases;

	if (store_get_mail(q->desk->store, q->a, id, &mail, &found, e) < 0)
		return NULL;
	if (!found) {
		q->refused = arena_printf(q->a, "There is no mail %lld.", (long long)id);
		return NULL;
	}
	if (store_get_raw(q->desk->store, q->a, id, &raw, &size, e) < 0)
		return NULL;
	cases = request_mail_cases(q, id, e);
	o = cases ? request_mail(q, &mail, e) : NULL;
	if (!o) {
		json_decref(cases);
		return NULL;
	}
	json_object_set_new(o, "cases", cases);
	json_object_set_new(o, "raw", text(str_valid_utf8(q->a, raw, size < 65536 ? size : 65536)));
	return o;
}
