/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails taken apart: what is in them, and what is refused before any library sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "core/reading.h"
#include "mails.h"
#include "read/address.h"
#include "read/charset.h"
#include "read/flowed.h"
#include "read/mime.h"

static int set_up(void **state)
{
	struct arena *a = mem_alloc(sizeof(*a));

	arena_init(a);
	mime_warm_up();
	*state = a;
	return 0;
}

static int tear_down(void **state)
{
	arena_clear(*state);
	free(*state);
	return 0;
}

static struct mime_mail parse(struct arena *a, const char *text)
{
	struct mime_mail mail;
	struct err err;

	if (mime_parse(a, text, strlen(text), &mail, &err) < 0)
		fail_msg("%s", err.text);
	return mail;
}

static void refuse(struct arena *a, const char *text, size_t size, const char *why)
{
	struct mime_mail mail;
	struct err err;

	assert_int_equal(mime_parse(a, text, size, &mail, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_string_equal(err.text, why);
}

static void a_tree_becomes_a_list_in_its_order(void **state)
{
	static const char text[] =
	    "Content-Type: multipart/mixed; boundary=\"a b\"\n\n"
	    "for nobody\n"
	    "--a b\nContent-Type: multipart/alternative; boundary=c\n\n"
	    "--c\n\none\n--cc\n--c\nContent-Type: TEXT/HTML\n\n<p>two\n--c--\n"
	    "--a b \nContent-Type: message/rfc822\n\nSubject: in\n\nthree\n"
	    "--a b--\nfor nobody\n";
	static const struct {
		const char *type, *raw;
		size_t parent;
		int depth;
		bool in_message;
	} want[] = {
	    {"multipart/mixed", NULL, MIME_NO_PART, 0, false},
	    {"multipart/alternative", NULL, 0, 1, false},
	    {"text/plain", "one\n--cc", 1, 2, false},
	    {"text/html", "<p>two", 1, 2, false},
	    {"message/rfc822", NULL, 0, 1, false},
	    {"text/plain", "three", 4, 2, true},
	};
	struct mime_mail mail = parse(*state, text);
	size_t i;

	assert_int_equal(mail.part_count, COUNT_OF(want));
	for (i = 0; i < COUNT_OF(want); i++) {
		assert_string_equal(mail.parts[i].type, want[i].type);
		assert_int_equal(mail.parts[i].parent, want[i].parent);
		assert_int_equal(mail.parts[i].depth, want[i].depth);
		assert_int_equal(mail.parts[i].in_message, want[i].in_message);
		if (!want[i].raw)
			continue;
		assert_int_equal(mail.parts[i].size, strlen(want[i].raw));
		assert_memory_equal(mail.parts[i].raw, want[i].raw, mail.parts[i].size);
	}
	assert_string_equal(mime_find_header(&mail.parts[5], "subject"), "in");
}

static void broken_multiparts_lose_nothing(void **state)
{
	static const struct {
		const char *text, *type;
		size_t parts;
	} table[] = {
	    /* no boundary: text */
	    {"Content-Type: multipart/mixed\n\nhello\n", "text/plain", 1},
	    /* never closed: the last part is whole */
	    {"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n", "multipart/mixed", 2},
	    /* the boundary that crashes other parsers */
	    {"Content-Type: multipart/mixed; boundary=\"\\\"\"\n\n--\"\n\nhi\n--\"--\n",
	     "multipart/mixed", 2},
	    /* headers without their empty line */
	    {"Subject: x\nhello there\n", "text/plain", 1},
	    {"Content-Type: text\n\nhello\n", "text/plain", 1},
	    {"Content-Type: ;;;\n\nhello\n", "text/plain", 1},
	    {"Content-Type: multipart/digest; boundary=x\n\n--x\n\nSubject: a\n\nb\n--x--\n",
	     "multipart/digest", 3},
	};
	struct mime_mail mail;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		mail = parse(*state, table[i].text);
		assert_string_equal(mail.parts[0].type, table[i].type);
		assert_int_equal(mail.part_count, table[i].parts);
	}
}

static void limits_hold_before_any_library(void **state)
{
	struct arena *a = *state;
	struct str mail;
	int i;

	str_init(&mail, a, STR_UNBOUNDED);
	str_add(&mail, "From: a@example.org\nTo: ");
	mails_repeat(&mail, "g:", 100000);
	str_add(&mail, "\n\nhello\n");
	refuse(a, mail.data, mail.len, "One of its headers is longer than 20 KiB.");

	str_truncate(&mail, 0);
	mails_repeat(&mail, "X-Filler: 0123456789 0123456789 0123456789\n", 10000);
	refuse(a, mail.data, mail.len, "Its headers are longer than 256 KiB.");

	/* Folded over many lines, and inside an attached mail. */
	str_truncate(&mail, 0);
	str_add(&mail, "Content-Type: message/rfc822\n\nTo: a\n");
	mails_repeat(&mail, " b,\n", 10000);
	refuse(a, mail.data, mail.len, "One of its headers is longer than 20 KiB.");

	str_truncate(&mail, 0);
	str_add(&mail, "Content-Type: multipart/mixed; boundary=x\n\n");
	mails_repeat(&mail, "--x\n\na\n", 1000);
	refuse(a, mail.data, mail.len, "It has more than 500 parts.");

	str_truncate(&mail, 0);
	for (i = 0; i < 2000; i++)
		str_addf(&mail, "Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n", i, i);
	refuse(a, mail.data, mail.len, "Its parts are nested more than 20 deep.");

	refuse(a, "", 0, "It is empty.");
	refuse(a, "\n\nhello\n", 8, "It does not begin with the headers of a mail.");
}

/* Delimiters that nearly fit must not make the search quadratic: this ends at once or never. */
static void a_flood_of_near_delimiters_is_linear(void **state)
{
	struct arena *a = *state;
	struct mime_mail mail;
	struct str text;

	str_init(&text, a, STR_UNBOUNDED);
	str_add(&text, "Content-Type: multipart/mixed; boundary=\"");
	mails_repeat(&text, "-", 190);
	str_add(&text, "\"\n\n");
	mails_repeat(&text, "-", 8 << 20);
	str_add(&text, "\n");
	mails_repeat(&text, "-x", 4 << 20);
	mail = parse(a, text.data);
	assert_int_equal(mail.part_count, 1);
}

static void transfer_encodings_are_undone(void **state)
{
	static const struct {
		const char *encoding, *raw, *text;
	} table[] = {
	    {"base64", "SGVs\nbG8=\n", "Hello"},
	    {"BASE64", "SGVs*bG8", "Hello"},
	    {"base64", "SGVsbG", "Hell"},
	    {"base64", "S\nG V\r\nsbG8", "Hello"},
	    {"base64", "SGVsbG8=\nwords of a list", "Hello"},
	    {"base64", "SGVsbA==SGVsbA==", "Hell"},
	    {"base64", "====", ""},
	    {"base64", "S", ""},
	    {"base64", "", ""},
	    {"quoted-printable", "caf=C3=A9 =\nau lait=", "caf\xC3\xA9 au lait"},
	    {"8bit", "caf\xC3\xA9", "caf\xC3\xA9"},
	    {"x-uuencode", "begin 644 a\n%2&5L;&\\`\n`\nend\n", "Hello"},
	    {"nonsense", "as it is", "as it is"},
	};
	struct mime_mail mail;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		mail = parse(*state, arena_printf(*state, "Content-Transfer-Encoding: %s\n\n%s",
						  table[i].encoding, table[i].raw));
		assert_string_equal(mime_part_text(*state, &mail.parts[0]), table[i].text);
	}
}

/* However the lines are broken, and however much of it is wanted. */
static void base64_is_decoded_as_far_as_it_is_wanted(void **state)
{
	struct arena *a = *state;
	unsigned char bytes[100];
	const unsigned char *read;
	struct mime_mail mail;
	size_t n, max, size, i;
	struct str text;
	char *encoded;
	bool cut;

	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 151 + 7);
	for (n = 0; n <= sizeof(bytes); n++) {
		encoded = g_base64_encode(bytes, n);
		str_init(&text, a, STR_UNBOUNDED);
		str_add(&text, "Content-Transfer-Encoding: base64\n\n");
		for (i = 0; encoded[i]; i++)
			str_addf(&text, "%c%s", encoded[i], i % (n + 1) == n ? "\r\n" : "");
		g_free(encoded);
		mail = parse(a, str_text(&text));
		for (max = 0; max <= n + 3; max++) {
			read = mime_part_bytes(a, &mail.parts[0], max, &size, &cut);
			assert_int_equal(cut, n > max);
			assert_int_equal(size, n > max ? max : n);
			assert_memory_equal(read, bytes, size);
		}
	}
}

static void long_text_is_cut_between_characters(void **state)
{
	struct arena *a = *state;
	struct mime_mail mail;
	struct str text;

	str_init(&text, a, STR_UNBOUNDED);
	str_add(&text, "Content-Type: text/plain; charset=windows-1252\n\n");
	mails_repeat(&text, "\x80", READER_MAX_TEXT + 10);
	mail = parse(a, text.data);
	assert_int_equal(strlen(mime_part_text(a, &mail.parts[0])),
			 READER_MAX_TEXT - READER_MAX_TEXT % 3);
	assert_true(mail.parts[0].text_cut);
}

static void names_of_files_are_decoded_and_have_no_path(void **state)
{
	static const struct {
		const char *header, *name;
	} table[] = {
	    {"Content-Disposition: attachment; filename=form.docx", "form.docx"},
	    {"Content-Disposition: attachment; filename*=utf-8''caf%C3%A9%20menu.txt",
	     "caf\xC3\xA9 menu.txt"},
	    {"Content-Disposition: attachment; filename*0*=iso-8859-1''caf%E9; filename*1=\".txt\"",
	     "caf\xC3\xA9.txt"},
	    {"Content-Disposition: attachment; filename=\"=?utf-8?Q?caf=C3=A9?=.txt\"",
	     "caf\xC3\xA9.txt"},
	    {"Content-Disposition: inline; filename=\"C:\\\\Temp\\\\x.txt\"", "x.txt"},
	    {"Content-Disposition: inline; filename=\"../../etc/passwd\"", "passwd"},
	    {"Content-Type: text/plain; name=\"caf\xE9.txt\"", "caf\xC3\xA9.txt"},
	    {"Content-Disposition: attachment; filename=\"a\nb.txt\"", NULL},
	    {"Content-Disposition: attachment", NULL},
	};
	struct mime_mail mail;
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		mail = parse(*state, arena_printf(*state, "%s\n\n", table[i].header));
		if (!table[i].name)
			continue;
		assert_non_null(mail.parts[0].name);
		assert_string_equal(mail.parts[0].name, table[i].name);
	}
}

static void headers_are_decoded(void **state)
{
	static const struct {
		const char *raw, *text;
	} table[] = {
	    {"plain  words", "plain words"},
	    {"=?utf-8?Q?caf=C3=A9?= =?utf-8?B?w6k=?=", "caf\xC3\xA9\xC3\xA9"},
	    {"=?iso-8859-1?Q?caf=E9?= one", "caf\xC3\xA9 one"},
	    {"caf\xE9", "caf\xC3\xA9"},
	    {"caf\xC3\xA9", "caf\xC3\xA9"},
	    {"=?no-such-set?Q?abc?=", "abc"},
	    {"a =?utf-8?Q?b=0Ac?=", "a b c"},
	    {"", ""},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++)
		assert_string_equal(mime_decode_header(*state, table[i].raw), table[i].text);
}

static void dates_are_given_as_they_are(void **state)
{
	static const struct {
		const char *value;
		date_moment at;
	} table[] = {
	    {"Thu, 1 Jan 1970 00:00:00 +0000", 0},
	    {"Thu, 31 Dec 2099 23:59:59 +0000", 4102444799},
	    {"Tue, 10 Nov 2026 19:12:00 +0100", 1794334320},
	    {"10 Nov 2026 18:12 GMT", 1794334320},
	    {"Tue, 31 Feb 2026 10:00:00 +0000", DATE_NO_MOMENT},
	    {"yesterday", DATE_NO_MOMENT},
	    {"", DATE_NO_MOMENT},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(table); i++)
		assert_int_equal(mime_parse_date(table[i].value), table[i].at);
	assert_int_equal(mime_parse_date(NULL), DATE_NO_MOMENT);
}

static void addresses_are_read_leniently_and_never_guessed(void **state)
{
	static const struct {
		const char *value;
		size_t count;
		const char *name, *email;
	} table[] = {
	    {"Ann <Ann@Example.ORG>", 1, "Ann", "ann@example.org"},
	    {"Osei, Gwen <g@carer.example>", 1, "Osei, Gwen", "g@carer.example"},
	    {"=?utf-8?Q?J=C3=B6rg?= <j@x.example>", 1, "J\xC3\xB6rg", "j@x.example"},
	    {"J\xF6rg <j@x.example>", 1, "J\xC3\xB6rg", "j@x.example"},
	    {"ann@example.org (Ann Smith)", 1, "Ann Smith", "ann@example.org"},
	    {"\"good@a.example\" <evil@b.example>", 1, "good@a.example", "evil@b.example"},
	    {"<a@b.example> <c@d.example>", 2, NULL, "a@b.example"},
	    {"a@b.example, c@d.example", 2, NULL, "a@b.example"},
	    {"a..b@x.example", 1, "a..b@x.example", NULL},
	    {"\"Ann\" <a..b@x.example>", 1, "Ann", NULL},
	    {"Ann <ann smith@x.example>", 1, "Ann", NULL},
	    {"a@b.example>\r\nRCPT TO:<c@d.example", 2, NULL, NULL},
	    {"undisclosed-recipients:;", 0, NULL, NULL},
	    {"team: a@b.example, c@d.example;", 2, NULL, "a@b.example"},
	    {"", 0, NULL, NULL},
	};
	struct reading_address *list;
	size_t i, count;

	for (i = 0; i < COUNT_OF(table); i++) {
		list = NULL;
		count = 0;
		address_parse(*state, table[i].value, 100, &list, &count);
		if (count != table[i].count)
			fail_msg("%s: %zu addresses", table[i].value, count);
		if (!count)
			continue;
		if (table[i].name)
			assert_string_equal(list[0].name, table[i].name);
		if (table[i].email)
			assert_string_equal(list[0].email, table[i].email);
		else if (list[0].email)
			assert_true(str_is_address(list[0].email));
	}
}

/* Declared, then UTF-8, then windows-1252. */
static void charsets_are_tried_in_turn(void **state)
{
	static const struct {
		const char *bytes, *declared, *text;
	} table[] = {
	    {"caf\xC3\xA9", "utf-8", "caf\xC3\xA9"},
	    {"caf\xC3\xA9", "us-ascii", "caf\xC3\xA9"},
	    {"caf\xC3\xA9", NULL, "caf\xC3\xA9"},
	    {"caf\xE9 \x96 \x80", "iso-8859-1", "caf\xC3\xA9 \xE2\x80\x93 \xE2\x82\xAC"},
	    {"caf\xE9", "utf-8", "caf\xC3\xA9"},
	    {"caf\xE9", "x-unknown", "caf\xC3\xA9"},
	    {"\xC3\xA9\xC3\xA9\xFF", "utf-8", "\xC3\xA9\xC3\xA9\xEF\xBF\xBD"},
	    {"\xE1\xE2", "windows-1251", "\xD0\xB1\xD0\xB2"},
	    {"\xE1\xE2", "'windows-1251'", "\xD0\xB1\xD0\xB2"},
	    {"\xC3\xA9", "gb2312", "\xE8\x8C\x85"},
	    {"\x1b$B$\"\x1b(B", "iso-2022-jp", "\xE3\x81\x82"},
	    {"\xEF\xBB\xBFx", "utf-8", "x"},
	    {"a+AOk-", "utf-7", "a\xC3\xA9"},
	    {"\x81", NULL, "\xEF\xBF\xBD"},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++)
		assert_string_equal(charset_to_utf8(*state, table[i].bytes, strlen(table[i].bytes),
						    table[i].declared),
				    table[i].text);
	/* One kept decoder serves mails of either byte order. */
	for (i = 0; i < 4; i++)
		assert_string_equal(charset_to_utf8(*state,
						    i & 1 ? "\xFF\xFE"
							    "a\0"
							  : "\xFE\xFF\0a",
						    4, "utf-16"),
				    "a");
	/* Its mark says so where the mail does not, or says something else; two letters alone of
	 * windows-1252 do not. */
	for (i = 0; i < 4; i++)
		assert_string_equal(charset_to_utf8(*state,
						    i & 1 ? "\xFF\xFE"
							    "a\0"
							  : "\xFE\xFF\0a",
						    4, i & 2 ? "utf-8" : NULL),
				    "a");
	assert_string_equal(charset_to_utf8(*state, "\xFF\xFE!", 3, NULL),
			    "\xC3\xBF\xC3\xBE!");
}

static void flowed_text_is_unwrapped(void **state)
{
	static const struct {
		const char *text;
		bool delsp;
		const char *lines;
	} table[] = {
	    {"one \ntwo\nthree\n", false, "one two\nthree\n"},
	    {"on \ne\n", true, "one\n"},
	    {"> a \n> b\nc\n", false, "> a b\nc\n"},
	    {"> a \nb\n", false, "> a \nb\n"},
	    {" From here\n", false, "From here\n"},
	    {"x\n-- \nname\n", false, "x\n-- \nname\n"},
	    {"Impact: \nWhat: y\n", false, "Impact: \nWhat: y\n"},
	    {"", false, ""},
	};
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++)
		assert_string_equal(flowed_unwrap(*state, table[i].text, table[i].delsp),
				    table[i].lines);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_tree_becomes_a_list_in_its_order),
	    TEST(broken_multiparts_lose_nothing),
	    TEST(limits_hold_before_any_library),
	    TEST(a_flood_of_near_delimiters_is_linear),
	    TEST(transfer_encodings_are_undone),
	    TEST(base64_is_decoded_as_far_as_it_is_wanted),
	    TEST(long_text_is_cut_between_characters),
	    TEST(names_of_files_are_decoded_and_have_no_path),
	    TEST(headers_are_decoded),
	    TEST(dates_are_given_as_they_are),
	    TEST(addresses_are_read_leniently_and_never_guessed),
	    TEST(charsets_are_tried_in_turn),
	    TEST(flowed_text_is_unwrapped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
