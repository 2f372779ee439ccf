# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Postfix on loopback, for one test: it takes mails with STARTTLS and a login, for which it asks
the test's Dovecot, and lays each into a Maildir.  Debian has one mail server installed at a time, and that
is exim, so `.ci/prepare ci` unpacks the package without installing it; an installed one does as well.
Its parts run as several users, so it needs root, and the users of a Debian system."""
import contextlib
import grp
import os
import pwd
import subprocess

from council import SRCDIR
from server import Session, free_port

ROOT = next((d for d in (SRCDIR + "/_build/postfix", "")
             if os.access(d + "/usr/lib/postfix/sbin/master", os.X_OK)), None)
# Its own user may be nobody else's; these own nothing that is of any use to it.
OWNER, GROUP = "mail", "news"

MAIN = """\
compatibility_level = 3.6
daemon_directory = {root}/usr/lib/postfix/sbin
command_directory = {root}/usr/sbin
shlib_directory = {root}/usr/lib/postfix
meta_directory = {d}/etc
import_environment = MAIL_CONFIG LD_LIBRARY_PATH
queue_directory = {d}/queue
data_directory = {d}/data
maillog_file = {d}/log
maillog_file_prefixes = {d}
mail_owner = {owner}
setgid_group = {group}
myhostname = relay.example
mydestination =
mynetworks =
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
alias_database =
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_reject_unlisted_recipient = no
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {cert}
smtpd_tls_key_file = {key}
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {auth}
default_transport = virtual
virtual_mailbox_base = /
virtual_mailbox_maps = texthash:{d}/etc/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
"""
MASTER = """\
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
"""
# What its script makes when it is installed.
QUEUES = "active bounce corrupt defer deferred flush hold incoming private saved trace".split()


def why_not():
    """Why it cannot run here, or None."""
    if ROOT is None:
        return "there is no Postfix: .ci/prepare ci fetches it"
    if os.getuid() != 0:
        return "Postfix needs root"
    try:
        pwd.getpwnam(OWNER), grp.getgrnam(GROUP)
    except KeyError:
        return "there is no user %s or no group %s" % (OWNER, GROUP)
    found = subprocess.run(["ldd", ROOT + "/usr/lib/postfix/sbin/smtpd"], env=environment(),
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    missing = [line.split()[0] for line in found.splitlines() if "not found" in line]
    return "Postfix misses " + " ".join(missing) if missing else None


def environment():
    return dict(os.environ, LD_LIBRARY_PATH=ROOT + "/usr/lib/postfix")


class Postfix:
    """Until the end of the `with`.  `boxes`: {address: Maildir}; a mail to any other address is taken, and
    comes back.  `doors`: further ports, each with other settings for smtpd."""

    def __init__(self, directory, certificate, auth, boxes, *doors):
        self.d, self.port = directory, free_port()
        user = pwd.getpwnam(OWNER)
        queue = self.d + "/queue"
        for name in ("etc", "data", "queue", "queue/pid", "queue/public", "queue/maildrop",
                     *("queue/" + q for q in QUEUES)):
            os.makedirs("%s/%s" % (self.d, name), mode=0o755)
        for name in ["../data", *QUEUES]:
            os.chmod("%s/%s" % (queue, name), 0o700)
            os.chown("%s/%s" % (queue, name), user.pw_uid, -1)
        for name, mode in ("public", 0o710), ("maildrop", 0o730):
            os.chown("%s/%s" % (queue, name), user.pw_uid, grp.getgrnam(GROUP).gr_gid)
            os.chmod("%s/%s" % (queue, name), mode)
        cert, key = certificate
        box_owner = pwd.getpwnam("nobody")
        self.write("boxes", "".join("%s %s/\n" % box for box in boxes.items()))
        self.doors = [free_port() for _ in doors]
        services = MASTER
        for port, door in zip([self.port, *self.doors], [{}, *doors]):
            settings = "".join(" -o { %s = %s }" % s for s in door.items())
            services += "127.0.0.1:%d inet n - n - - smtpd%s\n" % (port, settings)
        self.write("master.cf", services)
        self.write("main.cf", MAIN.format(root=ROOT, d=self.d, owner=OWNER, group=GROUP, cert=cert, key=key,
                                          auth=auth, uid=box_owner.pw_uid, gid=box_owner.pw_gid))

    def write(self, name, text):
        with open("%s/etc/%s" % (self.d, name), "w") as f:
            f.write(text)

    def __enter__(self):
        self.session = Session(ROOT + "/usr/lib/postfix/sbin/master", "-c", self.d + "/etc", "-d",
                               env=environment())
        if not self.session.greets(self.port, b"220 "):
            self.__exit__()
            raise AssertionError("Postfix does not start:\n" + self.log())
        return self

    def __exit__(self, *_):
        """Asked to end, it would take a second for it."""
        self.session.kill()

    def log(self):
        with contextlib.suppress(OSError), open(self.d + "/log") as f:
            return f.read()
        return ""
