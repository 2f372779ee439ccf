/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader_case: what the tests of `reader` share: a mail of several parts, as its reader and whoever
 * is told of it have it, and two forms on different matters. */
#ifndef ESCALATED_TESTS_READER_CASE_H
#define ESCALATED_TESTS_READER_CASE_H

#include "core/reading.h"

/* The parts of a mail, each with the lines of its head; the first is what its writer wrote, NULL
 * ends them.  In `a`. */
struct reading reader_case_read(struct arena *a, const char *head, const char *const *parts);

#define SUBJECT "Subject: Escalation\n"
#define TEXT	"Content-Type: text/plain; charset=utf-8\n\n"
#define FILE_OF(name)                                                                              \
	"Content-Type: text/plain; charset=utf-8\n"                                                \
	"Content-Disposition: attachment; filename=\"" name "\"\n\n"
#define PATEL                                                                                      \
	"Fostering Panel Escalation form\nFoster carer's name/s: Anita Patel\n"                    \
	"Date of Fostering Panel: 3 November 2026\nTeam Manager's name: Priya Nair\n"              \
	"Further information: The review came late.\n"
#define STONE                                                                                      \
	"Fostering Panel Escalation form\nFoster carer's name/s: Lewis Stone\n"                    \
	"Date of Fostering Panel: 3 November 2026\nTeam Manager's name: Priya Nair\n"              \
	"Further information: No medical was there.\n"

#endif
