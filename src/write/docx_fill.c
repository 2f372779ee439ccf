/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_fill.h"

#include "read/docx.h"
#include "read/xml.h"
#include "write/docx_archive.h"
#include "write/docx_harm.h"
#include "write/docx_put.h"
#include "write/docx_words.h"

enum { ROWS_ADDED_MAX = 200 };

/* ---- values into places (S4, S6) */

/* Whether anything was put. */
static bool put_value(struct arena *a, struct docx *docx, const struct form_field *field,
		      const struct form_value *value, const struct form_value *there)
{
	xmlNode *place = there->place ? docx_find_place(docx, there->place) : NULL;
	xmlNode *no = there->place_no ? docx_find_place(docx, there->place_no) : NULL;

	if (!place || docx_words_said(field, there) || !docx_words_said(field, value))
		return false;
	if (field->type == FORM_TICK)
		docx_put_tick(a, place, no, value->tick == FORM_YES);
	else
		docx_put_text(a, place, docx_words_of(a, field, value), value->date);
	return true;
}

/* ---- the list of actions */

struct action_row {
	xmlNode *cells[3]; /* action, by whom, by when; NULL: no such column */
};

static xmlNode *row_of(xmlNode *cell)
{
	for (; cell; cell = cell->parent)
		if (cell->type == XML_ELEMENT_NODE &&
		    xmlStrEqual(cell->name, (const xmlChar *)"tr"))
			return cell;
	return NULL;
}

/* The cell of this row behind `cell`, or its first; NULL: there is none. */
static xmlNode *next_cell(const xmlNode *row, xmlNode *cell)
{
	const xmlNode *node = cell ? cell : row;

	do {
		if (node->children && node != cell)
			node = node->children;
		else {
			while (node != row && !node->next)
				node = node->parent;
			if (node == row)
				return NULL;
			node = node->next;
		}
	} while (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, (const xmlChar *)"tc"));
	return (xmlNode *)(uintptr_t)node;
}

/* The same cell in the copy of its row. */
static xmlNode *counterpart(const xmlNode *row, const xmlNode *copy, const xmlNode *cell)
{
	xmlNode *a = next_cell(row, NULL), *b = next_cell(copy, NULL);

	for (; a && b && a != cell; a = next_cell(row, a))
		b = next_cell(copy, b);
	return b;
}

static bool add_row(struct action_row *row)
{
	xmlNode *last = row->cells[0] ? row_of(row->cells[0]) : NULL, *copy;
	size_t i;

	if (!last)
		return false;
	copy = docx_put_row(last);
	for (i = 0; i < COUNT_OF(row->cells); i++)
		if (row->cells[i])
			row->cells[i] = counterpart(last, copy, row->cells[i]);
	return true;
}

static void put_action(struct arena *a, const struct action_row *row,
		       const struct form_action *action)
{
	const char *words[] = {action->action, action->by_whom, docx_words_of_day(a, action)};
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++)
		if (row->cells[i] && !str_empty(words[i]))
			docx_put_text(a, row->cells[i], words[i],
				      i == 2 ? action->by_date : DATE_NO_DAY);
}

/* A list that has actions already is the manager's own, and stays as it is. */
static bool put_actions(struct arena *a, struct docx *docx, const struct form *form,
			const struct form *there)
{
	const struct form_action_place *place;
	struct action_row row;
	size_t i;

	if (there->action_count || !there->action_place_count)
		return false;
	for (i = 0; i < form->action_count; i++) {
		if (i < there->action_place_count) {
			place = &there->action_places[i];
			row.cells[0] = docx_find_place(docx, place->action);
			row.cells[1] = docx_find_place(docx, place->by_whom);
			row.cells[2] = docx_find_place(docx, place->by_when);
		} else if (i >= there->action_place_count + ROWS_ADDED_MAX || !add_row(&row)) {
			break;
		}
		put_action(a, &row, &form->actions[i]);
	}
	return i > 0;
}

/* ---- the whole */

static int fill(struct arena *a, struct docx *docx, const void *bytes, size_t size,
		const struct form *form, const void **out, size_t *out_size, struct err *e)
{
	struct attachment_notes notes = {0};
	struct document document;
	struct form *there;
	xmlChar *text = NULL;
	int text_size = 0, status;
	bool changed = false;
	size_t i;

	if (docx_harm_check(docx, a, e) < 0)
		return -1;
	document_init(&document, a);
	if (docx_read_tree(docx, &document, &notes, e) < 0)
		return -1;
	there = form_read(a, &document, DATE_NO_DAY);
	if (!there || there->type != form->type)
		return err_set(e, ERR_INPUT, "It holds no such form.");
	for (i = 0; i < form->type->field_count; i++)
		changed |=
		    put_value(a, docx, &form->type->fields[i], &form->values[i], &there->values[i]);
	changed |= put_actions(a, docx, form, there);
	if (!changed) {
		*out = bytes;
		*out_size = size;
		return 0;
	}
	xmlDocDumpMemoryEnc(docx->tree, &text, &text_size, "UTF-8");
	status = text ? docx_archive_replace(a, bytes, size, docx->main, (const char *)text,
					     (size_t)text_size, out, out_size)
		      : -1;
	xmlFree(text);
	return status < 0 ? err_set(e, ERR_INPUT, "The document could not be written again.") : 0;
}

int docx_fill(struct arena *a, const void *bytes, size_t size, const struct form *form,
	      const void **out, size_t *out_size, struct err *e)
{
	struct docx docx = {0};
	int status;

	if (docx_open(&docx, a, bytes, size, e) < 0)
		return -1;
	status = fill(a, &docx, bytes, size, form, out, out_size, e);
	docx_close(&docx);
	return status;
}
