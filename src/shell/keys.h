/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keys: hashes, keyed hashes and random bytes, by GnuTLS.  It knows no format of ours.
 */
#ifndef ESCALATED_SHELL_KEYS_H
#define ESCALATED_SHELL_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum { KEYS_SIZE = 32 };

/* All three abort if GnuTLS refuses: that is a broken system, not bad input. */
void keys_random(unsigned char *out, size_t size);
void keys_hash(const void *data, size_t size, unsigned char out[KEYS_SIZE]); /* SHA-256 */
/* HMAC-SHA-256 over the pieces, each preceded by its length as 8 bytes, big-endian. */
struct keys_piece {
	const void *data;
	size_t size;
};
void keys_hmac(const unsigned char key[KEYS_SIZE], const struct keys_piece *pieces, size_t count,
	       unsigned char out[KEYS_SIZE]);

/* Lower-case base32 without padding (RFC 4648 alphabet): `out` needs size * 8 / 5 + 2 bytes. */
void keys_text(const unsigned char *bytes, size_t size, char *out);
/* In constant time. */
bool keys_same(const char *a, const char *b);

#endif
