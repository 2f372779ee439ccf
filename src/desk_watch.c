/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the keepers of the service are told besides single mails: each working day what waits for
 * them (B4, B6), and a case that our own rules break on, while all others go on.
 */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DIGEST_SECONDS = 9 * 3600, /* of the day: when people begin */
	DIGEST_LINES = 20,
	DIGEST_COUNTED = 1000,
	BROKEN_AGAIN = 3600,
	BROKEN_TOLD_AGAIN = 7 * 86400,
	UNDELIVERABLE_TOLD_AGAIN = 86400,
};

static const char digest_fact[] = "digest-at";

static int desk_get_moment(struct desk *desk, const char *fact, date_moment *at, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *text;

	if (store_get_fact(desk->store, &a, fact, &text, e) < 0)
		return -1;
	*at = str_empty(text) ? DATE_NO_MOMENT : (date_moment)strtoll(text, NULL, 10);
	return 0;
}

static int desk_set_moment(struct desk *desk, const char *fact, date_moment at, struct err *e)
{
	char text[32] = "";

	if (at != DATE_NO_MOMENT)
		snprintf(text, sizeof(text), "%lld", (long long)at);
	return store_set_fact(desk->store, fact, text, e);
}

int desk_next_moment(struct desk *desk, date_moment *at, struct err *e)
{
	date_moment digest;

	if (store_next_moment(desk->store, at, e) < 0 ||
	    desk_get_moment(desk, digest_fact, &digest, e) < 0)
		return -1;
	if (digest != DATE_NO_MOMENT && (*at == DATE_NO_MOMENT || digest < *at))
		*at = digest;
	return 0;
}

/* The morning of the next working day. */
static date_moment desk_next_digest(const struct desk *desk)
{
	date_day day = calendar_add(&desk->calendar, date_to_local(desk->now).day, 1);

	return day == DATE_NO_DAY
		   ? DATE_NO_MOMENT
		   : calendar_send_time(&desk->calendar, date_from_local(day, DIGEST_SECONDS));
}

int desk_expect_digest(struct desk *desk, struct err *e)
{
	date_moment at;

	if (desk_get_moment(desk, digest_fact, &at, e) < 0)
		return -1;
	return at != DATE_NO_MOMENT ? 0
				    : desk_set_moment(desk, digest_fact, desk_next_digest(desk), e);
}

static const char *desk_digest_line(const struct desk *desk, struct arena *a,
				    const struct store_mail *m)
{
	const struct person *p = directory_find(&desk->directory, m->from);

	return arena_printf(a, "Mail %lld, since %s, from %s: %s", (long long)m->id,
			    date_long(a, date_to_local(m->received).day),
			    p	      ? p->name
			    : m->from ? m->from
				      : "somebody",
			    m->reason ? m->reason : "");
}

/* The first mails that wait, a line each; how many there are in all. */
static int desk_waiting_lines(struct desk *desk, struct arena *a, const char ***lines,
			      size_t *line_count, size_t *count, struct err *e)
{
	static const enum store_mail_state states[] = {STORE_MAIL_HELD, STORE_MAIL_QUARANTINED};
	struct store_mail *mails;
	size_t i, j, n;

	*lines = NULL;
	*line_count = *count = 0;
	for (i = 0; i < COUNT_OF(states); i++) {
		if (store_list_mails(desk->store, a, states[i], 0, DIGEST_COUNTED, &mails, &n, e) <
		    0)
			return -1;
		for (j = 0; j < n && *line_count < DIGEST_LINES; j++)
			*ARENA_PUSH(a, const char *, *lines, *line_count) =
			    desk_digest_line(desk, a, &mails[j]);
		*count += n;
	}
	return 0;
}

static int desk_tell(struct desk *desk, struct arena *a, struct letter *l,
		     const struct config_addresses *to, const char *but, struct err *e)
{
	size_t i;

	l->role = ROLE_ADMIN;
	l->rung = -1;
	l->day = DATE_NO_DAY;
	l->not_before = DATE_NO_MOMENT;
	for (i = 0; i < to->count; i++) {
		l->to = to->items[i];
		if (!str_ieq(l->to, but) && desk_write_letters(desk, a, NULL, l, 1, NULL, 0, e) < 0)
			return -1;
	}
	return 0;
}

static int desk_tell_admins(struct desk *desk, struct arena *a, struct letter *l, struct err *e)
{
	return desk_tell(desk, a, l, &desk->config->admins, NULL, e);
}

static bool desk_is_among(const struct config_addresses *these, const char *address)
{
	size_t i;

	for (i = 0; i < these->count; i++)
		if (str_ieq(these->items[i], address))
			return true;
	return false;
}

/* Of a mail that is lost, other people than who did not get it. */
static int desk_tell_others(struct desk *desk, struct arena *a, struct letter *l, const char *but,
			    struct err *e)
{
	const struct config_addresses *more = &desk->config->fallback.address;
	size_t i;

	if (desk_tell(desk, a, l, &desk->config->admins, but, e) < 0)
		return -1;
	for (i = 0; i < more->count; i++) {
		const struct config_addresses one = {&more->items[i], 1};

		if (!desk_is_among(&desk->config->admins, more->items[i]) &&
		    desk_tell(desk, a, l, &one, but, e) < 0)
			return -1;
	}
	return 0;
}

int desk_digest(struct desk *desk, date_moment until, bool *done, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct letter l = {.kind = LETTER_WAITING};
	date_moment at;
	size_t count;

	*done = false;
	if (desk_get_moment(desk, digest_fact, &at, e) < 0)
		return -1;
	if (at == DATE_NO_MOMENT || at > until)
		return 0;
	*done = true;
	if (desk_waiting_lines(desk, &a, &l.items, &l.item_count, &count, e) < 0)
		return -1;
	if (count == 0)
		return desk_set_moment(desk, digest_fact, DATE_NO_MOMENT, e);
	if (count > l.item_count)
		*ARENA_PUSH(&a, const char *, l.items, l.item_count) = "… and more";
	l.text = arena_printf(&a, count >= DIGEST_COUNTED ? "%zu or more" : "%zu", count);
	if (desk_tell_admins(desk, &a, &l, e) < 0)
		return -1;
	return desk_set_moment(desk, digest_fact, desk_next_digest(desk), e);
}

/* An automatic answer to an address that nobody knows: anybody may have made that up. */
static bool desk_is_to_stranger(const struct desk *desk, const struct store_out *out)
{
	int kind = letter_kind_parse(out->kind);

	return kind >= 0 && (letter_is_reflex((enum letter_kind)kind) || kind == LETTER_ENOUGH) &&
	       !desk_is_among(&desk->config->admins, out->to) &&
	       !directory_find(&desk->directory, out->to);
}

int desk_undeliverable(struct desk *desk, struct arena *a, const struct store_out *out,
		       const char *why, int64_t mail, struct err *e)
{
	struct letter l = {.kind = LETTER_UNDELIVERED, .person = out->to, .text = why};
	const char *fact = arena_printf(a, "undeliverable %s", str_lower(a, out->to));
	date_moment told;

	if (desk_log(desk, "undeliverable", out->to, "B3", why, mail, e) < 0)
		return -1;
	/* Two admins who cannot be reached would be told of each other for ever. */
	if (str_eq(out->kind, letter_kind_name(LETTER_UNDELIVERED)) ||
	    desk_is_to_stranger(desk, out))
		return 0;
	if (desk_get_moment(desk, fact, &told, e) < 0)
		return -1;
	if (told != DATE_NO_MOMENT && desk->now < told + UNDELIVERABLE_TOLD_AGAIN)
		return 0;
	*ARENA_PUSH(a, const char *, l.items, l.item_count) = out->subject ? out->subject : "";
	return desk_tell_others(desk, a, &l, out->to, e) < 0
		   ? -1
		   : desk_set_moment(desk, fact, desk->now, e);
}

int desk_set_aside(struct desk *desk, const char *ref, const struct err *why, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct store_event event = {.at = desk->now,
				    .case_ref = ref,
				    .event = "case-broken",
				    .rule = "B4",
				    .detail = "The rules could not be carried out on the case; the "
					      "admins were told."};
	struct letter l = {.kind = LETTER_CASE_BROKEN, .text = why->text};
	const char *fact;
	date_moment told;

	fact = arena_printf(&a, "broken %s", ref);
	if (store_put_off_case(desk->store, ref, desk->now + BROKEN_AGAIN, e) < 0 ||
	    desk_get_moment(desk, fact, &told, e) < 0)
		return -1;
	if (told != DATE_NO_MOMENT && desk->now < told + BROKEN_TOLD_AGAIN)
		return 0;
	*ARENA_PUSH(&a, const char *, l.items, l.item_count) = ref;
	return store_add_event(desk->store, &event, e) < 0 || desk_tell_admins(desk, &a, &l, e) < 0
		   ? -1
		   : desk_set_moment(desk, fact, desk->now, e);
}
