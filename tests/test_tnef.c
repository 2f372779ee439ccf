/* SPDX-License-Identifier: GPL-3.0-or-later */
/* winmail.dat as Outlook and Exchange write it, and the files in it. */
#include "check.h"

#include <string.h>

#include "hostile.h"
#include "read/lzfu.h"
#include "read/tnef.h"

/* ---- a file, attribute by attribute */

struct bytes {
	char data[65536];
	size_t size;
};

static void put(struct bytes *b, const void *bytes, size_t n)
{
	assert_in_range(n, 0, sizeof(b->data) - b->size);
	memcpy(b->data + b->size, bytes, n);
	b->size += n;
}

static void put_number(struct bytes *b, size_t width, unsigned long n)
{
	for (; width; width--, n >>= 8)
		b->data[b->size++] = (char)(n & 0xFF);
}

static void begin(struct bytes *b)
{
	b->size = 0;
	put_number(b, 4, 0x223E9F78);
	put_number(b, 2, 1);
}

static void put_attribute(struct bytes *b, unsigned level, unsigned long id, const void *bytes,
			  size_t n)
{
	put_number(b, 1, level);
	put_number(b, 4, id);
	put_number(b, 4, n);
	put(b, bytes, n);
	put_number(b, 2, 0);
}

static void put_string(struct bytes *b, unsigned level, unsigned long id, const char *s)
{
	put_attribute(b, level, id, s, strlen(s) + 1);
}

/* ---- properties */

static void put_variable(struct bytes *b, unsigned type, unsigned id, const void *bytes, size_t n)
{
	put_number(b, 2, type);
	put_number(b, 2, id);
	put_number(b, 4, 1);
	put_number(b, 4, n);
	put(b, bytes, n);
	put(b, "\0\0\0", (4 - n % 4) % 4);
}

static void put_integer(struct bytes *b, unsigned id, unsigned long n)
{
	put_number(b, 2, 0x03);
	put_number(b, 2, id);
	put_number(b, 4, n);
}

/* One of every type that is skipped: a time, a boolean, two numbers, named ones of either kind. */
static size_t put_others(struct bytes *b)
{
	static const char guid[16] = "0123456789abcdef";

	put_number(b, 4, 0x0E060040);
	put_number(b, 8, 1);
	put_number(b, 4, 0x0E1B000B);
	put_number(b, 4, 1);
	put_number(b, 4, 0x66701003);
	put_number(b, 4, 2);
	put_number(b, 8, 7);
	put_number(b, 4, 0x80000003);
	put(b, guid, 16);
	put_number(b, 4, 0);
	put_number(b, 4, 0x8501);
	put_number(b, 4, 7);
	put_number(b, 4, 0x8001001E);
	put(b, guid, 16);
	put_number(b, 4, 1);
	put_number(b, 4, 6);
	put(b, "a\0b\0\0\0\0\0", 8);
	put_number(b, 4, 1);
	put_number(b, 4, 3);
	put(b, "xy\0\0", 4);
	return 5;
}

/* The list of properties that `make` puts, with its count before it, as an attribute. */
#define WITH_PROPERTIES(b, level, id, count, ...)                                                  \
	do {                                                                                       \
		static struct bytes list;                                                          \
		size_t size_of_list;                                                               \
		unsigned long others = 0;                                                          \
		list.size = 4;                                                                     \
		__VA_ARGS__;                                                                       \
		size_of_list = list.size;                                                          \
		list.size = 0;                                                                     \
		put_number(&list, 4, (count) + others);                                            \
		list.size = size_of_list;                                                          \
		put_attribute(b, level, id, list.data, list.size);                                 \
	} while (0)

static int unpack(const void *bytes, size_t size, struct attachment_list *inside,
		  struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.name = "winmail.dat", .bytes = bytes, .size = size};

	memset(inside, 0, sizeof(*inside));
	memset(notes, 0, sizeof(*notes));
	return tnef_unpack(&arena, &file, inside, notes, e);
}

/* "name|type|charset|bytes" of each file, a line each. */
static const char *unpacked(const struct bytes *b)
{
	struct attachment_notes notes;
	struct attachment_list inside;
	struct str out;
	struct err err;
	size_t i;

	assert_int_equal(unpack(b->data, b->size, &inside, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 0);
	str_init(&out, &arena, STR_UNBOUNDED);
	for (i = 0; i < inside.count; i++) {
		str_addf(&out, "%s|%s|%s|", inside.files[i].name ? inside.files[i].name : "",
			 inside.files[i].type ? inside.files[i].type : "",
			 inside.files[i].charset ? inside.files[i].charset : "");
		str_add_n(&out, inside.files[i].bytes, inside.files[i].size);
		str_add_char(&out, '\n');
	}
	return str_text(&out);
}

static void attachments_have_their_long_names(void **state)
{
	static struct bytes b;

	(void)state;
	begin(&b);
	put_attribute(&b, 1, 0x00069007, "\xE4\x04\0\0\0\0\0\0", 8); /* windows-1252 */
	put_attribute(&b, 2, 0x00069002, "\1\0\0\0", 4);
	put_string(&b, 2, 0x00018010, "ESCALA~1.DOC");
	put_attribute(&b, 2, 0x0006800F, "PK12", 4);
	WITH_PROPERTIES(&b, 2, 0x00069005, 2, others = put_others(&list),
			put_variable(&list, 0x1E, 0x3707, "Escalation caf\xE9.docx", 21),
			put_variable(&list, 0x1E, 0x370E, "Application/X", 14));
	put_attribute(&b, 2, 0x00069002, "\1\0\0\0", 4);
	put_string(&b, 2, 0x00018010, "C:\\temp\\two.rtf");
	put_attribute(&b, 2, 0x0006800F, "two", 3);
	put_attribute(&b, 2, 0x00069002, "\1\0\0\0", 4);
	WITH_PROPERTIES(&b, 2, 0x00069005, 2, put_variable(&list, 0x1F, 0x3707, "t\0\xE9\0\0\0", 6),
			put_variable(&list, 0x102, 0x3701, "three", 5));
	assert_string_equal(unpacked(&b), "Escalation caf\u00E9.docx|application/x||PK12\n"
					  "two.rtf|||two\n"
					  "t\u00E9|||three\n");
}

static void the_text_is_a_file_too(void **state)
{
	static struct bytes b;

	(void)state;
	begin(&b);
	put_string(&b, 1, 0x0002800C, "plain words");
	assert_string_equal(unpacked(&b), "message.txt|text/plain|utf-8|plain words\n");

	begin(&b);
	WITH_PROPERTIES(&b, 1, 0x00069003, 1,
			put_variable(&list, 0x1F, 0x1000, "w\0i\0\xE9\0\0\0", 8));
	assert_string_equal(unpacked(&b), "message.txt|text/plain|utf-8|wi\u00E9\n");

	/* HTML before plain text, in the set that it is said to be in. */
	begin(&b);
	put_string(&b, 1, 0x0002800C, "plain words");
	WITH_PROPERTIES(&b, 1, 0x00069003, 2, put_integer(&list, 0x3FDE, 28592),
			put_variable(&list, 0x102, 0x1013, "<p>x</p>", 8));
	assert_string_equal(unpacked(&b), "message.html|text/html|iso-8859-2|<p>x</p>\n");
}

/* The example of MS-OXRTFCP 4.1, and the other way of packing. */
static void compressed_rtf_is_unpacked(void **state)
{
	static const char packed[] = "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7"
				     "\xa7\x03\x00\x0a\x00\x72\x63"
				     "\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00"
				     "\x20\x62\x77\x05\xb0\x6c\x64"
				     "\x7d\x0a\x80\x0f\xa0";
	static const char stored[] = "\x10\0\0\0\x04\0\0\0MELA\0\0\0\0{\\rtf1 x}";
	static struct bytes b;
	struct err err;
	size_t size;
	char *rtf;

	(void)state;
	begin(&b);
	WITH_PROPERTIES(&b, 1, 0x00069003, 1,
			put_variable(&list, 0x102, 0x1009, packed, sizeof(packed) - 1));
	assert_string_equal(
	    unpacked(&b),
	    "message.rtf|application/rtf||{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n\n");
	assert_int_equal(lzfu_unpack(&arena, stored, sizeof(stored) - 1, &rtf, &size, &err), 0);
	assert_int_equal(size, 9);
	assert_memory_equal(rtf, "{\\rtf1 x}", 9);
	assert_int_equal(lzfu_unpack(&arena, "0123456789abcdefg", 17, &rtf, &size, &err), -1);
	assert_int_equal(lzfu_unpack(&arena, "LZFu", 4, &rtf, &size, &err), -1);
}

static void an_attached_mail_is_again_such_a_file(void **state)
{
	static struct bytes inner, b;

	(void)state;
	inner.size = 0;
	put(&inner, "\x07\x03\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 16);
	inner.size = 16;
	put_number(&inner, 4, 0x223E9F78);
	put_number(&inner, 2, 1);
	put_string(&inner, 1, 0x0002800C, "inner");
	begin(&b);
	put_attribute(&b, 2, 0x00069002, "\2\0\0\0", 4);
	WITH_PROPERTIES(&b, 2, 0x00069005, 2, put_integer(&list, 0x3705, 5),
			put_variable(&list, 0x0D, 0x3701, inner.data, inner.size));
	{
		const struct attachment_file *file;
		struct attachment_notes notes;
		struct attachment_list inside;
		struct err err;

		assert_int_equal(unpack(b.data, b.size, &inside, &notes, &err), 0);
		assert_int_equal(inside.count, 1);
		file = &inside.files[0];
		assert_string_equal(attachment_find_format(file)->title, "a winmail.dat");
		assert_int_equal(unpack(file->bytes, file->size, &inside, &notes, &err), 0);
		assert_int_equal(inside.count, 1);
		assert_memory_equal(inside.files[0].bytes, "inner", 5);
	}
}

static void damage_is_told(void **state)
{
	static struct bytes b;
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;
	size_t cut;

	(void)state;
	assert_int_equal(unpack("hello", 5, &inside, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	assert_int_equal(unpack("", 0, &inside, &notes, &err), -1);
	begin(&b);
	put_string(&b, 1, 0x0002800C, "body");
	put_attribute(&b, 2, 0x00069002, "", 0);
	WITH_PROPERTIES(&b, 2, 0x00069005, 1, others = put_others(&list),
			put_variable(&list, 0x102, 0x3701, "three", 5));
	/* Cut anywhere, what was before is there, and that it was cut is said at most once. */
	for (cut = 6; cut < b.size; cut++) {
		assert_int_equal(unpack(b.data, cut, &inside, &notes, &err), 0);
		assert_in_range(notes.problem_count, 0, 1);
		assert_in_range(inside.count, 0, 2);
	}
	assert_int_equal(unpack(b.data, b.size - 12, &inside, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 1);
	assert_string_equal(notes.problems[0], "It is damaged: a part of it is missing.");
	assert_int_equal(inside.count, 1);
}

static void lengths_that_lie_are_not_believed(void **state)
{
	static const struct {
		const char *properties;
		size_t size;
	} rows[] = {
	    {"\xFF\xFF\xFF\xFF", 4},
	    {"\xFF\xFF\xFF\xFF\x1E\x00\x00\x10\xFF\xFF\xFF\xFF", 12},
	    {"\x01\0\0\0\x1E\x00\x00\x10\x01\0\0\0\xFF\xFF\xFF\xFFx", 17},
	    {"\x01\0\0\0\x1E\x10\x00\x10\xFF\xFF\xFF\xFF\0\0\0\0", 16},
	    {"\x01\0\0\0\x03\x10\x00\x10\xFF\xFF\xFF\x7F\0\0\0\0", 16},
	    {"\x01\0\0\0\x03\x00\x00\x80"
	     "0123456789abcdef\1\0\0\0\xFF\xFF\xFF\xFF",
	     32},
	};
	static struct bytes b;
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		begin(&b);
		put_attribute(&b, 1, 0x00069003, rows[i].properties, rows[i].size);
		assert_int_equal(unpack(b.data, b.size, &inside, &notes, &err), 0);
		assert_int_equal(notes.problem_count, 1);
		assert_int_equal(inside.count, 0);
	}
	begin(&b);
	put_number(&b, 1, 1);
	put_number(&b, 8, 0xFFFFFFFF0002800C);
	assert_int_equal(unpack(b.data, b.size, &inside, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 1);
}

/* 35 MiB of one attribute or property after the other, and what grows most when it is unpacked. */
static void hostile_files_end_soon(void **state)
{
	static const char file_begins[] = "\2\x02\x90\x06\0\1\0\0\0xxx\2\x0F\x80\x06\0\1\0\0\0xxx";
	struct attachment_notes notes;
	struct attachment_list inside;
	struct err err;
	size_t at, n, size;
	clock_t began;
	char *bytes, *rtf;

	(void)state;
	bytes = arena_alloc(&arena, HOSTILE_SIZE);
	memcpy(bytes, "\x78\x9F\x3E\x22\1\0", 6);
	n = sizeof(file_begins) - 1;
	for (at = 6; at + n < HOSTILE_SIZE; at += n)
		memcpy(bytes + at, file_begins, n);
	began = clock();
	assert_int_equal(unpack(bytes, at, &inside, &notes, &err), 0);
	assert_int_equal(inside.count, ATTACHMENT_INSIDE_MAX);
	assert_int_equal(notes.problem_count, 1);
	hostile_check_time(began, "attachments");
	assert_in_range(arena.used, 0, HOSTILE_MEMORY);
	check_clear_arena(NULL);

	bytes = arena_alloc(&arena, HOSTILE_SIZE);
	memset(bytes, 0xFF, HOSTILE_SIZE);
	memcpy(bytes + 8, "LZFu", 4);
	for (at = 16; at + 17 < HOSTILE_SIZE; at += 17)
		memcpy(bytes + at,
		       "\xFF\x00\x0F\x00\x1F\x00\x2F\x00\x3F\x00\x4F\x00\x5F\x00\x6F\x00\x7F", 17);
	began = clock();
	assert_int_equal(lzfu_unpack(&arena, bytes, HOSTILE_SIZE, &rtf, &size, &err), 0);
	assert_int_equal(size, LZFU_MAX);
	hostile_check_time(began, "compressed RTF");
	assert_in_range(arena.used, 0, HOSTILE_MEMORY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(attachments_have_their_long_names),
	    TEST(the_text_is_a_file_too),
	    TEST(compressed_rtf_is_unpacked),
	    TEST(an_attached_mail_is_again_such_a_file),
	    TEST(damage_is_told),
	    TEST(lengths_that_lie_are_not_believed),
	    TEST(hostile_files_end_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
