# SPDX-License-Identifier: GPL-3.0-or-later
"""A council for one test: a directory with a configuration, people, Maildirs and a store, and ways to
run the daemon and escalatectl on it.  Nothing here sleeps: it waits for the daemon's log, for files,
or for an answer, each with a deadline."""
import ctypes
import email
import email.policy
import json
import os
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time

SRCDIR = os.path.abspath(os.environ.get("srcdir") or os.path.dirname(__file__) + "/..")
BUILDDIR = os.path.abspath(os.environ.get("builddir") or ".")
DAEMON = BUILDDIR + "/escalated"
DAEMON_WITH_FAULTS = BUILDDIR + "/tests/escalated_faults"
CTL = BUILDDIR + "/escalatectl"
with open(DAEMON, "rb") as program:
    SANITIZED = b"__asan_init" in program.read()
# What is killed here is killed by signals, not by pulling the plug: a disk would only make it slow.
MEMORY = "/dev/shm" if "TMPDIR" not in os.environ and os.access("/dev/shm", os.W_OK) else None
# Far more than anything takes, also with sanitizers on a busy machine.
DEADLINE = 90

PEOPLE = """\
email,name,roles,team,manager,deputy,absent_from,absent_until
dorothy.lane@brookshire.example,Dorothy Lane,director,Children,,,,
amir.shah@brookshire.example,Amir Shah,head-of-service,Fostering,dorothy.lane@brookshire.example,,,
wendy.hurst@brookshire.example,Wendy Hurst,service-manager,Fostering,amir.shah@brookshire.example,,,
neil.abbott@brookshire.example,Neil Abbott,team-manager,North,wendy.hurst@brookshire.example,,,
rosa.pinto@brookshire.example,Rosa Pinto,team-manager,South,wendy.hurst@brookshire.example,,,
ines.duarte@brookshire.example,Ines Duarte,ssw,North,neil.abbott@brookshire.example,,,
owen.griffith@brookshire.example,Owen Griffith,ssw,South,rosa.pinto@brookshire.example,,,
moira.adeyemi@carers.example,Moira Adeyemi,carer,,ines.duarte@brookshire.example,,,
stan.kowalski@carers.example,Stan Kowalski,carer,,owen.griffith@brookshire.example,,,
faith.mbeki@carers.example,Faith Mbeki,carer,,ines.duarte@brookshire.example,,,
judith.marlowe@panel.example,Judith Marlowe,panel-chair,Panel,,,,
colin.frost@brookshire.example,Colin Frost,panel-adviser,Panel,,,,
beatrix.holm@brookshire.example,Beatrix Holm,adm,Children,,,,
carol.tandy@brookshire.example,Carol Tandy,social-worker,Assessment,neil.abbott@brookshire.example,,,
"""
OFFICE = "escalations@brookshire.example"
ADMIN = "office@brookshire.example"
MOIRA = "moira.adeyemi@carers.example"
STAN = "stan.kowalski@carers.example"
FAITH = "faith.mbeki@carers.example"
INES = "ines.duarte@brookshire.example"
OWEN = "owen.griffith@brookshire.example"
CHAIR = "judith.marlowe@panel.example"
ADVISER = "colin.frost@brookshire.example"

CONFIG = """\
council = "Brookshire Council"
admins = {{"{admin}"}}
blank-forms = "{blanks}"
mailbox {{ type = maildir path = "in" address = "{office}" max-size = {max_size} }}
relay {{ type = maildir path = "out" }}
store {{ path = "{store}" }}
control {{ socket = "control" {control} }}
people {{ file = "people.csv" }}
calendar {{ source = "{srcdir}/etc/bank-holidays.tsv" day-ends = 17:00 }}
include("{srcdir}/etc/procedures/croydon-carer.conf")
include("{srcdir}/etc/procedures/surrey-panel.conf")
"""

# The Maildirs, as tests call them, and where they are.
BOXES = {"in": "in", "out": "out", "processed": "in/.Processed", "quarantine": "in/.Quarantine"}

CARER_FORM = """\
Carer name(s): {name}
Supervising Social Worker: {ssw}
Date first raised with SSW: {raised}
What is the concern? {concern}
Impact on the child: Nobody sleeps well, and school has asked twice what is wrong.
What would resolve it (bottom line): A date for the visit, in writing.
What has been tried: Two calls and one email.
Who is the concern about? Supervising Social Worker: no. Team Manager: no.
Immediate safeguarding concern: {danger}
"""

PANEL_FORM = """\
Fostering Panel Escalation Form
Section A
Foster carer's name/s: {carers}
Date of Fostering Panel: {panel_date}
Name of Social Worker: Carol Tandy
Name of Team Manager: {manager}
Name of Panel Chair: Judith Marlowe
Name of Panel Adviser: Colin Frost
Procedural concerns
Adherence to timescales: {timescales}
Appropriate planning processes / care plan: NO
Checks / references completed: NO
Practice concerns
Quality of reports: YES
Quality of assessment: NO
Quality of analysis: NO
Inclusion of key individuals: NO
Decision making and intervention: NO
Safeguarding concerns: NO
Further information
Nature of concerns and actions requested to resolve: The report came two days before panel and left out the children's views. Please send it again with them.
"""


def carer_form(name="Moira Adeyemi", ssw="Ines Duarte", raised="", danger="No",
               concern="The visits that were agreed in spring have not begun."):
    return CARER_FORM.format(name=name, ssw=ssw, raised=raised, danger=danger, concern=concern)


def panel_form(carers="Peter and Anne Webb", panel_date="12/11/2026", manager="Neil Abbott",
               timescales="YES"):
    return PANEL_FORM.format(carers=carers, panel_date=panel_date, manager=manager,
                             timescales=timescales)


def mail(sender, text, subject="Escalation", message_id=None, date="Tue, 10 Nov 2026 10:12:00 +0000",
         reply_to=None, headers=""):
    """A mail as bytes.  reply_to: a mail (from `sent`) that it answers."""
    mail.count += 1
    lines = ["From: " + sender, "To: Escalations <%s>" % OFFICE, "Subject: " + subject,
             "Date: " + date,
             "Message-ID: <%s>" % (message_id or "m%d@mail.example" % mail.count)]
    if reply_to is not None:
        lines += ["In-Reply-To: " + reply_to["Message-ID"], "References: " + reply_to["Message-ID"]]
    lines += ["MIME-Version: 1.0", 'Content-Type: text/plain; charset="utf-8"',
              "Content-Transfer-Encoding: 8bit"]
    return ("\n".join(lines) + "\n" + headers + "\n" + text).encode()


mail.count = 0


class Answer:
    """What a program said, and how it ended."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __str__(self):
        return "status %s\n%s%s" % (self.status, self.out, self.err)

    @property
    def json(self):
        return json.loads(self.out)


def run(*words, env=None, stdin=None):
    p = subprocess.run(words, env=env, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       stdin=subprocess.DEVNULL if stdin is None else None, timeout=DEADLINE)
    return Answer(p.returncode, p.stdout.decode(errors="replace"), p.stderr.decode(errors="replace"))


def text_of(message):
    part = message.get_body(("plain",))
    return part.get_content()


class Council:
    def __init__(self, directory=None, **keys):
        self.keep = directory is not None or "KEEP" in os.environ
        self.path = directory or tempfile.mkdtemp(prefix="escalated-", dir=MEMORY)
        os.makedirs(self.path, exist_ok=True)
        for box in BOXES:
            for part in ("new", "cur", "tmp"):
                os.makedirs(self.folder(box, part), exist_ok=True)
        keys = dict({"admin": ADMIN, "office": OFFICE, "max_size": "35M", "store": "store.db",
                     "control": "", "srcdir": SRCDIR, "blanks": SRCDIR + "/etc/forms"}, **keys)
        self.store = os.path.join(self.path, keys["store"])
        self.write("escalated.conf", CONFIG.format(**keys))
        self.write("people.csv", PEOPLE)
        self.delivered = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.keep:
            shutil.rmtree(self.path, ignore_errors=True)

    @property
    def config(self):
        return self.path + "/escalated.conf"

    @property
    def socket(self):
        return self.path + "/control"

    def write(self, name, text):
        with open(os.path.join(self.path, name), "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return os.path.join(self.path, name)

    def copy_to(self, directory):
        """The same council, as it is now, somewhere else."""
        shutil.copytree(self.path, directory, dirs_exist_ok=True)
        other = Council.__new__(Council)
        other.__dict__.update(self.__dict__, path=directory, keep=False,
                              store=directory + "/" + os.path.basename(self.store))
        return other

    # ---- mails

    def folder(self, box, part):
        return "%s/%s/%s" % (self.path, BOXES[box], part)

    def deliver(self, raw, name=None, came=None):
        """As a mail server does: written to tmp/, then moved to new/."""
        self.delivered += 1
        name = name or "%04d.mail" % self.delivered
        path = "%s/in/tmp/%s" % (self.path, name)
        with open(path, "wb") as f:
            f.write(raw)
        if came is not None:
            os.utime(path, (came, came))
        os.rename(path, "%s/in/new/%s" % (self.path, name))
        return name

    def files(self, box):
        """Paths of the mails in a Maildir, by name."""
        return sorted((os.path.join(self.folder(box, part), name) for part in ("new", "cur")
                       for name in os.listdir(self.folder(box, part))), key=os.path.basename)

    def sent(self, to=None, subject=None):
        """The mails that went out, in the order in which they were written."""
        found = []
        for path in self.files("out"):
            try:
                with open(path, "rb") as f:
                    m = email.message_from_binary_file(f, policy=email.policy.default)
            except FileNotFoundError:
                continue
            m.path = path
            if (to is None or to in m["To"]) and (subject is None or subject in m["Subject"]):
                found.append(m)
        return sorted(found, key=lambda m: int(m["Message-ID"].split(".")[1]))

    # ---- programs

    def once(self, at=None, program=DAEMON, fault=None, config=None, hurry=None):
        """`hurry`: gaps between tries are so many times shorter."""
        env = dict(os.environ)
        env.pop("NOTIFY_SOCKET", None)
        if hurry:
            program = DAEMON_WITH_FAULTS
            env["ESCALATED_HURRY"] = str(hurry)
        if fault:
            env["ESCALATED_FAULT_FILE"] = self.path + "/faults"
            env["ESCALATED_FAULT"] = str(fault)
        return run(program, "-c", config or self.config, "--once", *(["--at", at] if at else []),
                   env=env)

    def ctl(self, *words, stdin=None):
        return run(CTL, "-c", self.config, *words, stdin=stdin)

    def json(self, *words):
        answer = run(CTL, "-c", self.config, "--json", *words)
        if answer.status != 0:
            raise AssertionError("escalatectl %s: %s" % (" ".join(words), answer))
        return answer.json

    def daemon(self, program=DAEMON, **keys):
        return Daemon(self, program, **keys)

    def query(self, sql, *values):
        db = sqlite3.connect("file:%s?mode=ro" % self.store, uri=True)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    def mail_states(self):
        """{subject: (state, reason)} of every mail that came in."""
        return {s: (state, reason) for s, state, reason in
                self.query("SELECT subject, state, reason FROM mails ORDER BY id")}


class Watch:
    """Wakes when something changes in these directories (inotify)."""
    libc = ctypes.CDLL(None, use_errno=True)
    CHANGES = 0x2 | 0x40 | 0x80 | 0x100 | 0x200

    def __init__(self, *directories):
        self.fd = self.libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        for d in directories:
            self.libc.inotify_add_watch(self.fd, d.encode(), self.CHANGES)

    def drain(self):
        try:
            os.read(self.fd, 1 << 16)
        except BlockingIOError:
            pass


class Daemon:
    """A daemon that runs until the end of the `with`, ready for work at its beginning."""
    count = 0

    def __init__(self, council, program=DAEMON, environment=None, wait=True):
        self.council, self.program, self.wait = council, program, wait
        self.environment = environment or {}
        self.log = ""
        self.notes = []

    def __enter__(self):
        c = self.council
        Daemon.count += 1
        name = "%s/notify.%d" % (c.path, Daemon.count)
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify.bind(name)
        self.notify.setblocking(False)
        self.watch = Watch(*(c.folder(box, part) for box in BOXES for part in ("new", "cur")))
        self.process = subprocess.Popen(
            [self.program, "-c", c.config], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=dict(os.environ, NOTIFY_SOCKET=name, **self.environment),
            # A test that is cut short leaves no daemon behind (PR_SET_PDEATHSIG).
            preexec_fn=lambda: Watch.libc.prctl(1, signal.SIGKILL))
        os.set_blocking(self.process.stderr.fileno(), False)
        if self.wait and not self.until(lambda: "READY=1" in "\n".join(self.notes)):
            self.__exit__()
            raise AssertionError("the daemon is not ready:\n" + self.log)
        return self

    def __exit__(self, *_):
        self.stop()
        self.notify.close()
        os.close(self.watch.fd)

    def read(self):
        """Takes in what the daemon has said so far."""
        try:
            while chunk := os.read(self.process.stderr.fileno(), 1 << 16):
                self.log += chunk.decode(errors="replace")
        except BlockingIOError:
            pass
        try:
            while True:
                self.notes.append(self.notify.recv(4096).decode())
        except BlockingIOError:
            pass
        self.watch.drain()

    def until(self, holds, seconds=DEADLINE):
        """Waits until it holds; looks again at whatever the daemon says or does.  False: too late."""
        end = time.monotonic() + seconds
        while True:
            self.read()
            if holds():
                return True
            left = end - time.monotonic()
            if left <= 0:
                return False
            if self.process.poll() is not None:
                self.read()
                return bool(holds())
            # Some of what can be asked for makes no noise: so often it is asked anyway.
            select.select([self.process.stderr, self.notify, self.watch.fd], [], [], min(left, 0.1))

    def until_log(self, pattern):
        return self.until(lambda: re.search(pattern, self.log))

    def until_sent(self, to=None, subject=None, count=1):
        return self.until(lambda: len(self.council.sent(to, subject)) >= count)

    def settle(self):
        """Waits until nothing is left to be done: no mail in the inbox, none unread, none queued that
        could go now."""
        c = self.council
        return self.until(lambda: not c.files("in") and not c.query(
            "SELECT 1 FROM mails WHERE state = 'stored'") and not c.query(
            "SELECT 1 FROM outbox WHERE state = 'sending' OR (state = 'queued'"
            " AND not_before <= ?)", int(time.time())))

    def workers(self):
        """{name: pid}"""
        found = {}
        with open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid)) as f:
            pids = f.read().split()
        for pid in pids:
            try:
                with open("/proc/%s/cmdline" % pid) as f:
                    m = re.search(r"--worker=?\0?(\w+)", f.read())
                with open("/proc/%s/stat" % pid) as f:
                    dead = f.read().rsplit(")", 1)[1].split()[0] == "Z"
            except OSError:
                continue
            if m and not dead:
                found[m[1]] = int(pid)
        return found

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            self.log += "\n(it had to be killed)\n"
        self.read()
        self.process.stderr.close()
        self.process.stderr = open(os.devnull)
        return self.process.returncode


def has_terminals():
    """Some containers have no pseudo-terminals."""
    try:
        for fd in os.openpty():
            os.close(fd)
        return True
    except OSError:
        return False
