/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * address: From, To and their like (RFC 5322 section 3.4, and what people's programs make of it) →
 * names and addresses.  An address that no mail could be sent to is kept as a name only.
 */
#ifndef ESCALATED_READ_ADDRESS_H
#define ESCALATED_READ_ADDRESS_H

#include "core/reading.h"

/* Adds the mailboxes of a header's value, of groups too, to a list in `a`, until it has `max`. */
void address_parse(struct arena *a, const char *value, size_t max, struct reading_address **list,
		   size_t *count);

#endif
