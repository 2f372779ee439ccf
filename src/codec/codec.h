/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * codec: values as JSON and back.  Tables of {key, type, offset} serve both directions.  It decides
 * nothing and stores nothing.
 *
 * All texts are one line, compact, keys sorted.  Parsing refuses what it does not know: duplicate
 * or unknown keys, wrong types, words and roles that do not exist, too deep, too much; then the
 * result is untouched.  What is parsed is in `a`, dates that are null or missing are DATE_NO_DAY or
 * DATE_NO_MOMENT.
 */
#ifndef ESCALATED_CODEC_CODEC_H
#define ESCALATED_CODEC_CODEC_H

#include <jansson.h>

#include "core/casefile.h"
#include "core/procedure.h"
#include "core/reading.h"

enum { CODEC_MAX_READING = 24 << 20 }; /* bytes of JSON */

/* Once a process, before a sandbox is entered: later nothing is opened. */
void codec_warm_up(void);

/*
 * A reading.  The object is that of `escalatectl read --json`, with more keys: kind, from {name,
 * email}, subject, message_id, date, case, text, verdict, form, problems … all of them always
 * there, absent = null. The process that makes it reads hostile mail and may be in an attacker's
 * hand.  So the parser takes nothing for granted: addresses are str_is_address and lower case,
 * references and Message-IDs have only their own characters, lines hold no control characters,
 * counts and sizes are within limits. ERR_INPUT.
 */
const char *codec_reading_text(struct arena *a, const struct reading *r);
/* The same without the keys that say nothing, as it goes from the reader to its daemon: two thirds
 * of them, in most mails.  Parsed, it is the same reading. */
const char *codec_reading_brief(struct arena *a, const struct reading *r);
int codec_reading_parse(struct arena *a, const char *text, size_t size, struct reading *r,
			struct err *e);

/*
 * A form alone, as of `show --json`: a key for each field, dates ISO, ticks true, false or null,
 * groups as objects; other_concerns, actions, problems and problem_keys; besides `procedure` (the form type's name)
 * and `words` (what stood there, for dates and ticks).  A new reference; json_null for NULL.
 * In a reading, and in the store, it also says where that stood: `found` (key: words for people),
 * `places` (key: [cell, cell of NO]) and `action_places`.
 */
json_t *codec_form_json(const struct form *form);

/* For the store, without loss; what is empty is left out.  A case does not hold its procedure:
 * `procedure` (which must live as long as the case) is put into it.  ERR_INTERNAL for a text that
 * the program has not made. */
const char *codec_case_text(struct arena *a, const struct casefile *c);
int codec_case_parse(struct arena *a, const char *text, size_t size,
		     const struct procedure *procedure, struct casefile **c, struct err *e);
const char *codec_procedure_text(struct arena *a, const struct procedure *p);
int codec_procedure_parse(struct arena *a, const char *text, size_t size, struct procedure **p,
			  struct err *e);

/* What is to be written into a form that goes out as a Word document. */
struct codec_fill {
	bool blank;	   /* into the blank of its type, not into the document that it came as */
	struct form *form; /* its values */
};
/* For the store and the reader; errors as for a case. */
const char *codec_fill_text(struct arena *a, const struct codec_fill *fill);
int codec_fill_parse(struct arena *a, const char *text, size_t size, struct codec_fill *fill,
		     struct err *e);

/* The text of an object made elsewhere, in `a`; takes the reference. */
const char *codec_text(struct arena *a, json_t *object);

#endif
