/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Authentication-Results (RFC 8601), forged and lifelike. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "read/reader.h"

#define ID     "mx.council.example"
#define FIELD  "Authentication-Results: "
#define PASS   FIELD ID "; dmarc=pass header.from=council.example\n"
#define FORGED FIELD ID "; dmarc=pass header.from=forged.example\n"
#define DMARC  "dmarc=pass:council.example "

struct row {
	const char *rule, *headers, *found;
	const char *id; /* NULL: ID */
};

static const struct row rows[] = {
    {"none", "", "", NULL},
    {"one result", PASS, DMARC, NULL},
    {"all of them",
     FIELD ID
     " 1;\n\tspf=pass (sender is 192.0.2.1; \"pass\" (really)) smtp.mailfrom=a@bounce.example;\n"
     "\tdkim=pass (2048-bit key) header.d=Council.example header.i=@council.example;\n"
     "\tdkim=fail reason=\"no; key\" header.d=list.example; dmarc=none\n",
     "spf=pass:bounce.example dkim=pass:council.example dkim=fail:list.example dmarc=none:- ",
     NULL},
    {"case is folded",
     "AUTHENTICATION-RESULTS: MX.Council.Example; DMARC=Pass "
     "header.from=council.example\n",
     DMARC, NULL},
    {"nothing was checked", FIELD ID "; none\n", "", NULL},
    {"another server's", FIELD "mx.evil.example; dmarc=pass header.from=council.example\n", "",
     NULL},
    {"a name that begins like ours", FIELD ID ".evil.example; dmarc=pass header.from=x.example\n",
     "", NULL},
    {"a name that ends like ours", FIELD "x" ID "; dmarc=pass header.from=x.example\n", "", NULL},
    {"a forged one below ours", PASS "Received: from x\n" FORGED, DMARC, NULL},
    {"a forged one right below ours", PASS FORGED, DMARC, NULL},
    {"ours says that it failed, a forged one below that it passed",
     FIELD ID "; dmarc=fail header.from=council.example\n" FORGED, "dmarc=fail:council.example ",
     NULL},
    {"ours is broken: the next one is not believed for that", FIELD ID ";;;=\n" FORGED, "", NULL},
    {"foreign ones above", FIELD "other.example; dmarc=fail header.from=a.example\n" PASS, DMARC,
     NULL},
    {"two that contradict each other say nothing",
     FIELD ID "; dkim=pass header.d=council.example header.i=@evil.example\n", "dkim=pass:- ",
     NULL},
    {"the id in a comment", FIELD "(" ID ") evil.example; dmarc=pass header.from=x.example\n", "",
     NULL},
    {"the id in quotation marks", FIELD "\"" ID "\"; dmarc=pass header.from=council.example\n",
     DMARC, NULL},
    {"helo is nobody's identity", FIELD ID "; spf=pass smtp.helo=council.example\n", "spf=pass:- ",
     NULL},
    {"no domain", FIELD ID "; dmarc=pass header.from=\"a b\"\n", "dmarc=pass:- ", NULL},
    {"a comment that never ends", FIELD ID "; dmarc=pass (header.from=council.example\n",
     "dmarc=pass:- ", NULL},
    {"a result in a comment", FIELD ID "; dmarc=fail (dmarc=pass) header.from=council.example\n",
     "dmarc=fail:council.example ", NULL},
    {"a version of the method", FIELD ID "; dmarc/1=pass header.from=council.example\n", DMARC,
     NULL},
    {"no id where one is asked for", FIELD "dmarc=pass header.from=council.example\n", "", NULL},
    {"Microsoft 365 writes none",
     FIELD "spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=council.example; dkim=none (message "
	   "not signed)\n header.d=none;dmarc=pass action=none "
	   "header.from=council.example;compauth=pass reason=100\n",
     "spf=pass:council.example dkim=none:none dmarc=pass:council.example compauth=pass:- ", "-"},
    {"… and one with an id is not such a field", FORGED, "", "-"},
};

static void test_results(void **state)
{
	size_t i, j, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		const char *mail = arena_printf(
		    &arena, "%sFrom: jane@council.example\nSubject: x\n\nYes\n", rows[i].headers);
		struct reader_options options = {.authserv_id = rows[i].id ? rows[i].id : ID,
						 .max_mail = 1 << 20};
		struct reading r;
		struct str out;

		reader_read(&arena, mail, strlen(mail), &options, &r);
		str_init(&out, &arena, STR_UNBOUNDED);
		for (j = 0; j < r.auth_count; j++)
			str_addf(&out, "%s=%s:%s ", r.auth[j].method, r.auth[j].result,
				 r.auth[j].domain ? r.auth[j].domain : "-");
		if (!str_eq(str_text(&out), rows[i].found)) {
			print_error("%s: \"%s\", not \"%s\"\n", rows[i].rule, str_text(&out),
				    rows[i].found);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* Not of an attached mail, not of a part, and of nobody's where no id is configured. */
static void test_only_the_outermost(void **state)
{
	static const char nested[] =
	    "From: jane@council.example\nContent-Type: multipart/mixed; boundary=b\n\n"
	    "--b\n" PASS "Content-Type: text/plain\n\nYes\n"
	    "--b\nContent-Type: message/rfc822\n\n" PASS
	    "From: jane@council.example\n\nYes\n--b--\n";
	static const char plain[] = PASS "From: jane@council.example\n\nYes\n";
	struct reader_options options = {.authserv_id = ID, .max_mail = 1 << 20};
	struct reading r;

	(void)state;
	reader_read(&arena, nested, sizeof(nested) - 1, &options, &r);
	assert_int_equal(r.auth_count, 0);
	options.authserv_id = NULL;
	reader_read(&arena, plain, sizeof(plain) - 1, &options, &r);
	assert_int_equal(r.auth_count, 0);
}

/* Thousands of results cost no more than their bytes, and only some are kept. */
static void test_many(void **state)
{
	struct reader_options options = {.authserv_id = ID, .max_mail = 1 << 20};
	struct reading r;
	struct str mail;
	size_t i;

	(void)state;
	str_init(&mail, &arena, STR_UNBOUNDED);
	str_add(&mail, FIELD ID);
	for (i = 0; i < 1500; i++)
		str_add(&mail, ";\n dkim=pass");
	str_add(&mail, "\nFrom: jane@council.example\n\nYes\n");
	reader_read(&arena, str_text(&mail), mail.len, &options, &r);
	assert_int_equal(r.auth_count, READING_MAX_AUTH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_results),
	    TEST(test_only_the_outermost),
	    TEST(test_many),
	};

	reader_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
