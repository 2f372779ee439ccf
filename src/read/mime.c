/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/mime.h"

#include <string.h>

#include "read/mime_header.h"
#include "read/reader.h"
#include "read/uuencode.h"

enum { OPENED_MAX = 64 << 20 };

/* A mail that is being taken apart. */
struct mime_walk {
	struct arena *arena;
	struct mime_mail *mail;
	size_t header_bytes; /* of all header blocks so far */
	size_t opened;	     /* bytes of encoded attached mails that were decoded */
	struct err *err;
};

static int mime_add_part(struct mime_walk *w, const char *s, const char *end, size_t parent,
			 const char *default_type);

bool mime_part_is(const struct mime_part *part, const char *type)
{
	return str_starts(part->type, type);
}

/* The end of the line at `s`, and where the next one begins. */
static const char *line_end(const char *s, const char *end, const char **next)
{
	const char *lf = memchr(s, '\n', (size_t)(end - s));
	const char *stop = lf ? lf : end;

	*next = lf ? lf + 1 : end;
	return stop > s && stop[-1] == '\r' ? stop - 1 : stop;
}

/* The length of the name of the header that this line begins, or 0 (RFC 5322 section 2.2; blanks
 * before the colon are obsolete, and met). */
static size_t header_name(const char *s, const char *end)
{
	const char *p = s;
	size_t n;

	while (p<end && * p> ' ' && *p < 0x7F && *p != ':')
		p++;
	n = (size_t)(p - s);
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p < end && *p == ':' ? n : 0;
}

/* The lines of one header as one line. */
static char *unfold(struct arena *a, const char *s, const char *end)
{
	char *out = arena_alloc(a, (size_t)(end - s) + 1), *p = out;

	for (; s < end; s++) {
		if (*s == '\n' || (*s == '\r' && s + 1 < end && s[1] == '\n'))
			continue;
		*p++ = *s == '\0' || *s == '\r' ? ' ' : *s;
	}
	while (p > out && (p[-1] == ' ' || p[-1] == '\t'))
		*--p = '\0';
	return out + strspn(out, " \t");
}

/* Where the header that begins at `s` ends: behind its last continuation line. */
static const char *header_end(const char *s, const char *end)
{
	const char *next;

	for (;; s = next) {
		line_end(s, end, &next);
		if (next == end || (*next != ' ' && *next != '\t'))
			return next;
	}
}

/* Reads the header block at *s and leaves *s at the body.  A line that is no header ends it, as if
 * the empty line had been forgotten. */
static int read_headers(struct mime_walk *w, struct mime_part *part, const char **s,
			const char *end)
{
	const char *p = *s, *stop, *next, *colon;
	struct mime_header *header;
	size_t name;

	while (p < end) {
		stop = line_end(p, end, &next);
		if (stop == p) {
			p = next;
			break;
		}
		name = header_name(p, stop);
		if (!name)
			break;
		next = header_end(p, end);
		w->header_bytes += (size_t)(next - p);
		if (next - p > READER_MAX_HEADER)
			return err_set(w->err, ERR_INPUT,
				       "One of its headers is longer than %d KiB.",
				       READER_MAX_HEADER >> 10);
		if (w->header_bytes > READER_MAX_HEADERS)
			return err_set(w->err, ERR_INPUT, "Its headers are longer than %d KiB.",
				       READER_MAX_HEADERS >> 10);
		header =
		    ARENA_PUSH(w->arena, struct mime_header, part->headers, part->header_count);
		header->name = arena_strndup(w->arena, p, name);
		colon = memchr(p, ':', (size_t)(next - p));
		header->value = unfold(w->arena, colon + 1, next);
		p = next;
	}
	*s = p;
	return 0;
}

/* The next delimiter line of this boundary at or after `s`: where its line begins, where the line
 * after it begins, and whether it is the closing one (RFC 2046 section 5.1.1). */
static const char *find_delimiter(const char *s, const char *start, const char *end,
				  const char *delimiter, const char **next, bool *closing)
{
	size_t n = strlen(delimiter);
	const char *p, *q;

	/* After a find that is none the search goes on at the next line, so that it stays linear.
	 */
	for (; (p = memmem(s, (size_t)(end - s), delimiter, n)); line_end(p, end, &s)) {
		if (p > start && p[-1] != '\n')
			continue;
		q = p + n;
		*closing = end - q >= 2 && q[0] == '-' && q[1] == '-';
		if (*closing)
			q += 2;
		while (q < end && (*q == ' ' || *q == '\t' || *q == '\r'))
			q++;
		if (q < end && *q != '\n')
			continue;
		*next = q < end ? q + 1 : end;
		return p;
	}
	return NULL;
}

/* The line break before a delimiter belongs to it. */
static const char *without_break(const char *s, const char *end)
{
	if (end > s && end[-1] == '\n')
		end--;
	if (end > s && end[-1] == '\r')
		end--;
	return end;
}

/* The parts between the delimiters.  What stands before the first and after the closing one is for
 * nobody; a last part without a closing one is whole (cut mails are met). */
static int split_multipart(struct mime_walk *w, size_t index, const char *boundary)
{
	const char *start = w->mail->parts[index].raw, *end = start + w->mail->parts[index].size;
	const char *delimiter = arena_printf(w->arena, "--%s", boundary);
	const char *type = str_eq(w->mail->parts[index].type, "multipart/digest") ? "message/rfc822"
										  : "text/plain";
	const char *s, *stop, *next, *after;
	bool closing = false;

	stop = find_delimiter(start, start, end, delimiter, &next, &closing);
	while (stop && !closing) {
		s = next;
		stop = find_delimiter(s, start, end, delimiter, &after, &closing);
		if (mime_add_part(w, s, stop ? without_break(s, stop) : end, index, type) < 0)
			return -1;
		next = after;
	}
	return 0;
}

/* An attached mail.  RFC 2046 allows no transfer encoding here; Outlook uses base64. */
static int open_message(struct mime_walk *w, size_t index)
{
	struct mime_part *part = &w->mail->parts[index];
	bool cut;

	if (mime_header_is_encoded(part->encoding)) {
		/* Each copy could hold the next: together they must stay within bounds. */
		w->opened += part->size;
		if (w->opened > OPENED_MAX)
			return err_set(w->err, ERR_INPUT,
				       "The mails attached to it are larger than %d MiB.",
				       OPENED_MAX >> 20);
		part->raw = mime_part_bytes(w->arena, part, part->size, &part->size, &cut);
		part->encoding = GMIME_CONTENT_ENCODING_DEFAULT;
	}
	return mime_add_part(w, part->raw, part->raw + part->size, index, "text/plain");
}

/* The text of a part that may hold files.  An encoded one is decoded once and for all, except that
 * quoted-printable shows as it is what a file begins with. */
static bool open_text(struct mime_walk *w, struct mime_part *part)
{
	bool cut;

	if (part->encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE &&
	    !memmem(part->raw, part->size, "begin ", 6))
		return false;
	if (mime_header_is_encoded(part->encoding)) {
		part->raw = mime_part_bytes(w->arena, part, part->size, &part->size, &cut);
		part->encoding = GMIME_CONTENT_ENCODING_DEFAULT;
	}
	return true;
}

static int push_part(struct mime_walk *w, const struct mime_part *part)
{
	if (w->mail->part_count == READER_MAX_PARTS)
		return err_set(w->err, ERR_INPUT, "It has more than %d parts.", READER_MAX_PARTS);
	*ARENA_PUSH(w->arena, struct mime_part, w->mail->parts, w->mail->part_count) = *part;
	return 0;
}

static int add_file(struct mime_walk *w, const struct uuencode_file *file, size_t text)
{
	const struct mime_part *above = &w->mail->parts[text];
	struct mime_part part = {.type = "application/octet-stream",
				 .name = mime_header_file_name(w->arena, file->name),
				 .attachment = true,
				 .in_message = above->in_message,
				 .encoding = GMIME_CONTENT_ENCODING_DEFAULT,
				 .parent = text,
				 .depth = above->depth + 1,
				 .raw = file->bytes,
				 .size = file->size};

	return push_part(w, &part);
}

/* Files in the lines of the text that its writer's words are: each becomes a part of its own, and
 * the text is what is left. */
static int take_files_out(struct mime_walk *w, size_t index)
{
	struct mime_part *part = &w->mail->parts[index];
	struct uuencode_file file;
	const char *s, *end;
	struct str left;

	if (part->attachment || part->name || part->encoding == GMIME_CONTENT_ENCODING_UUENCODE ||
	    !open_text(w, part))
		return 0;
	s = part->raw;
	end = s + part->size;
	str_init(&left, w->arena, part->size);
	while (uuencode_find(w->arena, s, end, &file)) {
		str_add_n(&left, s, (size_t)(file.begin - s));
		if (add_file(w, &file, index) < 0)
			return -1;
		s = file.end;
	}
	if (s == w->mail->parts[index].raw)
		return 0;
	str_add_n(&left, s, (size_t)(end - s));
	w->mail->parts[index].raw = str_text(&left);
	w->mail->parts[index].size = left.len;
	return 0;
}

/* A page that was saved as one file (src/read/mht.h) is a multipart itself.  Of those that are
 * parts of the mail only a file has a name. */
static bool is_page_file(const struct mime_part *part, const struct mime_part *above)
{
	return str_eq(part->type, "multipart/related") && part->name &&
	       !mime_part_is(above, "message/");
}

/* Programs that say so make the head of the file that of the part, if they leave its bytes as they
 * are. */
static void keep_as_file(struct mime_part *part, const char *start)
{
	part->type = "application/x-mimearchive";
	if (mime_header_is_encoded(part->encoding))
		return;
	part->size += (size_t)(part->raw - start);
	part->raw = start;
}

static int mime_add_part(struct mime_walk *w, const char *s, const char *end, size_t parent,
			 const char *default_type)
{
	const struct mime_part *above = NULL;
	struct mime_part part = {.parent = parent};
	size_t index = w->mail->part_count;
	const char *start = s;
	char *boundary;

	if (parent != MIME_NO_PART) {
		above = &w->mail->parts[parent];
		part.depth = above->depth + 1;
		part.in_message = above->in_message || mime_part_is(above, "message/");
	}
	if (part.depth > READER_MAX_DEPTH)
		return err_set(w->err, ERR_INPUT, "Its parts are nested more than %d deep.",
			       READER_MAX_DEPTH);
	if (read_headers(w, &part, &s, end) < 0)
		return -1;
	part.raw = s;
	part.size = (size_t)(end - s);
	boundary = mime_header_describe(w->arena, &part, default_type);
	if (boundary && above && is_page_file(&part, above)) {
		keep_as_file(&part, start);
		boundary = NULL;
	}
	if (push_part(w, &part) < 0)
		return -1;
	if (boundary)
		return split_multipart(w, index, boundary);
	if (str_eq(part.type, "message/rfc822") || str_eq(part.type, "message/global"))
		return open_message(w, index);
	return str_eq(part.type, "text/plain") ? take_files_out(w, index) : 0;
}

const char *mime_find_header(const struct mime_part *part, const char *name)
{
	size_t i;

	for (i = 0; i < part->header_count; i++)
		if (str_ieq(part->headers[i].name, name))
			return part->headers[i].value;
	return NULL;
}

size_t mime_count_headers(const struct mime_part *part, const char *name)
{
	size_t i, count = 0;

	for (i = 0; i < part->header_count; i++)
		if (str_ieq(part->headers[i].name, name))
			count++;
	return count;
}

/* White space, and the line that an mbox puts before a mail. */
static const char *skip_before(const char *s, const char *end)
{
	const char *next;

	while (s < end && (*s == '\r' || *s == '\n' || *s == ' ' || *s == '\t'))
		s++;
	if (end - s < 5 || memcmp(s, "From ", 5) != 0)
		return s;
	line_end(s, end, &next);
	return next;
}

/* A mail whose lines end in CR alone, as old files do, with LF instead. */
static const char *with_line_feeds(struct arena *a, const char *s, size_t size)
{
	char *copy, *cr;

	if (memchr(s, '\n', size) || !memchr(s, '\r', size))
		return s;
	copy = arena_memdup(a, s, size);
	for (cr = copy; (cr = memchr(cr, '\r', size - (size_t)(cr - copy))); cr++)
		*cr = '\n';
	return copy;
}

int mime_parse(struct arena *a, const void *raw, size_t size, struct mime_mail *mail, struct err *e)
{
	struct mime_mail found = {0};
	struct mime_walk w = {.arena = a, .mail = &found, .err = e};
	const char *s, *end;

	if (!size)
		return err_set(e, ERR_INPUT, "It is empty.");
	s = with_line_feeds(a, raw, size);
	end = s + size;
	s = skip_before(s, end);
	if (mime_add_part(&w, s, end, MIME_NO_PART, "text/plain") < 0)
		return -1;
	if (!found.parts[0].header_count)
		return err_set(e, ERR_INPUT, "It does not begin with the headers of a mail.");
	*mail = found;
	return 0;
}
