#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one mail (a file, or standard input) with Python's own mail parser, and prints what it
found, one value a line.  Complains (exit 1) about anything a strict reader could stumble over."""

import sys
from email import message_from_bytes, policy


def complain(text):
    print("check-mail: " + text, file=sys.stderr)
    sys.exit(1)


def check_bytes(raw):
    if any(b > 126 or (b < 32 and b not in (9, 10, 13)) for b in raw):
        complain("a byte that is no printable ASCII")
    bare = raw.replace(b"\r\n", b"")
    if b"\r" in bare or b"\n" in bare:
        complain("a line end that is not CRLF")
    if not raw.endswith(b"\r\n"):
        complain("the last line has no end")
    for line in raw.split(b"\r\n"):
        # Ids, file names and types cannot be folded, and have limits of their own.
        unfoldable = b"<" in line or b"filename" in line or line.startswith(b"Content-Type:")
        if len(line) > (500 if unfoldable else 78):
            complain("a line of %d characters: %r" % (len(line), line[:60]))
        if line == b".":
            complain("a line that is a single dot")


def check_parts(mail):
    for part in mail.walk():
        if part.defects:
            complain("defects: %r" % (part.defects,))


def address(header):
    found = header.addresses
    if len(found) != 1:
        complain("not exactly one address: %r" % (found,))
    return found[0].display_name, found[0].addr_spec


def body(mail, kind):
    part = mail.get_body(preferencelist=(kind,))
    return part.get_content().replace("\r\n", "\n")


def main():
    raw = open(sys.argv[1], "rb").read() if len(sys.argv) > 1 else sys.stdin.buffer.read()
    mail = message_from_bytes(raw, policy=policy.default)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    check_bytes(raw)
    check_parts(mail)
    for field in ("from", "to"):
        name, email = address(mail[field])
        print("%s: [%s] %s" % (field, name, email))
    print("subject: [%s]" % mail["subject"])
    print("date: %s" % mail["date"].datetime.isoformat())
    for field in ("message-id", "in-reply-to", "references", "auto-submitted"):
        print("%s: %s" % (field, mail.get(field, "-")))
    print("suppress: %s" % mail.get("x-auto-response-suppress", "-"))
    print("type: %s" % mail.get_content_type())
    print("headers: %s" % " ".join(sorted({key.lower() for key in mail.keys()})))
    print("text:\n%s" % body(mail, "plain"), end="")
    print("html:\n%s" % body(mail, "html"), end="")
    for part in mail.iter_attachments():
        content = part.get_payload(decode=True)
        print("attachment: [%s] %s %s" % (part.get_filename(), part.get_content_type(), content.hex()))


main()
