/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the daemon depends on, and what is wrong with it: kept in the store, and as mails.
 */
#include "desk.h"

#include <string.h>

#include "write/mail.h"

int desk_load_troubles(struct desk *desk, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *text;

	if (store_get_fact(desk->store, &a, "troubles", &text, e) < 0)
		return -1;
	trouble_read(&desk->troubles, text);
	trouble_expires(&desk->troubles, TROUBLE_SECRET, desk->config->oauth2.secret_expires);
	return 0;
}

int desk_save_troubles(struct desk *desk, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};

	return store_set_fact(desk->store, "troubles", trouble_write(&a, &desk->troubles), e);
}

int desk_trouble_mail(struct desk *desk, struct arena *a, enum trouble_kind kind,
		      enum trouble_word word, const char *to, const char *from,
		      struct store_out *out, struct err *e)
{
	const char *domain = strrchr(from, '@') + 1;
	/* One thread for each trouble, in the admin's mail program. */
	const char *thread = arena_printf(a, "trouble.%s@%s", trouble_name(kind), domain);
	struct trouble_mail words;
	struct mail_content m = {.from_address = from,
				 .from_name = desk->config->mailbox.name,
				 .to_address = to,
				 .references = &thread,
				 .reference_count = 1,
				 .date = desk->now,
				 .no_auto_response = true};

	trouble_mail(a, &desk->troubles, kind, word, desk->config->council, desk->now, &words);
	m.subject = words.subject;
	m.text = words.text;
	m.html = words.html;
	m.message_id = arena_printf(a, "trouble.%lld.%lld.%s@%s", (long long)out->id,
				    (long long)desk->now, trouble_name(kind), domain);
	if (mail_write(a, &m, &out->raw, &out->size, e) < 0)
		return -1;
	out->kind = "trouble";
	out->to = to;
	out->subject = words.subject;
	out->message_id = m.message_id;
	out->state = STORE_OUT_QUEUED;
	out->created = out->not_before = desk->now;
	out->sent = DATE_NO_MOMENT;
	return 0;
}

int desk_queue_trouble(struct desk *desk, struct arena *a, enum trouble_kind kind,
		       enum trouble_word word, const struct config_addresses *to, struct err *e)
{
	struct store_event event = {
	    .at = desk->now, .event = "mail-out", .rule = "B1", .detail = "trouble"};
	struct store_out out = {0};
	size_t i;

	for (i = 0; i < to->count; i++) {
		event.who = to->items[i];
		if (store_next_out(desk->store, &out.id, e) < 0 ||
		    desk_trouble_mail(desk, a, kind, word, to->items[i],
				      desk->config->mailbox.address, &out, e) < 0 ||
		    store_add_out(desk->store, &out, e) < 0 ||
		    store_add_event(desk->store, &event, e) < 0)
			return -1;
	}
	return 0;
}
