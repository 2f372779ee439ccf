/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store_internal: what the files of `store` share, one file a table or two.  Nobody else includes
 * it but their tests.
 *
 * A statement that walks a whole table says so in a comment at its start ("SELECT / * scan * / …"):
 * no other may, and the tests read the plans.
 */
#ifndef ESCALATED_SHELL_STORE_INTERNAL_H
#define ESCALATED_SHELL_STORE_INTERNAL_H

#include "shell/db.h"
#include "shell/keys.h"
#include "shell/store.h"

/* The end of the chain of events, as the open transaction will leave it. */
struct store_head {
	bool loaded, moved;
	int64_t last; /* number of the last event; 0: none */
	unsigned char hash[KEYS_SIZE];
};

struct store {
	struct db *db; /* owned */
	int lock;      /* owned; -1 when read-only */
	enum store_mode mode;
	struct store_head head;
	bool chain_known;
	unsigned char chain[KEYS_SIZE]; /* the key of the chain; known when chain_known */
};

extern const struct db_schema store_schema;

/* The next of the numbers that are given under this name and never again, from 1. */
int store_take_number(struct store *store, const char *name, int64_t *number, struct err *e);
int store_find_key(struct store *store, const char *name, unsigned char key[KEYS_SIZE], bool *found,
		   struct err *e);

/* At opening: the key of the chain is there, or is made with the store. */
int store_open_chain(struct store *store, struct err *e);
/* Before the commit: the end of the chain as the transaction leaves it. */
int store_write_head(struct store *store, struct err *e);

/* The bytes of mails, in tables of their own that no list ever touches. */
struct store_raws {
	const char *table;
	const char *insert; /* takes :id and :raw */
};
extern const struct store_raws store_outbox_raws;
int store_put_raw(struct store *store, const struct store_raws *raws, int64_t id, const void *raw,
		  size_t size, struct err *e);
/* `size` is the one noted beside it.  *raw is in `a`, with a NUL behind it. */
int store_read_raw(struct store *store, struct arena *a, const struct store_raws *raws, int64_t id,
		   size_t size, void **raw, struct err *e);

/* Missing days and moments are NULL in the tables. */
void store_bind_moment(struct db_query *q, const char *name, date_moment at);
date_moment store_moment(struct db_query *q, int column);
void store_bind_day(struct db_query *q, const char *name, date_day day);
date_day store_day(struct db_query *q, int column);
/* SQLite's LIMIT: 0 (no limit) is -1. */
void store_bind_limit(struct db_query *q, size_t limit);

#endif
