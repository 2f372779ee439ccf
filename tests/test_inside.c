/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in files: zip archives, mails of Outlook (.msg), mails that were saved (.eml). */
#include "check.h"

#include <string.h>

#include "archive.h"
#include "compound.h"
#include "drawn.h"
#include "hostile.h"
#include "read/attachment.h"

static int unpack(const char *name, const void *bytes, size_t size, struct attachment_list *inside,
		  struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.name = name, .bytes = bytes, .size = size};
	const struct attachment_format *format = attachment_find_format(&file);

	assert_non_null(format);
	assert_non_null(format->unpack);
	memset(inside, 0, sizeof(*inside));
	memset(notes, 0, sizeof(*notes));
	return format->unpack(&arena, &file, inside, notes, e);
}

/* "name|bytes" of each file, a line each. */
static const char *unpacked(const char *name, const void *bytes, size_t size)
{
	struct attachment_notes notes;
	struct attachment_list inside;
	struct str out;
	struct err err;
	size_t i;

	assert_int_equal(unpack(name, bytes, size, &inside, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 0);
	str_init(&out, &arena, STR_UNBOUNDED);
	for (i = 0; i < inside.count; i++) {
		str_addf(&out, "%s|", inside.files[i].name ? inside.files[i].name : "");
		str_add_n(&out, inside.files[i].bytes, inside.files[i].size);
		str_add_char(&out, '\n');
	}
	return str_text(&out);
}

/* ---- zip */

static void a_zip_gives_what_may_be_a_form(void **state)
{
	static const struct archive_entry entries[] = {
	    {.name = "Panel papers/"},
	    {.name = "Panel papers/Escalation form.rtf", .bytes = "{\\rtf1 x}"},
	    {.name = "__MACOSX/Panel papers/._Escalation form.rtf", .bytes = "{\\rtf1 y}"},
	    {.name = "Panel papers/.DS_Store", .bytes = "{\\rtf1 z}"},
	    {.name = "Panel papers/~$calation form.rtf", .bytes = "{\\rtf1 w}"},
	    {.name = "photo.jpg", .bytes = "\xFF\xD8\xFF"},
	    {.name = "../../etc/notes.txt", .bytes = "notes"},
	    {.name = "C:\\temp\\caf\u00E9.txt", .bytes = "c"},
	};
	size_t size;
	char *bytes = archive_make(&arena, entries, COUNT_OF(entries), &size);

	(void)state;
	assert_string_equal(unpacked("a.zip", bytes, size), "Escalation form.rtf|{\\rtf1 x}\n"
							    "notes.txt|notes\n"
							    "caf\u00E9.txt|c\n");
	assert_string_equal(unpacked("unnamed", bytes, size), "Escalation form.rtf|{\\rtf1 x}\n"
							      "notes.txt|notes\n"
							      "caf\u00E9.txt|c\n");
}

static void a_zip_with_too_much_is_told(void **state)
{
	struct archive_entry entries[ATTACHMENT_INSIDE_MAX + 2];
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;
	size_t i, size;
	char *bytes;

	(void)state;
	for (i = 0; i < COUNT_OF(entries); i++)
		entries[i] = (struct archive_entry){.name = arena_printf(&arena, "%zu.txt", i),
						    .bytes = "x"};
	bytes = archive_make(&arena, entries, COUNT_OF(entries), &size);
	assert_int_equal(unpack("a.zip", bytes, size, &inside, &notes, &err), 0);
	assert_int_equal(inside.count, ATTACHMENT_INSIDE_MAX);
	assert_int_equal(notes.problem_count, 1);
	assert_string_equal(notes.problems[0], "It holds more files than are looked through.");

	entries[0] =
	    (struct archive_entry){.name = "form.rtf", .bytes = "{\\rtf1 x}", .password = "p"};
	bytes = archive_make(&arena, entries, 1, &size);
	assert_int_equal(unpack("a.zip", bytes, size, &inside, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_int_equal(inside.count, 0);
	assert_int_equal(unpack("a.zip", "PK\3\4 no zip", 10, &inside, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
}

static void a_bomb_ends_soon(void **state)
{
	char *zeros = arena_alloc(&arena, HOSTILE_SIZE);
	const struct archive_entry entries[] = {
	    {.name = "a.rtf", .bytes = zeros, .size = HOSTILE_SIZE},
	    {.name = "b.rtf", .bytes = zeros, .size = HOSTILE_SIZE},
	    {.name = "c.rtf", .bytes = zeros, .size = HOSTILE_SIZE},
	};
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;
	clock_t began;
	size_t size;
	char *bytes = archive_make(&arena, entries, COUNT_OF(entries), &size);

	(void)state;
	began = clock();
	assert_int_equal(unpack("a.zip", bytes, size, &inside, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	hostile_check_time(began, "bomb");
}

/* ---- Outlook's mails */

/* The list of numbers of a mail or an attachment: one of them, behind `head` bytes. */
static struct compound_stream numbers(const char *path, size_t head, unsigned tag, unsigned value)
{
	unsigned char *bytes = arena_alloc(&arena, head + 16);
	size_t i;

	for (i = 0; i < 4; i++) {
		bytes[head + i] = (unsigned char)(tag >> 8 * i);
		bytes[head + 8 + i] = (unsigned char)(value >> 8 * i);
	}
	return (struct compound_stream){path, bytes, head + 16};
}

static void a_mail_of_outlook_gives_its_text_and_files(void **state)
{
	char *large = hostile_repeat(&arena, "{\\rtf1 ", "x", 5000);
	const struct compound_stream streams[] = {
	    {"__nameid_version1.0/__substg1.0_10000102", "no", 2},
	    {"__substg1.0_1000001F", "w\0o\0r\0d\0s\0\xE9\0", 12},
	    {"__substg1.0_0037001F", "s\0u\0b\0", 6},
	    {"__attach_version1.0_#00000000/__substg1.0_37010102", large, 5000},
	    {"__attach_version1.0_#00000000/__substg1.0_3704001E", "FORM~1.RTF", 10},
	    {"__attach_version1.0_#00000000/__substg1.0_3707001F", "a\0.\0r\0t\0f\0", 10},
	    numbers("__attach_version1.0_#00000001/__properties_version1.0", 8, 0x37050003, 5),
	    {"__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_10130102", "<p>in", 5},
	    numbers("__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0",
		    24, 0x3FDE0003, 65001),
	    numbers("__properties_version1.0", 32, 0x3FFD0003, 1252),
	};
	size_t size;
	char *bytes = compound_make(&arena, streams, COUNT_OF(streams), &size);
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;

	(void)state;
	assert_int_equal(unpack("mail.msg", bytes, size, &inside, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 0);
	assert_int_equal(inside.count, 3);
	assert_string_equal(inside.files[0].name, "message.txt");
	assert_memory_equal(inside.files[0].bytes, "words\u00E9", 7);
	assert_string_equal(inside.files[1].name, "a.rtf");
	assert_int_equal(inside.files[1].size, 5000);
	assert_memory_equal(inside.files[1].bytes, large, 5000);
	assert_string_equal(inside.files[2].name, "message.html");
	assert_string_equal(inside.files[2].charset, "utf-8");
	assert_memory_equal(inside.files[2].bytes, "<p>in", 5);
}

/* ---- saved mails */

static void a_saved_mail_gives_its_text_and_files(void **state)
{
	static const char eml[] =
	    "From: Vera <vera@carer.example>\r\n"
	    "Subject: FW: form\r\n"
	    "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
	    "--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
	    "--b\r\nContent-Type: application/octet-stream; name=\"a.rtf\"\r\n"
	    "Content-Disposition: attachment\r\n"
	    "Content-Transfer-Encoding: base64\r\n\r\n"
	    "e1xydGYxIHh9\r\n--b--\r\n";
	const struct attachment_file file = {
	    .name = "FW form.eml", .bytes = eml, .size = sizeof(eml) - 1};
	const struct attachment_format *format = attachment_find_format(&file);
	struct attachment_notes notes = {0};
	struct document document;
	struct err err;

	(void)state;
	assert_string_equal(unpacked(file.name, eml, sizeof(eml) - 1), "a.rtf|{\\rtf1 x}\n");
	document_init(&document, &arena);
	assert_int_equal(format->read(&arena, &file, &document, &notes, &err), 0);
	assert_string_equal(drawn(&arena, &document), "words\n");
}

static void what_a_file_begins_with_counts_more_than_its_name(void **state)
{
	static const struct {
		const char *name, *bytes, *title;
	} rows[] = {
	    {"form.doc", "{\\rtf1 x}", "an RTF document"},
	    {"form.doc", "\r\n<html xmlns:o='urn'><body>x", "a page of HTML"},
	    {"form.doc", "\xEF\xBB\xBF<!DOCTYPE HTML><p>", "a page of HTML"},
	    {"form.doc", "words", "an old Word document"},
	    {"form.txt", "<HTM", "plain text"},
	    {"form", "", NULL},
	    {"form.xml", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><x/>",
	     "a Word document that was saved as XML"},
	    {"data.xml", "<?xml version=\"1.0\"?><x/>", NULL},
	};
	const struct attachment_format *format;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const struct attachment_file file = {
		    .name = rows[i].name, .bytes = rows[i].bytes, .size = strlen(rows[i].bytes)};

		format = attachment_find_format(&file);
		if (rows[i].title)
			assert_string_equal(format->title, rows[i].title);
		else
			assert_null(format);
	}
}

static void a_text_that_is_too_long_is_told(void **state)
{
	struct attachment_file file = {.name = "form.txt"};
	struct attachment_notes notes = {0};
	struct document document;
	struct str text;
	struct err err;
	size_t i;

	(void)state;
	str_init(&text, &arena, STR_UNBOUNDED);
	for (i = 0; i <= ATTACHMENT_TEXT_MAX; i += 8)
		str_add(&text, "8 bytes\n");
	file.bytes = str_text(&text);
	for (i = 0; i < 2; i++) {
		file.size = i ? text.len : 80;
		document_init(&document, &arena);
		assert_int_equal(
		    attachment_find_format(&file)->read(&arena, &file, &document, &notes, &err), 0);
		assert_int_equal(notes.problem_count, i);
	}
	assert_string_equal(notes.problems[0], "It is too long: the end of it was not read.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_a_file_begins_with_counts_more_than_its_name),
	    TEST(a_text_that_is_too_long_is_told),
	    TEST(a_zip_gives_what_may_be_a_form),
	    TEST(a_zip_with_too_much_is_told),
	    TEST(a_bomb_ends_soon),
	    TEST(a_mail_of_outlook_gives_its_text_and_files),
	    TEST(a_saved_mail_gives_its_text_and_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
