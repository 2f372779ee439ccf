/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that use up the time and the memory of the read process: each mail is answered all the
 * same, and the process that comes next reads on. */
#include "check.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive.h"
#include "codec/codec.h"
#include "hostile.h"
#include "pdf_file.h"
#include "read_process.h"
#include "shell/worker.h"

enum { SMALL = 1 << 20, MEMORY_KIB = 256 << 10 };

/* AddressSanitizer's own memory is larger than any limit, and it wants to see crashes itself. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static void start(struct read_process *p)
{
	static const struct worker_read_options options = {
	    .reader = {.max_mail = HOSTILE_SIZE * 2}};

	read_process_start(p, &options);
}

static double seconds(const struct rusage *used)
{
	return (double)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) +
	       (double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1e6;
}

/* The reading of a file with this name, or of a mail; `ended`: the process said that it would end.
 */
static struct reading read_named(struct read_process *p, const char *name, const char *bytes,
				 size_t size, bool *ended)
{
	struct worker_message message;
	struct reading reading;
	struct err err = {0};
	size_t length;
	void *text;
	int out;

	worker_message_init(&message, WORKER_READ);
	message.number = 7;
	worker_message_text(&message, name);
	message.fds[0] = worker_memfd(bytes, size, &err);
	message.fds[1] = worker_memfd(NULL, 0, &err);
	out = dup(message.fds[1]);
	assert_int_equal(worker_send(p->fd, &message, &err), 0);
	worker_message_close(&message);
	assert_int_equal(worker_receive(p->fd, &message, &err), 1);
	assert_int_equal(message.type, WORKER_READING);
	assert_int_equal(message.number, 7);
	*ended = message.length > 0;
	assert_int_equal(worker_read_fd(&arena, out, CODEC_MAX_READING, &text, &length, &err), 0);
	assert_int_equal(length, message.extra);
	close(out);
	if (codec_reading_parse(&arena, text, length, &reading, &err) < 0)
		fail_msg("%s", err.text);
	return reading;
}

static struct reading read_file(struct read_process *p, const char *bytes, size_t size, bool *ended)
{
	return read_named(p, "form.pdf", bytes, size, ended);
}

/* Is there a library that reads PDF on this machine?  Asked without loading it here. */
static bool pdf_available(void)
{
	const struct pdf_file file = {.pages = {PDF_TEXT("F", "72", "700", "x")}};
	struct reading reading;
	struct read_process p;
	struct rusage used;
	bool ended;
	size_t size;
	char *bytes = pdf_file_make(&arena, &file, &size);

	start(&p);
	reading = read_file(&p, bytes, size, &ended);
	read_process_end(&p, &used);
	return reading.unread_count == 0;
}

/* ---- files */

/* A stream as PDF packs it (RFC 1950): what zip packs, between a head and a sum that nobody reads.
 */
static void add_packed(struct str *out, int number, const char *bytes, size_t size,
		       const char *entries)
{
	const struct archive_entry entry = {"a", bytes, size, false, NULL};
	size_t packed, total;
	char *zip = archive_make(&arena, &entry, 1, &total);
	const unsigned char *record = archive_record(zip, total, "a");

	packed = record[20] | (size_t)record[21] << 8 | (size_t)record[22] << 16;
	str_addf(out, "%d 0 obj<</Filter/FlateDecode/Length %zu%s>>stream\n", number, packed + 6,
		 entries);
	str_add_n(out, "\x78\x9C", 2);
	str_add_n(out, zip + 31 + (unsigned char)zip[28], packed);
	str_add(out, "....\nendstream endobj\n");
}

static char *file_of(struct pdf_file file, const struct str *objects, size_t *size)
{
	file.objects = str_text(objects);
	file.objects_size = objects->len;
	return pdf_file_make(&arena, &file, size);
}

/* One page whose content is packed, again and again. */
static char *content_bomb(const char *unit, int times, size_t *size)
{
	struct pdf_file file = {.pages = {""}};
	struct str objects, content;
	char *bytes = hostile_repeat(&arena, "BT /F 11 Tf 72 700 Td\n", unit, 20 << 20);

	str_init(&objects, &arena, STR_UNBOUNDED);
	str_init(&content, &arena, STR_UNBOUNDED);
	add_packed(&objects, 100, bytes, 20 << 20, "");
	while (times-- > 0)
		str_add(&content, " 100 0 R");
	file.contents = arena_printf(&arena, "/Contents[%s]", str_text(&content));
	return file_of(file, &objects, size);
}

static char *packed_blanks(size_t *size)
{
	return content_bomb("                ", 200, size);
}

static char *packed_words(size_t *size)
{
	return content_bomb("(w) Tj 0.003 -0.0005 Td ", 1, size);
}

static char *packed_lines(size_t *size)
{
	return content_bomb("0 0 m 9 9 l S\n", 50, size);
}

/* Each shows the next one ten times. */
static char *nested_forms(size_t *size)
{
	struct pdf_file file = {.pages = {"/X Do\n"}};
	struct str objects;
	int i;

	str_init(&objects, &arena, STR_UNBOUNDED);
	for (i = 100; i < 112; i++)
		str_addf(&objects,
			 "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<"
			 "/XObject<</X %d 0 R>>>>/Length 60>>stream\n"
			 "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do\n"
			 "endstream endobj\n",
			 i, i + 1);
	return file_of(file, &objects, size);
}

static char *nested_arrays(size_t *size)
{
	struct pdf_file file = {.pages = {""}};
	struct str objects;

	str_init(&objects, &arena, STR_UNBOUNDED);
	str_add(&objects, hostile_repeat(&arena, "100 0 obj", "[", 5 << 20));
	return file_of(file, &objects, size);
}

static char *page_loop(size_t *size)
{
	static const char text[] =
	    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	    "2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]/Parent 3 0 R>>endobj\n"
	    "3 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
	    "trailer<</Root 1 0 R/Size 4/Prev 9>>\nstartxref\n9\n";

	*size = sizeof(text) - 1;
	return arena_memdup(&arena, text, sizeof(text));
}

static char *many_pages(size_t *size)
{
	struct str out;
	int i;

	str_init(&out, &arena, STR_UNBOUNDED);
	str_add(&out, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		      "2 0 obj<</Type/Pages/Count 100000/Kids[");
	for (i = 0; i < 100000; i++)
		str_addf(&out, "%d 0 R ", i + 3);
	str_add(&out, "]>>endobj\n");
	for (i = 0; i < 100000; i++)
		str_addf(&out, "%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n", i + 3);
	str_add(&out, "trailer<</Root 1 0 R/Size 100003>>\n");
	*size = out.len;
	return out.data;
}

/* A table of objects that says that there are two thousand million. */
static char *large_table(size_t *size)
{
	static const char text[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
				   "xref\n0 2000000000\n0000000000 65535 f \n"
				   "trailer<</Root 1 0 R/Size 2000000000>>\nstartxref\n53\n";

	*size = sizeof(text) - 1;
	return arena_memdup(&arena, text, sizeof(text));
}

static char *objects_without_end(size_t *size)
{
	*size = HOSTILE_SIZE;
	return hostile_repeat(&arena, "%PDF-1.4\n", "1 0 obj<</A 1 0 R\n", HOSTILE_SIZE);
}

static char *stream_of_streams(size_t *size)
{
	struct pdf_file file = {.pages = {""}};
	struct str objects;
	char *bytes = hostile_repeat(&arena, "", "5 0 ", 30 << 20);

	str_init(&objects, &arena, STR_UNBOUNDED);
	add_packed(&objects, 100, bytes, 30 << 20,
		   "/Type/ObjStm/N 900000/First 100/Extends 100 0 R");
	str_add(&objects, "101 0 obj<</Type/XRef/W[1 4 4]/Index[0 200000000]/Size 200000000"
			  "/Root 1 0 R/Prev 9/Length 0>>stream\n\nendstream endobj\n");
	return file_of(file, &objects, size);
}

static char *noise(size_t *size)
{
	unsigned state = 1;
	size_t i;
	char *bytes;

	*size = HOSTILE_SIZE;
	bytes = arena_alloc(&arena, *size);
	for (i = 0; i < *size; i++) {
		state = state * 1103515245u + 12345u;
		bytes[i] = (char)(state >> 16);
	}
	memcpy(bytes, "%PDF-1.4\n", 9);
	return bytes;
}

/* "": there is none. */
static const char *first_problem(const struct reading *reading)
{
	if (reading->unread_count)
		return reading->unread[0];
	return reading->problem_count ? reading->problems[0] : "";
}

static void hostile_files_are_answered(void **state)
{
	static const struct {
		const char *name;
		char *(*make)(size_t *size);
	} rows[] = {
	    {"packed blanks", packed_blanks},
	    {"packed words", packed_words},
	    {"packed lines", packed_lines},
	    {"nested forms", nested_forms},
	    {"nested arrays", nested_arrays},
	    {"page loop", page_loop},
	    {"many pages", many_pages},
	    {"large table", large_table},
	    {"objects without end", objects_without_end},
	    {"stream of streams", stream_of_streams},
	    {"noise", noise},
	};
	struct reading reading;
	struct read_process p;
	struct rusage used;
	bool ended;
	size_t i, size;
	char *bytes;
	int status;

	(void)state;
	/* A sanitizer takes more of both, and speaks of what ends the process itself. */
	if (!pdf_available() || SANITIZED)
		skip();
	for (i = 0; i < COUNT_OF(rows); i++) {
		bytes = rows[i].make(&size);
		start(&p);
		reading = read_file(&p, bytes, size, &ended);
		status = read_process_end(&p, &used);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), ended ? 1 : 0);
		if (!*first_problem(&reading))
			fail_msg("%s: no problem", rows[i].name);
		if (seconds(&used) > 2.9 || used.ru_maxrss > MEMORY_KIB)
			fail_msg("%s: %.2f s, %ld KiB", rows[i].name, seconds(&used),
				 used.ru_maxrss);
		arena_clear(&arena);
	}
}

/* Sends a mail that is read as one. */
static struct reading read_mail(struct read_process *p, const char *bytes, size_t size, bool *ended)
{
	return read_named(p, "", bytes, size, ended);
}

static void what_the_mail_says_itself_is_read(void **state)
{
	static const char head[] =
	    "From: Joan Bell <joan@chair.example>\n"
	    "Date: Tue, 10 Nov 2026 10:00:00 +0000\nSubject: Re: [ESC-2026-0042] Your case\n"
	    "Message-ID: <1@chair.example>\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
	    "Resolved, thank you.\n--b\nContent-Type: application/pdf\n"
	    "Content-Disposition: attachment; filename=form.pdf\n\n";
	struct reading reading;
	struct read_process p;
	struct rusage used;
	struct str mail;
	bool ended;
	size_t size;
	char *bytes = nested_forms(&size);

	(void)state;
	if (!pdf_available())
		skip();
	str_init(&mail, &arena, STR_UNBOUNDED);
	str_add(&mail, head);
	str_add_n(&mail, bytes, size);
	str_add(&mail, "\n--b--\n");
	start(&p);
	reading = read_mail(&p, str_text(&mail), mail.len, &ended);
	assert_true(ended);
	assert_int_equal(reading.kind, READING_REPLY);
	assert_int_equal(reading.verdict.kind, VERDICT_RESOLVED);
	assert_string_equal(reading.case_ref, "ESC-2026-0042");
	assert_true(str_starts(first_problem(&reading),
			       "The attached file \"form.pdf\" could not be read."));
	read_process_end(&p, &used);
}

/* A file that may end the process, and does not: its reading is the real one, and the next one's.
 */
static void what_ends_well_is_read_as_it_is(void **state)
{
	const struct pdf_file file = {.pages = {PDF_TEXT("F", "72", "700", "Just a letter.")}};
	struct reading reading;
	struct read_process p;
	struct rusage used;
	bool ended;
	size_t size;
	char *bytes = pdf_file_make(&arena, &file, &size);
	int i;

	(void)state;
	if (!pdf_available())
		skip();
	start(&p);
	for (i = 0; i < 3; i++) {
		reading = read_file(&p, bytes, size, &ended);
		assert_false(ended);
		assert_string_equal(reading.text, "Just a letter.");
	}
	assert_int_equal(read_process_end(&p, &used), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(hostile_files_are_answered),
	    TEST(what_the_mail_says_itself_is_read),
	    TEST(what_ends_well_is_read_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
