/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rendering of a letter as HTML: only what every reader of mail and every screen reader knows:
 * headings, paragraphs, lists, tables with row headers, block quotes.  Styles are inline, since
 * many readers drop a style sheet; nothing is loaded, linked or run.
 */
#include <string.h>

#include "core/letter_blocks.h"

#define STYLE_BODY                                                                                 \
	"margin:0;padding:16px;background:#ffffff;color:#0b0c0c;"                                  \
	"font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5;"                   \
	"overflow-wrap:anywhere"
#define STYLE_PAGE  "max-width:640px;margin:0 auto"
#define STYLE_H1    "font-size:24px;line-height:1.25;margin:0 0 16px"
#define STYLE_H2    "font-size:19px;line-height:1.3;margin:28px 0 8px"
#define STYLE_H3    "font-size:17px;line-height:1.3;margin:20px 0 4px"
#define STYLE_P	    "margin:0 0 14px"
#define STYLE_P_ASK "margin:0 0 14px;font-weight:bold"
#define STYLE_SMALL "margin:0 0 10px;font-size:14px;color:#505a5f"
#define STYLE_BOX                                                                                  \
	"margin:24px 0;padding:2px 16px 4px;background:#eef4fa;border-left:6px solid #1d70b8"
#define STYLE_H2_BOX "font-size:19px;line-height:1.3;margin:12px 0 8px"
#define STYLE_TABLE  "border-collapse:collapse;width:100%;margin:0 0 16px"
#define STYLE_TH                                                                                   \
	"text-align:left;vertical-align:top;width:38%;padding:6px 12px 6px 0;"                     \
	"border-bottom:1px solid #b1b4b6"
#define STYLE_TD       "vertical-align:top;padding:6px 0;border-bottom:1px solid #b1b4b6"
#define STYLE_UL       "margin:0 0 14px;padding-left:22px"
#define STYLE_LI       "margin:0 0 6px"
#define STYLE_QUOTE    "margin:0 0 16px;padding:8px 0 1px 14px;border-left:4px solid #b1b4b6"
#define STYLE_DL       "margin:0 0 16px"
#define STYLE_DIV      "margin:0 0 8px"
#define STYLE_DT       "display:inline;font-weight:bold;margin:0"
#define STYLE_DD       "display:inline;margin:0"
#define STYLE_DD_BLOCK "margin:0"
#define STYLE_NOTE                                                                                 \
	"margin:0 0 16px;padding:12px;background:#f3f2f1;font-size:15px;"                          \
	"font-family:Arial,Helvetica,sans-serif"

/* With a value as long as this, rows are no table. */
enum { HTML_LONG = 60 };

static void html_escape(struct str *out, const char *text)
{
	const char *s;
	size_t n;

	for (s = text; *s; s++) {
		n = strcspn(s, "&<>\"'\n");
		str_add_n(out, s, n);
		s += n;
		if (!*s)
			return;
		str_add(out, *s == '&'	  ? "&amp;"
			     : *s == '<'  ? "&lt;"
			     : *s == '>'  ? "&gt;"
			     : *s == '"'  ? "&quot;"
			     : *s == '\'' ? "&#39;"
					  : "<br>\n");
	}
}

static void html_element(struct str *out, const char *tag, const char *style, const char *text)
{
	str_add(out, "<");
	str_add(out, tag);
	str_add(out, " style=\"");
	str_add(out, style);
	str_add(out, "\">");
	html_escape(out, text);
	str_add(out, "</");
	str_add(out, tag);
	str_add(out, ">\n");
}

/* Paragraphs are divided by an empty line. */
static void html_paragraphs(struct str *out, const char *style, const char *text)
{
	const char *end;

	for (; text; text = end) {
		end = strstr(text, "\n\n");
		html_element(out, "p", style,
			     end ? arena_strndup(out->arena, text, (size_t)(end - text)) : text);
		if (end)
			end += 2;
	}
}

static void html_heading(struct str *out, const struct letter_block *block)
{
	static const char *const tags[] = {"h1", "h2", "h3"};
	static const char *const styles[] = {STYLE_H1, STYLE_H2, STYLE_H3};
	int i = block->level - 1;

	html_element(out, tags[i], block->boxed && i == 1 ? STYLE_H2_BOX : styles[i], block->text);
}

static bool html_is_long(const struct letter_block *block)
{
	size_t i;

	for (i = 0; i < block->row_count; i++)
		if (strlen(block->rows[i].value) > HTML_LONG || strchr(block->rows[i].value, '\n'))
			return true;
	return false;
}

/* Facts of a few words: a table with its row headers. */
static void html_table(struct str *out, const struct letter_block *block)
{
	const struct letter_row *row;
	size_t i;

	str_add(out, "<table style=\"" STYLE_TABLE "\">\n");
	for (i = 0; i < block->row_count; i++) {
		row = &block->rows[i];
		str_add(out, "<tr><th scope=\"row\" style=\"" STYLE_TH "\">");
		html_escape(out, row->key);
		str_add(out, letter_key_end(row->key));
		str_add(out, "</th>\n<td style=\"" STYLE_TD "\">");
		html_escape(out, row->value);
		str_add(out, "</td></tr>\n");
	}
	str_add(out, "</table>\n");
}

/* Anything else: name and value run on, since a second column would be too narrow on a phone. */
static void html_definitions(struct str *out, const struct letter_block *block)
{
	const struct letter_row *row;
	size_t i;

	str_add(out, "<dl style=\"" STYLE_DL "\">\n");
	for (i = 0; i < block->row_count; i++) {
		row = &block->rows[i];
		str_add(out, "<div style=\"" STYLE_DIV "\"><dt style=\"" STYLE_DT "\">");
		html_escape(out, row->key);
		str_add(out, letter_key_end(row->key));
		str_add(out, strchr(row->value, '\n') ? "</dt>\n<dd style=\"" STYLE_DD_BLOCK "\">"
						      : "</dt>\n<dd style=\"" STYLE_DD "\">");
		html_escape(out, row->value);
		str_add(out, "</dd></div>\n");
	}
	str_add(out, "</dl>\n");
}

static void html_rows(struct str *out, const struct letter_block *block)
{
	if (block->quoted || html_is_long(block))
		html_definitions(out, block);
	else
		html_table(out, block);
}

static void html_list(struct str *out, const struct letter_block *block)
{
	const struct letter_row *row;
	size_t i;

	str_add(out, "<ul style=\"" STYLE_UL "\">\n");
	for (i = 0; i < block->row_count; i++) {
		row = &block->rows[i];
		str_add(out, "<li style=\"" STYLE_LI "\">");
		if (row->key) {
			str_add(out, "<strong>");
			html_escape(out, row->key);
			str_add(out, letter_key_end(row->key));
			str_add(out, "</strong> ");
		}
		html_escape(out, row->value);
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
}

static void html_block(struct str *out, const struct letter_block *block, const char *p_style)
{
	bool quoted = block->quoted || block->kind == LETTER_QUOTE;

	if (quoted)
		str_add(out, "<blockquote style=\"" STYLE_QUOTE "\">\n");
	switch (block->kind) {
	case LETTER_HEADING:
		html_heading(out, block);
		break;
	case LETTER_PARAGRAPH:
		html_element(out, "p", p_style, block->text);
		break;
	case LETTER_QUOTE:
		html_paragraphs(out, STYLE_P, block->text);
		break;
	case LETTER_NOTE:
		str_add(out, "<div style=\"" STYLE_NOTE "\">\n");
		html_paragraphs(out, STYLE_P, block->text);
		str_add(out, "</div>\n");
		break;
	case LETTER_ROWS:
		html_rows(out, block);
		break;
	case LETTER_LIST:
		html_list(out, block);
		break;
	}
	if (quoted)
		str_add(out, "</blockquote>\n");
}

/* The first sentence of the box, which says what and by when, is what must not be overlooked. */
static const char *html_paragraph_style(const struct letter_blocks *b, size_t i)
{
	const struct letter_block *block = &b->blocks[i];

	if (block->boxed && i > 0 && b->blocks[i - 1].kind == LETTER_HEADING)
		return STYLE_P_ASK;
	return block->small ? STYLE_SMALL : STYLE_P;
}

const char *letter_blocks_html(const struct letter_blocks *b, const char *title)
{
	const struct letter_block *block;
	bool boxed = false;
	struct str out;
	size_t i;

	str_init(&out, b->arena, STR_UNBOUNDED);
	str_add(
	    &out,
	    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_escape(&out, title);
	str_add(&out, "</title>\n</head>\n<body style=\"" STYLE_BODY "\">\n<div style=\"" STYLE_PAGE
		      "\">\n");
	for (i = 0; i < b->count; i++) {
		block = &b->blocks[i];
		if (!block->text && !block->row_count)
			continue;
		if (block->boxed != boxed)
			str_add(&out, boxed ? "</div>\n" : "<div style=\"" STYLE_BOX "\">\n");
		boxed = block->boxed;
		html_block(&out, block, html_paragraph_style(b, i));
	}
	str_add(&out, boxed ? "</div>\n" : "");
	str_add(&out, "</div>\n</body>\n</html>\n");
	return str_text(&out);
}
