/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xml_cut: the text of a part without what is not read of it.  Styles that a document does not use
 * are nine tenths of what python-docx and LibreOffice write, and a tree of them all costs more than
 * the document's own.  It knows no format: only what the caller says of it.
 */
#ifndef ESCALATED_READ_XML_CUT_H
#define ESCALATED_READ_XML_CUT_H

#include "base/mem.h"

/* What the styles of a format look like, as all programs write them.  A tag's name is with its
 * prefix, and what stands before a value ends with a quotation mark. */
struct xml_cut_format {
	const char *style;	   /* the name of a style's tag … */
	const char *name, *base;   /* … before its name, and before that of what it is based on */
	const char *preset;	   /* in the tag of one that counts without being named; or NULL */
	const char *const *others; /* in the tags of those that no words have; ends with NULL */
	const char *const *asides; /* names of tags that go with all that is in them; likewise */
	const char *until;	   /* a tag's name: all behind it stays; or NULL */
	char sign;		   /* a letter in the style's tag that is rare elsewhere; or '<' */
};

/* The names of styles that a document uses. */
struct xml_cut_names {
	struct arena *arena; /* borrowed */
	const char **list;   /* those borrowed too */
	size_t count;
};

/* Adds one; the same again and again in a row costs nothing. */
void xml_cut_add_name(struct xml_cut_names *names, const char *name);

/*
 * The text, which has *size bytes and a NUL behind them, without what is not needed: itself, or a
 * copy in `a` whose size is put in *size.  Kept are the styles that are named, those that they are
 * based on, and the presets; all but `others` if `names` is NULL.  Where the text alone cannot
 * tell, it is not cut: behind another prefix, with comments or CDATA in it, which could hold what
 * looks like a tag, with an entity in a name, or with a great many styles.
 */
const char *xml_cut_styles(struct arena *a, const char *text, size_t *size,
			   const struct xml_cut_format *format, struct xml_cut_names *names);

/* Names of tags, of four bytes or more; each list ends with NULL. */
struct xml_cut_empty {
	const char *const *names; /* elements that are cut out where they are empty: "<name …/>" */
	const char *const *holders; /* … and what held nothing but such */
	const char *const *unless;  /* where there is one of these, nothing is cut */
};

/* The same without empty elements; itself where the text alone cannot tell, or for `unless`. */
const char *xml_cut_empty(struct arena *a, const char *text, size_t *size,
			  const struct xml_cut_empty *what);

#endif
