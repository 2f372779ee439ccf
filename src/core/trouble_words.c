/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the admins read of a trouble: one sentence, what to do, and the mail. */
#include "core/letter_blocks.h"
#include "core/trouble.h"

/* What a trouble looks like, and what it takes to be rid of it.  The first row that fits counts, so
 * those that say most come first.  The words are those of our own messages, of libcurl, and of
 * Microsoft 365. */
static const struct {
	const char *part;
	const char *advice;
} trouble_advices[] = {
    {"AADSTS7000222", "The client secret has expired: make a new one in the app registration and "
		      "put it in the place of the old one; then set secret-expires anew."},
    {"AADSTS7000215", "The client secret is not the right one: its value is needed, not its id."},
    {"AADSTS700016", "client-id or the tenant in token-url is wrong: no such application."},
    {"AADSTS90002", "The tenant in token-url is wrong."},
    {"AADSTS900023", "The tenant in token-url is wrong."},
    {"invalid_client", "The token server does not know this client-id with this secret: has the "
		       "secret expired, or been replaced?"},
    {"invalid_scope", "The token server does not know the scope of section oauth2."},
    {"token server refuses", "Look at section oauth2 of the configuration, and at the client "
			     "secret."},
    {"token server", "Can this machine reach the host of token-url? A firewall, the name, or the "
		     "server's certificate (ca-file) may be in the way."},
    {"chmod 600", "Set its mode to 0600, owned by the user of the daemon."},
    {"there is no credential", "Add LoadCredential= for it to the unit, or name a file in the "
			       "configuration."},
    {"holds no secret", "Write the secret alone into that file, on one line."},
    {"cannot be read: No such file", "The file or the credential is missing: put it back."},
    {"cannot be read: Permission denied", "The daemon's user may not read it: give it the file."},
    {"has expired", "Its owner has to renew the certificate. Until then nothing is sent to that "
		    "server."},
    {"is not valid yet", "Is this machine's clock right? Else the server's certificate is wrong."},
    {"is not for this name", "Is host the name that stands in the server's certificate?"},
    {"does not match", "Is host the name that stands in the server's certificate?"},
    {"no authority that is trusted", "If the council has signed it itself, name its CA in "
				     "ca-file; else somebody is in between."},
    {"certificate", "Look at the server's certificate: its name, its dates, and who signed it "
		    "(ca-file)."},
    {"5.7.139", "SMTP AUTH is switched off, for this mailbox or the whole organisation: "
		"Set-CASMailbox -SmtpClientAuthenticationDisabled $false."},
    {"SendAsDenied", "The login may not send as the address of section mailbox: give it SendAs."},
    {"not allowed to send as", "The login may not send as the address of section mailbox: give it "
			       "SendAs."},
    {"one after the other is refused",
     "The relay refuses everybody alike, so it seems to be us whom "
     "it refuses, or it has lost its list of people. Ask whoever "
     "runs it. If only these addresses are wrong, they are told as "
     "such once it has taken another mail."},
    {"bad outbound sender",
     "Microsoft 365 has stopped this mailbox from sending: see Restricted "
     "entities in the Defender portal, and why it was thought to send spam."},
    {"daily limit",
     "So many mails a day are all that Microsoft 365 takes: it goes on by itself. Who "
     "sends so many?"},
    {"5.7.705",
     "Microsoft 365 lets nobody of the organisation send for now: its admins have to ask "
     "Microsoft."},
    {"5.7.708", "Microsoft 365 takes no mail from this network address: the organisation's admins "
		"have to ask Microsoft."},
    {"5.7.750", "The domain of section mailbox, address, is not one of the organisation's accepted "
		"domains: add it."},
    {"AUTHENTICATE failed", "The token is good, but opens nothing: New-ServicePrincipal with the "
			    "enterprise application's object id, and Add-MailboxPermission."},
    {"refused the login", "Look at user and the password or token; has the password changed, or "
			  "is the account locked?"},
    {"does not let us in", "Look at user and the password or token; has the password changed, or "
			   "is the account locked?"},
    {"lets nobody in by a password", "The server wants auth = oauth2."},
    {"PREAUTH", "Is this the right server and port?"},
    {"cannot find the address", "Is host right, and does this machine's DNS answer?"},
    {"resolve host", "Is host right, and does this machine's DNS answer?"},
    {"refused", "Does the server run, on this port? Is a firewall in the way?"},
    {"cannot make the folder", "Make the folder by hand, or give the login the right to."},
    {"cannot open the folder", "Is folder spelt as the server spells it?"},
    {"No space left", "The disk, or the mailbox, is full."},
    {"quota", "The mailbox is full."},
    {"No such file", "Make the directory, or correct its path in the configuration."},
};

static const char *const trouble_sentences[TROUBLE_KINDS] = {
    [TROUBLE_MAILBOX] = "The mailbox cannot be used, so no mail comes in.",
    [TROUBLE_RELAY] = "No mail goes out.",
    [TROUBLE_FALLBACK] = "The fall-back route cannot be used, so nobody would be warned.",
    [TROUBLE_CALENDAR] = "The list of bank holidays was refused; the one before stays in force.",
    [TROUBLE_DOWNLOAD] = "The list of bank holidays cannot be had; the one before stays in force.",
};

static const char *const trouble_subjects[TROUBLE_KINDS] = {
    [TROUBLE_MAILBOX] = "The mailbox cannot be used",
    [TROUBLE_RELAY] = "No mail goes out",
    [TROUBLE_FALLBACK] = "The fall-back route cannot be used",
    [TROUBLE_CALENDAR] = "The list of bank holidays was refused",
    [TROUBLE_DOWNLOAD] = "The list of bank holidays cannot be had",
    [TROUBLE_SECRET] = "The client secret expires",
    [TROUBLE_MAILBOX_CERTIFICATE] = "The certificate of the mail server expires",
    [TROUBLE_RELAY_CERTIFICATE] = "The certificate of the relay expires",
};

/* "expires on Monday 2 November 2026, in 3 days" */
static const char *trouble_when(struct arena *a, date_day ends, date_moment now)
{
	int days = ends - date_to_local(now).day;
	const char *day = date_long(a, ends);

	if (days < 0)
		return arena_printf(a, "expired on %s", day);
	if (days == 0)
		return arena_printf(a, "expires today, %s", day);
	return arena_printf(a, "expires on %s, in %d day%s", day, days, days == 1 ? "" : "s");
}

const char *trouble_sentence(struct arena *a, enum trouble_kind kind, const struct trouble *t,
			     date_moment now)
{
	static const char *const what[] = {
	    [TROUBLE_SECRET] = "The client secret of section oauth2",
	    [TROUBLE_MAILBOX_CERTIFICATE] = "The certificate of the mailbox's server",
	    [TROUBLE_RELAY_CERTIFICATE] = "The certificate of the relay"};

	if (kind < TROUBLE_SECRET)
		return trouble_sentences[kind];
	return arena_printf(a, "%s %s.", what[kind], trouble_when(a, t->ends, now));
}

const char *trouble_advice(enum trouble_kind kind, const char *text)
{
	size_t i;

	switch (kind) {
	case TROUBLE_SECRET:
		return "Make a new client secret in the app registration, put it in the place of "
		       "the old one, and set secret-expires to its day. Without it no mail comes "
		       "in "
		       "and none goes out.";
	case TROUBLE_MAILBOX_CERTIFICATE:
	case TROUBLE_RELAY_CERTIFICATE:
		return "Ask whoever runs that server to renew it. Once it has expired, the server "
		       "is not spoken to.";
	case TROUBLE_CALENDAR:
		return "Compare the list with GOV.UK's. If it is right, save it as the last good "
		       "copy (see escalated(8), FILES) and reload; nothing moves until then.";
	default:
		break;
	}
	for (i = 0; i < COUNT_OF(trouble_advices); i++)
		if (str_ifind(text, trouble_advices[i].part))
			return trouble_advices[i].advice;
	return "Does the server run, and can this machine reach it? \"escalatectl doctor\" tries "
	       "each step.";
}

static void trouble_add_facts(struct letter_blocks *b, const struct trouble *t,
			      enum trouble_kind kind, enum trouble_word word, date_moment now)
{
	if (t->since != DATE_NO_MOMENT)
		letter_row(b, "Since", "%s", date_moment_long(b->arena, t->since));
	if (word == TROUBLE_IS_OVER)
		letter_row(b, "Until", "%s",
			   date_moment_long(b->arena, t->over != DATE_NO_MOMENT ? t->over : now));
	else if (kind < TROUBLE_SECRET)
		letter_row(b, "What to do", "%s", trouble_advice(kind, t->text));
	letter_break(b);
	/* A server's words are somebody else's. */
	if (t->text[0])
		letter_quote(b, t->text);
	if (kind >= TROUBLE_SECRET && word != TROUBLE_IS_OVER)
		letter_say(b, "%s", trouble_advice(kind, t->text));
}

void trouble_mail(struct arena *a, const struct trouble_book *book, enum trouble_kind kind,
		  enum trouble_word word, const char *council, date_moment now,
		  struct trouble_mail *mail)
{
	const struct trouble *t = &book->items[kind];
	const char *subject = trouble_subjects[kind];
	struct letter_blocks b;

	letter_blocks_init(&b, a);
	if (word == TROUBLE_IS_OVER)
		subject = arena_printf(a, "Over: %s", subject);
	else if (word == TROUBLE_GOES_ON && kind < TROUBLE_SECRET)
		subject = arena_printf(a, "Still: %s", subject);
	letter_heading(&b, 1, "%s", subject);
	if (word == TROUBLE_IS_OVER)
		letter_say(&b, "That is over. Nothing is left to do.");
	else
		letter_say(&b, "%s", trouble_sentence(a, kind, t, now));
	trouble_add_facts(&b, t, kind, word, now);
	if (kind == TROUBLE_MAILBOX || kind == TROUBLE_RELAY)
		letter_say(&b, "Nothing is lost: mails wait where they are. Deadlines go on.");
	b.small = true;
	letter_say(
	    &b,
	    "This email was written by the escalation service of %s for those who look "
	    "after it. It comes again each day until it is over. \"escalatectl status\" shows "
	    "how it is now, \"escalatectl doctor\" tries each step.",
	    letter_line(a, council));
	mail->subject = arena_printf(a, "[escalated] %s", subject);
	mail->text = letter_blocks_text(&b);
	mail->html = letter_blocks_html(&b, subject);
}
