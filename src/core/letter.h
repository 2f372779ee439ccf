/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter: what each outgoing mail says.  The rules name a letter and its addressee; this writes it, as
 * text and as HTML that say the same, from the case.  Plain words, short; what happened, what is
 * asked of you, by when, how to answer.  It knows nothing of headers, encodings or sending.
 */
#ifndef ESCALATED_CORE_LETTER_H
#define ESCALATED_CORE_LETTER_H

#include "core/casefile.h"
#include "core/reading.h"

enum letter_kind {
	/* to the submitter */
	LETTER_RECEIVED,        /* S2, C12: reference, who has it, by when; asks for what is missing */
	LETTER_MOVED_UP,        /* C5, C6, S8: who has it now and until when, and why */
	LETTER_DATE_CHANGED,    /* extended, paused, resumed, or moved by a bank holiday; also to the owner */
	LETTER_QUESTION,        /* C10: the owner asks; answer by replying */
	LETTER_TOLD,            /* C11: recorded that you were told by word of mouth; is it resolved? */
	/* to those who judge: submitter, chair, ADM */
	LETTER_ANSWER,          /* S6, C6: the answer; Resolved or Not resolved? */
	LETTER_VERDICT_CHASE,   /* the same once more, later */
	LETTER_VERDICT_UNCLEAR, /* S7: not understood; the words to use */
	LETTER_FURTHER_FORM,    /* S8: which aspects remain? */
	/* to the owner (and deputy) */
	LETTER_REQUEST,         /* S4, C3, C4: please answer by …; the form; efforts so far; case note */
	LETTER_REMINDER,        /* due tomorrow */
	LETTER_CHASE,           /* late, and still yours */
	LETTER_LATE_MOVED,      /* C5: it has gone up; still asked for a record of efforts */
	LETTER_INCOMPLETE,      /* S5: not yet an answer; what is missing */
	LETTER_QUESTION_ANSWERED, /* C10: what the submitter replied */
	LETTER_RECORD,          /* C4: please record on file; the note ready to paste */
	LETTER_STEPPED_DOWN,    /* nothing more is asked of you: withdrawn, resolved, routed elsewhere */
	/* agreement of a timescale (C2), to the other side / to both */
	LETTER_AGREE_ASK,
	LETTER_AGREED,
	/* to who wrote on the case */
	LETTER_FILE_UNREAD,     /* B4: a file of theirs that could not be read, or not whole */
	/* to the Adviser, else the admins */
	LETTER_ROUTE,           /* S3: who should answer? the proposal, and how to say it */
	LETTER_ROUTE_UNCLEAR,   /* S3: nobody, or several of that name */
	LETTER_TOLD_LAPSE,      /* S13 */
	LETTER_ANSWER_COPY,     /* S6: the answer has come and gone to ADM and Chair */
	LETTER_UNREACHABLE,     /* B3: a bounce or an absence; who was written to instead */
	LETTER_OUTSIDER,        /* B2: somebody's mail on the case that moves nothing; it is in full here */
	LETTER_NO_OWNER,        /* nobody in the directory can take this step */
	LETTER_NOTICE,          /* complaint, exhausted, verdict the Adviser should see: `text` says it */
	/* to others */
	LETTER_SAFEGUARDING,    /* S9: the senior manager is told at once */
	LETTER_IRO,             /* C8: copy to the child's IRO */
	LETTER_LATE_ANSWER,     /* an earlier owner's answer, passed to the present one and the submitter */
	LETTER_CLOSED,          /* to everybody concerned */
	/* no case yet (B4, B6); the casefile is NULL */
	LETTER_HELD,            /* to the sender: it is with a person */
	LETTER_HELD_TOLD,       /* to Adviser or admins: what came, and the one command or reply */
	LETTER_HELD_DANGER,     /* to the senior managers, in the same minute */
	LETTER_UNREADABLE,      /* to the sender: could not be read; nothing lost; here is how */
	LETTER_QUARANTINED,     /* to the admins */
	LETTER_FORM_PLEASE,     /* to the sender: the blank form, and how to send it (C12) */
	LETTER_ENOUGH,          /* to somebody whose mails are not answered one by one for a while (B3) */
	LETTER_WAITING,         /* to the admins, each working day: what waits for them (B4, B6) */
	LETTER_CASE_BROKEN,     /* to the admins: a case that the rules cannot be carried out on */
	LETTER_UNDELIVERED,     /* B3: to other admins: whom a mail on no case did not reach */
	LETTER_KINDS,
};

/* With these words every letter of ours ends: by them it is known where it is cited. */
#define LETTER_SIGN "This email was written by the escalation service"

/* "received", "moved-up" …: in the store, traces and logs. */
const char *letter_kind_name(enum letter_kind kind);
int letter_kind_parse(const char *name); /* -1 if unknown */
/* One that answers a mail by itself, so that a robot could make us write it for ever. */
bool letter_is_reflex(enum letter_kind kind);
/* A reminder or chase: dropped if no longer true, sent only in send-hours. */
bool letter_is_chase(enum letter_kind kind);

/*
 * One mail to one person, as the rules order it.  `rung` is the step that the letter speaks of: the
 * present one, or the addressee's own where it has gone up since (LATE_MOVED, RECORD, LATE_ANSWER).
 * The other fields, of which all may be missing (a star: then the case's own is taken):
 *
 *   kind                   person           text              items                    day
 *   RECEIVED               -                -                 missing (titles)         -
 *   MOVED_UP               -                reason            -                        -
 *   DATE_CHANGED           -                reason            -                        the old date
 *   QUESTION               who asks         the question      -                        -
 *   TOLD                   who says so      the answer *      -                        when told
 *   ANSWER                 -                the answer *      -                        again on
 *   VERDICT_CHASE          -                the answer *      -                        again on
 *   VERDICT_UNCLEAR        -                what they wrote   -                        again on
 *   INCOMPLETE             -                what they wrote   what is missing          -
 *   QUESTION_ANSWERED      who wrote        reply, more words -                        -
 *   STEPPED_DOWN           -                reason            -                        -
 *   AGREE_ASK              who proposes     their mail        -                        the new date
 *   AGREED                 -                -                 -                        the new date
 *   FILE_UNREAD            -                -                 unread files             -
 *   ROUTE, NO_OWNER        -                reason            names to choose          -
 *   ROUTE_UNCLEAR          name as written  reason            names to choose          -
 *   ANSWER_COPY            -                the answer *      -                        -
 *   UNREACHABLE            who is away      what came back    who has it as well       back on
 *   OUTSIDER               who wrote        their mail        why it moves nothing     -
 *   NOTICE                 whom it concerns what to know      -                        -
 *   LATE_ANSWER            who wrote        the answer        -                        -
 *   CLOSED                 -                reason            -                        -
 *   HELD                   -                -                 unread files             -
 *   HELD_TOLD, QUARANTINED the sender       reason            id; then cases           -
 *   HELD_DANGER            the sender       their mail        id                       -
 *   UNREADABLE             -                reason            -                        -
 *   FORM_PLEASE            -                -                 -                        -
 *   ENOUGH                 -                until when        -                        -
 *   WAITING                -                how many          a line each              -
 *   CASE_BROKEN            -                reason            its reference            -
 *   UNDELIVERED            who lost it      server's answer   its subject              -
 *
 * `text`, `person` and `items` may be a stranger's words: they are quoted or made one short line.
 */
struct letter {
	enum letter_kind kind;
	const char *to;      /* address */
	const char *name;    /* the addressee's name, or NULL */
	unsigned role;       /* the role in which they get it */
	int rung;            /* index into the rungs it speaks of; -1: none */
	const char *text;    /* words to pass on: answer, question, mail, reason; NULL if none */
	const char *words;   /* a mail that it is about, in the writer's words; NULL if none */
	const char *person;  /* somebody it speaks of, by name (who wrote, who is away …), or NULL */
	const char **items;  /* things missing, names to choose from; in the order to print */
	size_t item_count;
	const char **also;   /* UNREACHABLE: other cases that wait for the same person;
	                      * RECEIVED: files that could not be read */
	size_t also_count;
	bool doubted;        /* UNREACHABLE: nothing shows that the mail behind it is true */
	date_day day;        /* a date it speaks of (agreed, old due date), or DATE_NO_DAY */
	const char *blank_form; /* of this type of form an empty one should go along; NULL: none */
	bool urgent;         /* immediate safeguarding: says so first, and goes at any hour */
	date_moment not_before; /* DATE_NO_MOMENT: at once */
	bool form;           /* the document of letter_form() goes with it; set by who sends it */
};

/* The Word document that should go with it: the case's form, filled in as far as it is (S4, S6), or a
 * blank one, of the type `blank_form` or of the case's procedure. */
enum letter_form { LETTER_NO_FORM, LETTER_CASE_FORM, LETTER_BLANK_FORM };
enum letter_form letter_form(const struct letter *letter);

/* What stands around a case in a letter. */
struct letter_office {
	const char *council;  /* "Croydon Council" or the configured name, never NULL */
	const char *mailbox;  /* address to reply to */
	const struct calendar *calendar;
	const struct directory *directory;
};

/* The mail, in `a`: subject without "[ESC-…]" names of people, text and HTML that say the same.
 * `c` is the case as it is after the update; NULL for the letters that have none. */
struct letter_content {
	const char *subject;
	const char *text;
	const char *html;
};
struct letter_content letter_write(struct arena *a, const struct letter_office *office,
				   const struct casefile *c, const struct letter *letter);

/* The case note for the record of an owner (C4, S10), ready to paste; `rung` -1: the whole case. */
void letter_case_note(struct str *out, const struct letter_office *office, const struct casefile *c,
		      int rung);

#endif
