/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mem: memory that is given back all at once.
 * An arena owns everything allocated from it; values that belong together (one mail's reading, one
 * update, one configuration) share an arena and are never freed one by one.  Out of memory aborts:
 * all state is transactional, so that is safe.  Nothing here knows what is stored in it.
 */
#ifndef ESCALATED_BASE_MEM_H
#define ESCALATED_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

/* Under AddressSanitizer every allocation is a block of its own, so that it sees each overrun. */
#if defined(__SANITIZE_ADDRESS__)
#define MEM_ONE_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEM_ONE_EACH 1
#endif
#endif
#ifndef MEM_ONE_EACH
#define MEM_ONE_EACH 0
#endif

struct arena_block;

struct arena {
	struct arena_block *blocks; /* owned */
	size_t used;                /* bytes handed out since arena_init or arena_clear */
};

void arena_init(struct arena *a); /* the same as = {0} */
/* Free all that was allocated from `a`; it can be used again.  Accepts NULL. */
void arena_clear(struct arena *a);

/* Zeroed memory aligned for any type, owned by `a`.  Never NULL; a size of 0 is allowed. */
void *arena_alloc(struct arena *a, size_t size) __attribute__((returns_nonnull));
/* The same, not zeroed: for what is written to at once. */
void *arena_buffer(struct arena *a, size_t size) __attribute__((returns_nonnull));
/* `size` bytes that begin with the `old` ones at `p` (a piece of that size, or NULL and 0), which is
 * not to be used any more; the rest is not zeroed.  The newest piece grows where it is. */
void *arena_grow(struct arena *a, void *p, size_t old, size_t size)
	__attribute__((returns_nonnull));
void *arena_memdup(struct arena *a, const void *data, size_t size);
/* Copies of strings, owned by `a`.  A NULL string gives NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Room for one more element at the end of an array in `a`: *items grows by doubling, *count is
 * raised by one, and the new, zeroed element is returned.  The capacity is derived from *count. */
void *arena_push(struct arena *a, void **items, size_t *count, size_t size);

#define ARENA_NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_NEW_N(a, type, n)     ((type *)arena_array((a), (n), sizeof(type)))
/* ARENA_PUSH(a, struct x, list->items, list->count)->field = …; */
#define ARENA_PUSH(a, type, items, count)                                                          \
	((type *)arena_push((a), (void **)(void *)&(items), &(count), sizeof(type)))

/* n * size bytes, zeroed; aborts on overflow. */
void *arena_array(struct arena *a, size_t n, size_t size) __attribute__((returns_nonnull));

/* malloc and friends that abort when there is no memory, for buffers that outlive an arena. */
void *mem_alloc(size_t size) __attribute__((returns_nonnull));
void *mem_realloc(void *p, size_t size) __attribute__((returns_nonnull));
char *mem_strdup(const char *s) __attribute__((returns_nonnull));

/* Locals that clean up after themselves.  Each is given a value where it is declared ("= {0}", NULL,
 * -1), so that no return comes too early for it. */
#define CLEANUP(f)    __attribute__((cleanup(f)))
#define CLEANUP_ARENA CLEANUP(arena_clear)
void mem_free_pointer(void *pointer_to_pointer);
void mem_close_fd(int *fd); /* closes *fd if it is not negative, sets it to -1 */
#define CLEANUP_FREE CLEANUP(mem_free_pointer)
#define CLEANUP_FD   CLEANUP(mem_close_fd)

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
