/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * verdict_ticks: the inside of `verdict`: what the lines of the form's end say, where they stand in
 * a mail.  For verdict*.c only.
 */
#ifndef ESCALATED_CORE_VERDICT_TICKS_H
#define ESCALATED_CORE_VERDICT_TICKS_H

#include "core/verdict_words.h"

enum verdict_tick { TICK_UNSAID, TICK_YES, TICK_NO, TICK_BOTH };

struct verdict_ticks {
	enum verdict_tick resolved, further;
	bool seen;
};

/* Is this line one of the form's?  Words behind the answer make it a sentence, unless they thank.
 */
bool verdict_tick_line(const struct verdict_sentence *s, struct verdict_ticks *t);
/* Takes the form's lines out of the text, which is changed. */
void verdict_take_ticks(struct arena *a, char *text, struct verdict_ticks *t);

#endif
