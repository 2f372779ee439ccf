/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write/docx_words.h"

#include <string.h>

#include "core/directory.h"
#include "core/unwrap.h"

bool docx_words_said(const struct form_field *field, const struct form_value *value)
{
	switch (field->type) {
	case FORM_TEXT:
		return !str_empty(value->text);
	case FORM_DATE:
		return value->date != DATE_NO_DAY || !str_empty(value->text);
	case FORM_TICK:
		return value->tick != FORM_UNSAID;
	case FORM_ROLES:
		return value->roles != 0 || value->tick != FORM_UNSAID || !str_empty(value->text);
	}
	abort();
}

/* As Word's own control for dates would: the day without its weekday. */
static const char *words_of_date(struct arena *a, date_day day)
{
	return strchr(date_long(a, day), ' ') + 1;
}

const char *docx_words_of(struct arena *a, const struct form_field *field,
			  const struct form_value *value)
{
	if (field->type == FORM_TICK)
		return value->tick == FORM_YES ? "Yes" : "No";
	if (field->type == FORM_DATE && value->date != DATE_NO_DAY)
		return words_of_date(a, value->date);
	/* The lines of a cell are Word's: those that a mail program broke are joined. */
	if (!str_empty(value->text))
		return field->prose ? unwrap_lines(a, value->text, 0) : value->text;
	return value->roles ? role_title(value->roles) : "None of them";
}

const char *docx_words_of_day(struct arena *a, const struct form_action *action)
{
	return action->by_date != DATE_NO_DAY ? words_of_date(a, action->by_date) : action->by_when;
}
