/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word's binary documents: as LibreOffice writes them (tests/documents), and made by hand. */
#include "check.h"

#include <string.h>

#include "compound.h"
#include "drawn.h"
#include "form_case.h"
#include "hostile.h"
#include "mails.h"
#include "read/doc.h"

static int read_bytes(const void *bytes, size_t size, struct document *document,
		      struct attachment_notes *notes, struct err *e)
{
	const struct attachment_file file = {.bytes = bytes, .size = size};

	memset(notes, 0, sizeof(*notes));
	memset(e, 0, sizeof(*e));
	document_init(document, &arena);
	return doc_read(&arena, &file, document, notes, e);
}

static const char *seen(const void *bytes, size_t size)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;

	if (read_bytes(bytes, size, &document, &notes, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(notes.problem_count, 0);
	return drawn(&arena, &document);
}

static const char *why_not(const void *bytes, size_t size)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;

	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), -1);
	assert_int_equal(err.kind, ERR_INPUT);
	return arena_strdup(&arena, err.text);
}

/* ---- as an office writes them */

static void every_construct_is_seen(void **state)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;
	size_t size;
	char *bytes = mails_load_file(&arena, "documents/constructs.doc", &size);

	(void)state;
	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), 0);
	assert_int_equal(notes.problem_count, 1);
	assert_string_equal(notes.problems[0], "What is written in its text boxes was read behind "
					       "the rest, and not where it stands.");
	assert_string_equal(drawn(&arena, &document),
			    "plain b{bold} u{under} s{struck} h{marked} caf\u00E9 V\u011Bra "
			    "\u65E5\u672C \U0001F600\n"
			    "hidden:\n"
			    "tracked: new\n"
			    "boxes: \u2612 Yes \u2610 No\n"
			    "list: Second caf\u00E9\n"
			    "field: typed words\n"
			    "symbols: \u2612\u2610\u2612\u2610\u2713 \u2612\u2610\n"
			    "break\nline\ttab non-breaking softhyphen fixed space\n"
			    "bulleted\n"
			    "numbered\n"
			    "[a|b\nb2|]\n"
			    "[d|e|f]\n"
			    "merged:\n"
			    "[wide|high]\n"
			    "[x|y|]\n"
			    "nested:\n"
			    "[label|after]\n"
			    "[in|side]\n"
			    "anchor\n"
			    "the end\n"
			    "\n"
			    "in a box\n"
			    "\n\n");
}

/* Marks that a character has by its style, one of which is based on another. */
static void styles_of_characters_mark(void **state)
{
	size_t size;
	char *bytes = mails_load_file(&arena, "documents/styles.doc", &size);

	(void)state;
	assert_string_equal(seen(bytes, size),
			    "plain b{strong} i{slanted} h{marked} s{gone} both b{own}\n"
			    "Resolved? b{Yes} / No\n");
}

static void colours_of_letters_and_cells_are_seen(void **state)
{
	size_t size;
	char *bytes = mails_load_file(&arena, "documents/colours.doc", &size);

	(void)state;
	assert_string_equal(seen(bytes, size), "black c{red} g{grey} g{pale} white dark end\n"
					       "[Concern|YES|NO]\n"
					       "[Reports|%|]\n"
					       "[Planning||h{No}]\n");
}

static void a_filled_form_is_read_field_by_field(void **state)
{
	struct attachment_notes notes;
	struct document document;
	struct err err;
	size_t size;
	char *bytes = mails_load_file(&arena, "documents/filled.doc", &size);

	(void)state;
	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), 0);
	form_case_check(&arena, "filled.doc", form_read(&arena, &document, form_case_day()),
			"type=surrey-panel\n"
			"foster_carers=Priya and Tom Ashworth\n"
			"panel_date=2026-05-12\n"
			"social_worker=Grace Okafor\n"
			"team_manager=Liam Byrne\n"
			"panel_chair=V\u011Bra Nov\u00E1kov\u00E1\n"
			"panel_adviser=Owen Price\n"
			"concerns.timescales=yes\n"
			"concerns.planning=no\n"
			"concerns.checks=yes\n"
			"concerns.reports_quality=yes\n"
			"concerns.assessment_quality=no\n"
			"concerns.analysis_quality=-\n"
			"concerns.inclusion=no\n"
			"concerns.decision_making=yes\n"
			"concerns.safeguarding=no\n"
			"response_due=2026-05-19\n"
			"!Concerns: neither Yes nor No is ticked for \"Quality of analysis\".");
}

/* ---- made by hand */

enum { TEXT_AT = 0x400, WIDE_AT = 0x600, MAIN_SIZE = 0x800 };

struct word {
	unsigned char main[MAIN_SIZE], table[512];
	size_t table_size;
	const char *table_name;
};

static void put(unsigned char *at, size_t width, unsigned long n)
{
	for (; width; width--, n >>= 8)
		*at++ = (unsigned char)(n & 0xFF);
}

/* The head of Word 97, and no text. */
static void begin(struct word *w)
{
	memset(w, 0, sizeof(*w));
	put(w->main, 2, 0xA5EC);
	put(w->main + 2, 2, 0xC1);
	put(w->main + 0x0A, 2, 0x200);
	w->table_name = "1Table";
}

struct piece {
	unsigned characters;
	size_t at;
	bool narrow;
	unsigned changes; /* number of the list before the pieces, from 1; 0: none */
};

/* The pieces, behind a list of changes of 5 bytes if that is not NULL. */
static void put_pieces(struct word *w, const struct piece *pieces, size_t count,
		       const char *changes)
{
	unsigned char *at = w->table;
	unsigned place = 0;
	size_t i;

	if (changes) {
		put(at, 3, 1 | 3 << 8);
		memcpy(at + 3, changes, 3);
		at += 6;
	}
	*at++ = 2;
	put(at, 4, 4 * (count + 1) + 8 * count);
	at += 4;
	for (i = 0; i <= count; i++, at += 4) {
		put(at, 4, place);
		place += i < count ? pieces[i].characters : 0;
	}
	for (i = 0; i < count; i++, at += 8) {
		put(at + 2, 4, pieces[i].narrow ? 0x40000000 | pieces[i].at * 2 : pieces[i].at);
		put(at + 6, 2, pieces[i].changes ? (pieces[i].changes - 1) << 1 | 1 : 0);
	}
	w->table_size = (size_t)(at - w->table);
	put(w->main + 0x1A2, 4, 0);
	put(w->main + 0x1A6, 4, w->table_size);
	put(w->main + 0x4C, 4, place);
}

static char *make(const struct word *w, size_t *size)
{
	const struct compound_stream streams[] = {
	    {"WordDocument", w->main, sizeof(w->main)},
	    {w->table_name, w->table, w->table_size ? w->table_size : 1},
	};

	return compound_make(&arena, streams, COUNT_OF(streams), size);
}

static const char *seen_word(const struct word *w)
{
	size_t size;
	char *bytes = make(w, &size);

	return seen(bytes, size);
}

static const char *why_not_word(const struct word *w)
{
	size_t size;
	char *bytes = make(w, &size);

	return why_not(bytes, size);
}

static void pieces_are_put_together(void **state)
{
	static const struct piece pieces[] = {
	    {3, WIDE_AT, false, 0}, {6, TEXT_AT + 10, true, 0}, {4, TEXT_AT, true, 0}};
	struct word w;

	(void)state;
	begin(&w);
	memcpy(w.main + TEXT_AT, "end\r", 4);
	memcpy(w.main + TEXT_AT + 10, "\x93mid\x94 ", 6);
	memcpy(w.main + WIDE_AT, "V\0\x1B\1 \0", 6);
	put_pieces(&w, pieces, COUNT_OF(pieces), NULL);
	assert_string_equal(seen_word(&w), "V\u011B \u201Cmid\u201D end\n");
}

/* A fast save does not write the text anew: what was deleted is said of a piece. */
static void changes_of_a_fast_save_count(void **state)
{
	static const struct piece pieces[] = {
	    {4, TEXT_AT, true, 0}, {4, TEXT_AT + 4, true, 1}, {4, TEXT_AT + 8, true, 0}};
	struct word w;

	(void)state;
	begin(&w);
	memcpy(w.main + TEXT_AT, "one two end\r", 12);
	put_pieces(&w, pieces, COUNT_OF(pieces), "\x00\x08\x01"); /* sprmCFRMarkDel */
	assert_string_equal(seen_word(&w), "one end\n");
	put_pieces(&w, pieces, COUNT_OF(pieces), "\x35\x08\x01"); /* sprmCFBold */
	assert_string_equal(seen_word(&w), "one b{two }end\n");
}

static void cells_fields_and_signs_are_seen(void **state)
{
	static const struct {
		const char *text, *seen;
	} rows[] = {
	    {"a\007b\007", "[a|b]\n"},
	    {"a\vb\tc\x1E"
	     "d\x1F"
	     "e\r",
	     "a\nb\tc-de\n"},
	    {"x\x13 PAGE \x14"
	     "7\x15y\r",
	     "x7y\n"},
	    {"x\x13 HYPERLINK \"\x13 A \x15\" \x14link\x15\r", "xlink\n"},
	    /* A field that never ends must not swallow the next cells. */
	    {"x\x13 PAGE\007y\r", "[x]\ny\n"},
	    {"a\fb", "a\nb\n"},
	};
	struct piece piece = {0, TEXT_AT, true, 0};
	struct word w;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		begin(&w);
		piece.characters = (unsigned)strlen(rows[i].text);
		memcpy(w.main + TEXT_AT, rows[i].text, piece.characters);
		put_pieces(&w, &piece, 1, NULL);
		assert_string_equal(seen_word(&w), rows[i].seen);
	}
}

static void a_box_without_its_state_is_told(void **state)
{
	static const char text[] = "\x13 FORMCHECKBOX \x14\x15 Yes\r";
	const struct piece piece = {sizeof(text) - 1, TEXT_AT, true, 0};
	struct attachment_notes notes;
	struct document document;
	struct word w;
	struct err err;
	size_t size;
	char *bytes;

	(void)state;
	begin(&w);
	memcpy(w.main + TEXT_AT, text, sizeof(text) - 1);
	put_pieces(&w, &piece, 1, NULL);
	bytes = make(&w, &size);
	assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), 0);
	assert_string_equal(drawn(&arena, &document), "? Yes\n");
	assert_int_equal(notes.problem_count, 1);
	assert_string_equal(notes.problems[0], "Its tick boxes could not be read.");
}

static void what_cannot_be_read_is_told(void **state)
{
	static const struct piece piece = {1, TEXT_AT, true, 0};
	static const struct compound_stream other[] = {{"Workbook", "x", 1}};
	struct word w;
	size_t size;
	char *bytes;

	(void)state;
	assert_string_equal(why_not("hello", 5), "It is damaged.");
	bytes = compound_make(&arena, other, 1, &size);
	assert_string_equal(why_not(bytes, size), "It is no document of Word.");
	begin(&w);
	put_pieces(&w, &piece, 1, NULL);
	put(w.main + 0x0A, 2, 0x300);
	assert_string_equal(why_not_word(&w), "It is protected by a password.");
	begin(&w);
	put(w.main + 2, 2, 0x65);
	assert_string_equal(why_not_word(&w), "It was made by a Word older than that of 1997.");
	begin(&w);
	w.main[0] = 0;
	assert_string_equal(why_not_word(&w), "It is in a format that is not known.");
	begin(&w);
	assert_string_equal(why_not_word(&w), "It is damaged.");
	begin(&w);
	put_pieces(&w, &piece, 1, NULL);
	w.table_name = "0Table";
	assert_string_equal(why_not_word(&w), "It is damaged.");
}

/* ---- hostile */

/* Each number of four bytes of the whole file, one after the other, is made as large as can be, or
 * its own neighbour: sectors that go in circles, sizes and places beyond the end. */
static void any_number_may_lie(void **state)
{
	static const unsigned long lies[] = {0xFFFFFFFF, 0x7FFFFFFF, 0, 1, 0x40000000};
	struct attachment_notes notes;
	struct document document;
	struct err err;
	size_t size, at, i, kept = 0;
	char *bytes = mails_load_file(&arena, "documents/constructs.doc", &size), old[4];
	struct arena outer = arena;
	clock_t began = clock();

	(void)state;
	arena_init(&arena);
	for (at = 0; at + 4 <= size; at += at < 0x800 ? 4 : 68) {
		memcpy(old, bytes + at, 4);
		for (i = 0; i < COUNT_OF(lies); i++) {
			put((unsigned char *)bytes + at, 4, lies[i]);
			if (read_bytes(bytes, size, &document, &notes, &err) == 0)
				kept++;
			else
				assert_int_equal(err.kind, ERR_INPUT);
			arena_clear(&arena);
		}
		memcpy(bytes + at, old, 4);
	}
	arena = outer;
	assert_in_range(kept, 1, size);
	hostile_check_time(began, "numbers that lie");
}

/* All of the file is text, which many pieces show again and again. */
static void hostile_documents_end_soon(void **state)
{
	enum { PIECES = 100000 };
	unsigned char *main = arena_alloc(&arena, HOSTILE_SIZE - (4 << 20));
	unsigned char *table = arena_alloc(&arena, 5 + 12 * (PIECES + 1));
	struct compound_stream streams[] = {
	    {"WordDocument", main, HOSTILE_SIZE - (4 << 20)},
	    {"1Table", table, 5 + 12 * PIECES + 4},
	};
	static const char signs[] = {'x', '\r', 7, 0x13, 0x01, ' '};
	struct attachment_notes notes;
	struct document document;
	struct word w;
	struct err err;
	clock_t began;
	size_t i, k, size;
	char *bytes;

	(void)state;
	begin(&w);
	for (k = 0; k < sizeof(signs); k++) {
		memset(main, signs[k], streams[0].size);
		memcpy(main, w.main, TEXT_AT);
		put(main + 0x1A6, 4, streams[1].size);
		put(main + 0x4C, 4, 0xFFFFFFFF);
		*table = 2;
		put(table + 1, 4, streams[1].size - 5);
		for (i = 0; i <= PIECES; i++)
			put(table + 5 + 4 * i, 4, i * 40000);
		for (i = 0; i < PIECES; i++)
			put(table + 5 + 4 * (PIECES + 1) + 8 * i + 2, 4, 0x40000000 | TEXT_AT * 2);
		bytes = compound_make(&arena, streams, COUNT_OF(streams), &size);
		began = clock();
		assert_int_equal(read_bytes(bytes, size, &document, &notes, &err), 0);
		assert_int_equal(notes.problem_count, 1);
		assert_string_equal(notes.problems[0],
				    "It is too long: the end of it was not read.");
		hostile_check_time(began, arena_printf(&arena, "sign %d", signs[k]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_construct_is_seen),
	    TEST(styles_of_characters_mark),
	    TEST(colours_of_letters_and_cells_are_seen),
	    TEST(a_filled_form_is_read_field_by_field),
	    TEST(pieces_are_put_together),
	    TEST(changes_of_a_fast_save_count),
	    TEST(cells_fields_and_signs_are_seen),
	    TEST(a_box_without_its_state_is_told),
	    TEST(what_cannot_be_read_is_told),
	    TEST(any_number_may_lie),
	    TEST(hostile_documents_end_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
