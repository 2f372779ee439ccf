# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server of a test's own, on loopback: all its processes are one session, which ends with the
test, also when that is killed."""
import contextlib
import os
import signal
import socket
import subprocess
import time

DEADLINE = 90
# It hears nothing before the test is gone, of which the pipe is the only sign that nobody can forget:
# servers change their users, which would take a parent-death signal from them.  What was opened of a
# process that is gone cannot be read any more: its number may be somebody else's by then.
WATCH = 'exec 3<"/proc/$0/stat" || exit; read -r _; read -r _ <&3 && kill -s KILL -- "-$0"'


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Session:
    """Runs `words` from now on, until `kill`."""

    def __init__(self, *words, env=None):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        self.process = subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL, **quiet)
        self.pid = self.process.pid
        self.watch = subprocess.Popen(["/bin/sh", "-c", WATCH, str(self.pid)], stdin=subprocess.PIPE,
                                      **quiet)

    def greets(self, port, greeting=b""):
        """Waits until it says so to whoever connects; False: it does not."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError), \
                    socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as s:
                if not greeting or s.recv(4096).startswith(greeting):
                    return True
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.02)
        return False

    def kill(self, number=signal.SIGKILL):
        """All of it; the first process has ended when this returns.  Once is enough."""
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, number)
            self.process.wait()
        self.watch.kill()
        self.watch.stdin.close()
        self.watch.wait()
