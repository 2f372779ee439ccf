/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a Word document (fuzzed_word.h).  The document must be valid UTF-8, and each place
 * in it lead back to a cell or a paragraph.
 */
#include "fuzz.h"
#include "fuzzed_word.h"
#include "read/docx.h"

static void check_place(const struct docx *docx, const struct document_cell *cell)
{
	if (cell->origin && !docx_find_place(docx, cell->origin))
		abort();
}

static void check(const struct docx *docx, const struct document *document)
{
	const struct document_block *block;
	size_t i, row, cell;

	for (i = 0; i < document->block_count && i < 50; i++) {
		block = &document->blocks[i];
		check_place(docx, &block->paragraph);
		for (row = 0; row < block->row_count && row < 20; row++)
			for (cell = 0; cell < block->rows[row].cell_count && cell < 5; cell++)
				check_place(docx, &block->rows[row].cells[cell]);
	}
	fuzz_check_document(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct attachment_notes notes = {0};
	struct document document;
	struct docx docx;
	struct arena a;
	struct str zip;

	docx_warm_up();
	arena_init(&a);
	document_init(&document, &a);
	str_init(&zip, &a, STR_UNBOUNDED);
	fuzzed_word(&zip, (const char *)data, size);
	docx_sniff((const unsigned char *)str_text(&zip), zip.len);
	if (docx_open(&docx, &a, str_text(&zip), zip.len, NULL) == 0) {
		if (docx_read_tree(&docx, &document, &notes, NULL) == 0)
			check(&docx, &document);
		docx_close(&docx);
	}
	arena_clear(&a);
	return 0;
}
