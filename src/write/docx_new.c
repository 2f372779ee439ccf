/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_new.h"

#include <string.h>

#include "core/vocabulary.h"
#include "write/docx_archive.h"
#include "write/docx_words.h"

#define W    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

enum { DOCUMENT_MAX = 4 << 20, ACTION_ROWS = 3, WIDTH = 9638, LABEL_WIDTH = 3800 };

static const char content_types[] =
    HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	 "<Default Extension=\"rels\" "
	 "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	 "<Override PartName=\"/word/document.xml\" "
	 "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document."
	 "main+xml\"/><Override PartName=\"/word/styles.xml\" "
	 "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\""
	 "/></Types>";
static const char relations[] =
    HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	 "<Relationship Id=\"rId1\" "
	 "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	 "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char document_relations[] =
    HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	 "<Relationship Id=\"rId1\" "
	 "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
	 "Target=\"styles.xml\"/></Relationships>";
static const char styles[] =
    HEAD "<w:styles xmlns:w=\"" W "\"><w:docDefaults><w:rPrDefault><w:rPr>"
	 "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/>"
	 "<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>"
	 "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
	 "<w:name w:val=\"Normal\"/></w:style>"
	 "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"
	 "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
	 "w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/>"
	 "</w:rPr></w:style>"
	 "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/>"
	 "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
	 "w:after=\"80\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/>"
	 "</w:rPr></w:style></w:styles>";

/* ---- the text of the document */

/* As XML has it, which knows no controls. */
static void add_words(struct str *out, const char *words, size_t n)
{
	for (; n; words++, n--)
		if (*words == '&')
			str_add(out, "&amp;");
		else if (*words == '<')
			str_add(out, "&lt;");
		else if (*words == '"')
			str_add(out, "&quot;");
		else if ((unsigned char)*words >= ' ')
			str_add_n(out, words, 1);
}

static void add_paragraph(struct str *out, const char *style, const char *words)
{
	str_addf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>", style);
	add_words(out, words, strlen(words));
	str_add(out, "</w:t></w:r></w:p>");
}

/* `head`: of a row of column heads. */
static void add_row_begin(struct str *out, bool head)
{
	str_addf(out, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", head ? "<w:tblHeader/>" : "");
}

static void add_label(struct str *out, int width, const char *words, const char *remark)
{
	str_addf(out,
		 "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:shd w:val=\"clear\" "
		 "w:color=\"auto\" w:fill=\"E7EEF3\"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr>"
		 "<w:t>",
		 width);
	add_words(out, words, strlen(words));
	str_add(out, "</w:t></w:r>");
	if (remark)
		str_addf(out, "<w:r><w:t xml:space=\"preserve\"> %s</w:t></w:r>", remark);
	str_add(out, "</w:p></w:tc>");
}

/* Each line is a paragraph; NULL: an empty cell. */
static void add_cell(struct str *out, int width, const char *words)
{
	str_addf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
	do {
		size_t n = words ? strcspn(words, "\n") : 0;

		str_add(out, "<w:p><w:r><w:t xml:space=\"preserve\">");
		add_words(out, words, n);
		str_add(out, "</w:t></w:r></w:p>");
		words = words && words[n] ? words + n + 1 : NULL;
	} while (words);
	str_add(out, "</w:tc>");
}

static void add_table_begin(struct str *out, const char *caption, const int *widths, size_t count)
{
	static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
	size_t i;

	str_addf(out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>", WIDTH);
	for (i = 0; i < COUNT_OF(sides); i++)
		str_addf(out,
			 "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F8C8D\"/>",
			 sides[i]);
	str_add(out, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top "
		     "w:w=\"40\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/>"
		     "</w:tblCellMar><w:tblCaption w:val=\"");
	add_words(out, caption, strlen(caption));
	str_add(out, "\"/></w:tblPr><w:tblGrid>");
	for (i = 0; i < count; i++)
		str_addf(out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
	str_add(out, "</w:tblGrid>");
}

/* A table needs a paragraph behind it, or Word joins it to the next. */
static void add_table_end(struct str *out)
{
	str_add(out, "</w:tbl><w:p/>");
}

/* ---- the form */

/* `words`: NULL if there are none yet. */
static void add_field(struct str *out, const char *title, bool tick, const char *words)
{
	add_row_begin(out, false);
	add_label(out, LABEL_WIDTH, title, tick ? "(Yes or No)" : NULL);
	add_cell(out, WIDTH - LABEL_WIDTH, words);
	str_add(out, "</w:tr>");
}

/* Rows that people added stand where the group that they belong to ends. */
static void add_others(struct str *out, const struct form *form)
{
	const struct form_concern *other;
	size_t i;

	for (i = 0; i < form->other_count; i++) {
		other = &form->others[i];
		add_field(out, other->label, false,
			  other->raised == FORM_YES  ? "Yes"
			  : other->raised == FORM_NO ? "No"
						     : NULL);
	}
}

static void add_action(struct arena *a, struct str *out, const int *widths,
		       const struct form_action *action)
{
	add_row_begin(out, false);
	add_cell(out, widths[0], action ? action->action : NULL);
	add_cell(out, widths[1], action ? action->by_whom : NULL);
	add_cell(out, widths[2], action ? docx_words_of_day(a, action) : NULL);
	str_add(out, "</w:tr>");
}

/* With empty rows, for more. */
static void add_actions(struct arena *a, struct str *out, const struct form *form)
{
	static const char *const heads[] = {"Action", "By whom", "By when"};
	static const int widths[] = {WIDTH / 2, WIDTH / 4, WIDTH / 4};
	size_t i;

	add_paragraph(out, "Heading2", "Actions");
	add_table_begin(out, "Actions", widths, COUNT_OF(widths));
	add_row_begin(out, true);
	for (i = 0; i < COUNT_OF(heads); i++)
		add_label(out, widths[i], heads[i], NULL);
	str_add(out, "</w:tr>");
	for (i = 0; i < form->action_count + ACTION_ROWS; i++)
		add_action(a, out, widths, i < form->action_count ? &form->actions[i] : NULL);
	add_table_end(out);
}

static bool is_of_group(const struct form_type *type, size_t i)
{
	return i < type->field_count && form_field_is_concern(&type->fields[i]);
}

/* The fields of one section, in a table. */
static size_t add_section(struct arena *a, struct str *out, const struct form *form, size_t first)
{
	static const int widths[] = {LABEL_WIDTH, WIDTH - LABEL_WIDTH};
	const struct form_type *type = form->type;
	const char section = type->fields[first].section;
	const struct form_field *field;
	char name[] = "Section ?";
	size_t i;

	if (section) {
		name[sizeof(name) - 2] = section;
		add_paragraph(out, "Heading2", name);
	}
	add_table_begin(out, section ? name : type->title, widths, COUNT_OF(widths));
	for (i = first; i < type->field_count && type->fields[i].section == section; i++) {
		field = &type->fields[i];
		add_field(out, field->title, field->type == FORM_TICK,
			  docx_words_said(field, &form->values[i])
			      ? docx_words_of(a, field, &form->values[i])
			      : NULL);
		if (is_of_group(type, i) && !is_of_group(type, i + 1))
			add_others(out, form);
	}
	add_table_end(out);
	if (section == VOCABULARY_ANSWER_SECTION)
		add_actions(a, out, form);
	return i;
}

/* S4: who answers gets the form, also one that came as words. */
static const char *make_document(struct arena *a, const struct form *form)
{
	struct str out;
	size_t i = 0;

	str_init(&out, a, DOCUMENT_MAX);
	str_add(&out, HEAD "<w:document xmlns:w=\"" W "\"><w:body>");
	add_paragraph(&out, "Heading1", form->type->title);
	while (i < form->type->field_count)
		i = add_section(a, &out, form, i);
	str_add(&out, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
		      "w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
		      "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
	return str_text(&out);
}

int docx_new(struct arena *a, const struct form *form, const void **out, size_t *size,
	     struct err *e)
{
	const struct docx_archive_part parts[] = {
	    {"[Content_Types].xml", content_types},
	    {"_rels/.rels", relations},
	    {"word/document.xml", make_document(a, form)},
	    {"word/styles.xml", styles},
	    {"word/_rels/document.xml.rels", document_relations},
	};

	if (docx_archive_make(a, parts, COUNT_OF(parts), out, size) < 0)
		return err_set(e, ERR_TEMP, "A new document could not be written.");
	return 0;
}
