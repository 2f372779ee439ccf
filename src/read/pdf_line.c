/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Gaps in parts of the size of the letters.  One that wide parts two columns wherever it is; a
 * narrower one does where another line has a column begin. */
static const double WIDE_GAP = 1.6, NARROW_GAP = 0.8;
/* One hardly wider than a blank does where the next lines have a column begin. */
static const double LEAST_GAP = 0.4;
/* One behind a bullet. */
static const double BULLET_GAP = 3.2;
/* How far the beginnings of what is meant to stand below each other differ. */
static const double ALIGNED = 1.5;
/* The part of its height that a word shares with its line. */
static const double SHARED = 0.6;
/* Points at the edge of a page in which only printers and browsers write, and the part of a page in
 * which a running head may stand. */
static const double MARGIN = 28, HEAD = 0.11;

/* A blank in parts of the size of the letters, and the part of its width by which a word at least
 * ends too soon in the text behind a scan. */
static const double BLANK = 0.28, TOO_NARROW = 0.12;

enum {
	LOOK_BACK = 6,
	LOOK_BESIDE = 2,
	HEADS_MAX = 400,
	COMMON = 3,
	LINE_TEXT_MAX = 200,
	NARROW_WORDS = 20,
	NARROW_LETTERS = 3
};

/* Words of one line, before they are cut into chunks. */
struct row {
	struct pdf_word *words;
	size_t count;
	double top, bottom; /* of the word that began it */
	int page;
	bool dropped;
};

struct rows {
	struct arena *arena;
	struct row *rows;
	size_t count;
	double *starts; /* where chunks begin that stand wide apart, ascending */
	size_t start_count;
};

static int compare_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_by_height(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;
	int by_page = (x->page > y->page) - (x->page < y->page);

	return by_page ? by_page : compare_numbers(x->top + x->bottom, y->top + y->bottom);
}

static int compare_by_left(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;

	return compare_numbers(x->box.x1, y->box.x1);
}

static int compare_starts(const void *a, const void *b)
{
	return compare_numbers(*(const double *)a, *(const double *)b);
}

static double shared(const struct row *row, const struct pdf_word *word)
{
	double both = fmin(row->bottom, word->bottom) - fmax(row->top, word->top);
	double less = fmin(row->bottom - row->top, word->bottom - word->top);

	return less > 0 ? both / less : 0;
}

/* The line on which the word stands, among the last ones, or NULL. */
static struct row *find_row(struct rows *r, const struct pdf_word *word)
{
	struct row *found = NULL;
	double most = SHARED, part;
	size_t i;

	for (i = 0; i < LOOK_BACK && i < r->count; i++) {
		struct row *row = &r->rows[r->count - 1 - i];

		part = row->page == word->page ? shared(row, word) : 0;
		if (part >= most) {
			most = part;
			found = row;
		}
	}
	return found;
}

static void make_rows(struct rows *r, struct pdf_words *words)
{
	const struct pdf_word *word;
	struct row *row;
	size_t i;

	qsort(words->words, words->count, sizeof(*words->words), compare_by_height);
	for (i = 0; i < words->count; i++) {
		word = &words->words[i];
		row = find_row(r, word);
		if (!row) {
			row = ARENA_PUSH(r->arena, struct row, r->rows, r->count);
			row->top = word->top;
			row->bottom = word->bottom;
			row->page = word->page;
		}
		*ARENA_PUSH(r->arena, struct pdf_word, row->words, row->count) = *word;
	}
	for (i = 0; i < r->count; i++)
		qsort(r->rows[i].words, r->rows[i].count, sizeof(*word), compare_by_left);
}

/* "_______" or ".......", on which people write. */
static bool is_rule(const struct pdf_word *word)
{
	size_t n = strlen(word->text);

	return !word->field && n > 3 && strspn(word->text, "_.") == n;
}

/* Takes the rules out on which a value stands. */
static void drop_rules(struct row *row)
{
	const struct pdf_word *word;
	const struct pdf_word *field = NULL;
	size_t i, kept = 0;

	for (i = 0; i < row->count; i++)
		if (row->words[i].field)
			field = &row->words[i];
	for (i = 0; field && i < row->count; i++) {
		word = &row->words[i];
		if (!is_rule(word))
			row->words[kept++] = *word;
	}
	if (field)
		row->count = kept;
}

/* ---- the words of a scan */

/* By what part of its width the word would have to be wider to end a blank before the next one of
 * its line; negative: what comes next is of another column, or it tells nothing. */
static double narrowness(const struct row *row, size_t i)
{
	const struct pdf_word *word = &row->words[i], *next = word + 1;
	const double gap = i + 1 < row->count ? next->box.x1 - word->box.x2 : 0;
	const double width = word->box.x2 - word->box.x1;

	if (word->field || gap <= 0 || gap > 2 * WIDE_GAP * word->size || next->field ||
	    strlen(word->text) < NARROW_LETTERS || width <= word->size)
		return -1;
	return fmax(0, gap - BLANK * word->size) / width;
}

struct parts {
	double *list;
	size_t count;
};

static void add_parts(struct rows *r, const struct row *row, struct parts *parts)
{
	double part;
	size_t i;

	for (i = 0; i < row->count; i++) {
		part = narrowness(row, i);
		if (part >= 0)
			*ARENA_PUSH(r->arena, double, parts->list, parts->count) = part;
	}
}

static double median(const struct parts *parts)
{
	qsort(parts->list, parts->count, sizeof(*parts->list), compare_starts);
	return parts->list[parts->count / 2];
}

static void widen_row(struct row *row, double part)
{
	struct pdf_word *word;
	double end;
	size_t i;

	for (i = 0; i < row->count; i++) {
		word = &row->words[i];
		if (word->field)
			continue;
		end = word->box.x2 + part * (word->box.x2 - word->box.x1);
		if (i + 1 < row->count) {
			/* What was parted stays so, also if it is made to touch. */
			word[1].spaced |= word[1].box.x1 - word->box.x2 > BLANK * word[1].size;
			end = fmin(end, fmax(word->box.x2, word[1].box.x1));
		}
		word->box.x2 = end;
	}
}

/* The text behind a scan is set in a font of its own, which can be narrower than the one in the
 * picture: each word begins where it does there, and ends too soon, by the same part of its width,
 * or by more in a heading, which is bold in the picture.  There the words are as wide as in that.
 */
static void widen_words(struct rows *r, int page)
{
	struct parts all = {NULL, 0}, own;
	double part;
	size_t i;

	for (i = 0; i < r->count; i++)
		if (r->rows[i].page == page)
			add_parts(r, &r->rows[i], &all);
	if (all.count < NARROW_WORDS || (part = median(&all)) < TOO_NARROW)
		return;
	for (i = 0; i < r->count; i++) {
		if (r->rows[i].page != page)
			continue;
		own = (struct parts){NULL, 0};
		add_parts(r, &r->rows[i], &own);
		widen_row(&r->rows[i],
			  own.count > 1 ? fmax(part, fmin(median(&own), 2 * part)) : part);
	}
}

/* ---- what is at the edge of each page */

/* The line's text as running heads are compared by it: no blanks, digits all alike. */
static void add_key(char *key, const struct row *row)
{
	size_t i, n = 0;
	const char *c;

	for (i = 0; i < row->count; i++)
		for (c = row->words[i].text; *c && n < LINE_TEXT_MAX - 1; c++)
			if (*c >= '0' && *c <= '9') {
				if (!n || key[n - 1] != '#')
					key[n++] = '#';
			} else {
				key[n++] = *c;
			}
	key[n] = '\0';
}

static bool is_page_number(const char *key)
{
	static const char *const keys[] = {"#",	      "#/#",	  "#of#", "Page#", "Page#of#",
					   "Page#/#", "page#of#", "-#-",  "Page|#"};
	size_t i;

	for (i = 0; i < COUNT_OF(keys); i++)
		if (str_eq(key, keys[i]))
			return true;
	return false;
}

static bool has_field(const struct row *row)
{
	size_t i;

	for (i = 0; i < row->count; i++)
		if (row->words[i].field)
			return true;
	return false;
}

static void drop_heads(struct rows *r, const double *heights)
{
	char(*keys)[LINE_TEXT_MAX] = arena_array(r->arena, HEADS_MAX, LINE_TEXT_MAX);
	struct row **heads = ARENA_NEW_N(r->arena, struct row *, HEADS_MAX);
	size_t i, other, count = 0;
	struct row *row;
	double height;

	for (i = 0; i < r->count && count < HEADS_MAX; i++) {
		row = &r->rows[i];
		height = heights[row->page];
		if (has_field(row) ||
		    (row->top > HEAD * height && row->bottom < (1 - HEAD) * height))
			continue;
		row->dropped = row->bottom < MARGIN || row->top > height - MARGIN;
		add_key(keys[count], row);
		if (is_page_number(keys[count]))
			row->dropped = true;
		heads[count++] = row;
	}
	for (i = 0; i < count; i++)
		for (other = i + 1; other < count; other++)
			if (heads[i]->page != heads[other]->page &&
			    fabs(heads[i]->top - heads[other]->top) < 3 &&
			    str_eq(keys[i], keys[other]))
				heads[i]->dropped = heads[other]->dropped = true;
}

/* ---- chunks */

/* What stands between the word and the one before it on its line; negative if they overlap. */
static double gap_before(const struct row *row, size_t i)
{
	double end = row->words[i - 1].box.x2, size = row->words[i].size;
	size_t from = i > LOOK_BACK ? i - LOOK_BACK : 0, k;

	for (k = from; k < i; k++)
		end = fmax(end, row->words[k].box.x2);
	return (row->words[i].box.x1 - end) / (size > 1 ? size : 1);
}

static bool is_wide(const struct row *row, size_t i)
{
	return row->words[i].field || row->words[i - 1].field || gap_before(row, i) > WIDE_GAP;
}

/* Places at which many lines have a gap that is wider than a blank, ascending. */
static void find_common_starts(struct rows *r)
{
	double *places = NULL;
	size_t i, k, count = 0, first;

	for (i = 0; i < r->count; i++)
		for (k = 1; k < r->rows[i].count; k++)
			if (!r->rows[i].dropped && gap_before(&r->rows[i], k) > NARROW_GAP)
				*ARENA_PUSH(r->arena, double, places, count) =
				    r->rows[i].words[k].box.x1;
	if (count)
		qsort(places, count, sizeof(*places), compare_starts);
	for (i = first = 0; i < count; i++) {
		while (places[i] - places[first] > ALIGNED / 2)
			first++;
		if (i - first + 1 >= COMMON)
			*ARENA_PUSH(r->arena, double, r->starts, r->start_count) = places[i];
	}
}

static void find_starts(struct rows *r)
{
	size_t i, k;

	find_common_starts(r);

	for (i = 0; i < r->count; i++)
		for (k = 1; k < r->rows[i].count; k++)
			if (!r->rows[i].dropped && is_wide(&r->rows[i], k))
				*ARENA_PUSH(r->arena, double, r->starts, r->start_count) =
				    r->rows[i].words[k].box.x1;
	if (r->start_count)
		qsort(r->starts, r->start_count, sizeof(*r->starts), compare_starts);
}

static bool is_start(const struct rows *r, double x)
{
	size_t from = 0, to = r->start_count, middle;

	while (from < to) {
		middle = (from + to) / 2;
		if (r->starts[middle] < x - ALIGNED)
			from = middle + 1;
		else
			to = middle;
	}
	return from < r->start_count && r->starts[from] <= x + ALIGNED;
}

/* Does a line right above or below have a column begin there? */
static bool is_start_beside(const struct rows *r, const struct row *row, double x)
{
	const struct row *other, *from = row - LOOK_BESIDE, *to = row + LOOK_BESIDE;
	size_t i;

	from = row - r->rows < LOOK_BESIDE ? r->rows : from;
	to = r->rows + r->count - row <= LOOK_BESIDE ? r->rows + r->count - 1 : to;
	for (other = from; other <= to; other++)
		for (i = 1; i < other->count && i < PDF_CHUNKS_MAX; i++)
			if (fabs(other->words[i].box.x1 - x) < ALIGNED / 2 && is_wide(other, i))
				return true;
	return false;
}

/* Does the line begin with the bullet of a list, which stands well before its words? */
static bool is_behind_bullet(const struct row *row, size_t i)
{
	static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x97\xA6",
					      "\xE2\x80\xA3", "\xC2\xB7"};
	size_t k;

	for (k = 0; i == 1 && k < COUNT_OF(bullets); k++)
		if (str_eq(row->words[0].text, bullets[k]))
			return !row->words[1].field && gap_before(row, 1) < BULLET_GAP;
	return false;
}

static bool begins_chunk(const struct rows *r, const struct row *row, size_t i)
{
	double gap, x = row->words[i].box.x1;

	if (i == 0 || (is_wide(row, i) && !is_behind_bullet(row, i)))
		return true;
	if (is_behind_bullet(row, i))
		return false;
	gap = gap_before(row, i);
	return (gap > NARROW_GAP && is_start(r, x)) ||
	       (gap > LEAST_GAP && is_start(r, x) && is_start_beside(r, row, x));
}

static void add_to_chunk(struct pdf_chunk *chunk, const struct pdf_word *word)
{
	if (!chunk->count++) {
		chunk->words = word;
		chunk->box = word->box;
		chunk->size = word->size;
		return;
	}
	chunk->box.x2 = fmax(chunk->box.x2, word->box.x2);
	chunk->box.y1 = fmin(chunk->box.y1, word->box.y1);
	chunk->box.y2 = fmax(chunk->box.y2, word->box.y2);
}

static void make_line(const struct rows *r, const struct row *row, struct pdf_line *line)
{
	struct pdf_chunk *chunk = NULL;
	size_t i;

	line->top = row->top;
	line->bottom = row->bottom;
	line->page = row->page;
	line->place = row->top;
	for (i = 0; i < row->count; i++) {
		if (begins_chunk(r, row, i) && line->count < PDF_CHUNKS_MAX)
			chunk = ARENA_PUSH(r->arena, struct pdf_chunk, line->chunks, line->count);
		add_to_chunk(chunk, &row->words[i]);
	}
}

static void move_down(struct pdf_line *line, double by)
{
	size_t i;

	line->top += by;
	line->bottom += by;
	for (i = 0; i < line->count; i++) {
		line->chunks[i].box.y1 += by;
		line->chunks[i].box.y2 += by;
	}
}

void pdf_line_make(struct pdf_lines *lines, struct pdf_words *words)
{
	struct rows r = {.arena = words->arena};
	struct pdf_line *line, *last;
	double by = 0;
	size_t i;
	int page;

	memset(lines, 0, sizeof(*lines));
	if (!words->count)
		return;
	make_rows(&r, words);
	for (page = 0; page < words->pages; page++)
		widen_words(&r, page);
	for (i = 0; i < r.count; i++)
		drop_rules(&r.rows[i]);
	drop_heads(&r, words->heights);
	find_starts(&r);
	for (i = 0; i < r.count; i++) {
		if (r.rows[i].dropped || !r.rows[i].count)
			continue;
		line = ARENA_PUSH(r.arena, struct pdf_line, lines->lines, lines->count);
		make_line(&r, &r.rows[i], line);
		last = lines->count > 1 ? line - 1 : NULL;
		/* A page begins right below the end of the one before it. */
		if (last && last->page != line->page)
			by = last->bottom - line->top;
		move_down(line, by);
	}
}
