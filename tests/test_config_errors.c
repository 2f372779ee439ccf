/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every mistake in a configuration is told, all at once, with file and line. */
#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config_case.h"
#include "scratch.h"

static int load_text(const char *text, struct config *config, const char **problems)
{
	scratch_write("a.conf", text);
	return config_case_load(&arena, "a.conf", config, problems);
}

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
    {"a day on which nothing can end",
     GOOD "oauth2 {\ntoken-url = \"https://l.example/t\"\nclient-id = 1\nscope = s\n"
	  "secret-expires = 31/03/2027\n}\n",
     "a.conf:10: secret-expires: \"31/03/2027\" is no date, such as 2027-03-31\n"},
    {"a fall-back route that leads nowhere",
     GOOD "fallback {\naddress = {esc@anytown.example}\nport = 25\n}\n",
     "a.conf:6: host: is missing\n"
     "a.conf:7: address: esc@anytown.example is the mailbox itself: a warning would wait where it "
     "cannot be read\n"},
    {"a password that all could read on the way",
     GOOD "fallback {\nhost = h\ntls = none\nuser = u\n}\n",
     "a.conf:9: user: is of no use with tls = none: a password is never sent in clear\n"},
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
	scratch_write("sub/d.conf", "include(\"../c.conf\")\n\ntree = oak\n");
	scratch_write("c.conf", LADDER "calendar { day-ends = 25:00 }\n");
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
	scratch_write("a.conf", GOOD "a = 1\nb = 2\n");
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
	FILE *f = fopen("a.conf", "w");
	struct config config;
	const char *problems;

	(void)state;
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, sizeof(text) - 1, f), sizeof(text) - 1);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(config_case_load(&arena, "a.conf", &config, &problems), -1);
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
		scratch_write("a.conf", arena_strndup(&arena, text, i));
		if (config_case_load(&arena, "a.conf", &config, &problems) < 0)
			assert_string_not_equal(problems, "");
		else
			assert_in_range(i, strlen("# c\n" GOOD) - 1, sizeof(text));
		for (j = 0; j < sizeof(spoilers) - 1; j++) {
			memcpy(copy, text, sizeof(text));
			copy[i] = spoilers[j];
			scratch_write("a.conf", copy);
			config_case_load(&arena, "a.conf", &config, &problems);
			arena_clear(&arena);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_mistake_has_its_line),
	    TEST(mistakes_of_included_files_name_them),
	    TEST(error_says_how_many),
	    TEST(nul_bytes_are_no_text),
	    TEST(any_part_of_a_file_is_survived),
	};

	return cmocka_run_group_tests(tests, config_case_enter, config_case_leave);
}
