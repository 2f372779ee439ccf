/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * codec_form: forms and actions as members of other values.
 */
#ifndef ESCALATED_CODEC_CODEC_FORM_H
#define ESCALATED_CODEC_CODEC_FORM_H

#include "codec/fields.h"

/* A member `struct form *`. */
extern const struct fields_custom codec_form_custom;
/* struct form_action: {action, by_whom, by_when, words}.  by_when is an ISO date where it is one,
 * and `words` then says how it was written. */
extern const struct fields_table codec_form_action;

#endif
