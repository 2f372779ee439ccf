/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker_fill: the second work of the `read` process: forms as Word documents, filled in.  The
 * document that came with a mail is as hostile as the mail.
 */
#ifndef ESCALATED_WORKER_FILL_H
#define ESCALATED_WORKER_FILL_H

#include "codec/codec.h"
#include "read/reader.h"

/* A blank form of one type, as a Word document. */
struct worker_blank {
	const char *type;
	const void *bytes;
	size_t size;
};

struct worker_blanks {
	struct worker_blank *list;
	size_t count;
};

/* All TYPE.docx of this folder, in `a`; none if there is no such folder.  Before the sandbox. */
void worker_blanks_load(struct arena *a, const char *folder, struct worker_blanks *blanks);

/* The document, in `a`: the one that came with this mail (size 0: none did), else the blank, unless
 * rows were added to the form, else a new one: there is always one, unless memory is short.  ERR_…
 * as docx_new(). */
int worker_fill(struct arena *a, const void *mail, size_t size,
		const struct reader_options *options, const struct worker_blanks *blanks,
		const struct codec_fill *fill, const void **out, size_t *out_size, struct err *e);

#endif
