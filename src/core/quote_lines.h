/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quote_lines: the inside of `quote`: a body as lines, and what each line is.
 * Every test of a line looks at no more than QUOTE_LOOK bytes of a fixed number of lines, so that
 * the whole stays linear.  For quote*.c only.
 */
#ifndef ESCALATED_CORE_QUOTE_LINES_H
#define ESCALATED_CORE_QUOTE_LINES_H

#include "base/str.h"
#include "core/quote.h"

/* A longer line is nobody's header, greeting or name. */
enum { QUOTE_LOOK = 1000 };

/* What a line of a From/Sent/To/Subject block is. */
enum quote_label { QUOTE_NOT_SEEN, QUOTE_NO_LABEL, QUOTE_FROM, QUOTE_OTHER };

struct quote_line {
	const char *raw; /* as written */
	const char *s;	 /* without white space at both ends */
	size_t len;	 /* of s */
	bool blank;
	bool quoted; /* cited mail: by its marks, or found to be */
	bool gone;   /* a marking, a device's line, a signature: left out */
	bool
	    spills; /* quoted, long, and in the middle of a sentence: the rest may stand unmarked */
	size_t width; /* of the last line as it came, where several cited ones count as one */
	unsigned char label;  /* enum quote_label, found once */
	const char *question; /* what stands cited right above this line, as "> …"; or NULL */
	bool marked;	      /* quoted by its marks, as it came */
	bool strict;	      /* raw is "-- ": a signature without doubt (RFC 3676 section 4.3) */
};

struct quote_lines {
	struct quote_line *line;
	size_t count;
};

/* How cited mail begins at a line. */
enum quote_start {
	QUOTE_NO_START,
	QUOTE_WEAK,   /* may be the person's own words: counts only before marked lines */
	QUOTE_STRONG, /* without marks, all that follows is cited */
};

/* Does cited mail begin at line i?  *length is the number of lines of its heading. */
enum quote_start quote_find_start(const struct quote_lines *lines, size_t i, size_t *length);

/* The same of a sentence, "On … Ann wrote:". */
enum quote_start quote_find_attribution(const struct quote_lines *lines, size_t i, size_t *length);

/* What the parts of headings look like: a time of day, a year, an end. */
bool quote_has_time(const char *s);
bool quote_has_year(const char *s);
bool quote_ends_with(const char *s, size_t n, const char *end);
/* How many bytes of dashes, stars and blanks stand in front. */
size_t quote_skip_decoration(const char *s);

/* ">>> Ann Lee <ann@example.org> 04/12/26 09:12 >>>": a heading, though it looks marked. */
bool quote_is_group_wise(const char *s);

/* Where in this line, behind the person's own words, cited mail begins; 0: nowhere. */
size_t quote_find_inner(const struct quote_line *line);

/* Marks as gone what is not the person's own between `begin` and `end`, where no cited mail stands:
 * signature, disclaimer, markings, "Sent from my …". */
void quote_cut_signature(struct quote_lines *lines, size_t begin, size_t end);

/* Lines that carry nothing of the person's, wherever they stand: protective markings, banners of
 * the mail gateway, "Sent from my iPhone". */
bool quote_is_noise(const struct quote_lines *lines, size_t i);

/* Marks disclaimers between `begin` and `end` as gone, paragraph by paragraph. */
void quote_cut_footer(struct quote_lines *lines, size_t begin, size_t end);

/* The end of the last cited paragraph, while the lines go by: memory that does not grow. */
struct quote_question_line {
	char text[QUOTE_QUESTION_BYTES];
	size_t size;
	bool cut; /* its beginning is left out */
};

struct quote_question {
	struct quote_question_line line[QUOTE_QUESTION_LINES]; /* a ring */
	size_t count;	/* lines of the paragraph, over all */
	unsigned depth; /* marks before each */
	bool ended;	/* the next cited line begins another paragraph */
	bool above;	/* no own line stands between it and the next */
};

/* The next line is cited: `s` with its marks.  `begins`: it is the first of a block. */
void quote_question_cite(struct quote_question *q, const char *s, bool begins);
void quote_question_blank(struct quote_question *q);
/* The next line is their own: what it answers, in `a`, if cited words stand right above it, else
 * NULL.  `spills`: it may be the unmarked rest of the line above. */
const char *quote_question_take(struct quote_question *q, struct arena *a, const char *s,
				bool spills);

/* What is left, each answer below its question; NULL if none stands between cited lines, or if it
 * would be longer than QUOTE_QUESTIONS_MAX.  Otherwise as quote_new_text. */
const char *quote_join_questions(struct arena *a, const struct quote_lines *lines);

/* How many words stand in the line: what blanks and tabs divide. */
size_t quote_count_words(const struct quote_line *line);

/* The index of the next line at or after i, before end, that is not blank; `end` if there is none.
 */
size_t quote_next_text(const struct quote_lines *lines, size_t i, size_t end);

#endif
