/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the lines of a text, as old gateways send them: which are files, and what becomes of the
 * text around them. */
#include "check.h"

#include <string.h>
#include <time.h>

#include "mails.h"
#include "read/mime.h"
#include "read/uuencode.h"

#define FORM                                                                                       \
	"{\\rtf1 Fostering Panel Escalation form\\par Foster carer's name/s: Anita Patel\\par "    \
	"Date of Fostering Panel: 3 November 2026\\par Team Manager's name: Priya Nair\\par "      \
	"Further information: The review came late.\\par}"
#define HEAD                                                                                       \
	"From: Graham Tully <graham.tully@panel.example>\nMessage-ID: <1@panel.example>\n"         \
	"Date: Tue, 10 Nov 2026 19:12:00 +0000\nSubject: Escalation\n"

/* Zeros as `zero`, and none of them at the ends of lines if they are to be lost there. */
static void add_lines(struct str *out, const void *bytes, size_t size, char zero, bool trim)
{
	const unsigned char *s = bytes;
	unsigned char three[3];
	char line[64];
	size_t at, n, i, k;

	for (at = 0; at < size; at += n) {
		n = size - at < 45 ? size - at : 45;
		line[k = 0] = (char)(' ' + n);
		for (i = 0; i < n; i += 3) {
			memset(three, 0, sizeof(three));
			memcpy(three, s + at + i, n - i < 3 ? n - i : 3);
			line[++k] = (char)(' ' + (three[0] >> 2));
			line[++k] = (char)(' ' + ((three[0] << 4 | three[1] >> 4) & 63));
			line[++k] = (char)(' ' + ((three[1] << 2 | three[2] >> 6) & 63));
			line[++k] = (char)(' ' + (three[2] & 63));
		}
		for (i = 0; i <= k; i++)
			line[i] = line[i] == ' ' ? zero : line[i];
		while (trim && line[k] == zero)
			k--;
		str_add_n(out, line, k + 1);
		str_add_char(out, '\n');
	}
}

static const char *encoded(const char *name, const void *bytes, size_t size, char zero, bool trim)
{
	struct str out;

	str_init(&out, &arena, STR_UNBOUNDED);
	str_addf(&out, "begin 644 %s\n", name);
	add_lines(&out, bytes, size, zero, trim);
	str_addf(&out, "%s\nend\n", trim ? "" : zero == ' ' ? " " : "`");
	return str_text(&out);
}

static const char *coded_form(const char *name)
{
	return encoded(name, FORM, strlen(FORM), '`', false);
}

static struct reading read_mail(const char *head, const char *body)
{
	const char *mail = arena_printf(&arena, "%s%s\n%s", HEAD, head, body);

	return mails_read_bytes(&arena, mail, strlen(mail));
}

/* ---- which lines are a file */

/* Every length of the last line, and zeros that were kept, written as blanks, or lost. */
static void every_byte_comes_back(void **state)
{
	unsigned char bytes[400];
	struct uuencode_file file;
	const char *text, *end;
	size_t i, way;

	(void)state;
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = i % 5 ? (unsigned char)(i * 7) : 0;
	memset(bytes + 130, 0, 60);
	for (i = 1; i < sizeof(bytes); i++)
		for (way = 0; way < 3; way++) {
			text = encoded("a b.docx", bytes, i, way ? ' ' : '`', way == 2);
			end = text + strlen(text);
			/* A single byte that is zero leaves no letter. */
			if (way && i == 1)
				continue;
			assert_true(uuencode_find(&arena, text, end, &file));
			assert_string_equal(file.name, "a b.docx");
			assert_int_equal(file.size, i);
			assert_memory_equal(file.bytes, bytes, i);
			assert_ptr_equal(file.begin, text);
			assert_ptr_equal(file.end, end);
		}
}

static void what_only_begins_like_a_file_is_none(void **state)
{
#define LINE "%2&5L;&\\`\n"
	static const struct {
		const char *text;
		size_t size; /* 0: it is none */
	} rows[] = {
	    {"begin 644 a\n" LINE "`\nend\n", 5},
	    {"begin 644 a\r\n%2&5L;&\\`\r\n`\r\nend\r\n", 5},
	    {"begin 0644 a\n" LINE "end", 5},
	    {"words\n\nbegin 100644 a\n" LINE "\n\nend  \nwords", 5},
	    /* A letter that proves the line, blanks that fill a card. */
	    {"begin 644 a\n%2&5L;&\\`*\n`\nend\n", 5},
	    {"begin 644 a\n%2&5L;&\\`                    \n`    \nend\n", 5},
	    {"begin 644 words\nbegin 644 a\n" LINE "end\n", 5},
	    {"begin 644 a\n" LINE "`\n", 0},
	    {"begin 644 a\n" LINE "`\nend of it\n", 0},
	    {"begin 644 a\n" LINE "`\n" LINE "end\n", 0},
	    {"begin 644 a\n`\nend\n", 0},
	    {"begin 644\n" LINE "end\n", 0},
	    {"begin 644 \n" LINE "end\n", 0},
	    {"begin 689 a\n" LINE "end\n", 0},
	    {"begin with a\n" LINE "end\n", 0},
	    {"begin  644 a\n" LINE "end\n", 0},
	    {" begin 644 a\n" LINE "end\n", 0},
	    {"> begin 644 a\n> " LINE "> end\n", 0},
	    {"begin 644 a\n%2&5L;&\\```\n`\nend\n", 0},
	    {"begin 644 a\n" LINE "%2&5L\n&2&5L;&\\A\nend\n", 0},
	    {"begin 644 a\nThe words of a person\nend\n", 0},
	    {"begin 644 a\nTHE WORDS OF ONE WHO SHOUTS\nAND SHOUTS\nend\n", 0},
	    {"begin 644 a\nM\nM\nM\nM\nend\n", 0},
	};
	struct uuencode_file file;
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = rows[i].text;
		if (uuencode_find(&arena, text, text + strlen(text), &file) != (rows[i].size > 0))
			fail_msg("%s", text);
		if (!rows[i].size)
			continue;
		assert_int_equal(file.size, rows[i].size);
		assert_memory_equal(file.bytes, "Hello", file.size);
		assert_string_equal(file.name, "a");
	}
}

/* Beginnings of files without an end, each of which could be looked through again. */
static void many_beginnings_take_linear_time(void **state)
{
	struct uuencode_file file;
	struct str text;
	clock_t start;
	size_t i;

	(void)state;
	str_init(&text, &arena, STR_UNBOUNDED);
	for (i = 0; i < 200000; i++)
		str_add(&text, "begin 644 a\n" LINE);
	start = clock();
	assert_false(uuencode_find(&arena, text.data, text.data + text.len, &file));
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
}

/* ---- in a mail */

static void a_file_in_the_text_is_one_that_came_with_the_mail(void **state)
{
	const char *body = arena_printf(&arena, "Dear all,\n\nform below.\n\n%s\nPlease confirm.\n",
					coded_form("../form.rtf"));
	struct reading r = read_mail("", body);

	(void)state;
	assert_int_equal(r.kind, READING_FORM);
	assert_string_equal(form_text(r.form, "foster_carers"), "Anita Patel");
	assert_string_equal(form_get(r.form, "foster_carers")->where, "form.rtf, line 2");
	assert_int_equal(r.attachment_count, 1);
	assert_string_equal(r.attachments[0], "form.rtf");
	assert_string_equal(r.text, "Dear all,\n\nform below.\n\nPlease confirm.");
	assert_null(strstr(r.full_text, "begin"));
	assert_int_equal(r.problem_count, 0);
}

/* As gateways make it anew, as one of several parts, and in a mail that is passed on. */
static void in_parts_and_encodings(void **state)
{
	const char *form = coded_form("form.rtf"), *line, *next;
	const char *files =
	    arena_printf(&arena, "%s\n%s", encoded("a.bin", "\xFF\xD8\xFF", 3, '`', false), form);
	struct str quoted;
	const char *mails[] = {
	    NULL,
	    arena_printf(
		&arena,
		"Content-Type: multipart/mixed; boundary=cut\n\n--cut\n\nwords\n%s\n--cut\n"
		"Content-Type: text/html\n\n<p>a footer\n--cut--\n",
		files),
	    arena_printf(&arena,
			 "Content-Type: multipart/mixed; boundary=cut\n\n--cut\n\nwords\n--cut\n"
			 "Content-Type: message/rfc822\n\nFrom: a@panel.example\n\n%s\n--cut--\n",
			 files)};
	static const char *const where[] = {"form.rtf, line 2", "form.rtf, line 2",
					    "the attached mail, form.rtf, line 2"};
	struct reading r;
	size_t i;

	(void)state;
	str_init(&quoted, &arena, STR_UNBOUNDED);
	str_add(&quoted, "Content-Transfer-Encoding: quoted-printable\n\n");
	for (line = files; *line; line = next + 1) {
		next = strchr(line, '\n');
		for (; line < next; line++)
			str_addf(&quoted, *line == '=' ? "=3D" : "%c", *line);
		str_add_char(&quoted, '\n');
	}
	mails[0] = str_text(&quoted);
	for (i = 0; i < COUNT_OF(mails); i++) {
		r = mails_read_bytes(&arena, arena_printf(&arena, HEAD "%s", mails[i]),
				     strlen(HEAD) + strlen(mails[i]));
		assert_int_equal(r.kind, READING_FORM);
		assert_string_equal(form_get(r.form, "foster_carers")->where, where[i]);
	}
}

/* What is attached as a text is a file already, and its name is said to its sender. */
static void lines_of_an_attached_text_stay_there(void **state)
{
	const char *mail = arena_printf(&arena,
					HEAD "Content-Type: text/plain; name=a.txt\n"
					     "Content-Disposition: attachment\n\n%s",
					coded_form("form.rtf"));
	struct mime_mail parsed;
	struct err err;

	(void)state;
	assert_int_equal(mime_parse(&arena, mail, strlen(mail), &parsed, &err), 0);
	assert_int_equal(parsed.part_count, 1);
}

/* As many files as there may be parts, and no more. */
static void files_are_counted_as_parts(void **state)
{
	struct mime_mail parsed;
	struct str mail;
	struct err err;
	size_t i;

	(void)state;
	str_init(&mail, &arena, STR_UNBOUNDED);
	str_add(&mail, HEAD "\n");
	for (i = 1; i < READER_MAX_PARTS; i++)
		str_add(&mail, "begin 644 a\n%2&5L;&\\`\n`\nend\n");
	assert_int_equal(mime_parse(&arena, mail.data, mail.len, &parsed, &err), 0);
	assert_int_equal(parsed.part_count, READER_MAX_PARTS);
	assert_int_equal(parsed.parts[0].size, 0);
	str_add(&mail, "begin 644 a\n%2&5L;&\\`\n`\nend\n");
	assert_int_equal(mime_parse(&arena, mail.data, mail.len, &parsed, &err), -1);
	assert_string_equal(err.text, "It has more than 500 parts.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_byte_comes_back),
	    TEST(what_only_begins_like_a_file_is_none),
	    TEST(many_beginnings_take_linear_time),
	    TEST(a_file_in_the_text_is_one_that_came_with_the_mail),
	    TEST(in_parts_and_encodings),
	    TEST(lines_of_an_attached_text_stay_there),
	    TEST(files_are_counted_as_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
