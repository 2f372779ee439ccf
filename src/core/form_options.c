/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Boxes in a row, "☐ Timescales ☒ Planning ☐ Checks", in a line or in a cell: each of them belongs
 * to the name of one concern, and none is the answer to the name before it.
 */
#include "core/form_parts.h"
#include "core/form_scan.h"

#include <string.h>

enum { OPTIONS_MAX = 30 };

struct option {
	struct form_token box;
	struct form_slice words;
	size_t field; /* SIZE_MAX: a concern that is not known */
};

struct options {
	struct option list[OPTIONS_MAX];
	size_t count, known, fresh; /* fresh: known, and not asked for before */
	struct form_slice lead;	    /* what stands before the first of them */
	bool first;		    /* the boxes stand before their names */
	bool unclear;		    /* whether they are boxes, or of which name */
	bool mixed;		    /* ticks and crosses: one of them can mean No */
};

/* May a sign begin here?  "ü", which a font of signs has for a tick, is a letter in a word. */
static bool options_is_apart(const char *text, size_t at)
{
	const unsigned char c = (unsigned char)text[at];

	if (c < 0xC2)
		return c == '[' || c == '(' || c == '{';
	return c != 0xC3 ||
	       ((!at || strchr(" \t\n", text[at - 1])) && strchr(" \t\n", text[at + 2]));
}

/* The boxes of the slice, ticked or empty. */
static void options_find(const struct form_reader *r, struct form_slice s, struct options *o)
{
	const char *text = r->source->text;
	struct form_token box;
	bool boxes = false, ticks = false, crosses = false;
	size_t at = s.from, to;

	o->count = 0;
	while (at < s.to && o->count < OPTIONS_MAX) {
		to = options_is_apart(text, at)
			 ? form_scan_box_at(r->source, (struct form_slice){at, s.to}, &box)
			 : 0;
		if (!to) {
			at++;
			continue;
		}
		boxes |= box.kind == TICK_BOX || !form_scan_is_bullet(text + box.from);
		crosses |= box.kind == TICK_MARK && form_scan_is_cross(text + box.from);
		ticks |= box.kind == TICK_MARK && !form_scan_is_cross(text + box.from);
		/* With its bracket. */
		box.from = at;
		box.to = at = to;
		o->list[o->count++].box = box;
	}
	o->mixed = ticks && crosses;
	/* All of them can be bullets. */
	o->unclear = !boxes;
}

/* The words without what divides them from the next ones. */
static struct form_slice options_words(const struct form_reader *r, size_t from, size_t to)
{
	struct form_slice s = form_slice_trim(r->source, (struct form_slice){from, to});

	while (s.from < s.to && strchr(" ,;/|-.\n\t", r->source->text[s.to - 1]))
		s.to--;
	while (s.from < s.to && strchr(" ,;/|-.\n\t", r->source->text[s.from]))
		s.from++;
	return s;
}

/* "Quality of reports YES [x] NO [ ]": is one of the words an answer, which the boxes are for? */
static bool options_name_answer(const struct form_reader *r, struct form_slice s)
{
	enum { WORDS = 16 };
	struct vocabulary_word words[WORDS];
	size_t i, n;

	n = vocabulary_words(r->source->text + s.from, s.to - s.from, words, WORDS);
	for (i = 0; i < n; i++)
		if (vocabulary_word_is(&words[i], "yes") || vocabulary_word_is(&words[i], "no") ||
		    (n == 1 && words[i].length == 1))
			return true;
	return false;
}

/* Which words each of the boxes has: those behind it, or before it where a box is the last.  False:
 * one has none. */
static bool options_part(const struct form_reader *r, struct form_slice s, struct options *o)
{
	struct option *list = o->list;
	const size_t last = o->count - 1;
	size_t i, from = s.from;
	const char *colon;
	bool behind;

	behind = options_words(r, list[last].box.to, s.to).to ==
		 options_words(r, list[last].box.to, s.to).from;
	o->lead = options_words(r, s.from, list[0].box.from);
	if (behind) {
		colon = memchr(r->source->text + o->lead.from, ':', o->lead.to - o->lead.from);
		o->lead.to = colon ? (size_t)(colon - r->source->text) : o->lead.from;
		from = colon ? o->lead.to + 1 : s.from;
	}
	for (i = 0; i <= last; i++) {
		list[i].words =
		    behind
			? options_words(r, i ? list[i - 1].box.to : from, list[i].box.from)
			: options_words(r, list[i].box.to, i < last ? list[i + 1].box.from : s.to);
		if (list[i].words.from >= list[i].words.to)
			return false;
	}
	o->first = !behind;
	return true;
}

/* Finds them, if there are two or more and they are concerns, at least half of them known; one
 * that is known, with its box before it, is not clear beside others that are not. */
static bool options_split(const struct form_reader *r, struct form_slice s, struct options *o)
{
	const struct form_field *open = form_reader_field(r);
	size_t i, field;

	options_find(r, s, o);
	if (o->count < 2 || !options_part(r, s, o))
		return false;
	for (i = 0; i < o->count; i++)
		if (options_name_answer(r, o->list[i].words))
			return false;
	o->unclear |= o->first && form_listed_is_concern(r, o->lead, &field);
	o->known = o->fresh = 0;
	for (i = 0; i < o->count; i++) {
		o->list[i].field = SIZE_MAX;
		if (!form_listed_is_concern(r, o->list[i].words, &o->list[i].field))
			continue;
		o->known++;
		o->fresh += !r->labelled[o->list[i].field];
	}
	if (open && open->prose && r->word_count && (o->known < o->count || !o->fresh))
		return false;
	if (o->known * 2 >= o->count && o->known > !r->in_group)
		return true;
	o->unclear |=
	    o->known && o->list[0].field != SIZE_MAX && o->first && o->lead.from >= o->lead.to;
	return o->unclear;
}

/* One option: ticked, it is raised; with an empty box nothing is said. */
static void options_take(struct form_reader *r, const struct options *o,
			 const struct option *option)
{
	const bool ticked = option->box.kind == TICK_MARK;
	struct form_slice box = {option->box.from, option->box.to};

	if (option->field == SIZE_MAX) {
		if (ticked && !o->mixed && !option->box.cross)
			form_row_answer_other(r, option->words, &box, 1);
		return;
	}
	form_reader_open(r, option->field, 2, box.from);
	r->chosen = ticked && !o->mixed && !option->box.cross ? FORM_YES : FORM_UNSAID;
	form_reader_add(r, ticked && o->mixed ? option->words : box);
	form_reader_close(r);
	r->chosen = FORM_UNSAID;
}

static void options_take_all(struct form_reader *r, struct form_slice s, struct options *o)
{
	struct vocabulary_match m;
	size_t i;

	form_reader_close(r);
	form_actions_end(r);
	if (o->unclear) {
		form_problem(r->form, r->arena, form_about_words(r, s, NULL),
			     "it is not clear which of these are ticked.");
		return;
	}
	if (o->lead.from < o->lead.to && form_find(r, o->lead, 0, &m) && m.kind == VOCABULARY_GROUP)
		form_reader_head(r, &m);
	r->in_group = true;
	for (i = 0; i < o->count; i++)
		options_take(r, o, &o->list[i]);
}

/* Can two boxes begin in the text?  In nearly none they can; dashes and quotes are none. */
static bool options_may_be(const struct form_reader *r, struct form_slice s)
{
	const unsigned char *text = (const unsigned char *)r->source->text;
	size_t at, signs = 0;

	for (at = s.from; at < s.to && signs < 2; at++)
		if (text[at] == '[' || text[at] == '(' || text[at] == '{')
			signs++;
		else if (text[at] >= 0xC2)
			signs += text[at] != 0xE2 || text[at + 1] != 0x80;
	return signs > 1;
}

/* "[ ] Satisfied [x] Not satisfied": each of the boxes has a statement of a tick. */
static bool options_state(struct form_reader *r, struct form_slice s)
{
	struct options o;
	size_t i, stated = 0, keep;

	options_find(r, s, &o);
	if (o.count < 2 || o.unclear || o.mixed || !options_part(r, s, &o))
		return false;
	for (keep = 0; keep < 2 && stated == keep * o.count; keep++)
		for (i = 0; i < o.count; i++)
			stated += form_statement_option(r, o.list[i].words,
							o.list[i].box.kind == TICK_MARK, keep);
	return stated > o.count;
}

size_t form_options_read(struct form_reader *r, size_t i)
{
	struct form_slice s = r->source->lines[i].text;
	struct options o, more;
	size_t used = 1, known;

	if (r->signed_off || !(r->titled || r->score) || !options_may_be(r, s))
		return 0;
	if (options_state(r, s))
		return 1;
	if (!options_split(r, s, &o))
		return 0;
	/* Rows of them that go on below, the last perhaps without a box. */
	for (known = o.known; form_line_more(r, i + used - 1); used++, known = o.known) {
		const struct form_slice all = {s.from, r->source->lines[i + used].text.to};

		if (!options_split(r, all, &more) || more.known < more.count ||
		    (more.known == known && more.count > o.count) ||
		    (more.count == o.count && o.known == o.count))
			break;
		s = all;
		o = more;
	}
	options_take_all(r, s, &o);
	return used;
}

/* A row whose cells have a box each, beside the name or in a cell of their own. */
static bool options_row_whole(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_slice all = {cells[0].from, cells[count - 1].to};
	struct options o;

	if ((r->heads.printed &&
	     r->heads.table == form_place_cell(r->source, cells[0].from)->table) ||
	    !options_split(r, all, &o) || o.known < 2)
		return false;
	options_take_all(r, all, &o);
	return true;
}

bool form_options_row(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	const struct form_slice all = {cells[0].from, cells[count - 1].to};
	struct vocabulary_match m;
	struct options o;
	bool found = false;
	size_t i;

	if (r->signed_off || r->in_actions || !(r->titled || r->score) || !options_may_be(r, all))
		return false;
	for (i = 0; i < count; i++) {
		if (!options_may_be(r, cells[i]) || !options_split(r, cells[i], &o))
			continue;
		/* "Procedural (tick all that apply)" beside them. */
		if (!found && i > 0 && form_find(r, cells[0], 0, &m) && m.kind == VOCABULARY_GROUP)
			form_reader_head(r, &m);
		options_take_all(r, cells[i], &o);
		found = true;
	}
	return found || options_row_whole(r, cells, count);
}
