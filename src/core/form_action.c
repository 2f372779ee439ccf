/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of actions (S5): its columns, its rows, and what is said of them at the end. */
#include "core/form_parts.h"

#include <string.h>

enum { ACTION_DATE = 20 /* bytes of a day that ends a line */ };

bool form_actions_fit(const struct form_reader *r)
{
	const struct form_field *field = form_reader_field(r);

	if (r->signed_off || !r->has_answer)
		return false;
	return r->in_actions || r->actions_spelt || r->section == VOCABULARY_ANSWER_SECTION ||
	       (!(field && field->prose) && r->section == 0);
}

void form_actions_end(struct form_reader *r)
{
	if (r->actions_from && !r->actions_to)
		r->actions_to = r->line_at;
	r->in_actions = r->actions_spelt = r->columns_stacked = false;
	r->fixed_count = 0;
	r->card_table = r->list_table = 0;
	r->carded_at = 0;
	r->action = NULL;
	r->column_count = 0;
	form_promise_end(r);
}

/* The words of a part, without what led to the next one: "Ann Lee:", "Ann Lee ……". */
static const char *form_action_words(const struct form_reader *r, struct form_slice words)
{
	const char *text;
	size_t n, end;

	vocabulary_cut_prompts(r->source->text, &words.from, &words.to);
	words = form_slice_trim(r->source, words);
	text = form_slice_text(r->arena, r->source, words, FORM_SHORT_MAX * 8);
	n = end = strlen(text);

	while (end && (strchr(": ", text[end - 1]) ||
		       (end > 4 && strncmp(text + end - 3, "\xE2\x80\xA6", 3) == 0 &&
			strchr(" \xA6", text[end - 4]))))
		end -= text[end - 1] == '\xA6' ? 3 : 1;
	return end < n ? str_trim_n(r->arena, text, end) : text;
}

void form_action_add(struct form_reader *r, enum vocabulary_column part, struct form_slice words)
{
	const char **place, *text;
	struct str joined;

	if (part == VOCABULARY_ASIDE)
		return;
	r->part = part;
	text = form_action_words(r, words);
	if (!*text || vocabulary_is_placeholder(text) || (!r->action && vocabulary_is_none(text)))
		return;
	if (!r->action) {
		if (r->form->action_count == FORM_ACTIONS_MAX)
			return;
		r->action = ARENA_PUSH(r->arena, struct form_action, r->form->actions,
				       r->form->action_count);
		r->action->by_date = DATE_NO_DAY;
		if (r->form->action_count == 1)
			r->actions_at = words.from;
		r->said_count += r->form->action_count == 1;
		r->score += r->form->action_count == 1 ? 2 : 0;
	}
	place = part == VOCABULARY_ACTION    ? &r->action->action
		: part == VOCABULARY_BY_WHOM ? &r->action->by_whom
					     : &r->action->by_when;
	if (!*place) {
		*place = text;
		return;
	}
	str_init(&joined, r->arena, FORM_SHORT_MAX * 8);
	str_addf(&joined, "%s%s%s", *place, form_breaks_word(*place, strlen(*place)) ? "" : " ",
		 text);
	*place = str_text(&joined);
}

enum vocabulary_column form_action_column(const struct form_reader *r, size_t i)
{
	if (r->column_count)
		return i < r->column_count ? r->columns[i] : VOCABULARY_ASIDE;
	return (enum vocabulary_column)i;
}

int form_action_cell_head(const struct form_reader *r, struct form_slice cell)
{
	enum { HEAD_BYTES = 60 };
	struct vocabulary_word words[6];
	size_t n;

	cell = form_second_cut(r, cell);
	if (cell.to - cell.from > HEAD_BYTES)
		return -1;
	n = vocabulary_words(r->source->text + cell.from, cell.to - cell.from, words,
			     COUNT_OF(words));
	/* "Action 2" */
	if (n > 1 && words[n - 1].length < 3 && words[n - 1].text[0] >= '0' &&
	    words[n - 1].text[0] <= '9')
		n--;
	return n ? vocabulary_find_head(words, n) : -1;
}

/* The first table of actions: where its rows are, filled in or not. */
static void form_action_keep_table(struct form_reader *r)
{
	if (r->actions_from)
		return;
	r->actions_from = r->line_at;
	memcpy(r->actions_columns, r->columns, sizeof(r->columns));
}

/* "What will be done and what has been learnt | Who | By": in a table the one head that is not
 * known, beside who and when, is that of what is to be done. */
static bool form_action_is_beside(const struct form_reader *r, const struct form_slice *cells,
				  size_t count, enum vocabulary_column *columns)
{
	enum { WORDS = 12 };
	size_t i, own = SIZE_MAX;

	for (i = 0; i < count; i++) {
		if (columns[i] == VOCABULARY_ASIDE && form_action_cell_head(r, cells[i]) < 0 &&
		    !form_slice_empty(r->source, cells[i])) {
			if (own != SIZE_MAX || form_count_words(r, cells[i], WORDS + 1) > WORDS ||
			    form_is_date(r, cells[i]) || form_sentence_is_names(r, cells[i]))
				return false;
			own = i;
		}
	}
	if (own == SIZE_MAX)
		return false;
	columns[own] = VOCABULARY_ACTION;
	return true;
}

bool form_action_names_columns(const struct form_reader *r, const struct form_slice *cells,
			       size_t count, bool sure, enum vocabulary_column *columns)
{
	size_t i, known = 0, others = 0;
	unsigned parts = 0;
	int column;

	for (i = 0; i < count; i++) {
		/* Two of them are heads, at least: nearly all rows are seen by fewer cells to have
		 * none.  In the list the others are wanted as well (form_action_implies_columns).
		 */
		if (!r->in_actions && known + count - i < 2)
			return false;
		column = form_action_cell_head(r, cells[i]);
		columns[i] = column < 0 ? VOCABULARY_ASIDE : (enum vocabulary_column)column;
		others += column < 0 && !form_slice_empty(r->source, cells[i]);
		if (column < 0 || column == VOCABULARY_ASIDE)
			continue;
		known++;
		parts |= 1u << column;
	}
	if (parts == (1u << VOCABULARY_BY_WHOM | 1u << VOCABULARY_BY_WHEN))
		return sure && form_action_is_beside(r, cells, count, columns);
	if (!(parts & (1u << VOCABULARY_ACTION)))
		return false;
	/* "Action 1 | Action 2" are no columns of one list: each has its own. */
	return (parts & (parts - 1)) && others <= (sure ? known : 0);
}

/* Of "Action | Lead | To be done before", the head that may be that of the part which is missing: a
 * column of dates can only be that of the days. */
static void form_action_keep_unknown(struct form_reader *r, const struct form_slice *cells,
				     size_t count)
{
	struct vocabulary_word word;
	size_t i, known = 0;
	unsigned parts = 0;

	r->column_unknown = (struct form_slice){0, 0};
	for (i = 0; i < count; i++)
		if (r->columns[i] != VOCABULARY_ASIDE)
			parts |= 1u << r->columns[i];
	for (i = 0; i < count; i++) {
		if (r->columns[i] == VOCABULARY_ASIDE && form_action_cell_head(r, cells[i]) < 0 &&
		    !(parts & (1u << VOCABULARY_BY_WHEN)) &&
		    form_is_date(r, form_place_below(r->source, cells[i]))) {
			r->columns[i] = VOCABULARY_BY_WHEN;
			parts |= 1u << VOCABULARY_BY_WHEN;
		}
		known += r->columns[i] != VOCABULARY_ASIDE;
		if (r->columns[i] == VOCABULARY_ASIDE && form_action_cell_head(r, cells[i]) < 0 &&
		    vocabulary_words(r->source->text + cells[i].from, cells[i].to - cells[i].from,
				     &word, 1)) {
			r->column_unknown = cells[i];
			r->column_unknown_at = i;
		}
	}
	if (known > 2)
		r->column_unknown = (struct form_slice){0, 0};
}

/* "Improvement | Who | Completed by" at the top of the list: the first head that is not known is
 * that of what is to be done, if there are two beside it, or one and a column of dates. */
static bool form_action_implies_columns(const struct form_reader *r, const struct form_slice *cells,
					size_t count, enum vocabulary_column *columns)
{
	size_t i, known = 0, first = SIZE_MAX;

	if (!r->in_actions || r->column_count || r->action)
		return false;
	for (i = 0; i < count; i++) {
		if (columns[i] != VOCABULARY_ASIDE)
			known++;
		else if (form_count_words(r, cells[i], 7) > 6 || form_is_date(r, cells[i]))
			return false;
		else if (form_is_date(r, form_place_below(r->source, cells[i])))
			known++;
		else if (first == SIZE_MAX && form_count_words(r, cells[i], 1) &&
			 form_action_cell_head(r, cells[i]) < 0)
			first = i;
	}
	if (known < 2 || first == SIZE_MAX)
		return false;
	columns[first] = VOCABULARY_ACTION;
	return true;
}

bool form_action_read_head(struct form_reader *r, const struct form_slice *cells, size_t count,
			   bool sure)
{
	const struct form_field *open = form_reader_field(r);
	enum vocabulary_column columns[FORM_COLUMNS];
	size_t i;

	if (count > FORM_COLUMNS || r->signed_off || !r->has_answer ||
	    (open && open->prose && !form_actions_fit(r)) ||
	    (!form_action_names_columns(r, cells, count, sure, columns) &&
	     !(sure && form_action_implies_columns(r, cells, count, columns))))
		return false;
	form_reader_close(r);
	form_actions_end(r);
	r->columns_blank = 0;
	for (i = 0; i < FORM_COLUMNS; i++) {
		r->columns[i] = i < count ? columns[i] : VOCABULARY_ASIDE;
		if (i < count && form_slice_empty(r->source, cells[i]))
			r->columns_blank |= 1u << i;
	}
	r->column_count = count;
	form_action_keep_unknown(r, cells, count);
	r->in_actions = true;
	if (sure) {
		r->list_table = form_place_cell(r->source, cells[0].from)->table;
		form_action_keep_table(r);
	}
	return true;
}

/* "By whom" in one cell over several rows is said of each of them. */
static void form_action_take_above(struct form_reader *r, const struct form_slice *cells,
				   size_t count)
{
	const struct form_action *above;
	const struct form_cell *cell;
	size_t i;

	if (!r->row_is_sure || !r->action || r->form->action_count < 2 ||
	    r->action != &r->form->actions[r->form->action_count - 1])
		return;
	above = r->action - 1;
	for (i = 0; i < count; i++) {
		cell = form_place_cell(r->source, cells[i].from);
		if (!cell || !cell->above)
			continue;
		if (form_action_column(r, i) == VOCABULARY_BY_WHOM && !r->action->by_whom)
			r->action->by_whom = above->by_whom;
		if (form_action_column(r, i) == VOCABULARY_BY_WHEN && !r->action->by_when)
			r->action->by_when = above->by_when;
	}
}

/* The heads are a table of their own above that of the list, with empty cells among them that the
 * list has not: boxes to write in, below words on a page. */
static void form_action_close_up(struct form_reader *r, const struct form_slice *cells,
				 size_t count)
{
	size_t i, blank = 0, kept = 0;

	for (i = 0; r->columns_blank && i < r->column_count; i++)
		blank += r->columns_blank >> i & 1;
	if (!r->row_is_sure || !blank || count + blank != r->column_count ||
	    form_place_cell(r->source, cells[0].from)->table == r->list_table)
		return;
	for (i = 0; i < r->column_count; i++) {
		if (r->columns_blank & 1u << i)
			continue;
		if (r->column_unknown_at == i)
			r->column_unknown_at = kept;
		r->columns[kept++] = r->columns[i];
	}
	r->column_count = kept;
	r->columns_blank = 0;
}

void form_action_read_row(struct form_reader *r, const struct form_slice *cells, size_t count)
{
	size_t i, first = 0;

	form_action_close_up(r, cells, count);
	if (r->row_is_sure && form_action_read_several(r, cells, count))
		return;

	/* With its first cell empty the row goes on with the action above it. */
	while (first + 1 < count && form_action_column(r, first) == VOCABULARY_ASIDE)
		first++;
	if (!form_slice_empty(r->source, cells[first]))
		r->action = NULL;
	for (i = 0; i < count && i < (r->column_count ? r->column_count : 3); i++)
		form_action_add(r, form_action_column(r, i), cells[i]);
	form_action_take_above(r, cells, count);
	/* A mail program broke its line, or its end is missing: the parts may not be where they
	 * seem. */
	if (!r->row_is_sure && count < r->column_count && r->action && r->action->action)
		form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("Actions"),
			     "the row of %s has fewer parts than its list.",
			     form_quote(r->arena, r->action->action));
	i = r->column_unknown_at;
	if (r->column_unknown.to && i < count && !form_slice_empty(r->source, cells[i])) {
		form_problem(r->form, r->arena,
			     form_about_words(r, r->column_unknown, FORM_ACTIONS),
			     "this column of the actions is not known, and was not read.");
		r->column_unknown.to = 0;
	}
}

/* Is anybody named for an action of the list? */
static bool form_actions_name(const struct form_reader *r)
{
	size_t i;

	for (i = 0; i < r->form->action_count; i++)
		if (r->form->actions[i].by_whom)
			return true;
	return false;
}

/* A line of the list that could not be parted as others were, or ends with a day all the same:
 * "Visit:Ann Lee:3/1/27". */
static void form_action_tell_whole(struct form_reader *r, const struct form_action *action)
{
	const char *end, *text = action->action;
	date_day day;

	if (!r->actions_lined || !text || action->by_whom)
		return;
	if (form_actions_name(r)) {
		form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("Actions"),
			     "by whom and by when were not found in %s.",
			     form_quote(r->arena, text));
		return;
	}
	/* The last of what is divided by colons, blanks or dashes. */
	end = text + (strlen(text) > ACTION_DATE ? strlen(text) - ACTION_DATE : 0);
	for (; *end; end++)
		if (end > text && strchr(" :-|/", end[-1]) && *end >= '0' && *end <= '9' &&
		    date_parse_british(end, r->near, &day) == DATE_FOUND) {
			form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("Actions"),
				     "by whom and by when were not found in %s.",
				     form_quote(r->arena, text));
			return;
		}
}

/* The day of an action; among several, which one's. */
static struct form_about form_action_about_when(struct form_reader *r,
						const struct form_action *action)
{
	if (r->form->action_count < 2 || !action->action)
		return FORM_ABOUT_ACTIONS("By when");
	return FORM_ABOUT_ACTIONS(
	    arena_printf(r->arena, "By when, for %s", form_quote(r->arena, action->action)));
}

void form_actions_finish(struct form_reader *r)
{
	enum { AHEAD = 120 /* days */ };
	/* A day without a year is to come, or has been just now: "w/c 12 January", in May. */
	const date_day near = r->near == DATE_NO_DAY ? r->near : r->near + AHEAD;
	struct form_action *action;
	enum date_reading reading;
	size_t i;

	for (i = 0; i < r->form->action_count; i++) {
		action = &r->form->actions[i];
		action->by_date = DATE_NO_DAY;
		if (!action->by_when) {
			form_action_tell_whole(r, action);
			continue;
		}
		reading = date_parse_british(action->by_when, near, &action->by_date);
		if (reading == DATE_FOUND) {
			if (r->actions_lined && !action->by_whom)
				form_problem(r->form, r->arena, FORM_ABOUT_ACTIONS("By whom"),
					     "it was not found for %s.",
					     form_quote(r->arena, action->action
								      ? action->action
								      : action->by_when));
			continue;
		}
		action->by_date = DATE_NO_DAY;
		/* "ongoing" and "by the next review" are answers too; an impossible date is none.
		 */
		if (reading == DATE_IMPOSSIBLE || reading == DATE_WRONG_WEEKDAY)
			form_reader_date(r, form_action_about_when(r, action), action->by_when);
	}
}
