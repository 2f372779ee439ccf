/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters about a mail that is on no case: to its sender (B6, B4), and to those who take it in
 * hand. */
#include <string.h>

#include "core/letter_draft.h"

static bool held_is_number(const char *s)
{
	return s && *s && strlen(s) <= 19 && s[strspn(s, "0123456789")] == '\0';
}

/* The number of the mail in the quarantine.  It becomes part of a command that somebody will paste,
 * so nothing but a number may stand there. */
static const char *held_id(const struct letter_draft *d)
{
	return d->l->item_count && held_is_number(d->l->items[0]) ? d->l->items[0] : "ID";
}

/* "ESC-2026-0042" and nothing else: it becomes part of a command as well. */
static bool held_is_ref(const char *s)
{
	return s && str_starts(s, "ESC-") && strspn(s + 4, "0123456789") == 4 && s[8] == '-' &&
	       held_is_number(s + 9);
}

static const char *held_ref(const struct letter_draft *d)
{
	size_t i;

	for (i = 1; i < d->l->item_count; i++)
		if (held_is_ref(d->l->items[i]))
			return d->l->items[i];
	return "ESC-YYYY-NNNN";
}

static void held_commands(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	const char *id = held_id(d);

	letter_item(b, NULL, "Take in: it opens a case of its own");
	letter_item(b, NULL, "%s: it belongs to that case (the right reference, please)",
		    held_ref(d));
	letter_item(b, NULL, "Form: the sender is asked for the form, and gets a blank one");
	letter_item(b, NULL, "Discard, and why: nothing follows from it");
	letter_break(b);
	letter_say(b, "Or use one of these commands:");
	letter_row(b, "Read it", "escalatectl quarantine show %s", id);
	letter_row(b, "Take it in", "escalatectl quarantine retry %s", id);
	letter_row(b, "Put on a case", "escalatectl quarantine file %s %s", id, held_ref(d));
	letter_row(b, "Ask for the form", "escalatectl quarantine reply-with-form %s", id);
	letter_row(b, "Leave it", "escalatectl quarantine discard %s --reason \"...\"", id);
	letter_break(b);
	letter_say(
	    b,
	    "When it is taken in, its days count from the moment it came in. You may want to add "
	    "the sender to the directory first.");
}

static void held_guesses(struct letter_draft *d)
{
	size_t i;

	if (d->l->item_count < 2)
		return;
	letter_say(d->b, "Perhaps it belongs here:");
	for (i = 1; i < d->l->item_count; i++)
		letter_item(d->b, NULL, "%s", letter_line(d->arena, d->l->items[i]));
}

static void held_what(struct letter_draft *d, const char *key)
{
	letter_quote_row(d->b, "From", d->l->person);
	letter_quote_row(d->b, key, d->l->text);
	if (!str_empty(d->l->words))
		letter_quote_row(d->b, "It says", d->l->words);
	letter_break(d->b);
}

/* To somebody who can take the mail in: what is known of it, and what to do. */
static void held_ask(struct letter_draft *d, const char *why, const char *verb)
{
	held_what(d, why);
	held_guesses(d);
	letter_box_begin(d->b, "What we ask of you");
	letter_say(d->b, "Please %s it today. Just reply to this email with one of these:", verb);
	held_commands(d);
	letter_box_end(d->b);
}

void letter_held(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	size_t i;

	draft_subject(d, "We have your email, and a person is looking at it");
	draft_open(d, "We have your email");
	letter_say(
	    b,
	    "Thank you for writing to %s. Your email has come in and is safe. We could not tell "
	    "for certain whom it is from or what it belongs to, so a person is looking at it now.",
	    d->office->council);
	letter_box_begin(b, "What we ask of you");
	if (d->l->item_count) {
		letter_say(b, "Something would help us:");
		for (i = 0; i < d->l->item_count; i++)
			letter_item(b, NULL, "%s", letter_sentences(d->arena, d->l->items[i]));
	} else {
		letter_say(b, "Nothing for now. You do not need to send it again.");
	}
	letter_say(b, "If it becomes a case, the days count from the moment your email came in.");
	letter_box_end(b);
	letter_say(b, "If a child is in danger now, do not wait for us: call 999.");
}

void letter_held_told(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "Mail %s waits for you", held_id(d));
	draft_open(d, "A mail waits for you");
	letter_say(b,
		   "Mail %s is on no case yet. The sender has been told that it is here and with a "
		   "person. If it becomes a case, its clock is running already.",
		   held_id(d));
	held_ask(d, "Why it waits", "deal with");
}

void letter_held_danger(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "A child may be in danger now");
	draft_open(d, "A child may be in danger now");
	letter_say(
	    b,
	    "This mail has just come in. Its words say that a child is in danger. We do not know "
	    "the sender, so no case has been opened yet. We cannot tell whether it is true.");
	held_what(d, "It says");
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please act on it now, as you would on any such report.");
	letter_say(b, "The people who look after this service have been told as well, and have the "
		      "whole mail.");
	if (d->l->item_count)
		letter_row(b, "To read it", "escalatectl quarantine show %s", held_id(d));
	letter_box_end(b);
}

void letter_unreadable(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "We could not read your email. Please send it once more");
	draft_open(d, "We could not read your email");
	letter_say(b,
		   "Thank you for writing to %s. Your email has come in, but we could not read "
		   "what is in it. Nothing is lost: it is kept, and a person has been told.",
		   d->office->council);
	letter_quote(b, d->l->text);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please send it once more, as soon as you can, in one of these ways:");
	letter_item(b, NULL, "write what you want to say in the email itself, in your own words");
	letter_item(b, NULL, "or copy the filled-in form into the email itself");
	letter_say(b, "Just reply to this email.");
	letter_box_end(b);
	letter_say(b, "If a child is in danger now, do not wait for us: call 999.");
}

void letter_quarantined(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "Mail %s could not be understood", held_id(d));
	draft_open(d, "A mail could not be understood");
	letter_say(b,
		   "Mail %s could not be understood. It is kept whole in the quarantine. It has "
		   "moved nothing.",
		   held_id(d));
	held_ask(d, "Why", "look at");
}
