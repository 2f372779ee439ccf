/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * odt_control: the form controls of an OpenDocument text (check boxes, buttons, text fields,
 * lists). They stand together at its beginning; where they are drawn only their names are.
 */
#ifndef ESCALATED_READ_ODT_CONTROL_H
#define ESCALATED_READ_ODT_CONTROL_H

#include "base/str.h"

#include <libxml/tree.h>

struct odt_controls {
	struct arena *arena; /* borrowed */
	struct odt_control *controls;
	size_t count;
	bool sorted;
};

/* Adds those of an element office:forms. */
void odt_control_add(struct odt_controls *controls, const xmlNode *forms);
/* What the control with this name shows: a box, with the words beside it, or what was filled in; ""
 * if nothing was, or there is none. */
const char *odt_control_find(struct odt_controls *controls, const char *id);
/* What a legacy form field of Word shows that LibreOffice kept: a box, or the chosen one of a list.
 * NULL if it shows what it holds. */
const char *odt_control_field(struct arena *a, const xmlNode *fieldmark);

#endif
