/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_harm.h"

#include <string.h>

#include "read/docx_node.h"
#include "read/xml.h"

enum {
	PART_MAX = 64 << 20,
	FIELDS_DEEP = 16,   /* fields in fields */
	FIELD_WORD_MAX = 32 /* of the name of a field */
};

static const char elsewhere[] = "It refers to what lies elsewhere.";
static const char field_harm[] = "It has a field that may fetch or run something.";

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && str_ieq(s + n - m, end);
}

static bool is_among(const char *word, const char *const list[])
{
	for (; *list; list++)
		if (str_ieq(word, *list))
			return true;
	return false;
}

/* ---- fields (ISO/IEC 29500-1, 17.16) */

/* A list of those that do no harm; the others (DDE, INCLUDETEXT, LINK, DATABASE …) grow with each
 * Word. */
static bool is_harmless_field(const char *name)
{
	static const char *const list[] = {"FORMTEXT",
					   "FORMCHECKBOX",
					   "FORMDROPDOWN",
					   "HYPERLINK",
					   "REF",
					   "PAGEREF",
					   "NOTEREF",
					   "STYLEREF",
					   "PAGE",
					   "NUMPAGES",
					   "SECTION",
					   "SECTIONPAGES",
					   "DATE",
					   "TIME",
					   "CREATEDATE",
					   "SAVEDATE",
					   "PRINTDATE",
					   "TITLE",
					   "SUBJECT",
					   "AUTHOR",
					   "LASTSAVEDBY",
					   "KEYWORDS",
					   "COMMENTS",
					   "FILENAME",
					   "FILESIZE",
					   "TEMPLATE",
					   "REVNUM",
					   "USERNAME",
					   "USERINITIALS",
					   "DOCPROPERTY",
					   "MERGEFIELD",
					   "SEQ",
					   "TOC",
					   "TC",
					   "XE",
					   "SYMBOL",
					   "NUMWORDS",
					   "NUMCHARS",
					   "LISTNUM",
					   "AUTONUM",
					   "EQ",
					   "=",
					   "",
					   NULL};

	return is_among(name, list);
}

/* The name of a field: the first word of its code, however many runs that is split into. */
struct field_name {
	char word[FIELD_WORD_MAX];
	size_t length;
	bool ended, in_code; /* between the field's beginning and its result */
};

static void name_add(struct field_name *name, const char *code)
{
	for (; *code && !name->ended; code++) {
		if (strchr(" \t\r\n", *code))
			name->ended = name->length > 0;
		else if (name->length < sizeof(name->word) - 1)
			name->word[name->length++] = *code;
	}
	name->word[name->length] = '\0';
}

struct fields {
	struct field_name open[FIELDS_DEEP];
	size_t depth;
};

/* A field in another's code can make any code of that. */
static bool field_begins(struct fields *f)
{
	if (f->depth == FIELDS_DEEP || (f->depth && f->open[f->depth - 1].in_code))
		return false;
	f->open[f->depth++] = (struct field_name){.in_code = true};
	return true;
}

static bool field_mark(struct fields *f, const char *type)
{
	struct field_name *name = f->depth ? &f->open[f->depth - 1] : NULL;

	if (str_eq(type, "begin"))
		return field_begins(f);
	if (!name)
		return true;
	name->in_code = false;
	if (str_eq(type, "end"))
		f->depth--;
	return is_harmless_field(name->word);
}

/* Code outside of any field's is no code that Word knows. */
static bool field_code(struct fields *f, const xmlNode *node)
{
	struct field_name *name = f->depth ? &f->open[f->depth - 1] : NULL;
	const xmlNode *words;

	for (words = node->children; words; words = words->next) {
		if (words->type != XML_TEXT_NODE && words->type != XML_CDATA_SECTION_NODE)
			continue;
		if (!name || !name->in_code)
			return false;
		name_add(name, (const char *)words->content);
	}
	return true;
}

static bool is_simple_field_harmless(const char *code)
{
	struct field_name name = {.in_code = true};

	name_add(&name, code ? code : "");
	return is_harmless_field(name.word);
}

/* ---- one part */

/* NULL: no harm in this element itself. */
static const char *element_harm(struct arena *a, const xmlNode *node, struct fields *fields)
{
	static const char *const others[] = {"altChunk", "subDoc",    "OLEObject",
					     "control",	 "mailMerge", NULL};
	const char *name = (const char *)node->name, *type;

	if (is_among(name, others))
		return "It holds or fetches another file.";
	if (str_eq(name, "fldChar")) {
		type = docx_node_attribute(a, node, "fldCharType");
		return field_mark(fields, type ? type : "") ? NULL : field_harm;
	}
	if (str_eq(name, "instrText") || str_eq(name, "delInstrText"))
		return field_code(fields, node) ? NULL : field_harm;
	if (str_eq(name, "fldSimple"))
		return is_simple_field_harmless(docx_node_attribute(a, node, "instr")) ? NULL
										       : field_harm;
	return NULL;
}

static const xmlNode *next_node(const xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

static const char *tree_harm(struct arena *a, const xmlDoc *tree)
{
	struct fields fields = {.depth = 0};
	const xmlNode *node = tree->children;
	const char *harm = NULL;

	for (; node && !harm; node = next_node(node))
		if (node->type == XML_ELEMENT_NODE)
			harm = element_harm(a, node, &fields);
	return harm;
}

/* Links that a reader would have to click are no harm; what Word fetches by itself is. */
static const char *relations_harm(struct arena *a, const xmlDoc *tree)
{
	static const char *const files[] = {
	    "aFChunk",	   "oleObject", "package",	 "control",	 "vbaProject",
	    "subDocument", "frame",	"extensibility", "webextension", "webextensiontaskpanes",
	    NULL};
	const xmlNode *relation = xmlDocGetRootElement(tree);
	const char *type, *word, *mode;

	for (relation = relation ? relation->children : NULL; relation; relation = relation->next) {
		if (relation->type != XML_ELEMENT_NODE)
			continue;
		mode = xml_attribute(a, relation, NULL, "TargetMode");
		type = xml_attribute(a, relation, NULL, "Type");
		word = type ? strrchr(type, '/') : NULL;
		word = word ? word + 1 : "";
		if (mode && str_ieq(mode, "External") && !str_ieq(word, "hyperlink"))
			return elsewhere;
		if (is_among(word, files))
			return "It holds or fetches another file.";
	}
	return NULL;
}

/* XML in UTF-8 or UTF-16, which is all that Word reads; whatever the part is called. */
static bool is_xml(const char *bytes, size_t size)
{
	size_t i;

	for (i = 0; i < size && i < 64; i++) {
		if (bytes[i] == '<')
			return true;
		if (!strchr(" \t\r\n\xEF\xBB\xBF\xFF\xFE", bytes[i])) /* NUL is in it too */
			return false;
	}
	return false;
}

static int check_part(struct arena *a, const char *name, const char *bytes, size_t size,
		      struct err *e)
{
	xmlDocPtr tree = NULL;
	const char *harm;

	if (!is_xml(bytes, size))
		return 0;
	if (xml_parse(bytes, size, &tree, e) < 0)
		return -1;
	harm = ends_with(name, ".rels") ? relations_harm(a, tree) : tree_harm(a, tree);
	xmlFreeDoc(tree);
	return harm ? err_set(e, ERR_INPUT, "%s", harm) : 0;
}

/* ---- the whole */

static bool is_program(const char *name)
{
	return ends_with(name, ".bin") || strstr(name, "embeddings/") || strstr(name, "activeX/");
}

int docx_harm_check(struct docx *docx, struct arena *a, struct err *e)
{
	struct zip_archive *zip = docx->zip;
	const char *name, *bytes, *harm;
	size_t i, size;

	for (i = 0; i < zip_archive_count(zip); i++) {
		name = zip_archive_name(zip, i);
		if (is_program(name))
			return err_set(e, ERR_INPUT, "It holds a program or another file.");
		if (i == docx->main || ends_with(name, "/"))
			continue;
		if (zip_archive_read(zip, a, i, PART_MAX, &bytes, &size, e) < 0 ||
		    check_part(a, name, bytes, size, e) < 0)
			return -1;
	}
	harm = tree_harm(a, docx->tree);
	return harm ? err_set(e, ERR_INPUT, "%s", harm) : 0;
}
