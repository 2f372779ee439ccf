/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/directory_name.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "core/telephone.h"

enum { NAME_FIRST_ACCENTED = 0xC0, NAME_LAST_ACCENTED = 0x17F };

static bool directory_name_is_blank(unsigned c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x202F;
}

/* Marks that have no width: accents apart from their letter, joiners, soft hyphens. */
static bool directory_name_is_silent(unsigned c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D) || c == 0xAD ||
	       c == 0xFEFF;
}

/* Lower case, for the letters of Western and Central Europe. */
static unsigned directory_name_lower(unsigned c)
{
	if (c >= 'A' && c <= 'Z')
		return c + 0x20;
	if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
		return c + 0x20;
	if (c == 0x178)
		return 0xFF;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c + (c & 1);
	if ((c >= 0x100 && c <= 0x177) && c != 0x130 && c != 0x131 && c != 0x138)
		return c | 1;
	return c;
}

/* The letter without its accent; the letter itself if it has none. */
static unsigned directory_name_bare(unsigned c)
{
	/* From U+00C0 on; a blank for what is no accented letter. */
	static const char bare[] =
	    "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y"
	    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkklllllll"
	    "lllnnnnnnn  oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
	char letter;

	if (c < NAME_FIRST_ACCENTED || c > NAME_LAST_ACCENTED)
		return c;
	letter = bare[c - NAME_FIRST_ACCENTED];
	return letter == ' ' ? c : (unsigned char)letter;
}

static unsigned directory_name_fold(unsigned c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == '`' || c == 0xB4)
		return '\'';
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	return directory_name_lower(c);
}

/* The next character of a name, a run of white space as one blank; 0 at the end, and for white
 * space before it. */
static unsigned directory_name_next(const char **name)
{
	bool blank = false;
	const char *next;
	unsigned c;

	for (;;) {
		next = *name;
		c = str_next_char(&next);
		if (directory_name_is_blank(c))
			blank = true;
		else if (!directory_name_is_silent(c))
			break;
		*name = next;
	}
	if (c == 0)
		return 0;
	if (blank)
		return ' ';
	*name = next;
	return directory_name_fold(c);
}

/* Behind the title at `name`, or `name` itself. */
static const char *directory_name_skip_title(const char *name)
{
	static const char *const titles[] = {"mr",   "mrs",  "ms",  "miss", "mx",   "dr",
					     "cllr", "prof", "rev", "sir",  "dame", "councillor"};
	const char *end, *next, *behind;
	size_t i, length;

	for (end = name; (*end >= 'a' && *end <= 'z') || (*end >= 'A' && *end <= 'Z');)
		end++;
	length = (size_t)(end - name);
	next = *end == '.' ? end + 1 : end;
	behind = end;
	/* A title stands apart: "Drake" and "Ms-Smith" have none. */
	if (next == end && !directory_name_is_blank(str_next_char(&behind)))
		return name;
	for (i = 0; i < COUNT_OF(titles); i++)
		if (strlen(titles[i]) == length && strncasecmp(name, titles[i], length) == 0)
			return next;
	return name;
}

static const char *directory_name_skip_blanks(const char *name)
{
	const char *next = name;

	while (directory_name_is_blank(str_next_char(&next)))
		name = next;
	return name;
}

/* Where the name proper begins. */
static const char *directory_name_start(const char *name)
{
	const char *next;

	for (name = directory_name_skip_blanks(name);; name = next) {
		next = directory_name_skip_blanks(directory_name_skip_title(name));
		if (next == name || !*next)
			return name;
	}
}

/* Without what stands between a name and a number. */
static size_t directory_name_cut(const char *words, size_t n)
{
	static const char *const marks[] = {
	    " ", ",", ";", ":", "|", "(", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xA0"};
	size_t i, length;

	for (i = 0; i < COUNT_OF(marks); i++) {
		length = strlen(marks[i]);
		if (n < length || memcmp(words + n - length, marks[i], length) != 0)
			continue;
		n -= length;
		i = SIZE_MAX;
	}
	return n;
}

static size_t directory_name_cut_lead(const char *words, size_t n)
{
	static const char *const leads[] = {"telephone", "tel",	 "tel.", "phone", "mobile",
					    "mob",	 "mob.", "t",	 "m"};
	size_t i, from;

	for (from = n; from && words[from - 1] != ' ' && words[from - 1] != ','; from--)
		continue;
	for (i = 0; i < COUNT_OF(leads); i++)
		if (from && n - from == strlen(leads[i]) &&
		    strncasecmp(words + from, leads[i], n - from) == 0)
			return directory_name_cut(words, from);
	return n;
}

size_t directory_name_length(const char *words, size_t n)
{
	const size_t at = telephone_at_end(words, n, TELEPHONE_WHOLE);

	return at == n ? n : directory_name_cut_lead(words, directory_name_cut(words, at));
}

bool directory_name_equal(const char *a, const char *b, bool loose)
{
	const char *a_end, *b_end;
	unsigned x, y;

	if (!a || !b)
		return false;
	a = directory_name_start(a);
	b = directory_name_start(b);
	a_end = a + directory_name_length(a, strlen(a));
	b_end = b + directory_name_length(b, strlen(b));
	if (a == a_end)
		return false;
	do {
		x = a < a_end ? directory_name_next(&a) : 0;
		y = b < b_end ? directory_name_next(&b) : 0;
		if (x != y &&
		    !(loose && (directory_name_bare(x) == y || x == directory_name_bare(y))))
			return false;
	} while (x);
	return true;
}

static bool directory_name_is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "Mac", "Fitz", "Van": what a name can begin with before another capital. */
static bool directory_name_is_particle(const char *word, size_t n)
{
	static const char *const particles[] = {"mac",	"fitz",	 "van", "von", "vander", "del",
						"dela", "della", "des", "dos", "san",	 "saint"};
	size_t i;

	for (i = 0; i < COUNT_OF(particles); i++)
		if (n == strlen(particles[i]) && strncasecmp(word, particles[i], n) == 0)
			return true;
	return n < 3;
}

/* Is the word of n bytes two that have grown together? */
static bool directory_name_is_joined(const char *word, size_t n)
{
	size_t i, from = 0;

	for (i = 1; i + 1 < n; i++) {
		if (word[i] == '-' || word[i] == '\'' || (unsigned char)word[i] >= 0x80)
			from = i + 1;
		else if (i > from && directory_name_is_capital(word[i]) && word[i - 1] >= 'a' &&
			 word[i - 1] <= 'z' && word[i + 1] >= 'a' && word[i + 1] <= 'z' &&
			 !directory_name_is_particle(word + from, i - from))
			return true;
	}
	return false;
}

const char *directory_name_find_joined(const char *words, size_t *n)
{
	const char *at;

	for (at = strchr(words, ' '); at; at = strchr(at, ' ')) {
		at++;
		*n = strcspn(at, " ");
		if (directory_name_is_capital(*words) && directory_name_is_capital(*at) &&
		    at[*n] == ' ' && directory_name_is_capital(at[*n + 1]) &&
		    directory_name_is_joined(at, *n))
			return at;
		words = at;
	}
	return NULL;
}
