/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "codec/codec.h"
#include "codec/codec_form.h"
#include "codec/fields.h"

FIELDS_WORDS(codec_state, enum case_state, case_state_name, case_state_parse);
FIELDS_WORDS(codec_closed, enum case_closed_as, case_closed_as_name, case_closed_as_parse);
FIELDS_WORDS(codec_cause, enum case_cause, case_cause_name, case_cause_parse);
FIELDS_WORDS(codec_verdict, enum verdict_kind, verdict_name, verdict_parse);

#define STRUCT struct case_party
static const struct fields_field codec_party_fields[] = {
    FIELD("email", ADDRESS, email),
    FIELD("name", LINE, name),
    FIELD("role", ROLES, role),
};
FIELDS_TABLE(codec_party);
#undef STRUCT

#define STRUCT struct case_answer
static const struct fields_field codec_answer_fields[] = {
    FIELD("at", MOMENT, at),
    FIELD("by", LINE, by),
    FIELD("text", TEXT, text),
    FIELD("with_questions", TEXT, with_questions),
    FIELD("actions", LIST, actions, .table = &codec_form_action, .count = MEMBER(action_count)),
    FIELD("problems", LIST, problems, .element = FIELDS_TEXT, .count = MEMBER(problem_count)),
    FIELD("complete", FLAG, complete),
    FIELD("late", FLAG, late),
};
FIELDS_TABLE(codec_answer);
#undef STRUCT

#define STRUCT struct case_outcome
static const struct fields_field codec_outcome_fields[] = {
    FIELD("at", MOMENT, at),	FIELD("who", LINE, who),
    FIELD("role", ROLES, role), FIELD("verdict", WORD, verdict, .words = &codec_verdict),
    FIELD("text", TEXT, text),	FIELD("rung", INT, rung),
};
FIELDS_TABLE(codec_outcome);
#undef STRUCT

#define STRUCT struct case_agreement
static const struct fields_field codec_agreement_fields[] = {
    FIELD("by_submitter", DAY, by_submitter),
    FIELD("by_owner", DAY, by_owner),
    FIELD("submitter_at", MOMENT, submitter_at),
    FIELD("owner_at", MOMENT, owner_at),
};
FIELDS_TABLE(codec_agreement);
#undef STRUCT

#define STRUCT struct case_rung
static const struct fields_field codec_rung_fields[] = {
    FIELD("step", INT, step),
    FIELD("cause", WORD, cause, .words = &codec_cause),
    FIELD("owner", STRUCT, owner, .table = &codec_party),
    FIELD("deputy", STRUCT, deputy, .table = &codec_party),
    FIELD("started", MOMENT, started),
    FIELD("day_zero", DAY, day_zero),
    FIELD("days", INT, days),
    FIELD("due", DAY, due),
    FIELD("due_fixed", FLAG, due_fixed),
    FIELD("lapsed", MOMENT, lapsed),
    FIELD("reminded", FLAG, reminded),
    FIELD("chased", MOMENT, chased),
    FIELD("chases", INT, chases),
    FIELD("answered", MOMENT, answered),
    FIELD("ended", MOMENT, ended),
    FIELD("agreement", STRUCT, agreement, .table = &codec_agreement),
    FIELD("recorded", FLAG, recorded),
    FIELD("record_asked", MOMENT, record_asked),
    FIELD("told", DAY, told),
    FIELD("answers", LIST, answers, .table = &codec_answer, .count = MEMBER(answer_count)),
};
FIELDS_TABLE(codec_rung);
#undef STRUCT

#define STRUCT struct case_question
static const struct fields_field codec_question_fields[] = {
    FIELD("asked", MOMENT, asked), FIELD("answered", MOMENT, answered), FIELD("by", LINE, by),
    FIELD("text", TEXT, text),	   FIELD("reply", TEXT, reply),		FIELD("rung", INT, rung),
};
FIELDS_TABLE(codec_question);
#undef STRUCT

#define STRUCT struct casefile
static const struct fields_field codec_case_fields[] = {
    FIELD("ref", REF, ref),
    FIELD("state", WORD, state, .words = &codec_state),
    FIELD("closed_as", WORD, closed_as, .words = &codec_closed),
    FIELD("opened", MOMENT, opened),
    FIELD("closed", MOMENT, closed),
    FIELD("submitter", STRUCT, submitter, .table = &codec_party),
    FIELD("adviser", STRUCT, adviser, .table = &codec_party),
    FIELD("immediate_safeguarding", FLAG, immediate_safeguarding),
    FIELD("reputation", FLAG, reputation),
    FIELD("days_late", INT, days_late),
    FIELD("form", CUSTOM, form, .custom = &codec_form_custom),
    FIELD("form_mail", ID, form_mail),
    FIELD("concern", TEXT, concern),
    FIELD("about", ROLES, about),
    FIELD("excluded", LIST, excluded, .element = FIELDS_ADDRESS, .count = MEMBER(excluded_count)),
    FIELD("proposed", ADDRESS, proposed),
    FIELD("route_asked", MOMENT, route_asked),
    FIELD("rungs", LIST, rungs, .table = &codec_rung, .count = MEMBER(rung_count)),
    FIELD("outcomes", LIST, outcomes, .table = &codec_outcome, .count = MEMBER(outcome_count)),
    FIELD("outcome_asked", MOMENT, outcome_asked),
    FIELD("questions", LIST, questions, .table = &codec_question, .count = MEMBER(question_count)),
    FIELD("paused", MOMENT, paused),
    FIELD("paused_told", MOMENT, paused_told),
    FIELD("paused_left", INT, paused_left),
    FIELD("next_at", MOMENT, next_at),
    FIELD("next_what", LINE, next_what),
    FIELD("serial", INT, serial),
};
FIELDS_TABLE(codec_case);
#undef STRUCT

const char *codec_case_text(struct arena *a, const struct casefile *c)
{
	return fields_dump(a, fields_write(&codec_case, c, true));
}

/* What indexes point at must be there: everything else trusts it. */
static bool codec_case_is_sound(const struct casefile *c, const struct procedure *procedure)
{
	size_t i;

	for (i = 0; i < c->rung_count; i++)
		if (c->rungs[i].step < 0 || (size_t)c->rungs[i].step >= procedure->step_count)
			return false;
	for (i = 0; i < c->outcome_count; i++)
		if (c->outcomes[i].rung < 0 || (size_t)c->outcomes[i].rung >= c->rung_count)
			return false;
	for (i = 0; i < c->question_count; i++)
		if (c->questions[i].rung < 0 || (size_t)c->questions[i].rung >= c->rung_count)
			return false;
	return c->ref != NULL;
}

int codec_case_parse(struct arena *a, const char *text, size_t size,
		     const struct procedure *procedure, struct casefile **c, struct err *e)
{
	const struct fields_input in = {a, ERR_INTERNAL, e, false, procedure->own_form};
	struct casefile *parsed = casefile_new(a);

	if (fields_parse(&in, &codec_case, text, size, parsed) < 0)
		return err_prefix(e, "a case in the store");
	if (!codec_case_is_sound(parsed, procedure))
		return err_set(e, ERR_INTERNAL, "a case in the store does not fit its procedure");
	parsed->procedure = procedure;
	*c = parsed;
	return 0;
}
