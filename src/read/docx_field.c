/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields: a code that nobody sees, and the result that is shown; legacy form fields among them. */
#include "read/docx_reader.h"

#include <string.h>

#include "read/symbol.h"

enum { CODE_MAX = 300, LIST_MAX = 100 };

static const char *box_state(struct arena *a, const xmlNode *box)
{
	const xmlNode *state = docx_node_child(box, "checked");

	if (!state)
		state = docx_node_child(box, "default");
	return state && docx_node_is_on(a, state) ? DOCUMENT_TICKED : DOCUMENT_EMPTY;
}

/* "Choose …", "Select …": the first of a list's lines is often none of its choices. */
static bool is_prompt(const char *text)
{
	static const char *const prompts[] = {
	    "choose", "select", "please select", "please choose", "pick", "click", NULL};
	size_t i;

	text += strspn(text, " -<[(*");
	for (i = 0; prompts[i]; i++)
		if (str_istarts(text, prompts[i]))
			return true;
	return !*text;
}

static const char *list_state(struct arena *a, const xmlNode *list)
{
	const char *chosen = docx_node_value(a, list, "result"), *text = NULL;
	const xmlNode *entry;
	int index;

	if (!chosen)
		chosen = docx_node_value(a, list, "default");
	index = docx_node_number(chosen, 0, LIST_MAX, 0);
	for (entry = list->children; entry; entry = entry->next)
		if (docx_node_is(entry, DOCX_W, "listEntry") && index-- == 0)
			text = docx_node_attribute(a, entry, "val");
	return text && !is_prompt(text) ? text : NULL;
}

/* { SYMBOL 254 \f "Wingdings" }: Word draws it, and may keep no result of it. */
static const char *symbol_state(struct arena *a, const char *code)
{
	const char *font, *end;
	unsigned long number;
	char *behind;

	code += strspn(code, " ");
	if (!str_istarts(code, "SYMBOL "))
		return NULL;
	number = strtoul(code + 7, &behind, 0);
	font = str_ifind(behind, "\\f");
	if (!font || number < 0x20 || number > 0xFFFF)
		return NULL;
	font += 2 + strspn(font + 2, " \"");
	end = font + strcspn(font, "\"\\");
	while (end > font && end[-1] == ' ')
		end--;
	return symbol_find(arena_strndup(a, font, (size_t)(end - font)), (unsigned)number);
}

/* { eq \o\ac(○,Y) }: Word's ring around a letter or two, drawn from the code alone.  In plain text
 * a ring is a pair of brackets. */
static const char *ring_state(struct arena *a, const char *code)
{
	static const char *const rings[] = {"\xE2\x97\x8B", "\xE2\x96\xA1", "\xE2\x96\xB3",
					    "\xE2\x97\x87"};
	const char *open, *comma, *close;
	size_t i;

	code += strspn(code, " ");
	if (!str_istarts(code, "EQ ") || !str_ifind(code, "\\o"))
		return NULL;
	open = strchr(code, '(');
	comma = open ? strpbrk(open, ",;") : NULL;
	close = comma ? strrchr(comma, ')') : NULL;
	if (!close)
		return NULL;
	for (i = 0; i < COUNT_OF(rings); i++)
		if (str_starts(open + 1, rings[i]))
			return arena_printf(a, "(%.*s)", (int)(close - comma - 1), comma + 1);
	return NULL;
}

static const char *code_state(struct arena *a, const char *code)
{
	const char *text = symbol_state(a, code);

	return text ? text : ring_state(a, code);
}

/* What a form field is set to; NULL if its result shows it, or nothing does. */
static const char *field_state(struct docx_reader *r, struct docx_field *field)
{
	const xmlNode *box = docx_node_child(field->data, "checkBox"),
		      *list = docx_node_child(field->data, "ddList");
	const char *text = NULL;

	if (field->answered)
		return NULL;
	if (box)
		text = box_state(r->arena, box);
	else if (list)
		text = list_state(r->arena, list);
	else if (!field->result)
		text = code_state(r->arena, str_text(&field->code));
	field->answered = box || list;
	return text;
}

bool docx_field_is_shown(const struct docx_reader *r)
{
	size_t i;

	for (i = 0; i < r->field_count; i++)
		if (!r->fields[i].result || r->fields[i].answered)
			return false;
	return true;
}

static void begin_field(struct docx_reader *r, const xmlNode *mark)
{
	struct docx_field *field;

	if (r->field_count == DOCX_FIELDS_MAX)
		return;
	field = &r->fields[r->field_count++];
	memset(field, 0, sizeof(*field));
	field->data = docx_node_child(mark, "ffData");
	str_init(&field->code, r->arena, CODE_MAX);
}

bool docx_field_mark(struct docx_reader *r, const xmlNode *mark, const char **text)
{
	const char *type = docx_node_attribute(r->arena, mark, "fldCharType");
	struct docx_field *field;

	*text = NULL;
	if (str_eq(type, "begin")) {
		begin_field(r, mark);
		return false;
	}
	if (!r->field_count)
		return false;
	field = &r->fields[r->field_count - 1];
	if (str_eq(type, "separate")) {
		/* Its state is shown where its result would be, in the fields around it. */
		*text = field_state(r, field);
		field->result = true;
		r->field_count--;
		if (!docx_field_is_shown(r))
			*text = NULL;
		r->field_count++;
	} else if (str_eq(type, "end")) {
		*text = field_state(r, field);
		r->field_count--;
		if (!docx_field_is_shown(r))
			*text = NULL;
	}
	return *text != NULL;
}

void docx_field_code(struct docx_reader *r, const xmlNode *code)
{
	const xmlNode *text;

	for (text = code->children; text && r->field_count; text = text->next)
		if (text->content)
			str_add(&r->fields[r->field_count - 1].code, (const char *)text->content);
}

void docx_field_end_paragraph(struct docx_reader *r)
{
	while (r->field_count && !r->fields[r->field_count - 1].result)
		r->field_count--;
}
