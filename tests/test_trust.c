/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a mail is from, and whether that is to be believed (B2). */
#include "check.h"

#include <string.h>

#include "core/trust.h"

static const char people[] =
    "email,name,roles,deputy,aliases\n"
    "jane.smith@council.example,Jane Smith,team-manager,tom.okafor@council.example,\n"
    "tom.okafor@council.example,Tom Okafor,ssw,,tom@home.example\n"
    "sian@mail.example,Si\xC3\xA2n O'Connor,carer,,\n";

static struct directory directory(void)
{
	struct directory_problem *problems;
	struct directory d = {0};
	size_t count;

	assert_int_equal(directory_parse(&arena, people, strlen(people), &d, &problems, &count), 0);
	return d;
}

struct aligned {
	const char *domain, *of;
	bool aligned;
};

/* RFC 7489 section 3.1, on the careful side. */
static const struct aligned aligned[] = {
    {"council.example", "council.example", true},
    {"Council.Example", "council.example", true},
    {"mail.council.example", "council.example", true},
    {"council.example", "fostering.council.example", true},
    {"anytown.gov.uk", "fostering.anytown.gov.uk", true},
    {"gov.uk", "anytown.gov.uk", false},
    {"uk", "anytown.gov.uk", false},
    {"example", "council.example", false},
    {"evil.gov.uk", "gov.uk", false},
    {"a.council.example", "b.council.example", false},
    {"evilcouncil.example", "council.example", false},
    {"council.example.evil.example", "council.example", false},
    {"", "council.example", false},
    {NULL, "council.example", false},
    {"council.example", NULL, false},
};

static void test_alignment(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(aligned); i++)
		if (trust_is_aligned(aligned[i].domain, aligned[i].of) != aligned[i].aligned)
			fail_msg("%s for %s", aligned[i].domain, aligned[i].of);
}

struct shown {
	const char *rule;
	enum trust_require require;
	struct reading_auth auth[3];
	bool held;
};

/* All are from jane.smith@council.example. */
static const struct shown shown[] = {
    {"nothing is asked for", TRUST_NONE, {{0}}, false},
    {"nothing was found", TRUST_DMARC, {{0}}, true},
    {"dmarc", TRUST_DMARC, {{"dmarc", "pass", "council.example"}}, false},
    {"dmarc that failed", TRUST_DMARC, {{"dmarc", "fail", "council.example"}}, true},
    {"a guess is none", TRUST_DMARC, {{"dmarc", "bestguesspass", "council.example"}}, true},
    {"dmarc of another From", TRUST_DMARC, {{"dmarc", "pass", "evil.example"}}, true},
    {"dmarc of nobody", TRUST_DMARC, {{"dmarc", "pass", NULL}}, true},
    {"dkim does not do for dmarc", TRUST_DMARC, {{"dkim", "pass", "council.example"}}, true},
    {"dkim", TRUST_DKIM, {{"dkim", "pass", "council.example"}}, false},
    {"dkim of another's", TRUST_DKIM, {{"dkim", "pass", "evil.example"}}, true},
    {"one of two signatures fits",
     TRUST_DKIM,
     {{"dkim", "pass", "list.example"}, {"dkim", "pass", "mail.council.example"}},
     false},
    {"the one that fits failed",
     TRUST_DKIM,
     {{"dkim", "pass", "list.example"}, {"dkim", "fail", "council.example"}},
     true},
    {"spf", TRUST_SPF, {{"spf", "pass", "bounce.council.example"}}, false},
    {"spf of another's", TRUST_SPF, {{"spf", "pass", "evil.example"}}, true},
    {"spf that is soft", TRUST_SPF, {{"spf", "softfail", "council.example"}}, true},
};

static void test_what_is_required(void **state)
{
	struct directory d = directory();
	struct trust t;
	struct reading r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(shown); i++) {
		struct reading_auth auth[3];

		memcpy(auth, shown[i].auth, sizeof(auth));
		reading_init(&r);
		r.from.email = "jane.smith@council.example";
		r.auth = auth;
		while (r.auth_count < COUNT_OF(auth) && auth[r.auth_count].method)
			r.auth_count++;
		t = trust_check(&arena, &r, &d, shown[i].require);
		if ((t.held != NULL) != shown[i].held || t.unproven != shown[i].held)
			fail_msg("%s: %s", shown[i].rule, t.held ? t.held : "believed");
	}
}

struct sender {
	const char *rule, *name, *from, *sender, *person, *by, *held;
};

static const struct sender senders[] = {
    {"who they are", "Jane Smith", "jane.smith@council.example", NULL, "Jane Smith", NULL, NULL},
    {"an alias", "Tom", "tom@home.example", NULL, "Tom Okafor", NULL, NULL},
    {"from one address by the other", "Tom", "tom@home.example", "tom.okafor@council.example",
     "Tom Okafor", NULL, NULL},
    {"the deputy on behalf", "Jane Smith", "jane.smith@council.example",
     "tom.okafor@council.example", "Jane Smith", "Tom Okafor", NULL},
    {"the deputy by an alias", "Jane Smith", "jane.smith@council.example", "tom@home.example",
     "Jane Smith", "Tom Okafor", NULL},
    {"somebody else on behalf", "Tom Okafor", "tom.okafor@council.example",
     "jane.smith@council.example", "Tom Okafor", NULL, "Jane Smith sent it in the name of"},
    {"a stranger on behalf", "Jane Smith", "jane.smith@council.example", "pa@evil.example",
     "Jane Smith", NULL, "pa@evil.example sent it in the name of"},
    {"nobody we know", "Kim Lee", "kim@mail.example", NULL, NULL, NULL, NULL},
    {"a name that we know", "Jane Smith", "jane@evil.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"a name with a title", "Ms JANE  SMITH", "jane@evil.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"without its accents", "Sian O'Connor", "sian@evil.example", NULL, NULL, NULL,
     "bears the name of Si\xC3\xA2n O'Connor"},
    {"in Cyrillic letters", "J\xD0\xB0ne Sm\xD1\x96th", "x@evil.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"with a letter without width", "Jane\xE2\x80\x8B Smith", "x@evil.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"an address for a name", "jane.smith@council.example", "x@evil.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"an address that looks alike", NULL, "jane.srnith@council.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
    {"digits for letters", NULL, "jane.smith@counci1.example", NULL, NULL, NULL,
     "bears the name of Jane Smith"},
};

static void test_who_sent_it(void **state)
{
	struct directory d = directory();
	struct reading r;
	struct trust t;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(senders); i++) {
		const struct sender *s = &senders[i];

		reading_init(&r);
		r.from = (struct reading_address){s->name, s->from};
		r.sender.email = s->sender;
		r.reply_to.email = "elsewhere@evil.example";
		t = trust_check(&arena, &r, &d, TRUST_NONE);
		if (!str_eq(t.person ? t.person->name : NULL, s->person) ||
		    !str_eq(t.by ? t.by->name : NULL, s->by) ||
		    (s->held ? !strstr(t.held, s->held) : t.held != NULL) || t.unproven)
			fail_msg("%s: %s", s->rule, t.held ? t.held : "believed");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_alignment),
	    TEST(test_what_is_required),
	    TEST(test_who_sent_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
