/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/intake.h"

/* A mail in the making: what is decided so far, and what it is decided from. */
struct intake_work {
	struct arena *a;
	const struct step_world *w;
	const struct procedure *const *procedures;
	size_t procedure_count;
	const struct reading *r;
	const struct person *person; /* NULL: the directory does not know them */
	const struct trust *trust;   /* or NULL */
	const struct match_result *match;
	int64_t id;
	struct intake out;
};

/* Who it says it is from: never the name alone, which anybody can write. */
static const char *intake_sender(const struct intake_work *k)
{
	const struct reading_address *from = &k->r->from;

	if (from->name && from->email)
		return arena_printf(k->a, "%s <%s>", from->name, from->email);
	return from->email ? from->email : from->name;
}

static struct letter *intake_letter(struct intake_work *k, enum letter_kind kind, const char *to,
				    const char *name, unsigned role)
{
	struct letter *l = ARENA_PUSH(k->a, struct letter, k->out.letters, k->out.letter_count);

	*l = (struct letter){.kind = kind,
			     .to = to,
			     .name = name,
			     .role = role,
			     .rung = -1,
			     .day = DATE_NO_DAY,
			     .not_before = DATE_NO_MOMENT};
	l->person = intake_sender(k);
	return l;
}

/* Does it say that a child is in danger now? */
static bool intake_danger(const struct intake_work *k)
{
	size_t i;

	for (i = 0; i < k->r->more_form_count; i++)
		if (form_tick(k->r->more_forms[i], "immediate_safeguarding") == FORM_YES)
			return true;
	return k->r->verdict.danger ||
	       (k->r->form && form_tick(k->r->form, "immediate_safeguarding") == FORM_YES);
}

/* Could it be of this procedure? */
static bool intake_fits(const struct intake_work *k, const struct procedure *p)
{
	return k->r->form ? str_eq(k->r->form->type->name, p->form) : p->free_text;
}

/* The procedure whose form this is; for a mail that is no form, one that takes such mails. */
static const struct procedure *intake_procedure(const struct intake_work *k, unsigned roles)
{
	const struct procedure *p;
	size_t i;

	for (i = 0; i < k->procedure_count; i++) {
		p = k->procedures[i];
		if (!(p->submitter & roles))
			continue;
		if (intake_fits(k, p))
			return p;
	}
	return NULL;
}

/* The form that a mail of this sender could have been meant to be; NULL if nobody knows. */
static const char *intake_blank(const struct intake_work *k)
{
	size_t i;

	for (i = 0; k->person && i < k->procedure_count; i++)
		if (k->procedures[i]->submitter & k->person->roles)
			return k->procedures[i]->form;
	return k->procedure_count == 1 ? k->procedures[0]->form : NULL;
}

/* Who starts with immediate safeguarding concerns in this procedure (C7, S9), or, where the
 * directory has nobody there, stands next above. */
static unsigned intake_senior_role(const struct intake_work *k, const struct procedure *p)
{
	bool reached = false;
	size_t i, j;

	for (i = 0; i < p->step_count; i++) {
		j = 0;
		reached |= (p->steps[i].starts_for & PROCEDURE_SAFEGUARDING) != 0;
		if (reached && directory_next(k->w->directory, p->steps[i].role, &j))
			return p->steps[i].role;
	}
	return 0;
}

/* Roles to tell at once of danger: of the procedure that it could be of, else of all. */
static unsigned intake_senior_roles(const struct intake_work *k)
{
	unsigned fitting = 0, all = 0, role;
	size_t i;

	for (i = 0; i < k->procedure_count; i++) {
		role = intake_senior_role(k, k->procedures[i]);
		all |= role;
		if (intake_fits(k, k->procedures[i]))
			fitting |= role;
	}
	return fitting ? fitting : all;
}

/* What the mail says, for who is to decide about it: its words, and the form that it holds. */
static const char *intake_words_of(const struct intake_work *k)
{
	struct str words;
	size_t i;

	str_init(&words, k->a, STR_UNBOUNDED);
	if (!str_empty(k->r->subject))
		str_addf(&words, "%s\n\n", k->r->subject);
	str_add(&words, k->r->text);
	if (k->r->form && str_empty(k->r->text))
		form_to_text(k->r->form, &words);
	for (i = 0; i < k->r->more_form_count && str_empty(k->r->text); i++) {
		str_add(&words, "\n");
		form_to_text(k->r->more_forms[i], &words);
	}
	return str_text(&words);
}

static void intake_items(struct intake_work *k, struct letter *l)
{
	const char **items = NULL;
	size_t i, count = 0;

	*ARENA_PUSH(k->a, const char *, items, count) =
	    arena_printf(k->a, "%lld", (long long)k->id);
	for (i = 0; k->match && i < k->match->guess_count; i++)
		*ARENA_PUSH(k->a, const char *, items, count) = k->match->guesses[i]->ref;
	l->items = items;
	l->item_count = count;
}

static void intake_tell_danger(struct intake_work *k)
{
	unsigned roles = intake_senior_roles(k);
	const struct person *p;
	struct letter *l;
	size_t i = 0;

	while (roles && (p = directory_next(k->w->directory, roles, &i))) {
		l = intake_letter(k, LETTER_HELD_DANGER, p->email, p->name, p->roles & roles);
		l->text = intake_words_of(k);
		l->urgent = true;
		intake_items(k, l);
	}
}

static void intake_tell_one(struct intake_work *k, enum letter_kind kind, const char *to,
			    const char *name, unsigned role)
{
	struct letter *l = intake_letter(k, kind, to, name, role);

	l->text = k->out.reason;
	l->words = kind == LETTER_HELD_TOLD ? intake_words_of(k) : NULL;
	l->urgent = intake_danger(k);
	intake_items(k, l);
}

/* To the Advisers if the mail is of their procedure, else to the admins. */
static void intake_tell(struct intake_work *k, enum letter_kind kind)
{
	const struct procedure *p = NULL;
	const struct person *person;
	bool told = false;
	size_t i;

	/* About a case that it points at, those who look after it are told. */
	if (k->match && k->match->how == MATCH_STRANGER && k->match->casefile)
		p = k->match->casefile->procedure;
	for (i = 0; i < k->procedure_count && k->r->form && !p; i++)
		if (intake_fits(k, k->procedures[i]))
			p = k->procedures[i];
	for (i = 0;
	     p && p->adviser && (person = directory_next(k->w->directory, p->adviser, &i));) {
		intake_tell_one(k, kind, person->email, person->name, p->adviser);
		told = true;
	}
	for (i = 0; !told && i < k->w->admin_count; i++)
		intake_tell_one(k, kind, k->w->admins[i], NULL, ROLE_ADMIN);
}

/* Why a mail of an unknown sender waits. */
static const char *intake_unknown(const struct intake_work *k)
{
	if (!k->r->from.email)
		return "It does not say clearly who sent it.";
	if (k->match && k->match->how == MATCH_STRANGER && k->match->casefile)
		return arena_printf(k->a,
				    "It answers our mail on %s, but comes from an address that the "
				    "directory does not know.",
				    k->match->casefile->ref);
	return "The directory does not know who sent it.";
}

/* Of a mail that names several cases nobody can tell what it says of which: they are asked for one
 * mail each, by the references alone.  A stranger does not hear which of those that they wrote are
 * cases. */
static void intake_ask_one_each(struct intake_work *k, struct letter *l)
{
	l->items = NULL;
	*ARENA_PUSH(k->a, const char *, l->items, l->item_count) =
	    arena_printf(k->a, "One email for each case, please. %s",
			 k->person ? k->match->why : "This one names several.");
	*ARENA_PUSH(k->a, const char *, l->items, l->item_count) =
	    "Reply to our last email on each of them. Or reply to this one, once for each case, "
	    "with "
	    "only the reference of that case in it.";
}

/* What could not be read is told, so that it can be sent in another way. */
static void intake_tell_sender(struct intake_work *k)
{
	struct letter *l = intake_letter(k, LETTER_HELD, k->r->from.email, k->r->from.name, 0);

	l->items = k->r->unread;
	l->item_count = k->r->unread_count;
	if (k->match && k->match->how == MATCH_UNCLEAR && !k->r->unread_count)
		intake_ask_one_each(k, l);
	if (k->r->unread_count && !k->r->form)
		l->blank_form = intake_blank(k);
}

/* B6: with a person now; who sent it is told so, and of danger the senior managers are told at
 * once.  Whom a mail is not shown to come from is told nothing, unless we know them: a forger's
 * victim must not be written to for everything that is sent in their name. */
static void intake_hold(struct intake_work *k, const char *reason)
{
	k->out.what = INTAKE_HOLD;
	k->out.reason = reason;
	if (k->r->from.email && (k->person || !k->trust || !k->trust->unproven))
		intake_tell_sender(k);
	intake_tell(k, LETTER_HELD_TOLD);
	k->out.danger = intake_danger(k);
	if (k->out.danger)
		intake_tell_danger(k);
}

static void intake_unreadable(struct intake_work *k)
{
	struct letter *l = intake_letter(k, LETTER_UNREADABLE, k->person->email, k->person->name,
					 k->person->roles);

	l->text = k->out.reason;
	l->blank_form = intake_blank(k);
}

/* B4: kept whole.  Only people we know are answered: an unreadable mail's From proves nothing. */
static void intake_quarantine(struct intake_work *k)
{
	k->out.what = INTAKE_QUARANTINE;
	k->out.reason = str_empty(k->r->why) ? "It could not be read." : k->r->why;
	if (k->person)
		intake_unreadable(k);
	intake_tell(k, LETTER_QUARANTINED);
}

static void intake_form(struct intake_work *k)
{
	k->out.procedure = intake_procedure(k, k->person->roles);
	if (k->out.procedure)
		k->out.what = INTAKE_OPEN;
	else
		intake_hold(k,
			    "It is a form, from somebody whose role in the directory does not let "
			    "them send it.");
}

static void intake_words(struct intake_work *k)
{
	if (k->match && (k->match->how == MATCH_GUESS || k->match->how == MATCH_UNCLEAR ||
			 k->match->how == MATCH_STRANGER)) {
		intake_hold(k, k->match->why ? k->match->why
					     : "It does not say which case it belongs to.");
		return;
	}
	if (str_empty(reading_words(k->r)) || k->r->verdict.acknowledgement) {
		intake_hold(k, INTAKE_NOTHING_IN_IT ", and it is on no case.");
		return;
	}
	k->out.procedure = intake_procedure(k, k->person->roles);
	if (k->out.procedure)
		k->out.what = INTAKE_OPEN;
	else
		intake_hold(k, "It is on no case, and no form from somebody who may send one.");
}

struct intake intake_decide(struct arena *a, const struct step_world *world,
			    const struct procedure *const *procedures, size_t procedure_count,
			    const struct reading *reading, const struct trust *trust,
			    const struct match_result *match, int64_t id)
{
	struct intake_work k = {.a = a,
				.w = world,
				.procedures = procedures,
				.procedure_count = procedure_count,
				.r = reading,
				.person = trust ? trust->person : NULL,
				.trust = trust,
				.match = match,
				.id = id};

	if (reading->kind == READING_UNREADABLE) {
		intake_quarantine(&k);
	} else if (!reading_is_human(reading->kind)) {
		k.out.what = INTAKE_KEEP;
		k.out.reason = str_empty(reading->why) ? "An automatic mail." : reading->why;
	} else if (trust && trust->held) {
		intake_hold(&k, trust->held);
	} else if (!k.person) {
		intake_hold(&k, intake_unknown(&k));
	} else if (reading->form) {
		intake_form(&k);
	} else {
		intake_words(&k);
	}
	return k.out;
}
