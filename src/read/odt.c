/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/odt.h"

#include <string.h>

#include "read/odt_text.h"
#include "read/xml.h"
#include "read/xml_cut.h"
#include "read/zip.h"

enum { PART_MAX = 16 << 20, STYLES_PART_MAX = 4 << 20, MANIFEST_MAX = 1 << 20, HEAD = 4096 };

static bool begins(const unsigned char *bytes, size_t size, const char *with)
{
	return size >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

bool odt_sniff(const unsigned char *bytes, size_t size)
{
	static const char packed[] = "mimetypeapplication/vnd.oasis.opendocument.text";
	static const char flat[] = "office:mimetype=\"application/vnd.oasis.opendocument.text\"";
	size_t head = size < HEAD * 2 ? size : HEAD * 2;

	if (begins(bytes, size, "PK\3\4"))
		return memmem(bytes, size < 256 ? size : 256, packed, strlen(packed));
	return begins(bytes, size, "<") && memmem(bytes, head, flat, strlen(flat));
}

/* The styles of lists, tables and pages say nothing of words. */
static const struct xml_cut_format style_text = {
    .style = "style:style",
    .name = " style:name=\"",
    .base = " style:parent-style-name=\"",
    .others =
	(const char *const[]){" style:family=\"table\"", " style:family=\"table-column\"",
			      " style:family=\"table-row\"", " style:family=\"graphic\"", NULL},
    .asides = (const char *const[]){"text:list-style", "text:outline-style", "style:default-style",
				    "style:page-layout", "number:date-style", NULL},
    .until = "office:body",
    .sign = '<',
};

/* The styles that are named under the node, also by other styles. */
static void find_styles(struct xml_cut_names *names, const xmlNode *node)
{
	const xmlNode *child;
	const xmlAttr *attr;

	for (attr = node->properties; attr; attr = attr->next)
		if (str_eq((const char *)attr->name, "style-name") ||
		    str_eq((const char *)attr->name, "parent-style-name"))
			xml_cut_add_name(names, xml_attribute_text(names->arena, attr));
	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			find_styles(names, child);
}

/* A part of the package as a tree, with the styles that are named under `user`, or all; NULL if
 * there is none, or it is broken. */
static xmlDocPtr part(struct zip_archive *zip, const char *name, size_t max, const xmlNode *user,
		      struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct xml_cut_names names = {.arena = &a};
	int index = zip_archive_find(zip, name);
	xmlDocPtr tree = NULL;
	const char *bytes;
	size_t size;

	if (index < 0) {
		err_set(e, ERR_INPUT, "It is damaged inside.");
		return NULL;
	}
	if (zip_archive_read(zip, &a, (size_t)index, max, &bytes, &size, e) < 0)
		return NULL;
	if (user)
		find_styles(&names, user);
	bytes = xml_cut_styles(&a, bytes, &size, &style_text, user ? &names : NULL);
	return xml_parse(bytes, size, &tree, e) < 0 ? NULL : tree;
}

/* The manifest says of each part whether it is encrypted; or all are one part that is. */
static bool is_locked(struct zip_archive *zip, struct arena *a)
{
	int index = zip_archive_find(zip, "META-INF/manifest.xml");
	const char *bytes;
	size_t size;

	return zip_archive_find(zip, "encrypted-package") >= 0 ||
	       (index >= 0 &&
		zip_archive_read(zip, a, (size_t)index, MANIFEST_MAX, &bytes, &size, NULL) == 0 &&
		memmem(bytes, size, "encryption-data", strlen("encryption-data")));
}

static bool has_macros(const struct zip_archive *zip)
{
	const char *name;
	size_t i;

	for (i = 0; i < zip_archive_count(zip); i++) {
		name = zip_archive_name(zip, i);
		if (str_starts(name, "Basic/") || str_starts(name, "Scripts/"))
			return true;
	}
	return false;
}

static bool has_words(const struct document *document)
{
	struct str text;

	str_init(&text, document->arena, ATTACHMENT_TEXT_MAX);
	document_to_text(document, &text);
	return !str_empty(str_text(&text));
}

static int read_body(const xmlNode *root, struct odt_styles *styles, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	const xmlNode *body = xml_child(root, ODT_OFFICE, "body"), *text;
	struct arena *a = document->arena;
	struct odt_notes seen;

	text = body ? xml_child(body, ODT_OFFICE, "text") : NULL;
	if (!text)
		return err_set(e, ERR_INPUT, "There is no text in it.");
	odt_text_read(document, styles, text, &seen);
	if (seen.pictures && !has_words(document))
		return err_set(e, ERR_INPUT, "There are only pictures in it, and no words.");
	if (seen.hidden)
		attachment_add_aside(a, notes, "There are hidden words in it: they were left out.");
	if (seen.cut)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	return 0;
}

static int read_tree(const xmlNode *root, struct odt_styles *styles, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	styles->arena = document->arena;
	odt_style_add(styles, root);
	return read_body(root, styles, document, notes, e);
}

static int read_flat(const struct attachment_file *file, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	struct odt_styles styles = {0};
	xmlDocPtr tree;
	int result;

	if (file->size > PART_MAX)
		return err_set(e, ERR_INPUT, "There is too much in it.");
	if (xml_parse(file->bytes, file->size, &tree, e) < 0)
		return -1;
	result = read_tree(xmlDocGetRootElement(tree), &styles, document, notes, e);
	xmlFreeDoc(tree);
	return result;
}

static int read_package(struct zip_archive *zip, struct document *document,
			struct attachment_notes *notes, struct err *e)
{
	struct arena *a = document->arena;
	struct odt_styles styles = {.arena = a};
	xmlDocPtr content, common;
	int result;

	if (is_locked(zip, a))
		return err_set(e, ERR_INPUT, "It is protected by a password.");
	content = part(zip, "content.xml", PART_MAX, NULL, e);
	if (!content)
		return -1;
	if (has_macros(zip))
		attachment_add_aside(a, notes, "It holds macros: they were left out.");
	/* Its own styles count before those of the page's margins, which have the same names. */
	odt_style_add(&styles, xmlDocGetRootElement(content));
	common = part(zip, "styles.xml", STYLES_PART_MAX, xmlDocGetRootElement(content), NULL);
	if (common)
		odt_style_add(&styles, xmlDocGetRootElement(common));
	if (common)
		xmlFreeDoc(common);
	result = read_body(xmlDocGetRootElement(content), &styles, document, notes, e);
	xmlFreeDoc(content);
	return result;
}

int odt_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	struct zip_archive *zip;
	int result;

	if (begins(file->bytes, file->size, "<"))
		return read_flat(file, document, notes, e);
	if (zip_archive_open(&zip, a, file->bytes, file->size, e) < 0)
		return -1;
	result = read_package(zip, document, notes, e);
	zip_archive_close(zip);
	return result;
}
