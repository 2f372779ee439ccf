/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xml_pool: where libxml2 takes its memory from.  A tree is thousands of small pieces that come one
 * after the other and go together: they are cut from one large block, which is given back with the
 * last of them.  What does not fit comes from malloc(), as all does that libxml2 had before.
 */
#ifndef ESCALATED_READ_XML_POOL_H
#define ESCALATED_READ_XML_POOL_H

#include <stddef.h>

/* From now on.  Once a process, which has one thread; after libxml2 has set up what it keeps, since
 * the block stays as long as any piece of it.  With AddressSanitizer it does nothing, so that each
 * piece is looked after. */
void xml_pool_start(void);

/* How many pieces are cut from it, for tests: 0 when all trees are freed. */
size_t xml_pool_count(void);

#endif
