/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_parts: what the files of `form` share among themselves, with the headers that it includes;
 * nobody else includes them.  The map, header by header:
 *
 * form_reader.h: form_read.c finds the labels in the lines and rows that form_source.c (with
 * form_shade.c) makes of a document, once form_draw.c has made tables of what plain text draws,
 * form_numbers.c has put cited questions before the answers that have their numbers,
 * form_script.c has left out labels in the letters of another language, form_guide.c and
 * form_hint.h what is printed for the writer (form_cut.c makes the document without it), and
 * form_printed.c what the council says is printed. form_value.c opens a field at its label and
 * closes it, form_place.c keeps where its value stood, and form_finish.c sees to what only the
 * whole form tells.
 *
 * form_value.h: form_value_text.c, form_value_date.c, form_value_tick.c and form_value_roles.c turn
 * the words behind a label into a value or a problem (form_problem.c), form_around.c knows what
 * a form prints around free text.
 *
 * form_line.h: form_line.c, form_align.c and form_sentence.c look at lines, form_label.c reads the
 * labels at their start and form_below.c what stands below these, form_fits.c judges whether words
 * that read like a label are one where they stand, form_heading.c headings in words that are not
 * known. form_second.c knows labels' names in another language, form_party.c headings that name
 * whom a part is for, form_left.c lists to be deleted from, form_retyped.c answers typed over a
 * printed word, form_statement.c answers that are sentences, form_prompt.c what is printed before a
 * value and the number behind a name.
 *
 * form_row.h: form_row.c (with form_row_text.c, form_row_tick.c, form_row_over.c,
 * form_row_joined.c, form_row_turn.c, form_row_front.c, form_row_under.c, form_scale.c,
 * form_listed.c and form_options.c) reads rows.
 *
 * form_action.h: form_action.c (with form_action_line.c, form_action_parts.c, form_fixed.c,
 * form_action_several.c, form_card.c and form_promise.c) reads lists of actions.
 *
 * form_ticks.h: form_ticks.c (with form_scan.c), form_roles.c (with form_roles_sense.c) and
 * form_mention.c understand words; form_sense.c knows those that turn what a tick means beside it,
 * form_legend.c in lines of their own.
 *
 * form_unknown.h: form_unknown.c, form_unknown_cells.c, form_known.c and form_tell.c see to what is
 * not known, form_unticked.c to concerns without an answer.
 *
 * form_letter.h: form_letter.c knows the letters of English and of other alphabets.
 *
 * form_words.h: form_words.c knows what is printed, and what a sentence, by the words alone.
 */
#ifndef ESCALATED_CORE_FORM_PARTS_H
#define ESCALATED_CORE_FORM_PARTS_H

#include "core/form_action.h"
#include "core/form_line.h"
#include "core/form_row.h"

#endif
