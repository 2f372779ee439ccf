/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/config_scan.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CONFIG_MAX_FILE = 1 << 20, CONFIG_MAX_FILES = 64 };

/* A token of the file; libconfuse's own, but that a word has no blank in it. */
enum config_token_kind { TOKEN_END, TOKEN_WORD, TOKEN_MARK };

struct config_token {
	enum config_token_kind kind;
	char mark; /* one of { } ( ) = , or + for += */
	size_t start, end;
	int line;
};

struct config_reader {
	struct config_scan *scan;
	size_t file;
	char *text;
	size_t size, at;
	int line;
	bool stop;		   /* nothing after this can be made sense of */
	struct config_token token; /* the one being looked at */
};

void config_scan_problem(struct config_scan *scan, size_t file, int line, const char *format, ...)
{
	struct config_scan_problem *problem;
	va_list args;

	problem = ARENA_PUSH(scan->arena, struct config_scan_problem, scan->problems,
			     scan->problem_count);
	problem->file = file;
	problem->line = line;
	va_start(args, format);
	problem->text = arena_vprintf(scan->arena, format, args);
	va_end(args);
}

/* ---- tokens */

static void config_blank(struct config_reader *r, size_t start, size_t end)
{
	for (; start < end; start++)
		if (r->text[start] != '\n')
			r->text[start] = ' ';
}

/* Moves to `end`, counting lines. */
static void config_move(struct config_reader *r, size_t end)
{
	for (; r->at < end; r->at++)
		if (r->text[r->at] == '\n')
			r->line++;
}

static void config_skip_comment(struct config_reader *r)
{
	size_t start = r->at, end;
	const char *close;
	int line = r->line;

	if (r->text[start] == '/' && r->text[start + 1] == '*') {
		close = strstr(r->text + start + 2, "*/");
		if (!close) {
			config_scan_problem(r->scan, r->file, line,
					    "a comment begins here and never ends");
			r->stop = true;
		}
		end = close ? (size_t)(close - r->text) + 2 : r->size;
	} else {
		end = start + strcspn(r->text + start, "\n");
	}
	config_move(r, end);
	config_blank(r, start, end);
}

static bool config_is_comment(const char *s)
{
	return *s == '#' || (*s == '/' && (s[1] == '/' || s[1] == '*'));
}

/* A quoted string, with the quotes. */
static size_t config_string_end(struct config_reader *r)
{
	char quote = r->text[r->at];
	size_t end;

	for (end = r->at + 1; end < r->size && r->text[end] != quote; end++)
		if (r->text[end] == '\\' && end + 1 < r->size)
			end++;
	if (end < r->size)
		return end + 1;
	config_scan_problem(r->scan, r->file, r->line,
			    "a quotation mark opens here and is never closed");
	r->stop = true;
	return r->size;
}

static void config_next(struct config_reader *r)
{
	struct config_token *t = &r->token;
	size_t end;

	*t = (struct config_token){.kind = TOKEN_END, .start = r->at, .end = r->at};
	for (;;) {
		/* libconfuse passes over a lone star or plus, too. */
		config_move(r, r->at + strspn(r->text + r->at, " \t\r\n*"));
		if (r->text[r->at] == '+' && r->text[r->at + 1] != '=')
			config_move(r, r->at + 1);
		else if (config_is_comment(r->text + r->at))
			config_skip_comment(r);
		else
			break;
	}
	if (r->stop || r->at >= r->size)
		return;
	*t = (struct config_token){TOKEN_MARK, r->text[r->at], r->at, r->at + 1, r->line};
	if (t->mark == '"' || t->mark == '\'') {
		t->kind = TOKEN_WORD;
		end = config_string_end(r);
	} else if (strchr("{}()=,", t->mark)) {
		end = r->at + 1;
	} else if (t->mark == '+') {
		end = r->at + 2;
	} else {
		t->kind = TOKEN_WORD;
		end = r->at + strcspn(r->text + r->at, " #\"'\t\n\r={}()+,*");
	}
	config_move(r, end);
	t->end = end;
	if (r->stop)
		t->kind = TOKEN_END;
}

static bool config_is_mark(const struct config_reader *r, char mark)
{
	return r->token.kind == TOKEN_MARK && r->token.mark == mark;
}

/* The word itself, without quotes.  Names and titles have no escapes in them. */
static const char *config_word(const struct config_reader *r)
{
	size_t start = r->token.start, end = r->token.end;

	if (r->text[start] == '"' || r->text[start] == '\'') {
		start++;
		end--;
	}
	return arena_strndup(r->scan->arena, r->text + start, end - start);
}

/* From an opening bracket to behind the one that closes it. */
static void config_skip_brackets(struct config_reader *r)
{
	char open = r->token.mark, shut = open == '{' ? '}' : ')';
	int depth = 0, line = r->token.line;

	for (;; config_next(r)) {
		if (r->token.kind == TOKEN_END) {
			if (!r->stop)
				config_scan_problem(r->scan, r->file, line,
						    "the bracket %c that opens here is never "
						    "closed",
						    open);
			r->stop = true;
			return;
		}
		if (config_is_mark(r, open))
			depth++;
		if (config_is_mark(r, shut) && --depth == 0)
			break;
	}
	config_next(r);
}

/* Behind "= value" or "= { … }". */
static void config_skip_value(struct config_reader *r)
{
	config_next(r);
	if (config_is_mark(r, '{'))
		config_skip_brackets(r);
	else if (r->token.kind == TOKEN_WORD)
		config_next(r);
}

/* ---- statements */

const struct config_scan_section *config_scan_find(const struct config_scan *scan, const char *name,
						   size_t within, size_t nth)
{
	size_t i;

	for (i = 1; i < scan->section_count; i++)
		if (scan->sections[i].within == within &&
		    str_eq(scan->sections[i].section->name, name) && nth-- == 0)
			return &scan->sections[i];
	return NULL;
}

const struct config_scan_key *config_scan_find_key(const struct config_scan *scan,
						   const struct config_key *key, size_t within)
{
	size_t i;

	for (i = 0; i < scan->key_count; i++)
		if (scan->keys[i].key == key && scan->keys[i].within == within)
			return &scan->keys[i];
	return NULL;
}

/* "in section mailbox", "at the top" */
static const char *config_where(struct config_reader *r, size_t within)
{
	const char *name = r->scan->sections[within].section->name;

	return *name ? arena_printf(r->scan->arena, "in section %s", name) : "at the top";
}

/* The section before this one with the same name (and title), or NULL. */
static const struct config_scan_section *config_find_same(struct config_scan *scan,
							  const struct config_section *section,
							  const char *title, size_t within)
{
	const struct config_scan_section *other;
	size_t i;

	for (i = 0; (other = config_scan_find(scan, section->name, within, i)); i++)
		if (str_eq(other->title, title))
			return other;
	return NULL;
}

static void config_add_problem_twice(struct config_reader *r, int line, const char *what,
				     size_t first_file, int first_line)
{
	config_scan_problem(r->scan, r->file, line, "%s is there already, %s:%d", what,
			    r->scan->files[first_file].path, first_line);
}

/* Notes "name =".  False if it does not belong here. */
static bool config_note_key(struct config_reader *r, const char *name, int line, size_t within)
{
	struct config_scan *scan = r->scan;
	const struct config_section *section = scan->sections[within].section;
	const struct config_key *key = config_key_find(section->name, name);
	const struct config_scan_key *first;
	struct config_scan_key *noted;

	if (!key && (str_eq(name, "password") || str_eq(name, "client-secret"))) {
		config_scan_problem(scan, r->file, line,
				    "%s: a secret never stands in this file; give it as a systemd "
				    "credential (LoadCredential=), or name a file with %s-file",
				    name, name);
		return false;
	}
	if (!key && config_section_find(name) && *name) {
		config_scan_problem(scan, r->file, line, "%s is a section: %s%s { … }", name, name,
				    config_section_find(name)->titled ? " NAME" : "");
		return false;
	}
	if (!key) {
		config_scan_problem(scan, r->file, line, "unknown key \"%s\" %s", name,
				    config_where(r, within));
		return false;
	}
	first = config_scan_find_key(scan, key, within);
	if (first) {
		config_add_problem_twice(r, line, name, first->file, first->line);
		return false;
	}
	noted = ARENA_PUSH(scan->arena, struct config_scan_key, scan->keys, scan->key_count);
	*noted = (struct config_scan_key){key, within, r->file, line};
	return true;
}

/* Notes "name {" or "name title {".  False if it does not belong here. */
static bool config_note_section(struct config_reader *r, const char *name, const char *title,
				int line, size_t within)
{
	struct config_scan *scan = r->scan;
	const struct config_section *section = config_section_find(name);
	const struct config_scan_section *same;
	const char *here = scan->sections[within].section->name, *what;

	if (config_key_find(here, name)) {
		config_scan_problem(scan, r->file, line, "%s is no section: %s = …", name, name);
		return false;
	}
	if (!section || !section->within || !str_eq(section->within, here)) {
		config_scan_problem(scan, r->file, line, "unknown section \"%s\" %s", name,
				    config_where(r, within));
		return false;
	}
	if (section->titled != (title != NULL)) {
		config_scan_problem(scan, r->file, line,
				    title ? "section %s takes no name" : "%s needs a name before {",
				    name);
		return false;
	}
	same = config_find_same(scan, section, title, within);
	if (same) {
		what =
		    arena_printf(scan->arena, "%s%s%s", name, title ? " " : "", title ? title : "");
		config_add_problem_twice(r, line, what, same->file, same->line);
		return false;
	}
	*ARENA_PUSH(scan->arena, struct config_scan_section, scan->sections, scan->section_count) =
	    (struct config_scan_section){section, title, within, r->file, line};
	return true;
}

static void config_include(struct config_scan *scan, size_t by, int line, const char *name);

/* include("FILE"): libconfuse has the same, but gives up memory and open files when an included
 * file has a mistake in it.  The token is the opening bracket. */
static void config_take_include(struct config_reader *r, size_t start, int line, size_t within)
{
	const char *name = NULL;

	config_next(r);
	if (r->token.kind == TOKEN_WORD) {
		name = config_word(r);
		config_next(r);
	}
	if (!name || !config_is_mark(r, ')')) {
		config_scan_problem(r->scan, r->file, line, "include is written include(\"FILE\")");
		r->stop = true;
		return;
	}
	config_blank(r, start, r->token.end);
	config_next(r);
	if (within)
		config_scan_problem(r->scan, r->file, line, "include stands inside no section");
	else
		config_include(r->scan, r->file, line, name);
}

static void config_take_body(struct config_reader *r, size_t within);

/* The token is the brace. */
static void config_take_section(struct config_reader *r, const char *name, const char *title,
				size_t start, int line, size_t within)
{
	if (!config_note_section(r, name, title, line, within)) {
		config_skip_brackets(r);
		config_blank(r, start, r->stop ? r->size : r->token.start);
		return;
	}
	config_next(r);
	config_take_body(r, r->scan->section_count - 1);
	if (config_is_mark(r, '}')) {
		config_next(r);
	} else if (!r->stop) {
		config_scan_problem(r->scan, r->file, line,
				    "section %s opens here and is never closed", name);
		r->stop = true;
	}
}

/* One statement; the token is its first word.  What has none of the known shapes is left for
 * libconfuse to complain about. */
static void config_take_statement(struct config_reader *r, size_t within)
{
	const char *name = config_word(r), *title = NULL;
	size_t start = r->token.start;
	int line = r->token.line;

	config_next(r);
	if (config_is_mark(r, '=') || config_is_mark(r, '+')) {
		bool known = config_note_key(r, name, line, within);

		config_skip_value(r);
		if (!known)
			config_blank(r, start, r->stop ? r->size : r->token.start);
		return;
	}
	if (config_is_mark(r, '(') && str_eq(name, "include")) {
		config_take_include(r, start, line, within);
		return;
	}
	if (r->token.kind == TOKEN_WORD) {
		title = config_word(r);
		config_next(r);
	}
	if (config_is_mark(r, '{')) {
		config_take_section(r, name, title, start, line, within);
		return;
	}
	config_scan_problem(r->scan, r->file, line,
			    "\"%s\" is followed by neither = nor {: the rest of this file was not "
			    "read",
			    name);
	r->stop = true;
}

/* Up to the brace that closes it, or the end. */
static void config_take_body(struct config_reader *r, size_t within)
{
	while (!r->stop && r->token.kind != TOKEN_END && !(within && config_is_mark(r, '}'))) {
		if (r->token.kind != TOKEN_WORD) {
			config_scan_problem(r->scan, r->file, r->token.line,
					    "unexpected \"%c\": the rest of this file was not read",
					    r->token.mark);
			r->stop = true;
			return;
		}
		config_take_statement(r, within);
	}
}

/* ---- files */

/* libconfuse and all after it take bytes as they come: what is no text goes no further. */
static bool config_check_text(struct config_scan *scan, size_t file)
{
	const char *text = scan->files[file].text, *end = text + scan->files[file].size, *next;
	CLEANUP_ARENA struct arena scratch = {0};
	size_t n;
	int line;

	for (line = 1; text < end; text = next + 1, line++) {
		next = memchr(text, '\n', (size_t)(end - text));
		if (!next)
			next = end;
		n = (size_t)(next - text);
		if (n && text[n - 1] == '\r')
			n--;
		if (memchr(text, '\0', n) ||
		    !str_eq(str_valid_utf8(&scratch, text, n), arena_strndup(&scratch, text, n))) {
			config_scan_problem(scan, file, line,
					    "this line is not UTF-8 text: the file was not read");
			return false;
		}
	}
	return true;
}

static void config_scan_text(struct config_scan *scan, size_t file)
{
	struct config_reader r = {.scan = scan, .file = file, .line = 1};

	scan->files[file].broken = true;
	if (!config_check_text(scan, file))
		return;
	r.text = scan->files[file].text;
	r.size = scan->files[file].size;
	/* Some editors put a byte order mark before the first line. */
	if (str_starts(r.text, "\xEF\xBB\xBF"))
		config_blank(&r, 0, 3);
	config_next(&r);
	config_take_body(&r, 0);
	scan->files[file].broken = r.stop;
}

static int config_read_bytes(int fd, char *text, size_t size)
{
	size_t done = 0;
	ssize_t n;

	while (done < size) {
		n = read(fd, text + done, size - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		done += (size_t)n;
	}
	return 0;
}

static int config_read_file(struct arena *a, const char *path, struct config_scan_file *file,
			    struct err *e)
{
	char *real CLEANUP_FREE = realpath(path, NULL);
	int fd CLEANUP_FD = real ? open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	struct stat st;
	char *text;

	if (fd < 0 || fstat(fd, &st) < 0)
		return err_set(e, ERR_PERM, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_PERM, "%s: is not a file", path);
	if (st.st_size > CONFIG_MAX_FILE)
		return err_set(e, ERR_PERM, "%s: is larger than 1 MiB", path);
	text = arena_alloc(a, (size_t)st.st_size + 1);
	if (config_read_bytes(fd, text, (size_t)st.st_size) < 0)
		return err_set(e, ERR_PERM, "%s: cannot be read", path);
	file->path = arena_strdup(a, path);
	file->real = arena_strdup(a, real);
	file->directory = arena_strndup(a, real, (size_t)(strrchr(real, '/') - real));
	file->text = text;
	file->size = (size_t)st.st_size;
	file->broken = false;
	return 0;
}

static void config_include(struct config_scan *scan, size_t by, int line, const char *name)
{
	struct config_scan_file file;
	const char *slash = strrchr(scan->files[by].path, '/');
	struct err e;
	size_t i;

	if (*name != '/' && slash)
		name = arena_printf(scan->arena, "%.*s/%s", (int)(slash - scan->files[by].path),
				    scan->files[by].path, name);
	if (config_read_file(scan->arena, name, &file, &e) < 0) {
		config_scan_problem(scan, by, line, "include: %s", e.text);
		return;
	}
	for (i = 0; i < scan->file_count; i++)
		if (str_eq(scan->files[i].real, file.real)) {
			config_scan_problem(scan, by, line, "include: %s is included already",
					    name);
			return;
		}
	if (scan->file_count >= CONFIG_MAX_FILES) {
		config_scan_problem(scan, by, line, "include: there are more than %d files",
				    CONFIG_MAX_FILES);
		return;
	}
	*ARENA_PUSH(scan->arena, struct config_scan_file, scan->files, scan->file_count) = file;
}

int config_scan_files(struct config_scan *scan, struct arena *a, const char *path, struct err *e)
{
	struct config_scan_file file;
	size_t i;

	*scan = (struct config_scan){.arena = a};
	if (config_read_file(a, path, &file, e) < 0)
		return -1;
	*ARENA_PUSH(a, struct config_scan_file, scan->files, scan->file_count) = file;
	ARENA_PUSH(a, struct config_scan_section, scan->sections, scan->section_count)->section =
	    config_section_find("");
	for (i = 0; i < scan->file_count; i++)
		config_scan_text(scan, i);
	return 0;
}
