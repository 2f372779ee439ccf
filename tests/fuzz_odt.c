/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an OpenDocument text, packed or in one file: what comes of it must be valid UTF-8.
 */
#include "fuzz.h"
#include "read/odt.h"
#include "read/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	xml_warm_up();
	odt_sniff(data, size);
	fuzz_read_file(data, size, odt_read);
	return 0;
}
