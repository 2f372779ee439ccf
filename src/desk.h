/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * desk: where rules and store meet: one mail, one moment or one command becomes one update, and the
 * update becomes rows (case, events, outbox, the mail's own state).  It has no loop, no worker, no
 * socket; the caller opens and commits the transaction, so that several can share one.
 */
#ifndef ESCALATED_DESK_H
#define ESCALATED_DESK_H

#include "core/intake.h"
#include "core/step.h"
#include "core/trouble.h"
#include "shell/config.h"
#include "shell/store.h"

struct desk_procedure {
	int64_t id;
	const struct procedure *procedure; /* in the desk's arena */
};

struct desk {
	const struct config *config; /* borrowed */
	struct store *store;	     /* borrowed */
	struct arena arena;	     /* the procedures of cases, for as long as the desk */
	struct arena people;	     /* the directory; cleared when another is imported */
	struct arena days;	     /* the calendar; cleared when another is loaded */
	struct calendar calendar;
	struct directory directory;
	struct step_world world;
	struct letter_office office;
	const struct procedure **procedures; /* of the configuration */
	struct desk_procedure *known;	     /* of cases, by their row in the store */
	size_t known_count;
	unsigned char token_key[32];
	date_moment now; /* set by the caller before each call: the clock, or the rehearsal's */
	bool rehearsal;	 /* `now` runs ahead of what is sent; set by the caller */
	char culprit[24]; /* the case on which the last desk_tick broke; "" if it was none */
	bool forms_wait; /* mails of the outbox may wait for a form; set here, set back by the caller */
	bool relay_refused; /* the store may know of mails that the relay refused; set by the caller
			     * when a transaction with desk_relay_took came to nothing */
	bool released; /* a mail became STORED again: the caller looks for it and sets this back */
	const char
	    *holiday_trouble;	  /* why the bank holidays could not be read; NULL if they were */
	struct err holiday_error; /* … in full */
	struct trouble_book
	    troubles; /* of the mailbox, the relay …: as stored, or as heard since */
};

/* Loads calendar, directory and procedures.  Bank holidays that cannot be read are no reason not to
 * start: they are computed, and `holiday_trouble` says why. */
int desk_open(struct desk *desk, const struct config *config, struct store *store, struct err *e);
void desk_close(struct desk *desk);
/* Before anything is written: the configured procedures get their rows, in a transaction of its
 * own. What is remembered of them can then never be of a transaction that came to nothing. */
int desk_prepare(struct desk *desk, struct err *e);

/* desk_trouble.c: what the store remembers of troubles; desk_save_troubles in the open transaction.
 */
int desk_load_troubles(struct desk *desk, struct err *e);
int desk_save_troubles(struct desk *desk, struct err *e);
/* The mail that tells one person so, in `a`: for the fall-back route … */
int desk_trouble_mail(struct desk *desk, struct arena *a, enum trouble_kind kind,
		      enum trouble_word word, const char *to, const char *from,
		      struct store_out *out, struct err *e);
/* … or for the outbox: one for each of these, in the open transaction. */
int desk_queue_trouble(struct desk *desk, struct arena *a, enum trouble_kind kind,
		       enum trouble_word word, const struct config_addresses *to, struct err *e);

/* desk_refusal.c: the relay refuses this mail for good.  *believed: it is of this person, or this
 * mail; else it is the relay's trouble, which refuses everybody in these words.  It took a mail: so it
 * does not.  In the open transaction. */
int desk_believe_refusal(struct desk *desk, const char *to, const char *said, bool *believed,
			 struct err *e);
int desk_relay_took(struct desk *desk, struct err *e);

/* Another directory, checked whole; on any problem nothing changes and `problems` has a line each.
 * With `dry_run` nothing changes either.  *count is how many people it has.  In the open
 * transaction; desk_reload_people puts it in force once that is durable. */
int desk_import_people(struct desk *desk, const char *csv, size_t size, bool dry_run, size_t *count,
		       struct str *problems, struct err *e);
int desk_reload_people(struct desk *desk, struct err *e);

/* desk_absence.c: what automatic replies told of (B3), for the cases that come to that person later.
 * The directory in use learns of them; desk_hear_absence (`from` is the day on which it came; nothing
 * happens without a date) and desk_end_absence in the open transaction. */
int desk_load_absences(struct desk *desk, struct err *e);
int desk_hear_absence(struct desk *desk, const char *about, date_day from, date_day back,
		      struct err *e);
int desk_end_absence(struct desk *desk, const struct person *person, struct err *e);

/* Reads the bank holidays again.  If working days differ from those that open cases were reckoned
 * with, their deadlines move and say so; *moved counts them.  Holidays that cannot be read move
 * nothing: those that were known stay in force.  In the open transaction. */
int desk_recalculate(struct desk *desk, int *moved, struct err *e);

/* A case by its reference, in `a`; *c is NULL if there is none.  *row (may be NULL) is its row. */
int desk_load(struct desk *desk, struct arena *a, const char *ref, struct casefile **c,
	      struct err *e);
int desk_parse(struct desk *desk, struct arena *a, const struct store_case *row,
	       struct casefile **c, struct err *e);

/* Acts on one stored mail, once the reader has said what it says (`mail->received` is its moment).
 * Its own state is written too.  In the open transaction. */
int desk_take(struct desk *desk, struct arena *a, const struct store_mail *mail,
	      const struct reading *reading, struct err *e);

/* How a person takes in a mail that was held or quarantined (B6). */
struct desk_release {
	const char *ref;       /* file it on this case; NULL: take it in as new */
	const char *procedure; /* for a mail that is no form, from an unknown person; or NULL */
	const char *as;        /* it is this person's of the directory, whatever From says; or NULL */
	const char *who;       /* "admin:root", or the address of the Adviser who replied */
};
/* The word is written beside the mail, which becomes STORED again: it is read once more, and
 * desk_take follows the word.  *refused says why it cannot be done; then nothing is written. */
int desk_release(struct desk *desk, struct arena *a, int64_t id, const struct desk_release *how,
		 const char **refused, struct err *e);
/* The sender gets kind words and the blank form (of `procedure`; NULL: of the one that they may use);
 * the mail waits no longer. */
int desk_reply_with_form(struct desk *desk, struct arena *a, int64_t id, const char *who,
			 const char *procedure, const char **refused, struct err *e);
/* The word beside a stored mail, taken apart again in `a`; false if there is none. */
bool desk_released(struct arena *a, const struct store_mail *mail, struct desk_release *how);
/* What a trusted person's reply about held mail `id` asks for: "take in", "file ESC-…", "discard".
 */
int desk_held_reply(struct desk *desk, struct arena *a, const struct store_mail *mail,
		    const struct reading *reading, int64_t id, struct err *e);
/* Asks them once more what to do with held mail `id`, and says why; `answers` is their mail or
 * NULL. */
int desk_ask_keeper(struct desk *desk, struct arena *a, const char *who, int64_t id,
		    const char *why, const struct reading *answers, struct err *e);
/* An admin discards a held or quarantined mail, with a reason; its bytes stay. */
int desk_discard(struct desk *desk, struct arena *a, int64_t id, const char *who,
		 const char *reason, const char **refused, struct err *e);

/* A mail that cannot be read at all (over the limit, or it killed the reader twice): kept, and told
 * to the admins (B4); once, if it comes again byte by byte. */
int desk_quarantine(struct desk *desk, struct arena *a, const struct store_mail *mail,
		    const char *reason, struct err *e);

/* Cases whose moment came at `until` or before, some at a time, and the admins' daily digest; *done
 * counts them, 0 if there is none left.  In the open transaction.  When it fails on a case,
 * desk->culprit says on which. */
int desk_tick(struct desk *desk, date_moment until, size_t *done, struct err *e);
/* The earliest moment at which desk_tick has something to do; DATE_NO_MOMENT: none. */
int desk_next_moment(struct desk *desk, date_moment *at, struct err *e);
/* A case that our own rules break on is left alone for an hour, so that the others go on; the admins
 * are told, and again after a week.  In an open transaction of its own. */
int desk_set_aside(struct desk *desk, const char *ref, const struct err *why, struct err *e);

/* The parts of the digest: a mail waits from now on; what is told when its moment has come. */
int desk_expect_digest(struct desk *desk, struct err *e);
int desk_digest(struct desk *desk, date_moment until, bool *done, struct err *e);

/* A mail of ours that is on no case does not arrive, and `why`: it is logged, and those of the admins
 * (or of section fallback) are told who can be, once a day for one address.  `mail`: the bounce that
 * says so, or 0.  Nothing follows where the mail was such a word itself, or an automatic answer to a
 * stranger.  In the open transaction. */
int desk_undeliverable(struct desk *desk, struct arena *a, const struct store_out *out,
		       const char *why, int64_t mail, struct err *e);

/* An admin's command on a case; *refused as above. */
int desk_command(struct desk *desk, struct arena *a, const char *ref,
		 const struct step_command *command, const char **refused, struct err *e);

/* Writes what an update says: desk_write.c. */
int desk_write(struct desk *desk, struct arena *a, const struct step_update *update, int64_t mail,
	       const struct reading *answers, struct err *e);
/* Queues letters that are about no case. */
int desk_write_letters(struct desk *desk, struct arena *a, const struct casefile *c,
		       const struct letter *letters, size_t count, const struct reading *answers,
		       int64_t mail, struct err *e);
/* May this letter go, which we write of ourselves because of the mail `answers`?  Of what robots and
 * floods make us write there is a limit, an hour and a day (B3): desk_limit.c.  The letter may be
 * changed: the last that goes says so. */
enum desk_limit { DESK_WRITE, DESK_SAY_ENOUGH, DESK_WITHHOLD };
int desk_limit(struct desk *desk, struct arena *a, struct letter *l, const struct reading *answers,
	       enum desk_limit *limit, struct err *e);
/* desk_form.c: the document that is to go with this letter, in `a`: what to fill in, from which mail, under
 * which name (`out` and `room` are the caller's); false if none goes with it. */
bool desk_letter_form(struct arena *a, const struct casefile *c, const struct letter *letter,
		  struct store_form *form);
/* One event that is about no case. */
int desk_log(struct desk *desk, const char *event, const char *who, const char *rule,
	     const char *detail, int64_t mail, struct err *e);

/* The row of a procedure, made if it is new. */
int desk_procedure_id(struct desk *desk, struct arena *a, const struct procedure *p, int64_t *id,
		      struct err *e);

/* Our Message-IDs: made, and proved. */
char *desk_message_id(const struct desk *desk, struct arena *a, const char *ref, int64_t serial);
bool desk_is_ours(const struct desk *desk, const char *message_id, struct match_token *token);

#endif
