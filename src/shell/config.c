/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/config.h"

#include "shell/config_check.h"
#include "shell/config_form.h"

#include <confuse.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>

/* One load.  The scan and its texts are forgotten afterwards; what stays is copied into `keep`. */
struct config_load {
	struct arena *keep;    /* borrowed: the caller's */
	struct arena *scratch; /* borrowed */
	struct config_scan scan;
	cfg_t *cfg;		      /* owned */
	const struct form_type **own; /* the council's own forms, config->form_count of them */
};

/* libconfuse's error function is told of no context, so it is kept here while a file is parsed. */
static struct config_scan *config_parsing;

static void config_on_error(cfg_t *cfg, const char *format, va_list args)
{
	struct config_scan *scan = config_parsing;
	size_t file = 0, i;

	for (i = 0; i < scan->file_count; i++)
		if (str_eq(scan->files[i].path, cfg->filename))
			file = i;
	config_scan_problem(scan, file, cfg->line, "%s", arena_vprintf(scan->arena, format, args));
}

/* ---- libconfuse's own table, made from ours */

static cfg_opt_t *config_options(struct arena *a, const char *section)
{
	const struct config_section *sections;
	const struct config_key *keys;
	size_t key_count, section_count, i, n = 0;
	cfg_opt_t *options;

	keys = config_keys(&key_count);
	sections = config_sections(&section_count);
	options = ARENA_NEW_N(a, cfg_opt_t, key_count + section_count + 1);
	for (i = 0; i < key_count; i++) {
		if (!str_eq(keys[i].section, section))
			continue;
		options[n].name = keys[i].name;
		options[n].type = CFGT_STR;
		/* All are lists, so that a list too many is told like any other mistake. */
		options[n++].flags = CFGF_LIST;
	}
	for (i = 0; i < section_count; i++) {
		if (!sections[i].within || !str_eq(sections[i].within, section))
			continue;
		options[n].name = sections[i].name;
		options[n].type = CFGT_SEC;
		options[n].flags = sections[i].titled ? CFGF_MULTI | CFGF_TITLE : CFGF_NONE;
		options[n++].subopts = config_options(a, sections[i].name);
	}
	return options;
}

/* Parse one file on top of those before it. */
static int config_parse_file(struct config_load *load, const struct config_scan_file *file)
{
	FILE *text;
	int result;

	if (!file->size)
		return 0;
	text = fmemopen(file->text, file->size, "r");
	if (!text)
		return -1;
	free(load->cfg->filename);
	load->cfg->filename = mem_strdup(file->path);
	result = cfg_parse_fp(load->cfg, text);
	fclose(text);
	return result == CFG_SUCCESS ? 0 : -1;
}

/* -1 if any file's syntax is broken: then what is missing from the values means nothing. */
static int config_parse(struct config_load *load)
{
	size_t i;
	int result = 0;

	load->cfg = cfg_init(config_options(load->scratch, ""), CFGF_NONE);
	if (!load->cfg)
		return -1;
	cfg_set_error_function(load->cfg, config_on_error);
	config_parsing = &load->scan;
	for (i = 0; i < load->scan.file_count; i++)
		if (load->scan.files[i].broken || config_parse_file(load, &load->scan.files[i]) < 0)
			result = -1;
	config_parsing = NULL;
	return result;
}

/* ---- from values to fields */

static void config_complain_lines(struct config_load *load, size_t file, int line,
				  const char *prefix, char *lines)
{
	char *text, *end;

	for (text = lines; *text; text = end + 1) {
		end = strchr(text, '\n');
		*end = '\0';
		config_scan_problem(&load->scan, file, line, "%s%s", prefix, text);
	}
}

/* A value that hides a mistake already told from the checks that follow. */
static void config_use_stand_in(const struct config_key *key, void *field)
{
	switch ((int)key->kind) {
	case CONFIG_TEXT:
	case CONFIG_WORD:
	case CONFIG_FORM:
	case CONFIG_URL:
		*(const char **)field = key->required ? "?" : NULL;
		break;
	case CONFIG_NUMBER:
		if (key->required)
			*(int *)field = (int)key->most;
		break;
	case CONFIG_ROLE:
	case CONFIG_ROLES:
		/* No ladder has the reviewing officer on it. */
		*(unsigned *)field = key->required ? ROLE_IRO : 0;
		break;
	}
}

static void config_read_fallback(struct config_load *load, const struct config_key *key,
				 void *field)
{
	struct str why;

	str_init(&why, load->scratch, STR_UNBOUNDED);
	if (key->fallback)
		config_value_read(load->keep, key, &key->fallback, 1, load->scan.files[0].directory,
				  field, &why);
	else
		config_use_stand_in(key, field);
}

/* A key that the file has.  False if its value is of no use. */
static bool config_read_given(struct config_load *load, const struct config_key *key,
			      const struct config_scan_key *at, cfg_opt_t *option, void *field)
{
	unsigned i, count = cfg_opt_size(option);
	const char **values = ARENA_NEW_N(load->scratch, const char *, count + 1);
	struct str why;

	for (i = 0; i < count; i++)
		values[i] = cfg_opt_getnstr(option, i);
	str_init(&why, load->scratch, STR_UNBOUNDED);
	if (config_value_read(load->keep, key, values, count, load->scan.files[at->file].directory,
			      field, &why) == 0)
		return true;
	config_complain_lines(load, at->file, at->line,
			      arena_printf(load->scratch, "%s: ", key->name), why.data);
	config_read_fallback(load, key, field);
	return false;
}

static void config_complain_missing(struct config_load *load, const struct config_key *key,
				    const struct config_scan_section *in)
{
	const char *name = in->section->name;

	config_scan_problem(&load->scan, in->file, in->line, "%s is missing%s%s%s%s", key->name,
			    *name ? " in section " : "", name, in->title ? " " : "",
			    in->title ? in->title : "");
}

/* One key, given or not.  False if the file has no usable value for it. */
static bool config_read_key(struct config_load *load, cfg_t *cfg, const struct config_key *key,
			    const struct config_scan_section *in, enum config_only only,
			    void *field)
{
	bool other_type = key->only != CONFIG_ALWAYS && key->only != only;
	const struct config_scan_key *given = NULL;

	if (in)
		given = config_scan_find_key(&load->scan, key, (size_t)(in - load->scan.sections));
	if (given && other_type && only != CONFIG_ALWAYS) {
		config_scan_problem(&load->scan, given->file, given->line,
				    "%s has no place here: the type is %s", key->name,
				    only == CONFIG_ONLY_MAILDIR ? "maildir" : "a server");
		return false;
	}
	if (given)
		return config_read_given(load, key, given, cfg_getopt(cfg, key->name), field);
	if (other_type)
		return false;
	if (key->required && in)
		config_complain_missing(load, key, in);
	if (in || key->fallback)
		config_read_fallback(load, key, field);
	return false;
}

/* All keys of one section into its struct.  `in` is NULL if the file does not have the section. */
static void config_read_section(struct config_load *load, cfg_t *cfg, const char *section,
				const struct config_scan_section *in, void *base)
{
	enum config_only only = CONFIG_ALWAYS;
	const struct config_key *keys;
	size_t i, count;
	void *field;
	bool given;

	keys = config_keys(&count);
	for (i = 0; i < count; i++) {
		if (!str_eq(keys[i].section, section))
			continue;
		field = (char *)base + keys[i].offset;
		given = config_read_key(load, cfg, &keys[i], in, only, field);
		/* The type comes first in the table, so that the rest can follow it. */
		if (given && str_eq(keys[i].name, "type"))
			only = *(int *)field ? CONFIG_ONLY_SERVER : CONFIG_ONLY_MAILDIR;
	}
}

/* ---- a section's problems, each on the line of the part that it speaks of */

/* Lines "PART "NAME": what" are told on that part's line, others on the section's. */
static void config_complain_parts(struct config_load *load, const struct config_scan_section *in,
				  const char *part, char *lines)
{
	size_t within = (size_t)(in - load->scan.sections), i;
	const struct config_scan_section *inner, *at;
	char *text, *end;

	for (text = lines; *text; text = end + 1) {
		end = strchr(text, '\n');
		*end = '\0';
		at = in;
		for (i = 0; (inner = config_scan_find(&load->scan, part, within, i)); i++)
			if (str_starts(text, arena_printf(load->scratch, "%s \"%s\": ", part,
							  inner->title)))
				at = inner;
		config_scan_problem(&load->scan, at->file, at->line, "%s %s: %s", in->section->name,
				    in->title, text);
	}
}

/* ---- forms */

static void config_read_form(struct config_load *load, cfg_t *cfg,
			     const struct config_scan_section *in, struct config_form *form)
{
	size_t within = (size_t)(in - load->scan.sections), i;
	struct config_form_field *field;

	form->name = arena_strdup(load->keep, cfg_title(cfg));
	config_read_section(load, cfg, "form", in, form);
	form->field_count = cfg_size(cfg, "field");
	form->fields = ARENA_NEW_N(load->keep, struct config_form_field, form->field_count);
	for (i = 0; i < form->field_count; i++) {
		cfg_t *inner = cfg_getnsec(cfg, "field", (unsigned)i);

		field = &form->fields[i];
		field->key = arena_strdup(load->keep, cfg_title(inner));
		config_read_section(load, inner, "field",
				    config_scan_find(&load->scan, "field", within, i), field);
	}
}

static void config_check_form(struct config_load *load, const struct config_scan_section *in,
			      const struct form_type *type)
{
	struct str problems;
	size_t i;

	str_init(&problems, load->scratch, STR_UNBOUNDED);
	for (i = 0; i < form_type_count; i++)
		if (str_eq(form_types[i]->name, type->name))
			str_add(&problems, "is the name of a form that comes with the program\n");
	if (form_type_validate(type, &problems) || problems.len)
		config_complain_parts(load, in, "field", problems.data);
}

static void config_read_forms(struct config_load *load, struct config *config)
{
	const struct config_scan_section *in;
	size_t i;

	config->form_count = cfg_size(load->cfg, "form");
	config->forms = ARENA_NEW_N(load->keep, struct config_form, config->form_count);
	load->own = ARENA_NEW_N(load->keep, const struct form_type *, config->form_count);
	for (i = 0; i < config->form_count; i++) {
		in = config_scan_find(&load->scan, "form", 0, i);
		config_read_form(load, cfg_getnsec(load->cfg, "form", (unsigned)i), in,
				 &config->forms[i]);
		load->own[i] = config_form_make(load->keep, &config->forms[i]);
		config_check_form(load, in, load->own[i]);
	}
}

/* ---- procedures */

static void config_read_step(struct config_load *load, cfg_t *cfg,
			     const struct config_scan_section *in, struct procedure_step *step,
			     bool last)
{
	step->name = arena_strdup(load->keep, cfg_title(cfg));
	step->chase_before = step->escalate_after = INT_MIN;
	config_read_section(load, cfg, "step", in, step);
	if (!step->title)
		step->title = role_title(step->role);
	/* A reminder one working day before, where there is a day before. */
	if (step->chase_before == INT_MIN)
		step->chase_before = step->days > 1 ? 1 : 0;
	/* At the lapse itself (C5), where there is a lapse and somebody to move to. */
	if (step->escalate_after == INT_MIN)
		step->escalate_after = last || !step->days ? -1 : 0;
}

/* A form that there is not hides itself from the checks that follow. */
static void config_bind_form(struct config_load *load, struct config *config,
			     const struct config_scan_section *in, struct procedure *p)
{
	const struct config_scan_key *at = config_scan_find_key(
	    &load->scan, config_key_find("procedure", "form"), (size_t)(in - load->scan.sections));
	struct str why;

	str_init(&why, load->scratch, STR_UNBOUNDED);
	if (config_form_bind(load->keep, config, load->own, p, &why))
		return;
	if (at && !str_eq(p->form, "?"))
		config_scan_problem(&load->scan, at->file, at->line, "%s", str_text(&why));
	p->form = form_types[0]->name;
}

static void config_read_procedure(struct config_load *load, struct config *config, cfg_t *cfg,
				  const struct config_scan_section *in, struct procedure *p)
{
	size_t within = (size_t)(in - load->scan.sections), i;
	struct str problems;

	p->name = arena_strdup(load->keep, cfg_title(cfg));
	config_read_section(load, cfg, "procedure", in, p);
	config_bind_form(load, config, in, p);
	p->step_count = cfg_size(cfg, "step");
	p->steps = ARENA_NEW_N(load->keep, struct procedure_step, p->step_count);
	for (i = 0; i < p->step_count; i++)
		config_read_step(load, cfg_getnsec(cfg, "step", (unsigned)i),
				 config_scan_find(&load->scan, "step", within, i), &p->steps[i],
				 i + 1 == p->step_count);
	str_init(&problems, load->scratch, STR_UNBOUNDED);
	if (procedure_validate(p, &problems))
		config_complain_parts(load, in, "step", problems.data);
}

static void config_read_procedures(struct config_load *load, struct config *config)
{
	size_t i;

	config->procedure_count = cfg_size(load->cfg, "procedure");
	config->procedures = ARENA_NEW_N(load->keep, struct procedure, config->procedure_count);
	for (i = 0; i < config->procedure_count; i++)
		config_read_procedure(
		    load, config, cfg_getnsec(load->cfg, "procedure", (unsigned)i),
		    config_scan_find(&load->scan, "procedure", 0, i), &config->procedures[i]);
}

/* ---- the whole */

static void config_read_sections(struct config_load *load, struct config *config)
{
	const struct config_section *sections;
	const struct config_scan_section *in;
	size_t i, count;

	config_read_section(load, load->cfg, "", &load->scan.sections[0], config);
	sections = config_sections(&count);
	for (i = 1; i < count; i++) {
		if (sections[i].titled)
			continue;
		in = config_scan_find(&load->scan, sections[i].name, 0, 0);
		config_read_section(load, cfg_getsec(load->cfg, sections[i].name), sections[i].name,
				    in, (char *)config + sections[i].offset);
	}
	/* Without these two there is nothing to do; the others have defaults, or are not needed. */
	if (!config_scan_find(&load->scan, "mailbox", 0, 0))
		config_scan_problem(&load->scan, 0, 0, "there is no section mailbox");
	if (!config_scan_find(&load->scan, "relay", 0, 0))
		config_scan_problem(&load->scan, 0, 0, "there is no section relay");
}

static int config_compare_problems(const void *a, const void *b)
{
	const struct config_scan_problem *x = *(const struct config_scan_problem *const *)a;
	const struct config_scan_problem *y = *(const struct config_scan_problem *const *)b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x < y ? -1 : x > y; /* in the order in which they were found */
}

static int config_report(struct config_load *load, struct str *problems, struct err *e)
{
	struct config_scan *scan = &load->scan;
	const struct config_scan_problem **sorted, *p;
	size_t i, n = scan->problem_count;

	if (!n)
		return 0;
	sorted = ARENA_NEW_N(load->scratch, const struct config_scan_problem *, n);
	for (i = 0; i < n; i++)
		sorted[i] = &scan->problems[i];
	qsort(sorted, n, sizeof(*sorted), config_compare_problems);
	for (i = 0; i < n; i++) {
		p = sorted[i];
		if (p->line)
			str_addf(problems, "%s:%d: %s\n", scan->files[p->file].path, p->line,
				 p->text);
		else
			str_addf(problems, "%s: %s\n", scan->files[p->file].path, p->text);
	}
	return err_set(e, ERR_INPUT, "%s: %zu problem%s", scan->files[0].path, n,
		       n == 1 ? "" : "s");
}

int config_load(const char *path, struct config *config, struct arena *a, struct str *problems,
		struct err *e)
{
	CLEANUP_ARENA struct arena scratch = {0};
	struct config_load load = {.keep = a, .scratch = &scratch};
	struct config fresh = {.file = arena_strdup(a, path), .oauth2.secret_expires = DATE_NO_DAY};
	int result;

	if (config_scan_files(&load.scan, &scratch, path, e) < 0) {
		str_addf(problems, "%s\n", e ? e->text : path);
		return -1;
	}
	if (config_parse(&load) == 0) {
		config_read_sections(&load, &fresh);
		config_read_forms(&load, &fresh);
		config_read_procedures(&load, &fresh);
		config_check(&fresh, a, &load.scan);
	}
	cfg_free(load.cfg);
	result = config_report(&load, problems, e);
	if (result == 0)
		*config = fresh;
	return result;
}

const struct procedure *config_procedure(const struct config *config, const char *name)
{
	size_t i;

	for (i = 0; i < config->procedure_count; i++)
		if (str_eq(config->procedures[i].name, name))
			return &config->procedures[i];
	return NULL;
}

void config_make_calendar(struct arena *a, const struct config *config,
			  const struct calendar_fact *facts, size_t count,
			  struct calendar *calendar)
{
	*calendar = (struct calendar){
	    .region = config->calendar.region,
	    .day_ends = config->calendar.day_ends,
	    .send_from = config->calendar.send_hours.from,
	    .send_until = config->calendar.send_hours.until,
	    .published_until = DATE_NO_DAY,
	};
	calendar_set_closures(a, calendar, config->calendar.closed.items,
			      config->calendar.closed.count);
	calendar_set_holidays(a, calendar, facts, count);
}
