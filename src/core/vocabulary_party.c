/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_party.h"

#include <string.h>

#include "core/vocabulary_parts.h"

enum {
	PARTY_ALONE = 8,    /* words behind a section's letter */
	PARTY_HEADING = 20, /* of a heading that has no others */
	PARTY_PART = 12,    /* of one that has */
	PARTY_TASK = 9,
	PARTY_TASK_LEAST = 3,
};

/* What a word's sign says. */
enum {
	SIGN_CHAIR = 'C',
	SIGN_ADVISER = 'V',
	SIGN_MANAGER = 'M',
	SIGN_ADM = 'D',
	SIGN_STAFF = 'W',  /* an office that an action can be for, as the manager's */
	SIGN_OFFICE = '!', /* another one, which sees to the form alone */
	SIGN_CARER = '%',  /* whose part it can be, but labels speak of them, too */
	SIGN_BESIDE = '@', /* beside an office's name, or too weak a name alone */
	SIGN_HEADS = '#',  /* says that the part is theirs */
	SIGN_LEADS = '~',  /* between these … */
	SIGN_SMALL = '-',  /* … and where an office heads a line */
};

/* By their first letter, as labels are compared. */
static const char *const party_words['z' - 'a' + 1] = {
    ['a' - 'a'] = "Dadm !admin !administrator Vadviser #again @agency @allocated ~and -are -as "
		  "@assessing @assistant -at ",
    ['b' - 'a'] = "~be -been @business ~by ",
    ['c' - 'a'] = "%carer Cchair Cchairman Cchairperson Cchairwoman @child @children #complete "
		  "#completed #completing #completion @council ",
    ['d' - 'a'] = "!decision @deputy -did Wdirector -do -does ",
    ['f' - 'a'] = "#fill #filled ~for @foster @fostering -from ",
    ['h' - 'a'] = "-has -have @head -her -his ",
    ['i' - 'a'] = "~in @independent -is -it ",
    ['l' - 'a'] = "@lead @leader @line @link ",
    ['m' - 'a'] = "Dmaker Mmanager -may @member @minute ",
    ['n' - 'a'] = "-namely -no -not ",
    ['o' - 'a'] = "~of !office Wofficer @official -on #only -or -order -our -out ",
    ['p' - 'a'] = "!panel #part @practice @presenting ",
    ['r' - 'a'] = "@responding @responsible ",
    ['s' - 'a'] = "!secretary #section @senior @service -should -so @social @ssw #stage #step "
		  "@supervising @support @sw ",
    ['t' - 'a'] = "@taker @team -than -that -their -them -then -there -they -this @tm ~to ",
    ['u' - 'a'] = "#use ",
    ['v' - 'a'] = "@vice ",
    ['w' - 'a'] = "-was -we -were -who -will -with Wworker ",
    ['y' - 'a'] = "-you -your ",
};

static char party_sign(const struct vocabulary_word *word)
{
	return vocabulary_word_sign(party_words, word);
}

/* Is it the name of an office by itself?  NUL, which no table has, is none. */
static bool party_is_office(char sign)
{
	return sign && strchr("CVMDW!", sign);
}

enum vocabulary_party_word vocabulary_party_word(const struct vocabulary_word *word)
{
	const char sign = party_sign(word);

	if (!sign || sign == SIGN_CARER)
		return VOCABULARY_PARTY_NO_WORD;
	if (sign == SIGN_HEADS)
		return VOCABULARY_PARTY_HEADS;
	return sign == SIGN_LEADS || sign == SIGN_SMALL ? VOCABULARY_PARTY_SMALL
							: VOCABULARY_PARTY_OFFICE;
}

/* "For the panel chair", "Service manager" */
static bool party_is_alone(const char *text, size_t n)
{
	struct vocabulary_word words[PARTY_ALONE + 1];
	size_t i, count = vocabulary_words(text, n, words, COUNT_OF(words));
	bool office = false;
	char sign;

	for (i = 0; i < count; i++) {
		sign = party_sign(&words[i]);
		if (!sign || sign == SIGN_SMALL)
			return false;
		office |= party_is_office(sign) || sign == SIGN_CARER;
	}
	return office && count <= PARTY_ALONE;
}

/* An office among nothing but words of this table, if `*heads` says how it is named. */
static bool party_names(const struct vocabulary_word *words, size_t n, bool *heads)
{
	enum vocabulary_party_word word;
	bool office = false;
	size_t i;

	*heads = n && vocabulary_word_is(&words[0], "for");
	for (i = 0; i < n; i++) {
		word = vocabulary_party_word(&words[i]);
		if (word == VOCABULARY_PARTY_NO_WORD)
			return false;
		office |= word == VOCABULARY_PARTY_OFFICE;
		/* "ADM and chair": a label asks for one of them. */
		*heads |= word == VOCABULARY_PARTY_HEADS ||
			  (office && vocabulary_word_is(&words[i], "and"));
	}
	return office;
}

bool vocabulary_party_heads(const struct vocabulary_word *words, size_t n)
{
	bool heads;

	return party_names(words, n, &heads) && heads;
}

/* Does what stands between the words of a line, and behind them, leave them one heading?  "Chair –
 * Adviser", "Manager, 3" are something else. */
static bool party_is_one(const char *text, size_t n, const struct vocabulary_word *words,
			 size_t count)
{
	size_t i, at;

	for (i = 0; i + 1 < count; i++)
		for (at = words[i].to; at < words[i + 1].from; at++) {
			if (strchr(":;?!\"@,=|_\t\n", text[at]) || (text[at] & 0x80))
				return false;
			if (text[at] == ' ' &&
			    (text[at + 1] == ' ' || (text[at + 1] == '-' && text[at + 2] == ' ')))
				return false;
			/* Of a title's initials alone. */
			if (text[at] == '.' && (!at || text[at - 1] < 'A' || text[at - 1] > 'Z'))
				return false;
		}
	for (at = words[count - 1].to; at < n; at++)
		if (!strchr(" *_):", text[at]))
			return false;
	return true;
}

/* "Panel adviser:", and if `heads` "Adviser again", "ADM and chair". */
static bool party_is_heading(const char *text, size_t n, bool heads)
{
	struct vocabulary_word words[PARTY_HEADING + 1];
	const size_t skip = vocabulary_skip_bullets(text, n);
	size_t count;
	bool headed;

	if (skip >= n)
		return false;
	text += skip;
	n -= skip;
	/* Nearly all lines are names or sentences, which their first words tell. */
	count = vocabulary_words(text, n, words, 2);
	if (!count || !vocabulary_party_word(&words[0]) ||
	    (count > 1 && !vocabulary_party_word(&words[1])))
		return false;
	count = vocabulary_words(text, n, words, COUNT_OF(words));
	return count <= PARTY_HEADING && party_names(words, count, &headed) && headed == heads &&
	       party_is_one(text, n, words, count);
}

/* "6. Progress (Panel Adviser)", "Tracking (Head of Service to complete)" */
static bool party_is_in_brackets(const char *text, size_t n)
{
	size_t open = n;

	if (!n || text[n - 1] != ')')
		return false;
	while (open && text[open - 1] != '(')
		open--;
	/* Behind a bracket alone they are all of the line. */
	if (open < 2)
		return false;
	return party_is_alone(text + open, n - 1 - open) ||
	       party_is_heading(text + open, n - 1 - open, true);
}

/* "Part Four", "Section 3", "Part D": how many words name a part by its number. */
static size_t party_number(const char *text, const struct vocabulary_word *words, size_t n)
{
	static const char *const numbers[] = {"one", "two",   "three", "four", "five",
					      "six", "seven", "eight", "ii",   "iii",
					      "iv",  "vi",    "vii",   "viii"};
	size_t at;

	if (!n ||
	    !(vocabulary_word_is(&words[0], "part") || vocabulary_word_is(&words[0], "section")))
		return 0;
	if (n > 1 && (words[1].length == 1 || VOCABULARY_WORD_IN(&words[1], numbers)))
		return 2;
	/* "A" is an article, and so no word. */
	at = words[0].to + strspn(text + words[0].to, " ");
	return str_istarts(text + at, "a ") || str_istarts(text + at, "a:");
}

size_t vocabulary_party_number(const char *text, size_t n)
{
	static const char *const signs[] = {":", ".", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
	struct vocabulary_word words[2];
	const size_t count = vocabulary_words(text, n, words, COUNT_OF(words));
	const size_t numbered = party_number(text, words, count);
	size_t at, i;

	if (!numbered)
		return 0;
	at = words[numbered - 1].to;
	at += strspn(text + at, " ");
	/* "Part A": the letter is no word of its own. */
	if (numbered == 1)
		at++;
	at += strspn(text + at, " ");
	for (i = 0; i < COUNT_OF(signs) && at < n; i++)
		if (str_starts(text + at, signs[i]))
			return at + strlen(signs[i]) < n ? at + strlen(signs[i]) : 0;
	return 0;
}

/* A part's number, alone or beside an office, or in so many words. */
static bool party_is_part(const char *text, size_t n)
{
	static const char *const leads[] = {"to be completed by", "for completion by",
					    "to be filled in by"};
	struct vocabulary_word words[PARTY_PART + 1];
	size_t i, numbered, count = vocabulary_words(text, n, words, COUNT_OF(words));
	bool led = false;
	char sign;

	if (!count || count > PARTY_PART || text[n - 1] == '.')
		return false;
	numbered = party_number(text, words, count);
	if (numbered && numbered == count)
		return true;
	for (i = 0; i < COUNT_OF(leads) && !numbered; i++)
		led |= str_istarts(text, leads[i]);
	for (i = numbered; (numbered || led) && i < count; i++) {
		sign = party_sign(&words[i]);
		/* In the list an action can be for the manager "to be completed". */
		if (party_is_office(sign) &&
		    (numbered || (sign != SIGN_MANAGER && sign != SIGN_STAFF)))
			return true;
	}
	return false;
}

/* "… to fill in", "… to complete", "completed by …", of an office with a section of its own. */
static bool party_is_task(const char *text, size_t n)
{
	static const char *const tasks[][2] = {
	    {"to", "complete"}, {"to", "fill"}, {"completed", "by"}, {"filled", "in"}};
	struct vocabulary_word words[PARTY_TASK + 1];
	size_t i, k, count = vocabulary_words(text, n, words, COUNT_OF(words));

	if (count < PARTY_TASK_LEAST || count > PARTY_TASK || strchr(".;,?", text[n - 1]))
		return false;
	for (i = 0; i + 1 < count; i++)
		for (k = 0; k < COUNT_OF(tasks); k++)
			if (vocabulary_word_is(&words[i], tasks[k][0]) &&
			    vocabulary_word_is(&words[i + 1], tasks[k][1]))
				return vocabulary_party_office(text, n) != VOCABULARY_OFFICE_NONE;
	return false;
}

bool vocabulary_party_is(enum vocabulary_party way, const char *text, size_t n)
{
	struct vocabulary_word words[3];

	switch (way) {
	case VOCABULARY_PARTY_ALONE:
		return party_is_alone(text, n);
	case VOCABULARY_PARTY_NAMED:
		return party_is_heading(text, n, false);
	case VOCABULARY_PARTY_HEADING:
		return party_is_heading(text, n, true);
	case VOCABULARY_PARTY_BRACKETS:
		return party_is_in_brackets(text, n);
	case VOCABULARY_PARTY_NUMBERED:
		return party_number(text, words, vocabulary_words(text, n, words, 2)) > 0;
	case VOCABULARY_PARTY_PART:
		return party_is_part(text, n);
	case VOCABULARY_PARTY_TASK:
		return party_is_task(text, n);
	case VOCABULARY_PARTY_WAYS:
		break;
	}
	return false;
}

enum vocabulary_office vocabulary_party_office(const char *text, size_t n)
{
	struct vocabulary_word words[PARTY_TASK];
	size_t i, count = vocabulary_words(text, n, words, COUNT_OF(words));

	for (i = 0; i < count; i++)
		switch (party_sign(&words[i])) {
		case SIGN_CHAIR:
			return VOCABULARY_OFFICE_CHAIR;
		case SIGN_ADVISER:
			return VOCABULARY_OFFICE_ADVISER;
		case SIGN_MANAGER:
			return VOCABULARY_OFFICE_MANAGER;
		case SIGN_ADM:
			return VOCABULARY_OFFICE_ADM;
		default:
			break;
		}
	return VOCABULARY_OFFICE_NONE;
}
