/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawn.h"

#include <string.h>

/* Marks as letters before the words that they stand on: "b{bold} plain". */
static void draw_cell(struct str *out, const struct document_cell *cell)
{
	static const char letters[] = {'b', 'u', 'h', 's', 'x', 'q', 'c', 'i', 'g'};
	const struct document_run *run;
	size_t i, k;

	for (i = 0; i < cell->run_count; i++) {
		run = &cell->runs[i];
		for (k = 0; k < sizeof(letters); k++)
			if (run->marks & (1u << k))
				str_add_char(out, letters[k]);
		str_addf(out, run->marks ? "{%s}" : "%s", run->text);
	}
}

const char *drawn(struct arena *a, const struct document *document)
{
	const struct document_block *block;
	const struct document_cell *cell;
	size_t i, row, k;
	struct str out;

	str_init(&out, a, STR_UNBOUNDED);
	for (i = 0; i < document->block_count; i++) {
		block = &document->blocks[i];
		if (!block->is_table) {
			draw_cell(&out, &block->paragraph);
			str_add_char(&out, '\n');
			continue;
		}
		for (row = 0; row < block->row_count; row++) {
			str_add_char(&out, '[');
			for (k = 0; k < block->rows[row].cell_count; k++) {
				cell = &block->rows[row].cells[k];
				str_add(&out, k ? "|" : "");
				if (cell->span > 1)
					str_addf(&out, "%d:", cell->span);
				/* What is shaded and has words is drawn by their marks. */
				if (cell->shaded && !cell->run_count)
					str_add_char(&out, '%');
				draw_cell(&out, cell);
			}
			str_add(&out, "]\n");
		}
	}
	return str_text(&out);
}
