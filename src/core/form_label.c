/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line that begins with a label or a heading: what stands behind it there, other labels and rows
 * that people added too.
 */
#include "core/form_parts.h"

#include <string.h>

enum {
	FORM_SPLITS = 6,       /* places at which one line is tried for another label */
	FORM_LINE_LABELS = 20, /* on one line */
};

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

struct form_slice form_label_box(const struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	struct form_slice box = line;

	box.to = line.from + vocabulary_skip_bullets(text + line.from, line.to - line.from);
	while (box.from < box.to && strchr("*-+ \t.", text[box.from]))
		box.from++;
	return box;
}

/* "[x] Quality of reports - for the second time": a box with its label, and a remark behind a dash
 * or in words that say neither Yes nor No. */
static bool form_box_has_remark(const struct form_reader *r, struct form_slice line,
				const struct vocabulary_match *m)
{
	const struct form_slice box = form_label_box(r, line),
				rest = {line.from + m->value, line.to};

	return r->form->type->fields[m->index].type == FORM_TICK &&
	       m->after == VOCABULARY_AFTER_DASH && !form_slice_empty(r->source, rest) &&
	       box.from < box.to && form_ticks_read(r->source, &box, 1, NULL).clean &&
	       !form_ticks_read(r->source, &rest, 1, NULL).any;
}

/* A tick whose box is before its label: "[x] Quality of reports". */
static void form_read_box(struct form_reader *r, struct form_slice line)
{
	const struct form_slice box = form_label_box(r, line);

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
			form_problem(r->form, r->arena, form_about_words(r, part, NULL),
				     "this part of a line is not known, and was not read.");
	}
}

void form_label_field(struct form_reader *r, struct form_slice line, struct vocabulary_match m,
		      struct form_slice value)
{
	const char *text = r->source->text;
	const struct form_field *f;
	size_t end, start = line.from, labels = 0;

	form_actions_end(r);
	for (;;) {
		form_reader_open(r, m.index, m.words, value.from);
		f = form_reader_field(r);
		r->in_question = m.asked;
		r->worded = m.worded;
		r->beyond = (struct form_slice){start + (m.worded ? 0 : m.end), value.from};
		r->remark = (struct form_slice){start + m.remark_from, start + m.remark_to};
		r->indent = strspn(text + line.from, " \t");
		if (form_slice_empty(r->source, value)) {
			if (f->type == FORM_TICK)
				form_read_box(r, line);
			if (r->deleting && !r->word_count)
				form_left_keep(r, line);
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

/* "Section C: Manager" says who is to fill the section in, and asks for no name: that is a field of
 * another section. */
static bool form_heading_names(const struct form_reader *r, const struct vocabulary_match *section,
			       const struct vocabulary_match *label)
{
	const struct form_field *f = &r->form->type->fields[label->index];

	return label->after == VOCABULARY_AFTER_END && f->type == FORM_TEXT && !f->prose &&
	       f->section != section->section;
}

void form_label_heading(struct form_reader *r, struct form_slice line,
			const struct vocabulary_match *m)
{
	struct form_slice rest = {line.from + m->value, line.to};
	struct vocabulary_match label;

	form_reader_head(r, m);
	r->deleting = m->kind == VOCABULARY_GROUP && form_left_is_asked(r, line);
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
	    label.kind == VOCABULARY_FIELD && !form_heading_names(r, m, &label) &&
	    (label.after != VOCABULARY_AFTER_WORDS ||
	     form_line_ends_bold(r, rest.from + label.end,
				 (struct form_slice){rest.from + label.value, rest.to})))
		form_label_field(r, rest, label,
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
	    !form_field_is_concern(&r->form->type->fields[label.index]))
		return false;
	value = (struct form_slice){rest.from + label.value, rest.to};
	if (!form_label_fits(r, &label, value, false))
		return false;
	form_reader_head(r, m);
	form_label_field(r, rest, label, value);
	return true;
}

/* "Quality of reports - we have raised this before": words that begin as a tick's label does, with
 * no answer behind it. */
static bool form_is_told_of(const struct form_reader *r, const struct vocabulary_match *m,
			    struct form_slice line)
{
	struct form_slice value = {line.from + m->value, line.to};

	return m->kind == VOCABULARY_FIELD && r->form->type->fields[m->index].type == FORM_TICK &&
	       !form_slice_empty(r->source, value) &&
	       !form_ticks_read(r->source, &value, 1, NULL).any;
}

/* "Nature of concern - PROCEDURAL": the heading of a group, which is called as free text is. */
static bool form_label_leads_group(struct form_reader *r, struct form_slice line,
				   const struct vocabulary_match *m)
{
	const struct form_slice rest =
	    form_slice_trim(r->source, (struct form_slice){line.from + m->value, line.to});
	struct vocabulary_match group;

	if (m->kind != VOCABULARY_FIELD || !r->form->type->fields[m->index].prose ||
	    rest.from >= rest.to || !form_cell_label(r, rest, &group) ||
	    group.kind != VOCABULARY_GROUP || !form_heading_fits(r, &group, rest))
		return false;
	form_label_heading(r, rest, &group);
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
		    m.after != VOCABULARY_AFTER_WORDS && !form_is_told_of(r, &m, below))
			break;
		return below;
	}
	return (struct form_slice){0, 0};
}

/* "Name of Panel ChairAnn Lee": a tab or a cell's edge was lost between label and value.  A large
 * letter inside of a word shows where. */
static bool form_find_glued(const struct form_reader *r, struct form_slice line, size_t known,
			    struct vocabulary_match *m)
{
	const char *text = r->source->text;
	struct form_slice label = line;

	if (line.to - line.from > FORM_SHORT_MAX)
		return false;
	for (label.to = line.from + 1; label.to < line.to; label.to++)
		if (text[label.to - 1] >= 'a' && text[label.to - 1] <= 'z' &&
		    text[label.to] >= 'A' && text[label.to] <= 'Z' &&
		    form_cell_names_field(r, label, m) && m->words > known &&
		    !r->labelled[m->index]) {
			m->after = VOCABULARY_AFTER_COLON;
			return true;
		}
	return false;
}

/* "Impact on the child He is tired.", "Conversations had 3 July" */
static bool form_is_capital(const struct form_reader *r, struct form_slice value)
{
	const char first = r->source->text[form_slice_trim(r->source, value).from];

	return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
}

/* Keeps a label with a colon that free text above it takes, and what the form asks behind that or
 * an answer of its kind: the form may lack it in the end.  So may it the name that a number stands
 * behind, as in a signature. */
static void form_label_refuse(struct form_reader *r, const struct vocabulary_match *m,
			      struct form_slice line, struct form_slice value)
{
	/* Of one that nothing divides from what follows; fewer, where no label has a colon. */
	const unsigned title = r->colons ? 3 : 2;
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);

	if (r->refused[m->index].label.to)
		return;
	if (!(open && open->prose) && f->type == FORM_TEXT && !f->prose && !r->signed_off &&
	    form_name_has_number(r, value)) {
		r->refused[m->index].label = form_slice_trim(r->source, line);
		return;
	}
	if (!open || !open->prose ||
	    (m->after != VOCABULARY_AFTER_COLON &&
	     !(m->after == VOCABULARY_AFTER_WORDS && m->words >= title &&
	       ((m->titled && m->exact) || (f->prose && f > open && form_is_capital(r, value))))))
		return;
	if (f <= open && !(f->type == FORM_DATE && form_is_date(r, value)) &&
	    !(f->type == FORM_TEXT && !f->prose && form_sentence_is_names(r, value)))
		return;
	r->refused[m->index].label = form_slice_trim(r->source, line);
	r->refused[m->index].by = open->title;
}

/* "Chair: please email to the Panel Adviser within 5 days": is it printed for the holder of a role,
 * instead of the name that the role's label asks for? */
static bool form_label_is_order(const struct form_reader *r, const struct vocabulary_match *m,
				struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index], *open = form_reader_field(r);
	const char *text = r->source->text;
	struct vocabulary_word words[5];
	size_t n;

	value = form_slice_trim(r->source, value);
	n = vocabulary_words(text + value.from, value.to - value.from, words, COUNT_OF(words));
	if (f->type != FORM_TEXT || f->prose || n < COUNT_OF(words) || (open && open->prose) ||
	    (m->after != VOCABULARY_AFTER_COLON && m->after != VOCABULARY_AFTER_DASH))
		return false;
	if (vocabulary_word_is(&words[0], "please"))
		return !vocabulary_word_is(&words[1], "see");
	if (vocabulary_word_is(&words[0], "to"))
		return !vocabulary_word_is(&words[1], "be");
	return text[value.from] >= 'a' && text[value.from] <= 'z' &&
	       form_slice_is(r->source, value, FORM_WORDS_PRINTED);
}

/* "Panel Adviser – tracking", "Manager – to complete": a heading, with no name behind the dash. */
static bool form_label_heads_part(const struct form_reader *r, const struct vocabulary_match *m,
				  struct form_slice value)
{
	const struct form_field *f = &r->form->type->fields[m->index];
	const char *text = r->source->text + value.from;
	struct vocabulary_word words[5];
	size_t i, n;

	if (f->type != FORM_TEXT || f->prose || m->after != VOCABULARY_AFTER_DASH)
		return false;
	n = vocabulary_words(text, value.to - value.from, words, COUNT_OF(words));
	for (i = 0; i < n && text[words[i].from] >= 'a' && text[words[i].from] <= 'z'; i++)
		;
	return n && n < COUNT_OF(words) && i == n;
}

/* "Date for response: 5 working days from receipt", "Safeguarding: CONCERN": what stands behind the
 * colon of the label of a date or a tick is the value, also where a longer label has its words. */
static bool form_label_at_colon(const struct form_reader *r, struct form_slice line,
				struct vocabulary_match *m)
{
	const char *text = r->source->text + line.from, *colon = memchr(text, ':', m->end);
	struct vocabulary_match first;

	if (!colon || m->kind != VOCABULARY_FIELD ||
	    (r->form->type->fields[m->index].type != FORM_DATE &&
	     r->form->type->fields[m->index].type != FORM_TICK) ||
	    !form_cell_label(r, (struct form_slice){line.from, line.from + (size_t)(colon - text)},
			     &first) ||
	    first.kind != VOCABULARY_FIELD || first.index != m->index)
		return false;
	*m = first;
	vocabulary_read_after(text, line.to - line.from, m);
	return m->after == VOCABULARY_AFTER_COLON;
}

/* The label at the start of the line: "Safeguarding concernsYes / No" is not about "Safeguarding".
 */
static bool form_label_find(const struct form_reader *r, struct form_slice line, size_t more,
			    struct vocabulary_match *m)
{
	const bool found = form_find(r, line, more, m);
	struct vocabulary_match glued;

	if (found && (form_label_at_colon(r, line, m) || m->after != VOCABULARY_AFTER_WORDS))
		return true;
	if (!form_find_glued(r, line, found ? m->words : 0, &glued))
		return found;
	*m = glued;
	return true;
}

/* "What do you want? (Your bottom line) A visit.": the name of the field in other words, too. */
static void form_label_pass_bracket(const struct form_reader *r, struct form_slice line,
				    struct vocabulary_match *m)
{
	const char *text = r->source->text, *close;
	struct form_slice again = {line.from + m->value, line.to};
	struct vocabulary_match other;

	again.from += strspn(text + again.from, " ");
	if (m->after == VOCABULARY_AFTER_WORDS || again.from >= line.to || text[again.from] != '(')
		return;
	close = memchr(text + again.from, ')', line.to - again.from);
	if (!close)
		return;
	again = (struct form_slice){again.from + 1, (size_t)(close - text)};
	if (form_cell_names_field(r, again, &other) && other.index == m->index)
		m->value = again.to + 1 - line.from;
}

/* Counts as the label what is still printed for it on line `i`; `whole`: it is that line alone. */
static void form_label_widen(struct form_reader *r, size_t i, struct form_slice line, bool whole,
			     struct vocabulary_match *m)
{
	const size_t n = line.to - line.from;

	if (r->form->type->fields[m->index].prose && whole && m->value < n &&
	    (form_line_says_twice(r, m, line) ||
	     form_line_is_all_label(r, m, line, form_answer_below(r, i)))) {
		m->value = n;
		m->after = VOCABULARY_AFTER_END;
	}
	if (r->form->type->fields[m->index].prose)
		form_label_pass_bracket(r, line, m);
	if (form_box_has_remark(r, line, m)) {
		m->remark_from = m->value;
		m->remark_to = m->value = n;
		m->after = VOCABULARY_AFTER_END;
	}
}

/* What divides the label from its value as well as a colon does. */
static void form_label_divide(const struct form_reader *r, struct form_slice line,
			      struct form_slice value, struct vocabulary_match *m)
{
	/* Who puts dashes behind labels does so behind short ones too. */
	if (m->after == VOCABULARY_AFTER_DASH && r->dashes > 1 && r->dashes > r->colons)
		m->after = VOCABULARY_AFTER_COLON;
	/* A label in bold, and plain words behind it, need no colon between them. */
	if (m->after == VOCABULARY_AFTER_WORDS && form_line_ends_bold(r, line.from + m->end, value))
		m->after = VOCABULARY_AFTER_COLON;
	/* "SSW ____ Ann Lee": written on the line that was printed behind the label. */
	if (m->after == VOCABULARY_AFTER_WORDS && value.to - value.from > 2 &&
	    r->form->type->fields[m->index].type != FORM_TICK &&
	    strncmp(r->source->text + value.from, "__", 2) == 0)
		m->after = VOCABULARY_AFTER_COLON;
}

size_t form_label_read(struct form_reader *r, size_t i)
{
	struct form_slice line = r->source->lines[i].text, value;
	struct vocabulary_match m;
	enum vocabulary_after divider;
	size_t used = 1, n = line.to - line.from;

	if (!form_label_find(r, line, form_line_more(r, i), &m))
		return 0;
	if (m.kind == VOCABULARY_COLUMN)
		return 0;
	if (m.kind == VOCABULARY_OTHER) {
		form_reader_close(r);
		form_unknown_note(r, i);
		return used;
	}
	if (m.end > n) {
		line.to = r->source->lines[i + 1].text.to;
		used = 2;
	} else if (m.after == VOCABULARY_AFTER_END && form_second_goes_on(r, i)) {
		line.to = r->source->lines[i + 1].text.to;
		m.end = m.value = n = line.to - line.from;
		used = 2;
	}
	if (m.kind != VOCABULARY_FIELD) {
		if (form_read_group(r, line, &m))
			return used;
		if (!form_heading_fits(r, &m, line))
			return 0;
		form_label_heading(r, line, &m);
		return used;
	}
	if (form_label_leads_group(r, line, &m))
		return used;
	if (form_action_wants_person(r) && m.after == VOCABULARY_AFTER_END &&
	    r->form->type->fields[m.index].section < VOCABULARY_ANSWER_SECTION)
		return 0;
	/* The form below an answer, cited: what it asks there is answered above. */
	if (r->signed_off && r->said[m.index] && m.after != VOCABULARY_AFTER_WORDS) {
		form_reader_close(r);
		return used;
	}
	form_label_widen(r, i, line, used == 1, &m);
	value = (struct form_slice){line.from + m.value, line.to};
	divider = m.after;
	if (form_label_is_order(r, &m, value) || form_label_heads_part(r, &m, value)) {
		if (!r->refused[m.index].label.to)
			r->refused[m.index].label = form_slice_trim(r->source, line);
		form_reader_close(r);
		form_actions_end(r);
		return used;
	}
	form_label_divide(r, line, value, &m);
	/* "Supervising social worker; Team manager" below a question that is not known names whom
	 * it is about. */
	if (form_roles_is_line(r->source, line) && form_roles_are_no_name(r, m.index, value))
		return 0;
	if (!form_label_fits(r, &m, value, false)) {
		r->early |= !r->score && !r->titled && m.after == VOCABULARY_AFTER_WORDS &&
			    m.words > 1 && form_sentence_is_names(r, value);
		form_label_refuse(r, &m, line, value);
		return 0;
	}
	form_unknown_learn(r, i, &m);
	r->dashes += divider == VOCABULARY_AFTER_DASH;
	r->colons += divider == VOCABULARY_AFTER_COLON;
	form_label_field(r, line, m, value);
	return used;
}
