/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_table.h"

#include <math.h>
#include <string.h>

#include "core/form.h"
#include "read/attachment.h"
#include "read/pdf_column.h"
#include "read/pdf_grid.h"

/* Points: a word that would have fitted by less did not. */
static const double FITTING = 1.5;
/* In parts of the letters' size: lines further apart are not of one paragraph, nor are those
 * further apart than the closest ones by so much. */
static const double LEADING = 0.8, LOOSER = 0.12;
/* A stretch of text whose lines reach that part of the longest one is as wide as its page allows.
 */
static const double FULL_WIDTH = 0.85;
/* The part of a page's width that has text at least, if a page has much of it. */
static const double TEXT_WIDTH = 0.65;

/* A cell while its lines come. */
struct cell {
	const struct pdf_chunk *last; /* its lowest piece; NULL: it is empty */
	double bottom;
	struct document_cell *cell;
};

struct making {
	struct document *document;
	struct pdf_lines *lines;
	const struct pdf_region **regions;  /* by line; NULL where there is none */
	struct document_block *table;	    /* the one that rows go to, or NULL */
	const struct pdf_region *region;    /* of that table */
	struct cell cells[PDF_COLUMNS_MAX]; /* of its last row, from the left */
	double bottom;			    /* the lowest of it */
	int page;			    /* that its last line is on */
	struct document_cell *prose;	    /* the paragraph that a line may go on with, or NULL */
	const struct pdf_chunk *prose_last;
	double leading;	    /* between lines of one paragraph, in parts of the letters' size */
	double width;	    /* how far to the right any line reaches */
	size_t ruled;	    /* of the tables with rules: those that are in the document */
	size_t ruled_at;    /* the last of them is this block of it */
	double prose_limit; /* how far to the right the lines of this stretch of text reach */
};

/* ---- text */

static bool needs_blank(const struct pdf_word *before, const struct pdf_word *word)
{
	return word->spaced || before->field || word->field ||
	       word->box.x1 - before->box.x2 > 0.2 * word->size;
}

/* The words, those with the same marks as one run. */
static void add_words(struct document *d, struct document_cell *cell, const struct pdf_chunk *chunk)
{
	const struct pdf_word *word = chunk->words;
	struct str text;
	size_t i;

	str_init(&text, d->arena, ATTACHMENT_TEXT_MAX);
	for (i = 0; i < chunk->count; i++) {
		if (i && word[i].marks != word[i - 1].marks) {
			document_add_run(d, cell, str_text(&text), word[i - 1].marks);
			str_truncate(&text, 0);
			if (needs_blank(&word[i - 1], &word[i]))
				document_add_run(d, cell, " ", word[i - 1].marks & word[i].marks);
		} else if (i && needs_blank(&word[i - 1], &word[i])) {
			str_add_char(&text, ' ');
		}
		str_add(&text, word[i].text);
	}
	document_add_run(d, cell, str_text(&text), word[chunk->count - 1].marks);
}

/* Would the first word of the lower line have found room behind the upper one? */
static bool is_full(const struct pdf_chunk *upper, const struct pdf_chunk *lower, double limit)
{
	const struct pdf_word *word = lower->words;

	return !upper->words[upper->count - 1].field && !word->field &&
	       upper->box.x2 + upper->size / 4 + (word->box.x2 - word->box.x1) > limit - FITTING;
}

/* Does a sentence end with the upper line, and something else begin?  Then it may be a label, so
 * that the lines are kept apart although they fill their room. */
static bool is_new_sentence(const struct pdf_chunk *upper, const struct pdf_chunk *lower)
{
	const char *text = upper->words[upper->count - 1].text;
	size_t n = strlen(text);
	char first = lower->words[0].text[0];

	return n > 1 && strchr(".!?:", text[n - 1]) && first >= 'A' && first <= 'Z';
}

/* A heading in bold is not more of what stands above it, nor is that of the heading. */
static bool is_as_bold(const struct pdf_chunk *upper, const struct pdf_chunk *lower)
{
	return ((upper->words[upper->count - 1].marks ^ lower->words[0].marks) & DOCUMENT_BOLD) ==
	       0;
}

/* "safer-", "0-" above "12": a word, or a range of numbers, that goes on in the next line. */
static bool is_broken(const struct pdf_chunk *upper, const struct pdf_chunk *lower)
{
	const char *text = upper->words[upper->count - 1].text, next = *lower->words[0].text;
	size_t n = strlen(text);

	if (n < 2 || text[n - 1] != '-')
		return false;
	return ((text[n - 2] | 32) >= 'a' && (text[n - 2] | 32) <= 'z') ||
	       (text[n - 2] >= '0' && text[n - 2] <= '9' && next >= '0' && next <= '9');
}

/* One more line of a cell or a paragraph: of the same sentence, or a new paragraph of it. */
static void add_line(struct document *d, struct document_cell *cell, const struct pdf_chunk *upper,
		     const struct pdf_chunk *lower, bool same)
{
	if (upper && !(same && is_broken(upper, lower)))
		document_add_run(d, cell, same ? " " : "\n", 0);
	add_words(d, cell, lower);
}

static double leading(double bottom, const struct pdf_line *line)
{
	return (line->top - bottom) / line->chunks[0].size;
}

static bool is_close(const struct making *m, double bottom, const struct pdf_line *line)
{
	return leading(bottom, line) < fmin(LEADING, m->leading + LOOSER);
}

/* What is between two lines of one paragraph: the least that is between any two. */
static void find_leading(struct making *m)
{
	const struct pdf_line *upper, *lower;
	double space;
	size_t i;

	m->leading = LEADING;
	for (i = 1; i < m->lines->count; i++) {
		upper = &m->lines->lines[i - 1];
		lower = &m->lines->lines[i];
		space = leading(upper->bottom, lower);
		if (upper->page == lower->page && space > -0.2 && space < m->leading &&
		    upper->chunks[0].column == lower->chunks[0].column)
			m->leading = space;
	}
}

static bool begins_small(const struct pdf_chunk *chunk)
{
	const char *text = chunk->words[0].text;

	/* "b)" and "c." number a row. */
	if (text[0] && text[1] && strchr(").", text[1]) && !text[2])
		return false;
	return (text[0] >= 'a' && text[0] <= 'z') || text[0] == '(';
}

/* A list: each of its points is a paragraph. */
static bool begins_point(const struct pdf_chunk *chunk)
{
	static const char *const points[] = {
	    "\xE2\x80\xA2", "\xEF\x82\xB7", "\xC2\xB7", "-", "\xE2\x80\x93", "o", "*",
	    "\xE2\x96\xAA"};
	const char *text = chunk->words[0].text;
	size_t i;

	for (i = 0; i < COUNT_OF(points); i++)
		if (chunk->count > 1 && str_eq(text, points[i]))
			return true;
	return text[strspn(text, "0123456789")] == '.' && text[0] != '.';
}

/* ---- paragraphs */

static bool is_prose(const struct making *m, size_t i)
{
	return i < m->lines->count && m->lines->lines[i].count == 1 &&
	       m->lines->lines[i].chunks[0].column <= 0;
}

static void find_limit(struct making *m, size_t i)
{
	m->prose_limit = 0;
	for (; is_prose(m, i); i++)
		m->prose_limit = fmax(m->prose_limit, m->lines->lines[i].chunks[0].box.x2);
	/* Headings alone tell nothing of how much room there was. */
	if (m->prose_limit < FULL_WIDTH * m->width)
		m->prose_limit = m->width;
}

static void add_text(struct str *text, const struct pdf_chunk *chunk)
{
	size_t i;

	for (i = 0; i < chunk->count; i++) {
		str_add(text, text->len ? " " : "");
		str_add(text, chunk->words[i].text);
	}
}

/* Is the lower piece a label of its own, and not the end of a longer one that the upper begins? */
static bool is_next_label(const struct making *m, const struct pdf_chunk *upper,
			  const struct pdf_chunk *lower)
{
	enum { LABEL_MAX = 200 };
	struct str text;
	size_t words, above;
	bool whole, other;

	str_init(&text, m->document->arena, LABEL_MAX);
	add_text(&text, lower);
	words = form_label_begins(str_text(&text), &whole);
	if (words < 2 || !whole)
		return false;
	str_init(&text, m->document->arena, 2 * LABEL_MAX);
	add_text(&text, upper);
	above = form_label_begins(str_text(&text), &other);
	add_text(&text, lower);
	return form_label_begins(str_text(&text), &other) <= above;
}

static bool is_bold(const struct pdf_chunk *chunk)
{
	return chunk->words[0].marks & chunk->words[chunk->count - 1].marks & DOCUMENT_BOLD;
}

static bool goes_on(const struct making *m, const struct pdf_line *line)
{
	const struct pdf_chunk *upper = m->prose_last, *lower = line->chunks;

	if (!m->prose || !is_close(m, m->bottom, line) || is_new_sentence(upper, lower) ||
	    fabs(upper->size - lower->size) >= 0.6 ||
	    fabs(upper->box.x1 - lower->box.x1) >= 3 * lower->size || begins_point(lower) ||
	    is_next_label(m, upper, lower))
		return false;
	/* A label alone is in bold and goes on, wherever its line was broken; its value is not. */
	if (is_bold(upper) && is_bold(lower) && begins_small(lower))
		return true;
	/* What begins in bold below plain words is a label of its own. */
	return is_full(upper, lower, m->prose_limit) && is_as_bold(upper, lower);
}

static void take_prose(struct making *m, size_t i)
{
	const struct pdf_line *line = &m->lines->lines[i];
	size_t k;

	if (!m->prose)
		find_limit(m, i);
	if (!goes_on(m, line)) {
		m->prose = document_add_paragraph(m->document);
		m->prose_last = NULL;
	}
	for (k = 0; k < line->count; k++) {
		add_line(m->document, m->prose, k ? &line->chunks[k - 1] : m->prose_last,
			 &line->chunks[k], true);
		m->prose_last = &line->chunks[k];
	}
	m->bottom = line->bottom;
	m->table = NULL;
}

/* ---- rows */

static void begin_row(struct making *m, const struct pdf_region *region)
{
	struct document_row *row;
	int i;

	if (!m->table || m->region != region) {
		m->table = document_add_table(m->document);
		m->region = region;
	}
	row = document_add_row(m->document, m->table);
	memset(m->cells, 0, sizeof(m->cells));
	for (i = 0; i < region->count; i++)
		document_add_cell(m->document, row, 1);
	/* They stand in one array, which no longer grows. */
	for (i = 0; i < region->count; i++)
		m->cells[i].cell = &row->cells[i];
	m->prose = NULL;
}

/* A label that goes on with a small letter is one, wherever its line was broken. */
static bool is_same_paragraph(const struct making *m, const struct pdf_chunk *upper,
			      const struct pdf_chunk *lower)
{
	return (lower->column == 0 && begins_small(lower)) ||
	       (is_full(upper, lower, pdf_column_limit(m->region, lower->column, m->width)) &&
		!is_new_sentence(upper, lower));
}

static void add_to_row(struct making *m, const struct pdf_line *line)
{
	const struct pdf_chunk *chunk;
	struct cell *cell;
	size_t i;

	for (i = 0; i < line->count; i++) {
		chunk = &line->chunks[i];
		cell = &m->cells[chunk->column];
		add_line(m->document, cell->cell, cell->last, chunk,
			 cell->last && is_same_paragraph(m, cell->last, chunk));
		cell->last = chunk;
		cell->bottom = line->bottom;
		m->bottom = fmax(m->bottom, chunk->box.y2);
	}
	m->bottom = fmax(m->bottom, line->bottom);
	m->page = line->page;
}

static bool is_year(const struct pdf_chunk *chunk)
{
	const char *text = chunk->words[0].text;

	return chunk->count == 1 && strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
	       str_starts(text, "20");
}

static bool has_values(const struct making *m)
{
	int i;

	for (i = 1; i < m->region->count; i++)
		if (m->cells[i].last)
			return true;
	return false;
}

/* "1.", "b)" alone in the first column. */
static bool is_number(const struct pdf_chunk *chunk)
{
	const char *text = chunk->words[0].text;
	size_t n = strlen(text);

	return chunk->count == 1 && n > 1 && n <= 3 && strchr(").", text[n - 1]);
}

/* A sentence across the row, and one more below it: an answer under its question. */
static bool is_more_prose(const struct making *m, const struct pdf_line *line)
{
	const struct pdf_chunk *upper = m->cells[0].last;
	const char *text = upper->words[upper->count - 1].text;
	size_t n = strlen(text);

	return line->count == 1 && n > 3 && strchr(".!?", text[n - 1]) && !has_values(m) &&
	       !is_bold(upper) && !is_bold(line->chunks);
}

/* "Yes / No", whichever of them is marked or struck out. */
static bool is_choice(const struct pdf_chunk *chunk)
{
	bool yes = false, no = false;
	size_t i;

	for (i = 0; i < chunk->count; i++) {
		if (str_ieq(chunk->words[i].text, "yes"))
			yes = true;
		else if (str_ieq(chunk->words[i].text, "no"))
			no = true;
		else if (((chunk->words[i].text[0] | 32) >= 'a' &&
			  (chunk->words[i].text[0] | 32) <= 'z'))
			return false;
	}
	return yes && no;
}

/* Is the line, which has something in the first column, more of the row above it? */
static bool is_more_of_row(const struct making *m, const struct pdf_line *line)
{
	const struct cell *label = &m->cells[0], *cell;
	const struct pdf_chunk *chunk = line->chunks;
	size_t i;

	if (!label->last) /* its value reaches further up than the label does */
		return line->top - m->bottom < 0.3 * chunk->size;
	/* A row can go on overleaf. */
	if ((line->page == m->page && !is_close(m, label->bottom, line)) ||
	    fabs(label->last->size - chunk->size) > 0.6 || label->last->words[0].field ||
	    chunk->words[0].field)
		return false;
	if (is_number(chunk) || is_next_label(m, label->last, chunk))
		return false;
	if (begins_small(chunk) && fabs(label->last->box.x1 - chunk->box.x1) < 3 * chunk->size)
		return true;
	if (is_more_prose(m, line))
		return true;
	if (!is_full(label->last, chunk, pdf_column_limit(m->region, 0, m->width)) ||
	    !is_as_bold(label->last, chunk))
		return false;
	for (i = 1; i < line->count; i++) {
		cell = &m->cells[line->chunks[i].column];
		/* A year alone is of the date above it, however far its column reaches. */
		if (cell->last && is_year(&line->chunks[i]))
			continue;
		if (cell->last && is_choice(cell->last) && is_choice(&line->chunks[i]))
			return false;
		/* It ended above the label's last line. */
		if (cell->last && cell->bottom < label->bottom - 1)
			return false;
		if (cell->last
			? !is_full(cell->last, &line->chunks[i],
				   pdf_column_limit(m->region, line->chunks[i].column, m->width))
			: has_values(m))
			return false;
	}
	return true;
}

static double line_bottom(const struct pdf_line *line)
{
	double bottom = line->bottom;
	size_t i;

	for (i = 0; i < line->count; i++)
		bottom = fmax(bottom, line->chunks[i].box.y2);
	return bottom;
}

/* Of two lines without anything in the first column: may the second be of the same value? */
static bool is_more_of_value(const struct pdf_line *line, const struct pdf_line *next)
{
	return line->count == 1 && next->count == 1 && next->page == line->page &&
	       next->chunks[0].column > 0 && next->chunks[0].column == line->chunks[0].column;
}

/* Is the line, which has nothing in the first column, nearer to the row above it than to what comes
 * next? */
static bool is_below_row(const struct making *m, size_t i)
{
	const struct pdf_line *line = &m->lines->lines[i], *next = line + 1;
	double bottom = line_bottom(line);

	if (line->count > 1 && m->cells[line->chunks[0].column].last &&
	    is_next_label(m, m->cells[line->chunks[0].column].last, line->chunks))
		return false;
	/* A value that stands higher than its label goes on. */
	if (!m->cells[0].last && is_close(m, m->bottom, line))
		return true;
	/* What begins the next row is the next line in the first column. */
	for (; i + 1 < m->lines->count && m->regions[i + 1] == m->region &&
	       is_more_of_value(line, next);
	     i++, next++)
		bottom = fmax(bottom, line_bottom(next));
	return i + 1 == m->lines->count || line->top - m->bottom <= next->top - bottom + 1;
}

static void take_row(struct making *m, size_t i)
{
	const struct pdf_line *line = &m->lines->lines[i];
	bool open = m->table && m->region == m->regions[i], more;

	if (line->chunks[0].column == 0)
		more = open && is_more_of_row(m, line);
	else
		more = open && is_below_row(m, i);
	if (!more) {
		begin_row(m, m->regions[i]);
		m->bottom = line->bottom;
	}
	add_to_row(m, line);
}

/* ---- tables with rules */

static int compare_words(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;
	double dx = x->box.x1 - y->box.x1;

	return (dx > 0) - (dx < 0);
}

static int compare_tops(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;
	double dy = x->top + x->bottom - y->top - y->bottom;

	return (dy > 0) - (dy < 0);
}

/* How many of the words, which stand from top to bottom, are on the first one's line. */
static size_t count_line(const struct pdf_word *words, size_t count)
{
	size_t n = 1;

	while (n < count && words[n].top + words[n].bottom < 2 * words[0].bottom)
		n++;
	return n;
}

static void add_sign(struct document *d, struct document_cell *to, enum pdf_sign sign)
{
	if (sign != PDF_SIGN_NONE)
		document_add_run(d, to, sign == PDF_SIGN_TICKED ? DOCUMENT_TICKED : DOCUMENT_EMPTY,
				 0);
}

/* The words of a cell, line by line. */
static void add_cell_words(struct document *d, struct document_cell *to,
			   const struct pdf_grid_cell *cell, bool is_label)
{
	struct pdf_chunk *upper = NULL, *lower;
	double padding = 8;
	size_t i, n, k;
	bool same;

	if (cell->word_count)
		qsort(cell->words, cell->word_count, sizeof(*cell->words), compare_tops);
	for (i = 0; i < cell->word_count; i++)
		padding = fmax(1, fmin(padding, cell->words[i].box.x1 - cell->box.x1));
	for (i = 0; i < cell->word_count; i += n, upper = lower) {
		n = count_line(cell->words + i, cell->word_count - i);
		qsort(cell->words + i, n, sizeof(*cell->words), compare_words);
		lower = ARENA_NEW(d->arena, struct pdf_chunk);
		*lower = (struct pdf_chunk){cell->words + i, n, cell->words[i].box,
					    cell->words[i].size, 0};
		for (k = i; k < i + n; k++)
			lower->box.x2 = fmax(lower->box.x2, cell->words[k].box.x2);
		same = upper && !begins_point(lower) &&
		       ((is_label && begins_small(lower)) ||
			(is_full(upper, lower, cell->box.x2 - padding) &&
			 !is_new_sentence(upper, lower)));
		add_line(d, to, upper, lower, same);
	}
	add_sign(d, to, cell->sign);
}

/* Have the rows the same columns? */
static bool has_columns(const struct pdf_grid_row *row, const struct pdf_grid_row *other)
{
	size_t i;

	if (row->cell_count != other->cell_count)
		return false;
	for (i = 0; i < row->cell_count; i++)
		if (fabs(row->cells[i].box.x1 - other->cells[i].box.x1) > 3)
			return false;
	return true;
}

/* The table above, on the page before, if this one is the rest of it. */
static struct document_block *find_broken(const struct making *m, const struct pdf_words *words,
					  const struct pdf_grid_table *table)
{
	const struct pdf_grid_table *last = m->ruled ? &words->tables[m->ruled - 1] : NULL;

	if (!last || m->ruled_at + 1 != m->document->block_count ||
	    !pdf_grid_is_next(words, last, table->page, &table->box) ||
	    !has_columns(&last->rows[last->row_count - 1], &table->rows[0]))
		return NULL;
	return &m->document->blocks[m->ruled_at];
}

/* Says the last row what an earlier one says?  The head of a table is repeated on each page. */
static bool is_head_again(struct arena *a, const struct document_block *block)
{
	const struct document_row *last = &block->rows[block->row_count - 1], *row;
	const char *text;
	size_t i;

	for (row = block->rows; row < last; row++) {
		for (i = 0; i < last->cell_count && i < row->cell_count; i++) {
			text = document_cell_text(a, &last->cells[i]);
			if (!*text || !str_eq(text, document_cell_text(a, &row->cells[i])))
				break;
		}
		if (i == last->cell_count && i == row->cell_count)
			return true;
	}
	return false;
}

/* Does the text of one cell go on in the other, in the midst of a sentence? */
static bool text_goes_on(const char *upper, const char *lower)
{
	const size_t n = strlen(upper);

	return n && !strchr(".:!?", upper[n - 1]) && *lower >= 'a' && *lower <= 'z';
}

/* Is the last row the rest of the one above it, which a page's end has broken?  It begins no row,
 * and goes on in at least one cell. */
static bool is_rest_of_row(struct arena *a, const struct document_block *block)
{
	const struct document_row *last = &block->rows[block->row_count - 1], *row = last - 1;
	const char *upper, *lower;
	bool rest = false;
	size_t i;

	if (block->row_count < 2 || row->cell_count != last->cell_count)
		return false;
	for (i = 0; i < last->cell_count; i++) {
		upper = document_cell_text(a, &row->cells[i]);
		lower = document_cell_text(a, &last->cells[i]);
		if (*lower &&
		    !(i == 0 && last->cell_count > 1 ? text_goes_on(upper, lower) : *upper))
			return false;
		rest |= text_goes_on(upper, lower);
	}
	return rest;
}

static void join_rest_of_row(struct document *d, struct document_block *block)
{
	const struct document_row *last = &block->rows[--block->row_count];
	struct document_row *row = &block->rows[block->row_count - 1];
	size_t i, k;

	for (i = 0; i < last->cell_count; i++) {
		if (!last->cells[i].run_count)
			continue;
		if (row->cells[i].run_count)
			document_add_run(d, &row->cells[i],
					 text_goes_on(document_cell_text(d->arena, &row->cells[i]),
						      document_cell_text(d->arena, &last->cells[i]))
					     ? " "
					     : "\n",
					 0);
		for (k = 0; k < last->cells[i].run_count; k++)
			document_add_run(d, &row->cells[i], last->cells[i].runs[k].text,
					 last->cells[i].runs[k].marks);
	}
}

static void add_ruled(struct making *m, const struct pdf_words *words,
		      const struct pdf_grid_table *table)
{
	struct document_block *block = find_broken(m, words, table);
	const bool broken = block != NULL;
	const struct pdf_grid_cell *cell;
	struct document_cell *added;
	struct document_row *row;
	size_t i, k;

	if (!block)
		block = document_add_table(m->document);
	m->ruled_at = m->document->block_count - 1;
	for (i = 0; i < table->row_count; i++) {
		row = document_add_row(m->document, block);
		for (k = 0; k < table->rows[i].cell_count; k++) {
			cell = &table->rows[i].cells[k];
			added = document_add_cell(m->document, row, cell->span);
			added->shaded = cell->shaded;
			add_cell_words(m->document, added, cell, k == 0);
		}
		if (!broken || i > 0)
			continue;
		if (is_head_again(m->document->arena, block))
			block->row_count--;
		else if (is_rest_of_row(m->document->arena, block))
			join_rest_of_row(m->document, block);
	}
	m->table = NULL;
	m->prose = NULL;
}

/* Those that stand above the line, or all the rest. */
static void add_ruled_above(struct making *m, const struct pdf_words *words,
			    const struct pdf_line *line)
{
	const struct pdf_grid_table *table;

	for (; m->ruled < words->table_count; m->ruled++) {
		table = &words->tables[m->ruled];
		if (line && (table->page > line->page ||
			     (table->page == line->page && table->box.y1 > line->place)))
			return;
		add_ruled(m, words, table);
	}
}

/* A question at the left with nothing beside it, and its answer below it across the page. */
static bool is_above_prose(const struct making *m, size_t i)
{
	const struct pdf_line *line = &m->lines->lines[i], *next = line + 1;

	return line->count == 1 && line->chunks[0].column == 0 && i + 1 < m->lines->count &&
	       next->count == 1 && next->chunks[0].column == PDF_COLUMN_NONE &&
	       !(m->table && m->region == m->regions[i] && is_more_of_row(m, line));
}

void pdf_table_make(struct document *document, const struct pdf_words *words,
		    struct pdf_lines *lines)
{
	struct making m = {.document = document, .lines = lines};
	const struct pdf_line *line;
	size_t i;

	m.regions = pdf_column_find(document->arena, lines);
	find_leading(&m);
	m.width = TEXT_WIDTH * words->width;
	for (i = 0; i < lines->count; i++)
		m.width = fmax(m.width, lines->lines[i].chunks[lines->lines[i].count - 1].box.x2);
	for (i = 0; i < lines->count; i++) {
		line = &lines->lines[i];
		add_ruled_above(&m, words, line);
		/* After a paragraph, what stands at the left alone is one, too. */
		if (!m.regions[i] || line->chunks[0].column == PDF_COLUMN_NONE ||
		    (line->count == 1 && line->chunks[0].column == 0 && !m.table) ||
		    is_above_prose(&m, i))
			take_prose(&m, i);
		else
			take_row(&m, i);
	}
	add_ruled_above(&m, words, NULL);
}
