/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/rtf_parts.h"

#include <string.h>

/* What a word does; those that are not in the table below are of no matter to a reader. */
enum action {
	WORD_TARGET, /* the text of this group is … */
	WORD_BOX,
	WORD_OBJECT_RESULT,
	WORD_UNICODE,
	WORD_FIELD_RESULT,
	WORD_FORM_CHOICE,
	WORD_LIST_TEXT,
	WORD_NESTED_PROPS,
	WORD_LAST_TARGET = WORD_NESTED_PROPS, /* up to here: \* may stand before them */
	WORD_FIELD,
	WORD_FORM_RESULT,
	WORD_FORM_DEFAULT,
	WORD_MARK,
	WORD_UNMARK,
	WORD_BORDER,
	WORD_NO_BORDER,
	WORD_HIGHLIGHT,
	WORD_SHADE,
	WORD_INK,
	WORD_DELETED,
	WORD_HIDDEN,
	WORD_PLAIN,
	WORD_PARD,
	WORD_IN_TABLE,
	WORD_LEVEL,
	WORD_PARAGRAPH,
	WORD_CHAR,
	WORD_CELL,
	WORD_NESTED_CELL,
	WORD_ROW,
	WORD_NESTED_ROW,
	WORD_ROW_BEGIN,
	WORD_CELL_DEFINED,
	WORD_CELL_MERGED,
	WORD_CELL_SHADE,
	WORD_FONT,
	WORD_FONT_CHARSET,
	WORD_FONT_CODEPAGE,
	WORD_DEFAULT_FONT,
	WORD_CODEPAGE,
	WORD_UC,
	WORD_UTF16,
	WORD_COLOUR,
	WORD_FROM_HTML,
	WORD_TWIN,
};

/* In the order of strcmp(). */
static const struct word {
	const char *word;
	enum action action;
	int argument;
} words[] = {
    {"aftncn", WORD_TARGET, RTF_SKIP},
    {"aftnsep", WORD_TARGET, RTF_SKIP},
    {"aftnsepc", WORD_TARGET, RTF_SKIP},
    {"annotation", WORD_TARGET, RTF_SKIP},
    {"ansi", WORD_CODEPAGE, 1252},
    {"ansicpg", WORD_CODEPAGE, 0},
    {"atnauthor", WORD_TARGET, RTF_SKIP},
    {"atnid", WORD_TARGET, RTF_SKIP},
    {"b", WORD_MARK, DOCUMENT_BOLD},
    {"background", WORD_TARGET, RTF_SKIP},
    {"blue", WORD_COLOUR, 2},
    {"brdrnone", WORD_NO_BORDER, 0},
    {"bullet", WORD_CHAR, 0x2022},
    {"buptim", WORD_TARGET, RTF_SKIP},
    {"cb", WORD_SHADE, 0},
    {"cell", WORD_CELL, 0},
    {"cellx", WORD_CELL_DEFINED, 0},
    {"cf", WORD_INK, 0},
    {"chbrdr", WORD_BORDER, 0},
    {"chcbpat", WORD_SHADE, 0},
    {"clcbpat", WORD_CELL_SHADE, 0},
    {"clmrg", WORD_CELL_MERGED, 0},
    {"colorschememapping", WORD_TARGET, RTF_SKIP},
    {"colortbl", WORD_TARGET, RTF_COLOURS},
    {"column", WORD_PARAGRAPH, 0},
    {"comment", WORD_TARGET, RTF_SKIP},
    {"cpg", WORD_FONT_CODEPAGE, 0},
    {"creatim", WORD_TARGET, RTF_SKIP},
    {"datafield", WORD_TARGET, RTF_SKIP},
    {"datastore", WORD_TARGET, RTF_SKIP},
    {"deff", WORD_DEFAULT_FONT, 0},
    {"deleted", WORD_DELETED, 0},
    {"do", WORD_TARGET, RTF_SHAPE},
    {"doccomm", WORD_TARGET, RTF_SKIP},
    {"docvar", WORD_TARGET, RTF_SKIP},
    {"dptxbxtext", WORD_BOX, 0},
    {"ebcstart", WORD_TARGET, RTF_SKIP},
    {"emdash", WORD_CHAR, 0x2014},
    {"emspace", WORD_CHAR, ' '},
    {"endash", WORD_CHAR, 0x2013},
    {"enspace", WORD_CHAR, ' '},
    {"f", WORD_FONT, 0},
    {"factoidname", WORD_TARGET, RTF_SKIP},
    {"fcharset", WORD_FONT_CHARSET, 0},
    {"ffdefres", WORD_FORM_DEFAULT, 0},
    {"ffl", WORD_FORM_CHOICE, 0},
    {"ffres", WORD_FORM_RESULT, 0},
    {"field", WORD_FIELD, 0},
    {"fldinst", WORD_TARGET, RTF_CODE},
    {"fldrslt", WORD_FIELD_RESULT, 0},
    {"fonttbl", WORD_TARGET, RTF_FONTS},
    {"footer", WORD_TARGET, RTF_SKIP},
    {"footerf", WORD_TARGET, RTF_SKIP},
    {"footerl", WORD_TARGET, RTF_SKIP},
    {"footerr", WORD_TARGET, RTF_SKIP},
    {"footnote", WORD_TARGET, RTF_SKIP},
    {"formfield", WORD_TARGET, RTF_FORM_FIELD},
    {"fromhtml", WORD_FROM_HTML, 0},
    {"ftncn", WORD_TARGET, RTF_SKIP},
    {"ftnsep", WORD_TARGET, RTF_SKIP},
    {"ftnsepc", WORD_TARGET, RTF_SKIP},
    {"generator", WORD_TARGET, RTF_SKIP},
    {"green", WORD_COLOUR, 1},
    {"header", WORD_TARGET, RTF_SKIP},
    {"headerf", WORD_TARGET, RTF_SKIP},
    {"headerl", WORD_TARGET, RTF_SKIP},
    {"headerr", WORD_TARGET, RTF_SKIP},
    {"highlight", WORD_HIGHLIGHT, 0},
    {"htmlrtf", WORD_TWIN, 0},
    {"htmltag", WORD_TARGET, RTF_TAG},
    {"i", WORD_MARK, DOCUMENT_ITALIC},
    {"info", WORD_TARGET, RTF_SKIP},
    {"intbl", WORD_IN_TABLE, 0},
    {"itap", WORD_LEVEL, 0},
    {"keywords", WORD_TARGET, RTF_SKIP},
    {"latentstyles", WORD_TARGET, RTF_SKIP},
    {"lbr", WORD_CHAR, '\n'},
    {"ldblquote", WORD_CHAR, 0x201C},
    {"line", WORD_CHAR, '\n'},
    {"listoverridetable", WORD_TARGET, RTF_SKIP},
    {"listtable", WORD_TARGET, RTF_SKIP},
    {"listtext", WORD_LIST_TEXT, 0},
    {"lquote", WORD_CHAR, 0x2018},
    {"mac", WORD_CODEPAGE, 10000},
    {"mmathPr", WORD_TARGET, RTF_SKIP},
    {"mvf", WORD_DELETED, 0},
    {"nestcell", WORD_NESTED_CELL, 0},
    {"nestrow", WORD_NESTED_ROW, 0},
    {"nesttableprops", WORD_NESTED_PROPS, 0},
    {"nonesttables", WORD_TARGET, RTF_SKIP},
    {"nonshppict", WORD_TARGET, RTF_SKIP},
    {"objclass", WORD_TARGET, RTF_SKIP},
    {"objdata", WORD_TARGET, RTF_SKIP},
    {"object", WORD_TARGET, RTF_OBJECT},
    {"operator", WORD_TARGET, RTF_SKIP},
    {"page", WORD_PARAGRAPH, 0},
    {"par", WORD_PARAGRAPH, 0},
    {"pard", WORD_PARD, 0},
    {"pc", WORD_CODEPAGE, 437},
    {"pca", WORD_CODEPAGE, 850},
    {"pict", WORD_TARGET, RTF_SKIP},
    {"plain", WORD_PLAIN, 0},
    {"pntext", WORD_LIST_TEXT, 0},
    {"printim", WORD_TARGET, RTF_SKIP},
    {"private", WORD_TARGET, RTF_SKIP},
    {"qmspace", WORD_CHAR, ' '},
    {"rdblquote", WORD_CHAR, 0x201D},
    {"red", WORD_COLOUR, 0},
    {"result", WORD_OBJECT_RESULT, 0},
    {"revtim", WORD_TARGET, RTF_SKIP},
    {"row", WORD_ROW, 0},
    {"rquote", WORD_CHAR, 0x2019},
    {"rsidtbl", WORD_TARGET, RTF_SKIP},
    {"rxe", WORD_TARGET, RTF_SKIP},
    {"sect", WORD_PARAGRAPH, 0},
    {"shp", WORD_TARGET, RTF_SHAPE},
    {"shpinst", WORD_TARGET, RTF_SHAPE},
    {"shprslt", WORD_TARGET, RTF_SKIP},
    {"shptxt", WORD_BOX, 0},
    {"softline", WORD_CHAR, '\n'},
    {"strike", WORD_MARK, DOCUMENT_STRUCK},
    {"striked", WORD_MARK, DOCUMENT_STRUCK},
    {"stylesheet", WORD_TARGET, RTF_SKIP},
    {"subject", WORD_TARGET, RTF_SKIP},
    {"tab", WORD_CHAR, '\t'},
    {"tc", WORD_TARGET, RTF_SKIP},
    {"tcn", WORD_TARGET, RTF_SKIP},
    {"template", WORD_TARGET, RTF_SKIP},
    {"themedata", WORD_TARGET, RTF_SKIP},
    {"title", WORD_TARGET, RTF_SKIP},
    {"trowd", WORD_ROW_BEGIN, 0},
    {"txe", WORD_TARGET, RTF_SKIP},
    {"u", WORD_UTF16, 0},
    {"uc", WORD_UC, 0},
    {"ud", WORD_UNICODE, 0},
    {"ul", WORD_MARK, DOCUMENT_UNDERLINE},
    {"uld", WORD_MARK, DOCUMENT_UNDERLINE},
    {"uldash", WORD_MARK, DOCUMENT_UNDERLINE},
    {"uldashd", WORD_MARK, DOCUMENT_UNDERLINE},
    {"uldashdd", WORD_MARK, DOCUMENT_UNDERLINE},
    {"uldb", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulhwave", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulldash", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulnone", WORD_UNMARK, DOCUMENT_UNDERLINE},
    {"ulth", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulthd", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulthdash", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulthdashd", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulthdashdd", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulthldash", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ululdbwave", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulw", WORD_MARK, DOCUMENT_UNDERLINE},
    {"ulwave", WORD_MARK, DOCUMENT_UNDERLINE},
    {"upr", WORD_TARGET, RTF_TWICE},
    {"userprops", WORD_TARGET, RTF_SKIP},
    {"v", WORD_HIDDEN, 0},
    {"wgrffmtfilter", WORD_TARGET, RTF_SKIP},
    {"xe", WORD_TARGET, RTF_SKIP},
    {"xmlnstbl", WORD_TARGET, RTF_SKIP},
};

static const struct word *find_word(const char *word)
{
	size_t low = 0, high = COUNT_OF(words), middle;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(word, words[middle].word);
		if (order == 0)
			return &words[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* ---- what the text of a group is */

static void enter_target(struct rtf *r, enum rtf_target target)
{
	struct rtf_field *field = rtf_field_now(r);

	if (r->now->target == RTF_SKIP)
		return;
	if (target == RTF_FORM_FIELD && field)
		field->has_properties = true;
	rtf_flush(r);
	r->now->target = target;
}

static void enter_box(struct rtf *r)
{
	if (r->now->target != RTF_SHAPE)
		return;
	rtf_flush(r);
	wordflow_enter_box(&r->flow, rtf_level(r->now));
	r->now->target = RTF_TEXT;
	r->now->box = true;
	r->now->in_table = false;
	r->now->level = 0;
}

static void enter_result(struct rtf *r)
{
	rtf_flush(r);
	if (!rtf_field_shows_result(r))
		r->now->target = RTF_SKIP;
}

static void enter_choice(struct rtf *r)
{
	struct rtf_field *field = rtf_field_now(r);

	if (r->now->target != RTF_FORM_FIELD)
		return;
	rtf_flush(r);
	r->now->target = RTF_FORM_CHOICE;
	if (field)
		field->choices++;
}

static void enter_field(struct rtf *r)
{
	if (r->now->field)
		return;
	rtf_flush(r);
	rtf_field_begin(r);
	r->now->field = true;
}

static void act_on_target(struct rtf *r, const struct word *word)
{
	switch (word->action) {
	case WORD_TARGET:
		enter_target(r, (enum rtf_target)word->argument);
		break;
	case WORD_BOX:
		enter_box(r);
		break;
	case WORD_OBJECT_RESULT:
		if (r->now->target == RTF_OBJECT)
			r->now->target = RTF_TEXT;
		break;
	case WORD_UNICODE:
		if (r->now->target == RTF_TWICE)
			r->now->target = RTF_TEXT;
		break;
	case WORD_FIELD_RESULT:
		enter_result(r);
		break;
	case WORD_FORM_CHOICE:
		enter_choice(r);
		break;
	case WORD_LIST_TEXT:
		r->now->list_text = true;
		break;
	case WORD_NESTED_PROPS:
		r->now->nested_props = true;
		break;
	default:
		break;
	}
}

static void set_form_field(struct rtf *r, enum action action, int value)
{
	struct rtf_field *field = rtf_field_now(r);

	if (!field || r->now->target != RTF_FORM_FIELD)
		return;
	if (action == WORD_FORM_RESULT)
		field->result = value;
	else
		field->default_result = value;
}

/* ---- how text looks */

/* The first of the table is the one that nothing is said of. */
static unsigned letters_in(const struct rtf *r, int colour)
{
	return colour > 0 && (size_t)colour < r->colour_count ? r->letters[colour] : 0;
}

static bool is_coloured(const struct rtf *r, int colour)
{
	return letters_in(r, colour) & DOCUMENT_COLOURED;
}

static void set_mark(struct rtf *r, unsigned mark, bool on)
{
	if (on)
		r->now->marks |= mark;
	else
		r->now->marks &= ~mark;
}

static void reset_look(struct rtf *r)
{
	struct rtf_state *now = r->now;

	now->marks = 0;
	now->hidden = now->deleted = now->highlit = now->shaded = false;
	now->font = r->font_of[r->default_font & 0xFFFF];
}

static void act_on_look(struct rtf *r, const struct word *word, int value)
{
	struct rtf_state *now = r->now;

	switch (word->action) {
	case WORD_MARK:
		set_mark(r, (unsigned)word->argument, value != 0);
		break;
	case WORD_UNMARK:
		set_mark(r, (unsigned)word->argument, false);
		break;
	case WORD_BORDER:
		set_mark(r, DOCUMENT_BORDER, true);
		break;
	case WORD_NO_BORDER:
		if (r->border_open)
			set_mark(r, DOCUMENT_BORDER, false);
		break;
	case WORD_HIGHLIGHT:
		now->highlit = is_coloured(r, value);
		break;
	case WORD_INK:
		now->marks &= ~(unsigned)(DOCUMENT_COLOURED | DOCUMENT_GREY);
		now->marks |= letters_in(r, value);
		break;
	case WORD_SHADE:
		now->shaded = is_coloured(r, value);
		break;
	case WORD_DELETED:
		now->deleted = value != 0;
		break;
	case WORD_HIDDEN:
		now->hidden = value != 0;
		break;
	default:
		reset_look(r);
	}
	r->border_open = word->action == WORD_BORDER;
}

/* ---- tables */

static struct rtf_row *row_of(struct rtf *r)
{
	return r->now->nested_props ? &r->nested_row : &r->row;
}

static void define_cell(struct rtf *r, enum action action, int value)
{
	struct rtf_row *row = row_of(r);

	if (action == WORD_ROW_BEGIN) {
		memset(row, 0, sizeof(*row));
	} else if (action == WORD_CELL_MERGED) {
		row->next.merged = true;
	} else if (action == WORD_CELL_SHADE) {
		row->next.marks = is_coloured(r, value) ? DOCUMENT_HIGHLIGHT : 0;
	} else {
		if (row->count < COUNT_OF(row->looks))
			row->looks[row->count++] = row->next;
		row->next = (struct wordflow_look){0};
	}
}

static int nested_level(const struct rtf *r)
{
	return rtf_level(r->now) > 2 ? rtf_level(r->now) : 2;
}

static void end_in_table(struct rtf *r, enum action action)
{
	rtf_flush(r);
	if (r->from_html || r->now->target != RTF_TEXT)
		return;
	switch (action) {
	case WORD_CELL:
		wordflow_end_cell(&r->flow, 1);
		break;
	case WORD_NESTED_CELL:
		wordflow_end_cell(&r->flow, nested_level(r));
		break;
	case WORD_ROW:
		wordflow_end_row(&r->flow, 1, r->row.looks, r->row.count);
		break;
	default:
		wordflow_end_row(&r->flow, nested_level(r), r->nested_row.looks,
				 r->nested_row.count);
	}
}

/* ---- fonts */

static void select_font(struct rtf *r, int number)
{
	unsigned short *index = &r->font_of[number & 0xFFFF];

	if (r->now->target == RTF_FONTS) {
		if (!*index && r->font_count < RTF_FONTS_MAX)
			*index = (unsigned short)r->font_count++;
		if (*index)
			memset(&r->fonts[*index], 0, sizeof(r->fonts[0]));
	}
	r->now->font = *index;
}

static void act_on_font(struct rtf *r, enum action action, int value)
{
	struct rtf_font *font = &r->fonts[r->now->font];

	if (action == WORD_FONT)
		select_font(r, value);
	else if (r->now->target != RTF_FONTS || !r->now->font)
		return;
	else if (action == WORD_FONT_CHARSET)
		font->charset = value;
	else
		font->codepage = value;
}

/* ---- all the others */

static void act_on_rest(struct rtf *r, const struct word *word, bool has_value, int value)
{
	struct rtf_state *now = r->now;

	switch (word->action) {
	case WORD_PARD:
		now->in_table = false;
		now->level = 0;
		break;
	case WORD_IN_TABLE:
		now->in_table = true;
		break;
	case WORD_LEVEL:
		now->level = (unsigned char)(value < 0		       ? 0
					     : value > WORDFLOW_LEVELS ? WORDFLOW_LEVELS
								       : value);
		break;
	case WORD_PARAGRAPH:
		rtf_end_paragraph(r);
		break;
	case WORD_CHAR:
		rtf_put_char(r, (unsigned)word->argument);
		break;
	case WORD_DEFAULT_FONT:
		r->default_font = value;
		break;
	case WORD_CODEPAGE:
		r->codepage = word->argument ? word->argument : value;
		break;
	case WORD_UC:
		now->uc = (unsigned short)(value < 0 ? 0 : value > 1000 ? 1000 : value);
		break;
	case WORD_UTF16:
		if (has_value)
			rtf_put_char(r, value > 0xFFFF ? 0xFFFD : (unsigned)value & 0xFFFF);
		r->skip = now->uc;
		break;
	case WORD_COLOUR:
		if (now->target == RTF_COLOURS)
			r->rgb[word->argument] = value & 0xFF;
		break;
	case WORD_FROM_HTML:
		r->from_html = r->from_html || (value == 1 && !r->shown);
		break;
	case WORD_TWIN:
		rtf_flush(r);
		now->twin = value != 0;
		break;
	default:
		break;
	}
}

void rtf_word(struct rtf *r, const char *name, bool has_value, int value)
{
	const struct word *word = find_word(name);
	bool starred = r->now->starred;
	enum action action;

	r->now->starred = false;
	if (starred && (!word || word->action > WORD_LAST_TARGET))
		enter_target(r, RTF_SKIP);
	if (!word || r->now->target == RTF_SKIP)
		return;
	action = word->action;
	/* "\b" is on, "\b0" is off. */
	if (!has_value)
		value = action == WORD_UC || action == WORD_FROM_HTML ||
			(action >= WORD_MARK && action <= WORD_TWIN && action != WORD_FONT);
	if (action <= WORD_LAST_TARGET)
		act_on_target(r, word);
	else if (action == WORD_FIELD)
		enter_field(r);
	else if (action <= WORD_FORM_DEFAULT)
		set_form_field(r, action, value);
	else if (action <= WORD_PLAIN)
		act_on_look(r, word, value);
	else if (action >= WORD_CELL && action <= WORD_NESTED_ROW)
		end_in_table(r, action);
	else if (action >= WORD_ROW_BEGIN && action <= WORD_CELL_SHADE)
		define_cell(r, action, value);
	else if (action >= WORD_FONT && action <= WORD_FONT_CODEPAGE)
		act_on_font(r, action, value);
	else
		act_on_rest(r, word, has_value, value);
}
