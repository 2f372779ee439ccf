# SPDX-License-Identifier: GPL-3.0-or-later
"""An IMAP server in a thread, that knows just enough to be fetched from, and misbehaves as it is told:
a test overrides what it is to do wrong."""
import contextlib
import re
import socket
import ssl
import threading


class Gone(Exception):
    """This connection is over."""


class Script:
    """`mails`: {uid: bytes}.  Each connection runs in a thread; self.said collects what clients
    said, self.connections counts them."""
    capability = "IMAP4rev1 AUTH=PLAIN MOVE UIDPLUS"
    implicit = True
    login = None  # whom it lets in by LOGIN, and by which password

    def __init__(self, certificates, mails=(), certificate="good"):
        self.mails = dict(mails)
        self.moved = {}
        self.said = []
        self.connections = 0
        self.lock = threading.Lock()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*("%s/%s.%s" % (certificates, certificate, end)
                                       for end in ("pem", "key")))
        self.context.sni_callback = lambda _, name, __: self.asked_for.append(name)
        self.asked_for = []  # the names by which clients knew it (SNI); None: by none
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(20)
        self.port = self.listener.getsockname()[1]
        self.open, self.sessions = [], []

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.hang_up()

    def hang_up(self):
        for c in self.open:
            try:
                c.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def tell(self, line):
        """To whoever waits."""
        for s in list(self.sessions):
            with contextlib.suppress(OSError):
                s.send(line)

    def accept(self):
        try:
            while True:
                c, _ = self.listener.accept()
                self.connections += 1
                self.open.append(c)
                threading.Thread(target=self.serve, args=(c, self.connections), daemon=True).start()
        except OSError:
            pass

    def serve(self, c, number):
        session = None
        try:
            if self.implicit:
                c = self.context.wrap_socket(c, server_side=True)
                self.open.append(c)
            session = Session(self, c, number)
            self.sessions.append(session)
            self.greet(session)
            while True:
                session.command()
        except (OSError, Gone, ValueError):
            pass
        finally:
            # The socket stays open for as long as anybody may read from it.
            if session in self.sessions:
                self.sessions.remove(session)
            with contextlib.suppress(OSError):
                c.close()

    # ---- what may be overridden

    def greet(self, s):
        s.send("* OK [CAPABILITY %s] ready" % self.capability)

    def before(self, s, words):
        """Before a command is answered.  True: it was answered here."""

    def body(self, s, uid):
        """The literal of a mail."""
        data = self.mails[uid]
        if s.partial:
            data = data[:s.partial]
        s.raw(b"{%d}\r\n" % len(data) + data)

    def size(self, uid):
        return len(self.mails[uid])


class Session:
    def __init__(self, script, connection, number):
        self.script, self.c, self.number = script, connection, number
        self.file = connection.makefile("rb")
        self.partial = None
        self.tag = "*"
        self.writing = threading.Lock()  # tell() speaks from another thread, and TLS bears one at a time

    def raw(self, data):
        with self.writing:
            self.c.sendall(data)

    def send(self, line):
        self.raw(line.encode() + b"\r\n")

    def ok(self, text="done"):
        self.send("%s OK %s" % (self.tag, text))

    def line(self):
        line = self.file.readline()
        if not line:
            raise Gone
        return line.decode().rstrip("\r\n")

    def uids(self, text):
        wanted = set()
        for piece in text.split(","):
            first, _, last = piece.partition(":")
            wanted |= set(range(int(first), int(last or first) + 1))
        return sorted(wanted & set(self.script.mails))

    def strings(self, rest):
        """The strings of a command, strictly as RFC 3501 has them: quoted ASCII, literals, atoms."""
        found = []
        while rest:
            literal = re.fullmatch(r"\{(\d+)\}", rest)
            piece = re.match(r'(?:"((?:[^"\\\x00-\x1f\x7f-\uffff]|\\["\\])*)"'
                             r'|([^(){%*"\\\]\x00-\x20\x7f-\uffff]+))(?: |$)', rest)
            if literal:
                self.send("+ go on")
                found.append(self.file.read(int(literal[1])).decode())
                rest = self.line().removeprefix(" ")
            elif piece:
                found.append(piece[2] if piece[1] is None else re.sub(r"\\(.)", r"\1", piece[1]))
                rest = rest[piece.end():]
            else:
                self.send(self.tag + " BAD these are no strings")
                raise Gone
        return found

    def encrypt(self):
        self.c = self.script.context.wrap_socket(self.c, server_side=True)
        self.file = self.c.makefile("rb")

    def command(self):
        line = self.line()
        self.tag, _, rest = line.partition(" ")
        self.script.said.append(rest)
        words = rest.upper().split()
        if self.script.before(self, words):
            return
        getattr(self, "do_" + words[1 if words[0] == "UID" else 0].lower())(rest)

    def do_capability(self, _):
        self.send("* CAPABILITY " + self.script.capability)
        self.ok()

    def do_starttls(self, _):
        self.ok()
        self.encrypt()

    def do_login(self, rest):
        if tuple(self.strings(rest.partition(" ")[2])) == self.script.login:
            self.ok()
        else:
            self.send(self.tag + " NO that is not you")

    def do_authenticate(self, _):
        self.send("+ ")
        self.line()
        self.ok()

    def do_status(self, rest):
        self.send("* STATUS %s (MESSAGES %d UIDVALIDITY 7)" % (rest.split()[1], len(self.script.mails)))
        self.ok()

    def do_select(self, _):
        self.send("* %d EXISTS" % len(self.script.mails))
        self.send("* OK [UIDVALIDITY 7] numbers")
        self.ok("[READ-WRITE] selected")

    def do_search(self, _):
        self.send("* SEARCH" + "".join(" %d" % u for u in sorted(self.script.mails)))
        self.ok()

    def do_fetch(self, rest):
        uids = self.uids(rest.split()[2])
        partial = re.search(r"\[\]<0\.(\d+)>", rest)
        self.partial = int(partial[1]) if partial else None
        for uid in uids:
            if "RFC822.SIZE" in rest:
                self.send('* 1 FETCH (UID %d RFC822.SIZE %d INTERNALDATE "22-Nov-2026 10:00:00 +0000")'
                          % (uid, self.script.size(uid)))
            else:
                self.raw(b"* 1 FETCH (UID %d BODY[]%s " % (uid, b"<0>" if partial else b""))
                self.script.body(self, uid)
                self.raw(b")\r\n")
        self.ok()

    def do_move(self, rest):
        for uid in self.uids(rest.split()[2]):
            self.script.moved[uid] = rest.split(None, 3)[3].strip('"')
            self.script.mails.pop(uid)
        self.ok()

    def do_idle(self, _):
        self.send("+ idling")
        self.line()
        self.ok()

    def do_logout(self, _):
        self.send("* BYE")
        self.ok()
        raise Gone
