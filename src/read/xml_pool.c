/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml_pool.h"

#include <libxml/xmlmemory.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { POOL_SIZE = 2 << 20, ALIGNMENT = 16 };

/* What stands before the bytes of a piece. */
struct piece {
	_Alignas(ALIGNMENT) size_t size; /* of them, a multiple of the alignment */
};

static struct {
	char *block; /* owned; NULL while it has no piece */
	size_t used; /* bytes */
	size_t count;
} pool;

static bool is_in_pool(const void *p)
{
	return pool.block && (uintptr_t)p - (uintptr_t)pool.block < POOL_SIZE;
}

static void *pool_malloc(size_t size)
{
	struct piece *piece;

	if (size > POOL_SIZE)
		return malloc(size);
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!pool.block)
		pool.block = malloc(POOL_SIZE);
	/* A piece of no bytes lies in the block, too. */
	if (!pool.block || POOL_SIZE - pool.used <= sizeof(*piece) + size)
		return malloc(size);
	piece = (struct piece *)(void *)(pool.block + pool.used);
	piece->size = size;
	pool.used += sizeof(*piece) + size;
	pool.count++;
	return piece + 1;
}

static void pool_free(void *p)
{
	struct piece *piece;

	if (!is_in_pool(p)) {
		free(p);
		return;
	}
	piece = (struct piece *)p - 1;
	/* The newest makes room again; the others do when they all are gone. */
	if ((char *)p + piece->size == pool.block + pool.used)
		pool.used -= sizeof(*piece) + piece->size;
	if (--pool.count)
		return;
	free(pool.block);
	pool.block = NULL;
	pool.used = 0;
}

static void *pool_realloc(void *p, size_t size)
{
	size_t old;
	void *made;

	if (p && !is_in_pool(p))
		return realloc(p, size);
	made = pool_malloc(size);
	if (p && made) {
		old = ((struct piece *)p - 1)->size;
		memcpy(made, p, old < size ? old : size);
		pool_free(p);
	}
	return made;
}

static char *pool_strdup(const char *s)
{
	size_t size = strlen(s) + 1;
	char *made = pool_malloc(size);

	return made ? memcpy(made, s, size) : NULL;
}

void xml_pool_start(void)
{
	if (!MEM_ONE_EACH)
		xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup);
}

size_t xml_pool_count(void)
{
	return pool.count;
}
