/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What plain text draws: tables out of bars, crosses and rules, and (form_draw_marks.c) the stars,
 * tildes and backslashes of Markdown.  They become tables and marks, so that the rest of `form`
 * reads them as it reads those of any other document.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	DRAW_COLUMNS = 12,
	DRAW_LINES = 400, /* of one table below its rule that are looked at for its end */
	DRAW_HEAD = 3,	  /* lines of a head above its rule */
	DRAW_RULE = 3,	  /* signs that make a rule */
};

/* A line of plain text.  Columns count characters, places count bytes. */
struct draw_line {
	const char *text;
	size_t length;
	unsigned marks;
};

struct draw {
	struct arena *arena;
	const struct document *from;
	struct document *to;
	size_t at; /* the block that is next */
	struct document_block *table;
	struct str cells[DRAW_COLUMNS]; /* of the row that is being put together */
	bool gap[DRAW_COLUMNS];		/* … with an empty line since */
	size_t starts[DRAW_COLUMNS];	/* columns at which cells begin */
	size_t count;			/* of them */
	unsigned marks;
};

/* The block as a line of plain text; false if it is none. */
static bool draw_line_at(const struct document *d, size_t i, struct draw_line *line)
{
	const struct document_block *block;

	if (i >= d->block_count)
		return false;
	block = &d->blocks[i];
	if (block->is_table || block->paragraph.origin || block->paragraph.run_count > 1)
		return false;
	*line = (struct draw_line){"", 0, 0};
	if (!block->paragraph.run_count)
		return true;
	line->text = block->paragraph.runs[0].text;
	line->marks = block->paragraph.runs[0].marks;
	line->length = strlen(line->text);
	while (line->length && strchr(" \t\r", line->text[line->length - 1]))
		line->length--;
	return !memchr(line->text, '\n', line->length);
}

static size_t draw_indent(const struct draw_line *line)
{
	size_t i = 0;

	while (i < line->length && (line->text[i] == ' ' || line->text[i] == '>'))
		i++;
	return i;
}

/* The byte at which the column begins; the line's end if it is shorter. */
static size_t draw_place(const struct draw_line *line, size_t column)
{
	size_t at = 0;

	for (; at < line->length; at++) {
		if (((unsigned char)line->text[at] & 0xC0) == 0x80)
			continue;
		if (column-- == 0)
			break;
	}
	return at;
}

static size_t draw_column(const struct draw_line *line, size_t place)
{
	size_t i, n = 0;

	for (i = 0; i < place; i++)
		n += ((unsigned char)line->text[i] & 0xC0) != 0x80;
	return n;
}

static void draw_cell_add(struct draw *d, size_t cell, const char *text, size_t n)
{
	struct str *out = &d->cells[cell];

	while (n && (*text == ' ' || *text == '\t')) {
		text++;
		n--;
	}
	while (n && (text[n - 1] == ' ' || text[n - 1] == '\t'))
		n--;
	if (!n) {
		d->gap[cell] = out->len > 0;
		return;
	}
	/* Lines of a cell are one that was too long; an empty one parts its paragraphs. */
	if (out->len && (d->gap[cell] || !form_breaks_word(out->data, out->len)))
		str_add_char(out, d->gap[cell] ? '\n' : ' ');
	d->gap[cell] = false;
	str_add_n(out, text, n);
}

static void draw_row_begin(struct draw *d)
{
	size_t i;

	for (i = 0; i < DRAW_COLUMNS; i++) {
		str_init(&d->cells[i], d->arena, STR_UNBOUNDED);
		d->gap[i] = false;
	}
}

static void draw_row_end(struct draw *d, size_t count)
{
	struct document_row *row;
	size_t i;

	for (i = 0; i < count && !d->cells[i].len; i++)
		;
	if (i == count)
		return;
	if (!d->table)
		d->table = document_add_table(d->to);
	row = document_add_row(d->to, d->table);
	for (i = 0; i < count; i++)
		form_draw_words(d->to, document_add_cell(d->to, row, 1), str_text(&d->cells[i]),
				d->marks);
	draw_row_begin(d);
}

/* "+----+----+", "+====+": where its crosses stand is where cells begin. */
static bool draw_is_grid_rule(const struct draw_line *line)
{
	size_t i = draw_indent(line), crosses = 0, rules = 0;

	if (i == line->length || line->text[i] != '+' || line->text[line->length - 1] != '+')
		return false;
	for (; i < line->length; i++) {
		if (!strchr("+-=: |", line->text[i]))
			return false;
		crosses += line->text[i] == '+';
		rules += line->text[i] == '-' || line->text[i] == '=';
	}
	return crosses > 1 && rules >= DRAW_RULE;
}

static void draw_grid_columns(struct draw *d, const struct draw_line *line)
{
	size_t i, k, column;

	for (i = 0; i < line->length; i++) {
		if (line->text[i] != '+')
			continue;
		column = draw_column(line, i);
		for (k = 0; k < d->count && d->starts[k] != column; k++)
			;
		if (k < d->count || d->count == DRAW_COLUMNS)
			continue;
		for (; k > 0 && d->starts[k - 1] > column; k--)
			d->starts[k] = d->starts[k - 1];
		d->starts[k] = column;
		d->count++;
	}
}

/* "| text | text |" of a grid: a bar that stands in no column is a letter of the text. */
static size_t draw_grid_line(struct draw *d, const struct draw_line *line)
{
	size_t k, at, from = 0, cell = 0;
	bool begun = false;

	for (k = 0; k < d->count; k++) {
		at = draw_place(line, d->starts[k]);
		if (at >= line->length || line->text[at] != '|')
			continue;
		if (begun)
			draw_cell_add(d, cell++, line->text + from, at - from);
		begun = true;
		from = at + 1;
	}
	return cell;
}

/* A table drawn with crosses; false if there is none here. */
static bool draw_grid(struct draw *d)
{
	struct draw_line line, first;
	size_t i, end, cells, most = 0;

	if (!draw_line_at(d->from, d->at, &first) || !draw_is_grid_rule(&first))
		return false;
	for (end = d->at; draw_line_at(d->from, end, &line); end++) {
		i = draw_indent(&line);
		if (i == line.length || !strchr("+|", line.text[i]))
			break;
		if (draw_is_grid_rule(&line))
			draw_grid_columns(d, &line);
	}
	if (end < d->at + 3)
		return false;
	d->marks = first.marks;
	draw_row_begin(d);
	for (; d->at < end; d->at++) {
		draw_line_at(d->from, d->at, &line);
		if (draw_is_grid_rule(&line)) {
			draw_row_end(d, most);
			most = 0;
			continue;
		}
		cells = draw_grid_line(d, &line);
		most = cells > most ? cells : most;
	}
	draw_row_end(d, most);
	return true;
}

/* "| text | text |" */
static bool draw_is_bars(const struct draw_line *line)
{
	size_t i = draw_indent(line);

	return line->length > i + 2 && line->text[i] == '|' && line->text[line->length - 1] == '|';
}

/* "|---|:---:|": the rule below the head. */
static bool draw_is_bars_rule(const struct draw_line *line)
{
	size_t i;

	for (i = draw_indent(line); i < line->length; i++)
		if (!strchr("|-+:= ", line->text[i]))
			return false;
	return memchr(line->text, '-', line->length) != NULL;
}

static void draw_bars_line(struct draw *d, const struct draw_line *line)
{
	size_t at, from = draw_indent(line) + 1, cell = 0;

	draw_row_begin(d);
	for (at = from; at < line->length && cell < DRAW_COLUMNS; at++) {
		if (line->text[at] != '|' || line->text[at - 1] == '\\')
			continue;
		draw_cell_add(d, cell++, line->text + from, at - from);
		from = at + 1;
	}
	draw_row_end(d, cell);
}

/* Lines with a bar at each end, each of them a row. */
static bool draw_bars(struct draw *d)
{
	struct draw_line line;

	if (!draw_line_at(d->from, d->at, &line) || !draw_is_bars(&line))
		return false;
	d->marks = line.marks;
	for (; draw_line_at(d->from, d->at, &line) && draw_is_bars(&line); d->at++)
		if (!draw_is_bars_rule(&line))
			draw_bars_line(d, &line);
	return true;
}

/* "-------  -------": two rules or more side by side, which say where columns begin.  1 for one
 * rule alone. */
static size_t draw_rules(const struct draw_line *line, size_t *starts)
{
	size_t i = draw_indent(line), from, count = 0;

	while (i < line->length) {
		for (from = i; i < line->length && (line->text[i] == '-' || line->text[i] == '=');)
			i++;
		if (i - from < DRAW_RULE || count == DRAW_COLUMNS)
			return 0;
		starts[count++] = from;
		while (i < line->length && line->text[i] == ' ')
			i++;
	}
	return count;
}

/* Does the line leave a blank before each column? */
static bool draw_fits(const struct draw *d, const struct draw_line *line)
{
	size_t k, at;

	for (k = 0; k < d->count; k++) {
		at = draw_place(line, d->starts[k]);
		if (at > 0 && at < line->length && line->text[at - 1] != ' ')
			return false;
	}
	return true;
}

static void draw_ruled_line(struct draw *d, const struct draw_line *line)
{
	size_t k, at, end;

	for (k = 0; k < d->count; k++) {
		at = k ? draw_place(line, d->starts[k]) : 0;
		end = k + 1 < d->count ? draw_place(line, d->starts[k + 1]) : line->length;
		draw_cell_add(d, k, line->text + at, end - at);
	}
}

/* Where the table below its rule ends: at another rule, or without one at an empty line.  *gaps:
 * empty lines part its rows.  0: this is no table. */
static size_t draw_ruled_end(const struct draw *d, bool *gaps)
{
	size_t i, starts[DRAW_COLUMNS], first_gap = 0;
	struct draw_line line;

	*gaps = false;
	for (i = d->at + 1; i < d->at + DRAW_LINES && draw_line_at(d->from, i, &line); i++) {
		if (!line.length) {
			first_gap = first_gap ? first_gap : i;
			continue;
		}
		if (draw_rules(&line, starts)) {
			*gaps = first_gap != 0;
			return i;
		}
		if (!draw_fits(d, &line))
			break;
	}
	return first_gap ? first_gap : i;
}

/* The head stands above the rule, in lines that are in the document already. */
static void draw_ruled_head(struct draw *d)
{
	size_t i, n = d->to->block_count, used = 0, said = 0, starts[DRAW_COLUMNS];
	struct draw_line line;

	while (used < DRAW_HEAD && used < n && draw_line_at(d->to, n - used - 1, &line) &&
	       line.length && !draw_rules(&line, starts) && draw_fits(d, &line))
		used++;
	for (i = n - used; i < n; i++) {
		draw_line_at(d->to, i, &line);
		draw_ruled_line(d, &line);
	}
	for (i = 0; i < d->count; i++)
		said += d->cells[i].len > 0;
	if (said > 1) {
		d->to->block_count -= used;
		draw_row_end(d, d->count);
	}
	draw_row_begin(d);
}

/* A table whose columns stand under rules. */
static bool draw_ruled(struct draw *d)
{
	struct draw_line line;
	size_t end;
	bool gaps;

	if (!draw_line_at(d->from, d->at, &line) || !line.length)
		return false;
	d->count = draw_rules(&line, d->starts);
	if (d->count < 2)
		return false;
	end = draw_ruled_end(d, &gaps);
	if (end < d->at + 2)
		return false;
	d->marks = line.marks;
	draw_row_begin(d);
	draw_ruled_head(d);
	for (d->at++; d->at < end; d->at++) {
		draw_line_at(d->from, d->at, &line);
		if (line.length)
			draw_ruled_line(d, &line);
		if (!gaps || !line.length)
			draw_row_end(d, d->count);
	}
	draw_row_end(d, d->count);
	if (draw_line_at(d->from, d->at, &line) && draw_rules(&line, d->starts))
		d->at++;
	return true;
}

/* May the document hold something drawn?  Most do not, and cost one look at each line. */
static bool draw_is_needed(const struct document *from)
{
	size_t i, starts[DRAW_COLUMNS];
	struct draw_line line;

	for (i = 0; i < from->block_count; i++)
		if (draw_line_at(from, i, &line) && line.length &&
		    (draw_is_bars(&line) || draw_is_grid_rule(&line) ||
		     line.text[draw_indent(&line)] == '|' || draw_rules(&line, starts) > 1 ||
		     form_draw_has_signs(line.text, line.length)))
			return true;
	return false;
}

/* A line that begins with a bar and has none at its end. */
static bool draw_has_bar(const struct document *from, size_t i)
{
	struct draw_line line;
	size_t at;

	if (!draw_line_at(from, i, &line))
		return false;
	at = draw_indent(&line);
	return at < line.length && line.text[at] == '|' && !draw_is_bars(&line);
}

/* One of several of these: a margin, as some programs draw it beside a mail that is passed on. */
static bool draw_is_margin(const struct document *from, size_t i)
{
	return draw_has_bar(from, i) &&
	       ((i && draw_has_bar(from, i - 1)) || draw_has_bar(from, i + 1));
}

/* Lines drawn with the signs that are made for it (U+2500 to U+257F), as bars, rules and crosses.
 */
static const char *draw_plainly(struct arena *a, const char *text)
{
	char *plain = arena_strdup(a, text), *to = plain;
	const char *from = text;
	unsigned c;

	while (*from) {
		if (from[0] != '\xE2' || (from[1] != '\x94' && from[1] != '\x95')) {
			*to++ = *from++;
			continue;
		}
		c = str_next_char(&from);
		*to++ = c == 0x2502 || c == 0x2503 || c == 0x2551   ? '|'
			: c == 0x2500 || c == 0x2501 || c == 0x2550 ? '-'
								    : '+';
	}
	*to = '\0';
	return plain;
}

static bool draw_has_lines(const char *text)
{
	const char *p;

	for (p = text; (p = strchr(p, '\xE2')); p++)
		if (p[1] == '\x94' || p[1] == '\x95')
			return true;
	return false;
}

/* The document with such lines, or the same if it has none. */
static const struct document *draw_make_plain(struct arena *a, const struct document *from)
{
	struct document *to = NULL;
	struct document_run *run;
	struct draw_line line;
	size_t i;

	for (i = 0; i < from->block_count; i++) {
		if (!draw_line_at(from, i, &line) || !line.length || !draw_has_lines(line.text))
			continue;
		if (!to) {
			to = arena_memdup(a, from, sizeof(*from));
			to->blocks = arena_memdup(a, from->blocks,
						  from->block_count * sizeof(*from->blocks));
		}
		run = arena_memdup(a, to->blocks[i].paragraph.runs, sizeof(*run));
		run->text = draw_plainly(a, line.text);
		to->blocks[i].paragraph.runs = run;
	}
	return to ? to : from;
}

const struct document *form_draw_read(struct arena *a, const struct document *from)
{
	struct document *to = ARENA_NEW(a, struct document);
	struct draw d = {.arena = a, .to = to};
	struct document_block *block;
	struct draw_line line;

	d.from = from = draw_make_plain(a, from);
	if (!draw_is_needed(from))
		return from;
	document_init(to, a);
	while (d.at < from->block_count) {
		d.table = NULL;
		d.count = 0;
		if (draw_grid(&d) || draw_bars(&d) || draw_ruled(&d))
			continue;
		if (draw_is_margin(from, d.at)) {
			draw_line_at(from, d.at, &line);
			form_draw_words(to, document_add_paragraph(to),
					line.text + draw_indent(&line) + 1, line.marks);
		} else if (draw_line_at(from, d.at, &line) &&
			   form_draw_has_signs(line.text, line.length)) {
			form_draw_words(to, document_add_paragraph(to), line.text, line.marks);
		} else {
			block = ARENA_PUSH(a, struct document_block, to->blocks, to->block_count);
			*block = from->blocks[d.at];
		}
		d.at++;
	}
	return to;
}
