# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy of a test's own, between the daemon and a server: it counts connections, and breaks them
as it is told.  It looks into nothing: what goes through it is encrypted."""
import random
import selectors
import socket
import struct
import threading
import time

CHUNK = 16384
FATES = ("reset", "close", "stall", "refuse")


class Fate:
    """What becomes of one connection: `how`, after so many bytes have gone `up` or `down`."""

    def __init__(self, how="calm", up=None, down=None):
        self.how, self.up, self.down = how, up, down

    def __repr__(self):
        return "%s(up=%s, down=%s)" % (self.how, self.up, self.down)


CALM = Fate()


def weather(seed, most):
    """Fates by chance, the same for the same seed: some in the handshake, some far into the session.
    `most`: how many bytes go up and down in a calm one."""
    dice = random.Random(seed)

    def plan(_):
        how = dice.choice(FATES)
        if dice.random() < 0.5:
            return Fate(how, up=dice.randrange(200, most[0]))
        return Fate(how, down=dice.randrange(200, most[1]))
    return plan


class Link:
    """One connection: its two sockets, and what it has left before its fate."""

    def __init__(self, client, server, fate):
        self.client, self.server, self.fate = client, server, fate
        self.left = {client: fate.up, server: fate.down}
        self.stalled = False


class Proxy:
    """`plan(number)` says what becomes of the connection with that number; None: calm, all of it."""

    def __init__(self, port, plan=None):
        self.to, self.plan = port, plan
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]
        self.began, self.fates = [], []
        self.words = []  # when the server said something
        self.broken = []  # how each connection was that did not live
        self.wake, self.waker = socket.socketpair()
        self.selector = selectors.DefaultSelector()
        self.links = set()

    def __enter__(self):
        self.selector.register(self.listener, selectors.EVENT_READ)
        self.selector.register(self.wake, selectors.EVENT_READ)
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.waker.close()
        self.thread.join()

    @property
    def connections(self):
        return len(self.began)

    @property
    def spoken(self):
        """When the server spoke last; 0: never."""
        return self.words[-1] if self.words else 0

    def calm(self):
        """From now on, all goes through; what stalls is cut."""
        self.plan = None
        self.waker.send(b"c")

    def run(self):
        while True:
            for key, _ in self.selector.select():
                if key.fileobj is self.listener:
                    self.accept()
                elif key.fileobj is self.wake:
                    if not self.wake.recv(10):
                        for link in list(self.links):
                            self.end(link)
                        self.listener.close()
                        return
                    for link in list(self.links):
                        if link.fate is not CALM:
                            self.end(link)
                elif key.fileobj.fileno() >= 0:
                    self.carry(key.data, key.fileobj)

    def accept(self):
        client, _ = self.listener.accept()
        fate = self.plan(self.connections) if self.plan else CALM
        self.began.append(time.monotonic())
        self.fates.append(fate)
        if fate.how == "refuse":
            self.broken.append(fate.how)
            client.close()
            return
        try:
            server = socket.create_connection(("127.0.0.1", self.to))
        except OSError:
            self.broken.append("no server")
            client.close()
            return
        link = Link(client, server, fate)
        self.links.add(link)
        for s in (client, server):
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(s, selectors.EVENT_READ, link)

    def carry(self, link, source):
        target = link.server if source is link.client else link.client
        try:
            data = source.recv(CHUNK)
            if source is link.server:
                self.words.append(time.monotonic())
            if not data:
                return self.end(link)
            if link.stalled:
                return None
            left = link.left[source]
            if left is not None and len(data) >= left:
                target.sendall(data[:left])
                return self.strike(link)
            if left is not None:
                link.left[source] -= len(data)
            target.sendall(data)
        except OSError:
            self.end(link)

    def strike(self, link):
        self.broken.append(link.fate.how)
        if link.fate.how == "stall":
            link.stalled = True
            return
        if link.fate.how == "reset":
            for s in (link.client, link.server):
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.end(link)

    def end(self, link):
        if link not in self.links:
            return
        self.links.remove(link)
        for s in (link.client, link.server):
            self.selector.unregister(s)
            s.close()
