/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trouble.h"

#include <stdlib.h>
#include <string.h>

enum {
	DAY = 86400,
	SECRET_FIRST = 30,	/* days before a secret expires that are worth a word */
	CERTIFICATE_FIRST = 14, /* … a certificate */
	DOWNLOAD_PATIENCE = 14 * DAY,
	/* Of what is told only after so long, a twelfth must pass before it counts as over: what
	 * comes and goes would be told all day. */
	SETTLES = 12,
	TELL_AT = 9 * 3600, /* of the day; in the night nobody renews a secret */
};

static const char *const trouble_names[TROUBLE_KINDS] = {"mailbox",
							 "relay",
							 "fallback",
							 "calendar",
							 "calendar-download",
							 "client-secret",
							 "mailbox-certificate",
							 "relay-certificate"};

const char *trouble_name(enum trouble_kind kind)
{
	return trouble_names[kind];
}

static bool trouble_is_expiry(enum trouble_kind kind)
{
	return kind >= TROUBLE_SECRET;
}

static void trouble_forget(struct trouble *t)
{
	*t = (struct trouble){.since = DATE_NO_MOMENT,
			      .over = DATE_NO_MOMENT,
			      .told = DATE_NO_MOMENT,
			      .ended = t->ended,
			      .ends = t->ends};
}

void trouble_init(struct trouble_book *book)
{
	size_t i;

	for (i = 0; i < TROUBLE_KINDS; i++) {
		book->items[i].ended = DATE_NO_MOMENT;
		book->items[i].ends = DATE_NO_DAY;
		trouble_forget(&book->items[i]);
	}
}

/* One line, never cut within a letter, and without addresses: `status` and the fall-back route say
 * nothing of people, but servers do (B5). */
static void trouble_set_text(struct trouble *t, const char *text)
{
	CLEANUP_ARENA struct arena a = {0};
	char *line = arena_strdup(&a, text), *c;
	struct str s;

	for (c = line; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	str_init(&s, &a, TROUBLE_TEXT - 1);
	str_add_masked(&s, line);
	memcpy(t->text, str_text(&s), s.len + 1);
}

bool trouble_note(struct trouble_book *book, enum trouble_kind kind, date_moment now, bool refused,
		  const char *text)
{
	struct trouble *t = &book->items[kind];
	bool news = t->since == DATE_NO_MOMENT;

	if (news)
		t->since = now;
	t->over = DATE_NO_MOMENT;
	t->refused = refused;
	trouble_set_text(t, text);
	return news;
}

bool trouble_clear(struct trouble_book *book, enum trouble_kind kind, date_moment now)
{
	struct trouble *t = &book->items[kind];

	if (t->since == DATE_NO_MOMENT || t->over != DATE_NO_MOMENT)
		return false;
	t->over = now;
	if (t->told == DATE_NO_MOMENT || t->told < t->since)
		/* Nobody heard of it, so nobody needs to hear that it is over. */
		t->since = t->over = DATE_NO_MOMENT;
	return true;
}

void trouble_expires(struct trouble_book *book, enum trouble_kind kind, date_day ends)
{
	book->items[kind].ends = ends;
}

static int trouble_days_left(const struct trouble *t, date_moment now)
{
	return t->ends - date_to_local(now).day;
}

/* Which of the warnings a number of days left stands for: 0 none, then one more for each. */
static int trouble_stage(enum trouble_kind kind, int days)
{
	static const int before[] = {SECRET_FIRST, CERTIFICATE_FIRST, 7, 3, 1};
	int stage = 0;
	size_t i;

	if (kind != TROUBLE_SECRET && days > CERTIFICATE_FIRST)
		return 0;
	for (i = 0; i < COUNT_OF(before); i++)
		stage += days <= before[i];
	return days <= 0 ? stage + 1 - days : stage;
}

bool trouble_is_on(const struct trouble *t, enum trouble_kind kind, date_moment now)
{
	if (trouble_is_expiry(kind))
		return t->ends != DATE_NO_DAY && trouble_stage(kind, trouble_days_left(t, now)) > 0;
	return t->since != DATE_NO_MOMENT && t->over == DATE_NO_MOMENT;
}

static enum trouble_word trouble_due_expiry(const struct trouble *t, enum trouble_kind kind,
					    date_moment now)
{
	int stage, told;

	if (t->ends == DATE_NO_DAY)
		return TROUBLE_NOTHING; /* nobody knows: neither on nor over */
	stage = trouble_stage(kind, trouble_days_left(t, now));
	if (t->told == DATE_NO_MOMENT)
		return stage ? TROUBLE_BEGINS : TROUBLE_NOTHING;
	if (stage == 0)
		return TROUBLE_IS_OVER;
	told = trouble_stage(kind, trouble_days_left(t, t->told));
	return stage > told ? TROUBLE_GOES_ON : TROUBLE_NOTHING;
}

static date_moment trouble_patience(const struct trouble *t, enum trouble_kind kind,
				    date_moment patience)
{
	if (kind == TROUBLE_DOWNLOAD)
		return DOWNLOAD_PATIENCE;
	/* What has just been told to be over may come and go a while. */
	if (t->refused && (t->ended == DATE_NO_MOMENT || t->since > t->ended + DAY))
		return 0;
	return patience;
}

/* When the next word about a trouble that is on, or seems to be over, falls due. */
static date_moment trouble_due_at(const struct trouble *t, enum trouble_kind kind,
				  date_moment patience)
{
	if (t->since == DATE_NO_MOMENT)
		return DATE_NO_MOMENT;
	if (t->over != DATE_NO_MOMENT)
		return t->over + patience / SETTLES;
	if (t->told != DATE_NO_MOMENT)
		return t->told + DAY;
	return t->since + trouble_patience(t, kind, patience);
}

enum trouble_word trouble_due(const struct trouble_book *book, enum trouble_kind kind,
			      date_moment now, date_moment patience)
{
	const struct trouble *t = &book->items[kind];
	date_moment at;

	if (trouble_is_expiry(kind))
		return trouble_due_expiry(t, kind, now);
	at = trouble_due_at(t, kind, patience);
	if (at == DATE_NO_MOMENT || at > now)
		return TROUBLE_NOTHING;
	if (t->over != DATE_NO_MOMENT)
		return TROUBLE_IS_OVER;
	return t->told == DATE_NO_MOMENT ? TROUBLE_BEGINS : TROUBLE_GOES_ON;
}

void trouble_told(struct trouble_book *book, enum trouble_kind kind, enum trouble_word word,
		  date_moment now)
{
	struct trouble *t = &book->items[kind];

	if (word == TROUBLE_IS_OVER) {
		t->ended = now;
		trouble_forget(t);
	} else {
		t->told = now;
	}
}

date_moment trouble_next(const struct trouble_book *book, date_moment now, date_moment patience)
{
	date_moment next = DATE_NO_MOMENT, at;
	size_t i;

	for (i = 0; i < TROUBLE_KINDS; i++) {
		const struct trouble *t = &book->items[i];

		if (!trouble_is_expiry((enum trouble_kind)i))
			at = trouble_due_at(t, (enum trouble_kind)i, patience);
		else if (t->ends != DATE_NO_DAY)
			at = date_from_local(date_to_local(now).day + 1, TELL_AT);
		else
			continue;
		if (at == DATE_NO_MOMENT)
			continue;
		at = at > now ? at : now + 1;
		if (next == DATE_NO_MOMENT || at < next)
			next = at;
	}
	return next;
}

/* ---- as text: a line for each: name, since, over, told, ended, ends, refused, text */

const char *trouble_write(struct arena *a, const struct trouble_book *book)
{
	struct str s;
	size_t i;

	str_init(&s, a, STR_UNBOUNDED);
	for (i = 0; i < TROUBLE_KINDS; i++) {
		const struct trouble *t = &book->items[i];

		str_addf(&s, "%s %lld %lld %lld %lld %lld %d %s\n", trouble_names[i],
			 (long long)t->since, (long long)t->over, (long long)t->told,
			 (long long)t->ended, (long long)t->ends, t->refused, t->text);
	}
	return str_text(&s);
}

static bool trouble_read_line(struct trouble_book *book, const char *line, size_t size)
{
	CLEANUP_ARENA struct arena a = {0};
	char *rest = arena_strndup(&a, line, size), *end;
	long long n[6];
	size_t i, k;

	for (i = 0; i < TROUBLE_KINDS; i++)
		if (str_starts(rest, trouble_names[i]) && rest[strlen(trouble_names[i])] == ' ')
			break;
	if (i == TROUBLE_KINDS)
		return false;
	rest += strlen(trouble_names[i]);
	for (k = 0; k < COUNT_OF(n); k++, rest = end) {
		n[k] = strtoll(rest, &end, 10);
		if (end == rest || *end != ' ')
			return false;
	}
	book->items[i] = (struct trouble){.since = n[0],
					  .over = n[1],
					  .told = n[2],
					  .ended = n[3],
					  .ends = (date_day)n[4],
					  .refused = n[5] != 0};
	trouble_set_text(&book->items[i], rest + 1);
	return true;
}

void trouble_read(struct trouble_book *book, const char *text)
{
	const char *end;

	trouble_init(book);
	for (; text && *text; text = *end ? end + 1 : end) {
		end = strchr(text, '\n');
		if (!end)
			end = text + strlen(text);
		trouble_read_line(book, text, (size_t)(end - text));
	}
}
