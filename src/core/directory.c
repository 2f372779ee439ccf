/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/directory.h"

#include <string.h>
#include <strings.h>

#include "core/directory_name.h"

static const struct {
	unsigned role;
	const char *name, *title;
} directory_roles[] = {
    {ROLE_CARER, "carer", "Foster carer"},
    {ROLE_SSW, "ssw", "Supervising Social Worker"},
    {ROLE_TEAM_MANAGER, "team-manager", "Team Manager"},
    {ROLE_SERVICE_MANAGER, "service-manager", "Fostering Service Manager"},
    {ROLE_HEAD_OF_SERVICE, "head-of-service", "Head of Service"},
    {ROLE_DIRECTOR, "director", "Director of Children’s Social Care"},
    {ROLE_PANEL_CHAIR, "panel-chair", "Panel Chair"},
    {ROLE_PANEL_ADVISER, "panel-adviser", "Panel Adviser"},
    /* The source spells it both ways. */
    {ROLE_PANEL_ADVISER, "panel-advisor", "Panel Adviser"},
    {ROLE_ADM, "adm", "Agency Decision Maker"},
    {ROLE_IRO, "iro", "Independent Reviewing Officer"},
    {ROLE_SOCIAL_WORKER, "social-worker", "Social Worker"},
    {ROLE_ADMIN, "admin", "Administrator"},
};

unsigned role_parse(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT_OF(directory_roles); i++)
		if (str_ieq(name, directory_roles[i].name))
			return directory_roles[i].role;
	return 0;
}

const char *role_name(unsigned role)
{
	size_t i;

	for (i = 0; i < COUNT_OF(directory_roles); i++)
		if (directory_roles[i].role & role)
			return directory_roles[i].name;
	return NULL;
}

const char *role_title(unsigned role)
{
	size_t i;

	for (i = 0; i < COUNT_OF(directory_roles); i++)
		if (directory_roles[i].role & role)
			return directory_roles[i].title;
	return NULL;
}

static const struct person *directory_find_alias(const struct directory *directory,
						 const char *email)
{
	size_t low = 0, high = directory->alias_count, middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = strcasecmp(email, directory->aliases[middle].email);
		if (order == 0)
			return &directory->people[directory->aliases[middle].person];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct person *directory_find(const struct directory *directory, const char *email)
{
	size_t low = 0, high = directory->count, middle;
	int order;

	if (!email)
		return NULL;
	while (low < high) {
		middle = low + (high - low) / 2;
		order = strcasecmp(email, directory->people[middle].email);
		if (order == 0)
			return &directory->people[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return directory_find_alias(directory, email);
}

static const struct person *directory_match_name(const struct directory *directory,
						 const char *name, unsigned roles, bool loose,
						 bool *several)
{
	const struct person *found = NULL, *p;
	size_t i;

	*several = false;
	for (i = 0; i < directory->count; i++) {
		p = &directory->people[i];
		if (!(p->roles & roles) || !directory_name_equal(p->name, name, loose))
			continue;
		*several = found != NULL;
		if (*several)
			return NULL;
		found = p;
	}
	return found;
}

const struct person *directory_find_name(const struct directory *directory, const char *name,
					 unsigned roles, bool *several)
{
	const struct person *found;
	bool many;

	found = directory_match_name(directory, name, roles, false, &many);
	/* Only if nobody is called just that may accents be left out. */
	if (!found && !many)
		found = directory_match_name(directory, name, roles, true, &many);
	if (several)
		*several = many;
	return found;
}

const struct person *directory_next(const struct directory *directory, unsigned roles,
				    size_t *index)
{
	while (*index < directory->count) {
		const struct person *p = &directory->people[(*index)++];

		if (p->roles & roles)
			return p;
	}
	return NULL;
}

const struct person *directory_only(const struct directory *directory, unsigned role)
{
	const struct person *first;
	size_t index = 0;

	first = directory_next(directory, role, &index);
	return directory_next(directory, role, &index) ? NULL : first;
}

void directory_hear_absence(struct directory *directory, const char *email, date_day from,
			    date_day back)
{
	const struct person *known = directory_find(directory, email);
	struct person *person = known ? &directory->people[known - directory->people] : NULL;

	if (!person)
		return;
	person->heard_from = from;
	person->heard_back = back;
}

bool directory_heard_absent(const struct person *person, date_day day)
{
	return day != DATE_NO_DAY && day >= person->heard_from && day < person->heard_back;
}

bool directory_is_absent(const struct person *person, date_day day)
{
	if (directory_heard_absent(person, day))
		return true;
	if (day == DATE_NO_DAY ||
	    (person->absent_from == DATE_NO_DAY && person->absent_until == DATE_NO_DAY))
		return false;
	/* DATE_NO_DAY as the first day is earlier than any. */
	return day >= person->absent_from &&
	       (person->absent_until == DATE_NO_DAY || day <= person->absent_until);
}

const struct person *directory_deputy(const struct directory *directory,
				      const struct person *person)
{
	return directory_find(directory, person->deputy);
}

const struct person *directory_manager(const struct directory *directory,
				       const struct person *person)
{
	return directory_find(directory, person->manager);
}
