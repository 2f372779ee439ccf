/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels and headings that no table has, and that are made of nothing but the words of which the
 * labels of such forms are made: "Reply sent to chair on", "For use of the panel adviser".  No name
 * and hardly a sentence has these alone, so that all of them together are as sure as a label that
 * is known.
 */
#include "core/vocabulary_parts.h"
#include "core/vocabulary_party.h"

#include <string.h>

enum {
	WORDING_WORDS = 20,  /* of a label */
	WORDING_SHORT = 14,  /* of one that a colon need not end */
	WORDING_BYTES = 160, /* of it */
	WORDING_WEIGHT = 5,  /* that its meaning has at least */
};

/* By their first letter, as labels are compared, beside those that say whose a part of the form is
 * (vocabulary_party.c).  "=": in the names of concerns; "+": what else labels say. */
static const char *const wording_words['z' - 'a' + 1] = {
    ['a' - 'a'] = "+addressed +about +account +action =adherence +agreed =all "
		  "=analysi =analysing =analytical +answer +answered +answering "
		  "+anxious +any =appropriate +arrived +ask +asked +asking "
		  "=assessment +assigned ",
    ['b' - 'a'] = "+back +background +brief ",
    ['c' - 'a'] = "+came +care +carer +case +charge =check +chosen +closed +comment "
		  "+concern +concerned +concluded +conclusion +considered +copied "
		  "+copy ",
    ['d' - 'a'] = "+date +day +deadline +deal +dealing +dealt =delay =depth "
		  "+describe +description +detail +dissatisfied =done =drift +due ",
    ['e' - 'a'] = "+each +example +escalate +escalated +escalation =everyone "
		  "+expected +explain +explaining +explanation ",
    ['f' - 'a'] = "+follow +following +family +fed +feed +feedback +final +form "
		  "+forwarded +full +further ",
    ['g' - 'a'] = "+give +given ",
    ['h' - 'a'] = "+handled +handling +happen +happened +happy +heard +hearing +held "
		  "+household +how ",
    ['i' - 'a'] = "=included +including =inclusion =individual +information "
		  "=intervening =intervention =involved =involvement =involving "
		  "+issue ",
    ['j' - 'a'] = "+judgement ",
    ['k' - 'a'] = "=keeping =kept =key ",
    ['l' - 'a'] = "+later +learnt +latest +learning +level +like ",
    ['m' - 'a'] = "+made =making +matter +meeting +met =missing +more ",
    ['n' - 'a'] = "+name +named +nature +need +needed +next +noted +now ",
    ['o' - 'a'] = "+outcome +outline =outstanding +overall ",
    ['p' - 'a'] = "+passed +people +person =plan =planning +please +point =poor "
		  "+present +presented +problem =process =processe =proper "
		  "=protecting =protection +put ",
    ['q' - 'a'] = "=quality ",
    ['r' - 'a'] = "+reach +raise +raised +raising +reason +receipt +received +refer "
		  "=referee =reference +referral +referred =regarding =relevant "
		  "+replie +replied +reply +replying =report +reported =reporting "
		  "+request +requested +required +resolution +resolve +resolved "
		  "+respond +responded +response +result +returned +right ",
    ['s' - 'a'] = "+set =safe =safeguarding =safety +said +sat +satisfied +say "
		  "=scale +see +send +sent +settled +shared +sorted =standard "
		  "+statement =statutory +summary ",
    ['t' - 'a'] = "+take +taken +taking +tell +think +time =timeline =timeliness "
		  "=timely =timescale +told +trouble +troubled ",
    ['u' - 'a'] = "+unhappy +unsure =up ",
    ['v' - 'a'] = "+view ",
    ['w' - 'a'] = "+writing +want +wanted +went +what +when +which +whom +whose +why "
		  "+wish =within +working +worrie +worried +worry +would =written ",
};

/* The words that the name of a concern can have beside those that all of them can. */
static const struct {
	const char *key, *words;
} wording_concerns[] = {
    {"concerns.timescales",
     "+adherence +deadline +delay +drift +keeping +kept +meeting +met +on +scale "
     "+statutory +time +timeline +timeliness +timely +timescale +within "},
    {"concerns.planning", "+appropriate +care +child +plan +planning +process +processe +proper "},
    {"concerns.checks", "+check +complete +completed +completion +date +done +missing +outstanding "
			"+reference +referee +statutory +up "},
    {"concerns.reports_quality", "+report +reporting +written "},
    {"concerns.assessment_quality", "+assessment "},
    {"concerns.analysis_quality", "+analysi +analysing +analytical +depth "},
    {"concerns.inclusion",
     "+everyone +included +including +inclusion +individual +involved +involvement "
     "+involving +key +people +person +relevant +right "},
    {"concerns.decision_making",
     "+decision +intervening +intervention +made +making +taken +timely "},
    {"concerns.safeguarding", "+child +protection +protecting +safe +safeguarding +safety "},
};
static const char wording_of_all[] =
    "+about +all +and +any +concern +for +in +issue +of +or +poor +quality "
    "+regarding +standard +to +with ";

/* Is it one of labels' words? */
static bool wording_has(const struct vocabulary_word *word)
{
	return vocabulary_word_sign(wording_words, word) || vocabulary_party_word(word);
}

/* What the words of a line, up to its end as a label, are. */
struct wording {
	struct vocabulary_word words[WORDING_WORDS + 1];
	size_t count, end;
	bool heads;   /* and they can only be a heading: whose the next part is */
	bool concern; /* some are of the names of concerns alone */
};

/* Is what begins at the bracket a part of the label: "Referred to (manager)"?  "(5 working days)"
 * is a hint. */
static bool wording_joins(const char *text, size_t n)
{
	struct vocabulary_word words[WORDING_WORDS];
	const char *close = memchr(text, ')', vocabulary_min(n, VOCABULARY_REMARK_MAX));
	size_t i, count;

	if (!close)
		return false;
	count = vocabulary_words(text, (size_t)(close - text), words, 4);
	for (i = 0; i < count && vocabulary_party_word(&words[i]) == VOCABULARY_PARTY_OFFICE; i++)
		;
	return count && i == count && count < 4;
}

/* Where the words at the start of the `n` bytes end that may be a label; 0: they are none. */
static size_t wording_end(const char *text, size_t n)
{
	const size_t max = vocabulary_min(n, WORDING_BYTES + 1);
	size_t at, from, to;

	for (at = 0; at < max; at++) {
		const char *p;

		/* "your concern(s)" */
		if (at && vocabulary_is_letter(text[at - 1]))
			at += vocabulary_ending(text + at, max - at, &from, &to);
		if (at >= max)
			break;
		p = text + at;
		if (strchr(":?\t\n=|_", *p) || (*p == '(' && !wording_joins(p, n - at)))
			return at;
		/* "It is addressed to the adviser, namely: …", "… concerns, including actions" */
		if (str_starts(p, ", namely") || str_starts(p, ", including"))
			continue;
		if (strchr(";!\"@,0123456789", *p))
			return 0;
		/* "A.D.M." */
		if (*p == '.' && at + 1 < n && p[1] == '.')
			return at;
		if (*p == '.' && (!at || p[-1] < 'A' || p[-1] > 'Z'))
			return 0;
		if (*p == ' ' && at + 2 < n &&
		    (p[1] == ' ' || (p[1] == '-' && p[2] == ' ') || str_starts(p + 1, "\xE2\x80")))
			return at;
		if (str_starts(p, "\xE2\x80\xA6") || str_starts(p, "\xE2\x86\x92"))
			return at;
	}
	return n <= WORDING_BYTES ? n : 0;
}

/* The words of the `n` bytes that stand before what ends a label. */
static bool wording_read(const char *text, size_t n, struct wording *w)
{
	size_t i;

	memset(w, 0, sizeof(*w));
	/* Nearly all lines are names or sentences, which their first words tell. */
	w->count = vocabulary_words(text, n, w->words, 2);
	for (i = 0; i < w->count; i++)
		if (!wording_has(&w->words[i]))
			return false;
	w->end = wording_end(text, n);
	w->count = vocabulary_words(text, w->end, w->words, COUNT_OF(w->words));
	if (!w->count || w->count > WORDING_WORDS ||
	    (w->count > WORDING_SHORT && (w->end >= n || !strchr(":?(", text[w->end]))))
		return false;
	for (i = 0; i < w->count; i++) {
		if (!wording_has(&w->words[i]))
			return false;
		w->concern |= vocabulary_word_sign(wording_words, &w->words[i]) == '=';
	}
	w->heads = vocabulary_party_heads(w->words, w->count);
	return true;
}

/* Behind bullets and numbers: "10.", "1.6". */
static size_t wording_skip(const char *text, size_t n)
{
	const size_t skip = vocabulary_skip_bullets(text, n);
	size_t at = skip, digits;

	while (at < n) {
		digits = strspn(text + at, "0123456789");
		if (!digits || digits > 2)
			break;
		at += digits;
		if (at < n && strchr(" \t", text[at]))
			return at + strspn(text + at, " \t");
		if (at >= n || text[at++] != '.')
			break;
	}
	return skip;
}

/* May the words be the name of this concern, and of nothing more? */
static bool wording_is_concern(const struct wording *w, const char *key)
{
	const char *list = "";
	size_t i;

	for (i = 0; i < COUNT_OF(wording_concerns); i++)
		if (str_eq(wording_concerns[i].key, key))
			list = wording_concerns[i].words;
	for (i = 0; i < w->count; i++) {
		if (!vocabulary_list_sign(list, w->words[i].text, w->words[i].length) &&
		    !vocabulary_list_sign(wording_of_all, w->words[i].text, w->words[i].length))
			return false;
	}
	return true;
}

/* "Supervising social worker", "SSW presenting" */
static bool wording_is_of_carers(const struct wording *w)
{
	static const char *const whose[] = {"supervising", "ssw", "ssws", "link", "supervisor"};
	size_t i;

	for (i = 0; i < w->count; i++)
		if (VOCABULARY_WORD_IN(&w->words[i], whose))
			return true;
	return false;
}

bool vocabulary_find_wording(const struct form_type *type, const char *text, size_t n,
			     struct vocabulary_match *match)
{
	struct vocabulary_match m = {.kind = VOCABULARY_FIELD, .worded = true};
	const size_t skip = wording_skip(text, n);
	const struct form_field *f;
	struct wording w;
	unsigned weight;
	char *end;

	if (skip >= n || !wording_read(text + skip, n - skip, &w) || w.count < 2 || w.heads)
		return false;
	weight = vocabulary_weigh_meaning(type, text + skip, w.end, VOCABULARY_ANY, &m.index);
	if (!weight)
		return false;
	f = &type->fields[m.index];
	/* Beside the social worker a form can ask for the carers' own as well: that is a row of the
	 * council's, and the social worker's name only where nobody else is asked for. */
	if (str_eq(f->key, "social_worker") && wording_is_of_carers(&w))
		return false;
	if (!f->section || (form_field_is_concern(f) ? !wording_is_concern(&w, f->key)
						     : w.concern || weight < WORDING_WEIGHT))
		return false;
	m.words = w.count;
	m.end = skip + w.words[w.count - 1].to;
	/* The bullets before it can be in lines of their own. */
	if ((end = memchr(text + m.end, '\n', n - m.end)))
		n = (size_t)(end - text);
	vocabulary_read_after(text, n, &m);
	if (m.after == VOCABULARY_AFTER_WORDS)
		return false;
	*match = m;
	return true;
}
