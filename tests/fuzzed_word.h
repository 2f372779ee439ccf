/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzzed_word: any bytes as a Word document.  Ones that do not begin as a zip archive are the XML
 * of its parts, a NUL between them, and are put into one: checksums would keep a fuzzer out of
 * them.
 */
#ifndef ESCALATED_TESTS_FUZZED_WORD_H
#define ESCALATED_TESTS_FUZZED_WORD_H

#include "base/str.h"

#define FUZZED_RELATIONS(list)                                                                     \
	"<Relationships "                                                                          \
	"xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" list             \
	"</Relationships>"
#define FUZZED_RELATION(type, target)                                                              \
	"<Relationship Id=\"" type "\" Type=\"http://x/" type "\" Target=\"" target "\"/>"

static const struct {
	const char *name;
	const char *bytes; /* NULL: of the input */
} fuzzed_parts[] = {
    {"_rels/.rels", FUZZED_RELATIONS(FUZZED_RELATION("officeDocument", "word/document.xml"))},
    {"word/_rels/document.xml.rels",
     FUZZED_RELATIONS(FUZZED_RELATION("styles", "styles.xml")
			  FUZZED_RELATION("customXml", "../customXml/item1.xml"))},
    {"customXml/_rels/item1.xml.rels",
     FUZZED_RELATIONS(FUZZED_RELATION("customXmlProps", "itemProps1.xml"))},
    {"customXml/itemProps1.xml", "<i itemID=\"{0}\"/>"},
    {"word/document.xml", NULL},
    {"word/styles.xml", NULL},
    {"customXml/item1.xml", NULL},
};

static inline void fuzzed_put(struct str *out, unsigned width, size_t n)
{
	for (; width--; n >>= 8)
		str_add_char(out, (char)n);
}

static inline unsigned fuzzed_checksum(const char *bytes, size_t size)
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
static inline void fuzzed_put_header(struct str *out, const char *name, const char *bytes,
				     size_t size)
{
	fuzzed_put(out, 2, 20);
	fuzzed_put(out, 4, 0);
	fuzzed_put(out, 4, 0);
	fuzzed_put(out, 4, fuzzed_checksum(bytes, size));
	fuzzed_put(out, 4, size);
	fuzzed_put(out, 4, size);
	fuzzed_put(out, 2, strlen(name));
	fuzzed_put(out, 2, 0);
}

static inline void fuzzed_add_part(struct str *zip, struct str *directory, const char *name,
				   const char *bytes, size_t size)
{
	size_t at = zip->len;

	str_add(zip, "PK\3\4");
	fuzzed_put_header(zip, name, bytes, size);
	str_add(zip, name);
	str_add_n(zip, bytes, size);
	str_add(directory, "PK\1\2");
	fuzzed_put(directory, 2, 20);
	fuzzed_put_header(directory, name, bytes, size);
	fuzzed_put(directory, 2, 0);
	fuzzed_put(directory, 4, 0);
	fuzzed_put(directory, 4, 0);
	fuzzed_put(directory, 4, at);
	str_add(directory, name);
}

static inline void fuzzed_zip(struct str *zip, const char *data, size_t size)
{
	struct str directory;
	const char *end;
	size_t i, n, at;

	str_init(&directory, zip->arena, STR_UNBOUNDED);
	for (i = 0; i < COUNT_OF(fuzzed_parts); i++) {
		if (fuzzed_parts[i].bytes) {
			fuzzed_add_part(zip, &directory, fuzzed_parts[i].name,
					fuzzed_parts[i].bytes, strlen(fuzzed_parts[i].bytes));
			continue;
		}
		end = size ? memchr(data, '\0', size) : NULL;
		n = end ? (size_t)(end - data) : size;
		fuzzed_add_part(zip, &directory, fuzzed_parts[i].name, data ? data : "", n);
		data += n + (end != NULL);
		size -= n + (end != NULL);
	}
	at = zip->len;
	str_add_n(zip, str_text(&directory), directory.len);
	str_add(zip, "PK\5\6");
	fuzzed_put(zip, 4, 0);
	fuzzed_put(zip, 2, COUNT_OF(fuzzed_parts));
	fuzzed_put(zip, 2, COUNT_OF(fuzzed_parts));
	fuzzed_put(zip, 4, directory.len);
	fuzzed_put(zip, 4, at);
	fuzzed_put(zip, 2, 0);
}

static inline void fuzzed_word(struct str *zip, const char *data, size_t size)
{
	if (size > 1 && memcmp(data, "PK", 2) == 0)
		str_add_n(zip, data, size);
	else
		fuzzed_zip(zip, data, size);
}

#endif
