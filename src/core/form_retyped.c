/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first rows below the headings of concerns, in which YES and NO are printed, one for a column,
 * and the answer was typed over one of them: "YES | No".  Where the answers of the other rows are
 * written as that is ("Yes | ", " | No"), or others have both as they were printed, and no answer
 * is in capitals, the word in capitals is the one that was printed.  In any other row capitals can
 * be what somebody stresses.
 */
#include "core/form_parts.h"

#include <string.h>

enum { RETYPED_LEAST = 2 /* rows that show how the answers are written */ };

enum retyped {
	RETYPED_OTHER,
	RETYPED_EMPTY,
	RETYPED_CAPITALS,
	RETYPED_WRITTEN,
};

/* How the word stands in the table's cell that begins there, if nothing else does. */
static enum retyped retyped_cell(const struct form_source *source, size_t at, const char *word)
{
	const struct form_cell *cell = form_place_cell(source, at);
	struct form_slice s = {at, cell->table ? cell[1].from : at};
	const char *text;

	s = form_slice_trim(source, s);
	text = source->text + s.from;
	if (s.from == s.to)
		return cell->table ? RETYPED_EMPTY : RETYPED_OTHER;
	if (s.to - s.from != strlen(word) || !str_istarts(text, word))
		return RETYPED_OTHER;
	return text[0] <= 'Z' && text[1] <= 'Z' ? RETYPED_CAPITALS : RETYPED_WRITTEN;
}

/* What a row answers with both of the words in it; *shows: with one of them, as the answers are
 * written; *printed: it has both in capitals; *against: it is answered in another way. */
static enum form_tick retyped_row(const struct form_source *source, const struct form_spot *spot,
				  bool *shows, bool *printed, bool *against)
{
	const enum retyped yes = retyped_cell(source, spot->at, "yes"),
			   no = retyped_cell(source, spot->no, "no");

	*shows = (yes == RETYPED_WRITTEN && no == RETYPED_EMPTY) ||
		 (yes == RETYPED_EMPTY && no == RETYPED_WRITTEN);
	*printed = yes == RETYPED_CAPITALS && no == RETYPED_CAPITALS;
	*against = (yes == RETYPED_WRITTEN && no == RETYPED_WRITTEN) ||
		   (yes == RETYPED_CAPITALS && no == RETYPED_EMPTY) ||
		   (yes == RETYPED_EMPTY && no == RETYPED_CAPITALS);
	if (yes == RETYPED_WRITTEN && no == RETYPED_CAPITALS)
		return FORM_YES;
	return yes == RETYPED_CAPITALS && no == RETYPED_WRITTEN ? FORM_NO : FORM_UNSAID;
}

/* Does the row stand right below that of another concern, and not below a heading? */
static bool retyped_is_below_another(const struct form_reader *r, size_t index)
{
	const struct form_cell *cell = form_place_cell(r->source, r->spots[index].at), *above;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++) {
		if (!form_field_is_concern(&r->form->type->fields[i]) || !r->spots[i].set)
			continue;
		above = form_place_cell(r->source, r->spots[i].at);
		if (above->table == cell->table && above->row + 1 == cell->row)
			return true;
	}
	return false;
}

void form_retyped_settle(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	enum form_tick *ticks = ARENA_NEW_N(r->arena, enum form_tick, type->field_count);
	size_t i, rows = 0, printed = 0, retyped = 0;
	bool shows, both, against;

	for (i = 0; i < type->field_count; i++) {
		if (!form_field_is_concern(&type->fields[i]) || !r->spots[i].set ||
		    !r->spots[i].columns)
			continue;
		ticks[i] = retyped_row(r->source, &r->spots[i], &shows, &both, &against);
		if (against || (ticks[i] != FORM_UNSAID && retyped_is_below_another(r, i)))
			return;
		rows += shows;
		printed += both && !r->said[i];
		retyped += ticks[i] != FORM_UNSAID;
	}
	for (i = 0; retyped && rows && rows + printed >= RETYPED_LEAST && i < type->field_count;
	     i++)
		if (ticks[i] != FORM_UNSAID && !r->said[i])
			r->form->values[i].tick = ticks[i];
}
