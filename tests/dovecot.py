# SPDX-License-Identifier: GPL-3.0-or-later
"""A private Dovecot on loopback, with certificates of its own, for one test.  As root or not; all of
it lies in one directory, and ends with the `with`."""
import contextlib
import grp
import imaplib
import os
import pwd
import re
import select
import shutil
import signal
import ssl
import subprocess

from server import DEADLINE, Session, free_port

DOVECOT = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", ""))
PLUGIN = next((d + "/imap" for d in ("/usr/lib/dovecot", "/usr/libexec/dovecot",
                                     "/usr/local/libexec/dovecot") if os.path.exists(d + "/imap")), None)
USER, PASSWORD = "desk", "s3cret \\ with \"odd\" £ signs"
MORE_USERS = 300

CONFIG = """\
base_dir = {path}/run
state_dir = {path}/state
instance_name = {name}
log_path = {path}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
ssl = yes
ssl_cert = <{path}/ca/{cert}.pem
ssl_key = <{path}/ca/{cert}.key
disable_plaintext_auth = yes
auth_mechanisms = {mechanisms}
auth_username_format = %Ln
auth_failure_delay = 0
mail_location = maildir:{path}/mail/%n/Maildir
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = never
mailbox_list_index = yes
protocol imap {{
  {capability}
  mail_max_userip_connections = 100
}}
passdb {{
  driver = passwd-file
  args = username_format=%n {path}/passwd
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={path}/mail/%n
}}
service imap-login {{
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


def why_not():
    """Why these tests cannot run here, or None."""
    if not DOVECOT or not PLUGIN:
        return "there is no dovecot-imapd"
    if not shutil.which("openssl"):
        return "there is no openssl"
    if os.getuid() == 0:
        try:
            pwd.getpwnam("dovecot"), pwd.getpwnam("dovenull")
        except KeyError:
            return "there are no users dovecot and dovenull"
    return None


def openssl(*words, cwd):
    subprocess.run(["openssl", *words], cwd=cwd, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def make_authority(directory, name="ca"):
    openssl("req", "-x509", *KEY, "-keyout", name + ".key", "-out", name + ".pem", "-days", "30",
            "-subj", "/CN=escalated test authority " + name, "-addext",
            "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            cwd=directory)


def make_certificate(directory, name, hosts="DNS:localhost,IP:127.0.0.1", days="30", ca="ca"):
    with open(directory + "/" + name + ".ext", "w") as f:
        f.write("subjectAltName=%s\nbasicConstraints=CA:FALSE\n" % hosts)
    openssl("req", *KEY, "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=mail",
            cwd=directory)
    openssl("x509", "-req", "-in", name + ".csr", "-CA", ca + ".pem", "-CAkey", ca + ".key",
            "-CAcreateserial", "-days", days, "-extfile", name + ".ext", "-out", name + ".pem",
            cwd=directory)


EARLY = """[ca]
default_ca = of
[of]
database = early.index
serial = early.serial
new_certs_dir = .
policy = any
default_md = sha256
[any]
commonName = supplied
"""


def make_early_certificate(directory, name):
    """One that is valid from 2099 on; "openssl x509" can make none."""
    make_certificate(directory, name)
    for end, text in (("cnf", EARLY), ("index", ""), ("serial", "70\n")):
        with open("%s/early.%s" % (directory, end), "w") as f:
            f.write(text)
    openssl("ca", "-batch", "-notext", "-config", "early.cnf", "-cert", "ca.pem", "-keyfile", "ca.key",
            "-in", name + ".csr", "-extfile", name + ".ext", "-startdate", "20990101000000Z",
            "-enddate", "20990201000000Z", "-out", name + ".pem", cwd=directory)


def make_certificates(directory):
    """ca, and of it: good, other-name, expired, early; self-made by a stranger, whom nobody trusts."""
    os.makedirs(directory, exist_ok=True)
    make_authority(directory)
    make_authority(directory, "stranger")
    make_certificate(directory, "good")
    make_certificate(directory, "other-name", hosts="DNS:other.example")
    make_certificate(directory, "expired", days="-1")
    make_early_certificate(directory, "early")
    make_certificate(directory, "self-made", ca="stranger")
    return directory


class Dovecot:
    def __init__(self, path, cert="good", capability="", mechanisms="plain login", more=""):
        self.path = path
        self.port, self.plain = free_port(), free_port()
        self.cert, self.capability, self.mechanisms = cert, capability, mechanisms
        self.session = None
        self.more = more  # sections of the configuration, from the next start on
        os.makedirs(path + "/mail", exist_ok=True)
        if not os.path.exists(path + "/ca"):
            make_certificates(path + "/ca")
        os.chmod(path, 0o755)
        if os.getuid() == 0:
            self.uid, self.gid = pwd.getpwnam("nobody")[2:4]
            shutil.chown(path + "/mail", self.uid, self.gid)
            self.internal, self.login = "dovecot", "dovenull"
        else:
            self.uid, self.gid = os.getuid(), os.getgid()
            self.internal = self.login = pwd.getpwuid(self.uid)[0]
        with open(path + "/passwd", "w") as f:
            for user in [USER] + ["desk%d" % i for i in range(MORE_USERS)]:
                f.write("%s:{PLAIN}%s::::::\n" % (user, PASSWORD))
        self.write_config()

    def write_config(self):
        group = grp.getgrgid(pwd.getpwnam(self.internal)[3])[0]
        with open(self.path + "/dovecot.conf", "w") as f:
            f.write(self.more + "\n" + CONFIG.format(
                path=self.path, name="t%d" % self.port, internal=self.internal,
                internal_group=group, login=self.login, cert=self.cert, uid=self.uid, gid=self.gid,
                capability=self.capability, plain=self.plain, port=self.port,
                mechanisms=self.mechanisms))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.write_config()
        self.session = Session(DOVECOT, "-F", "-c", self.path + "/dovecot.conf")
        if not self.session.greets(self.plain, b"* OK"):
            self.session.kill()
            raise AssertionError("Dovecot does not start:\n" + self.log())

    def stop(self, how=signal.SIGTERM):
        """All of it has ended when this returns; SIGKILL: with no word of warning."""
        if not self.session:
            return
        ends, master = [], self.session.pid
        with contextlib.suppress(OSError):
            os.kill(master, signal.SIGSTOP)  # no more children
            with open("/proc/%d/task/%d/children" % (master, master)) as f:
                family = [master] + [int(p) for p in f.read().split()]
            for p in family:
                with contextlib.suppress(ProcessLookupError):
                    ends.append(os.pidfd_open(p))
                    if p == master or how == signal.SIGKILL:
                        os.kill(p, how)
            os.kill(master, signal.SIGCONT)
        for end in ends:
            select.select([end], [], [], DEADLINE)
            os.close(end)
        self.session.kill()
        self.session = None
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.path + "/run/master.pid")
        self.drop_locks()

    def drop_locks(self):
        """A lock names its owner, and nobody minds it once that is gone.  One whose owner was killed
        before it wrote its name holds for two minutes: longer than a test waits."""
        for directory, _, files in os.walk(self.path + "/mail"):
            for path in (os.path.join(directory, f) for f in files if f.endswith(".lock")):
                if os.path.getsize(path) == 0:
                    os.unlink(path)

    def log(self):
        try:
            with open(self.path + "/dovecot.log") as f:
                return f.read()
        except FileNotFoundError:
            return ""

    def left(self, user=USER):
        """How many mails lie in the inbox and are not marked as deleted."""
        c = self.client(user)
        c.select("INBOX", readonly=True)
        found = c.search(None, "UNDELETED")[1][0].split()
        c.logout()
        return len(found)

    def client(self, user=USER):
        context = ssl.create_default_context(cafile=self.path + "/ca/ca.pem")
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        c = imaplib.IMAP4_SSL("127.0.0.1", self.port, ssl_context=context)
        c.authenticate("PLAIN", lambda _: ("\0%s\0%s" % (user, PASSWORD)).encode())
        return c

    def deliver(self, *mails, user=USER, folder="INBOX"):
        c = self.client(user)
        for m in mails:
            status, answer = c.append(folder, None, None, m.replace(b"\n", b"\r\n"))
            assert status == "OK", answer
        c.logout()

    def mails(self, folder="INBOX", user=USER):
        """What lies in a folder, as bytes; nothing if there is no such folder."""
        c = self.client(user)
        found = []
        if c.select('"%s"' % folder, readonly=True)[0] == "OK":
            numbers = c.search(None, "ALL")[1][0].split()
            for n in numbers:
                found.append(c.fetch(n, "(BODY.PEEK[])")[1][0][1])
        c.logout()
        return found

    def number_anew(self, user=USER):
        """Another UIDVALIDITY, as after a restored backup.  Not while it runs."""
        path = "%s/mail/%s/Maildir/dovecot-uidlist" % (self.path, user)
        with open(path) as f:
            text = f.read()
        with open(path, "w") as f:
            f.write(re.sub(r"\bV(\d+)", lambda m: "V%d" % (int(m[1]) + 77), text, 1))
        for name in ("dovecot.index", "dovecot.index.log", "dovecot.index.cache"):
            shutil.rmtree(os.path.dirname(path) + "/" + name, ignore_errors=True)
            if os.path.exists(os.path.dirname(path) + "/" + name):
                os.unlink(os.path.dirname(path) + "/" + name)
