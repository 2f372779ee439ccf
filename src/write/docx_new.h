/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_new: a form as a Word document that is made for it, where there is none to be filled in: a
 * table for each section, a label and its value in each row.
 */
#ifndef ESCALATED_WRITE_DOCX_NEW_H
#define ESCALATED_WRITE_DOCX_NEW_H

#include "base/err.h"
#include "core/form.h"

/*
 * The form with all its values, its added rows too, and room for what is empty, in `a`; the same
 * form makes the same bytes (S4).  A type with answers (section C) has a list of actions, with empty
 * rows for more (S6).  ERR_TEMP if it cannot be packed.
 */
int docx_new(struct arena *a, const struct form *form, const void **out, size_t *size,
	     struct err *e);

#endif
