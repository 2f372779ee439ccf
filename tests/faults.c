/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faults.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"

/* Opened as the process begins: the reader can open no file once it is in its sandbox. */
static int from_the_start = -1;

static int faults_open(const char *file)
{
	return open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void faults_begin(void)
{
	const char *file = getenv("ESCALATED_FAULT_FILE");

	if (file)
		from_the_start = faults_open(file);
}

/* How often the places up to the `number`th were this one. */
static long faults_of(int fd, const char *line, long number)
{
	char other[FAULTS_LINE];
	long i, n = 0;

	for (i = 0; i < number; i++)
		n += pread(fd, other, FAULTS_LINE, (off_t)i * FAULTS_LINE) == FAULTS_LINE &&
		     memcmp(other, line, FAULTS_LINE) == 0;
	return n;
}

/* "3": the third; "1-2": the first and the second. */
static bool faults_meant(const char *at, long number)
{
	char *end;
	long first = strtol(at, &end, 10), last = *end == '-' ? strtol(end + 1, NULL, 10) : first;

	return first <= number && number <= last;
}

/* Where each append ends tells its number: the kernel does both in one step, so that processes
 * which run side by side never get the same one. */
void fault_point(const char *name)
{
	const char *file = getenv("ESCALATED_FAULT_FILE"), *at = getenv("ESCALATED_FAULT");
	char line[FAULTS_LINE + 1];
	size_t length = strlen(name);
	long number;
	int fd;

	if (!file)
		return;
	snprintf(line, sizeof(line), "%-*.*s\n", FAULTS_LINE - 1, FAULTS_LINE - 1, name);
	fd = faults_open(file);
	if (fd < 0)
		fd = from_the_start;
	if (fd < 0 || write(fd, line, FAULTS_LINE) != FAULTS_LINE) {
		fprintf(stderr, "faults: cannot write %s\n", file);
		abort();
	}
	number = (long)lseek(fd, 0, SEEK_CUR) / FAULTS_LINE;
	if (at && strncmp(at, name, length) == 0 && at[length] == ' ') {
		at += length;
		number = faults_of(fd, line, number);
	}
	if (fd != from_the_start)
		close(fd);
	if (at && faults_meant(at, number))
		raise(SIGKILL);
}

int64_t fault_gap(int64_t gap)
{
	const char *hurry = getenv("ESCALATED_HURRY");

	if (hurry)
		gap /= strtol(hurry, NULL, 10);
	return gap > 0 ? gap : 1;
}

void faults_set(const char *file, int kill_at)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", kill_at);
	unlink(file);
	setenv("ESCALATED_FAULT_FILE", file, 1);
	setenv("ESCALATED_FAULT", number, 1);
}

void faults_unset(void)
{
	unsetenv("ESCALATED_FAULT_FILE");
	unsetenv("ESCALATED_FAULT");
}

int faults_count(const char *file, char last[FAULTS_LINE])
{
	char line[FAULTS_LINE + 1] = "";
	struct stat st;
	int fd, n = 0;

	fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && fstat(fd, &st) == 0)
		n = (int)(st.st_size / FAULTS_LINE);
	if (last && n && pread(fd, line, FAULTS_LINE, (off_t)(n - 1) * FAULTS_LINE) < 0)
		n = -1;
	if (last)
		snprintf(last, FAULTS_LINE, "%.*s", (int)strcspn(line, " \n"), line);
	if (fd >= 0)
		close(fd);
	return n;
}
