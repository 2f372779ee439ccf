/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as RTF: the document must be valid UTF-8 and have a text. */
#include "fuzz.h"
#include "read/html.h"
#include "read/rtf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	html_warm_up();
	fuzz_read_file(data, size, rtf_read);
	return 0;
}
