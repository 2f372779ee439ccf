/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the admins hear of trouble: once, then daily, once when it is over, and never in a flood. */
#include "check.h"

#include <string.h>

#include "core/trouble.h"

enum { HOUR = 3600, DAY = 86400, PATIENCE = 2 * HOUR };

static struct trouble_book book;
static date_moment start; /* Monday 2 November 2026, 09:00 */

static void begin(void)
{
	trouble_init(&book);
	start = date_parse_moment("2026-11-02T09:00");
}

/* Looks at it each minute of some hours, as if it always told at once; how often each word fell. */
static void watch(enum trouble_kind kind, date_moment from, date_moment until, int words[4])
{
	enum trouble_word word;
	date_moment at;

	memset(words, 0, 4 * sizeof(*words));
	for (at = from; at < until; at += 60) {
		word = trouble_due(&book, kind, at, PATIENCE);
		words[word]++;
		if (word != TROUBLE_NOTHING)
			trouble_told(&book, kind, word, at);
	}
}

static void away_is_told_after_a_while_then_daily_and_when_over(void **state)
{
	int words[4];

	(void)state;
	begin();
	assert_true(trouble_note(&book, TROUBLE_MAILBOX, start, false, "away"));
	assert_false(trouble_note(&book, TROUBLE_MAILBOX, start + 60, false, "still away"));
	assert_string_equal(book.items[TROUBLE_MAILBOX].text, "still away");
	watch(TROUBLE_MAILBOX, start, start + PATIENCE, words);
	assert_int_equal(words[TROUBLE_NOTHING], PATIENCE / 60);
	watch(TROUBLE_MAILBOX, start + PATIENCE, start + 3 * DAY, words);
	assert_int_equal(words[TROUBLE_BEGINS], 1);
	assert_int_equal(words[TROUBLE_GOES_ON], 2);
	assert_true(trouble_clear(&book, TROUBLE_MAILBOX, start + 3 * DAY));
	assert_false(trouble_is_on(&book.items[TROUBLE_MAILBOX], TROUBLE_MAILBOX, start + 3 * DAY));
	watch(TROUBLE_MAILBOX, start + 3 * DAY, start + 9 * DAY, words);
	assert_int_equal(words[TROUBLE_IS_OVER], 1);
	assert_int_equal(words[TROUBLE_BEGINS] + words[TROUBLE_GOES_ON], 0);
}

static void a_short_absence_is_told_to_nobody(void **state)
{
	int words[4];

	(void)state;
	begin();
	trouble_note(&book, TROUBLE_RELAY, start, false, "away");
	trouble_clear(&book, TROUBLE_RELAY, start + PATIENCE - 1);
	watch(TROUBLE_RELAY, start, start + 3 * DAY, words);
	assert_int_equal(words[TROUBLE_NOTHING], 3 * DAY / 60);
}

static void a_refusal_is_told_at_once(void **state)
{
	(void)state;
	begin();
	trouble_note(&book, TROUBLE_MAILBOX, start, true, "no");
	assert_int_equal(trouble_due(&book, TROUBLE_MAILBOX, start, PATIENCE), TROUBLE_BEGINS);
}

/* Refused, well, refused, well … each five minutes, for three days. */
static void what_comes_and_goes_is_no_flood(void **state)
{
	int words[4], mails = 0, overs = 0;
	date_moment at;

	(void)state;
	begin();
	for (at = start; at < start + 3 * DAY; at += 600) {
		trouble_note(&book, TROUBLE_MAILBOX, at, true, "no");
		watch(TROUBLE_MAILBOX, at, at + 300, words);
		mails += words[TROUBLE_BEGINS] + words[TROUBLE_GOES_ON];
		overs += words[TROUBLE_IS_OVER];
		trouble_clear(&book, TROUBLE_MAILBOX, at + 300);
		watch(TROUBLE_MAILBOX, at + 300, at + 600, words);
		mails += words[TROUBLE_BEGINS] + words[TROUBLE_GOES_ON];
		overs += words[TROUBLE_IS_OVER];
	}
	assert_in_range(mails, 1, 3);
	assert_int_equal(overs, 0);
	/* … and each two hours: it has settled in between, and is told no more than by the day. */
	begin();
	mails = 0;
	for (at = start; at < start + 3 * DAY; at += 2 * HOUR) {
		trouble_note(&book, TROUBLE_MAILBOX, at, true, "no");
		watch(TROUBLE_MAILBOX, at, at + HOUR, words);
		mails += words[TROUBLE_BEGINS] + words[TROUBLE_GOES_ON] + words[TROUBLE_IS_OVER];
		trouble_clear(&book, TROUBLE_MAILBOX, at + HOUR);
		watch(TROUBLE_MAILBOX, at + HOUR, at + 2 * HOUR, words);
		mails += words[TROUBLE_BEGINS] + words[TROUBLE_GOES_ON] + words[TROUBLE_IS_OVER];
	}
	assert_in_range(mails, 2, 6);
}

static void days_before_a_secret_expires(void **state)
{
	static const struct {
		enum trouble_kind kind;
		int days; /* left */
		bool told;
	} rows[] = {
	    {TROUBLE_SECRET, 31, false},
	    {TROUBLE_SECRET, 30, true},
	    {TROUBLE_SECRET, 29, false},
	    {TROUBLE_SECRET, 15, false},
	    {TROUBLE_SECRET, 14, true},
	    {TROUBLE_SECRET, 8, false},
	    {TROUBLE_SECRET, 7, true},
	    {TROUBLE_SECRET, 4, false},
	    {TROUBLE_SECRET, 3, true},
	    {TROUBLE_SECRET, 2, false},
	    {TROUBLE_SECRET, 1, true},
	    {TROUBLE_SECRET, 0, true},
	    {TROUBLE_SECRET, -1, true},
	    {TROUBLE_SECRET, -40, true},
	    {TROUBLE_RELAY_CERTIFICATE, 30, false},
	    {TROUBLE_RELAY_CERTIFICATE, 15, false},
	    {TROUBLE_RELAY_CERTIFICATE, 14, true},
	    {TROUBLE_RELAY_CERTIFICATE, 13, false},
	    {TROUBLE_MAILBOX_CERTIFICATE, 7, true},
	    {TROUBLE_MAILBOX_CERTIFICATE, 0, true},
	};
	date_day today;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		enum trouble_kind kind = rows[i].kind;
		date_moment yesterday;

		begin();
		today = date_to_local(start).day;
		yesterday = start - DAY;
		trouble_expires(&book, kind, today + rows[i].days);
		if (trouble_due(&book, kind, yesterday, PATIENCE) != TROUBLE_NOTHING)
			trouble_told(&book, kind, TROUBLE_BEGINS, yesterday);
		print_message("%s, %d days\n", trouble_name(kind), rows[i].days);
		assert_int_equal(trouble_due(&book, kind, start, PATIENCE) != TROUBLE_NOTHING,
				 rows[i].told);
		if (rows[i].told)
			trouble_told(&book, kind, TROUBLE_GOES_ON, start);
		assert_int_equal(trouble_due(&book, kind, start + HOUR, PATIENCE), TROUBLE_NOTHING);
	}
}

/* A daemon that did not run on the very days catches up, once. */
static void a_secret_renewed_is_over(void **state)
{
	date_day today;

	(void)state;
	begin();
	today = date_to_local(start).day;
	trouble_expires(&book, TROUBLE_SECRET, today + 5);
	assert_int_equal(trouble_due(&book, TROUBLE_SECRET, start, PATIENCE), TROUBLE_BEGINS);
	trouble_told(&book, TROUBLE_SECRET, TROUBLE_BEGINS, start);
	assert_int_equal(trouble_due(&book, TROUBLE_SECRET, start + DAY, PATIENCE),
			 TROUBLE_NOTHING);
	trouble_expires(&book, TROUBLE_SECRET, today + 700);
	assert_int_equal(trouble_due(&book, TROUBLE_SECRET, start + DAY, PATIENCE),
			 TROUBLE_IS_OVER);
	trouble_told(&book, TROUBLE_SECRET, TROUBLE_IS_OVER, start + DAY);
	assert_int_equal(trouble_due(&book, TROUBLE_SECRET, start + DAY, PATIENCE),
			 TROUBLE_NOTHING);
}

/* The timer that trouble_next sets wakes for each word, and not more than a few times besides. */
static void sleeping_misses_nothing(void **state)
{
	date_moment at = 0, until;
	int wakes = 0, words = 0;
	enum trouble_word word;
	size_t k;

	(void)state;
	begin();
	assert_true(trouble_next(&book, start, PATIENCE) == DATE_NO_MOMENT);
	until = start + 40 * DAY;
	trouble_note(&book, TROUBLE_RELAY, start, false, "away");
	trouble_expires(&book, TROUBLE_SECRET, date_to_local(start).day + 35);
	for (at = start; at < until; at = trouble_next(&book, at, PATIENCE)) {
		wakes++;
		for (k = 0; k < TROUBLE_KINDS; k++) {
			word = trouble_due(&book, (enum trouble_kind)k, at, PATIENCE);
			words += word != TROUBLE_NOTHING;
			if (word != TROUBLE_NOTHING)
				trouble_told(&book, (enum trouble_kind)k, word, at);
		}
	}
	/* The relay: one at the beginning and one each day; the secret: 30 14 7 3 1 0 and 4 more.
	 */
	assert_int_equal(words, 40 + 10);
	assert_in_range(wakes, 50, 100);
}

static void written_and_read_again(void **state)
{
	struct trouble_book other;
	const char *text;

	(void)state;
	begin();
	trouble_note(&book, TROUBLE_MAILBOX, start, true, "a text\nwith a line, and  blanks ");
	trouble_told(&book, TROUBLE_MAILBOX, TROUBLE_BEGINS, start + 5);
	trouble_expires(&book, TROUBLE_SECRET, 21000);
	trouble_note(&book, TROUBLE_RELAY, start, false, "x");
	trouble_told(&book, TROUBLE_RELAY, TROUBLE_BEGINS, start);
	trouble_clear(&book, TROUBLE_RELAY, start + 9);
	trouble_told(&book, TROUBLE_RELAY, TROUBLE_IS_OVER, start + 10);
	text = trouble_write(&arena, &book);
	trouble_read(&other, text);
	assert_string_equal(trouble_write(&arena, &other), text);
	assert_string_equal(other.items[TROUBLE_MAILBOX].text, "a text with a line, and  blanks ");
	assert_int_equal(other.items[TROUBLE_MAILBOX].told, start + 5);
	assert_int_equal(other.items[TROUBLE_RELAY].ended, start + 10);
}

static void what_is_no_book_is_no_trouble(void **state)
{
	static const char *const texts[] = {
	    "",
	    "mailbox",
	    "mailbox 1 2 3",
	    "mailbox 1 2 3 4 5 x hello",
	    "mailboxes 1 2 3 4 5 6 x",
	    "\n\n\n",
	    "mailbox  \n",
	    "mailbox 99999999999999999999999 - - - - - x",
	};
	struct trouble_book other;
	size_t i, k;

	(void)state;
	begin();
	for (i = 0; i < COUNT_OF(texts); i++) {
		trouble_read(&other, texts[i]);
		for (k = 0; k < TROUBLE_KINDS; k++)
			assert_false(trouble_is_on(&other.items[k], (enum trouble_kind)k, start));
	}
	trouble_read(&other, NULL);
	assert_int_equal(trouble_due(&other, TROUBLE_MAILBOX, start, PATIENCE), TROUBLE_NOTHING);
}

static void a_long_text_is_cut_between_letters(void **state)
{
	char text[2 * TROUBLE_TEXT];
	size_t i;

	(void)state;
	begin();
	for (i = 0; i + 3 < sizeof(text); i += 3)
		memcpy(text + i, "€", 4);
	trouble_note(&book, TROUBLE_RELAY, start, false, text);
	assert_int_equal(strlen(book.items[TROUBLE_RELAY].text), (TROUBLE_TEXT - 1) / 3 * 3);
}

/* B5: what servers say of people is kept neither in the book nor in what an older one had of it. */
static void no_address_is_kept(void **state)
{
	static const struct {
		const char *said, *kept;
	} rows[] = {
	    {"550 <moira@carers.example>: not you, office@b.example",
	     "550 [address] not you, [address]"},
	    {"see https://x.example/?e=moira%40carers.example now", "see [address] now"},
	    {"a\tmoira@carers.example\r\nb", "a [address]  b"},
	    {"the token server refuses (401)", "the token server refuses (401)"},
	    {"", ""},
	};
	struct trouble_book old;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		begin();
		trouble_note(&book, TROUBLE_RELAY, start, false, rows[i].said);
		assert_string_equal(book.items[TROUBLE_RELAY].text, rows[i].kept);
	}
	trouble_read(&old, "relay 1 2 3 4 5 1 550 <moira@carers.example> no\n");
	assert_string_equal(old.items[TROUBLE_RELAY].text, "550 [address] no");
}

static void each_says_what_to_do(void **state)
{
	static const struct {
		enum trouble_kind kind;
		const char *text, *part;
	} rows[] = {
	    {TROUBLE_RELAY, "the token server refuses (401): invalid_client: AADSTS7000222: The",
	     "has expired"},
	    {TROUBLE_MAILBOX, "the certificate of mail.example port 993 has expired", "renew"},
	    {TROUBLE_MAILBOX, "the certificate of mail.example port 993 is not for this name",
	     "Is host the name"},
	    {TROUBLE_MAILBOX, "cannot connect to mail.example port 993: Connection refused",
	     "Does the server run"},
	    {TROUBLE_RELAY, "the relay refused the login (mail.example:587): 535 5.7.139 no",
	     "SMTP AUTH"},
	    {TROUBLE_RELAY,
	     "the relay cannot be used (m:587): 550 5.1.8 Access denied, bad outbound sender",
	     "Restricted entities"},
	    {TROUBLE_RELAY, "one after the other is refused: 550 no", "seems to be us"},
	    {TROUBLE_RELAY,
	     "the relay cannot be used (m:587): 550 5.7.705 Access denied, tenant has "
	     "exceeded threshold",
	     "ask Microsoft"},
	    {TROUBLE_RELAY, "/etc/x can be read by others than its owner: chmod 600 it", "0600"},
	    {TROUBLE_MAILBOX, "something that nobody has heard of", "doctor"},
	    {TROUBLE_SECRET, "", "new client secret"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++)
		assert_non_null(strstr(trouble_advice(rows[i].kind, rows[i].text), rows[i].part));
}

static void the_mail_says_the_same_in_text_and_html(void **state)
{
	struct trouble_mail mail;
	size_t k;
	int word;

	(void)state;
	begin();
	for (k = 0; k < TROUBLE_KINDS; k++) {
		trouble_note(&book, (enum trouble_kind)k, start, true,
			     "it said <b>hello</b>\r\nX: y");
		trouble_expires(&book, (enum trouble_kind)k, date_to_local(start).day + 3);
		for (word = TROUBLE_BEGINS; word <= TROUBLE_IS_OVER; word++) {
			trouble_mail(&arena, &book, (enum trouble_kind)k, (enum trouble_word)word,
				     "Brookshire Council", start + DAY, &mail);
			assert_true(str_starts(mail.subject, "[escalated] "));
			assert_null(strpbrk(mail.subject, "\r\n"));
			assert_non_null(strstr(mail.text, "Brookshire Council"));
			assert_non_null(strstr(mail.html, "Brookshire Council"));
			assert_null(strstr(mail.html, "<b>hello"));
			assert_non_null(strstr(mail.text, "<b>hello</b>"));
		}
	}
	trouble_mail(&arena, &book, TROUBLE_SECRET, TROUBLE_BEGINS, "Brookshire", start, &mail);
	assert_non_null(strstr(str_fold(&arena, mail.text),
			       "The client secret of section oauth2 expires on Thursday 5 November "
			       "2026, in 3 days."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(away_is_told_after_a_while_then_daily_and_when_over),
	    TEST(a_short_absence_is_told_to_nobody),
	    TEST(a_refusal_is_told_at_once),
	    TEST(what_comes_and_goes_is_no_flood),
	    TEST(days_before_a_secret_expires),
	    TEST(a_secret_renewed_is_over),
	    TEST(sleeping_misses_nothing),
	    TEST(written_and_read_again),
	    TEST(what_is_no_book_is_no_trouble),
	    TEST(a_long_text_is_cut_between_letters),
	    TEST(no_address_is_kept),
	    TEST(each_says_what_to_do),
	    TEST(the_mail_says_the_same_in_text_and_html),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
