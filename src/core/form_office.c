/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings without a letter, which name those whom the next part is for: "Adviser again", "For use
 * of the manager".  They end what stands above them as the letters of sections do.
 */
#include "core/form_parts.h"

#include <string.h>

static enum vocabulary_office office_find(const struct form_reader *r, struct form_slice line)
{
	return r->has_answer
		   ? vocabulary_find_office(r->source->text + line.from, line.to - line.from)
		   : VOCABULARY_OFFICE_NONE;
}

bool form_office_is_heading(const struct form_reader *r, struct form_slice line)
{
	return office_find(r, line) == VOCABULARY_OFFICE_HEADING;
}

/* Is the next line with words a label or a heading, so that this one can be the heading of that? */
static bool office_leads(const struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	const struct form_slice below = form_line_below(r, line);
	struct vocabulary_match m;

	if (form_office_is_heading(r, below))
		return true;
	return form_find(r, below, 0, &m) && m.kind != VOCABULARY_COLUMN &&
	       m.after != VOCABULARY_AFTER_WORDS &&
	       (m.kind != VOCABULARY_FIELD || r->form->type->fields[m.index].section >= f->section);
}

bool form_office_read(struct form_reader *r, struct form_slice line)
{
	const struct form_field *f = form_reader_field(r);
	enum vocabulary_office office;
	struct vocabulary_match m;

	if ((!r->titled && !r->score) || r->signed_off || r->columns_stacked ||
	    form_action_wants_person(r))
		return false;
	office = office_find(r, line);
	if (office == VOCABULARY_OFFICE_NONE)
		return false;
	/* "Team manager" can be a label, or the answer to one. */
	if (office == VOCABULARY_OFFICE_NAMED &&
	    ((f && !f->prose && r->below) || !form_find(r, line, 0, &m) ||
	     m.kind != VOCABULARY_FIELD || !r->labelled[m.index]))
		return false;
	if (f && f->prose && r->word_count && !office_leads(r, line))
		return false;
	form_reader_close(r);
	form_actions_end(r);
	r->in_group = false;
	return true;
}
