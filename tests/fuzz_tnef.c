/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as winmail.dat: every byte of the files in it must be there, and names be UTF-8. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/tnef.h"

static void look_at(struct arena *a, const struct attachment_file *file)
{
	unsigned char sum = 0;
	size_t i;

	for (i = 0; i < file->size; i++)
		sum = (unsigned char)(sum ^ ((const unsigned char *)file->bytes)[i]);
	if (sum && !file->size)
		abort();
	if (file->name &&
	    strcmp(str_valid_utf8(a, file->name, strlen(file->name)), file->name) != 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct attachment_file file = {.bytes = data, .size = size};
	struct attachment_list inside = {0};
	struct attachment_notes notes = {0};
	struct arena a;
	struct err err;
	size_t i;

	arena_init(&a);
	if (tnef_unpack(&a, &file, &inside, &notes, &err) == 0)
		for (i = 0; i < inside.count; i++)
			look_at(&a, &inside.files[i]);
	arena_clear(&a);
	return 0;
}
