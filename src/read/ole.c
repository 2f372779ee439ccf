/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/ole.h"

#include <string.h>

#include "read/charset.h"

enum {
	/* The head (MS-CFB 2.2). */
	AT_SECTOR_SHIFT = 30,
	AT_DIRECTORY = 48,
	AT_SMALL_TABLE = 60,
	AT_TABLES_MORE = 68,
	AT_TABLES = 76,
	TABLES_IN_HEAD = 109,
	HEAD_SIZE = 512,
	/* An entry of a directory (2.6). */
	ENTRY_SIZE = 128,
	AT_NAME_SIZE = 64,
	AT_TYPE = 66,
	AT_LEFT = 68,
	AT_RIGHT = 72,
	AT_CHILD = 76,
	AT_START = 116,
	AT_SIZE = 120,
	TYPE_DIRECTORY = 1,
	TYPE_STREAM = 2,
	TYPE_ROOT = 5,
	/* Streams shorter than this lie in small sectors inside of a stream of the root. */
	SMALL_STREAM = 4096,
	SMALL_SHIFT = 6,
	ENTRIES_MAX = 20000,
};

/* Sectors follow each other as a table says: for each the number of the next. */
struct ole_space {
	const unsigned char *bytes;
	size_t size;
	unsigned shift; /* of a sector's size */
	size_t skip;	/* what stands before the first one */
	unsigned *next;
	size_t count;
};

struct ole_entry {
	const char *name;
	unsigned type, left, right, child, start;
	size_t size;
	bool listed;	    /* its directory has it */
	unsigned *children; /* of a directory, once they were asked for */
	size_t child_count;
	bool opened;
};

struct ole {
	struct arena *arena; /* borrowed */
	struct ole_space sectors, small;
	struct ole_entry *entries;
	size_t entry_count;
};

static unsigned number_at(const unsigned char *s, size_t width)
{
	unsigned n = 0;

	while (width--)
		n = n << 8 | s[width];
	return n;
}

/* ---- sectors */

/* How many there are; the last may be cut short. */
static size_t count_sectors(const struct ole_space *s)
{
	return s->size <= s->skip ? 0
				  : (s->size - s->skip + ((size_t)1 << s->shift) - 1) >> s->shift;
}

/* The bytes of one sector that are there. */
static const unsigned char *find_sector(const struct ole_space *s, unsigned number, size_t *size)
{
	size_t at = s->skip + ((size_t)number << s->shift);

	*size = 0;
	if (number >= count_sectors(s))
		return NULL;
	*size = s->size - at < (size_t)1 << s->shift ? s->size - at : (size_t)1 << s->shift;
	return s->bytes + at;
}

/* Numbers of four bytes behind those of the table that are there. */
static void add_to_table(struct ole_space *s, const unsigned char *bytes, size_t size)
{
	size_t most = count_sectors(s);

	for (; size >= 4 && s->count < most; bytes += 4, size -= 4)
		s->next[s->count++] = number_at(bytes, 4);
}

/* As many bytes of a chain of sectors as there are, up to `max`; it is no longer than all sectors
 * are, so that one that goes in circles ends. */
static size_t read_chain(const struct ole_space *s, unsigned first, unsigned char *to, size_t max)
{
	size_t left = count_sectors(s), done = 0, n;
	const unsigned char *sector;
	unsigned at = first;

	for (; left && done < max; left--) {
		sector = find_sector(s, at, &n);
		if (!sector || at >= s->count)
			break;
		n = n < max - done ? n : max - done;
		memcpy(to + done, sector, n);
		done += n;
		at = s->next[at];
	}
	return done;
}

/* The whole of a chain, in the arena. */
static unsigned char *read_all(struct ole *ole, const struct ole_space *s, unsigned first,
			       size_t max, size_t *size)
{
	size_t left = count_sectors(s), n = 0;
	unsigned at = first;
	unsigned char *bytes;

	for (; left && at < s->count && n < max; left--) {
		n += (size_t)1 << s->shift;
		at = s->next[at];
	}
	bytes = arena_alloc(ole->arena, n + 1);
	*size = read_chain(s, first, bytes, n);
	return bytes;
}

/* The table of sectors lies in sectors itself: the head names the first of these, and those that
 * name more of them. */
static void read_table(struct ole *ole, const unsigned char *head)
{
	struct ole_space *s = &ole->sectors;
	size_t left = count_sectors(s), size, n, i;
	const unsigned char *list, *sector;
	unsigned at;

	s->next = ARENA_NEW_N(ole->arena, unsigned, left);
	for (i = 0; i < TABLES_IN_HEAD; i++)
		if ((sector = find_sector(s, number_at(head + AT_TABLES + 4 * i, 4), &n)))
			add_to_table(s, sector, n);
	at = number_at(head + AT_TABLES_MORE, 4);
	for (; left && (list = find_sector(s, at, &size)) && size >= 8; left--) {
		for (i = 0; i + 8 <= size; i += 4)
			if ((sector = find_sector(s, number_at(list + i, 4), &n)))
				add_to_table(s, sector, n);
		at = number_at(list + i, 4);
	}
}

static void read_small(struct ole *ole, const unsigned char *head)
{
	struct ole_space *s = &ole->small;
	unsigned char *table;
	size_t size;

	s->bytes =
	    read_all(ole, &ole->sectors, ole->entries[0].start, ole->entries[0].size, &s->size);
	s->shift = SMALL_SHIFT;
	table = read_all(ole, &ole->sectors, number_at(head + AT_SMALL_TABLE, 4), ole->sectors.size,
			 &size);
	s->next = ARENA_NEW_N(ole->arena, unsigned, count_sectors(s));
	add_to_table(s, table, size);
}

/* ---- entries */

static void read_entry(struct ole *ole, const unsigned char *s)
{
	struct ole_entry *entry = &ole->entries[ole->entry_count++];
	size_t n = number_at(s + AT_NAME_SIZE, 2);

	/* Its size counts the NUL at its end. */
	n = n < 2 ? 0 : n > AT_NAME_SIZE ? AT_NAME_SIZE : n - 2;
	entry->name = charset_to_utf8(ole->arena, (const char *)s, n - n % 2, "utf-16le");
	entry->type = s[AT_TYPE];
	entry->left = number_at(s + AT_LEFT, 4);
	entry->right = number_at(s + AT_RIGHT, 4);
	entry->child = number_at(s + AT_CHILD, 4);
	entry->start = number_at(s + AT_START, 4);
	entry->size = number_at(s + AT_SIZE, 4);
}

static int read_entries(struct ole *ole, const unsigned char *head, struct err *e)
{
	unsigned char *bytes;
	size_t size, i, count;

	bytes = read_all(ole, &ole->sectors, number_at(head + AT_DIRECTORY, 4),
			 (size_t)ENTRIES_MAX * ENTRY_SIZE, &size);
	count = size / ENTRY_SIZE;
	if (!count || bytes[AT_TYPE] != TYPE_ROOT)
		return err_set(e, ERR_INPUT, "It is damaged.");
	ole->entries = ARENA_NEW_N(ole->arena, struct ole_entry, count);
	for (i = 0; i < count; i++)
		read_entry(ole, bytes + i * ENTRY_SIZE);
	ole->entries[0].listed = true;
	return 0;
}

/* The entries of a directory are a tree; each is taken once only, in whatever circle they stand. */
static void list_children(struct ole *ole, struct ole_entry *dir)
{
	struct ole_entry *entry;
	size_t i;

	dir->opened = true;
	for (i = 0; i <= dir->child_count; i++) {
		unsigned links[2] = {dir->child, OLE_NONE}, k;

		if (i) {
			entry = &ole->entries[dir->children[i - 1]];
			links[0] = entry->left;
			links[1] = entry->right;
		}
		for (k = 0; k < 2; k++) {
			if (links[k] >= ole->entry_count || ole->entries[links[k]].listed)
				continue;
			ole->entries[links[k]].listed = true;
			*ARENA_PUSH(ole->arena, unsigned, dir->children, dir->child_count) =
			    links[k];
		}
	}
}

static struct ole_entry *open_dir(struct ole *ole, ole_dir dir)
{
	struct ole_entry *entry = &ole->entries[dir];

	if (!entry->opened)
		list_children(ole, entry);
	return entry;
}

/* The number of an entry, or OLE_NONE. */
static unsigned find_entry(struct ole *ole, ole_dir dir, const char *name)
{
	const struct ole_entry *parent = open_dir(ole, dir);
	size_t i;

	for (i = 0; i < parent->child_count; i++)
		if (str_ieq(ole->entries[parent->children[i]].name, name))
			return parent->children[i];
	return OLE_NONE;
}

/* ---- what is asked */

int ole_open(struct ole **opened, struct arena *a, const void *bytes, size_t size, struct err *e)
{
	const unsigned char *head = bytes;
	struct ole *ole = ARENA_NEW(a, struct ole);
	unsigned shift;

	if (size < HEAD_SIZE || memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) != 0)
		return err_set(e, ERR_INPUT, "It is damaged.");
	shift = number_at(head + AT_SECTOR_SHIFT, 2);
	if (shift != 9 && shift != 12)
		return err_set(e, ERR_INPUT, "It is damaged.");
	ole->arena = a;
	ole->sectors = (struct ole_space){bytes, size, shift, (size_t)1 << shift, NULL, 0};
	read_table(ole, head);
	if (read_entries(ole, head, e) < 0)
		return -1;
	read_small(ole, head);
	*opened = ole;
	return 0;
}

ole_dir ole_enter(struct ole *ole, ole_dir dir, const char *name)
{
	unsigned found = find_entry(ole, dir, name);

	return found != OLE_NONE && ole->entries[found].type == TYPE_DIRECTORY ? found : OLE_NONE;
}

const char *ole_name(struct ole *ole, ole_dir dir, size_t i)
{
	const struct ole_entry *parent = open_dir(ole, dir);

	return i < parent->child_count ? ole->entries[parent->children[i]].name : NULL;
}

bool ole_has(struct ole *ole, ole_dir dir, const char *name)
{
	return find_entry(ole, dir, name) != OLE_NONE;
}

bool ole_read(struct arena *a, struct ole *ole, ole_dir dir, const char *name, size_t max,
	      const unsigned char **bytes, size_t *size)
{
	unsigned found = find_entry(ole, dir, name);
	const struct ole_entry *entry = found != OLE_NONE ? &ole->entries[found] : NULL;
	const struct ole_space *s;
	unsigned char *read;

	if (!entry || entry->type != TYPE_STREAM || entry->size > max)
		return false;
	s = entry->size < SMALL_STREAM ? &ole->small : &ole->sectors;
	if (entry->size > s->size)
		return false;
	read = arena_alloc(a, entry->size + 1);
	if (read_chain(s, entry->start, read, entry->size) < entry->size)
		return false;
	*bytes = read;
	*size = entry->size;
	return true;
}
