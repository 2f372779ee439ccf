/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>

enum {
	FORM_SCORE = 3,	       /* that makes a form of a text without a title */
	FORM_BLANK_LABELS = 6, /* labels, all empty, that make a blank form of it */
	FORM_TITLE_BONUS = 6,  /* when two types of form could be meant */
	FORM_READINGS = 3,     /* of one document, at most */
	FORM_SURE = 20,	       /* with its title: what no form of another type has reached by far */
};

void form_reader_head(struct form_reader *r, const struct vocabulary_match *m)
{
	form_reader_close(r);
	form_actions_end(r);
	r->row_field_count = 0;
	r->in_group = m->kind == VOCABULARY_GROUP;
	/* The heads of a table hold for all groups in it. */
	if (m->kind != VOCABULARY_GROUP || !r->heads.table ||
	    form_place_cell(r->source, r->line_at)->table != r->heads.table)
		form_heads_clear(r);
	if (m->kind == VOCABULARY_SECTION)
		r->section = m->section;
	if (m->kind == VOCABULARY_ACTIONS) {
		r->section = VOCABULARY_ANSWER_SECTION;
		r->in_actions = true;
	}
	/* "Section A" alone can head anything. */
	r->named |= m->kind == VOCABULARY_TITLE;
	r->titled |= r->named || (m->kind == VOCABULARY_SECTION &&
				  (m->after != VOCABULARY_AFTER_END || m->remark_to));
}

void form_heads_clear(struct form_reader *r)
{
	memset(&r->heads, 0, sizeof(r->heads));
	memcpy(r->heads.codes, r->key, sizeof(r->heads.codes));
	r->heads.code_count = r->key_count;
	r->heads.printed = r->reordered;
}

/* Below a label that waits for its value, a line that can be that is not a row of its own. */
static bool form_is_no_value(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);

	if (!f || !r->below)
		return true;
	return f->type == FORM_TICK && !form_ticks_read(r->source, &line, 1, NULL).any;
}

/* Does the open field have words out of a table, which ends above this line? */
static bool form_is_below_table(const struct form_reader *r, struct form_slice line)
{
	const struct form_cell *first, *last, *here;

	if (!r->word_count || !r->spot.below || form_reader_points(r))
		return false;
	first = form_place_cell(r->source, r->words[0].from);
	last = form_place_cell(r->source, r->words[r->word_count - 1].from);
	here = form_place_cell(r->source, line.from);
	return first && last && here && first->table && last->table && !here->table;
}

/* "Yes   No" alone: the heads of columns for ticks, which are no text. */
static bool form_is_head_of_ticks(const struct form_reader *r, struct form_slice line)
{
	struct form_ticks t = form_ticks_read(r->source, &line, 1, NULL);

	return t.clean && t.reading == FORM_TICK_NOTHING && form_count_words(r, line, 3) == 2;
}

/* In a cell with the free text above it, of a table that has others: a mail or a letter that the
 * text cites ends there as well. */
static bool form_is_in_cell(const struct form_reader *r, struct form_slice line)
{
	const struct form_cell *cell = form_place_cell(r->source, line.from);
	const struct form_field *f = form_reader_field(r);

	return f && f->prose && cell && cell->table &&
	       (cell == form_place_cell(r->source, r->label_line) ||
		(r->word_count && cell == form_place_cell(r->source, r->words[0].from))) &&
	       (cell[1].table == cell->table ||
		(cell > r->source->cells && cell[-1].table == cell->table));
}

/* Does the mail end here, or what a person wrote of it? */
static bool form_line_signs_off(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text;
	const struct form_field *f = form_reader_field(r);

	return vocabulary_is_farewell(r->source->text + line.from, line.to - line.from) ||
	       form_line_is_citation(r, i) ||
	       (((f && f->prose && r->word_count) || r->in_actions || r->actions_spelt) &&
		form_line_is_signature(r, i));
}

/* "Kind regards" at the end of what somebody typed into a form: does the form go on below it, with
 * a part or a label that it had not yet, and that comes after the open one?  Or do more answers
 * stand below cited lines? */
static bool form_goes_on(const struct form_reader *r, size_t i)
{
	enum { LINES = 12 };
	const struct form_field *f = form_reader_field(r);
	const size_t end = i + LINES;
	struct vocabulary_match m;
	struct form_slice line;

	if (!f || !f->prose || !r->word_count || form_line_is_citation(r, i))
		return false;
	if (r->source->lines[i].text.from < r->asked_to)
		return true;
	while (++i < r->source->line_count && i < end && !r->source->lines[i].quoted &&
	       !form_line_is_citation(r, i)) {
		line = form_slice_trim(r->source, r->source->lines[i].text);
		if (line.from == line.to || !form_find(r, line, 0, &m))
			continue;
		if (m.kind == VOCABULARY_SECTION && m.section > r->section)
			return true;
		if (m.kind == VOCABULARY_FIELD && (m.exact || m.words > 3) && m.words > 1 &&
		    (m.after == VOCABULARY_AFTER_COLON ||
		     (m.after == VOCABULARY_AFTER_END && m.titled)) &&
		    !r->labelled[m.index] && (int)m.index > r->field)
			return true;
	}
	return false;
}

/* May the words be what a form asks for free text?  A sentence before the question, or one that
 * asks why, is the writer's own: "It was late. Please could the manager tell us who signed it off?"
 */
static bool form_is_asking(const struct form_reader *r, struct form_slice line)
{
	enum { WORDS = 16 };
	struct vocabulary_word words[WORDS + 1];
	const char *text = r->source->text + line.from;
	size_t n = vocabulary_words(text, line.to - line.from, words, WORDS + 1), i;

	for (i = 0; i + 1 < line.to - line.from; i++)
		if (strchr(".!?;", text[i]))
			return false;
	return n && n <= WORDS &&
	       (vocabulary_word_is(&words[0], "what") || vocabulary_word_is(&words[0], "which") ||
		form_slice_is(r->source, line, FORM_WORDS_GUIDANCE));
}

/* "3 Detail" and, below that, "What is the concern, and what does panel ask for?" above the answer
 * in its cell: the question is another label of the field that the heading is. */
static bool form_asks_again(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	const char *text = r->source->text;
	const struct form_cell *cell;
	struct form_slice rest;
	size_t index;

	if (!f || !f->prose || !r->below || r->word_count)
		return false;
	line = form_slice_trim(r->source, line);
	cell = form_place_cell(r->source, line.from);
	if (line.from >= line.to || !cell || !strchr("?:", text[line.to - 1]) ||
	    cell == form_place_cell(r->source, r->label_line))
		return false;
	rest = (struct form_slice){line.to, cell[1].from};
	return !form_slice_empty(r->source, rest) && form_is_asking(r, line) &&
	       vocabulary_find_meaning(r->form->type, text + line.from, line.to - line.from,
				       VOCABULARY_PROSE | 1u << FORM_TEXT, &index) &&
	       (int)index == r->field;
}

/* "---------- Forwarded message ---------", "=== Part 2 ===": nobody's name, and no day. */
static bool form_is_between_rules(const struct form_reader *r, struct form_slice line)
{
	enum { RULE = 3 };
	const char *text;
	size_t n;

	line = form_slice_trim(r->source, line);
	text = r->source->text + line.from;
	n = line.to - line.from;
	return n > 2 * RULE && (*text == '-' || *text == '=') && !form_line_is_rule(r, line) &&
	       memcmp(text, *text == '-' ? "---" : "===", RULE) == 0 &&
	       memcmp(text, text + n - RULE, RULE) == 0;
}

/* Is all that was said so far one name, or a number instead?  In the letter above a form that is
 * passed on somebody is "Panel Adviser" too, with that below. */
static bool form_says_one_name(const struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i;

	for (i = 0; i < type->field_count && r->said_count == 1; i++)
		if (r->said[i] && type->fields[i].type == FORM_TEXT && !type->fields[i].prose)
			return true;
	return r->named_by_number && !r->said_count;
}

/* A line that says nothing of itself, and may end what is open: a blank one, a farewell, a heading;
 * false of one that is still to be read. */
static bool form_read_end(struct form_reader *r, size_t i)
{
	const struct form_slice line = r->source->lines[i].text;
	const struct form_field *f = form_reader_field(r);

	if (form_scale_keep(r, line))
		return true;
	if (form_slice_empty(r->source, line)) {
		form_below_blank(r, line);
		return true;
	}
	if ((f || r->said_count || r->named_by_number) && !form_is_in_cell(r, line) &&
	    form_line_signs_off(r, i) && !form_goes_on(r, i)) {
		form_reader_close(r);
		form_actions_end(r);
		r->in_group = false;
		if (form_says_one_name(r) && form_line_is_citation(r, i))
			r->letter_to = i;
		r->signed_off =
		    r->said_count > 0 && (line.from >= r->asked_to || form_line_is_citation(r, i));
		return true;
	}
	if (f && !f->prose && r->below && !r->word_count &&
	    form_slice_is(r->source, line, FORM_WORDS_TICKING))
		return true;
	if (form_heading_is_part(r, i) || (f && !f->prose && form_is_between_rules(r, line))) {
		form_reader_close(r);
		return true;
	}
	if (f && form_heading_is_counted(r, i)) {
		if (r->word_count)
			r->ended_by = line;
		form_reader_close(r);
	} else if (f && ((f->prose &&
			  (form_is_below_table(r, line) || form_is_head_of_ticks(r, line))) ||
			 form_heading_is_bold(r, i))) {
		form_reader_close(r);
	}
	return false;
}

/* Lines that are a list of ticks, or a row of a table that is drawn; returns how many were taken.
 */
static size_t form_read_drawn(struct form_reader *r, size_t i, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	struct form_slice cells[FORM_COLUMNS + 1];
	size_t used = form_listed_read(r, i), count;

	if (!used)
		used = form_options_read(r, i);
	if (!used)
		used = form_align_read(r, i);
	if (used)
		return used;
	count = f && f->prose && r->word_count ? 0 : form_align_split(r, line, cells);
	if (!count)
		count = form_slice_split(r->source, line, cells, COUNT_OF(cells));
	if (count < 2 || !form_row_read(r, cells, count, false))
		return 0;
	form_unknown_learn_row(r, i, cells);
	return 1;
}

/* A line of text; returns how many lines were taken. */
static size_t form_read_text(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text;
	const struct form_field *f;
	size_t used;

	if (form_read_end(r, i))
		return 1;
	f = form_reader_field(r);
	line = form_line_skip_lead(r, line);
	/* Before labels: those of people's roles are labels of other fields too. */
	if (f && f->type == FORM_ROLES &&
	    (form_roles_is_option(r->source, line) ||
	     (r->below && !r->word_count && form_roles_is_person(r, line)))) {
		form_reader_add(r, line);
		return 1;
	}
	if (form_statement_read(r, line))
		return 1;
	used = form_read_drawn(r, i, line);
	if (used)
		return used;
	if (r->in_group && !(f && f->prose) && form_line_read_front(r, line))
		return 1;
	if (form_party_read(r, line))
		return 1;
	used = form_label_read(r, i);
	if (used)
		return used;
	if (form_sentence_read(r, line))
		return 1;
	if (form_action_read_line(r, line))
		return 1;
	if (r->in_group && !(f && f->prose) && form_is_no_value(r, line)) {
		if (form_row_read_other(r, line) || form_row_read_boxed(r, line))
			return 1;
		used = form_row_read_stacked(r, i);
		if (used)
			return used;
	}
	if (form_party_read_task(r, line) || form_asks_again(r, line))
		return 1;
	if (!f && form_slice_is(r->source, line, FORM_WORDS_PRINTED) &&
	    form_party_is(r, VOCABULARY_PARTY_PART, line))
		return 1;
	form_unknown_note(r, i);
	/* What stands below it is in no answer any more. */
	if (line.to == r->ended_by.to && r->stray_count < FORM_UNREAD_MAX)
		r->strays[r->stray_count++] = r->ended_by;
	/* Where an answer is waited for, the heading of the next part is none. */
	if (f && f->prose && r->below && form_party_is(r, VOCABULARY_PARTY_PART, line)) {
		form_reader_close(r);
		return 1;
	}
	form_below_read(r, line);
	return 1;
}

/* Free text does not go on in a row of another table: that is a row which the council added. */
static bool form_row_is_apart(const struct form_reader *r, const struct form_line *line)
{
	const struct form_cell *text, *row;

	row = form_place_cell(r->source, line->cells[0].from);
	text = form_place_cell(r->source, r->word_count ? r->words[0].from : r->spot.at);
	return text && row && text->table && text->table != row->table;
}

/* A row of a table that is no row of the form is text of the field above it, if one goes on. */
static void form_read_row(struct form_reader *r, const struct form_line *line)
{
	const struct form_slice *cells = form_row_turn(r, line);
	const struct form_field *f;
	size_t i;

	if (form_row_read(r, cells, line->cell_count, true))
		return;
	f = form_reader_field(r);
	if (!f || !f->prose || form_row_is_apart(r, line)) {
		form_reader_close(r);
		form_row_keep_unread(r, cells, line->cell_count);
		return;
	}
	form_unknown_note_cells(r, cells, line->cell_count);
	for (i = 0; i < line->cell_count; i++)
		if (!form_slice_empty(r->source, cells[i]))
			form_reader_add(r, cells[i]);
}

static bool form_reader_is_form(const struct form_reader *r)
{
	size_t i, labels = 0;

	for (i = 0; i < r->form->type->field_count; i++)
		labels += r->labelled[i];
	if (r->titled)
		return r->said_count > 0 || labels > 2;
	return (r->score >= FORM_SCORE && r->said_count > 1) || labels >= FORM_BLANK_LABELS;
}

/* A cited question in words of its own: the field that these mean, if nothing asked for it yet. */
static bool form_means_field(const struct form_reader *r, struct form_slice line,
			     struct vocabulary_match *m)
{
	const char *text = r->source->text;
	size_t index;

	line.from += form_line_skip_number(text + line.from, line.to - line.from);
	line = form_slice_trim(r->source, line);
	if (line.from == line.to || line.to - line.from > FORM_SHORT_MAX ||
	    !strchr(":?", text[line.to - 1]) ||
	    form_slice_is(r->source, line, FORM_WORDS_CONTACT) ||
	    !vocabulary_find_meaning(r->form->type, text + line.from, line.to - line.from,
				     VOCABULARY_ANY, &index) ||
	    r->labelled[index])
		return false;
	*m = (struct vocabulary_match){.kind = VOCABULARY_FIELD,
				       .after = VOCABULARY_AFTER_END,
				       .index = index,
				       .words = 2,
				       .end = line.to - line.from,
				       .value = line.to - line.from};
	return true;
}

/* "Adherence to timescales   YES   NO": does nothing but both words stand behind the label, neither
 * of them marked, so that the answer is below? */
static bool form_is_choice(const struct form_reader *r, struct form_slice line,
			   const struct vocabulary_match *m)
{
	const struct form_slice value = {line.from + m->value, line.to};
	struct form_ticks t;

	if (r->form->type->fields[m->index].type != FORM_TICK || value.from >= value.to)
		return false;
	t = form_ticks_read(r->source, &value, 1, NULL);
	return t.clean && t.any && t.reading == FORM_TICK_NOTHING;
}

/* A cited line with answers below it: a label that has no value there is asked, all else ends the
 * answer above it. */
static void form_read_question(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct vocabulary_match m;

	while (line.from < line.to && strchr("> ", text[line.from]))
		line.from++;
	if (form_slice_empty(r->source, line)) {
		r->gap = true;
		return;
	}
	r->question = (struct form_slice){0, 0};
	if (!vocabulary_find(r->vocabulary, text + line.from, line.to - line.from, 0, &m) &&
	    !form_means_field(r, line, &m)) {
		form_reader_close(r);
		r->question = line;
		return;
	}
	if (m.kind == VOCABULARY_FIELD) {
		form_reader_close(r);
		form_actions_end(r);
		if (m.after == VOCABULARY_AFTER_END || form_is_choice(r, line, &m)) {
			m.value = line.to - line.from;
			form_label_field(r, line, m, (struct form_slice){line.to, line.to});
			r->asked = true;
		}
	} else if (m.kind != VOCABULARY_COLUMN) {
		form_label_heading(r, line, &m);
		r->asked = form_reader_field(r) && r->below;
	}
}

/* A cited line, right below a label that waits for its answer. */
static void form_read_cited(struct form_reader *r)
{
	if (form_reader_field(r) && r->below && !r->word_count)
		r->cited_count++;
	form_reader_close(r);
}

/* Of answers between cited lines: struct form_reader's asked_to. */
static size_t form_find_last_asked(const struct form_source *source)
{
	bool answered = false;
	size_t i;

	for (i = source->line_count; i-- > 0;) {
		if (form_slice_empty(source, source->lines[i].text))
			continue;
		if (source->lines[i].quoted && answered)
			return source->lines[i].text.from;
		answered |= !source->lines[i].quoted;
	}
	return 0;
}

/* The document read as a form of one type. */
struct form_try {
	const struct form_type *type;
	const struct vocabulary *vocabulary;
	/* The labels that one reading found by their words, for the next. */
	struct form_unknown known[FORM_UNKNOWN_MAX];
	size_t known_count;
	bool agreed; /* struct form_reader */
	struct form_unknown alike_label;
	struct form *form; /* NULL: it is none of this type */
	size_t score;	   /* how sure that is … */
	size_t plain;	   /* … and was before labels were known by their words */
	bool named;	   /* it bears the title of the type */
	size_t letter_to;  /* struct form_reader */
	bool early;	   /* a label above all others needs another reading, … */
	bool reordered;	   /* … and so do columns in another order below ones without heads */
	bool second;	   /* struct form_reader, … */
	bool second_large; /* … too */
	size_t coloured;   /* form_read_coloured */
};

static void form_read_lines(struct form_reader *r, bool between)
{
	const struct form_line *line;
	size_t i = r->letter_to;

	while (i < r->source->line_count) {
		line = &r->source->lines[i];
		r->line_at = line->text.from;
		if (r->line_at < r->taken_to) {
			i++;
		} else if (line->quoted) {
			if (!between)
				form_read_cited(r);
			else
				form_read_question(r, line->text);
			i++;
		} else if ((line->cells &&
			    (form_options_row(r, line->cells, line->cell_count) ||
			     form_statement_row(r, line->cells, line->cell_count))) ||
			   form_row_front(r, line)) {
			i++;
		} else if (line->cells) {
			form_read_row(r, line);
			i++;
		} else {
			i += form_read_text(r, i);
		}
	}
	form_reader_finish(r);
}

/* What the last try knows is taken, and what was found put there instead. */
static void form_read_as(struct arena *a, const struct form_source *source, date_day near,
			 bool between, struct form_try *t)
{
	const struct form_type *type = t->type;
	struct form_reader r = {.arena = a,
				.source = source,
				.vocabulary = t->vocabulary,
				.near = near,
				.field = -1,
				.known = t->known,
				.known_count = t->known_count,
				.agreed = t->agreed,
				.alike_label = t->alike_label,
				.second = t->second,
				.second_large = t->second_large,
				.reordered = t->reordered,
				.heads = {.printed = t->reordered},
				.letter_to = t->letter_to,
				.asked_to = between ? form_find_last_asked(source) : 0,
				.sure = t->form != NULL};
	bool is_form;
	size_t i;

	r.form = form_new(a, type);
	r.labelled = ARENA_NEW_N(a, bool, type->field_count);
	r.said = ARENA_NEW_N(a, bool, type->field_count);
	r.twice = ARENA_NEW_N(a, bool, type->field_count);
	r.crossed = ARENA_NEW_N(a, bool, type->field_count);
	r.cross_ticks = ARENA_NEW_N(a, bool, type->field_count);
	r.lettered = ARENA_NEW_N(a, bool, type->field_count);
	r.first_crossed = ARENA_NEW_N(a, bool, type->field_count);
	r.lone_marked = ARENA_NEW_N(a, bool, type->field_count);
	r.apart = ARENA_NEW_N(a, struct form_apart, type->field_count);
	r.alike = ARENA_NEW_N(a, unsigned, type->field_count);
	r.left = ARENA_NEW_N(a, enum form_left, type->field_count);
	r.spots = ARENA_NEW_N(a, struct form_spot, type->field_count);
	r.refused = ARENA_NEW_N(a, struct form_refused, type->field_count);
	r.stated = ARENA_NEW_N(a, struct form_stated, type->field_count);
	/* A place for each: few have the same. */
	r.found_max = 1 + source->line_count + source->cell_count;
	if (r.found_max > FORM_FOUND_MAX)
		r.found_max = FORM_FOUND_MAX;
	r.found = ARENA_NEW_N(a, struct form_found, r.found_max);
	for (i = 0; i < type->field_count; i++)
		r.has_answer |= type->fields[i].section == VOCABULARY_ANSWER_SECTION;
	form_read_lines(&r, between);
	is_form = between ? r.score >= FORM_SCORE && r.asked_count > 1 : form_reader_is_form(&r);
	t->known_count = form_known_take(&r, t->known, is_form);
	t->agreed = r.agreed;
	t->alike_label = r.alike_label;
	t->early =
	    (r.early && !r.sure) || (r.reordered && !t->reordered) || r.letter_to > t->letter_to;
	t->letter_to = r.letter_to;
	t->reordered = r.reordered;
	t->score = r.score + (r.titled ? FORM_TITLE_BONUS : 0);
	t->named = r.named;
	t->coloured = r.coloured;
	t->form = is_form ? r.form : NULL;
}

/* Which types have their titles in the text; *count of all of them. */
static const bool *form_names(struct arena *a, const struct form_source *source,
			      const struct form_type *const *types, size_t type_count,
			      size_t *count)
{
	bool *names = ARENA_NEW_N(a, bool, type_count);
	size_t i;

	for (i = *count = 0; i < type_count; i++) {
		names[i] = str_ifind(source->text, types[i]->title);
		*count += names[i];
	}
	return names;
}

/* A label that is known by its words tells less of which type of form this is than one of its own.
 */
static bool form_is_surer(const struct form_try *t, const struct form_try *than)
{
	return t->form && (!than->form || 2 * t->plain + t->score > 2 * than->plain + than->score);
}

static struct form *form_read_document(struct arena *a, const struct document *document,
				       date_day near, bool between, size_t *coloured)
{
	const struct form_type *const *types;
	struct form_source source, own;
	const struct form_source *read;
	struct form_try t, best = {.form = NULL};
	size_t i, k, named, known, reading, count = form_types_used(&types);
	const bool *names;

	form_source_make(&source, a, form_draw_read(a, document));
	names = form_names(a, &source, types, count, &named);
	/* Those first whose titles are there. */
	for (k = 0; k < 2 * count; k++) {
		i = k % count;
		if (names[i] != (k < count))
			continue;
		t = (struct form_try){.type = types[i], .vocabulary = form_vocabulary(i)};
		read = form_printed_cut(a, &source, t.vocabulary, &own);
		t.second = form_second_is_there(read, t.vocabulary, t.type, &t.second_large);
		/* With labels in words of its own it is read again, now that these are known; and
		 * again, since others can be told by how these look. */
		form_read_as(a, read, near, between, &t);
		t.plain = t.form ? t.score : 0;
		for (reading = 1, known = 0;
		     reading < FORM_READINGS && (t.known_count > known || t.early); reading++) {
			known = t.known_count;
			form_read_as(a, read, near, between, &t);
		}
		if (form_is_surer(&t, &best))
			best = t;
		/* With the title of this type alone and so many of its labels it is of no other. */
		if (best.named && named == names[i] && best.score >= FORM_SURE)
			break;
	}
	*coloured = best.coloured;
	return best.form;
}

struct form *form_read(struct arena *a, const struct document *document, date_day near)
{
	size_t coloured;

	return form_read_document(a, document, near, false, &coloured);
}

struct form *form_read_coloured(struct arena *a, const struct document *document, date_day near,
				size_t *coloured)
{
	return form_read_document(a, document, near, false, coloured);
}

struct form *form_read_between(struct arena *a, const struct document *document, date_day near)
{
	const struct document *numbered = form_numbers_read(a, document);
	struct form *form = NULL;
	size_t coloured;

	if (numbered != document)
		form = form_read_document(a, numbered, near, false, &coloured);
	return form ? form : form_read_document(a, document, near, true, &coloured);
}
