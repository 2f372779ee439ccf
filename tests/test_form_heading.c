/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that were left empty, above headings in words that nobody knows: none is an answer. */
#include "check.h"

#include "form_case.h"

#define TEXT                                                                                       \
	"Fostering Panel Escalation form\nFoster carer's name/s: Ann Lee\n"                        \
	"Name of Panel Chair: Di Fox\n"
#define CARER "Foster carers' escalation form\n\n"
#define TABLE                                                                                      \
	"={bFostering Panel Escalation form}\n{bFoster carer's name/s}|Ann Lee\n"                  \
	"{bName of Panel Chair}|Di Fox\n"
#define LIST "Action|By whom|By when\nVisit the carers|Cy Dee|8 May 2026\n"

static const struct form_case plain[] = {
    {"S5: the heading of the list, in words of the council's own",
     TEXT "Manager's response\n\nWhat happens next, and what we've learned\n\n"
	  "Action: Visit\nBy whom: Cy Dee\nBy when: 8 May 2026\nResolved: Yes\n",
     "response=-\nactions=Visit|Cy Dee|8 May 2026|2026-05-08\nresolved=yes\n"},
    {"S5: … with a number",
     TEXT "3. Manager's response\nI agree.\n4. Lessons learnt and what we will do\n"
	  "Action: Visit\nBy whom: Cy Dee\nBy when: 8 May 2026\n",
     "response=I agree.\nactions=Visit|Cy Dee|8 May 2026|2026-05-08\n"},
    {"S5: what the manager writes of it is no heading",
     TEXT "Manager's response\nWhat happens next is up to the carers.\nWe have learned from it.\n",
     "response=What happens next is up to the carers. We have learned from it.\nactions=-\n"},
    {"S5: nor is what a form says of itself",
     TEXT "Manager's response\nWhat happens next\nWe will visit.\n",
     "response=What happens next We will visit.\n"},
    {"S7: the number that comes next is the next heading's",
     TEXT "3. Manager's response\nI agree.\n4. Response of ADM\n5. Where we are now\n"
	  "6. Response of Panel Chair\nNothing further.\n",
     "response=I agree.\nadm_response=-\nchair_response=Nothing further.\n"
     "!Response of ADM: \"5. Where we are now\" looks like a heading of the form, and was not "
     "taken as the answer.\n"},
    {"S7: … and a list of one's own begins with any other",
     TEXT "3. Manager's response\n1. We agree\n2. We will visit\n",
     "response=1. We agree 2. We will visit\n"},
    {"S1: a day with a label of its own is not that of the empty label above it",
     TEXT "Response requested by:\nForm completed on: 25 May 2026\n",
     "panel_chair=Di Fox\nresponse_due=-\n"
     "!\"Form completed on\": this line of the form is not known, and was not read.\n"},
    {"S1: \xE2\x80\xA6 nor with a tab between them",
     TEXT "Response requested by:\nForm completed on:\t25 May 2026\n",
     "panel_chair=Di Fox\nresponse_due=-\n"
     "!\"Form completed on\": this line of the form is not known, and was not read.\n"},
    {"S1: \xE2\x80\xA6 and one below it is", TEXT "Response requested by:\nMonday, 25 May 2026\n",
     "panel_chair=Di Fox\nresponse_due=2026-05-25\n"},
    {"S7: nor is a label without an answer what the ADM says",
     TEXT "Date of panel: 1 May 2026\nResponse of ADM:\nFeedback to members:\n",
     "panel_chair=Di Fox\nadm_response=-\n"
     "!Response of ADM: \"Feedback to members:\" looks like a heading of the form, and was not "
     "taken as the answer.\n"},
    {"S1: a scale with its words behind the numbers; others than it explains are none",
     TEXT "Score each area (Scale: 0 = no concern, 1 = slight concern, 2 = concern)\n"
	  "Quality of reports: 0 \xE2\x80\x93 no concern\n"
	  "Quality of analysis: 1 \xE2\x80\x93 slight concern\n"
	  "Quality of assessment: 0 \xE2\x80\x93 slight concern\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\nconcerns.assessment_quality=-\n"
     "!Quality of assessment: \"0 \xE2\x80\x93 slight concern\" is neither Yes nor No.\n"},
    {"S1: a heading a blank line below an empty name",
     TEXT "Team manager:\n\nLevel of concern\n\nQuality of reports: YES\n",
     "panel_chair=Di Fox\nteam_manager=-\nconcerns.reports_quality=yes\n"
     "!Team Manager's name: \"Level of concern\" looks like a label of the form, and was not "
     "taken as the answer.\n"},
    {"S1: … and a name with small words",
     TEXT "Team manager:\n\nCy van der Dee\n\nQuality of reports: YES\n",
     "panel_chair=Di Fox\nteam_manager=Cy van der Dee\nconcerns.reports_quality=yes\n"},
    {"C12: another name of the field in brackets; and words that are none",
     CARER "Your name(s): Ann Lee\nWhat is the concern? (He is eight.) He is sad.\n"
	   "What would resolve it? (Your bottom line) A visit.\n",
     "carers=Ann Lee\nconcern=(He is eight.) He is sad.\nbottom_line=A visit.\n"},
    {"C12: the question with the next number ends an account",
     CARER "1. Your name(s)\nAnn Lee\n2. Your SSW\nBo Ray\n3. What is the concern?\n"
	   "He is sad.\n4. What has been tried?\nWe asked twice.\n"
	   "5. Which of our offices do you go to? Tell us the nearest.\nQuay House\n"
	   "6. What would resolve it?\nA visit.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\ntried=We asked twice.\n"
     "bottom_line=A visit.\n"
     "!Impact on the child or children: it was not found, unless it is \"5. Which of our offices "
     "do "
     "you go to? Tell us the nearest.\".\n"},
    {"C12: … and no point of a list",
     CARER "1. Your name(s)\nAnn Lee\n2. Your SSW\nBo Ray\n3. What is the concern?\n"
	   "3. He is sad.\n4. He does not eat.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=3. He is sad. 4. He does not eat.\n"},
    {"S7: capitals, where nobody answers in them",
     TEXT "FURTHER INFORMATION\n\nIt was late.\n\nRESPONSE OF ADM\n\nWHERE WE ARE NOW\n\n"
	  "RESPONSE OF PANEL CHAIR\n\nNothing further.\n",
     "details=It was late.\nadm_response=-\nchair_response=Nothing further.\n"
     "!Response of ADM: \"WHERE WE ARE NOW\" looks like a heading of the form, and was not taken "
     "as the answer.\n"},
    {"S4: below the label of a name, one of a day that is not known",
     TEXT "Further information: It was late.\n\nManager who will deal with this\nHanded over on\n"
	  "\nManager's response\nI agree.\n",
     "manager=-\nresponse=I agree.\n"
     "!Name of manager asked to deal with complaint: \"Handed over on\" looks like a label of "
     "the form, and was not taken as the answer.\n"},
    {"S4: … with the sign of labels",
     TEXT "Team Manager's name:\nDay of the visit:\nFurther information: It was late.\n",
     "team_manager=-\ndetails=It was late.\n"
     "!Team Manager's name: \"Day of the visit:\" looks like a label of the form, and was not "
     "taken "
     "as the answer.\n"},
    {"S4: small words in a name, and what is told of it",
     TEXT "Team Manager's name\nJan van der Berg\n\nSocial Worker's name\n"
	  "Bo Ray and one of the others\n\nFurther information\nIt was late.\n",
     "team_manager=Jan van der Berg\nsocial_worker=Bo Ray and one of the others\n"},
    {"C8: the heading of the next part with a line below it, as those above had",
     CARER "Your details\n------------\nCarer name(s): Ann Lee\n\nYour worker\n-----------\n"
	   "SSW: Bo Ray\n\nThe concern\n-----------\nWhat is the concern?\nHe is sad.\n\n"
	   "Conversations so far:\nOne in May.\n\nOthers\n------\nPlease tell the IRO: yes\n",
     "concern=He is sad.\nconversations=One in May.\nssw=Bo Ray\ninform_iro=yes\n"},
    {"C8: … between two",
     CARER "*******\nDetails\n*******\nCarer name(s): Ann Lee\n\nWhat is the concern?\nHe is "
	   "sad.\n\n*****************\nFurther questions\n*****************\nSSW: Bo Ray\n",
     "concern=He is sad.\nssw=Bo Ray\n"
     "!What is the concern: \"Further questions\" was taken as a heading of the form, and not as "
     "part of the answer.\n"},
    {"C8: … below a name that was left empty",
     CARER "Your details\n------------\nCarer name(s): Ann Lee\nSSW:\n\nConcern and so on\n"
	   "-----------------\nWhat is the concern?\nHe is sad.\n",
     "ssw=-\nconcern=He is sad.\n"},
    {"C8: a line drawn below an answer, where no heading has one",
     CARER "Carer name(s): Ann Lee\nWhat is the concern?\n\nTwo late visits\n---------------\n"
	   "SSW: Bo Ray\n",
     "concern=Two late visits\nssw=Bo Ray\n"},
    {"C8: a line between signs that ends an account can be the writer's, and is told",
     CARER "Carer name(s): Ann Lee\nWhat is the concern?\nHe is sad.\n\n"
	   "=== He must be seen today ===\nSSW: Bo Ray\n",
     "concern=He is sad.\nssw=Bo Ray\n"
     "!What is the concern: \"=== He must be seen today ===\" was taken as a heading of the form, "
     "and not as part of the answer.\n"},
    {"C8: … also where the form draws its headings with another sign",
     CARER "== You ==\nCarer name(s): Ann Lee\n\n== Them ==\nSSW: Bo Ray\n\n"
	   "What is the concern?\nHe is sad.\n\n*** He must be seen today ***\n"
	   "What would resolve it?\nA visit.\n",
     "concern=He is sad.\nbottom_line=A visit.\n"
     "!What is the concern: \"*** He must be seen today ***\" was taken as a heading of the form, "
     "and not as part of the answer.\n"},
    {"C8: … but not where it draws them so",
     CARER "== You ==\nCarer name(s): Ann Lee\nSSW:\n\n== The child ==\n"
	   "What is the concern?\nHe is sad.\n\n== What you ask for ==\n"
	   "What would resolve it?\nA visit.\n",
     "concern=He is sad.\nbottom_line=A visit.\n"},
    {"C8: so is one with a rule below it, where one heading had that",
     "Foster carers' escalation form\n\nYour details\n------------\nCarer name(s): Ann Lee\n"
     "What is the concern?\nHe is sad.\n\nHe must be seen today\n---------------------\n"
     "SSW: Bo Ray\n",
     "concern=He is sad.\nssw=Bo Ray\n"
     "!What is the concern: \"He must be seen today\" was taken as a heading of the form, and not "
     "as part of the answer.\n"},
    {"S7: … but not where somebody does",
     TEXT "FURTHER INFORMATION\n\nIT WAS LATE AGAIN\n\nRESPONSE OF ADM\n\nI AGREE WITH PANEL\n\n",
     "details=IT WAS LATE AGAIN\nadm_response=I AGREE WITH PANEL\n"},
};

static const struct form_case rows[] = {
    {"S1: the heading with the next number ends an account, and is told of",
     "=Fostering Panel Escalation form\n={b1. Panel}\nFoster carers|Ann Lee\n"
     "\xE2\x98\x92|Quality of reports\n\xE2\x98\x92|Timeliness of "
     "paperwork\n\xE2\x98\x92|Safeguarding\n={b3. Detail of the concern}\n=It was late.\n"
     "={b4. What panel would like to happen}\n=A chronology.\n",
     "foster_carers=Ann "
     "Lee\nconcerns.reports_quality=yes\nconcerns.timescales=yes\nconcerns.safeguarding="
     "yes\ndetails=It was "
     "late.\n"
     "!\"4. What panel would like to happen\": this line of the form is not known, and was not "
     "read."},
    {"S5: bold letters, where answers have none",
     TABLE "={bResponse to concerns raised}\n={bWhere we are now}\n={bResponse of ADM}\n=Noted.\n",
     "response=-\nadm_response=Noted.\n"
     "!Response to concerns raised: \"Where we are now\" looks like a heading of the form, and was "
     "not taken as the answer.\n"},
    {"S5: … or where somebody answers in them",
     TABLE "{bTeam Manager's name}|{bCy Dee}\n={bFurther information}\n={bIt was late again}\n"
	   "={bResponse to concerns raised}\n={bWe are sorry}\n",
     "details=It was late again\nresponse=We are sorry\n"},
    {"S5: a sentence in bold is an answer",
     TABLE "={bResponse to concerns raised}\n={bWe are very sorry.}\n",
     "response=We are very sorry.\n"},
    {"S5: so is what stands below a heading of one's own",
     TABLE "={bResponse to concerns raised}\n={bWhat we found}\n=The report was late.\n",
     "response=What we found The report was late.\n"},
    {"C8: underlined, as the one before it, and told, since people underline, too",
     "={bFoster carers' escalation form}\n=\n={uDetails}\n={bCarer name(s):} Ann Lee\n"
     "={bConversations so far:} One in May.\n=\n={uPeople}\n={bSSW:} Bo Ray\n"
     "={bWhat is the concern?} He is sad.\n=\n={uNobody came}\n",
     "conversations=One in May.\nssw=Bo Ray\nconcern=He is sad. Nobody came\n"
     "!Conversations had, with dates: \"People\" was taken as a heading of the form, and not as "
     "part of the answer.\n"},
    {"S5: the manager's part in bold right below the account, and the list",
     TABLE "={bFurther information}\n=It was late.\n={bManager's response}\n={bWhat happens next, "
	   "and what we've learned}\n" LIST,
     "details=It was late.\nresponse=-\nactions=Visit the carers|Cy Dee|8 May "
     "2026|2026-05-08\n"},
    {"S5: the heading of the next part, below the table of actions, which could be one",
     TABLE "={bManager's response}\n=I agree.\n" LIST "={bOur use: tracking}\n"
	   "Date response received|9 May 2026\n",
     "response=I agree.\nactions=Visit the carers|Cy Dee|8 May 2026|2026-05-08\n"
     "date_received=2026-05-09\n!Actions: \"Our use: tracking\" was taken as a heading of the "
     "form, and not as an action.\n"},
    {"S5: … and one more action in plain letters",
     TABLE "={bManager's response}\n=I agree.\n" LIST "=Write to the carers\n"
	   "Date response received|9 May 2026\n",
     "response=I agree.\nactions=Visit the carers|Cy Dee|8 May 2026|2026-05-08;Write to the "
     "carers|-|-|-\ndate_received=2026-05-09\n"
     "!Actions: by whom and by when were not found in \"Write to the carers\".\n"},
    {"S5: the number of a part and its writer, below a title that names the office, are no name",
     "=Panel Chair Escalation Form\n=Section 1 \xE2\x80\x93 Panel Chair\nFoster carer(s)|Ann Lee\n"
     "Panel Adviser|Ed Gee\nFurther information|It was late.\n",
     "foster_carers=Ann Lee\npanel_chair=-\npanel_adviser=Ed Gee\ndetails=It was late."},
    {"S1: the account can speak of a response in plain letters",
     TABLE "={bFurther information}\n=It was late.\n=Manager's response\n=None came.\n",
     "details=It was late. Manager's response None came.\nresponse=-\n"},
};

static void headings_in_lines(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, plain, COUNT_OF(plain));
}

static void headings_in_other_letters(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, rows, COUNT_OF(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(headings_in_lines),
	    TEST(headings_in_other_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
