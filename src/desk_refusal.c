/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the relay refused for good since it last took a mail: kept in the store, since a relay that
 * refuses everybody does so for longer than one of our processes lives.
 */
#include "core/refusal.h"
#include "desk.h"

static const char refusal_fact[] = "refused";

int desk_believe_refusal(struct desk *desk, const char *to, const char *said, bool *believed,
			 struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	struct refusal r;
	const char *text;

	if (store_get_fact(desk->store, &a, refusal_fact, &text, e) < 0)
		return -1;
	r = refusal_read(&a, text);
	*believed = refusal_believe(&r, to, said);
	desk->relay_refused = true;
	return store_set_fact(desk->store, refusal_fact, refusal_write(&a, &r), e);
}

int desk_relay_took(struct desk *desk, struct err *e)
{
	if (!desk->relay_refused)
		return 0;
	desk->relay_refused = false;
	return store_set_fact(desk->store, refusal_fact, "", e);
}
