/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wordfile.h"

#include <string.h>

#define SCHEMAS	  "http://schemas.openxmlformats.org/"
#define OFFICE	  "http://schemas.microsoft.com/office/word/"
#define PURL	  "http://purl.oclc.org/ooxml/"
#define XML	  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define RELATIONS "xmlns='" SCHEMAS "package/2006/relationships'"

enum { PARTS_MAX = 10, STORED_FROM = 64 << 10 };

/* "../customXml/item1.xml" of "customXml/item1.xml". */
static const char *target_of(struct arena *a, const struct wordfile_part *part)
{
	if (part->target)
		return part->target;
	return str_starts(part->name, "word/") ? part->name + 5
					       : arena_printf(a, "../%s", part->name);
}

static const char *relations(struct arena *a, const struct wordfile_part *parts)
{
	struct str out;

	str_init(&out, a, STR_UNBOUNDED);
	str_add(&out, XML "<Relationships " RELATIONS ">");
	for (; parts && (parts->name || parts->type); parts++)
		if (parts->type)
			str_addf(&out,
				 "<Relationship Id='r%zu' Type='" SCHEMAS
				 "officeDocument/2006/relationships/%s' Target='%s'%s/>",
				 out.len, parts->type, target_of(a, parts),
				 parts->name ? "" : " TargetMode='External'");
	str_add(&out, "</Relationships>");
	return str_text(&out);
}

static char *make(struct arena *a, const char *xml, const char *office,
		  const struct wordfile_part *parts, size_t *size)
{
	struct archive_entry entries[4 + PARTS_MAX] = {
	    {.name = "[Content_Types].xml",
	     .bytes = XML "<Types xmlns='" SCHEMAS "package/2006/content-types'/>"},
	    {.name = "_rels/.rels",
	     .bytes = arena_printf(a,
				   XML "<Relationships " RELATIONS "><Relationship Id='r1' "
				       "Type='%s/officeDocument' "
				       "Target='word/document.xml'/></Relationships>",
				   office)},
	    /* A flood that packs too well would be refused for that alone. */
	    {.name = "word/document.xml", .bytes = xml, .stored = strlen(xml) > STORED_FROM},
	    {.name = "word/_rels/document.xml.rels", .bytes = relations(a, parts)}};
	size_t count = 4;

	for (; parts && (parts->name || parts->type); parts++) {
		if (!parts->bytes)
			continue;
		entries[count].name = parts->name;
		entries[count++].bytes = parts->bytes;
	}
	return archive_make(a, entries, count, size);
}

char *wordfile_make(struct arena *a, const char *body, const struct wordfile_part *parts,
		    size_t *size)
{
	struct str xml;

	str_init(&xml, a, STR_UNBOUNDED);
	str_add(&xml, XML
		"<w:document xmlns:w='" SCHEMAS "wordprocessingml/2006/main' xmlns:w14='" OFFICE
		"2010/wordml' xmlns:mc='" SCHEMAS "markup-compatibility/2006' xmlns:wp='" SCHEMAS
		"drawingml/2006/wordprocessingDrawing' xmlns:a='" SCHEMAS
		"drawingml/2006/main' xmlns:wps='" OFFICE "2010/wordprocessingShape' "
		"xmlns:m='" SCHEMAS "officeDocument/2006/math' "
		"xmlns:v='urn:schemas-microsoft-com:vml' "
		"xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:w16se='" OFFICE
		"2015/wordml/symex' xmlns:r='" SCHEMAS
		"officeDocument/2006/relationships'><w:body>");
	str_add(&xml, body);
	str_add(&xml, "<w:sectPr/></w:body></w:document>");
	return make(a, str_text(&xml), SCHEMAS "officeDocument/2006/relationships", parts, size);
}

char *wordfile_make_strict(struct arena *a, const char *body, size_t *size)
{
	const char *xml = arena_printf(a,
				       XML "<w:document xmlns:w='" PURL
					   "wordprocessingml/main' xmlns:w14='" OFFICE
					   "2010/wordml' w:conformance='strict'><w:body>%s"
					   "</w:body></w:document>",
				       body);

	return make(a, xml, PURL "officeDocument/relationships", NULL, size);
}
