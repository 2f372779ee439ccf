/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loops and floods (B3): how many mails we write of ourselves because of what one address sends.
 * Nothing here touches what comes in: each mail is stored, acted on and logged as always, and what
 * a person must hear of danger goes out whatever else has.  What is counted are rows of the store,
 * so that a restart does not begin anew.
 */
#include "desk.h"

#include <string.h>

enum {
	HOUR = 3600,
	DAY = 86400,
	REFLEXES_AN_HOUR = 12, /* automatic answers to one address: a busy person needs fewer */
	REFLEXES_A_DAY = 60,
	STRANGERS_AN_HOUR = 120, /* "it is with a person", to anybody, before strangers get none */
	NOTICES_OF_ONE = 12,	 /* mails of one writer that the keepers hear of, an hour */
	DANGERS_OF_ONE = 60,	 /* … even if they say danger, of a stranger */
	NOTICES_OF_ALL = 120,	 /* mails that one keeper hears of, an hour */
};

/* All automatic answers to this address since then. */
static int desk_count_reflexes(struct desk *desk, const char *to, date_moment since, int64_t most,
			       int64_t *count, struct err *e)
{
	int64_t n;
	int kind;

	*count = 0;
	for (kind = 0; kind < LETTER_KINDS; kind++) {
		if (!letter_is_reflex((enum letter_kind)kind))
			continue;
		if (store_recent_letters(desk->store, to, letter_kind_name((enum letter_kind)kind),
					 since, most, &n, e) < 0)
			return -1;
		*count += n;
	}
	return 0;
}

/* Has one of this kind gone to them since then? */
static int desk_has_written(struct desk *desk, enum letter_kind kind, const char *to,
			    date_moment since, bool *has, struct err *e)
{
	int64_t n;

	if (store_recent_letters(desk->store, to, letter_kind_name(kind), since, 1, &n, e) < 0)
		return -1;
	*has = n > 0;
	return 0;
}

/* Ten thousand addresses that nobody knows, each with one mail: answers to all would stand before
 * everybody else's mail, at a relay that takes thirty a minute, and the addresses may be forged. */
static int desk_limit_strangers(struct desk *desk, const struct letter *l, bool *full,
				struct err *e)
{
	int64_t n;

	*full = false;
	if (l->kind != LETTER_HELD || directory_find(&desk->directory, l->to))
		return 0;
	if (store_recent_kind(desk->store, letter_kind_name(l->kind), desk->now - HOUR, &n, e) < 0)
		return -1;
	*full = n >= STRANGERS_AN_HOUR;
	return 0;
}

static int desk_limit_reflex(struct desk *desk, struct arena *a, struct letter *l,
			     enum desk_limit *limit, struct err *e)
{
	int64_t hour, day;
	date_moment span = HOUR;
	bool said, full;

	if (desk_limit_strangers(desk, l, &full, e) < 0)
		return -1;
	if (full) {
		*limit = DESK_WITHHOLD;
		return 0;
	}
	if (desk_count_reflexes(desk, l->to, desk->now - DAY, REFLEXES_A_DAY, &day, e) < 0)
		return -1;
	/* The hour is a part of the day. */
	if (day < REFLEXES_AN_HOUR)
		return 0;
	if (desk_count_reflexes(desk, l->to, desk->now - HOUR, REFLEXES_AN_HOUR, &hour, e) < 0)
		return -1;
	if (hour < REFLEXES_AN_HOUR && day < REFLEXES_A_DAY)
		return 0;
	if (day >= REFLEXES_A_DAY)
		span = DAY;
	if (desk_has_written(desk, LETTER_ENOUGH, l->to, desk->now - span, &said, e) < 0)
		return -1;
	*limit = said ? DESK_WITHHOLD : DESK_SAY_ENOUGH;
	l->kind = LETTER_ENOUGH;
	l->text = date_moment_long(a, desk->now + span);
	l->items = NULL;
	l->item_count = 0;
	l->blank_form = NULL;
	return 0;
}

/* The last one that is told says that the next are not. */
static void desk_say_more(struct arena *a, struct letter *l)
{
	static const char more[] = "Many such mails are coming in. The next ones of this hour are "
				   "kept as well, but not told one by one: see escalatectl "
				   "quarantine list, and the case's log.";
	const char **items;

	if (l->kind != LETTER_OUTSIDER) {
		l->text = arena_printf(a, "%s %s", l->text ? l->text : "", more);
		return;
	}
	items = ARENA_NEW_N(a, const char *, l->item_count + 1);
	if (l->item_count)
		memcpy(items, l->items, l->item_count * sizeof(*items));
	items[l->item_count] = more;
	l->items = items;
	l->item_count++;
}

static int desk_limit_notice(struct desk *desk, struct arena *a, struct letter *l,
			     const char *writer, enum desk_limit *limit, struct err *e)
{
	int64_t of_one = 0, of_all;

	if (writer && store_recent_mails(desk->store, writer, desk->now - HOUR, NOTICES_OF_ONE + 1,
					 &of_one, e) < 0)
		return -1;
	if (store_recent_letters(desk->store, l->to, letter_kind_name(l->kind), desk->now - HOUR,
				 NOTICES_OF_ALL, &of_all, e) < 0)
		return -1;
	/* The mail that this is about is counted only once it is settled. */
	if (of_one >= NOTICES_OF_ONE || of_all >= NOTICES_OF_ALL)
		*limit = DESK_WITHHOLD;
	else if (of_one == NOTICES_OF_ONE - 1 || of_all == NOTICES_OF_ALL - 1)
		desk_say_more(a, l);
	return 0;
}

/* Of danger everybody hears who is to, whatever else comes in; but not ten thousand times because
 * of one writer, among whose mails nobody would find another's. */
static int desk_limit_danger(struct desk *desk, const char *writer, enum desk_limit *limit,
			     struct err *e)
{
	int64_t n = 0;

	if (writer &&
	    store_recent_mails(desk->store, writer, desk->now - HOUR, DANGERS_OF_ONE, &n, e) < 0)
		return -1;
	if (n >= DANGERS_OF_ONE)
		*limit = DESK_WITHHOLD;
	return 0;
}

static bool desk_is_notice(const struct letter *l)
{
	return l->kind == LETTER_OUTSIDER || l->kind == LETTER_HELD_TOLD ||
	       l->kind == LETTER_QUARANTINED || l->kind == LETTER_HELD_DANGER;
}

int desk_limit(struct desk *desk, struct arena *a, struct letter *l, const struct reading *answers,
	       enum desk_limit *limit, struct err *e)
{
	const char *writer = answers ? answers->from.email : NULL;

	*limit = DESK_WRITE;
	if (!answers)
		return 0;
	if (l->urgent || l->kind == LETTER_HELD_DANGER)
		return desk_is_notice(l) && !directory_find(&desk->directory, writer)
			   ? desk_limit_danger(desk, writer, limit, e)
			   : 0;
	if (str_ieq(writer, l->to))
		return letter_is_reflex(l->kind) ? desk_limit_reflex(desk, a, l, limit, e) : 0;
	return desk_is_notice(l) ? desk_limit_notice(desk, a, l, writer, limit, e) : 0;
}
