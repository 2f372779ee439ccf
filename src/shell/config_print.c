/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The effective configuration, in the syntax it was read from. */
#include "shell/config_key.h"

#include <string.h>

/* libconfuse replaces ${NAME} even inside quotes, so a dollar sign is escaped too. */
static void config_print_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text; text++) {
		if (strchr("\"\\$", *text))
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

static void config_print_item(struct str *out, size_t index, const char *text)
{
	str_add(out, index ? ", " : "");
	config_print_quoted(out, text);
}

static void config_print_bits(struct str *out, const struct config_key *key, unsigned bits)
{
	size_t printed = 0;
	int i;

	str_add_char(out, '{');
	for (i = 0; i < 32 && bits >> i; i++)
		if (bits >> i & 1)
			config_print_item(out, printed++,
					  key->kind == CONFIG_FLAGS ? key->words[i]
								    : role_name(1u << i));
	str_add_char(out, '}');
}

static void config_print_addresses(struct str *out, const struct config_addresses *list)
{
	size_t i;

	str_add_char(out, '{');
	for (i = 0; i < list->count; i++)
		config_print_item(out, i, list->items[i]);
	str_add_char(out, '}');
}

static void config_print_closures(struct str *out, const struct config_closures *list)
{
	const struct calendar_closure *c;
	size_t i;

	str_add_char(out, '{');
	for (i = 0; i < list->count; i++) {
		c = &list->items[i];
		config_print_item(out, i,
				  c->last == c->first
				      ? arena_printf(out->arena, "%s %s",
						     date_iso(out->arena, c->first), c->title)
				      : arena_printf(out->arena, "%s..%s %s",
						     date_iso(out->arena, c->first),
						     date_iso(out->arena, c->last), c->title));
	}
	str_add_char(out, '}');
}

static void config_print_size(struct str *out, int64_t size)
{
	const int64_t mib = 1024 * 1024;

	if (size % mib == 0)
		str_addf(out, "%lldM", (long long)(size / mib));
	else
		str_addf(out, "%lld", (long long)size);
}

static void config_print_clock(struct str *out, int seconds)
{
	str_addf(out, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
}

static void config_print_hours(struct str *out, const struct config_hours *hours)
{
	config_print_clock(out, hours->from);
	str_add_char(out, '-');
	config_print_clock(out, hours->until);
}

/* Is there anything to print?  Numbers, switches and choices always have a value. */
static bool config_is_set(enum config_kind kind, const void *field)
{
	switch (kind) {
	case CONFIG_TEXT:
	case CONFIG_WORD:
	case CONFIG_ADDRESS:
	case CONFIG_PATH:
	case CONFIG_SECRET:
	case CONFIG_URL:
	case CONFIG_SOURCE:
	case CONFIG_FORM:
		return *(const char *const *)field;
	case CONFIG_ADDRESSES:
	case CONFIG_TEXTS:
		return ((const struct config_addresses *)field)->count;
	case CONFIG_CLOSURES:
		return ((const struct config_closures *)field)->count;
	case CONFIG_DAY:
		return *(const date_day *)field != DATE_NO_DAY;
	case CONFIG_FLAGS:
	case CONFIG_ROLE:
	case CONFIG_ROLES:
		return *(const unsigned *)field;
	default:
		return true;
	}
}

static void config_print_value(struct str *out, const struct config_key *key, const void *field)
{
	switch (key->kind) {
	case CONFIG_NUMBER:
	case CONFIG_OR_NEVER:
		if (*(const int *)field < 0)
			str_add(out, "never");
		else
			str_addf(out, "%d", *(const int *)field);
		break;
	case CONFIG_SIZE:
		config_print_size(out, *(const int64_t *)field);
		break;
	case CONFIG_SWITCH:
		str_add(out, *(const bool *)field ? "yes" : "no");
		break;
	case CONFIG_CHOICE:
		config_print_quoted(out, key->words[*(const int *)field]);
		break;
	case CONFIG_ROLE:
		config_print_quoted(out, role_name(*(const unsigned *)field));
		break;
	case CONFIG_FLAGS:
	case CONFIG_ROLES:
		config_print_bits(out, key, *(const unsigned *)field);
		break;
	case CONFIG_TIME:
		config_print_clock(out, *(const int *)field);
		break;
	case CONFIG_HOURS:
		config_print_hours(out, field);
		break;
	case CONFIG_ADDRESSES:
	case CONFIG_TEXTS:
		config_print_addresses(out, field);
		break;
	case CONFIG_DAY:
		str_add(out, date_iso(out->arena, *(const date_day *)field));
		break;
	case CONFIG_CLOSURES:
		config_print_closures(out, field);
		break;
	default:
		config_print_quoted(out, *(const char *const *)field);
	}
}

void config_value_print(struct str *out, const char *indent, const struct config_key *key,
			const void *field)
{
	if (!config_is_set(key->kind, field) ||
	    (key->kind == CONFIG_NUMBER && key->least > 0 && *(const int *)field == 0))
		return;
	str_addf(out, "%s%s = ", indent, key->name);
	config_print_value(out, key, field);
	str_add_char(out, '\n');
}

/* All keys of a section that its struct at `base` has. */
static void config_print_keys(struct str *out, const char *indent, const char *section,
			      enum config_only only, const void *base)
{
	const struct config_key *keys;
	size_t i, count;

	keys = config_keys(&count);
	for (i = 0; i < count; i++)
		if (str_eq(keys[i].section, section) &&
		    (keys[i].only == CONFIG_ALWAYS || keys[i].only == only))
			config_value_print(out, indent, &keys[i],
					   (const char *)base + keys[i].offset);
}

static void config_print_form(struct str *out, const struct config_form *form)
{
	size_t i;

	str_addf(out, "\nform %s {\n", form->name);
	config_print_keys(out, "\t", "form", CONFIG_ALWAYS, form);
	for (i = 0; i < form->field_count; i++) {
		str_addf(out, "\tfield %s {\n", form->fields[i].key);
		config_print_keys(out, "\t\t", "field", CONFIG_ALWAYS, &form->fields[i]);
		str_add(out, "\t}\n");
	}
	str_add(out, "}\n");
}

static void config_print_procedure(struct str *out, const struct procedure *p)
{
	size_t i;

	str_addf(out, "\nprocedure %s {\n", p->name);
	config_print_keys(out, "\t", "procedure", CONFIG_ALWAYS, p);
	for (i = 0; i < p->step_count; i++) {
		str_addf(out, "\tstep %s {\n", p->steps[i].name);
		config_print_keys(out, "\t\t", "step", CONFIG_ALWAYS, &p->steps[i]);
		str_add(out, "\t}\n");
	}
	str_add(out, "}\n");
}

void config_print(const struct config *config, struct str *out)
{
	const struct config_section *sections;
	enum config_only only;
	size_t i, count;

	config_print_keys(out, "", "", CONFIG_ALWAYS, config);
	sections = config_sections(&count);
	for (i = 0; i < count; i++) {
		if (sections[i].titled || !*sections[i].name)
			continue;
		if (str_eq(sections[i].name, "oauth2") && !config->oauth2.token_url)
			continue;
		only = CONFIG_ONLY_SERVER;
		if (str_eq(sections[i].name, "mailbox") &&
		    config->mailbox.type == CONFIG_MAILBOX_MAILDIR)
			only = CONFIG_ONLY_MAILDIR;
		if (str_eq(sections[i].name, "relay") && config->relay.type == CONFIG_RELAY_MAILDIR)
			only = CONFIG_ONLY_MAILDIR;
		str_addf(out, "\n%s {\n", sections[i].name);
		config_print_keys(out, "\t", sections[i].name, only,
				  (const char *)config + sections[i].offset);
		str_add(out, "}\n");
	}
	for (i = 0; i < config->form_count; i++)
		config_print_form(out, &config->forms[i]);
	for (i = 0; i < config->procedure_count; i++)
		config_print_procedure(out, &config->procedures[i]);
}
