/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codec/codec.h"
#include "codec/codec_form.h"
#include "base/str.h"

#define STRUCT struct codec_fill
static const struct fields_field codec_fill_table_fields[] = {
    FIELD("blank", FLAG, blank),
    FIELD("form", CUSTOM, form, .custom = &codec_form_custom),
};
FIELDS_TABLE(codec_fill_table);
#undef STRUCT

const char *codec_fill_text(struct arena *a, const struct codec_fill *fill)
{
	return fields_dump(a, fields_write(&codec_fill_table, fill, true));
}

int codec_fill_parse(struct arena *a, const char *text, size_t size, struct codec_fill *fill,
		     struct err *e)
{
	const struct fields_input in = {.arena = a, .kind = ERR_INTERNAL, .e = e};
	struct codec_fill parsed;

	if (fields_parse(&in, &codec_fill_table, text, size, &parsed) < 0)
		return -1;
	if (!parsed.form)
		return err_set(e, ERR_INTERNAL, "there is no form to fill in");
	*fill = parsed;
	return 0;
}
