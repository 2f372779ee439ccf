/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/casefile.h"

#include <string.h>

static const char *const state_names[] = {"awaiting-routing", "awaiting-answer", "awaiting-outcome",
					  "closed"};
static const char *const closed_names[] = {NULL, "resolved", "withdrawn", "complaint", "exhausted"};
static const char *const cause_names[] = {"opened", "lapsed", "not-satisfied", "by-admin",
					  "reopened"};

static int casefile_name_index(const char *const *names, size_t n, const char *name)
{
	size_t i;

	for (i = 0; name && i < n; i++)
		if (str_eq(names[i], name))
			return (int)i;
	return -1;
}

const char *case_state_name(enum case_state state)
{
	return state_names[state];
}

int case_state_parse(const char *name)
{
	return casefile_name_index(state_names, COUNT_OF(state_names), name);
}

const char *case_closed_as_name(enum case_closed_as as)
{
	return closed_names[as];
}

int case_closed_as_parse(const char *name)
{
	return name ? casefile_name_index(closed_names, COUNT_OF(closed_names), name)
		    : CASE_NOT_CLOSED;
}

const char *case_cause_name(enum case_cause cause)
{
	return cause_names[cause];
}

int case_cause_parse(const char *name)
{
	return casefile_name_index(cause_names, COUNT_OF(cause_names), name);
}

struct casefile *casefile_new(struct arena *a)
{
	struct casefile *c = ARENA_NEW(a, struct casefile);

	c->opened = c->closed = c->route_asked = DATE_NO_MOMENT;
	c->outcome_asked = c->paused = c->paused_told = c->next_at = DATE_NO_MOMENT;
	return c;
}

static void casefile_copy_party(struct arena *a, struct case_party *p)
{
	p->email = arena_strdup(a, p->email);
	p->name = arena_strdup(a, p->name);
}

/* Arrays grow by arena_push, which derives the capacity from the count: a copy has to have the
 * capacity that push expects, the next power of two. */
static void *casefile_copy_array(struct arena *a, const void *items, size_t count, size_t size)
{
	size_t cap = 1;
	void *copy;

	if (!count)
		return NULL;
	while (cap < count)
		cap *= 2;
	copy = arena_array(a, cap, size);
	memcpy(copy, items, count * size);
	return copy;
}

static struct form_action *casefile_copy_actions(struct arena *a, const struct form_action *actions,
						 size_t count)
{
	struct form_action *copy = casefile_copy_array(a, actions, count, sizeof(*copy));
	size_t i;

	for (i = 0; i < count; i++) {
		copy[i].action = arena_strdup(a, copy[i].action);
		copy[i].by_whom = arena_strdup(a, copy[i].by_whom);
		copy[i].by_when = arena_strdup(a, copy[i].by_when);
	}
	return copy;
}

static void casefile_copy_answer(struct arena *a, struct case_answer *answer)
{
	size_t i;

	answer->by = arena_strdup(a, answer->by);
	answer->text = arena_strdup(a, answer->text);
	answer->with_questions = arena_strdup(a, answer->with_questions);
	answer->actions = casefile_copy_actions(a, answer->actions, answer->action_count);
	answer->problems = casefile_copy_array(a, answer->problems, answer->problem_count,
					       sizeof(*answer->problems));
	for (i = 0; i < answer->problem_count; i++)
		answer->problems[i] = arena_strdup(a, answer->problems[i]);
}

static void casefile_copy_rung(struct arena *a, struct case_rung *r)
{
	size_t i;

	casefile_copy_party(a, &r->owner);
	casefile_copy_party(a, &r->deputy);
	r->answers = casefile_copy_array(a, r->answers, r->answer_count, sizeof(*r->answers));
	for (i = 0; i < r->answer_count; i++)
		casefile_copy_answer(a, &r->answers[i]);
}

struct casefile *casefile_copy(struct arena *a, const struct casefile *c)
{
	struct casefile *n = arena_memdup(a, c, sizeof(*c));
	size_t i;

	n->ref = arena_strdup(a, c->ref);
	casefile_copy_party(a, &n->submitter);
	casefile_copy_party(a, &n->adviser);
	n->form = c->form ? form_copy(a, c->form) : NULL;
	n->concern = arena_strdup(a, c->concern);
	n->excluded = casefile_copy_array(a, c->excluded, c->excluded_count, sizeof(*n->excluded));
	for (i = 0; i < n->excluded_count; i++)
		n->excluded[i] = arena_strdup(a, n->excluded[i]);
	n->proposed = arena_strdup(a, c->proposed);
	n->rungs = casefile_copy_array(a, c->rungs, c->rung_count, sizeof(*n->rungs));
	for (i = 0; i < n->rung_count; i++)
		casefile_copy_rung(a, &n->rungs[i]);
	n->outcomes = casefile_copy_array(a, c->outcomes, c->outcome_count, sizeof(*n->outcomes));
	for (i = 0; i < n->outcome_count; i++) {
		n->outcomes[i].who = arena_strdup(a, n->outcomes[i].who);
		n->outcomes[i].text = arena_strdup(a, n->outcomes[i].text);
	}
	n->questions =
	    casefile_copy_array(a, c->questions, c->question_count, sizeof(*n->questions));
	for (i = 0; i < n->question_count; i++) {
		n->questions[i].by = arena_strdup(a, n->questions[i].by);
		n->questions[i].text = arena_strdup(a, n->questions[i].text);
		n->questions[i].reply = arena_strdup(a, n->questions[i].reply);
	}
	n->next_what = arena_strdup(a, c->next_what);
	return n;
}

struct case_rung *casefile_rung(const struct casefile *c)
{
	return c->rung_count ? &c->rungs[c->rung_count - 1] : NULL;
}

const struct procedure_step *casefile_step(const struct casefile *c)
{
	const struct case_rung *r = casefile_rung(c);

	return r ? &c->procedure->steps[r->step] : NULL;
}

bool casefile_is_last(const struct casefile *c)
{
	const struct case_rung *r = casefile_rung(c);

	return r && (size_t)r->step + 1 >= c->procedure->step_count;
}

bool casefile_is_excluded(const struct casefile *c, const char *email)
{
	size_t i;

	for (i = 0; i < c->excluded_count; i++)
		if (str_ieq(c->excluded[i], email))
			return true;
	return false;
}

bool casefile_owns(const struct casefile *c, const struct case_rung *r,
		   const struct directory *directory, const char *email)
{
	const struct person *owner = directory_find(directory, r->owner.email);

	if (!email || !r->owner.email || casefile_is_excluded(c, email))
		return false;
	return str_ieq(r->owner.email, email) || str_ieq(r->deputy.email, email) ||
	       (owner && str_ieq(owner->deputy, email));
}

unsigned casefile_role_of(const struct casefile *c, const struct directory *directory,
			  const char *email)
{
	const struct person *p = directory_find(directory, email);
	const struct person *adviser = directory_find(directory, c->adviser.email);
	unsigned role = 0;
	size_t i;

	if (!email)
		return 0;
	if (str_ieq(c->submitter.email, email))
		role |= c->submitter.role;
	if (casefile_is_excluded(c, email))
		return role;
	for (i = 0; i < c->rung_count; i++)
		if (casefile_owns(c, &c->rungs[i], directory, email))
			role |= c->procedure->steps[c->rungs[i].step].role;
	if (!p)
		return role;
	if (adviser && str_ieq(adviser->deputy, email))
		role |= c->procedure->adviser;
	return role | (p->roles & (ROLE_ADMIN | c->procedure->adviser |
				   (c->procedure->judges & ~c->submitter.role)));
}

const struct case_answer *casefile_last_answer(const struct casefile *c)
{
	size_t i, j;

	for (i = c->rung_count; i-- > 0;)
		for (j = c->rungs[i].answer_count; j-- > 0;)
			if (c->rungs[i].answers[j].complete && !c->rungs[i].answers[j].late)
				return &c->rungs[i].answers[j];
	return NULL;
}

const char *casefile_answer_words(const struct case_answer *answer)
{
	return answer->with_questions ? answer->with_questions : answer->text;
}
