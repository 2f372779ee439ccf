/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice of absence names: whom to ask meanwhile. */
#include <string.h>

#include "core/classify_signs.h"

static bool is_capital(const char *s)
{
	return (*s >= 'A' && *s <= 'Z') ||
	       ((unsigned char)*s == 0xC3 && (unsigned char)s[1] < 0x9F);
}

/* "my deputy, Sam Reed on 020 …" → "Sam Reed": two to four words with capitals, in `a`; NULL if it
 * does not go on with a name. */
static char *read_name(struct arena *a, const char *s)
{
	static const char *const between[] = {
	    "my ",    "our ",	  "deputy", "colleague", "line ", "manager", "team ", "please ",
	    "the ",   "covering", "cover",  "either ",	 "duty ", "who is ", "Mr ",   "Mrs ",
	    "Ms ",    "Miss ",	  "with ",  "to ",	 "is ",	  "on ",     ":",     ",",
	    "bitte ", "an ",	  "Herrn ", "Frau ",	 " "};
	const char *start, *end;
	size_t i, words = 0;

	for (i = 0; i < COUNT_OF(between); i++) {
		if (!str_starts(s, between[i]))
			continue;
		s += strlen(between[i]);
		i = (size_t)-1;
	}
	for (start = end = s; is_capital(s) && words < 4; s += strspn(s, " ")) {
		s += strcspn(s, " ,.;:()<>/\n");
		end = s;
		words++;
		if (*s != ' ')
			break;
	}
	return words >= 2 && end - start <= 80 ? arena_strndup(a, start, (size_t)(end - start))
					       : NULL;
}

/* The first address in the next words, in `a`, or NULL. */
static char *read_address(struct arena *a, const char *s)
{
	static const char safe[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'@";
	char *address;
	size_t n;

	for (; *s; s += n ? n : 1) {
		n = strspn(s, safe);
		if (!n || !memchr(s, '@', n))
			continue;
		while (n && strchr(".-'", s[n - 1]))
			n--;
		address = str_lower(a, arena_strndup(a, s, n));
		if (str_is_address(address))
			return address;
	}
	return NULL;
}

/* Whom it names to be asked meanwhile.  Only words of a mail: nobody is written to because of them.
 */
static void read_deputy(struct arena *a, const struct classify_mail *mail,
			struct classify_result *result)
{
	enum { BEHIND = 160 }; /* bytes: a name, a job, a telephone number, an address */
	static const char *const words[] = {
	    "contact",	"deputy",	    "speak to",	 "get in touch with", "please email",
	    "email",	"covering for me:", "cover is",	 "in my absence",     "directed to",
	    "refer to", "wenden sie sich",  "contacter", "contattare",	      "kontakta"};
	const char *head = classify_head(a, mail->new_text, CLASSIFY_NOTICE), *s, *behind;
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++) {
		for (s = head; (s = str_ifind(s, words[i]));) {
			s += strlen(words[i]);
			behind = classify_head(a, s, BEHIND);
			result->deputy_name = read_name(a, s);
			result->deputy_email = read_address(a, behind);
			if (result->deputy_name || result->deputy_email)
				return;
		}
	}
}

void classify_read_absence(struct arena *a, const struct classify_mail *mail, date_day sent,
			   struct classify_result *result)
{
	result->absent_until = classify_read_return(a, mail, sent);
	if (classify_read_notice(a, mail).away)
		read_deputy(a, mail, result);
}
