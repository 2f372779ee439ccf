/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkup.h"

#include <string.h>

static const char *const checkup_states[] = {"ok", "warn", "fail"};

enum { CERTIFICATE_DAYS = 14 };

void checkup_add(json_t *list, const char *name, enum checkup_state state, const char *todo,
		 const char *format, ...)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_vprintf(&a, format, args);
	va_end(args);
	/* A server's words can be anything. */
	text = str_fold(&a, str_valid_utf8(&a, text, strlen(text)));
	json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s?}", "name", name, "state",
					      checkup_states[state], "text", text, "do", todo));
}

void checkup_fail(json_t *list, const char *name, enum trouble_kind kind, const struct err *e)
{
	checkup_add(list, name, CHECKUP_FAIL, trouble_advice(kind, e->text), "%s.", e->text);
}

void checkup_certificate(json_t *list, const char *name, const struct tls_peer *peer,
			 date_moment now)
{
	CLEANUP_ARENA struct arena a = {0};
	date_day ends = date_to_local(peer->ends).day;
	int days = ends - date_to_local(now).day;

	checkup_add(list, name, days <= CERTIFICATE_DAYS ? CHECKUP_WARN : CHECKUP_OK,
		    days <= CERTIFICATE_DAYS ? trouble_advice(TROUBLE_MAILBOX_CERTIFICATE, "")
					     : NULL,
		    "It is of %s, signed by %s, and expires on %s, in %d days.", peer->subject,
		    peer->issuer, date_long(&a, ends), days);
}

enum checkup_state checkup_worst(const json_t *list)
{
	enum checkup_state worst = CHECKUP_OK;
	json_t *one;
	size_t i, k;

	json_array_foreach((json_t *)list, i,
			   one) for (k = CHECKUP_WARN; k <= CHECKUP_FAIL;
				     k++) if (k > worst && str_eq(checkup_states[k],
								  json_string_value(json_object_get(
								      one, "state")))) worst =
	    (enum checkup_state)k;
	return worst;
}
