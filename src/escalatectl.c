/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * escalatectl: asks the daemon, or looks into the store where none runs, and prints the answer.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "commands.h"
#include "doctor.h"
#include "local.h"
#include "render.h"
#include "requests.h"
#include "shell/control.h"
#include "shell/log.h"
#include "shell/worker.h"

enum {
	EXIT_DONE = 0,
	EXIT_REFUSED = 1,
	EXIT_USAGE = 2,
	EXIT_UNREACHABLE = 3,
	FILE_MOST = 64 << 20,
	CALL_SECONDS = 60,
};

struct ctl {
	struct arena a;
	const char *config_path; /* NULL: the default one, if it is there */
	const char *socket;	 /* NULL: of the configuration */
	bool json, have_config;
	struct config config;
	const struct command *command;
	json_t *parameters;
	const char *csv;  /* register --csv */
	const char *file; /* the last part of a file's name that was given */
};

static int usage(const char *why)
{
	if (why)
		fprintf(stderr, "escalatectl: %s\n", why);
	fputs("usage: escalatectl [--json] [-c FILE | --socket PATH] COMMAND [ARGUMENT…]\n"
	      "       escalatectl help\n",
	      stderr);
	return EXIT_USAGE;
}

/* "quarantine file ID REF", "list [--state STATE] …" */
static void print_form(FILE *out, const struct command *c)
{
	size_t i;

	fputs(c->name, out);
	for (i = 0; i < COUNT_OF(c->arguments) && c->arguments[i].key; i++)
		fprintf(out, " %s", c->arguments[i].shown);
	for (i = 0; i < COUNT_OF(c->options) && c->options[i].key; i++)
		fprintf(out, c->options[i].shown ? " [--%s %s]" : " [--%s]", c->options[i].key,
			c->options[i].shown);
}

/* The same for a mistake in the words of one command. */
static int usage_of(const struct command *c, const char *why)
{
	fprintf(stderr, "escalatectl: %s\nusage: escalatectl ", why);
	print_form(stderr, c);
	fputs("\n", stderr);
	return EXIT_USAGE;
}

/* "quarantine" alone: what there is of it. */
static int no_command(struct ctl *x, const char *word)
{
	const char *family = arena_printf(&x->a, "%s ", word);
	bool any = false;
	size_t i;

	for (i = 0; i < command_count; i++)
		any |= str_starts(commands[i].name, family);
	if (!any)
		return usage(arena_printf(&x->a, "there is no command %s", word));
	fprintf(stderr, "escalatectl: there is no command %s alone; there are:\n", word);
	for (i = 0; i < command_count; i++) {
		if (!str_starts(commands[i].name, family))
			continue;
		fputs("       escalatectl ", stderr);
		print_form(stderr, &commands[i]);
		fputs("\n", stderr);
	}
	return EXIT_USAGE;
}

static int help(int argc, char **argv)
{
	bool names = argc > 0 && str_eq(argv[0], "--names");
	size_t i, k;

	for (i = 0; i < command_count; i++) {
		if (names) {
			puts(commands[i].name);
			for (k = 0; k < COUNT_OF(commands[i].options) && commands[i].options[k].key;
			     k++)
				printf("--%s\n", commands[i].options[k].key);
			continue;
		}
		print_form(stdout, &commands[i]);
		printf("\n        %s\n", commands[i].help);
	}
	return EXIT_DONE;
}

/* A completion for bash, out of the same table. */
static int completion(void)
{
	size_t i, k;

	puts("_escalatectl() {\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} line=${COMP_WORDS[*]:1:COMP_CWORD-1} words=\n"
	     "\tcase $line in");
	for (i = 0; i < command_count; i++) {
		printf("\t'%s'*) words='", commands[i].name);
		for (k = 0; k < COUNT_OF(commands[i].options) && commands[i].options[k].key; k++)
			printf("--%s ", commands[i].options[k].key);
		puts("' ;;");
	}
	printf("\tpeople) words='list import' ;;\n"
	       "\tquarantine) words='list show retry file reply-with-form discard' ;;\n"
	       "\t'') words='--json --socket -c help");
	for (i = 0; i < command_count; i++)
		if (!strchr(commands[i].name, ' '))
			printf(" %s", commands[i].name);
	puts(" people quarantine' ;;\n\tesac\n"
	     "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	     "\t[ -n \"$words\" ] || COMPREPLY=($(compgen -f -- \"$cur\"))\n}\n"
	     "complete -F _escalatectl escalatectl");
	return EXIT_DONE;
}

static json_t *read_whole(struct ctl *x, const char *path, bool text, struct err *e)
{
	CLEANUP_FD int fd =
	    str_eq(path, "-") ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
	size_t size = 0, got = 0, room = 1 << 16;
	char *bytes = NULL;
	ssize_t n = 1;
	json_t *value;

	if (fd < 0) {
		err_set(e, ERR_INPUT, "%s: %s", path, strerror(errno));
		return NULL;
	}
	/* Not by size: standard input has none. */
	while (n > 0 && got <= FILE_MOST) {
		if (got + room > size)
			bytes = mem_realloc(bytes, size = (got + room) * 2);
		n = read(fd, bytes + got, room);
		got += n > 0 ? (size_t)n : 0;
	}
	if (n < 0 || got > FILE_MOST) {
		err_set(e, ERR_INPUT, "%s: %s", path, n < 0 ? strerror(errno) : "too large");
		free(bytes);
		return NULL;
	}
	value = text ? json_string(str_valid_utf8(&x->a, bytes, got))
		     : json_stringn_nocheck(bytes, got);
	free(bytes);
	return value;
}

static json_t *parse_value(struct ctl *x, const struct command_argument *arg, const char *word,
			   struct err *e)
{
	char path[PATH_MAX], *end;
	date_moment at;
	date_day day;
	long long n;

	switch (arg->type) {
	case COMMAND_NUMBER:
		errno = 0;
		n = strtoll(word, &end, 10);
		return errno || *end || end == word || n < 0 ? NULL : json_integer(n);
	case COMMAND_FILE:
		x->file = strrchr(word, '/') ? strrchr(word, '/') + 1 : word;
		return read_whole(x, word, x->command->where != COMMAND_LOCAL, e);
	case COMMAND_PATH:
		if (word[0] == '/')
			return json_string(word);
		return getcwd(path, sizeof(path))
			   ? json_string(arena_printf(&x->a, "%s/%s", path, word))
			   : NULL;
	case COMMAND_DATE:
		at = date_parse_moment(word);
		if (x->command->where == COMMAND_LOCAL && at != DATE_NO_MOMENT)
			return json_string(word);
		return date_parse_british(word, date_to_local((date_moment)time(NULL)).day, &day) ==
			       DATE_FOUND
			   ? json_string(date_iso(&x->a, day))
			   : NULL;
	case COMMAND_REF:
		word = reading_find_ref(&x->a, word);
		return word ? json_string(word) : NULL;
	case COMMAND_EMAIL:
		return str_is_address(word) ? json_string(word) : NULL;
	default:
		return json_string(word);
	}
}

static int bad_value(const struct command_argument *arg, const char *word, const struct err *e)
{
	if (e->kind != ERR_NONE)
		fprintf(stderr, "escalatectl: %s\n", e->text);
	else
		fprintf(stderr, "escalatectl: \"%s\" is no %s (%s)\n", word,
			arg->shown ? arg->shown : arg->key, arg->help);
	return EXIT_USAGE;
}

/* The words behind the command's name become its parameters. */
static int parse_parameters(struct ctl *x, int argc, char **argv)
{
	const struct command *c = x->command;
	const struct command_argument *arg;
	struct err e = {0};
	size_t next = 0, k;
	json_t *v;
	int i;

	x->parameters = json_object();
	for (i = 0; i < argc; i++) {
		const char *word = argv[i];

		arg = NULL;
		if (str_eq(word, "--json")) {
			x->json = true;
			continue;
		}
		if (str_starts(word, "--")) {
			for (k = 0; k < COUNT_OF(c->options) && c->options[k].key; k++)
				if (str_eq(c->options[k].key, word + 2))
					arg = &c->options[k];
			if (!arg || (arg->type != COMMAND_FLAG && i + 1 >= argc))
				return usage_of(
				    c, arena_printf(&x->a, arg ? "%s needs a value" : "what is %s?",
						    word));
			v = arg->type == COMMAND_FLAG ? json_true()
						      : parse_value(x, arg, word = argv[++i], &e);
		} else {
			if (next >= COUNT_OF(c->arguments) || !c->arguments[next].key)
				return usage_of(c, arena_printf(&x->a, "what is %s?", word));
			arg = &c->arguments[next++];
			v = parse_value(x, arg, word, &e);
		}
		if (!v)
			return bad_value(arg, word, &e);
		json_object_set_new(x->parameters, arg->key, v);
	}
	if (next < COUNT_OF(c->arguments) && c->arguments[next].key)
		return usage_of(c, arena_printf(&x->a, "%s is missing (%s)",
						c->arguments[next].shown, c->arguments[next].help));
	return EXIT_DONE;
}

/* The configuration: the one named must be good; the default one need not be there. */
static int load_config(struct ctl *x)
{
	const char *path = x->config_path ? x->config_path : ESCALATED_CONFIG;
	struct str problems;
	struct err e = {0};

	if (!x->config_path && (x->socket || access(path, R_OK) < 0))
		return EXIT_DONE;
	str_init(&problems, &x->a, 64 << 10);
	if (config_load(path, &x->config, &x->a, &problems, &e) < 0) {
		fprintf(stderr, "%sescalatectl: %s\n", str_text(&problems), e.text);
		return EXIT_REFUSED;
	}
	x->have_config = true;
	form_types_use(x->config.form_types, x->config.form_type_count);
	if (!x->socket)
		x->socket = x->config.control.socket;
	return EXIT_DONE;
}

static int print_result(struct ctl *x, json_t *result)
{
	bool colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
	int status = EXIT_DONE;
	FILE *csv;

	if (x->csv) {
		csv = str_eq(x->csv, "-") ? stdout : fopen(x->csv, "w");
		if (csv)
			render_register_csv(csv, result);
		if (!csv || fflush(csv) != 0 || (csv != stdout && fclose(csv) != 0)) {
			fprintf(stderr, "escalatectl: %s: %s\n", x->csv, strerror(errno));
			status = EXIT_REFUSED;
		}
	} else if (x->json) {
		/* On a terminal nobody's words may steer it; for a program they are as they are. */
		json_dumpf(result, stdout,
			   JSON_INDENT(1) | JSON_SORT_KEYS |
			       (isatty(STDOUT_FILENO) ? JSON_ENSURE_ASCII : 0));
		putchar('\n');
	} else {
		render_result(stdout, x->command, result, colour);
	}
	if (str_eq(json_string_value(json_object_get(result, "worst")), "fail"))
		status = EXIT_REFUSED;
	json_decref(result);
	return fflush(stdout) == 0 ? status : EXIT_REFUSED;
}

static int refused(const struct request *q, const struct err *e)
{
	fprintf(stderr, "escalatectl: %s\n", q && q->refused ? q->refused : e->text);
	return EXIT_REFUSED;
}

static int run_local(struct ctl *x)
{
	struct desk desk = {.now = (date_moment)time(NULL)};
	struct request q = {.desk = &desk, .a = &x->a, .command = x->command, .in = x->parameters};
	struct err e = {0};
	json_t *result;

	if (x->file)
		json_object_set_new(x->parameters, "name",
				    json_string(str_valid_utf8(&x->a, x->file, strlen(x->file))));
	result = local_run(&q, x->have_config ? &x->config : NULL, &e);
	return result ? print_result(x, result) : refused(&q, &e);
}

/* No daemon runs: a reading command looks into the store itself, read-only. */
static int run_on_store(struct ctl *x)
{
	struct request q = {.a = &x->a, .command = x->command, .in = x->parameters};
	struct store *store = NULL;
	struct desk desk;
	struct err e = {0};
	json_t *result;
	const char *clock;
	int status;

	if (store_open(&store, x->config.store.path, STORE_READ_ONLY, &e) < 0 ||
	    desk_open(&desk, &x->config, store, &e) < 0) {
		store_close(store);
		return refused(NULL, &e);
	}
	q.desk = &desk;
	desk.now = (date_moment)time(NULL);
	/* A rehearsal has a clock of its own. */
	if (store_get_fact(store, &x->a, "clock", &clock, &e) == 0 && clock)
		desk.now = (date_moment)strtoll(clock, NULL, 10);
	result = request_run(&q, &e);
	status = result ? print_result(x, result) : refused(&q, &e);
	desk_close(&desk);
	store_close(store);
	return status;
}

/* No daemon runs, and there need not be a store yet. */
static int run_doctor(struct ctl *x)
{
	struct desk desk = {.now = (date_moment)time(NULL)};
	struct request q = {.desk = &desk, .a = &x->a, .command = x->command};
	json_t *checks = json_array();
	struct store *store = NULL;
	struct err e = {0};
	bool open;
	int status;

	local_check(&x->a, &x->config, checks);
	open = store_open(&store, x->config.store.path, STORE_READ_ONLY, &e) == 0 &&
	       desk_open(&desk, &x->config, store, &e) == 0;
	desk.now = (date_moment)time(NULL);
	if (!open) {
		desk.store = NULL;
		checkup_add(checks, "store", CHECKUP_WARN,
			    "The daemon makes it at its first start; else look at its path.", "%s.",
			    e.text);
	}
	doctor_look(&q, &x->config, checks);
	status = print_result(x, doctor_result(checks));
	if (open)
		desk_close(&desk);
	store_close(store);
	return status;
}

/* A rehearsal has no daemon: its store answers, even where the real daemon listens beside it. */
static bool is_rehearsal(struct ctl *x)
{
	struct store *store = NULL;
	const char *kind = NULL;
	bool yes;

	if (!x->have_config || access(x->config.store.path, R_OK) < 0 ||
	    store_open(&store, x->config.store.path, STORE_READ_ONLY, NULL) < 0)
		return false;
	yes = store_get_fact(store, &x->a, "rehearsal", &kind, NULL) == 0 && str_eq(kind, "yes");
	store_close(store);
	return yes;
}

static int run_over_socket(struct ctl *x)
{
	const char *reply, *path = x->socket ? x->socket : "/run/escalated/control.sock";
	char method[64], *request;
	struct err e = {0};
	json_t *in, *result, *why;
	int status;

	command_method(x->command, method, sizeof(method));
	in = json_pack("{s:s, s:O}", "method", method, "parameters", x->parameters);
	request = json_dumps(in, JSON_COMPACT);
	json_decref(in);
	status = control_call(&x->a, path, request, CALL_SECONDS, &reply, &e);
	free(request);
	if (status < 0) {
		if (e.kind == ERR_INPUT)
			return refused(NULL, &e);
		/* Who may not ask a daemon that runs may not go round it either. */
		if (x->have_config && e.kind == ERR_TEMP && str_eq(x->command->name, "doctor"))
			return run_doctor(x);
		if (x->command->where == COMMAND_READS && x->have_config && e.kind == ERR_TEMP)
			return run_on_store(x);
		fprintf(stderr, "escalatectl: %s\n", e.text);
		return EXIT_UNREACHABLE;
	}
	in = json_loads(reply, 0, NULL);
	why = json_object_get(json_object_get(in, "parameters"), "reason");
	if (!in || json_object_get(in, "error")) {
		fprintf(stderr, "escalatectl: %s\n",
			why ? json_string_value(why) : "the daemon's answer was not understood");
		json_decref(in);
		return EXIT_REFUSED;
	}
	result = json_incref(json_object_get(in, "parameters"));
	json_decref(in);
	return print_result(x, result);
}

/* Options before the command; how many words they took, or -1. */
static int parse_options(struct ctl *x, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (str_eq(argv[i], "--json"))
			x->json = true;
		else if ((str_eq(argv[i], "-c") || str_eq(argv[i], "--config")) && i + 1 < argc)
			x->config_path = argv[++i];
		else if (str_eq(argv[i], "--socket") && i + 1 < argc)
			x->socket = argv[++i];
		else
			return -1;
	}
	return i;
}

static int ctl_main(struct ctl *x, int argc, char **argv)
{
	int used, first = parse_options(x, argc, argv), status;

	if (first < 0 || first >= argc)
		return usage(first < 0 ? "an option that is not known" : NULL);
	if (str_eq(argv[first], "help"))
		return help(argc - first - 1, argv + first + 1);
	if (str_eq(argv[first], "completion"))
		return completion();
	x->command = command_find(argv + first, argc - first, &used);
	if (!x->command)
		return no_command(x, argv[first]);
	status = parse_parameters(x, argc - first - used, argv + first + used);
	if (status != EXIT_DONE || (status = load_config(x)) != EXIT_DONE)
		return status;
	if (str_eq(x->command->name, "register")) {
		x->csv =
		    arena_strdup(&x->a, json_string_value(json_object_get(x->parameters, "csv")));
		json_object_del(x->parameters, "csv");
	}
	if (x->command->where == COMMAND_LOCAL)
		return run_local(x);
	if (x->command->where == COMMAND_READS && is_rehearsal(x))
		return str_eq(x->command->name, "doctor") ? run_doctor(x) : run_on_store(x);
	return run_over_socket(x);
}

int main(int argc, char **argv)
{
	struct ctl x = {0};
	int status;

	if (argc > 1 && str_eq(argv[1], "--help")) {
		usage(NULL);
		return help(0, NULL);
	}
	if (argc > 1 && str_eq(argv[1], "--version")) {
		puts("escalatectl " PACKAGE_VERSION);
		return EXIT_DONE;
	}
	log_open("escalatectl", LOG_TO_NOTHING, LOG_LEVEL_ERROR);
	arena_init(&x.a);
	status = ctl_main(&x, argc, argv);
	json_decref(x.parameters);
	arena_clear(&x.a);
	return status;
}
