/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mailbox_folder.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "shell/imap.h"

enum {
	BODY_BYTES = 4 << 20, /* that are fetched in one go, unless it is one mail */
	TRIES = 2,	      /* that a mail gets of its own, if it spoils sessions */
	BROKEN_MS = 3600000,  /* for which it is left alone then */
};

static int folder_compare(const void *a, const void *b)
{
	const struct mailbox_entry *x = a, *y = b;

	return (x->uid > y->uid) - (x->uid < y->uid);
}

struct mailbox_entry *mailbox_folder_find(struct mailbox_folder *f, uint32_t uid)
{
	const struct mailbox_entry key = {.uid = uid};

	return f->count ? bsearch(&key, f->entries, f->count, sizeof(key), folder_compare) : NULL;
}

struct mailbox_entry *mailbox_folder_at(struct mailbox_folder *f, const char *where)
{
	uint32_t validity, uid;

	if (sscanf(where, "%" SCNu32 ":%" SCNu32, &validity, &uid) != 2 || validity != f->validity)
		return NULL;
	return mailbox_folder_find(f, uid);
}

void mailbox_folder_drop_bytes(struct mailbox_entry *entry)
{
	imap_free_bytes(entry->bytes);
	entry->bytes = NULL;
}

void mailbox_folder_clear(struct mailbox_folder *f)
{
	size_t i;

	for (i = 0; i < f->count; i++)
		mailbox_folder_drop_bytes(&f->entries[i]);
	free(f->entries);
	f->entries = NULL;
	f->count = 0;
}

void mailbox_folder_number(struct mailbox_folder *f, uint32_t validity)
{
	if (validity == f->validity)
		return;
	mailbox_folder_clear(f);
	f->validity = validity;
}

void mailbox_folder_merge(struct mailbox_folder *f, const uint32_t *uids, size_t count)
{
	struct mailbox_entry *entries = mem_alloc((count + 1) * sizeof(*entries));
	size_t old = 0, i;

	for (i = 0; i < count; i++) {
		while (old < f->count && f->entries[old].uid < uids[i])
			mailbox_folder_drop_bytes(&f->entries[old++]);
		if (old < f->count && f->entries[old].uid == uids[i])
			entries[i] = f->entries[old++];
		else
			entries[i] = (struct mailbox_entry){.uid = uids[i]};
		/* It was not moved after all: it goes the whole way again. */
		if (entries[i].moved)
			entries[i] = (struct mailbox_entry){.uid = uids[i]};
	}
	while (old < f->count)
		mailbox_folder_drop_bytes(&f->entries[old++]);
	free(f->entries);
	f->entries = entries;
	f->count = count;
}

bool mailbox_folder_is_given_up(const struct mailbox_entry *entry, int64_t now)
{
	return entry->failures >= TRIES && now < entry->given_up + BROKEN_MS;
}

void mailbox_folder_suspect(struct mailbox_entry *const *batch, size_t count, int64_t now)
{
	size_t i;

	for (i = 0; i < count; i++)
		batch[i]->alone = true;
	if (count == 1 && ++batch[0]->failures >= TRIES)
		batch[0]->given_up = now;
}

void mailbox_folder_absolve(struct mailbox_entry *entry)
{
	entry->alone = false;
	entry->failures = 0;
}

/* "imap:FOLDER:UIDVALIDITY:UID".  Bytes of the name that are not visible ASCII are %XX. */
static const char *folder_place(struct arena *a, const struct mailbox_folder *f, uint32_t uid)
{
	const char *c;
	struct str s;

	str_init(&s, a, STR_UNBOUNDED);
	str_add(&s, "imap:");
	for (c = f->name; *c; c++) {
		if (*c <= ' ' || *c > '~' || *c == '%' || *c == ':')
			str_addf(&s, "%%%02X", (unsigned char)*c);
		else
			str_add_char(&s, *c);
	}
	str_addf(&s, ":%" PRIu32 ":%" PRIu32, f->validity, uid);
	return str_text(&s);
}

void mailbox_folder_list(const struct mailbox_folder *f, int64_t now, struct arena *a,
			 struct mailbox_mail **mails, size_t *count)
{
	struct mailbox_mail *list = ARENA_NEW_N(a, struct mailbox_mail, f->count);
	size_t i, n = 0;

	for (i = 0; i < f->count; i++) {
		const struct mailbox_entry *entry = &f->entries[i];

		if (entry->putting || (!entry->informed && !mailbox_folder_is_given_up(entry, now)))
			continue;
		list[n].place = folder_place(a, f, entry->uid);
		list[n].where = arena_printf(a, "%" PRIu32 ":%" PRIu32, f->validity, entry->uid);
		list[n++].came = entry->came;
	}
	*mails = list;
	*count = n;
}

size_t mailbox_folder_choose(struct mailbox_folder *f, struct mailbox_entry *first, int64_t whole,
			     struct mailbox_entry **batch, int64_t *bytes)
{
	struct mailbox_entry *entry, *end = f->entries + f->count;
	size_t n = 1;

	batch[0] = first;
	*bytes = first->size < whole ? first->size : whole;
	if (first->alone)
		return n;
	for (entry = first + 1; entry < end && n < MAILBOX_FOLDER_BATCH; entry++) {
		if (!entry->informed || entry->opened || entry->putting || entry->bytes ||
		    entry->alone || entry->size > whole)
			continue;
		if (*bytes + entry->size > BODY_BYTES)
			break;
		*bytes += entry->size;
		batch[n++] = entry;
	}
	return n;
}
