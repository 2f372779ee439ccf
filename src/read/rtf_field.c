/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/rtf_parts.h"

#include <stdlib.h>
#include <string.h>

#include "read/symbol.h"

/* A form field whose result Word has not set says so with this. */
enum { RESULT_UNSET = 25 };

struct rtf_field *rtf_field_now(struct rtf *r)
{
	return r->field_depth && r->field_depth <= RTF_FIELDS_MAX ? &r->fields[r->field_depth - 1]
								  : NULL;
}

void rtf_field_begin(struct rtf *r)
{
	struct rtf_field *field;

	r->field_depth++;
	field = rtf_field_now(r);
	if (!field)
		return;
	memset(field, 0, sizeof(*field));
	field->result = field->default_result = -1;
	field->shown = r->shown;
}

static const char *field_code(const struct rtf_field *field)
{
	return field->code + strspn(field->code, " ");
}

bool rtf_field_shows_result(struct rtf *r)
{
	struct rtf_field *field = rtf_field_now(r);

	if (!field)
		return true;
	field->shown = r->shown;
	return !str_istarts(field_code(field), "FORMCHECKBOX");
}

/* SYMBOL 254 \f "Wingdings" \s 12 */
static void show_symbol(struct rtf *r, const char *code)
{
	const char *font = strstr(code, "\\f"), *end, *shown;
	char name[40] = "";
	unsigned long c = strtoul(code, NULL, 0);

	if (font) {
		font += strspn(font + 2, " \"") + 2;
		end = font + strcspn(font, "\"");
		if ((size_t)(end - font) < sizeof(name))
			memcpy(name, font, (size_t)(end - font));
	}
	shown = c && c <= 0xFFFF ? symbol_find(name, (unsigned)c) : NULL;
	if (shown)
		rtf_put_text(r, shown);
	else if (c && c <= 0xFFFF)
		rtf_put_char(r, (unsigned)c);
}

/* LibreOffice writes a box without its state, which is then lost: whoever reads "?" will ask. */
static void show_box(struct rtf *r, const struct rtf_field *field, int result)
{
	if (!field->has_properties) {
		r->lost_box = r->lost_box || r->now->target == RTF_TEXT;
		rtf_put_text(r, "?");
		return;
	}
	rtf_put_text(r, result == 1 ? DOCUMENT_TICKED : DOCUMENT_EMPTY);
}

void rtf_field_end(struct rtf *r)
{
	struct rtf_field *field = rtf_field_now(r);
	const char *code;
	int result;

	rtf_flush(r);
	if (r->field_depth)
		r->field_depth--;
	if (!field)
		return;
	code = field_code(field);
	result = field->result >= 0 && field->result != RESULT_UNSET ? field->result
								     : field->default_result;
	if (str_istarts(code, "FORMCHECKBOX"))
		show_box(r, field, result);
	else if (str_istarts(code, "FORMDROPDOWN") && r->shown == field->shown)
		rtf_put_text(r, field->choice);
	else if (str_istarts(code, "SYMBOL ") && r->shown == field->shown)
		show_symbol(r, code + strlen("SYMBOL "));
	rtf_flush(r);
}
