/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#define REF                                                                                        \
	{                                                                                          \
		"ref", "REF", COMMAND_REF, "the case, ESC-YYYY-NNNN"                               \
	}
#define ID                                                                                         \
	{                                                                                          \
		"id", "ID", COMMAND_NUMBER, "the number of the mail"                               \
	}
#define REASON                                                                                     \
	{                                                                                          \
		"reason", "TEXT", COMMAND_TEXT,                                                    \
		    "why; it stands in the log and in the mails about it"                          \
	}

const struct command commands[] = {
    {"status", COMMAND_READS, {{0}}, {{0}}, "How the daemon is, and what waits."},
    {"doctor",
     COMMAND_READS,
     {{0}},
     {{0}},
     "Try each step to the servers, and look at all that the daemon depends on."},
    {"list",
     COMMAND_READS,
     {{0}},
     {{"state", "STATE", COMMAND_TEXT, "only this state, or \"open\""},
      {"procedure", "NAME", COMMAND_TEXT, "only this procedure"},
      {"owner", "EMAIL", COMMAND_EMAIL, "only those that wait for this person"},
      {"overdue", NULL, COMMAND_FLAG, "only those whose date is past"}},
     "Cases, a line each."},
    {"show", COMMAND_READS, {REF}, {{0}}, "One case, whole."},
    {"log", COMMAND_READS, {REF}, {{0}}, "Every event of a case, oldest first."},
    {"explain",
     COMMAND_READS,
     {REF},
     {{0}},
     "How each date of a case was worked out, and what happens next and when."},
    {"read",
     COMMAND_LOCAL,
     {{"file", "FILE", COMMAND_FILE, "a mail as a file, or a form alone; - is standard input"}},
     {{0}},
     "What the daemon would make of this mail or form."},
    {"due",
     COMMAND_LOCAL,
     {{"date", "DATE", COMMAND_DATE, "day 0, or a moment: 2026-12-18T10:00"},
      {"days", "N", COMMAND_NUMBER, "working days"}},
     {{0}},
     "The Nth working day after a day, explained."},
    {"calendar",
     COMMAND_LOCAL,
     {{0}},
     {{"year", "YYYY", COMMAND_NUMBER, "only this year (default: from this year on)"}},
     "The days that are no working days: bank holidays and closures."},
    {"people list", COMMAND_READS, {{0}}, {{0}}, "The directory."},
    {"people import",
     COMMAND_CHANGES,
     {{"file", "FILE", COMMAND_FILE, "people.csv"}},
     {{"dry-run", NULL, COMMAND_FLAG, "check it only"}},
     "Another directory: all of it, or nothing if any line is wrong."},
    {"quarantine list", COMMAND_READS, {{0}}, {{0}}, "Mails that wait for a person, and why."},
    {"quarantine show", COMMAND_READS, {ID}, {{0}}, "One such mail."},
    {"quarantine retry",
     COMMAND_CHANGES,
     {ID},
     {{"procedure", "NAME", COMMAND_TEXT, "for a mail that is no form, from an unknown person"}},
     "Take the mail in: it opens a case, and its clock counts from when it came in."},
    {"quarantine file",
     COMMAND_CHANGES,
     {ID, REF},
     {{"as", "EMAIL", COMMAND_EMAIL,
       "it is this person's of the directory, whatever address it came from"}},
     "The mail belongs to this case: it is acted on there."},
    {"quarantine reply-with-form",
     COMMAND_CHANGES,
     {ID},
     {{"procedure", "NAME", COMMAND_TEXT, "whose form (default: of the one that they may use)"}},
     "The sender is asked for the form, and gets a blank one; the mail waits no longer."},
    {"quarantine discard",
     COMMAND_CHANGES,
     {ID},
     {REASON},
     "Nothing follows from the mail; it is kept. Needs --reason."},
    {"route",
     COMMAND_CHANGES,
     {REF, {"email", "EMAIL", COMMAND_EMAIL, "a person of the directory"}},
     {REASON},
     "This person answers now; their clock starts."},
    {"extend",
     COMMAND_CHANGES,
     {REF, {"date", "DATE", COMMAND_DATE, "the new last day, a working day to come"}},
     {REASON},
     "Another date for the current step."},
    {"pause", COMMAND_CHANGES, {REF}, {REASON}, "Stop the clock of the current step."},
    {"resume", COMMAND_CHANGES, {REF}, {REASON}, "Let the clock run again."},
    {"escalate", COMMAND_CHANGES, {REF}, {REASON}, "One step up, now."},
    {"resolve", COMMAND_CHANGES, {REF}, {REASON}, "Close it as resolved."},
    {"withdraw", COMMAND_CHANGES, {REF}, {REASON}, "Close it as withdrawn."},
    {"reopen", COMMAND_CHANGES, {REF}, {REASON}, "Open it again, at the step where it was."},
    {"note", COMMAND_CHANGES, {REF}, {REASON}, "A note in its log. Needs --reason."},
    {"resend", COMMAND_CHANGES, {REF}, {REASON}, "Send what is asked for now once more."},
    {"recorded",
     COMMAND_CHANGES,
     {REF},
     {{"owner", "EMAIL", COMMAND_EMAIL, "only the step of this owner"}, REASON},
     "The owners' records are made on file: stop asking for them."},
    {"casenote", COMMAND_READS, {REF}, {{0}}, "The note for the record, ready to paste."},
    {"register",
     COMMAND_READS,
     {{0}},
     {{"csv", "FILE", COMMAND_TEXT, "write it as CSV to this file; - is standard output"}},
     "The register of escalations."},
    {"report",
     COMMAND_READS,
     {{0}},
     {{"quarter", "YYYYQN", COMMAND_TEXT, "2026Q4 (default: the quarter that ended last)"}},
     "A quarter's overview: key themes, how they ended, and every escalation."},
    {"verify", COMMAND_READS, {{0}}, {{0}}, "Prove that no event was changed or removed."},
    {"backup",
     COMMAND_CHANGES,
     {{"path", "FILE", COMMAND_PATH, "a file that does not exist yet"}},
     {{0}},
     "A consistent copy of the store."},
};
const size_t command_count = sizeof(commands) / sizeof(commands[0]);

/* Does the command's name, of one word or two, stand at the start of these words? */
static int command_words(const struct command *c, char **words, int count)
{
	const char *space = strchr(c->name, ' ');
	size_t first = space ? (size_t)(space - c->name) : strlen(c->name);

	if (count < 1 || strlen(words[0]) != first || strncmp(words[0], c->name, first) != 0)
		return 0;
	if (!space)
		return 1;
	return count > 1 && strcmp(words[1], space + 1) == 0 ? 2 : 0;
}

const struct command *command_find(char **words, int count, int *used)
{
	size_t i;

	for (i = 0; i < command_count; i++)
		if ((*used = command_words(&commands[i], words, count)) > 0)
			return &commands[i];
	return NULL;
}

const struct command *command_by_name(const char *name)
{
	size_t i;

	for (i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

void command_method(const struct command *command, char *out, size_t size)
{
	char *p;

	snprintf(out, size, "escalated.%s", command->name);
	for (p = out; *p; p++)
		if (*p == ' ')
			*p = '-';
}

const struct command *command_by_method(const char *method)
{
	char own[64];
	size_t i;

	for (i = 0; i < command_count; i++) {
		command_method(&commands[i], own, sizeof(own));
		if (strcmp(own, method) == 0)
			return &commands[i];
	}
	return NULL;
}
