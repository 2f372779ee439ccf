/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * form_line: lines of text, and labels: where one begins and what it takes with it, whether it is
 * one where it stands, and the headings of parts.
 */
#ifndef ESCALATED_CORE_FORM_LINE_H
#define ESCALATED_CORE_FORM_LINE_H

#include "core/form_reader.h"
#include "core/vocabulary_party.h"

/* vocabulary_find, and the labels that are known by their words. */
bool form_find(const struct form_reader *r, struct form_slice s, size_t more,
	       struct vocabulary_match *m);

/* Do several labels of the type have a name in another language behind them: "Team manager /
 * Rheolwr tîm"?  `large`: most begin large. */
bool form_second_is_there(const struct form_source *source, const struct vocabulary *v,
			  const struct form_type *type, bool *large);
/* Is what was passed as such a name, of a field without any other words, written or placed as no
 * other name is, and so perhaps the answer? */
bool form_second_may_be_answer(const struct form_reader *r, struct form_slice name);
/* In such a form: the label with that name; where such a name ends at the start of the slice, which
 * begins there if there is none; and the words of the slice before one that ends it. */
void form_second_pass(const struct form_reader *r, struct form_slice s, struct vocabulary_match *m);
size_t form_second_behind(const struct form_reader *r, struct form_slice s);
struct form_slice form_second_cut(const struct form_reader *r, struct form_slice s);
/* Does the name that ends line `i` go on in the next one, as on a narrow page? */
bool form_second_goes_on(const struct form_reader *r, size_t i);

/* A line of text as a row of three cells: a heading with YES and NO behind it, each behind two
 * blanks or more, or a label with a mark under one of them.  3, or 0 if it is neither. */
size_t form_align_split(struct form_reader *r, struct form_slice line, struct form_slice *cells);
/* A label that goes on in the lines below it, beside its value; returns how many lines that took.
 */
size_t form_align_read(struct form_reader *r, size_t i);
/* Keeps where the mark stands that is all of a tick's words; and takes such ticks back, and tells
 * of them, if they stand in more than one column and no heading says which is which. */
void form_align_keep(struct form_reader *r, struct form_slice mark);
void form_align_settle(struct form_reader *r);
/* Does the line stand in the column of values alone? */
bool form_align_goes_on(const struct form_reader *r, struct form_slice line);
/* What stands before a tick's label, and may be its box. */
struct form_slice form_label_box(const struct form_reader *r, struct form_slice line);

/* The words of the slice, at most `max`, which is 16 or less. */
size_t form_count_words(const struct form_reader *r, struct form_slice s, size_t max);
bool form_is_date(const struct form_reader *r, struct form_slice s);
/* Where a tick's value ends because the label of another field follows it on the line. */
size_t form_split_tick(const struct form_reader *r, size_t index, struct form_slice value);

/* A line that begins with a label or is a heading; returns how many lines that took, 0 for none. */
size_t form_label_read(struct form_reader *r, size_t i);
/* The label's field with what stands behind it on the line, and with labels that follow there. */
void form_label_field(struct form_reader *r, struct form_slice line, struct vocabulary_match m,
		      struct form_slice value);
/* "Section E – response of ADM" is a label as well as a heading. */
void form_label_heading(struct form_reader *r, struct form_slice line,
			const struct vocabulary_match *m);
/* A line that is no label: what it adds to the open field. */
void form_below_read(struct form_reader *r, struct form_slice line);
/* One with nothing in it, or with tabs alone. */
void form_below_blank(struct form_reader *r, struct form_slice line);

/* May the words at this label be the label of a field, where they stand?  `sure` in a table. */
bool form_label_fits(const struct form_reader *r, const struct vocabulary_match *m,
		     struct form_slice value, bool sure);
/* The same of a heading (any kind but a field or a column). */
bool form_heading_fits(const struct form_reader *r, const struct vocabulary_match *m,
		       struct form_slice line);
/* Keeps how the label of the open field, which has a value, differs from that. */
void form_heading_learn(struct form_reader *r);
/* Does the line look as the label of the open free text does, and that text does not? */
bool form_heading_stands_out(const struct form_reader *r, struct form_slice line);
/* Is all that the open field has below its label another heading of the form?  Tells of it. */
bool form_heading_is_taken(struct form_reader *r);
/* Tells of words where an answer could stand that look like a heading, or a label, and were not
 * taken as that. */
void form_heading_tell(struct form_reader *r, struct form_slice line, bool heading);
/* "10. Is it about a member of staff?", below the answer to label 9: is line `i` the next label, in
 * words that are not known? */
bool form_heading_is_counted(struct form_reader *r, size_t i);
/* Is line `i` the heading of another part, which ends what is open above it?  It has the label of a
 * field below it, and is drawn as those are that stood where no field was open.  Tells of one that
 * could be a person's. */
bool form_heading_is_part(struct form_reader *r, size_t i);
/* "What has happened so far", in bold as the label of the open field is and its answer is not,
 * above the next part of the form; or below nothing but guidance, or outside of the table in which
 * the answer has its own, empty cell.  It may well be a label. */
bool form_heading_is_bold(const struct form_reader *r, size_t i);
/* "Bo Ray 020 7946 0123": are the words a name, with a telephone number behind it? */
bool form_name_has_number(const struct form_reader *r, struct form_slice value);

/* The line without its bullet or number; "J. P. Lee" begins with neither. */
struct form_slice form_line_skip_bullet(const struct form_reader *r, struct form_slice line);
/* Do the words before `end` stand out in bold and those of the value not, or all of the value in a
 * colour, a highlight or a line below, and they not? */
bool form_line_ends_bold(const struct form_reader *r, size_t end, struct form_slice value);
/* "Further information: concerns and actions requested": is what stands behind the label, all of
 * it, another label of the same field? */
bool form_line_says_twice(const struct form_reader *r, const struct vocabulary_match *m,
			  struct form_slice line);
/* "Details: what happened", with the answer `below` it or beside it: is what stands behind the
 * label more of it?  Either all of it is in bold and the answer is not, or it begins small in a
 * cell of its own, or a "|" divides what is the same in another language. */
bool form_line_is_all_label(const struct form_reader *r, const struct vocabulary_match *m,
			    struct form_slice line, struct form_slice below);
/* Does the line begin in bold, or end in a colour, and the rest of it does not? */
bool form_line_has_answer(const struct form_reader *r, struct form_slice line);
/* The marks that every letter of the slice has; `any`: that some letter has. */
unsigned form_line_marks(const struct form_reader *r, struct form_slice s, unsigned *any);
/* Is the line a short one in bold, with the text above it in the open field plain, or plain with
 * that in a colour? */
bool form_line_stands_out(const struct form_reader *r, struct form_slice line);
/* "YES  Quality of reports", "X Safeguarding concerns": the answer stands before the label. */
bool form_line_read_front(struct form_reader *r, struct form_slice line);
/* "----------": a line drawn between the parts of a page. */
bool form_line_is_rule(const struct form_reader *r, struct form_slice line);
/* The bytes of bullets, and of a number without a full stop ("3 Date of panel"), before a label. */
size_t form_line_skip_number(const char *text, size_t n);
/* The line behind "A:", "A3.", "->" (of an answer) or a bullet with a tab, which is no cell. */
struct form_slice form_line_skip_lead(struct form_reader *r, struct form_slice line);
/* The name in an answer like "We are Ann Lee.", in the reader's arena; else the same text. */
char *form_sentence_name(const struct form_reader *r, char *text);
/* Are the words a name, or a few: each begins large, but for "and"? */
bool form_sentence_is_names(const struct form_reader *r, struct form_slice s);
/* May they be one, with more words about it? */
bool form_sentence_may_be_name(const struct form_reader *r, struct form_slice value);
/* "The social worker is Cy Dee.": a line that is label and answer in one sentence. */
bool form_sentence_read(struct form_reader *r, struct form_slice line);
/* Does it say anything, and is no hint of what to tick ("Concerns: please answer Yes or No")? */
bool form_line_is_words(const struct form_reader *r, struct form_slice line);
/* Does a short value go on here?  "… Fitzgerald and" / "Quentin O'Neill". */
bool form_line_goes_on(const struct form_reader *r, struct form_slice line);
/* The line with words below this one; an empty one at the end. */
struct form_slice form_line_below(const struct form_reader *r, struct form_slice line);
/* How many bytes of the next line a label may run on into. */
size_t form_line_more(const struct form_reader *r, size_t i);
/* The name of somebody whom the form names, alone below it or below the last text in it: who sent
 * it. */
bool form_line_is_signature(const struct form_reader *r, size_t i);
/* The first line of the head of a mail that is cited below the form. */
bool form_line_is_citation(const struct form_reader *r, size_t i);

/* Does the line, or cell, say in that way whose part of the form comes next? */
bool form_party_is(const struct form_reader *r, enum vocabulary_party way, struct form_slice line);
/* "For use of the manager", "Adviser again": a heading that can be nothing else, in a form with a
 * section for the answer. */
bool form_party_heads(const struct form_reader *r, struct form_slice line);
/* "D. Adviser", "F) Chair": an office behind the letter of its part. */
bool form_party_is_lettered(const struct form_reader *r, struct form_slice line);
/* In a list of actions: "PART FOUR", "6. Progress (Panel Adviser)", which end it. */
bool form_party_ends_list(const struct form_reader *r, struct form_slice line);
/* Such a heading, or an office alone, where it can stand: what is above it ends.  False: it is
 * none. */
bool form_party_read(struct form_reader *r, struct form_slice line);
/* The same of "Panel Adviser to fill in", which says the section, too. */
bool form_party_read_task(struct form_reader *r, struct form_slice line);

/* A line that is a statement of a tick, "[x] The matter is not resolved", with its box or outside
 * of free text; and a row of one with a cell for its mark. */
bool form_statement_read(struct form_reader *r, struct form_slice line);
bool form_statement_row(struct form_reader *r, const struct form_slice *cells, size_t count);
/* The same of the words of a box, which is ticked or empty; they are kept if `keep` says so. */
bool form_statement_option(struct form_reader *r, struct form_slice words, bool ticked, bool keep);
/* Do the words state the field's tick?  `tick` may be NULL. */
bool form_statement_says(const struct form_reader *r, size_t field, const char *words,
			 enum form_tick *tick);
/* Keeps the statements that end the open free text; are they, both as they were printed, all of
 * it? */
bool form_statement_close(struct form_reader *r);
/* At the end: what the statements say. */
void form_statement_settle(struct form_reader *r);

/* "Delete any that do not apply": does the heading of a group ask for that? */
bool form_left_is_asked(const struct form_reader *r, struct form_slice heading);
/* Keeps that the open tick has nothing beside its label; and, at the end, takes the rows that were
 * left for what is raised, if others were struck out or are gone. */
void form_left_keep(struct form_reader *r, struct form_slice line);
void form_left_settle(struct form_reader *r);
/* At the end: the answers that were typed over one of a printed YES and NO. */
void form_retyped_settle(struct form_reader *r);

/* Does it speak to the writer?  Only beside other signs: carers write to somebody, too. */
bool form_hint_asks(const char *text);
/* The lines of the open name without what is printed there about whom to name ("If you are not
 * sure, ask the Panel Adviser."), above the name or below it; what may be the person's is told of.
 */
void form_prompt_cut_lines(struct form_reader *r);
/* A short value without what is printed before it for the writer: "Name: ", "(please print)". */
char *form_prompt_skip(struct arena *a, char *words);

#endif
