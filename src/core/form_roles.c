/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a concern is about, in the words of a role (C7); no name is looked up. */
#include "core/form_parts.h"
#include "core/form_roles.h"

#include <string.h>

#include "core/directory.h"

/* Can what stands between two words be within the name of one role?  A box, a stroke or a column
 * parts roles that are printed side by side: "[x] SSW [ ] Team Manager". */
static bool form_name_goes_on(const char *between, size_t n, bool wrapped)
{
	enum { COLUMN = 3 };
	size_t i, blanks = 0;

	for (i = 0; i < n; i++) {
		if (!strchr(wrapped ? " \n-'" : " -'", between[i]))
			return false;
		blanks += between[i] == ' ';
	}
	return blanks < COLUMN;
}

/* How many words follow each other from `i` so; `wrapped`: with the ends of lines between them. */
static size_t form_name_run(const struct form_naming *n, size_t i, bool wrapped)
{
	const char *text = n->source->text + n->slice.from;
	size_t from = i;

	while (i + 1 < n->word_count &&
	       form_name_goes_on(text + n->words[i].to, n->words[i + 1].from - n->words[i].to,
				 wrapped))
		i++;
	return i + 1 - from;
}

static unsigned form_name_marks(const struct form_naming *n, const struct form_named *named)
{
	size_t at = n->slice.from + n->words[named->first].from;
	size_t end = n->slice.from + n->words[named->last].to;
	unsigned marks = 0xFF;

	for (; at < end; at++)
		if (!strchr(" \n\t", n->source->text[at]))
			marks &= n->source->marks[at];
	return marks;
}

/* Is the word before this one the "your" of "[ ] Your SSW"? */
static bool form_name_is_ours(const struct form_naming *n, size_t i)
{
	static const char *const ours[] = {"my", "our", "your"};

	return i && VOCABULARY_WORD_IN(&n->words[i - 1], ours) &&
	       (!n->named_count || n->named[n->named_count - 1].last + 1 < i);
}

static void form_name_roles(struct form_naming *n)
{
	struct form_named named;
	size_t i, count;
	unsigned role;

	if (n->slice.to - n->slice.from > ROLES_TEXT)
		n->slice.to = n->slice.from + ROLES_TEXT;
	n->word_count = vocabulary_words(n->source->text + n->slice.from,
					 n->slice.to - n->slice.from, n->words, ROLES_WORDS);
	for (i = 0; i < n->word_count && n->named_count < COUNT_OF(n->named);) {
		role = vocabulary_find_role(n->words + i, form_name_run(n, i, false), &count);
		/* "Fostering Service" / "Manager": a title that a line's end parts. */
		if (!count)
			role =
			    vocabulary_find_role(n->words + i, form_name_run(n, i, true), &count);
		if (!count) {
			i++;
			continue;
		}
		named = (struct form_named){role, i - form_name_is_ours(n, i), i + count - 1, 0};
		named.marks = form_name_marks(n, &named);
		/* What is struck out is not there. */
		if (!(named.marks & DOCUMENT_STRUCK))
			n->named[n->named_count++] = named;
		i += count;
	}
}

/* Roles that are printed side by side, of which some stand out: those are meant. */
static unsigned form_name_standing_out(const struct form_naming *n)
{
	static const unsigned kinds[] = {DOCUMENT_HIGHLIGHT, DOCUMENT_BORDER,	DOCUMENT_UNDERLINE,
					 DOCUMENT_BOLD,	     DOCUMENT_COLOURED, DOCUMENT_ITALIC};
	size_t i, k, count;

	for (k = 0; k < COUNT_OF(kinds); k++) {
		for (i = count = 0; i < n->named_count; i++)
			count += (n->named[i].marks & kinds[k]) != 0;
		if (count && count < n->named_count)
			return kinds[k];
	}
	return 0;
}

/* Does each role of the ladder that a concern can be about stand there, and no mark with any? */
static bool form_name_is_printed(const struct form_naming *n)
{
	const unsigned ladder =
	    ROLE_SSW | ROLE_TEAM_MANAGER | ROLE_SERVICE_MANAGER | ROLE_HEAD_OF_SERVICE;
	unsigned roles = 0;
	size_t i;

	for (i = 0; i < n->named_count; i++)
		roles |= n->named[i].role;
	return (roles & ladder) == ladder;
}

/* Where the i-th role begins, with the article that is no word of it: "[ ] the Team Manager". */
static size_t form_name_start(const struct form_naming *n, size_t i)
{
	const char *text = n->source->text;
	size_t at = n->slice.from + n->words[n->named[i].first].from, end = at;

	while (at > n->slice.from && strchr(" \n", text[at - 1]))
		at--;
	return at < end && at >= n->slice.from + 4 && str_istarts(text + at - 4, " the") ? at - 3
											 : end;
}

/* The text before the role or behind it, up to the next one: where its own yes or no stands. */
static struct form_slice form_name_around(const struct form_naming *n, size_t i, bool before)
{
	struct form_slice around = n->slice;

	if (before) {
		if (i > 0)
			around.from = n->slice.from + n->words[n->named[i - 1].last].to;
		around.to = form_name_start(n, i);
	} else {
		around.from = n->slice.from + n->words[n->named[i].last].to;
		if (i + 1 < n->named_count)
			around.to = form_name_start(n, i + 1);
	}
	return around;
}

static bool form_name_boxes_first(const struct form_naming *n)
{
	struct form_slice around = form_name_around(n, 0, true);

	return form_ticks_read(n->source, &around, 1, NULL).any;
}

/* "None", "no-one in particular": an answer that names no role, and means nobody. */
static bool form_name_nobody(const struct form_naming *n)
{
	static const char *const words[] = {"none",    "no one", "no-one", "nobody",
					    "no body", "noone",	 "no",	   "not",
					    "neither", "n/a",	 "nil"};
	const char *text = n->source->text + n->slice.from, *end = n->source->text + n->slice.to;
	size_t i, len;

	while (text < end && strchr(" \t\n", *text))
		text++;
	for (i = 0; i < COUNT_OF(words); i++) {
		len = strlen(words[i]);
		if ((size_t)(end - text) >= len && str_istarts(text, words[i]) &&
		    (text + len == end || strchr(" \t\n,.;:", text[len])))
			return true;
	}
	return false;
}

/* The mark of each role, before it or behind it. */
struct form_name_ticks {
	struct form_ticks of[ROLES_WORDS / 8];
	bool any, chosen; /* there are some; one says yes */
	bool unclear;	  /* it is not clear whose they are */
};

static void form_name_read_ticks(const struct form_naming *n, struct form_name_ticks *t)
{
	bool before = n->named_count && form_name_boxes_first(n), empty = false;
	struct form_slice around;
	size_t i;

	t->any = t->chosen = false;
	for (i = 0; i < n->named_count; i++) {
		around = form_name_around(n, i, before);
		t->of[i] = form_ticks_read(n->source, &around, 1, NULL);
		t->any |= t->of[i].any;
		t->chosen |= t->of[i].reading == FORM_TICK_CLEAR && t->of[i].tick == FORM_YES;
		empty |= t->of[i].any && t->of[i].reading == FORM_TICK_NOTHING;
	}
	/* "SSW [ ] Team Manager [x] Head of Service": the first box is missing, or the last. */
	t->unclear = empty && n->named_count > 1 && !before && !t->of[n->named_count - 1].any;
}

/* Where the mark behind a role ends, and words about the next can begin. */
static size_t form_name_answer_end(const struct form_naming *n, const struct form_name_ticks *t,
				   size_t i)
{
	if (!t->of[i].any)
		return 0;
	return t->of[i].clean ? form_name_around(n, i, false).to : t->of[i].rest;
}

/* Are there words in it that are neither roles nor marks? */
static bool form_name_has_words(const struct form_naming *n)
{
	size_t i, k, others = 0;

	for (i = k = 0; i < n->word_count; i++) {
		while (k < n->named_count && n->named[k].last < i)
			k++;
		if (k < n->named_count && n->named[k].first <= i)
			continue;
		others += !vocabulary_word_is(&n->words[i], "x") &&
			  !vocabulary_word_is(&n->words[i], "yes") &&
			  !vocabulary_word_is(&n->words[i], "no");
	}
	return others > 0;
}

/* Do two roles follow each other with nothing between them that tells "and" or "or"? */
static bool form_name_touches(const struct form_naming *n)
{
	struct form_slice between;
	size_t i;

	for (i = 0; i + 1 < n->named_count; i++) {
		between = form_name_around(n, i, false);
		if (form_slice_empty(n->source, between) &&
		    !memchr(n->source->text + between.from, '\n', between.to - between.from))
			return true;
	}
	return false;
}

/* "[x] None of these" below the roles: a line of its own, with a mark. */
static bool form_name_ticks_nobody(const struct form_naming *n)
{
	struct form_naming line = *n;
	struct form_slice box;
	struct form_ticks t;
	size_t end;

	line.slice.from = n->slice.from + n->words[n->named[n->named_count - 1].last].to;
	for (; line.slice.from < n->slice.to; line.slice.from = end + 1) {
		end = line.slice.from + strcspn(n->source->text + line.slice.from, "\n");
		line.slice.to = end < n->slice.to ? end : n->slice.to;
		box = line.slice;
		box.to = box.from + vocabulary_skip_bullets(n->source->text + box.from,
							    line.slice.to - box.from);
		line.slice.from = box.to;
		t = form_ticks_read(n->source, &box, 1, NULL);
		if (t.reading == FORM_TICK_CLEAR && t.tick == FORM_YES && form_name_nobody(&line))
			return true;
	}
	return false;
}

struct form_roles form_roles_read(const struct form_source *source, struct form_slice slice)
{
	struct form_naming n = {.source = source, .slice = slice};
	struct form_roles result = {0, false, false};
	struct form_name_ticks marks;
	struct form_slice around;
	struct form_ticks ticks;
	struct form_name_sense sense = {VOCABULARY_TONE_NONE, false}, before;
	bool meant;
	unsigned kind;
	size_t i;

	form_name_roles(&n);
	kind = form_name_standing_out(&n);
	form_name_read_ticks(&n, &marks);
	result.doubtful = marks.unclear;
	for (i = 0; i < n.named_count; i++) {
		ticks = marks.of[i];
		before = sense;
		sense = (struct form_name_sense){VOCABULARY_TONE_NONE, false};
		if (kind && !ticks.any && !(n.named[i].marks & kind))
			continue;
		if (ticks.any && ticks.reading == FORM_TICK_NOTHING)
			continue;
		/* Beside one that is chosen, one without a mark is not. */
		if (!ticks.any && marks.chosen) {
			result.doubtful |= form_name_has_words(&n);
			continue;
		}
		result.denied = true;
		if (ticks.reading == FORM_TICK_CLEAR) {
			meant = ticks.tick == FORM_YES;
		} else {
			around = form_name_around(&n, i, false);
			sense = form_name_sense(
			    &n, i, i ? form_name_answer_end(&n, &marks, i - 1) : 0, before);
			meant = sense.tone == VOCABULARY_TONE_NONE;
			result.doubtful |=
			    sense.tone == VOCABULARY_DOUBTS || ticks.any ||
			    memchr(source->text + around.from, '?', around.to - around.from);
		}
		if (!meant)
			continue;
		result.roles |= n.named[i].role;
		result.doubtful |= n.named[i].role == 0;
	}
	/* C7: the printed list, with nothing chosen from it, does not say that it is all of them.
	 */
	if (!marks.any && !kind && form_name_is_printed(&n)) {
		result.roles = 0;
		result.doubtful = true;
	}
	result.doubtful |= !marks.any && !kind && form_name_touches(&n);
	if (!n.named_count)
		result.denied = form_name_nobody(&n);
	else if (marks.any && !marks.chosen)
		result.denied |= form_name_ticks_nobody(&n);
	result.denied &= !result.roles && !result.doubtful;
	return result;
}

/* "Our Team Manager", "The SSW": nothing else stands before the first role. */
static bool form_name_is_first(const struct form_naming *n, size_t from)
{
	static const char *const words[] = {"my", "our", "your"};
	size_t i, k = 0;

	if (n->named[0].first > 1)
		return false;
	if (n->named[0].first == 1) {
		for (i = 0; i < COUNT_OF(words); i++)
			k |= n->words[0].length == strlen(words[i]) &&
			     memcmp(n->words[0].text, words[i], n->words[0].length) == 0;
		if (!k)
			return false;
	}
	if (str_istarts(n->source->text + from, "the "))
		from += strlen("the ");
	return from == n->slice.from + n->words[0].from;
}

/* Could a role be the first that is named here, behind "our"?  Nearly all lines begin otherwise. */
static bool form_name_may_be_first(const struct form_source *source, struct form_slice slice)
{
	enum { LEAD = 2, LONGEST = 4 }; /* words before a role, and of one */
	struct vocabulary_word words[LEAD + LONGEST];
	size_t i, count, used = 0;

	count = vocabulary_words(source->text + slice.from, slice.to - slice.from, words,
				 COUNT_OF(words));
	for (i = 0; i <= LEAD && i < count && !used; i++)
		vocabulary_find_role(words + i, count - i, &used);
	return used > 0;
}

bool form_roles_is_line(const struct form_source *source, struct form_slice slice)
{
	struct form_slice line = slice, before, behind;
	struct form_naming n;
	size_t skip;

	skip = vocabulary_skip_bullets(source->text + slice.from, slice.to - slice.from);
	/* The "x" of a box is no word of the line. */
	line.from += skip;
	if (!form_name_may_be_first(source, line))
		return false;
	n = (struct form_naming){.source = source, .slice = line};
	form_name_roles(&n);
	if (!n.named_count || !form_name_is_first(&n, slice.from + skip))
		return false;
	before = form_name_around(&n, 0, true);
	before.from = slice.from;
	behind = form_name_around(&n, 0, false);
	/* "Team Manager, Head of Service": only a comma stands between them. */
	while (n.named_count > 1 && behind.from < behind.to &&
	       strchr(",;/&+ ", source->text[behind.from]))
		behind.from++;
	return form_ticks_read(source, &before, 1, NULL).any ||
	       form_ticks_read(source, &behind, 1, NULL).any || form_slice_empty(source, behind);
}

bool form_roles_is_person(const struct form_reader *r, struct form_slice line)
{
	struct form_naming n = {.source = r->source, .slice = line};
	struct form_slice behind;

	if (!form_name_may_be_first(r->source, line))
		return false;
	form_name_roles(&n);
	if (!n.named_count || !form_name_is_first(&n, line.from))
		return false;
	behind = form_name_around(&n, 0, false);
	if (behind.from >= behind.to || r->source->text[behind.from] != ',')
		return false;
	behind.from++;
	return form_sentence_is_names(r, behind);
}

/* "None of these", but not "Nobody has come to see us", which is an account. */
static bool form_name_is_all_nobody(struct form_naming *n)
{
	static const char *const words[] = {
	    "none",	"no",	      "one",	"nobody",     "noone", "body",	     "not",
	    "neither",	"nil",	      "n",	"a",	      "in",    "particular", "of",
	    "these",	"those",      "them",	"above",      "any",   "person",     "people",
	    "selected", "chosen",     "ticked", "applicable", "else",  "single",     "specific",
	    "staff",	"individual", "list",	"listed",     "role"};
	size_t i, count;

	count = vocabulary_words(n->source->text + n->slice.from, n->slice.to - n->slice.from,
				 n->words, ROLES_WORDS);
	for (i = 0; i < count && VOCABULARY_WORD_IN(&n->words[i], words); i++)
		;
	return i == count;
}

bool form_roles_is_option(const struct form_source *source, struct form_slice slice)
{
	struct form_naming n = {.source = source, .slice = slice};
	size_t at = slice.from;

	if (form_roles_is_line(source, slice))
		return true;
	n.slice.from += vocabulary_skip_bullets(source->text + slice.from, slice.to - slice.from);
	if (form_name_nobody(&n) && form_name_is_all_nobody(&n))
		return true;
	while (at < slice.to &&
	       (source->marks[at] & DOCUMENT_STRUCK || strchr(" \t/", source->text[at])))
		at++;
	return at == slice.to && !form_slice_empty(source, slice);
}

bool form_roles_are_no_name(const struct form_reader *r, size_t field, struct form_slice line)
{
	const struct form_type *type = r->form->type;
	size_t i;

	if (type->fields[field].type != FORM_TEXT || type->fields[field].prose ||
	    form_slice_empty(r->source, line))
		return false;
	for (i = 0; i < type->field_count && type->fields[i].type != FORM_ROLES; i++)
		;
	return i < type->field_count && form_roles_is_line(r->source, line);
}
