# SPDX-License-Identifier: GPL-3.0-or-later
"""Relays for tests, on this machine only: a private exim, an SMTP server that does what a test tells
it to, and a server of OAuth2 tokens; certificates by a private CA, good ones and bad ones.  What comes
out lies in the council's Maildir `out`, as if the daemon had written it there."""
import base64
import contextlib
import http.server
import json
import os
import pwd
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import time
import urllib.parse

from council import MOIRA, carer_form, mail
from server import Session, free_port

EXIM = shutil.which("exim4", path=os.environ["PATH"] + ":/usr/sbin")
OPENSSL = shutil.which("openssl")


# ---- certificates

def openssl(directory, *words):
    subprocess.run([OPENSSL, *words], cwd=directory, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def make_ca(directory, name="ca"):
    openssl(directory, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj",
            "/CN=A council's own CA", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
            "keyUsage=critical,keyCertSign,cRLSign")
    return "%s/%s.pem" % (directory, name)


def make_certificate(directory, name, host="localhost", ca="ca", days="30"):
    """NAME.pem and NAME.key; days may be negative: expired."""
    openssl(directory, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + host)
    with open("%s/%s.ext" % (directory, name), "w") as f:
        f.write("subjectAltName=DNS:%s\nbasicConstraints=CA:FALSE\n" % host)
    openssl(directory, "x509", "-req", "-in", name + ".csr", "-CA", ca + ".pem", "-CAkey",
            ca + ".key", "-CAcreateserial", "-days", days, "-extfile", name + ".ext", "-out",
            name + ".pem")
    return "%s/%s.pem" % (directory, name), "%s/%s.key" % (directory, name)


# ---- a council that sends by SMTP

SMTP = """relay {{ type = smtp host = "{host}" port = {port} tls = {tls} user = "{user}"
	auth = {auth} ca-file = "{ca}" rate = {rate} timeout = {timeout} {more} }}"""
OAUTH2 = """oauth2 {{ token-url = "https://localhost:{port}/token" client-id = "client-1"
	scope = "https://mail.example/.default" ca-file = "{ca}"
	client-secret-file = "client-secret" }}"""


def use_smtp(c, port, ca, oauth2_port=None, **keys):
    """Rewrites the council's configuration, and lays the secrets beside it."""
    keys = dict({"host": "localhost", "port": port, "tls": "starttls", "user": "desk", "ca": ca,
                 "auth": "oauth2" if oauth2_port else "password", "rate": 1000, "timeout": 20,
                 "more": "" if oauth2_port else 'password-file = "password"'}, **keys)
    with open(c.config) as f:
        text = f.read()
    section = SMTP.format(**keys)
    if not keys["user"]:
        section = section.replace('user = ""', "").replace('password-file = "password"', "")
    if oauth2_port:
        section += "\n" + OAUTH2.format(port=oauth2_port, ca=ca)
    text = re.sub(r"(?s)relay \{.*?\}(\noauth2 \{.*?\})?(?=\nstore)", lambda _: section, text)
    c.write("escalated.conf", text)
    for name, secret in (("password", "a secret"), ("client-secret", "client secret&=")):
        os.chmod(c.write(name, secret + "\n"), 0o600)


# ---- what lies in its outbox

def queued(c):
    """[(recipient, state, error)] of all that is not sent."""
    return c.query("SELECT recipient, state, error FROM outbox WHERE state != 'sent' ORDER BY id")


def errors(c):
    return " | ".join(sorted({str(error) for _, _, error in queued(c)}))


def hasten(c, sql="not_before = 1", where="state = 'queued'"):
    """Time passes: what was put off is due.  No daemon runs meanwhile."""
    db = sqlite3.connect(c.store)
    with db:
        db.execute("UPDATE outbox SET %s WHERE %s" % (sql, where))
    db.close()


def raws(c):
    return {"<%s>" % i.strip("<>"): (to, bytes(raw)) for i, to, raw in
            c.query("SELECT message_id, recipient, raw FROM outbox JOIN outbox_raws USING (id)")}


def change_raw(c, message_id, raw):
    db = sqlite3.connect(c.store)
    with db:
        (number,), = db.execute("SELECT id FROM outbox WHERE message_id = ?", (message_id.strip("<>"),))
        db.execute("UPDATE outbox_raws SET raw = ? WHERE id = ?", (raw, number))
        db.execute("UPDATE outbox SET size = ? WHERE id = ?", (len(raw), number))
    db.close()


def carer(c, text=None, **keys):
    c.deliver(mail("Moira Adeyemi <%s>" % MOIRA, text or carer_form(**keys)))


# ---- a real one

EXIM_CONFIG = """
keep_environment =
primary_hostname = mail.brookshire.example
spool_directory = {d}/spool
log_file_path = {d}/%slog
log_selector = +smtp_connection +received_recipients
pid_file_path = {d}/exim.pid
exim_user = {user}
exim_group = {group}
never_users =
deliver_drop_privilege = true
local_interfaces = <; 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts = *
tls_certificate = {cert}
tls_privatekey = {key}
tls_dhparam = none
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
acl_smtp_rcpt = acl_rcpt
smtp_accept_queue_per_connection = 0
rfc1413_query_timeout = 0s
host_lookup =
begin acl
acl_rcpt:
  deny message = authentication required
       !authenticated = *
  deny local_parts = refused
       message = no such person here
  accept
begin routers
unknown:
  driver = redirect
  condition = ${{if eq{{$local_part@$domain}}{{{unknown}}}}}
  allow_fail
  data = :fail: no such person
incoming:
  driver = accept
  condition = ${{if eq{{$local_part@$domain}}{{{office}}}}}
  transport = to_in
all:
  driver = accept
  transport = to_out
begin transports
to_in:
  driver = appendfile
  maildir_format
  directory = {inbox}
  create_directory = false
  user = {user}
  group = {group}
to_out:
  driver = appendfile
  maildir_format
  directory = {out}
  create_directory = false
  envelope_to_add
  return_path_add
  user = {user}
  group = {group}
begin retry
* * F,1m,2s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{desk}}}}{{eq{{$auth3}}{{a secret}}}}}}}}
  server_set_id = $auth2
"""
# It asks the token server whether the token that it is shown is a good one.
EXIM_XOAUTH2 = r"""
xoauth2:
  driver = plaintext
  public_name = XOAUTH2
  server_prompts = :
  server_condition = ${{if match{{$auth1}}{{\N^user=desk\x01auth=Bearer ([!-~]+)\x01\x01$\N}}\
    {{${{if match{{${{readsocket{{inet:127.0.0.1:{port}}}{{GET /introspect?$1 HTTP/1.0\r\n\r\n}}\
    {{9s}}}}}}{{\N"active": true\N}}}}}}{{false}}}}
  server_set_id = oauth2
"""


class Exim:
    """A private exim, until the end of the `with`: everything goes into the council's `out`, but what
    is for the office, into `in`, and what is for `unknown`, which comes back.  `tokens`: a TokenServer, whose tokens it takes."""

    def __init__(self, council, certificate, port=None, unknown="unknown@nowhere.example",
                 office="escalations@brookshire.example", tokens=None):
        self.council, self.port = council, port or free_port()
        self.d = council.path + "/exim"
        os.makedirs(self.d + "/spool", exist_ok=True)
        root = os.getuid() == 0
        user = pwd.getpwnam("Debian-exim") if root else pwd.getpwuid(os.getuid())
        cert, key = (shutil.copy(f, self.d) for f in certificate)
        with open(self.d + "/exim.conf", "w") as f:
            f.write(EXIM_CONFIG.format(d=self.d, port=self.port, user=user.pw_uid,
                                       group=user.pw_gid, cert=cert, key=key, unknown=unknown,
                                       office=office, out=council.path + "/out",
                                       inbox=council.path + "/in"))
            if tokens:
                f.write(EXIM_XOAUTH2.format(port=tokens.plain.server_address[1]))
        if root:
            os.chmod(council.path, 0o711)
            os.chmod(self.d + "/exim.conf", 0o644)
            for top in (self.d, council.path + "/in", council.path + "/out"):
                for where, _, files in os.walk(top):
                    for path in [where] + [os.path.join(where, f) for f in files]:
                        if not path.endswith("exim.conf"):
                            os.chown(path, user.pw_uid, user.pw_gid)
            os.chmod(key, 0o600)

    def __enter__(self):
        self.session = Session(EXIM, "-C", self.d + "/exim.conf", "-bdf", "-q1m")
        if not self.session.greets(self.port):
            self.stop()
            raise AssertionError("exim does not start:\n" + self.log())
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, number=signal.SIGTERM):
        self.session.kill(number)

    def log(self):
        text = ""
        for name in ("mainlog", "paniclog", "rejectlog"):
            with contextlib.suppress(OSError), open(self.d + "/" + name) as f:
                text += f.read()
        return text


# ---- one that does what it is told

class Mail:
    def __init__(self, sender, to, data, kept):
        self.sender, self.to, self.data, self.kept = sender, to, data, kept
        found = re.search(rb"(?mi)^Message-ID:\s*(<[^>]*>)", data)
        self.message_id = found and found[1].decode()


def server_tls(certificate):
    """A context, and the list of the names that clients ask for."""
    names = []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    tls.sni_callback = lambda connection, name, context: names.append(name)
    return tls, names


class SmtpServer:
    """`plan(verb, argument)` is asked at each step (CONNECT EHLO STARTTLS AUTH MAIL RCPT DATA END
    QUIT): None: as usual; a string: this reply instead; DROP: the connection is cut; STALL: nothing
    is said until the other side hangs up; at END also KEEP_AND_DROP: the mail is taken, but nobody
    hears of it.  `names`: the hosts that TLS clients asked for (SNI)."""
    DROP, STALL, KEEP_AND_DROP = object(), object(), object()

    def __init__(self, council, certificate, plan=None, implicit=False, starttls=True,
                 tokens=None, password="a secret", minimum=None, port=0, clear=False,
                 mechanisms="PLAIN LOGIN CRAM-MD5 NTLM XOAUTH2"):
        self.council, self.plan = council, plan or (lambda verb, argument: None)
        self.implicit, self.starttls, self.clear = implicit, starttls and not clear, clear
        self.tokens, self.password = tokens, password
        self.mechanisms = mechanisms
        self.tls, self.names = server_tls(certificate)
        if minimum:
            self.tls.set_ciphers("ALL:@SECLEVEL=0")
            self.tls.minimum_version = self.tls.maximum_version = minimum
        self.mails, self.commands, self.connections = [], [], 0
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def listen(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            if self.implicit:
                connection = self.tls.wrap_socket(connection, server_side=True)
            Conversation(self, connection).run()
        except (OSError, ssl.SSLError, EOFError):
            pass
        finally:
            connection.close()

    def verbs(self):
        return [c.split()[0].upper() for c in self.commands if c]

    def keep(self, mail):
        with self.lock:
            self.mails.append(mail)
            if mail.kept:
                name = "%06d.%s" % (len(self.mails), os.path.basename(self.council.path))
                path = "%s/out/tmp/%s" % (self.council.path, name)
                with open(path, "wb") as f:
                    f.write(mail.data.replace(b"\r\n", b"\n"))
                os.rename(path, "%s/out/new/%s" % (self.council.path, name))


class Conversation:
    def __init__(self, server, connection):
        self.server, self.connection, self.secure = server, connection, server.implicit
        self.file = connection.makefile("rb")

    def say(self, text):
        self.connection.sendall(text.encode() + b"\r\n")

    def hear(self):
        line = self.file.readline()
        if not line.endswith(b"\r\n"):
            raise EOFError
        return line[:-2].decode("ascii")

    def step(self, verb, argument, usual):
        """What is said; False if it was not the usual."""
        told = self.server.plan(verb, argument)
        if told is SmtpServer.STALL:
            self.file.read()
        if told in (SmtpServer.DROP, SmtpServer.STALL):
            raise EOFError
        self.say(usual if told is None else told)
        return told is None or told[0] in "23"

    def run(self):
        if not self.step("CONNECT", "", "220 relay.example ready"):
            return
        while True:
            line = self.hear()
            self.server.commands.append(line)
            verb, _, argument = line.partition(" ")
            verb = verb.upper()
            if verb == "QUIT":
                self.step("QUIT", "", "221 bye")
                return
            getattr(self, "do_" + verb.lower(), self.unknown)(argument)

    def unknown(self, argument):
        self.say("500 5.5.1 what?")

    def do_ehlo(self, argument):
        lines = ["relay.example", "SIZE 36700160", "8BITMIME"]
        if self.secure:
            lines += ["AUTH XOAUTH2" if self.server.tokens is not None
                      else "AUTH " + self.server.mechanisms]
        elif self.server.starttls:
            lines += ["STARTTLS"]
        self.step("EHLO", argument, "\r\n".join("250-" + l for l in lines) + "\r\n250 HELP")

    def do_starttls(self, argument):
        if self.step("STARTTLS", "", "220 go ahead"):
            self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
            self.file = self.connection.makefile("rb")
            self.secure = True

    def do_auth(self, argument):
        kind, _, first = argument.partition(" ")
        if not first:
            self.say("334 VXNlcm5hbWU6" if kind == "LOGIN" else "334 ")
            first = self.hear()
        text = base64.b64decode(first)
        if kind == "LOGIN" and self.server.tokens is None:
            self.say("334 UGFzc3dvcmQ6")
            good = (text, base64.b64decode(self.hear())) == (b"desk", self.server.password.encode())
        elif self.server.tokens is None:
            good = kind == "PLAIN" and text == b"\0desk\0" + self.server.password.encode()
        else:
            found = re.fullmatch(rb"user=desk\x01auth=Bearer ([!-~]+)\x01\x01", text)
            good = kind == "XOAUTH2" and found and self.server.tokens.holds(found[1].decode())
            if not good and self.server.plan("AUTH", kind) is None:
                self.say("334 " + base64.b64encode(b'{"status":"401"}').decode())
                self.hear()
        self.step("AUTH", kind, "235 2.7.0 welcome" if good else "535 5.7.3 not you")

    def do_noop(self, argument):
        self.step("NOOP", argument, "250 2.0.0 ok")

    def do_mail(self, argument):
        self.sender = re.match(r"FROM:<([^>]*)>", argument)[1]
        if not self.secure and not self.server.clear:
            self.say("530 5.7.0 Must issue a STARTTLS command first")
        else:
            self.step("MAIL", self.sender, "250 2.1.0 ok")

    def do_rcpt(self, argument):
        self.to = re.match(r"TO:<([^>]*)>$", argument)[1]
        self.step("RCPT", self.to, "250 2.1.5 ok")

    def do_data(self, argument):
        if not self.step("DATA", "", "354 go on"):
            return
        data = b""
        while True:
            line = self.file.readline()
            if not line:
                raise EOFError
            if line == b".\r\n":
                break
            data += line[1:] if line.startswith(b".") else line
        told = self.server.plan("END", self.to)
        keep = told is None or told is SmtpServer.KEEP_AND_DROP or (
            isinstance(told, str) and told[0] == "2")
        self.server.keep(Mail(self.sender, self.to, data, keep))
        if told is SmtpServer.STALL:
            self.file.read()
        if told in (SmtpServer.DROP, SmtpServer.STALL, SmtpServer.KEEP_AND_DROP):
            raise EOFError
        self.say("250 2.0.0 taken" if told is None else told)


# ---- tokens

class TokenServer:
    """POST /token by client credentials, over HTTPS.  `life`: what it says of a token's; `size`: a
    token's length; `answer`: (status, bytes) instead; `ahead`: seconds, of its clock.  GET /introspect?TOKEN says
    whether it holds, without TLS at the port of `plain`: exim 4.96 crashes when it asks over TLS itself."""

    def __init__(self, certificate, secret="client secret&=", life=3600, size=3000):
        self.secret, self.life, self.size, self.answer = secret, life, size, None
        self.ahead = 0
        self.valid, self.asked, self.shown = set(), [], []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def date_time_string(self, timestamp=None):
                return super().date_time_string((timestamp or time.time()) + outer.ahead)

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, out = outer.ask(self, dict(urllib.parse.parse_qsl(body)))
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(out)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(out)

            def do_GET(self):
                """A relay shows a token that it was shown."""
                active = outer.holds(self.path.partition("/introspect?")[2])
                outer.shown.append(active)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps({"active": active}).encode())

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        tls, self.names = server_tls(certificate)
        self.http.socket = tls.wrap_socket(self.http.socket, server_side=True)
        self.plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        for server in self.http, self.plain:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.http, self.plain:
            server.shutdown()
            server.server_close()

    def ask(self, request, form):
        self.asked.append(form)
        if self.answer:
            return self.answer
        right = {"grant_type": "client_credentials", "client_id": "client-1",
                 "client_secret": self.secret, "scope": "https://mail.example/.default"}
        if request.path != "/token" or form != right:
            return 401, json.dumps({"error": "invalid_client", "error_description":
                                    "AADSTS7000222: The client secret keys are expired.\r\nTrace: 1"
                                    }).encode()
        token = ("token%d." % len(self.asked)).ljust(self.size, "x")
        self.valid.add(token)
        return 200, json.dumps({"token_type": "Bearer", "expires_in": self.life,
                                "access_token": token}).encode()

    def holds(self, token):
        return token in self.valid
