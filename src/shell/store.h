/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store: what must survive: mails, cases, the log of events, the outbox, the directory.  SQLite,
 * one file, one writer.  It keeps documents (a case, a procedure, a reading) as text that it does
 * not look into, with the columns that are searched beside them.  It decides nothing.
 *
 * Every change happens inside store_begin … store_commit; a commit is durable when it returns
 * (WAL, synchronous=FULL).  Errors: ERR_TEMP for a full disk, a read-only file or a busy database,
 * ERR_PERM for a newer schema or another daemon on the file, ERR_INTERNAL for our own faults.
 *
 * Once something in a transaction has failed, store_commit fails too, with that error: what was
 * meant to be written together is written together or not at all.
 */
#ifndef ESCALATED_SHELL_STORE_H
#define ESCALATED_SHELL_STORE_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "core/date.h"

struct store;

enum store_mode {
	STORE_WRITE,	 /* create if missing, migrate, take the lock: one daemon a store */
	STORE_READ_ONLY, /* look only; works beside a daemon, and on a read-only disk */
};

/* The directory of `path` must exist.  Migrations run one IMMEDIATE transaction each.  The file and
 * PATH.lock get mode 0600: the keys are in it.  The lock belongs to the open file and is not passed
 * on through exec; a child that is forked without exec must not outlive the daemon. STORE_READ_ONLY
 * makes nothing: ERR_TEMP if there is no store, ERR_PERM if its schema is older. */
int store_open(struct store **store, const char *path, enum store_mode mode, struct err *e);
void store_close(struct store *store); /* accepts NULL */

/* A transaction of all that follows (BEGIN IMMEDIATE); they do not nest.  ERR_TEMP: the disk. */
int store_begin(struct store *store, struct err *e);
int store_commit(struct store *store,
		 struct err *e); /* on failure the transaction is rolled back */
void store_rollback(struct store *store);

/* ---- small facts: "clock" (rehearsal), "calendar", "token-key" …  Missing: *value = NULL. */
int store_get_fact(struct store *store, struct arena *a, const char *key, const char **value,
		   struct err *e);
/* A NULL value removes it. */
int store_set_fact(struct store *store, const char *key, const char *value, struct err *e);

/* ---- who is away by their own automatic reply (B3); one row a person */
struct store_absence {
	const char *email;
	date_day from, back; /* heard of on this day; here again on that */
};
/* Takes the place of an earlier one; those that were over when this was heard of are dropped. */
int store_put_absence(struct store *store, const struct store_absence *absence, struct err *e);
int store_drop_absence(struct store *store, const char *email, struct err *e);
int store_list_absences(struct store *store, struct arena *a, struct store_absence **absences,
			size_t *count, struct err *e);

/* The store's own 32 random bytes of this name, made when they are first asked for (in a
 * transaction of their own, or in the open one and then its commit counts).  ERR_PERM if they are
 * not there yet and the store is read-only. */
int store_key(struct store *store, const char *name, unsigned char key[32], struct err *e);

/* ---- mails in */
enum store_mail_state {
	STORE_MAIL_STORED,	/* safe, not yet acted on */
	STORE_MAIL_FILED,	/* on a case */
	STORE_MAIL_HELD,	/* waits for a person (B6, triage) */
	STORE_MAIL_QUARANTINED, /* could not be understood (B4) */
	STORE_MAIL_KEPT,	/* robots: nothing followed (B3) */
	STORE_MAIL_DUPLICATE,	/* the same mail by another way */
	STORE_MAIL_DISCARDED,	/* by an admin, with a reason; the bytes stay */
};
const char *store_mail_state_name(enum store_mail_state state);
int store_mail_state_parse(const char *name);

struct store_mail {
	int64_t id;
	const char *place; /* where it came from: unique ("maildir:NAME:MTIME:SIZE",
			      "imap:FOLDER:VALIDITY:UID") */
	date_moment received;
	int64_t size;
	enum store_mail_state state;
	int attempts; /* readings begun; a mail that kills the reader twice is quarantined */
	const char *case_ref, *kind, *from, *subject, *message_id,
	    *reason; /* NULL while not known */
};

/* Stores the bytes.  The same place again: *id is the first one's, *known is true, nothing is
 * added. */
int store_add_mail(struct store *store, const char *place, date_moment received, const void *raw,
		   size_t size, int64_t *id, bool *known, struct err *e);
/* What became of it: the state, and each string that is not NULL.  Back to STORE_MAIL_STORED (an
 * admin has it read again) the attempts count from 0; otherwise they, the place, the moment and the
 * size stay. */
int store_update_mail(struct store *store, const struct store_mail *mail, struct err *e);
/* Another mail with this Message-ID and the same bytes after its header block, older than `id` or
 * acted on before it; *other = 0 if there is none. */
int store_find_same(struct store *store, int64_t id, const char *message_id, int64_t *other,
		    struct err *e);
/* The same for a mail without a Message-ID: another one without, all of whose bytes are the same.
 * In the open transaction. */
int store_find_copy(struct store *store, int64_t id, int64_t *other, struct err *e);
int store_get_mail(struct store *store, struct arena *a, int64_t id, struct store_mail *mail,
		   bool *found, struct err *e);
/* The bytes are in `a`, with a NUL behind them that *size does not count. */
int store_get_raw(struct store *store, struct arena *a, int64_t id, void **raw, size_t *size,
		  struct err *e);
/* Mails in this state, oldest first, with id > after, at most `limit` (0: all). */
int store_list_mails(struct store *store, struct arena *a, enum store_mail_state state,
		     int64_t after, size_t limit, struct store_mail **mails, size_t *count,
		     struct err *e);
int store_count_attempt(struct store *store, int64_t id, struct err *e);

/* ---- cases */
struct store_case {
	const char *ref;
	int serial;	   /* of the casefile; a write must be exactly one more than the row's */
	int64_t procedure; /* id from store_put_procedure */
	const char *procedure_name, *state, *closed_as, *owner, *submitter;
	date_moment opened;
	date_day due;	     /* DATE_NO_DAY: none */
	date_moment next_at; /* DATE_NO_MOMENT: never */
	const char *doc;     /* the casefile as JSON */
	const char **people; /* every address that is a person of the case */
	size_t people_count;
};

/* Takes the next reference of the year: "ESC-2026-0042".  In the open transaction. */
int store_next_ref(struct store *store, struct arena *a, int year, const char **ref, struct err *e);
/* Insert (serial 1) or replace.  A row with another serial than one less: ERR_INTERNAL.  No address
 * may hold a newline. */
int store_put_case(struct store *store, const struct store_case *row, struct err *e);
int store_get_case(struct store *store, struct arena *a, const char *ref, struct store_case *row,
		   bool *found, struct err *e);

struct store_filter {
	const char *state, *procedure, *owner; /* NULL: any; state "open": all but closed */
	const char *person;		       /* an address among its people */
	date_day due_before;		       /* open and due before this day; DATE_NO_DAY: any */
	date_moment next_until; /* next_at <= this, ordered by it; DATE_NO_MOMENT: any */
	const char *after;	/* refs after this one; NULL: from the start */
	size_t limit;		/* 0: no limit */
};
/* In order of reference (as text: a year's 10,000th case stands before its 1,001st), or of next_at
 * where next_until is given.  Addresses compare with ASCII case folded. */
int store_list_cases(struct store *store, struct arena *a, const struct store_filter *filter,
		     struct store_case **rows, size_t *count, struct err *e);
/* The earliest next_at of all cases; DATE_NO_MOMENT if there is none.  By index: no scan. */
int store_next_moment(struct store *store, date_moment *at, struct err *e);
/* Counts by state, in the order of the states' names given. */
int store_count_cases(struct store *store, const char *const *states, size_t n, int64_t *counts,
		      struct err *e);

/* Cases that wait for an answer, due after this day. */
int store_count_due_after(struct store *store, date_day day, int64_t *count, struct err *e);

/* A procedure as text; the same text gives the same id. */
int store_put_procedure(struct store *store, const char *name, const char *doc, int64_t *id,
			struct err *e);
int store_get_procedure(struct store *store, struct arena *a, int64_t id, const char **doc,
			struct err *e);

/* ---- the log (B1): append-only, triggers refuse UPDATE and DELETE; each row's hash is
 * HMAC-SHA-256 (key "chain") over the hash before it and the row. */
struct store_event {
	int64_t id; /* given by the store: 1, 2, 3 … without a gap */
	date_moment at;
	const char *case_ref; /* NULL: not about a case */
	const char *event, *who, *rule, *detail;
	int64_t mail; /* the mail it came from; 0: none */
};
int store_add_event(struct store *store, const struct store_event *event, struct err *e);
/* Of one case (or all: NULL), oldest first, id > after, at most `limit` (0: all). */
int store_list_events(struct store *store, struct arena *a, const char *ref, int64_t after,
		      size_t limit, struct store_event **events, size_t *count, struct err *e);
/* The cases whose logs speak of this mail, in `a`, in order of reference. */
int store_list_refs(struct store *store, struct arena *a, int64_t mail, const char ***refs,
		    size_t *count, struct err *e);
/* Checks the whole chain: *events is how many hold from the start on, *bad the number of the first
 * event that was changed, added or removed; 0 if none was. */
int store_verify(struct store *store, int64_t *events, int64_t *bad, struct err *e);

/* ---- the outbox */
enum store_out_state {
	STORE_OUT_QUEUED,
	STORE_OUT_SENDING, /* handed to the relay; its answer is not known yet */
	STORE_OUT_SENT,
	STORE_OUT_FAILED,  /* refused for good; admins were told */
	STORE_OUT_DROPPED, /* a chase that was no longer true */
};
const char *store_out_state_name(enum store_out_state state);

struct store_out {
	int64_t id;
	const char *case_ref; /* or NULL */
	const char *kind;     /* letter_kind_name */
	const char *to, *subject, *message_id;
	bool chase; /* may be dropped by store_drop_chases */
	enum store_out_state state;
	date_moment created, not_before, sent;
	int attempts;
	int put_offs; /* how often the relay put off this very mail */
	date_moment put_off; /* … and when it first did; DATE_NO_MOMENT: never */
	const char *error; /* the relay's last answer */
	const void *raw;   /* the mail as bytes; in lists NULL */
	size_t size;
};
/* Takes the number of the next mail out, for its Message-ID; in the open transaction. */
int store_next_out(struct store *store, int64_t *id, struct err *e);
/* `out->id` is the number taken before; 0: takes one.  not_before DATE_NO_MOMENT: at once. */
int store_add_out(struct store *store, const struct store_out *out, struct err *e);
/* Queued or sending, not_before <= now, oldest first, id > after; with raw.  Not those that wait
 * for a form. */
int store_due_out(struct store *store, struct arena *a, date_moment now, int64_t after,
		  size_t limit, struct store_out **outs, size_t *count, struct err *e);
/* The earliest not_before of all queued; DATE_NO_MOMENT: none queued. */
int store_next_out_moment(struct store *store, date_moment *at, struct err *e);
/* `at` is kept as the moment of sending with STORE_OUT_SENT; each STORE_OUT_SENDING counts an
 * attempt. not_before DATE_NO_MOMENT and error NULL leave those as they are. */
int store_update_out(struct store *store, int64_t id, enum store_out_state state, date_moment at,
		     date_moment not_before, const char *error, struct err *e);
/* The relay put it off at `at`: queued again, and counted. */
int store_put_off_out(struct store *store, int64_t id, date_moment at, date_moment not_before,
		      const char *error, struct err *e);
/* Those still queued that go out at `from` or later; DATE_NO_MOMENT: whenever they were to go. */
int store_drop_chases(struct store *store, const char *ref, date_moment from, struct err *e);
int store_find_out(struct store *store, struct arena *a, const char *message_id,
		   struct store_out *out, bool *found, struct err *e);
int store_get_out(struct store *store, struct arena *a, int64_t id, struct store_out *out,
		  bool *found, struct err *e);
int store_list_out(struct store *store, struct arena *a, const char *ref, struct store_out **outs,
		   size_t *count, struct err *e);
/* Addresses of whom nothing shows that mail reaches them: the relay refused the last mail to them,
 * or it came back.  Ordered, in `a`. */
int store_list_unreachable(struct store *store, struct arena *a, const char ***addresses,
			   size_t *count, struct err *e);
int store_count_out(struct store *store, enum store_out_state state, int64_t *count, struct err *e);

/* ---- how much lately (store_limits.c); no more than `most` are counted */
int store_recent_mails(struct store *store, const char *sender, date_moment since, int64_t most,
		       int64_t *count, struct err *e);
int store_recent_letters(struct store *store, const char *recipient, const char *kind,
			 date_moment since, int64_t most, int64_t *count, struct err *e);
/* The same to whomever, all of them: for what is itself limited. */
int store_recent_kind(struct store *store, const char *kind, date_moment since, int64_t *count,
		      struct err *e);
/* Does another mail of this sender wait for this reason? */
int store_waits_already(struct store *store, const char *sender, const char *reason, int64_t id,
			bool *waits, struct err *e);
/* Does the log of this case say just that since then? */
int store_has_event(struct store *store, const char *ref, const char *event, const char *who,
		    const char *detail, date_moment since, bool *has, struct err *e);
/* Is there such an event of this mail? */
int store_mail_has_event(struct store *store, int64_t mail, const char *event, bool *has,
			 struct err *e);
/* The row of a case that cannot be acted on is looked at again at this moment; the case itself, and
 * its serial, stay as they are. */
int store_put_off_case(struct store *store, const char *ref, date_moment at, struct err *e);
/* ---- forms that are still to be put into mails of the outbox, which wait for them */
struct store_form {
	int64_t out;
	int64_t mail;	  /* whose form it is; 0: none came */
	size_t room;	  /* of mail_write_with_room */
	int attempts;	  /* begun; one that kills the reader twice goes without */
	const char *name; /* of the file */
	const char *doc;  /* what to fill in (codec_fill_text) */
};
int store_add_form(struct store *store, const struct store_form *form, struct err *e);
/* The oldest one; *found is false if there is none. */
int store_first_form(struct store *store, struct arena *a, struct store_form *form, bool *found,
		     struct err *e);
int store_count_form_attempt(struct store *store, int64_t out, struct err *e);
/* The bytes of a mail out as they are now, in `a`. */
int store_get_out_raw(struct store *store, struct arena *a, int64_t id, void **raw, size_t *size,
		      struct err *e);
/* The mail waits no more: these are its bytes; NULL: as they are. */
int store_finish_out(struct store *store, int64_t id, const void *raw, size_t size, struct err *e);

/* A copy of the whole store, consistent, with SQLite's backup API: one file of mode 0600 that can
 * be opened as a store.  `path` must not exist (ERR_INPUT); it is whole, or not there. */
int store_backup(struct store *store, const char *path, struct err *e);

#endif
