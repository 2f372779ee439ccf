/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers by number: "5. He is sad." in a reply that cites "> 5. What is the concern?".  Each
 * answer gets its question for a label, in its line, and the cited ones are left out; what is read
 * then is a form as any other, whose places are those of the answers.
 */
#include "core/form_cut.h"
#include "core/form_hint.h"

#include <string.h>

enum {
	NUMBERS_MAX = 60,    /* questions */
	NUMBERS_ALL = 5,     /* so many that are all answered in order are no chance … */
	NUMBERS_SEVERAL = 3, /* … nor are so many labels, or answers of which one is of its kind */
	NUMBERS_QUESTION = 400, /* bytes of one */
};

/* A line that begins with a number. */
struct numbers_line {
	size_t index;	     /* of the paragraph, among all cells and paragraphs */
	size_t from, at, to; /* in the paragraph's text: the line, behind its number, and its end */
	const char *text;    /* of the paragraph */
};

struct numbers {
	struct arena *arena;
	struct numbers_line questions[NUMBERS_MAX], answers[NUMBERS_MAX];
	bool answered[NUMBERS_MAX]; /* answers[i] is that to questions[i] */
	size_t question_count, answer_count;
	size_t last;	/* number of the last answer */
	bool unordered; /* they do not ascend, or more are asked than one form does */
};

/* "5. ", "5) ", "5 - ", "Q5: " at the start of text[from..to); *at behind it.  0: there is none. */
static size_t numbers_lead(const char *text, size_t from, size_t to, size_t *at)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
	size_t number = 0, digits = 0, i, n;

	while (from < to && strchr("> \t", text[from]))
		from++;
	from += from < to && (text[from] == 'Q' || text[from] == 'A');
	for (; from < to && text[from] >= '0' && text[from] <= '9' && digits < 3; from++, digits++)
		number = 10 * number + (size_t)(text[from] - '0');
	if (!number || digits > 2 || from == to)
		return 0;
	if (strchr(".):", text[from])) {
		from++;
	} else if (text[from] == ' ') {
		for (i = n = 0; i < COUNT_OF(dashes) && !n; i++)
			if (str_starts(text + from + 1, dashes[i]))
				n = strlen(dashes[i]);
		if (!n)
			return 0;
		from += 1 + n;
	} else {
		return 0;
	}
	if (from < to && text[from] != ' ' && text[from] != '\t')
		return 0;
	while (from < to && (text[from] == ' ' || text[from] == '\t'))
		from++;
	*at = from;
	return number;
}

static void numbers_add(struct numbers *n, struct numbers_line line, size_t number, bool quoted)
{
	if (quoted) {
		n->unordered |= number != n->question_count + 1 || number > NUMBERS_MAX;
		if (!n->unordered)
			n->questions[n->question_count++] = line;
		return;
	}
	n->unordered |= number <= n->last || number > NUMBERS_MAX;
	if (n->unordered)
		return;
	n->answers[number - 1] = line;
	n->answered[number - 1] = true;
	n->last = number;
	n->answer_count++;
}

/* The lines of a paragraph, which is quoted if all its words are. */
static void numbers_paragraph(struct numbers *n, const struct document_cell *cell, size_t index)
{
	struct numbers_line line = {.index = index};
	bool quoted = false, own = false;
	size_t i, number, size;
	const char *text;

	for (i = 0; i < cell->run_count; i++)
		if (!str_empty(cell->runs[i].text))
			*(cell->runs[i].marks & DOCUMENT_QUOTED ? &quoted : &own) = true;
	text = form_cut_text(n->arena, cell, &size);
	line.text = text;
	for (; line.from < size; line.from = line.to + 1) {
		line.to = line.from + strcspn(text + line.from, "\n");
		number = numbers_lead(text, line.from, line.to, &line.at);
		if (number)
			numbers_add(n, line, number, quoted && !own);
	}
}

/* The words of a question, or an answer. */
static const char *numbers_words(struct numbers *n, const struct numbers_line *line)
{
	const size_t size = line->to - line->at;

	return str_fold(n->arena, arena_strndup(n->arena, line->text + line->at,
						size < NUMBERS_QUESTION ? size : NUMBERS_QUESTION));
}

/* The field that the question is the label of, in any type of form; NULL: none. */
static const struct form_field *numbers_field(const char *question)
{
	const struct form_type *const *types;
	const size_t count = form_types_used(&types);
	size_t i;
	int field;

	for (i = 0; i < count; i++) {
		field = form_hint_field(types[i], form_vocabulary(i), question);
		if (field >= 0)
			return &types[i]->fields[field];
	}
	return NULL;
}

/* Is the answer one that fits the kind of its field, and few others?  1: yes, -1: it is of another
 * kind, 0: nobody knows. */
static int numbers_fits(const struct form_field *f, const char *answer)
{
	struct vocabulary_word word;
	date_day day;

	if (!vocabulary_words(answer, strlen(answer), &word, 1))
		return 0;
	if (f->type == FORM_DATE)
		return date_parse_british(answer, 0, &day) != DATE_NONE ? 1 : -1;
	if (f->type == FORM_TICK)
		return vocabulary_word_is(&word, "yes") || vocabulary_word_is(&word, "no") ? 1 : -1;
	return 0;
}

/* Do the numbers of the answers mean the questions?  A person's own list has numbers, too. */
static bool numbers_agree(struct numbers *n)
{
	const struct form_field *field;
	size_t i, labels = 0, fitting = 0, others = 0;
	int fits;

	if (n->unordered || n->answer_count < NUMBERS_SEVERAL || n->last > n->question_count)
		return false;
	for (i = 0; i < n->question_count; i++) {
		field = numbers_field(numbers_words(n, &n->questions[i]));
		labels += field != NULL;
		fits = field && n->answered[i]
			   ? numbers_fits(field, numbers_words(n, &n->answers[i]))
			   : 0;
		fitting += fits > 0;
		others += fits < 0;
	}
	if (labels < NUMBERS_SEVERAL || 2 * labels < n->question_count || 2 * others > fitting)
		return false;
	return fitting || (n->answer_count == n->question_count && n->answer_count >= NUMBERS_ALL);
}

/* "What is the concern? ", "Carer name(s): " */
static const char *numbers_label(struct numbers *n, size_t i)
{
	const char *words = numbers_words(n, &n->questions[i]);
	size_t length = strlen(words);

	while (length && strchr(":. ", words[length - 1]))
		length--;
	return arena_printf(n->arena, "%.*s%s ", (int)length, words,
			    length && words[length - 1] == '?' ? "" : ":");
}

const struct document *form_numbers_read(struct arena *a, const struct document *from)
{
	struct numbers n = {.arena = a};
	struct form_cut cuts[2 * NUMBERS_MAX];
	const struct numbers_line *line;
	size_t i, r, index = 0, count = 0;

	for (i = 0; i < from->block_count && !n.unordered; i++) {
		if (!from->blocks[i].is_table)
			numbers_paragraph(&n, &from->blocks[i].paragraph, index++);
		for (r = 0; r < from->blocks[i].row_count; r++)
			index += from->blocks[i].rows[r].cell_count;
	}
	if (!numbers_agree(&n))
		return from;
	/* The label stands before each answer, instead of its number, and no question where it was.
	 */
	for (i = 0; i < n.question_count; i++) {
		line = &n.questions[i];
		cuts[count++] = (struct form_cut){line->index, line->from, line->to, NULL, false};
		line = &n.answers[i];
		if (n.answered[i])
			cuts[count++] = (struct form_cut){line->index, line->from, line->at,
							  numbers_label(&n, i), false};
	}
	return form_cut_make(a, from, cuts, count);
}
