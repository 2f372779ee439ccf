/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * outside: what the headers of a mail say of it: who, to whom, when, in answer to what.
 * What is missing, double or unusable is left out of the reading, and becomes a problem.
 */
#ifndef ESCALATED_READ_OUTSIDE_H
#define ESCALATED_READ_OUTSIDE_H

#include "core/reading.h"
#include "read/mime.h"

/* Fills from, sender, reply_to, recipients, subject, message_id, references and date. */
void outside_read(struct arena *a, const struct mime_part *mail, struct reading *reading);

/* Is this what a Message-ID can be, without its angle brackets? */
bool outside_is_id(const char *id);

/* The day on which the mail was sent: of its Date, else of the last server that took it in;
 * DATE_NO_DAY if neither says. */
date_day outside_day(const struct mime_part *mail);

#endif
