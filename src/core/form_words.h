/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_words: what a line or a cell of a form is, told by its words alone: printed by the council,
 * a label that is not known, or what a person wrote.  Each verdict is asked for by itself: who cuts
 * something out of an answer needs to be surer than who leaves a line untold.
 * It knows no form's labels (vocabulary), no places, letters or marks (form_guide.c, form_line.c),
 * and not what a value says; one that says nothing is for vocabulary_is_placeholder().
 */
#ifndef ESCALATED_CORE_FORM_WORDS_H
#define ESCALATED_CORE_FORM_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum form_words {
	/* Printed by the council. */
	FORM_WORDS_PRINTED,  /* "Please return the completed form": of no label, and no answer */
	FORM_WORDS_GUIDANCE, /* "Briefly describe …": asks whoever fills it in; can be cut out */
	FORM_WORDS_BRIEFING, /* "Please be as specific as you can": the same, but so do people … */
	FORM_WORDS_EXAMPLE,  /* … and they give examples */
	FORM_WORDS_LIMIT,    /* "Maximum 500 words": how long an answer may be */
	FORM_WORDS_CHOICE,   /* "please say YES or NO to each": how rows are to be answered */
	FORM_WORDS_TICKING,  /* "Delete the answer that does not apply": the same, of one */
	FORM_WORDS_TICK,     /* "Please tick", alone: so does the head of a column */
	FORM_WORDS_OFFICE,   /* "For office use only": who is not to write there */
	FORM_WORDS_OVERFLOW, /* "Continue on a separate sheet if necessary" */
	FORM_WORDS_NOTICE,  /* "We keep this under the Data Protection Act": what is done with it */
	FORM_WORDS_CAPTION, /* "Answer": all of what heads a column … */
	FORM_WORDS_HEAD,    /* … or "Area of concern": of labels */

	/* Of what may be a label. */
	FORM_WORDS_QUESTION, /* "What happened": begins like a question */
	FORM_WORDS_CONTACT,  /* "E-mail of …": asks how to reach somebody, and for no name */

	/* A person's. */
	FORM_WORDS_SENTENCE,  /* of one, or leads to one, or begins a line of a mail or of a
				 chronology: a label only if its meaning says so … */
	FORM_WORDS_STATEMENT, /* … "Response is put on the agenda": and not even then */
	FORM_WORDS_POINTER,   /* "Please see overleaf": only says where the answer stands */

	FORM_WORDS_VERDICTS,
};

/* Are the `n` bytes at `text` (UTF-8) that?  They are compared folded, as labels are; of more than
 * 60 words the first are looked at.  No words at all are nothing. */
bool form_words_are(enum form_words verdict, const char *text, size_t n);

#endif
