/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a council printed into the cells of its form for whoever fills it in ("Full names of all
 * carers", in grey italics above the name): it is left out of the document, so that it is nobody's
 * answer.  It is told by letters that it has and the answer has not, in several cells of the form,
 * or by its words.  A person's own italics stay; where it is not sure whose they are they stay as
 * well, and are told of.
 */
#include "core/form_cut.h"
#include "core/form_parts.h"

#include <stdint.h>
#include <string.h>

enum {
	GUIDE_KINDS = DOCUMENT_ITALIC | DOCUMENT_COLOURED | DOCUMENT_GREY,
	/* Of which people write less than in colours. */
	GUIDE_PRINTED = DOCUMENT_ITALIC | DOCUMENT_GREY,
	GUIDE_TEXT_MAX = 400, /* bytes of it that are looked at */
	GUIDE_WORDS = 8,
	GUIDE_SEVERAL = 2, /* cells whose looks are no chance */
};

enum guide_kind {
	GUIDE_NONE,
	GUIDE_LEAD,  /* before an answer in other letters */
	GUIDE_BELOW, /* below a label in other letters */
	GUIDE_ALONE, /* all of its cell */
	GUIDE_PLAIN, /* before an answer in the same letters */
};

/* What in a cell may be guidance. */
struct guide_cell {
	enum guide_kind kind;
	unsigned look;	/* its marks, of GUIDE_KINDS */
	unsigned first; /* those that the cell begins with */
	size_t at;	/* in its text: where the rest begins, or below a label this does */
	const char *text;
	bool fits;	/* it stands where guidance does */
	bool asks;	/* its words ask the writer for something */
	bool answers;	/* it can be a name, or a date */
	bool several;	/* paragraphs */
	bool paragraph; /* of no table */
	bool remove;
};

/* A part of a run within a line; no blank one. */
struct guide_piece {
	size_t run, at, length;
	size_t place; /* of the run, in the cell's text */
	unsigned kinds;
	bool begins; /* a line */
};

struct guide {
	struct arena *arena;
	struct guide_cell *cells; /* of all cells and paragraphs, in order */
	size_t leads[GUIDE_KINDS + 1], asking[GUIDE_KINDS + 1]; /* by their look */
	size_t plain;
};

static bool guide_next(const struct document_cell *cell, struct guide_piece *p)
{
	const struct document_run *run;
	const char *text;

	p->begins = false;
	for (p->at += p->length; p->run < cell->run_count; p->run++, p->at = 0) {
		run = &cell->runs[p->run];
		for (text = run->text + p->at; *text; text += p->length) {
			if (*text == '\n') {
				p->begins = true;
				p->length = 1;
				continue;
			}
			p->length = strcspn(text, "\n");
			if (strspn(text, " \t\r\xC2\xA0") >= p->length ||
			    run->marks & DOCUMENT_STRUCK)
				continue;
			p->at = (size_t)(text - run->text);
			p->kinds = run->marks & GUIDE_KINDS;
			return true;
		}
		p->length = 0;
		p->place += (size_t)(text - run->text);
	}
	return false;
}

bool form_guide_answers(const char *text)
{
	struct vocabulary_word words[GUIDE_WORDS];
	size_t i, n = vocabulary_words(text, strlen(text), words, GUIDE_WORDS);
	date_day day;

	if (date_parse_british(text, 0, &day) != DATE_NONE)
		return true;
	for (i = 0; i < n; i++)
		if (text[words[i].from] >= 'a' && text[words[i].from] <= 'z' &&
		    !vocabulary_word_is(&words[i], "and"))
			return false;
	return n < GUIDE_WORDS;
}

bool form_guide_is_quote(const char *text)
{
	return *text == '"' || *text == '\'' || str_starts(text, "\xE2\x80\x9C") ||
	       str_starts(text, "\xE2\x80\x98");
}

static bool guide_ends(const char *text)
{
	const size_t n = strlen(text);

	return n && strchr(".:?!)", text[n - 1]);
}

static void guide_add(struct str *text, const struct document_cell *cell,
		      const struct guide_piece *p)
{
	str_add_n(text, cell->runs[p->run].text + p->at, p->length);
	str_add_char(text, ' ');
}

/* How the cell's letters divide it. */
static void guide_look(struct guide *g, const struct document_cell *cell, struct guide_cell *c)
{
	struct guide_piece p = {0}, first;
	bool more, line, again = false, even = true;
	struct str text;
	unsigned rest;

	str_init(&text, g->arena, GUIDE_TEXT_MAX);
	if (!guide_next(cell, &p))
		return;
	first = p;
	do {
		guide_add(&text, cell, &p);
		more = guide_next(cell, &p);
		c->several |= more && p.begins;
	} while (more && p.kinds == first.kinds && (first.kinds || !p.begins));
	c->first = c->look = first.kinds;
	c->at = p.place + p.at;
	c->text = str_fold(g->arena, str_text(&text));
	if (!more || (!first.kinds && !p.begins)) {
		c->kind = !more && first.kinds ? GUIDE_ALONE : GUIDE_NONE;
		return;
	}
	rest = p.kinds;
	line = p.begins;
	if (!first.kinds && rest) {
		text.len = 0;
		guide_add(&text, cell, &p);
	}
	while (guide_next(cell, &p)) {
		again |= p.begins && p.kinds == first.kinds;
		even &= p.kinds == rest;
		if (!first.kinds && rest)
			guide_add(&text, cell, &p);
	}
	if (!first.kinds && rest) {
		c->kind = even ? GUIDE_BELOW : GUIDE_NONE;
		c->look = rest;
		c->text = str_fold(g->arena, str_text(&text));
	} else if (!first.kinds) {
		c->kind = even ? GUIDE_PLAIN : GUIDE_NONE;
	} else if (first.kinds & ~rest && !again &&
		   (line || (form_words_are(FORM_WORDS_GUIDANCE, c->text, strlen(c->text)) &&
			     guide_ends(c->text)))) {
		c->kind = GUIDE_LEAD;
	}
}

static void guide_judge(struct guide *g, const struct document_cell *cell, struct guide_cell *c)
{
	guide_look(g, cell, c);
	if (c->kind == GUIDE_NONE)
		return;
	c->asks = form_words_are(FORM_WORDS_GUIDANCE, c->text, strlen(c->text));
	c->answers = form_guide_answers(c->text);
	if (form_guide_is_quote(c->text))
		c->kind = GUIDE_NONE;
}

bool form_guide_is_label(const char *text, bool alone)
{
	const struct form_type *const *types;
	struct vocabulary_match m;
	size_t i, count = form_types_used(&types);

	for (i = 0; i < count; i++)
		if (vocabulary_find(form_vocabulary(i), text, strlen(text), 0, &m) &&
		    (alone ? m.value >= strlen(text) : m.after != VOCABULARY_AFTER_WORDS))
			return true;
	/* "What panel is worried about" */
	for (i = 0; i < count; i++)
		if (vocabulary_find_wording(types[i], text, strlen(text), &m) &&
		    (!alone || m.value >= strlen(text)))
			return true;
	return false;
}

/* Below the label in its cell, with the value in the next one, which has nothing of the kind. */
static bool guide_fits_below(const struct guide_cell *c, size_t i, size_t count)
{
	size_t k = i + 1;

	while (k < count && !c[k].text)
		k++;
	return k < count && c[i].look & GUIDE_PRINTED && c[k].kind != GUIDE_BELOW &&
	       !form_guide_is_label(c[k].text, false);
}

/* In the row below the label. */
static bool guide_fits_under(const struct guide_cell *c, const struct guide_cell *label)
{
	return (!c->look || label->first != c->look) &&
	       (c->asks || form_guide_is_label(label->text, true)) &&
	       !form_guide_is_label(c->text, false);
}

/* The cells of a row: guidance stands in a cell behind its label's, or below the label in that, or
 * in the row below the label.  `above` is the last cell before them that says something. */
static void guide_row(struct guide *g, const struct document_row *row, struct guide_cell *c,
		      const struct guide_cell **above)
{
	const struct guide_cell *label = NULL, *last = *above;
	size_t i, filled = 0;

	for (i = 0; i < row->cell_count; i++) {
		guide_judge(g, &row->cells[i], &c[i]);
		filled += c[i].text != NULL;
	}
	for (i = 0; i < row->cell_count; i++) {
		if (!c[i].text)
			continue;
		*above = &c[i];
		if (filled > 1 && !label) {
			/* A row's number is none. */
			label = *c[i].text >= '0' && *c[i].text <= '9' ? NULL : &c[i];
			c[i].fits =
			    c[i].kind == GUIDE_BELOW && guide_fits_below(c, i, row->cell_count);
		} else if (c[i].kind != GUIDE_NONE && c[i].kind != GUIDE_BELOW) {
			c[i].fits = filled > 1 ? !c[i].look || label->first != c[i].look
					       : last && guide_fits_under(&c[i], last);
		}
	}
}

/* The same in paragraphs, as those of a page that is laid out with tables: between a label alone
 * and an answer in other letters. */
static void guide_paragraphs(struct guide_cell *c, size_t count)
{
	const struct guide_cell *above = NULL;
	size_t i, k;

	for (i = 0; i < count; i++) {
		if (!c[i].text)
			continue;
		if (!c[i].paragraph || c[i].kind != GUIDE_ALONE || !above ||
		    above->first == c[i].look || !form_guide_is_label(above->text, true) ||
		    form_guide_is_label(c[i].text, false)) {
			above = &c[i];
			continue;
		}
		above = &c[i];
		for (k = i + 1; k < count && !c[k].text;)
			k++;
		if (k == count || !c[k].paragraph || c[k].first & c[i].look ||
		    form_guide_is_label(c[k].text, false))
			continue;
		c[i].kind = GUIDE_LEAD;
		c[i].fits = true;
	}
}

static void guide_count(struct guide *g, const struct guide_cell *c)
{
	if (!c->fits)
		return;
	g->plain += c->kind == GUIDE_PLAIN && c->asks;
	/* Of paragraphs, which can be anybody's, it is the words that tell. */
	if (c->answers || (c->paragraph && !c->asks) ||
	    (c->kind != GUIDE_LEAD && c->kind != GUIDE_BELOW))
		return;
	g->leads[c->look]++;
	g->asking[c->look] += c->asks;
}

/* What is left out, and what is told of. */
static void guide_settle(struct guide *g, struct guide_cell *c, struct form_guide *told)
{
	const size_t leads = g->leads[c->look];
	const bool known = leads >= GUIDE_SEVERAL || g->asking[c->look];
	bool doubt = false;

	if (!c->fits || (!c->look && c->kind != GUIDE_PLAIN))
		return;
	switch (c->kind) {
	case GUIDE_LEAD:
	case GUIDE_BELOW:
		c->remove = known && !c->answers && (c->asks || c->look & GUIDE_PRINTED);
		doubt = !c->remove && (known || c->look & GUIDE_PRINTED) && (known || !c->answers);
		break;
	case GUIDE_ALONE:
		c->remove = leads >= GUIDE_SEVERAL && c->asks && !c->several;
		doubt = !c->remove && known && !c->answers && c->look & GUIDE_PRINTED;
		break;
	case GUIDE_PLAIN:
		doubt = c->asks && g->plain >= GUIDE_SEVERAL;
		break;
	case GUIDE_NONE:
		break;
	}
	told->out = c->remove && c->kind == GUIDE_ALONE;
	if (doubt || told->out)
		told->text = c->text;
}

/* The document without it. */
static const struct document *guide_make(struct guide *g, const struct document *from, size_t count)
{
	struct form_cut *cuts = NULL, cut;
	const struct guide_cell *c;
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		c = &g->cells[i];
		cut = (struct form_cut){i, 0, SIZE_MAX, NULL, false};
		if (c->kind == GUIDE_BELOW)
			cut.from = c->at;
		else if (c->kind == GUIDE_LEAD && !c->paragraph)
			cut.to = c->at;
		if (c->remove)
			*ARENA_PUSH(g->arena, struct form_cut, cuts, n) = cut;
	}
	return form_cut_make(g->arena, from, cuts, n);
}

const struct document *form_guide_read(struct arena *a, const struct document *from,
				       const struct form_guide **guides)
{
	struct guide g = {.arena = a};
	const struct guide_cell *above = NULL;
	const struct document_block *block;
	struct form_guide *told;
	size_t i, r, n = 0, count;

	form_cut_cells(a, from, &count);
	g.cells = ARENA_NEW_N(a, struct guide_cell, count);
	*guides = told = ARENA_NEW_N(a, struct form_guide, count);
	from = form_script_read(a, from, told);
	from = form_hint_read(a, from, told, g.leads);
	for (i = 0; i < from->block_count; i++) {
		block = &from->blocks[i];
		for (r = 0; r < block->row_count; r++) {
			guide_row(&g, &block->rows[r], &g.cells[n], &above);
			n += block->rows[r].cell_count;
		}
		if (block->is_table)
			continue;
		guide_judge(&g, &block->paragraph, &g.cells[n]);
		g.cells[n].paragraph = true;
		above = g.cells[n].text ? &g.cells[n] : above;
		n++;
	}
	guide_paragraphs(g.cells, n);
	for (i = 0; i < n; i++)
		guide_count(&g, &g.cells[i]);
	for (i = 0; i < n; i++)
		guide_settle(&g, &g.cells[i], &told[i]);
	return guide_make(&g, from, n);
}

void form_guide_tell(struct form_reader *r, bool said)
{
	const struct form_field *f = form_reader_field(r);
	const struct form_cell *cell;

	if (f->type != FORM_TEXT)
		return;
	cell = form_place_cell(r->source, said && r->word_count ? r->words[0].from : r->spot.at);
	/* Below its label's cell. */
	if (cell && !said && !cell->guide && r->spot.below)
		cell++;
	if (!cell || !cell->guide || cell->guide_out == said)
		return;
	if (said || f->prose)
		form_guide_problem(r, form_quote(r->arena, cell->guide), !said);
}

void form_guide_problem(struct form_reader *r, const char *words, bool taken)
{
	form_problem(r->form, r->arena, form_about_open(r),
		     taken ? "%s was taken as the form's own guidance, and not as the answer."
			   : "%s may be the form's own guidance, which is not the answer.",
		     words);
}
