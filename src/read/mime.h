/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mime: the bytes of a mail → its parts, as a flat list in the order in which they stand.
 * The tree is taken apart here, so that the limits of reader.h hold before any library sees a byte;
 * what a header says (words, parameters, dates, transfer encodings) is left to gmime.  It does not
 * know which part matters.
 */
#ifndef ESCALATED_READ_MIME_H
#define ESCALATED_READ_MIME_H

#include "base/err.h"
#include "base/str.h"
#include "core/date.h"

struct mime_header {
	const char *name;
	const char *value; /* unfolded, but otherwise as it came: any bytes but NUL, CR and LF */
};

struct mime_part {
	const char *type;    /* lower case, "text/plain" where nothing usable is declared */
	const char *charset; /* as declared, or NULL */
	const char *name;    /* of the file: UTF-8, no directories; NULL if it has none */
	const char *report;  /* report-type of a multipart/report, lower case; else NULL */
	bool attachment;     /* Content-Disposition: attachment */
	bool flowed, delsp;  /* format=flowed, delsp=yes (RFC 3676) */
	bool in_message;     /* inside an attached mail */
	int encoding;	     /* GMimeContentEncoding */
	size_t parent;	     /* the multipart or attached mail that it is in; MIME_NO_PART: none */
	int depth;
	struct mime_header *headers; /* of the mail itself for the first part */
	size_t header_count;
	const char *raw; /* borrowed from the mail: its content, still encoded */
	size_t size;
	const char *text; /* of mime_part_text, once it was asked for */
	bool text_cut;	  /* there was more of it */
};

#define MIME_NO_PART ((size_t)-1)

struct mime_mail {
	struct mime_part *parts; /* [0] is the whole mail; depth first */
	size_t part_count;
};

/* Sets gmime up.  Once a process, before the sandbox. */
void mime_warm_up(void);

/* Takes the mail apart (RFC 5322, 2045, 2046).  The parts are in `a` and point into `raw`.
 * ERR_INPUT, with a sentence for a person, if it is no mail or beyond a limit of reader.h. */
int mime_parse(struct arena *a, const void *raw, size_t size, struct mime_mail *mail,
	       struct err *e);

/* The first header of this name (case folded), or NULL; and how many there are. */
const char *mime_find_header(const struct mime_part *part, const char *name);
size_t mime_count_headers(const struct mime_part *part, const char *name);

/* What a header says: encoded words (RFC 2047) and 8-bit text decoded, white space folded. */
char *mime_decode_header(struct arena *a, const char *value);

/* The moment of a Date header (RFC 5322 section 3.3, and what is near it); DATE_NO_MOMENT if it is
 * NULL or says none. */
date_moment mime_parse_date(const char *value);

/* The content of a part with its transfer encoding undone, in `a` or in the mail itself; no more
 * than `max` bytes of it, and *cut says whether there was more. */
const void *mime_part_bytes(struct arena *a, const struct mime_part *part, size_t max, size_t *size,
			    bool *cut);

/* The same as text: READER_MAX_TEXT bytes of it, as valid UTF-8.  Kept, so that it is decoded once.
 */
const char *mime_part_text(struct arena *a, struct mime_part *part);

/* "text/", "multipart/" …: does the type of this part begin so? */
bool mime_part_is(const struct mime_part *part, const char *type);

#endif
