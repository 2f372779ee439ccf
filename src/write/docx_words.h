/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_words: what is said in a form, as the words of a document's cell. */
#ifndef ESCALATED_WRITE_DOCX_WORDS_H
#define ESCALATED_WRITE_DOCX_WORDS_H

#include "core/form.h"

/* Is there anything to be written? */
bool docx_words_said(const struct form_field *field, const struct form_value *value);
/* In `a`, or the value's own; lines are parted by "\n".  For what is said. */
const char *docx_words_of(struct arena *a, const struct form_field *field,
			  const struct form_value *value);
/* By when; NULL if that is not said. */
const char *docx_words_of_day(struct arena *a, const struct form_action *action);

#endif
