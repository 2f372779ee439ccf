/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a paragraph: runs, and what holds them. */
#include "read/docx_reader.h"

#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "read/symbol.h"

/* A paragraph while it is read. */
struct line {
	struct docx_reader *r; /* borrowed */
	struct docx_look paragraph;
	struct docx_look look; /* of the run that is being read */
	unsigned marks;
};

static void read_inline(struct line *l, const xmlNode *container);
static void read_run_parts(struct line *l, const xmlNode *run);

/* Words that a run shows, unless they are hidden, or a control or a field shows something else. */
static void add(struct line *l, const char *words)
{
	struct docx_reader *r = l->r;

	if (r->silent || !docx_field_is_shown(r))
		return;
	if (l->look.on & DOCX_LOOK_HIDDEN) {
		r->hidden = r->hidden || !str_empty(words);
		return;
	}
	docx_text_add(&r->text, words, l->marks);
}

static void add_picture(struct line *l, const xmlNode *picture)
{
	const char *sign = docx_shape_read(l->r, picture);

	if (sign)
		add(l, sign);
}

/* A font of pictures only draws pictures if it has one for each letter; else the words in it are
 * words, whatever they look like. */
static bool is_pictures(const char *font, const char *text)
{
	const char *shown;
	unsigned c;

	while (font && (c = str_next_char(&text))) {
		shown = c > ' ' ? symbol_find(font, c) : "";
		if (!shown || str_eq(shown, "\xEF\xBF\xBD"))
			return false;
	}
	return font != NULL;
}

/* The signs for a ticked box are one; which picture of a sign is chosen does not count. */
static void add_char(struct str *out, const char *font, unsigned c)
{
	const char *shown = symbol_find(font, c);
	unsigned char utf8[8] = "";

	if (shown)
		str_add(out, shown);
	else if (c == 0x2611 || c == 0x1F5F5 || c == 0x1F5F7 || c == 0x1F5F9)
		str_add(out, DOCUMENT_TICKED);
	else if (c == 0x2011) /* a hyphen at which no line ends */
		str_add_char(out, '-');
	else if (c == '\t')
		str_add_char(out, '\t');
	else if (c <= ' ' || (c >= 0x80 && c < 0xA0) || symbol_is_blank(c) || c == 0x2028 ||
		 c == 0x2029)
		str_add_char(out, ' ');
	else if (!symbol_is_invisible(c) && (c & ~0xFu) != 0xFE00 && xmlIsCharQ(c)) {
		xmlCopyCharMultiByte(utf8, (int)c);
		str_add(out, (const char *)utf8);
	}
}

/* How many letters from here on are plain ones, which mean themselves outside fonts of pictures. */
static size_t plain_length(const char *text)
{
	size_t n = 0;

	while (text[n] >= ' ' && text[n] <= '~')
		n++;
	return n;
}

static void add_text(struct line *l, const xmlNode *node)
{
	const char *text, *font;
	struct str out;
	unsigned c;
	size_t n;

	for (node = node->children; node; node = node->next) {
		text = (const char *)node->content;
		if (!text || (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE))
			continue;
		font = is_pictures(l->look.font, text) ? l->look.font : NULL;
		str_init(&out, l->r->arena, ATTACHMENT_TEXT_MAX);
		do {
			n = font ? 0 : plain_length(text);
			str_add_n(&out, text, n);
			text += n;
			c = str_next_char(&text);
			if (c)
				add_char(&out, font, c);
		} while (c);
		add(l, str_text(&out));
	}
}

/* w:sym has the font and the number of a character in it; so has symEx, of newer signs. */
static void add_symbol(struct line *l, const xmlNode *node)
{
	struct arena *a = l->r->arena;
	const char *number = docx_node_attribute(a, node, "char"),
		   *font = docx_node_attribute(a, node, "font");
	unsigned long c = number ? strtoul(number, NULL, 16) : 0;
	struct str out;

	if (c == 0 || c > 0x10FFFF)
		return;
	str_init(&out, a, 8);
	add_char(&out, font, (unsigned)c);
	add(l, str_text(&out));
}

/* The state of a form field is not part of the field that it ends. */
static void read_field_mark(struct line *l, const xmlNode *mark)
{
	struct docx_reader *r = l->r;
	const char *text;

	if (!docx_field_mark(r, mark, &text) || r->silent || l->look.on & DOCX_LOOK_HIDDEN)
		return;
	docx_text_add(&r->text, text, l->marks);
}

static void read_ruby(struct line *l, const xmlNode *ruby)
{
	const xmlNode *base = docx_node_child(ruby, "rubyBase");

	if (base)
		read_inline(l, base);
}

static void read_run_part(struct line *l, const xmlNode *node)
{
	switch (docx_node_element(node)) {
	case DOCX_TEXT:
		add_text(l, node);
		break;
	case DOCX_TAB:
		add(l, "\t");
		break;
	case DOCX_BREAK:
		add(l, "\n");
		break;
	case DOCX_HYPHEN:
		add(l, "-");
		break;
	case DOCX_SYMBOL:
		add_symbol(l, node);
		break;
	case DOCX_FIELD_MARK:
		read_field_mark(l, node);
		break;
	case DOCX_FIELD_CODE:
		docx_field_code(l->r, node);
		break;
	case DOCX_RUBY:
		read_ruby(l, node);
		break;
	case DOCX_PICTURE:
	case DOCX_INK:
		add_picture(l, node);
		break;
	case DOCX_ALTERNATIVES:
		node = docx_node_choose(node);
		if (node)
			read_run_parts(l, node);
		break;
	default:
		break;
	}
}

static void read_run_parts(struct line *l, const xmlNode *run)
{
	const xmlNode *node;

	for (node = run->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			read_run_part(l, node);
}

static void read_run(struct line *l, const xmlNode *run)
{
	struct docx_look before = l->look;
	unsigned marks = l->marks;

	l->look = docx_style_run(&l->r->styles, &l->paragraph, docx_node_child(run, "rPr"));
	l->marks = docx_style_marks(&l->look) | l->r->extra;
	read_run_parts(l, run);
	l->look = before;
	l->marks = marks;
}

static void read_control(struct line *l, const xmlNode *control)
{
	const xmlNode *content = docx_node_child(control, "sdtContent"), *run;
	const char *instead;

	if (docx_control_read(l->r, control, &instead)) {
		if (content)
			read_inline(l, content);
		return;
	}
	if (!instead)
		return;
	/* It looks as what it holds. */
	run = docx_node_child(content, "r");
	l->look = docx_style_run(&l->r->styles, &l->paragraph, docx_node_child(run, "rPr"));
	l->marks = docx_style_marks(&l->look) | l->r->extra;
	add(l, instead);
	l->look = l->paragraph;
	l->marks = l->r->extra;
}

static void read_inline(struct line *l, const xmlNode *container)
{
	const xmlNode *node, *chosen;

	for (node = container->children; node; node = node->next) {
		switch (docx_node_element(node)) {
		case DOCX_RUN:
			read_run(l, node);
			break;
		case DOCX_GROUP:
		case DOCX_PARAGRAPH: /* where only a line should be */
			read_inline(l, node);
			break;
		case DOCX_CONTROL:
			read_control(l, node);
			break;
		case DOCX_ALTERNATIVES:
			chosen = docx_node_choose(node);
			if (chosen)
				read_inline(l, chosen);
			break;
		case DOCX_SUBDOCUMENT:
			docx_note(l->r, "It has a part in another file, which was not fetched.");
			break;
		case DOCX_PICTURE:
		case DOCX_INK:
			add_picture(l, node);
			break;
		default:
			break;
		}
	}
}

/* Was the mark that ends it deleted, or moved away? */
static bool has_deleted_mark(const xmlNode *properties)
{
	const xmlNode *mark = docx_node_child(properties, "rPr");

	return docx_node_child(mark, "del") || docx_node_child(mark, "moveFrom");
}

/* A text box is read as paragraphs behind the one that it hangs from. */
static void read_boxes(struct docx_reader *r, size_t first)
{
	size_t i;

	for (i = first; i < r->box_count; i++)
		docx_read_blocks(r, r->boxes[i]);
	r->box_count = first;
}

void docx_read_paragraph(struct docx_reader *r, const xmlNode *paragraph)
{
	const xmlNode *properties = docx_node_child(paragraph, "pPr");
	unsigned extra = r->extra;
	size_t first = r->box_count;
	struct line l = {.r = r};

	if (!r->joined)
		docx_text_begin_paragraph(&r->text, (int)(intptr_t)paragraph->_private);
	if (docx_shape_is_around(paragraph))
		r->extra |= DOCUMENT_BORDER;
	if (r->instead) {
		docx_text_add(&r->text, r->instead, r->extra);
		r->instead = NULL;
	}
	l.paragraph =
	    docx_style_paragraph(&r->styles, docx_node_value(r->arena, properties, "pStyle"));
	l.marks = r->extra;
	read_inline(&l, paragraph);
	docx_field_end_paragraph(r);
	r->extra = extra;
	/* A text box comes between the two that would be joined. */
	r->joined = has_deleted_mark(properties) && r->box_count == first;
	if (!r->joined)
		docx_text_end_paragraph(&r->text);
	read_boxes(r, first);
}
