/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * desk_mail: what the files of `desk_mail` share: one mail on the desk, and what several of its
 * ways have in common.  Nobody else includes it: the door is desk_take() in desk.h.
 */
#ifndef ESCALATED_DESK_MAIL_H
#define ESCALATED_DESK_MAIL_H

#include "desk.h"

/* One mail on the desk. */
struct desk_mail {
	struct desk *desk;
	struct arena *a;
	const struct store_mail *mail;
	const struct reading *r;
	struct trust trust;
	const struct person *person;	    /* of trust; or NULL */
	struct reading own;		    /* … with the sender under their first address */
	const char *from;		    /* as it stands in the mail */
	const struct desk_release *release; /* a person took it in; or NULL */
	struct match_candidate *candidates;
	size_t candidate_count;
	bool of_unreachable; /* a robot's: of our word that somebody cannot be reached */
};

/* desk_mail.c: the cases that the mail points at, and the open ones of its writer. */
int desk_mail_gather(struct desk_mail *k, struct err *e);
/* Is the writer one who looks after the service: an admin of the configuration or the directory, or
 * an Adviser? */
bool desk_mail_is_keeper(const struct desk_mail *k);
/* The held mail that this one is about: "MAIL-17" in a Message-ID of ours that it answers; 0: none.
 */
int64_t desk_mail_held_id(struct desk_mail *k);

/* desk_mail_write.c: what became of the mail itself. */
int desk_mail_settle(struct desk_mail *k, enum store_mail_state state, const char *ref,
		     const char *reason, struct err *e);
/* The update of a case from this mail, with the mail filed on it. */
int desk_mail_file(struct desk_mail *k, const struct step_update *u, struct err *e);
/* What was due before the mail came in has happened by then, though nobody has looked yet: after an
 * outage mails are acted on first, and an answer that came after a lapse came late. */
int desk_mail_catch_up(struct desk_mail *k, const struct casefile **c, struct err *e);
/* A person's mail on this case; it opens one (`vouched` as in struct step_mail). */
int desk_mail_receive(struct desk_mail *k, const struct casefile *c, const struct step_mail *m,
		      struct err *e);
int desk_mail_open(struct desk_mail *k, const struct procedure *procedure,
		   const struct person *vouched, struct err *e);

/* desk_mail_new.c: the mail is on no case.  `match` says why, or is NULL. */
int desk_mail_new(struct desk_mail *k, const struct match_result *match, struct err *e);
/* A mail with forms, on a case: one of them is the case's, and others are concerns of their own. */
int desk_mail_forms(struct desk_mail *k, const struct casefile *c, struct step_mail *m,
		    struct err *e);
/* The mail as if this one of its forms were the first; 0 is. */
void desk_mail_turn_to(struct desk_mail *k, const struct reading *whole, size_t i);

/* desk_mail_released.c: a person has taken it in. */
int desk_mail_released(struct desk_mail *k, struct err *e);

/* desk_mail_robot.c: a robot has sent it. */
int desk_mail_robot(struct desk_mail *k, struct err *e);

#endif
