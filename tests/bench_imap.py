#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of make bench that is about IMAP, with a Dovecot of its own: 10,000 form mails into durable
cases, against mbsync (isync) that fetches the same into a Maildir in the same run; the memory of all
processes at its peak; how long the server's word of a new mail takes to become an acknowledgement
that is queued; and how long `status` waits for its answer while all that goes on."""
import json
import os
import select
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import dovecot
from bench import BUILD, FORM, collect, deliver, pss, setup
from council import Watch
from proxy import Proxy

MAILS = int(os.environ.get("BENCH_IMAP_MAILS", "10000"))
PUSHES = 40
DEADLINE = 60
SECTION = """mailbox {{ type = imap
 address = "escalations@example.gov.uk"
 host = localhost
 port = {port}
 ca-file = "{ca}"
 user = {user}
 password-file = "password"
}}
"""
MBSYNCRC = """IMAPAccount a
Host localhost
Port {port}
User {user}
PassCmd "cat {d}/desk0/password"
SSLType IMAPS
CertificateFile {ca}
AuthMechs PLAIN

IMAPStore far
Account a

MaildirStore near
Path {d}/near/
Inbox {d}/near/INBOX

Channel c
Far :far:
Near :near:
Sync PullNew
SyncState *
Create Near
"""


def fill(server, user, count):
    """Into the server's own Maildir, before anybody looks."""
    box = "%s/mail/%s/Maildir" % (server.path, user)
    for sub in ("tmp", "new", "cur"):
        os.makedirs("%s/%s" % (box, sub))
    deliver(box + "/new", 0, count)
    if os.getuid() == 0:
        for where, _, files in os.walk(os.path.dirname(box)):
            for path in [where] + [os.path.join(where, f) for f in files]:
                os.chown(path, server.uid, server.gid)


def index(server, user):
    """Dovecot's own first look at so many files is not what is measured."""
    client = server.client(user)
    client.select("INBOX")
    client.fetch("1:*", "(UID RFC822.SIZE INTERNALDATE)")
    client.logout()


def prepare(d, port, ca, user):
    setup(d)
    with open(d + "/escalated.conf") as f:
        text = f.read()
    section = SECTION.format(port=port, ca=ca, user=user)
    with open(d + "/escalated.conf", "w") as f:
        f.write(text[:text.index("mailbox {")] + section + text[text.index("relay {"):])
    with open(d + "/password", "w") as f:
        f.write(dovecot.PASSWORD)
    os.chmod(d + "/password", 0o600)


class Asker(threading.Thread):
    """Asks `status` again and again, each time over a new connection, as escalatectl does."""

    def __init__(self, path):
        super().__init__()
        self.path, self.took, self.over = path, [], threading.Event()

    def ask(self):
        start = time.monotonic()
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(self.path)
            s.sendall(b'{"method":"escalated.Status","parameters":{}}\0')
            said = b""
            while not said.endswith(b"\0"):
                said += s.recv(65536)
        self.took.append(time.monotonic() - start)
        assert "parameters" in json.loads(said[:-1]), said

    def run(self):
        while not self.over.wait(0.005):
            self.ask()

    def __exit__(self, *_):
        self.over.set()
        self.join()

    def __enter__(self):
        self.start()
        return self


class Live:
    """The daemon, and its store as others see it."""

    def __init__(self, d):
        self.d = d

    def __enter__(self):
        self.watch = Watch(self.d)
        self.process = subprocess.Popen([BUILD + "/escalated", "-c", self.d + "/escalated.conf"],
                                        stderr=open(self.d + "/log", "w"))
        self.end = os.pidfd_open(self.process.pid)
        while not os.path.exists(self.d + "/control"):
            self.changes()
        self.db = sqlite3.connect("file:%s/store.db?mode=ro" % self.d, uri=True)
        return self

    def __exit__(self, *_):
        self.db.close()
        self.process.terminate()
        self.process.wait()
        os.close(self.end)
        os.close(self.watch.fd)

    def runs(self, seconds):
        """For so long; no daemon is no measure."""
        if self.end in select.select([self.end], [], [], seconds)[0]:
            sys.exit("the daemon failed: " + open(self.d + "/log").read())

    def changes(self):
        """Until something of it changes on the disk: its store, its socket."""
        ready = select.select([self.end, self.watch.fd], [], [], DEADLINE)[0]
        if self.end in ready or not ready:
            sys.exit("the daemon failed: " + open(self.d + "/log").read())
        self.watch.drain()

    def count(self, sql):
        return self.db.execute("SELECT count(*) FROM " + sql).fetchone()[0]


def files(server, user):
    """How many mails lie in the inbox."""
    box = "%s/mail/%s/Maildir" % (server.path, user)
    return sum(len(os.listdir("%s/%s" % (box, sub))) for sub in ("new", "cur"))


def wait(holds, live):
    """The seconds until it holds, and the most memory (KiB) until then."""
    start, peak = time.monotonic(), 0
    while not holds():
        peak = max(peak, pss(live.process.pid))
        live.runs(0.05)
    return time.monotonic() - start, peak


def compare(server, d, ca):
    """Ours and mbsync's, one after the other."""
    took, peak = collect(d + "/desk")
    print("%d mails over IMAP into durable cases, acknowledgements queued: %.2f s, %.0f a second"
          % (MAILS, took, MAILS / took), flush=True)
    if shutil.which("mbsync"):
        theirs = fetch_with_mbsync(d, server.port, ca)
        print("the same by mbsync into a Maildir: %.2f s, ratio %.2f (goal: at most 1.5)"
              % (theirs, took / theirs))
    else:
        print("no ratio: there is no mbsync (package isync)")
    return peak


def serve(server, d):
    """The same once more by a daemon that serves, and sends what it has queued."""
    with Live(d) as live, Asker(d + "/control") as asker:
        took, peak = wait(lambda: live.count("mails WHERE state = 'filed'") >= MAILS
                          and not files(server, "desk2"), live)
        asked = sorted(asker.took)
    print("by a daemon that serves, with mails going out meanwhile: %.2f s" % took)
    print("status, asked %d times meanwhile: median %.1f ms, 99 of 100 within %.1f ms, longest %.1f ms"
          " (goal: 50)" % (len(asked), *(1000 * asked[i] for i in (
              len(asked) // 2, len(asked) * 99 // 100, -1))))
    return peak


def fetch_with_mbsync(d, port, ca):
    os.makedirs(d + "/near")
    with open(d + "/mbsyncrc", "w") as f:
        f.write(MBSYNCRC.format(d=d, port=port, user="desk0", ca=ca))
    start = time.monotonic()
    subprocess.run(["mbsync", "-q", "-c", d + "/mbsyncrc", "c"], check=True,
                   stdin=subprocess.DEVNULL)
    took = time.monotonic() - start
    count = sum(len(os.listdir("%s/near/INBOX/%s" % (d, sub))) for sub in ("new", "cur"))
    if count != MAILS:
        sys.exit("mbsync fetched %d mails" % count)
    return took


def push(server, d, ca):
    """From the server's word of a new mail until its acknowledgement is queued.  The word is the first
    thing that the server says after a while; Dovecot waits for half a second before it says it."""
    with Proxy(server.port) as proxy:
        prepare(d, proxy.port, ca, "desk1")
        client, took = server.client("desk1"), []
        with Live(d) as live:
            for n in range(PUSHES):
                while (left := proxy.spoken + 0.2 - time.monotonic()) > 0 or not proxy.spoken:
                    live.runs(max(left, 0.01))
                before, spoken = live.count("outbox"), proxy.spoken
                client.append("INBOX", None, None, FORM.format(n=n, carer=n, ssw=n % 20).encode())
                while live.count("outbox") == before:
                    live.changes()
                now = time.monotonic()
                took.append(now - next(t for t in proxy.words if t > spoken))
        client.logout()
    took.sort()
    print("a mail pushed (IDLE) until its acknowledgement is queued: median %.1f ms, longest %.1f ms"
          " (goal: median 100)" % (1000 * took[len(took) // 2], 1000 * took[-1]), flush=True)


def main():
    if dovecot.why_not():
        print("IMAP: skipped, " + dovecot.why_not())
        return
    with tempfile.TemporaryDirectory(prefix="escalated-bench.") as d:
        os.chmod(d, 0o711)
        with dovecot.Dovecot(d + "/server") as server:
            ca = d + "/server/ca/ca.pem"
            os.makedirs(d + "/push")
            push(server, d + "/push", ca)
            for user in ("desk", "desk0", "desk2"):
                os.makedirs(d + "/" + user)
                prepare(d + "/" + user, server.port, ca, user)
                fill(server, user, MAILS)
                index(server, user)
            peak = max(compare(server, d, ca), serve(server, d + "/desk2"))
            print("peak memory of all processes together: %.1f MiB (goal: under 64)" % (peak / 1024))


if __name__ == "__main__":
    main()
