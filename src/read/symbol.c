/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/symbol.h"

#include <stddef.h>
#include <string.h>

#include "core/document.h"

#define TICK   "\xE2\x9C\x93" /* U+2713 */
#define CROSS  "\xE2\x9C\x97" /* U+2717 */
#define CIRCLE "\xE2\x97\x8B" /* U+25CB */
#define RADIO  "\xE2\x97\x89" /* U+25C9 */
#define BULLET "\xE2\x80\xA2"
#define DASH   "\xE2\x80\x93"
#define ARROW  "\xE2\x86\x92"

struct symbol {
	unsigned char c;
	const char *shown;
};

static const struct symbol wingdings[] = {
    {0x4A, "\xE2\x98\xBA"}, /* Outlook's smile */
    {0x4C, "\xE2\x98\xB9"},
    {0x6C, BULLET},
    {0x6E, BULLET},
    {0x6F, DOCUMENT_EMPTY},
    {0x70, DOCUMENT_EMPTY},
    {0x71, DOCUMENT_EMPTY},
    {0x72, DOCUMENT_EMPTY},
    {0x73, BULLET},
    {0x74, BULLET},
    {0x75, BULLET},
    {0x76, BULLET},
    {0x78, DOCUMENT_TICKED},
    {0x9E, BULLET},
    {0x9F, BULLET},
    {0xA0, BULLET},
    {0xA1, CIRCLE},
    {0xA2, CIRCLE},
    {0xA3, CIRCLE},
    {0xA4, RADIO},
    {0xA5, RADIO},
    {0xA7, BULLET},
    {0xA8, DOCUMENT_EMPTY},
    {0xB7, BULLET}, /* of Symbol, where a program forgot to say so */
    {0xD8, BULLET},
    {0xDF, "\xE2\x86\x90"},
    {0xE0, ARROW},
    {0xE8, ARROW},
    {0xF0, ARROW},
    {0xFB, CROSS},
    {0xFC, TICK},
    {0xFD, DOCUMENT_TICKED},
    {0xFE, DOCUMENT_TICKED},
    {0, NULL},
};

static const struct symbol wingdings_2[] = {
    {0x2A, DOCUMENT_EMPTY},  {0x4F, CROSS},	      {0x50, TICK},
    {0x51, DOCUMENT_TICKED}, {0x52, DOCUMENT_TICKED}, {0x53, DOCUMENT_TICKED},
    {0x54, DOCUMENT_TICKED}, {0x55, CROSS},	      {0x56, CROSS},
    {0x95, BULLET},	     {0x96, BULLET},	      {0x97, BULLET},
    {0x98, BULLET},	     {0x99, CIRCLE},	      {0x9A, CIRCLE},
    {0x9B, CIRCLE},	     {0x9E, BULLET},	      {0x9F, BULLET},
    {0xA0, BULLET},	     {0xA2, BULLET},	      {0xA3, DOCUMENT_EMPTY},
    {0xA4, DOCUMENT_EMPTY},  {0xA5, DOCUMENT_EMPTY},  {0, NULL},
};

static const struct symbol webdings[] = {
    {0x61, TICK},   {0x63, DOCUMENT_EMPTY}, {0x67, BULLET}, {0x72, CROSS},
    {0x6E, BULLET}, {0x3D, BULLET},	    {0, NULL},
};

/* PostScript's own font of pictures, on Macs. */
static const struct symbol dingbats[] = {
    {0x33, TICK},	    {0x34, TICK},
    {0x35, CROSS},	    {0x36, CROSS},
    {0x37, CROSS},	    {0x38, CROSS},
    {0x6C, BULLET},	    {0x6D, CIRCLE},
    {0x6E, BULLET},	    {0x6F, DOCUMENT_EMPTY},
    {0x70, DOCUMENT_EMPTY}, {0x71, DOCUMENT_EMPTY},
    {0x72, DOCUMENT_EMPTY}, {0, NULL},
};

static const struct symbol marlett[] = {{0x61, TICK}, {0x62, TICK}, {0x72, CROSS}, {0, NULL}};

/* The signs of the Symbol font that stand where ASCII has others.  People tick with its root. */
static const struct symbol symbols[] = {
    {0x22, "\xE2\x88\x80"},
    {0x24, "\xE2\x88\x83"},
    {0x27, "\xE2\x88\x8B"},
    {0x2A, "*"},
    {0x2D, "-"},
    {0x40, "\xE2\x89\x85"},
    {0x5C, "\xE2\x88\xB4"},
    {0x5E, "\xE2\x8A\xA5"},
    {0xA0, "\xE2\x82\xAC"},
    {0xA2, "\xE2\x80\xB2"},
    {0xA3, "\xE2\x89\xA4"},
    {0xA5, "\xE2\x88\x9E"},
    {0xA8, BULLET},
    {0xAB, "\xE2\x86\x94"},
    {0xAC, "\xE2\x86\x90"},
    {0xAE, ARROW},
    {0xB0, "\xC2\xB0"},
    {0xB1, "\xC2\xB1"},
    {0xB3, "\xE2\x89\xA5"},
    {0xB4, "\xC3\x97"},
    {0xB7, BULLET},
    {0xB8, "\xC3\xB7"},
    {0xB9, "\xE2\x89\xA0"},
    {0xBB, "\xE2\x89\x88"},
    {0xBC, "\xE2\x80\xA6"},
    {0xBE, DASH},
    {0xD6, "\xE2\x88\x9A"},
    {0xD7, "\xC2\xB7"},
    {0xDE, ARROW},
    {0, NULL},
};

/* A to Z and a to z of the Symbol font. */
static const char *const greek_capitals[26] = {
    "\xCE\x91", "\xCE\x92", "\xCE\xA7", "\xCE\x94", "\xCE\x95", "\xCE\xA6", "\xCE\x93",
    "\xCE\x97", "\xCE\x99", "\xCF\x91", "\xCE\x9A", "\xCE\x9B", "\xCE\x9C", "\xCE\x9D",
    "\xCE\x9F", "\xCE\xA0", "\xCE\x98", "\xCE\xA1", "\xCE\xA3", "\xCE\xA4", "\xCE\xA5",
    "\xCF\x82", "\xCE\xA9", "\xCE\x9E", "\xCE\xA8", "\xCE\x96"};
static const char *const greek_small[26] = {
    "\xCE\xB1", "\xCE\xB2", "\xCF\x87", "\xCE\xB4", "\xCE\xB5", "\xCF\x86", "\xCE\xB3",
    "\xCE\xB7", "\xCE\xB9", "\xCF\x95", "\xCE\xBA", "\xCE\xBB", "\xCE\xBC", "\xCE\xBD",
    "\xCE\xBF", "\xCF\x80", "\xCE\xB8", "\xCF\x81", "\xCF\x83", "\xCF\x84", "\xCF\x85",
    "\xCF\x96", "\xCF\x89", "\xCE\xBE", "\xCF\x88", "\xCE\xB6"};

/* U+0020 to U+003F, each a string of its own. */
static const char plain[] = " \0!\0\"\0#\0$\0%\0&\0'\0(\0)\0*\0+\0,\0-\0.\0/\0"
			    "0\0"
			    "1\0"
			    "2\0"
			    "3\0"
			    "4\0"
			    "5\0"
			    "6\0"
			    "7\0"
			    "8\0"
			    "9\0"
			    ":\0;\0<\0=\0>\0?";

/* A longer name stands before one that it begins with. */
static const struct {
	const char *name;
	const struct symbol *symbols;
} fonts[] = {
    {"Wingdings 2", wingdings_2}, {"Wingdings 3", NULL}, /* arrows, all of them */
    {"Wingdings", wingdings},	  {"Webdings", webdings},      {"Symbol", symbols},
    {"ZapfDingbats", dingbats},	  {"Zapf Dingbats", dingbats}, {"ITC Zapf Dingbats", dingbats},
    {"Marlett", marlett},
};

static int find_font(const char *font)
{
	size_t i;

	for (i = 0; font && i < COUNT_OF(fonts); i++) {
		/* "Segoe UI Symbol" and "Symbola" have letters like any other font. */
		if (str_ieq(font, fonts[i].name))
			return (int)i;
	}
	return -1;
}

bool symbol_is_font(const char *font)
{
	return find_font(font) >= 0;
}

const char *symbol_font_of(const char *family)
{
	size_t i, n;

	family += strspn(family, " \t\n\"'");
	for (i = 0; i < COUNT_OF(fonts); i++) {
		n = strlen(fonts[i].name);
		if (str_istarts(family, fonts[i].name) &&
		    (!family[n] || strchr("\"' ,;", family[n])))
			return fonts[i].name;
	}
	return NULL;
}

/* Is it in the text, as a word of its own? */
static bool has_word(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *at;
	char before, behind;

	for (at = text; (at = str_ifind(at, word)); at++) {
		before = at > text ? (char)(at[-1] | 0x20) : ' ';
		behind = (char)(at[n] | 0x20);
		if (!(before >= 'a' && before <= 'z') && !(behind >= 'a' && behind <= 'z'))
			return true;
	}
	return false;
}

static bool has_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (has_word(text, *words))
			return true;
	return false;
}

/* A longer text tells of something else. */
enum { DESCRIPTION_MAX = 120 };

const char *symbol_of_picture(const char *description)
{
	static const char *const empty[] = {
	    "unticked",	       "unchecked",    "not ticked", "not checked",    "no tick",
	    "unselected",      "not selected", "empty box",  "empty checkbox", "empty tick box",
	    "empty check box", "blank box",    NULL};
	static const char *const ticked[] = {"tick",	  "ticked",	"tick1",    "checked",
					     "checkmark", "check mark", "selected", NULL};
	static const char *const crosses[] = {"cross", "crossed", "cross mark", "close with", NULL};
	static const char *const signs[] = {"\xE2\x9C\x85", "\xE2\x9C\x94", "\xE2\x9C\x93",
					    "\xE2\x98\x91", "\xE2\x98\x92"};
	size_t i;

	if (!description || strlen(description) > DESCRIPTION_MAX)
		return NULL;
	if (has_one_of(description, empty) || str_starts(description, DOCUMENT_EMPTY))
		return DOCUMENT_EMPTY;
	for (i = 0; i < COUNT_OF(signs); i++)
		if (str_starts(description, signs[i]))
			return DOCUMENT_TICKED;
	if (has_one_of(description, crosses))
		return CROSS;
	return has_one_of(description, ticked) ? DOCUMENT_TICKED : NULL;
}

/* Of the Symbol font: its letters are Greek; digits and most signs are what they are elsewhere. */
static const char *find_greek(unsigned c)
{
	if (c >= 'A' && c <= 'Z')
		return greek_capitals[c - 'A'];
	if (c >= 'a' && c <= 'z')
		return greek_small[c - 'a'];
	return c >= 0x20 && c < 0x40 ? &plain[2 * (c - 0x20)] : NULL;
}

static const char *find_in(const struct symbol *table, unsigned c)
{
	for (; table && table->shown; table++)
		if (table->c == c)
			return table->shown;
	return NULL;
}

const char *symbol_find(const char *font, unsigned c)
{
	const struct symbol *table;
	const char *shown;
	bool apart = c >= 0xF000 && c <= 0xF0FF;
	int i = find_font(font);

	if (!apart && (i < 0 || c > 0xFF))
		return NULL;
	c &= 0xFF;
	if (c <= ' ')
		return apart ? " " : NULL;
	table = i < 0 ? wingdings : fonts[i].symbols;
	shown = find_in(table, c);
	/* Where the font is lost: the two that people tick with. */
	if (!shown && i < 0)
		shown = find_in(wingdings_2, c);
	if (!shown && table == symbols)
		shown = find_greek(c);
	return shown ? shown : "\xEF\xBF\xBD";
}

bool symbol_is_invisible(unsigned c)
{
	return c == 0x7F || c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x200E ||
	       c == 0x200F || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

bool symbol_is_blank(unsigned c)
{
	return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	       c == 0x205F || c == 0x3000;
}
