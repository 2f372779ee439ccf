#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make bench: what taking in form mails costs, as ratios within one run.

5,000 form mails from a Maildir to durable cases with their acknowledgements queued, against the same
rows written by SQLite alone; again on top of what is there, up to 20,000 cases; the memory of all
processes together at its peak; and a start with 20,000 open cases of which none is due.  bench_imap.py has the
part about IMAP.
"""
import os, re, select, subprocess, sys, tempfile, time

BUILD = os.environ.get("builddir", ".")
SRC = os.environ.get("srcdir", ".")
BATCH = int(os.environ.get("BENCH_MAILS", "5000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "4"))
CARERS = 200
LOOK = 0.2 # seconds between two looks at the memory

FORM = """From: Carer {carer} <carer{carer}@carer.example>
To: escalations@example.gov.uk
Subject: Escalation
Date: Tue, 10 Nov 2026 19:12:00 +0000
Message-ID: <bench.{n}@carer.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Carer name(s): Carer {carer}
Supervising Social Worker: Worker {ssw}
What is the concern? The respite that was agreed in the placement plan has been cancelled {n} times,
each time on the day, and nobody has told us what happens next.
Impact on the child: J. was told each time that he was going; he now refuses to pack.
What would resolve it (bottom line): A named respite carer and dates in writing.
What has been tried: Phone calls to Worker {ssw}, and an email.
Immediate safeguarding concern: No
"""

def setup(d):
    people = ["email,name,roles,team,manager,deputy,absent_from,absent_until",
              "tm@example.gov.uk,Tina Bell,team-manager,,sm@example.gov.uk,,,",
              "sm@example.gov.uk,Farah Khan,service-manager,,hs@example.gov.uk,,,",
              "hs@example.gov.uk,Helen Ross,head-of-service,,dr@example.gov.uk,,,",
              "dr@example.gov.uk,Dan Price,director,,,,,"]
    for i in range(20):
        people.append(f"ssw{i}@example.gov.uk,Worker {i},ssw,,tm@example.gov.uk,,,")
    for i in range(CARERS):
        people.append(f"carer{i}@carer.example,Carer {i},carer,,ssw{i % 20}@example.gov.uk,,,")
    open(f"{d}/people.csv", "w").write("\n".join(people) + "\n")
    open(f"{d}/escalated.conf", "w").write(f'''
council = "Bench Council"
admins = {{"admin@example.gov.uk"}}
mailbox {{ type = maildir
 path = "in"
 address = "escalations@example.gov.uk" }}
relay {{ type = maildir
 path = "out" }}
store {{ path = "store.db" }}
control {{ socket = "control" }}
people {{ file = "people.csv" }}
calendar {{ region = england-and-wales
 source = "{os.path.abspath(SRC)}/etc/bank-holidays.tsv" }}
include("{os.path.abspath(SRC)}/etc/procedures/croydon-carer.conf")
''')
    for box in ("in", "out"):
        for sub in ("tmp", "new", "cur"):
            os.makedirs(f"{d}/{box}/{sub}")

def deliver(directory, first, count):
    for n in range(first, first + count):
        c = n % CARERS
        with open(f"{directory}/{n:07d}.bench", "w") as f:
            f.write(FORM.format(n=n, carer=c, ssw=c % 20))

def pss(pid):
    """KiB of this process and its children: each page counted once among those who share it."""
    total, todo = 0, [pid]
    while todo:
        p = todo.pop()
        try:
            todo += [int(c) for c in open(f"/proc/{p}/task/{p}/children").read().split()]
            total += int(re.search(r"^Pss: +(\d+)", open(f"/proc/{p}/smaps_rollup").read(), re.M)[1])
        except (OSError, TypeError):
            pass
    return total

def collect(d):
    """Runs --once; the seconds until all mails were acted on, and the peak of memory till then.  grep
    reads the log: Python would take as much of the two processors for that as the daemon."""
    start, peak = time.monotonic(), 0
    log = subprocess.Popen(["grep", "--line-buffered", "event=collected"], stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE)
    p = subprocess.Popen([f"{BUILD}/escalated", "-c", f"{d}/escalated.conf", "--once"],
                         stderr=log.stdin)
    log.stdin.close()
    while not select.select([log.stdout], [], [], LOOK)[0]:
        peak = max(peak, pss(p.pid))
    took = time.monotonic() - start
    if not log.stdout.readline() or p.wait() != 0:
        sys.exit("the daemon failed")
    log.wait()
    return took, peak

def main():
    with tempfile.TemporaryDirectory(prefix="escalated-bench.") as d:
        setup(d)
        costs, peak = [], 0
        for r in range(ROUNDS):
            deliver(f"{d}/in/new", r * BATCH, BATCH)
            took, most = collect(d)
            costs.append(took); peak = max(peak, most)
            print(f"cases {r * BATCH:6} to {(r + 1) * BATCH:6}: {took:6.2f} s, "
                  f"{BATCH / took:6.0f} mails a second", flush=True)
            if r == 0:
                floor = float(subprocess.run([f"{BUILD}/tests/bench_sqlite", f"{d}/store.db",
                                              f"{d}/floor.db"], check=True, capture_output=True,
                                             text=True).stdout)
                print(f"the same rows by SQLite alone: {floor:6.2f} s, ratio {took / floor:.2f} "
                      f"(goal: at most 3)", flush=True)
                os.unlink(f"{d}/floor.db")
        print(f"growth of the cost a mail, last round to first: {costs[-1] / costs[0]:.2f} "
              f"(goal: at most 1.2)")
        print(f"peak memory of all processes together: {peak / 1024:.1f} MiB (goal: under 48)")
        took, _ = collect(d)
        print(f"a start with {BATCH * ROUNDS} open cases, none due: {took:.2f} s")

if __name__ == "__main__":
    main()
    import bench_imap
    bench_imap.main()
