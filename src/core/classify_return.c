/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day on which somebody is back, as notices of absence name it in the languages that they come
 * in.  A day that is not told beyond doubt is none: somebody would wait for it. */
#include <string.h>

#include "core/classify_signs.h"

/* The months as they stand behind a day, in full and short: English is date_parse_british()'s.  A
 * star stands for any ending: Finnish has many. */
static const struct {
	const char *names, *english;
} months[] = {
    /* de, fr, es, it, nl, pt, pl, cs, sv, no and da, fi, cy */
    {"januar jänner janvier janv enero gennaio genn januari janeiro stycznia ledna tammikuu* "
     "ionawr",
     "January"},
    {"februar feber février fevrier févr febrero febbraio febbr februari fevereiro lutego února "
     "helmikuu* chwefror",
     "February"},
    {"märz maerz mars marzo maart mrt março marca března maaliskuu* mawrth", "March"},
    {"april avril avr abril abr aprile kwietnia dubna huhtikuu* ebrill", "April"},
    {"mai maj mayo maggio magg mei maio maja května toukokuu*", "May"},
    {"juni juin junio giugno junho czerwca června kesäkuu* mehefin", "June"},
    {"juli juillet juil julio luglio julho lipca července heinäkuu* gorffennaf", "July"},
    {"august août aout agosto augustus sierpnia srpna augusti elokuu* awst", "August"},
    {"september septembre septiembre setiembre settembre sett setembro września září syyskuu* medi",
     "September"},
    {"oktober okt octobre octubre ottobre ott outubro października října lokakuu* hydref",
     "October"},
    {"november novembre noviembre novembro listopada listopadu marraskuu* tachwedd", "November"},
    {"dezember dez décembre decembre déc diciembre dicembre december dezembro grudnia prosince "
     "desember joulukuu* rhagfyr",
     "December"},
};

/* What may stand between a day and its month: "1er mars", "4 de enero", "den 4. mai". */
static const char *const links[] = {"er", "de", "d", "o", "ain", "eg", "fed"};

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " ");
}

static size_t word_length(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	       (unsigned char)s[n] >= 0x80)
		n++;
	return n;
}

/* Does the word stand in the list, in lower case and parted by blanks? */
static bool is_listed(const char *list, const char *word, size_t n)
{
	size_t length;

	for (; *list; list += length + strspn(list + length, " ")) {
		length = strcspn(list, " ");
		if (list[length - 1] == '*' ? n >= length - 1 && !memcmp(list, word, length - 1)
					    : n == length && !memcmp(list, word, n))
			return true;
	}
	return false;
}

static const char *english_month(struct arena *a, const char *word, size_t n)
{
	const char *lower = str_lower(a, arena_strndup(a, word, n));
	size_t i;

	for (i = 0; i < COUNT_OF(months); i++)
		if (is_listed(months[i].names, lower, n))
			return months[i].english;
	return NULL;
}

/* The month behind the day at `s`, which has `n` digits; *end is set behind it.  NULL if none is.
 */
static const char *month_behind(struct arena *a, const char *s, size_t n, const char **end)
{
	const char *month;
	size_t i;

	s += n;
	s = skip_blanks(*s == '.' ? s + 1 : s);
	n = word_length(s);
	for (i = 0; i < COUNT_OF(links); i++) {
		if (n == strlen(links[i]) && !memcmp(s, links[i], n)) {
			s = skip_blanks(s + n + (s[n] == '\'' || s[n] == '.'));
			n = word_length(s);
			break;
		}
	}
	month = n ? english_month(a, s, n) : NULL;
	s += n;
	if (month && *s == '.')
		s++;
	/* "de enero de 2027" */
	if (str_starts(s, " de 2"))
		s += 3;
	*end = s;
	return month;
}

/* "7.12." is a day and a month where days are counted with a dot; NULL if it is not that. */
static const char *month_by_number(const char *s, size_t n, const char **end)
{
	size_t digits;
	unsigned month = 0;

	if (s[n] != '.')
		return NULL;
	s += n + 1;
	s = skip_blanks(s);
	for (digits = 0; s[digits] >= '0' && s[digits] <= '9' && digits < 3; digits++)
		month = month * 10 + (unsigned)(s[digits] - '0');
	*end = s + digits + 1;
	if (!digits || s[digits] != '.' || month < 1 || month > COUNT_OF(months) ||
	    (**end >= '0' && **end <= '9'))
		return NULL;
	return months[month - 1].english;
}

/* The text with its days written in the English way, in `a`. */
static char *in_english(struct arena *a, const char *s, bool dotted)
{
	const char *month, *end;
	struct str out;
	size_t n;

	str_init(&out, a, 1 << 10);
	while (*s) {
		n = strspn(s, "0123456789");
		if (!n) {
			str_add_char(&out, *s++);
			continue;
		}
		str_add_n(&out, s, n);
		month = n <= 2 ? month_behind(a, s, n, &end) : NULL;
		if (!month && n <= 2 && dotted)
			month = month_by_number(s, n, &end);
		s += n;
		if (month) {
			str_addf(&out, " %s", month);
			s = end;
		}
	}
	return arena_strdup(a, str_text(&out));
}

struct marks {
	const char *const *words;
	size_t count;
	bool dotted; /* in a language that writes "7.12." */
};

/* The day in these bytes, not before `sent`. */
static date_day read_day(struct arena *a, const char *s, size_t n, bool dotted, date_day sent)
{
	date_day day;

	while (n && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	if (date_parse_british(in_english(a, arena_strndup(a, s, n), dotted), sent, &day) !=
		DATE_FOUND ||
	    day < sent)
		return DATE_NO_DAY;
	return day;
}

enum { NEAR = 42 }; /* bytes: a weekday, a day, a month and a year */

/* The day behind one of these words, where the sentence goes on. */
static date_day day_behind(struct arena *a, const char *text, const struct marks *marks,
			   date_day sent)
{
	struct classify_pairs pairs;
	const char *s;
	date_day day;
	size_t i;

	classify_pairs_read(&pairs, text);
	for (i = 0; i < marks->count; i++) {
		if (!classify_pairs_may_say(&pairs, marks->words[i]))
			continue;
		for (s = text; (s = str_ifind(s, marks->words[i]));) {
			s += strlen(marks->words[i]);
			day = read_day(a, s, strnlen(s, NEAR), marks->dotted, sent);
			if (day != DATE_NO_DAY)
				return day;
		}
	}
	return DATE_NO_DAY;
}

/* Finnish puts "until" behind: "7.12. asti". */
static date_day day_before(struct arena *a, const char *text, date_day sent)
{
	static const char *const words[] = {" asti", " saakka"};
	const char *s, *from;
	date_day day;
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++) {
		for (s = text; (s = str_ifind(s, words[i])); s++) {
			from = s - text > NEAR / 2 ? s - NEAR / 2 : text;
			while (((unsigned char)*from & 0xC0) == 0x80)
				from++;
			day = read_day(a, from, (size_t)(s - from), true, sent);
			if (day != DATE_NO_DAY)
				return day;
		}
	}
	return DATE_NO_DAY;
}

date_day classify_read_return(struct arena *a, const struct classify_mail *mail, date_day sent)
{
	static const char *const back_english[] = {"return on",
						   "returning on",
						   "returning to work",
						   "returning",
						   "return to work",
						   "return to the office",
						   "back on",
						   "back in the office",
						   "back at work",
						   "return",
						   "back"};
	static const char *const back_other[] = {
	    "wieder ab",     "wieder am",	"ab dem",	"zurück am",  "zurück ab",
	    "retour le",     "retour à partir", "vuelvo el",	"regreso el", "de vuelta el",
	    "rientro il",    "rientrerò",	"ritornerò il", "terug op",   "weer bereikbaar",
	    "weer aanwezig", "regresso a",	"regresso no",	"retorno em", "wracam",
	    "wrócę",	     "powrót",		"vrátím",	"zpět",	      "tillbaka",
	    "tilbake",	     "tilbage",		"palaan",	"takaisin",   "yn ôl",
	    "dychwelyd",     "vuelve"};
	static const char *const until_english[] = {
	    "until", "till", "through", "up to and including", "up to", " to ", " - ", " – "};
	static const char *const until_other[] = {"bis ",  "jusqu", "hasta", "até",  "fino a",
						  "t/m",   "tot ",  "till ", "til ", " do ",
						  " tan ", " au ",  " al "};
	const struct marks marks[] = {{back_english, COUNT_OF(back_english), false},
				      {back_other, COUNT_OF(back_other), true},
				      {until_english, COUNT_OF(until_english), false},
				      {until_other, COUNT_OF(until_other), true}};
	const char *head = classify_head(a, mail->new_text, CLASSIFY_NOTICE);
	date_day day = DATE_NO_DAY;
	size_t i;

	if (sent == DATE_NO_DAY)
		return DATE_NO_DAY;
	for (i = 0; i < COUNT_OF(marks) && day == DATE_NO_DAY; i++)
		day = day_behind(a, head, &marks[i], sent);
	if (day == DATE_NO_DAY)
		day = day_before(a, head, sent);
	for (i = 0; i < COUNT_OF(marks) && day == DATE_NO_DAY; i++)
		day = day_behind(a, classify_subject(mail), &marks[i], sent);
	return day;
}
