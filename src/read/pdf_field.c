/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people add to a page: values of form fields, text that they typed onto it, marks of pens. */
#include "read/pdf_page.h"

#include <math.h>
#include <string.h>

#include "core/document.h"

enum { FIELDS_MAX = 2000, CHOICES_MAX = 500 };

/* The size of letters that a field leaves to the program that shows it. */
static const double USUAL_SIZE = 11, LINE = 1.3;

struct page {
	struct pdf_words *words;
	const struct pdf_poppler *poppler;
	GList *annotations;
	size_t quads; /* stretches of text that pens went over, so far */
};

/* A place as PDF says it, from below, in our way. */
static struct pdf_box box_of(const struct page *p, const PopplerRectangle *area)
{
	double height = p->words->heights[p->words->pages];
	struct pdf_box box = {fmin(area->x1, area->x2), height - fmax(area->y1, area->y2),
			      fmax(area->x1, area->x2), height - fmin(area->y1, area->y2)};

	return box;
}

static bool is_sane(const struct pdf_box *box)
{
	return isfinite(box->x1) && isfinite(box->x2) && isfinite(box->y1) && isfinite(box->y2) &&
	       fabs(box->x1) < 1e5 && fabs(box->x2) < 1e5 && fabs(box->y1) < 1e5 &&
	       fabs(box->y2) < 1e5 && box->y2 - box->y1 >= 1;
}

/* A value in its place.  Takes the text from Glib. */
static void add_value(struct page *p, char *text, struct pdf_box box, double size, bool from_top)
{
	struct arena *a = p->words->arena;
	struct pdf_word *word;
	double middle;
	char *value = NULL;

	if (text && is_sane(&box)) {
		g_strdelimit(text, "\r\f\v", '\n');
		value = str_trim(a, str_valid_utf8(a, text, strlen(text)));
	}
	g_free(text);
	if (str_empty(value))
		return;
	if (!(size > 1 && size < 100))
		size = fmin(USUAL_SIZE, (box.y2 - box.y1) / LINE);
	word = pdf_page_add_word(p->words, value, box, size);
	if (!word)
		return;
	word->field = true;
	middle = (box.y1 + box.y2) / 2;
	word->top = from_top ? box.y1 : fmax(box.y1, middle - size * LINE / 2);
	word->bottom = fmin(box.y2, word->top + size * LINE);
}

static void read_button(struct page *p, PopplerFormField *field, struct pdf_box box)
{
	if (p->poppler->form_field_button_get_button_type(field) == POPPLER_FORM_BUTTON_PUSH)
		return;
	p->words->buttons = true;
	if (is_sane(&box))
		pdf_page_add_tick(p->words, p->poppler->form_field_button_get_state(field), box,
				  fmin(USUAL_SIZE, box.y2 - box.y1), NULL);
}

static void read_text(struct page *p, PopplerFormField *field, struct pdf_box box)
{
	if (p->poppler->form_field_text_is_password(field))
		return;
	add_value(p, p->poppler->form_field_text_get_text(field), box,
		  p->poppler->form_field_get_font_size(field),
		  p->poppler->form_field_text_get_text_type(field) == POPPLER_FORM_TEXT_MULTILINE);
}

/* What is chosen; of several, with commas between them. */
static void read_choice(struct page *p, PopplerFormField *field, struct pdf_box box)
{
	gint i, count = p->poppler->form_field_choice_get_n_items(field);
	GString *all = g_string_new(NULL);
	char *text;

	for (i = 0; i < count && i < CHOICES_MAX; i++) {
		if (!p->poppler->form_field_choice_is_item_selected(field, i))
			continue;
		text = p->poppler->form_field_choice_get_item(field, i);
		g_string_append_printf(all, "%s%s", all->len ? ", " : "", text ? text : "");
		g_free(text);
	}
	text = all->len ? NULL : p->poppler->form_field_choice_get_text(field);
	if (text)
		g_string_assign(all, text);
	g_free(text);
	add_value(p, g_string_free(all, FALSE), box, p->poppler->form_field_get_font_size(field),
		  false);
}

static bool is_hidden(const struct pdf_poppler *poppler, PopplerAnnot *annotation)
{
	return poppler->annot_get_flags(annotation) &
	       (POPPLER_ANNOT_FLAG_HIDDEN | POPPLER_ANNOT_FLAG_NO_VIEW);
}

/* Poppler tells of a field in its list of annotations only whether people can see it. */
static bool is_hidden_field(const struct page *p, const PopplerRectangle *area)
{
	const PopplerAnnotMapping *mapping;
	const GList *l;
	size_t count = 0;

	for (l = p->annotations; l && count < FIELDS_MAX; l = l->next, count++) {
		mapping = l->data;
		if (p->poppler->annot_get_annot_type(mapping->annot) == POPPLER_ANNOT_WIDGET &&
		    memcmp(&mapping->area, area, sizeof(*area)) == 0)
			return is_hidden(p->poppler, mapping->annot);
	}
	return false;
}

static void read_fields(struct page *p, PopplerPage *page)
{
	GList *fields = p->poppler->page_get_form_field_mapping(page), *l;
	const PopplerFormFieldMapping *mapping;
	struct pdf_box box;
	size_t count = 0;

	for (l = fields; l && count < FIELDS_MAX; l = l->next, count++) {
		mapping = l->data;
		if (is_hidden_field(p, &mapping->area))
			continue;
		box = box_of(p, &mapping->area);
		switch (p->poppler->form_field_get_field_type(mapping->field)) {
		case POPPLER_FORM_FIELD_BUTTON:
			read_button(p, mapping->field, box);
			break;
		case POPPLER_FORM_FIELD_TEXT:
			read_text(p, mapping->field, box);
			break;
		case POPPLER_FORM_FIELD_CHOICE:
			read_choice(p, mapping->field, box);
			break;
		case POPPLER_FORM_FIELD_SIGNATURE:
		case POPPLER_FORM_FIELD_UNKNOWN:
			break;
		}
	}
	p->words->cut |= l != NULL;
	p->poppler->page_free_form_field_mapping(fields);
}

/* Sets the marks of the words whose middle lies in the box. */
static void mark_words(struct page *p, size_t first, struct pdf_box box, unsigned marks)
{
	struct pdf_word *word;
	double x, y;
	size_t i;

	for (i = first; i < p->words->count; i++) {
		word = &p->words->words[i];
		x = (word->box.x1 + word->box.x2) / 2;
		y = (word->box.y1 + word->box.y2) / 2;
		if (x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2)
			word->marks |= marks;
	}
}

static void read_markup(struct page *p, size_t first, PopplerAnnot *annotation, unsigned marks)
{
	PopplerRectangle area;
	GArray *quads =
	    p->poppler->annot_text_markup_get_quadrilaterals((PopplerAnnotTextMarkup *)annotation);
	const PopplerQuadrilateral *q;
	guint i;

	for (i = 0; quads && i < quads->len && p->quads < FIELDS_MAX; i++, p->quads++) {
		q = &g_array_index(quads, PopplerQuadrilateral, i);
		area.x1 = fmin(fmin(q->p1.x, q->p2.x), fmin(q->p3.x, q->p4.x));
		area.x2 = fmax(fmax(q->p1.x, q->p2.x), fmax(q->p3.x, q->p4.x));
		area.y1 = fmin(fmin(q->p1.y, q->p2.y), fmin(q->p3.y, q->p4.y));
		area.y2 = fmax(fmax(q->p1.y, q->p2.y), fmax(q->p3.y, q->p4.y));
		mark_words(p, first, box_of(p, &area), marks);
	}
	if (quads)
		g_array_unref(quads);
}

static void read_annotation(struct page *p, size_t first, const PopplerAnnotMapping *mapping)
{
	switch (p->poppler->annot_get_annot_type(mapping->annot)) {
	case POPPLER_ANNOT_FREE_TEXT:
		add_value(p, p->poppler->annot_get_contents(mapping->annot),
			  box_of(p, &mapping->area), 0, true);
		break;
	case POPPLER_ANNOT_HIGHLIGHT:
		read_markup(p, first, mapping->annot, DOCUMENT_HIGHLIGHT);
		break;
	case POPPLER_ANNOT_UNDERLINE:
	case POPPLER_ANNOT_SQUIGGLY:
		read_markup(p, first, mapping->annot, DOCUMENT_UNDERLINE);
		break;
	case POPPLER_ANNOT_STRIKE_OUT:
		read_markup(p, first, mapping->annot, DOCUMENT_STRUCK);
		break;
	/* A frame around a word chooses it. */
	case POPPLER_ANNOT_SQUARE:
	case POPPLER_ANNOT_CIRCLE:
		mark_words(p, first, box_of(p, &mapping->area), DOCUMENT_BORDER);
		break;
	/* A line through a word, a tick, a ring around one: what it means only a person sees. */
	case POPPLER_ANNOT_LINE:
	case POPPLER_ANNOT_POLYGON:
	case POPPLER_ANNOT_POLY_LINE:
	case POPPLER_ANNOT_INK:
	case POPPLER_ANNOT_STAMP:
		p->words->drawn = true;
		break;
	default:
		break;
	}
}

void pdf_field_read(struct pdf_words *words, size_t first, const struct pdf_poppler *poppler,
		    PopplerPage *page)
{
	struct page p = {words, poppler, poppler->page_get_annot_mapping(page), 0};
	const PopplerAnnotMapping *mapping;
	const GList *l;
	size_t count = 0;

	for (l = p.annotations; l && count < FIELDS_MAX; l = l->next, count++) {
		mapping = l->data;
		if (!is_hidden(poppler, mapping->annot))
			read_annotation(&p, first, mapping);
	}
	words->cut |= l != NULL;
	read_fields(&p, page);
	poppler->page_free_annot_mapping(p.annotations);
}
