/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings come from a process that reads hostile mails: whatever an attacker makes of one is
 * refused whole, or harmless. */
#include "check.h"

#include <string.h>

#include "codec_full.h"
#include "hostile.h"

static bool is_taken(const char *text, size_t size)
{
	struct reading r, before;
	struct err e = {0};
	int result;

	reading_init(&r);
	r.subject = "untouched";
	before = r;
	result = codec_reading_parse(&arena, text, size, &r, &e);
	if (result == 0)
		return true;
	assert_int_equal(e.kind, ERR_INPUT);
	assert_memory_equal(&r, &before, sizeof(r));
	return false;
}

/* The full reading with one key (after "/": inside that object) replaced; NULL: taken away. */
static const char *with(const char *path, const char *json)
{
	struct reading r = codec_full_reading(&arena);
	json_t *o = json_loads(codec_reading_text(&arena, &r), 0, NULL), *in = o, *value;
	size_t count, i;
	char **keys = str_split(&arena, path, '/', &count);

	for (i = 0; i + 1 < count; i++)
		in = json_object_get(in, keys[i]);
	value = json ? json_loads(json, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL) : NULL;
	if (json && !value)
		fail_msg("the test's own JSON is broken: %s", json);
	if (value)
		json_object_set_new(in, keys[count - 1], value);
	else
		json_object_del(in, keys[count - 1]);
	return codec_text(&arena, o);
}

static void test_hostile_values_are_refused(void **state)
{
	static const struct {
		const char *path, *json;
	} rows[] = {
	    {"kind", "\"admin\""},
	    {"kind", "null"},
	    {"kind", "3"},
	    {"kind", NULL},
	    {"subject", "3"},
	    {"subject", "[\"a\"]"},
	    {"subject", "\"a\\u0000b\""},
	    {"from", "\"x@y.example\""},
	    {"from", "[]"},
	    {"from/email", "\"not an address\""},
	    {"from/email", "\"a@b.example\\r\\nBcc: c@d.example\""},
	    {"from/email", "\"<a@b.example>\""},
	    {"from/email", "\"\""},
	    {"from/email", "{}"},
	    {"from/more", "1"},
	    {"sender/email", "\"a b@c.example\""},
	    {"recipients", "[{\"email\":\"a@b.example, c@d.example\",\"name\":null}]"},
	    {"recipients", "[[]]"},
	    {"recipients", "{}"},
	    {"message_id", "\"a b@c\""},
	    {"message_id", "\"<a@b>\""},
	    {"message_id", "\"\""},
	    {"message_id", "\"a@b\\nX: y\""},
	    {"message_id", "\"\\u00e9@b\""},
	    {"references", "[\"a@b\", \"c\\td\"]"},
	    {"references", "[null]"},
	    {"date", "\"yesterday\""},
	    {"date", "1795000000"},
	    {"date", "\"2026-02-31T10:00\""},
	    {"case", "\"ESC-2026-42\""},
	    {"case", "\"ESC-2026-0042 and more\""},
	    {"case", "\"esc-2026-0042\""},
	    {"case", "\"\""},
	    {"verdict", "\"maybe\""},
	    {"verdict", "true"},
	    {"said/danger", "1"},
	    {"said/told", "\"2026-02-31\""},
	    {"said/kind", "1"},
	    {"failed", "[\"x\"]"},
	    {"absent_until", "\"31/12/2026\""},
	    {"delayed", "\"true\""},
	    {"unknown", "1"},
	    {"form", "[]"},
	    {"form", "{}"},
	    {"form/type", "\"third-council\""},
	    {"form/unknown", "\"x\""},
	    {"form/concerns", "true"},
	    {"form/concerns/unknown", "true"},
	    {"form/concerns/timescales", "\"yes\""},
	    {"form/panel_date", "\"24/11/2026\""},
	    {"form/details", "[\"x\"]"},
	    {"form/actions", "[{\"action\":1}]"},
	    {"form/actions", "[{\"by_when\":\"soon\",\"words\":\"x\"}]"},
	    {"form/actions", "[{\"words\":\"x\"}]"},
	    {"form/other_concerns", "[{\"label\":\"x\",\"raised\":\"no\"}]"},
	    {"form/problems", "{}"},
	    {"form/problems", "[1]"},
	    {"form/problem_keys", "{}"},
	    {"form/problem_keys", "[]"},
	    {"form/problem_keys", "[\"no_such_field\",null,null,null]"},
	    {"form/problem_keys", "[1,null,null,null]"},
	    {"form/words", "[]"},
	    {"form/words/unknown", "\"x\""},
	    {"form/words/panel_date", "1"},
	    {"form/words/details", "\"words of a text\""},
	};
	size_t i;
	const char *text;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = with(rows[i].path, rows[i].json);
		if (is_taken(text, strlen(text)))
			fail_msg("taken: %s = %s", rows[i].path,
				 rows[i].json ? rows[i].json : "(missing)");
	}
	/* The same with nothing changed is taken: the rows above fail for their own reason. */
	text = with("subject", "\"x\"");
	assert_true(is_taken(text, strlen(text)));
}

static void test_form_without_form_is_refused(void **state)
{
	struct reading r;
	const char *text;

	(void)state;
	reading_init(&r);
	r.kind = READING_FORM;
	text = codec_reading_text(&arena, &r);
	assert_false(is_taken(text, strlen(text)));
	r.form = codec_full_form(&arena);
	text = codec_reading_text(&arena, &r);
	assert_true(is_taken(text, strlen(text)));
}

static const char *list_of(size_t n, const char *item)
{
	struct str s;

	str_init(&s, &arena, STR_UNBOUNDED);
	for (; n; n--) {
		str_add(&s, s.len ? "," : "[");
		str_add(&s, item);
	}
	str_add(&s, "]");
	return str_text(&s);
}

static const char *text_of(size_t n)
{
	char *s = arena_alloc(&arena, n + 3);

	memset(s, 'x', n + 2);
	s[0] = s[n + 1] = '"';
	return s;
}

static void test_limits(void **state)
{
	const struct {
		const char *path, *json;
		bool taken;
	} rows[] = {
	    {"recipients", list_of(100, "{\"email\":\"a@b.example\",\"name\":null}"), true},
	    {"recipients", list_of(101, "{\"email\":\"a@b.example\",\"name\":null}"), false},
	    {"references", list_of(50, "\"a@b\""), true},
	    {"references", list_of(51, "\"a@b\""), false},
	    {"problems", list_of(1000, "\"p\""), true},
	    {"problems", list_of(1001, "\"p\""), false},
	    {"subject", text_of(64 << 10), true},
	    {"subject", text_of((64 << 10) + 1), false},
	    {"text", text_of(8 << 20), true},
	    {"text", text_of((8 << 20) + 1), false},
	    {"form/actions", list_of(1001, "{}"), false},
	    {"form/problems", list_of(1001, "\"p\""), false},
	};
	char *huge;
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		text = with(rows[i].path, rows[i].json);
		if (is_taken(text, strlen(text)) != rows[i].taken)
			fail_msg("row %zu: %s", i, rows[i].path);
	}
	huge = memset(arena_alloc(&arena, CODEC_MAX_READING + 1), ' ', CODEC_MAX_READING + 1);
	assert_false(is_taken(huge, CODEC_MAX_READING + 1));
	/* Depth, and a number of values that would take a thousand times their bytes. */
	memset(huge, '[', 1 << 20);
	assert_false(is_taken(huge, 1 << 20));
	for (i = 0; i < 1 << 20; i += 2)
		memcpy(huge + i, "1,", 2);
	huge[0] = '[';
	assert_false(is_taken(huge, 1 << 20));
}

static void test_broken_json_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    " ",
	    "null",
	    "[]",
	    "{",
	    "{\"kind\":\"form\",\"kind\":\"bounce\"}",
	    "{\"kind\":\"form\"} {}",
	    "{\"kind\":\"form\",\"subject\":\"\xFF\"}",
	    "{\"kind\":\"form\",\"subject\":\"\xC0\x80\"}",
	    "{\"kind\":\"form\",\"subject\":\"\xED\xA0\x80\"}",
	    "{\"kind\":\"form\",\"subject\":\"\\ud800\"}",
	    "{\"kind\":\"form\",\"subject\":\"a\nb\"}",
	    "{\"kind\":\"form\",\"serial\":1e999}",
	    "{'kind':'form'}",
	};
	struct reading r = codec_full_reading(&arena);
	const char *whole = codec_reading_text(&arena, &r);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++)
		if (is_taken(texts[i], strlen(texts[i])))
			fail_msg("taken: %s", texts[i]);
	assert_false(is_taken("{\"kind\":\"form\"\0}", 17));
	for (i = 0; i < strlen(whole); i++)
		if (is_taken(whole, i))
			fail_msg("taken: the first %zu bytes", i);
	assert_true(is_taken(whole, strlen(whole)));
}

/* Each byte of a good reading changed, to two of a few in turn: taken or refused, never worse. What
 * is taken holds what everything behind it trusts. */
static void test_any_byte_changed(void **state)
{
	static const char bytes[] = {'"', '\\', '{', '}', '[',	']',	',',	':',
				     '0', 'x',	' ', '@', '\n', '\x80', '\xFF', 0};
	struct reading r = codec_full_reading(&arena), got;
	const char *whole = codec_reading_text(&arena, &r);
	size_t n = strlen(whole), i, b;
	struct arena each;
	char *text;

	(void)state;
	text = arena_strdup(&arena, whole);
	for (i = 0; i < n; i += HOSTILE_SLOW ? 7 : 1) {
		for (b = 0; b < 2; b++) {
			arena_init(&each);
			text[i] = bytes[(i * 2 + b) % sizeof(bytes)];
			if (codec_reading_parse(&each, text, n, &got, NULL) == 0) {
				assert_true(!got.from.email || str_is_address(got.from.email));
				assert_true(!got.case_ref || reading_find_ref(&each, got.case_ref));
				assert_null(strchr(got.subject, '\n'));
			}
			arena_clear(&each);
		}
		text[i] = whole[i];
	}
}

static void test_control_characters_become_blanks(void **state)
{
	struct reading r;

	(void)state;
	r = codec_full_parse(&arena, with("subject", "\"a\\r\\nBcc: b\\u007f\\tc\""));
	assert_string_equal(r.subject, "a  Bcc: b  c");
	r = codec_full_parse(&arena, with("text", "\"a\\r\\n\\tb\\u001b[2J\""));
	assert_string_equal(r.text, "a \n\tb [2J");
	r = codec_full_parse(&arena, with("from/name", "\"A\\nB\""));
	assert_string_equal(r.from.name, "A B");
	r = codec_full_parse(&arena, with("from/email", "\"Sian@Mail.Example\""));
	assert_string_equal(r.from.email, "sian@mail.example");
}

/* Errors are logged: they quote nothing of what was read (B5). */
static void test_B5_errors_quote_nothing(void **state)
{
	const char *text = with("from/email", "\"Janet Whitmore\"");
	struct reading r;
	struct err e;

	(void)state;
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_string_equal(e.text, "JSON key \"email\" is no address");
	text = with("Janet", "1");
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_null(strstr(e.text, "Janet"));
	text = "{\"kind\":Janet}";
	assert_int_equal(codec_reading_parse(&arena, text, strlen(text), &r, &e), -1);
	assert_null(strstr(e.text, "Janet"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_hostile_values_are_refused),
	    TEST(test_form_without_form_is_refused),
	    TEST(test_limits),
	    TEST(test_broken_json_is_refused),
	    TEST(test_any_byte_changed),
	    TEST(test_control_characters_become_blanks),
	    TEST(test_B5_errors_quote_nothing),
	};

	codec_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
