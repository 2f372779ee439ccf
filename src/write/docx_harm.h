/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_harm: may this Word document be sent on in the council's name?  What Word would run, fetch
 * or ask by itself when a manager opens it is a reason not to.  Reading such a document is no harm:
 * nothing of it is run here.
 */
#ifndef ESCALATED_WRITE_DOCX_HARM_H
#define ESCALATED_WRITE_DOCX_HARM_H

#include "base/err.h"
#include "read/docx.h"

/*
 * ERR_INPUT, with the reason: programs and embedded files, relationships to what lies elsewhere
 * (but for links, which a person has to click), text that is taken from another file, fields other
 * than those that only show what the document knows.  Every part is looked at, whatever it is
 * called. `docx` is open; `a` gets the unpacked parts.
 */
int docx_harm_check(struct docx *docx, struct arena *a, struct err *e);

#endif
