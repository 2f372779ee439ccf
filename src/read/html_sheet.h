/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html_sheet: what a page's own style sheet says of classes, as Google Docs and other programs save
 * a document.  Only rules for a class alone (".c2", "span.c2") count, and of them only the marks of
 * text; what is hidden or cited is not looked for in a sheet.  For html.c only.
 */
#ifndef ESCALATED_READ_HTML_SHEET_H
#define ESCALATED_READ_HTML_SHEET_H

#include "base/mem.h"
#include "read/html_style.h"

struct html_rule {
	const char *name;
	size_t order; /* a later rule of the same class stands behind an earlier one */
	unsigned set, clear;
};

struct html_sheet {
	struct html_rule *rules; /* by name, then by order */
	size_t count;
};

/* The rules of all <style> elements of a page; in the arena. */
void html_sheet_read(struct html_sheet *sheet, struct arena *a, const char *html, size_t size);
/* Puts under `style` what the classes (the value of the attribute, or NULL) say. */
void html_sheet_apply(const struct html_sheet *sheet, const char *classes,
		      struct html_style *style);

#endif
