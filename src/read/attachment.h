/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * attachment: the files that people send a form as.  One row of a table a format, which names the
 * function that makes a document of it; a new format is a file of its own and a row here.
 * A file may have come with a mail, have been inside of another one, or be read alone: a format
 * sees its bytes, and nothing of where they are from.
 */
#ifndef ESCALATED_READ_ATTACHMENT_H
#define ESCALATED_READ_ATTACHMENT_H

#include "base/err.h"
#include "core/document.h"

/* One file, its transfer encoding undone.  All borrowed. */
struct attachment_file {
	const char *name;    /* UTF-8, no directories; NULL if it has none */
	const char *type;    /* as declared, lower case; NULL: nothing is */
	const char *charset; /* of a text, as declared; NULL: nothing is */
	const void *bytes;
	size_t size;
};

/* What a format has to say of a file besides its words: whole sentences for the sender, each of
 * which is a problem of the reading ("Its macros were left out."). */
struct attachment_notes {
	const char **problems; /* at most ATTACHMENT_NOTES_MAX */
	size_t problem_count;
	unsigned asides; /* bits: those of them by which nothing is lost, if a form was read */
	/* What is drawn in it was not seen: ticks and words struck out may be, as lines. */
	bool blind;
};

/* Files in a file (a zip, winmail.dat), in the order in which they stand there. */
struct attachment_list {
	struct attachment_file *files; /* at most ATTACHMENT_INSIDE_MAX; bytes in the arena given,
					  or of the file that they are in */
	size_t count;
	bool full; /* there were more */
};

enum {
	ATTACHMENT_NOTES_MAX = 10,
	ATTACHMENT_INSIDE_MAX = 20,
	ATTACHMENT_DEPTH = 2,		 /* files in files in a file */
	ATTACHMENT_TEXT_MAX = 512 << 10, /* bytes of text that are taken from one file */
};

struct attachment_format {
	const char *title;	       /* "a Word document": behind "It is" */
	const char *const *types;      /* "text/plain" …, NULL-terminated */
	const char *const *extensions; /* ".txt" …, NULL-terminated */
	/* Do its bytes begin as this format does?  NULL: cannot be told by them. */
	bool (*sniff)(const unsigned char *bytes, size_t size);
	/*
	 * Adds the file to the document, in `a`.  ERR_INPUT, with one sentence for the sender ("It
	 * is protected by a password."), if it cannot be read; what was added by then is not used.
	 * Bounded in time and memory whatever the bytes are.  NULL: a format that may hold a form,
	 * and that this version cannot read, or one that only holds other files.
	 */
	int (*read)(struct arena *a, const struct attachment_file *file, struct document *document,
		    struct attachment_notes *notes, struct err *e);
	/* The files in it, in `a`; errors as above.  NULL: it holds none. */
	int (*unpack)(struct arena *a, const struct attachment_file *file,
		      struct attachment_list *inside, struct attachment_notes *notes,
		      struct err *e);
};

/*
 * The format of this file, or NULL: a picture, a sound, what holds no form.  What the bytes begin
 * with counts most (programs that do not know a file's type say application/octet-stream, or
 * worse), then the name's extension, then the declared type.
 */
const struct attachment_format *attachment_find_format(const struct attachment_file *file);

/* One more file, and a note instead if there are ATTACHMENT_INSIDE_MAX already. */
void attachment_add_inside(struct arena *a, struct attachment_list *inside,
			   const struct attachment_file *file, struct attachment_notes *notes);

/* A file's name without directories (as "/" or "\\"), in `a`; NULL if nothing is left of it. */
const char *attachment_base_name(struct arena *a, const char *name);

/* May reading it end the process?  A library reads it whose time and memory nothing else bounds, or
 * it is all offsets and lengths of its own, which code as careful as may be can follow too far. */
bool attachment_is_risky(const struct attachment_format *format);

/* One more sentence; further ones than ATTACHMENT_NOTES_MAX are left out. */
void attachment_add_note(struct arena *a, struct attachment_notes *notes, const char *sentence);
/* The same of what was left out without loss to the words: macros, a file that is embedded. */
void attachment_add_aside(struct arena *a, struct attachment_notes *notes, const char *sentence);

#endif
