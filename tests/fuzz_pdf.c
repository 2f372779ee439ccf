/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a PDF: what comes of it must be valid UTF-8.  Poppler, which parses it, is hunted
 * for faults elsewhere; the target is here for what is made of its words. */
#include "fuzz.h"
#include "read/pdf.h"

/* What LeakSanitizer is not to tell of: fontconfig keeps what it was asked for to the end of the
 * process, and Poppler asks it when a page is drawn. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	pdf_warm_up();
	fuzz_read_file(data, size, pdf_read);
	return 0;
}
