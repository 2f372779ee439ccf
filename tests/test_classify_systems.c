/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * B3: the mails of many systems, in many languages, and those of people that look like them.  The
 * words are made up in the manner of each.  A row stands for a way of putting things, and the rules
 * of `classify` know of none of these systems by name.
 *
 * What cannot be told apart, and why it stays so:
 * - A mail of one's own by somebody who writes as postmaster, and speaks of no delivery, is a
 * person's.
 * - An automatic reply that looks in no way like one ("Please ring me", without a header) is, too.
 * - Without knowing the mailbox's own address, an answer that came through a list is a person's: it
 * may be one to us.
 * - A notice of absence that a person types, and that says nothing else, is one.
 */
#include "check.h"

#include <string.h>

#include "classify_case.h"
#include "core/classify.h"
#include "core/quote.h"

#define SENT date_from_civil(2026, 12, 1)
#define OWN  "escalations@council.example"

struct row {
	const char *name, *headers, *text;
};

static struct classify_result classify(const struct row *row, const char *own)
{
	struct classify_header headers[20];
	struct classify_part parts[] = {{"text/plain", row->text}};
	struct classify_mail mail = {.headers = headers,
				     .parts = parts,
				     .part_count = 1,
				     .text = row->text,
				     .own_address = own};
	struct document body;

	document_init(&body, &arena);
	document_from_text(&body, row->text);
	mail.new_text = quote_new_text(&arena, &body);
	mail.header_count = classify_case_headers(&arena, row->headers, headers, COUNT_OF(headers));
	return classify_mail(&arena, &mail, SENT);
}

static void check_rows(const struct row *rows, size_t count, enum reading_kind kind)
{
	size_t i, wrong = 0;

	for (i = 0; i < count; i++) {
		struct classify_result r = classify(&rows[i], OWN);
		bool right = kind == READING_REPLY ? reading_is_human(r.kind) : r.kind == kind;

		if (right)
			continue;
		print_error("B3, %s: %s (%s), expected %s\n", rows[i].name,
			    reading_kind_name(r.kind), r.why, reading_kind_name(kind));
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define TOM "From: Tom Okafor <tom.okafor@council.example>\nTo: " OWN "\n"
#define RE                                                                                         \
	"Subject: Re: [ESC-2026-0042] Please answer\n"                                             \
	"In-Reply-To: <ESC-2026-0042.3.abc@council.example>\n"

/* Not one has the form of a delivery report: those are easy. */
static const struct row bounces[] = {
    {"Exchange, English",
     "From: Microsoft Outlook "
     "<MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@council.example>\n"
     "Subject: Undeliverable: Please answer\nReturn-Path: <>\n",
     "Delivery has failed to these recipients or groups:\n\nTom Okafor\nThe email address you "
     "entered couldn't be found."},
    {"Exchange, German", "From: postmaster@council.example\nSubject: Unzustellbar: Please answer\n",
     "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\n"
     "tom.okafor@council.example\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden."},
    {"Exchange, French", "From: postmaster@council.example\nSubject: Non remis : Please answer\n",
     "Échec de la remise à ces destinataires ou groupes :\n\ntom.okafor@council.example\n"
     "L'adresse de messagerie que vous avez entrée est introuvable."},
    {"Exchange, Spanish",
     "From: postmaster@council.example\nSubject: No se puede entregar: Please answer\n",
     "No se pudo entregar el mensaje a los siguientes "
     "destinatarios:\n\ntom.okafor@council.example"},
    {"Exchange, Italian",
     "From: postmaster@council.example\nSubject: Recapito non riuscito: Please answer\n",
     "Impossibile recapitare il messaggio ai seguenti destinatari:\n\ntom.okafor@council.example"},
    {"Exchange, Dutch", "From: postmaster@council.example\nSubject: Onbestelbaar: Please answer\n",
     "Uw bericht is niet bezorgd bij de volgende ontvangers:\n\ntom.okafor@council.example"},
    {"Exchange, Swedish",
     "From: postmaster@council.example\nSubject: Kunde inte levereras: Please answer\n",
     "Meddelandet kunde inte levereras till följande mottagare:\n\ntom.okafor@council.example"},
    {"Exchange, Polish",
     "From: postmaster@council.example\nSubject: Niedostarczone: Please answer\n",
     "Nie można dostarczyć wiadomości do następujących adresatów:\n\ntom.okafor@council.example"},
    {"Exchange, Welsh",
     "From: postmaster@council.example\nSubject: Methwyd danfon: Please answer\n",
     "Methodd y neges â chyrraedd tom.okafor@council.example\n\n550 5.1.1 RESOLVER.ADR"},
    {"Exim, by its words",
     "From: Mail Delivery System <Mailer-Daemon@mx.council.example>\nSubject: Mail delivery "
     "failed: "
     "returning message to sender\n",
     "A message that you sent could not be delivered to one or more of its recipients."},
    {"Postfix",
     "From: Mail Delivery System <MAILER-DAEMON@mx.council.example>\nSubject: Undelivered\n",
     "I'm sorry to have to inform you that your message could not\nbe delivered."},
    {"qmail", "From: MAILER-DAEMON@mx.council.example\nSubject: failure notice\n",
     "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver it.\n"
     "<tom.okafor@council.example>:\nSorry, no mailbox here by that name."},
    {"sendmail",
     "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.council.example>\nSubject: Returned\n",
     "   ----- The following addresses had permanent fatal errors "
     "-----\n<tom.okafor@council.example>"},
    {"Gmail",
     "From: Mail Delivery Subsystem <mailer-daemon@webmail.example>\nSubject: Address not found\n",
     "** Address not found **\n\nYour message wasn't delivered to tom.okafor@council.example "
     "because "
     "the address couldn't be found."},
    {"Yahoo", "From: MAILER-DAEMON@webmail.example\nSubject: Failure Notice\n",
     "Sorry, we were unable to deliver your message to the following address.\n\n"
     "<tom.okafor@council.example>:\n554: delivery error: dd This user doesn't have an account"},
    {"Zimbra", "From: postmaster@council.example\nSubject: Undelivered Mail Returned to Sender\n",
     "This is the mail system at host mx.council.example.\nYour message could not be delivered."},
    {"Notes",
     "From: Postmaster@council.example\nSubject: DELIVERY FAILURE: User tom.okafor not listed in "
     "Domino Directory\n",
     "Your message\n\n  Subject: Please answer\n\nwas not delivered to:\n\n  "
     "tom.okafor@council.example\n\nbecause:\n\n  User tom.okafor not listed in Domino Directory"},
    {"GroupWise",
     "From: Postmaster <postmaster@council.example>\nSubject: Message status - undeliverable\n",
     "The message that you sent was undeliverable to the following:\n\ttom.okafor@council.example "
     "(user not found)"},
    {"a gateway that rejects",
     "From: Postmaster <postmaster@gateway.example>\nSubject: [Postmaster] Email Delivery "
     "Failure\n",
     "This is a delivery failure notification message indicating that an email you addressed to "
     "tom.okafor@council.example could not be delivered. 550 Rejected by header based policy"},
    {"a spam filter that returns",
     "From: Spam Firewall <noreply@filter.example>\nSubject: **Message you sent blocked by our "
     "bulk email filter**\n",
     "Your message to: tom.okafor@council.example\nwas blocked by our spam filter. The email you "
     "sent with the following subject has NOT BEEN DELIVERED:\nPlease answer\n\nReporting-MTA: "
     "dns;filter.example\nStatus: 5.7.1"},
    {"X.400",
     "From: \"X.400 Message Transport Agent\" <postmaster@gw.example>\nSubject: Non-Delivery "
     "Notification\n",
     "Delivery of the message to the recipient failed: unrecognised-ORName"},
    {"a mobile carrier", "From: post_master@carrier.example\nSubject: Re:Please answer\n",
     "Error: Invalid user address\n\n550 - Requested action not taken: no such user here"},
    {"a carrier, in Japanese", "From: no-reply@carrier.example\nSubject: メールエラー通知\n",
     "送信先のメールボックスが一杯のため、送信できませんでした。\n\nReceived: from a by "
     "b\nMessage-Id: "
     "<1@council.example>\nTo: tom@carrier.example"},
    {"nobody's, with the mail", "Subject: Please answer\nReturn-Path: <>\n",
     "tom.okafor@council.example 550 5.1.1 no such user\n\nReceived: from mx by gw\nMessage-ID: "
     "<ESC-2026-0042.3.abc@council.example>\nSubject: Please answer"},
    {"the full mailbox of a person, empty path",
     "From: Courier <courier@isp.example>\nReturn-Path: <>\nSubject: Your mail was not delivered\n",
     "The mailbox of the recipient is full."},
    {"broken over lines, no subject", "From: Postmaster <postmaster@council.example>\n",
     "Your mail to the address below has been\nreturned because the\nmailbox is\nunavailable."},
    {"an abuse desk's delay",
     "From: Mail Delivery System <Mailer-Daemon@mx.council.example>\nSubject: Warning: message "
     "delayed 24 hours\n",
     "This message has not been delivered yet. Delivery attempts will continue to be made."},
    /* Gateways that nobody knows by name */
    {"a gateway, with the answer of the server",
     "From: gw-noc@isp.example\nSubject: Mail could not be delivered\n",
     "****** Message from the mail gateway ******\n\nReceived <<< 550 5.1.1 unknown "
     "user.\n\nUnable "
     "to deliver message to <tom@isp.example>."},
    {"a gateway, with the mail",
     "From: relay4@isp.example\nSubject: Returned mail - error during delivery\n",
     "--- Failed recipients ---\ntom@isp.example, mailbox unavailable\n--- Returned mail "
     "---\n\nReceived: from a by b\nMessage-ID: <1@council.example>\nTo: tom@isp.example\n"},
    {"a gateway, in two languages, behind our subject",
     "From: mailgw@mairie.example\nSubject: RE: Please answer : non remis (delivery failed)\n",
     "Votre message n'a pas pu être délivré à\ntom@mairie.example\n\nYour message could not be "
     "delivered to\ntom@mairie.example"},
    {"a gateway that says that it writes to many",
     "From: MDaemon@isp.example\nSubject: Warning: tom@isp.example - User unknown!\nPrecedence: "
     "bulk\nList-Id: <x.isp.example>\n",
     "tom@isp.example - no such user here.\n\nThere is no user by that name at this "
     "server.\n\nReceived: from a by b\nMessage-ID: "
     "<1@council.example>\n"},
    {"a gateway that speaks, and says what it is",
     "From: relay7@isp.example\nSubject: failure notice\n",
     "Hi. This is the send program at mx.isp.example.\nI'm afraid I wasn't able to deliver your "
     "message.\n\n<tom@isp.example>: 550 no mailbox here"},
    {"a filter of contents", "From: cm@isp.example\nSubject: Email could not be delivered\n",
     "The message to the following recipient was rejected by the filter:\n\n   "
     "tom@isp.example\n\nReason: the type of the attachment is not allowed."},
    {"Notes, German",
     "From: Router@firma.example\nSubject: ZUSTELLUNGSFEHLER: 550 5.1.1 unknown user\n",
     "Ihre Nachricht\n\n  Betreff: Please answer\n\nwurde nicht zugestellt an:\n\n  "
     "tom@firma.example"},
    {"Exchange, Czech", "From: postmaster@firma.example\nSubject: Nedoručitelné: Please answer\n",
     "Doručení těmto příjemcům se nezdařilo:\n\ntom@firma.example"},
    {"Exchange, Finnish",
     "From: postmaster@firma.example\nSubject: Toimittaminen epäonnistui: Please answer\n",
     "Toimitus seuraaville vastaanottajille epäonnistui:\n\ntom@firma.example"},
    {"Exchange, Japanese", "From: postmaster@firma.example\nSubject: 配信不能: Please answer\n",
     "次の受信者への配信に失敗しました:\n\ntom@firma.example"},
};

static const struct row absences[] = {
    {"Exchange", TOM "Subject: Automatic reply: [ESC-2026-0042] Please answer\n", "I am away."},
    {"Exchange, null path, no words", TOM "Subject: Automatic reply: Hello\nReturn-Path: <>\n",
     "Please call the office."},
    {"Outlook, German", TOM "Subject: Automatische Antwort: Please answer\n",
     "Ich bin bis zum 4.1.2027 nicht im Büro."},
    {"Outlook, German, old", TOM "Subject: Abwesenheitsnotiz: Please answer\n",
     "Ich bin im Urlaub. In dringenden Fällen wenden Sie sich bitte an Frau Ann Lee."},
    {"Outlook, French", TOM "Subject: Réponse automatique : Please answer\n", "Absent."},
    {"Notes, French", TOM "Subject: Tom Okafor est absent.\n",
     "Je serai absent(e) du 02/12/2026 au 14/12/2026. Je répondrai à votre message dès mon "
     "retour."},
    {"Outlook, Spanish", TOM "Subject: Respuesta automática: Please answer\n",
     "Estoy de vacaciones."},
    {"Spanish, no header", TOM "Subject: Fuera de la oficina\n",
     "Estaré fuera de la oficina hasta el 4/1/2027. Para asuntos urgentes contacte con Ann."},
    {"Outlook, Portuguese", TOM "Subject: Resposta automática: Please answer\n",
     "Estou de férias."},
    {"Outlook, Italian", TOM "Subject: Risposta automatica: Please answer\n", "Sono in ferie."},
    {"Italian, no header", TOM "Subject: Assenza\n",
     "Sono assente fino al 4/1/2027. Al mio rientro risponderò."},
    {"Outlook, Dutch", TOM "Subject: Automatisch antwoord: Please answer\n", "Ik ben afwezig."},
    {"Dutch, no header", TOM "Subject: Afwezig\n",
     "Ik ben afwezig tot en met 4/1/2027. Voor dringende zaken kunt u contact opnemen met Ann."},
    {"Outlook, Swedish", TOM "Subject: Autosvar: Please answer\n", "Jag har semester."},
    {"Outlook, Norwegian", TOM "Subject: Automatisk svar: Please answer\n", "Jeg har ferie."},
    {"Danish, no header", TOM "Subject: Fraværende\n",
     "Jeg er ikke på kontoret og er tilbage d. 4. januar."},
    {"Outlook, Finnish", TOM "Subject: Automaattinen vastaus: Please answer\n", "Olen lomalla."},
    {"Outlook, Polish", TOM "Subject: Odpowiedź automatyczna: Please answer\n",
     "Jestem na urlopie."},
    {"Outlook, Czech", TOM "Subject: Automatická odpověď: Please answer\n", "Jsem na dovolené."},
    {"Outlook, Hungarian", TOM "Subject: Automatikus válasz: Please answer\n",
     "Szabadságon vagyok."},
    {"Outlook, Romanian", TOM "Subject: Răspuns automat: Please answer\n", "Sunt în concediu."},
    {"Outlook, Welsh", TOM "Subject: Ateb awtomatig: Please answer\n",
     "Rwyf allan o'r swyddfa tan 04/01/2027."},
    {"Welsh, no header", TOM "Subject: Allan o'r swyddfa\n",
     "Rydw i ar wyliau. Os oes sylw brys, cysylltwch ag Ann Lee."},
    {"Outlook, Turkish", TOM "Subject: Otomatik yanıt: Please answer\n", "Ofis dışındayım."},
    {"Outlook, Greek", TOM "Subject: Αυτόματη απάντηση: Please answer\n", "Λείπω."},
    {"Outlook, Russian", TOM "Subject: Автоматический ответ: Please answer\n", "Я в отпуске."},
    {"Outlook, Chinese", TOM "Subject: 自动答复: Please answer\n", "外出"},
    {"Outlook, Japanese", TOM "Subject: 自動応答: Please answer\n", "不在です"},
    {"Gmail, to a stranger", TOM RE "Precedence: bulk\nX-Autoreply: yes\n", "Hello."},
    {"Notes", TOM "Subject: AUTO: Tom Okafor is out of the office (returning 04/01/2027)\n",
     "I am out of the office until 04/01/2027.\n\nNote: This is an automated response to your "
     "message."},
    {"GroupWise, no header", TOM RE,
     "I will be out of the office from 1 December to 4 January. For urgent matters please contact "
     "the duty desk on 020 7946 0123."},
    {"cPanel", TOM "Subject: Autoresponder Re: Please answer\nX-Autorespond: Please answer\n",
     "Away."},
    {"BSD vacation", TOM "Subject: away from my mail\nPrecedence: bulk\n",
     "I will not be reading my mail for a while. Your mail concerning \"Please answer\" will be "
     "read "
     "when I'm back."},
    {"a rule of Outlook's", TOM RE "X-MS-Exchange-Inbox-Rules-Loop: tom.okafor@council.example\n",
     "Please ring me."},
    {"no header, apostrophe of a phone", TOM "Subject: RE: Please answer\n",
     "I’m on annual leave and will be back on Monday 7 December."},
    {"no header, thanks first", TOM "Subject: RE: Please answer\n",
     "Thank you for your email.\n\nI am currently on annual leave, returning on 7 December 2026. "
     "If "
     "your query is urgent please contact the duty team."},
    {"no header, another's words", TOM "Subject: RE: Please answer\n",
     "Hello,\n\nTom Okafor has left the council. Please contact Ann Lee at "
     "ann.lee@council.example."},
    {"part-time", TOM "Subject: RE: Please answer\n",
     "Thank you for your email. My working days are Monday to Wednesday. I will reply to your "
     "email "
     "on my return. For urgent matters call the duty desk."},
    {"maternity", TOM "Subject: Out of Office\n",
     "I am on maternity leave until June 2027. Please contact Ann Lee."},
    {"the office is closed", TOM "Subject: Out of office\n",
     "Our office is closed from 24 December. We will respond to your email on our return on 4 "
     "January."},
    {"a ticket",
     "From: Service Desk <servicedesk@council.example>\nSubject: Ticket received [#4711]\n",
     "Thank you for contacting the service desk. Your ticket number is 4711 and we will respond "
     "within "
     "two working days. Please do not reply to this email."},
    {"a noreply acknowledgement",
     "From: noreply@council.example\nSubject: We have received your email\n",
     "Thank you for getting in touch. Your email has been received."},
    {"a challenge",
     "From: Ann Lee <ann@isp.example>\nSubject: Re: Please answer\nReturn-Path: <>\n",
     "I use a service against unwanted mail. To confirm your message, click the link below; this "
     "is "
     "an automated request, for senders who are not on my list."},
    {"a machine that says so", TOM RE,
     "This is an automated response to let you know that your email has reached the team."},
    {"a duty team, all passive",
     "From: Fostering Duty <duty@council.example>\nSubject: Fostering Duty: your email\n",
     "Thank you for contacting the Fostering Duty Team. Your email has been received and will be "
     "responded to within 2 working days.\n\nIf a child is at immediate risk call 999."},
    {"named in a tag", TOM "Subject: [Automatyczna odpowiedź] Please answer\nPrecedence: junk\n",
     "Dzień dobry."},
    {"an answer to one that is marked for many", TOM RE "Precedence: bulk\n",
     "Ich bin derzeit verreist."},
    {"has left, somebody else's words", TOM RE,
     "Tom Okafor is no longer with the service. For all enquiries please email "
     "duty@council.example."},
    {"closed for half term", TOM RE,
     "The school office is now closed for half term and will re-open on Monday 7 December. Emails "
     "will not be read until then."},
    {"away, and reads mail", TOM RE,
     "I am on leave until 7 December but will check my emails now and then. If urgent contact "
     "Ann."},
    {"Notes, German, no header", TOM "Subject: Tom Okafor ist außer Haus.\n",
     "Ich werde ab 01.12.2026 nicht im Büro sein. Ich kehre zurück am 07.12.2026."},
    {"German, an ordinal in the middle", TOM "Subject: Antw: Please answer\n",
     "Ich bin bis einschließlich 7. Dezember nicht erreichbar. Ihre Mail wird nicht "
     "weitergeleitet."},
    {"French, no header", TOM "Subject: Absence du bureau\n",
     "Actuellement absente, je serai de retour le lundi 7 décembre. En cas d'urgence, merci "
     "d'appeler Mme Durand."},
    {"Spanish, ill", TOM "Subject: Fuera de la oficina\n",
     "Estoy de baja por maternidad hasta marzo. Para cualquier consulta diríjase a Luis."},
    {"Dutch, today", TOM "Subject: RE: Please answer\n",
     "Bedankt voor uw bericht. Ik ben vandaag niet aanwezig. Op maandag 7 december ben ik weer "
     "bereikbaar."},
    {"Czech, no header", TOM "Subject: Nepřítomnost\n",
     "Do 7. prosince čerpám dovolenou. V naléhavých případech kontaktujte kolegu."},
    {"Finnish, no header", TOM "Subject: Poissa\n",
     "Olen vuosilomalla 7.12. asti. Kiireellisissä asioissa ota yhteyttä toimistoon."},
    {"Swedish, no header", TOM "Subject: Frånvaro\n",
     "Jag är ledig till och med den 7 december. Vid brådskande ärenden kontakta Eva."},
    {"Norwegian, no header", TOM "Subject: SV: Please answer\n",
     "Jeg er ute av kontoret til mandag 7. desember. Ved hastesaker ta kontakt med Kari."},
    {"Russian", TOM "Subject: Автоответ: Please answer\n", "Я в отпуске."},
    {"Japanese, no header", TOM "Subject: 不在のお知らせ\n",
     "12月7日まで休暇を取得しております。緊急の場合は代表番号までご連絡ください。"},
    {"GroupWise, behind our subject", TOM "Subject: Re: Please answer (Out of Office)\n",
     "I will be attending a class this week. I will get back to you as quickly as possible."},
    {"named after our subject", TOM "Subject: Out of office reply (was Re: Please answer)\n",
     "Hello."},
    {"an address given up", TOM "Subject: Re: Please answer\n",
     "I am no longer using this email address, please resend your message to tom@new.example."},
    {"a mailbox given up", TOM RE,
     "This email account is no longer monitored. Please send your message to duty@council.example "
     "instead."},
    {"a school's office", "From: Office <office@academy.example>\nTo: " OWN "\n" RE,
     "Thank you for emailing Example Academy. Your email will be forwarded to the relevant member "
     "of "
     "staff. We endeavour to respond to all emails within 48 hours."},
    {"in training, in several sentences", TOM RE,
     "I am attending training today and will have limited access to my emails. I will respond to "
     "you as soon as I can."},
    {"part-time, in few words", TOM RE,
     "I work part time (Mon, Tues). I will pick up your email on my next working day."},
    {"a signature that asks", TOM RE,
     "I am on annual leave until 14 December. For urgent matters contact Ann Lee.\n\nKind "
     "regards\n\nTom Okafor\n\nCould you foster? Call us today!"},
    {"only works some days", TOM RE,
     "Please note I only work Mondays and Tuesdays. Please contact the duty team outside of these "
     "days."},
    {"a council's long footer", TOM RE,
     "I am on annual leave until 14 December. Please contact the duty desk.\n\nThis email and any "
     "attachments are confidential and intended solely for the use of the individual or entity to "
     "whom they are addressed. If you are not the intended recipient you must not copy, disclose "
     "or "
     "distribute it, or take any action in reliance on it. Any views expressed are those of the "
     "sender and not of Example Council. Example Council may monitor the content of emails sent "
     "and "
     "received for the purposes of ensuring compliance with its policies, and cannot accept "
     "liability for viruses. Please consider the environment before printing this email."},
};

/* People, who say all that robots say. */
static const struct row people[] = {
    {"answers, and goes away", TOM RE,
     "We have booked the taxi from Monday. I am on annual leave until 4 January; please contact "
     "Ann "
     "if anything changes."},
    {"was away", TOM RE, "I was on annual leave last week, sorry. The review is on 9 December."},
    {"about a colleague's absence", TOM RE,
     "The social worker is on sick leave, so we have asked another to visit on Friday."},
    {"about a carer who is away", TOM RE,
     "Resolved from our side. The family will be away until 4 January and the placement goes on."},
    {"asks when somebody is back", TOM "Subject: Out of office\n",
     "I keep getting an out of office from Tom. Who is looking after this while he is away?"},
    {"an answer under an absence's subject", TOM "Subject: RE: Automatic reply: Please answer\n",
     "Resolved, thank you."},
    {"a forwarded absence", TOM "Subject: FW: Automatic reply: Please answer\n",
     "See below, he is away until January. Can somebody else take this please?"},
    {"about automatic replies", TOM "Subject: Automatic replies are no answer\n",
     "All I ever get from you are automatic replies. I want a person to ring me."},
    {"about an automatic letter", TOM RE,
     "Not resolved. All we had was an automated letter with a case number."},
    {"about a mail that did not arrive", TOM "Subject: Undelivered letter\n",
     "Your letter could not be delivered to the address we gave, it was returned to sender."},
    {"a forwarded bounce", TOM "Subject: Fwd: Undelivered Mail Returned to Sender\n",
     "It came back again.\n\n---------- Forwarded message ---------\nFrom: Mail Delivery System "
     "<MAILER-DAEMON@mx.example>\nSubject: Undelivered Mail\nTo: tom@council.example\n\n550 5.1.1 "
     "user "
     "unknown"},
    {"a pasted bounce", TOM "Subject: my email failed\n",
     "I tried to write to the manager and got this: 550 5.1.1 user unknown, delivery failed. "
     "Please "
     "pass it on."},
    {"from a Post-Adoption Service",
     "From: Post-Adoption Service <postadoption.service@council.example>\nTo: " OWN "\n" RE,
     "The message was not clear to the family; the address on it is wrong. We will visit on "
     "Friday."},
    {"from an admin team",
     "From: Fostering Admin <fostering-admin@council.example>\nTo: " OWN "\n" RE,
     "The address is not right, please send the message again to the new account of the team."},
    {"X-Auto-Response-Suppress", TOM RE "X-Auto-Response-Suppress: DR, OOF, AutoReply\n",
     "Resolved. Thank you for contacting us about it."},
    {"passed on by a rule", TOM RE "Auto-Submitted: auto-forwarded\n", "Not resolved."},
    {"through the team's group",
     TOM RE "List-Id: Fostering team <fostering.council.example>\nPrecedence: list\n"
	    "List-Unsubscribe: <mailto:x@council.example>\n",
     "We have booked the taxi."},
    {"a gateway that marks all as bulk", TOM RE "Precedence: bulk\n", "Resolved."},
    {"a council's footer", TOM RE,
     "Not resolved.\n\nKind regards\nTom Okafor\n\nTo unsubscribe from our newsletter click here."},
    {"a web form's sender",
     "From: Web forms <noreply@council.example>\nTo: " OWN "\nSubject: Concern\n",
     "Carer name: Dawn Field\nWhat is the concern? Nobody has rung about respite."},
    {"thanks for getting in touch", TOM RE,
     "Thank you for getting in touch. We have looked at the points you raise and will change the "
     "plan."},
    {"a reference number", TOM RE,
     "The police gave us a case number, 4711. They will respond within a week."},
    {"needs longer for an absence", TOM RE,
     "I am on leave until 4 January so I will need longer. I propose Friday 15 January 2027."},
    {"decides while away", TOM RE,
     "I am currently on leave but the concern has been resolved and we will visit when I return."},
    {"away, and one word", TOM RE, "I am on leave until 7 December. Resolved."},
    {"at another desk", TOM RE, "I'm away from my desk at the moment but yes, this is resolved."},
    {"an office's thanks, and an answer", TOM RE,
     "Thank you for contacting the team. The respite has been booked for May. If anything is "
     "urgent "
     "please contact me."},
    {"a message that was not received", TOM RE,
     "Your message was not read until today as the mailbox was full. We will visit on Friday."},
    {"answers under the subject of a bounce", TOM "Subject: RE: Undelivered Mail Returned\n",
     "The mail to ann@school.example was rejected since the mailbox is full.\n\nbob@school.example "
     "is the right address."},
    {"a letter that came back", TOM "Subject: Letter returned undelivered\n",
     "The letter was returned undelivered, the family has a new address."},
    {"a pasted bounce and a question", TOM "Subject: Delivery failure\n",
     "Can you help?\n\nYour message could not be delivered to\nann@isp.example\n550 5.1.1 user "
     "unknown"},
    {"a pasted bounce and a complaint", TOM "Subject: failure notice\n",
     "I tried again and my mail is still not delivered, see what I have got every single day since "
     "the council moved:\n\nThis is the mail system at host mx.isp.example. <ann@isp.example>: 550 "
     "no mailbox"},
    {"an undelivered parcel", TOM "Subject: The bed was not delivered\n",
     "The company says the address is unknown.\n\nI rang them: 550 pounds lost.\n\n"
     "ann@shop.example"},
    {"a postmaster's own answer",
     "From: Postmaster <postmaster@council.example>\nTo: " OWN "\nSubject: Re: allow list\n",
     "The allow list was changed this morning as you asked, regards, Lee."},
    {"away, but answers in the same sentence", TOM RE,
     "I'm out of the office next week but I have spoken with the manager and the respite will be "
     "in place from Monday. I will confirm in writing when I am back on 14 December."},
    {"away, so answers before", TOM RE,
     "I am on annual leave until 4 January so wanted to let you know before then: the school place "
     "is confirmed."},
    {"away, and has arranged it", TOM RE,
     "I am on leave until 7 December and have asked Ann to visit the family this Friday."},
    {"covers for somebody", TOM RE,
     "Priya is on maternity leave, I am covering for her. The concerns are answered below."},
    {"took over from somebody", TOM RE,
     "Jo is no longer with the service and I have taken over. The review is on 9 December."},
    {"an acknowledgement in somebody's own words", TOM RE,
     "Thank you for your email, which I received on Friday. I will reply within five working "
     "days."},
    {"speaks of an automated message", TOM RE,
     "The family got an automated message from the school and nothing else."},
    {"is asked to ring elsewhere", TOM RE,
     "The duty inbox is not monitored at night. The family rang the police, who came at once."},
    {"about a closed centre", TOM RE,
     "The contact centre is closed until January so contact is at the library on Saturdays."},
    {"away, and will judge then", TOM RE,
     "I am away until 14 December and will give my view on the response then."},
    {"away, and asks for something", TOM RE,
     "We will be away in half term. Please email me the dates of contact before then."},
    {"answers GroupWise", TOM "Subject: RE: Please answer (Out of Office)\n",
     "Thanks Jo. The review is on 9 December, as we said."},
    {"has met an automatic reply", TOM "Subject: Out of office again!\n",
     "Every time I write I get an automatic reply that says that he is on leave until 7 December. "
     "Please contact me."},
    {"a health assessment that has come", "From: Dr Patel <patel@nhs.example>\nTo: " OWN "\n" RE,
     "Thank you for your message. The health assessment has been received and is on the file."},
    {"a signature with working days and a disclaimer", TOM RE,
     "See the comments below. Jo has a copy, too, as I am on annual leave from tomorrow until 14 "
     "December.\n\nKind regards\n\nTom Okafor\nTeam Manager\n\nMy working days are Monday to "
     "Thursday. If urgent contact the duty desk. This mailbox is not monitored at night."},
    {"nothing but an answer above such a signature", TOM RE,
     "Agreed.\n\nRegards\n\nTom Okafor\nI work part time, please contact the duty desk if it is "
     "urgent."},
    {"on leave from fostering", TOM "Subject: On leave from fostering\n",
     "We would like to be on leave from fostering until March. Please tell me what we need to do."},
};

static const struct row lists[] = {
    {"a newsletter to us",
     "From: Charity <news@charity.example>\nTo: " OWN "\nSubject: December\nList-Unsubscribe: "
     "<https://charity.example/u>\n",
     "Our news."},
    {"a newsletter that answers itself",
     "From: Charity <news@charity.example>\nTo: " OWN "\nSubject: Our news\nPrecedence: bulk\n",
     "Our news."},
    {"a campaign",
     "From: Charity <hello@charity.example>\nTo: " OWN "\nSubject: December\nX-CampaignId: 4711\n",
     "Our news."},
    {"by its sender", "From: Digest <newsletter@charity.example>\nTo: " OWN "\nSubject: News\n",
     "News."},
    {"noreply, with a way out", "From: noreply@shop.example\nTo: " OWN "\nSubject: Sale\n",
     "Sale! You are receiving this because you are a customer. Unsubscribe here."},
    {"a post to others on a list",
     "From: Ann <ann@charity.example>\nTo: fostering@lists.example\nSubject: Re: "
     "Toys\nIn-Reply-To: "
     "<1@lists.example>\nList-Id: Fostering <fostering.lists.example>\n",
     "I have some, too."},
    {"an old list server",
     "From: Ann <ann@charity.example>\nTo: fostering@lists.example\nSubject: "
     "Toys\nX-BeenThere: fostering@lists.example\n",
     "Who has some?"},
};

static void B3_bounces(void **state)
{
	(void)state;
	check_rows(bounces, COUNT_OF(bounces), READING_BOUNCE);
}

static void B3_absences(void **state)
{
	(void)state;
	check_rows(absences, COUNT_OF(absences), READING_AUTO_REPLY);
}

static void B3_people_are_no_robots(void **state)
{
	(void)state;
	check_rows(people, COUNT_OF(people), READING_REPLY);
}

static void B3_lists(void **state)
{
	(void)state;
	check_rows(lists, COUNT_OF(lists), READING_LIST);
}

/* An answer to an invitation is a click; words that come with it are a person's. */
static void B3_calendar_answers(void **state)
{
	static const struct classify_header headers[] = {{"From", "tom@council.example"},
							 {"Subject", "Accepted: Answer due"}};
	static const struct classify_part parts[] = {
	    {"text/plain", ""},
	    {"text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nEND:VEVENT\n"}};
	struct classify_mail mail = {.headers = headers,
				     .header_count = 2,
				     .parts = parts,
				     .part_count = 2,
				     .text = "",
				     .new_text = ""};

	(void)state;
	assert_int_equal(classify_mail(&arena, &mail, SENT).kind, READING_RECEIPT);
	mail.text = mail.new_text = "Not resolved. I cannot make this date.";
	assert_true(reading_is_human(classify_mail(&arena, &mail, SENT).kind));
}

/* A mail that somebody attaches because it came back is not the report of that. */
static void B3_returned_mail_attached(void **state)
{
	static const struct classify_part parts[] = {
	    {"text/plain", ""},
	    {"message/rfc822", "From: " OWN "\nMessage-ID: <1@council.example>\n"}};
	static const struct {
		const char *subject, *text;
		enum reading_kind kind;
	} rows[] = {
	    {"Returned mail", "The mail that was returned, for your file.", READING_MESSAGE},
	    {"My email was not delivered", "My email to the manager was not delivered: 550 5.1.1.",
	     READING_MESSAGE},
	    {"RE: Undelivered Mail", "It could not be delivered to\nann@isp.example",
	     READING_REPLY},
	    {"Undelivered Mail", "It could not be delivered to\nann@isp.example", READING_BOUNCE},
	    {"Delivery failure",
	     "This message was created automatically. It could not be delivered.", READING_BOUNCE},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		struct classify_header headers[] = {{"From", "tom@council.example"},
						    {"Subject", rows[i].subject}};
		struct classify_mail mail = {.headers = headers,
					     .header_count = COUNT_OF(headers),
					     .parts = parts,
					     .part_count = COUNT_OF(parts),
					     .text = rows[i].text,
					     .new_text = rows[i].text};

		assert_int_equal(classify_mail(&arena, &mail, SENT).kind, rows[i].kind);
	}
}

/* Whom an absence names, as a name, an address, or both. */
static void B3_deputies(void **state)
{
	static const struct {
		const char *text, *name, *email;
	} rows[] = {
	    {"I am on leave. Please contact my deputy, Sam Reed.", "Sam Reed", NULL},
	    {"I am on leave. For urgent matters contact Sam Reed on 020 7946 0123 or "
	     "sam.reed@council.example.",
	     "Sam Reed", "sam.reed@council.example"},
	    {"I am away. In my absence please email duty.desk@council.example.", NULL,
	     "duty.desk@council.example"},
	    {"I am on leave until 4 January. Please contact my line manager Siân O'Connor "
	     "(Team Manager).",
	     "Siân O'Connor", NULL},
	    {"I am on leave. Please contact the duty desk.", NULL, NULL},
	    {"I am on leave.", NULL, NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		struct row row = {"", TOM "Subject: Automatic reply: Hello\n", rows[i].text};
		struct classify_result r = classify(&row, OWN);

		if (!str_eq(r.deputy_name, rows[i].name) || !str_eq(r.deputy_email, rows[i].email))
			fail_msg("\"%s\" names %s, %s", rows[i].text, r.deputy_name,
				 r.deputy_email);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(B3_bounces),
	    TEST(B3_absences),
	    TEST(B3_people_are_no_robots),
	    TEST(B3_lists),

	    TEST(B3_calendar_answers),
	    TEST(B3_returned_mail_attached),
	    TEST(B3_deputies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
