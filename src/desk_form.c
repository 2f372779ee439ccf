/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * S4, S6: which letters take a form with them as a Word document, and what is to be filled in.  The
 * work itself is done in the sandbox, before the mail goes out: the document is a stranger's.
 */
#include "desk.h"

#include <string.h>

#include "codec/codec.h"

/* A further form (S8) begins with what does not change from form to form: the names and dates at
 * its head, not what was said. */
static struct form *desk_further_form(struct arena *a, const struct form_type *type,
				      const struct form *before)
{
	struct form *form = form_new(a, type);
	const struct form_field *field;
	size_t i;

	for (i = 0; before && before->type == type && i < type->field_count; i++) {
		field = &type->fields[i];
		if (field->section == 'A' && !field->prose &&
		    (field->type == FORM_TEXT ||
		     (field->type == FORM_DATE && !str_eq(field->key, "response_due"))))
			form->values[i] = before->values[i];
	}
	return form;
}

bool desk_letter_form(struct arena *a, const struct casefile *c, const struct letter *letter,
		      struct store_form *form)
{
	struct codec_fill fill = {0};
	const struct form_type *type;
	const char *name;

	switch (letter_form(letter)) {
	case LETTER_NO_FORM:
		return false;
	case LETTER_CASE_FORM:
		if (!c || !c->form)
			return false;
		fill.form = c->form;
		form->mail = c->form_mail;
		form->name = arena_printf(a, "%s.docx", c->ref);
		break;
	case LETTER_BLANK_FORM:
		name = letter->blank_form ? letter->blank_form : c->procedure->form;
		type = c && c->procedure->own_form ? c->procedure->own_form : form_type_find(name);
		if (!type || !str_eq(type->name, name))
			return false;
		fill.blank = true;
		fill.form = desk_further_form(a, type, c ? c->form : NULL);
		form->name = arena_printf(a, "%s.docx", type->title);
		break;
	}
	form->doc = codec_fill_text(a, &fill);
	return true;
}
