/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_fill: a form's values written into a Word document in place: into the empty cell beside or
 * below each label, the box that is to be ticked, the rows of the list of actions.  Everything else
 * of the document stays as it is, byte for byte where that can be.  The document may be a
 * stranger's: it is read with the same care as by `read`, and only in the sandbox.
 */
#ifndef ESCALATED_WRITE_DOCX_FILL_H
#define ESCALATED_WRITE_DOCX_FILL_H

#include "base/err.h"
#include "core/form.h"

/*
 * The document with the values of `form` in it, in `a`, or the same bytes if there is nothing to
 * fill in (S4, S6).  What stands in the document already stays: only what is empty there is filled
 * in.  Values that it has no place for are left out.  ERR_INPUT if it is no document that can be
 * read, or holds no form of this type.
 */
int docx_fill(struct arena *a, const void *bytes, size_t size, const struct form *form,
	      const void **out, size_t *out_size, struct err *e);

#endif
