/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker_fetch.h"

#include <errno.h>
#include <poll.h>
#include <search.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "base/mem.h"
#include "mailbox_imap.h"
#include "shell/keys.h"
#include "shell/worker.h"

enum {
	FETCH_LOOK_MS = 60000, /* where nothing can wake us, or something is to be tried again */
	FETCH_MOVES = 512,     /* a server moves many mails in little more time than one */
	/* A server that is away is tried again after a time that doubles; one that refuses us,
	 * after a longer one: it would lock out an account that is tried too often. */
	FETCH_AWAY_MS = 1000,
	FETCH_AWAY_MOST_MS = 300000,
	FETCH_REFUSED_MS = 30000,
	FETCH_REFUSED_MOST_MS = 900000,
	/* A session that ends sooner than that was worth nothing, though it has shown what lies
	 * there: the next one waits as if the server were away. */
	FETCH_STEADY_MS = 120000,
	/* Servers speak of much that is no new mail.  After two looks in this time that found none,
	 * the next one waits for as long: no server keeps us busy. */
	FETCH_BARREN_MS = 1000,
};

/* What is known of a mail that is (or was, at the last look) in the inbox. */
enum fetch_state {
	FETCH_HANDED_UP,
	FETCH_LEFT,	  /* stays, by main's word */
	FETCH_STORED,	  /* is safe, and could not be moved yet */
	FETCH_REJECTED,	  /* the same, into quarantine */
	FETCH_UNREADABLE, /* was told; tried again in each pass */
};

struct fetch_item {
	char *place, *where; /* owned */
	int64_t came;
	enum fetch_state state;
	bool told;     /* TROUBLE was said about it */
	unsigned pass; /* the last one that saw it */
};

struct fetch {
	const struct worker_fetch_options *options;
	struct mailbox *box;
	void *items; /* tree of struct fetch_item by place (tsearch) */
	size_t handed_up;
	/* The pass that is under way. */
	struct arena arena;
	struct mailbox_mail *mails;
	size_t count, next;
	unsigned pass;
	bool in_pass;
	bool again;   /* something may have come since it began */
	bool stuck;   /* a mail could not be had, or moved: no event will say when it can */
	bool reached; /* there was a whole pass */
	bool brought; /* a mail, in this pass */
	/* The server is away.  Moments are milliseconds, monotonic. */
	int failures;	    /* in a row, with no mail between them */
	int cut_short;	    /* how many of them are sessions that ended soon after a whole pass */
	int64_t session_at; /* when there was the first whole pass of the session; 0: not yet */
	int64_t retry_at;   /* 0: now */
	/* Passes that bring nothing. */
	int64_t barren_at; /* when the last one ended */
	int64_t look_at;   /* no pass begins before; 0: now */
	/* FLUSH that is not answered yet, and mails that it is about. */
	int flushes;
	size_t moves;
};

static int64_t fetch_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- items */

static int fetch_compare(const void *a, const void *b)
{
	return strcmp(((const struct fetch_item *)a)->place, ((const struct fetch_item *)b)->place);
}

static struct fetch_item *fetch_find(struct fetch *f, const char *place)
{
	const struct fetch_item key = {.place = (char *)(uintptr_t)place};
	void *node = tfind(&key, &f->items, fetch_compare);

	return node ? *(struct fetch_item **)node : NULL;
}

static void fetch_free_item(void *pointer)
{
	struct fetch_item *item = pointer;

	free(item->place);
	free(item->where);
	free(item);
}

static void fetch_forget(struct fetch *f, struct fetch_item *item)
{
	tdelete(item, &f->items, fetch_compare);
	fetch_free_item(item);
}

static struct fetch_item *fetch_remember(struct fetch *f, const struct mailbox_mail *mail)
{
	struct fetch_item *item = mem_alloc(sizeof(*item));

	memset(item, 0, sizeof(*item));
	item->place = mem_strdup(mail->place);
	item->where = mem_strdup(mail->where);
	item->came = mail->came;
	if (!tsearch(item, &f->items, fetch_compare))
		abort();
	return item;
}

/* Those that the last pass did not see and that nobody will answer any more. */
struct fetch_stale {
	struct arena arena;
	struct fetch_item **items;
	size_t count;
	unsigned pass;
};

static void fetch_collect(const void *node, VISIT visit, void *closure)
{
	struct fetch_item *item = *(struct fetch_item *const *)node;
	struct fetch_stale *stale = closure;

	if ((visit == postorder || visit == leaf) && item->pass != stale->pass &&
	    item->state != FETCH_HANDED_UP)
		*ARENA_PUSH(&stale->arena, struct fetch_item *, stale->items, stale->count) = item;
}

static void fetch_sweep(struct fetch *f)
{
	struct fetch_stale stale = {.pass = f->pass};
	size_t i;

	twalk_r(f->items, fetch_collect, &stale);
	for (i = 0; i < stale.count; i++)
		fetch_forget(f, stale.items[i]);
	arena_clear(&stale.arena);
}

/* ---- messages up */

static int fetch_say(struct fetch *f, struct worker_message *m, const char *text)
{
	if (text)
		worker_message_text(m, text);
	return worker_send(f->options->socket, m, NULL);
}

static int fetch_say_type(struct fetch *f, enum worker_type type, const char *text)
{
	struct worker_message m;

	worker_message_init(&m, type);
	return fetch_say(f, &m, text);
}

/* Once for each mail. */
static int fetch_trouble(struct fetch *f, struct fetch_item *item, const struct err *e)
{
	if (item->told)
		return 0;
	item->told = true;
	return fetch_say_type(f, WORKER_TROUBLE, e->text);
}

/* ---- mails up */

static int fetch_put(struct fetch *f, struct fetch_item *item)
{
	const struct mailbox_mail mail = {item->place, item->where, item->came};
	struct err e = {0};

	if (f->box->type->put(f->box, &mail,
			      item->state == FETCH_STORED ? MAILBOX_PROCESSED : MAILBOX_QUARANTINE,
			      &e) < 0) {
		f->stuck = true;
		return fetch_trouble(f, item, &e);
	}
	fetch_forget(f, item);
	f->moves++;
	return 0;
}

static int fetch_hand_up(struct fetch *f, struct fetch_item *item, const struct mailbox_mail *mail,
			 struct err *why)
{
	struct worker_message m;
	struct err e = {0};
	int sent;

	worker_message_init(&m, WORKER_MAIL);
	m.fds[0] = f->box->type->open(f->box, mail, f->options->max_size, &m.extra, &e);
	f->stuck |= m.fds[0] < 0;
	if (m.fds[0] < 0 && e.kind == ERR_TEMP) {
		*why = e;
		return 0;
	}
	if (!item)
		item = fetch_remember(f, mail);
	item->pass = f->pass;
	if (m.fds[0] < 0) {
		item->state = FETCH_UNREADABLE;
		return fetch_trouble(f, item, &e);
	}
	if (m.extra > f->options->max_size)
		m.type = WORKER_OVERSIZE;
	m.number = mail->came;
	sent = fetch_say(f, &m, mail->place);
	worker_message_close(&m);
	item->state = FETCH_HANDED_UP;
	item->told = false;
	f->handed_up++;
	f->failures = f->cut_short = 0;
	f->brought = true;
	fault_point("fetch-handed-up");
	return sent;
}

/* The next mail of the pass: new ones go up, others are as they are. */
static int fetch_next(struct fetch *f, struct err *why)
{
	const struct mailbox_mail *mail = &f->mails[f->next++];
	struct fetch_item *item = fetch_find(f, mail->place);

	if (!item || item->state == FETCH_UNREADABLE)
		return fetch_hand_up(f, item, mail, why);
	item->pass = f->pass;
	if (strcmp(item->where, mail->where) != 0) {
		/* Somebody's mail program has set a flag. */
		free(item->where);
		item->where = mem_strdup(mail->where);
	}
	if (item->state == FETCH_STORED || item->state == FETCH_REJECTED)
		return fetch_put(f, item);
	return 0;
}

static int fetch_begin_pass(struct fetch *f, struct err *e)
{
	arena_clear(&f->arena);
	f->count = f->next = 0;
	f->again = f->stuck = f->brought = false;
	f->look_at = 0;
	f->pass++;
	f->in_pass = true;
	return f->box->type->list(f->box, &f->arena, &f->mails, &f->count, e);
}

/* A Maildir is woken by mails alone. */
static void fetch_note_barren(struct fetch *f, int64_t now)
{
	if (f->brought || !f->box->type->wait)
		return;
	if (now - f->barren_at < FETCH_BARREN_MS)
		f->look_at = now + FETCH_BARREN_MS;
	f->barren_at = now;
}

/* Whether the session is one that lasts is known only after a while. */
static void fetch_judge_session(struct fetch *f, int64_t now)
{
	if (f->session_at == 0)
		f->session_at = now;
	else if (now - f->session_at >= fault_gap(FETCH_STEADY_MS))
		f->cut_short = 0;
	f->failures = f->cut_short;
}

static int fetch_end_pass(struct fetch *f)
{
	int64_t now = fetch_now_ms();
	struct worker_message m;

	fetch_sweep(f);
	arena_clear(&f->arena);
	f->count = f->next = 0;
	f->in_pass = false;
	f->reached = true;
	fetch_judge_session(f, now);
	fetch_note_barren(f, now);
	worker_message_init(&m, WORKER_EMPTY);
	m.extra = f->failures > 1 ? f->failures : 0;
	return fetch_say(f, &m, NULL);
}

/* ---- a server that is away */

static int64_t fetch_gap_ms(int failures, enum err_kind kind)
{
	int64_t gap = kind == ERR_PERM ? FETCH_REFUSED_MS : FETCH_AWAY_MS;
	int64_t most = kind == ERR_PERM ? FETCH_REFUSED_MOST_MS : FETCH_AWAY_MOST_MS;
	uint32_t chance;

	while (--failures > 0 && gap < most)
		gap *= 2;
	if (gap > most)
		gap = most;
	/* Not all of a server's clients at the same moment. */
	keys_random((unsigned char *)&chance, sizeof(chance));
	return fault_gap(gap / 2 + (int64_t)(chance % 1000) * gap / 1000);
}

/* One that let us in, and soon hung up, is no better than one that is away; one that was there for
 * long is like new. */
static void fetch_count_failure(struct fetch *f)
{
	int64_t now = fetch_now_ms();

	if (f->session_at == 0) {
		f->failures++;
		return;
	}
	if (now - f->session_at >= fault_gap(FETCH_STEADY_MS))
		f->cut_short = 0;
	f->failures = ++f->cut_short;
	f->session_at = 0;
}

/* If the server went away just now, what is under way came to nothing.  A session that ends is no
 * trouble, as servers end them now and then, unless the next one is no better. */
static int fetch_notice_away(struct fetch *f, const struct err *why)
{
	struct worker_message m;

	if (!f->box->away)
		return 0;
	f->box->away = false;
	arena_clear(&f->arena);
	f->count = f->next = 0;
	f->in_pass = false;
	f->again = true;
	fetch_count_failure(f);
	f->look_at = 0;
	f->retry_at = fetch_now_ms() + fetch_gap_ms(f->failures, why->kind);
	if (f->failures == 1 && f->reached && why->kind != ERR_PERM)
		return 0;
	worker_message_init(&m, WORKER_TROUBLE);
	m.number = why->kind;
	m.extra = f->failures;
	return fetch_say(f, &m, why->text);
}

/* ---- main's words */

static int fetch_answered(struct fetch *f, const char *place, enum fetch_state state)
{
	struct fetch_item *item = fetch_find(f, place);

	if (!item || item->state != FETCH_HANDED_UP)
		return 0;
	f->handed_up--;
	item->state = state;
	return state == FETCH_LEFT ? 0 : fetch_put(f, item);
}

static int fetch_hear(struct fetch *f, const struct worker_message *m, struct err *e)
{
	switch (m->type) {
	case WORKER_STORED:
		return fetch_answered(f, m->text, FETCH_STORED);
	case WORKER_REJECTED:
		return fetch_answered(f, m->text, FETCH_REJECTED);
	case WORKER_LEAVE:
		return fetch_answered(f, m->text, FETCH_LEFT);
	case WORKER_FLUSH:
		f->flushes++;
		return 0;
	default:
		return err_set(e, ERR_INTERNAL, "main sent what is not for fetch");
	}
}

/* While mails are going up, more and more can be moved in one go. */
static int fetch_flush(struct fetch *f, struct err *e)
{
	struct err why = {0};

	if (!f->flushes || f->retry_at)
		return 0;
	if (f->in_pass && f->moves > 0 && f->moves < FETCH_MOVES)
		return 0;
	if (f->box->type->sync(f->box, &why) < 0) {
		*e = why;
		if (f->box->away)
			return 0;
		if (!f->box->type->wait)
			return -1;
		/* The server is there, and will not: that is for an admin, and no reason to stop.
		 */
		if (fetch_say_type(f, WORKER_TROUBLE, why.text) < 0)
			return -1;
	}
	f->moves = 0;
	fault_point("fetch-flushed");
	for (; f->flushes > 0; f->flushes--)
		if (fetch_say_type(f, WORKER_FLUSHED, NULL) < 0)
			return -1;
	return 0;
}

static bool fetch_wants_pass(const struct fetch *f)
{
	return f->again && !f->in_pass && !f->retry_at;
}

static int fetch_time_left(int64_t until)
{
	int64_t left = until - fetch_now_ms();

	return left > 0 ? (int)left : 0;
}

/* For how long nothing is to be done; -1: until something happens. */
static int fetch_patience(struct fetch *f, struct err *e)
{
	int ms = -1, left;

	if (f->retry_at)
		return fetch_time_left(f->retry_at);
	/* Main has as many mails as it may have: it answers. */
	if (f->in_pass)
		return -1;
	if (f->again)
		return fetch_time_left(f->look_at);
	if (f->box->type->wait && f->box->type->wait(f->box, &ms, e) != 0) {
		f->again = true;
		return 0;
	}
	/* What was told of sessions that were cut short is taken back once this one has lasted. */
	if (f->cut_short) {
		left = fetch_time_left(f->session_at + fault_gap(FETCH_STEADY_MS));
		ms = ms < 0 || left < ms ? left : ms;
	}
	if (ms < 0 && (f->box->wait_fd < 0 || f->stuck))
		return FETCH_LOOK_MS;
	return f->stuck && ms > FETCH_LOOK_MS ? FETCH_LOOK_MS : ms;
}

/* Waits for the socket and the mailbox, unless there is more to be handed up. */
static int fetch_wait(struct fetch *f, bool busy, struct err *e)
{
	int patience = busy ? 0 : fetch_patience(f, e);
	struct pollfd p[2] = {{f->options->socket, POLLIN, 0}, {f->box->wait_fd, POLLIN, 0}};
	struct worker_message m;
	int n, result;

	/* What it has to say was heard already, and is looked after in a moment. */
	if (fetch_wants_pass(f))
		p[1].fd = -1;
	n = poll(p, 2, patience);
	if (n < 0 && errno != EINTR)
		return err_set(e, ERR_INTERNAL, "cannot wait: %s", strerror(errno));
	if (n == 0 && !busy) {
		f->again = true;
		f->retry_at = 0;
	}
	if (n > 0 && p[1].revents) {
		f->again = true;
		if (f->box->type->woken(f->box, e) < 0)
			return -1;
	}
	if (n <= 0 || !p[0].revents)
		return 0;
	if (worker_receive(f->options->socket, &m, NULL) < 0)
		return -1;
	result = fetch_hear(f, &m, e);
	worker_message_close(&m);
	return result;
}

/* What can be done without waiting; *more: it can go on at once. */
static int fetch_work(struct fetch *f, bool *more, struct err *e)
{
	*more = false;
	if (fetch_wants_pass(f) && fetch_time_left(f->look_at) == 0 && fetch_begin_pass(f, e) < 0)
		return f->box->away ? 0 : -1;
	*more = f->next < f->count && f->handed_up < WORKER_FETCH_MOST;
	if (*more && fetch_next(f, e) < 0)
		return -1;
	if (f->box->away)
		return 0;
	if (f->in_pass && f->next == f->count && fetch_end_pass(f) < 0)
		return -1;
	return fetch_flush(f, e);
}

/* -1: e says what is wrong with the mailbox; if it says nothing, main is gone. */
static int fetch_loop(struct fetch *f, struct err *e)
{
	bool more;

	for (;;) {
		if (fetch_work(f, &more, e) < 0)
			return -1;
		if (fetch_notice_away(f, e) < 0)
			return -1;
		if (fetch_wait(f, more, e) < 0)
			return -1;
		if (fetch_notice_away(f, e) < 0)
			return -1;
		e->kind = ERR_NONE;
	}
}

int worker_fetch_main(const struct worker_fetch_options *o)
{
	struct fetch f = {.options = o, .again = true};
	struct err e = {0};

	if (o->imap) {
		mailbox_open_imap(&f.box, o->imap);
	} else if (mailbox_open_maildir(&f.box, o->path, o->processed, o->quarantine, &e) < 0) {
		fetch_say_type(&f, WORKER_TROUBLE, e.text);
		return 1;
	}
	fetch_say_type(&f, WORKER_READY, NULL);
	if (!o->imap && f.box->wait_fd < 0)
		fetch_say_type(&f, WORKER_TROUBLE, e.text);
	e.kind = ERR_NONE;
	fetch_loop(&f, &e);
	if (e.kind != ERR_NONE)
		fetch_say_type(&f, WORKER_TROUBLE, e.text);
	f.box->type->close(f.box);
	tdestroy(f.items, fetch_free_item);
	arena_clear(&f.arena);
	return e.kind == ERR_NONE ? 0 : 1;
}
