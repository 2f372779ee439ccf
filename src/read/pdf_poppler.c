/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_poppler.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libpoppler-glib.so.8"

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
