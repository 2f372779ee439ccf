/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/authentication.h"

#include <string.h>

enum {
	TOKEN_MAX = 320, /* an address of 254 bytes, and some */
	DOMAIN_MAX = 255,
};

/* Past blanks and comments, which nest; an end that is missing is the end of all. */
static const char *skip_blank(const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		if (depth && *s == '\\' && s[1])
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && depth)
			depth--;
		else if (!depth && *s != ' ' && *s != '\t')
			break;
	}
	return s;
}

/* A word or a quoted string at *s, in `a`, *s moved behind it; "" if there is none, or if it is too
 * long to be one. */
static const char *take_word(struct arena *a, const char **s)
{
	const char *p = skip_blank(*s);
	struct str out;

	str_init(&out, a, TOKEN_MAX);
	if (*p == '"') {
		for (p++; *p && *p != '"'; p++) {
			if (*p == '\\' && p[1])
				p++;
			str_add_n(&out, p, 1);
		}
		p += *p == '"';
	} else {
		size_t n = strcspn(p, " \t;=()\"");

		str_add_n(&out, p, n);
		p += n;
	}
	*s = p;
	return out.truncated ? "" : str_text(&out);
}

/* The domain of an address or of a domain, in lower case; NULL if it is neither. */
static const char *domain_of(struct arena *a, const char *value)
{
	const char *at = strrchr(value, '@'), *domain = at ? at + 1 : value, *s;

	for (s = domain; *s; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		      (*s >= '0' && *s <= '9') || *s == '-' || *s == '.' || *s == '_'))
			return NULL;
	return *domain && s - domain <= DOMAIN_MAX ? str_lower(a, domain) : NULL;
}

/* Does this property name whom the method speaks of? */
static bool is_identity(const char *method, const char *property)
{
	if (str_ieq(method, "spf"))
		return str_ieq(property, "smtp.mailfrom") || str_ieq(property, "smtp.mail");
	if (str_ieq(method, "dkim"))
		return str_ieq(property, "header.d") || str_ieq(property, "header.i");
	return str_ieq(method, "dmarc") && str_ieq(property, "header.from");
}

/* One "method=result property=value …", up to the next ";".  *s is moved behind it. */
static void read_result(struct arena *a, const char **s, struct reading *reading)
{
	const char *method = take_word(a, s), *result = "", *domain = NULL, *name, *value;
	bool several = false;

	/* "dkim/1=pass": the method's version. */
	method = arena_strndup(a, method, strcspn(method, "/"));
	*s = skip_blank(*s);
	if (**s == '=') {
		++*s;
		result = take_word(a, s);
	}
	for (*s = skip_blank(*s); **s && **s != ';'; *s = skip_blank(*s)) {
		name = take_word(a, s);
		*s = skip_blank(*s);
		if (**s != '=') {
			/* Not of the grammar: past one sign at least, so that it ends. */
			*s += **s && **s != ';' && !*name;
			continue;
		}
		++*s;
		value = take_word(a, s);
		if (!is_identity(method, name))
			continue;
		value = domain_of(a, value);
		/* header.d and header.i agree, or there is something wrong. */
		several = several || (domain && !str_eq(domain, value));
		domain = value;
	}
	if (!*method || !*result || reading->auth_count == READING_MAX_AUTH)
		return;
	*ARENA_PUSH(a, struct reading_auth, reading->auth, reading->auth_count) =
	    (struct reading_auth){.method = str_lower(a, method),
				  .result = str_lower(a, result),
				  .domain = several ? NULL : domain};
}

/* Behind the id of the server, if it is this one; else NULL. */
static const char *behind_id(struct arena *a, const char *value, const char *authserv_id)
{
	const char *s = value, *id = take_word(a, &s);

	s = skip_blank(s);
	if (str_eq(authserv_id, "-"))
		return *s == '=' ? value : NULL;
	if (!str_ieq(id, authserv_id) || *s == '=')
		return NULL;
	/* The version, "1", is all that may follow. */
	if (*s && *s != ';')
		take_word(a, &s);
	s = skip_blank(s);
	return *s == ';' ? s + 1 : *s ? NULL : s;
}

void authentication_read(struct arena *a, const struct mime_part *mail, const char *authserv_id,
			 struct reading *reading)
{
	const char *s = NULL;
	size_t i;

	if (!authserv_id)
		return;
	for (i = 0; i < mail->header_count && !s; i++)
		if (str_ieq(mail->headers[i].name, "Authentication-Results"))
			s = behind_id(a, mail->headers[i].value, authserv_id);
	if (!s)
		return;
	for (s = skip_blank(s); *s; s = skip_blank(s)) {
		read_result(a, &s, reading);
		if (*s == ';')
			s++;
	}
}
