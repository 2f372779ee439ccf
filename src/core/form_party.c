/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings in no words of the form's own, which name those whom the next part is for: "Adviser
 * again", "For use of the manager", "Panel Adviser to fill in".  They end what stands above them as
 * the letters of sections do.  vocabulary_party knows the words; here is where they may stand.
 */
#include "core/form_parts.h"

#include <string.h>

bool form_party_is(const struct form_reader *r, enum vocabulary_party way, struct form_slice line)
{
	line = form_slice_trim(r->source, form_second_cut(r, line));
	return vocabulary_party_is(way, r->source->text + line.from, line.to - line.from);
}

bool form_party_heads(const struct form_reader *r, struct form_slice line)
{
	return r->has_answer && form_party_is(r, VOCABULARY_PARTY_HEADING, line);
}

bool form_party_is_lettered(const struct form_reader *r, struct form_slice line)
{
	const char *text;

	line = form_slice_trim(r->source, line);
	text = r->source->text + line.from;
	return line.to - line.from > 4 && *text >= 'A' && *text <= 'H' && strchr(".)", text[1]) &&
	       text[2] == ' ' && form_party_is(r, VOCABULARY_PARTY_NAMED, line);
}

static bool party_ends(const struct form_reader *r, struct form_slice line)
{
	return form_party_heads(r, line) || form_party_is_lettered(r, line) ||
	       form_party_is(r, VOCABULARY_PARTY_PART, line) ||
	       form_party_is(r, VOCABULARY_PARTY_BRACKETS, line) ||
	       form_party_is(r, VOCABULARY_PARTY_NUMBERED, line);
}

bool form_party_ends_list(const struct form_reader *r, struct form_slice line)
{
	const char *stroke = memmem(r->source->text + line.from, line.to - line.from, " / ", 3);
	struct form_slice second = line;

	/* "Adran D / Section D – to be completed by Panel Adviser" */
	if (stroke)
		second.from = (size_t)(stroke - r->source->text) + 3;
	return party_ends(r, line) || (stroke && party_ends(r, second));
}

static void form_party_begin(struct form_reader *r)
{
	form_reader_close(r);
	form_actions_end(r);
	r->in_group = false;
}

/* Is the next line with words a label or a heading, so that this one can be the heading of that? */
static bool form_party_leads(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	const struct form_slice below = form_line_below(r, line);
	struct vocabulary_match m;

	if (form_party_heads(r, below))
		return true;
	return form_find(r, below, 0, &m) && m.kind != VOCABULARY_COLUMN &&
	       m.after != VOCABULARY_AFTER_WORDS &&
	       (m.kind != VOCABULARY_FIELD || r->form->type->fields[m.index].section >= f->section);
}

/* "Team manager" can be a label, or the answer to one: a heading only where the form has asked for
 * its name already. */
static bool form_party_is_named(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	struct vocabulary_match m;

	return form_party_is(r, VOCABULARY_PARTY_NAMED, line) && !(f && !f->prose && r->below) &&
	       form_find(r, line, 0, &m) && m.kind == VOCABULARY_FIELD && r->labelled[m.index];
}

bool form_party_read(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);

	if (!r->has_answer || (!r->titled && !r->score) || r->signed_off || r->columns_stacked ||
	    form_action_wants_person(r))
		return false;
	if (!form_party_heads(r, line) && !form_party_is_named(r, line))
		return false;
	if (f && f->prose && r->word_count && !form_party_leads(r, line))
		return false;
	form_party_begin(r);
	return true;
}

/* The section that the office fills in, as far as the form was read. */
static char form_party_section(const struct form_reader *r, enum vocabulary_office office)
{
	const bool before = r->section < VOCABULARY_ANSWER_SECTION;

	switch (office) {
	case VOCABULARY_OFFICE_CHAIR:
		return before ? r->section : VOCABULARY_ANSWER_SECTION + 3;
	case VOCABULARY_OFFICE_ADVISER:
		return before ? VOCABULARY_ANSWER_SECTION - 1 : VOCABULARY_ANSWER_SECTION + 1;
	case VOCABULARY_OFFICE_MANAGER:
		return VOCABULARY_ANSWER_SECTION;
	case VOCABULARY_OFFICE_ADM:
		return VOCABULARY_ANSWER_SECTION + 2;
	case VOCABULARY_OFFICE_NONE:
		break;
	}
	return 0;
}

bool form_party_read_task(struct form_reader *r, struct form_slice line)
{
	const struct form_field *open = form_reader_field(r);
	char section;

	if (!r->has_answer || !r->score || !form_party_is(r, VOCABULARY_PARTY_TASK, line))
		return false;
	/* In free text somebody may ask for just that. */
	if (open && open->prose && r->word_count && !r->gap && !form_line_stands_out(r, line))
		return false;
	line = form_slice_trim(r->source, line);
	section = form_party_section(
	    r, vocabulary_party_office(r->source->text + line.from, line.to - line.from));
	form_party_begin(r);
	if (section > r->section)
		r->section = section;
	return true;
}
