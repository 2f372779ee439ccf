/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary: the words that people use, and how a label is known by them.
 * The forms that the program ships, their labels, headings and columns, the titles of the ladder's
 * roles, the ways to end a mail: all of it tables in vocabulary_forms.c and vocabulary.c.  How
 * labels are compared stands in vocabulary_match.c, with vocabulary_word.c (what a word is),
 * vocabulary_slips.c and vocabulary_after.c (what follows a label); vocabulary_meaning.c and
 * vocabulary_wording.c are for labels that no table has, vocabulary_question.c for what those ask
 * for that are questions, vocabulary_sense.c for words that turn what a yes means,
 * vocabulary_party.c for headings that say whose a part is, and vocabulary_own.c for the other words
 * of a council's own form.  It knows nothing of documents and fills in no form.
 */
#ifndef ESCALATED_CORE_VOCABULARY_H
#define ESCALATED_CORE_VOCABULARY_H

#include "core/form.h"

/* From this section on a form is the answer's, before it the submitter's and the Adviser's; the
 * list of actions belongs to it. */
#define VOCABULARY_ANSWER_SECTION 'C'
#define VOCABULARY_FIRST_SECTION  'A'
/* Keys that begin so are a group: rows of ticks, to which people add rows of their own. */
#define VOCABULARY_GROUP_PREFIX "concerns."

/* A word as labels are compared by it: lower case, apostrophes and a plural "s" gone, "advisor" an
 * "adviser", "carer(s)" and "child/ren" written out.  Articles are no words. */
struct vocabulary_word {
	char text[24];
	size_t length;
	size_t from, to;  /* where it stands in the text, in bytes */
	unsigned letters; /* which are in it, a bit for each (and for some signs together) */
	bool initial;	  /* a letter with a stroke and a word behind it: "S/worker" */
	bool cut;	  /* with a full stop behind it: "Resp. by" */
};

/* The first `max` words of the `n` bytes at `text`; returns how many there are. */
size_t vocabulary_words(const char *text, size_t n, struct vocabulary_word *words, size_t max);
/* Is it this word; or one of these?  They are written as words are compared. */
bool vocabulary_word_is(const struct vocabulary_word *word, const char *text);
bool vocabulary_word_is_any(const struct vocabulary_word *word, const char *const *texts,
			    size_t count);
#define VOCABULARY_WORD_IN(word, texts) vocabulary_word_is_any((word), (texts), COUNT_OF(texts))

/* Words that tell something beside the labels (vocabulary_lists.c). */
enum vocabulary_list {
	VOCABULARY_WEEKDAYS,
	VOCABULARY_WHENS,  /* for when an action is done, besides a date */
	VOCABULARY_THINGS, /* behind a label, they make another one of it: "Social Worker's email"
			    */
	VOCABULARY_TITLE_SMALL, /* in a form's title, whatever the form is for */
	VOCABULARY_NAMELESS,	/* in many names, and so they name nobody */
	VOCABULARY_BEING,	/* between a label and a name: "The social worker is Cy Dee" */
	VOCABULARY_BEING_SHORT, /* the same, with the word before it: "I'm" */
	VOCABULARY_NAME_LEADS,	/* lead to a name, and say nothing of it */
	VOCABULARY_LEADS,	/* lead to what a label asks for, and end no name */
	VOCABULARY_US,		/* who fills the form in */
	VOCABULARY_REMARKS,	/* begin a remark that leaves a Yes or a No as it is */
	VOCABULARY_WORRIES,	/* what a question asks whether there is … */
	VOCABULARY_REGARDS,	/* … about something */
};
bool vocabulary_word_among(const struct vocabulary_word *word, enum vocabulary_list list);

enum vocabulary_kind {
	VOCABULARY_FIELD,   /* index: of the form_type's fields */
	VOCABULARY_TITLE,   /* the form's own title */
	VOCABULARY_SECTION, /* "Section C", letter in `section` */
	VOCABULARY_GROUP,   /* a heading over rows of the group */
	VOCABULARY_ACTIONS, /* the heading over the list of actions */
	VOCABULARY_COLUMN,  /* index: enum vocabulary_column */
	VOCABULARY_OTHER,   /* a label of no field: form_known.c */
};

enum vocabulary_column {
	VOCABULARY_ACTION,
	VOCABULARY_BY_WHOM,
	VOCABULARY_BY_WHEN,
	VOCABULARY_ASIDE, /* of none of these: a number, a status */
};

/* What stands between a label and its value. */
enum vocabulary_after {
	VOCABULARY_AFTER_END,	/* the line ends: the value is below it, or in the next cell */
	VOCABULARY_AFTER_COLON, /* a colon, a question mark, a tab, a column's worth of blanks … */
	VOCABULARY_AFTER_DASH,
	VOCABULARY_AFTER_WORDS, /* nothing: the text goes on */
};

struct vocabulary_match {
	enum vocabulary_kind kind;
	enum vocabulary_after after;
	size_t index;
	char section;
	size_t words;		       /* that the label has: the more, the surer */
	bool titled;		       /* the field's own title … */
	bool exact;		       /* … without a slip of spelling */
	bool asked;		       /* in a question of its own: "Who is the …?" */
	bool second;		       /* behind its name in another language */
	bool worded;		       /* by its meaning, in words that labels have */
	size_t end;		       /* offset behind the label's last word */
	size_t value;		       /* offset at which the value begins */
	size_t remark_from, remark_to; /* "(…)" behind the label; both 0 if there is none */
};

/* The types that a document is looked through for; returns how many. */
size_t form_types_used(const struct form_type *const **types);
/* The labels of the i-th of them, until form_types_use; made once, since each mail is compared. */
const struct vocabulary *form_vocabulary(size_t i);

/* All labels of a form, made ready for comparing; in `a`. */
struct vocabulary *vocabulary_new(struct arena *a, const struct form_type *type);

/*
 * The longest label at the start of the `n` bytes at `text`, behind bullets, boxes and numbering.
 * A long label may run on into the `more` bytes that follow (the next line, its break included).
 * A slip of spelling is forgiven in words of four letters or more.  Only as much is looked at as a
 * label can be long.
 */
bool vocabulary_find(const struct vocabulary *v, const char *text, size_t n, size_t more,
		     struct vocabulary_match *match);

/* Words that a council's configuration gives for its form: those that answer ticks, in the sets
 * below, and those that are printed for its readers.  NULL: it gives none. */
enum { VOCABULARY_OWN_YES, VOCABULARY_OWN_NO };
const struct vocabulary_own *vocabulary_answers(const struct vocabulary *v);
const struct vocabulary_own *vocabulary_printed(const struct vocabulary *v);

struct vocabulary_own_match {
	size_t set, words;
	const void *phrase; /* which it is */
};
/* Where the longest of them ends that the `n` bytes begin with, right at their start; 0: none. */
size_t vocabulary_own_find(const struct vocabulary_own *own, const char *text, size_t n,
			   struct vocabulary_own_match *m);
/* Of lists of texts, each of them ended by NULL, or NULL; NULL if there are none.  In `a`. */
struct vocabulary_own *vocabulary_own_new(struct arena *a, const char *const *const *sets,
					  size_t set_count);

/* What stands behind a label that ends at `m->end` of the line of `n` bytes: `after`, `value` … */
void vocabulary_read_after(const char *text, size_t n, struct vocabulary_match *m);

/* What the value is that stands beside a label, as bits: of which types its field can be … */
enum {
	VOCABULARY_ANY = 1u << FORM_TEXT | 1u << FORM_DATE | 1u << FORM_TICK | 1u << FORM_ROLES,
	VOCABULARY_PROSE = 1u << 8, /* … and it can only be free text */
	/* "The reports were adequate" means a concern too, though a yes to it is none. */
	VOCABULARY_PRAISE = 1u << 9,
};

/* The field that the words of a label mean, although no label of it is worded so, among those that
 * `values` has and that it can ask for as it does ("When …", "Who …"); false if none is, or several
 * could be.  For a form's own keys alone: those that a council adds mean nothing here. */
bool vocabulary_find_meaning(const struct form_type *type, const char *text, size_t n,
			     unsigned values, size_t *index);
/* The same; returns how much its words tell, 0 for none. */
unsigned vocabulary_weigh_meaning(const struct form_type *type, const char *text, size_t n,
				  unsigned values, size_t *index);

/* A label that no table has, at the start of the `n` bytes, behind bullets: all of its words are of
 * those that such labels have, it means one field, and something divides it from what follows. */
bool vocabulary_find_wording(const struct form_type *type, const char *text, size_t n,
			     struct vocabulary_match *match);

/* Letters that may be wrong in a whole label. */
enum { VOCABULARY_SLIPS_MAX = 2 };
/* How many are in this word of a label; VOCABULARY_SLIPS_MAX + 1 if it is another word. */
size_t vocabulary_slips(const struct vocabulary_word *label, const struct vocabulary_word *word);

/* How many bytes of bullets, rules, boxes and numbering stand before the first word. */
size_t vocabulary_skip_bullets(const char *text, size_t n);

/* The column of a list of actions that these words begin with, -1 for none; *count of them. */
int vocabulary_find_column(const struct vocabulary_word *words, size_t n, size_t *count);

/* The same of the words that are all of a column's head; more are known then. */
int vocabulary_find_head(const struct vocabulary_word *words, size_t n);

/* What a column of ticks says of its rows whose head is these words, all of them: "Not met" and
 * "Serious concern" that there is a concern, "Met" that there is none, "Comments" neither. */
enum vocabulary_answer {
	VOCABULARY_ANSWER_UNKNOWN,
	VOCABULARY_ANSWER_NO,
	VOCABULARY_ANSWER_YES,
	VOCABULARY_ANSWER_OTHER, /* neither: "Not known", "Partly met" */
	VOCABULARY_ANSWER_ASIDE	 /* a remark */
};
enum vocabulary_answer vocabulary_find_answer(const char *text, size_t n);
/* Where the words end that the `n` bytes begin with, if they say that there is a concern or none
 * ("No concern / Some concern", "Met", "Poor"); 0: they say neither. */
size_t vocabulary_begins_answer(const char *text, size_t n, enum vocabulary_answer *answer);

/* The role of the ladder that these words begin with; *count is how many, 0 if they are none.  The
 * role is 0 for words that could be several roles ("the manager"). */
unsigned vocabulary_find_role(const struct vocabulary_word *words, size_t n, size_t *count);

/* "Kind regards", "Sent from my iPhone", "-- ": what follows is not part of a form. */
bool vocabulary_is_farewell(const char *line, size_t n);
/* The text's bytes from *from to *to without what a word processor prompts there ("Click or tap
 * here to enter text. Ann Lee"), before or behind what somebody wrote; white space stays. */
void vocabulary_cut_prompts(const char *text, size_t *from, size_t *to);
/* "Click or tap here to enter text", "____", "n/a": a value that says nothing. */
bool vocabulary_is_placeholder(const char *text);
/* "None", "nil": in a list, that there is nothing to be listed. */
bool vocabulary_is_none(const char *text);

enum vocabulary_tone {
	VOCABULARY_TONE_NONE,
	VOCABULARY_NEGATES, /* no, not, without … */
	VOCABULARY_DOUBTS,  /* if, whether, might … */
	VOCABULARY_AFFIRMS, /* raised, reported, follows … */
	VOCABULARY_IS,	    /* is, are, have: affirms what stands right behind it */
};
enum vocabulary_tone vocabulary_tone(const struct vocabulary_word *word);

/* "The matter is not resolved": is the sentence, whole, the answer to the tick with this key, and
 * does that hold?  `full`: not "Not resolved" and the like without a verb, unless it denies. */
bool vocabulary_find_statement(const char *text, size_t n, bool full, const char **key,
			       bool *holds);
/* Do the words behind a Yes (or a No) say that it is not all of the answer: "except the references",
 * "partly"; or, behind a Yes, that it hangs on something: "once the report is in"? */
bool vocabulary_limits(const struct vocabulary_word *words, size_t n, bool yes);
/* "There are no concerns about …": where what it is about begins; 0: it is no such. */
size_t vocabulary_lead_statement(const char *text, size_t n, bool *holds);

/* A tick that people also state in a sentence of the form, or beside another tick (S9). */
struct vocabulary_mention {
	const char *key;
	const char *first, *second; /* the two words that name it, folded */
	const char *tick;	    /* key of a tick whose remark may state it … */
	const char *remark;	    /* … by this word */
};
extern const struct vocabulary_mention vocabulary_mentions[];
extern const size_t vocabulary_mention_count;

/* Two fields of which the first needs no asking for if the second is there, or (for ticks) which
 * cannot both be yes. */
struct vocabulary_pair {
	const char *first, *second;
};
extern const struct vocabulary_pair vocabulary_instead[];
extern const size_t vocabulary_instead_count;
extern const struct vocabulary_pair vocabulary_opposites[];
extern const size_t vocabulary_opposite_count;

#endif
