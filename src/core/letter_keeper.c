/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that keep the service itself in order: the blank form, mails that wait, mails that are
 * not answered one by one, a case that is stuck through a fault of ours. */
#include "core/letter_draft.h"

/* An admin asked for it: what came was no form, or could not be read. */
void letter_form_please(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "The form, please");
	draft_open(d, "Please send us the form");
	letter_say(b,
		   "Thank you for writing to %s. Your email has come in and was read by a person. "
		   "To take it further we need the form, so that nothing is missed.",
		   d->office->council);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "%s",
		   d->l->blank_form
		       ? "Please fill in the blank form that comes with this email, and send it "
			 "back by replying to this email."
		       : "Please fill in the form that you have, or copy its questions into an "
			 "email, and send it by replying to this email.");
	letter_say(b, "If you cannot use the form, write in your own words:");
	letter_item(b, NULL, "what the concern is, and about which family or child");
	letter_item(b, NULL, "what it does to the child or children");
	letter_item(b, NULL, "what would put it right");
	letter_item(b, NULL, "whom you have spoken with about it, and when");
	letter_box_end(b);
	letter_say(b, "If a child is in danger now, do not wait for us: call 999.");
}

void letter_enough(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "We have all your emails");
	draft_open(d, "We have all your emails");
	letter_say(
	    b, "Many emails have come from your address in a short time. All of them are here, "
	       "each is kept, and each is acted on. Only our automatic answers stop for a while, "
	       "so that two computers cannot go on answering each other.");
	letter_quote_row(b, "They stop until", d->l->text);
	letter_break(b);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Nothing. You can go on writing. Where something is asked of you, the email "
		      "that asks it still counts.");
	letter_say(b,
		   "If these emails were sent by a machine (an automatic reply, a ticket system), "
		   "please have it leave our address out.");
	letter_box_end(b);
	letter_say(b, "If a child is in danger now, do not wait for us: call 999.");
}

void letter_waiting(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	size_t i;

	draft_subject(d, "Mails wait for you");
	draft_open(d, "Mails wait for you");
	letter_say(b,
		   "These mails are on no case and wait for a person. Each was told when it came, "
		   "except where many came at once. Their senders know no more than that somebody "
		   "is looking.");
	letter_quote_row(b, "How many in all", d->l->text);
	letter_break(b);
	for (i = 0; i < d->l->item_count; i++)
		letter_item(b, NULL, "%s", letter_line(d->arena, d->l->items[i]));
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please look at each today:");
	letter_row(b, "All of them", "escalatectl quarantine list");
	letter_row(b, "Take one in", "escalatectl quarantine retry ID");
	letter_row(b, "Put one on a case", "escalatectl quarantine file ID ESC-YYYY-NNNN");
	letter_row(b, "Ask for the form", "escalatectl quarantine reply-with-form ID");
	letter_row(b, "Leave one", "escalatectl quarantine discard ID --reason \"...\"");
	letter_box_end(b);
	letter_say(b,
		   "You get this email once each working day while something waits. Nothing else "
		   "happens by itself.");
}

void letter_case_broken(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;
	const char *ref = d->l->item_count ? reading_find_ref(d->arena, d->l->items[0]) : NULL;

	ref = ref ? ref : "ESC-YYYY-NNNN";

	draft_subject(d, "%s stands still", ref);
	draft_open(d, "A case stands still");
	letter_say(
	    b,
	    "The rules could not be carried out on %s: the program has a fault, or the case "
	    "was damaged. Its reminders and deadlines do not happen by themselves for now. All "
	    "other cases go on.",
	    ref);
	letter_quote_row(b, "What it said", d->l->text);
	letter_box_begin(b, "What we ask of you");
	letter_say(b, "Please see by hand that whoever has the case acts in time, and pass this "
		      "email to whoever looks after the program.");
	letter_row(b, "What is known of it", "escalatectl log %s", ref);
	letter_row(b, "Is the log whole?", "escalatectl verify");
	letter_box_end(b);
	letter_say(b, "It is tried again every hour. You hear of it once a week while it lasts.");
}

void letter_undelivered(struct letter_draft *d)
{
	struct letter_blocks *b = d->b;

	draft_subject(d, "An email of ours could not be delivered");
	draft_open(d, "An email could not be delivered");
	letter_say(
	    b, "An email of this service did not reach its addressee, and is not sent again. It is "
	       "on no case, so nobody else hears of it.");
	letter_quote_row(b, "To", d->l->person);
	letter_quote_row(b, "Subject", d->l->item_count ? d->l->items[0] : NULL);
	letter_quote_row(b, "What the server said", d->l->text);
	letter_break(b);
	letter_box_begin(b, "What we ask of you");
	letter_say(
	    b, "Please tell them in another way, and put their address right: among the admins in "
	       "the configuration, or in the directory.");
	letter_row(b, "What waits for a person", "escalatectl quarantine list");
	letter_row(b, "Whom no mail reaches", "escalatectl doctor");
	letter_box_end(b);
	letter_say(b, "You hear of the same address once a day at most.");
}
