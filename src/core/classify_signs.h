/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * classify_signs: the inside of `classify`: signs that are weighed, and the strongest of them,
 * which explains the decision.  For classify*.c only.
 */
#ifndef ESCALATED_CORE_CLASSIFY_SIGNS_H
#define ESCALATED_CORE_CLASSIFY_SIGNS_H

#include <stdint.h>

#include "core/classify.h"

/* A kind is believed from this weight on: one sign that leaves no doubt, or two that agree. */
enum { CLASSIFY_SURE = 4 };

enum { CLASSIFY_NOTICE = 4 << 10 }; /* bytes in which an automatic reply says what it is */

struct classify_weight {
	int sum;
	int strongest;
	const char *why; /* what the strongest sign says; NULL if there is none */
};

/* Adds a sign; a negative weight speaks against. */
void classify_add(struct classify_weight *w, int weight, const char *why);

/* The value of the first header of this name, or "". */
const char *classify_header(const struct classify_mail *mail, const char *name);
/* The subject without white space in front. */
const char *classify_subject(const struct classify_mail *mail);
bool classify_is_answer(const char *subject);  /* "Re:", "AW:" … */
bool classify_is_forward(const char *subject); /* "Fw:", "Fwd:", "WG:" … */
/* The subject behind the tags that a list or we ourselves put in front: "[list] Re: …". */
const char *classify_skip_tags(const char *subject);
/* Does the text begin with one of these, does any of them stand in it?  ASCII case folded. */
bool classify_opens(const char *text, const char *const *phrases, size_t count);
/* A text, and which pairs of letters it holds: most of the phrases that it does not say are known
 * by a pair that it lacks, without looking for them.  NULL is a text that says nothing. */
enum { CLASSIFY_PAIRS = 4096 };
struct classify_pairs {
	const char *text; /* borrowed */
	uint64_t bits[CLASSIFY_PAIRS / 64];
};
void classify_pairs_read(struct classify_pairs *pairs, const char *text);
bool classify_pairs_may_say(const struct classify_pairs *pairs, const char *phrase);
/* Does the text say any of them? */
bool classify_pairs_say(const struct classify_pairs *pairs, const char *const *phrases,
			size_t count);
bool classify_says(const char *text, const char *const *phrases, size_t count);
/* Does one of `things` stand near one of `faults`?  Linear in the text. */
bool classify_says_near(struct arena *a, const char *text, const char *const *things, size_t m,
			const char *const *faults, size_t n);
/* Does it cite an answer of a mail system: "550 no such user", "5.1.1"? */
bool classify_says_status(const char *text);
/* Do the headers of a mail stand in the text, those that only machines read among them? */
bool classify_has_headers(const char *text);
/* The beginning of a text, in `a`: robots say at the top what they are.  White space is folded, and
 * typographic apostrophes are plain ones. */
char *classify_head(struct arena *a, const char *text, size_t size);
/* The return path is empty, as only that of a robot is (RFC 5321 section 4.5.5). */
bool classify_has_null_path(const struct classify_mail *mail);
/* The bare address in a From: or the like, lower case, in `a`; "" if there is none. */
char *classify_address(struct arena *a, const char *value);

/* Who sends reports: mail systems and postmasters by their names; the one address that no person
 * has. */
bool classify_is_system(struct arena *a, const char *from);
bool classify_is_daemon(const char *from);
/* "noreply@…", "do-not-reply@…": its owner takes no answers; a form on a web page may be behind it.
 */
bool classify_is_no_reply(const char *address);

/* The first part of this type that has text, or NULL. */
const struct classify_part *classify_find_part(const struct classify_mail *mail, const char *type);

/* What the fields of a delivery report say of the mail, the worst of them (RFC 3464 section 2.3.3).
 */
enum classify_action { CLASSIFY_UNSAID, CLASSIFY_GOOD, CLASSIFY_DELAYED, CLASSIFY_FAILED };
enum classify_action classify_read_action(struct arena *a, const struct classify_mail *mail);
/* The addresses that failed: from the report, the headers, or else the words. */
void classify_read_failed(struct arena *a, const struct classify_mail *mail,
			  struct classify_result *result);

/* Each fills the result and returns true if the mail is of its kind. */
bool classify_bounce(struct arena *a, const struct classify_mail *mail,
		     struct classify_result *result);
bool classify_receipt(struct arena *a, const struct classify_mail *mail,
		      struct classify_result *result);
bool classify_auto(struct arena *a, const struct classify_mail *mail, date_day sent,
		   struct classify_result *result);

/* Stems of what a notice says: that somebody is away, whom to ask meanwhile, that a machine
 * answers, that this is a machine, that an office has received something; how a letter begins that
 * says nothing yet.  And whether somebody speaks for himself ("I", "my"). */
bool classify_says_away(const struct classify_pairs *s);
bool classify_says_meanwhile(const struct classify_pairs *s);
bool classify_says_machine(const struct classify_pairs *s);
bool classify_says_self(const struct classify_pairs *s);
bool classify_says_office(const struct classify_pairs *s);
bool classify_opens_courteously(const char *s);
bool classify_speaks(const struct classify_pairs *s);
/* "Please email me": somebody is to do so, rather than to ask another. */
bool classify_asks_for_itself(const struct classify_pairs *s);
/* "Kind regards": the signature follows. */
bool classify_is_closing(const char *line);

/* What the words of a mail are those of. */
struct classify_notice {
	bool away;	/* somebody is, or no longer works there */
	bool machine;	/* it speaks of automatic messages */
	bool self;	/* "this is an automated message" */
	bool office;	/* "thank you for contacting us" */
	bool meanwhile; /* whom to ask */
	bool asks;
	bool speaks;	  /* somebody, for himself: "I", "my" */
	bool own_first;	  /* it begins with something else */
	unsigned said;	  /* sentences of the notice */
	unsigned offices; /* of them, those of an office that has done nothing yet */
	unsigned own;	  /* and others */
};
struct classify_notice classify_read_notice(struct arena *a, const struct classify_mail *mail);
/* Does its writer decide something?  No machine does.  The dearest question of all: the last one.
 */
bool classify_decides(struct arena *a, const struct classify_mail *mail, date_day sent);
/* The day on which they are back, as far as they name one. */
date_day classify_read_return(struct arena *a, const struct classify_mail *mail, date_day sent);
/* Fills absent_until and the deputy. */
void classify_read_absence(struct arena *a, const struct classify_mail *mail, date_day sent,
			   struct classify_result *result);
/* By its subject or its words: a mail system that sends such a thing reports no bounce. */
bool classify_is_absence(struct arena *a, const struct classify_mail *mail);

/* Does a mail come back with it, as a part or in its text? */
bool classify_brings_back(const struct classify_mail *mail);
/* The text up to where the mail that came back begins, in `a`. */
char *classify_before_returned(struct arena *a, const char *text);
/* Does an address stand on a line of its own, that is not the sender's? */
bool classify_names_alone(struct arena *a, const struct classify_mail *mail);
/* The Message-ID of the mail that came back or was read: from the parts, the text, or the headers.
 */
const char *classify_returned_id(struct arena *a, const struct classify_mail *mail);

#endif
