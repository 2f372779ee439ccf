/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * directory: the people a council knows, from people.csv: who they are, what they may do, who is
 * above them and who stands in for them.  It answers questions and decides nothing about cases.
 */
#ifndef ESCALATED_CORE_DIRECTORY_H
#define ESCALATED_CORE_DIRECTORY_H

#include "base/err.h"
#include "base/str.h"
#include "core/date.h"

/* Roles are a set of bits: a person can have several. */
enum role {
	ROLE_CARER = 1 << 0,
	ROLE_SSW = 1 << 1,
	ROLE_TEAM_MANAGER = 1 << 2,
	ROLE_SERVICE_MANAGER = 1 << 3,
	ROLE_HEAD_OF_SERVICE = 1 << 4,
	ROLE_DIRECTOR = 1 << 5,
	ROLE_PANEL_CHAIR = 1 << 6,
	ROLE_PANEL_ADVISER = 1 << 7,
	ROLE_ADM = 1 << 8,
	ROLE_IRO = 1 << 9,
	ROLE_SOCIAL_WORKER = 1 << 10,
	ROLE_ADMIN = 1 << 11,
};

/* "carer", "ssw", "team-manager" …; 0 if it is none (accepts "panel-advisor" too). */
unsigned role_parse(const char *name);
/* The name of a role, of the first one if it is a set; NULL if it is none. */
const char *role_name(unsigned role);
/* The same as people say it: "Supervising Social Worker", "Team Manager" … */
const char *role_title(unsigned role);

struct person {
	const char *email; /* lower case; the person's identity, and where we write to */
	const char *name;
	unsigned roles;
	const char *team;		    /* or NULL */
	const char *manager;		    /* email of the person's next up, or NULL */
	const char *deputy;		    /* email, or NULL */
	date_day absent_from, absent_until; /* both absent; DATE_NO_DAY: open-ended or not absent */
	/* By their own automatic reply (B3): away from this day, back on that; DATE_NO_DAY: not. */
	date_day heard_from, heard_back;
	const char **aliases;		    /* other addresses that they write from, lower case */
	size_t alias_count;
};

/* Another address of somebody, for finding them by it. */
struct directory_alias {
	const char *email;
	size_t person; /* index into the people */
};

struct directory {
	struct person *people; /* sorted by email */
	size_t count;
	struct directory_alias *aliases; /* sorted by email */
	size_t alias_count;
};

/* One thing wrong with people.csv.  The text can quote the file, and so names people: it is for the
 * admin who gave the file, not for the log (B5). */
struct directory_problem {
	int line;
	const char *text;
};

/*
 * Reads people.csv (RFC 4180; UTF-8, with or without BOM; header line
 * "email,name,roles,team,manager,deputy,absent_from,absent_until,aliases", columns in any order,
 * the last six may be missing; aliases with ";" between them; dates YYYY-MM-DD or with day, month and year as spreadsheets write them).
 * Checks all of it: addresses, roles, dates, duplicates, managers and deputies who are not in the
 * file, aliases that are somebody's address already, circles of managers, a person as their own deputy.  With any problem it returns -1, all
 * problems (of the first thousand) are listed by line, and *directory is untouched.  All results
 * are in `a`; `csv` is not kept.
 */
int directory_parse(struct arena *a, const char *csv, size_t size, struct directory *directory,
		    struct directory_problem **problems, size_t *problem_count);

/* The person with this address or alias, NULL if there is none.  Addresses compare with ASCII case
 * folded. */
const struct person *directory_find(const struct directory *directory, const char *email);
/* The one person with this name and any of these roles; NULL if none or several, *several (may be
 * NULL) says which.  Case, white space and titles ("Ms", "Dr", "Cllr") make no difference; accents
 * may be left out if nobody has the name without them. */
const struct person *directory_find_name(const struct directory *directory, const char *name,
					 unsigned roles, bool *several);
/* The first person at or after *index with any of these roles, *index moved behind; NULL at the
 * end. */
const struct person *directory_next(const struct directory *directory, unsigned roles,
				    size_t *index);
/* The only person with this role, or NULL if none or several. */
const struct person *directory_only(const struct directory *directory, unsigned role);
/* What their automatic reply said; DATE_NO_DAY for `back`: they are here.  Nothing if the directory
 * does not know them. */
void directory_hear_absence(struct directory *directory, const char *email, date_day from,
			    date_day back);
bool directory_heard_absent(const struct person *person, date_day day);
/* Absent on both days and between; with only one of them, from then on or until then.  Or by what
 * was heard. */
bool directory_is_absent(const struct person *person, date_day day);
/* The deputy of `person`, if the directory knows one, else NULL. */
const struct person *directory_deputy(const struct directory *directory,
				      const struct person *person);
/* The next up, or NULL. */
const struct person *directory_manager(const struct directory *directory,
				       const struct person *person);

#endif
