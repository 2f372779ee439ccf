/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines at the form's end that people copy into a mail or fill in under our words: "Resolved:
 * Yes", "Further escalation required [ ] Yes [x] No" (S7).
 */
#include "core/verdict_ticks.h"

#include <string.h>

/* The yes or no at `at`, and where it ends; UNSAID for "Yes/No" that nobody filled. */
static enum verdict_tick read_ticks(const struct verdict_sentence *s, size_t at, size_t *end)
{
	bool answered = false;
	bool yes = false, no = false, boxes = false, before;
	size_t i, first = at;

	while (first < s->count && verdict_is(&s->words[first], ":|,|/"))
		first++;
	before = first < s->count && verdict_is(&s->words[first], "[x]|[ ]");
	for (i = first; i < s->count; i++) {
		const struct verdict_word *w = &s->words[i];
		const struct verdict_word *box =
		    before ? (i > first ? w - 1 : w) : (i + 1 < s->count ? w + 1 : w);

		if (verdict_is(w, "[x]|[ ]")) {
			boxes = true;
		} else if (verdict_is(w, "yes|no|y|n")) {
			answered = true;
			if (verdict_is(box, "[ ]"))
				continue;
			if (verdict_is(w, "yes|y"))
				yes = true;
			else
				no = true;
		} else if (verdict_match(s, i, "not required|needed|necessary|requested", NULL)) {
			answered = no = true;
			i++;
		} else if (!verdict_is(w, ":|,|/|or")) {
			break;
		}
	}
	/* Without a yes or a no it is no line of the form. */
	*end = answered ? i : at;
	if (yes && no)
		return boxes ? TICK_BOTH : TICK_UNSAID;
	return yes ? TICK_YES : no ? TICK_NO : TICK_UNSAID;
}

/* The same line twice: what differs is a contradiction. */
static enum verdict_tick both_ticks(enum verdict_tick before, enum verdict_tick now)
{
	if (before == TICK_UNSAID || before == now)
		return now;
	return now == TICK_UNSAID ? before : TICK_BOTH;
}

/* Is this line one of the form's?  Words behind the answer make it a sentence, unless they thank.
 */
bool verdict_tick_line(const struct verdict_sentence *s, struct verdict_ticks *t)
{
	static const char *const resolved[] = {
	    "^ ?section ?e|f ?: ?is "
	    "*the|concern|concerns|matter|issue|case|all|this|it|been|has|have resolved",
	    "^ ?is *the|concern|concerns|matter|issue|case|all|this|it|been|has|have resolved",
	};
	size_t at, end;
	enum verdict_tick one;
	bool any = false;

	if (VERDICT_FIND(s, resolved, NULL, &at)) {
		one = read_ticks(s, at, &end);
		if (end == at || (end < s->count &&
				  !verdict_is(&s->words[end], "further|thank|thanks|any|please")))
			return false;
		t->resolved = both_ticks(t->resolved, one);
		any = true;
	} else {
		at = 0;
	}
	if (verdict_find(s, "further escalation *is|required|needed|necessary|requested", &at,
			 NULL) &&
	    (any || at == 0)) {
		verdict_find(s,
			     "further escalation *is|required|needed|necessary|requested "
			     "yes|no|y|n|:|[x]|[ ]|,|/",
			     NULL, &end);
		for (at += 2; at < s->count &&
			      verdict_is(&s->words[at], "is|required|needed|necessary|requested");
		     at++)
			;
		one = read_ticks(s, at, &end);
		if (end > at &&
		    (end == s->count || verdict_is(&s->words[end], "thank|thanks|please"))) {
			t->further = both_ticks(t->further, one);
			any = true;
		}
	}
	t->seen = t->seen || any;
	return any;
}

/* Takes the form's lines out of the text, which is changed. */
void verdict_take_ticks(struct arena *a, char *text, struct verdict_ticks *t)
{
	struct verdict_sentence s;
	char *line = text, *end;
	size_t n;

	for (; *line; line = end) {
		n = strcspn(line, "\n");
		end = line + n + (line[n] == '\n');
		if (n > 400 || (!str_ifind(arena_strndup(a, line, n), "resolved") &&
				!str_ifind(arena_strndup(a, line, n), "escalation")))
			continue;
		s = verdict_line(a, arena_strndup(a, line, n));
		if (verdict_tick_line(&s, t))
			memset(line, ' ', n);
	}
}
