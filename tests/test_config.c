/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every mistake in a configuration is told, all at once, with file and line; a good one says what
 * it means, and can be printed and read again. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "shell/config_key.h"

static struct arena arena;
static char place[] = "/tmp/test_config.XXXXXX"; /* where the tests' files are, and the tests run */
static char *sources;				 /* absolute: where etc/ is */

/* Five lines that are right, and leave nothing out. */
#define COUNCIL "council = \"Anytown Council\"\nadmins = {ann@anytown.example}\n"
#define MAILBOX "mailbox { type = maildir path = in address = esc@anytown.example }\n"
#define RELAY	"relay { type = maildir path = out }\n"
#define HEAD	"title = P form = surrey-panel submitter = panel-chair judges = {adm} "
#define STEP	"step first { role = team-manager days = 5 } "
#define LADDER	"procedure p { " HEAD STEP "}\n"
#define GOOD	COUNCIL MAILBOX RELAY LADDER

static void write_file(const char *name, const char *text, size_t size)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, size, f), size);
	assert_int_equal(fclose(f), 0);
}

static void write_text(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static int group_setup(void **state)
{
	const char *srcdir = getenv("srcdir");

	(void)state;
	sources = realpath(srcdir ? srcdir : ".", NULL);
	return sources && mkdtemp(place) && chdir(place) == 0 ? 0 : -1;
}

static int group_teardown(void **state)
{
	static const char *const files[] = {"a.conf", "b.conf", "c.conf", "secret", "sub/d.conf"};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(files); i++)
		unlink(files[i]);
	rmdir("sub");
	free(sources);
	return chdir("/") == 0 ? rmdir(place) : -1;
}

static int load_file(const char *path, struct config *config, const char **problems)
{
	struct str out;
	struct err e;
	int result;

	str_init(&out, &arena, STR_UNBOUNDED);
	result = config_load(path, config, &arena, &out, &e);
	*problems = str_text(&out);
	return result;
}

static int load_text(const char *text, struct config *config, const char **problems)
{
	write_text("a.conf", text);
	return load_file("a.conf", config, problems);
}

static const struct config *load_good(const char *path)
{
	struct config *config = ARENA_NEW(&arena, struct config);
	const char *problems;

	load_file(path, config, &problems);
	assert_string_equal(problems, "");
	assert_non_null(config->council);
	return config;
}

static const char *in_sources(const char *path)
{
	return arena_printf(&arena, "%s/%s", sources, path);
}

/* ---- what is wrong */

static const struct {
	const char *name;
	const char *text;
	const char *problems;
} broken[] = {
    {"an empty file", "",
     "a.conf: council is missing\na.conf: admins is missing\n"
     "a.conf: there is no section mailbox\na.conf: there is no section relay\n"
     "a.conf: there is no section procedure\n"},
    {"an unknown key at the top", GOOD "colour = blue\n",
     "a.conf:6: unknown key \"colour\" at the top\n"},
    {"unknown keys one after another, of all shapes",
     GOOD "a = 1\nb = {1, 2}\nc += {\n3\n}\nd { e { f = 1 } }\ng h { i = 1 }\n",
     "a.conf:6: unknown key \"a\" at the top\n"
     "a.conf:7: unknown key \"b\" at the top\n"
     "a.conf:8: unknown key \"c\" at the top\n"
     "a.conf:11: unknown section \"d\" at the top\n"
     "a.conf:12: unknown section \"g\" at the top\n"},
    {"a key in the wrong section", GOOD "calendar {\n\tdays = 5\n}\n",
     "a.conf:7: unknown key \"days\" in section calendar\n"},
    {"a section in the wrong section", GOOD "calendar {\n\tstep x { days = 5 }\n}\n",
     "a.conf:7: unknown section \"step\" in section calendar\n"},
    {"libconfuse's own paths are no keys", GOOD "calendar|day-ends = 16:00\n",
     "a.conf:6: unknown key \"calendar|day-ends\" at the top\n"},
    {"a section used as a key", GOOD "calendar = yes\nprocedure = yes\n",
     "a.conf:6: calendar is a section: calendar { … }\n"
     "a.conf:7: procedure is a section: procedure NAME { … }\n"},
    {"a key used as a section", COUNCIL MAILBOX RELAY LADDER "council { }\n",
     "a.conf:6: council is no section: council = …\n"},
    {"a ladder without a name", GOOD "procedure { }\n",
     "a.conf:6: procedure needs a name before {\n"},
    {"a name too many", GOOD "calendar uk { }\n", "a.conf:6: section calendar takes no name\n"},
    {"a key twice", GOOD "council = Other\n", "a.conf:6: council is there already, a.conf:1\n"},
    {"a section twice", GOOD RELAY, "a.conf:6: relay is there already, a.conf:4\n"},
    {"a ladder twice", GOOD LADDER, "a.conf:6: procedure p is there already, a.conf:5\n"},
    {"a step twice", COUNCIL MAILBOX RELAY "procedure p { " HEAD STEP "\n" STEP "}\n",
     "a.conf:6: step first is there already, a.conf:5\n"},
    {"a secret",
     COUNCIL "mailbox { type = imap address = esc@anytown.example host = h user = u\n"
	     "\tpassword = hunter2\n}\n" RELAY LADDER "oauth2 {\nclient-secret = x\n}\n",
     "a.conf:4: password: a secret never stands in this file; give it as a systemd credential "
     "(LoadCredential=), or name a file with password-file\n"
     "a.conf:8: token-url is missing in section oauth2\n"
     "a.conf:8: client-id is missing in section oauth2\n"
     "a.conf:8: scope is missing in section oauth2\n"
     "a.conf:9: client-secret: a secret never stands in this file; give it as a systemd "
     "credential (LoadCredential=), or name a file with client-secret-file\n"},
    {"a secret that others can read",
     COUNCIL "mailbox { type = imap address = esc@anytown.example host = h user = u\n"
	     "\tpassword-file = \"/etc/passwd\"\n}\n" RELAY LADDER,
     "a.conf:4: password-file: /etc/passwd can be read by others than its owner: chmod 600 it\n"},
    {"addresses",
     "council = C\nadmins = {ann, \"bob@x y\", ann@anytown.example, Ann@Anytown.example}\n"
     "mailbox { type = maildir path = in\naddress = \"<esc@anytown.example>\" }\n" RELAY LADDER,
     "a.conf:2: admins: \"ann\" is no mail address\n"
     "a.conf:2: admins: \"bob@x y\" is no mail address\n"
     "a.conf:2: admins: \"Ann@Anytown.example\" is there twice\n"
     "a.conf:4: address: \"<esc@anytown.example>\" is no mail address\n"},
    {"nobody to tell", "council = C\nadmins = {}\n" MAILBOX RELAY LADDER,
     "a.conf:2: admins: is empty\n"},
    {"times", GOOD "calendar {\nday-ends = 5pm\nsend-hours = 18:00-08:00\n}\n",
     "a.conf:7: day-ends: \"5pm\" is no time of the day, such as 17:00\n"
     "a.conf:8: send-hours: \"18:00-08:00\" ends before it begins\n"},
    {"times that no clock shows", GOOD "calendar {\nday-ends = 24:00\nsend-hours = 8:00-18:00\n}\n",
     "a.conf:7: day-ends: \"24:00\" is no time of the day, such as 17:00\n"
     "a.conf:8: send-hours: \"8:00-18:00\" is no time from and until, such as 08:00-18:00\n"},
    {"dates",
     GOOD "calendar {\nclosed = {\"2026-02-31\", \"24/12/2026\",\n"
	  "\"2026-12-31..2026-12-24 Christmas\", \"2026-12-24Christmas\"}\n}\n",
     "a.conf:7: closed: \"2026-02-31\" is no closure, such as \"2026-12-29..2026-12-31 Christmas "
     "closure\"\n"
     "a.conf:7: closed: \"24/12/2026\" is no closure, such as \"2026-12-29..2026-12-31 Christmas "
     "closure\"\n"
     "a.conf:7: closed: \"2026-12-31..2026-12-24 Christmas\" ends before it begins\n"
     "a.conf:7: closed: \"2026-12-24Christmas\" is no closure, such as "
     "\"2026-12-29..2026-12-31 Christmas closure\"\n"},
    {"another time zone", GOOD "calendar { timezone = \"Europe/Dublin\" }\n",
     "a.conf:6: timezone: \"Europe/Dublin\" is not \"Europe/London\"\n"},
    {"another country", GOOD "calendar { region = england }\n",
     "a.conf:6: region: \"england\" is not \"england-and-wales\", \"scotland\" or "
     "\"northern-ireland\"\n"},
    {"a source that anybody on the way can change",
     GOOD "calendar { source = \"http://www.gov.uk/bank-holidays.json\" }\n",
     "a.conf:6: source: \"http://www.gov.uk/bank-holidays.json\" is no address that begins with "
     "https://\n"},
    {"numbers", GOOD "store {\nkeep-years = ten\n}\n",
     "a.conf:7: keep-years: \"ten\" is not a whole number from 0 to 100\n"},
    {"durations",
     COUNCIL MAILBOX RELAY "procedure p { " HEAD "\noutcome-days = \"5 days\"\nstep first {\n"
			   "role = team-manager\ndays = -5\nchase-before = 1.5\n"
			   "escalate-after = soon\n} }\n",
     "a.conf:6: outcome-days: \"5 days\" is not a whole number from 0 to 366\n"
     "a.conf:9: days: \"-5\" is not a whole number from 0 to 366\n"
     "a.conf:10: chase-before: \"1.5\" is not a whole number from 0 to 366\n"
     "a.conf:11: escalate-after: \"soon\" is not a whole number from 0 to 366, or \"never\"\n"},
    {"a number beyond all numbers", GOOD "store { keep-years = 99999999999999999999999 }\n",
     "a.conf:6: keep-years: \"99999999999999999999999\" is not a whole number from 0 to 100\n"},
    {"sizes",
     COUNCIL "mailbox { type = maildir path = in address = esc@anytown.example\n"
	     "max-size = 35MB }\n" RELAY LADDER,
     "a.conf:4: max-size: \"35MB\" is not a size from 64K to 150M, such as 35M\n"},
    {"a switch", COUNCIL MAILBOX RELAY "procedure p { " HEAD "owner-records = maybe " STEP "}\n",
     "a.conf:5: owner-records: \"maybe\" is neither yes nor no\n"},
    {"roles",
     COUNCIL MAILBOX RELAY "procedure p { title = P form = surrey-panel\nsubmitter = chair\n"
			   "judges = {adm, adm}\n" STEP "}\n",
     "a.conf:6: submitter: \"chair\" is no role; the roles are carer, ssw, team-manager, "
     "service-manager, head-of-service, director, panel-chair, panel-adviser, adm, iro, "
     "social-worker, admin\n"
     "a.conf:7: judges: \"adm\" is there twice\n"},
    {"a form",
     COUNCIL MAILBOX RELAY "procedure p { title = P form = kent-carer\n"
			   "submitter = carer judges = {carer} " STEP "}\n",
     "a.conf:5: form: \"kent-carer\" is no form; the forms are surrey-panel, croydon-carer\n"},
    {"a list where one value belongs",
     "council = {A, B}\nadmins = {ann@anytown.example}\n" MAILBOX RELAY LADDER,
     "a.conf:1: council: takes one value, not a list\n"},
    {"an empty text", "council = \" \"\nadmins = {ann@anytown.example}\n" MAILBOX RELAY LADDER,
     "a.conf:1: council: is empty\n"},
    {"what is missing in a section", COUNCIL "mailbox {\n\ttype = imap\n}\n" RELAY LADDER,
     "a.conf:3: address is missing in section mailbox\n"
     "a.conf:3: host is missing in section mailbox\n"
     "a.conf:3: user is missing in section mailbox\n"},
    {"what is missing in a ladder", COUNCIL MAILBOX RELAY "procedure p {\n\tstep first {\n\t}\n}\n",
     "a.conf:5: title is missing in section procedure p\n"
     "a.conf:5: form is missing in section procedure p\n"
     "a.conf:5: submitter is missing in section procedure p\n"
     "a.conf:5: judges is missing in section procedure p\n"
     "a.conf:6: role is missing in section step first\n"
     "a.conf:6: days is missing in section step first\n"},
    {"keys of another type",
     COUNCIL "mailbox { type = maildir path = in\n"
	     "address = esc@anytown.example host = h\nfolder = INBOX }\n"
	     "relay { type = smtp path = out host = h }\n" LADDER,
     "a.conf:4: host has no place here: the type is maildir\n"
     "a.conf:5: folder has no place here: the type is maildir\n"
     "a.conf:6: path has no place here: the type is a server\n"},
    {"a token without the section for it",
     COUNCIL "mailbox { type = imap address = esc@anytown.example host = h user = u\n"
	     "auth = oauth2 }\n" RELAY LADDER,
     "a.conf:4: auth: \"oauth2\" needs a section oauth2\n"},
    {"a password for nobody",
     COUNCIL MAILBOX "relay { type = smtp host = h\n"
		     "password-file = nothing-here }\n" LADDER,
     "a.conf:4: user: is missing, but a password or a token is to be used\n"},
    {"mail in a circle",
     "council = C\nadmins = {esc@anytown.example}\n" MAILBOX
     "relay { type = maildir\npath = in }\n" LADDER,
     "a.conf:2: admins: esc@anytown.example is the mailbox itself: what is sent would come in "
     "again\n"
     "a.conf:5: path: is a folder of the mailbox: what is sent would come in again\n"},
    {"one folder for two things",
     COUNCIL "mailbox { type = maildir path = in address = esc@anytown.example\n"
	     "processed = .Done quarantine = .Done }\n" RELAY LADDER,
     "a.conf:4: quarantine: is the same as processed\n"},
    {"trust in nobody in particular", GOOD "trust {\nrequire = dmarc\n}\n",
     "a.conf:6: authserv-id: is missing: whose Authentication-Results are to be believed?\n"},
    {"a socket path that no socket can have",
     GOOD "control { socket = \"/run/0123456789012345678901234567890123456789012345678901234567890"
	  "12345678901234567890123456789012345678901234567890123456789\" }\n",
     "a.conf:6: socket: is longer than 107 bytes\n"},
    {"procedure_validate's findings, on the step's line",
     COUNCIL MAILBOX RELAY "procedure Kent {\n" HEAD "\nstep first {\nrole = ssw days = 2 "
			   "chase-before = 2 }\nstep last {\nrole = director days = 5 "
			   "escalate-after = 0 }\n}\n",
     "a.conf:5: procedure Kent: its name must be made of small letters, digits and single hyphens "
     "between them, 64 at most\n"
     "a.conf:7: procedure Kent: step \"first\": chase-before must be less than days: the reminder "
     "would go out with the request\n"
     "a.conf:9: procedure Kent: step \"last\": escalate-after must be never: it is the last step, "
     "there is nobody to move to\n"},
    {"many at once",
     "colour = blue\nadmins = {ann}\n" MAILBOX "relay { type = pigeon }\nprocedure p {\n" HEAD
     "\nstep first { role = boss "
     "days = 5 chases = 2 }\n}\ncalendar { day-ends = noon }\n",
     "a.conf: council is missing\n"
     "a.conf:1: unknown key \"colour\" at the top\n"
     "a.conf:2: admins: \"ann\" is no mail address\n"
     "a.conf:4: type: \"pigeon\" is not \"maildir\" or \"smtp\"\n"
     "a.conf:7: unknown key \"chases\" in section step\n"
     "a.conf:7: role: \"boss\" is no role; the roles are carer, ssw, team-manager, "
     "service-manager, head-of-service, director, panel-chair, panel-adviser, adm, iro, "
     "social-worker, admin\n"
     "a.conf:9: day-ends: \"noon\" is no time of the day, such as 17:00\n"},
    {"lines are counted through comments and strings",
     "/* one\ntwo */ # three\n// four\n" COUNCIL MAILBOX RELAY
     "procedure p { title = \"seven\neight \\\" \\\nnine\" form = surrey-panel\n"
     "submitter = panel-chair judges = {adm,\nadm2} /* eleven */ " STEP "}\nx = 1\n",
     "a.conf:11: judges: \"adm2\" is no role; the roles are carer, ssw, team-manager, "
     "service-manager, head-of-service, director, panel-chair, panel-adviser, adm, iro, "
     "social-worker, admin\n"
     "a.conf:13: unknown key \"x\" at the top\n"},
    /* Syntax: the rest of the file means nothing, but what was found before it is told. */
    {"a quotation mark left open", "colour = blue\ncouncil = \"Anytown\n" MAILBOX,
     "a.conf:1: unknown key \"colour\" at the top\n"
     "a.conf:2: a quotation mark opens here and is never closed\n"},
    {"a comment left open", GOOD "/* forgotten\n" LADDER,
     "a.conf:6: a comment begins here and never ends\n"},
    {"a section left open", COUNCIL "mailbox {\n\ttype = maildir\n" RELAY LADDER,
     "a.conf:3: section mailbox opens here and is never closed\n"
     "a.conf:5: unknown section \"relay\" in section mailbox\n"
     "a.conf:6: unknown section \"procedure\" in section mailbox\n"},
    {"an unknown section left open", GOOD "colours {\n\tblue = 1\n",
     "a.conf:6: unknown section \"colours\" at the top\n"
     "a.conf:6: the bracket { that opens here is never closed\n"},
    {"a bracket too many", GOOD "}\n",
     "a.conf:6: unexpected \"}\": the rest of this file was not read\n"},
    {"no equal sign", GOOD "council\n",
     "a.conf:6: \"council\" is followed by neither = nor {: the rest of this file was not read\n"},
    {"a list without commas", "council = C\nadmins = {ann@anytown.example bob@anytown.example}\n",
     "a.conf:2: unexpected token 'bob@anytown.example'\n"},
    {"a value left out", "council =\nadmins = {ann@anytown.example}\n" MAILBOX,
     "a.conf:2: unexpected \"=\": the rest of this file was not read\n"},
    {"bytes that are no text", "council = \"Caf\xE9\"\n",
     "a.conf:1: this line is not UTF-8 text: the file was not read\n"},
    {"a control character", "council = C\nadmins = {\"a\x01@anytown.example\"}\n",
     "a.conf:2: this line is not UTF-8 text: the file was not read\n"},
    {"include of nothing", GOOD "include(\"nothing.conf\")\n",
     "a.conf:6: include: nothing.conf: No such file or directory\n"},
    {"include of itself", GOOD "include(\"a.conf\")\n",
     "a.conf:6: include: a.conf is included already\n"},
    {"include of a directory", GOOD "include(\"/\")\n", "a.conf:6: include: /: is not a file\n"},
    {"include within a section", GOOD "calendar { include(\"b.conf\") }\n",
     "a.conf:6: include stands inside no section\n"},
    {"include without quotes or end", GOOD "include(x, y)\n",
     "a.conf:6: include is written include(\"FILE\")\n"},
};

static void each_mistake_has_its_line(void **state)
{
	struct config config = {.council = "untouched"};
	const char *problems;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(broken); i++) {
		print_message("%s\n", broken[i].name);
		assert_int_equal(load_text(broken[i].text, &config, &problems), -1);
		assert_string_equal(problems, broken[i].problems);
		assert_string_equal(config.council, "untouched");
	}
}

static void mistakes_of_included_files_name_them(void **state)
{
	struct config config;
	const char *problems;

	(void)state;
	assert_int_equal(mkdir("sub", 0700), 0);
	write_text("sub/d.conf", "include(\"../c.conf\")\n\ntree = oak\n");
	write_text("c.conf", LADDER "calendar { day-ends = 25:00 }\n");
	assert_int_equal(load_text(COUNCIL MAILBOX RELAY "include(\"sub/d.conf\")\n" LADDER
							 "colour = blue\n",
				   &config, &problems),
			 -1);
	assert_string_equal(problems,
			    "a.conf:7: unknown key \"colour\" at the top\n"
			    "sub/d.conf:3: unknown key \"tree\" at the top\n"
			    "sub/../c.conf:1: procedure p is there already, a.conf:6\n"
			    "sub/../c.conf:2: day-ends: \"25:00\" is no time of the day, such as "
			    "17:00\n");
}

static void error_says_how_many(void **state)
{
	struct config config;
	struct str out;
	struct err e;

	(void)state;
	str_init(&out, &arena, STR_UNBOUNDED);
	write_text("a.conf", GOOD "a = 1\nb = 2\n");
	assert_int_equal(config_load("a.conf", &config, &arena, &out, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, "a.conf: 2 problems");
	assert_int_equal(config_load("nothing.conf", &config, &arena, &out, &e), -1);
	assert_int_equal(e.kind, ERR_PERM);
	assert_string_equal(e.text, "nothing.conf: No such file or directory");
}

static void nul_bytes_are_no_text(void **state)
{
	static const char text[] = "council = C\0\nadmins = {}\n";
	struct config config;
	const char *problems;

	(void)state;
	write_file("a.conf", text, sizeof(text) - 1);
	assert_int_equal(load_file("a.conf", &config, &problems), -1);
	assert_string_equal(problems,
			    "a.conf:1: this line is not UTF-8 text: the file was not read\n");
}

/* Whatever is cut off or spoilt, it ends with problems and not with a crash. */
static void any_part_of_a_file_is_survived(void **state)
{
	static const char text[] =
	    "# c\n" GOOD "calendar { closed = {\"2026-12-24 'x'\", '\\''} }\n"
	    "include(\"b.conf\") /* end */\n";
	static const char spoilers[] = "{}()=,+\"'\\#/*$|\n x";
	char copy[sizeof(text)];
	struct config config;
	const char *problems;
	size_t i, j;

	(void)state;
	unlink("b.conf");
	for (i = 0; i < sizeof(text) - 1; i++) {
		write_file("a.conf", text, i);
		if (load_file("a.conf", &config, &problems) < 0)
			assert_string_not_equal(problems, "");
		else
			assert_in_range(i, strlen("# c\n" GOOD) - 1, sizeof(text));
		for (j = 0; j < sizeof(spoilers) - 1; j++) {
			memcpy(copy, text, sizeof(text));
			copy[i] = spoilers[j];
			write_file("a.conf", copy, sizeof(text) - 1);
			load_file("a.conf", &config, &problems);
			arena_clear(&arena);
		}
	}
}

/* ---- what is right */

static void defaults(void **state)
{
	const struct config *c;

	(void)state;
	write_text("a.conf", GOOD);
	c = load_good("a.conf");
	assert_string_equal(c->council, "Anytown Council");
	assert_int_equal(c->admins.count, 1);
	assert_string_equal(c->admins.items[0], "ann@anytown.example");
	assert_int_equal(c->mailbox.type, CONFIG_MAILBOX_MAILDIR);
	assert_string_equal(c->mailbox.name, "Anytown Council escalations");
	assert_int_equal(c->mailbox.max_size, 35 << 20);
	assert_string_equal(c->mailbox.path, arena_printf(&arena, "%s/in", place));
	assert_string_equal(c->mailbox.processed, arena_printf(&arena, "%s/in/.Processed", place));
	assert_string_equal(c->mailbox.quarantine,
			    arena_printf(&arena, "%s/in/.Quarantine", place));
	assert_null(c->mailbox.server.host);
	assert_string_equal(c->relay.path, arena_printf(&arena, "%s/out", place));
	assert_int_equal(c->calendar.region, CALENDAR_ENGLAND_AND_WALES);
	assert_int_equal(c->calendar.day_ends, 17 * 3600);
	assert_int_equal(c->calendar.send_hours.from, 8 * 3600);
	assert_int_equal(c->calendar.send_hours.until, 18 * 3600);
	assert_int_equal(c->calendar.closed.count, 0);
	assert_true(str_ends(c->calendar.source, "/bank-holidays.tsv"));
	assert_string_equal(c->store.path, "/var/lib/escalated/escalated.db");
	assert_int_equal(c->store.keep_years, 0);
	assert_int_equal(c->trust.require, CONFIG_REQUIRE_NONE);
	assert_string_equal(c->control.socket, "/run/escalated/control.sock");
	assert_null(c->control.group);
	assert_string_equal(c->people.file, arena_printf(&arena, "%s/people.csv", place));
	assert_int_equal(c->procedure_count, 1);
	assert_ptr_equal(config_procedure(c, "p"), &c->procedures[0]);
	assert_null(config_procedure(c, "q"));
}

static void defaults_of_steps(void **state)
{
	const struct procedure_step *s;

	(void)state;
	write_text("a.conf",
		   COUNCIL MAILBOX RELAY "procedure p { " HEAD "step one { role = ssw days = 5 } "
					 "step short { role = team-manager days = 1 } "
					 "step open { role = service-manager days = 0 } "
					 "step last { role = director days = 5 } }\n");
	s = load_good("a.conf")->procedures[0].steps;
	assert_string_equal(s[0].title, role_title(ROLE_SSW));
	assert_int_equal(s[0].chase_before, 1);
	assert_int_equal(s[0].chase_every, 5);
	assert_int_equal(s[0].escalate_after, 0);
	assert_int_equal(s[1].chase_before, 0);
	assert_int_equal(s[1].escalate_after, 0);
	assert_int_equal(s[2].chase_before, 0);
	assert_int_equal(s[2].escalate_after, -1);
	assert_int_equal(s[3].escalate_after, -1);
}

#define FULL                                                                                       \
	"council = 'Anytown \"C\" \\\\ ${HOME}'\n"                                                 \
	"admins = {Ann@anytown.example,\n\tbob@anytown.example}\n"                                 \
	"mailbox {\n type = imap\n address = esc@anytown.example\n name = \"Caf\xC3\xA9\"\n"       \
	" max-size = 100K\n folder = Inbox\n processed = \"Done mail\"\n quarantine = Bad\n"       \
	" host = outlook.office365.com\n port = 1993\n tls = starttls\n user = esc\n"              \
	" auth = oauth2\n ca-file = \"ca.pem\"\n}\n"                                               \
	"relay {\n type = smtp\n host = smtp.anytown.example\n user = esc\n"                       \
	" password-file = secret\n}\n"                                                             \
	"oauth2 {\n token-url = \"https://login.example/t/token\"\n client-id = 12-34\n"           \
	" scope = \"https://login.example/.default\"\n client-secret-file = \"/nowhere/s\"\n}\n"   \
	"calendar {\n region = scotland\n day-ends = 16:30\n send-hours = 07:15-21:00\n"           \
	" closed = {\"2027-01-04 Stock take\", \"2026-12-29..2026-12-31  Christmas\n closure\"}\n" \
	" source = \"https://www.gov.uk/bank-holidays.json\"\n}\n"                                 \
	"store {\n path = \"my.db\"\n keep-years = 10\n}\n"                                        \
	"trust {\n require = dmarc\n authserv-id = anytown.example\n}\n"                           \
	"control {\n socket = \"c.sock\"\n group = staff\n}\npeople {\n file = \"/p.csv\"\n}\n"

static void everything_said(void **state)
{
	const struct config *c;

	(void)state;
	write_text("secret", "hunter2\n");
	assert_int_equal(chmod("secret", 0600), 0);
	write_text("a.conf", FULL LADDER);
	c = load_good("a.conf");
	assert_string_equal(c->council, "Anytown \"C\" \\ ${HOME}");
	assert_int_equal(c->admins.count, 2);
	assert_string_equal(c->admins.items[0], "ann@anytown.example");
	assert_int_equal(c->mailbox.type, CONFIG_MAILBOX_IMAP);
	assert_string_equal(c->mailbox.name, "Caf\xC3\xA9");
	assert_int_equal(c->mailbox.max_size, 100 * 1024);
	assert_string_equal(c->mailbox.folder, "Inbox");
	assert_string_equal(c->mailbox.processed, "Done mail");
	assert_int_equal(c->mailbox.server.port, 1993);
	assert_int_equal(c->mailbox.server.tls, CONFIG_TLS_STARTTLS);
	assert_int_equal(c->mailbox.server.auth, CONFIG_AUTH_OAUTH2);
	assert_string_equal(c->mailbox.server.ca_file, arena_printf(&arena, "%s/ca.pem", place));
	assert_null(c->relay.server.ca_file);
	assert_int_equal(c->relay.type, CONFIG_RELAY_SMTP);
	assert_int_equal(c->relay.server.port, 587);
	assert_string_equal(c->relay.server.password_file,
			    arena_printf(&arena, "%s/secret", place));
	assert_string_equal(c->oauth2.scope, "https://login.example/.default");
	assert_int_equal(c->calendar.region, CALENDAR_SCOTLAND);
	assert_int_equal(c->calendar.day_ends, 16 * 3600 + 30 * 60);
	assert_int_equal(c->calendar.closed.count, 2);
	assert_int_equal(c->calendar.closed.items[0].last, fixture_day("2026-12-31"));
	assert_string_equal(c->calendar.closed.items[0].title, "Christmas closure");
	assert_int_equal(c->calendar.closed.items[1].first, fixture_day("2027-01-04"));
	assert_string_equal(c->calendar.source, "https://www.gov.uk/bank-holidays.json");
	assert_int_equal(c->store.keep_years, 10);
	assert_int_equal(c->trust.require, CONFIG_REQUIRE_DMARC);
	assert_string_equal(c->control.socket, arena_printf(&arena, "%s/c.sock", place));
	assert_string_equal(c->people.file, "/p.csv");
}

static const char *printed(const struct config *config)
{
	struct str out;

	str_init(&out, &arena, STR_UNBOUNDED);
	config_print(config, &out);
	return str_text(&out);
}

/* What is printed is read as the same again; `must` keeps the test from proving that of nothing. */
static void check_round_trip(const char *path, const char *must)
{
	const char *first = printed(load_good(path)), *second;

	assert_non_null(strstr(first, must));
	write_text("b.conf", first);
	second = printed(load_good("b.conf"));
	assert_string_equal(second, first);
}

static void printed_configuration_is_read_as_the_same(void **state)
{
	(void)state;
	write_text("secret", "hunter2\n");
	assert_int_equal(chmod("secret", 0600), 0);
	write_text("a.conf", FULL LADDER);
	check_round_trip("a.conf", "closed = {\"2026-12-29..2026-12-31 Christmas closure\", "
				   "\"2027-01-04 Stock take\"}\n");
	check_round_trip(in_sources("etc/escalated.conf"), "escalate-after = never\n");
}

static void calendar_is_the_council_s_own(void **state)
{
	const struct calendar_fact facts[] = {
	    {CALENDAR_SCOTLAND, fixture_day("2027-03-10"), "Of Scotland"},
	    {CALENDAR_ENGLAND_AND_WALES, fixture_day("2027-03-11"), "Of England"},
	};
	struct calendar calendar;
	const char *why;

	(void)state;
	write_text("a.conf", FULL LADDER);
	config_make_calendar(&arena, load_good("a.conf"), facts, COUNT_OF(facts), &calendar);
	assert_int_equal(calendar.region, CALENDAR_SCOTLAND);
	assert_int_equal(calendar.day_ends, 16 * 3600 + 30 * 60);
	assert_int_equal(calendar.send_from, 7 * 3600 + 15 * 60);
	assert_int_equal(calendar.send_until, 21 * 3600);
	assert_false(calendar_is_working(&calendar, fixture_day("2026-12-30"), &why));
	assert_string_equal(why, "closed: Christmas closure");
	assert_false(calendar_is_working(&calendar, fixture_day("2027-03-10"), &why));
	assert_string_equal(why, "Of Scotland");
	assert_true(calendar_is_working(&calendar, fixture_day("2027-03-11"), &why));
}

/* ---- the shipped ladders */

static void assert_same_text(const char *a, const char *b)
{
	assert_string_equal(a ? a : "(none)", b ? b : "(none)");
}

static void assert_same_step(const struct procedure_step *a, const struct procedure_step *b)
{
	print_message("step %s\n", b->name);
	assert_string_equal(a->name, b->name);
	assert_string_equal(a->title, b->title);
	assert_int_equal(a->role, b->role);
	assert_int_equal(a->days, b->days);
	assert_int_equal(a->chase_before, b->chase_before);
	assert_int_equal(a->chase_every, b->chase_every);
	assert_int_equal(a->escalate_after, b->escalate_after);
	assert_int_equal(a->agree, b->agree);
	assert_int_equal(a->starts_for, b->starts_for);
	assert_int_equal(a->starts_if_about, b->starts_if_about);
}

/* How often somebody is asked for what the procedure does not ask for means nothing. */
static void assert_same_procedure(const struct procedure *a, const struct procedure *b)
{
	size_t i;

	assert_non_null(a);
	assert_string_equal(a->title, b->title);
	assert_string_equal(a->form, b->form);
	assert_int_equal(a->submitter, b->submitter);
	assert_int_equal(a->adviser, b->adviser);
	assert_int_equal(a->judges, b->judges);
	assert_int_equal(a->routing, b->routing);
	assert_int_equal(a->submit_within, b->submit_within);
	if (b->routing != PROCEDURE_BY_LADDER)
		assert_int_equal(a->route_days, b->route_days);
	assert_int_equal(a->outcome_days, b->outcome_days);
	assert_int_equal(a->actions_required, b->actions_required);
	assert_int_equal(a->free_text, b->free_text);
	assert_int_equal(a->further_form, b->further_form);
	assert_int_equal(a->earlier_days_count, b->earlier_days_count);
	assert_int_equal(a->question_pauses, b->question_pauses);
	assert_int_equal(a->owner_records, b->owner_records);
	if (b->owner_records)
		assert_int_equal(a->record_days, b->record_days);
	assert_same_text(a->record, b->record);
	assert_same_text(a->complaints, b->complaints);
	assert_same_text(a->iro, b->iro);
	assert_same_text(a->agenda, b->agenda);
	assert_int_equal(a->tell_lapse, b->tell_lapse);
	assert_int_equal(a->tell_safeguarding, b->tell_safeguarding);
	assert_int_equal(a->step_count, b->step_count);
	for (i = 0; i < b->step_count; i++)
		assert_same_step(&a->steps[i], &b->steps[i]);
}

static void shipped_ladders_are_those_that_the_rules_are_tested_with(void **state)
{
	const struct config *c = load_good(in_sources("etc/escalated.conf"));

	(void)state;
	assert_int_equal(c->procedure_count, 2);
	assert_same_procedure(config_procedure(c, "surrey-panel"),
			      &fixture_surrey(&arena)->procedure);
	assert_same_procedure(config_procedure(c, "croydon-carer"),
			      &fixture_croydon(&arena)->procedure);
}

static void shipped_people_are_right(void **state)
{
	struct directory_problem *problems;
	struct directory directory;
	char text[8192];
	size_t n, count;
	FILE *f = fopen(in_sources("etc/people.csv"), "r");

	(void)state;
	assert_non_null(f);
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	assert_in_range(n, 1, sizeof(text) - 1);
	assert_int_equal(directory_parse(&arena, text, n, &directory, &problems, &count), 0);
	assert_int_equal(directory.count, 15);
}

/* A third council: its own roles, days and ways, without a line of C. */
#define THIRD                                                                                      \
	"procedure riverside-carer {\n"                                                            \
	"	title = \"Riverside carers' concerns\"\n"                                                \
	"	form = croydon-carer\n"                                                                  \
	"	submitter = carer\n"                                                                     \
	"	judges = {carer, iro}\n"                                                                 \
	"	adviser = panel-adviser\n"                                                               \
	"	routing = direct\n"                                                                      \
	"	route-days = 2\n"                                                                        \
	"	outcome-days = 10\n"                                                                     \
	"	question-pauses = yes\n"                                                                 \
	"	tell-lapse = {panel-adviser, head-of-service}\n"                                         \
	"	tell-safeguarding = head-of-service\n"                                                   \
	"	step worker {\n"                                                                         \
	"		role = social-worker\n		days = 3\n		agree = yes\n	"                                     \
	"}\n"                                                                                      \
	"	step team {\n"                                                                           \
	"		title = \"Practice Lead\"\n		role = team-manager\n"                                     \
	"		days = 10\n		chase-before = 3\n		chase-every = 2\n"                                     \
	"		escalate-after = 4\n		starts-for = {reputation}\n	}\n"                                  \
	"	step head {\n"                                                                           \
	"		role = head-of-service\n		days = 0\n"                                                   \
	"		chase-every = 1\n		starts-for = {safeguarding}\n"                                       \
	"		starts-if-about = {team-manager, social-worker}\n	}\n}\n"

static void third_council_s_ladder_is_only_data(void **state)
{
	const struct procedure *p;

	(void)state;
	write_text("a.conf", COUNCIL MAILBOX RELAY THIRD);
	p = config_procedure(load_good("a.conf"), "riverside-carer");
	assert_non_null(p);
	assert_int_equal(p->judges, ROLE_CARER | ROLE_IRO);
	assert_int_equal(p->routing, PROCEDURE_DIRECT);
	assert_int_equal(p->route_days, 2);
	assert_true(p->question_pauses);
	assert_int_equal(p->tell_lapse, ROLE_PANEL_ADVISER | ROLE_HEAD_OF_SERVICE);
	assert_int_equal(p->step_count, 3);
	assert_int_equal(p->steps[0].role, ROLE_SOCIAL_WORKER);
	assert_true(p->steps[0].agree);
	assert_string_equal(p->steps[1].title, "Practice Lead");
	assert_int_equal(p->steps[1].escalate_after, 4);
	assert_int_equal(p->steps[1].starts_for, PROCEDURE_REPUTATION);
	assert_int_equal(p->steps[2].escalate_after, -1);
	assert_int_equal(p->steps[2].starts_if_about, ROLE_TEAM_MANAGER | ROLE_SOCIAL_WORKER);
	assert_int_equal(procedure_find_step(p, "head"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(each_mistake_has_its_line, setup, teardown),
	    cmocka_unit_test_setup_teardown(mistakes_of_included_files_name_them, setup, teardown),
	    cmocka_unit_test_setup_teardown(error_says_how_many, setup, teardown),
	    cmocka_unit_test_setup_teardown(nul_bytes_are_no_text, setup, teardown),
	    cmocka_unit_test_setup_teardown(any_part_of_a_file_is_survived, setup, teardown),
	    cmocka_unit_test_setup_teardown(defaults, setup, teardown),
	    cmocka_unit_test_setup_teardown(defaults_of_steps, setup, teardown),
	    cmocka_unit_test_setup_teardown(everything_said, setup, teardown),
	    cmocka_unit_test_setup_teardown(printed_configuration_is_read_as_the_same, setup,
					    teardown),
	    cmocka_unit_test_setup_teardown(calendar_is_the_council_s_own, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		shipped_ladders_are_those_that_the_rules_are_tested_with, setup, teardown),
	    cmocka_unit_test_setup_teardown(shipped_people_are_right, setup, teardown),
	    cmocka_unit_test_setup_teardown(third_council_s_ladder_is_only_data, setup, teardown),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
