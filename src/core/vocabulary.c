/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_parts.h"

#include <string.h>

#include "core/directory.h"

const struct vocabulary_heading vocabulary_headings[] = {
    {VOCABULARY_GROUP, 0, "Procedural"},
    {VOCABULARY_GROUP, 0, "Procedural concerns"},
    {VOCABULARY_GROUP, 0, "Procedural issues"},
    {VOCABULARY_GROUP, 0, "Procedure"},
    {VOCABULARY_GROUP, 0, "Process"},
    {VOCABULARY_GROUP, 0, "Procedural matters"},
    {VOCABULARY_GROUP, 0, "Practice matters"},
    {VOCABULARY_GROUP, 0, "Practice"},
    {VOCABULARY_GROUP, 0, "Practice concerns"},
    {VOCABULARY_GROUP, 0, "Practice issues"},
    {VOCABULARY_ACTIONS, 0, "Actions and learning"},
    {VOCABULARY_ACTIONS, 0, "Actions and learnings"},
    {VOCABULARY_ACTIONS, 0, "Actions / learning"},
    {VOCABULARY_ACTIONS, 0, "Learning and actions"},
    {VOCABULARY_ACTIONS, 0, "Actions agreed"},
    {VOCABULARY_ACTIONS, 0, "Agreed actions"},
    {VOCABULARY_ACTIONS, 0, "Agreed actions and learning"},
    {VOCABULARY_ACTIONS, 0, "Actions to be taken"},
    {VOCABULARY_ACTIONS, 0, "Action plan and learning"},
    {VOCABULARY_ACTIONS, 0, "Following action will be taken"},
    {VOCABULARY_ACTIONS, 0, "Following action will be taken and following has been learnt"},
    {VOCABULARY_COLUMN, VOCABULARY_ACTION, "Action"},
    {VOCABULARY_COLUMN, VOCABULARY_BY_WHOM, "By whom"},
    {VOCABULARY_COLUMN, VOCABULARY_BY_WHEN, "By when"},
};
const size_t vocabulary_heading_count = COUNT_OF(vocabulary_headings);

const struct vocabulary_mention vocabulary_mentions[] = {
    {"immediate_safeguarding", "immediate", "safeguarding", "concerns.safeguarding", "immediate"},
};
const size_t vocabulary_mention_count = COUNT_OF(vocabulary_mentions);

/* What was tried, told with its dates, is the record of conversations that C12 asks for. */
const struct vocabulary_pair vocabulary_instead[] = {{"conversations", "tried"}};
const size_t vocabulary_instead_count = COUNT_OF(vocabulary_instead);

const struct vocabulary_pair vocabulary_opposites[] = {{"resolved", "further_escalation"}};
const size_t vocabulary_opposite_count = COUNT_OF(vocabulary_opposites);

/* Phrases of folded words.  `number` is what the table gives for one. */
struct vocabulary_phrase {
	const char *words;
	unsigned number;
};

static const struct vocabulary_phrase role_phrases[] = {
    {"supervising social worker manager", ROLE_TEAM_MANAGER},
    {"ssw manager", ROLE_TEAM_MANAGER},
    {"ssws manager", ROLE_TEAM_MANAGER},
    {"ssw team manager", ROLE_TEAM_MANAGER},
    {"team manager", ROLE_TEAM_MANAGER},
    {"tm", ROLE_TEAM_MANAGER},
    {"ssws tm", ROLE_TEAM_MANAGER},
    {"ssw tm", ROLE_TEAM_MANAGER},
    {"supervising social worker", ROLE_SSW},
    {"supervising sw", ROLE_SSW},
    {"ssw", ROLE_SSW},
    {"fostering service manager", ROLE_SERVICE_MANAGER},
    {"service manager", ROLE_SERVICE_MANAGER},
    {"head of service", ROLE_HEAD_OF_SERVICE},
    {"head of fostering", ROLE_HEAD_OF_SERVICE},
    {"hos", ROLE_HEAD_OF_SERVICE},
    {"director", ROLE_DIRECTOR},
    {"child social worker", ROLE_SOCIAL_WORKER},
    {"children social worker", ROLE_SOCIAL_WORKER},
    {"social worker", 0},
    {"manager", 0},
    {"sm", 0},
    {"atm", 0},
};

static const struct vocabulary_phrase column_phrases[] = {
    {"action", VOCABULARY_ACTION},
    {"action and learning", VOCABULARY_ACTION},
    {"action required", VOCABULARY_ACTION},
    {"action agreed", VOCABULARY_ACTION},
    {"by whom", VOCABULARY_BY_WHOM},
    {"whom", VOCABULARY_BY_WHOM},
    {"who", VOCABULARY_BY_WHOM},
    {"by who", VOCABULARY_BY_WHOM},
    {"lead", VOCABULARY_BY_WHOM},
    {"person responsible", VOCABULARY_BY_WHOM},
    {"responsible", VOCABULARY_BY_WHOM},
    {"owner", VOCABULARY_BY_WHOM},
    {"by when", VOCABULARY_BY_WHEN},
    {"when", VOCABULARY_BY_WHEN},
    {"deadline", VOCABULARY_BY_WHEN},
    {"target date", VOCABULARY_BY_WHEN},
    {"timescale", VOCABULARY_BY_WHEN},
    {"due date", VOCABULARY_BY_WHEN},
    {"due", VOCABULARY_BY_WHEN},
    {"date", VOCABULARY_BY_WHEN},
};

/* What heads a column as well, where it is all that its cell says. */
static const struct vocabulary_phrase head_phrases[] = {
    {"task", VOCABULARY_ACTION},
    {"what", VOCABULARY_ACTION},
    {"what will be done", VOCABULARY_ACTION},
    {"what need to be done", VOCABULARY_ACTION},
    {"what will happen", VOCABULARY_ACTION},
    {"what need to happen", VOCABULARY_ACTION},
    {"what we will do", VOCABULARY_ACTION},
    {"agreed action", VOCABULARY_ACTION},
    {"action to be taken", VOCABULARY_ACTION},
    {"action needed", VOCABULARY_ACTION},
    {"action learning", VOCABULARY_ACTION},
    {"action point", VOCABULARY_ACTION},
    {"learning", VOCABULARY_ACTION},
    {"name", VOCABULARY_BY_WHOM},
    {"person", VOCABULARY_BY_WHOM},
    {"responsible person", VOCABULARY_BY_WHOM},
    {"responsibility", VOCABULARY_BY_WHOM},
    {"who is responsible", VOCABULARY_BY_WHOM},
    {"who will do it", VOCABULARY_BY_WHOM},
    {"who by", VOCABULARY_BY_WHOM},
    {"lead person", VOCABULARY_BY_WHOM},
    {"lead officer", VOCABULARY_BY_WHOM},
    {"lead professional", VOCABULARY_BY_WHOM},
    {"action owner", VOCABULARY_BY_WHOM},
    {"officer", VOCABULARY_BY_WHOM},
    {"allocated to", VOCABULARY_BY_WHOM},
    {"assigned to", VOCABULARY_BY_WHOM},
    {"by", VOCABULARY_BY_WHEN},
    {"when by", VOCABULARY_BY_WHEN},
    {"by what date", VOCABULARY_BY_WHEN},
    {"by date", VOCABULARY_BY_WHEN},
    {"date due", VOCABULARY_BY_WHEN},
    {"due by", VOCABULARY_BY_WHEN},
    {"target", VOCABULARY_BY_WHEN},
    {"target completion date", VOCABULARY_BY_WHEN},
    {"completion date", VOCABULARY_BY_WHEN},
    {"date for completion", VOCABULARY_BY_WHEN},
    {"to be done by date", VOCABULARY_BY_WHEN},
    {"no", VOCABULARY_ASIDE},
    {"number", VOCABULARY_ASIDE},
    {"ref", VOCABULARY_ASIDE},
    {"status", VOCABULARY_ASIDE},
    {"comment", VOCABULARY_ASIDE},
    {"progress", VOCABULARY_ASIDE},
    {"update", VOCABULARY_ASIDE},
    {"done", VOCABULARY_ASIDE},
    {"complete", VOCABULARY_ASIDE},
    {"completed", VOCABULARY_ASIDE},
    {"rag", VOCABULARY_ASIDE},
};

/* How many words may follow: a name after "Kind regards", anything after "Sent from my". */
static const struct vocabulary_phrase farewells[] = {
    {"kind regard", 4},
    {"with kind regard", 4},
    {"kind rgds", 4},
    {"rgds", 2},
    {"kr", 2},
    {"bw", 2},
    {"kindest regard", 4},
    {"best regard", 4},
    {"warm regard", 4},
    {"warmest regard", 4},
    {"regard", 3},
    {"best wishe", 4},
    {"with best wishe", 4},
    {"many thank", 4},
    {"with thank", 3},
    {"with many thank", 3},
    {"thank", 2},
    {"thank you", 2},
    {"thank in advance", 3},
    {"thank you in advance", 3},
    {"your sincerely", 4},
    {"your faithfully", 4},
    {"your truly", 4},
    {"cheer", 2},
    {"all best", 2},
    {"best", 0},
    {"take care", 1},
    {"speak soon", 1},
    /* In Welsh; "Diolch / Thanks" */
    {"diolch", 3},
    {"diolch yn fawr", 4},
    {"cofion", 4},
    {"yn gywir", 3},
    {"sent from my", 99},
    {"sent from outlook", 99},
    {"sent from mail for", 99},
    {"sent from yahoo", 99},
    {"get outlook for", 99},
    {"this email and any", 99},
    {"this e mail and any", 99},
    {"this message and any", 99},
    {"this email is confidential", 99},
    {"this email is intended", 99},
    {"confidentiality notice", 99},
};

/* What word processors print where somebody is to write. */
static const char *const prompts[] = {
    "click or tap here to enter text",
    "click or tap to enter text",
    "click or tap to enter date",
    "click here to enter text",
    "click here to enter date",
    "click to enter text",
    "click to enter date",
    "tap here to enter text",
    "enter text",
    "enter date",
    "choose item",
};

static const char *const placeholders[] = {
    "choose option",
    "choose answer",
    "choose one",
    "choose",
    "select item",
    "select option",
    "select answer",
    "select one",
    "select",
    "pick one",
    "not applicable",
    "not answered",
    "question not answered",
    "unanswered",
    "left blank",
};

static const struct vocabulary_phrase tones[] = {
    {"no", VOCABULARY_NEGATES},
    {"not", VOCABULARY_NEGATES},
    {"never", VOCABULARY_NEGATES},
    {"none", VOCABULARY_NEGATES},
    {"nor", VOCABULARY_NEGATES},
    {"neither", VOCABULARY_NEGATES},
    {"without", VOCABULARY_NEGATES},
    {"isnt", VOCABULARY_NEGATES},
    {"arent", VOCABULARY_NEGATES},
    {"wasnt", VOCABULARY_NEGATES},
    {"werent", VOCABULARY_NEGATES},
    {"dont", VOCABULARY_NEGATES},
    {"doesnt", VOCABULARY_NEGATES},
    {"didnt", VOCABULARY_NEGATES},
    {"havent", VOCABULARY_NEGATES},
    {"hasnt", VOCABULARY_NEGATES},
    {"hadnt", VOCABULARY_NEGATES},
    {"cannot", VOCABULARY_NEGATES},
    {"nobody", VOCABULARY_NEGATES},
    {"if", VOCABULARY_DOUBTS},
    {"whether", VOCABULARY_DOUBTS},
    {"unless", VOCABULARY_DOUBTS},
    {"any", VOCABULARY_DOUBTS},
    {"should", VOCABULARY_DOUBTS},
    {"would", VOCABULARY_DOUBTS},
    {"could", VOCABULARY_DOUBTS},
    {"might", VOCABULARY_DOUBTS},
    {"may", VOCABULARY_DOUBTS},
    {"maybe", VOCABULARY_DOUBTS},
    {"perhap", VOCABULARY_DOUBTS},
    {"possible", VOCABULARY_DOUBTS},
    {"possibly", VOCABULARY_DOUBTS},
    {"potential", VOCABULARY_DOUBTS},
    {"unclear", VOCABULARY_DOUBTS},
    {"unsure", VOCABULARY_DOUBTS},
    {"but", VOCABULARY_DOUBTS},
    {"unknown", VOCABULARY_DOUBTS},
    {"raised", VOCABULARY_AFFIRMS},
    {"reported", VOCABULARY_AFFIRMS},
    {"told", VOCABULARY_AFFIRMS},
    {"informed", VOCABULARY_AFFIRMS},
    {"alerted", VOCABULARY_AFFIRMS},
    {"notified", VOCABULARY_AFFIRMS},
    {"phoned", VOCABULARY_AFFIRMS},
    {"telephoned", VOCABULARY_AFFIRMS},
    {"rang", VOCABULARY_AFFIRMS},
    {"spoke", VOCABULARY_AFFIRMS},
    {"spoken", VOCABULARY_AFFIRMS},
    {"escalated", VOCABULARY_AFFIRMS},
    {"follow", VOCABULARY_AFFIRMS},
    {"following", VOCABULARY_AFFIRMS},
    {"followed", VOCABULARY_AFFIRMS},
    {"is", VOCABULARY_IS},
    {"are", VOCABULARY_IS},
    {"was", VOCABULARY_IS},
    {"were", VOCABULARY_IS},
    {"have", VOCABULARY_IS},
    {"has", VOCABULARY_IS},
    {"had", VOCABULARY_IS},
};

/* The number of words of `phrase` if `words` begin with all of them, else 0. */
static size_t vocabulary_begins(const struct vocabulary_word *words, size_t n, const char *phrase)
{
	size_t i;

	for (i = 0; *phrase; i++) {
		if (i == n || *words[i].text != *phrase ||
		    strncmp(words[i].text, phrase, words[i].length) != 0)
			return 0;
		phrase += words[i].length;
		if (*phrase && *phrase++ != ' ')
			return 0;
	}
	return i;
}

static const struct vocabulary_phrase *vocabulary_longest(const struct vocabulary_phrase *phrases,
							  size_t phrase_count,
							  const struct vocabulary_word *words,
							  size_t n, size_t *count)
{
	const struct vocabulary_phrase *best = NULL;
	size_t i, k;

	*count = 0;
	for (i = 0; i < phrase_count && n; i++) {
		if (*phrases[i].words != *words[0].text)
			continue;
		k = vocabulary_begins(words, n, phrases[i].words);
		if (k > *count) {
			*count = k;
			best = &phrases[i];
		}
	}
	return best;
}

unsigned vocabulary_find_role(const struct vocabulary_word *words, size_t n, size_t *count)
{
	const struct vocabulary_phrase *p;

	p = vocabulary_longest(role_phrases, COUNT_OF(role_phrases), words, n, count);
	return p ? p->number : 0;
}

int vocabulary_find_column(const struct vocabulary_word *words, size_t n, size_t *count)
{
	const struct vocabulary_phrase *p;

	p = vocabulary_longest(column_phrases, COUNT_OF(column_phrases), words, n, count);
	return p ? (int)p->number : -1;
}

/* What heads a column of ticks, if not YES or NO. */
static const struct vocabulary_phrase answer_heads[] = {
    {"met", VOCABULARY_ANSWER_NO},
    {"fully met", VOCABULARY_ANSWER_NO},
    {"no concern", VOCABULARY_ANSWER_NO},
    {"no issue", VOCABULARY_ANSWER_NO},
    {"not concern", VOCABULARY_ANSWER_NO},
    {"satisfactory", VOCABULARY_ANSWER_NO},
    {"acceptable", VOCABULARY_ANSWER_NO},
    {"adequate", VOCABULARY_ANSWER_NO},
    {"good", VOCABULARY_ANSWER_NO},
    {"ok", VOCABULARY_ANSWER_NO},
    {"not met", VOCABULARY_ANSWER_YES},
    {"unmet", VOCABULARY_ANSWER_YES},
    {"concern", VOCABULARY_ANSWER_YES},
    {"some concern", VOCABULARY_ANSWER_YES},
    {"minor concern", VOCABULARY_ANSWER_YES},
    {"slight concern", VOCABULARY_ANSWER_YES},
    {"severe concern", VOCABULARY_ANSWER_YES},
    {"major concern", VOCABULARY_ANSWER_YES},
    {"seriou concern", VOCABULARY_ANSWER_YES},
    {"significant concern", VOCABULARY_ANSWER_YES},
    {"issue", VOCABULARY_ANSWER_YES},
    {"of concern", VOCABULARY_ANSWER_YES},
    {"not of concern", VOCABULARY_ANSWER_NO},
    {"raised", VOCABULARY_ANSWER_YES},
    {"not raised", VOCABULARY_ANSWER_NO},
    {"problem", VOCABULARY_ANSWER_YES},
    {"no problem", VOCABULARY_ANSWER_NO},
    {"unsatisfactory", VOCABULARY_ANSWER_YES},
    {"not satisfactory", VOCABULARY_ANSWER_YES},
    {"unacceptable", VOCABULARY_ANSWER_YES},
    {"not acceptable", VOCABULARY_ANSWER_YES},
    {"inadequate", VOCABULARY_ANSWER_YES},
    {"not adequate", VOCABULARY_ANSWER_YES},
    {"poor", VOCABULARY_ANSWER_YES},
    {"tick", VOCABULARY_ANSWER_YES},
    {"please tick", VOCABULARY_ANSWER_YES},
    {"tick box", VOCABULARY_ANSWER_YES},
    {"tick if yes", VOCABULARY_ANSWER_YES},
    {"tick if concern", VOCABULARY_ANSWER_YES},
    {"none", VOCABULARY_ANSWER_NO},
    {"low", VOCABULARY_ANSWER_YES},
    {"med", VOCABULARY_ANSWER_YES},
    {"medium", VOCABULARY_ANSWER_YES},
    {"moderate", VOCABULARY_ANSWER_YES},
    {"high", VOCABULARY_ANSWER_YES},
    {"very high", VOCABULARY_ANSWER_YES},
    {"severe", VOCABULARY_ANSWER_YES},
    {"critical", VOCABULARY_ANSWER_YES},
    {"seriou", VOCABULARY_ANSWER_YES},
    {"significant", VOCABULARY_ANSWER_YES},
    {"major", VOCABULARY_ANSWER_YES},
    {"minor", VOCABULARY_ANSWER_YES},
    {"slight", VOCABULARY_ANSWER_YES},
    {"some", VOCABULARY_ANSWER_YES},
    {"low concern", VOCABULARY_ANSWER_YES},
    {"medium concern", VOCABULARY_ANSWER_YES},
    {"moderate concern", VOCABULARY_ANSWER_YES},
    {"high concern", VOCABULARY_ANSWER_YES},
    {"not applicable", VOCABULARY_ANSWER_OTHER},
    {"not known", VOCABULARY_ANSWER_OTHER},
    {"not sure", VOCABULARY_ANSWER_OTHER},
    {"unsure", VOCABULARY_ANSWER_OTHER},
    {"unknown", VOCABULARY_ANSWER_OTHER},
    {"unclear", VOCABULARY_ANSWER_OTHER},
    {"dont know", VOCABULARY_ANSWER_OTHER},
    {"n k", VOCABULARY_ANSWER_OTHER},
    {"not seen", VOCABULARY_ANSWER_OTHER},
    {"not assessed", VOCABULARY_ANSWER_OTHER},
    {"partly", VOCABULARY_ANSWER_OTHER},
    {"partially", VOCABULARY_ANSWER_OTHER},
    {"partly met", VOCABULARY_ANSWER_OTHER},
    {"partially met", VOCABULARY_ANSWER_OTHER},
    {"observation", VOCABULARY_ANSWER_ASIDE},
    {"reason", VOCABULARY_ANSWER_ASIDE},
    {"comment", VOCABULARY_ANSWER_ASIDE},
    {"note", VOCABULARY_ANSWER_ASIDE},
    {"detail", VOCABULARY_ANSWER_ASIDE},
    {"remark", VOCABULARY_ANSWER_ASIDE},
    {"evidence", VOCABULARY_ANSWER_ASIDE},
    {"further information", VOCABULARY_ANSWER_ASIDE},
    {"page", VOCABULARY_ANSWER_ASIDE},
    {"ref", VOCABULARY_ANSWER_ASIDE},
};

/* "No concern (please tick)", "Tick if there is a concern": how to answer, beside what is; words of
 * that alone are left.  Returns how many words there still are. */
static size_t answer_without_ticking(struct vocabulary_word **words, size_t n)
{
	static const char *const behind[] = {"please", "tick", "x", "mark", "box"};
	static const char *const before[] = {"please", "tick", "mark", "box", "if",  "for",
					     "there",  "is",   "a",    "an",  "this"};
	size_t from = 0, to = n;

	while (to && VOCABULARY_WORD_IN(&(*words)[to - 1], behind))
		to--;
	if (to && (vocabulary_word_is(*words, "tick") || vocabulary_word_is(*words, "please")))
		while (from < to && VOCABULARY_WORD_IN(&(*words)[from], before))
			from++;
	if (from == to)
		return n;
	*words += from;
	return to - from;
}

enum vocabulary_answer vocabulary_find_answer(const char *text, size_t n)
{
	enum { WORDS = 9, ANSWER = 4 };
	struct vocabulary_word all[WORDS], *words = all;
	const struct vocabulary_phrase *p;
	size_t count, left, used;

	if (n >= 3 && str_istarts(text, "n/a"))
		return VOCABULARY_ANSWER_OTHER;
	count = vocabulary_words(text, n, all, WORDS);
	if (!count || count == WORDS)
		return VOCABULARY_ANSWER_UNKNOWN;
	left = answer_without_ticking(&words, count);
	if (left < count && left == 1 && vocabulary_word_is(words, "yes"))
		return VOCABULARY_ANSWER_YES;
	if (left < count && left == 1 && vocabulary_word_is(words, "no"))
		return VOCABULARY_ANSWER_NO;
	if (left >= ANSWER)
		return VOCABULARY_ANSWER_UNKNOWN;
	p = vocabulary_longest(answer_heads, COUNT_OF(answer_heads), words, left, &used);
	return p && used == left ? (enum vocabulary_answer)p->number : VOCABULARY_ANSWER_UNKNOWN;
}

size_t vocabulary_begins_answer(const char *text, size_t n, enum vocabulary_answer *answer)
{
	struct vocabulary_word words[4];
	const struct vocabulary_phrase *p;
	size_t count, used;

	count = vocabulary_words(text, n, words, COUNT_OF(words));
	if (!count || words[0].from)
		return 0;
	p = vocabulary_longest(answer_heads, COUNT_OF(answer_heads), words, count, &used);
	if (!p || (p->number != VOCABULARY_ANSWER_YES && p->number != VOCABULARY_ANSWER_NO))
		return 0;
	*answer = (enum vocabulary_answer)p->number;
	return words[used - 1].to;
}

/* The column whose head these words are, all of them; -1: of none. */
static int find_whole_head(const struct vocabulary_word *words, size_t n)
{
	const struct vocabulary_phrase *p;
	size_t count;

	p = vocabulary_longest(column_phrases, COUNT_OF(column_phrases), words, n, &count);
	if (!p || count < n)
		p = vocabulary_longest(head_phrases, COUNT_OF(head_phrases), words, n, &count);
	return p && count == n ? (int)p->number : -1;
}

/* "Deadline / by when", "Lead / by whom": said twice, or behind a word of the council's own; one
 * word alone, as in "for you to action", says too little. */
static int find_doubled_head(const struct vocabulary_word *words, size_t n)
{
	enum { OWN_WORDS = 2, CLEAR_WORDS = 2 };
	int first, second;
	size_t i;

	for (i = 1; i < n; i++) {
		second = find_whole_head(words + i, n - i);
		if (second < 0)
			continue;
		first = find_whole_head(words, i);
		if (first == second || (first < 0 && i <= OWN_WORDS && n - i >= CLEAR_WORDS))
			return second;
	}
	return -1;
}

/* "When will it be done by?", "Who is going to do this": a head in a council's own words, of none
 * but these. */
static int find_composed_head(const struct vocabulary_word *words, size_t n)
{
	static const char *const who[] = {"who",      "whom",		"owner",  "responsible",
					  "officer",  "responsibility", "person", "lead",
					  "assigned", "allocated",	"name"};
	static const char *const when[] = {"when",	"date",	  "deadline", "due",
					   "timescale", "target", "timeframe"};
	static const char *const what[] = {"what", "action",	  "task",
					   "step", "improvement", "learning"};
	static const char *const rest[] = {
	    "will",  "do",     "doing",	 "it",	     "be",	 "done",   "thi",   "this",
	    "is",    "are",    "to",	 "by",	     "for",	 "and",	   "going", "agreed",
	    "need",  "needed", "we",	 "they",     "you",	 "should", "must",  "happen",
	    "taken", "take",   "finish", "finished", "complete", "the",	   "that",  "required",
	    "has",   "of",     "set",	 "carry",    "out"};
	bool asks_who = false, asks_when = false, asks_what = false;
	size_t i;

	/* Most cells are something else, which their first word tells. */
	if (n < 2 || !strchr("wdtaobplrf", words[0].text[0]))
		return -1;
	for (i = 0; i < n; i++) {
		if (VOCABULARY_WORD_IN(&words[i], who))
			asks_who = true;
		else if (VOCABULARY_WORD_IN(&words[i], when))
			asks_when = true;
		else if (VOCABULARY_WORD_IN(&words[i], what))
			asks_what = true;
		else if (!VOCABULARY_WORD_IN(&words[i], rest))
			return -1;
	}
	if (asks_who + asks_when > 1)
		return -1;
	return asks_when   ? VOCABULARY_BY_WHEN
	       : asks_who  ? VOCABULARY_BY_WHOM
	       : asks_what ? VOCABULARY_ACTION
			   : -1;
}

int vocabulary_find_head(const struct vocabulary_word *words, size_t n)
{
	int column = find_whole_head(words, n);

	if (column < 0)
		column = find_doubled_head(words, n);
	return column >= 0 ? column : find_composed_head(words, n);
}

/* Could it be the first word of a farewell?  Nearly no line begins with one. */
static bool vocabulary_may_part(const struct vocabulary_word *word)
{
	size_t i;

	for (i = 0; i < COUNT_OF(farewells); i++)
		if (*farewells[i].words == *word->text &&
		    strncmp(farewells[i].words, word->text, word->length) == 0)
			return true;
	return false;
}

bool vocabulary_is_farewell(const char *line, size_t n)
{
	struct vocabulary_word words[12];
	const struct vocabulary_phrase *p;
	size_t word_count, count;

	/* The signature's delimiter (RFC 3676 section 4.3), with or without its blank. */
	if (n >= 2 && n <= 3 && memcmp(line, "--", 2) == 0 && (n == 2 || line[2] == ' '))
		return true;
	if (!vocabulary_words(line, n, words, 1) || !vocabulary_may_part(&words[0]))
		return false;
	word_count = vocabulary_words(line, n, words, COUNT_OF(words));
	p = vocabulary_longest(farewells, COUNT_OF(farewells), words, word_count, &count);
	return p && word_count - count <= p->number;
}

/* The length of brackets, or quotes, at the start of the text with nothing but blanks in them; 0 if
 * there are none. */
static size_t vocabulary_empty_pair(const char *text, const char *blank)
{
	static const char open[] = "[({<\"", close[] = "])}>\"";
	const char *kind = *text ? strchr(open, *text) : NULL;
	size_t n = kind ? 1 + strspn(text + 1, blank) : 0;

	return kind && text[n] == close[kind - open] ? n + 1 : 0;
}

/* Are the words of the `size` bytes a prompt, with its full stop: "Choose an item."? */
static bool vocabulary_is_prompt(const char *text, size_t size, const struct vocabulary_word *words,
				 size_t n)
{
	size_t i;

	if (!n || text[words[0].from] < 'A' || text[words[0].from] > 'Z' ||
	    words[n - 1].to >= size || text[words[n - 1].to] != '.')
		return false;
	for (i = 0; i < COUNT_OF(prompts); i++)
		if (vocabulary_begins(words, n, prompts[i]) == n)
			return true;
	return false;
}

void vocabulary_cut_prompts(const char *text, size_t *from, size_t *to)
{
	enum { WORDS = 9, BYTES = 48 };
	struct vocabulary_word words[WORDS];
	size_t at, i, k, n;

	n = vocabulary_words(text + *from, *to - *from, words, WORDS);
	for (i = n; i > 1; i--)
		if (vocabulary_is_prompt(text + *from, *to - *from, words, i)) {
			*from += words[i - 1].to + 1;
			break;
		}
	at = *to - *from > BYTES ? *to - BYTES : *from;
	while (at < *to && at > *from && text[at - 1] != ' ')
		at++;
	n = vocabulary_words(text + at, *to - at, words, WORDS);
	for (k = 0; k + 1 < n; k++)
		if (vocabulary_is_prompt(text + at, *to - at, words + k, n - k)) {
			*to = at + words[k].from;
			break;
		}
}

bool vocabulary_is_placeholder(const char *text)
{
	static const char blank[] = "_.-* \t\n";
	struct vocabulary_word words[8];
	size_t i, n, please;

	n = vocabulary_words(text, strlen(text), words, COUNT_OF(words));
	please = n && vocabulary_word_is(&words[0], "please");
	for (i = 0; i < COUNT_OF(prompts); i++)
		if (n > please &&
		    vocabulary_begins(words + please, n - please, prompts[i]) == n - please)
			return true;
	for (i = 0; i < COUNT_OF(placeholders); i++)
		if (n > please &&
		    vocabulary_begins(words + please, n - please, placeholders[i]) == n - please)
			return true;
	if (str_ieq(text, "n/a") || str_ieq(text, "n.a."))
		return true;
	/* Rules and dots to write on, or empty boxes and brackets, and nothing written. */
	for (text += strspn(text, blank); *text; text += n + strspn(text + n, blank)) {
		n = str_starts(text, "\xE2\x98\x90") || str_starts(text, "\xE2\x96\xA1")
			? 3
			: vocabulary_empty_pair(text, blank);
		if (!n)
			return false;
	}
	return true;
}

enum vocabulary_tone vocabulary_tone(const struct vocabulary_word *word)
{
	const struct vocabulary_phrase *p;
	size_t count;

	p = vocabulary_longest(tones, COUNT_OF(tones), word, 1, &count);
	return p ? (enum vocabulary_tone)p->number : VOCABULARY_TONE_NONE;
}

bool vocabulary_is_none(const char *text)
{
	struct vocabulary_word words[2];

	return vocabulary_words(text, strlen(text), words, 2) == 1 &&
	       (vocabulary_word_is(&words[0], "none") || vocabulary_word_is(&words[0], "nil"));
}
