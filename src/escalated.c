/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * escalated: the daemon's program: options, the configuration, and which of the four processes to
 * be.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon.h"
#include "shell/log.h"
#include "shell/secret.h"
#include "workers.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, CONFIG_PROBLEMS = 64 << 10 };

static const char usage[] =
    "usage: escalated [-c FILE] [--check] [--once] [--at TIME]\n"
    "\n"
    "  -c, --config FILE  the configuration (default " ESCALATED_CONFIG ")\n"
    "      --check        print the effective configuration and every error, then end\n"
    "      --once         collect what mail there is, do what is due, send what is queued, end\n"
    "      --at TIME      with --once: rehearse up to this local time (2026-12-01T09:00)\n"
    "      --help, --version\n"
    "\n"
    "See escalated(8) and escalated.conf(5).\n";

struct options {
	const char *config;
	const char *worker;
	const char *at;
	bool check, once;
};

static int parse_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {
	    {"config", required_argument, NULL, 'c'}, {"check", no_argument, NULL, 'k'},
	    {"once", no_argument, NULL, 'o'},	      {"at", required_argument, NULL, 'a'},
	    {"worker", required_argument, NULL, 'w'}, {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'v'},      {NULL, 0, NULL, 0},
	};
	int c;

	while ((c = getopt_long(argc, argv, "c:h", longs, NULL)) >= 0) {
		switch (c) {
		case 'c':
			o->config = optarg;
			break;
		case 'k':
			o->check = true;
			break;
		case 'o':
			o->once = true;
			break;
		case 'a':
			o->at = optarg;
			break;
		case 'w':
			o->worker = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(EXIT_DONE);
		case 'v':
			puts("escalated " PACKAGE_VERSION);
			exit(EXIT_DONE);
		default:
			return -1;
		}
	}
	return optind == argc ? 0 : -1;
}

/* The configuration, or every error of it on stderr. */
static int load(const char *path, struct config *config, struct arena *a)
{
	struct err e = {0};
	struct str problems;

	str_init(&problems, a, CONFIG_PROBLEMS);
	if (config_load(path, config, a, &problems, &e) == 0) {
		form_types_use(config->form_types, config->form_type_count);
		return 0;
	}
	fputs(str_text(&problems), stderr);
	fprintf(stderr, "escalated: %s\n", e.text);
	return -1;
}

static int check(const struct config *config, struct arena *a)
{
	struct str out;

	str_init(&out, a, STR_UNBOUNDED);
	config_print(config, &out);
	fputs(str_text(&out), stdout);
	return fflush(stdout) != 0 || ferror(stdout) ? EXIT_FAILED : EXIT_DONE;
}

static int run(const struct config *config, const struct options *o)
{
	struct daemon_options run = {
	    .config_path = o->config, .once = o->once, .at = DATE_NO_MOMENT};
	struct err e = {0};

	if (o->at) {
		run.at = date_parse_moment(o->at);
		if (run.at == DATE_NO_MOMENT || !o->once) {
			fputs("escalated: --at takes a local time such as 2026-12-01T09:00, with "
			      "--once\n",
			      stderr);
			return EXIT_USAGE;
		}
	}
	/* It holds the keys of the log and of our Message-IDs, and what people have written. */
	secret_guard();
	log_open("escalated", log_best_target(), LOG_LEVEL_INFO);
	if (daemon_run(config, &run, &e) == 0)
		return EXIT_DONE;
	fprintf(stderr, "escalated: %s\n", e.text);
	return EXIT_FAILED;
}

int main(int argc, char **argv)
{
	struct options o = {0};
	struct config config;
	struct arena a;
	int status;

	if (parse_options(argc, argv, &o) < 0) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	/* The reader of `escalatectl read` needs none. */
	if (!o.config && o.worker && str_eq(o.worker, "read"))
		return workers_main(o.worker, NULL);
	o.config = o.config ? o.config : ESCALATED_CONFIG;
	arena_init(&a);
	if (load(o.config, &config, &a) < 0)
		status = EXIT_FAILED;
	else if (o.worker)
		status = workers_main(o.worker, &config);
	else if (o.check)
		status = check(&config, &a);
	else
		status = run(&config, &o);
	arena_clear(&a);
	return status;
}
