/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/attachment.h"

#include "read/html.h"
#include "read/reader.h"

static int read_text(struct arena *a, struct mime_part *part, struct document *document,
		     struct err *e)
{
	struct str text;

	(void)e;
	str_init(&text, a, READER_MAX_BODY);
	str_add(&text, mime_part_text(a, part));
	document_from_text(document, str_text(&text));
	return 0;
}

static int read_html(struct arena *a, struct mime_part *part, struct document *document,
		     struct err *e)
{
	struct html_notes notes = {0};

	(void)e;
	html_read(document, mime_part_text(a, part), &notes);
	return 0;
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct attachment_format formats[] = {
    {LIST("text/plain"), LIST(".txt", ".text"), read_text},
    {LIST("text/html", "application/xhtml+xml"), LIST(".html", ".htm"), read_html},
    {LIST("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	  "application/vnd.ms-word.document.macroenabled.12"),
     LIST(".docx", ".docm"), NULL},
    {LIST("application/msword"), LIST(".doc", ".dot"), NULL},
    {LIST("application/vnd.oasis.opendocument.text"), LIST(".odt"), NULL},
    {LIST("application/pdf"), LIST(".pdf"), NULL},
    {LIST("application/rtf", "text/rtf"), LIST(".rtf"), NULL},
    {LIST("application/ms-tnef", "application/vnd.ms-tnef"), LIST("winmail.dat"), NULL},
    {LIST("application/vnd.apple.pages"), LIST(".pages"), NULL},
};

static bool ends_with_any(const char *name, const char *const *extensions)
{
	for (; *extensions; extensions++)
		if (str_ends(name, *extensions))
			return true;
	return false;
}

static bool is_any(const char *type, const char *const *types)
{
	for (; *types; types++)
		if (str_eq(type, *types))
			return true;
	return false;
}

const struct attachment_format *attachment_find_format(const struct mime_part *part)
{
	char lower[256] = "";
	size_t i, n;

	/* Programs that do not know a file's type say application/octet-stream, or worse. */
	for (n = 0; part->name && part->name[n] && n < sizeof(lower) - 1; n++)
		lower[n] = part->name[n] >= 'A' && part->name[n] <= 'Z'
			       ? (char)(part->name[n] - 'A' + 'a')
			       : part->name[n];
	for (i = 0; i < COUNT_OF(formats); i++)
		if (ends_with_any(lower, formats[i].extensions))
			return &formats[i];
	for (i = 0; i < COUNT_OF(formats); i++)
		if (is_any(part->type, formats[i].types))
			return &formats[i];
	return NULL;
}
