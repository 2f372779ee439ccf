/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/form_letter.h"

#include "base/mem.h"
#include "base/str.h"

enum form_letter form_letter(unsigned c)
{
	static const struct {
		unsigned from; /* up to the next one's */
		enum form_letter kind;
	} letters[] = {{'0', FORM_LETTER_OWN},	      {':', FORM_LETTER_NONE},
		       {'A', FORM_LETTER_OWN},	      {'[', FORM_LETTER_NONE},
		       {'a', FORM_LETTER_OWN},	      {'{', FORM_LETTER_NONE},
		       {0xC0, FORM_LETTER_OWN},	      {0x370, FORM_LETTER_FOREIGN},
		       {0x61F, FORM_LETTER_NONE},     {0x620, FORM_LETTER_FOREIGN},
		       {0x1D00, FORM_LETTER_NONE},    {0x1E00, FORM_LETTER_OWN},
		       {0x1F00, FORM_LETTER_FOREIGN}, {0x2000, FORM_LETTER_NONE},
		       {0x2190, FORM_LETTER_SIGN},    {0x2D00, FORM_LETTER_FOREIGN},
		       {0x2DE0, FORM_LETTER_NONE},    {0x2E80, FORM_LETTER_FOREIGN},
		       {0x3000, FORM_LETTER_NONE},    {0x3005, FORM_LETTER_FOREIGN},
		       {0xA700, FORM_LETTER_NONE},    {0xA800, FORM_LETTER_FOREIGN},
		       {0xD800, FORM_LETTER_NONE},    {0xF900, FORM_LETTER_FOREIGN},
		       {0xFB00, FORM_LETTER_NONE},    {0xFB1D, FORM_LETTER_FOREIGN},
		       {0xFDFE, FORM_LETTER_NONE},    {0xFE70, FORM_LETTER_FOREIGN},
		       {0xFEFD, FORM_LETTER_NONE},    {0x20000, FORM_LETTER_FOREIGN}};
	size_t i = COUNT_OF(letters);

	while (i && c < letters[i - 1].from)
		i--;
	return i ? letters[i - 1].kind : FORM_LETTER_NONE;
}

bool form_letter_says(unsigned c)
{
	const enum form_letter letter = form_letter(c);

	return letter == FORM_LETTER_OWN || letter == FORM_LETTER_SIGN;
}

bool form_letter_is_foreign_in(const char *text)
{
	/* Latin letters and marks on them have lesser bytes. */
	while (*text)
		if ((unsigned char)*text < 0xCD)
			text++;
		else if (form_letter(str_next_char(&text)) == FORM_LETTER_FOREIGN)
			return true;
	return false;
}
