/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a compound file: a document of Word, and a mail of Outlook. */
#include "fuzz.h"
#include "read/doc.h"
#include "read/msg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_list inside = {0};
	struct attachment_notes notes = {0};
	struct arena a = {0};

	fuzz_read_file(data, size, doc_read);
	msg_unpack(&a, &file, &inside, &notes, NULL);
	arena_clear(&a);
	return 0;
}
