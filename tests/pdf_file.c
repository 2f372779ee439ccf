/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_file.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_ANNOTATION = 20, FIRST_PAGE = 80, OBJECTS = 200 };

/* U+F0xx, as Word says of what it shows in Wingdings. */
static const char word_unicode[] =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    "1 begincodespacerange <00> <FF> endcodespacerange\n"
    "1 beginbfrange <00> <FF> <F000> endbfrange endcmap end end\n";

static const char fonts[] =
    "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Symbol>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>endobj\n"
    "7 0 obj<</Type/Font/Subtype/TrueType/BaseFont/ABCDEE+Wingdings/ToUnicode 8 0 R>>endobj\n"
    "9 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Oblique>>endobj\n";

static void add_stream(struct str *out, int number, const char *bytes)
{
	str_addf(out, "%d 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n", number,
		 strlen(bytes), bytes);
}

static void add_annotations(struct str *out, const struct pdf_file *file)
{
	int i;

	for (i = 0; i < PDF_FILE_ANNOTATIONS && file->annotations[i]; i++)
		str_addf(out, "%d 0 obj<</Type/Annot/P %d 0 R %s>>endobj\n", FIRST_ANNOTATION + i,
			 FIRST_PAGE, file->annotations[i]);
}

static void add_references(struct str *out, const struct pdf_file *file)
{
	int i;

	for (i = 0; i < PDF_FILE_ANNOTATIONS && file->annotations[i]; i++)
		str_addf(out, " %d 0 R", FIRST_ANNOTATION + i);
}

static void add_pages(struct str *out, const struct pdf_file *file)
{
	int i, k;

	for (i = 0; i < PDF_FILE_PAGES && file->pages[i]; i++) {
		str_addf(out,
			 "%d 0 obj<</Type/Page/Parent 2 0 R%s/MediaBox[0 0 600 800]"
			 "/Resources<</Font<</F 3 0 R/B 4 0 R/S 5 0 R/Z 6 0 R/W 7 0 R/I 9 0 R>>"
			 "/XObject<</X 100 0 R>>>>%s/Annots[",
			 FIRST_PAGE + i,
			 file->contents
			     ? file->contents
			     : arena_printf(out->arena, "/Contents %d 0 R", FIRST_PAGE + 10 + i),
			 file->page ? file->page : "");
		if (i == 0)
			add_references(out, file);
		str_add(out, "]>>endobj\n");
		add_stream(out, FIRST_PAGE + 10 + i, file->pages[i]);
	}
	str_addf(out, "2 0 obj<</Type/Pages/Count %d/Kids[", i);
	for (k = 0; k < i; k++)
		str_addf(out, " %d 0 R", FIRST_PAGE + k);
	str_add(out, "]>>endobj\n");
}

/* Where each object begins. */
static void add_table(struct str *out, const struct pdf_file *file)
{
	size_t start = out->len;
	const char *found;
	char head[32];
	int i;

	str_addf(out, "xref\n0 %d\n0000000000 65535 f \n", OBJECTS);
	for (i = 1; i < OBJECTS; i++) {
		snprintf(head, sizeof(head), "\n%d 0 obj<<", i);
		found = memmem(out->data, start, head, strlen(head));
		str_addf(out, "%010zu 00000 %c \n", found ? (size_t)(found + 1 - out->data) : 0,
			 found ? 'n' : 'f');
	}
	str_addf(out, "trailer<</Root 1 0 R/Size %d %s>>\nstartxref\n%zu\n%%%%EOF\n", OBJECTS,
		 file->trailer ? file->trailer : "", start);
}

char *pdf_file_make(struct arena *a, const struct pdf_file *file, size_t *size)
{
	struct str out;

	str_init(&out, a, STR_UNBOUNDED);
	str_add(&out, "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[");
	add_references(&out, file);
	str_addf(&out, "]>>%s>>endobj\n", file->catalog ? file->catalog : "");
	str_add(&out, fonts);
	add_stream(&out, 8, word_unicode);
	add_annotations(&out, file);
	add_pages(&out, file);
	if (file->objects)
		str_add_n(&out, file->objects,
			  file->objects_size ? file->objects_size : strlen(file->objects));
	add_table(&out, file);
	*size = out.len;
	return out.data;
}
