/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_ticks: what words and signs say: a yes or no, beside its label or in a sentence, and
 * people's roles.  Of where they stand in the form it knows the heads of their columns.
 */
#ifndef ESCALATED_CORE_FORM_TICKS_H
#define ESCALATED_CORE_FORM_TICKS_H

#include "core/form_source.h"
#include "core/vocabulary.h"

struct form_reader;

enum { FORM_COLUMNS = 20 /* cells of a row behind its label that are looked at */ };

/* What the cells behind a tick's label say. */
enum form_tick_reading {
	FORM_TICK_NOTHING,  /* empty, or both options stand there and none is chosen */
	FORM_TICK_CLEAR,    /* `tick` is what they say */
	FORM_TICK_BOTH,	    /* yes and no */
	FORM_TICK_DOUBTFUL, /* words that are neither */
};

struct form_ticks {
	enum form_tick_reading reading;
	enum form_tick tick; /* if doubtful: without the words behind it */
	bool any;	     /* an option, a mark or an empty box is there */
	bool clean;	     /* and nothing else */
	bool apart;	     /* what else there is stands behind punctuation, or in brackets */
	bool cross;	     /* doubtful only because a cross alone can mean either … */
	bool cross_ticks;    /* … and does not, if nobody ticks in another way: "Tick if yes" */
	bool lone;	     /* a mark alone, in no column, which is no cross … */
	bool letter;	     /* … but an x, which is one where others tick */
	/* A mark alone in columns that nothing heads, and which it is: */
	bool first_tick, first_cross, second;
	bool aside;	       /* `rest` is a remark in a column of its own */
	unsigned standing_out; /* marks of the word that is chosen by them; of both, if none is */
	size_t rest; /* offset in the source of the first word that is none of them, if not clean */
};

/* A letter for an answer, as the form explains it: "N = none". */
enum { FORM_CODES = 8 };

struct form_code {
	char text[4];
	enum form_tick tick;
};

/* What a column is headed by; all FORM_UNSAID means the form's own order, YES then NO. */
struct form_heads {
	enum form_tick column[FORM_COLUMNS];
	bool aside[FORM_COLUMNS]; /* for remarks, which are no answers */
	bool printed;
	bool worded; /* … in other words than Yes and No */
	bool graded; /* one column is for a word of a scale: "Low", "High" */
	bool alone;  /* one column is for all answers, and a tick in it says yes */
	struct form_code codes[FORM_CODES];
	size_t code_count;
	size_t count; /* cells of the heading's row behind its first */
	int table;    /* that it stands in; 0: none */
};

/* What heads cell `i` of the `count` behind a label.  A heading's row with more cells has them on
 * the left: a column of numbers or of groups. */
enum form_tick form_heads_column(const struct form_heads *heads, size_t i, size_t count);
/* Reads the `count` cells behind a label; `heads` are those of its columns, NULL if there are none.
 */
struct form_ticks form_ticks_read(const struct form_source *source, const struct form_slice *cells,
				  size_t count, const struct form_heads *heads);
/* The same of the words that say whether there is a concern: "CONCERN / NO CONCERN", one of them
 * marked or deleted. */
struct form_ticks form_ticks_read_words(const struct form_source *source,
					const struct form_slice *cells, size_t count);
/* What the words say, all of them, as the head of a column: the council's own, then the usual. */
enum vocabulary_answer form_answer_read(const struct form_source *source, struct form_slice slice);
/* "Yes | x | No | ": do the cells hold the words, each beside a cell for its mark? */
bool form_ticks_are_paired(const struct form_source *source, const struct form_slice *cells,
			   size_t count);

/* What people write of whom a concern is about. */
struct form_roles {
	unsigned roles;
	bool doubtful; /* a role that could be another, or yes and no at once */
	bool denied;   /* roles are named, and each of them is said not to be meant */
};

struct form_roles form_roles_read(const struct form_source *source, struct form_slice slice);
/* "Team Manager: no", "[x] SSW": a line that only says whether a role is meant. */
bool form_roles_is_line(const struct form_source *source, struct form_slice slice);
/* "my SSW, Ann Lee": a role, and who has it. */
bool form_roles_is_person(const struct form_reader *r, struct form_slice line);
/* Does the line only name roles, where the form asks for a person's name and, elsewhere, for roles?
 */
bool form_roles_are_no_name(const struct form_reader *r, size_t field, struct form_slice line);
/* The same, or "[x] None of these", or a role that is struck out: one of those to choose from. */
bool form_roles_is_option(const struct form_source *source, struct form_slice slice);

/* May the field be said in the words of another one, as that a concern is immediate is? */
bool form_is_mentioned(const char *key);
/* S9: what the form's sentences say of a tick. */
void form_mention_read(struct form_reader *r);
/* One sentence; FORM_UNSAID with *doubtful if it cannot be told. */
enum form_tick form_mention_judge(const struct vocabulary_mention *mention, const char *sentence,
				  size_t n, bool *doubtful);

#endif
