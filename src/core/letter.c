/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/letter.h"

#include <assert.h>

#include "core/letter_draft.h"

/* Name, draft and kind of every letter. */
static const struct {
	const char *name;
	letter_writer *write;
	bool chase;    /* untrue as soon as somebody has answered, so dropped then */
	bool caseless; /* speaks of no case */
} letter_table[LETTER_KINDS] = {
    [LETTER_RECEIVED] = {"received", letter_received, false, false},
    [LETTER_MOVED_UP] = {"moved-up", letter_moved_up, false, false},
    [LETTER_DATE_CHANGED] = {"date-changed", letter_date_changed, false, false},
    [LETTER_QUESTION] = {"question", letter_question, false, false},
    [LETTER_TOLD] = {"told", letter_told, false, false},
    [LETTER_ANSWER] = {"answer", letter_answer, false, false},
    [LETTER_VERDICT_CHASE] = {"verdict-chase", letter_verdict_chase, true, false},
    [LETTER_VERDICT_UNCLEAR] = {"verdict-unclear", letter_verdict_unclear, false, false},
    [LETTER_FURTHER_FORM] = {"further-form", letter_further_form, false, false},
    [LETTER_REQUEST] = {"request", letter_request, false, false},
    [LETTER_REMINDER] = {"reminder", letter_reminder, true, false},
    [LETTER_CHASE] = {"chase", letter_chase, true, false},
    [LETTER_LATE_MOVED] = {"late-moved", letter_late_moved, false, false},
    [LETTER_INCOMPLETE] = {"incomplete", letter_incomplete, false, false},
    [LETTER_QUESTION_ANSWERED] = {"question-answered", letter_question_answered, false, false},
    [LETTER_RECORD] = {"record", letter_record, false, false},
    [LETTER_STEPPED_DOWN] = {"stepped-down", letter_stepped_down, false, false},
    [LETTER_AGREE_ASK] = {"agree-ask", letter_agree_ask, false, false},
    [LETTER_AGREED] = {"agreed", letter_agreed, false, false},
    [LETTER_FILE_UNREAD] = {"file-unread", letter_file_unread, false, false},
    [LETTER_ROUTE] = {"route", letter_route, false, false},
    [LETTER_ROUTE_UNCLEAR] = {"route-unclear", letter_route_unclear, false, false},
    [LETTER_TOLD_LAPSE] = {"told-lapse", letter_told_lapse, false, false},
    [LETTER_ANSWER_COPY] = {"answer-copy", letter_answer_copy, false, false},
    [LETTER_UNREACHABLE] = {"unreachable", letter_unreachable, false, false},
    [LETTER_OUTSIDER] = {"outsider", letter_outsider, false, false},
    [LETTER_NO_OWNER] = {"no-owner", letter_no_owner, false, false},
    [LETTER_NOTICE] = {"notice", letter_notice, false, false},
    [LETTER_SAFEGUARDING] = {"safeguarding", letter_safeguarding, false, false},
    [LETTER_IRO] = {"iro", letter_iro, false, false},
    [LETTER_LATE_ANSWER] = {"late-answer", letter_late_answer, false, false},
    [LETTER_CLOSED] = {"closed", letter_closed, false, false},
    [LETTER_HELD] = {"held", letter_held, false, true},
    [LETTER_HELD_TOLD] = {"held-told", letter_held_told, false, true},
    [LETTER_HELD_DANGER] = {"held-danger", letter_held_danger, false, true},
    [LETTER_UNREADABLE] = {"unreadable", letter_unreadable, false, true},
    [LETTER_QUARANTINED] = {"quarantined", letter_quarantined, false, true},
    [LETTER_FORM_PLEASE] = {"form-please", letter_form_please, false, true},
    [LETTER_ENOUGH] = {"enough", letter_enough, false, true},
    [LETTER_WAITING] = {"waiting", letter_waiting, false, true},
    [LETTER_CASE_BROKEN] = {"case-broken", letter_case_broken, false, true},
    [LETTER_UNDELIVERED] = {"undelivered", letter_undelivered, false, true},
};

const char *letter_kind_name(enum letter_kind kind)
{
	return letter_table[kind].name;
}

int letter_kind_parse(const char *name)
{
	int i;

	for (i = 0; name && i < LETTER_KINDS; i++)
		if (str_eq(letter_table[i].name, name))
			return i;
	return -1;
}

bool letter_is_reflex(enum letter_kind kind)
{
	switch (kind) {
	case LETTER_RECEIVED:
	case LETTER_VERDICT_UNCLEAR:
	case LETTER_INCOMPLETE:
	case LETTER_FILE_UNREAD:
	case LETTER_ROUTE_UNCLEAR:
	case LETTER_HELD:
	case LETTER_HELD_TOLD:
	case LETTER_UNREADABLE:
		return true;
	default:
		return false;
	}
}

enum letter_form letter_form(const struct letter *letter)
{
	if (letter->blank_form)
		return LETTER_BLANK_FORM;
	switch (letter->kind) {
	case LETTER_ANSWER:
	case LETTER_ANSWER_COPY:
	case LETTER_REQUEST:
	case LETTER_ROUTE:
	case LETTER_SAFEGUARDING:
		return LETTER_CASE_FORM;
	case LETTER_FURTHER_FORM:
		return LETTER_BLANK_FORM;
	default:
		return LETTER_NO_FORM;
	}
}

bool letter_is_chase(enum letter_kind kind)
{
	return letter_table[kind].chase;
}

/* C9 and C8, in each mail to the submitter; then who wrote this, and where a reply goes. */
static void letter_foot(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	if (draft_to_submitter(d) && !d->rights_said &&
	    (d->procedure->complaints || d->procedure->iro)) {
		letter_heading(b, 2, "What else you can do");
		draft_rights(d);
	}
	draft_blank_form(d);
	b->small = true;
	letter_say(b,
		   LETTER_SIGN " of %s. Replies go to %s and "
			       "are kept with the case.",
		   d->office->council, d->office->mailbox);
}

/* What is urgent says so before all else. */
static const char *letter_subject(const struct letter_draft *d)
{
	const char *subject = d->subject;

	if (d->l->urgent && !draft_to_submitter(d))
		subject = arena_printf(d->arena, "Immediate safeguarding concern: %s", subject);
	return d->c ? arena_printf(d->arena, "[%s] %s", d->c->ref, subject) : subject;
}

struct letter_content letter_write(struct arena *a, const struct letter_office *office,
				   const struct casefile *c, const struct letter *letter)
{
	struct letter_content content;
	struct letter_blocks blocks;
	struct letter_draft d = {.b = &blocks, .arena = a, .office = office, .l = letter};

	letter_blocks_init(&blocks, a);
	if (!letter_table[letter->kind].caseless) {
		assert(c && c->procedure);
		d.c = c;
		d.procedure = c->procedure;
		if (letter->rung >= 0 && (size_t)letter->rung < c->rung_count)
			d.rung = &c->rungs[letter->rung];
		else
			d.rung = casefile_rung(c);
		d.step = draft_step_of(&d, d.rung);
	}
	letter_table[letter->kind].write(&d);
	if (!d.subject)
		draft_subject(&d, "About this case");
	letter_foot(&d);
	content.subject = letter_subject(&d);
	content.text = letter_blocks_text(&blocks);
	content.html = letter_blocks_html(&blocks, content.subject);
	return content;
}
