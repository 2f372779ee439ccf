/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_poppler.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libpoppler-glib.so.8"

/*
 * Letters are not drawn.  Words and their places come from poppler as text; a page is drawn only
 * for what is around and behind them, and to draw a form's letters takes longer than all the rest.
 * Poppler draws them by this function of Cairo's; as a program's symbols come before those of the
 * libraries that it loads (dlopen(3)), this is the one that is found.  Where it were not, letters
 * would be drawn as well, which costs time and nothing else.
 */
void cairo_show_glyphs(cairo_t *cairo, const cairo_glyph_t *glyphs, int count)
{
	(void)cairo;
	(void)glyphs;
	(void)count;
}

static struct pdf_poppler functions;
static bool loaded;

/* A function's address as ISO C has no cast for it (POSIX, dlsym). */
static bool look_up(void *library, const char *name, void *function, size_t size)
{
	void *symbol = dlsym(library, name);

	memcpy(function, &symbol, size);
	return symbol != NULL;
}

void pdf_poppler_load(void)
{
	void *library;
	bool all = true;

	if (loaded)
		return;
	library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return;
#define LOOK_UP(name)                                                                              \
	all &= look_up(library, "poppler_" #name, &functions.name, sizeof(functions.name));
	PDF_POPPLER_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
#define LOOK_UP(name)                                                                              \
	all &=                                                                                     \
	    look_up(library, "cairo_" #name, &functions.cairo.name, sizeof(functions.cairo.name));
	PDF_CAIRO_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
	loaded = all;
}

const struct pdf_poppler *pdf_poppler(void)
{
	return loaded ? &functions : NULL;
}
