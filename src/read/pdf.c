/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf.h"

#include <string.h>

#include "read/pdf_page.h"
#include "read/pdf_poppler.h"
#include "read/pdf_table.h"

static const char ask_for_word[] =
    "please send the form as a Word document, or write what it says into the mail";

static int refuse(const struct pdf_poppler *poppler, GError *error, struct err *e)
{
	bool locked = error && error->domain == poppler->error_quark() &&
		      error->code == POPPLER_ERROR_ENCRYPTED;

	g_clear_error(&error);
	if (locked)
		return err_set(e, ERR_INPUT, "It is protected by a password.");
	return err_set(e, ERR_INPUT, "It is damaged.");
}

/* The page that Adobe's form designer puts before a form that only Adobe's reader can show. */
static bool is_xfa_cover(const struct document *document)
{
	struct str text;

	str_init(&text, document->arena, 2048);
	document_to_text(document, &text);
	return str_ifind(str_text(&text), "please wait...") &&
	       str_ifind(str_text(&text), "your pdf viewer");
}

/* What a person would have to look at, since only they can. */
static int judge(struct arena *a, const struct pdf_words *words, const struct document *document,
		 struct attachment_notes *notes, struct err *e)
{
	if (!words->count && !words->table_count)
		return err_set(e, ERR_INPUT,
			       "There are only pictures in it, and no text (a scan, perhaps): %s.",
			       ask_for_word);
	if (is_xfa_cover(document))
		return err_set(e, ERR_INPUT,
			       "It is a form that only Adobe's own reader can show: %s.",
			       ask_for_word);
	if (words->drawn)
		attachment_add_note(a, notes,
				    "Marks that are drawn or stamped on its pages were not read.");
	if (words->drawing > 0 && words->undrawn)
		attachment_add_note(a, notes,
				    "It takes too long to draw: of its later pages only the words "
				    "were read, not lines, ticks and colours.");
	if (words->cut)
		attachment_add_note(a, notes, "It is too long: the end of it was not read.");
	return 0;
}

static void read_pages(const struct pdf_poppler *poppler, PopplerDocument *pdf,
		       struct pdf_words *words)
{
	int i, count = poppler->document_get_n_pages(pdf);
	PopplerPage *page;

	for (i = 0; i < count && i < PDF_PAGES_MAX && !words->cut; i++) {
		page = poppler->document_get_page(pdf, i);
		if (!page)
			continue;
		pdf_page_read(words, poppler, page);
		g_object_unref(page);
	}
	words->cut |= i < count;
}

static int read_file(struct arena *a, const struct attachment_file *file, bool undrawn,
		     struct document *document, struct attachment_notes *notes, struct err *e)
{
	const struct pdf_poppler *poppler = pdf_poppler();
	struct pdf_words *words;
	struct pdf_lines lines;
	PopplerDocument *pdf;
	GError *error = NULL;
	GBytes *bytes;

	if (!poppler)
		return err_set(e, ERR_INPUT, "PDF files cannot be read here: %s.", ask_for_word);
	bytes = g_bytes_new_static(file->bytes, file->size);
	pdf = poppler->document_new_from_bytes(bytes, NULL, &error);
	g_bytes_unref(bytes);
	if (!pdf)
		return refuse(poppler, error, e);
	words = ARENA_NEW(a, struct pdf_words);
	words->arena = a;
	words->undrawn = undrawn;
	read_pages(poppler, pdf, words);
	if (poppler->document_has_attachments(pdf))
		attachment_add_aside(a, notes, "The files inside of it were not looked at.");
	g_object_unref(pdf);
	/* Poppler tells of letters and fields, and not of the lines on a page. */
	notes->blind = !words->buttons;
	pdf_line_make(&lines, words);
	pdf_table_make(document, words, &lines);
	return judge(a, words, document, notes, e);
}

int pdf_read(struct arena *a, const struct attachment_file *file, struct document *document,
	     struct attachment_notes *notes, struct err *e)
{
	return read_file(a, file, false, document, notes, e);
}

/* Poppler sets up its tables with the first document that is open, and drops them with the last:
 * one stays open as long as the process lives, so that no mail pays for them. */
static void hold_library(const struct attachment_file *file)
{
	static PopplerDocument *held;
	const struct pdf_poppler *poppler = pdf_poppler();
	GBytes *bytes;

	if (!poppler || held)
		return;
	bytes = g_bytes_new_static(file->bytes, file->size);
	held = poppler->document_new_from_bytes(bytes, NULL, NULL);
	g_bytes_unref(bytes);
}

void pdf_warm_up(void)
{
	/* One small page with a field on it: what the library sets up at first use is set up.  It
	 * is not drawn: that would look for the machine's fonts, which nobody needs to see rules.
	 */
	static const char sample[] =
	    "%PDF-1.4\n"
	    "1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>endobj\n"
	    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R]"
	    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
	    "4 0 obj<</Length 28>>stream\nBT /F 9 Tf 9 9 Td (a b) Tj ET\nendstream endobj\n"
	    "5 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[9 9 20 20]>>endobj\n"
	    "trailer<</Root 1 0 R/Size 6>>\n";
	const struct attachment_file file = {.bytes = sample, .size = sizeof(sample) - 1};
	struct attachment_notes notes = {0};
	struct document document;
	struct arena arena;

	pdf_poppler_load();
	hold_library(&file);
	arena_init(&arena);
	document_init(&document, &arena);
	read_file(&arena, &file, true, &document, &notes, NULL);
	arena_clear(&arena);
}
