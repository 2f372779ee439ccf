/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quote: the new text of a reply: what the person wrote, without cited mail, signature and "Sent
 * from my phone".  In doubt it keeps more.  The whole mail is always kept elsewhere.
 */
#ifndef ESCALATED_CORE_QUOTE_H
#define ESCALATED_CORE_QUOTE_H

#include "core/document.h"

/* The new text of this body, in `a`; "" if there is none.  Linear in the size of the body.
 * Runs marked DOCUMENT_QUOTED are cited mail; plain-text marks ("> ", "On … wrote:", "-----Original
 * Message-----", From/Sent/To/Subject blocks) are found in the lines. */
char *quote_new_text(struct arena *a, const struct document *body);

enum {
	QUOTE_QUESTION_LINES = 3,
	QUOTE_QUESTION_BYTES = 300,	 /* of one question */
	QUOTE_QUESTIONS_MAX = 256 << 10, /* bytes of the text with them */
};

/* The same.  Where they wrote between marked lines, *with_questions is their text with, above each
 * answer, the end of the cited paragraph that it answers, each line behind "> "; else NULL.  It is
 * for people to read: nothing may be decided from words that are not the person's own. */
char *quote_read(struct arena *a, const struct document *body, const char **with_questions);

#endif
