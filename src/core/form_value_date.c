/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that are days. */
#include "core/form_value.h"

enum {
	FORM_FUTURE = 2 * 366, /* days from that of the mail, beyond which a date is a slip */
	FORM_PAST = 10 * 366,
	FORM_KNOWN_DAY = 10957, /* 1 January 2000: a mail's day before that is not known */
};

date_day form_reader_date(struct form_reader *r, struct form_about about, const char *words)
{
	date_day day = DATE_NO_DAY;
	const char *quote = form_quote(r->arena, words);

	switch (date_parse_british(words, r->near, &day)) {
	case DATE_FOUND:
		/* "2062" is a slip of the keyboard. */
		if (r->near < FORM_KNOWN_DAY ||
		    (day <= r->near + FORM_FUTURE && day >= r->near - FORM_PAST))
			return day;
		form_problem(r->form, r->arena, about, "%s is years away: is the year right?",
			     quote);
		break;
	case DATE_NONE:
	case DATE_IMPOSSIBLE:
		form_problem(r->form, r->arena, about, "%s is not a date.", quote);
		break;
	case DATE_SEVERAL:
		form_problem(r->form, r->arena, about, "%s is more than one date.", quote);
		break;
	case DATE_COUNTED:
		form_problem(r->form, r->arena, about, "%s is counted from a day: which day is it?",
			     quote);
		break;
	case DATE_WRONG_WEEKDAY:
		form_problem(r->form, r->arena, about, "%s has the wrong weekday: that date is %s.",
			     quote, date_long(r->arena, day));
		break;
	}
	return DATE_NO_DAY;
}

bool form_value_close_date(struct form_reader *r, struct form_value *value)
{
	char *words = form_value_words(r);
	date_day day;

	if (!words)
		return false;
	if (value->text && str_ieq(value->text, words))
		return true;
	if (value->text) {
		if (date_parse_british(words, r->near, &day) == DATE_FOUND && day == value->date)
			return true;
		form_value_twice(r, value->text, words);
		value->date = DATE_NO_DAY;
		return true;
	}
	value->text = words;
	value->date = form_reader_date(r, form_about_open(r), words);
	return true;
}
