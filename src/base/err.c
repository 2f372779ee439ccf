/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list args;

	if (!e)
		return -1;
	e->kind = kind;
	va_start(args, format);
	vsnprintf(e->text, sizeof(e->text), format, args);
	va_end(args);
	return -1;
}

int err_prefix(struct err *e, const char *format, ...)
{
	char old[sizeof(e->text)];
	va_list args;
	size_t len;

	if (!e)
		return -1;
	memcpy(old, e->text, sizeof(old));
	old[sizeof(old) - 1] = '\0';
	va_start(args, format);
	vsnprintf(e->text, sizeof(e->text), format, args);
	va_end(args);
	len = strlen(e->text);
	snprintf(e->text + len, sizeof(e->text) - len, ": %s", old);
	return -1;
}

const char *err_kind_name(enum err_kind kind)
{
	static const char *const names[] = {"none", "input", "temporary", "permanent", "internal"};

	return names[kind];
}
