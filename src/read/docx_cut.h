/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_cut: the part with the styles, without those that a document does not use.  They are nine
 * tenths of what python-docx and LibreOffice write, and a tree of them all costs more than the
 * document's own.  For docx_parts.c only.
 */
#ifndef ESCALATED_READ_DOCX_CUT_H
#define ESCALATED_READ_DOCX_CUT_H

#include "read/docx_node.h"

/*
 * Cuts them out of `text`, which has `size` bytes and a NUL behind them; returns how many are left.
 * Kept are the styles of paragraphs and runs that are named under `document`, those that they are
 * based on, and the ones for what names none; of tables none (docx_style.h).  Where the text alone
 * cannot tell, nothing is cut: behind another prefix than Word's, with comments or CDATA in it,
 * which could hold what looks like a tag, or with a great many styles.
 */
size_t docx_cut_styles(char *text, size_t size, const xmlNode *document);

#endif
