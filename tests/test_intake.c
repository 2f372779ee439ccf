/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a mail that is on no case: B3, B4, B6, C12. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "core/intake.h"
#include "fixture.h"

/* Both procedures at one desk, with everybody in one directory. */
struct desk {
	struct arena arena;
	struct directory directory;
	struct step_world world;
	const struct procedure *procedures[2];
};

static const char *const admins[] = {"sam.doyle@croydon.example"};

static int by_address(const void *x, const void *y)
{
	return strcmp(((const struct person *)x)->email, ((const struct person *)y)->email);
}

static void desk_init(struct desk *d)
{
	struct fixture_council *croydon, *surrey;
	struct person *people;
	size_t n, m;

	arena_init(&d->arena);
	croydon = fixture_croydon(&d->arena);
	surrey = fixture_surrey(&d->arena);
	n = croydon->directory.count;
	m = surrey->directory.count;
	people = ARENA_NEW_N(&d->arena, struct person, n + m);
	memcpy(people, croydon->directory.people, n * sizeof(*people));
	memcpy(people + n, surrey->directory.people, m * sizeof(*people));
	qsort(people, n + m, sizeof(*people), by_address);
	d->directory = (struct directory){.people = people, .count = n + m};
	d->world = (struct step_world){&croydon->calendar, &d->directory, admins, COUNT_OF(admins)};
	d->procedures[0] = &surrey->procedure;
	d->procedures[1] = &croydon->procedure;
}

enum holds { NOTHING, CROYDON_FORM, SURREY_FORM, CROYDON_DANGER, SURREY_DANGER };

struct row {
	const char *words;
	const char *from; /* NULL: not said clearly */
	enum reading_kind kind;
	enum holds form;
	const char *text;
	enum match_how match;
	enum intake_what what;
	const char *procedure; /* of INTAKE_OPEN */
	const char *letters;   /* "held:kim held-told:sam", "!" behind what is urgent */
};

static const struct row rows[] = {
    {"C1: a carer's form opens a case", "sian.oconnor@mail.example", READING_FORM, CROYDON_FORM, "",
     MATCH_NONE, INTAKE_OPEN, "croydon-carer", ""},
    {"C12: so do a carer's plain words", "sian.oconnor@mail.example", READING_MESSAGE, NOTHING,
     "The respite was cancelled.", MATCH_NONE, INTAKE_OPEN, "croydon-carer", ""},
    {"S2: a chair's form opens a case", "margaret.ellwood@panel.example", READING_FORM, SURREY_FORM,
     "", MATCH_NONE, INTAKE_OPEN, "surrey-panel", ""},
    {"a chair's plain words do not: only the carers' procedure takes such",
     "margaret.ellwood@panel.example", READING_MESSAGE, NOTHING, "The review was late.", MATCH_NONE,
     INTAKE_HOLD, NULL, "held:margaret held-told:sam"},
    {"a carer cannot send the panel's form: its Adviser decides", "sian.oconnor@mail.example",
     READING_FORM, SURREY_FORM, "", MATCH_NONE, INTAKE_HOLD, NULL, "held:sian held-told:priya"},
    {"nor the SSW a carer's: the admins decide", "tom.okafor@croydon.example", READING_FORM,
     CROYDON_FORM, "", MATCH_NONE, INTAKE_HOLD, NULL, "held:tom held-told:sam"},
    {"staff who write about no case", "tom.okafor@croydon.example", READING_MESSAGE, NOTHING,
     "When is the next training?", MATCH_NONE, INTAKE_HOLD, NULL, "held:tom held-told:sam"},
    {"B6: a stranger's form waits for a person", "kim@mail.example", READING_FORM, CROYDON_FORM, "",
     MATCH_NONE, INTAKE_HOLD, NULL, "held:kim@mail held-told:sam"},
    {"B6: a stranger's panel form waits for the Adviser", "kim@mail.example", READING_FORM,
     SURREY_FORM, "", MATCH_NONE, INTAKE_HOLD, NULL, "held:kim@mail held-told:priya"},
    {"B6: so do a stranger's words", "kim@mail.example", READING_MESSAGE, NOTHING, "Hello.",
     MATCH_NONE, INTAKE_HOLD, NULL, "held:kim@mail held-told:sam"},
    {"B6: of danger the senior managers are told in the same minute", "kim@mail.example",
     READING_MESSAGE, NOTHING, "A child is in immediate danger now.", MATCH_NONE, INTAKE_HOLD, NULL,
     "held:kim@mail held-told:sam! held-danger:fiona! held-danger:ruth!"},
    {"B6: a stranger's form with the tick says the same", "kim@mail.example", READING_FORM,
     CROYDON_DANGER, "", MATCH_NONE, INTAKE_HOLD, NULL,
     "held:kim@mail held-told:sam! held-danger:fiona! held-danger:ruth!"},
    {"S9: the panel's form does so too; the Adviser decides", "kim@mail.example", READING_FORM,
     SURREY_DANGER, "", MATCH_NONE, INTAKE_HOLD, NULL,
     "held:kim@mail held-told:priya! held-danger:fiona! held-danger:ruth!"},
    {"danger in a known carer's words opens a case", "sian.oconnor@mail.example", READING_MESSAGE,
     NOTHING, "A child is in immediate danger now.", MATCH_NONE, INTAKE_OPEN, "croydon-carer", ""},
    {"nobody is answered who did not say clearly who they are", NULL, READING_MESSAGE, NOTHING,
     "Hello.", MATCH_NONE, INTAKE_HOLD, NULL, "held-told:sam"},
    {"a carer with open cases who points at none: it is not guessed", "sian.oconnor@mail.example",
     READING_MESSAGE, NOTHING, "It has happened again.", MATCH_GUESS, INTAKE_HOLD, NULL,
     "held:sian held-told:sam"},
    {"nor where it points at several", "sian.oconnor@mail.example", READING_MESSAGE, NOTHING,
     "It has happened again.", MATCH_UNCLEAR, INTAKE_HOLD, NULL, "held:sian held-told:sam"},
    {"nor where it points at somebody else's", "sian.oconnor@mail.example", READING_MESSAGE,
     NOTHING, "It has happened again.", MATCH_STRANGER, INTAKE_HOLD, NULL,
     "held:sian held-told:sam"},
    {"danger in it does not wait for that to be settled", "sian.oconnor@mail.example",
     READING_MESSAGE, NOTHING, "He is in immediate danger now.", MATCH_GUESS, INTAKE_HOLD, NULL,
     "held:sian held-told:sam! held-danger:fiona! held-danger:ruth!"},
    {"mere thanks on no case open none", "sian.oconnor@mail.example", READING_MESSAGE, NOTHING,
     "Thank you.", MATCH_NONE, INTAKE_HOLD, NULL, "held:sian held-told:sam"},
    {"nor does an empty mail", "sian.oconnor@mail.example", READING_MESSAGE, NOTHING, "",
     MATCH_NONE, INTAKE_HOLD, NULL, "held:sian held-told:sam"},
    {"B4: what cannot be read is quarantined; who is known hears of it",
     "sian.oconnor@mail.example", READING_UNREADABLE, NOTHING, "", MATCH_NONE, INTAKE_QUARANTINE,
     NULL, "unreadable:sian quarantined:sam"},
    {"B4: a stranger's From proves nothing, so nobody is answered", "kim@mail.example",
     READING_UNREADABLE, NOTHING, "", MATCH_NONE, INTAKE_QUARANTINE, NULL, "quarantined:sam"},
    {"B3: an automatic reply is kept", "sian.oconnor@mail.example", READING_AUTO_REPLY, NOTHING,
     "I am away.", MATCH_NONE, INTAKE_KEEP, NULL, ""},
    {"B3: so is a bounce", "kim@mail.example", READING_BOUNCE, NOTHING, "", MATCH_NONE, INTAKE_KEEP,
     NULL, ""},
    {"B3: a receipt", "sian.oconnor@mail.example", READING_RECEIPT, NOTHING, "", MATCH_NONE,
     INTAKE_KEEP, NULL, ""},
    {"B3: a newsletter, even one with a form in it", "sian.oconnor@mail.example", READING_LIST,
     CROYDON_FORM, "", MATCH_NONE, INTAKE_KEEP, NULL, ""},
};

static struct form *row_form(struct desk *d, enum holds what)
{
	struct form *f = NULL;

	if (what == CROYDON_FORM || what == CROYDON_DANGER)
		f = fixture_croydon_form(&d->arena);
	if (what == SURREY_FORM || what == SURREY_DANGER)
		f = fixture_surrey_form(&d->arena);
	if (what == CROYDON_DANGER || what == SURREY_DANGER)
		form_set(f, "immediate_safeguarding")->tick = FORM_YES;
	return f;
}

static struct intake decide(struct desk *d, const struct row *row)
{
	struct match_result match = {.how = row->match, .why = "It could be on several cases."};
	struct trust trust = {0};
	struct reading r;

	reading_init(&r);
	r.kind = row->kind;
	r.from.email = row->from;
	r.subject = "Respite";
	r.text = row->text;
	r.form = row_form(d, row->form);
	r.verdict = verdict_read(&d->arena, r.text, fixture_day("2026-12-18"));
	trust.person = directory_find(&d->directory, r.from.email);
	return intake_decide(&d->arena, &d->world, d->procedures, COUNT_OF(d->procedures), &r,
			     &trust, &match, 17);
}

static const char *letters_of(struct desk *d, const struct intake *in)
{
	struct str out;
	size_t i;

	str_init(&out, &d->arena, STR_UNBOUNDED);
	for (i = 0; i < in->letter_count; i++)
		str_addf(&out, "%s%s:%.*s%s", i ? " " : "", letter_kind_name(in->letters[i].kind),
			 (int)strcspn(in->letters[i].to, "."), in->letters[i].to,
			 in->letters[i].urgent ? "!" : "");
	return str_text(&out);
}

static void each_mail_goes_where_it_belongs(void **state)
{
	struct intake in;
	struct desk d;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		desk_init(&d);
		in = decide(&d, &rows[i]);
		if (in.what != rows[i].what ||
		    !str_eq(in.procedure ? in.procedure->name : NULL, rows[i].procedure) ||
		    strcmp(letters_of(&d, &in), rows[i].letters) != 0)
			fail_msg("%s: %d, %s, %s", rows[i].words, (int)in.what,
				 in.procedure ? in.procedure->name : "(no procedure)",
				 letters_of(&d, &in));
		if (in.what != INTAKE_OPEN)
			assert_true(!str_empty(in.reason));
		arena_clear(&d.arena);
	}
}

static void B6_who_decides_sees_what_came_and_its_number(void **state)
{
	const struct row row = {"",  "kim@mail.example", READING_FORM, CROYDON_DANGER,
				"",  MATCH_NONE,	 INTAKE_HOLD,  NULL,
				NULL};
	struct intake in;
	struct desk d;

	(void)state;
	desk_init(&d);
	in = decide(&d, &row);
	assert_int_equal(in.letter_count, 4);
	/* The admin. */
	assert_string_equal(in.letters[1].items[0], "17");
	assert_string_equal(in.letters[1].person, "kim@mail.example");
	assert_non_null(strstr(in.letters[1].words, "Respite\n"));
	assert_non_null(strstr(in.letters[1].words, "cancelled for the second time"));
	/* The senior manager: a form that came without words is shown all the same. */
	assert_int_equal(in.letters[2].kind, LETTER_HELD_DANGER);
	assert_string_equal(in.letters[2].items[0], "17");
	assert_non_null(strstr(in.letters[2].text, "cancelled for the second time"));
	arena_clear(&d.arena);
}

static void B6_danger_reaches_the_next_one_up_where_nobody_holds_the_step(void **state)
{
	const struct row row = {"",
				"kim@mail.example",
				READING_MESSAGE,
				NOTHING,
				"A child is in immediate danger now.",
				MATCH_NONE,
				INTAKE_HOLD,
				NULL,
				NULL};
	struct intake in;
	struct desk d;
	size_t i;

	(void)state;
	desk_init(&d);
	for (i = 0; i < d.directory.count; i++)
		if (d.directory.people[i].roles & ROLE_SERVICE_MANAGER)
			d.directory.people[i].roles = ROLE_SSW;
	in = decide(&d, &row);
	assert_string_equal(letters_of(&d, &in), "held:kim@mail held-told:sam! held-danger:andrew! "
						 "held-danger:laura! held-danger:robert!");
	arena_clear(&d.arena);
}

static void guesses_are_named_to_who_decides(void **state)
{
	const struct casefile *guesses[2];
	struct match_result match = {.how = MATCH_GUESS, .guesses = guesses, .guess_count = 2};
	struct fixture_council *k;
	struct reading r;
	struct intake in;
	struct trust trust = {0};
	struct desk d;

	(void)state;
	desk_init(&d);
	k = fixture_croydon(&d.arena);
	guesses[0] = fixture_croydon_case(&d.arena, k, FIXTURE_ASKED);
	guesses[1] = fixture_croydon_case(&d.arena, k, FIXTURE_LAPSED);
	reading_init(&r);
	r.kind = READING_MESSAGE;
	r.from.email = "sian.oconnor@mail.example";
	r.text = "It has happened again.";
	trust.person = directory_find(&d.directory, r.from.email);
	in = intake_decide(&d.arena, &d.world, d.procedures, 2, &r, &trust, &match, 9);
	assert_int_equal(in.letters[1].item_count, 3);
	assert_string_equal(in.letters[1].items[0], "9");
	assert_string_equal(in.letters[1].items[1], "ESC-2026-0042");
	arena_clear(&d.arena);
}

/* B2: who is not shown to have sent it is believed nothing, and told nothing unless we know them. */
static void what_is_not_believed_is_held(void **state)
{
	struct trust trust = {.held = "It could not be shown.", .unproven = true};
	struct match_result match = {.how = MATCH_TOKEN};
	struct reading r;
	struct intake in;
	struct desk d;

	(void)state;
	desk_init(&d);
	reading_init(&r);
	r.kind = READING_FORM;
	r.from.email = "kim@mail.example";
	r.form = fixture_croydon_form(&d.arena);
	in = intake_decide(&d.arena, &d.world, d.procedures, 2, &r, &trust, &match, 9);
	assert_int_equal(in.what, INTAKE_HOLD);
	assert_string_equal(in.reason, "It could not be shown.");
	assert_string_equal(letters_of(&d, &in), "held-told:sam");
	r.from.email = "sian.oconnor@mail.example";
	trust.person = directory_find(&d.directory, r.from.email);
	in = intake_decide(&d.arena, &d.world, d.procedures, 2, &r, &trust, &match, 9);
	assert_int_equal(in.what, INTAKE_HOLD);
	assert_string_equal(letters_of(&d, &in), "held:sian held-told:sam");
	arena_clear(&d.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_mail_goes_where_it_belongs),
	    cmocka_unit_test(B6_who_decides_sees_what_came_and_its_number),
	    cmocka_unit_test(B6_danger_reaches_the_next_one_up_where_nobody_holds_the_step),
	    cmocka_unit_test(guesses_are_named_to_who_decides),
	    cmocka_unit_test(what_is_not_believed_is_held),
	};

	return cmocka_run_group_tests_name("intake", tests, NULL, NULL);
}
