/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * town: what the tests of desk share: a made-up council with both shipped procedures, a store
 * beneath, and mails as the reader would give them.
 */
#ifndef ESCALATED_TESTS_TOWN_H
#define ESCALATED_TESTS_TOWN_H

#include "desk.h"
#include "ground.h"

#define MOIRA	"moira.adeyemi@carers.example"
#define INES	"ines.duarte@brookshire.example"
#define NEIL	"neil.abbott@brookshire.example"
#define CHAIR	"judith.marlowe@panel.example"
#define COLIN	"colin.frost@brookshire.example"
#define OFFICE	"office@brookshire.example"
#define SECOND	"second.office@brookshire.example"
#define ZOE	"zoe.turner@nowhere.example"
#define CONCERN "The visits that were agreed in spring have not begun, and nobody says why."
#define FIRST	"ESC-2026-0001"

/* A desk with both shipped procedures. */
struct town {
	struct ground *g;
	struct config config;
	struct desk desk;
	int mails;
};

extern const char town_people[]; /* as CSV */
extern const char town_holidays_2026[];

/* A file of the town. */
void town_write(struct town *t, const char *name, const char *text);
date_moment town_at(const char *text);
/* cmocka's set-up and tear-down: *state is a struct town, at 10:00 on 10 November 2026. */
int town_setup(void **state);
int town_teardown(void **state);
/* Other people, from now on. */
void town_import(struct town *t, const char *csv);

/* Mails as the reader would give them; the form is a chair's. */
struct reading *town_says(struct town *t, enum reading_kind kind, const char *from,
			  const char *text);
struct reading *town_panel_form(struct town *t);
void town_answers(struct town *t, struct reading *r, const char *message_id);
/* The mail, stored; its bytes are what it says.  Acted on, in the open transaction; or both in one
 * of their own. */
int64_t town_arrives(struct town *t, const struct reading *r);
struct store_mail town_row(struct town *t, int64_t id);
void town_acted_on(struct town *t, int64_t id, const struct reading *r);
int64_t town_comes_in(struct town *t, const struct reading *r);
/* How things stand. */
void town_assert_state(struct town *t, int64_t id, enum store_mail_state state);
struct casefile *town_case(struct town *t, const char *ref);
int64_t town_count(struct town *t, const char *sql);
/* The Message-ID of the last mail of this kind to this person, or NULL. */
const char *town_letter_to(struct town *t, const char *kind, const char *to);
int64_t town_letters_to(struct town *t, const char *to);
/* A person takes in a mail that waits; why that is refused, or NULL. */
const char *town_released(struct town *t, int64_t id, const char *ref, const char *who);
void town_read_again(struct town *t, int64_t id, const struct reading *r);
/* A mail that was too large, or cut the reader short: kept whole, and nothing is known of it. */
int64_t town_quarantined(struct town *t, const struct reading *r);
/* FIRST: a concern of Moira's, with Ines. */
void town_a_case(struct town *t);

#endif
