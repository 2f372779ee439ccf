/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word documents by those who want harm, and by accidents: each is read, or ends in a sentence for
 * the sender, within 2 seconds of CPU and 256 MiB.
 */
#include "check.h"

#include <string.h>

#include "drawn.h"
#include "hostile.h"
#include "mails.h"
#include "read/docx.h"
#include "wordfile.h"

#define TOO_LARGE "It is too large when it is unpacked."
#define TOO_MANY  "There are too many files in it."
#define TOO_MUCH  "There is too much in it."
#define TOO_DEEP  "Its parts are nested too deeply."
#define TOO_LONG  "It is too long: the end of it was not read."
#define DAMAGED	  "It is damaged."
#define MALFORMED "It is damaged inside."
#define A_DTD                                                                                      \
	"There is a document type in it, as there is in no document that a word processor makes."

/* Within the limits; NULL: it was read, with the first note, if any, in *note. */
static const char *read_within(const char *bytes, size_t size, const char *what, const char **note)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};
	struct attachment_notes notes = {0};
	clock_t began = clock();
	struct document document;
	struct err err;
	int result;

	document_init(&document, &arena);
	result = docx_read(&arena, &file, &document, &notes, &err);
	hostile_check_time(began, what);
	assert_true(arena.used < HOSTILE_MEMORY);
	*note = notes.problem_count ? notes.problems[0] : NULL;
	if (result == 0)
		return NULL;
	assert_int_equal(err.kind, ERR_INPUT);
	return arena_strdup(&arena, err.text);
}

static void assert_refused(const char *bytes, size_t size, const char *why)
{
	const char *note, *told = read_within(bytes, size, why, &note);

	assert_non_null(told);
	assert_string_equal(told, why);
}

/* A document whose body is `before`, `unit` so many times, and `after`, in so many layers. */
struct flood {
	const char *before, *unit, *after;
	size_t times;
	const char *why;  /* it is refused; NULL: it is read … */
	const char *note; /* … with this said of it, or nothing */
	const char *open, *close;
	size_t layers;
};

/* Made in memory of its own, which does not count. */
static char *make_flood(const struct flood *f, const struct wordfile_part *parts, size_t *size)
{
	struct arena making;
	struct str body;
	char *made;

	arena_init(&making);
	str_init(&body, &making, STR_UNBOUNDED);
	mails_repeat(&body, f->open, f->layers);
	str_add(&body, f->before);
	mails_repeat(&body, f->unit, f->times);
	str_add(&body, f->after);
	mails_repeat(&body, f->close, f->layers);
	made = wordfile_make(&making, str_text(&body), parts, size);
	made = arena_memdup(&arena, made, *size);
	arena_clear(&making);
	return made;
}

static void floods_are_bounded(void **state)
{
	static const struct flood floods[] = {
	    {"", "<w:p/>", "", 100000, NULL, TOO_LONG, "", "", 0},
	    {"", "<w:p/>", "", 328000, NULL, TOO_LONG, "", "", 0},
	    {"", "<w:p/>", "", 600000, TOO_MUCH, NULL, "", "", 0},
	    {"", W_LINE("words of a line"), "", 57000, NULL, TOO_LONG, "", "", 0},
	    {"<w:p>", W_RUN("x"), "</w:p>", 82000, NULL, NULL, "", "", 0},
	    {"<w:p>", W_LOOK("<w:b/><w:rStyle w:val='x'/>", "x"), "</w:p>", 39000, NULL, NULL, "",
	     "", 0},
	    {"<w:p><w:r>", "<w:t/>", "</w:r></w:p>", 328000, NULL, NULL, "", "", 0},
	    {"<w:p><w:r><w:t>", "word ", "</w:t></w:r></w:p>", 200000, NULL, TOO_LONG, "", "", 0},
	    {"<w:p><w:r><w:t>", "0123456789abcdef", "</w:t></w:r></w:p>", 1100000, TOO_LARGE, NULL,
	     "", "", 0},
	    {"<w:tbl>", "<w:tr><w:tc/></w:tr>", "</w:tbl>", 123000, NULL, TOO_LONG, "", "", 0},
	    {"<w:tbl><w:tr>", "<w:tc/>", "</w:tr></w:tbl>", 328000, NULL, TOO_LONG, "", "", 0},
	    {"<w:tbl><w:tr>", "<w:tc><w:tbl/></w:tc>", "</w:tr></w:tbl>", 123000, NULL, TOO_LONG,
	     "", "", 0},
	    {"<w:tbl><w:tr><w:tc>", "<w:tbl/>", "</w:tc></w:tr></w:tbl>", 328000, NULL, NULL, "",
	     "", 0},
	    {"<w:p>", "<w:sdt/>", "</w:p>", 328000, NULL, NULL, "", "", 0},
	    {"", "<w:sdt><w:sdtContent/></w:sdt>", "", 123000, NULL, NULL, "", "", 0},
	    {"<w:p>", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "</w:p>", 98000, NULL, NULL,
	     "", "", 0},
	    {"<w:p><w:r>", "<w:instrText>x</w:instrText>", "</w:r></w:p>", 197000, NULL, NULL, "",
	     "", 0},
	    {"<w:p>", "<w:r><w:pict><w:txbxContent/></w:pict></w:r>", "</w:p>", 75000, NULL, NULL,
	     "", "", 0},
	    {"<w:p>", "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>", "</w:p>", 123000,
	     NULL, NULL, "", "", 0},
	    {"", "<w:del><w:r/></w:del>", "", 123000, NULL, NULL, "", "", 0},
	    {"", "<w:x y='z'/>", "", 197000, NULL, NULL, "", "", 0},
	    /* What is asked again on each layer of what lies in each other. */
	    {"<w:p>", W_RUN("x"), "</w:p>", 80000, NULL, NULL, "<w:sdt><w:sdtContent>",
	     "</w:sdtContent></w:sdt>", 95},
	    {"", W_P(""), "", 190000, NULL, NULL, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>",
	     60},
	    {"", W_LINE("x"), "", 57000, NULL, NULL, "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>",
	     "</w:tc></w:tr></w:tbl>", 60},
	    {"", W_LINE("x"), "", 57000, NULL, NULL, "<w:tbl><w:tr><w:tc>",
	     "</w:tc><w:tc/></w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>", 60},
	    {"", W_LINE("x"), "", 57000, NULL, NULL, "<w:p><w:r><w:pict><w:txbxContent>",
	     "</w:txbxContent></w:pict></w:r></w:p>", 45},
	    {"<w:p>", "<w:r/>", "</w:p>", 300000, NULL, NULL, "<mc:AlternateContent><mc:Choice>",
	     "</mc:Choice></mc:AlternateContent>", 95},
	    {"", "<w:x>", "", 100000, TOO_DEEP, NULL, "", "", 0},
	    {"<w:p ", "w:a='' ", "/>", 100000, TOO_MUCH, NULL, "", "", 0},
	    {"", "&amp;", "", 1000000, NULL, NULL, "", "", 0},
	    {"", "&lol;", "", 1000000, MALFORMED, NULL, "", "", 0},
	};
	const char *bytes, *told, *note;
	size_t i, size;

	(void)state;
	for (i = 0; i < COUNT_OF(floods); i++) {
		bytes = make_flood(&floods[i], NULL, &size);
		told = read_within(bytes, size, floods[i].unit, &note);
		if (!str_eq(told, floods[i].why) || !str_eq(note, floods[i].note))
			fail_msg("%s: %s, %s", floods[i].unit, told ? told : "read",
				 note ? note : "nothing to say");
		arena_clear(&arena);
	}
}

/* The same in a part beside the text: what is too much there is left out. */
static void other_parts_are_bounded(void **state)
{
#define W_NAMESPACE "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
	static const struct {
		const char *name, *type, *before, *unit, *after;
		size_t times;
	} rows[] = {
	    {"word/styles.xml", "styles", "<w:styles " W_NAMESPACE ">",
	     "<w:style w:styleId='a' w:type='paragraph'><w:basedOn w:val='a'/></w:style>",
	     "</w:styles>", 40000},
	    {"word/styles.xml", "styles", "<w:styles " W_NAMESPACE ">",
	     "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
	     "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>",
	     "</w:styles>", 4000},
	    {"word/styles.xml", "styles", "<!DOCTYPE x><w:styles " W_NAMESPACE ">", "<w:style/>",
	     "</w:styles>", 10},
	    {"word/styles.xml", "styles", "", "<x>", "", 100000},
	    {"customXml/item1.xml", "customXml", "", "<x>", "", 100000},
	    {"word/vba.bin", "image", "", "0123456789", "", 500000},
	};
	const struct flood body = {"", W_LINE("x"), "", 1, NULL, NULL, "", "", 0};
	const char *bytes, *told, *note;
	struct arena making;
	struct str part;
	size_t i, size;

	(void)state;
	arena_init(&making);
	for (i = 0; i < COUNT_OF(rows); i++) {
		str_init(&part, &making, STR_UNBOUNDED);
		str_add(&part, rows[i].before);
		mails_repeat(&part, rows[i].unit, rows[i].times);
		str_add(&part, rows[i].after);
		bytes = make_flood(&body,
				   (const struct wordfile_part[]){
				       {rows[i].name, str_text(&part), rows[i].type, NULL},
				       {NULL, NULL, NULL, NULL}},
				   &size);
		told = read_within(bytes, size, rows[i].name, &note);
		assert_null(told);
		assert_null(note);
		arena_clear(&making);
	}
}

static void many_relationships_are_bounded(void **state)
{
	const struct flood body = {"", W_LINE("x"), "", 1, NULL, NULL, "", "", 0};
	struct wordfile_part parts[] = {{NULL, NULL, "image", NULL}, {NULL, NULL, NULL, NULL}};
	const char *bytes, *note;
	struct str target;
	size_t size;

	(void)state;
	str_init(&target, &arena, STR_UNBOUNDED);
	mails_repeat(&target, "../%2e/", 500000);
	parts[0].target = str_text(&target);
	bytes = make_flood(&body, parts, &size);
	assert_null(read_within(bytes, size, "target", &note));
	str_truncate(&target, 0);
	str_add(&target, "x");
	mails_repeat(&target, "'/><Relationship Type='x/image' Target='../no/such/part", 60000);
	parts[0].target = str_text(&target);
	bytes = make_flood(&body, parts, &size);
	assert_null(read_within(bytes, size, "relationships", &note));
}

static void bombs_are_refused(void **state)
{
	enum { BOMB = 60 << 20 };
	struct archive_entry entries[3] = {{.name = "[Content_Types].xml", .bytes = "<x/>"},
					   {.name = "word/document.xml", .size = BOMB},
					   {.name = "word/inner.docx"}};
	struct arena making;
	size_t size;
	char *bytes;

	(void)state;
	arena_init(&making);
	entries[1].bytes = hostile_repeat(&making, "<w:document>", " ", BOMB);
	bytes = archive_make(&making, entries, 2, &size);
	bytes = arena_memdup(&arena, bytes, size);
	arena_clear(&making);
	assert_refused(bytes, size, TOO_LARGE);
	/* That lies about its size, one way and the other. */
	archive_put(archive_record(bytes, size, "word/document.xml") + 24, 4, 1000);
	assert_refused(bytes, size, DAMAGED);
	archive_put(archive_record(bytes, size, "word/document.xml") + 24, 4, 0xFFFFFFF0);
	assert_refused(bytes, size, TOO_LARGE);
	/* One in the other: what is inside is not unpacked. */
	entries[1].bytes = "<x/>";
	entries[1].size = 0;
	entries[2].bytes = bytes;
	entries[2].size = size;
	bytes = archive_make(&arena, entries, 3, &size);
	assert_refused(bytes, size,
		       "It is not what its name says: there is no text of a Word document in it.");
}

static void a_bomb_by_count_is_refused(void **state)
{
	enum { COUNT = 30000 };
	struct archive_entry *entries;
	struct arena making;
	size_t size, i;
	char *bytes;

	(void)state;
	arena_init(&making);
	entries = ARENA_NEW_N(&making, struct archive_entry, COUNT);
	for (i = 0; i < COUNT; i++)
		entries[i].name = arena_printf(&making, "word/%zu", i);
	bytes = archive_make(&making, entries, COUNT, &size);
	bytes = arena_memdup(&arena, bytes, size);
	arena_clear(&making);
	assert_refused(bytes, size, TOO_MANY);
}

static void document_types_are_refused(void **state)
{
	static const char *const texts[] = {
	    "<!DOCTYPE w:document><w:document/>",
	    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
	    "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><a/>",
	    ("<!DOCTYPE a [<!ENTITY a '0123456789'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY "
	     "c "
	     "'&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]><a>&d;</a>"),
	};
	size_t i, size;
	const char *bytes;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++) {
		const struct archive_entry entry = {.name = "word/document.xml", .bytes = texts[i]};

		bytes = archive_make(&arena, &entry, 1, &size);
		assert_refused(bytes, size, A_DTD);
	}
}

static void damaged_documents_are_refused(void **state)
{
	const char *told, *note;
	char *bytes, *broken;
	size_t size, i;

	(void)state;
	bytes = wordfile_make(&arena, W_LINE("x") W_LINE("y"), NULL, &size);
	for (i = 0; i < size; i += 7)
		assert_refused(arena_memdup(&arena, bytes, i), i, DAMAGED);
	/* A byte wrong anywhere: told, or of no matter. */
	for (i = 0; i < size; i++) {
		broken = arena_memdup(&arena, bytes, size);
		broken[i] = (char)(broken[i] ^ 0x55);
		told = read_within(broken, size, "damaged", &note);
		if (told)
			assert_true(str_starts(told, "It is ") || str_starts(told, "There "));
	}
}

static void locked_documents_are_refused(void **state)
{
	static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
				  "....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	const struct archive_entry locked[] = {
	    {.name = "[Content_Types].xml", .bytes = "<x/>"},
	    {.name = "word/document.xml", .bytes = "<x/>", .password = "secret"}};
	const struct attachment_format *format;
	struct attachment_file file = {"form.docx", NULL, NULL, ole, sizeof(ole)};
	struct err err;

	(void)state;
	format = attachment_find_format(&file);
	assert_int_equal(format->read(&arena, &file, NULL, NULL, &err), -1);
	assert_string_equal(err.text, "It is protected by a password.");
	file.bytes = archive_make(&arena, locked, 2, &file.size);
	assert_refused(file.bytes, file.size, "It is protected by a password.");
}

static void anything_at_all_is_refused_soon(void **state)
{
	static const char *const units[] = {"PK\3\4",		"PK\5\6", "PK\1\2",
					    "\xD0\xCF\x11\xE0", "x",	  "<w:p>"};
	struct attachment_file file = {.name = "form.docx", .size = HOSTILE_SIZE};
	clock_t began;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(units); i++) {
		file.bytes = hostile_repeat(&arena, "PK\3\4[Content_Types].xmlword/", units[i],
					    HOSTILE_SIZE);
		began = clock();
		assert_string_equal(attachment_find_format(&file)->title, "a Word document");
		hostile_check_time(began, units[i]);
		assert_refused(file.bytes, file.size, i == 1 ? TOO_MANY : DAMAGED);
		arena_clear(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(floods_are_bounded),
	    TEST(other_parts_are_bounded),
	    TEST(many_relationships_are_bounded),
	    TEST(bombs_are_refused),
	    TEST(a_bomb_by_count_is_refused),
	    TEST(document_types_are_refused),
	    TEST(damaged_documents_are_refused),
	    TEST(locked_documents_are_refused),
	    TEST(anything_at_all_is_refused_soon),
	};

	docx_warm_up();
	hostile_limit_memory();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
