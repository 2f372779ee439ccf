/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines and heads of columns that say what a tick of a concern means, where they turn it (S1):
 * "Please tick if satisfactory", "YES means no concern", "x = no", "Was the panel satisfied with:".
 * The ticks that they are about are not read, and told of: which of them the writer heeded nobody
 * can say.
 */
#include <string.h>

#include "core/form_parts.h"
#include "core/form_scan.h"
#include "core/vocabulary_sense.h"

enum {
	LEGEND_WORDS = 40,
	LEGEND_BYTES = 300,
	LEGEND_BRIEF = 7,
	LEGEND_REACH = 3, /* words that "not" and "no" reach */
	LEGEND_TRIES = 8,
	LEGEND_TOLD = 1000, /* bytes of what is told */
};

/* What has been said of a line so far. */
struct legend {
	bool brief;		  /* there are too few words for a sentence */
	bool ticks;		  /* there is a word or a sign for a tick */
	bool yes, no, tick, undo; /* since the last sense: words for an answer, a tick, or none */
	bool links;		  /* "if", "means", "=" behind them */
	bool equals;		  /* "=", as no head of a column has it */
	bool said;		  /* a sense came behind them: the next answer begins anew */
	bool waits;		  /* all is well, and an answer is to come */
	bool well, fault;	  /* there was such a sense … */
	bool both;		  /* … and a fault that is ticked as well */
	bool plain;		  /* … in words that head no column */
	bool turned;
};

static bool legend_is_tick(const struct vocabulary_word *word)
{
	static const char *const ticks[] = {"tick",   "ticked", "ticking",   "check",	"circle",
					    "select", "mark",	"highlight", "indicate"};

	return VOCABULARY_WORD_IN(word, ticks);
}

/* "Leave blank", "strike out", "delete" */
static bool legend_is_undone(const struct vocabulary_word *words, size_t n, size_t i)
{
	static const char *const undo[] = {"blank",  "unticked", "empty", "delete",
					   "strike", "remove",	 "untick"};

	return VOCABULARY_WORD_IN(&words[i], undo) ||
	       (i + 1 < n && vocabulary_word_is(&words[i], "cross") &&
		(vocabulary_word_is(&words[i + 1], "out") ||
		 vocabulary_word_is(&words[i + 1], "through")));
}

/* Is "no" here an answer, and not the beginning of "no evidence of that"? */
static bool legend_is_no(const char *text, size_t end, const struct vocabulary_word *words,
			 size_t n, size_t i)
{
	static const char *const before[] = {"or",     "tick",	"answer",   "circle",
					     "select", "yes",	"indicate", "say",
					     "mark",   "write", "enter",    "put"};
	static const char *const behind[] = {"if", "where", "mean", "when", "indicate"};
	size_t at = words[i].to + strspn(text + words[i].to, " \t\"'");

	if (!vocabulary_word_is(&words[i], "no"))
		return vocabulary_word_is(&words[i], "n");
	if (i + 1 < n && vocabulary_word_among(&words[i + 1], VOCABULARY_WORRIES))
		return false;
	return at >= end || strchr("=:-),./|;\n", text[at]) || (unsigned char)text[at] == 0xE2 ||
	       (i > 0 && VOCABULARY_WORD_IN(&words[i - 1], before)) ||
	       (i + 1 < n && VOCABULARY_WORD_IN(&words[i + 1], behind));
}

static void legend_answer(struct legend *l)
{
	l->links = false;
	if (!l->said)
		return;
	l->yes = l->no = l->tick = l->undo = l->said = false;
}

static void legend_sense(struct legend *l, bool well)
{
	const bool yes = l->yes || l->tick, no = l->no || l->undo;

	l->well |= well;
	l->fault |= !well;
	if (well && yes && !l->undo && (l->tick || l->links || l->brief)) {
		l->turned = true;
		l->plain |= l->yes || l->equals;
	}
	if (!well && no && !yes && l->links)
		l->turned = l->plain = true;
	l->both |= !well && yes && !no;
	l->waits = well && !yes && !no;
	l->said = true;
}

/* An answer behind the sense: "Satisfactory? YES / NO". */
static void legend_follow(struct legend *l, bool word)
{
	if (!l->waits)
		return;
	l->turned = true;
	l->plain |= word;
	l->waits = false;
}

/* The signs between two words; a sentence's end begins anew. */
static void legend_signs(const struct form_reader *r, struct legend *l, struct form_slice gap)
{
	const char *text = r->source->text;
	struct form_token sign;
	size_t at;

	for (at = gap.from; at < gap.to; at++) {
		l->equals |= text[at] == '=';
		l->links |= text[at] == '=' || text[at] == ':';
		if (text[at] == '.' || text[at] == '!') {
			l->yes = l->no = l->tick = l->undo = l->links = l->waits = false;
		} else if ((unsigned char)text[at] >= 0xC3 &&
			   form_scan_box_at(r->source, (struct form_slice){at, gap.to}, &sign) &&
			   sign.kind == TICK_MARK) {
			legend_answer(l);
			l->undo |= l->ticks && form_scan_is_cross(text + at);
			l->tick |= !l->undo;
			l->ticks |= l->tick;
			legend_follow(l, false);
		}
	}
}

static bool legend_links(const struct vocabulary_word *word)
{
	static const char *const links[] = {"if",   "where", "when", "mean",  "indicate",
					    "that", "what",  "is",   "denote"};

	return VOCABULARY_WORD_IN(word, links);
}

/* "Was the panel satisfied with:", "Did these meet the standard?" */
static bool legend_asks(const char *text, size_t n, const struct vocabulary_word *words)
{
	static const char *const asks[] = {"is",   "are", "was", "were", "do",
					   "does", "did", "has", "have"};

	while (n && strchr(" \t\n.", text[n - 1]))
		n--;
	return VOCABULARY_WORD_IN(&words[0], asks) && n && strchr("?:", text[n - 1]);
}

static void legend_word(struct legend *l, const char *text, size_t end,
			const struct vocabulary_word *words, size_t n, size_t i, size_t *denied)
{
	const bool is_denied = *denied && i < *denied;
	enum vocabulary_sense sense;

	if (legend_is_no(text, end, words, n, i)) {
		/* "x = no" */
		if (l->tick && l->links && !l->said && !l->yes)
			legend_sense(l, true);
		legend_answer(l);
		l->no = true;
	} else if (vocabulary_word_is(&words[i], "yes") || vocabulary_word_is(&words[i], "y")) {
		legend_answer(l);
		l->yes = true;
		legend_follow(l, true);
	} else if (legend_is_undone(words, n, i) || (is_denied && legend_is_tick(&words[i])) ||
		   (vocabulary_word_is(&words[i], "x") && l->ticks)) {
		legend_answer(l);
		l->undo = true;
	} else if (legend_is_tick(&words[i]) || vocabulary_word_is(&words[i], "x") ||
		   vocabulary_word_is(&words[i], "cross")) {
		legend_answer(l);
		l->tick = true;
		legend_follow(l, false);
	} else if (vocabulary_tone(&words[i]) == VOCABULARY_NEGATES) {
		*denied = i + 1 + LEGEND_REACH;
	} else if ((sense = vocabulary_sense(words, n, i)) != VOCABULARY_SENSE_NONE) {
		legend_sense(l, (sense == VOCABULARY_SENSE_WELL) != is_denied);
		*denied = 0;
	}
	l->ticks |= legend_is_tick(&words[i]);
	l->links |= legend_links(&words[i]);
}

/* Do the words turn what a tick means? */
static bool legend_turns(const struct form_reader *r, struct form_slice line)
{
	struct vocabulary_word words[LEGEND_WORDS];
	const char *text = r->source->text + line.from;
	const size_t length = line.to - line.from;
	struct legend l = {0};
	size_t i, n, at = 0, denied = 0;

	if (length > LEGEND_BYTES)
		return false;
	n = vocabulary_words(text, length, words, LEGEND_WORDS);
	l.brief = n <= LEGEND_BRIEF;
	for (i = 0; i < n; i++) {
		legend_signs(r, &l, (struct form_slice){line.from + at, line.from + words[i].from});
		legend_word(&l, text, length, words, n, i, &denied);
		at = words[i].to;
	}
	legend_signs(r, &l, (struct form_slice){line.from + at, line.to});
	/* "Satisfactory (tick)" and "Concern (tick)" head columns. */
	if (l.turned && l.both && !l.plain)
		return false;
	return l.turned || (n && l.well && !l.fault && legend_asks(text, length, words));
}

static enum form_tick legend_answer_of(const struct form_reader *r, struct form_slice words)
{
	const struct form_ticks t = form_ticks_read(r->source, &words, 1, NULL);

	return t.clean && t.reading == FORM_TICK_CLEAR ? t.tick : FORM_UNSAID;
}

/* Is the line a row with its answer, or a label with one?  "Satisfactory | YES | NO" is none. */
static bool legend_is_answered(const struct form_reader *r, const struct form_line *line)
{
	const char *text = r->source->text;
	struct form_slice rest = line->text;
	bool yes = false, no = false;
	enum form_tick tick;
	size_t at;

	for (at = 1; at < line->cell_count; at++) {
		tick = legend_answer_of(r, line->cells[at]);
		yes |= tick == FORM_YES;
		no |= tick == FORM_NO;
	}
	if (line->cells)
		return yes != no;
	for (at = rest.from; at < rest.to; at++)
		if (strchr(":?\t", text[at]))
			rest.from = at + 1;
	return rest.from > line->text.from && legend_answer_of(r, rest) != FORM_UNSAID;
}

static bool legend_is_concern(const struct form_reader *r, size_t i)
{
	return form_field_is_concern(&r->form->type->fields[i]);
}

/* Where the form's concerns stand: from what is asked before the first of them to what is asked
 * behind the last. */
static bool legend_reach(const struct form_reader *r, struct form_slice *reach)
{
	const size_t count = r->form->type->field_count;
	struct form_slice ticks = {SIZE_MAX, 0};
	size_t i;

	for (i = 0; i < count; i++)
		if (legend_is_concern(r, i) && r->form->values[i].tick != FORM_UNSAID &&
		    r->spots[i].set) {
			ticks.from = r->spots[i].at < ticks.from ? r->spots[i].at : ticks.from;
			ticks.to = r->spots[i].at > ticks.to ? r->spots[i].at : ticks.to;
		}
	if (ticks.from == SIZE_MAX)
		return false;
	*reach = (struct form_slice){0, strlen(r->source->text)};
	for (i = 0; i < count; i++) {
		if (legend_is_concern(r, i) || !r->spots[i].set)
			continue;
		if (r->spots[i].at < ticks.from && r->spots[i].at > reach->from)
			reach->from = r->spots[i].at;
		if (r->spots[i].at > ticks.to && r->spots[i].at < reach->to)
			reach->to = r->spots[i].at;
	}
	return true;
}

/* Does an answer stand in the line: of a concern, or behind another field's label? */
static bool legend_holds_answer(const struct form_reader *r, const struct form_line *line)
{
	size_t i, from;

	for (i = 0; i < r->form->type->field_count; i++) {
		from = line->text.from;
		if (!legend_is_concern(r, i)) {
			/* "Issue | Resolved? | Comment": the head of a column has no answer. */
			if (line->cell_count < 2 || !r->said[i] ||
			    (r->form->type->fields[i].type == FORM_TICK &&
			     r->form->values[i].tick == FORM_UNSAID))
				continue;
			from = line->cells[1].from;
		}
		if (r->spots[i].set && r->spots[i].at >= from && r->spots[i].at <= line->text.to)
			return true;
	}
	return false;
}

/* Is it of what somebody wrote into the form?  Below "Nature of concern" all of that can be it. */
static bool legend_is_written(const struct form_reader *r, struct form_slice line)
{
	const char *words =
		       str_fold(r->arena, form_slice_text(r->arena, r->source, line, LEGEND_BYTES)),
		   *text;
	size_t i;

	for (i = 0; i < r->form->type->field_count; i++) {
		if (r->form->type->fields[i].type != FORM_TEXT || !r->form->values[i].text)
			continue;
		text = str_fold(r->arena, r->form->values[i].text);
		if (!str_eq(text, words) && strstr(text, words))
			return true;
	}
	return false;
}

/* Are all cells behind the first heads for answers, or empty?  "Concern | Yes | No | Concern | …"
 * are the heads of two tables, and nothing to read on through. */
static bool legend_heads_answers(const struct form_reader *r, const struct form_line *line)
{
	size_t i;

	for (i = 1; i < line->cell_count; i++)
		if (!form_slice_empty(r->source, line->cells[i]) &&
		    legend_answer_of(r, line->cells[i]) == FORM_UNSAID &&
		    form_answer_read(r->source, line->cells[i]) != VOCABULARY_ANSWER_OTHER)
			return false;
	return true;
}

/* "Area | Satisfactory? | Comment": the head of a column that says that all is well, with none
 * beside it that says what is not. */
static bool legend_heads_praise(const struct form_reader *r, const struct form_line *line)
{
	enum { WORDS = 4 };
	struct vocabulary_word words[WORDS + 1];
	enum vocabulary_answer answer;
	struct form_slice cell;
	bool praise = false;
	size_t i, n;

	if (line->cell_count < 2 || !form_scale_is_above_group(r, line->text.from))
		return false;
	for (i = 1; i < line->cell_count; i++) {
		cell = line->cells[i];
		n = vocabulary_words(r->source->text + cell.from, cell.to - cell.from, words,
				     WORDS + 1);
		answer = form_answer_read(r->source, cell);
		if (legend_answer_of(r, cell) != FORM_UNSAID || answer == VOCABULARY_ANSWER_YES)
			return false;
		praise |= answer == VOCABULARY_ANSWER_NO ||
			  (n && n <= WORDS && vocabulary_heads_well(words, n));
	}
	return praise;
}

/* "Area | Concern (tick) | No concern (tick)": are there columns for both, which were read so? */
static bool legend_heads_both(const struct form_reader *r, const struct form_line *line)
{
	enum vocabulary_answer answer;
	bool yes = false, no = false;
	size_t i;

	for (i = 1; i < line->cell_count; i++) {
		answer = form_answer_read(r->source, line->cells[i]);
		/* "Ref | Area | Concern (tick) | …" */
		if (answer == VOCABULARY_ANSWER_UNKNOWN && (yes || no) &&
		    !form_slice_empty(r->source, line->cells[i]))
			return false;
		yes |= answer == VOCABULARY_ANSWER_YES;
		no |= answer == VOCABULARY_ANSWER_NO;
	}
	return yes && no && form_scale_is_above_group(r, line->text.from);
}

/* Does the line, or a cell of the row, turn what a tick means? */
static bool legend_is(const struct form_reader *r, const struct form_line *line)
{
	size_t i;

	if (legend_heads_both(r, line))
		return false;
	if (legend_heads_praise(r, line) ||
	    (legend_heads_answers(r, line) && legend_turns(r, line->text)))
		return true;
	for (i = 0; i < line->cell_count; i++)
		if (legend_turns(r, line->cells[i]))
			return true;
	return false;
}

static void legend_take_back(struct form_reader *r, struct form_slice line)
{
	struct form *form = r->form;
	struct str rows;
	size_t i;

	str_init(&rows, r->arena, LEGEND_TOLD);
	for (i = 0; i < form->type->field_count; i++)
		if (legend_is_concern(r, i) && form->values[i].tick != FORM_UNSAID) {
			str_addf(&rows, "%s\"%s\"", rows.len ? ", " : "",
				 form->type->fields[i].title);
			form->values[i].tick = FORM_UNSAID;
		}
	for (i = 0; i < form->other_count; i++)
		if (form->others[i].raised != FORM_UNSAID) {
			str_addf(&rows, "%s\"%s\"", rows.len ? ", " : "", form->others[i].label);
			form->others[i].raised = FORM_UNSAID;
		}
	form_problem(form, r->arena, (struct form_about){FORM_CONCERNS, "Concerns"},
		     "%s may turn what Yes and No, or a tick, mean, for %s.",
		     form_quote_words(r, line), str_text(&rows));
}

void form_legend_settle(struct form_reader *r)
{
	const struct form_line *line;
	struct form_slice reach;
	size_t i, tries = 0;

	if (!legend_reach(r, &reach))
		return;
	for (i = 0; i < r->source->line_count && tries < LEGEND_TRIES; i++) {
		line = &r->source->lines[i];
		if (line->text.to < reach.from || line->text.from >= reach.to ||
		    legend_holds_answer(r, line) || !legend_is(r, line))
			continue;
		tries++;
		if (legend_is_answered(r, line) || legend_is_written(r, line->text))
			continue;
		legend_take_back(r, line->text);
		return;
	}
}
