/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of concerns of which those are to be deleted that do not apply: what is left is raised.  If
 * nothing is gone nobody can say whether all are meant, or the list was forgotten; then they are
 * told of as rows without an answer.
 */
#include "core/form_parts.h"

#include <string.h>

bool form_left_is_asked(const struct form_reader *r, struct form_slice heading)
{
	static const char *const asks[] = {"delete", "strike", "struck",
					   "remove", "cross",  "crossed"};
	struct vocabulary_word words[20];
	size_t i, n;

	n = vocabulary_words(r->source->text + heading.from, heading.to - heading.from, words,
			     COUNT_OF(words));
	for (i = 0; i < n; i++)
		if (VOCABULARY_WORD_IN(&words[i], asks))
			return true;
	return false;
}

void form_left_keep(struct form_reader *r, struct form_slice line)
{
	const char *text = r->source->text;
	unsigned all = DOCUMENT_STRUCK;
	size_t at;

	if (!form_field_is_concern(form_reader_field(r)))
		return;
	line.from += vocabulary_skip_bullets(text + line.from, line.to - line.from);
	for (at = line.from; at < line.to; at++)
		if (!strchr(" \t", text[at]))
			all &= r->source->marks[at];
	r->left[r->field] = all ? FORM_STRUCK : FORM_LEFT;
}

void form_left_settle(struct form_reader *r)
{
	const struct form_type *type = r->form->type;
	size_t i, left = 0, all = 0;

	for (i = 0; i < type->field_count; i++) {
		if (!form_field_is_concern(&type->fields[i]))
			continue;
		/* With a Yes or No to be deleted, an empty row says nothing. */
		if (r->said[i])
			return;
		all++;
		left += r->left[i] == FORM_LEFT;
	}
	if (!left || left == all)
		return;
	for (i = 0; i < type->field_count; i++)
		if (r->left[i])
			r->form->values[i].tick = r->left[i] == FORM_LEFT ? FORM_YES : FORM_NO;
}
