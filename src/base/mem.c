/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct arena_block {
	struct arena_block *next;
	size_t size;
	size_t used;
	max_align_t data[];
};

enum { ARENA_FIRST = 4096, ARENA_LARGEST = 65536 };

void arena_init(struct arena *a)
{
	a->blocks = NULL;
	a->used = 0;
}

void arena_clear(struct arena *a)
{
	struct arena_block *b, *next;

	if (!a)
		return;
	for (b = a->blocks; b; b = next) {
		next = b->next;
		free(b);
	}
	arena_init(a);
}

static void *mem_must(void *p)
{
	if (!p) {
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

static struct arena_block *arena_block_new(size_t size)
{
	struct arena_block *b;

	b = mem_must(malloc(offsetof(struct arena_block, data) + size));
	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

/* Room for `need` bytes, a multiple of the alignment. */
static void *arena_take(struct arena *a, size_t need)
{
	struct arena_block *b = a->blocks;
	size_t block;

	if (!b || b->size - b->used < need) {
		block = b ? b->size * 2 : ARENA_FIRST;
		if (block > ARENA_LARGEST)
			block = ARENA_LARGEST;
		if (block < need && b) {
			/* A large piece gets a block of its own behind the current one. */
			b = arena_block_new(need);
			b->next = a->blocks->next;
			a->blocks->next = b;
			b->used = need;
			return b->data;
		}
		b = arena_block_new(block < need ? need : block);
		b->next = a->blocks;
		a->blocks = b;
	}
	b->used += need;
	return (char *)b->data + b->used - need;
}

static size_t arena_need(size_t size)
{
	size_t align = sizeof(max_align_t);

	if (size > SIZE_MAX / 4)
		mem_must(NULL);
	return (size + align - 1) / align * align;
}

void *arena_buffer(struct arena *a, size_t size)
{
	size_t need = arena_need(size);
	struct arena_block *b;

	a->used += size;
	if (!MEM_ONE_EACH)
		return arena_take(a, need);
	b = arena_block_new(size ? size : 1);
	b->next = a->blocks;
	a->blocks = b;
	return b->data;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(arena_buffer(a, size), 0, size);
}

void *arena_grow(struct arena *a, void *p, size_t old, size_t size)
{
	struct arena_block *b = a->blocks;
	size_t had = arena_need(old), need = arena_need(size);
	void *grown;

	if (!MEM_ONE_EACH && old && (char *)p + had == (char *)b->data + b->used &&
	    b->size - b->used >= need - had) {
		a->used += size - old;
		b->used += need - had;
		return p;
	}
	grown = arena_buffer(a, size);
	if (old)
		memcpy(grown, p, old);
	return grown;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		mem_must(NULL);
	return arena_alloc(a, n * size);
}

void *arena_memdup(struct arena *a, const void *data, size_t size)
{
	void *p = arena_buffer(a, size);

	if (size)
		memcpy(p, data, size);
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p;

	if (!s)
		return NULL;
	n = strnlen(s, n);
	p = arena_buffer(a, n + 1);
	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	char small[512], *p;
	va_list again;
	int n;

	/* What fits here is formatted once, and that is nearly everything. */
	va_copy(again, args);
	n = vsnprintf(small, sizeof(small), format, again);
	va_end(again);
	if (n < 0)
		mem_must(NULL);
	p = arena_buffer(a, (size_t)n + 1);
	if ((size_t)n < sizeof(small))
		memcpy(p, small, (size_t)n + 1);
	else
		vsnprintf(p, (size_t)n + 1, format, args);
	return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *p;

	va_start(args, format);
	p = arena_vprintf(a, format, args);
	va_end(args);
	return p;
}

void *arena_push(struct arena *a, void **items, size_t *count, size_t size)
{
	size_t n = *count;
	void *grown;

	/* The capacity is always the next power of two: full exactly when the count is one. */
	if ((n & (n - 1)) == 0) {
		grown = arena_array(a, n ? n * 2 : 1, size);
		if (n)
			memcpy(grown, *items, n * size);
		*items = grown;
	}
	*count = n + 1;
	/* Whoever lowered the count has left the last one there. */
	return memset((char *)*items + n * size, 0, size);
}

void *mem_alloc(size_t size)
{
	return mem_must(malloc(size ? size : 1));
}

void *mem_realloc(void *p, size_t size)
{
	return mem_must(realloc(p, size ? size : 1));
}

char *mem_strdup(const char *s)
{
	return mem_must(strdup(s));
}

void mem_free_pointer(void *pointer_to_pointer)
{
	void **p = pointer_to_pointer;

	free(*p);
	*p = NULL;
}

void mem_close_fd(int *fd)
{
	int saved = errno;

	if (*fd >= 0)
		close(*fd);
	*fd = -1;
	errno = saved;
}
