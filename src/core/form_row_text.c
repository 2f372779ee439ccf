/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a label and those of its value, behind which other labels can stand with theirs. */
#include "core/form_parts.h"

#include <string.h>

#include "core/telephone.h"

static void form_row_keep(struct form_reader *r, struct form_slice cell)
{
	if (r->unread_count < FORM_UNREAD_MAX)
		r->unread[r->unread_count++] = cell;
}

/* Beside a cell of a label in bold and its plain value below that, one with a label that is not
 * known. */
static bool form_cell_is_unknown(const struct form_reader *r, struct form_slice own,
				 struct form_slice cell)
{
	const unsigned char *marks = r->source->marks;
	const char *text = r->source->text;
	size_t end = own.from;

	cell = form_slice_trim(r->source, cell);
	own = form_slice_trim(r->source, own);
	while (end > 0 && strchr(" \n", text[end - 1]))
		end--;
	return end > 0 && memchr(text + end, '\n', own.from - end) && own.from < own.to &&
	       marks[end - 1] & DOCUMENT_BOLD &&
	       memchr(text + cell.from, '\n', cell.to - cell.from) &&
	       marks[cell.from] & ~marks[cell.to - 1] & DOCUMENT_BOLD;
}

/* "SW | Ann Lee | TM | Bob Ray": a label of one word between two answers, not heard of before.
 * Behind a label that is as short (`brief`), either can be empty. */
static bool form_cell_is_paired(const struct form_reader *r, const struct form_slice *cells,
				size_t count, size_t i, bool brief, struct vocabulary_match *m)
{
	return i % 2 && i + 1 < count &&
	       ((brief && count == 3) || (!form_slice_empty(r->source, cells[i - 1]) &&
					  !form_slice_empty(r->source, cells[i + 1]))) &&
	       form_find(r, cells[i], 0, m) && m->kind == VOCABULARY_FIELD &&
	       (m->after == VOCABULARY_AFTER_END || m->after == VOCABULARY_AFTER_COLON) &&
	       form_slice_empty(r->source,
				(struct form_slice){cells[i].from + m->value, cells[i].to}) &&
	       !r->labelled[m->index];
}

/* "Ravinder O'Dowd | x4959": a number in a cell of its own, behind that of a name. */
static bool form_cell_is_number(const struct form_reader *r, const struct form_slice *cells,
				size_t i)
{
	const char *text = r->source->text;
	struct form_slice s = form_slice_trim(r->source, cells[i]);
	size_t at, number;

	if (!i || form_reader_field(r)->type != FORM_TEXT || form_reader_field(r)->prose ||
	    form_slice_empty(r->source, cells[i - 1]))
		return false;
	number = s.from + telephone_at_end(text + s.from, s.to - s.from, TELEPHONE_EXTENSION);
	for (at = s.from; at < number; at++)
		if (text[at] >= '0' && text[at] <= '9')
			return false;
	return number < s.to && form_count_words(r, s, 4) <= 3;
}

/* … and one in bold between two answers that are not. */
static bool form_cell_is_bold_label(const struct form_reader *r, const struct form_slice *cells,
				    size_t count, size_t i)
{
	const unsigned char *marks = r->source->marks;

	return i % 2 && i + 1 < count && !form_slice_empty(r->source, cells[i - 1]) &&
	       !form_slice_empty(r->source, cells[i + 1]) &&
	       marks[form_slice_trim(r->source, cells[i]).from] &
		   ~marks[form_slice_trim(r->source, cells[i - 1]).from] &
		   ~marks[form_slice_trim(r->source, cells[i + 1]).from] & DOCUMENT_BOLD;
}

static bool form_cell_is_bold(const struct form_reader *r, struct form_slice cell)
{
	cell = form_slice_trim(r->source, cell);
	return cell.from < cell.to && r->source->marks[cell.from] & DOCUMENT_BOLD;
}

/* "Manager | | Date issued | ": behind an empty answer, or before one, what is in bold as the row's
 * first label is another; so is what stands where other rows of the table have their second. */
static bool form_cell_is_second_label(const struct form_reader *r, const struct form_slice *cells,
				      size_t count, size_t i)
{
	const bool bold = form_cell_is_bold(r, cells[-1]) && form_cell_is_bold(r, cells[i]);

	if (i % 2 == 0 || i + 1 >= count || form_reader_field(r)->prose)
		return false;
	if (bold)
		return !form_cell_is_bold(r, cells[i - 1]) && !form_cell_is_bold(r, cells[i + 1]);
	return count == 3 && form_slice_empty(r->source, cells[0]) &&
	       r->paired_table == form_place_cell(r->source, cells[0].from)->table;
}

/* "Chair: Ann Lee | Adviser: ", "Logged by | AL | Ref. | ": what ends as labels do, and no answer
 * does, is one, with its own answer behind it, or none.  "3 | Sept. | 2026" and "Ann | St. | John"
 * are answers. */
static bool form_cell_ends_label(const struct form_reader *r, const struct form_slice *cells,
				 size_t count, size_t i)
{
	enum { WORDS = 4 };
	const struct form_slice s = form_slice_trim(r->source, cells[i]);
	size_t n;

	if (form_reader_field(r)->prose || s.from == s.to || (i + 1 == count && !r->word_count))
		return false;
	n = form_count_words(r, s, WORDS + 1);
	return n && n <= WORDS &&
	       (r->source->text[s.to - 1] == ':' ||
		(r->source->text[s.to - 1] == '.' && i && n == 1 && i + 1 < count &&
		 form_reader_field(r)->type == FORM_TEXT &&
		 (!r->word_count || form_slice_empty(r->source, cells[i + 1]))));
}

/* Such a label that is not known, and its answer. */
static void form_row_skip_pair(struct form_reader *r, const struct form_slice *cells, size_t i)
{
	if (form_slice_empty(r->source, cells[i + 1]))
		return;
	form_unknown_note_row(r, cells[i], cells[i + 1], false);
	form_row_keep(r, cells[i]);
}

/* "(as on the register)" below the label in its cell, with the answer in the next one. */
static bool form_cell_is_hint(const struct form_reader *r, struct form_slice own,
			      const struct form_slice *cells, size_t count)
{
	const char *text = r->source->text;
	size_t i;

	own = form_slice_trim(r->source, own);
	if (own.from == own.to || text[own.from] != '(' || text[own.to - 1] != ')' ||
	    memchr(text + own.from, ')', own.to - own.from) != text + own.to - 1)
		return false;
	for (i = 0; i < count; i++)
		if (!form_slice_empty(r->source, cells[i]))
			return true;
	return false;
}

/* "Team Manager's name: Bob Ray": a cell of its own label, a colon, and the value.  Beside a label
 * that is as short (`brief`), "TM: Bob Ray" is one, too. */
static bool form_cell_is_labelled(const struct form_reader *r, struct form_slice cell, bool brief,
				  struct vocabulary_match *m)
{
	return form_find(r, cell, 0, m) && m->kind == VOCABULARY_FIELD &&
	       (m->words > 1 || (brief && !r->labelled[m->index])) &&
	       m->after == VOCABULARY_AFTER_COLON &&
	       r->form->type->fields[m->index].type != FORM_TICK &&
	       !r->form->type->fields[m->index].prose &&
	       form_label_fits(r, m, (struct form_slice){cell.from + m->value, cell.to}, false);
}

/* A label behind the first one's answer; a table of pairs has others so.  One that stands in the
 * first one's place, and has none behind it, may be meant for that: "Team manager | Panel Chair".
 */
static void form_row_open_second(struct form_reader *r, const struct vocabulary_match *m,
				 const struct form_slice *cells, size_t count, size_t i)
{
	if (i + 1 == count && !r->word_count && !form_reader_field(r)->prose)
		form_heading_tell(r, cells[i], false);
	if (i % 2 && count == 3)
		r->paired_table = form_place_cell(r->source, cells[i].from)->table;
	form_reader_open(r, m->index, m->words, i + 1 < count ? cells[i + 1].from : cells[i].to);
}

void form_row_text(struct form_reader *r, const struct vocabulary_match *m, struct form_slice own,
		   const struct form_slice *cells, size_t count, bool sure)
{
	const size_t label = own.from - m->value;
	const bool brief = sure && m->words < 2;
	struct vocabulary_match other;
	struct form_slice cell;
	size_t i;

	if (sure && form_cell_is_hint(r, own, cells, count))
		own.from = own.to;
	form_reader_open(r, m->index, m->words,
			 form_slice_empty(r->source, own) && count ? cells[0].from : own.from);
	r->worded = m->worded;
	if (r->second)
		r->remark = (struct form_slice){label + m->remark_from, label + m->remark_to};
	r->spot.below = form_slice_empty(r->source, own) && !count;
	if (!form_slice_empty(r->source, own))
		form_reader_add(r, own);
	for (i = 0; i < count; i++) {
		if (form_slice_empty(r->source, cells[i]))
			continue;
		if (!form_cell_is_role(r, form_reader_field(r), cells[i]) &&
		    form_cell_names_field(r, cells[i], &other) &&
		    form_label_fits(r, &other, (struct form_slice){0, 0}, sure))
			form_row_open_second(r, &other, cells, count, i);
		else if (!form_reader_field(r)->prose &&
			 !form_cell_is_role(r, form_reader_field(r), cells[i]) &&
			 form_cell_is_labelled(r, cells[i], brief, &other)) {
			cell = (struct form_slice){cells[i].from + other.value, cells[i].to};
			form_reader_open(r, other.index, other.words, cell.from);
			form_reader_add(r, cell);
		} else if (form_cell_is_paired(r, cells, count, i, brief, &other))
			form_reader_open(r, other.index, other.words, cells[i + 1].from);
		else if (form_cell_is_bold_label(r, cells, count, i) ||
			 (sure && form_cell_is_second_label(r, cells, count, i)))
			form_row_skip_pair(r, cells, i++);
		else if (sure && form_cell_ends_label(r, cells, count, i)) {
			if (i + 1 < count)
				form_row_skip_pair(r, cells, i);
			i++;
		} else if (sure && form_cell_is_number(r, cells, i))
			continue;
		else if (form_cell_is_unknown(r, own, cells[i]))
			form_row_keep(r, cells[i]);
		else
			form_reader_add(r, cells[i]);
	}
	if (sure && count && form_reader_field(r)->prose)
		form_row_take_below(r, cells, count);
	else if (sure && count && !r->word_count)
		form_row_take_value(r, cells, count);
	/* Behind a number alone, the value can be below the label. */
	if (sure && count)
		form_reader_close(r);
	else
		r->below = !r->word_count;
}
