/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in two languages: what stands behind a label and a stroke is of the form. */
#include "check.h"

#include "form_case.h"

#define TABLE                                                                                      \
	"={bPanel escalation / Uwchgyfeirio gan y panel}\n"                                        \
	"{bFoster carer(s) / Gofalwr maeth}|Ann Lee\n"                                             \
	"{bSocial worker / Gweithiwr cymdeithasol}|Bo Ray\n"                                       \
	"{bPanel chair / Cadeirydd y panel}|Di Fox\n"
#define TICKS                                                                                      \
	"Concern? / Pryder?|YES / OES|NO / NAC OES\n"                                              \
	"Practice concerns / Pryderon ymarfer\n"                                                   \
	"Quality of reports / Ansawdd adroddiadau|x|\n"
#define NATURE "{bNature of concern and action requested / Natur y pryder a'r camau}\n"

static const struct form_case tables[] = {
    {"S1: an empty part", TABLE TICKS NATURE "{bRespond by / Ymateb erbyn}|11 May 2026\n",
     "foster_carers=Ann Lee\ndetails=-\nresponse_due=2026-05-11\n"
     "concerns.reports_quality=yes\n"},
    {"S1: … with an answer, and a row for one more concern",
     TABLE TICKS "Other / Arall: Late papers||x\nOther / Arall:||\n" NATURE
		 "The report was late.\n{bRespond by / Ymateb erbyn}|11 May 2026\n",
     "concerns.reports_quality=yes\nothers=Late papers=no\ndetails=The report was late.\n"
     "response_due=2026-05-11\n"},
    {"S5, S7: lists and headings",
     TABLE
     "{bC. Manager / Rheolwr}\n{bResponse / Ymateb}\nWe agree.\n"
     "{bActions and learning / Camau a dysgu}\n"
     "Action / Cam|By whom / Gan bwy|By when / Erbyn pryd\n"
     "Visit the carers|Cy Dee|8 May 2026\n"
     "{bD. Adviser / Cynghorydd}\n{bResponse received / Derbyniwyd yr ymateb}|9 May 2026\n"
     "{bE. ADM}\n{bResponse of ADM / Ymateb yr ADM}\n||\n"
     "{bF. Chair / Cadeirydd}\n{bResponse of chair / Ymateb y cadeirydd}\nAll of it was answered.\n"
     "{bResolved? / Wedi'i ddatrys?}|Yes\n",
     "response=We agree.\nactions=Visit the carers|Cy Dee|8 May 2026|2026-05-08\n"
     "date_received=2026-05-09\nadm_response=-\nchair_response=All of it was "
     "answered.\nresolved=yes\n"},
    {"S5: the list of actions ends at the next part, in one language too",
     "={bFostering Panel Escalation form}\n{bFoster carer}|Ann Lee\n{bManager's response}|We "
     "agree.|\n"
     "Action|By whom|By when\n||\nD. Adviser||\n{bResponse received}|9 May 2026|\n",
     "response=We agree.\nactions=-\ndate_received=2026-05-09\n"},
    {"S1: what is no second name stays as it is",
     "={bFostering Panel Escalation form}\n{bSocial worker / Team manager}|Bo Ray\n"
     "{bPanel chair / Vice chair}|Di Fox\n{bPanel adviser}|Ed Gee\n"
     "{bDetails}\nLate / poor reports.\nOther\n",
     "panel_chair=Di Fox\npanel_adviser=Ed Gee\ndetails=Late / poor reports. Other\n"
     "!\"Social worker / Team manager\": this row of the table is not known, and was not read."},
    {"S1: small letters behind the stroke, where all others begin large, may be the answer",
     TABLE "{bTeam manager / cy dee}|\n{bPanel adviser / Cynghorydd}|\n" NATURE
	   "The report was late.\n",
     "team_manager=-\npanel_adviser=-\ndetails=The report was late.\n"
     "!Team Manager's name: is \"cy dee\" the answer?\n"},
    {"S1: … but not beside another",
     TABLE "{bTeam manager / rheolwr}|Cy Dee\n" NATURE "The report was late.\n",
     "team_manager=Cy Dee\ndetails=The report was late.\n"},
    {"C12: names in another script, in the label's cell",
     "=Foster carers' escalation form\nYour name(s)^\xD9\x86\xD8\xA7\xD9\x85|Ann Lee\n"
     "Supervising Social Worker^\xD8\xB3\xD9\x85\xD8\xA7\xD8\xAC\xDB\x8C "
     "\xDA\xA9\xD8\xA7\xD8\xB1\xDA\xA9\xD9\x86|Bo Ray\nWhat is the "
     "concern?^\xD8\xAA\xD8\xB4\xD9\x88\xDB\x8C\xD8\xB4|He is sad.\n"
     "Impact on the child^\xD8\xA7\xD8\xAB\xD8\xB1|\n"
     "Is this an immediate safeguarding concern?|[ ] Yes / \xDB\x81\xD8\xA7\xDA\xBA   [x] No / "
     "\xD9\x86\xDB\x81\xDB\x8C\xDA\xBA\n"
     "Should the IRO be told?|[x] Yes / \xDB\x81\xD8\xA7\xDA\xBA|[ ] No / "
     "\xD9\x86\xDB\x81\xDB\x8C\xDA\xBA\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=-\nimmediate_safeguarding=no\n"
     "inform_iro=yes\n"},
    {"C12: \xE2\x80\xA6 or below it, and above the answer",
     "=Foster carers' escalation form\n=Your name(s)\n=\xD9\x86\xD8\xA7\xD9\x85\n=Ann Lee\n"
     "=Supervising Social Worker\n=\xD8\xB3\xD9\x85\xD8\xA7\xD8\xAC\xDB\x8C "
     "\xDA\xA9\xD8\xA7\xD8\xB1\xDA\xA9\xD9\x86\n=Bo Ray\n=What is the "
     "concern?\n=\xD8\xAA\xD8\xB4\xD9\x88\xDB\x8C\xD8\xB4\n=He is sad.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\n"},
    {"C12: who answers in another script is read",
     "=Foster carers' escalation form\nYour name(s)|\xD9\x86\xD8\xA7\xD9\x85\nSupervising Social "
     "Worker|Bo Ray\n"
     "What is the concern?^\xD9\x88\xDB\x81 \xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 "
     "\xDB\x81\xDB\x92\nImpact on the child^\xD9\x88\xDB\x81 \xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 "
     "\xDB\x81\xDB\x92\nWhat has been tried^\xD9\x88\xDB\x81 \xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 "
     "\xDB\x81\xDB\x92\n",
     "carers=\xD9\x86\xD8\xA7\xD9\x85\nssw=Bo Ray\nconcern=\xD9\x88\xDB\x81 "
     "\xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 \xDB\x81\xDB\x92\nimpact=\xD9\x88\xDB\x81 "
     "\xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 \xDB\x81\xDB\x92\ntried=\xD9\x88\xDB\x81 "
     "\xD8\xA7\xD8\xAF\xD8\xA7\xD8\xB3 \xDB\x81\xDB\x92\n"},
};

static const struct form_case plain[] = {
    {"S1: lines",
     "Fostering Panel Escalation / Uwchgyfeirio\n\nFoster carer(s) / Gofalwr maeth: Ann Lee\n"
     "Social worker / Gweithiwr cymdeithasol: Bo Ray\nTeam manager / Rheolwr t\xC3\xAEm:\n"
     "Panel chair / Cadeirydd y panel: Di Fox\n\nPractice concerns / Pryderon ymarfer\n"
     "Quality of reports / Ansawdd adroddiadau: YES\nOther / Arall: NO\n\n"
     "Nature of concern and action requested / Natur y pryder:\nThe report was late.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=-\npanel_chair=Di Fox\n"
     "concerns.reports_quality=yes\nothers=-\ndetails=The report was late.\n"},
    {"S1: a word behind a stroke may be the answer, where other labels end in a colon",
     "Fostering Panel Escalation / Uwchgyfeirio\n\nFoster carer(s) / Gofalwr maeth: Ann Lee\n"
     "Social worker / Gweithiwr cymdeithasol: Bo Ray\nTeam manager / Ceri\n"
     "Panel chair / Cadeirydd y panel: Di Fox\nPanel adviser / Cynghorydd:\n"
     "Nature of concern and action requested / Natur y pryder:\nThe report was late.\n",
     "social_worker=Bo Ray\nteam_manager=-\npanel_chair=Di Fox\npanel_adviser=-\n"
     "details=The report was late.\n!Team Manager's name: is \"Ceri\" the answer?\n"},
    {"S1: a name behind a stroke is an answer",
     "Fostering Panel Escalation form\n\nFoster carer / Ann Lee\nSocial worker / Bo Ray\n"
     "Panel chair / Di Fox\nDetails: The report was late.\n",
     "details=The report was late.\n"},
};

/* Labels in letters that no English word has: below the label, beside it, behind it. */
#define CARERS "=Foster carers' escalation form\n"

static const struct form_case scripts[] = {
    {"S1: below the label in its cell, with boxes",
     CARERS
     "Carer name(s)^Імена опікунів|Ann Lee\nSupervising social worker^Соціальний працівник|Bo Ray\n"
     "What is the concern?^У чому занепокоєння?|No visit since March.\n"
     "Impact on the child or children^Вплив на дитину|\n"
     "Immediate safeguarding concern^Чи є небезпека?|☐ Yes / Так   ☒ No / Ні\n"
     "Please tell the IRO^Повідомити|☒ Yes / Так   ☐ No / Ні\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=No visit since March.\nimpact=-\n"
     "immediate_safeguarding=no\ninform_iro=yes\n"},
    {"S1: behind a stroke, also of options in columns and of a row that was added",
     "=Fostering Panel Escalation form / Форма\n"
     "Foster carer(s) / Опікуни|Ann Lee\nSocial worker / Працівник|Bo Ray\n"
     "Panel chair / Голова ради|Di Fox\nConcern? / Занепокоєння?|YES / ТАК|NO / НІ\n"
     "Quality of reports / Якість звітів||x\nLate papers / Запізнення|x|\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\npanel_chair=Di Fox\n"
     "concerns.reports_quality=no\nothers=Late papers=yes\n"},
    {"S1: in a column of its own, which is no column of ticks",
     "=Fostering Panel Escalation form\n"
     "Foster carer(s)|Опікуни|Ann Lee\nSocial worker|Соціальний працівник|Bo Ray\n"
     "Team manager|Керівник|\nPanel chair|Голова ради|Di Fox\n=\n"
     "Concern|Занепокоєння|YES|NO\nQuality of reports|Якість звітів|x|\n"
     "Quality of assessment|Якість оцінки||x\nSafeguarding concerns|Безпека|x|\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=-\npanel_chair=Di Fox\n"
     "concerns.reports_quality=yes\nconcerns.assessment_quality=no\n"
     "concerns.safeguarding=yes\n"},
    {"S1: at the right of the answers",
     CARERS "Carer name(s)|Ann Lee|رضاعی والدین\nSupervising social worker|Bo Ray|سماجی کارکن\n"
	    "Impact on the child or children||بچے پر اثر\n"
	    "What is the concern?|No visit since March.|تشویش کیا ہے؟\n",
     "carers=Ann Lee\nssw=Bo Ray\nimpact=-\nconcern=No visit since March.\n"},
    {"S1: what a carer answers in that language stays",
     CARERS "Carer name(s)|Ann Lee / این لی\nSupervising social worker|Bo Ray\n"
	    "What is the concern?|تشویش کیا ہے\nImpact on the child or children|بچے پر اثر\n"
	    "What has been tried|اب تک کیا کوشش\nConversations had, with dates|بات چیت\n",
     "carers=Ann Lee / این لی\nssw=Bo Ray\nconcern=تشویش کیا ہے\nimpact=بچے پر اثر\n"
     "tried=اب تک کیا کوشش\nconversations=بات چیت\n"},
    {"S1: … and beside labels in both",
     CARERS "Carer name(s)^Імена опікунів|Ann Lee\nSupervising social worker^Працівник|Bo Ray\n"
	    "Immediate safeguarding concern^Чи є небезпека?|Yes\n"
	    "What is the concern?^У чому занепокоєння?|Ніхто не приходив.\n",
     "carers=Ann Lee\nssw=Bo Ray\nimmediate_safeguarding=yes\nconcern=Ніхто не приходив.\n"},
    {"S1: … and in a column with another behind it, which says nothing",
     CARERS "Carer name(s)|Ann Lee|\nWhat is the concern?|تشویش کیا ہے|\n"
	    "Impact on the child or children|بچے پر اثر|\nWhat has been tried|اب تک کیا کوشش|\n",
     "carers=Ann Lee\nconcern=تشویش کیا ہے\nimpact=بچے پر اثر\ntried=اب تک کیا کوشش\n"},
    {"S1: two are too few to be sure",
     CARERS "Carer name(s)^Імена опікунів|Ann Lee\nSupervising social worker^Працівник|Bo Ray\n"
	    "What is the concern?|No visit since March.\n",
     "carers=Імена опікунів Ann Lee\nssw=Працівник Bo Ray\nconcern=No visit since March.\n"
     "!Carer name(s): \"Імена опікунів\" may be the form's own guidance, which is not the answer.\n"
     "!Supervising Social Worker: \"Працівник\" may be the form's own guidance, which is not the "
     "answer.\n"},
    {"S1: a name below two labels alone is no proof",
     CARERS "Carer name(s)^این لی|\nSupervising social worker^بو رے|\n"
	    "What is the concern?|No visit since March.\n",
     "carers=این لی\nssw=بو رے\nconcern=No visit since March.\n"},
};

static const struct form_case script_lines[] = {
    {"S1: below the label on a page, which all of them have",
     "Foster carers' escalation form\n\nCarer name(s)\nІмена опікунів\nAnn Lee\n\n"
     "Supervising social worker\nПрацівник\nBo Ray\n\nImpact on the child or children\n"
     "Вплив на дитину\n\nWhat is the concern?\nУ чому занепокоєння?\nNo visit since March.\n",
     "carers=Ann Lee\nssw=Bo Ray\nimpact=-\nconcern=No visit since March.\n"},
    {"S1: behind a stroke",
     "Foster carers' escalation form\n\nCarer name(s) / Імена опікунів: Ann Lee\n"
     "Supervising social worker / Працівник: Bo Ray\n"
     "Immediate safeguarding concern / Небезпека: [ ] Yes / Так   [x] No / Ні\n"
     "What is the concern? / У чому занепокоєння?\nNo visit since March.\n",
     "carers=Ann Lee\nssw=Bo Ray\nimmediate_safeguarding=no\nconcern=No visit since March.\n"},
    {"S1: answers in that language stay",
     "Foster carers' escalation form\n\nCarer name(s)\nAnn Lee\n\n"
     "Supervising social worker\nBo Ray\n\nWhat is the concern?\nНіхто не приходив\n\n"
     "Impact on the child or children\nВін не спить\n\nWhat has been tried\nМи писали\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=Ніхто не приходив\nimpact=Він не спить\n"
     "tried=Ми писали\n"},
    {"S1: … also below a label that has no other name, where others have one",
     "Foster carers' escalation form\n\nCarer name(s)\nІмена опікунів\nAnn Lee\n\n"
     "Supervising social worker\nПрацівник\nBo Ray\n\nWhat is the concern?\n"
     "У чому занепокоєння?\nNo visit since March.\n\nWhat has been tried\nМи писали\n\n"
     "What would resolve it\nA visit.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=No visit since March.\ntried=Ми писали\n"
     "bottom_line=A visit.\n"},
};

static void labels_in_letters_of_their_own(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, scripts, COUNT_OF(scripts));
	form_case_check_all(&arena, form_case_read, script_lines, COUNT_OF(script_lines));
}

static void labels_of_tables(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, tables, COUNT_OF(tables));
}

static void labels_of_lines(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, plain, COUNT_OF(plain));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(labels_of_tables),
	    TEST(labels_of_lines),
	    TEST(labels_in_letters_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
