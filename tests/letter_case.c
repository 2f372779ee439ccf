/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "letter_case.h"

#include <string.h>

static enum fixture_stage letter_case_stage(enum letter_kind kind)
{
	switch (kind) {
	case LETTER_RECEIVED:
	case LETTER_ROUTE:
	case LETTER_ROUTE_UNCLEAR:
		return FIXTURE_OPENED;
	case LETTER_REQUEST:
	case LETTER_MOVED_UP:
	case LETTER_LATE_MOVED:
	case LETTER_LATE_ANSWER:
		return FIXTURE_LAPSED;
	case LETTER_ANSWER:
	case LETTER_VERDICT_CHASE:
	case LETTER_VERDICT_UNCLEAR:
	case LETTER_TOLD:
	case LETTER_ANSWER_COPY:
	case LETTER_RECORD:
		return FIXTURE_ANSWERED;
	case LETTER_FURTHER_FORM:
		return FIXTURE_ESCALATED;
	case LETTER_CLOSED:
	case LETTER_STEPPED_DOWN:
		return FIXTURE_RESOLVED;
	default:
		return FIXTURE_ASKED;
	}
}

static void letter_case_address(struct letter_case *lc, enum letter_case_to to)
{
	struct casefile *c = lc->c;
	struct case_rung *r = &c->rungs[lc->letter.rung >= 0 ? lc->letter.rung : 0];
	const struct person *person;
	struct case_party party = c->submitter;

	if (to == TO_OWNER && r->owner.email)
		party = r->owner;
	if (to == TO_DEPUTY && r->owner.email) {
		person = directory_find(&lc->council->directory, r->owner.email);
		person = person ? directory_deputy(&lc->council->directory, person) : NULL;
		if (person)
			r->deputy = (struct case_party){person->email, person->name, r->owner.role};
		party = person ? r->deputy : r->owner;
	}
	if (to == TO_OFFICE)
		party = c->adviser.email
			    ? c->adviser
			    : (struct case_party){lc->council->world.admins[0], NULL, ROLE_ADMIN};
	lc->letter.to = party.email;
	lc->letter.name = party.name;
	lc->letter.role = party.role;
}

/* What the rules hand over besides the case; see the table in core/letter.h. */
static void letter_case_fill(struct letter *l)
{
	static const char *missing[] = {"Impact on the child or children",
					"Who is the concern about?"};
	static const char *people[] = {"Joanne Birch <joanne.birch@surrey.example>",
				       "David Marsh <david.marsh@surrey.example>"};
	static const char *unread[] = {"The attached file \"plan.pdf\" could not be read. It is "
				       "damaged."};
	static const char *held[] = {"17", "ESC-2026-0042"};

	switch (l->kind) {
	case LETTER_RECEIVED:
	case LETTER_INCOMPLETE:
		l->items = missing;
		l->item_count = COUNT_OF(missing);
		break;
	case LETTER_FILE_UNREAD:
		l->items = unread;
		l->item_count = COUNT_OF(unread);
		break;
	case LETTER_ROUTE:
	case LETTER_ROUTE_UNCLEAR:
	case LETTER_NO_OWNER:
		l->items = people;
		l->item_count = COUNT_OF(people);
		break;
	case LETTER_AGREE_ASK:
	case LETTER_AGREED:
	case LETTER_DATE_CHANGED:
		l->day = fixture_day("2027-01-08");
		break;
	case LETTER_HELD_TOLD:
	case LETTER_HELD_DANGER:
	case LETTER_QUARANTINED:
	case LETTER_WAITING:
	case LETTER_CASE_BROKEN:
	case LETTER_UNDELIVERED:
		l->items = held;
		l->item_count = COUNT_OF(held);
		break;
	default:
		break;
	}
}

/* Something of the answer's form could not be read. */
static void letter_case_spoil(struct arena *a, struct casefile *c)
{
	struct case_rung *r = casefile_rung(c);
	struct case_answer *answer = &r->answers[r->answer_count - 1];

	*ARENA_PUSH(a, const char *, answer->problems, answer->problem_count) =
	    "By when: \"31 June\" is no date.";
}

struct letter_case letter_case_at(struct arena *a, bool croydon, enum fixture_stage stage,
				  enum letter_kind kind, enum letter_case_to to)
{
	struct letter_case lc = {.council = croydon ? fixture_croydon(a) : fixture_surrey(a)};

	lc.c = croydon ? fixture_croydon_case(a, lc.council, stage)
		       : fixture_surrey_case(a, lc.council, stage);
	lc.letter =
	    (struct letter){.kind = kind,
			    .rung = (int)lc.c->rung_count - 1,
			    .day = DATE_NO_DAY,
			    .not_before = DATE_NO_MOMENT,
			    .person = "Pat Stranger",
			    .text = "Could we speak about this tomorrow?\n\nKind regards\nPat"};
	if (kind == LETTER_LATE_MOVED || kind == LETTER_LATE_ANSWER)
		lc.letter.rung = 0;
	if (kind == LETTER_ANSWER_COPY)
		letter_case_spoil(a, lc.c);
	letter_case_fill(&lc.letter);
	letter_case_address(&lc, to);
	if (kind >= LETTER_HELD)
		lc.c = NULL;
	return lc;
}

struct letter_case letter_case_make(struct arena *a, bool croydon, enum letter_kind kind,
				    enum letter_case_to to)
{
	return letter_case_at(a, croydon, letter_case_stage(kind), kind, to);
}

void letter_case_write(struct arena *a, struct letter_case *lc)
{
	lc->content = letter_write(a, &lc->council->office, lc->c, &lc->letter);
}

struct letter_content letter_case_content(struct arena *a, bool croydon, enum fixture_stage stage,
					  enum letter_kind kind, enum letter_case_to to)
{
	struct letter_case lc = letter_case_at(a, croydon, stage, kind, to);

	lc.letter.text = NULL;
	lc.letter.person = NULL;
	letter_case_write(a, &lc);
	return lc.content;
}

static bool letter_case_is_underline(const char *line, size_t n)
{
	return n > 0 && (strspn(line, "=") == n || strspn(line, "-") == n);
}

const char *letter_case_text_words(struct arena *a, const char *text)
{
	struct str out;
	size_t n;

	str_init(&out, a, STR_UNBOUNDED);
	for (; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (letter_case_is_underline(text, n))
			continue;
		if (*text == '>' || (n > 1 && text[0] == '-' && text[1] == ' '))
			str_add_n(&out, text + 1, n - 1);
		else
			str_add_n(&out, text, n);
		str_add(&out, " ");
	}
	return str_fold(a, str_text(&out));
}

static const char *letter_case_entity(const char *s, struct str *out)
{
	static const struct {
		const char *entity, *text;
	} table[] = {
	    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
	size_t i;

	for (i = 0; i < COUNT_OF(table); i++) {
		if (str_starts(s, table[i].entity)) {
			str_add(out, table[i].text);
			return s + strlen(table[i].entity);
		}
	}
	fail_msg("a bare & in HTML: %.40s", s);
	return s + 1;
}

const char *letter_case_html_words(struct arena *a, const char *html)
{
	const char *s = strstr(html, "<body");
	struct str out;

	assert_non_null(s);
	str_init(&out, a, STR_UNBOUNDED);
	while (*s) {
		if (*s == '<') {
			str_add(&out, " ");
			s = strchr(s, '>');
			assert_non_null(s);
			s++;
		} else if (*s == '&') {
			s = letter_case_entity(s, &out);
		} else {
			str_add_char(&out, *s++);
		}
	}
	return str_fold(a, str_text(&out));
}

const char *letter_case_own_words(struct arena *a, const char *text)
{
	struct str out;
	size_t n;

	str_init(&out, a, STR_UNBOUNDED);
	for (; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (*text == '>' || str_starts(text, "    "))
			continue;
		str_add_n(&out, text, n);
		str_add(&out, " ");
	}
	return str_fold(a, str_text(&out));
}

void letter_case_says(struct arena *a, const struct letter_content *content, const char *words)
{
	if (!strstr(letter_case_text_words(a, content->text), words))
		fail_msg("no \"%s\" in:\n%s", words, content->text);
	if (!strstr(letter_case_html_words(a, content->html), words))
		fail_msg("no \"%s\" in the HTML of:\n%s", words, content->text);
}

void letter_case_says_not(struct arena *a, const struct letter_content *content, const char *words)
{
	if (strstr(letter_case_text_words(a, content->text), words))
		fail_msg("\"%s\" in:\n%s", words, content->text);
	if (strstr(letter_case_html_words(a, content->html), words))
		fail_msg("\"%s\" in the HTML of:\n%s", words, content->text);
}
