/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

/* The sets, by the names of iconv(3).  Where one is a superset of another that mail programs
 * mistake for it, only the larger one is here. */
enum charset_id {
	CHARSET_ASCII, /* no set of its own: UTF-8 or windows-1252 */
	CHARSET_UTF8,
	CHARSET_UTF16, /* either of the next two, as its first bytes say */
	CHARSET_UTF16BE,
	CHARSET_UTF16LE,
	CHARSET_UTF7,
	CHARSET_CP1250,
	CHARSET_CP1251,
	CHARSET_CP1252,
	CHARSET_CP1253,
	CHARSET_CP1254,
	CHARSET_CP1255,
	CHARSET_CP1256,
	CHARSET_CP1257,
	CHARSET_CP1258,
	CHARSET_CP874,
	CHARSET_LATIN2,
	CHARSET_LATIN3,
	CHARSET_LATIN4,
	CHARSET_CYRILLIC,
	CHARSET_ARABIC,
	CHARSET_GREEK,
	CHARSET_HEBREW,
	CHARSET_LATIN6,
	CHARSET_LATIN7,
	CHARSET_LATIN8,
	CHARSET_LATIN9,
	CHARSET_LATIN10,
	CHARSET_KOI8R,
	CHARSET_KOI8U,
	CHARSET_CP437,
	CHARSET_CP850,
	CHARSET_CP852,
	CHARSET_CP855,
	CHARSET_CP866,
	CHARSET_MACINTOSH,
	CHARSET_GB18030,
	CHARSET_BIG5,
	CHARSET_SHIFT_JIS,
	CHARSET_EUC_JP,
	CHARSET_ISO2022JP,
	CHARSET_CP949,
	CHARSET_ISO2022KR,
	CHARSET_JOHAB,
	CHARSET_VISCII,
	CHARSET_COUNT,
};

static const char *const iconv_names[CHARSET_COUNT] = {
    [CHARSET_UTF16BE] = "UTF-16BE",    [CHARSET_UTF16LE] = "UTF-16LE",
    [CHARSET_UTF7] = "UTF-7",	       [CHARSET_CP1250] = "CP1250",
    [CHARSET_CP1251] = "CP1251",       [CHARSET_CP1252] = "CP1252",
    [CHARSET_CP1253] = "CP1253",       [CHARSET_CP1254] = "CP1254",
    [CHARSET_CP1255] = "CP1255",       [CHARSET_CP1256] = "CP1256",
    [CHARSET_CP1257] = "CP1257",       [CHARSET_CP1258] = "CP1258",
    [CHARSET_CP874] = "CP874",	       [CHARSET_LATIN2] = "ISO-8859-2",
    [CHARSET_LATIN3] = "ISO-8859-3",   [CHARSET_LATIN4] = "ISO-8859-4",
    [CHARSET_CYRILLIC] = "ISO-8859-5", [CHARSET_ARABIC] = "ISO-8859-6",
    [CHARSET_GREEK] = "ISO-8859-7",    [CHARSET_HEBREW] = "ISO-8859-8",
    [CHARSET_LATIN6] = "ISO-8859-10",  [CHARSET_LATIN7] = "ISO-8859-13",
    [CHARSET_LATIN8] = "ISO-8859-14",  [CHARSET_LATIN9] = "ISO-8859-15",
    [CHARSET_LATIN10] = "ISO-8859-16", [CHARSET_KOI8R] = "KOI8-R",
    [CHARSET_KOI8U] = "KOI8-U",	       [CHARSET_CP437] = "IBM437",
    [CHARSET_CP850] = "IBM850",	       [CHARSET_CP852] = "IBM852",
    [CHARSET_CP855] = "IBM855",	       [CHARSET_CP866] = "IBM866",
    [CHARSET_MACINTOSH] = "MACINTOSH", [CHARSET_GB18030] = "GB18030",
    [CHARSET_BIG5] = "BIG5-HKSCS",     [CHARSET_SHIFT_JIS] = "CP932",
    [CHARSET_EUC_JP] = "EUC-JP",       [CHARSET_ISO2022JP] = "ISO-2022-JP",
    [CHARSET_CP949] = "CP949",	       [CHARSET_ISO2022KR] = "ISO-2022-KR",
    [CHARSET_JOHAB] = "JOHAB",	       [CHARSET_VISCII] = "VISCII",
};

/* What mails call them (IANA's names and the aliases that are met). */
static const struct charset_alias {
	const char *name;
	enum charset_id id;
} aliases[] = {
    {"us-ascii", CHARSET_ASCII},
    {"ascii", CHARSET_ASCII},
    {"ansi_x3.4-1968", CHARSET_ASCII},
    {"iso-8859-1", CHARSET_ASCII},
    {"iso8859-1", CHARSET_ASCII},
    {"iso_8859-1", CHARSET_ASCII},
    {"latin1", CHARSET_ASCII},
    {"utf-8", CHARSET_UTF8},
    {"utf8", CHARSET_UTF8},
    {"unicode-1-1-utf-8", CHARSET_UTF8},
    {"utf-16", CHARSET_UTF16},
    {"utf16", CHARSET_UTF16},
    {"utf-16be", CHARSET_UTF16BE},
    {"utf-16le", CHARSET_UTF16LE},
    {"utf-7", CHARSET_UTF7},
    {"unicode-1-1-utf-7", CHARSET_UTF7},
    {"windows-1250", CHARSET_CP1250},
    {"cp1250", CHARSET_CP1250},
    {"windows-1251", CHARSET_CP1251},
    {"cp1251", CHARSET_CP1251},
    {"windows-1252", CHARSET_CP1252},
    {"cp1252", CHARSET_CP1252},
    {"windows-1253", CHARSET_CP1253},
    {"cp1253", CHARSET_CP1253},
    {"windows-1254", CHARSET_CP1254},
    {"cp1254", CHARSET_CP1254},
    {"iso-8859-9", CHARSET_CP1254},
    {"latin5", CHARSET_CP1254},
    {"windows-1255", CHARSET_CP1255},
    {"cp1255", CHARSET_CP1255},
    {"windows-1256", CHARSET_CP1256},
    {"cp1256", CHARSET_CP1256},
    {"windows-1257", CHARSET_CP1257},
    {"cp1257", CHARSET_CP1257},
    {"windows-1258", CHARSET_CP1258},
    {"cp1258", CHARSET_CP1258},
    {"windows-874", CHARSET_CP874},
    {"tis-620", CHARSET_CP874},
    {"iso-8859-11", CHARSET_CP874},
    {"iso-8859-2", CHARSET_LATIN2},
    {"iso8859-2", CHARSET_LATIN2},
    {"latin2", CHARSET_LATIN2},
    {"iso-8859-3", CHARSET_LATIN3},
    {"iso-8859-4", CHARSET_LATIN4},
    {"iso-8859-5", CHARSET_CYRILLIC},
    {"iso-8859-6", CHARSET_ARABIC},
    {"iso-8859-7", CHARSET_GREEK},
    {"iso-8859-8", CHARSET_HEBREW},
    {"iso-8859-8-i", CHARSET_HEBREW},
    {"iso-8859-10", CHARSET_LATIN6},
    {"iso-8859-13", CHARSET_LATIN7},
    {"iso-8859-14", CHARSET_LATIN8},
    {"iso-8859-15", CHARSET_LATIN9},
    {"iso8859-15", CHARSET_LATIN9},
    {"latin9", CHARSET_LATIN9},
    {"iso-8859-16", CHARSET_LATIN10},
    {"koi8-r", CHARSET_KOI8R},
    {"koi8-u", CHARSET_KOI8U},
    {"ibm437", CHARSET_CP437},
    {"cp437", CHARSET_CP437},
    {"ibm850", CHARSET_CP850},
    {"cp850", CHARSET_CP850},
    {"ibm852", CHARSET_CP852},
    {"cp852", CHARSET_CP852},
    {"ibm855", CHARSET_CP855},
    {"ibm866", CHARSET_CP866},
    {"cp866", CHARSET_CP866},
    {"macintosh", CHARSET_MACINTOSH},
    {"x-mac-roman", CHARSET_MACINTOSH},
    {"gb18030", CHARSET_GB18030},
    {"gbk", CHARSET_GB18030},
    {"gb2312", CHARSET_GB18030},
    {"gb_2312-80", CHARSET_GB18030},
    {"cp936", CHARSET_GB18030},
    {"euc-cn", CHARSET_GB18030},
    {"big5", CHARSET_BIG5},
    {"big5-hkscs", CHARSET_BIG5},
    {"cp950", CHARSET_BIG5},
    {"shift_jis", CHARSET_SHIFT_JIS},
    {"shift-jis", CHARSET_SHIFT_JIS},
    {"sjis", CHARSET_SHIFT_JIS},
    {"x-sjis", CHARSET_SHIFT_JIS},
    {"windows-31j", CHARSET_SHIFT_JIS},
    {"cp932", CHARSET_SHIFT_JIS},
    {"euc-jp", CHARSET_EUC_JP},
    {"iso-2022-jp", CHARSET_ISO2022JP},
    {"euc-kr", CHARSET_CP949},
    {"ks_c_5601-1987", CHARSET_CP949},
    {"ks_c_5601", CHARSET_CP949},
    {"cp949", CHARSET_CP949},
    {"iso-2022-kr", CHARSET_ISO2022KR},
    {"johab", CHARSET_JOHAB},
    {"viscii", CHARSET_VISCII},
};

/* Windows numbers its sets; documents and mails of its programs name them so. */
static const struct {
	unsigned codepage;
	const char *name;
} codepages[] = {
    {437, "cp437"},	    {850, "cp850"},	    {852, "cp852"},	    {855, "cp855"},
    {866, "cp866"},	    {874, "windows-874"},   {932, "cp932"},	    {936, "gbk"},
    {949, "cp949"},	    {950, "cp950"},	    {1200, "utf-16le"},	    {1201, "utf-16be"},
    {1250, "windows-1250"}, {1251, "windows-1251"}, {1252, "windows-1252"}, {1253, "windows-1253"},
    {1254, "windows-1254"}, {1255, "windows-1255"}, {1256, "windows-1256"}, {1257, "windows-1257"},
    {1258, "windows-1258"}, {1361, "johab"},	    {10000, "macintosh"},   {20127, "us-ascii"},
    {20866, "koi8-r"},	    {20932, "euc-jp"},	    {21866, "koi8-u"},	    {28591, "iso-8859-1"},
    {28592, "iso-8859-2"},  {28593, "iso-8859-3"},  {28594, "iso-8859-4"},  {28595, "iso-8859-5"},
    {28596, "iso-8859-6"},  {28597, "iso-8859-7"},  {28598, "iso-8859-8"},  {28599, "iso-8859-9"},
    {28603, "iso-8859-13"}, {28605, "iso-8859-15"}, {50220, "iso-2022-jp"}, {50225, "iso-2022-kr"},
    {51949, "euc-kr"},	    {54936, "gb18030"},	    {65000, "utf-7"},	    {65001, "utf-8"},
};

/* One decoder of each set to UTF-8, for the whole life of the process; (iconv_t)-1: none. */
static iconv_t decoders[CHARSET_COUNT];
static bool warm;

void charset_warm_up(void)
{
	size_t i;

	if (warm)
		return;
	for (i = 0; i < CHARSET_COUNT; i++)
		decoders[i] = iconv_names[i] ? iconv_open("UTF-8", iconv_names[i]) : (iconv_t)-1;
	warm = true;
}

const char *charset_name(size_t i)
{
	return i < COUNT_OF(aliases) ? aliases[i].name : NULL;
}

const char *charset_of_codepage(unsigned codepage)
{
	size_t i;

	for (i = 0; i < COUNT_OF(codepages); i++)
		if (codepages[i].codepage == codepage)
			return codepages[i].name;
	return NULL;
}

static enum charset_id charset_find(const char *declared)
{
	size_t i, n;

	if (!declared)
		return CHARSET_ASCII;
	/* Quotes that do not belong there are met: charset='utf-8'. */
	declared += strspn(declared, " '\"");
	n = strcspn(declared, " '\";");
	for (i = 0; i < COUNT_OF(aliases); i++)
		if (strlen(aliases[i].name) == n && str_istarts(declared, aliases[i].name))
			return aliases[i].id;
	return CHARSET_ASCII;
}

/* Everything that `cd` makes of the bytes.  Strict: false at the first byte that does not belong;
 * otherwise each such byte becomes U+FFFD, and an unfinished character at the end is left out: text
 * that was cut to its limit has one. */
static bool charset_convert(iconv_t cd, const char *bytes, size_t n, bool strict, struct str *out)
{
	char *in = (char *)(uintptr_t)bytes, buffer[4096], *to;
	bool whole = true;
	size_t left, done;

	if (cd == (iconv_t)-1)
		return false;
	iconv(cd, NULL, NULL, NULL, NULL);
	while (n && whole) {
		to = buffer;
		left = sizeof(buffer);
		done = iconv(cd, &in, &n, &to, &left);
		str_add_n(out, buffer, sizeof(buffer) - left);
		if (done != (size_t)-1 || errno == E2BIG)
			continue;
		if (strict)
			return false;
		whole = errno != EINVAL;
		if (whole) {
			str_add(out, "\xEF\xBF\xBD");
			in++;
			n--;
		}
	}
	/* Hebrew and Vietnamese: the last letter waits for its accent until it hears that none
	 * comes. */
	to = buffer;
	left = sizeof(buffer);
	iconv(cd, NULL, NULL, &to, &left);
	str_add_n(out, buffer, sizeof(buffer) - left);
	return true;
}

/* How much of it is UTF-8: multi-byte characters that are right, and bytes that are not. */
static void charset_count(const char *bytes, size_t n, size_t *right, size_t *wrong)
{
	const unsigned char *s = (const unsigned char *)bytes;
	size_t i = 0, want, k;

	*right = *wrong = 0;
	while (i < n) {
		want = s[i] < 0x80   ? 1
		       : s[i] < 0xC2 ? 0
		       : s[i] < 0xE0 ? 2
		       : s[i] < 0xF0 ? 3
		       : s[i] < 0xF5 ? 4
				     : 0;
		for (k = 1; k < want && i + k < n && (s[i + k] & 0xC0) == 0x80; k++)
			;
		if (k == want) {
			*right += want > 1;
			i += k;
		} else {
			(*wrong)++;
			i++;
		}
	}
}

static char *charset_decode(struct arena *a, enum charset_id id, const char *bytes, size_t n,
			    bool strict)
{
	struct str out;

	str_init(&out, a, STR_UNBOUNDED);
	if (!charset_convert(decoders[id], bytes, n, strict, &out))
		return NULL;
	return str_valid_utf8(a, str_text(&out), out.len);
}

/* A byte order mark, and zeros behind it, as no other set has: Windows' Notepad saves "Unicode" so,
 * and the mail program says nothing of it, or that it is something else. */
static bool charset_is_utf16(const char *bytes, size_t n)
{
	return n >= 2 &&
	       (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0) &&
	       memchr(bytes, '\0', n);
}

/* The byte order mark decides; without one it is big-endian (RFC 2781 section 4.3). */
static enum charset_id charset_utf16(const char **bytes, size_t *n)
{
	bool little = *n >= 2 && memcmp(*bytes, "\xFF\xFE", 2) == 0;

	if (little || (*n >= 2 && memcmp(*bytes, "\xFE\xFF", 2) == 0)) {
		*bytes += 2;
		*n -= 2;
	}
	return little ? CHARSET_UTF16LE : CHARSET_UTF16BE;
}

char *charset_to_utf8(struct arena *a, const char *bytes, size_t n, const char *declared)
{
	enum charset_id id = charset_find(declared);
	size_t right, wrong;
	char *text;

	charset_warm_up();
	if (id == CHARSET_UTF16 || charset_is_utf16(bytes, n))
		id = charset_utf16(&bytes, &n);
	if (id > CHARSET_UTF8 && (text = charset_decode(a, id, bytes, n, true)))
		return text;
	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		n -= 3;
	}
	charset_count(bytes, n, &right, &wrong);
	/* One broken byte must not turn every letter of a UTF-8 text into two others. */
	if (wrong == 0 || (id <= CHARSET_UTF8 && right > wrong))
		return str_valid_utf8(a, bytes, n);
	text = charset_decode(a, id > CHARSET_UTF8 ? id : CHARSET_CP1252, bytes, n, false);
	return text ? text : str_valid_utf8(a, bytes, n);
}

void charset_encode(unsigned c, char utf8[5])
{
	char *s = utf8;

	if (c < 0x80) {
		*s++ = (char)c;
	} else if (c < 0x800) {
		*s++ = (char)(0xC0 | c >> 6);
		*s++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*s++ = (char)(0xE0 | c >> 12);
		*s++ = (char)(0x80 | (c >> 6 & 0x3F));
		*s++ = (char)(0x80 | (c & 0x3F));
	} else {
		*s++ = (char)(0xF0 | c >> 18);
		*s++ = (char)(0x80 | (c >> 12 & 0x3F));
		*s++ = (char)(0x80 | (c >> 6 & 0x3F));
		*s++ = (char)(0x80 | (c & 0x3F));
	}
	*s = '\0';
}

unsigned charset_of_windows(unsigned c)
{
	static const unsigned short high[32] = {
	    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

	return c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
}
