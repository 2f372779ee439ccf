/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice says, sentence by sentence: that somebody is away, that a machine or an office
 * answers, whom to ask meanwhile; and whether it says anything else, as only people do. */
#include <string.h>

#include "core/classify_signs.h"
#include "core/verdict.h"

/* Where a sentence about an absence turns to something else: "on leave, but the visit is booked";
 * NULL if it does not.  *behind is set to what follows. */
static const char *find_turn(const char *s, const char **behind)
{
	static const struct {
		const char *words;
		size_t length; /* of what parts the two */
	} turns[] = {{" but ", 5},   {" so ", 4},	{": ", 2},	   {" however ", 9},
		     {" and i ", 5}, {" and have ", 5}, {" and will ", 5}, {" and we ", 5}};
	const char *first = NULL, *found;
	size_t i;

	for (i = 0; i < COUNT_OF(turns); i++) {
		found = str_ifind(s, turns[i].words);
		if (found && (!first || found < first)) {
			first = found;
			*behind = found + turns[i].length;
		}
	}
	return first;
}

/* Is the dot behind `s` one of an initial ("J. Smith") or of an ordinal ("7. Dezember")? */
static bool is_inner_dot(const char *start, const char *dot)
{
	const char *s = dot;

	if (s > start && s[-1] >= 'A' && s[-1] <= 'Z')
		return s - 1 == start || strchr(" \n", s[-2]);
	while (s > start && s[-1] >= '0' && s[-1] <= '9')
		s--;
	return s < dot && dot - s <= 2 && (s == start || strchr(" \n", s[-1]));
}

/* The end of the sentence that begins at `s`; a blank line ends one, too. */
static const char *sentence_end(const char *s)
{
	const char *start = s;

	for (; *s; s++) {
		if (strchr(".!?", *s) && (!s[1] || strchr(" \n\t", s[1])) &&
		    !(*s == '.' && is_inner_dot(start, s)))
			return s + 1;
		if (*s == '\n' && s[1 + strspn(s + 1, " \t")] == '\n')
			return s;
	}
	return s;
}

static bool is_contact(const char *s)
{
	return strchr(s, '@') || str_ifind(s, "telephone") || str_istarts(s, "tel") ||
	       strspn(s, "+0123456789 ()") >= 8;
}

/* A name, a closing, a job: a few words that are no sentence. */
static bool is_fragment(const char *s)
{
	size_t n = strlen(s), words = 1, i;

	for (i = 0; i < n; i++)
		words += s[i] == ' ';
	return n && !strchr(".!?", s[n - 1]) && words <= 5;
}

/* What no machine says but of mails: "I will check my emails". */
static bool is_about_mail(const struct classify_pairs *s)
{
	static const char *const words[] = {"email", "e-mail", "inbox", "mailbox", "messages"};

	return classify_pairs_say(s, words, COUNT_OF(words));
}

/* What no machine says of itself: "All I got was an automatic reply". */
static bool has_met_machine(const struct classify_pairs *s)
{
	static const char *const meetings[] = {"i get",	 "i got",      "i keep getting",
					       "i had",	 "i received", "we get",
					       "we got", "we had",     "we received"};

	return classify_says_machine(s) && classify_pairs_say(s, meetings, COUNT_OF(meetings));
}

/* One sentence, or a part of it: of the notice, or something of its own. */
static void read_part(const char *s, bool tail, struct classify_notice *notice)
{
	struct classify_pairs pairs;
	bool away, machine, office, other;

	if (str_empty(s))
		return;
	classify_pairs_read(&pairs, s);
	notice->asks = notice->asks || classify_asks_for_itself(&pairs);
	other = has_met_machine(&pairs);
	away = !other && classify_says_away(&pairs);
	machine = !other && classify_says_machine(&pairs);
	office = !other && classify_says_office(&pairs);
	if (!other && classify_says_meanwhile(&pairs))
		notice->meanwhile = true;
	else if (!away && !machine && !office && !(tail && is_about_mail(&pairs)))
		other = true;
	notice->away = notice->away || away;
	notice->machine = notice->machine || machine;
	if (!other) {
		notice->said++;
		notice->offices += office;
	} else if (!is_contact(s) && !is_fragment(s) && !classify_opens_courteously(s)) {
		notice->own_first = notice->own_first || !notice->said;
		notice->own++;
	}
}

static void read_sentence(struct arena *a, const char *s, struct classify_notice *notice)
{
	struct classify_pairs pairs;
	const char *behind, *turn;
	bool tail = false;

	classify_pairs_read(&pairs, s);
	turn = classify_says_away(&pairs) ? find_turn(s, &behind) : NULL;
	for (; turn; turn = find_turn(s, &behind)) {
		read_part(arena_strndup(a, s, (size_t)(turn - s)), tail, notice);
		tail = true;
		s = behind;
	}
	read_part(s, tail, notice);
}

bool classify_decides(struct arena *a, const struct classify_mail *mail, date_day sent)
{
	struct verdict v = verdict_read(a, mail->new_text ? mail->new_text : "", sent);

	return v.unclear || v.kind == VERDICT_RESOLVED || v.kind == VERDICT_NOT_RESOLVED ||
	       v.kind == VERDICT_WITHDRAW || v.kind == VERDICT_AGREED_DATE;
}

/* The text without its signature, which says when somebody works, and with what a council
 * advertises; no more of it than a notice has, in `a`. */
static char *read_letter(struct arena *a, const char *text)
{
	char **lines;
	struct str letter;
	size_t count, i;
	bool begun = false;

	lines = str_split(a, arena_strndup(a, text, strnlen(text, CLASSIFY_NOTICE)), '\n', &count);
	str_init(&letter, a, CLASSIFY_NOTICE + 1);
	for (i = 0; i < count; i++) {
		if (begun && classify_is_closing(str_trim(a, lines[i])))
			break;
		begun = begun || !str_empty(lines[i]);
		str_add(&letter, lines[i]);
		str_add_char(&letter, '\n');
	}
	return arena_strdup(a, str_text(&letter));
}

struct classify_notice classify_read_notice(struct arena *a, const struct classify_mail *mail)
{
	struct classify_notice notice = {0};
	const char *text = read_letter(a, mail->new_text ? mail->new_text : ""), *s, *end;
	const char *head = classify_head(a, text, CLASSIFY_NOTICE);
	struct classify_pairs pairs;

	classify_pairs_read(&pairs, head);
	notice.asks = strchr(head, '?') != NULL;
	notice.office = classify_says_office(&pairs);
	if (!notice.office && !classify_says_away(&pairs) && !classify_says_machine(&pairs))
		return notice;
	notice.self = classify_says_self(&pairs);
	notice.speaks = classify_speaks(&pairs);
	for (s = text; *s; s = end) {
		s += strspn(s, " \t\n*-_=#>");
		end = sentence_end(s);
		read_sentence(a, classify_head(a, arena_strndup(a, s, (size_t)(end - s)), 1 << 10),
			      &notice);
	}
	return notice;
}
