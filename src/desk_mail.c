/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What becomes of one mail: duplicate, robot's, on a case, a new case, held, quarantined.
 */
#include "desk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "shell/log.h"

enum { CASES_OF_A_PERSON = 20, REFS_OF_A_MAIL = 10 };

/* One mail on the desk. */
struct desk_mail {
	struct desk *desk;
	struct arena *a;
	const struct store_mail *mail;
	const struct reading *r;
	struct trust trust;
	const struct person *person;	    /* of trust; or NULL */
	struct reading own;		    /* … with the sender under their first address */
	const char *from;		    /* as it stands in the mail */
	const struct desk_release *release; /* a person took it in; or NULL */
	struct match_candidate *candidates;
	size_t candidate_count;
	bool of_unreachable; /* a robot's: of our word that somebody cannot be reached */
};

/* Writes what became of the mail itself. */
static int desk_settle(struct desk_mail *k, enum store_mail_state state, const char *ref,
		       const char *reason, struct err *e)
{
	struct store_mail row = *k->mail;

	row.state = state;
	row.case_ref = ref;
	row.kind = reading_kind_name(k->r->kind);
	row.from = k->from;
	row.subject = k->r->subject;
	row.message_id = k->r->message_id;
	row.reason = reason	  ? reason
		     : k->release ? arena_printf(k->a, "taken in by %s", k->release->who)
				  : NULL;
	return store_update_mail(k->desk->store, &row, e);
}

static int desk_add_candidate(struct desk_mail *k, const char *ref, bool by_token, bool by_ref,
			      struct err *e)
{
	struct match_candidate *m;
	struct casefile *c;
	size_t i;

	for (i = 0; i < k->candidate_count; i++) {
		m = &k->candidates[i];
		if (str_eq(m->casefile->ref, ref)) {
			m->by_token |= by_token;
			m->by_ref |= by_ref;
			return 0;
		}
	}
	if (desk_load(k->desk, k->a, ref, &c, e) < 0)
		return -1;
	if (!c)
		return 0;
	m = ARENA_PUSH(k->a, struct match_candidate, k->candidates, k->candidate_count);
	*m = (struct match_candidate){c, by_token, by_ref};
	return 0;
}

/* The cases that the mail points at, and the open ones of its writer. */
static int desk_gather(struct desk_mail *k, struct err *e)
{
	struct store_filter filter = {.state = "open",
				      .person = k->r->from.email,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT,
				      .limit = CASES_OF_A_PERSON};
	const char *refs[REFS_OF_A_MAIL];
	struct match_token token;
	struct store_case *rows;
	size_t i, count, ref_count;

	for (i = 0; i < k->r->reference_count; i++)
		if (desk_is_ours(k->desk, k->r->references[i], &token) &&
		    desk_add_candidate(k, arena_strdup(k->a, token.ref), true, false, e) < 0)
			return -1;
	/* One mail that names several cases must not be filed on the first of them. */
	ref_count = reading_find_refs(k->a, k->r->subject, refs, 0, REFS_OF_A_MAIL);
	ref_count = reading_find_refs(k->a, k->r->text, refs, ref_count, REFS_OF_A_MAIL);
	for (i = 0; i < ref_count; i++)
		if (desk_add_candidate(k, refs[i], false, true, e) < 0)
			return -1;
	if (!filter.person || k->r->form)
		return 0;
	if (store_list_cases(k->desk->store, k->a, &filter, &rows, &count, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (desk_add_candidate(k, rows[i].ref, false, false, e) < 0)
			return -1;
	return 0;
}

/* B1, B6: who took the mail in stands in the log of the case that it is on. */
static int desk_log_release(struct desk_mail *k, const char *ref, struct err *e)
{
	const struct store_event row = {.at = k->desk->now,
					.case_ref = ref,
					.event = "released",
					.who = k->release->who,
					.rule = "B6",
					.detail = "A mail that had waited for a person was taken "
						  "in; it counts from when it came.",
					.mail = k->mail->id};
	struct log_keys keys = LOG_NO_KEYS;

	keys.case_ref = ref;
	keys.rule = row.rule;
	keys.mail = row.mail;
	log_event(LOG_LEVEL_INFO, row.event, "an event of a case", &keys);
	return store_add_event(k->desk->store, &row, e);
}

/* The update of a case from this mail, with the mail filed on it. */
static int desk_file(struct desk_mail *k, const struct step_update *u, struct err *e)
{
	if (desk_write(k->desk, k->a, u, k->mail->id, k->r, e) < 0 ||
	    (k->release && desk_log_release(k, u->casefile->ref, e) < 0))
		return -1;
	return desk_settle(k, STORE_MAIL_FILED, u->casefile->ref, NULL, e);
}

/* What was due before the mail came in has happened by then, though nobody has looked yet: after an
 * outage mails are acted on first, and an answer that came after a lapse came late. */
static int desk_catch_up(struct desk_mail *k, const struct casefile **c, struct err *e)
{
	struct step_update u;

	if ((*c)->next_at == DATE_NO_MOMENT || (*c)->next_at >= k->mail->received)
		return 0;
	u = step_catch_up(k->a, &k->desk->world, *c, k->mail->received, k->desk->now);
	*c = u.casefile;
	return desk_write(k->desk, k->a, &u, 0, NULL, e);
}

static int desk_receive(struct desk_mail *k, const struct casefile *c, const struct step_mail *m,
			struct err *e)
{
	struct step_update u;

	if (desk_catch_up(k, &c, e) < 0)
		return -1;
	u = step_receive(k->a, &k->desk->world, c, m);
	if (u.refused)
		return err_set(e, ERR_INTERNAL, "%s", u.refused);
	return desk_file(k, &u, e);
}

static int desk_open_case(struct desk_mail *k, const struct procedure *procedure,
			  const struct person *vouched, struct err *e)
{
	struct step_mail m = {.reading = k->r,
			      .from = k->r->from.email,
			      .sent_by = k->trust.by ? k->trust.by->name : NULL,
			      .vouched = vouched,
			      .trusted = true,
			      .at = k->mail->received,
			      .now = k->release ? k->desk->now : 0};
	struct step_update u;
	const char *ref;
	int year, month, day;

	date_to_civil(date_to_local(k->desk->now).day, &year, &month, &day);
	if (store_next_ref(k->desk->store, k->a, year, &ref, e) < 0)
		return -1;
	u = step_open(k->a, &k->desk->world, procedure, ref, &m);
	if (u.refused)
		return err_set(e, ERR_INTERNAL, "a case that may not be opened was");
	if (u.casefile->form)
		u.casefile->form_mail = k->mail->id;
	return desk_file(k, &u, e);
}

static int desk_forms_mail(struct desk_mail *k, const struct casefile *c, struct step_mail *m,
			   struct err *e);
static int desk_new(struct desk_mail *k, const struct match_result *match, struct err *e);
static int64_t desk_held_id(struct desk_mail *k);

/* Who answers our word that a mail waits has been told: an automatic answer that does not say that
 * it is one must not go round with us for ever. */
static void desk_tell_sender_once(struct desk_mail *k, struct intake *in)
{
	size_t i, kept = 0;

	if (!desk_held_id(k))
		return;
	for (i = 0; i < in->letter_count; i++)
		if (in->letters[i].kind != LETTER_HELD && in->letters[i].kind != LETTER_UNREADABLE)
			in->letters[kept++] = in->letters[i];
	in->letter_count = kept;
}

/* What is not believed is told once as long as it waits: another mail of the same sender for the
 * same reason is kept, and stands in the digest.  Danger is told each time. */
static int desk_tell_keepers_once(struct desk_mail *k, struct intake *in, struct err *e)
{
	bool waits;

	if (!k->from || k->r->verdict.danger)
		return 0;
	if (store_waits_already(k->desk->store, k->from, in->reason, k->mail->id, &waits, e) < 0)
		return -1;
	if (waits)
		in->letter_count = 0;
	return 0;
}

static int desk_hold(struct desk_mail *k, struct intake *in, struct err *e)
{
	bool held = in->what == INTAKE_HOLD;

	desk_tell_sender_once(k, in);
	if (in->what != INTAKE_KEEP && desk_expect_digest(k->desk, e) < 0)
		return -1;
	if (k->trust.held && desk_tell_keepers_once(k, in, e) < 0)
		return -1;
	if (desk_log(k->desk,
		     held		       ? "held"
		     : in->what == INTAKE_KEEP ? "kept"
					       : "quarantined",
		     k->r->from.email,
		     held		       ? "B6"
		     : in->what == INTAKE_KEEP ? "B3"
					       : "B4",
		     in->reason, k->mail->id, e) < 0)
		return -1;
	if (desk_write_letters(k->desk, k->a, NULL, in->letters, in->letter_count, k->r,
			       k->mail->id, e) < 0)
		return -1;
	return desk_settle(k,
			   held			     ? STORE_MAIL_HELD
			   : in->what == INTAKE_KEEP ? STORE_MAIL_KEPT
						     : STORE_MAIL_QUARANTINED,
			   NULL, in->reason, e);
}

/* The procedure for a mail that a person takes in: of its form, the one they named, or the only one
 * that takes plain words. */
static const struct procedure *desk_release_procedure(const struct desk_mail *k)
{
	const struct procedure *p, *found = NULL;
	size_t i, n = 0;

	for (i = 0; i < k->desk->config->procedure_count; i++) {
		p = k->desk->procedures[i];
		if (k->r->form		    ? str_eq(p->form, k->r->form->type->name)
		    : k->release->procedure ? str_eq(p->name, k->release->procedure)
					    : p->free_text) {
			found = p;
			n++;
		}
	}
	return n == 1 ? found : NULL;
}

/* What a person asked for cannot be done: the mail waits on, and who asked by mail hears why. */
static int desk_hold_again(struct desk_mail *k, const char *why, struct err *e)
{
	if (str_is_address(k->release->who) &&
	    desk_ask_keeper(k->desk, k->a, k->release->who, k->mail->id, why, NULL, e) < 0)
		return -1;
	return desk_settle(k, STORE_MAIL_HELD, NULL, why, e);
}

/* A person has put it on this case: its writer may do there what they might have done themselves.
 * Where nobody knows who that is, it is kept there and shown (B2). */
static int desk_file_released(struct desk_mail *k, struct err *e)
{
	struct step_mail m = {.at = k->mail->received};
	struct casefile *c;

	if (k->release->as) {
		k->person = directory_find(&k->desk->directory, k->release->as);
		k->own.from.email = k->person ? k->person->email : k->release->as;
		k->own.from.name = k->person ? k->person->name : NULL;
	}
	m.reading = k->r;
	m.from = k->r->from.email ? k->r->from.email : "unknown sender";
	m.trusted = k->r->from.email;

	if (desk_load(k->desk, k->a, k->release->ref, &c, e) < 0)
		return -1;
	return c ? desk_receive(k, c, &m, e) : desk_new(k, NULL, e);
}

/* The mail as if this one of its forms were the first; 0 is. */
static void desk_turn_to(struct desk_mail *k, const struct reading *whole, size_t i)
{
	struct reading *one = arena_memdup(k->a, whole, sizeof(*whole));

	if (i > 0) {
		one->more_forms = arena_memdup(k->a, whole->more_forms,
					       whole->more_form_count * sizeof(*whole->more_forms));
		one->form = whole->more_forms[i - 1];
		one->more_forms[i - 1] = whole->form;
	}
	k->r = one;
}

/* B6: a person vouches for who wrote it, where the directory does not say that they may. */
static int desk_open_released(struct desk_mail *k, const struct procedure *p, struct err *e)
{
	struct person vouched = {.email = k->r->from.email,
				 .name = k->r->from.name ? k->r->from.name : k->r->from.email,
				 .roles = p->submitter,
				 .absent_from = DATE_NO_DAY,
				 .absent_until = DATE_NO_DAY};

	if (k->person && (k->person->roles & p->submitter))
		return desk_open_case(k, p, NULL, e);
	return desk_open_case(k, p, arena_memdup(k->a, &vouched, sizeof(vouched)), e);
}

/* Its sender may have got into the directory since it was held, with an alias for example: then it
 * goes to the case that it answers. */
static int desk_file_known(struct desk_mail *k, bool *filed, struct err *e)
{
	struct step_mail m = {
	    .reading = k->r, .from = k->r->from.email, .trusted = true, .at = k->mail->received};
	struct match_result match;

	*filed = false;
	if (!k->person)
		return 0;
	if (desk_gather(k, e) < 0)
		return -1;
	match = match_mail(k->a, k->r, &k->desk->directory, k->candidates, k->candidate_count);
	if (match.how != MATCH_TOKEN)
		return 0;
	*filed = true;
	return k->r->form ? desk_forms_mail(k, match.casefile, &m, e)
			  : desk_receive(k, match.casefile, &m, e);
}

/* B6: it opens a case, or one for each of its forms; the clocks count from when it came in. */
static int desk_take_released(struct desk_mail *k, struct err *e)
{
	const struct procedure *procedures[READING_MAX_FORMS + 1];
	const struct reading *whole = k->r;
	bool known = true, filed;
	size_t i;

	if (k->release->ref)
		return desk_file_released(k, e);
	if (k->r->kind == READING_UNREADABLE)
		return desk_new(k, NULL, e);
	if (desk_file_known(k, &filed, e) < 0)
		return -1;
	if (filed)
		return 0;
	assert(whole->more_form_count <= READING_MAX_FORMS);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_turn_to(k, whole, i);
		procedures[i] = desk_release_procedure(k);
		known = known && procedures[i];
	}
	if (!known || !whole->from.email)
		return desk_hold_again(k,
				       whole->from.email
					   ? "It is not clear which procedure it belongs to: "
					     "name one (escalatectl quarantine retry)."
					   : "It has no usable sender: nobody could be written "
					     "to.",
				       e);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_turn_to(k, whole, i);
		if (desk_open_released(k, procedures[i], e) < 0)
			return -1;
	}
	return 0;
}

static struct intake desk_decide(struct desk_mail *k, const struct match_result *match)
{
	return intake_decide(k->a, &k->desk->world, k->desk->procedures,
			     k->desk->config->procedure_count, k->r, &k->trust, match, k->mail->id);
}

/* Each form opens a case of its own.  If one of them has to wait for a person, all of them do: what
 * is taken in later is the mail. */
static int desk_new(struct desk_mail *k, const struct match_result *match, struct err *e)
{
	const struct reading *whole = k->r;
	const struct procedure *procedures[READING_MAX_FORMS + 1];
	struct intake in;
	size_t i;

	assert(whole->more_form_count <= READING_MAX_FORMS);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_turn_to(k, whole, i);
		in = desk_decide(k, match);
		if (in.what != INTAKE_OPEN)
			return desk_hold(k, &in, e);
		procedures[i] = in.procedure;
	}
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_turn_to(k, whole, i);
		if (desk_open_case(k, procedures[i], NULL, e) < 0)
			return -1;
	}
	return 0;
}

/* A form that names other carers than the case it answers is a concern of its own. */
static bool desk_is_other(const struct casefile *c, const struct form *form)
{
	if (!c->form)
		return false;
	return c->state == CASE_CLOSED || !form_same_people(c->form, form);
}

/* Which of the mail's forms is that of this case: the one that answers most of it; -1: none. */
static int desk_form_of(const struct reading *r, const struct casefile *c)
{
	const struct form *form;
	size_t i, said, most = 0;
	int found = -1;

	for (i = 0; i <= r->more_form_count; i++) {
		form = i ? r->more_forms[i - 1] : r->form;
		if (desk_is_other(c, form))
			continue;
		said = form_said_count(form, 'C');
		if (found >= 0 && said <= most)
			continue;
		found = (int)i;
		most = said;
	}
	return found;
}

/* A mail with forms, on a case: one of them is the case's, and others are concerns of their own. */
static int desk_forms_mail(struct desk_mail *k, const struct casefile *c, struct step_mail *m,
			   struct err *e)
{
	const struct reading *whole = k->r;
	int ours = desk_form_of(whole, c);
	struct intake in;
	size_t i;

	if (ours < 0)
		return desk_new(k, NULL, e);
	for (i = 0; i <= whole->more_form_count; i++) {
		desk_turn_to(k, whole, i);
		if ((int)i == ours || !desk_is_other(c, k->r->form))
			continue;
		in = desk_decide(k, NULL);
		if (in.what == INTAKE_OPEN
			? desk_open_case(k, in.procedure, NULL, e) < 0
			: desk_write_letters(k->desk, k->a, NULL, in.letters, in.letter_count, k->r,
					     k->mail->id, e) < 0)
			return -1;
	}
	desk_turn_to(k, whole, (size_t)ours);
	m->reading = k->r;
	return desk_receive(k, c, m, e);
}

static bool desk_has_token(const struct desk_mail *k, const struct casefile *c)
{
	size_t i;

	for (i = 0; i < k->candidate_count; i++)
		if (k->candidates[i].casefile == c)
			return k->candidates[i].by_token;
	return false;
}

/* One who looks after the service: an admin of the configuration or the directory, or an Adviser.
 */
static bool desk_is_keeper(const struct desk_mail *k)
{
	const struct config_addresses *admins = &k->desk->config->admins;
	unsigned roles = ROLE_ADMIN;
	size_t i;

	for (i = 0; i < admins->count; i++)
		if (str_ieq(admins->items[i], k->r->from.email))
			return true;
	for (i = 0; i < k->desk->config->procedure_count; i++)
		roles |= k->desk->procedures[i]->adviser;
	return k->person && (k->person->roles & roles);
}

/* Somebody we know who names a case that they have no part in: it is a slip of the pen where they
 * have cases of their own, or could be beginning one. */
static bool desk_may_mean_another(const struct desk_mail *k)
{
	unsigned submitters = 0;
	size_t i;

	for (i = 0; i < k->desk->config->procedure_count; i++)
		submitters |= k->desk->procedures[i]->submitter;
	return k->person && (k->candidate_count > 1 || (k->person->roles & submitters));
}

static int desk_person_mail(struct desk_mail *k, struct err *e)
{
	struct match_result match =
	    match_mail(k->a, k->r, &k->desk->directory, k->candidates, k->candidate_count);
	struct step_mail m = {.reading = k->r,
			      .from = k->r->from.email,
			      .sent_by = k->trust.by ? k->trust.by->name : NULL,
			      .at = k->mail->received};

	if (k->trust.held)
		return desk_new(k, &match, e);
	/* An admin who answers a mail of ours needs no part in the case: that mail asked them (S3).
	 */
	m.trusted =
	    match.how == MATCH_TOKEN || match.how == MATCH_REF ||
	    (match.how == MATCH_STRANGER && desk_is_keeper(k) && desk_has_token(k, match.casefile));
	if (!m.from || (!m.trusted && match.how != MATCH_STRANGER))
		return desk_new(k, &match, e);
	/* A mail of ours has reached somebody whom nobody knows, or it is a person's other address:
	 * who looks after the case says which (B2, B6). */
	if (!m.trusted && !k->person && desk_has_token(k, match.casefile))
		return desk_new(k, &match, e);
	/* Who may have mistyped a reference is asked about; anyone else's mail on a case is kept on
	 * it and shown (B2). */
	if (!m.trusted && desk_may_mean_another(k) && !desk_has_token(k, match.casefile))
		return desk_new(k, &match, e);
	if (m.trusted && k->r->form)
		return desk_forms_mail(k, match.casefile, &m, e);
	return desk_receive(k, match.casefile, &m, e);
}

/* Whom a robot's mail is about: who our mail went to, else whom it names. */
static int desk_robot_about(struct desk_mail *k, const char *message_id, const char **about,
			    struct err *e)
{
	struct store_out out;
	bool found;

	if (store_find_out(k->desk->store, k->a, message_id, &out, &found, e) < 0)
		return -1;
	if (!found)
		return 0;
	*about = out.to;
	k->of_unreachable = str_eq(out.kind, letter_kind_name(LETTER_UNREACHABLE));
	return 0;
}

static int desk_robot_on(struct desk_mail *k, const char *ref, const char *about, struct err *e)
{
	struct step_mail m = {
	    .reading = k->r, .from = k->r->from.email, .trusted = false, .at = k->mail->received};
	struct step_update u;
	const struct casefile *before;
	struct casefile *c;

	if (desk_load(k->desk, k->a, ref, &c, e) < 0)
		return -1;
	if (!c || c->state == CASE_CLOSED)
		return desk_settle(k, STORE_MAIL_KEPT, ref, k->r->why, e);
	before = c;
	if (desk_catch_up(k, &before, e) < 0)
		return -1;
	u = step_robot(k->a, &k->desk->world, before, &m, about);
	if (u.refused)
		return desk_settle(k, STORE_MAIL_KEPT, ref, u.refused, e);
	/* Two offices that cannot be reached would tell each other so for ever. */
	if (k->of_unreachable)
		u.letter_count = 0;
	return desk_file(k, &u, e);
}

/* The open cases that wait for this person's answer. */
static int desk_robot_owner(struct desk_mail *k, const char *about, bool *done, struct err *e)
{
	struct store_filter filter = {.state = case_state_name(CASE_AWAITING_ANSWER),
				      .owner = about,
				      .due_before = DATE_NO_DAY,
				      .next_until = DATE_NO_MOMENT};
	struct store_case *rows;
	size_t i, count;

	if (store_list_cases(k->desk->store, k->a, &filter, &rows, &count, e) < 0)
		return -1;
	for (i = 0; i < count; i++)
		if (desk_robot_on(k, rows[i].ref, about, e) < 0)
			return -1;
	*done = count > 0;
	return 0;
}

/* B3: never an answer.  A mail of ours that it answers says which case and whom. */
static int desk_robot_mail(struct desk_mail *k, struct err *e)
{
	bool bounce = k->r->kind == READING_BOUNCE;
	const char *about =
	    bounce ? (k->r->failed_count ? k->r->failed[0] : NULL) : k->r->from.email;
	struct match_token token;
	const char *id = k->r->returned_id;
	bool done = false;
	size_t i;

	if (k->r->kind == READING_LIST)
		return desk_new(k, NULL, e);
	for (i = 0; (!id || !desk_is_ours(k->desk, id, &token)) && i < k->r->reference_count; i++)
		id = k->r->references[i];
	if (id && desk_is_ours(k->desk, id, &token)) {
		if (desk_robot_about(k, id, &about, e) < 0)
			return -1;
		if (about && str_starts(token.ref, "ESC-"))
			return desk_robot_on(k, arena_strdup(k->a, token.ref), about, e);
	}
	if (about && k->r->kind != READING_RECEIPT && desk_robot_owner(k, about, &done, e) < 0)
		return -1;
	return done ? 0 : desk_new(k, NULL, e);
}

/* An Adviser's or admin's reply about a held mail: "MAIL-17" in the Message-ID that it answers. */
static int64_t desk_held_id(struct desk_mail *k)
{
	struct match_token token;
	size_t i;

	for (i = 0; i < k->r->reference_count; i++)
		if (desk_is_ours(k->desk, k->r->references[i], &token) &&
		    str_starts(token.ref, "MAIL-"))
			return strtoll(token.ref + 5, NULL, 10);
	return 0;
}

/* B6: "one reply" takes a held mail in.  *done says whether this mail was such a reply. */
static int desk_take_held_reply(struct desk_mail *k, bool *done, struct err *e)
{
	int64_t id = desk_held_id(k);

	*done = false;
	if (!id || !k->r->from.email || !desk_is_keeper(k))
		return 0;
	*done = true;
	return desk_held_reply(k->desk, k->a, k->mail, k->r, id, e);
}

/* Who wrote it, and is it they?  Whichever of their addresses somebody writes from, the rules know
 * one. */
static void desk_know_sender(struct desk_mail *k, const struct reading *reading)
{
	k->trust = trust_check(k->a, reading, &k->desk->directory, k->desk->config->trust.require);
	k->person = k->trust.person;
	k->own = *reading;
	if (k->person)
		k->own.from.email = k->person->email;
	k->r = &k->own;
	/* An admin whom the directory knows under another address is no impostor. */
	if (!k->person && !k->trust.unproven && desk_is_keeper(k))
		k->trust.held = NULL;
}

int desk_take(struct desk *desk, struct arena *a, const struct store_mail *mail,
	      const struct reading *reading, struct err *e)
{
	struct desk_mail k = {
	    .desk = desk, .a = a, .mail = mail, .r = reading, .from = reading->from.email};
	struct desk_release release;
	int64_t same = 0;
	bool done;

	if (reading->message_id &&
	    store_find_same(desk->store, mail->id, reading->message_id, &same, e) < 0)
		return -1;
	if (same)
		return desk_settle(&k, STORE_MAIL_DUPLICATE, NULL,
				   arena_printf(a, "the same as mail %lld", (long long)same), e);
	desk_know_sender(&k, reading);
	if (desk_released(a, mail, &release))
		k.release = &release;
	/* Whoever has touched it: a robot's mail is never an answer and opens no case (B3). */
	if (!reading_is_human(reading->kind) && reading->kind != READING_UNREADABLE)
		return desk_robot_mail(&k, e);
	if (k.release)
		return desk_take_released(&k, e);
	if (reading->kind == READING_UNREADABLE)
		return desk_new(&k, NULL, e);
	done = false;
	if (!k.trust.held && desk_take_held_reply(&k, &done, e) < 0)
		return -1;
	if (done)
		return 0;
	if (desk_gather(&k, e) < 0)
		return -1;
	return desk_person_mail(&k, e);
}
