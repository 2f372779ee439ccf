/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flowed: text that was wrapped for the way (format=flowed, RFC 3676) → the lines as written.
 */
#ifndef ESCALATED_READ_FLOWED_H
#define ESCALATED_READ_FLOWED_H

#include "base/str.h"

/* The text in `a`.  Cited lines keep their marks (">"); `delsp` as the mail declares it. */
char *flowed_unwrap(struct arena *a, const char *text, bool delsp);

#endif
