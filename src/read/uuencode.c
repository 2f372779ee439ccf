/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/uuencode.h"

#include <string.h>

/*
 * Gateways take the blanks at the ends of lines away, which are zeros (gmime then drops these); so
 * many letters may be missing for each that is there.  Documents stay below one; the bound is for
 * those who would have few bytes become many.
 */
enum { MISSING_PER_LETTER = 2 };

/* The lines of one file, looked through before anything is kept of it. */
struct block {
	const char *data, *data_end; /* of the lines that hold bytes */
	const char *end;	     /* behind the line "end" */
	size_t size;		     /* bytes in them */
	size_t letters, missing;
	unsigned length; /* bytes in each line but the last */
	bool ended;	 /* a shorter line was there */
};

/* The line at `s` ends here, without what a gateway may have put behind it; the next is at *next.
 */
static const char *line_end(const char *s, const char *end, const char **next)
{
	const char *lf = memchr(s, '\n', (size_t)(end - s));
	const char *stop = lf ? lf : end;

	*next = lf ? lf + 1 : end;
	while (stop > s && (stop[-1] == '\r' || stop[-1] == ' ' || stop[-1] == '\t'))
		stop--;
	return stop;
}

/* How many bytes a letter stands for as a length, and which six bits as content.  A zero is a blank
 * or, since blanks get lost, "`". */
static unsigned value(char c)
{
	return ((unsigned char)c - 0x20U) & 0x3F;
}

static bool is_letters(const char *s, const char *stop)
{
	for (; s < stop; s++)
		if (*s < ' ' || *s > '`')
			return false;
	return true;
}

/* The letters of so many bytes: four for each three. */
static size_t letters_of(size_t bytes)
{
	return (bytes + 2) / 3 * 4;
}

/* Takes a line of content.  Some programs put a letter behind it to prove it. */
static bool add_line(struct block *block, const char *s, const char *stop)
{
	unsigned n = value(*s);
	size_t want = letters_of(n), have = (size_t)(stop - s) - 1;

	block->length = block->size ? block->length : n;
	if (block->ended || !n || n > block->length || have > want + 1 || !is_letters(s, stop))
		return false;
	block->ended = n < block->length;
	block->size += n;
	block->letters += have;
	block->missing += have < want ? want - have : 0;
	return true;
}

/* The line without bytes that stands before "end". */
static bool is_empty(const char *s, const char *stop)
{
	return stop == s || (stop == s + 1 && *s == '`');
}

/* Do these lines hold a file, up to "end"? */
static bool look_through(struct block *block, const char *s, const char *end)
{
	const char *stop, *next;

	*block = (struct block){.data = s, .data_end = s};
	for (; s < end; s = next) {
		stop = line_end(s, end, &next);
		if (stop - s == 3 && memcmp(s, "end", 3) == 0) {
			block->end = next;
			return block->size && block->missing <= MISSING_PER_LETTER * block->letters;
		}
		if (is_empty(s, stop))
			block->ended = true;
		else if (!add_line(block, s, stop))
			return false;
		else
			block->data_end = next;
	}
	return false;
}

/* Three bytes for each four letters; what is missing behind `stop` is zeros. */
static unsigned char *decode_line(unsigned char *out, const char *s, const char *stop)
{
	size_t n = value(*s++), i;
	unsigned bits = 0;

	for (i = 0; i < letters_of(n); i++) {
		bits = bits << 6 | (s < stop ? value(*s++) : 0);
		/* Of each four letters all but the first complete a byte. */
		if (i % 4 && i / 4 * 3 + i % 4 <= n)
			*out++ = (unsigned char)(bits >> (6 - i % 4 * 2));
	}
	return out;
}

static void decode(struct arena *a, const struct block *block, struct uuencode_file *file)
{
	unsigned char *bytes = arena_buffer(a, block->size), *out = bytes;
	const char *s, *stop, *next;

	for (s = block->data; s < block->data_end; s = next) {
		stop = line_end(s, block->data_end, &next);
		out = decode_line(out, s, stop);
	}
	file->bytes = bytes;
	file->size = block->size;
}

/* Where the name begins in the line "begin 644 form.docx", or NULL: it is no such line. */
static const char *find_name(const char *s, const char *stop)
{
	const char *mode;

	if (stop - s < 6 || memcmp(s, "begin ", 6) != 0)
		return NULL;
	for (mode = s += 6; s < stop && *s >= '0' && *s <= '7';)
		s++;
	if (s - mode < 3 || s - mode > 6 || s == stop || *s != ' ')
		return NULL;
	while (s < stop && *s == ' ')
		s++;
	return s < stop && !memchr(s, '\0', (size_t)(stop - s)) ? s : NULL;
}

bool uuencode_find(struct arena *a, const char *s, const char *end, struct uuencode_file *file)
{
	const char *start = s, *stop, *next, *name;
	struct block block;

	/* Lines of content have no small letters: what was looked through in vain holds no other
	 * "begin", so that this stays linear. */
	for (; (s = memmem(s, (size_t)(end - s), "begin ", 6)); s = next) {
		stop = line_end(s, end, &next);
		name = s == start || s[-1] == '\n' ? find_name(s, stop) : NULL;
		if (!name || !look_through(&block, next, end))
			continue;
		*file = (struct uuencode_file){.begin = s, .end = block.end};
		file->name = arena_strndup(a, name, (size_t)(stop - name));
		decode(a, &block, file);
		return true;
	}
	return false;
}
