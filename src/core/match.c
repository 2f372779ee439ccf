/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/match.h"

#include <string.h>

enum { MATCH_MAX_GUESSES = 5 };

/* Copies digits from *s, at most what fits; false if there are none or too many. */
static bool take_digits(const char **s, size_t least, size_t most)
{
	size_t n = strspn(*s, "0123456789");

	*s += n;
	return n >= least && n <= most;
}

/* "ESC-2026-0042", a case; "MAIL-17", a mail that is on none yet. */
static bool take_ref(const char **s)
{
	if (str_starts(*s, "MAIL-")) {
		*s += 5;
		return take_digits(s, 1, 15);
	}
	if (!str_starts(*s, "ESC-"))
		return false;
	*s += 4;
	return take_digits(s, 4, 4) && *(*s)++ == '-' && take_digits(s, 4, 10);
}

bool match_parse_id(const char *message_id, struct match_token *token)
{
	struct match_token t = {0};
	const char *s = message_id, *digits;
	size_t n;

	if (!s || !take_ref(&s) || *s != '.')
		return false;
	memcpy(t.ref, message_id, (size_t)(s - message_id));
	digits = ++s;
	if (!take_digits(&s, 1, 18) || *s++ != '.')
		return false;
	for (; *digits != '.'; digits++)
		t.serial = t.serial * 10 + (*digits - '0');
	n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
	if (!n || n >= sizeof(t.token) || s[n] != '@' || !s[n + 1])
		return false;
	memcpy(t.token, s, n);
	*token = t;
	return true;
}

char *match_next_id(struct arena *a, const char **text)
{
	const char *s = *text;
	struct match_token token;
	char *id;
	size_t n;

	/* All that can stand in one of ours: our own letters, and a domain. */
	static const char safe[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.@";

	for (; *s; s += n ? n : 1) {
		n = strspn(s, safe);
		if (!str_starts(s, "ESC-") && !str_starts(s, "MAIL-"))
			continue;
		id = arena_strndup(a, s, n);
		for (; n && id[n - 1] == '.'; n--)
			id[n - 1] = '\0';
		if (!match_parse_id(id, &token))
			continue;
		*text = s + n;
		return id;
	}
	*text = s;
	return NULL;
}

/* A case among the candidates, with what speaks for it. */
struct found {
	const struct casefile *casefile;
	bool by_token, by_ref;
	unsigned role; /* the writer's role in it; 0: none of its people */
	int score;
};

/* Each case once: the same case can come as the target of a token and of a reference. */
static struct found *match_collect(struct arena *a, const struct match_candidate *candidates,
				   size_t count, size_t *found_count)
{
	struct found *found = ARENA_NEW_N(a, struct found, count ? count : 1);
	size_t i, j, n = 0;

	for (i = 0; i < count; i++) {
		for (j = 0; j < n; j++)
			if (str_eq(found[j].casefile->ref, candidates[i].casefile->ref))
				break;
		if (j == n)
			found[n++].casefile = candidates[i].casefile;
		found[j].by_token = found[j].by_token || candidates[i].by_token;
		found[j].by_ref = found[j].by_ref || candidates[i].by_ref;
	}
	*found_count = n;
	return found;
}

/* Is it this person's turn to write? */
static bool match_is_awaited(const struct casefile *c, const char *email)
{
	const struct case_rung *rung = c->rung_count ? &c->rungs[c->rung_count - 1] : NULL;

	switch (c->state) {
	case CASE_AWAITING_ROUTING:
		return str_ieq(c->adviser.email, email);
	case CASE_AWAITING_ANSWER:
		return rung &&
		       (str_ieq(rung->owner.email, email) || str_ieq(rung->deputy.email, email));
	case CASE_AWAITING_OUTCOME:
		return str_ieq(c->submitter.email, email);
	case CASE_CLOSED:
		break;
	}
	return false;
}

static bool match_names(const struct reading *reading, const char *name)
{
	return !str_empty(name) &&
	       (str_ifind(reading->subject, name) || str_ifind(reading->text, name));
}

/* Guesses only help a person to choose, so a rough order will do: whose turn it is first, then the
 * people that the mail names. */
static void match_score(struct found *f, const struct reading *reading)
{
	const struct casefile *c = f->casefile;
	const struct case_rung *rung = c->rung_count ? &c->rungs[c->rung_count - 1] : NULL;

	f->score = (f->by_token ? 16 : 0) + (f->by_ref ? 8 : 0);
	f->score += c->state != CASE_CLOSED && match_is_awaited(c, reading->from.email) ? 4 : 0;
	f->score += match_names(reading, c->submitter.name) ? 2 : 0;
	f->score += rung && match_names(reading, rung->owner.name) ? 1 : 0;
}

static bool match_before(const struct found *x, const struct found *y)
{
	if (x->score != y->score)
		return x->score > y->score;
	if (x->casefile->opened != y->casefile->opened)
		return x->casefile->opened > y->casefile->opened;
	return strcmp(x->casefile->ref, y->casefile->ref) < 0;
}

/* Puts one more guess into its place; only the best stay. */
static void match_add_guess(struct found *best, size_t *n, const struct found *f)
{
	size_t i = *n;

	if (i == MATCH_MAX_GUESSES && !match_before(f, &best[i - 1]))
		return;
	if (i < MATCH_MAX_GUESSES)
		(*n)++;
	else
		i--;
	for (; i > 0 && match_before(f, &best[i - 1]); i--)
		best[i] = best[i - 1];
	best[i] = *f;
}

/* The best of those that are pointed at, or, if none is to be, of those open with the writer. */
static void match_guess(struct arena *a, const struct reading *reading, struct found *found,
			size_t count, bool pointed, struct match_result *result)
{
	struct found best[MATCH_MAX_GUESSES];
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		struct found *f = &found[i];

		if (pointed ? !f->by_token && !f->by_ref
			    : !f->role || f->casefile->state == CASE_CLOSED)
			continue;
		match_score(f, reading);
		match_add_guess(best, &n, f);
	}
	for (i = 0; i < n; i++)
		*ARENA_PUSH(a, const struct casefile *, result->guesses, result->guess_count) =
		    best[i].casefile;
}

/* The mail that is answered directly settles which of several cases a thread is about, as long as
 * no reference says otherwise. */
static const struct found *match_parent(const struct reading *reading, const struct found *found,
					size_t count)
{
	const struct found *parent = NULL;
	struct match_token token;
	size_t i;

	if (!reading->reference_count || !match_parse_id(reading->references[0], &token))
		return NULL;
	for (i = 0; i < count; i++) {
		if (found[i].by_token && str_eq(found[i].casefile->ref, token.ref))
			parent = &found[i];
		else if (found[i].by_ref)
			return NULL;
	}
	return parent;
}

/* The writer may have several roles in it; one is enough to say why. */
static const char *match_title(unsigned role)
{
	return role_title(role & -role);
}

static struct match_result match_one(struct arena *a, const struct found *f)
{
	struct match_result result = {.casefile = f->casefile};
	const char *ref = f->casefile->ref;

	if (!f->role) {
		result.how = MATCH_STRANGER;
		*ARENA_PUSH(a, const struct casefile *, result.guesses, result.guess_count) =
		    f->casefile;
		result.why = arena_printf(a, "It %s %s, but the writer is none of its people.",
					  f->by_token ? "answers our mail on" : "names", ref);
	} else if (f->by_token) {
		result.how = MATCH_TOKEN;
		result.why = arena_printf(a, "It answers our mail on %s; the writer is its %s.",
					  ref, match_title(f->role));
	} else {
		result.how = MATCH_REF;
		result.why = arena_printf(a, "It names %s; the writer is its %s.", ref,
					  match_title(f->role));
	}
	return result;
}

/* "It points at several cases: ESC-2026-0001, ESC-2026-0002."  In this order, since of the mail
 * that names them all none is the best. */
static const char *match_several(struct arena *a, const struct match_result *result)
{
	const char *last = "", *next;
	struct str out;
	size_t i, j;

	str_init(&out, a, STR_UNBOUNDED);
	str_add(&out, MATCH_SEVERAL);
	for (i = 0; i < result->guess_count; i++) {
		next = NULL;
		for (j = 0; j < result->guess_count; j++)
			if (strcmp(result->guesses[j]->ref, last) > 0 &&
			    (!next || strcmp(result->guesses[j]->ref, next) < 0))
				next = result->guesses[j]->ref;
		str_addf(&out, "%s%s", i ? ", " : ": ", next);
		last = next;
	}
	str_add(&out, ".");
	return str_text(&out);
}

struct match_result match_mail(struct arena *a, const struct reading *reading,
			       const struct directory *directory,
			       const struct match_candidate *candidates, size_t count)
{
	struct match_result result = {.how = MATCH_NONE};
	const struct found *the_one = NULL;
	size_t found_count, pointers = 0, i;
	struct found *found;

	found = match_collect(a, candidates, count, &found_count);
	for (i = 0; i < found_count; i++) {
		if (reading->from.email)
			found[i].role =
			    casefile_role_of(found[i].casefile, directory, reading->from.email);
		if (found[i].by_token || found[i].by_ref) {
			the_one = &found[i];
			pointers++;
		}
	}
	if (pointers > 1)
		the_one = match_parent(reading, found, found_count);
	if (the_one)
		return match_one(a, the_one);
	match_guess(a, reading, found, found_count, pointers > 1, &result);
	if (pointers > 1) {
		result.how = MATCH_UNCLEAR;
		result.why = match_several(a, &result);
	} else if (result.guess_count) {
		result.how = MATCH_GUESS;
		/* A reference that leads to no candidate is of a case that there is not. */
		result.why =
		    reading->case_ref
			? arena_printf(a,
				       "It names %s, which is no case; the writer has open "
				       "ones.",
				       reading->case_ref)
			: "It points at no case, but the writer has open ones.";
	} else {
		result.why = "It points at no case, and the writer has none open.";
	}
	return result;
}
