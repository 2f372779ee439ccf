/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mailbox_imap.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "base/str.h"
#include "mailbox_entry.h"
#include "shell/secret.h"
#include "shell/worker.h"

enum {
	INFO_BATCH = 500, /* mails whose sizes are asked for in one go */
	MOVE_BATCH = 500, /* one command for many is 40 times as fast as one for each */
	IDLE_MS = 290000, /* firewalls forget who is silent for longer */
	LOOK_MS = 60000,  /* where the server cannot tell us */
};

struct mailbox_imap {
	struct mailbox box; /* first: one is the other */
	const struct mailbox_imap_options *o;
	struct imap *imap; /* NULL: not connected */
	uint32_t validity;
	int64_t look_at;	      /* milliseconds, monotonic: whatever the server says */
	struct mailbox_entries known; /* the mails of the folder */
};

static struct mailbox_imap *mailbox_self(struct mailbox *box)
{
	return (struct mailbox_imap *)box;
}

static int64_t mailbox_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the session */

static void mailbox_disconnect(struct mailbox_imap *self)
{
	imap_close(self->imap);
	self->imap = NULL;
	self->box.wait_fd = -1;
	self->box.away = true;
}

/* After a failure: is the session over?  Returns -1. */
static int mailbox_failed(struct mailbox_imap *self)
{
	if (!self->imap || imap_is_over(self->imap))
		mailbox_disconnect(self);
	return -1;
}

static int mailbox_log_in(struct mailbox_imap *self, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *password;
	int result;

	if (self->o->tokens)
		return imap_login_token(self->imap, self->o->user, self->o->tokens, e);
	if (secret_read(&a, "mailbox-password", self->o->password_file, &password, e) < 0)
		return -1;
	result = imap_login(self->imap, self->o->user, password, e);
	explicit_bzero((char *)(uintptr_t)password, strlen(password));
	return result;
}

static int mailbox_reach(struct mailbox_imap *self, struct err *e)
{
	if (self->imap)
		return 0;
	if (imap_open(&self->imap, &self->o->server, e) < 0) {
		self->imap = NULL;
		self->box.away = true;
		return -1;
	}
	if (mailbox_log_in(self, e) < 0 ||
	    imap_make_folder(self->imap, self->o->processed, e) < 0 ||
	    imap_make_folder(self->imap, self->o->quarantine, e) < 0 ||
	    imap_select(self->imap, self->o->folder, e) < 0) {
		mailbox_disconnect(self);
		return -1;
	}
	fault_point("imap-connected");
	return 0;
}

/* The folder's numbers may have been given anew, also in the middle of a session. */
static void mailbox_check_validity(struct mailbox_imap *self)
{
	if (imap_uidvalidity(self->imap) == self->validity)
		return;
	mailbox_entry_forget_all(&self->known);
	self->validity = imap_uidvalidity(self->imap);
}

static int mailbox_attention(struct mailbox_imap *self, struct err *e)
{
	self->box.wait_fd = -1;
	return imap_idle_end(self->imap, e);
}

/* ---- out of the inbox */

static int mailbox_move_some(struct mailbox_imap *self, struct mailbox_entry *const *batch,
			     const uint32_t *uids, size_t count, const char *folder, struct err *e)
{
	size_t i;

	if (imap_move(self->imap, uids, count, folder, e) < 0) {
		/* Somebody may have taken the folder away. */
		if (imap_is_over(self->imap) || imap_make_folder(self->imap, folder, e) < 0 ||
		    imap_move(self->imap, uids, count, folder, e) < 0)
			return -1;
	}
	fault_point("imap-moved");
	for (i = 0; i < count; i++) {
		batch[i]->putting = false;
		batch[i]->moved = true;
	}
	return 0;
}

static int mailbox_move_all(struct mailbox_imap *self, enum mailbox_fate fate, const char *folder,
			    struct err *e)
{
	struct mailbox_entry *batch[MOVE_BATCH];
	uint32_t uids[MOVE_BATCH];
	size_t i, n = 0;

	for (i = 0; i < self->known.count; i++) {
		if (self->known.all[i].putting && self->known.all[i].fate == fate) {
			batch[n] = &self->known.all[i];
			uids[n++] = self->known.all[i].uid;
		}
		if (n == 0 || (n < MOVE_BATCH && i + 1 < self->known.count))
			continue;
		if (mailbox_move_some(self, batch, uids, n, folder, e) < 0)
			return -1;
		n = 0;
	}
	return 0;
}

static int mailbox_sync(struct mailbox *box, struct err *e)
{
	struct mailbox_imap *self = mailbox_self(box);
	size_t i = 0;

	while (i < self->known.count && !self->known.all[i].putting)
		i++;
	if (i == self->known.count)
		return 0;
	if (!self->imap) {
		box->away = true;
		return err_set(e, ERR_TEMP, "the mail server is not connected");
	}
	if (mailbox_attention(self, e) < 0 ||
	    mailbox_move_all(self, MAILBOX_PROCESSED, self->o->processed, e) < 0 ||
	    mailbox_move_all(self, MAILBOX_QUARANTINE, self->o->quarantine, e) < 0)
		return mailbox_failed(self);
	return 0;
}

/* ---- which mails are there */

static void mailbox_note_infos(struct mailbox_imap *self, const struct imap_info *infos,
			       size_t count)
{
	struct mailbox_entry *entry;
	size_t i;

	for (i = 0; i < count; i++) {
		entry = mailbox_entry_find(&self->known, infos[i].uid);
		if (!entry)
			continue;
		entry->size = infos[i].size;
		entry->came = infos[i].came ? infos[i].came : time(NULL);
		entry->informed = true;
		mailbox_entry_clear(entry);
	}
}

/* 1: not these together. */
static int mailbox_ask_some(struct mailbox_imap *self, struct mailbox_entry *const *batch,
			    size_t count, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	uint32_t *uids = ARENA_NEW_N(&a, uint32_t, count);
	struct imap_info *infos;
	size_t i, found;

	for (i = 0; i < count; i++)
		uids[i] = batch[i]->uid;
	if (imap_get_infos(self->imap, uids, count, &a, &infos, &found, e) < 0) {
		mailbox_entry_suspect(batch, count, mailbox_now_ms());
		return imap_is_over(self->imap) ? -1 : 1;
	}
	mailbox_note_infos(self, infos, found);
	return 0;
}

/* 1: some have to be asked about again. */
static int mailbox_ask_once(struct mailbox_imap *self, struct err *e)
{
	struct mailbox_entry *batch[INFO_BATCH], *entry;
	size_t i, n = 0;
	int asked, again = 0;

	for (i = 0; i < self->known.count; i++) {
		entry = &self->known.all[i];
		if (!entry->informed && !mailbox_entry_is_given_up(entry, mailbox_now_ms()))
			batch[n++] = entry;
		/* One under suspicion goes by itself, after those that wait for company. */
		if (n == 0 || (n < INFO_BATCH && i + 1 < self->known.count &&
			       !batch[n - 1]->alone && !self->known.all[i + 1].alone))
			continue;
		asked = mailbox_ask_some(self, batch, n, e);
		if (asked < 0)
			return -1;
		again |= asked;
		n = 0;
	}
	return again;
}

static int mailbox_ask_all(struct mailbox_imap *self, struct err *e)
{
	int asked, turn = 0;

	do
		asked = mailbox_ask_once(self, e);
	while (asked > 0 && turn++ < MAILBOX_ENTRY_TRIES);
	return asked < 0 ? -1 : 0;
}

/* "imap:FOLDER:UIDVALIDITY:UID".  Bytes of the name that are not visible ASCII are %XX. */
static const char *mailbox_place(struct arena *a, const char *folder, uint32_t validity,
				 uint32_t uid)
{
	struct str s;

	str_init(&s, a, STR_UNBOUNDED);
	str_add(&s, "imap:");
	for (; *folder; folder++) {
		if (*folder <= ' ' || *folder > '~' || *folder == '%' || *folder == ':')
			str_addf(&s, "%%%02X", (unsigned char)*folder);
		else
			str_add_char(&s, *folder);
	}
	str_addf(&s, ":%" PRIu32 ":%" PRIu32, validity, uid);
	return str_text(&s);
}

/* One that the server cannot be asked about without trouble is listed too: open() says what is the
 * matter with it. */
static void mailbox_list_entries(struct mailbox_imap *self, struct arena *a,
				 struct mailbox_mail **mails, size_t *count)
{
	struct mailbox_mail *list = ARENA_NEW_N(a, struct mailbox_mail, self->known.count);
	size_t i, n = 0;

	for (i = 0; i < self->known.count; i++) {
		const struct mailbox_entry *entry = &self->known.all[i];

		if (entry->putting ||
		    (!entry->informed && !mailbox_entry_is_given_up(entry, mailbox_now_ms())))
			continue;
		list[n].place = mailbox_place(a, self->o->folder, self->validity, entry->uid);
		list[n].where = arena_printf(a, "%" PRIu32 ":%" PRIu32, self->validity, entry->uid);
		list[n++].came = entry->came;
	}
	*mails = list;
	*count = n;
}

static int mailbox_list(struct mailbox *box, struct arena *a, struct mailbox_mail **mails,
			size_t *count, struct err *e)
{
	struct mailbox_imap *self = mailbox_self(box);
	CLEANUP_ARENA struct arena local = {0};
	uint32_t *uids;
	size_t n;

	if (mailbox_reach(self, e) < 0)
		return -1;
	if (mailbox_attention(self, e) < 0)
		goto failed;
	mailbox_check_validity(self);
	/* What could not be moved when it ought to have been, while the server was away. */
	if (mailbox_sync(box, e) < 0 && !self->imap)
		return -1;
	if (imap_search(self->imap, &local, &uids, &n, e) < 0)
		goto failed;
	mailbox_check_validity(self);
	mailbox_entry_merge(&self->known, uids, n);
	if (mailbox_ask_all(self, e) < 0)
		goto failed;
	mailbox_list_entries(self, a, mails, count);
	self->look_at = mailbox_now_ms() + self->o->poll;
	return 0;
failed:
	mailbox_disconnect(self);
	return -1;
}

/* ---- their bytes */

/* NULL: it is not there any more. */
static struct mailbox_entry *mailbox_where(struct mailbox_imap *self,
					   const struct mailbox_mail *mail)
{
	uint32_t validity, uid;

	if (sscanf(mail->where, "%" SCNu32 ":%" SCNu32, &validity, &uid) != 2 ||
	    validity != self->validity)
		return NULL;
	return mailbox_entry_find(&self->known, uid);
}

static void mailbox_note_bodies(struct mailbox_imap *self, const struct imap_body *bodies,
				size_t count)
{
	struct mailbox_entry *entry;
	size_t i;

	for (i = 0; i < count; i++) {
		entry = mailbox_entry_find(&self->known, bodies[i].uid);
		if (!entry || entry->bytes) {
			imap_free_bytes(bodies[i].bytes);
			continue;
		}
		entry->bytes = bodies[i].bytes;
		entry->length = bodies[i].size;
		mailbox_entry_clear(entry);
	}
}

/* 0: it was asked for, and is there if the server has it; 1: refused; -1: the server is away.
 * Sizes are estimates with some servers: a mail on its own may be as large as the limit, and one
 * byte more tells that it is larger. */
static int mailbox_fetch(struct mailbox_imap *self, struct mailbox_entry *first, int64_t whole,
			 struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct mailbox_entry *batch[MAILBOX_ENTRY_BATCH];
	uint32_t uids[MAILBOX_ENTRY_BATCH];
	struct imap_body *bodies;
	int64_t bytes, most = 0;
	size_t n, i, found;

	n = mailbox_entry_choose(&self->known, first, whole, batch, &bytes);
	if (first->size > whole)
		most = MAILBOX_FIRST;
	else if (n == 1)
		most = whole + 1;
	for (i = 0; i < n; i++)
		uids[i] = batch[i]->uid;
	if (imap_get_bodies(self->imap, uids, n, most, most ? most : 2 * bytes, &a, &bodies, &found,
			    e) < 0) {
		mailbox_entry_suspect(batch, n, mailbox_now_ms());
		mailbox_failed(self);
		return self->imap ? 1 : -1;
	}
	mailbox_note_bodies(self, bodies, found);
	/* Those that are gone by now are no trouble; one that is listed and never given is. */
	for (i = 0; i < n; i++)
		if (!batch[i]->bytes)
			mailbox_entry_suspect(&batch[i], 1, mailbox_now_ms());
	fault_point("imap-fetched");
	return 0;
}

static int mailbox_hand_out(struct mailbox_entry *entry, int64_t whole, int64_t *size,
			    struct err *e)
{
	size_t shown = entry->length;
	int fd;

	*size = entry->size > whole ? entry->size : (int64_t)entry->length;
	if (*size > whole && shown > MAILBOX_FIRST)
		shown = MAILBOX_FIRST;
	fd = worker_memfd(entry->bytes, shown, e);
	mailbox_entry_drop_bytes(entry);
	entry->opened = fd >= 0;
	return fd;
}

static int mailbox_open(struct mailbox *box, const struct mailbox_mail *mail, int64_t whole,
			int64_t *size, struct err *e)
{
	struct mailbox_imap *self = mailbox_self(box);
	struct mailbox_entry *entry = mailbox_where(self, mail);
	struct err why = {0};
	int fetched = 1;

	if (!self->imap || !entry)
		return err_set(e, ERR_TEMP, "the mail is not there now");
	if (!entry->bytes && mailbox_attention(self, &why) < 0)
		fetched = mailbox_failed(self);
	/* Together with others, and if that is refused, by itself. */
	while (fetched > 0 && !entry->bytes && !mailbox_entry_is_given_up(entry, mailbox_now_ms()))
		fetched = mailbox_fetch(self, entry, whole, &why);
	if (entry->bytes)
		return mailbox_hand_out(entry, whole, size, e);
	if (self->imap && mailbox_entry_is_given_up(entry, mailbox_now_ms()))
		return err_set(e, ERR_PERM,
			       "the mail server cannot give us the mail with the UID %" PRIu32
			       "; it is tried again from time to time",
			       entry->uid);
	return err_set(e, ERR_TEMP, "%s", why.kind != ERR_NONE ? why.text : "the mail is gone");
}

static int mailbox_put(struct mailbox *box, const struct mailbox_mail *mail, enum mailbox_fate fate,
		       struct err *e)
{
	struct mailbox_entry *entry = mailbox_where(mailbox_self(box), mail);

	(void)e;
	if (entry && !entry->moved) {
		entry->putting = true;
		entry->fate = fate;
	}
	return 0;
}

/* ---- waiting */

static int mailbox_wait(struct mailbox *box, int *ms, struct err *e)
{
	struct mailbox_imap *self = mailbox_self(box);
	int64_t left;
	bool already = false;

	if (!self->imap)
		return 0;
	if (imap_has_news(self->imap))
		return 1;
	if (box->wait_fd < 0 && imap_can_idle(self->imap)) {
		if (imap_idle(self->imap, &already, e) == 0) {
			self->look_at = mailbox_now_ms() + IDLE_MS;
			box->wait_fd = imap_fd(self->imap);
		} else if (imap_is_over(self->imap)) {
			return mailbox_failed(self);
		}
	}
	left = self->look_at - mailbox_now_ms();
	*ms = left > 0 ? (int)left : 0;
	return already;
}

/* Whatever it is: list() hears it when it ends the waiting. */
static int mailbox_woken(struct mailbox *box, struct err *e)
{
	(void)box;
	(void)e;
	return 0;
}

static void mailbox_close(struct mailbox *box)
{
	struct mailbox_imap *self = mailbox_self(box);

	imap_close(self->imap);
	mailbox_entry_forget_all(&self->known);
	free(self);
}

static const struct mailbox_type mailbox_imap = {.list = mailbox_list,
						 .open = mailbox_open,
						 .put = mailbox_put,
						 .sync = mailbox_sync,
						 .wait = mailbox_wait,
						 .woken = mailbox_woken,
						 .close = mailbox_close};

void mailbox_open_imap(struct mailbox **box, const struct mailbox_imap_options *o)
{
	struct mailbox_imap *self = mem_alloc(sizeof(*self));

	memset(self, 0, sizeof(*self));
	self->box.type = &mailbox_imap;
	self->box.wait_fd = -1;
	self->o = o;
	*box = &self->box;
}
