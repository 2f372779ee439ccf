/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx_parts: the parts of a Word document's package (ISO/IEC 29500-2), found by the relationships
 * between them, whatever their names are.  For docx*.c only.
 */
#ifndef ESCALATED_READ_DOCX_PARTS_H
#define ESCALATED_READ_DOCX_PARTS_H

#include "read/docx.h"

struct docx_relation {
	const char *type; /* behind the last "/" of its URI: "styles", "image" … */
	const char *part; /* the entry of the archive that it is to; NULL: outside, or not there */
	bool outside;
};

struct docx_relations {
	struct docx_relation *list;
	size_t count;
};

/* Those of a part; of the package itself if `part` is NULL.  None, or damaged ones: an empty list.
 */
void docx_parts_relations(const struct docx *docx, const char *part,
			  struct docx_relations *relations);
/* The first part of this type, or NULL. */
const char *docx_parts_find(const struct docx_relations *relations, const char *type);
/* The tree of a part other than the main one, or NULL; to be freed with xmlFreeDoc(). */
xmlDocPtr docx_parts_tree(const struct docx *docx, const char *part);
/* The same of the part with the styles, without those that the document does not use. */
xmlDocPtr docx_parts_styles(const struct docx *docx, const char *part);

#endif
