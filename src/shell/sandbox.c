/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"

enum { DESCRIPTORS_MAX = 64, FILE_MIB = 64 };

/* What reading needs, with any arguments: descriptors that are open, memory, time, its own signals
 * and its own end.  What is not here or below fails with EPERM. */
static const int read_calls[] = {
    SCMP_SYS(read),	     SCMP_SYS(write),		SCMP_SYS(readv),
    SCMP_SYS(writev),	     SCMP_SYS(pread64),		SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),	     SCMP_SYS(fstat),		SCMP_SYS(ftruncate),
    SCMP_SYS(close),	     SCMP_SYS(recvmsg),		SCMP_SYS(sendmsg),
    SCMP_SYS(munmap),	     SCMP_SYS(mremap),		SCMP_SYS(madvise),
    SCMP_SYS(brk),	     SCMP_SYS(futex),		SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),	SCMP_SYS(time),
    SCMP_SYS(setitimer),     SCMP_SYS(getrusage),	SCMP_SYS(sysinfo),
    SCMP_SYS(getpid),	     SCMP_SYS(gettid),		SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),	SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),   SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Calls that are harmless while `argument`, an int, has `value` in the bits of `mask`. */
static const struct {
	int call;
	unsigned argument;
	unsigned mask, value;
} read_some[] = {
    {SCMP_SYS(mmap), 2, PROT_EXEC, 0},
    {SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
    /* fstat() of newer C libraries; a path could be asked about, but not opened. */
    {SCMP_SYS(newfstatat), 3, UINT_MAX, AT_EMPTY_PATH},
    {SCMP_SYS(fcntl), 1, UINT_MAX, F_GETFD},
    {SCMP_SYS(fcntl), 1, UINT_MAX, F_SETFD},
    {SCMP_SYS(fcntl), 1, UINT_MAX, F_GETFL},
    {SCMP_SYS(fcntl), 1, UINT_MAX, F_GET_SEALS},
};

static int allow_if(scmp_filter_ctx filter, int call, unsigned argument, unsigned mask,
		    unsigned value)
{
	const struct scmp_arg_cmp compare = {
	    .arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &compare);
}

/* sandbox_limit_data(): of all limits that one, and of all processes this one. */
static int allow_data_limit(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp own[] = {
	    {.arg = 0, .op = SCMP_CMP_MASKED_EQ, .datum_a = UINT_MAX, .datum_b = 0},
	    {.arg = 1, .op = SCMP_CMP_MASKED_EQ, .datum_a = UINT_MAX, .datum_b = RLIMIT_DATA}};

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), COUNT_OF(own),
				      own);
}

static int allow_all(scmp_filter_ctx filter)
{
	int failed;
	size_t i;

	/* A signal to itself: abort(). */
	failed = allow_if(filter, SCMP_SYS(tgkill), 0, UINT_MAX, (unsigned)getpid());
	if (!failed)
		failed = allow_data_limit(filter);
	for (i = 0; i < COUNT_OF(read_some) && !failed; i++)
		failed = allow_if(filter, read_some[i].call, read_some[i].argument,
				  read_some[i].mask, read_some[i].value);
	for (i = 0; i < COUNT_OF(read_calls) && !failed; i++)
		failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, read_calls[i], 0);
	return failed;
}

static int load_filter(struct err *e)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int failed;

	if (!filter)
		return err_set(e, ERR_PERM, "cannot make a system call filter");
	failed = allow_all(filter);
	/* Also sets no_new_privs, without which only root may load a filter. */
	if (!failed)
		failed = seccomp_load(filter);
	seccomp_release(filter);
	if (failed)
		return err_set(e, ERR_PERM, "the kernel refuses the system call filter: %s",
			       strerror(-failed));
	return 0;
}

static int limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard, struct err *e)
{
	const struct rlimit limits = {soft, hard};

	if (setrlimit(what, &limits) < 0)
		return err_set(e, ERR_PERM, "the kernel refuses a limit: %s", strerror(errno));
	return 0;
}

/* A limit that must not be raised above what the process was given. */
static int lower(__rlimit_resource_t what, rlim_t wanted, struct err *e)
{
	struct rlimit now;

	if (getrlimit(what, &now) < 0)
		return err_set(e, ERR_PERM, "the kernel tells no limit: %s", strerror(errno));
	if (now.rlim_max < wanted)
		wanted = now.rlim_max;
	return limit(what, wanted, wanted, e);
}

static int set_limits(const struct sandbox_limits *limits, struct err *e)
{
	rlim_t memory = (rlim_t)limits->memory_mib << 20, cpu = (rlim_t)limits->cpu_seconds;

	if (limit(RLIMIT_CORE, 0, 0, e) < 0 || lower(RLIMIT_NPROC, 0, e) < 0 ||
	    lower(RLIMIT_NOFILE, DESCRIPTORS_MAX, e) < 0 ||
	    lower(RLIMIT_FSIZE, (rlim_t)FILE_MIB << 20, e) < 0)
		return -1;
	if (memory && lower(RLIMIT_AS, memory, e) < 0)
		return -1;
	return cpu ? lower(RLIMIT_CPU, cpu, e) : 0;
}

int sandbox_enter(enum sandbox_for what, const struct sandbox_limits *limits, struct err *e)
{
	(void)what; /* SANDBOX_READ is all that there is */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
		return err_set(e, ERR_PERM, "the kernel refuses: %s", strerror(errno));
	if (set_limits(limits, e) < 0)
		return -1;
	return load_filter(e);
}

void sandbox_limit_data(long mib)
{
	struct rlimit now;

	if (getrlimit(RLIMIT_DATA, &now) < 0)
		return;
	now.rlim_cur = mib && (rlim_t)mib << 20 < now.rlim_max ? (rlim_t)mib << 20 : now.rlim_max;
	setrlimit(RLIMIT_DATA, &now);
}
