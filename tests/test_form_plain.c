/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in plain text whose tables are drawn, by programs and by hand, and people's own ways to put
 * an answer to its question. */
#include "check.h"

#include "form_case.h"

#define TITLE "Fostering Panel Escalation form\n\n"

static const struct form_case drawn[] = {
    {"a grid: cells that wrap, a head, a table of actions",
     TITLE "+----------------------+-----------------+\n"
	   "| Foster carer's       | Ann Lee and     |\n"
	   "| name/s               | Bo Lee          |\n"
	   "+======================+=================+\n"
	   "| Date of Fostering    | 1 May 2026      |\n"
	   "| Panel                |                 |\n"
	   "+----------------------+-----------------+\n"
	   "| Response to concerns | It was late.    |\n"
	   "| raised               |                 |\n"
	   "|                      | We are sorry.   |\n"
	   "+----------------------+-----------------+\n\n"
	   "+-----------+---------+------------+\n| Action    | By whom | By when    |\n"
	   "+-----------+---------+------------+\n| Visit the | Cy Dee  | 8 May 2026 |\n"
	   "| carers    |         |            |\n+-----------+---------+------------+\n",
     "foster_carers=Ann Lee and Bo Lee\npanel_date=2026-05-01\n"
     "response=It was late. We are sorry.\n"
     "actions=Visit the carers|Cy Dee|8 May 2026|2026-05-08\n"},
    {"a grid with a cell over both columns, and columns of ticks",
     TITLE "+-------------------+-----+----+\n| PROCEDURAL        | YES | NO |\n"
	   "+-------------------+-----+----+\n| Adherence to      | x   |    |\n"
	   "| timescales        |     |    |\n+-------------------+-----+----+\n"
	   "| Checks /          |     | x  |\n| references        |     |    |\n"
	   "| completed         |     |    |\n+-------------------+-----+----+\n"
	   "| Name of Panel Chair          |\n+------------------------------+\n"
	   "| Di Fox                       |\n+------------------------------+\n",
     "concerns.timescales=yes\nconcerns.checks=no\npanel_chair=Di Fox\n"},
    {"lines drawn with the signs that are made for it",
     TITLE "\xE2\x94\x8C\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
	   "\xE2\x94\x80\xE2\x94\x80\xE2\x94\xAC\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
	   "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x90\n"
	   "\xE2\x94\x82Team   \xE2\x94\x82 Cy  \xE2\x94\x82\n"
	   "\xE2\x94\x82Manager\xE2\x94\x82 Dee \xE2\x94\x82\n"
	   "\xE2\x94\x94\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
	   "\xE2\x94\x80\xE2\x94\x80\xE2\x94\xB4\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
	   "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x98\n",
     "team_manager=Cy Dee\n"},
    {"bars, with breaks inside the cells",
     TITLE "| Field | Answer |\n|:------|--------|\n| Foster carer's name/s | Ann Lee |\n"
	   "| Further information | Late.<br>Very late. |\n| Quality of reports | Yes |\n",
     "foster_carers=Ann Lee\ndetails=Late. Very late.\nconcerns.reports_quality=yes\n"},
    {"rules: rows parted by empty lines",
     TITLE "  ---------------------- ------------\n  Foster carer\\'s name/s  Ann Lee\n\n"
	   "  Date of Fostering      1 May 2026\n  Panel\n\n"
	   "  Quality of reports     \\[x\\] Yes\n                         \\[ \\] No\n\n"
	   "  ---------------------- ------------\n\nName of Panel Chair: Di Fox\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nconcerns.reports_quality=yes\n"
     "panel_chair=Di Fox\n"},
    {"rules: a row a line, the head above",
     TITLE "Actions and learning\n\n  Action        By whom   By when\n"
	   "  ------------- --------- ----------\n  Ring the SW   Bo Ray    8 May 2026\n"
	   "  Write to her  Cy Dee    9 May 2026\n\nSection E - response of ADM\nGood.\n",
     "actions=Ring the SW|Bo Ray|8 May 2026|2026-05-08;Write to her|Cy Dee|9 May 2026|2026-05-09\n"
     "adm_response=Good.\n"},
    {"the stars, tildes and backslashes of Markdown",
     TITLE "- **Foster carer's name/s** Ann Lee\n**Date of Fostering Panel:** 1 May 2026\\\n"
	   "**PRACTICE**\n**Quality of reports** YES ~~NO~~\n"
	   "**Quality of analysis** ~~YES~~ NO\n**Safeguarding concerns:** **YES** NO\n"
	   "**Inclusion of key individuals** \\[ \\] Yes \\[x\\] No\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no\nconcerns.safeguarding=yes\nconcerns.inclusion=no\n"},
    {"a line that is drawn between the parts is no text",
     TITLE "Further information:\nIt was late.\n----------------------------\n"
	   "Date for response: 11 May 2026\n============\n",
     "details=It was late.\nresponse_due=2026-05-11\n"},
};

static const struct form_case columns[] = {
    {"labels that go on below, beside their values",
     TITLE "Foster carer's name/s       Ann Lee and\n                            Bo Lee\n"
	   "Name of Panel               Di Fox\nChair\n"
	   "Appropriate planning        Yes\nprocesses / care plan\n"
	   "Date for feedback to        3 June 2026\nfostering panel\n"
	   "Further information -       It was late, and nobody\n"
	   "nature of concerns and      told the panel.\n"
	   "actions requested to        Twice.\nresolve\n"
	   "Section F - response of     Not yet.\nPanel Chair\n",
     "foster_carers=Ann Lee and Bo Lee\npanel_chair=Di Fox\nconcerns.planning=yes\n"
     "feedback_date=2026-06-03\ndetails=It was late, and nobody told the panel. Twice.\n"
     "chair_response=Not yet.\nothers=-\n"},
    {"marks in two columns without a heading: in doubt a child is in danger, and it is asked",
     "Foster carers escalation form\n\nCarer name(s)        Ann Lee\n"
     "Immediate safeguarding concern                  X\n"
     "Would the council's reputation be harmed?    X\n"
     "Please tell the IRO                              X\n",
     "immediate_safeguarding=yes\nreputation=-\ninform_iro=-\n"
     "!Immediate safeguarding concern: the marks stand in more than one column, and nothing says "
     "which of them is Yes.\n"
     "!Would the council's reputation be harmed: the marks stand in more than one column, and "
     "nothing says which of them is Yes.\n"
     "!Please tell the IRO: the marks stand in more than one column, and nothing says which of "
     "them "
     "is Yes.\n"},
    {"marks in one column, and marks just behind their labels",
     "Foster carers escalation form\n\nCarer name(s)        Ann Lee\n"
     "Immediate safeguarding concern               X\n"
     "Would the council's reputation be harmed?    X\nPlease tell the IRO   X\n",
     "immediate_safeguarding=yes\nreputation=yes\ninform_iro=yes\n"},
    {"printed brackets around each paragraph of an answer",
     TITLE "Further information\n[It was late.]\n[Nobody rang [twice].]\n"
	   "Name of Panel Chair: [Di Fox]\n",
     "details=It was late. Nobody rang [twice].\npanel_chair=Di Fox\n"},
    {"printed brackets and quotes with nothing in them",
     TITLE "Foster carer's name/s: [Ann Lee]\nName of Panel Chair: []\nSocial Worker's name: [ ]\n"
	   "Team Manager's name: [___]\nName of Panel Adviser: \"\"\nDate of Fostering Panel: "
	   "[1 May 2026]\nDate for response: ( )\nFurther information\n[]\n"
	   "Name of manager asked to deal with complaint: [] Bo Ray\nDate sent to manager: []\n",
     "foster_carers=Ann Lee\npanel_chair=-\nsocial_worker=-\nteam_manager=-\npanel_adviser=-\n"
     "panel_date=2026-05-01\nresponse_due=-\ndetails=-\nmanager=[] Bo Ray\ndate_sent=-\n"},
    {"a date, and the row behind it",
     TITLE "Date for response | 11 May 2026 Immediate safegaurding concern No\n"
	   "Name of Panel Chair | Di Fox\n",
     "response_due=2026-05-11\nimmediate_safeguarding=-\n"
     "!Date for response: \"11 May 2026 Immediate safegaurding concern No\" has more than one row "
     "in "
     "it (Immediate safeguarding concern).\n"},
    {"headings of the groups behind the words of the free text's label, and that label over two "
     "lines",
     TITLE
     "Name of Panel Chair: Di Fox\n\nNature of concern \xE2\x80\x93 PROCEDURAL\n"
     "  (N) Adherence to timescales\nNature of concern - PRACTICE\n  (Y) Quality of reports\n\n"
     "Further information \xE2\x80\x93 nature of concerns and actions requested to\n"
     "resolve: It was late,\nand nobody rang.\n",
     "panel_chair=Di Fox\nconcerns.timescales=no\nconcerns.reports_quality=yes\n"
     "details=It was late, and nobody rang.\n"},
    {"a date's label below free text, with words of a longer one behind its colon",
     TITLE "17. Further information: It was late.\n   Nobody rang.\n"
	   "18. Date for response: 5 working days from receipt\n",
     "details=It was late. Nobody rang.\nresponse_due=-\n"
     "!Date for response: \"5 working days from receipt\" is not a date.\n"},
    {"an empty box is no text",
     TITLE "Name of Panel Chair: Di Fox\nSection E \xE2\x80\x93 response of ADM\n\xE2\x98\x90\n"
	   "Section F \xE2\x80\x93 response of Panel Chair\n\xE2\x98\x90 Nothing further.\n",
     "panel_chair=Di Fox\nadm_response=-\nchair_response=\xE2\x98\x90 Nothing further.\n"},
    {"… and a label of free text with a colon in it",
     TITLE "Name of Panel Chair: Di Fox\n"
	   "Further information: nature of the concerns and actions requested to resolve\n"
	   "It was late.\nTeam Manager's name: Cy Dee\n",
     "details=It was late.\nteam_manager=Cy Dee\n"},
    {"a question, words in brackets, and the sign",
     TITLE "Name of Panel Chair? (who chaired) = Di Fox\nTeam Manager's name = Cy Dee\n",
     "panel_chair=Di Fox\nteam_manager=Cy Dee\n"},
    {"a name, and three rows behind it",
     TITLE "Name of Panel Chair | Di Quality of reports Quality of analysis Safeguarding? No\n"
	   "Team Manager's name | Cy Dee\n",
     "panel_chair=Di Quality of reports Quality of analysis Safeguarding? No\n"
     "!Name of Panel Chair: \"Di Quality of reports Quality of analysis Safeguarding? No\" has "
     "more "
     "than one row in it (Quality of reports, Quality of analysis, Safeguarding concerns).\n"},
    {"labels of their own below each other are not one",
     TITLE "Panel Chair                 Di Fox\nName of Panel Adviser       Ed Gee\n"
	   "Quality of reports          Yes\nQuality of analysis         No\n",
     "panel_chair=Di Fox\npanel_adviser=Ed Gee\nconcerns.reports_quality=yes\n"
     "concerns.analysis_quality=no\n"},
    {"YES and NO over columns, below the heading of the free text",
     TITLE "Nature of concern\nPROCEDURAL                  YES   NO\n"
	   "Adherence to timescales           x\nChecks / references         x\n",
     "concerns.timescales=no\nconcerns.checks=yes\ndetails=-\n"},
    {"bars between the cells alone",
     TITLE "PROCEDURAL | YES | NO\nAdherence to timescales |  | x\n"
	   "Checks / references completed | x | \n",
     "concerns.timescales=no\nconcerns.checks=yes\n"},
    {"a margin of bars beside a mail that is passed on",
     "| Fostering Panel Escalation form\n|\n| Foster carer's name/s: Ann Lee\n"
     "| Name of Panel Chair: Di Fox\n| Further information:\n| It was late.\n|\n",
     "foster_carers=Ann Lee\npanel_chair=Di Fox\ndetails=It was late.\n"},
    {"actions in columns, whose cells go on below",
     TITLE "Actions and learning\nAction                  By whom       By when\n"
	   "Visit the carers and    Bo Ray        Monday 8\n"
	   "both children                         June 2026\n"
	   "Write to the            Cy            9 June\n"
	   "agency                  Dee-Fox       2026\n"
	   "Ring her                Ed Gee        10 June 2026\n",
     "actions=Visit the carers and both children|Bo Ray|Monday 8 June 2026|2026-06-08;"
     "Write to the agency|Cy Dee-Fox|9 June 2026|2026-06-09;"
     "Ring her|Ed Gee|10 June 2026|2026-06-10\n"},
    {"heads and cells of actions, each a paragraph",
     TITLE "Actions and learning\n\nAction\n\nBy whom\n\nBy when\n\nRing her\n\nBo Ray\n\n"
	   "8 June 2026\n\nWrite to her\n\nCy Dee\n\n9 June 2026\n",
     "actions=Ring her|Bo Ray|8 June 2026|2026-06-08;Write to her|Cy Dee|9 June 2026|2026-06-09\n"},
    {"actions with strokes, with brackets, and as bullets",
     TITLE "Actions and learning\nRing her / Bo Ray / 8 June 2026\n"
	   "- Write to her (Cy Dee, Tue, 9th June 2026)\n",
     "actions=Ring her|Bo Ray|8 June 2026|2026-06-08;"
     "Write to her|Cy Dee|Tue, 9th June 2026|2026-06-09\n"},
    {"bullets that begin actions",
     TITLE "Actions and learning\n\xE2\x80\xA2 Ring her\n   By whom: Ray Date\n"
	   "   By when: 8 June 2026\n\xE2\x80\xA2 Write to her\n   By whom: Cy Dee\n",
     "actions=Ring her|Ray Date|8 June 2026|2026-06-08;Write to her|Cy Dee|-|-\n"},
};

static const struct form_case ways[] = {
    {"letters that are struck through",
     TITLE "Quality of reports: Y\xCC\xB6"
	   "e\xCC\xB6s\xCC\xB6 / No\nQuality of analysis: Yes / N\xCC\xB6o\xCC\xB6\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\n"},
    {"angles, quotes, arrows, two boxes",
     TITLE "Quality of reports: <Yes>\nQuality of assessment: < >\nQuality of analysis: \"No\"\n"
	   "Safeguarding concerns: No <--\nInclusion of key individuals: YES [XX] NO [__]\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=-\nconcerns.analysis_quality=no\n"
     "concerns.safeguarding=no\nconcerns.inclusion=yes\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of assessment\".\n"},
    {"a cross alone is no where a tick alone is yes",
     TITLE "Quality of reports: \xE2\x9C\x93\nQuality of analysis: \xE2\x9C\x97\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=no\n"},
    {"a cross alone can be a tick where there is no other",
     TITLE "Quality of reports: Yes\nQuality of analysis: \xE2\x9C\x97\n",
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\n"
     "!Quality of analysis: \"\xE2\x9C\x97\" is neither Yes nor No.\n"},
    {"a mark between the two belongs to the one that it stands with",
     TITLE "Quality of reports: Yes / x No\nQuality of analysis: Yes x / No\n"
	   "Safeguarding concerns: Yes   \xE2\x9C\x93 No\n",
     "concerns.reports_quality=no\nconcerns.analysis_quality=yes\nconcerns.safeguarding=no\n"},
    {"yes and no", TITLE "Quality of reports: yes and no\nQuality of analysis: no or yes\n",
     "concerns.reports_quality=-\nconcerns.analysis_quality=-\n"
     "!Quality of reports: both Yes and No are ticked.\n"
     "!Quality of analysis: both Yes and No are ticked.\n"},
    {"the answer before its label",
     TITLE "Foster carer's name/s: Ann Lee\nPROCEDURAL\nYES  Adherence to timescales\n"
	   "No   Checks / references completed\nPRACTICE\nX    Quality of reports\n"
	   "-    Quality of analysis\n",
     "foster_carers=Ann Lee\nconcerns.timescales=yes\nconcerns.checks=no\n"
     "concerns.reports_quality=yes\nconcerns.analysis_quality=-\nothers=-\n"
     "!Concerns: neither Yes nor No is ticked for \"Quality of analysis\".\n"},
    {"brackets, rules, two dashes, arrows and a semicolon between label and answer",
     TITLE "Foster carer's name/s [Ann Lee]\nSocial Worker's name -- Bo Ray\n"
	   "Team Manager's name ==> Cy Dee\nName of Panel Chair; Di Fox\n"
	   "Date of Fostering Panel: _1/5/26_\nFurther information [It was late. (Very.)]\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\n"
     "panel_date=2026-05-01\ndetails=It was late. (Very.)\n"},
    {"questions and answers",
     TITLE
     "Q: When was the panel?\nA: Friday 1 May 2026\n\nQ: Who chaired the panel?\nA: Di Fox\n\n"
     "Q: Quality of reports\nA: Yes\n\nQ: Further information\nA: It was late.\n",
     "panel_date=2026-05-01\npanel_chair=Di Fox\nconcerns.reports_quality=yes\n"
     "details=It was late.\n"},
    {"an initial is no number of a list",
     TITLE "Foster carer's name/s\nJ. P. Lee\nSocial Worker's name\n2. Bo Ray\n",
     "foster_carers=J. P. Lee\nsocial_worker=Bo Ray\n"},
    {"dates with other strokes",
     TITLE "Date of Fostering Panel: 1\\5\\2026\nDate for response: 11_05_2026\n",
     "panel_date=2026-05-01\nresponse_due=2026-05-11\n"},
    {"a date below its label that is none is told",
     TITLE "Date of Fostering Panel\n\n31.2.2026\n\nDate for response:\n\nThank you all.\n",
     "panel_date=-\nresponse_due=-\n"
     "!Date of Fostering Panel: \"31.2.2026\" is not a date.\n"},
    {"the form's own line ends free text, whatever stands in it",
     TITLE "Further information: It was late.\n"
	   "DATE FOR RESPONSE (5 working days): before long\n",
     "details=It was late.\nresponse_due=-\n!Date for response: \"before long\" is not a date.\n"},
    {"a page with dashes has them behind short labels too",
     "Carer name - Ann Lee\nSupervising Social Worker - Bo Ray\n"
     "What is the concern - He is sad.\nImpact - He does not eat.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=He does not eat.\n"},
    {"answers in brackets behind the label, where hints stand too",
     TITLE "Foster carer's name/s: Ann Lee\nDate of Fostering Panel (1 May 2026)\n"
	   "Quality of reports (yes)\nName of Panel Chair (Di Fox)\n"
	   "Date for response (5 working days)\n",
     "foster_carers=Ann Lee\npanel_date=2026-05-01\nconcerns.reports_quality=yes\n"
     "panel_chair=-\nresponse_due=-\n!Name of Panel Chair: is \"Di Fox\" the answer?\n"},
    {"initials with full stops",
     "Carer name: Ann Lee\nS.S.W.: Bo Ray\nConcern: He is sad.\nPlease tell the I.R.O.: yes\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\ninform_iro=yes\n"},
    {"a star beside the word, braces, several x, an arrow, a ring in a ring",
     TITLE "Quality of reports: Yes* / No\nQuality of assessment: {x} yes { } no\n"
	   "Quality of analysis: YES NO XXX\nSafeguarding concerns: Y/N \xE2\x86\x92 N\n"
	   "Inclusion of key individuals: \xE2\x97\x8B Yes \xE2\xA6\xBF No\n",
     "concerns.reports_quality=yes\nconcerns.assessment_quality=yes\n"
     "concerns.analysis_quality=no\nconcerns.safeguarding=no\nconcerns.inclusion=no\n"},
    {"quotes, commas and guillemets",
     TITLE "\"Foster carer's name/s\",\"Ann Lee\"\nSocial Worker's name: \"Bo Ray\"\n"
	   "\xC2\xBB Name of Panel Chair \xC2\xBB Di Fox\n",
     "foster_carers=Ann Lee\nsocial_worker=Bo Ray\npanel_chair=Di Fox\n"},
    {"labels between stars, and a name that goes on moved in",
     "*Name* Ann Lee\n*SSW* Bo Ray\n*Concern* He is sad.\n*Impact* He does not eat.\n"
     "*Please tell the IRO* yes\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nimpact=He does not eat.\ninform_iro=yes\n"},
    {"a role between rules",
     "Carer name: Ann Lee\nSSW: Bo Ray\nConcern: He is sad.\nWho is it about? _Team Manager_\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nabout=team-manager\n"},
    {"S1: \"A.\" is a child where no question has its \"Q\"",
     "Foster carers' escalation form\n\nCarer name(s)\nAnn Lee\n\nWhat is the concern?\n"
     "A. MISSES HER SISTER.\n\nImpact on the child or children\nA. has stopped asking.\n\n"
     "What would resolve it?\nA. Visits.\n",
     "carers=Ann Lee\nconcern=A. MISSES HER SISTER.\nimpact=A. has stopped asking.\n"
     "bottom_line=A. Visits.\n"},
    {"S1: … and an answer's letter where several have it",
     "Foster carers' escalation form\n\nCarer name(s)\nA. Ann Lee\n\nWhat is the concern?\n"
     "A. He misses his sister.\n\nWhat would resolve it?\nA. Visits.\n",
     "carers=Ann Lee\nconcern=He misses his sister.\nbottom_line=Visits.\n"},
    {"S1: a farewell in two languages",
     "Fostering Panel Escalation form\nSocial Worker's name: Bo Ray\nFurther information: It was "
     "late.\n\nDiolch / Thanks,\nDi Fox\nIndependent Chair\n",
     "social_worker=Bo Ray\ndetails=It was late."},
    {"S1: two labels in a line, a tab or two apart",
     "Fostering Panel Escalation form\nSocial Worker's name: Bo Ray\t\tTeam Manager's name: Cy "
     "Dee\nName of Panel Chair: Di Fox\tName of Panel Adviser:\nFurther information: It was "
     "late.\n",
     "social_worker=Bo Ray\nteam_manager=Cy Dee\npanel_chair=Di Fox\npanel_adviser=-\n"
     "details=It was late."},
    {"bullets with tabs",
     "Carer name: Ann Lee\nSSW: Bo Ray\n\xE2\x80\xA2\tConcern\no\tHe is sad.\n"
     "\xE2\x80\xA2\tWho is it about?\no\tTeam Manager\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nabout=team-manager\n"},
    {"a name that goes on moved in",
     TITLE "Name of manager asked to deal with complaint: Ann-Marie St\n      John\n"
	   "Date sent to manager: 1 May 2026\n",
     "manager=Ann-Marie St John\ndate_sent=2026-05-01\n"},
    {"a word of courtesy, behind free text",
     TITLE "Response of Panel Chair: Thank you.\nResolved: Yes please\n"
	   "Further escalation required: No thank you\n",
     "chair_response=Thank you.\nresolved=yes\nfurther_escalation=no\n"},
    {"a question with its own sign and another divider",
     "Carer name(s) = Ann Lee\nSupervising Social Worker = Bo Ray\n"
     "What is the concern? = He is sad.\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\n"},
    {"whom it is about, in the words of a letter, below free text",
     "Name of foster carers: Ann Lee\nSupervising Social Worker: Bo Ray\nOur concern\n"
     "He is sad.\nWhat would resolve it\nA date, in writing.\n"
     "Who the concern is about: No one\nImmediate safeguarding concern: No\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\nbottom_line=A date, in writing.\n"
     "about=-\nimmediate_safeguarding=no\n"},
    {"the IRO in full, with the short name in brackets",
     "Carer name: Ann Lee\nSSW: Bo Ray\nWhat is your concern?\nHe is sad.\n"
     "Do you want the Independent Reviewing Officer (IRO) to be told?\nNo\n",
     "carers=Ann Lee\nssw=Bo Ray\nconcern=He is sad.\ninform_iro=no\n"},
    {"how the rows of a group are to be answered is no text",
     TITLE "Social Worker's name: Bo Ray\nNature of concern \xE2\x80\x93 YES or NO to each\n"
	   "PROCEDURAL\nAdherence to timescales: Yes\nQuality of reports: No\n"
	   "Further information: It was late.\n",
     "social_worker=Bo Ray\nconcerns.timescales=yes\nconcerns.reports_quality=no\n"
     "details=It was late.\n"},
    {"the rest of a bracket that the label ends in",
     TITLE "Further information (nature of concerns and what you ask for): It was late.\n",
     "details=It was late.\n"},
    {"what names a part of the form names nobody",
     TITLE "Name of Panel Adviser: Cy Dee\nName of Panel Chair\nFOR OFFICE USE ONLY\n\n"
	   "Name of Panel Chair: Di Fox\n4. Panel Adviser: dates\nDate received: 1 May 2026\n",
     "panel_adviser=Cy Dee\npanel_chair=Di Fox\ndate_received=2026-05-01\n"},
    {"an initial below the label of a name is no answer's letter",
     TITLE "Q. Name of Panel Chair\nA. Di Fox\nQ. Social Worker's name\nA. Ray\n"
	   "Q. Team Manager's name\nA. van Dijk\n",
     "panel_chair=Di Fox\nsocial_worker=A. Ray\nteam_manager=A. van Dijk\n"},
    {"a name with a telephone number behind it",
     TITLE "Name of Panel Chair: Di Fox\nTeam Manager: Cy Dee, tel. 020 7946 0124\n"
	   "Social Worker: Bo Ray (020) 7946 0123\nPanel Adviser: 020.7946.0125\n",
     "panel_chair=Di Fox\nteam_manager=Cy Dee, tel. 020 7946 0124\n"
     "social_worker=Bo Ray (020) 7946 0123\npanel_adviser=-\n"},
    {"… where nothing divides labels and values",
     TITLE "Name of Panel Chair Di Fox\nDate of Fostering Panel 1 May 2026\n"
	   "Social Worker Bo Ray 020 7946 0123\n",
     "panel_chair=Di Fox\npanel_date=2026-05-01\nsocial_worker=Bo Ray 020 7946 0123\n"},
    {"… and where a colon does",
     TITLE "Name of Panel Chair: Di Fox\nSocial Worker Bo Ray 020 7946 0123\n",
     "panel_chair=Di Fox\nsocial_worker=-\n"
     "!\"Social Worker Bo Ray 020 7946 0123\": this line of the form is not known, and was not "
     "read.\n"},
    {"who signs so is not named for the form",
     TITLE "Name of Panel Chair Di Fox\nDate of Fostering Panel 1 May 2026\n"
	   "Further information It was late.\n\n"
	   "Panel Adviser Westshire Council 020 7946 0123\n",
     "panel_chair=Di Fox\npanel_adviser=-\n"},
};

static void drawn_tables(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, drawn, COUNT_OF(drawn));
}

static void columns_of_blanks(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, columns, COUNT_OF(columns));
}

static void ways_to_answer(void **state)
{
	(void)state;
	form_case_check_all(&arena, form_case_read, ways, COUNT_OF(ways));
}

/* It is known only here how long the first line was. */
static void what_a_mail_program_broke_behind_a_label_is_joined(void **state)
{
	const struct form *form = form_case_read(
	    &arena, "Foster carers' escalation form\n\nCarer name(s): Kevin Platt\n"
		    "Impact on the child or children: We can no longer take the twins to "
		    "their\nswimming club.\n\nThey love it.\n"
		    "What has been tried: Nothing.\nNobody rang.\n");

	(void)state;
	assert_string_equal(
	    form_text(form, "impact"),
	    "We can no longer take the twins to their swimming club.\n\nThey love it.");
	assert_string_equal(form_text(form, "tried"), "Nothing.\nNobody rang.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(drawn_tables),
	    TEST(columns_of_blanks),
	    TEST(ways_to_answer),
	    TEST(what_a_mail_program_broke_behind_a_label_is_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
