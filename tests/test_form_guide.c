/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed in the cells of a form for whoever fills it in: it is no answer, and nobody's own
 * words are taken for it. */
#include "check.h"

#include "form_case.h"

#define TITLE  "=Fostering Panel Escalation form\n"
#define CARERS "Foster carer's name/s|{iFull names of all carers in the home}^Ann Lee\n"
#define WORKER "Social Worker's name|{iWho presented the case}^Bo Ray\n"

static const struct form_case printed[] = {
    {"in italics, at the start of several cells",
     TITLE CARERS WORKER "Team Manager's name|Cy Dee\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee"},
    {"in grey",
     TITLE "Foster carer's name/s|{gFull names of all carers in the home}^Ann Lee\n"
	   "Social Worker's name|{gWho presented the case}^{iBo Ray}\n"
	   "Name of manager asked to deal with complaint|{gUsually the Team Manager}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nmanager=-"},
    {"in a row below the label, over the text",
     TITLE CARERS WORKER "Further information\n"
			 "{iPlease be specific. Do not use full names.}^It was late.^Very late.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\ndetails=It was late. Very late."},
    {"once alone, in words to the writer",
     TITLE "Social Worker's name|Bo Ray\n"
	   "Further information|{iPlease describe what the panel is worried about.}^It was late.\n",
     "social_worker=Bo Ray\ndetails=It was late."},
    {"on the line of the answer",
     TITLE "Social Worker's name|Bo Ray\n"
	   "Further information|{iBriefly describe the concern:} It was late.\n",
     "social_worker=Bo Ray\ndetails=It was late."},
    {"below the label, with the answer in the next cell",
     TITLE "Foster carer's name/s^{iAll who are approved}|Ann Lee\n"
	   "Social Worker's name^{iThe one who presented it}|Bo Ray\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray"},
    {"alone in its cell, like that of other cells",
     TITLE CARERS WORKER "Name of manager asked to deal with complaint|"
			 "{iUsually the Team Manager or Service Manager}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nmanager=-"},
    {"where free text can be asked for in such words, it is told of",
     TITLE CARERS WORKER "Response to concerns raised|{iPlease respond to each in turn.}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nresponse=-\n"
     "!Response to concerns raised: \"Please respond to each in turn.\" was taken as the form's "
     "own guidance, and not as the answer."},
    {"between label and answer on a page without a table",
     TITLE "=Further information:\n={iDescribe each concern in turn.}\n=It was late.\n"
	   "=Social Worker's name: Bo Ray\n",
     "details=It was late.\nsocial_worker=Bo Ray"},
    {"right below labels on a page, as that of several of them is",
     TITLE "={bFostering household}\n={iNames of the foster carer(s).}\n=Ann Lee\n"
	   "={bSocial worker}\n={iThe worker for the household.}\n=Bo Ray\n"
	   "={bTeam manager}\n={iThe manager of that worker.}\n=Cy Dee\n"
	   "={bPanel date}\n={iWhen the panel sat.}\n=1 May 2026\n"
	   "={bResponding manager}\n={iThe manager best placed to answer.}\n=\n"
	   "={bDate sent to manager}\n=\n"
	   "={bResponse to concerns}\n={iTake each point in turn.}\n"
	   "{bAction}|{bBy whom}|{bBy when}\n||\n"
	   "={bADM response}\n={iIs the answer good enough?}\n=\n"
	   "={bChair response}\n={iIs the answer good enough?}\n=It is.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_date=2026-05-01\n"
     "manager=-\nresponse=-\nadm_response=-\nchair_response=It is.\n"
     "!Response to concerns raised: \"Take each point in turn.\" was taken as the form's own "
     "guidance, and not as the answer."},
    {"between label and answer in one cell, or in the label's, with the answer in the next row",
     "{bName of foster carers}|Ann Lee|{bSupervising Social Worker}|Bo Ray\n"
     "{bWhat is your concern?}^{iTell us in your own words}^He is sad.|"
     "{bWhat is the impact on the child?}^{iSchool, health, friends...}^He cries.\n"
     "=\n"
     "{bWhat do you want to happen?}^{iYour bottom line}\n"
     "Move her.^Please tell the school.\n"
     "=\n"
     "{bWho have you spoken to?}^{iWith the dates}\n"
     "Bo, 1 May 2026\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=He cries.\n"
     "bottom_line=Move her. Please tell the school.\n"
     "conversations=Bo, 1 May 2026\n"},
    {"another name of the field below an empty one is nobody's answer, and not told",
     "{bName of foster carers}|Ann Lee\n{bSupervising Social Worker}|Bo Ray\n"
     "{bWhat is your concern?}^{iTell us in your own words}^He is sad.|"
     "{bWhat is the impact on the child?}^{iSchool, health, friends...}^He cries.\n"
     "=\n{bWhat do you want to happen?}^{iYour bottom line}\n=\n"
     "{bWho have you spoken to?}^{iWith the dates}\nBo, 1 May 2026\n",
     "concern=He is sad.\nimpact=He cries.\nbottom_line=-\nconversations=Bo, 1 May 2026\n"},
    {"the same, with answers in the letters of the labels",
     "{bName of foster carers}|{bAnn Lee}|{bSupervising Social Worker}|{bBo Ray}\n"
     "{bWhat is your concern?}^{iTell us in your own words}^{bHe is sad.}|"
     "{bWhat is the impact on the child?}^{iSchool, health, friends...}^{bHe cries.}\n"
     "=\n"
     "{bWhat do you want to happen?}^{iThe least that would do}\n"
     "{bMove her.}^{bPlease tell the school.}\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=He cries.\n"
     "bottom_line=Move her. Please tell the school."},
    {"with nothing but the heading of the next part below it",
     TITLE "={bSocial worker}\n={iThe worker for the household.}\n=Bo Ray\n"
	   "={bPanel chair}\n={iWho fills this in.}\n=Di Fox\n"
	   "={bPanel date}\n={iWhen the panel sat.}\n=1 May 2026\n"
	   "={bTeam manager}\n={iThe manager of that worker.}\n=\n={bThe reply}\n"
	   "={bResponse due}\n={iFive working days.}\n=8 May 2026\n",
     "social_worker=Bo Ray\npanel_chair=Di Fox\npanel_date=2026-05-01\nteam_manager=-\n"
     "response_due=2026-05-08\n"
     "!\"The reply\": this line of the form is not known, and was not read."},
    {"a limit of words, below one label alone",
     TITLE "Social Worker's name|Bo Ray\n"
	   "{bFurther information}^{iMaximum 500 words}^It was late.\n",
     "social_worker=Bo Ray\ndetails=It was late."},
    {"in the letters of all others, in rows between label and answer",
     TITLE "Further information\nPlease be as specific as you can.\nIt was late.^Very late.\n"
	   "Response to concerns raised\nPlease use initials for children.\n\n"
	   "Response of ADM\nAgreed.\n",
     "details=It was late. Very late.\nresponse=-\nadm_response=Agreed.\n"
     "!Response to concerns raised: \"Please use initials for children.\" was taken as the "
     "form's own guidance, and not as the answer."},
    {"\xE2\x80\xA6 once, about who is to answer there, or with an example",
     TITLE "Further information\nFor example: late reports, missing checks.\nIt was late.\n"
	   "=\nResponse to concerns raised\nManagers should respond to each concern.\n\n"
	   "=\nResponse of ADM\nAgreed.\n",
     "details=It was late.\nresponse=-\nadm_response=Agreed.\n"
     "!Response to concerns raised: \"Managers should respond to each concern.\" was taken as "
     "the form's own guidance, and not as the answer."},
    {"\xE2\x80\xA6 and on a page",
     TITLE "=Response to concerns raised\n=Managers should respond to each concern.\n=\n"
	   "=Response of ADM\n=Agreed.\n",
     "response=-\nadm_response=Agreed.\n"
     "!Response to concerns raised: \"Managers should respond to each concern.\" was taken as "
     "the form's own guidance, and not as the answer."},
    {"whom to name, beside the name",
     TITLE "Foster carer's name/s|Ann Lee (full names of all approved carers)\n"
	   "Social Worker's name|Bo Ray^If you are not sure, ask the Panel Adviser.\n"
	   "Team Manager's name|Please give both names, if there are two.^Cy Dee\n"
	   "Name of Panel Chair|Click or tap here to enter text.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=-\n"},
    {"whom to name, and no name",
     TITLE "Social Worker's name|If you are not sure, ask the Panel Adviser.\n"
	   "Team Manager's name|Cy Dee\n",
     "social_worker=-\nteam_manager=Cy Dee\n"
     "!Social Worker's name: \"If you are not sure, ask the Panel Adviser.\" was taken as the "
     "form's own guidance, and not as the answer."},
};

static const struct form_case doubtful[] = {
    {"alone below its label, where others have answers below such lines",
     TITLE "={bSocial worker}\n={iThe worker for the household.}\n=Bo Ray\n"
	   "={bTeam manager}\n={iThe manager of that worker.}\n=Cy Dee\n"
	   "={bPanel chair}\n={iWho fills this in.}\n=Di Fox\n"
	   "={bFurther information}\n={iPlease tell us why nobody came.}\n=\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\ndetails=-\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Please tell us why nobody came.\" was taken as the form's own guidance, and not as the "
     "answer."},
    {"the same, of more than one line",
     TITLE "={bSocial worker}\n={iThe worker for the household.}\n=Bo Ray\n"
	   "={bTeam manager}\n={iThe manager of that worker.}\n=Cy Dee\n"
	   "={bPanel chair}\n={iWho fills this in.}\n=Di Fox\n"
	   "={bFurther information}\n={iNobody came.}\n={iNobody rang.}\n=\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\n"
     "details=Nobody came. Nobody rang.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Nobody came.\" may be the form's own guidance, which is not the answer."},
    {"below two labels, in no words to the writer",
     "={bName of foster carers}\n=Ann Lee\n"
     "={bWhat is your concern?}\n={iA word first of all}\n=He is sad.\n"
     "={bWhat is the impact on the child?}\n={iIt is bad enough}\n=He cries.\n",
     "carers=Ann Lee\nconcern=A word first of all He is sad.\n"
     "impact=It is bad enough He cries.\n"
     "!What is the concern: \"A word first of all\" may be the form's own guidance, which is not "
     "the answer.\n"
     "!Impact on the child or children: \"It is bad enough\" may be the form's own guidance, which "
     "is not the answer."},
    {"in one cell alone, and in no words to the writer",
     TITLE "Social Worker's name|Bo Ray\n"
	   "Further information|{iA matter of the spring}^It was late.\n",
     "social_worker=Bo Ray\ndetails=A matter of the spring It was late.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: \"A "
     "matter of the spring\" may be the form's own guidance, which is not the answer."},
    {"alone in its cell, with other words",
     TITLE CARERS WORKER "Further information|{iThe report came late again}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\ndetails=The report came late again\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: \"The "
     "report came late again\" may be the form's own guidance, which is not the answer."},
    {"with no letters of its own",
     "Name of foster carers|Ann Lee\nSupervising Social Worker|Bo Ray\n"
     "What is your concern?|Clearly identify your concern.^He is sad.\n"
     "What is the impact on the child?|Describe the impact on the child.^He cries.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=Clearly identify your concern. He is sad.\n"
     "impact=Describe the impact on the child. He cries.\n"
     "!What is the concern: \"Clearly identify your concern.\" may be the form's own guidance, "
     "which is not "
     "the answer.\n"
     "!Impact on the child or children: \"Describe the impact on the child.\" may be the form's "
     "own guidance, which is not the answer."},
    {"in the letters of the answer, where somebody may have written it",
     TITLE "=Further information\n=Please be specific about the dates.\n=It was late.\n",
     "details=Please be specific about the dates. It was late.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Please be specific about the dates.\" may be the form's own guidance, which is not the "
     "answer."},
    {"\xE2\x80\xA6 or on the first of several lines to write on",
     TITLE "Further information\nPlease be specific about the dates.\nIt was late.\n\n\n",
     "details=Please be specific about the dates. It was late.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Please be specific about the dates.\" may be the form's own guidance, which is not the "
     "answer."},
    {"\xE2\x80\xA6 or alone in a row, and there is no other in the form",
     TITLE "Further information\nPlease be specific about the dates.\n\n"
	   "Response of ADM\nAgreed.\n",
     "details=Please be specific about the dates.\nadm_response=Agreed.\n"
     "!Further information \xE2\x80\x93 nature of concerns and actions requested to resolve: "
     "\"Please be specific about the dates.\" may be the form's own guidance, which is not the "
     "answer."},
    {"what forms say of more room than they have",
     TITLE
     "Further information|It was late.^Continue on a separate sheet if necessary.\n"
     "=Section C\nResponse to concerns raised|Please attach the minute if it helps. Please use "
     "additional sheets if required.^We agree. I attach a separate sheet.\n",
     "details=It was late.\nresponse=We agree. I attach a separate sheet.\n"
     "!Response to concerns raised: \"Please attach the minute if it helps. Please use additional "
     "\xE2\x80\xA6\" was taken as the form's own guidance, and not as the answer."},
    {"a sentence in the place of a name",
     TITLE "Social Worker's name|Bo Ray^The one who holds the case, not the one on the day.\n"
	   "Team Manager's name|We have not been told who that is.\n",
     "social_worker=Bo Ray\n"
     "team_manager=We have not been told who that is.\n"
     "!Social Worker's name: \"The one who holds the case, not the one on the day.\" was taken as "
     "the form's own guidance, and not as the answer.\n"
     "!Team Manager's name: \"We have not been told who that is.\" may be the form's own "
     "guidance, which is not the answer."},
};

static const struct form_case persons[] = {
    {"a person's yes, and no behind it",
     TITLE "Social Worker's name|Bo Ray\n"
	   "Further information|They said yes, no call came.\n",
     "social_worker=Bo Ray\ndetails=They said yes, no call came."},
    {"a person whose hand is italics",
     TITLE "Foster carer's name/s|{iAnn Lee}\nSocial Worker's name|{iBo Ray}\n"
	   "Further information|{iPlease describe to us why it was late.}^{iWe do not know.}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "details=Please describe to us why it was late. We do not know."},
    {"a sentence that is cited in the text",
     TITLE CARERS WORKER
     "Further information|It was late.^{iNobody told me anything.}^He said so.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "details=It was late. Nobody told me anything. He said so."},
    {"one that the text begins with",
     TITLE CARERS WORKER "Further information|{i\"Nobody told me anything.\"}^He said so.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "details=\"Nobody told me anything.\" He said so."},
    {"what is answered point by point",
     TITLE CARERS WORKER "Response to concerns raised|{iThe report was late.}^It was.^"
			 "{iNobody rang.}^We did.\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\n"
     "response=The report was late. It was. Nobody rang. We did."},
    {"a name typed over the guidance",
     TITLE CARERS WORKER "Team Manager's name|{iCy Dee}\nDate of Fostering Panel|{i1 May 2026}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_date=2026-05-01"},
    {"labels in italics over their answers",
     TITLE "{iFoster carer's name/s}^Ann Lee|{iSocial Worker's name}^Bo Ray\n"
	   "{iTeam Manager's name}^Cy Dee|{iName of Panel Chair}^Di Fox\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox"},
    {"labels in grey over their answers, behind numbers or in a row each",
     TITLE "1|{gFoster carer's name/s}^Ann Lee\n2|{gSocial Worker's name}^Bo Ray\n"
	   "3|{gTeam Manager's name}^Cy Dee\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee"},
    {"answers in a colour below their labels",
     TITLE "Foster carer's name/s^{cAnn Lee}|Social Worker's name^{cBo Ray}\n"
	   "Team Manager's name^{cCy Dee}|Name of Panel Chair^{cDi Fox}\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox"},
    {"answers in italics below their labels",
     TITLE "Foster carer's name/s^{ithe Lee family}|Social Worker's name^{iBo Ray}\n"
	   "Team Manager's name^{inot known}|Name of Panel Chair^{iDi Fox}\n",
     "foster_carers=the Lee family\nsocial_worker=Bo Ray\nteam_manager=not known\n"
     "panel_chair=Di Fox"},
    {"italics below labels in bold, with no other answers",
     TITLE "={bSocial worker}\n={ithe duty worker}\n={bTeam manager}\n={ithe deputy}\n"
	   "={bPanel chair}\n={iDi Fox}\n={bFurther information}\n={iPlease tell us why.}\n",
     "social_worker=the duty worker\nteam_manager=the deputy\npanel_chair=Di Fox\n"
     "details=Please tell us why."},
    {"italics in a cell below labels in bold, one of them in words that are not known",
     TITLE "{bSocial worker}^{ithe duty worker}|{bKnown to us as}^{ithe old firm}\n"
	   "{bTeam manager}^{ithe deputy}|{bSeen by}^{ithe new one}\n"
	   "{bPanel chair}^{iDi Fox}^{bNeeded by us}^{ithe usual}|\n",
     "social_worker=the duty worker\nteam_manager=the deputy\npanel_chair=Di Fox\n"
     "!\"Known to us as the old firm\": this row of the table is not known, and was not read.\n"
     "!\"Seen by the new one\": this row of the table is not known, and was not read."},
    {"labels in italics below headings in bold",
     TITLE "={bPanel chair}\n={iName of Panel Chair}\n=Di Fox\n"
	   "={bSocial worker}\n={iSocial Worker's name}\n=Bo Ray\n"
	   "={bTeam manager}\n={iDate of Fostering Panel}\n=1 May 2026\n",
     "panel_chair=Di Fox\nsocial_worker=Bo Ray\npanel_date=2026-05-01"},
    {"a sentence in italics below one in bold, in the text of an answer",
     TITLE "={bSocial worker}\n={iThe worker for the household.}\n=Bo Ray\n"
	   "={bTeam manager}\n={iThe manager of that worker.}\n=Cy Dee\n"
	   "={bPanel chair}\n={iWho fills this in.}\n=Di Fox\n"
	   "={bFurther information}\n=It was late.\n={iNobody rang.}\n=It was cold.\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\n"
     "details=It was late. Nobody rang. It was cold."},
    {"requests, notes and examples in rows of their own",
     TITLE "Further information\nPlease note: the check is late.\nIt was late.\n"
	   "Response to concerns raised\nThe carers should be told by us.\nBy May.\n"
	   "Response of ADM\nThe report must come back.\n\n",
     "details=Please note: the check is late. It was late.\n"
     "response=The carers should be told by us. By May.\n"
     "adm_response=The report must come back."},
    {"a remark below a name, and a name of several words",
     TITLE "Social Worker's name|Bo Ray^(left in May)\n"
	   "Foster carer's name/s|Ann de la Lee and Tom van der Lee of Lee Road\n",
     "social_worker=Bo Ray (left in May)\n"
     "foster_carers=Ann de la Lee and Tom van der Lee of Lee Road"},
};

static void printed_guidance_is_no_answer(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, printed, COUNT_OF(printed));
}

static void what_may_be_guidance_is_told_of(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, doubtful, COUNT_OF(doubtful));
}

static void a_persons_own_letters_stay(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_table, persons, COUNT_OF(persons));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(printed_guidance_is_no_answer),
	    TEST(what_may_be_guidance_is_told_of),
	    TEST(a_persons_own_letters_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
