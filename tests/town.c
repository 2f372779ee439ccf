/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char town_people[] =
    "email,name,roles,team,manager,deputy,absent_from,absent_until\n"
    "amir.shah@brookshire.example,Amir Shah,head-of-service,Fostering,,,,\n"
    "wendy.hurst@brookshire.example,Wendy Hurst,service-manager,Fostering,amir.shah@brookshire."
    "example,,,\n"
    "neil.abbott@brookshire.example,Neil "
    "Abbott,team-manager,North,wendy.hurst@brookshire.example,,,"
    "\n"
    "ines.duarte@brookshire.example,Ines Duarte,ssw,North,neil.abbott@brookshire.example,,,\n"
    "moira.adeyemi@carers.example,Moira Adeyemi,carer,,ines.duarte@brookshire.example,,,\n"
    "judith.marlowe@panel.example,Judith Marlowe,panel-chair,Panel,,,,\n"
    "colin.frost@brookshire.example,Colin Frost,panel-adviser,Panel,,,,\n"
    "beatrix.holm@brookshire.example,Beatrix Holm,adm,Children,,,,\n";

void town_write(struct town *t, const char *name, const char *text)
{
	const char *path = arena_printf(&t->g->arena, "%s/%s", t->g->directory, name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_not_equal(fputs(text, f), EOF);
	assert_int_equal(fclose(f), 0);
}

date_moment town_at(const char *text)
{
	date_moment moment = date_parse_moment(text);

	assert_int_not_equal(moment, DATE_NO_MOMENT);
	return moment;
}

const char town_holidays_2026[] = "england-and-wales\t2026-12-25\tChristmas Day\n"
				  "england-and-wales\t2026-12-28\tBoxing Day\n";

int town_setup(void **state)
{
	struct town *t = mem_alloc(sizeof(*t));
	const char *srcdir = getenv("srcdir");
	struct str problems;

	memset(t, 0, sizeof(*t));
	if (ground_setup_open((void **)&t->g) < 0)
		return -1;
	srcdir = srcdir ? srcdir : ".";
	town_write(t, "people.csv", town_people);
	town_write(t, "holidays.tsv", town_holidays_2026);
	town_write(t, "conf",
		   arena_printf(&t->g->arena,
				"council = \"Brookshire Council\"\n"
				"admins = {\"" OFFICE "\", \"" SECOND "\"}\n"
				"mailbox { type = maildir path = \"in\" address = "
				"\"escalations@brookshire.example\" }\n"
				"relay { type = maildir path = \"out\" }\n"
				"store { path = \"store.db\" }\n"
				"people { file = \"people.csv\" }\n"
				"calendar { source = \"%s/holidays.tsv\" day-ends = 17:00 }\n"
				"include(\"%s/etc/procedures/croydon-carer.conf\")\n"
				"include(\"%s/etc/procedures/surrey-panel.conf\")\n",
				t->g->directory, srcdir, srcdir));
	str_init(&problems, &t->g->arena, 4096);
	if (config_load(arena_printf(&t->g->arena, "%s/conf", t->g->directory), &t->config,
			&t->g->arena, &problems, &t->g->e) < 0) {
		fprintf(stderr, "%s%s\n", str_text(&problems), t->g->e.text);
		return -1;
	}
	if (desk_open(&t->desk, &t->config, t->g->store, &t->g->e) < 0 ||
	    desk_prepare(&t->desk, &t->g->e) < 0)
		return -1;
	t->desk.now = town_at("2026-11-10T10:00");
	*state = t;
	return 0;
}

int town_teardown(void **state)
{
	struct town *t = *state;
	void *ground = t->g;

	desk_close(&t->desk);
	free(t);
	return ground_teardown(&ground);
}

void town_import(struct town *t, const char *csv)
{
	struct str problems;
	size_t n;

	str_init(&problems, &t->g->arena, 4096);
	MUST(t->g, store_begin(t->g->store, &t->g->e));
	MUST(t->g, desk_import_people(&t->desk, csv, strlen(csv), false, &n, &problems, &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	MUST(t->g, desk_reload_people(&t->desk, &t->g->e));
}

/* ---- mails as the reader would give them */

struct reading *town_says(struct town *t, enum reading_kind kind, const char *from,
			  const char *text)
{
	struct reading *r = ARENA_NEW(&t->g->arena, struct reading);

	reading_init(r);
	r->kind = kind;
	r->from.email = from;
	r->subject = "About the visits";
	r->text = r->full_text = text;
	r->message_id = arena_printf(&t->g->arena, "m%d@mail.example", ++t->mails);
	return r;
}

struct reading *town_panel_form(struct town *t)
{
	struct reading *r = town_says(t, READING_FORM, CHAIR, "");

	r->form = form_new(&t->g->arena, form_type_find("surrey-panel"));
	form_set(r->form, "foster_carers")->text = "Peter and Anne Webb";
	form_set(r->form, "details")->text = "The report came two days before panel.";
	return r;
}

void town_answers(struct town *t, struct reading *r, const char *message_id)
{
	*ARENA_PUSH(&t->g->arena, const char *, r->references, r->reference_count) = message_id;
}

int64_t town_arrives(struct town *t, const struct reading *r)
{
	static int places;
	int64_t id;
	bool known;
	const char *raw = arena_printf(&t->g->arena, "Subject: %s\n\n%s", r->subject, r->text);

	MUST(t->g, store_add_mail(t->g->store, arena_printf(&t->g->arena, "place-%d", ++places),
				  t->desk.now, raw, strlen(raw), &id, &known, &t->g->e));
	return id;
}

struct store_mail town_row(struct town *t, int64_t id)
{
	struct store_mail mail;
	bool found;

	MUST(t->g, store_get_mail(t->g->store, &t->g->arena, id, &mail, &found, &t->g->e));
	assert_true(found);
	return mail;
}

void town_acted_on(struct town *t, int64_t id, const struct reading *r)
{
	struct store_mail mail = town_row(t, id);

	MUST(t->g, desk_take(&t->desk, &t->g->arena, &mail, r, &t->g->e));
}

int64_t town_comes_in(struct town *t, const struct reading *r)
{
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = town_arrives(t, r);
	town_acted_on(t, id, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return id;
}

void town_assert_state(struct town *t, int64_t id, enum store_mail_state state)
{
	assert_string_equal(store_mail_state_name(town_row(t, id).state),
			    store_mail_state_name(state));
}

struct casefile *town_case(struct town *t, const char *ref)
{
	struct casefile *c;

	MUST(t->g, desk_load(&t->desk, &t->g->arena, ref, &c, &t->g->e));
	assert_non_null(c);
	return c;
}

int64_t town_count(struct town *t, const char *sql)
{
	return ground_number(t->g->path, sql);
}

const char *town_letter_to(struct town *t, const char *kind, const char *to)
{
	int64_t id =
	    town_count(t, arena_printf(&t->g->arena,
				       "SELECT ifnull(max(id), 0) FROM outbox WHERE kind = '%s'"
				       " AND recipient = '%s'",
				       kind, to));
	struct store_out out;
	bool found;

	MUST(t->g, store_get_out(t->g->store, &t->g->arena, id, &out, &found, &t->g->e));
	return found ? out.message_id : NULL;
}

int64_t town_letters_to(struct town *t, const char *to)
{
	return town_count(
	    t,
	    arena_printf(&t->g->arena, "SELECT count(*) FROM outbox WHERE recipient = '%s'", to));
}

const char *town_released(struct town *t, int64_t id, const char *ref, const char *who)
{
	const struct desk_release how = {.ref = ref, .who = who};
	const char *refused;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	MUST(t->g, desk_release(&t->desk, &t->g->arena, id, &how, &refused, &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return refused;
}

void town_read_again(struct town *t, int64_t id, const struct reading *r)
{
	MUST(t->g, store_begin(t->g->store, &t->g->e));
	town_acted_on(t, id, r);
	MUST(t->g, store_commit(t->g->store, &t->g->e));
}

int64_t town_quarantined(struct town *t, const struct reading *r)
{
	struct store_mail mail;
	int64_t id;

	MUST(t->g, store_begin(t->g->store, &t->g->e));
	id = town_arrives(t, r);
	mail = town_row(t, id);
	MUST(t->g, desk_quarantine(&t->desk, &t->g->arena, &mail, "It is too large.", &t->g->e));
	MUST(t->g, store_commit(t->g->store, &t->g->e));
	return id;
}

void town_a_case(struct town *t)
{
	town_comes_in(t, town_says(t, READING_MESSAGE, MOIRA, CONCERN));
	assert_string_equal(casefile_rung(town_case(t, FIRST))->owner.email, INES);
}
