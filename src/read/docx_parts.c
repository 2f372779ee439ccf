/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/docx_parts.h"

#include <string.h>

#include "read/docx_node.h"
#include "read/xml.h"
#include "read/xml_cut.h"

enum {
	MAIN_MAX = 16 << 20, /* bytes of the main part's XML … */
	PART_MAX = 4 << 20,  /* … and of any other that is read */
	RELATIONS_MAX = 2000,
};

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *found;

	if (c >= 'A' && c <= 'F')
		c = (char)(c - 'A' + 'a');
	found = c ? strchr(digits, c) : NULL;
	return found ? (int)(found - digits) : -1;
}

/* "my%20part.xml" → "my part.xml" */
static char *decode(struct arena *a, const char *target)
{
	char *out = arena_alloc(a, strlen(target) + 1), *to = out;

	for (; *target; target++) {
		*to = *target;
		if (*target == '%' && hex(target[1]) >= 0 && hex(target[2]) >= 0) {
			*to = (char)(hex(target[1]) << 4 | hex(target[2]));
			target += 2;
		}
		to++;
	}
	return out;
}

/* The name in the archive of what is at `target`, seen from the folder of `part`. */
static const char *resolve(struct arena *a, const char *part, const char *target)
{
	const char *slash = part && *target != '/' ? strrchr(part, '/') : NULL;
	char **steps, *path;
	struct str out;
	size_t count, i, cut;

	path = arena_printf(a, "%.*s%s", slash ? (int)(slash - part + 1) : 0, part ? part : "",
			    decode(a, target));
	steps = str_split(a, path, '/', &count);
	str_init(&out, a, ZIP_NAME_MAX);
	for (i = 0; i < count; i++) {
		if (str_eq(steps[i], "") || str_eq(steps[i], "."))
			continue;
		if (str_eq(steps[i], "..")) {
			for (cut = out.len; cut > 0 && out.data[cut - 1] != '/';)
				cut--;
			str_truncate(&out, cut ? cut - 1 : 0);
			continue;
		}
		if (out.len)
			str_add_char(&out, '/');
		str_add(&out, steps[i]);
	}
	return str_text(&out);
}

/* Names are compared without case (ISO/IEC 29500-2, 6.2.2.3), which hardly anybody needs. */
static int find_entry(const struct docx *docx, const char *name)
{
	int found = zip_archive_find(docx->zip, name);
	size_t i;

	for (i = 0; found < 0 && i < zip_archive_count(docx->zip); i++)
		if (str_ieq(zip_archive_name(docx->zip, i), name))
			found = (int)i;
	return found;
}

static const char *relations_name(struct arena *a, const char *part)
{
	const char *slash = part ? strrchr(part, '/') : NULL;
	const char *file = slash ? slash + 1 : part ? part : "";

	return arena_printf(a, "%.*s_rels/%s.rels", (int)(part ? file - part : 0), part ? part : "",
			    file);
}

static void read_relation(const struct docx *docx, const char *part, const xmlNode *node,
			  struct docx_relations *relations)
{
	struct arena *a = docx->arena;
	const char *type = docx_node_attribute(a, node, "Type"),
		   *target = docx_node_attribute(a, node, "Target"), *slash;
	struct docx_relation *relation;
	int index;

	if (!type || !target || relations->count == RELATIONS_MAX)
		return;
	slash = strrchr(type, '/');
	relation = ARENA_PUSH(a, struct docx_relation, relations->list, relations->count);
	relation->type = slash ? slash + 1 : type;
	relation->outside = str_ieq(docx_node_attribute(a, node, "TargetMode"), "External");
	if (relation->outside)
		return;
	index = find_entry(docx, resolve(a, part, target));
	relation->part = index < 0 ? NULL : zip_archive_name(docx->zip, (size_t)index);
}

void docx_parts_relations(const struct docx *docx, const char *part,
			  struct docx_relations *relations)
{
	xmlDocPtr tree = docx_parts_tree(docx, relations_name(docx->arena, part));
	const xmlNode *node;

	memset(relations, 0, sizeof(*relations));
	if (!tree)
		return;
	for (node = xmlDocGetRootElement(tree)->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE &&
		    str_eq((const char *)node->name, "Relationship"))
			read_relation(docx, part, node, relations);
	xmlFreeDoc(tree);
}

const char *docx_parts_find(const struct docx_relations *relations, const char *type)
{
	size_t i;

	for (i = 0; i < relations->count; i++)
		if (relations->list[i].part && str_eq(relations->list[i].type, type))
			return relations->list[i].part;
	return NULL;
}

/* ---- trees */

/* Table styles make all of a row or a column look alike, and are not read (docx_style.h). */
static const struct xml_cut_format style_text = {
    .style = "w:style",
    .name = " w:styleId=\"",
    .base = "<w:basedOn w:val=\"",
    .preset = " w:default=\"",
    .others = (const char *const[]){" w:type=\"table\"", NULL},
    .asides = (const char *const[]){"w:latentStyles", NULL},
    .sign = 'y',
};

/* How a page is laid out, and what a program notes for itself: half of what there is.  How wide a
 * cell is tells what a shape lies on (docx_shape.c): that goes where nothing is drawn. */
static const char *const passed_over[] = {
    "w:tcW",	      "w:gridCol",   "w:tblLook",   "w:tblW",	  "w:lastRenderedPageBreak",
    "w:tblInd",	      "w:tblLayout", "w:tblStyle",  "w:lang",	  "w14:checkedState",
    "w:sz",	      "w:szCs",	     "w:spacing",   "w:kern",	  "w14:uncheckedState",
    "w:ind",	      "w:jc",	     "w:keepNext",  "w:noProof",  "w:proofErr",
    "w:widowControl", "w:bidi",	     "w:cantSplit", "w:trHeight", "w:top",
    "w:left",	      "w:bottom",    "w:right",	    "w:insideH",  "w:insideV",
    "w:alias",	      "w:id",	     NULL};
static const char *const holders[] = {"w:tcPr",	      "w:rPr",	 "w:pPr",	"w:trPr",
				      "w:tblGrid",    "w:tblPr", "w:tcBorders", "w:tblBorders",
				      "w:tblCellMar", NULL};
static const char *const drawings[] = {"w:drawing",	"w:pict",	   "w:object",
				       "w:contentPart", "w14:contentPart", NULL};
static const char *const no_names[] = {NULL};
static const struct xml_cut_empty undrawn = {passed_over, holders, drawings};
static const struct xml_cut_empty drawn = {passed_over + 1, holders, no_names};

static const char *cut_passed_over(struct arena *a, const char *text, size_t *size)
{
	const char *cut = xml_cut_empty(a, text, size, &undrawn);

	return cut != text ? cut : xml_cut_empty(a, text, size, &drawn);
}

/* What is cut out of a part's text before a tree is made of it. */
enum cut { CUT_NOTHING, CUT_STYLES, CUT_PASSED_OVER };

static int read_tree(const struct docx *docx, size_t index, size_t max, enum cut cut,
		     xmlDocPtr *tree, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct xml_cut_names names = docx->styles;
	const char *bytes;
	size_t size;

	if (zip_archive_read(docx->zip, &a, index, max, &bytes, &size, e) < 0)
		return -1;
	if (cut == CUT_PASSED_OVER)
		bytes = cut_passed_over(&a, bytes, &size);
	if (cut == CUT_STYLES)
		bytes = xml_cut_styles(&a, bytes, &size, &style_text, &names);
	return xml_parse(bytes, size, tree, e);
}

static xmlDocPtr find_tree(const struct docx *docx, const char *part, enum cut cut)
{
	int index = part ? find_entry(docx, part) : -1;
	xmlDocPtr tree;

	return index >= 0 && read_tree(docx, (size_t)index, PART_MAX, cut, &tree, NULL) == 0 ? tree
											     : NULL;
}

xmlDocPtr docx_parts_tree(const struct docx *docx, const char *part)
{
	return find_tree(docx, part, CUT_NOTHING);
}

xmlDocPtr docx_parts_styles(const struct docx *docx, const char *part)
{
	return find_tree(docx, part, CUT_STYLES);
}

/* ---- places, and what is used at them */

/* The node behind this one in the file, on whatever level. */
static xmlNode *follow(xmlNode *node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

/* Numbers the places under the node, and notes the styles that are named there.  A paragraph in a
 * cell is no place of its own. */
static void survey(struct docx *docx, xmlNode *node, bool in_cell)
{
	const char *name = (const char *)node->name;
	enum docx_element element = DOCX_OTHER;
	xmlNode *child;

	/* Most nodes are neither: their names tell it before they are looked up. */
	if ((*name == 'p' && !name[1]) || (*name == 't' && str_eq(name + 1, "c")))
		element = docx_node_element(node);
	else if ((*name == 'p' || *name == 'r') && name[1] == 'S' && str_eq(name + 1, "Style") &&
		 (name = docx_node_attribute(docx->arena, node, "val")))
		xml_cut_add_name(&docx->styles, name);
	if (element == DOCX_CELL || (element == DOCX_PARAGRAPH && !in_cell))
		node->_private = (void *)(intptr_t)++docx->places;
	in_cell = in_cell || element == DOCX_CELL;
	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			survey(docx, child, in_cell);
}

xmlNode *docx_find_place(const struct docx *docx, int origin)
{
	xmlNode *node;

	if (origin < 1 || origin > docx->places)
		return NULL;
	for (node = xmlDocGetRootElement(docx->tree); node; node = follow(node))
		if ((intptr_t)node->_private == origin)
			return node;
	return NULL;
}

/* ---- the package */

/* Some programs leave the relationship out, or point it at nothing. */
static int find_main(const struct docx *docx, struct err *e)
{
	struct docx_relations relations;
	const char *part;
	int index;

	docx_parts_relations(docx, NULL, &relations);
	part = docx_parts_find(&relations, "officeDocument");
	index = find_entry(docx, part ? part : "word/document.xml");
	if (index < 0)
		return err_set(e, ERR_INPUT, "It is damaged: the part with its text is not there.");
	return index;
}

static int open_with(struct docx *docx, struct arena *a, const void *bytes, size_t size,
		     enum cut cut, struct err *e)
{
	struct docx opened = {.arena = a, .styles.arena = a};
	int main;

	if (zip_archive_open(&opened.zip, a, bytes, size, e) < 0)
		return -1;
	main = find_main(&opened, e);
	if (main < 0 || read_tree(&opened, (size_t)main, MAIN_MAX, cut, &opened.tree, e) < 0) {
		docx_close(&opened);
		return -1;
	}
	opened.main = (size_t)main;
	if (!docx_node_child(xmlDocGetRootElement(opened.tree), "body")) {
		docx_close(&opened);
		return err_set(e, ERR_INPUT,
			       "It is not what its name says: there is no text of a "
			       "Word document in it.");
	}
	survey(&opened, xmlDocGetRootElement(opened.tree), false);
	*docx = opened;
	return 0;
}

int docx_open(struct docx *docx, struct arena *a, const void *bytes, size_t size, struct err *e)
{
	return open_with(docx, a, bytes, size, CUT_NOTHING, e);
}

int docx_open_to_read(struct docx *docx, struct arena *a, const void *bytes, size_t size,
		      struct err *e)
{
	return open_with(docx, a, bytes, size, CUT_PASSED_OVER, e);
}

void docx_close(struct docx *docx)
{
	if (docx->tree)
		xmlFreeDoc(docx->tree);
	zip_archive_close(docx->zip);
	docx->tree = NULL;
	docx->zip = NULL;
}
