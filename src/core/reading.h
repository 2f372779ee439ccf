/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reading: what one mail says: the value that the sandboxed reader hands to the rules.
 * Nothing in it is trusted: it is what the mail claims.  All of it lives in one arena.
 */
#ifndef ESCALATED_CORE_READING_H
#define ESCALATED_CORE_READING_H

#include "core/form.h"
#include "core/verdict.h"

enum reading_kind {
	READING_FORM,
	READING_REPLY,      /* a person's answer in a thread or on a case */
	READING_MESSAGE,    /* a person's mail that is neither */
	READING_AUTO_REPLY, /* out of office, ticket systems … */
	READING_BOUNCE,
	READING_RECEIPT, /* read receipt */
	READING_LIST,    /* list, newsletter or looping mail */
	READING_UNREADABLE,
};

struct reading_address {
	const char *name;  /* decoded display name, or NULL */
	const char *email; /* lower case, str_is_address; NULL if it is none of ours */
};

/* One thing that the council's own mail server found out about a mail (RFC 8601). */
struct reading_auth {
	const char *method; /* "spf", "dkim", "dmarc" …, lower case */
	const char *result; /* "pass", "fail" …, lower case */
	const char *domain; /* of whom it speaks (smtp.mailfrom, header.d, header.from); or NULL */
};

struct reading {
	enum reading_kind kind;
	const char *why; /* one sentence: why this kind */
	struct reading_address from;
	struct reading_address sender;   /* Sender:, if it is there; else email NULL */
	struct reading_address reply_to; /* likewise */
	struct reading_address *recipients; /* To and Cc, at most READING_MAX_RECIPIENTS */
	size_t recipient_count;
	const char *subject;         /* decoded; "" if there is none */
	const char *message_id;      /* without < >; NULL if missing or unusable */
	const char **references;     /* In-Reply-To first, then References from the last; no < > */
	size_t reference_count;
	date_moment date;            /* Date:; DATE_NO_MOMENT if missing or impossible */
	const char *case_ref;        /* "ESC-2026-0042": the first in the subject, else in the new text */
	const char *text;            /* the new text; "" if there is none */
	/* The same where they answered between cited lines: each answer below what it answers.  For
	 * people to read, nothing is decided from it; NULL elsewhere. */
	const char *with_questions;
	const char *full_text;       /* the whole body as text, capped */
	struct verdict verdict;
	struct form *form;           /* or NULL */
	struct form **more_forms;    /* others that came in the same mail, on other matters */
	size_t more_form_count;
	/* A form in the mail that this one answers or cites, as it came back: it is nobody's word but
	 * where it says what was not said before.  NULL if there is none. */
	struct form *cited_form;
	struct reading_address author; /* who wrote the mail in which the form was passed on, if it says so */
	const char **attachments;    /* names of the files that came with it */
	size_t attachment_count;
	date_day absent_until;       /* auto-reply: the return date it names, or DATE_NO_DAY */
	struct reading_address deputy; /* auto-reply: whom an absence names to ask meanwhile, as far as
					* it does.  Words of a mail: nobody is written to because of
					* them (B3) */
	const char **failed;         /* bounce: addresses that it names as failed */
	size_t failed_count;
	const char *returned_id;     /* bounce, receipt: Message-ID of the mail it is about, or NULL */
	bool delayed;                /* bounce: a delay, not a failure */
	const char *attached_text;   /* the words of attached documents that are no forms; "" if there are none */
	const char **unread;         /* files that could not be read, or not whole: sentences for the sender */
	size_t unread_count;
	struct reading_auth *auth;   /* what our own mail server says of the sender; at most READING_MAX_AUTH */
	size_t auth_count;
	const char **problems;       /* what could not be understood, all of it: sentences */
	size_t problem_count;
};

enum {
	READING_MAX_RECIPIENTS = 100,
	READING_MAX_REFERENCES = 50,
	READING_MAX_FORMS = 20,
	READING_MAX_AUTH = 30,
};

/* "form", "reply", … "unreadable"; the JSON of `read --json`. */
const char *reading_kind_name(enum reading_kind kind);
int reading_kind_parse(const char *name); /* -1 if unknown */
/* Is it from a person (form, reply, message)? (B3) */
bool reading_is_human(enum reading_kind kind);

/* Do the words only say that something comes with them?  "Please find attached my response." */
bool reading_is_cover(const char *text);
/* What the person says: their words, or those of what they attached where theirs only point at it;
 * "" if that could not be read. */
const char *reading_words(const struct reading *r);
/* Those words for people to read, each answer below its question, if they are the mail's own and
 * stand between cited lines; else NULL. */
const char *reading_with_questions(const struct reading *r);

/* An empty reading: no dates, empty subject and texts. */
void reading_init(struct reading *r);
void reading_add_problem(struct arena *a, struct reading *r, const char *text);
/* The same of a file that came with the mail: `unread`, and so a problem. */
void reading_add_unread(struct arena *a, struct reading *r, const char *text);

/* The first case reference in a text, in `a`, or NULL.  Upper-cased; "ESC 2026 42" is none. */
char *reading_find_ref(struct arena *a, const char *text);
/* All of them, each once, behind the `count` that `refs` holds already, at most `most` in all; how
 * many there are then. */
size_t reading_find_refs(struct arena *a, const char *text, const char **refs, size_t count,
			 size_t most);

#endif
