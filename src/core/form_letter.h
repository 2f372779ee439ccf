/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_letter: which letters English can have, and which are of another alphabet.  It knows no
 * words. For the files of `form` only.
 */
#ifndef ESCALATED_CORE_FORM_LETTER_H
#define ESCALATED_CORE_FORM_LETTER_H

#include <stdbool.h>

enum form_letter {
	FORM_LETTER_NONE,
	FORM_LETTER_OWN,     /* a Latin letter, or a digit: a label has them, or an answer */
	FORM_LETTER_SIGN,    /* another that is read as an answer: a box, a tick */
	FORM_LETTER_FOREIGN, /* a letter of no Latin alphabet */
};

enum form_letter form_letter(unsigned c);
/* Is it of the form's own letters, or such a sign? */
bool form_letter_says(unsigned c);
bool form_letter_is_foreign_in(const char *text);

#endif
