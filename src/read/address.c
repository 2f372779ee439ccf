/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/address.h"

#include <string.h>

#include "read/mime_header.h"

/* A list in the making. */
struct address_list {
	struct arena *arena;
	size_t max;
	struct reading_address *items;
	size_t count;
};

static void add(struct address_list *list, const char *name, const char *email)
{
	struct reading_address *item;
	char *lower = str_lower(list->arena, email);

	if (list->count >= list->max)
		return;
	item = ARENA_PUSH(list->arena, struct reading_address, list->items, list->count);
	if (str_is_address(lower))
		item->email = lower;
	else if (str_empty(name))
		name = email;
	if (!str_empty(name))
		item->name = mime_decode_header(list->arena, name);
}

/* gmime nests groups, which RFC 5322 does not: one level is all that there is. */
static void add_parsed(struct address_list *list, InternetAddressList *parsed, int level)
{
	InternetAddress *address;
	int i;

	for (i = 0; i < internet_address_list_length(parsed) && list->count < list->max; i++) {
		address = internet_address_list_get_address(parsed, i);
		if (INTERNET_ADDRESS_IS_MAILBOX(address))
			add(list, internet_address_get_name(address),
			    internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
		else if (level == 0)
			add_parsed(
			    list,
			    internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)),
			    level + 1);
	}
}

/* "Ann Smith" of `"Ann Smith" <`. */
static char *without_quotes(struct arena *a, const char *s, const char *end)
{
	char *name = str_trim_n(a, s, (size_t)(end - s));
	size_t n = strlen(name);

	if (n > 1 && name[0] == '"' && name[n - 1] == '"')
		return arena_strndup(a, name + 1, n - 2);
	return name;
}

/* What gmime makes nothing of ("a..b@example.org", "Ann <ann smith@example.org>"): what stands in
 * angle brackets, or all of it, with what stands before as the name. */
static void add_rough(struct address_list *list, const char *value)
{
	const char *open = strrchr(value, '<'), *close = open ? strchr(open, '>') : NULL;
	const char *email = value, *name = NULL;

	if (str_empty(value))
		return;
	if (close) {
		email = arena_strndup(list->arena, open + 1, (size_t)(close - open - 1));
		name = without_quotes(list->arena, value, open);
	}
	add(list, name, str_trim(list->arena, mime_decode_header(list->arena, email)));
}

void address_parse(struct arena *a, const char *value, size_t max, struct reading_address **list,
		   size_t *count)
{
	struct address_list found = {.arena = a, .max = max, .items = *list, .count = *count};
	InternetAddressList *parsed;

	parsed = internet_address_list_parse(mime_header_options(), value);
	if (parsed) {
		add_parsed(&found, parsed, 0);
		g_object_unref(parsed);
	} else {
		add_rough(&found, value);
	}
	*list = found.items;
	*count = found.count;
}
