/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/attachment.h"

#include <string.h>
#include <strings.h>

#include "read/charset.h"
#include "read/doc.h"
#include "read/docx.h"
#include "read/eml.h"
#include "read/html.h"
#include "read/mht.h"
#include "read/msg.h"
#include "read/odt.h"
#include "read/pdf.h"
#include "read/rtf.h"
#include "read/tnef.h"
#include "read/unzip.h"

static const char too_long[] = "It is too long: the end of it was not read.";

static int read_text(struct arena *a, const struct attachment_file *file, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	struct str text;

	(void)e;
	str_init(&text, a, ATTACHMENT_TEXT_MAX);
	str_add(&text, charset_to_utf8(a, file->bytes, file->size, file->charset));
	if (text.truncated)
		attachment_add_note(a, notes, too_long);
	document_from_text(document, str_text(&text));
	return 0;
}

static int read_html(struct arena *a, const struct attachment_file *file, struct document *document,
		     struct attachment_notes *notes, struct err *e)
{
	struct html_notes seen = {0};

	(void)e;
	html_read(document, charset_to_utf8(a, file->bytes, file->size, file->charset), &seen);
	if (seen.cut)
		attachment_add_note(a, notes, too_long);
	notes->blind = seen.blind;
	return 0;
}

/* ---- what bytes begin with */

static bool begins(const unsigned char *bytes, size_t size, const char *with, size_t n)
{
	return size >= n && memcmp(bytes, with, n) == 0;
}

static bool holds(const unsigned char *bytes, size_t size, const char *what)
{
	return memmem(bytes, size, what, strlen(what)) != NULL;
}

static bool sniff_zip(const unsigned char *bytes, size_t size)
{
	return begins(bytes, size, "PK\3\4", 4);
}

/* PDF readers forgive some bytes before it. */
static bool sniff_pdf(const unsigned char *bytes, size_t size)
{
	return holds(bytes, size < 1024 ? size : 1024, "%PDF-");
}

static bool sniff_rtf(const unsigned char *bytes, size_t size)
{
	return holds(bytes, size < 16 ? size : 16, "{\\rtf");
}

/* OLE's compound file: .doc, and a .docx with a password. */
static bool sniff_doc(const unsigned char *bytes, size_t size)
{
	return begins(bytes, size, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* The same with the name of a stream (UTF-16) that all mails have. */
static bool sniff_msg(const unsigned char *bytes, size_t size)
{
	static const char name[] = "_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_";

	return sniff_doc(bytes, size) && memmem(bytes, size, name, sizeof(name) - 1);
}

static bool sniff_tnef(const unsigned char *bytes, size_t size)
{
	return begins(bytes, size, "\x78\x9F\x3E\x22", 4);
}

/* Some systems write a page, and call it ".doc", so that Word opens it. */
static bool sniff_html(const unsigned char *bytes, size_t size)
{
	const char *text = (const char *)bytes;
	size_t at = begins(bytes, size, "\xEF\xBB\xBF", 3) ? 3 : 0;

	while (at < size && strchr(" \t\r\n", text[at]))
		at++;
	return (size - at >= 5 && strncasecmp(text + at, "<html", 5) == 0) ||
	       (size - at >= 14 && strncasecmp(text + at, "<!doctype html", 14) == 0);
}

/* Word's "XML document" and "Flat OPC": text, and no zip. */
static bool sniff_word_xml(const unsigned char *bytes, size_t size)
{
	return holds(bytes, size < 1024 ? size : 1024, "progid=\"Word.Document\"");
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Sniffing takes the first: a more particular one stands before one of which it is a case, and what
 * its first bytes tell before what must be opened. */
static const struct attachment_format formats[] = {
    {"an OpenDocument text",
     LIST("application/vnd.oasis.opendocument.text",
	  "application/vnd.oasis.opendocument.text-template",
	  "application/vnd.oasis.opendocument.text-flat-xml"),
     LIST(".odt", ".ott", ".fodt"), odt_sniff, odt_read, NULL},
    {"a Word document",
     LIST("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	  "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
	  "application/vnd.ms-word.document.macroenabled.12"),
     LIST(".docx", ".docm", ".dotx", ".dotm"), docx_sniff, docx_read, NULL},
    {"a zip file", LIST("application/zip", "application/x-zip-compressed"), LIST(".zip"), sniff_zip,
     NULL, unzip_unpack},
    {"a PDF", LIST("application/pdf"), LIST(".pdf"), sniff_pdf, pdf_read, NULL},
    {"an RTF document", LIST("application/rtf", "text/rtf"), LIST(".rtf"), sniff_rtf, rtf_read,
     NULL},
    {"an Outlook mail", LIST("application/vnd.ms-outlook"), LIST(".msg"), sniff_msg, NULL,
     msg_unpack},
    {"a document with a password", LIST("application/encrypted"), (const char *const[]){NULL},
     docx_sniff_sealed, docx_read_sealed, NULL},
    {"an old Word document", LIST("application/msword"), LIST(".doc", ".dot"), sniff_doc, doc_read,
     NULL},
    {"a winmail.dat", LIST("application/ms-tnef", "application/vnd.ms-tnef"), LIST("winmail.dat"),
     sniff_tnef, NULL, tnef_unpack},
    {"a saved mail", LIST("message/rfc822"), LIST(".eml"), NULL, eml_read, eml_unpack},
    {"a Pages document", LIST("application/vnd.apple.pages", "application/x-iwork-pages-sffpages"),
     LIST(".pages"), NULL, NULL, NULL},
    {"a Word document that was saved as XML", LIST("application/vnd.ms-word.xml"), LIST(".wordml"),
     sniff_word_xml, NULL, NULL},
    {"a page of HTML in one file", LIST("multipart/related", "application/x-mimearchive"),
     LIST(".mht", ".mhtml"), mht_sniff, mht_read, NULL},
    {"a page of HTML", LIST("text/html", "application/xhtml+xml"), LIST(".html", ".htm"),
     sniff_html, read_html, NULL},
    {"plain text", LIST("text/plain"), LIST(".txt", ".text"), NULL, read_text, NULL},
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
	for (; type && *types; types++)
		if (str_eq(type, *types))
			return true;
	return false;
}

/* Pages calls a zip of its own ".pages"; Excel's and PowerPoint's are no forms. */
static const struct attachment_format *find_by_bytes(const struct attachment_file *file,
						     const char *name)
{
	static const char *const other_zips[] = {".pages", ".xlsx", ".xlsm",	".pptx", ".ods",
						 ".odp",   ".jar",  ".numbers", ".key",	 NULL};
	size_t i;

	if (ends_with_any(name, other_zips))
		return NULL;
	for (i = 0; i < COUNT_OF(formats); i++)
		if (formats[i].sniff && formats[i].sniff(file->bytes, file->size))
			return &formats[i];
	return NULL;
}

const struct attachment_format *attachment_find_format(const struct attachment_file *file)
{
	const struct attachment_format *found;
	char lower[256] = "";
	size_t i, n;

	for (n = 0; file->name && file->name[n] && n < sizeof(lower) - 1; n++)
		lower[n] = file->name[n] >= 'A' && file->name[n] <= 'Z'
			       ? (char)(file->name[n] - 'A' + 'a')
			       : file->name[n];
	found = find_by_bytes(file, lower);
	if (found)
		return found;
	for (i = 0; i < COUNT_OF(formats); i++)
		if (ends_with_any(lower, formats[i].extensions))
			return &formats[i];
	for (i = 0; i < COUNT_OF(formats); i++)
		if (is_any(file->type, formats[i].types))
			return &formats[i];
	return NULL;
}

void attachment_add_inside(struct arena *a, struct attachment_list *inside,
			   const struct attachment_file *file, struct attachment_notes *notes)
{
	if (inside->count < ATTACHMENT_INSIDE_MAX) {
		*ARENA_PUSH(a, struct attachment_file, inside->files, inside->count) = *file;
		return;
	}
	if (!inside->full)
		attachment_add_note(a, notes, "It holds more files than are looked through.");
	inside->full = true;
}

const char *attachment_base_name(struct arena *a, const char *name)
{
	const char *base = name, *s;

	for (s = name; s && *s; s++)
		if (*s == '/' || *s == '\\')
			base = s + 1;
	return str_empty(base) ? NULL : str_fold(a, base);
}

bool attachment_is_risky(const struct attachment_format *format)
{
	return format->read == pdf_read || format->read == doc_read ||
	       format->unpack == msg_unpack || format->unpack == tnef_unpack;
}

void attachment_add_aside(struct arena *a, struct attachment_notes *notes, const char *sentence)
{
	if (notes->problem_count < ATTACHMENT_NOTES_MAX)
		notes->asides |= 1u << notes->problem_count;
	attachment_add_note(a, notes, sentence);
}

void attachment_add_note(struct arena *a, struct attachment_notes *notes, const char *sentence)
{
	if (notes->problem_count < ATTACHMENT_NOTES_MAX)
		*ARENA_PUSH(a, const char *, notes->problems, notes->problem_count) = sentence;
}
