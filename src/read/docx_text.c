/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx_reader.h"

#include <string.h>

/* Bytes that a paragraph or a cell counts as, besides its words. */
enum { BREAKS_MAX = 2, PLACE_COST = 8 };

void docx_text_init(struct docx_text *t, struct document *document)
{
	memset(t, 0, sizeof(*t));
	t->document = document;
	t->room = ATTACHMENT_TEXT_MAX;
	str_init(&t->run, document->arena, ATTACHMENT_TEXT_MAX);
}

static void flush(struct docx_text *t)
{
	if (t->run.len && t->cell)
		document_add_run(t->document, t->cell, str_text(&t->run), t->marks);
	str_truncate(&t->run, 0);
}

static bool take_room(struct docx_text *t, size_t n)
{
	t->full = t->full || n > t->room;
	if (t->full)
		return false;
	t->room -= n;
	return true;
}

void docx_text_enter_cell(struct docx_text *t, struct document_cell *cell)
{
	flush(t);
	t->cell = cell;
	t->in_cell = cell != NULL;
	t->started = false;
	t->breaks = 0;
	if (cell)
		take_room(t, PLACE_COST);
}

void docx_text_begin_paragraph(struct docx_text *t, int origin)
{
	flush(t);
	if (t->in_cell)
		return;
	t->cell = NULL;
	if (!take_room(t, PLACE_COST))
		return;
	t->cell = document_add_paragraph(t->document);
	t->cell->origin = origin;
}

void docx_text_add(struct docx_text *t, const char *words, unsigned marks)
{
	size_t n = strlen(words);

	if (!n || !t->cell || !take_room(t, n + t->breaks))
		return;
	if (t->breaks) {
		flush(t);
		document_add_run(t->document, t->cell, t->breaks > 1 ? "\n\n" : "\n", 0);
		t->breaks = 0;
	}
	if (t->marks != marks)
		flush(t);
	t->marks = marks;
	str_add(&t->run, words);
	t->started = true;
}

void docx_text_end_paragraph(struct docx_text *t)
{
	flush(t);
	if (!t->in_cell)
		t->cell = NULL;
	else if (t->started && t->breaks < BREAKS_MAX)
		t->breaks++;
}
