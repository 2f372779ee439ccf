/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vocabulary_parts.h"
#include "core/vocabulary_party.h"
#include "core/vocabulary_question.h"

#include <stdlib.h>
#include <string.h>

enum {
	LABEL_WORDS = 14, /* the longest label, with some numbering before it */
	LABEL_NAMES = 4,  /* of one field, with strokes between them */
};

struct vocabulary_label {
	struct vocabulary_word *words;
	size_t word_count;
	unsigned letters; /* of the first */
	enum vocabulary_kind kind;
	size_t index;
	bool title;
	bool stopped;		       /* it ends with a full stop, as a council's request can */
	struct vocabulary_label *next; /* with the same first letter */
};

struct vocabulary {
	const struct form_type *type;
	struct vocabulary_label *labels[256]; /* by first letter */
	size_t longest[256];		      /* words of the longest of them */
	bool has_group, has_answer;
	const struct vocabulary_own *answers, *printed;
};

/* How many of the words behind the first two count: none is of a label that has fewer. */
static size_t vocabulary_reach(const struct vocabulary *v, const struct vocabulary_word *words,
			       size_t count)
{
	size_t i, n, reach = 0;

	for (i = 0; i < count; i++) {
		n = v->longest[(unsigned char)words[i].text[0]];
		/* One more: a word of the label can be written as two. */
		reach = n && i + n + 1 > reach ? i + n + 1 : reach;
	}
	return reach;
}

/* The words that labels of the form can reach from the start of the text; `max` at most, and 2 or
 * more. */
static size_t vocabulary_label_words(const struct vocabulary *v, const char *text, size_t n,
				     struct vocabulary_word *words, size_t max)
{
	size_t count = vocabulary_words(text, n, words, 2), reach, i, at;

	reach = count == 2 ? vocabulary_reach(v, words, count) : 0;
	if (reach <= 2)
		return count;
	at = words[1].to;
	i = count;
	count +=
	    vocabulary_words(text + at, n - at, words + count, (reach < max ? reach : max) - 2);
	for (; i < count; i++) {
		words[i].from += at;
		words[i].to += at;
	}
	return count;
}

static void vocabulary_add(struct vocabulary *v, struct arena *a, const char *text,
			   enum vocabulary_kind kind, size_t index, bool title)
{
	struct vocabulary_word words[LABEL_WORDS];
	struct vocabulary_label *label;
	unsigned char first;
	size_t n;

	/* A council's title can have its number, which is no part of what is compared. */
	text += vocabulary_skip_bullets(text, strlen(text));
	n = vocabulary_words(text, strlen(text), words, LABEL_WORDS);
	if (!n)
		return;
	label = ARENA_NEW(a, struct vocabulary_label);
	label->words = arena_memdup(a, words, n * sizeof(*words));
	label->word_count = n;
	label->letters = words[0].letters;
	label->kind = kind;
	label->index = index;
	label->title = title;
	label->stopped = *text && text[strlen(text) - 1] == '.';
	first = (unsigned char)label->words[0].text[0];
	label->next = v->labels[first];
	v->labels[first] = label;
	if (v->longest[first] < n)
		v->longest[first] = n;
}

struct vocabulary *vocabulary_new(struct arena *a, const struct form_type *type)
{
	const char *const *const answers[] = {
	    [VOCABULARY_OWN_YES] = type->yes, [VOCABULARY_OWN_NO] = type->no};
	struct vocabulary *v = ARENA_NEW(a, struct vocabulary);
	const struct vocabulary_heading *h;
	const char *const *label;
	size_t i;

	v->type = type;
	vocabulary_add(v, a, type->title, VOCABULARY_TITLE, 0, true);
	for (i = 0; i < type->field_count; i++) {
		v->has_group |= form_field_is_concern(&type->fields[i]);
		v->has_answer |= type->fields[i].section == VOCABULARY_ANSWER_SECTION;
		vocabulary_add(v, a, type->fields[i].title, VOCABULARY_FIELD, i, true);
		for (label = type->fields[i].labels; label && *label; label++)
			vocabulary_add(v, a, *label, VOCABULARY_FIELD, i, false);
	}
	for (label = type->groups; label && *label; label++)
		vocabulary_add(v, a, *label, VOCABULARY_GROUP, 0, false);
	for (label = type->actions; label && *label; label++)
		vocabulary_add(v, a, *label, VOCABULARY_ACTIONS, 0, false);
	v->answers = vocabulary_own_new(a, answers, COUNT_OF(answers));
	v->printed = vocabulary_own_new(a, &type->printed, 1);
	for (i = 0; i < vocabulary_heading_count; i++) {
		h = &vocabulary_headings[i];
		if (h->kind == VOCABULARY_GROUP ? v->has_group : v->has_answer)
			vocabulary_add(v, a, h->label, h->kind, h->index, false);
	}
	return v;
}

const struct vocabulary_own *vocabulary_answers(const struct vocabulary *v)
{
	return v->answers;
}

const struct vocabulary_own *vocabulary_printed(const struct vocabulary *v)
{
	return v->printed;
}

struct vocabulary_best {
	const struct vocabulary_label *label;
	size_t used; /* words of the text */
	size_t slips;
	size_t end;
};

/* "Spread sheet" for "Spreadsheet", "Teammanager" for "Team manager". */
static bool vocabulary_joins(const struct vocabulary_word *first,
			     const struct vocabulary_word *second,
			     const struct vocabulary_word *whole)
{
	return first->length + second->length == whole->length &&
	       memcmp(first->text, whole->text, first->length) == 0 &&
	       memcmp(second->text, whole->text + first->length, second->length) == 0;
}

/* "F/back" for "Feedback" (2 words of the text), "S/worker" and "Resp." for the words that begin so
 * (1); 0: it is neither. */
static size_t vocabulary_shortens(const struct vocabulary_word *label,
				  const struct vocabulary_word *words, size_t count)
{
	if (words[0].cut && label->length > words[0].length &&
	    memcmp(label->text, words[0].text, words[0].length) == 0)
		return 1;
	if (!words[0].initial || count < 2 || label->text[0] != words[0].text[0])
		return 0;
	if (words[1].length > 1 && label->length > words[1].length &&
	    memcmp(label->text + label->length - words[1].length, words[1].text, words[1].length) ==
		0)
		return 2;
	return words[1].length > 1 && label->length > 1;
}

/* How many of the words the whole label takes, 0 if it is another one; *slips tells of its
 * spelling.
 */
static size_t vocabulary_compare(const struct vocabulary_label *label,
				 const struct vocabulary_word *words, size_t word_count,
				 size_t *slips)
{
	size_t i, k, n, shortens;

	for (i = k = *slips = 0; i < label->word_count; i++, k++) {
		if (k == word_count)
			return 0;
		n = vocabulary_slips(&label->words[i], &words[k]);
		if (n > VOCABULARY_SLIPS_MAX && (words[k].initial || words[k].cut) &&
		    label->word_count > 1 &&
		    (shortens = vocabulary_shortens(&label->words[i], words + k, word_count - k))) {
			k += shortens - 1;
			continue;
		}
		if (n > VOCABULARY_SLIPS_MAX && k + 1 < word_count &&
		    vocabulary_joins(&words[k], &words[k + 1], &label->words[i])) {
			n = !words[k].initial; /* "S/W" */
			k++;
		} else if (n > VOCABULARY_SLIPS_MAX && i + 1 < label->word_count &&
			   vocabulary_joins(&label->words[i], &label->words[i + 1], &words[k])) {
			n = 1;
			i++;
		}
		*slips += n;
		if (*slips > VOCABULARY_SLIPS_MAX)
			return 0;
	}
	return k;
}

static bool vocabulary_is_few(unsigned letters)
{
	letters &= letters - 1;
	letters &= letters - 1;
	return !letters;
}

/* Could the label be what the text begins with?  Most cannot, which the letters of the first words
 * tell: slips change two of them at most, and of a word that is written as two each has all of its
 * letters in the whole.  To run two words together is a slip as well. */
static bool vocabulary_may_be(const struct vocabulary_label *label,
			      const struct vocabulary_word *words, size_t word_count)
{
	const unsigned lacks = label->letters & ~words[0].letters,
		       more = words[0].letters & ~label->letters;

	return label->word_count <= word_count + VOCABULARY_SLIPS_MAX &&
	       (!lacks || !more || (vocabulary_is_few(lacks) && vocabulary_is_few(more)) ||
		words[0].initial || words[0].cut);
}

static void vocabulary_try(const struct vocabulary *v, const struct vocabulary_word *words,
			   size_t word_count, size_t line, struct vocabulary_best *best)
{
	const struct vocabulary_label *label;
	size_t used, slips;

	for (label = v->labels[(unsigned char)words[0].text[0]]; label; label = label->next) {
		if (!vocabulary_may_be(label, words, word_count))
			continue;
		used = vocabulary_compare(label, words, word_count, &slips);
		if (!used || used < best->used)
			continue;
		/* A short word can be many another with a letter changed. */
		if (slips >
		    (label->word_count > 1 ? VOCABULARY_SLIPS_MAX : label->words[0].length >= 7))
			continue;
		/* Only a long label is wrapped; a short one with the next line's words is chance.
		 */
		if (words[used - 1].from >= line &&
		    (label->word_count < 4 || words[0].from >= line))
			continue;
		if (used == best->used && slips >= best->slips)
			continue;
		*best = (struct vocabulary_best){label, used, slips, words[used - 1].to};
	}
}

/* "Section C", with anything but words right behind it: "Section C of the report" is a sentence. */
static bool vocabulary_find_section(const struct vocabulary *v, const char *text, size_t n,
				    const struct vocabulary_word *words, size_t word_count,
				    struct vocabulary_match *match)
{
	struct vocabulary_match m = {.kind = VOCABULARY_SECTION, .words = 2};
	size_t i;

	if (word_count < 1 ||
	    !(vocabulary_word_is(&words[0], "section") || vocabulary_word_is(&words[0], "part")))
		return false;
	/* The letter is looked for in the text, since "a" alone is an article and so no word. */
	for (i = words[0].to; i < n && text[i] == ' '; i++)
		;
	if (i >= n)
		return false;
	m.section = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 'a' + 'A' : text[i]);
	m.end = i + 1;
	if (m.end < n && vocabulary_is_letter(text[m.end]))
		return false;
	for (i = 0; i < v->type->field_count && v->type->fields[i].section != m.section; i++)
		;
	if (i == v->type->field_count || m.section < 'A')
		return false;
	/* "Part F. For the panel chair" */
	if (m.end + 1 < n && text[m.end] == '.' && text[m.end + 1] == ' ')
		m.end++;
	vocabulary_read_after(text, n, &m);
	if (m.after == VOCABULARY_AFTER_WORDS && m.remark_to == 0 && text[m.end - 1] != '.')
		return false;
	*match = m;
	return true;
}

/* The label at text[at] that fits best, if there is one. */
static struct vocabulary_best vocabulary_best_at(const struct vocabulary *v, const char *text,
						 size_t n, size_t at)
{
	struct vocabulary_word words[LABEL_WORDS];
	struct vocabulary_best best = {0};
	size_t i, count = vocabulary_label_words(v, text + at, n - at, words, COUNT_OF(words));

	for (i = 0; i < count; i++) {
		words[i].from += at;
		words[i].to += at;
	}
	if (count)
		vocabulary_try(v, words, count, n, &best);
	return best;
}

/* "Part 2: Practice": the heading of a group behind the number of the part. */
static bool vocabulary_find_part(const struct vocabulary *v, const char *text, size_t n,
				 const struct vocabulary_word *first,
				 struct vocabulary_match *match)
{
	struct vocabulary_match m = {.kind = VOCABULARY_GROUP};
	struct vocabulary_best best;
	size_t at;

	/* Nearly all lines begin otherwise. */
	if (!vocabulary_word_is(first, "part") && !vocabulary_word_is(first, "section"))
		return false;
	at = vocabulary_party_number(text + first->from, n - first->from);
	if (!at)
		return false;
	best = vocabulary_best_at(v, text, n, first->from + at);
	if (!best.label || best.label->kind != VOCABULARY_GROUP)
		return false;
	m.index = best.label->index;
	m.words = best.label->word_count;
	m.end = best.end;
	vocabulary_read_after(text, n, &m);
	if (m.after != VOCABULARY_AFTER_END)
		return false;
	*match = m;
	return true;
}

/* The label of a field at text[at], and what stands behind it. */
static bool vocabulary_find_name(const struct vocabulary *v, const char *text, size_t n, size_t at,
				 struct vocabulary_match *match)
{
	const struct vocabulary_best best = vocabulary_best_at(v, text, n, at);

	if (!best.label || best.label->kind != VOCABULARY_FIELD)
		return false;
	*match = (struct vocabulary_match){.kind = VOCABULARY_FIELD,
					   .index = best.label->index,
					   .words = best.label->word_count,
					   .titled = best.label->title,
					   .end = best.end};
	vocabulary_read_after(text, n, match);
	return true;
}

/* "Enw'r Cadeirydd / Name of Chair:", behind the name in another language. */
static bool vocabulary_find_second(const struct vocabulary *v, const char *text, size_t n,
				   struct vocabulary_match *match)
{
	struct vocabulary_match m;
	size_t at, names = 0, max = vocabulary_min(n, VOCABULARY_REMARK_MAX);

	for (at = 1; at < max && names < LABEL_NAMES; at++) {
		/* "Beth yw'r pryder? / What is the concern?" */
		if (text[at] == '?' && at + 2 < max && text[at + 1 + (text[at + 1] == ' ')] == '/')
			continue;
		if (strchr(":?=\n\t.,;", text[at]))
			return false;
		if (text[at] != '/')
			continue;
		names++;
		if (!vocabulary_find_name(v, text, n, at + 1, &m) || m.words < 2 ||
		    (m.after != VOCABULARY_AFTER_COLON && m.after != VOCABULARY_AFTER_END))
			continue;
		*match = m;
		match->second = true;
		return true;
	}
	return false;
}

/* "Name of Chair / Enw'r Cadeirydd: …": the name in another language is part of the label, up to
 * a colon; what is the label of another field is none. */
static void vocabulary_pass_second(const struct vocabulary *v, const char *text, size_t n,
				   struct vocabulary_match *match)
{
	struct vocabulary_match m = *match, other;
	size_t at, max = vocabulary_min(n, match->value + VOCABULARY_REMARK_MAX);

	if (match->after != VOCABULARY_AFTER_WORDS || match->value >= n ||
	    text[match->value] != '/')
		return;
	for (at = match->value; at < max && !strchr(":?\t\n.,;[(", text[at]); at++)
		if (text[at] == '/' && vocabulary_find_name(v, text, n, at + 1, &other) &&
		    other.index != match->index)
			return;
	if (at >= max || !strchr(":?\t", text[at]))
		return;
	m.end = at;
	vocabulary_read_after(text, n, &m);
	*match = m;
}

/* "Conversations so far, with dates: …": some words more of the label, up to a colon; what is the
 * label of another field is none. */
static void vocabulary_pass_remark(const struct vocabulary *v, const char *text, size_t n,
				   struct vocabulary_match *match)
{
	enum { WORDS = 5 };
	struct vocabulary_match m = *match, other;
	struct vocabulary_word words[WORDS + 1];
	size_t from = match->value + 1, at, max = vocabulary_min(n, from + VOCABULARY_REMARK_MAX);

	if (match->after != VOCABULARY_AFTER_WORDS || match->words < 2 || from >= n ||
	    text[match->value] != ',')
		return;
	for (at = from; at < max && !strchr(":?=\t\n.,;/[(", text[at]); at++)
		;
	if (at >= max || text[at] != ':' ||
	    vocabulary_words(text + from, at - from, words, WORDS + 1) > WORDS ||
	    vocabulary_find_name(v, text, n, from, &other))
		return;
	m.end = at;
	vocabulary_read_after(text, n, &m);
	*match = m;
}

/* "Is it about somebody? If so, tell us their role. The manager": the stop belongs to the label. */
static void vocabulary_pass_stop(const char *text, size_t n, struct vocabulary_match *match)
{
	struct vocabulary_match m = *match;

	if (m.after != VOCABULARY_AFTER_WORDS || m.end >= n || text[m.end] != '.')
		return;
	m.end++;
	vocabulary_read_after(text, n, &m);
	if (m.after == VOCABULARY_AFTER_WORDS)
		m.after = VOCABULARY_AFTER_COLON;
	*match = m;
}

/* "Bottom line – what would resolve it:": the name of the field in other words, too. */
static void vocabulary_pass_same(const struct vocabulary *v, const char *text, size_t n,
				 struct vocabulary_match *match)
{
	struct vocabulary_match m;

	if ((match->after != VOCABULARY_AFTER_DASH && match->after != VOCABULARY_AFTER_COLON) ||
	    match->value >= n || !vocabulary_find_name(v, text, n, match->value, &m) ||
	    m.index != match->index || m.words < 2 ||
	    (m.after != VOCABULARY_AFTER_COLON &&
	     (m.after != VOCABULARY_AFTER_END || match->after != VOCABULARY_AFTER_DASH)))
		return;
	match->words = m.words > match->words ? m.words : match->words;
	match->after = m.after;
	match->end = m.end;
	match->value = m.value;
}

/* "Is there a concern about the quality of reports?", "Who is the social worker?": the label of a
 * row of the group, a name or a date, asked for in a question of its own. */
static bool vocabulary_find_asked(const struct vocabulary *v, const char *text, size_t n,
				  size_t line, struct vocabulary_match *match)
{
	struct vocabulary_word words[LABEL_WORDS + 2];
	struct vocabulary_best best = {0};
	struct vocabulary_match m = {.kind = VOCABULARY_FIELD, .asked = true};
	const struct form_field *f;
	size_t i, skip, lead, count;
	bool tick;

	skip = vocabulary_skip_bullets(text, n);
	count = vocabulary_words(text + skip, line - skip, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		words[i].from += skip;
		words[i].to += skip;
	}
	i = count > 1 && vocabulary_is_number(text, n, &words[0]);
	lead = i + vocabulary_asks_about(words + i, count - i, &tick);
	if (lead == i)
		return false;
	vocabulary_try(v, words + lead, count - lead, n, &best);
	if (!best.label || best.label->kind != VOCABULARY_FIELD)
		return false;
	f = &v->type->fields[best.label->index];
	if (tick ? !form_field_is_concern(f)
		 : f->prose || (f->type != FORM_TEXT && f->type != FORM_DATE))
		return false;
	m.index = best.label->index;
	m.words = best.label->word_count + tick;
	m.end = best.end;
	vocabulary_read_after(text, best.end > n ? line : n, &m);
	if (m.after != VOCABULARY_AFTER_END && m.after != VOCABULARY_AFTER_COLON)
		return false;
	*match = m;
	return true;
}

/* "Actions and lessons learned", "What happens next, and what we've learned": all of the line is
 * made of words that head the list of actions, one of them what it lists, or two that together do.
 */
static bool vocabulary_heads_actions(const char *text, size_t n, struct vocabulary_match *match)
{
	enum { WORDS = 9 };
	/* "!" what it lists, "+" what is done, "=" what is learnt: these two together. */
	static const char *const signs['z' - 'a' + 1] = {
	    ['a' - 'a'] = "!action -and -agreed ",
	    ['b' - 'a'] = "-be -been ",
	    ['c' - 'a'] = "+change ",
	    ['d' - 'a'] = "+do +done ",
	    ['f' - 'a'] = "-from -for -follow ",
	    ['h' - 'a'] = "+happen -have -has ",
	    ['i' - 'a'] = "!improvement ",
	    ['l' - 'a'] = "=learning =lesson =learned =learnt ",
	    ['m' - 'a'] = "-manager ",
	    ['n' - 'a'] = "-next -now ",
	    ['o' - 'a'] = "-of -our ",
	    ['p' - 'a'] = "-plan -planned -point ",
	    ['s' - 'a'] = "!step ",
	    ['t' - 'a'] = "-to -taken -take -timescale ",
	    ['u' - 'a'] = "-up ",
	    ['v' - 'a'] = "-ve ",
	    ['w' - 'a'] = "-we -will -well -what -weve -with ",
	};
	struct vocabulary_word words[WORDS + 1];
	struct vocabulary_match m = {.kind = VOCABULARY_ACTIONS};
	const size_t skip = vocabulary_skip_bullets(text, n);
	bool listed = false, deed = false, lesson = false;
	size_t i, count;
	char sign;

	/* The first word tells it of nearly all. */
	if (skip >= n || !vocabulary_words(text + skip, n - skip, words, 1) ||
	    !vocabulary_word_sign(signs, &words[0]))
		return false;
	count = vocabulary_words(text + skip, n - skip, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		sign = vocabulary_word_sign(signs, &words[i]);
		if (!sign)
			return false;
		listed |= sign == '!';
		deed |= sign == '+';
		lesson |= sign == '=';
	}
	if (!(listed || (deed && lesson)) || count < 2 || count > WORDS)
		return false;
	m.words = count;
	m.end = skip + words[count - 1].to;
	vocabulary_read_after(text, n, &m);
	if (m.after != VOCABULARY_AFTER_END)
		return false;
	*match = m;
	return true;
}

/* What begins as none of the labels.  Most cells and lines do, and the first word of most (`first`,
 * behind a number) rules the rest out. */
static bool vocabulary_find_other(const struct vocabulary *v, const char *text, size_t n,
				  size_t more, const struct vocabulary_word *first,
				  struct vocabulary_match *match)
{
	if (v->has_answer && strchr("acdfhilnopstuvw", first->text[0]) &&
	    vocabulary_heads_actions(text, n, match))
		return true;
	if (vocabulary_begins_asking(first) && vocabulary_find_asked(v, text, n, n + more, match))
		return true;
	return memchr(text, '/', vocabulary_min(n, VOCABULARY_REMARK_MAX)) &&
	       vocabulary_find_second(v, text, n, match);
}

/* "Team manager: n/a", "Team manager: [name]": behind the colon stands a value, whose first word a
 * longer label of the field has as well. */
static void vocabulary_cut_value(const struct vocabulary *v, const char *text,
				 const struct vocabulary_word *words, size_t count, size_t n,
				 struct vocabulary_best *best)
{
	const char *first = text + words[0].from, *end = text + best->end, *colon;
	struct vocabulary_best shorter = {0};
	size_t k;

	if (best->label->kind != VOCABULARY_FIELD || best->end >= n || !strchr("/]>", *end) ||
	    !*end || end <= first || !(colon = memchr(first, ':', (size_t)(end - first))))
		return;
	for (k = 0; k < count && text + words[k].to <= colon; k++)
		;
	if (k)
		vocabulary_try(v, words, k, n, &shorter);
	if (shorter.label && shorter.label->kind == VOCABULARY_FIELD &&
	    shorter.label->index == best->label->index)
		*best = shorter;
}

bool vocabulary_find(const struct vocabulary *v, const char *text, size_t n, size_t more,
		     struct vocabulary_match *match)
{
	struct vocabulary_word words[LABEL_WORDS + 2];
	struct vocabulary_best best = {0};
	size_t skip, count, i, line = n;
	bool numbered;
	char *end;

	skip = vocabulary_skip_bullets(text, n);
	if (skip >= n)
		return false;
	count = vocabulary_label_words(v, text + skip, n + more - skip, words, COUNT_OF(words));
	for (i = 0; i < count; i++) {
		words[i].from += skip;
		words[i].to += skip;
	}
	if (!count || words[0].from >= n)
		return false;
	if (vocabulary_find_part(v, text, n, &words[0], match) ||
	    vocabulary_find_section(v, text, n, words, count, match))
		return true;
	vocabulary_try(v, words, count, n, &best);
	numbered = !best.label && vocabulary_is_number(text, n, &words[0]);
	if (numbered && count > 1)
		vocabulary_try(v, words + 1, count - 1, n, &best);
	/* "Action" heads a column, "Actions and lessons learned" the list. */
	if (best.label && best.label->kind == VOCABULARY_COLUMN &&
	    vocabulary_heads_actions(text, n, match))
		return true;
	if (!best.label)
		return vocabulary_find_other(v, text, n, more, &words[count > 1 && numbered],
					     match);
	vocabulary_cut_value(v, text, words, count, n, &best);
	memset(match, 0, sizeof(*match));
	match->kind = best.label->kind;
	match->index = best.label->index;
	match->words = best.label->word_count;
	match->titled = best.label->title;
	match->exact = best.label->title && best.slips == 0;
	match->end = best.end;
	if (best.end > n)
		line = n + more;
	/* A label's cell can hold its value too, in the paragraph below it. */
	if ((end = memchr(text + best.end, '\n', line - best.end)))
		line = (size_t)(end - text);
	vocabulary_read_after(text, line, match);
	if (best.label->stopped)
		vocabulary_pass_stop(text, line, match);
	if (match->kind == VOCABULARY_FIELD) {
		vocabulary_pass_same(v, text, line, match);
		vocabulary_pass_second(v, text, line, match);
		vocabulary_pass_remark(v, text, line, match);
	}
	return true;
}
