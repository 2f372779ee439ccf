/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_parts.h"

#include <string.h>

enum {
	FORM_SCORE = 3,	       /* that makes a form of a text without a title */
	FORM_KNOWN_LEAST = 3,  /* labels known by their words, below a title, that do */
	FORM_BLANK_LABELS = 6, /* labels, all empty, that make a blank form of it */
	FORM_TITLE_BONUS = 6,  /* when two types of form could be meant */
	FORM_SPLITS = 6,       /* places at which one line is tried for another label */
	FORM_LINE_LABELS = 20, /* on one line */
	FORM_BELOW_WORDS = 15, /* of a short value below its label */
	FORM_LOST_WORDS = 8,   /* of a line that may be the account which the form lacks */
};

static bool form_has_digit(const struct form_reader *r, struct form_slice s)
{
	for (; s.from < s.to; s.from++)
		if (r->source->text[s.from] >= '0' && r->source->text[s.from] <= '9')
			return true;
	return false;
}

void form_reader_head(struct form_reader *r, const struct vocabulary_match *m)
{
	form_reader_close(r);
	form_actions_end(r);
	r->row_field_count = 0;
	r->in_group = m->kind == VOCABULARY_GROUP;
	memset(&r->heads, 0, sizeof(r->heads));
	if (m->kind == VOCABULARY_SECTION)
		r->section = m->section;
	if (m->kind == VOCABULARY_ACTIONS) {
		r->section = VOCABULARY_ANSWER_SECTION;
		r->in_actions = true;
	}
	/* "Section A" alone can head anything. */
	r->titled |=
	    m->kind == VOCABULARY_TITLE ||
	    (m->kind == VOCABULARY_SECTION && (m->after != VOCABULARY_AFTER_END || m->remark_to));
}

/* "…; SSW: Cy Dee": a label of one word, not heard of before, behind a semicolon or a bar. */
static bool form_is_parted(const struct form_reader *r, const struct vocabulary_match *m, size_t at)
{
	const char *text = r->source->text;

	while (at > 1 && text[at - 1] == ' ')
		at--;
	return at > 0 && strchr(";|", text[at - 1]) && !r->labelled[m->index];
}

/* Another label further on in a short value: "Resolved: Yes   Further escalation required: No". */
static size_t form_split_at(struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text;
	struct vocabulary_match m;
	size_t at, tries = 0;

	if (!memchr(text + value.from, ':', value.to - value.from) &&
	    !memchr(text + value.from, '?', value.to - value.from))
		return value.to;
	for (at = value.from + 1; at < value.to && tries < FORM_SPLITS; at++) {
		/* "04.11.26" is no numbering. */
		if (text[at] == ' ' || text[at] == '\t' || !strchr(" \t;,.|/", text[at - 1]) ||
		    (text[at] >= '0' && text[at] <= '9'))
			continue;
		if (text[at - 1] == ' ' && at > value.from + 1 && !strchr(" \t;,.|/", text[at - 2]))
			continue;
		tries++;
		if (vocabulary_find(r->vocabulary, text + at, value.to - at, 0, &m) &&
		    m.kind == VOCABULARY_FIELD && m.after == VOCABULARY_AFTER_COLON &&
		    (m.words > 1 || form_is_parted(r, &m, at)) && !m.second &&
		    (int)m.index != r->field)
			return at;
	}
	return value.to;
}

/* A tick whose box is before its label: "[x] Quality of reports". */
static void form_read_box(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice box = line;

	box.to = line.from + vocabulary_skip_bullets(text + line.from, line.to - line.from);
	while (box.from < box.to && strchr("*-+ \t.", text[box.from]))
		box.from++;
	if (form_ticks_read(r->source, &box, 1, NULL).any)
		form_reader_add(r, box);
}

/* A part of a line as the value, without what divides it from the next part; returns its end. */
static size_t form_add_part(struct form_reader *r, size_t from, size_t end)
{
	const char *text = r->source->text;
	struct form_slice part = {from, end};

	if (text[end] != '\n')
		while (part.to > part.from && strchr(" \t;,|/", text[part.to - 1]))
			part.to--;
	form_reader_add(r, part);
	return end;
}

/* "Yes; Life story work: No", "YES, Life story work NO": where the answer ends that others follow,
 * which people added.  Behind a comma, which can begin a remark as well, all of them end in an
 * answer written as this one is. */
static size_t form_split_others(const struct form_reader *r, struct form_slice value)
{
	const char *text = r->source->text;
	size_t end = value.from + strcspn(text + value.from, ";,\n"), at;
	struct form_slice first = {value.from, end};
	struct form_ticks t;

	if (!r->in_group || end >= value.to || text[end] == '\n')
		return value.to;
	t = form_ticks_read(r->source, &first, 1, NULL);
	if (!t.clean || t.reading != FORM_TICK_CLEAR)
		return value.to;
	first = form_slice_trim(r->source, first);
	for (at = end; text[end] == ',' && at < value.to;) {
		struct form_slice part = {at + 1, 0};

		at = part.to = part.from + strcspn(text + part.from, ",\n");
		part = form_slice_trim(r->source, part);
		if (!form_row_ends_in_tick(r, part, text[first.to - 1] <= 'Z'))
			return value.to;
	}
	return end + 1;
}

/* … and these others, between such signs. */
static void form_read_others(struct form_reader *r, struct form_slice rest)
{
	const char *text = r->source->text, divider[] = {text[rest.from - 1], '\n', '\0'};
	struct form_slice part = rest;

	for (; part.from < rest.to; part.from = part.to + 1) {
		part.to = part.from + strcspn(text + part.from, divider);
		if (!form_slice_empty(r->source, part) && !form_row_read_other(r, part))
			form_problem(r->form, r->arena,
				     form_quote(r->arena, form_slice_text(r->arena, r->source, part,
									  FORM_SHORT_MAX)),
				     "this part of a line is not known, and was not read.");
	}
}

/* The label's field with what stands behind it on the line, and with labels that follow there. */
static void form_read_field(struct form_reader *r, struct form_slice line,
			    struct vocabulary_match m, struct form_slice value)
{
	const char *text = r->source->text;
	const struct form_field *f;
	size_t end, start = line.from, labels = 0;

	form_actions_end(r);
	for (;;) {
		form_reader_open(r, m.index, m.words, value.from);
		f = form_reader_field(r);
		r->remark = (struct form_slice){start + m.remark_from, start + m.remark_to};
		r->indent = strspn(text + line.from, " \t");
		if (form_slice_empty(r->source, value)) {
			if (f->type == FORM_TICK)
				form_read_box(r, line);
			r->below = r->spot.below = r->word_count == 0;
			r->stacked = r->below && text[line.from] == '\t';
			return;
		}
		end = f->type == FORM_TICK		  ? form_split_tick(r, m.index, value)
		      : f->prose || f->type == FORM_ROLES ? value.to
							  : form_split_at(r, value);
		if (f->type == FORM_TICK && end == value.to)
			end = form_split_others(r, value);
		value.from = form_add_part(r, value.from, end);
		if (end == value.to || ++labels == FORM_LINE_LABELS)
			break;
		start = end;
		if (!vocabulary_find(r->vocabulary, text + end, value.to - end, 0, &m)) {
			if (f->type == FORM_TICK)
				form_read_others(r, (struct form_slice){end, value.to});
			break;
		}
		value.from = end + m.value;
	}
	if (f->type == FORM_TICK || f->type == FORM_DATE)
		form_reader_close(r);
}

/* "Section E – response of ADM" is a label as well as a heading. */
static void form_read_heading(struct form_reader *r, struct form_slice line,
			      const struct vocabulary_match *m)
{
	struct form_slice rest = {line.from + m->value, line.to};
	struct vocabulary_match label;

	form_reader_head(r, m);
	memset(r->columns_at, 0, sizeof(r->columns_at));
	/* "Section E: Section E – response of ADM". */
	if (m->kind == VOCABULARY_SECTION &&
	    vocabulary_find(r->vocabulary, r->source->text + rest.from, rest.to - rest.from, 0,
			    &label) &&
	    label.kind == VOCABULARY_SECTION && label.section == m->section)
		rest.from += label.value;
	if (m->kind == VOCABULARY_SECTION &&
	    vocabulary_find(r->vocabulary, r->source->text + rest.from, rest.to - rest.from, 0,
			    &label) &&
	    label.kind == VOCABULARY_FIELD &&
	    (label.after != VOCABULARY_AFTER_WORDS ||
	     form_line_ends_bold(r, rest.from + label.end,
				 (struct form_slice){rest.from + label.value, rest.to})))
		form_read_field(r, rest, label,
				(struct form_slice){rest.from + label.value, rest.to});
}

/* "Procedural: Quality of reports YES, …": the ticks of a group in the line of its heading. */
static bool form_read_group(struct form_reader *r, struct form_slice line,
			    const struct vocabulary_match *m)
{
	struct form_slice rest = {line.from + m->value, line.to}, value;
	struct vocabulary_match label;

	if (m->kind != VOCABULARY_GROUP || m->after == VOCABULARY_AFTER_END ||
	    m->after == VOCABULARY_AFTER_WORDS || (!r->titled && !r->score) ||
	    !vocabulary_find(r->vocabulary, r->source->text + rest.from, rest.to - rest.from, 0,
			     &label) ||
	    label.kind != VOCABULARY_FIELD ||
	    !str_starts(r->form->type->fields[label.index].key, VOCABULARY_GROUP_PREFIX))
		return false;
	value = (struct form_slice){rest.from + label.value, rest.to};
	if (!form_label_fits(r, &label, value, false))
		return false;
	form_reader_head(r, m);
	form_read_field(r, rest, label, value);
	return true;
}

/* What stands below the line, if that is no label: it may be its answer. */
static struct form_slice form_answer_below(const struct form_reader *r, size_t i)
{
	const struct form_line *line = &r->source->lines[i];
	struct form_slice below;
	struct vocabulary_match m;

	for (i++; i < r->source->line_count; i++) {
		line = &r->source->lines[i];
		below = form_slice_trim(r->source, line->text);
		if (line->cells || line->quoted)
			break;
		if (below.from == below.to)
			continue;
		if (vocabulary_find(r->vocabulary, r->source->text + below.from,
				    below.to - below.from, 0, &m) &&
		    m.after != VOCABULARY_AFTER_WORDS)
			break;
		return below;
	}
	return (struct form_slice){0, 0};
}

/* A line that begins with a label or is a heading; returns how many lines that took, 0 for none. */
static size_t form_read_label(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text, value;
	struct vocabulary_match m;
	enum vocabulary_after divider;
	size_t used = 1, n = line.to - line.from;

	if (!form_find(r, line, form_line_more(r, i), &m))
		return 0;
	if (m.kind == VOCABULARY_COLUMN)
		return 0;
	if (m.end > n) {
		line.to = r->source->lines[i + 1].text.to;
		used = 2;
	}
	if (m.kind != VOCABULARY_FIELD) {
		if (form_read_group(r, line, &m))
			return used;
		if (!form_heading_fits(r, &m, line))
			return 0;
		form_read_heading(r, line, &m);
		return used;
	}
	if (r->form->type->fields[m.index].prose && used == 1 && m.value < n &&
	    form_line_is_all_label(r, &m, line, form_answer_below(r, i))) {
		m.value = n;
		m.after = VOCABULARY_AFTER_END;
	}
	value = (struct form_slice){line.from + m.value, line.to};
	divider = m.after;
	/* Who puts dashes behind labels does so behind short ones too. */
	if (m.after == VOCABULARY_AFTER_DASH && r->dashes > 1 && r->dashes > r->colons)
		m.after = VOCABULARY_AFTER_COLON;
	/* A label in bold, and plain words behind it, need no colon between them. */
	if (m.after == VOCABULARY_AFTER_WORDS && form_line_ends_bold(r, line.from + m.end, value))
		m.after = VOCABULARY_AFTER_COLON;
	/* "SSW ____ Ann Lee": written on the line that was printed behind the label. */
	if (m.after == VOCABULARY_AFTER_WORDS && n - m.value > 2 &&
	    r->form->type->fields[m.index].type != FORM_TICK &&
	    strncmp(r->source->text + value.from, "__", 2) == 0)
		m.after = VOCABULARY_AFTER_COLON;
	if (!form_label_fits(r, &m, value, false))
		return 0;
	form_unknown_learn(r, i, &m);
	r->dashes += divider == VOCABULARY_AFTER_DASH;
	r->colons += divider == VOCABULARY_AFTER_COLON;
	form_read_field(r, line, m, value);
	return used;
}

/* A line that no field takes.  It is told of if it looks like a label with its answer, on the line
 * or in the next one of the table, and the form has begun. */
static void form_drop_line(struct form_reader *r, struct form_slice line)
{
	struct form_slice above = r->dropped, between = {above.to, line.from};
	const struct form_cell *here, *there;
	bool below =
	    above.to > above.from && above.to <= line.from && form_slice_empty(r->source, between);

	r->dropped = line;
	if (r->question.to && !r->signed_off) {
		if (!form_row_answer_other(r, r->question, line) &&
		    r->stray_count < FORM_UNREAD_MAX)
			r->strays[r->stray_count++] = r->question;
		r->question = (struct form_slice){0, 0};
		return;
	}
	if (!r->said_count || r->signed_off || r->in_actions || r->unread_count == FORM_UNREAD_MAX)
		return;
	if (r->lost.to == 0 && r->section < VOCABULARY_ANSWER_SECTION &&
	    form_count_words(r, line, FORM_LOST_WORDS) == FORM_LOST_WORDS)
		r->lost = form_slice_trim(r->source, line);
	if (form_line_has_answer(r, line)) {
		r->unread[r->unread_count++] = line;
		return;
	}
	here = form_place_cell(r->source, line.from);
	there = below ? form_place_cell(r->source, above.from) : NULL;
	if (here && there && here->table && here->table == there->table && here != there)
		r->unread[r->unread_count++] = above;
}

/* Do the answers of this form stand below its labels, as far as it was read? */
static bool form_values_are_below(const struct form_reader *r)
{
	return r->shapes[FORM_SHAPE_SIGN] + r->shapes[FORM_SHAPE_BARE] > 2;
}

/* A line that may be the value of a label above it. */
static void form_read_below(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	bool short_enough = form_count_words(r, line, FORM_BELOW_WORDS + 1) <= FORM_BELOW_WORDS;
	bool indented = strspn(r->source->text + line.from, " \t") > r->indent;

	switch (f->type) {
	case FORM_TICK:
		if (!form_ticks_read(r->source, &line, 1, NULL).any)
			line = form_line_skip_bullet(r, line);
		if (form_ticks_read(r->source, &line, 1, NULL).any)
			form_reader_add(r, line);
		else
			form_drop_line(r, line);
		if (!r->stacked || !r->word_count)
			form_reader_close(r);
		return;
	case FORM_DATE:
		/* A line of words may be anything; with a number in it, it was to be a date. */
		if (form_is_date(r, line) ||
		    (short_enough && ((!r->gap && (indented || form_values_are_below(r))) ||
				      form_has_digit(r, line))))
			form_reader_add(r, line);
		else
			form_drop_line(r, line);
		form_reader_close(r);
		return;
	case FORM_ROLES:
	case FORM_TEXT:
		if (f->type == FORM_TEXT)
			line = form_line_skip_bullet(r, line);
		if (short_enough)
			form_reader_add(r, line);
		else
			form_reader_close(r);
		return;
	}
}

/* A line that is no label: what it adds to the open field. */
static void form_read_words(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);

	if (!f) {
		form_drop_line(r, line);
		return;
	}
	if ((f->prose || r->below) && form_line_is_rule(r, line) &&
	    (f->prose || strchr("-=~", r->source->text[line.from])))
		return;
	if (f->prose) {
		if (!r->bold_title && r->word_count && form_line_stands_out(r, line)) {
			r->bold = line;
			r->bold_title = f->title;
		}
		if (r->gap && r->word_count)
			form_reader_add(r, (struct form_slice){line.from, line.from});
		form_reader_add(r, line);
	} else if (r->below) {
		form_read_below(r, line);
	} else if (f->type == FORM_ROLES ? form_roles_is_line(r->source, line)
		   : f->type == FORM_TICK
		       ? r->stacked && form_ticks_read(r->source, &line, 1, NULL).any
		       : form_align_goes_on(r, line) ||
			     (f->type == FORM_TEXT && form_line_goes_on(r, line))) {
		form_reader_add(r, line);
	} else {
		/* Right below a short value, or below names as these are below their label: it may
		 * belong to them. */
		if (f->type == FORM_TEXT && form_line_is_words(r, line) &&
		    (!r->gap || (r->spot.below && form_sentence_is_names(r, line))))
			r->stray = form_slice_trim(r->source, line);
		form_reader_close(r);
		form_drop_line(r, line);
	}
	r->gap = false;
}

static void form_read_blank(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	bool cell = memchr(r->source->text + line.from, '\t', line.to - line.from) != NULL;

	if (f && f->type == FORM_TICK && r->stacked) {
		/* Cells below each other: a tab is an empty one, an empty line the end of the row.
		 */
		if (cell)
			form_reader_add(r, line);
		else
			form_reader_close(r);
	} else if (r->columns_stacked) {
		if (!r->columns_apart)
			r->stacked_at = cell && r->stacked_at ? r->stacked_at + 1 : 0;
	}
	r->gap = true;
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
	const struct form_cell *said, *here;

	if (!r->word_count || !r->spot.below)
		return false;
	said = form_place_cell(r->source, r->words[0].from);
	here = form_place_cell(r->source, line.from);
	return said && here && said->table && !here->table;
}

/* "Yes   No" alone: the heads of columns for ticks, which are no text. */
static bool form_is_head_of_ticks(const struct form_reader *r, struct form_slice line)
{
	struct form_ticks t = form_ticks_read(r->source, &line, 1, NULL);

	return t.clean && t.reading == FORM_TICK_NOTHING && form_count_words(r, line, 3) == 2;
}

/* A line of text; returns how many lines were taken. */
static size_t form_read_text(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text, cells[FORM_COLUMNS + 1];
	const struct form_field *f = form_reader_field(r);
	size_t used, count;

	if (form_slice_empty(r->source, line)) {
		form_read_blank(r, line);
		return 1;
	}
	if ((f || r->said_count) &&
	    (vocabulary_is_farewell(r->source->text + line.from, line.to - line.from) ||
	     form_line_is_citation(r, i))) {
		form_reader_close(r);
		form_actions_end(r);
		r->in_group = false;
		r->signed_off = r->said_count > 0;
		return 1;
	}
	if (f && f->prose && (form_is_below_table(r, line) || form_is_head_of_ticks(r, line))) {
		form_reader_close(r);
		f = NULL;
	}
	line = form_line_skip_lead(r, line);
	/* Before labels: those of people's roles are labels of other fields too. */
	if (f && f->type == FORM_ROLES && form_roles_is_line(r->source, line)) {
		form_reader_add(r, line);
		return 1;
	}
	used = form_align_read(r, i);
	if (used)
		return used;
	count = f && f->prose && r->word_count ? 0 : form_align_split(r, line, cells);
	if (!count)
		count = form_slice_split(r->source, line, cells, COUNT_OF(cells));
	if (count > 1 && form_row_read(r, cells, count, false)) {
		form_unknown_learn_row(r, i, cells);
		return 1;
	}
	if (r->in_group && !(f && f->prose) && form_line_read_front(r, line))
		return 1;
	used = form_read_label(r, i);
	if (used)
		return used;
	if (form_sentence_read(r, line))
		return 1;
	if (form_action_read_line(r, line))
		return 1;
	if (r->in_group && !(f && f->prose) && form_is_no_value(r, line)) {
		if (form_row_read_other(r, line))
			return 1;
		used = form_row_read_stacked(r, i);
		if (used)
			return used;
	}
	form_unknown_note(r, i);
	form_read_words(r, line);
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
	if (!vocabulary_find(r->vocabulary, text + line.from, line.to - line.from, 0, &m)) {
		form_reader_close(r);
		r->question = line;
		return;
	}
	if (m.kind == VOCABULARY_FIELD) {
		form_reader_close(r);
		form_actions_end(r);
		if (m.after == VOCABULARY_AFTER_END) {
			form_read_field(r, line, m, (struct form_slice){line.to, line.to});
			r->asked = true;
		}
	} else if (m.kind != VOCABULARY_COLUMN) {
		form_read_heading(r, line, &m);
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

/* The labels that one reading found by their words, for the next. */
struct form_known {
	struct form_unknown lines[FORM_UNKNOWN_MAX];
	size_t count;
};

/* The document as a form of this type, or NULL; *score tells how sure that is.  `known` is taken,
 * and what was found put there instead. */
static struct form *form_read_as(struct arena *a, const struct form_source *source,
				 const struct form_type *type, const struct vocabulary *vocabulary,
				 date_day near, bool between, struct form_known *known,
				 size_t *score)
{
	struct form_reader r = {.arena = a,
				.source = source,
				.vocabulary = vocabulary,
				.near = near,
				.field = -1,
				.known = known->lines,
				.known_count = known->count};
	size_t i;

	r.form = form_new(a, type);
	r.labelled = ARENA_NEW_N(a, bool, type->field_count);
	r.said = ARENA_NEW_N(a, bool, type->field_count);
	r.twice = ARENA_NEW_N(a, bool, type->field_count);
	r.crossed = ARENA_NEW_N(a, bool, type->field_count);
	r.apart = ARENA_NEW_N(a, struct form_apart, type->field_count);
	r.alike = ARENA_NEW_N(a, unsigned, type->field_count);
	r.spots = ARENA_NEW_N(a, struct form_spot, type->field_count);
	for (i = 0; i < type->field_count; i++)
		r.has_answer |= type->fields[i].section == VOCABULARY_ANSWER_SECTION;
	for (i = 0; i < source->line_count;) {
		r.line_at = source->lines[i].text.from;
		if (source->lines[i].quoted) {
			if (!between)
				form_read_cited(&r);
			else
				form_read_question(&r, source->lines[i].text);
			i++;
		} else if (source->lines[i].cells) {
			form_read_row(&r, &source->lines[i]);
			i++;
		} else {
			i += form_read_text(&r, i);
		}
	}
	form_reader_finish(&r);
	known->count = form_unknown_take(&r, known->lines);
	*score = r.score + (r.titled ? FORM_TITLE_BONUS : 0);
	if (between ? r.score < FORM_SCORE || r.asked_count < 2 : !form_reader_is_form(&r)) {
		if (!r.titled || known->count < FORM_KNOWN_LEAST)
			known->count = 0;
		return NULL;
	}
	return r.form;
}

static struct form *form_read_document(struct arena *a, const struct document *document,
				       date_day near, bool between)
{
	const struct form_type *const *types;
	struct form_source source;
	struct form *form, *best = NULL;
	struct form_known known;
	size_t i, count = form_types_used(&types), score, best_score = 0;

	form_source_make(&source, a, form_draw_read(a, document));
	for (i = 0; i < count; i++) {
		known.count = 0;
		form = form_read_as(a, &source, types[i], form_vocabulary(i), near, between, &known,
				    &score);
		/* With labels in words of its own it is read again, now that these are known. */
		if (known.count)
			form = form_read_as(a, &source, types[i], form_vocabulary(i), near, between,
					    &known, &score);
		if (form && (!best || score > best_score)) {
			best = form;
			best_score = score;
		}
	}
	return best;
}

struct form *form_read(struct arena *a, const struct document *document, date_day near)
{
	return form_read_document(a, document, near, false);
}

struct form *form_read_between(struct arena *a, const struct document *document, date_day near)
{
	return form_read_document(a, document, near, true);
}
