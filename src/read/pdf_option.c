/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_option.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/document.h"

enum { SCALE = PDF_DOTS_SCALE };
/* Dots: the largest place that is looked at, and how many pieces of ink it may have. */
enum { PLACE_MAX = 160, PIECES_MAX = 24 };
/* Of one page: a form has dozens. */
enum { OPTIONS_MAX = 200 };
/* Points: the sides of a button, and how far from its word it may stand. */
static const double SIDE_MIN = 5.5, SIDE_MAX = 14, AWAY = 8;
/* Points that a ring keeps from its word at most; the part of a word that a stroke through it, or
 * anything that is drawn over it, is long at least. */
static const double RING = 12, OVER = 0.6;

/* Ink that hangs together; the edges of the place it is in are not reached by it. */
struct piece {
	struct pdf_area box;
	int ink;
};

struct looking {
	struct pdf_words *words;
	const struct pdf_look *look;
	struct pdf_area place;
	int ground; /* of the place */
	/* Of each dot of the place: is it ink that no piece has yet? */
	bool ink[PLACE_MAX][PLACE_MAX];
	struct piece pieces[PIECES_MAX];
	size_t count;
};

static struct pdf_area place_of(const struct pdf_look *look, struct pdf_box box)
{
	return pdf_dots_area(&look->dots, box.x1, box.y1, box.x2, box.y2);
}

static struct pdf_box box_of(const struct pdf_area *place)
{
	return (struct pdf_box){(double)place->x1 / SCALE, (double)place->y1 / SCALE,
				(double)place->x2 / SCALE, (double)place->y2 / SCALE};
}

/* Takes the piece that the dot is of, as far as one row of the place after the other finds it: it
 * goes on until no row has more. */
static void take_piece(struct looking *l, int x, int y)
{
	static short todo[PLACE_MAX * PLACE_MAX][2];
	const int width = l->place.x2 - l->place.x1, height = l->place.y2 - l->place.y1;
	struct piece piece = {{x, y, x, y}, 0};
	int count = 0, nx, ny, dx, dy;

	l->ink[y][x] = false;
	todo[count][0] = (short)x;
	todo[count++][1] = (short)y;
	while (count) {
		x = todo[--count][0];
		y = todo[count][1];
		piece.ink++;
		piece.box.x1 = x < piece.box.x1 ? x : piece.box.x1;
		piece.box.y1 = y < piece.box.y1 ? y : piece.box.y1;
		piece.box.x2 = x > piece.box.x2 ? x : piece.box.x2;
		piece.box.y2 = y > piece.box.y2 ? y : piece.box.y2;
		for (dy = -1; dy <= 1; dy++)
			for (dx = -1; dx <= 1; dx++) {
				nx = x + dx;
				ny = y + dy;
				if (nx < 0 || ny < 0 || nx >= width || ny >= height ||
				    !l->ink[ny][nx])
					continue;
				l->ink[ny][nx] = false;
				todo[count][0] = (short)nx;
				todo[count++][1] = (short)ny;
			}
	}
	if (piece.box.x1 == 0 || piece.box.y1 == 0 || piece.box.x2 == width - 1 ||
	    piece.box.y2 == height - 1 || l->count == PIECES_MAX)
		return;
	piece.box =
	    (struct pdf_area){piece.box.x1 + l->place.x1, piece.box.y1 + l->place.y1,
			      piece.box.x2 + l->place.x1 + 1, piece.box.y2 + l->place.y1 + 1};
	l->pieces[l->count++] = piece;
}

/* All that is drawn in the place, and ends there. */
static void find_pieces(struct looking *l, struct pdf_box box)
{
	int x, y, width, height;

	l->count = 0;
	l->place = place_of(l->look, box);
	width = l->place.x2 - l->place.x1;
	height = l->place.y2 - l->place.y1;
	if (width < 3 || height < 3 || width > PLACE_MAX || height > PLACE_MAX ||
	    pdf_dots_is_plain(&l->look->dots, &l->place))
		return;
	l->ground = pdf_dots_ground(&l->look->dots, &l->place);
	for (y = 0; y < height; y++)
		for (x = 0; x < width; x++)
			l->ink[y][x] = pdf_dots_is_ink(&l->look->dots, x + l->place.x1,
						       y + l->place.y1, l->ground);
	for (y = 0; y < height; y++)
		for (x = 0; x < width; x++)
			if (l->ink[y][x])
				take_piece(l, x, y);
}

/* ---- buttons */

bool pdf_option_is_filled(const struct pdf_look *look, const struct pdf_box *box)
{
	const double width = box->x2 - box->x1, height = box->y2 - box->y1;
	const struct pdf_area place = place_of(look, *box),
			      around = place_of(
				  look, (struct pdf_box){box->x1 - width, box->y1 - height,
							 box->x2 + width, box->y2 + height});

	return pdf_dots_is_filled(&look->dots, &place, pdf_dots_ground(&look->dots, &around));
}

/* As wide as high, and as large as a letter. */
static bool is_button(const struct pdf_box *box, const struct pdf_word *word)
{
	const double width = box->x2 - box->x1, height = box->y2 - box->y1;
	const double middle = (word->box.y1 + word->box.y2) / 2;

	return width >= SIDE_MIN && width <= SIDE_MAX && height >= SIDE_MIN && height <= SIDE_MAX &&
	       width < 1.3 * height && height < 1.3 * width && box->y1 < middle && box->y2 > middle;
}

static void add_buttons(struct looking *l, size_t first, size_t index, struct pdf_box place)
{
	const struct pdf_word beside = l->words->words[index];
	struct pdf_box box;
	size_t i;

	find_pieces(l, place);
	for (i = 0; i < l->count; i++) {
		box = box_of(&l->pieces[i].box);
		if (is_button(&box, &beside) && !pdf_page_has_word(l->words, first, &box))
			pdf_page_add_tick(
			    l->words,
			    pdf_dots_is_filled(&l->look->dots, &l->pieces[i].box, l->ground), box,
			    beside.size, &beside);
	}
}

/* ---- rings and strokes */

static void mark_word(struct looking *l, struct pdf_word *word)
{
	const struct pdf_box b = word->box;
	const double width = b.x2 - b.x1, height = b.y2 - b.y1;
	struct pdf_box box;
	double middle;
	size_t i;

	if (word->marks & (DOCUMENT_HIGHLIGHT | DOCUMENT_STRUCK))
		return;
	find_pieces(l, (struct pdf_box){b.x1 - RING, b.y1 - RING, b.x2 + RING, b.y2 + RING});
	for (i = 0; i < l->count; i++) {
		box = box_of(&l->pieces[i].box);
		middle = (box.y1 + box.y2) / 2;
		if (fmin(box.x2, b.x2) - fmax(box.x1, b.x1) < OVER * width || box.y1 > b.y2 ||
		    box.y2 < b.y1)
			continue;
		if (box.x1 < b.x1 + 1 && box.x2 > b.x2 - 1 && box.y1 < b.y1 + 0.3 * height &&
		    box.y2 > b.y2 - 0.35 * height &&
		    !pdf_dots_is_filled(&l->look->dots, &l->pieces[i].box, l->ground))
			word->marks |= DOCUMENT_BORDER;
		else if (box.y2 - box.y1 < 0.5 * height && middle > b.y1 + 0.35 * height &&
			 middle < b.y2 - 0.3 * height)
			word->marks |= DOCUMENT_STRUCK;
		else if (box.y2 - box.y1 < 0.25 * height && middle >= b.y2 - 0.3 * height) {
			/* One that goes on beyond the word is there to write on. */
			if (box.x2 - box.x1 < width + RING / 2)
				word->marks |= DOCUMENT_UNDERLINE;
		} else if (middle > b.y1 && middle < b.y2)
			l->words->drawn = true;
	}
}

static bool is_option(const struct pdf_word *word)
{
	const char *text = word->text;
	const size_t n = strlen(text);

	return !word->field &&
	       ((n >= 3 && n <= 4 && str_istarts(text, "yes")) ||
		(n >= 2 && n <= 3 && str_istarts(text, "no"))) &&
	       (text[n - 1] != 't' && text[n - 1] != 'w' && text[n - 1] != 'r');
}

void pdf_option_take(struct pdf_words *words, size_t first, const struct pdf_look *look)
{
	struct looking *l = NULL;
	const size_t count = words->count;
	struct pdf_box box;
	size_t i, options = 0;

	for (i = first; i < count && options < OPTIONS_MAX; i++) {
		if (!is_option(&words->words[i]))
			continue;
		options++;
		l = l ? l : ARENA_NEW(words->arena, struct looking);
		l->words = words;
		l->look = look;
		mark_word(l, &words->words[i]);
		box = words->words[i].box;
		add_buttons(
		    l, first, i,
		    (struct pdf_box){box.x1 - AWAY - SIDE_MAX, box.y1 - 3, box.x1, box.y2 + 3});
		add_buttons(
		    l, first, i,
		    (struct pdf_box){box.x2, box.y1 - 3, box.x2 + AWAY + SIDE_MAX, box.y2 + 3});
	}
}
