/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole reading of any bytes: it must end, and what it makes must be what main accepts. */
#include <stdlib.h>
#include <string.h>

#include "codec/codec.h"
#include "fuzz.h"
#include "read/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct reader_options options = {.own_address = "escalations@council.example",
						      .max_mail = 1 << 20};
	struct reading reading, parsed;
	struct arena a;
	const char *text;
	struct err err;

	reader_warm_up();
	arena_init(&a);
	reader_read(&a, data, size, &options, &reading);
	text = codec_reading_text(&a, &reading);
	if (codec_reading_parse(&a, text, strlen(text), &parsed, &err) < 0)
		abort();
	arena_clear(&a);
	return 0;
}
