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

#endif
