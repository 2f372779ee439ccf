/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_page.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "core/document.h"
#include "read/attachment.h"
#include "read/colour.h"
#include "read/pdf_border.h"
#include "read/pdf_grid.h"
#include "read/pdf_option.h"
#include "read/pdf_tick.h"
#include "read/symbol.h"

/* Words of a page that is looked at: a form has hundreds. */
enum { LOOKED_AT_MAX = 4000 };
/* A gap within a line as wide as this part of the letters' size parts two words. */
static const double WORD_GAP = 0.2;
/* Letters of a word do not reach over the next one's begin: where they do by this part, Poppler has
 * joined two words. */
static const double WORD_OVER = 0.01;
/* So many are no chance: all gaps of that page are between words. */
enum { OVER_SURE = 3 };
/* Seconds of CPU for drawing the pages of a file. */
static const double DRAWING_MAX = 0.5;

struct pdf_word *pdf_page_add_word(struct pdf_words *words, const char *text, struct pdf_box box,
				   double size)
{
	struct pdf_word *word;

	words->bytes += strlen(text);
	if (words->count == PDF_WORDS_MAX || words->bytes > ATTACHMENT_TEXT_MAX) {
		words->cut = true;
		return NULL;
	}
	word = ARENA_PUSH(words->arena, struct pdf_word, words->words, words->count);
	word->text = text;
	word->box = box;
	word->top = box.y1;
	word->bottom = box.y2;
	word->size = size;
	word->page = words->pages;
	return word;
}

void pdf_page_add_tick(struct pdf_words *words, bool ticked, struct pdf_box box, double size,
		       const struct pdf_word *beside)
{
	/* It may stand elsewhere when there is one word more. */
	const double top = beside ? beside->top : box.y1, bottom = beside ? beside->bottom : box.y2;
	struct pdf_word *word =
	    pdf_page_add_word(words, ticked ? DOCUMENT_TICKED : DOCUMENT_EMPTY, box, size);

	if (!word)
		return;
	word->spaced = true;
	word->top = top;
	word->bottom = bottom;
}

bool pdf_page_has_word(const struct pdf_words *words, size_t first, const struct pdf_box *place)
{
	const struct pdf_box *b;
	double middle;
	size_t i;

	for (i = first; i < words->count; i++) {
		b = &words->words[i].box;
		middle = (b->y1 + b->y2) / 2;
		if (b->x1 < place->x2 && b->x2 > place->x1 && middle > place->y1 &&
		    middle < place->y2)
			return true;
	}
	return false;
}

/* The text of a page: letters, and one box and one font for each. */
struct glyphs {
	const char *at; /* the next letter */
	const PopplerRectangle *boxes;
	guint next, count;
	GList *fonts; /* of PopplerTextAttributes, by ascending places */
	const PopplerTextAttributes *found;
	const char *font; /* of `found`, like the rest */
	double size;
	unsigned marks;
	bool scanned; /* the page is the text behind a scan */
};

/* "ABCDEF+Wingdings-Regular" as `symbol` knows it: "Wingdings". */
static const char *plain_font(const char *font)
{
	static const struct {
		const char *prefix, *name;
	} fonts[] = {{"wingdings2", "Wingdings 2"},  {"wingdings-2", "Wingdings 2"},
		     {"wingdings 2", "Wingdings 2"}, {"wingdings3", "Wingdings 3"},
		     {"wingdings-3", "Wingdings 3"}, {"wingdings 3", "Wingdings 3"},
		     {"wingdings", "Wingdings"},     {"webdings", "Webdings"},
		     {"symbolmt", "Symbol"}};
	size_t i;

	if (strlen(font) > 7 && font[6] == '+')
		font += 7;
	for (i = 0; i < COUNT_OF(fonts); i++)
		if (str_istarts(font, fonts[i].prefix))
			return fonts[i].name;
	return str_ieq(font, "Symbol") ? "Symbol" : NULL;
}

static bool is_bold(const char *font)
{
	return str_ifind(font, "bold") || str_ifind(font, "black") || str_ifind(font, "heavy");
}

static bool is_italic(const char *font)
{
	return str_ifind(font, "italic") || str_ifind(font, "oblique");
}

/* Poppler has 16 bits for each part of a colour. */
static unsigned marks_of_ink(const PopplerColor *colour)
{
	const long rgb[3] = {colour->red >> 8, colour->green >> 8, colour->blue >> 8};

	return colour_of_letters(rgb);
}

/* The font of the letter at g->next. */
static void find_font(struct glyphs *g)
{
	const PopplerTextAttributes *font;

	while (g->fonts &&
	       ((const PopplerTextAttributes *)g->fonts->data)->end_index < (gint)g->next)
		g->fonts = g->fonts->next;
	font = g->fonts ? g->fonts->data : NULL;
	if (!font || font == g->found || font->start_index > (gint)g->next)
		return;
	g->found = font;
	g->font = font->font_name ? plain_font(font->font_name) : NULL;
	g->size = font->font_size;
	g->marks = marks_of_ink(&font->color);
	if (font->font_name && is_bold(font->font_name))
		g->marks |= DOCUMENT_BOLD;
	if (font->font_name && is_italic(font->font_name))
		g->marks |= DOCUMENT_ITALIC;
}

/* Two letters that fonts draw as one. */
static const char *find_ligature(unsigned c)
{
	static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

	return c >= 0xFB00 && c <= 0xFB06 ? ligatures[c - 0xFB00] : NULL;
}

static bool is_box(unsigned c)
{
	return c == 0x2610 || (c >= 0x274F && c <= 0x2752);
}

/* What people see of the letter at `from`. */
static void add_letter(struct str *text, const struct glyphs *g, unsigned c, const char *from,
		       const char *to)
{
	const char *shown = symbol_find(g->font, c);

	if (!shown)
		shown = is_box(c) ? DOCUMENT_EMPTY : find_ligature(c);
	if (shown)
		str_add(text, shown);
	else if (!symbol_is_invisible(c) && c >= ' ')
		str_add_n(text, from, (size_t)(to - from));
}

/* A word while its letters come. */
struct making {
	struct pdf_words *words;
	struct str text;
	struct pdf_box box;
	double size;
	unsigned marks;
	const void *font; /* of the last letter */
	bool blank;	  /* since the last word */
	bool spaced;
};

static void end_word(struct making *m)
{
	struct pdf_word *word;

	if (m->text.len) {
		word = pdf_page_add_word(
		    m->words, arena_strdup(m->words->arena, str_text(&m->text)), m->box, m->size);
		if (word) {
			word->marks = m->marks;
			word->spaced = m->spaced;
			m->words->printed++;
		}
	}
	str_truncate(&m->text, 0);
}

static bool is_apart(const struct making *m, const PopplerRectangle *box, const struct glyphs *g)
{
	double height = m->box.y2 - m->box.y1, gap = box->x1 - m->box.x2;

	return fabs(box->y1 - m->box.y1) > height / 2 || fabs(gap) > WORD_GAP * m->size ||
	       g->marks != m->marks;
}

/* "Yes/No" is three words: a pen may have gone over one of them. */
static bool is_slash(unsigned c)
{
	return c == '/' || c == '|';
}

static bool is_sane(const PopplerRectangle *box)
{
	return isfinite(box->x1) && isfinite(box->x2) && isfinite(box->y1) && isfinite(box->y2) &&
	       fabs(box->x1) < 1e5 && fabs(box->y1) < 1e5 && box->x2 >= box->x1 &&
	       box->y2 > box->y1;
}

/* The text behind a scan has a word over each in the picture, in another width: "Ann" may reach
 * into "Lee", and Poppler then tells of no blank between them.  On a page where that was seen a
 * small gap is one between words, too: within a word Poppler has the letters touch.  Letters that
 * go to the left of `start`, where the word begins, or of another font, are no such. */
static bool is_other_word(const struct glyphs *g, double start, const void *font)
{
	const PopplerRectangle *box = &g->boxes[g->next], *last = box - 1;
	const double over = last->x2 - box->x1;

	return (over > WORD_OVER * g->size || (g->scanned && -over > WORD_OVER * g->size)) &&
	       box->x1 > start && fabs(box->y1 - last->y1) <= (last->y2 - last->y1) / 2 &&
	       g->found == font;
}

/* Is that seen on the page, and no chance? */
static bool is_scanned(struct glyphs g)
{
	const void *font = NULL;
	double start = 0;
	bool letter = false, other;
	size_t overs = 0;
	unsigned c;

	for (; g.next < g.count && *g.at; g.next++, font = g.found) {
		c = str_next_char(&g.at);
		find_font(&g);
		if (symbol_is_blank(c) || c == '\n' || c == '\t' || !is_sane(&g.boxes[g.next])) {
			letter = false;
			continue;
		}
		other = letter && is_other_word(&g, start, font);
		if (other || !letter)
			start = g.boxes[g.next].x1;
		overs += other;
		letter = true;
	}
	return overs >= OVER_SURE;
}

static void take_letter(struct making *m, const struct glyphs *g, unsigned c, const char *from,
			const char *to)
{
	const PopplerRectangle *box = &g->boxes[g->next];

	if (!is_sane(box))
		return;
	if (m->text.len && is_other_word(g, m->box.x1, m->font)) {
		end_word(m);
		m->blank = true;
	}
	if (m->text.len && (is_slash(c) || is_apart(m, box, g)))
		end_word(m);
	if (!m->text.len) {
		m->box = (struct pdf_box){box->x1, box->y1, box->x2, box->y2};
		m->marks = g->marks;
		m->size = g->size > 1 && g->size < 200 ? g->size : (box->y2 - box->y1) / 1.25;
		m->spaced = m->blank;
		m->blank = false;
	}
	m->box.x2 = box->x2;
	m->font = g->found;
	add_letter(&m->text, g, c, from, to);
	if (is_slash(c))
		end_word(m);
}

static void read_glyphs(struct pdf_words *words, struct glyphs *g)
{
	struct making m = {.words = words};
	const char *from;
	unsigned c;

	str_init(&m.text, words->arena, ATTACHMENT_TEXT_MAX);
	for (; g->next < g->count && *g->at; g->next++) {
		from = g->at;
		c = str_next_char(&g->at);
		find_font(g);
		if (symbol_is_blank(c) || c == '\n' || c == '\t') {
			end_word(&m);
			m.blank = true;
		} else {
			take_letter(&m, g, c, from, g->at);
		}
	}
	end_word(&m);
}

static void read_text(struct pdf_words *words, const struct pdf_poppler *poppler, PopplerPage *page)
{
	PopplerRectangle *boxes = NULL;
	struct glyphs g = {.size = 11};
	GList *fonts;
	char *text;

	text = poppler->page_get_text(page);
	if (text && g_utf8_validate(text, -1, NULL) &&
	    poppler->page_get_text_layout(page, &boxes, &g.count)) {
		fonts = poppler->page_get_text_attributes(page);
		g.at = text;
		g.boxes = boxes;
		g.fonts = fonts;
		g.scanned = is_scanned(g);
		read_glyphs(words, &g);
		poppler->page_free_text_attributes(fonts);
	}
	g_free(boxes);
	g_free(text);
}

/* What only a look at the page tells of its words. */
static void look_at(struct pdf_words *words, size_t first, struct pdf_look *look)
{
	size_t i;

	if (words->count == first || words->count - first > LOOKED_AT_MAX)
		return;
	for (i = first; i < words->count; i++)
		pdf_look_mark(look, &words->words[i]);
	pdf_look_find_rules(look, words->arena);
	pdf_tick_take(words, first, look);
	pdf_option_take(words, first, look);
	pdf_grid_take(words, first, look);
}

/* Is there anything on the page that does not belong to its text: comments, fields? */
static bool is_annotated(const struct pdf_poppler *poppler, PopplerPage *page)
{
	GList *annotations = poppler->page_get_annot_mapping(page),
	      *fields = poppler->page_get_form_field_mapping(page);
	bool any = annotations || fields;

	poppler->page_free_annot_mapping(annotations);
	poppler->page_free_form_field_mapping(fields);
	return any;
}

/* A scan is a picture of each page, which takes a hundred times longer to draw than a form. */
static bool draw(struct pdf_words *words, const struct pdf_poppler *poppler, PopplerPage *page,
		 struct pdf_look *look)
{
	const clock_t start = clock();
	bool drawn;

	if (words->undrawn)
		return false;
	drawn = pdf_look_draw(look, poppler, page);
	words->drawing += (double)(clock() - start) / CLOCKS_PER_SEC;
	words->undrawn = words->drawing > DRAWING_MAX;
	return drawn;
}

/* Draws the page, if it can be, and reads its text. */
static bool draw_and_read(struct pdf_words *words, const struct pdf_poppler *poppler,
			  PopplerPage *page, struct pdf_look *look)
{
	/* Poppler keeps the text of a page that it draws, and goes through it once for both; but
	 * then what is filled in and noted down on the page counts as its text, too. */
	const bool once = !is_annotated(poppler, page);
	bool drawn = once && draw(words, poppler, page, look);

	read_text(words, poppler, page);
	return drawn || (!once && draw(words, poppler, page, look));
}

void pdf_page_read(struct pdf_words *words, const struct pdf_poppler *poppler, PopplerPage *page)
{
	double *height = &words->heights[words->pages], width = 0;
	size_t first = words->count;
	struct pdf_look look;
	bool drawn;

	poppler->page_get_size(page, &width, height);
	if (!isfinite(*height) || *height < 0 || *height > 1e5)
		*height = 0;
	if (isfinite(width) && width > words->width && width < 1e5)
		words->width = width;
	drawn = draw_and_read(words, poppler, page, &look);
	pdf_border_drop(words, first, poppler, page);
	pdf_field_read(words, first, poppler, page);
	if (drawn)
		look_at(words, first, &look);
	words->pages++;
}
