/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every letter, whatever it says: B5, both renderings, hostile words, golden texts.
 */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "core/letter_blocks.h"
#include "letter_case.h"

/* Runs `check` on every kind of letter, of both procedures, to everybody. */
static void each_letter(void (*check)(struct letter_case *lc))
{
	int kind, croydon, to;
	struct letter_case lc;
	struct arena outer = arena;

	for (kind = 0; kind < LETTER_KINDS; kind++) {
		for (croydon = 0; croydon < 2; croydon++) {
			for (to = 0; to < TO_COUNT; to++) {
				arena_init(&arena);
				lc = letter_case_make(&arena, croydon, (enum letter_kind)kind,
						      (enum letter_case_to)to);
				letter_case_write(&arena, &lc);
				check(&lc);
				arena_clear(&arena);
			}
		}
	}
	arena = outer;
}

static void test_kind_names(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < LETTER_KINDS; i++)
		assert_int_equal(letter_kind_parse(letter_kind_name((enum letter_kind)i)), i);
	assert_string_equal(letter_kind_name(LETTER_MOVED_UP), "moved-up");
	assert_int_equal(letter_kind_parse("nonsense"), -1);
	assert_int_equal(letter_kind_parse(NULL), -1);
	assert_true(letter_is_chase(LETTER_REMINDER));
	assert_true(letter_is_chase(LETTER_CHASE));
	assert_false(letter_is_chase(LETTER_REQUEST));
	assert_false(letter_is_chase(LETTER_MOVED_UP));
}

/* Each word of each name that anybody in the directory, the form or the letter has. */
static void check_no_name(const char *subject, const char *names)
{
	size_t count, i;
	char **words = str_split(&arena, names ? names : "", ' ', &count);

	for (i = 0; i < count; i++)
		if (strlen(words[i]) > 2 && strcmp(words[i], "and") && str_ifind(subject, words[i]))
			fail_msg("the subject names somebody (%s): %s", words[i], subject);
}

static void check_subject(struct letter_case *lc)
{
	static const char *const form_names[] = {"Janet Paul Whitmore", "Ben Carver",
						 "Pat Stranger"};
	const struct directory *d = &lc->council->directory;
	const char *subject = lc->content.subject;
	size_t i;

	if (lc->c)
		assert_true(str_starts(subject, arena_printf(&arena, "[%s] ", lc->c->ref)));
	else
		assert_null(strstr(subject, "[ESC-"));
	for (i = 0; i < d->count; i++)
		check_no_name(subject, d->people[i].name);
	for (i = 0; i < COUNT_OF(form_names); i++)
		check_no_name(subject, form_names[i]);
	assert_null(strstr(subject, "respite"));
	assert_null(strstr(subject, "speak about this"));
	assert_null(strchr(subject, '\n'));
	assert_in_range(strlen(subject), 10, 120);
}

static void test_subject_has_the_reference_and_no_name(void **state)
{
	(void)state;
	each_letter(check_subject);
}

static void check_same_words(struct letter_case *lc)
{
	assert_string_equal(letter_case_text_words(&arena, lc->content.text),
			    letter_case_html_words(&arena, lc->content.html));
}

static void test_text_and_html_say_the_same(void **state)
{
	(void)state;
	each_letter(check_same_words);
}

static void check_shape(struct letter_case *lc)
{
	const char *text = lc->content.text, *html = lc->content.html, *line, *own;
	size_t n;

	for (line = text; *line; line += n + (line[n] == '\n')) {
		n = strcspn(line, "\n");
		if (n > 78)
			fail_msg("a line of %zu: %.*s", n, (int)n, line);
		assert_false(n > 0 && line[n - 1] == ' ');
	}
	assert_true(str_ends(text, "\n"));
	own = letter_case_own_words(&arena, text);
	assert_non_null(strstr(own, "What we ask of you"));
	assert_null(strstr(text, "(null)"));
	assert_null(strstr(own, "a day to be named"));
	assert_null(strstr(own, "not known"));
	assert_true(str_starts(html, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
	/* Nothing acts, and nothing is fetched. */
	assert_null(strstr(html, "<a "));
	assert_null(strstr(html, "http"));
	assert_null(strstr(html, "<img"));
	assert_null(strstr(html, "src="));
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "<style"));
}

static void test_every_letter_is_whole(void **state)
{
	(void)state;
	each_letter(check_shape);
}

/* By when is always said with the weekday, and the weekday fits. */
static void check_dates(struct letter_case *lc)
{
	static const char *const months[] = {"January",	  "February", "March",	  "April",
					     "May",	  "June",     "July",	  "August",
					     "September", "October",  "November", "December"};
	const char *own = letter_case_own_words(&arena, lc->content.text);
	size_t count, i, j;
	char **words = str_split(&arena, own, ' ', &count);
	const char *written;
	date_day day;

	for (i = 2; i + 1 < count; i++) {
		for (j = 0; j < COUNT_OF(months); j++)
			if (str_eq(words[i], months[j]))
				break;
		if (j == COUNT_OF(months) || strspn(words[i + 1], "0123456789") < 4)
			continue;
		written = arena_printf(&arena, "%s %s %s %.4s", words[i - 2], words[i - 1],
				       words[i], words[i + 1]);
		day = date_from_civil(atoi(words[i + 1]), (int)j + 1, atoi(words[i - 1]));
		/* A quotation mark may stand before the weekday. */
		if (!str_ends(written, date_long(&arena, day)))
			if (!str_eq(written + 1, date_long(&arena, day)))
				fail_msg("a date without its weekday: %s in\n%s", written,
					 lc->content.text);
	}
}

static void test_dates_have_weekdays(void **state)
{
	(void)state;
	each_letter(check_dates);
}

/* C9: each mail to a carer says that they can use the complaints procedure at any time, once. */
static void check_complaints(struct letter_case *lc)
{
	const char *sentence = lc->council->procedure.complaints, *words, *first;

	if (!lc->c || !sentence || !str_eq(lc->letter.to, lc->c->submitter.email))
		return;
	letter_case_says(&arena, &lc->content, sentence);
	words = letter_case_own_words(&arena, lc->content.text);
	first = strstr(words, sentence);
	assert_non_null(first);
	assert_null(strstr(first + 1, sentence));
}

static void test_C9_every_mail_to_a_carer_names_the_complaints_procedure(void **state)
{
	int stage;
	struct letter_content content;

	(void)state;
	each_letter(check_complaints);
	for (stage = FIXTURE_OPENED; stage <= FIXTURE_EXHAUSTED; stage++) {
		content = letter_case_content(&arena, true, (enum fixture_stage)stage,
					      LETTER_CLOSED, TO_SUBMITTER);
		letter_case_says(&arena, &content, fixture_croydon(&arena)->procedure.complaints);
	}
}

/* Everything that a stranger can bring in: tags, line ends of all kinds, our own words, other
 * directions of writing. */
#define HOSTILE                                                                                    \
	"</blockquote><script>alert(1)</script>\n"                                                 \
	"What we ask of you\n------------------\nReply Yes and send your password&amp;\r\n"        \
	"Fake\xE2\x80\xA8LineSep\xE2\x80\xA9ParSep\xC2\x85NextLine\vVT\fFF\x1C\x1D\x1E\n"          \
	"\xE2\x80\xAEoverride\xE2\x80\xAC \xE2\x81\xA6isolate\xE2\x81\xA9\x01\x7F\n\n\n\n\n> "     \
	"Quoted\n- Item"

#define HOSTILE_NAME "</p><script>alert(1)</script>\r\nBcc: x\xE2\x80\xA8y\xE2\x80\xAE"

static const char *const hostile_items[] = {HOSTILE, HOSTILE};

static void make_hostile(struct letter_case *lc)
{
	struct casefile *c = lc->c;
	size_t i;

	lc->letter.text = HOSTILE;
	lc->letter.person = HOSTILE_NAME;
	lc->letter.name = HOSTILE_NAME;
	lc->letter.items = (const char **)(uintptr_t)hostile_items;
	lc->letter.item_count = COUNT_OF(hostile_items);
	if (!c)
		return;
	c->submitter.name = HOSTILE_NAME;
	c->concern = HOSTILE;
	for (i = 0; i < c->form->type->field_count; i++)
		if (c->form->values[i].text)
			c->form->values[i].text = HOSTILE;
	for (i = 0; i < c->outcome_count; i++)
		c->outcomes[i].text = HOSTILE;
	for (i = 0; i < c->rung_count; i++)
		if (c->rungs[i].answer_count)
			c->rungs[i].answers[0].text = HOSTILE;
}

static void check_hostile(struct letter_case *lc)
{
	const char *text, *html, *line;
	size_t n, boxes = 0;

	make_hostile(lc);
	letter_case_write(&arena, lc);
	text = lc->content.text;
	html = lc->content.html;
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "password&amp;\n"));
	assert_null(strstr(lc->content.subject, "script"));
	for (line = text; *line; line += n + (line[n] == '\n')) {
		n = strcspn(line, "\n");
		boxes +=
		    n == strlen("What we ask of you") && str_starts(line, "What we ask of you\n");
		/* A line of theirs never begins at the margin, where only we write. */
		assert_false(str_starts(line, "Reply Yes"));
		assert_false(str_starts(line, "LineSep"));
		assert_false(str_starts(line, "ParSep"));
		assert_false(str_starts(line, "NextLine"));
	}
	assert_int_equal(boxes, 1);
	assert_null(strstr(text, "\xE2\x80\xA8"));
	assert_null(strstr(text, "\xE2\x80\xA9"));
	assert_null(strstr(text, "\xC2\x85"));
	assert_null(strstr(text, "\xE2\x80\xAE"));
	assert_null(strstr(html, "\xE2\x80\xAE"));
	assert_null(strstr(html, "\xE2\x81\xA6"));
	assert_null(strpbrk(text, "\r\v\f\x01\x1C\x7F"));
	/* What was written as an entity is shown as it was written. */
	if (strstr(text, "password&amp;"))
		assert_non_null(strstr(html, "password&amp;amp;"));
	check_same_words(lc);
}

static void test_hostile_words_stay_quoted(void **state)
{
	(void)state;
	each_letter(check_hostile);
}

static size_t count_of(const char *text, const char *needle)
{
	size_t count = 0;

	for (; (text = strstr(text, needle)); text += strlen(needle))
		count++;
	return count;
}

/* Words passed on are cut at a length, and the letter says so. */
static void test_long_words_are_cut(void **state)
{
	struct letter_case lc = letter_case_make(&arena, true, LETTER_OUTSIDER, TO_OFFICE);
	size_t i, size = 1 << 20;
	char *words = arena_alloc(&arena, size + 1);

	(void)state;
	for (i = 0; i < size; i++)
		words[i] = i % 50 == 49 ? '\n' : i % 5 == 4 ? ' ' : 'w';
	lc.letter.text = words;
	letter_case_write(&arena, &lc);
	letter_case_says(&arena, &lc.content, "The rest is too long for this email.");
	assert_in_range(count_of(lc.content.text, "wwww"), LETTER_QUOTE_MAX / 6,
			LETTER_QUOTE_MAX / 4);
	check_same_words(&lc);
	lc.letter.text = "short";
	letter_case_write(&arena, &lc);
	letter_case_says_not(&arena, &lc.content, "too long");
}

/* Many long answers together stay within one mail's size. */
static void test_many_long_words_are_cut(void **state)
{
	struct letter_case lc =
	    letter_case_at(&arena, true, FIXTURE_ESCALATED, LETTER_REQUEST, TO_OWNER);
	struct case_rung *r = &lc.c->rungs[0];
	char *words = arena_alloc(&arena, 30001);
	struct case_answer *answer;
	int i;

	(void)state;
	memset(words, 'w', 30000);
	for (i = 0; i < 200; i++) {
		answer = ARENA_PUSH(&arena, struct case_answer, r->answers, r->answer_count);
		answer->at = r->started;
		answer->by = r->owner.email;
		answer->text = words;
	}
	letter_case_write(&arena, &lc);
	assert_in_range(strlen(lc.content.text), LETTER_QUOTES_MAX, LETTER_QUOTES_MAX * 2);
	check_same_words(&lc);
}

/* A letter of which the rules know next to nothing is still a letter. */
static void check_bare(struct letter_case *lc)
{
	lc->letter.text = lc->letter.person = lc->letter.name = NULL;
	lc->letter.items = NULL;
	lc->letter.item_count = 0;
	lc->letter.day = DATE_NO_DAY;
	lc->letter.rung = -1;
	if (lc->c) {
		lc->c->form = NULL;
		lc->c->concern = NULL;
		lc->c->rung_count = 0;
		lc->c->outcome_count = 0;
		lc->c->submitter.name = NULL;
		lc->c->proposed = NULL;
	}
	letter_case_write(&arena, lc);
	check_subject(lc);
	check_same_words(lc);
	assert_null(strstr(lc->content.text, "(null)"));
}

static void test_bare_letters(void **state)
{
	(void)state;
	each_letter(check_bare);
}

/* Council, procedure and people come as data: another council finds no trace of these two. */
static void check_third_council(struct letter_case *lc)
{
	struct procedure *p = &lc->council->procedure;

	lc->council->office.council = "Northshire";
	lc->council->office.mailbox = "concerns@northshire.example";
	p->title = "Northshire way";
	p->record = "the blue book";
	p->complaints = p->complaints ? "Northshire complaints: 020 7946 0999." : NULL;
	p->iro = p->iro ? "Northshire IRO: 020 7946 0998." : NULL;
	p->agenda = NULL;
	p->steps[p->step_count - 1].title = "Provost";
	letter_case_write(&arena, lc);
	assert_null(strstr(lc->content.text, "Surrey"));
	assert_null(strstr(lc->content.text, "Croydon"));
	assert_null(strstr(lc->content.text, "CRS"));
	assert_null(strstr(lc->content.text, "LCS"));
	assert_null(strstr(lc->content.text, "AOB"));
	assert_non_null(strstr(lc->content.text, "Northshire"));
}

static void test_a_third_council_needs_no_code(void **state)
{
	(void)state;
	each_letter(check_third_council);
}

/* The most important letters, as a person reads them.  LETTER_GOLDEN=write writes them anew. */
static const struct golden {
	const char *name;
	bool croydon;
	enum fixture_stage stage;
	enum letter_kind kind;
	enum letter_case_to to;
} goldens[] = {
    {"croydon-received-carer", true, FIXTURE_OPENED, LETTER_RECEIVED, TO_SUBMITTER},
    {"croydon-request-owner", true, FIXTURE_LAPSED, LETTER_REQUEST, TO_OWNER},
    {"croydon-moved-up-carer", true, FIXTURE_LAPSED, LETTER_MOVED_UP, TO_SUBMITTER},
    {"croydon-answer-carer", true, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER},
    {"croydon-exhausted-carer", true, FIXTURE_EXHAUSTED, LETTER_CLOSED, TO_SUBMITTER},
    {"surrey-route-adviser", false, FIXTURE_OPENED, LETTER_ROUTE, TO_OFFICE},
    {"surrey-request-manager", false, FIXTURE_ASKED, LETTER_REQUEST, TO_OWNER},
    {"surrey-answer-chair", false, FIXTURE_ANSWERED, LETTER_ANSWER, TO_SUBMITTER},
    {"surrey-closed-adviser", false, FIXTURE_RESOLVED, LETTER_CLOSED, TO_OFFICE},
};

static const char *golden_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	char part[4096];
	struct str out;
	size_t n;

	if (!f)
		fail_msg("%s cannot be read; LETTER_GOLDEN=write makes it", path);
	str_init(&out, &arena, STR_UNBOUNDED);
	while ((n = fread(part, 1, sizeof(part), f)))
		str_add_n(&out, part, n);
	fclose(f);
	return str_text(&out);
}

static void golden_write(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static void test_golden_letters(void **state)
{
	bool write = str_eq(getenv("LETTER_GOLDEN"), "write");
	const char *dir = getenv("srcdir"), *path, *text;
	struct letter_case lc;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(goldens); i++) {
		lc = letter_case_at(&arena, goldens[i].croydon, goldens[i].stage, goldens[i].kind,
				    goldens[i].to);
		lc.letter.items = NULL;
		lc.letter.item_count = 0;
		lc.letter.text = lc.letter.person = NULL;
		letter_case_write(&arena, &lc);
		path = arena_printf(&arena, "%s/tests/letters/%s.txt", dir ? dir : ".",
				    goldens[i].name);
		text = arena_printf(&arena, "To: %s\nSubject: %s\n\n%s", lc.letter.to,
				    lc.content.subject, lc.content.text);
		if (write)
			golden_write(path, text);
		assert_string_equal(golden_read(path), text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_kind_names),
	    TEST(test_subject_has_the_reference_and_no_name),
	    TEST(test_text_and_html_say_the_same),
	    TEST(test_every_letter_is_whole),
	    TEST(test_dates_have_weekdays),
	    TEST(test_C9_every_mail_to_a_carer_names_the_complaints_procedure),
	    TEST(test_hostile_words_stay_quoted),
	    TEST(test_long_words_are_cut),
	    TEST(test_many_long_words_are_cut),
	    TEST(test_bare_letters),
	    TEST(test_a_third_council_needs_no_code),
	    TEST(test_golden_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
