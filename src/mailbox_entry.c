/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mailbox_entry.h"

#include <stdlib.h>

#include "base/mem.h"
#include "shell/imap.h"

enum {
	BODY_BYTES = 4 << 20, /* fetched in one go, unless it is one mail */
	BROKEN_MS = 3600000,  /* for which a mail that spoils sessions is left alone */
};

static int mailbox_entry_compare(const void *a, const void *b)
{
	const struct mailbox_entry *x = a, *y = b;

	return (x->uid > y->uid) - (x->uid < y->uid);
}

struct mailbox_entry *mailbox_entry_find(struct mailbox_entries *known, uint32_t uid)
{
	const struct mailbox_entry key = {.uid = uid};

	return known->count
		   ? bsearch(&key, known->all, known->count, sizeof(key), mailbox_entry_compare)
		   : NULL;
}

void mailbox_entry_drop_bytes(struct mailbox_entry *entry)
{
	imap_free_bytes(entry->bytes);
	entry->bytes = NULL;
}

void mailbox_entry_forget_all(struct mailbox_entries *known)
{
	size_t i;

	for (i = 0; i < known->count; i++)
		mailbox_entry_drop_bytes(&known->all[i]);
	free(known->all);
	known->all = NULL;
	known->count = 0;
}

void mailbox_entry_merge(struct mailbox_entries *known, const uint32_t *uids, size_t count)
{
	struct mailbox_entry *entries = mem_alloc((count + 1) * sizeof(*entries));
	size_t old = 0, i;

	for (i = 0; i < count; i++) {
		while (old < known->count && known->all[old].uid < uids[i])
			mailbox_entry_drop_bytes(&known->all[old++]);
		if (old < known->count && known->all[old].uid == uids[i])
			entries[i] = known->all[old++];
		else
			entries[i] = (struct mailbox_entry){.uid = uids[i]};
		/* It was not moved after all: it goes the whole way again. */
		if (entries[i].moved)
			entries[i] = (struct mailbox_entry){.uid = uids[i]};
	}
	while (old < known->count)
		mailbox_entry_drop_bytes(&known->all[old++]);
	free(known->all);
	known->all = entries;
	known->count = count;
}

bool mailbox_entry_is_given_up(const struct mailbox_entry *entry, int64_t now)
{
	return entry->failures >= MAILBOX_ENTRY_TRIES && now < entry->given_up + BROKEN_MS;
}

void mailbox_entry_suspect(struct mailbox_entry *const *batch, size_t count, int64_t now)
{
	size_t i;

	for (i = 0; i < count; i++)
		batch[i]->alone = true;
	if (count == 1 && ++batch[0]->failures >= MAILBOX_ENTRY_TRIES)
		batch[0]->given_up = now;
}

void mailbox_entry_clear(struct mailbox_entry *entry)
{
	entry->alone = false;
	entry->failures = 0;
}

size_t mailbox_entry_choose(struct mailbox_entries *known, struct mailbox_entry *first,
			    int64_t whole, struct mailbox_entry **batch, int64_t *bytes)
{
	struct mailbox_entry *entry, *end = known->all + known->count;
	size_t n = 1;

	batch[0] = first;
	*bytes = first->size < whole ? first->size : whole;
	if (first->alone)
		return n;
	for (entry = first + 1; entry < end && n < MAILBOX_ENTRY_BATCH; entry++) {
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
