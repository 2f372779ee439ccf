/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkup.h"

#include <string.h>

static const char *const checkup_states[] = {"ok", "warn", "fail"};

enum {
	CERTIFICATE_DAYS = 14,
	SECRET_DAYS = 30,
	CALENDAR_DAYS = 90,
	DISK_FAIL_MIB = 64,
	DISK_WARN_MIB = 1024,
	QUOTA_FAIL = 98, /* per cent */
	QUOTA_WARN = 80,
	CLOCK_OFF = 60, /* seconds */
};

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

void checkup_secret(json_t *list, date_day expires, date_day today)
{
	CLEANUP_ARENA struct arena a = {0};
	int days = expires - today;

	if (expires == DATE_NO_DAY)
		checkup_add(list, "secret's last day", CHECKUP_WARN,
			    "Write the day that Microsoft shows beside the secret into "
			    "secret-expires of section oauth2.",
			    "Nobody knows when the client secret expires.");
	else
		checkup_add(list, "secret's last day",
			    days < 0		  ? CHECKUP_FAIL
			    : days <= SECRET_DAYS ? CHECKUP_WARN
						  : CHECKUP_OK,
			    days <= SECRET_DAYS ? trouble_advice(TROUBLE_SECRET, "") : NULL,
			    "The client secret expire%s on %s (%d days).", days < 0 ? "d" : "s",
			    date_long(&a, expires), days);
}

void checkup_disk(json_t *list, const char *directory, int64_t mib)
{
	checkup_add(list, "disk",
		    mib < DISK_FAIL_MIB	  ? CHECKUP_FAIL
		    : mib < DISK_WARN_MIB ? CHECKUP_WARN
					  : CHECKUP_OK,
		    mib < DISK_WARN_MIB
			? "Make room: a full disk stops all work, though nothing is "
			  "lost by it."
			: NULL,
		    "%lld MiB are free in %s.", (long long)mib, directory);
}

void checkup_quota(json_t *list, const char *name, int64_t used, int64_t limit)
{
	const int64_t mib = 1 << 20;
	int64_t percent = used / (limit / 100 + 1);

	checkup_add(list, name,
		    percent >= QUOTA_FAIL   ? CHECKUP_FAIL
		    : percent >= QUOTA_WARN ? CHECKUP_WARN
					    : CHECKUP_OK,
		    percent >= QUOTA_WARN
			? "Remove old mails from the processed folder, or ask for more "
			  "room: a full mailbox takes no mail."
			: NULL,
		    "%lld of %lld MiB are used (%lld %%).", (long long)(used / mib),
		    (long long)(limit / mib), (long long)percent);
}

void checkup_clock(json_t *list, enum checkup_kept kept)
{
	if (kept == CHECKUP_KEPT_UNKNOWN)
		checkup_add(list, "clock", CHECKUP_OK, NULL,
			    "Whether it is kept by a time server cannot be seen from here.");
	else if (kept == CHECKUP_NOT_KEPT)
		checkup_add(list, "clock", CHECKUP_WARN,
			    "Let systemd-timesyncd or chrony keep it: deadlines hang on it.",
			    "No time server keeps this machine's clock.");
	else
		checkup_add(list, "clock", CHECKUP_OK, NULL,
			    "A time server keeps this machine's clock.");
}

void checkup_clock_beside(json_t *list, const char *name, int64_t ahead)
{
	if (ahead >= -CLOCK_OFF && ahead <= CLOCK_OFF)
		checkup_add(list, name, CHECKUP_OK, NULL,
			    "This machine and the token server have the same time.");
	else
		checkup_add(list, name, CHECKUP_WARN,
			    "Set this machine's clock, and keep it right (NTP): deadlines hang on "
			    "it.",
			    "This machine's clock is %lld seconds %s the token server's.",
			    (long long)(ahead < 0 ? -ahead : ahead),
			    ahead < 0 ? "behind" : "ahead of");
}

void checkup_calendar(json_t *list, const char *path, date_day until, date_day today)
{
	CLEANUP_ARENA struct arena a = {0};
	bool soon = until != DATE_NO_DAY && until - today < CALENDAR_DAYS;

	if (until == DATE_NO_DAY)
		checkup_add(list, "bank holidays", CHECKUP_WARN,
			    "Get a whole list: all dates are computed, and may move.",
			    "%s has no year that is whole.", path);
	else
		checkup_add(list, "bank holidays", soon ? CHECKUP_WARN : CHECKUP_OK,
			    soon ? "Get a newer list: dates past its end may move." : NULL,
			    "%s has them until %s.", path, date_long(&a, until));
}

enum checkup_state checkup_worst(const json_t *list)
{
	enum checkup_state worst = CHECKUP_OK;
	json_t *one;
	size_t i, k;

	json_array_foreach((json_t *)list, i, one)
	{
		for (k = CHECKUP_WARN; k <= CHECKUP_FAIL; k++)
			if (k > worst && str_eq(checkup_states[k],
						json_string_value(json_object_get(one, "state"))))
				worst = (enum checkup_state)k;
	}
	return worst;
}
