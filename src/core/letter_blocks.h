/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter_blocks: a letter as a short list of blocks, and the one renderer each for text and HTML,
 * so that both say the same by construction.  It knows nothing of cases. Our own words are
 * headings, paragraphs, rows and lists.  Words passed on from people are hostile until shown
 * otherwise: they only ever come in as quotes and quoted rows, which are cleaned, capped and marked
 * as quoted in both renderings, so that they can never pass for our instructions.
 */
#ifndef ESCALATED_CORE_LETTER_BLOCKS_H
#define ESCALATED_CORE_LETTER_BLOCKS_H

#include "base/str.h"

enum letter_block_kind {
	LETTER_HEADING,	  /* text; level 1 to 3 */
	LETTER_PARAGRAPH, /* text */
	LETTER_ROWS,	  /* rows: what it is, and its value */
	LETTER_LIST,	  /* rows: a reply word (or NULL) and what it means */
	LETTER_QUOTE,	  /* text: somebody's words, with their line breaks */
	LETTER_NOTE,	  /* text: lines to be pasted as they are */
};

struct letter_row {
	const char *key; /* NULL in a list item without a word */
	const char *value;
};

struct letter_block {
	enum letter_block_kind kind;
	int level;
	bool boxed;  /* part of the call to action, which stands out */
	bool small;  /* the foot of the letter */
	bool quoted; /* rows of somebody's words */
	const char *text;
	struct letter_row *rows;
	size_t row_count;
};

struct letter_blocks {
	struct arena *arena; /* borrowed; all text is copied into it */
	struct letter_block *blocks;
	size_t count;
	size_t room;	   /* characters of other people's words that still fit */
	bool boxed, small; /* for the blocks to come */
};

/* Characters passed on from one mail, and from all of them together in one letter. */
enum {
	LETTER_QUOTE_MAX = 20000,
	LETTER_QUOTES_MAX = 100000,
	LETTER_LINE_MAX = 200,
	LETTER_SENTENCES_MAX = 500,
	LETTER_NAME_MAX = 80,
};

/* A letter without any blocks; all that is added is copied into `a` (borrowed). */
void letter_blocks_init(struct letter_blocks *b, struct arena *a);

/* Our own words. */
void letter_heading(struct letter_blocks *b, int level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void letter_say(struct letter_blocks *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A row or an item joins the block before it if that is of the same kind. */
void letter_row(struct letter_blocks *b, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void letter_item(struct letter_blocks *b, const char *word, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Ends the list or the rows at hand, so that the next ones stand apart. */
void letter_break(struct letter_blocks *b);

/* What is asked of the reader: blocks between these two stand out as one box. */
void letter_box_begin(struct letter_blocks *b, const char *heading);
void letter_box_end(struct letter_blocks *b);

/* Somebody else's words, of any length.  Empty ones add nothing; what does not fit is cut, and the
 * letter says so. */
void letter_quote(struct letter_blocks *b, const char *words);
void letter_quote_row(struct letter_blocks *b, const char *key, const char *words);
/* Lines ready to paste; cut in the same way. */
void letter_note(struct letter_blocks *b, const char *lines);

/* One line of somebody's for use inside our own sentences: in `a`, cleaned, blanks folded, at most
 * LETTER_LINE_MAX characters; a name has fewer, so that nobody can write a sentence into ours. What
 * is told of a file is a few sentences of ours with its name in them, and has more.  NULL gives "".
 */
const char *letter_line(struct arena *a, const char *words);
const char *letter_name(struct arena *a, const char *name);
const char *letter_sentences(struct arena *a, const char *sentences);
/* Words with their lines: controls, and characters that turn the direction of writing, are taken
 * out; every kind of line end is '\n', at most two in a row; cut to `max` characters, then *cut is
 * set. */
const char *letter_clean(struct arena *a, const char *words, size_t max, bool *cut);

/* What stands between a key and its value: a colon, unless the key ends as a question does. */
const char *letter_key_end(const char *key);

/* Both renderings, in the arena of `b`.  Text: UTF-8, lines of at most 72 characters unless a word
 * is longer, ends in a newline.  HTML: a whole document (lang en-GB, inline styles, no links,
 * nothing loaded from anywhere); every character of every block is escaped. */
const char *letter_blocks_text(const struct letter_blocks *b);
const char *letter_blocks_html(const struct letter_blocks *b, const char *title);

#endif
