/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * trouble: what is wrong with what the daemon depends on (mailbox, relay, secrets, certificates,
 * bank holidays), since when, and when the admins are to be told: once, then daily, and once when
 * it is over.  It knows no clock, no network and no process: what it hears are values.
 */
#ifndef ESCALATED_CORE_TROUBLE_H
#define ESCALATED_CORE_TROUBLE_H

#include "base/str.h"
#include "core/date.h"

enum trouble_kind {
	TROUBLE_MAILBOX,
	TROUBLE_RELAY,
	TROUBLE_FALLBACK, /* the route by which the admins are told of the others */
	TROUBLE_CALENDAR, /* bank holidays that cannot be had, or cannot be right */
	TROUBLE_DOWNLOAD, /* the same, but only that the site is away: the known ones do for long */
	/* These have a day on which something ends, which is no trouble yet: */
	TROUBLE_SECRET,
	TROUBLE_MAILBOX_CERTIFICATE,
	TROUBLE_RELAY_CERTIFICATE,
	TROUBLE_KINDS
};

enum { TROUBLE_TEXT = 400 }; /* bytes of what was said */

struct trouble {
	date_moment since; /* DATE_NO_MOMENT: all is well */
	date_moment over;  /* it seems to be over since then; DATE_NO_MOMENT: it is not */
	date_moment told; /* the admins were last told; DATE_NO_MOMENT: never, or it is long over */
	date_moment ended;	 /* they were last told that it is over */
	date_day ends;		 /* of what expires; DATE_NO_DAY: unknown */
	bool refused;		 /* it will not pass by itself: told at once */
	char text[TROUBLE_TEXT]; /* the last thing heard, addresses masked */
};

struct trouble_book {
	struct trouble items[TROUBLE_KINDS];
};

void trouble_init(struct trouble_book *book);
/* "mailbox", "mailbox-certificate": the words of `status` and of the log. */
const char *trouble_name(enum trouble_kind kind);

/* It was heard of (again).  `text` is cut to what fits, and its addresses are masked.  True if that
 * is news: it has begun. */
bool trouble_note(struct trouble_book *book, enum trouble_kind kind, date_moment now, bool refused,
		  const char *text);
/* It works.  True if that is news. */
bool trouble_clear(struct trouble_book *book, enum trouble_kind kind, date_moment now);
/* What expires does so on this day (DATE_NO_DAY: unknown, or not in use). */
void trouble_expires(struct trouble_book *book, enum trouble_kind kind, date_day ends);

/* Is anything the matter with it today? */
bool trouble_is_on(const struct trouble *t, enum trouble_kind kind, date_moment now);

enum trouble_word { TROUBLE_NOTHING, TROUBLE_BEGINS, TROUBLE_GOES_ON, TROUBLE_IS_OVER };

/*
 * What the admins are to be told now.  `patience`: seconds for which something may be away before
 * anybody is told.  What is refused is told at once, unless that was so a day ago or less.  What
 * expires: 30, 14, 7, 3 and 1 days before, then daily; certificates from 14 days on, since most are
 * renewed by themselves.
 */
enum trouble_word trouble_due(const struct trouble_book *book, enum trouble_kind kind,
			      date_moment now, date_moment patience);
/* They were told that; TROUBLE_IS_OVER forgets the trouble. */
void trouble_told(struct trouble_book *book, enum trouble_kind kind, enum trouble_word word,
		  date_moment now);
/* When to look again, if nothing is heard before: later than `now`; DATE_NO_MOMENT: never. */
date_moment trouble_next(const struct trouble_book *book, date_moment now, date_moment patience);

/* The book as text, and back: what cannot be read counts as no trouble. */
const char *trouble_write(struct arena *a, const struct trouble_book *book);
void trouble_read(struct trouble_book *book, const char *text);

/* trouble_words.c */
/* One sentence in plain words: "The mailbox cannot be used."  Static, or in `a`. */
const char *trouble_sentence(struct arena *a, enum trouble_kind kind, const struct trouble *t,
			     date_moment now);
/* What to do about it: one sentence or two, from what was said.  Never NULL. */
const char *trouble_advice(enum trouble_kind kind, const char *text);
/* The mail to the admins.  All in `a`. */
struct trouble_mail {
	const char *subject, *text, *html;
};
void trouble_mail(struct arena *a, const struct trouble_book *book, enum trouble_kind kind,
		  enum trouble_word word, const char *council, date_moment now,
		  struct trouble_mail *mail);

#endif
