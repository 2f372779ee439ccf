/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx.h"

#include <string.h>

#include "read/docx_reader.h"
#include "read/xml.h"

static bool is_noted(const struct docx_reader *r, const char *sentence)
{
	size_t i;

	for (i = 0; i < r->notes->problem_count; i++)
		if (str_eq(r->notes->problems[i], sentence))
			return true;
	return false;
}

void docx_note(struct docx_reader *r, const char *sentence)
{
	if (!is_noted(r, sentence))
		attachment_add_note(r->arena, r->notes, sentence);
}

void docx_note_aside(struct docx_reader *r, const char *sentence)
{
	if (!is_noted(r, sentence))
		attachment_add_aside(r->arena, r->notes, sentence);
}

static void read_control(struct docx_reader *r, const xmlNode *control, void *to,
			 docx_read_in *read)
{
	const xmlNode *content = docx_node_child(control, "sdtContent");
	const char *instead;
	bool shown = docx_control_read(r, control, &instead);

	if (!content)
		return;
	r->silent += !shown;
	if (instead)
		r->instead = instead;
	read(to, content);
	/* Where there was no room for it, it is not shown in the next place. */
	if (instead)
		r->instead = NULL;
	r->silent -= !shown;
}

bool docx_read_holder(struct docx_reader *r, const xmlNode *node, void *to, docx_read_in *read)
{
	const xmlNode *chosen;

	switch (docx_node_element(node)) {
	case DOCX_GROUP:
		read(to, node);
		return true;
	case DOCX_CONTROL:
		read_control(r, node, to, read);
		return true;
	case DOCX_ALTERNATIVES:
		chosen = docx_node_choose(node);
		if (chosen)
			read(to, chosen);
		return true;
	default:
		return false;
	}
}

static void read_blocks(void *to, const xmlNode *container)
{
	docx_read_blocks(to, container);
}

void docx_read_blocks(struct docx_reader *r, const xmlNode *container)
{
	const xmlNode *node;

	for (node = container->children; node && !r->text.full; node = node->next) {
		switch (docx_node_element(node)) {
		case DOCX_PARAGRAPH:
			docx_read_paragraph(r, node);
			break;
		case DOCX_TABLE:
			docx_read_table(r, node);
			break;
		case DOCX_CHUNK:
			docx_note(r, "A file that is a part of it was not read.");
			break;
		case DOCX_SUBDOCUMENT:
			docx_note(r, "It has a part in another file, which was not fetched.");
			break;
		default:
			docx_read_holder(r, node, r, read_blocks);
			break;
		}
	}
}

/* ---- what is said of the whole */

/* Links and templates lie outside in many a document, and change nothing of what it says. */
static bool is_content(const char *type)
{
	static const char *const types[] = {"image",	   "oleObject", "subDocument", "aFChunk",
					    "frame",	   "video",	"package",     "chart",
					    "diagramData", NULL};
	size_t i;

	for (i = 0; types[i]; i++)
		if (str_eq(type, types[i]))
			return true;
	return false;
}

static void note_package(struct docx_reader *r)
{
	const struct docx_relation *relation;
	size_t i;

	for (i = 0; i < r->relations.count; i++) {
		relation = &r->relations.list[i];
		if (str_eq(relation->type, "vbaProject"))
			docx_note_aside(r, "It holds macros: they were left out.");
		if (relation->outside && is_content(relation->type))
			docx_note(r, "A part of it is somewhere else: it was not fetched.");
	}
}

static bool has_words(const struct document *document, size_t first)
{
	const struct document_block *block;
	size_t i, row, cell;

	for (i = first; i < document->block_count; i++) {
		block = &document->blocks[i];
		if (block->paragraph.run_count)
			return true;
		for (row = 0; row < block->row_count; row++)
			for (cell = 0; cell < block->rows[row].cell_count; cell++)
				if (block->rows[row].cells[cell].run_count)
					return true;
	}
	return false;
}

static void note_reading(struct docx_reader *r)
{
	if (r->text.full)
		docx_note(r, "It is too long: the end of it was not read.");
	if (r->hidden)
		docx_note_aside(r, "There are hidden words in it: they were left out.");
	if (r->drawn)
		docx_note(r, "Something is drawn in it by hand or with a shape (a circle around a "
			     "Yes or a No, say): what it marks could not be told.");
}

static void load_styles(struct docx_reader *r)
{
	xmlDocPtr tree = docx_parts_styles(r->docx, docx_parts_find(&r->relations, "styles"));

	docx_style_load(&r->styles, r->arena, tree ? xmlDocGetRootElement(tree) : NULL);
	if (tree)
		xmlFreeDoc(tree);
}

int docx_read_tree(struct docx *docx, struct document *document, struct attachment_notes *notes,
		   struct err *e)
{
	struct docx_reader r = {.docx = docx, .arena = document->arena, .notes = notes};
	size_t first = document->block_count;

	docx_parts_relations(docx, zip_archive_name(docx->zip, docx->main), &r.relations);
	load_styles(&r);
	docx_text_init(&r.text, document);
	note_package(&r);
	docx_read_blocks(&r, docx_node_child(xmlDocGetRootElement(docx->tree), "body"));
	docx_text_end_paragraph(&r.text);
	docx_control_close(&r);
	note_reading(&r);
	if (r.pictures && !has_words(document, first))
		return err_set(e, ERR_INPUT, "There are only pictures in it, and no words.");
	return 0;
}

int docx_read(struct arena *a, const struct attachment_file *file, struct document *document,
	      struct attachment_notes *notes, struct err *e)
{
	struct docx docx;
	int result;

	if (docx_open_to_read(&docx, a, file->bytes, file->size, e) < 0)
		return -1;
	result = docx_read_tree(&docx, document, notes, e);
	docx_close(&docx);
	return result;
}

/* ---- what its bytes begin with, and hold */

/* What stands in a damaged archive tells whose it was. */
static bool sniff_damaged(const unsigned char *bytes, size_t size)
{
	return memmem(bytes, size, "[Content_Types].xml", 19) && memmem(bytes, size, "word/", 5);
}

bool docx_sniff(const unsigned char *bytes, size_t size)
{
	CLEANUP_ARENA struct arena a = {0};
	struct zip_archive *zip;
	bool found;

	arena_init(&a);
	if (size < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
		return false;
	if (zip_archive_open(&zip, &a, bytes, size, NULL) < 0)
		return sniff_damaged(bytes, size);
	found = zip_archive_find(zip, "[Content_Types].xml") >= 0 &&
		zip_archive_find(zip, "_rels/.rels") >= 0 &&
		zip_archive_find(zip, "xl/workbook.xml") < 0 &&
		zip_archive_find(zip, "ppt/presentation.xml") < 0;
	if (!found)
		found = zip_archive_find(zip, "word/document.xml") >= 0;
	zip_archive_close(zip);
	return found;
}

bool docx_sniff_sealed(const unsigned char *bytes, size_t size)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	return size >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0 &&
	       memmem(bytes, size, name, sizeof(name));
}

int docx_read_sealed(struct arena *a, const struct attachment_file *file, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	(void)a, (void)file, (void)document, (void)notes;
	return err_set(e, ERR_INPUT, "It is protected by a password.");
}

/* Once through all of it: nothing is loaded later, not even by the libraries. */
void docx_warm_up(void)
{
	xml_warm_up();
}
