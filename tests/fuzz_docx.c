/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a Word document.  Ones that do not begin as a zip archive are the XML of its parts,
 * a NUL between them, and are put into one: checksums would keep a fuzzer out of them.  The
 * document must be valid UTF-8, and each place in it lead back to a cell or a paragraph.
 */
#include "fuzz.h"
#include "read/docx.h"

#define RELATIONS(list)                                                                            \
	"<Relationships "                                                                          \
	"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" list             \
	"</Relationships>"
#define RELATION(type, target)                                                                     \
	"<Relationship Id=\"" type "\" Type=\"http://x/" type "\" Target=\"" target "\"/>"

static const struct {
	const char *name;
	const char *bytes; /* NULL: of the input */
} parts[] = {
    {"_rels/.rels", RELATIONS(RELATION("officeDocument", "word/document.xml"))},
    {"word/_rels/document.xml.rels",
     RELATIONS(RELATION("styles", "styles.xml") RELATION("customXml", "../customXml/item1.xml"))},
    {"customXml/_rels/item1.xml.rels", RELATIONS(RELATION("customXmlProps", "itemProps1.xml"))},
    {"customXml/itemProps1.xml", "<i itemID=\"{0}\"/>"},
    {"word/document.xml", NULL},
    {"word/styles.xml", NULL},
    {"customXml/item1.xml", NULL},
};

static void put(struct str *out, unsigned width, size_t n)
{
	for (; width--; n >>= 8)
		str_add_char(out, (char)n);
}

static unsigned checksum(const char *bytes, size_t size)
{
	unsigned crc = ~0u;
	size_t i;
	int bit;

	for (i = 0; i < size; i++)
		for (crc ^= (unsigned char)bytes[i], bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	return ~crc;
}

/* What a local header and a record of the directory have in common. */
static void put_header(struct str *out, const char *name, const char *bytes, size_t size)
{
	put(out, 2, 20);
	put(out, 4, 0);
	put(out, 4, 0);
	put(out, 4, checksum(bytes, size));
	put(out, 4, size);
	put(out, 4, size);
	put(out, 2, strlen(name));
	put(out, 2, 0);
}

static void add_part(struct str *zip, struct str *directory, const char *name, const char *bytes,
		     size_t size)
{
	size_t at = zip->len;

	str_add(zip, "PK\3\4");
	put_header(zip, name, bytes, size);
	str_add(zip, name);
	str_add_n(zip, bytes, size);
	str_add(directory, "PK\1\2");
	put(directory, 2, 20);
	put_header(directory, name, bytes, size);
	put(directory, 2, 0);
	put(directory, 4, 0);
	put(directory, 4, 0);
	put(directory, 4, at);
	str_add(directory, name);
}

static void make_zip(struct str *zip, const char *data, size_t size)
{
	struct str directory;
	const char *end;
	size_t i, n, at;

	str_init(&directory, zip->arena, STR_UNBOUNDED);
	for (i = 0; i < COUNT_OF(parts); i++) {
		if (parts[i].bytes) {
			add_part(zip, &directory, parts[i].name, parts[i].bytes,
				 strlen(parts[i].bytes));
			continue;
		}
		end = size ? memchr(data, '\0', size) : NULL;
		n = end ? (size_t)(end - data) : size;
		add_part(zip, &directory, parts[i].name, data ? data : "", n);
		data += n + (end != NULL);
		size -= n + (end != NULL);
	}
	at = zip->len;
	str_add_n(zip, str_text(&directory), directory.len);
	str_add(zip, "PK\5\6");
	put(zip, 4, 0);
	put(zip, 2, COUNT_OF(parts));
	put(zip, 2, COUNT_OF(parts));
	put(zip, 4, directory.len);
	put(zip, 4, at);
	put(zip, 2, 0);
}

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
	if (size > 1 && memcmp(data, "PK", 2) == 0)
		str_add_n(&zip, (const char *)data, size);
	else
		make_zip(&zip, (const char *)data, size);
	docx_sniff((const unsigned char *)str_text(&zip), zip.len);
	if (docx_open(&docx, &a, str_text(&zip), zip.len, NULL) == 0) {
		if (docx_read_tree(&docx, &document, &notes, NULL) == 0)
			check(&docx, &document);
		docx_close(&docx);
	}
	arena_clear(&a);
	return 0;
}
