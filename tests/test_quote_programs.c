/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the programs that people use cite the mail they answer, in several languages; and what people
 * write that looks like it.  A line of theirs is never lost; one too many is. */
#include "check.h"

#include <string.h>

#include "core/quote.h"
#include "quote_case.h"

static const char *new_text(const char *text)
{
	struct document d;

	document_init(&d, &arena);
	document_from_text(&d, text);
	return quote_new_text(&arena, &d);
}

#define BELOW  "\n\nIs the concern resolved?\nReply \"Resolved\" or \"Not resolved\".\n"
#define MARKED "\n\n> Is the concern resolved?\n> Reply \"Resolved\" or \"Not resolved\".\n"

/* Headings; what is cited below them has no marks. */
static const char *const headings[] = {
    /* Outlook */
    "From: Escalations <escalations@council.example>\nSent: 04 December 2026 09:12\nTo: Dawn "
    "Field\nSubject: Please answer",
    "________________________________\nFrom: Escalations <escalations@council.example>\nSent: "
    "Friday, "
    "December 4, 2026 9:12:00 AM\nTo: Dawn Field <dawn@carer.example>\nSubject: Please answer",
    "From: Escalations\nDate: Friday, 4 December 2026 at 09:12\nTo: Dawn Field\nSubject: Please "
    "answer",
    "Von: Escalations <escalations@council.example>\nGesendet: Freitag, 4. Dezember 2026 "
    "09:12\nAn: "
    "Dawn\nBetreff: Please answer",
    "De : Escalations <escalations@council.example>\nEnvoyé : vendredi 4 décembre 2026 09:12\nÀ : "
    "Dawn\nObjet : Please answer",
    "De: Escalations <escalations@council.example>\nEnviado: viernes, 4 de diciembre de 2026 "
    "9:12\nPara: Dawn\nAsunto: Please answer",
    "Da: Escalations <escalations@council.example>\nInviato: venerdì 4 dicembre 2026 09:12\nA: "
    "Dawn\nOggetto: Please answer",
    "Van: Escalations <escalations@council.example>\nVerzonden: vrijdag 4 december 2026 "
    "09:12\nAan: "
    "Dawn\nOnderwerp: Please answer",
    "Från: Escalations <escalations@council.example>\nSkickat: den 4 december 2026 09:12\nTill: "
    "Dawn\nÄmne: Please answer",
    "Fra: Escalations <escalations@council.example>\nSendt: 4. desember 2026 09:12\nTil: "
    "Dawn\nEmne: "
    "Please answer",
    "Lähettäjä: Escalations <escalations@council.example>\nLähetetty: 4. joulukuuta 2026 "
    "9:12\nVastaanottaja: Dawn\nAihe: Please answer",
    "Od: Escalations <escalations@council.example>\nWysłano: piątek, 4 grudnia 2026 09:12\nDo: "
    "Dawn\nTemat: Please answer",
    "Od: Escalations <escalations@council.example>\nOdesláno: pátek 4. prosince 2026 9:12\nKomu: "
    "Dawn\nPředmět: Please answer",
    "De: Escalations <escalations@council.example>\nEnviada: 4 de dezembro de 2026 09:12\nPara: "
    "Dawn\nAssunto: Please answer",
    "Oddi wrth: Escalations <escalations@council.example>\nAnfonwyd: 04 Rhagfyr 2026 09:12\nAt: "
    "Dawn\nPwnc: Please answer",
    /* Phones and others with a rule */
    "-----Original Message-----\nFrom: Escalations <escalations@council.example>\nTo: Dawn\nSent: "
    "Fri, "
    "4 Dec 2026 9:12\nSubject: Please answer",
    "-------- Original message --------\nFrom: Escalations <escalations@council.example>\nDate: "
    "04/12/2026 09:12 (GMT+00:00)\nTo: Dawn\nSubject: Please answer",
    "Original Message\nFrom: Escalations\nSent: Friday, 4 December 2026 09:12\nTo: Dawn\nSubject: "
    "Please answer",
    "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Friday, 4 December 2026 09:12, Escalations "
    "<escalations@council.example> wrote:",
    "---------- Forwarded message ---------\nFrom: Escalations "
    "<escalations@council.example>\nDate: "
    "Fri, 4 Dec 2026 at 09:12\nSubject: Please answer\nTo: Dawn",
    "----- Original Message -----\nFrom: \"Escalations\" <escalations@council.example>\nTo: "
    "\"Dawn\" "
    "<dawn@carer.example>\nSent: Friday, 4 December, 2026 09:12:00\nSubject: Please answer",
    "-----Ursprüngliche Nachricht-----\nVon: Escalations <escalations@council.example>\nGesendet: "
    "Freitag\nAn: Dawn\nBetreff: Please answer",
    "-----Message d'origine-----\nDe : Escalations\nEnvoyé : vendredi 4 décembre 2026 09:12\nÀ : "
    "Dawn\nObjet : Please answer",
    "----- Forwarded by Dawn Field/Council on 04/12/2026 09:12 -----",
    ">>> Escalations <escalations@council.example> 04/12/2026 09:12 >>>",
    "Begin forwarded message:\n\nFrom: Escalations <escalations@council.example>\nDate: 4 December "
    "2026 "
    "at 09:12:00 GMT\nTo: Dawn\nSubject: Please answer",
    /* A sentence */
    "On 4 Dec 2026, at 09:12, Escalations <escalations@council.example> wrote:",
    "On Fri, 4 Dec 2026, 09:12 Escalations, <escalations@council.example> wrote:",
    "On Friday, 4 December 2026 at 09:12:33 GMT, Escalations of the Council of Example\n"
    "<escalations@council.example> wrote:",
    "On 2026-12-04 09:12, Escalations wrote:",
    "Am 04.12.2026 um 09:12 schrieb Escalations <escalations@council.example>:",
    "Le ven. 4 déc. 2026 à 09:12, Escalations <escalations@council.example> a écrit :",
    "El vie, 4 dic 2026 a las 9:12, Escalations (<escalations@council.example>) escribió:",
    "Il giorno ven 4 dic 2026 alle ore 09:12 Escalations <escalations@council.example> ha scritto:",
    "Op vr 4 dec. 2026 om 09:12 schreef Escalations <escalations@council.example>:",
    "Em sex., 4 de dez. de 2026 às 09:12, Escalations <escalations@council.example> escreveu:",
    "Den fre 4 dec. 2026 kl 09:12 skrev Escalations <escalations@council.example>:",
    "pt., 4 gru 2026 o 09:12 Escalations <escalations@council.example> napisał(a):",
    "pe 4. jouluk. 2026 klo 9.12 Escalations (escalations@council.example) kirjoitti:",
    "Ar Gwe, 4 Rhag 2026 am 09:12, Escalations <escalations@council.example> ysgrifennodd:",
    "escalations@council.example wrote:",
    "Wiadomość napisana przez Escalations <escalations@council.example> w dniu 04.12.2026, o godz. "
    "09:12:",
    "Escalations escalations@council.example schrieb am Fr. 4. Dez. 2026 um 09:12:",
    /* A language that no table knows */
    "Feladó: Escalations <escalations@council.example>\nElküldve: 2026. december 4. 9:12\nCímzett: "
    "Dawn <dawn@carer.example>\nTárgy: Please answer",
    "من: Escalations <escalations@council.example>\nتم الإرسال: Friday, December 4, 2026 "
    "9:12\nإلى: "
    "Dawn\nالموضوع: Please answer",
    "-------- Original message --------From: Escalations <escalations@council.example> Date: "
    "04/12/2026 09:12 (GMT+00:00) To: Dawn Subject: Please answer",
    "----- Please reply above this line -----",
    "##- Please type your reply above this line -##",
    "pá 4. 12. 2026 v 9:12 odesílatel Escalations <escalations@council.example> napsal:",
};

static void test_headings(void **state)
{
	size_t i, wrong = 0;
	const char *got;

	(void)state;
	for (i = 0; i < COUNT_OF(headings); i++) {
		got = new_text(arena_printf(&arena, "Not resolved.\n\n%s%s", headings[i], BELOW));
		if (strcmp(got, "Not resolved.") != 0) {
			print_error("%s\n\tleaves \"%s\"\n", headings[i], got);
			wrong++;
		}
		got = new_text(arena_printf(&arena, "%s%s\nNobody rang.\n", headings[i], MARKED));
		if (*headings[i] != '-' && !strstr(headings[i], "\nSent:") && i > 26 &&
		    strcmp(got, "Nobody rang.") != 0) {
			print_error("%s\n\tabove marked lines leaves \"%s\"\n", headings[i], got);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* Each is all the person's. */
static const char *const own[] = {
    "Thanks Tom\nvisit on Friday\nall fine now",
    "Hello\n\nThanks Tom\n\nwill ring you\nabout the taxi",
    "Two points:\n--\nNo respite\nNo contact plan",
    "Not resolved.\n\nIf you have received this letter before, I am sorry. The taxi has not come "
    "since.\n\nNobody rang.",
    "First.\n\n*********\n\nSecond, and this is what matters.",
    "The form is on its way.\n\nSent by post on Monday",
    "The report came late.\nSent from my manager on Friday\nand it was wrong.",
    "To: the Panel Adviser\nFrom: Dawn Field\nDate: 4 December 2026\nSubject: respite\n\nWe have "
    "had "
    "none since May.",
    "I wrote to ann@council.example on 4 December 2026 at 10:03 and she said:\n\nWe will "
    "ring.\n\nNobody did.",
    "On 4 December 2026 at 10:03 I wrote to her <ann@council.example> and she wrote:\n\nWe will "
    "ring.\n\nNobody did.",
    "On 14 May you wrote:\n\nWe will ring you.\n\nNobody did.",
    "[EXTERNAL] is what it said on the form, and nobody has told us why that is.",
    "Confidential matters were read out.\n\nThis message may contain mistakes, I am on my phone. "
    "The "
    "taxi has not come.",
    "Disclaimer: I was not there.\n\nThe carer told me that nobody rang.",
    "Important notice was not given to us.\n\nWe were told on the day.",
    "What we need:\n\n1. Dates\n2. A name\n\nBest wishes are not enough here",
    "Kind regards are all we ever get\n\nPlease ring me",
    "Subject: to be agreed\nDate: to be agreed\nFrom: whenever you can\n\nPlease confirm.",
    "PERSONAL items were lost.",
    "- the taxi\n- Dawn",
    "Caution: this is the third time that I write.\n\nExternal people told us that he was moved.",
    "Important: the external assessor's attachment was never sent.\n\nPlease send it.",
    "Warning signs were seen outside the school and nobody acted on them. The links in the letter "
    "do "
    "not work either.",
    "External agencies asked her to click on a link. She did.\n\nNobody rang.",
    "I have not been told anything.\n\nSent from my phone. Not resolved.",
    "Carer: Ann Lee <ann@carer.example>\nMeeting: 4 December 2026 10:00\nPresent: Tom, Dawn\n\nWe "
    "agreed nothing.",
    "He wrote to me at tom@council.example: nothing will change.\n\nSo it is not resolved.",
    "On Fri, 4 Dec 2026 at 09:12 Tom wrote: the bed will come.\n\nIt has not.",
    "They rang On Call, who wrote:\nring again tomorrow.",
    "This is above this line of duty.\n\n- Dawn",
    "Mae'r neges hon yn bwysig.\n\nNid yw wedi'i datrys.",
    "This email has been written with my husband. We attach the letter.\n\nNothing is resolved.",
    "Please note that any email from Tom says the same.\n\nNot resolved.",
    "This email is from outside the panel's remit. Do not click your fingers at us.\n\nNot "
    "resolved.",
    "This message is marked OFF in my diary.\n\nNot resolved.",
    "My best wishes to all of you\nand thanks for nothing",
    /* Under the name */
    "We had the meeting.\n\nKind regards\nJo\nWaiting for the bed",
    "We had the meeting.\n\nRegards\nJo\nHappy to close",
    "We had the meeting.\n\nBest wishes\nJo\n\nFormal complaint",
    "We had the meeting.\n\nBest wishes\nJo\n\nNOT RESOLVED",
    "We had the meeting.\n\nBest wishes\nJo\n\nTell Tom",
    "We had the meeting.\n\nBest wishes\nJo\n\nRing 020 7946 0123 if in doubt",
    "We had the meeting.\n\nBest wishes\nJo\n\nFriday is no good for us",
    "We had the meeting.\n\nBest wishes\nJo\n\nBen Carver: new plan by 8 January",
    "We had the meeting.\n\nBest wishes\nJo\n\n1. Review 8 January\n2. DBS 9 January",
    "We had the meeting.\n--\nJo\nBed never came",
    /* Journeys and memos are headed as mails are */
    "Journey 1\nFrom: home 08:30\nTo: school 09:10\nDate: 4 December\n\nJourney 2\nFrom: school "
    "15:10\nTo: home 16:40\nDate: 4 December\n\nPlease pay for both.",
    "Date: 4 December 2026 09:12\nFrom: home\nTo: school\nTaxi: none",
    "Subject: mileage\nFrom: Jo Dunn jo@carer.example\nTo: Tom\nDate: 4 December\n\nPlease pay 40 "
    "miles.",
    "I sent an email to the wrong recipient in error, and if you see it: it is confidential. "
    "Please "
    "delete it and tell the sender.\n\nJo",
};

static void test_a_person_s_lines_are_never_lost(void **state)
{
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(own); i++) {
		const char *got = new_text(own[i]);

		if (strcmp(got, own[i]) == 0)
			continue;
		print_error("\"%s\"\n\tis cut to \"%s\"\n", own[i], got);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static const struct quote_case rows[] = {
    {"a verdict under the name", "We had the meeting.\n\nKind regards\nDawn\n\nNot resolved",
     "We had the meeting.\n\nKind regards\nDawn\n\nNot resolved"},
    {"a council's footer",
     "The visit took place.\n\nKind regards\n\nTom Okafor\nTeam Manager\nFostering West\nTel: 020 "
     "7946 "
     "0123\n\nCouncil services, documents and information are available online at "
     "www.council.example\n\nThis email and any attachments are confidential and intended solely "
     "for "
     "the addressee.\nIf you have received it in error please delete it.\n\nWhilst we check for "
     "viruses "
     "we accept no liability.\n",
     "The visit took place."},
    {"a boxed footer",
     "The visit took "
     "place.\n\n**********************************************************************\n"
     "This email is confidential and may be privileged. If you are not the intended recipient "
     "please "
     "delete it.\n**********************************************************************\n",
     "The visit took place."},
    {"a disclaimer in capitals",
     "Agreed.\n\nDISCLAIMER\n\nThis e-mail is intended for the named recipient and may be "
     "confidential.\n",
     "Agreed."},
    {"print less", "Agreed.\n\nPlease consider the environment before printing this email.\n",
     "Agreed."},
    {"protective markings",
     "OFFICIAL-SENSITIVE\n\nThe review is on Friday.\n\nOFFICIAL: SENSITIVE - PERSONAL\n",
     "The review is on Friday."},
    {"a marking in brackets", "[OFFICIAL]\nThe review is on Friday.\nClassification: OFFICIAL\n",
     "The review is on Friday."},
    {"a gateway's warning",
     "CAUTION: This email originated from outside the organisation. Do not click links unless you "
     "trust the sender.\n\nResolved.",
     "Resolved."},
    {"a gateway's warning over lines",
     "***CAUTION: This e-mail was sent from an external source. Please do not\nclick on links or "
     "open "
     "attachments unless you are sure that the\ncontent is safe. If in doubt ask the service "
     "desk.***\nResolved.",
     "Resolved."},
    {"a gateway's warning in its own words",
     "WARNING - this message is from outside the Council. Think before clicking on "
     "links.\n\nResolved.",
     "Resolved."},
    {"a gateway's tag", "[EXTERNAL EMAIL]\n\nResolved.", "Resolved."},
    {"a scanner's footer",
     "The visit took place.\n\nThis email has been scanned for viruses and malware by the "
     "council's "
     "gateway.\n",
     "The visit took place."},
    {"the law on information",
     "The visit took place.\n\nPlease note: any email sent to or from the council may be subject "
     "to "
     "disclosure under the Freedom of Information Act 2000.\n",
     "The visit took place."},
    {"a disclaimer in Welsh",
     "Resolved, diolch.\n\nMae'r neges e-bost hon yn gyfrinachol ac wedi'i bwriadu ar gyfer yr "
     "unigolyn a enwir yn unig.\n",
     "Resolved, diolch."},
    {"a disclaimer right below the signature",
     "The visit took place.\n\nKind regards\nTom Okafor\nTeam Manager\nThe information in this "
     "email "
     "is confidential and may be legally privileged. If you are not the intended recipient please "
     "delete it.\n",
     "The visit took place."},
    {"a disclaimer that begins in its own words",
     "The visit took place.\n\nThe content of this email is confidential and intended for the "
     "named "
     "recipient only. If you received it by mistake, please tell the sender and delete it.\n",
     "The visit took place."},
    {"hours under the name",
     "The visit took place.\n\nKind regards\nTom Okafor\nTeam Manager\nMy working days are Monday "
     "to "
     "Wednesday.\nTel: 020 7946 0123\nFollow us on Facebook\n",
     "The visit took place."},
    {"names that are words, too",
     "The visit took place.\n\nKind regards\nWill Marsh\nIT Manager\n12 Mill Close\nTel: 020 7946 "
     "0123\n",
     "The visit took place."},
    {"a farewell in its own order",
     "The visit took place.\n\nMany Thanks & Kind Rgds,\n\nTOM OKAFOR\nTEAM MANAGER\n",
     "The visit took place."},
    {"a sentence that marks",
     "This message has been classified as OFFICIAL-SENSITIVE by the sender.\n\nThe visit took "
     "place.",
     "The visit took place."},
    {"a warning of the sender",
     "[This sender is external. Do not click links or open attachments unless you recognise the "
     "sender.]\n\nThe visit took place.",
     "The visit took place."},
    {"a tree",
     "The visit took place.\n\nP Please consider the environment before printing this e-mail",
     "The visit took place."},
    {"answers in small letters below long points",
     "> 1. The chronology was missing from the report that went to the panel\ncourt delayed us\n> "
     "2. "
     "The references had not been taken up when the assessment was closed\nyes they had\n> 3. And "
     "what will be done about the analysis by the team, and by whom then\nben will write it\n> "
     "Thank "
     "you",
     "court delayed us\n\nyes they had\n\nben will write it"},
    {"the rest of a line that a program broke",
     "Not resolved.\n\nOn 4 Dec 2026, at 09:12, Escalations <e@council.example> wrote:\n> We have "
     "asked the manager of the team what has been done so far, and they will\nanswer you in "
     "January.\n> Is it resolved?",
     "Not resolved."},
    {"words in front of the heading",
     "Not resolved- On Fri, Dec 4, 2026 at 9:12 AM, escalations@council.example wrote:\n> Well?",
     "Not resolved"},
    {"a heading that the cited words follow",
     "Not resolved\n\n  On Fri, 4 Dec 2026 at 9:12, Escalations<escalations@council.example> "
     "wrote:  "
     " Hello\n\nIs it resolved?",
     "Not resolved"},
    {"a line of theirs right above the heading",
     "Am not happy\nOn Fri, 4 Dec 2026 at 09:12, Escalations <\nescalations@council.example> "
     "wrote:\n\nIs it resolved?",
     "Am not happy"},
    {"devices", "Yes.\n\nGet Outlook for iOS<https://outlook.example/ios>", "Yes."},
    {"Samsung's device, right below", "Yes, that is fine.\nSent from my Galaxy",
     "Yes, that is fine."},
    {"a sender's program", "Yes.\n\nSent with Proton Mail secure email.", "Yes."},
    {"between the lines, in order",
     "Hello,\n\nOn 4 Dec 2026, at 09:12, Escalations <escalations@council.example> wrote:\n> Which "
     "dates?\n\n4 and 5 May.\n\n> Who was there?\n\nTom and I.\n\n> Anything "
     "else?\n\nNo.\n\nDawn\n",
     "Hello,\n\n4 and 5 May.\n\nTom and I.\n\nNo.\n\nDawn"},
    {"between the lines of a mail without marks",
     "Please see my answers in red below.\n\nFrom: Escalations "
     "<escalations@council.example>\nSent: 04 "
     "December 2026 09:12\nTo: Tom\nSubject: Please answer\n\nWhich dates?\n4 and 5 May.\n",
     "Please see my answers in red below.\n\nFrom: Escalations "
     "<escalations@council.example>\nSent: 04 "
     "December 2026 09:12\nTo: Tom\nSubject: Please answer\n\nWhich dates?\n4 and 5 May."},
    {"what is below is somebody else's",
     "See the mail below, nobody answered it.\n\nFrom: Dawn <dawn@carer.example>\nSent: 04 "
     "December "
     "2026 09:12\nTo: Tom\nSubject: Taxi\n\nWhen does it come?\n",
     "See the mail below, nobody answered it."},
};

static void test_rows(void **state)
{
	(void)state;
	quote_case_check(rows, COUNT_OF(rows), new_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_headings),
	    TEST(test_a_person_s_lines_are_never_lost),
	    TEST(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
