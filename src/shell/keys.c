/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/keys.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void keys_must(int rc)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "GnuTLS: %s\n", gnutls_strerror(rc));
	abort();
}

void keys_random(unsigned char *out, size_t size)
{
	keys_must(gnutls_rnd(GNUTLS_RND_KEY, out, size));
}

void keys_hash(const void *data, size_t size, unsigned char out[KEYS_SIZE])
{
	/* GnuTLS passes the pointer on to memcpy, which must not see NULL. */
	keys_must(gnutls_hash_fast(GNUTLS_DIG_SHA256, size ? data : "", size, out));
}

/* Pieces on their way into a hash: small ones go together, since each call costs more than they. */
struct keys_feed {
	gnutls_hmac_hd_t mac;
	unsigned char bytes[512];
	size_t used;
};

static void keys_flush(struct keys_feed *feed)
{
	if (feed->used)
		keys_must(gnutls_hmac(feed->mac, feed->bytes, feed->used));
	feed->used = 0;
}

static void keys_feed(struct keys_feed *feed, const void *data, size_t size)
{
	if (size > sizeof(feed->bytes) - feed->used)
		keys_flush(feed);
	if (size > sizeof(feed->bytes)) {
		keys_must(gnutls_hmac(feed->mac, data, size));
	} else if (size) {
		memcpy(feed->bytes + feed->used, data, size);
		feed->used += size;
	}
}

/* The length first, so that "ab" + "c" and "a" + "bc" are different messages. */
static void keys_add_piece(struct keys_feed *feed, const struct keys_piece *piece)
{
	unsigned char length[8];
	uint64_t size = piece->size;
	int i;

	for (i = 7; i >= 0; i--) {
		length[i] = (unsigned char)(size & 0xFF);
		size >>= 8;
	}
	keys_feed(feed, length, sizeof(length));
	keys_feed(feed, piece->data, piece->size);
}

void keys_hmac(const unsigned char key[KEYS_SIZE], const struct keys_piece *pieces, size_t count,
	       unsigned char out[KEYS_SIZE])
{
	struct keys_feed feed;
	size_t i;

	feed.used = 0;
	keys_must(gnutls_hmac_init(&feed.mac, GNUTLS_MAC_SHA256, key, KEYS_SIZE));
	for (i = 0; i < count; i++)
		keys_add_piece(&feed, &pieces[i]);
	keys_flush(&feed);
	gnutls_hmac_deinit(feed.mac, out);
}

void keys_text(const unsigned char *bytes, size_t size, char *out)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned held = 0;
	int bits = 0;
	size_t i;

	for (i = 0; i < size; i++) {
		held = (held << 8 | bytes[i]) & 0xFFF;
		for (bits += 8; bits >= 5; bits -= 5)
			*out++ = alphabet[held >> (bits - 5) & 31];
	}
	if (bits)
		*out++ = alphabet[held << (5 - bits) & 31];
	*out = '\0';
}

bool keys_same(const char *a, const char *b)
{
	size_t n;

	if (!a || !b)
		return false;
	n = strlen(a);
	/* A length is no secret: all our texts of one kind have the same. */
	return n == strlen(b) && gnutls_memcmp(a, b, n) == 0;
}
