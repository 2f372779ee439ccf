/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "write/mail.h"

#define ID "ESC-2026-0042.17.0123456789abcdef@croydon.example"

static struct mail_content plain_mail(void)
{
	return (struct mail_content){
	    .from_name = "Croydon Council",
	    .from_address = "escalations@croydon.example",
	    .to_name = "Helen Price",
	    .to_address = "helen.price@croydon.example",
	    .subject = "[ESC-2026-0042] Please answer by Wednesday 6 January 2027",
	    .message_id = ID,
	    .date = date_parse_moment("2026-12-29T17:00:05"),
	    .text = "Please answer.\n",
	    .html = "<p>Please answer.</p>\n",
	};
}

static const char *write_mail(const struct mail_content *m)
{
	const void *bytes = NULL;
	struct err e = {0};
	size_t size = 0;

	assert_int_equal(mail_write(&arena, m, &bytes, &size, &e), 0);
	assert_int_equal(strlen(bytes), size);
	return bytes;
}

static void assert_has(const char *mail, const char *piece)
{
	if (!strstr(mail, piece))
		fail_msg("no \"%s\" in:\n%s", piece, mail);
}

static void assert_has_not(const char *mail, const char *piece)
{
	if (strstr(mail, piece))
		fail_msg("\"%s\" in:\n%s", piece, mail);
}

static void assert_refused(const struct mail_content *m)
{
	const void *bytes = "untouched";
	struct err e = {0};
	size_t size = 7;

	assert_int_equal(mail_write(&arena, m, &bytes, &size, &e), -1);
	assert_int_equal(e.kind, ERR_INTERNAL);
	assert_string_equal(bytes, "untouched");
	assert_int_equal(size, 7);
}

/* RFC 5322 and 3834: the fields of a plain mail, one by one. */
static void test_headers(void **state)
{
	struct mail_content m = plain_mail();
	const char *mail = write_mail(&m);

	(void)state;
	assert_has(mail, "From: \"Croydon Council\" <escalations@croydon.example>\r\n");
	assert_has(mail, "\r\nTo: \"Helen Price\" <helen.price@croydon.example>\r\n");
	assert_has(mail,
		   "\r\nSubject: [ESC-2026-0042] Please answer by Wednesday 6 January 2027\r\n");
	assert_has(mail, "\r\nDate: Tue, 29 Dec 2026 17:00:05 +0000\r\n");
	assert_has(mail, "\r\nMessage-ID: <" ID ">\r\n");
	assert_has(mail, "\r\nAuto-Submitted: auto-generated\r\n");
	assert_has(mail, "\r\nMIME-Version: 1.0\r\n");
	assert_has_not(mail, "In-Reply-To");
	assert_has_not(mail, "References");
	assert_has_not(mail, "X-Auto-Response-Suppress");
	m.no_auto_response = true;
	assert_has(write_mail(&m), "\r\nX-Auto-Response-Suppress: All\r\n");
}

/* Europe/London: the offset follows the clock change. */
static void test_date_in_summer(void **state)
{
	struct mail_content m = plain_mail();

	(void)state;
	m.date = date_parse_moment("2026-07-01T09:00");
	assert_has(write_mail(&m), "\r\nDate: Wed, 1 Jul 2026 09:00:00 +0100\r\n");
	m.date = date_parse_moment("2026-10-25T01:30:00Z");
	assert_has(write_mail(&m), "\r\nDate: Sun, 25 Oct 2026 01:30:00 +0000\r\n");
}

/* Nobody's words may write a header: not through any value. */
static void test_injection_is_refused(void **state)
{
	static const char *const hostile[] = {
	    "a\r\nBcc: victim@example.org", "a\nBcc: b", "a\rb", "a\tb", "a\x7F", "a\x01", "\n"};
	const char *references[1];
	struct mail_content m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(hostile); i++) {
		references[0] = hostile[i];
		m = plain_mail(), m.from_name = hostile[i], assert_refused(&m);
		m = plain_mail(), m.to_name = hostile[i], assert_refused(&m);
		m = plain_mail(), m.from_address = hostile[i], assert_refused(&m);
		m = plain_mail(), m.to_address = hostile[i], assert_refused(&m);
		m = plain_mail(), m.subject = hostile[i], assert_refused(&m);
		m = plain_mail(), m.message_id = hostile[i], assert_refused(&m);
		m = plain_mail(), m.in_reply_to = hostile[i], assert_refused(&m);
		m = plain_mail(), m.references = references, m.reference_count = 1,
		assert_refused(&m);
	}
}

static void test_attachment_values_are_refused(void **state)
{
	static const struct mail_attachment hostile[] = {
	    {"due.ics\r\nX: y", "text/calendar", "x", 1},
	    {"due.ics", "text/calendar\r\nX: y", "x", 1},
	    {"due.ics", "nonsense", "x", 1},
	    {"due.ics", "text/cal\xC3\xA9ndar", "x", 1},
	    {"", "text/calendar", "x", 1},
	    {NULL, "text/calendar", "x", 1},
	};
	struct mail_content m = plain_mail();
	size_t i;

	(void)state;
	m.attachment_count = 1;
	for (i = 0; i < COUNT_OF(hostile); i++) {
		m.attachments = &hostile[i];
		assert_refused(&m);
	}
}

static void test_bad_addresses_are_refused(void **state)
{
	static const char *const bad[] = {NULL,
					  "",
					  "helen",
					  "a@b@c",
					  "a b@c.example",
					  "<a@b.example>",
					  "a@b.example, c@d.example",
					  "-a@b.example"};
	struct mail_content m;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(bad); i++) {
		m = plain_mail(), m.to_address = bad[i], assert_refused(&m);
		m = plain_mail(), m.from_address = bad[i], assert_refused(&m);
	}
	m = plain_mail(), m.message_id = "no-at-sign", assert_refused(&m);
	m = plain_mail(), m.message_id = NULL, assert_refused(&m);
	m = plain_mail(), m.text = NULL, assert_refused(&m);
	m = plain_mail(), m.date = DATE_NO_MOMENT, assert_refused(&m);
}

/* A name that looks like an address or a list stays one quoted name. */
static void test_names_are_quoted(void **state)
{
	struct mail_content m = plain_mail();

	(void)state;
	m.to_name = "Price, Helen \"Hel\" \\ <boss@evil.example>";
	assert_has(write_mail(&m),
		   "\r\nTo: \"Price, Helen \\\"Hel\\\" \\\\ <boss@evil.example>\"\r\n "
		   "<helen.price@croydon.example>\r\n");
	m.to_name = "Si\xC3\xA2n O'Connor";
	assert_has(write_mail(&m),
		   "\r\nTo: =?utf-8?q?Si=C3=A2n_O=27Connor?= <helen.price@croydon.example>\r\n");
	/* What looks like an encoded word is encoded, so that it is read as it stands. */
	m.to_name = "=?utf-8?q?evil?=";
	assert_has(write_mail(&m), "\r\nTo: =?utf-8?q?=3D=3Futf-8=3Fq=3Fevil=3F=3D?=");
	m.to_name = NULL;
	assert_has(write_mail(&m), "\r\nTo: helen.price@croydon.example\r\n");
	m.to_name = " ";
	assert_has(write_mail(&m), "\r\nTo: helen.price@croydon.example\r\n");
}

/* Only the words that need it are encoded, so that the reference stays readable in the raw mail. */
static void test_subject_beyond_ascii(void **state)
{
	struct mail_content m = plain_mail();

	(void)state;
	m.subject = "[ESC-2026-0042] Now with the Director of Children\xE2\x80\x99s Social Care";
	assert_has(write_mail(&m), "\r\nSubject: [ESC-2026-0042] Now with the Director of\r\n "
				   "=?utf-8?q?Children=E2=80=99s?= Social Care\r\n");
	m.subject = "";
	assert_has(write_mail(&m), "\r\nSubject: \r\n");
}

/* Foreign ids: what cannot be repeated is left out, the rest stays. */
static void test_ids(void **state)
{
	static const char *const references[] = {"first@mail.example", "no-at-sign",
						 "a b@c.example", "<x@y.example>",
						 "second@mail.example"};
	struct mail_content m = plain_mail();
	const char *mail;

	(void)state;
	m.in_reply_to = "second@mail.example";
	m.references = references;
	m.reference_count = COUNT_OF(references);
	mail = write_mail(&m);
	assert_has(mail, "\r\nIn-Reply-To: <second@mail.example>\r\n");
	assert_has(mail, "\r\nReferences: <first@mail.example> <second@mail.example>\r\n");
	m.in_reply_to = "not an id";
	m.reference_count = 0;
	assert_has_not(write_mail(&m), "In-Reply-To");
}

/* RFC 2045 6.7: soft breaks, blanks before a line's end, dots and "From " at a line's beginning. */
static void test_quoted_printable(void **state)
{
	struct mail_content m = plain_mail();
	const char *mail;

	(void)state;
	m.text = "a=b \n\t\nFrom here\n.\nSi\xC3\xA2n\r\nlone\rend";
	mail = write_mail(&m);
	assert_has(
	    mail,
	    "\r\n\r\na=3Db=20\r\n=09\r\n=46rom here\r\n=2E\r\nSi=C3=A2n\r\nlone\r\nend\r\n\r\n--");
	/* A dot that comes to stand first behind a soft break. */
	m.text =
	    "123456789012345678901234567890123456789012345678901234567890123456789012345.....\n";
	assert_has(
	    write_mail(&m),
	    "\r\n123456789012345678901234567890123456789012345678901234567890123456789012345=\r\n"
	    "=2E....\r\n");
}

static size_t longest_line(const char *mail)
{
	size_t longest = 0, n;

	for (; *mail; mail += n + 2) {
		n = strcspn(mail, "\r");
		assert_memory_equal(mail + n, "\r\n", 2);
		longest = n > longest ? n : longest;
	}
	return longest;
}

/* Whatever goes in, no line is longer than 78, no byte is beyond ASCII, each line ends in CRLF. */
static void test_lines_stay_short(void **state)
{
	struct mail_content m = plain_mail();
	const char *mail, *s;
	struct str text;
	int i;

	(void)state;
	str_init(&text, &arena, STR_UNBOUNDED);
	for (i = 0; i < 3000; i++)
		str_add(&text, i % 7 ? "\xF0\x9F\x90\x9F" : "x");
	m.text = m.html = str_text(&text);
	m.to_name = str_text(&text);
	m.subject = arena_strndup(&arena, str_text(&text), 793);
	mail = write_mail(&m);
	assert_in_range(longest_line(mail), 60, 78);
	for (s = mail; *s; s++)
		assert_in_range((unsigned char)*s, 1, 126);
	str_init(&text, &arena, STR_UNBOUNDED);
	for (i = 0; i < 900; i++)
		str_add_char(&text, 'w');
	m.subject = m.to_name = str_text(&text);
	assert_in_range(longest_line(write_mail(&m)), 60, 78);
}

/* An id stands on the line of its field's name, however long it is; those after it may be folded.
 */
static void test_long_ids(void **state)
{
	static const char id[] =
	    "ESC-2026-0042.1700.0123456789abcdef0123456789@escalations.brookshire.example";
	const char *references[] = {id, id};
	struct mail_content m = plain_mail();
	const char *mail;

	(void)state;
	m.message_id = m.in_reply_to = id;
	m.references = references;
	m.reference_count = 2;
	mail = write_mail(&m);
	assert_has(mail, arena_printf(&arena, "\r\nMessage-ID: <%s>\r\n", id));
	assert_has(mail, arena_printf(&arena, "\r\nIn-Reply-To: <%s>\r\n", id));
	assert_has(mail, arena_printf(&arena, "\r\nReferences: <%s>\r\n <%s>\r\n", id, id));
}

/* The same message gives the same bytes; another Message-ID gives another boundary. */
static void test_boundary(void **state)
{
	struct mail_content m = plain_mail();
	const char *mail = write_mail(&m), *line, *boundary;

	(void)state;
	assert_string_equal(mail, write_mail(&m));
	line = strstr(mail, "boundary=\"");
	assert_non_null(line);
	line += strlen("boundary=\"");
	boundary = arena_strndup(&arena, line, strcspn(line, "\""));
	m.message_id = "ESC-2026-0042.18.0123456789abcdef@croydon.example";
	assert_has_not(write_mail(&m), boundary);
	/* Words that hold the boundary cannot end the part. */
	m.message_id = ID;
	m.text = arena_printf(&arena, "--%s--\n--%s\n", boundary, boundary);
	mail = write_mail(&m);
	assert_has(mail, arena_printf(&arena, "--=3D%s", boundary + 1));
}

/* An attachment whose own field holds the boundary gets another one. */
static void test_a_file_put_into_its_room_is_as_if_it_had_been_there(void **state)
{
	const struct mail_attachment file = {"form.docx", "application/x-test", "PK\3\4 bytes", 10};
	const void *bytes, *whole = "untouched";
	struct mail_content m = plain_mail();
	size_t size, room, whole_size = 7;
	struct err e = {0};

	(void)state;
	assert_int_equal(mail_write_with_room(&arena, &m, &bytes, &size, &room, &e), 0);
	assert_has(bytes, "multipart/mixed");
	assert_int_equal(mail_attach(&arena, bytes, size, room - 1, &file, &whole, &whole_size, &e),
			 -1);
	assert_int_equal(
	    mail_attach(&arena, bytes, size, size + 1, &file, &whole, &whole_size, &e), -1);
	assert_int_equal(e.kind, ERR_INTERNAL);
	assert_string_equal(whole, "untouched");
	assert_int_equal(whole_size, 7);
	assert_int_equal(mail_attach(&arena, bytes, size, room, &file, &whole, &whole_size, &e), 0);
	m.attachments = &file;
	m.attachment_count = 1;
	assert_string_equal(whole, write_mail(&m));
	assert_int_equal(strlen(whole), whole_size);
}

static void test_boundary_is_looked_for(void **state)
{
	struct mail_attachment file = {"a.txt", "text/plain", "x", 1};
	struct mail_content m = plain_mail();
	const char *first, *boundary;

	(void)state;
	m.attachments = &file;
	m.attachment_count = 1;
	first = strstr(write_mail(&m), "boundary=\"") + strlen("boundary=\"");
	boundary = arena_strndup(&arena, first, strcspn(first, "\""));
	file.type = arena_printf(&arena, "text/plain; x=\"%s\"", boundary);
	first = strstr(write_mail(&m), "boundary=\"") + strlen("boundary=\"");
	assert_string_not_equal(arena_strndup(&arena, first, strcspn(first, "\"")), boundary);
}

static const unsigned char every_byte[] = {0,	1, 2, '\r', '\n', '.', 127, 128, 200, 254, 255, 0,
					   'a', 9, 8, 7,    6,	  5,   4,   3,	 2,   1,   0,	0};

/* At most `max` bytes, and whole characters. */
static const char *cut_at(const char *words, size_t max)
{
	struct str s;

	str_init(&s, &arena, max);
	str_add(&s, words);
	return str_text(&s);
}

/* The mails for the round trip through another parser; returns false behind the last. */
static bool round_trip_mail(int which, struct mail_content *m)
{
	static const char *const references[] = {
	    "first@mail.example", "second.long.id.of.somebody.elses.program@mail.example",
	    "third@mail.example"};
	static const struct mail_attachment files[] = {
	    {"ESC-2026-0042.ics", "text/calendar; charset=utf-8; method=PUBLISH",
	     "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 32},
	    {"Formular \xC3\xBC"
	     "ber \"alles\".docx",
	     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", every_byte,
	     sizeof(every_byte)},
	    {"empty.bin", "application/octet-stream", "", 0},
	};
	struct str text;
	int i;

	*m = plain_mail();
	switch (which) {
	case 0:
		return true;
	case 1:
		m->to_name = "Si\xC3\xA2n \"S\" O'Connor, \\ <x@y.example>";
		m->from_name = "Croydon, Council (test) =?utf-8?q?x?=";
		m->subject = "[ESC-2026-0042] Children\xE2\x80\x99s  two blanks \xE2\x82\xAC and "
			     "=?utf-8?b?eA==?=";
		m->in_reply_to = references[2];
		m->references = references;
		m->reference_count = COUNT_OF(references);
		m->no_auto_response = true;
		m->date = date_parse_moment("2026-07-01T09:00");
		return true;
	case 2:
		m->text =
		    "Dear Si\xC3\xA2n,\n\n.\n..\nFrom me\n> From you\ntrailing \t \n=3D = ==\n"
		    "\xF0\x9F\x90\x9F\xF0\x9F\x90\x9F\n--\n-- \n\n\nend\n";
		m->html = "<p title=\"a=b\">Caf\xC3\xA9 &amp; &lt;tea&gt;</p>\n.\n";
		m->subject =
		    "A long subject of plain words that has to be folded more than once since it "
		    "goes "
		    "on and on about nothing in particular, for the whole of three lines or so";
		return true;
	case 3:
		str_init(&text, &arena, STR_UNBOUNDED);
		for (i = 0; i < 500; i++)
			str_add(&text, i % 9 ? "w\xC3\xB6rd." : " ");
		str_add(&text, "\n");
		m->text = m->html = str_text(&text);
		m->subject = cut_at(str_text(&text) + 1, 400);
		/* One encoded word: Python 3.11 puts a blank between two of a name. */
		m->to_name = cut_at(str_text(&text) + 1, 24);
		return true;
	case 4:
		m->attachments = files;
		m->attachment_count = COUNT_OF(files);
		return true;
	default:
		return false;
	}
}

static void put_file(const char *dir, int which, const char *ending, const char *data, size_t size)
{
	const char *path = arena_printf(&arena, "%s/%d.%s", dir, which, ending);
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(data, 1, size, f) != size || fclose(f)) {
		perror(path);
		exit(1);
	}
}

/* What tests/check-mail.py must print of this mail. */
static void put_expected(struct str *out, const struct mail_content *m)
{
	const struct mail_attachment *file;
	const unsigned char *bytes;
	size_t i, j;

	str_addf(out, "from: [%s] %s\n", m->from_name, m->from_address);
	str_addf(out, "to: [%s] %s\n", m->to_name, m->to_address);
	str_addf(out, "subject: [%s]\n", m->subject);
	str_addf(out, "date: %s\n", date_moment_iso(&arena, m->date));
	str_addf(out, "message-id: <%s>\n", m->message_id);
	str_addf(out, m->in_reply_to ? "in-reply-to: <%s>\n" : "in-reply-to: %s\n",
		 m->in_reply_to ? m->in_reply_to : "-");
	str_add(out, m->reference_count ? "references:" : "references: -");
	for (i = 0; i < m->reference_count; i++)
		str_addf(out, " <%s>", m->references[i]);
	str_addf(out, "\nauto-submitted: auto-generated\nsuppress: %s\ntype: multipart/%s\n",
		 m->no_auto_response ? "All" : "-", m->attachment_count ? "mixed" : "alternative");
	str_addf(out,
		 "headers: auto-submitted content-type date from %smessage-id mime-version "
		 "%ssubject to%s\n",
		 m->in_reply_to ? "in-reply-to " : "", m->reference_count ? "references " : "",
		 m->no_auto_response ? " x-auto-response-suppress" : "");
	str_add(out, "text:\n");
	str_add(out, m->text);
	str_add(out, "html:\n");
	str_add(out, m->html);
	for (i = 0; i < m->attachment_count; i++) {
		file = &m->attachments[i];
		bytes = file->bytes;
		str_addf(out, "attachment: [%s] %.*s ", file->name, (int)strcspn(file->type, ";"),
			 file->type);
		for (j = 0; j < file->size; j++)
			str_addf(out, "%02x", (unsigned)bytes[j]);
		str_add(out, "\n");
	}
}

/* For tests/mail-roundtrip.test: each mail, and what the other parser must find in it. */
static int write_round_trip(const char *dir)
{
	struct mail_content m;
	struct str expected;
	const void *bytes;
	struct err e;
	size_t size;
	int which;

	arena_init(&arena);
	for (which = 0; round_trip_mail(which, &m); which++) {
		if (mail_write(&arena, &m, &bytes, &size, &e) < 0) {
			fprintf(stderr, "%s\n", e.text);
			return 1;
		}
		str_init(&expected, &arena, STR_UNBOUNDED);
		put_expected(&expected, &m);
		put_file(dir, which, "eml", bytes, size);
		put_file(dir, which, "expected", str_text(&expected), expected.len);
	}
	arena_clear(&arena);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_headers),
	    TEST(test_date_in_summer),
	    TEST(test_injection_is_refused),
	    TEST(test_attachment_values_are_refused),
	    TEST(test_bad_addresses_are_refused),
	    TEST(test_names_are_quoted),
	    TEST(test_subject_beyond_ascii),
	    TEST(test_ids),
	    TEST(test_quoted_printable),
	    TEST(test_lines_stay_short),
	    TEST(test_long_ids),
	    TEST(test_boundary),
	    TEST(test_a_file_put_into_its_room_is_as_if_it_had_been_there),
	    TEST(test_boundary_is_looked_for),
	};

	if (argc == 3 && str_eq(argv[1], "--write"))
		return write_round_trip(argv[2]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
