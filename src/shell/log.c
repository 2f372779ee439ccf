/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <syslog.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include "base/str.h"

enum { LOG_MAX_WORD = 64, LOG_MAX_TEXT = 600, LOG_MAX_FIELDS = 12 };

static struct {
	const char *program; /* borrowed */
	enum log_target target;
	enum log_level most;
} log_to = {"escalated", LOG_TO_STDERR, LOG_LEVEL_INFO};

enum log_target log_best_target(void)
{
	const char *stream = getenv("JOURNAL_STREAM");
	uintmax_t device, inode;
	struct stat st;

	/* Inherited by children whose stderr was connected to something else: it must be the same.
	 */
	if (stream && sscanf(stream, "%ju:%ju", &device, &inode) == 2 && fstat(2, &st) == 0 &&
	    st.st_dev == device && st.st_ino == inode)
		return LOG_TO_JOURNAL;
	return LOG_TO_STDERR;
}

void log_open(const char *program, enum log_target target, enum log_level most)
{
	log_to.program = program;
	log_to.target = target;
	log_to.most = most;
	if (target == LOG_TO_SYSLOG)
		openlog(program, LOG_PID, LOG_DAEMON);
}

/* ---- what may stand in a line */

static bool log_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Lower-case letters, digits and dashes: names of ours. */
static bool log_is_word(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n && n <= LOG_MAX_WORD && !s[n];
}

static bool log_is_ref(const char *s)
{
	size_t n;

	if (!str_starts(s, "ESC-") || strspn(s + 4, "0123456789") != 4 || s[8] != '-')
		return false;
	n = strspn(s + 9, "0123456789");
	return n >= 4 && n <= 10 && !s[9 + n];
}

static bool log_is_rule(const char *s)
{
	return *s >= 'A' && *s <= 'Z' && log_is_digit(s[1]) &&
	       (!s[2] || (log_is_digit(s[2]) && !s[3]));
}

/* A sentence on one line, in which no address stands. */
static const char *log_sentence(struct arena *a, const char *s)
{
	struct str out;

	str_init(&out, a, LOG_MAX_TEXT);
	str_add_masked(&out, str_fold(a, str_valid_utf8(a, s, strlen(s))));
	return str_text(&out);
}

/* ---- the keys of an event, once for all targets */

struct log_field {
	const char *journal, *key;
	const char *value;
};

struct log_fields {
	struct arena *arena;
	struct log_field items[LOG_MAX_FIELDS];
	size_t count;
};

static void log_add(struct log_fields *f, const char *journal, const char *key, const char *value)
{
	f->items[f->count++] = (struct log_field){journal, key, value};
}

static void log_add_checked(struct log_fields *f, const char *journal, const char *key,
			    const char *value, bool (*is_valid)(const char *))
{
	if (value && is_valid(value))
		log_add(f, journal, key, value);
}

static void log_collect(struct log_fields *f, const char *event, const struct log_keys *k)
{
	struct arena *a = f->arena;

	log_add(f, "ESCALATED_EVENT", "event", log_is_word(event) ? event : "unnamed");
	if (!k)
		return;
	log_add_checked(f, "ESCALATED_CASE", "case", k->case_ref, log_is_ref);
	log_add_checked(f, "ESCALATED_STEP", "step", k->step, log_is_word);
	log_add_checked(f, "ESCALATED_RULE", "rule", k->rule, log_is_rule);
	log_add_checked(f, "ESCALATED_WORKER", "worker", k->worker, log_is_word);
	if (k->mail)
		log_add(f, "ESCALATED_MAIL", "mail", arena_printf(a, "%" PRId64, k->mail));
	if (k->count >= 0)
		log_add(f, "ESCALATED_COUNT", "count", arena_printf(a, "%" PRId64, k->count));
	if (!str_empty(k->error))
		log_add(f, "ESCALATED_ERROR", "error", log_sentence(a, k->error));
}

static const char *log_line(const struct log_fields *f, const char *message)
{
	struct str line;
	const char *c;
	size_t i;

	str_init(&line, f->arena, STR_UNBOUNDED);
	str_add(&line, log_sentence(f->arena, message));
	for (i = 0; i < f->count; i++) {
		str_addf(&line, " %s=", f->items[i].key);
		if (!strpbrk(f->items[i].value, " \"=")) {
			str_add(&line, f->items[i].value);
			continue;
		}
		str_add_char(&line, '"');
		for (c = f->items[i].value; *c; c++)
			str_add_char(&line, *c == '"' ? '\'' : *c);
		str_add_char(&line, '"');
	}
	return str_text(&line);
}

const char *log_format(struct arena *a, const char *event, const char *message,
		       const struct log_keys *keys)
{
	struct log_fields f = {.arena = a};

	log_collect(&f, event, keys);
	return log_line(&f, message);
}

/* ---- where it goes */

static void log_iovec(struct iovec *iov, struct arena *a, const char *key, const char *value)
{
	iov->iov_base = arena_printf(a, "%s=%s", key, value);
	iov->iov_len = strlen(iov->iov_base);
}

/* -1 if there is no journal. */
static int log_to_journal(enum log_level level, const struct log_fields *f, const char *line)
{
	struct iovec iov[LOG_MAX_FIELDS + 3];
	size_t i;

	log_iovec(&iov[0], f->arena, "MESSAGE", line);
	log_iovec(&iov[1], f->arena, "PRIORITY", arena_printf(f->arena, "%d", (int)level));
	log_iovec(&iov[2], f->arena, "SYSLOG_IDENTIFIER", log_to.program);
	for (i = 0; i < f->count; i++)
		log_iovec(&iov[3 + i], f->arena, f->items[i].journal, f->items[i].value);
	/* It says success where there is no journal at all. */
	if (access("/run/systemd/journal/socket", W_OK) < 0)
		return -1;
	return sd_journal_sendv(iov, (int)(3 + f->count)) < 0 ? -1 : 0;
}

void log_event(enum log_level level, const char *event, const char *message,
	       const struct log_keys *keys)
{
	static const char *const names[] = {
	    [LOG_LEVEL_ERROR] = "error",   [LOG_LEVEL_WARNING] = "warning",
	    [LOG_LEVEL_NOTICE] = "notice", [LOG_LEVEL_INFO] = "info",
	    [LOG_LEVEL_DEBUG] = "debug",
	};
	CLEANUP_ARENA struct arena a = {0};
	struct log_fields f = {.arena = &a};
	const char *line;

	if (level > log_to.most || log_to.target == LOG_TO_NOTHING)
		return;
	log_collect(&f, event, keys);
	line = log_line(&f, message);
	if (log_to.target == LOG_TO_SYSLOG)
		syslog((int)level, "%s", line);
	else if (log_to.target == LOG_TO_STDERR || log_to_journal(level, &f, line) < 0)
		fprintf(stderr, "%s: %s: %s\n", log_to.program, names[level], line);
}
