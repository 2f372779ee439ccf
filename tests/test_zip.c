/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives of all kinds, most of them hostile. */
#include "check.h"

#include <string.h>

#include "archive.h"
#include "hostile.h"
#include "read/zip.h"

/* Fields of a central directory's record. */
enum { METHOD = 10, CHECKSUM = 16, PACKED = 20, SIZE = 24, OFFSET = 42 };

#define DAMAGED	  "It is damaged."
#define TOO_LARGE "It is too large when it is unpacked."
#define TOO_MANY  "There are too many files in it."

static const struct archive_entry two[] = {{.name = "a.xml", .bytes = "<a/>"},
					   {.name = "sub/b.txt", .bytes = "bee", .stored = true}};

static struct zip_archive *opened(const char *bytes, size_t size)
{
	struct zip_archive *archive;
	struct err e;

	if (zip_archive_open(&archive, &arena, bytes, size, &e) < 0)
		fail_msg("%s", e.text);
	return archive;
}

static void assert_refused(const char *bytes, size_t size, const char *why)
{
	struct zip_archive *archive;
	struct err e;

	assert_int_equal(zip_archive_open(&archive, &arena, bytes, size, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, why);
}

/* Opens well, and this entry of it does not. */
static void assert_entry_refused(const char *bytes, size_t size, const char *name, const char *why)
{
	struct zip_archive *archive = opened(bytes, size);
	const char *read;
	struct err e;

	assert_int_equal(zip_archive_read(archive, &arena, (size_t)zip_archive_find(archive, name),
					  ZIP_TOTAL_MAX, &read, &size, &e),
			 -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, why);
	zip_archive_close(archive);
}

static void entries_are_found_and_read(void **state)
{
	struct zip_archive *archive;
	const char *read;
	size_t size;
	struct err e;

	(void)state;
	read = archive_make(&arena, two, 2, &size);
	archive = opened(read, size);
	assert_int_equal(zip_archive_count(archive), 2);
	assert_string_equal(zip_archive_name(archive, 1), "sub/b.txt");
	assert_int_equal(zip_archive_size(archive, 1), 3);
	assert_int_equal(zip_archive_find(archive, "A.xml"), -1);
	assert_int_equal(zip_archive_find(archive, "sub/b.txt"), 1);
	assert_int_equal(zip_archive_read(archive, &arena, 0, 4, &read, &size, &e), 0);
	assert_string_equal(read, "<a/>");
	assert_int_equal(size, 4);
	assert_int_equal(zip_archive_read(archive, &arena, 1, 3, &read, &size, &e), 0);
	assert_string_equal(read, "bee");
	assert_int_equal(zip_archive_read(archive, &arena, 1, 2, &read, &size, &e), -1);
	assert_string_equal(e.text, TOO_LARGE);
	zip_archive_close(archive);
	zip_archive_close(archive);
	zip_archive_close(NULL);
}

static void climbing_names_are_only_names(void **state)
{
	const struct archive_entry entries[] = {{.name = "../../etc/passwd", .bytes = "x"},
						{.name = "/etc/shadow", .bytes = "y"},
						{.name = "a\\..\\b", .bytes = "z"}};
	struct zip_archive *archive;
	const char *bytes;
	size_t size;

	(void)state;
	bytes = archive_make(&arena, entries, 3, &size);
	archive = opened(bytes, size);
	assert_string_equal(zip_archive_name(archive, 0), "../../etc/passwd");
	assert_int_equal(zip_archive_find(archive, "/etc/shadow"), 1);
	zip_archive_close(archive);
}

/* `n` bytes of nothing. */
static char *zeroes(size_t n)
{
	return arena_alloc(&arena, n);
}

static void a_bomb_by_ratio_is_refused(void **state)
{
	const struct archive_entry bomb = {.name = "bomb",
					   .bytes = zeroes(4 << 20),
					   .size = 4 << 20},
				   small = {.name = "small",
					    .bytes = zeroes(60 << 10),
					    .size = 60 << 10};
	const struct archive_entry entries[] = {bomb, small};
	struct zip_archive *archive;
	const char *bytes, *read;
	size_t size;
	struct err e;

	(void)state;
	bytes = archive_make(&arena, entries, 2, &size);
	assert_entry_refused(bytes, size, "bomb", TOO_LARGE);
	archive = opened(bytes, size);
	assert_int_equal(zip_archive_read(archive, &arena, 1, 1 << 20, &read, &size, &e), 0);
	zip_archive_close(archive);
}

/* Bytes that pack badly enough to stay below the ratio. */
static char *noise(size_t n)
{
	char *bytes = arena_alloc(&arena, n);
	unsigned x = 1;
	size_t i;

	for (i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (char)(i % 64 ? 0 : x >> 24);
	}
	return bytes;
}

static void a_bomb_by_total_is_refused(void **state)
{
	enum { EACH = 30 << 20 };
	char *bytes = noise(EACH);
	const struct archive_entry entries[] = {{.name = "1", .bytes = bytes, .size = EACH},
						{.name = "2", .bytes = bytes, .size = EACH},
						{.name = "3", .bytes = bytes, .size = EACH},
						{.name = "4", .bytes = bytes, .size = EACH}};
	struct zip_archive *archive;
	const char *made, *read;
	size_t size, i;
	struct err e;

	(void)state;
	made = archive_make(&arena, entries, 4, &size);
	archive = opened(made, size);
	for (i = 0; i < 3; i++)
		assert_int_equal(
		    zip_archive_read(archive, &arena, i, ZIP_TOTAL_MAX, &read, &size, &e), 0);
	assert_int_equal(zip_archive_read(archive, &arena, 3, ZIP_TOTAL_MAX, &read, &size, &e), -1);
	assert_string_equal(e.text, TOO_LARGE);
	/* The same one again and again is no way round it. */
	assert_int_equal(zip_archive_read(archive, &arena, 0, ZIP_TOTAL_MAX, &read, &size, &e), -1);
	zip_archive_close(archive);
}

static char *many(size_t count, size_t *size)
{
	struct archive_entry *entries = ARENA_NEW_N(&arena, struct archive_entry, count);
	size_t i;

	for (i = 0; i < count; i++)
		entries[i].name = arena_printf(&arena, "%zu", i);
	return archive_make(&arena, entries, count, size);
}

static void a_bomb_by_count_is_refused(void **state)
{
	size_t size;
	char *bytes;

	(void)state;
	bytes = many(ZIP_ENTRIES_MAX, &size);
	zip_archive_close(opened(bytes, size));
	bytes = many(ZIP_ENTRIES_MAX + 1, &size);
	assert_refused(bytes, size, TOO_MANY);
	/* So many that the list of them alone is a burden: not even read. */
	bytes = many(25000, &size);
	assert_refused(bytes, size, TOO_MANY);
	/* … however few it says there are. */
	archive_put((unsigned char *)bytes + size - 22 + 8, 2, 3);
	archive_put((unsigned char *)bytes + size - 22 + 10, 2, 3);
	assert_refused(bytes, size, TOO_MANY);
}

static void lying_sizes_are_found_out(void **state)
{
	static const struct {
		unsigned field, width;
		unsigned long lie;
		const char *why;
	} lies[] = {
	    {SIZE, 4, 3, DAMAGED},
	    {SIZE, 4, 5, DAMAGED},
	    {SIZE, 4, 60000, DAMAGED},
	    {SIZE, 4, 0xFFFFFFFE, TOO_LARGE},
	    {SIZE, 4, 80 << 20, TOO_LARGE},
	    {PACKED, 4, 1, DAMAGED},
	    {PACKED, 4, 0, DAMAGED},
	    {PACKED, 4, 0x7FFFFFFF, DAMAGED},
	    {CHECKSUM, 4, 0x12345678, DAMAGED},
	    {METHOD, 2, 12, DAMAGED}, /* bzip2, whose memory nobody bounds */
	    {METHOD, 2, 14, DAMAGED}, /* LZMA, likewise */
	    {METHOD, 2, 9999, DAMAGED},
	    {OFFSET, 4, 50, DAMAGED},
	    {OFFSET, 4, 0x7FFFFFFF, DAMAGED},
	};
	size_t i, size;
	char *bytes;

	(void)state;
	for (i = 0; i < COUNT_OF(lies); i++) {
		bytes = archive_make(&arena, two, 2, &size);
		archive_put(archive_record(bytes, size, "a.xml") + lies[i].field, lies[i].width,
			    lies[i].lie);
		assert_entry_refused(bytes, size, "a.xml", lies[i].why);
	}
}

static void damaged_archives_are_refused(void **state)
{
	char *bytes, *broken;
	size_t size, cut;

	(void)state;
	bytes = archive_make(&arena, two, 2, &size);
	for (cut = 0; cut < size; cut++)
		assert_refused(arena_memdup(&arena, bytes, cut), cut, DAMAGED);
	broken = arena_memdup(&arena, bytes, size);
	archive_record(broken, size, "a.xml")[0] = 'Q';
	assert_refused(broken, size, DAMAGED);
	broken = arena_memdup(&arena, bytes, size);
	memset(broken + 35, 'Q', 4);
	assert_entry_refused(broken, size, "a.xml", DAMAGED);
}

static void the_same_name_twice_is_refused(void **state)
{
	const struct archive_entry entries[] = {{.name = "word/document.xml", .bytes = "1"},
						{.name = "word/dokument.xml", .bytes = "2"}};
	size_t size;
	char *bytes;

	(void)state;
	bytes = archive_make(&arena, entries, 2, &size);
	assert_int_equal(archive_patch(bytes, size, "dokument", "document"), 2);
	assert_refused(bytes, size, "Two files in it have the same name.");
	/* A NUL in a name cuts it. */
	bytes = archive_make(&arena, entries, 2, &size);
	archive_patch(bytes, size, "dokument.xml", "document.xml");
	archive_record(bytes, size, "word/document.xml")[46 + 13] = '\0';
	zip_archive_close(opened(bytes, size));
}

static void encrypted_entries_are_refused(void **state)
{
	const struct archive_entry entries[] = {{.name = "a", .bytes = "1"},
						{.name = "b", .bytes = "2", .password = "secret"}};
	size_t size;
	char *bytes;

	(void)state;
	bytes = archive_make(&arena, entries, 2, &size);
	assert_refused(bytes, size, "It is protected by a password.");
}

static void odd_zip64_records_are_survived(void **state)
{
	enum { END = 22, LOCATOR = 20, END64 = 56 };
	unsigned char *end64, *locator, *end;
	unsigned long directory;
	char *bytes, *odd;
	size_t size, n;

	(void)state;
	bytes = archive_make(&arena, two, 2, &size);
	n = size + END64 + LOCATOR;
	odd = arena_alloc(&arena, n);
	memcpy(odd, bytes, size - END);
	end64 = (unsigned char *)odd + size - END;
	locator = end64 + END64;
	end = locator + LOCATOR;
	memcpy(end, bytes + size - END, END);
	directory = (unsigned long)(archive_record(odd, size, "a.xml") - (unsigned char *)odd);
	memcpy(end64, "PK\6\6", 4);
	archive_put(end64 + 4, 8, END64 - 12);
	archive_put(end64 + 12, 2, 45);
	archive_put(end64 + 14, 2, 45);
	archive_put(end64 + 24, 8, 2);
	archive_put(end64 + 32, 8, 2);
	archive_put(end64 + 40, 8, size - END - directory);
	archive_put(end64 + 48, 8, directory);
	memcpy(locator, "PK\6\7", 4);
	archive_put(locator + 8, 8, size - END);
	archive_put(locator + 16, 4, 1);
	memset(end + 8, 0xFF, 12);
	zip_archive_close(opened(odd, n));
	/* More entries than there are, and a directory larger than the file. */
	archive_put(end64 + 24, 8, 1UL << 40);
	archive_put(end64 + 32, 8, 1UL << 40);
	assert_refused(odd, n, DAMAGED);
	archive_put(end64 + 40, 8, 1UL << 40);
	assert_refused(odd, n, TOO_MANY);
	archive_put(locator + 8, 8, 1UL << 60);
	assert_refused(odd, n, TOO_MANY);
}

/* Each record that could end the archive has libzip read its whole directory. */
static void many_ends_are_refused(void **state)
{
	char *bytes, *odd;
	size_t size, i;

	(void)state;
	bytes = archive_make(&arena, two, 2, &size);
	odd = arena_alloc(&arena, size + 22 * 2000);
	memcpy(odd, bytes, size);
	for (i = 0; i < 2000; i++)
		memcpy(odd + size + 22 * i, bytes + size - 22, 22);
	assert_refused(odd, size + 22 * 2000, DAMAGED);
}

static void an_archive_in_an_archive_is_an_entry(void **state)
{
	struct archive_entry outer = {.name = "inner.zip", .stored = true};
	struct zip_archive *archive;
	char *bytes;
	size_t size;

	(void)state;
	outer.bytes = archive_make(&arena, two, 2, &outer.size);
	bytes = archive_make(&arena, &outer, 1, &size);
	archive = opened(bytes, size);
	assert_int_equal(zip_archive_count(archive), 1);
	assert_string_equal(zip_archive_name(archive, 0), "inner.zip");
	zip_archive_close(archive);
}

/* 35 MiB of anything is told apart at once. */
static void large_nonsense_is_cheap(void **state)
{
	enum { LARGE = 35 << 20 };
	clock_t before = clock();
	char *bytes = zeroes(LARGE);
	size_t i;

	(void)state;
	assert_refused(bytes, LARGE, DAMAGED);
	for (i = 0; i + 4 <= LARGE; i += 4)
		memcpy(bytes + i, "PK\5\6", 4);
	assert_refused(bytes, LARGE, TOO_MANY);
	memset(bytes, 'P', LARGE);
	assert_refused(bytes, LARGE, DAMAGED);
	hostile_check_time(before, "zip");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(entries_are_found_and_read),	 TEST(climbing_names_are_only_names),
	    TEST(a_bomb_by_ratio_is_refused),	 TEST(a_bomb_by_total_is_refused),
	    TEST(a_bomb_by_count_is_refused),	 TEST(lying_sizes_are_found_out),
	    TEST(damaged_archives_are_refused),	 TEST(the_same_name_twice_is_refused),
	    TEST(encrypted_entries_are_refused), TEST(odd_zip64_records_are_survived),
	    TEST(many_ends_are_refused),	 TEST(an_archive_in_an_archive_is_an_entry),
	    TEST(large_nonsense_is_cheap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
