/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compound.h"

#include <string.h>

/* In this order: the head, the table of sectors, the sectors that name more of those, the
 * directory, the table of small sectors, the small sectors, the large streams.  Everything is in
 * one piece. */
enum {
	SECTOR = 512,
	SMALL_SECTOR = 64,
	SMALL_STREAM = 4096,
	ENTRY = 128,
	IN_HEAD = 109,
	IN_SECTOR = SECTOR / 4,
	FREE = -1,
	END = -2,
	TABLE = -3,
	MORE = -4,
};

struct compound {
	struct arena *arena;
	const struct compound_stream *streams;
	size_t count;
	unsigned char *bytes, *directory, *small_table, *small;
	size_t table, more, entries, small_sectors, sectors; /* how many */
	size_t next, next_small;			     /* that is not taken yet */
};

static void put(unsigned char *at, size_t width, long n)
{
	for (; width; width--, n >>= 8)
		*at++ = (unsigned char)(n & 0xFF);
}

static size_t pieces(size_t size, size_t piece)
{
	return (size + piece - 1) / piece;
}

static unsigned char *sector(const struct compound *c, size_t i)
{
	return c->bytes + SECTOR * (i + 1);
}

static void link_sector(const struct compound *c, size_t i, long next)
{
	put(sector(c, i / IN_SECTOR) + 4 * (i % IN_SECTOR), 4, next);
}

/* The next `n` sectors, as one chain; their first. */
static size_t take(struct compound *c, size_t n)
{
	size_t first = c->next, i;

	for (i = 0; i < n; i++)
		link_sector(c, first + i, i + 1 < n ? (long)(first + i + 1) : END);
	c->next += n;
	return first;
}

static unsigned char *add_entry(struct compound *c, const char *name, size_t n, int type)
{
	unsigned char *entry = c->directory + ENTRY * c->entries++;
	size_t i;

	for (i = 0; i < n; i++)
		entry[2 * i] = (unsigned char)name[i];
	put(entry + 64, 2, (long)(2 * n + 2));
	entry[66] = (unsigned char)type;
	for (i = 68; i < 80; i += 4)
		put(entry + i, 4, FREE);
	return entry;
}

static void put_stream(struct compound *c, unsigned char *entry, const struct compound_stream *s)
{
	size_t first, n = pieces(s->size, SMALL_SECTOR), i;

	put(entry + 120, 4, (long)s->size);
	if (s->size >= SMALL_STREAM) {
		first = take(c, pieces(s->size, SECTOR));
		memcpy(sector(c, first), s->bytes, s->size);
		put(entry + 116, 4, (long)first);
		return;
	}
	put(entry + 116, 4, n ? (long)c->next_small : END);
	if (n)
		memcpy(c->small + SMALL_SECTOR * c->next_small, s->bytes, s->size);
	for (i = 0; i < n; i++, c->next_small++)
		put(c->small_table + 4 * c->next_small, 4,
		    i + 1 < n ? (long)c->next_small + 1 : END);
}

/* The streams whose paths begin so go into this directory, each to the right of the one before. */
static void put_all(struct compound *c, unsigned char *dir, size_t first, size_t end, size_t from)
{
	unsigned char *link = dir + 76, *entry;
	const char *path;
	size_t i, n, same;

	for (i = first; i < end; i = same) {
		path = c->streams[i].path + from;
		n = strcspn(path, "/");
		put(link, 4, (long)c->entries);
		entry = add_entry(c, path, n, path[n] ? 1 : 2);
		link = entry + 72;
		for (same = i + 1;
		     path[n] && same < end &&
		     strncmp(c->streams[same].path, c->streams[i].path, from + n + 1) == 0;)
			same++;
		if (path[n])
			put_all(c, entry, i, same, from + n + 1);
		else
			put_stream(c, entry, &c->streams[i]);
	}
}

static size_t count_entries(const struct compound *c)
{
	size_t i, entries = 1;
	const char *s;

	/* At most: a directory may be that of the stream before, too. */
	for (i = 0; i < c->count; i++)
		for (entries++, s = c->streams[i].path; *s; s++)
			entries += *s == '/';
	return entries;
}

/* How many sectors there will be, those of their own table included. */
static void plan(struct compound *c, size_t entries)
{
	size_t large = 0, i;

	for (i = 0; i < c->count; i++) {
		if (c->streams[i].size < SMALL_STREAM)
			c->small_sectors += pieces(c->streams[i].size, SMALL_SECTOR);
		else
			large += pieces(c->streams[i].size, SECTOR);
	}
	large += pieces(entries, SECTOR / ENTRY) + pieces(c->small_sectors, IN_SECTOR) +
		 pieces(c->small_sectors, SECTOR / SMALL_SECTOR);
	do {
		c->sectors = large + c->table + c->more;
		c->table = pieces(c->sectors, IN_SECTOR);
		c->more = c->table > IN_HEAD ? pieces(c->table - IN_HEAD, IN_SECTOR - 1) : 0;
	} while (c->sectors < large + c->table + c->more);
}

static void put_head(struct compound *c)
{
	unsigned char *at;
	size_t i, k;

	memcpy(c->bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	put(c->bytes + 24, 8, 0xFFFE0003003E);
	put(c->bytes + 30, 2, 9);
	put(c->bytes + 32, 2, 6);
	put(c->bytes + 44, 4, (long)c->table);
	put(c->bytes + 56, 4, SMALL_STREAM);
	put(c->bytes + 68, 4, c->more ? (long)c->table : END);
	put(c->bytes + 72, 4, (long)c->more);
	for (i = 0; i < IN_HEAD; i++)
		put(c->bytes + 76 + 4 * i, 4, i < c->table ? (long)i : FREE);
	for (i = 0; i < c->table * IN_SECTOR; i++)
		link_sector(c, i, i < c->table ? TABLE : i < c->table + c->more ? MORE : FREE);
	for (i = 0; i < c->more; i++) {
		at = sector(c, c->table + i);
		for (k = 0; k < IN_SECTOR - 1; k++) {
			size_t number = IN_HEAD + i * (IN_SECTOR - 1) + k;

			put(at + 4 * k, 4, number < c->table ? (long)number : FREE);
		}
		put(at + 4 * k, 4, i + 1 < c->more ? (long)(c->table + i + 1) : END);
	}
	c->next = c->table + c->more;
}

char *compound_make(struct arena *a, const struct compound_stream *streams, size_t count,
		    size_t *size)
{
	struct compound c = {.arena = a, .streams = streams, .count = count};
	size_t entries = count_entries(&c), first, small;
	unsigned char *root;

	plan(&c, entries);
	*size = SECTOR * (c.sectors + 1);
	c.bytes = arena_alloc(a, *size);
	put_head(&c);
	first = take(&c, pieces(entries, SECTOR / ENTRY));
	put(c.bytes + 48, 4, (long)first);
	c.directory = sector(&c, first);
	first = take(&c, pieces(c.small_sectors, IN_SECTOR));
	put(c.bytes + 60, 4, c.small_sectors ? (long)first : END);
	put(c.bytes + 64, 4, (long)pieces(c.small_sectors, IN_SECTOR));
	c.small_table = sector(&c, first);
	small = take(&c, pieces(c.small_sectors, SECTOR / SMALL_SECTOR));
	c.small = sector(&c, small);
	root = add_entry(&c, "Root Entry", 10, 5);
	put(root + 116, 4, c.small_sectors ? (long)small : END);
	put(root + 120, 4, (long)(SMALL_SECTOR * c.small_sectors));
	put_all(&c, root, 0, count, 0);
	return (char *)c.bytes;
}
