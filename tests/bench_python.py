#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_python SECONDS FILE…: reads mails by Python's `email`, and the Word documents in them by
python-docx, as a script of a few lines would: to text, and no further.  Again and again for so long; with
0 seconds once, which is the cost of a process for a file.  Prints the readings, and the seconds they
took.  What bench_forms.c answers for the reader."""
import email
import email.policy
import io
import sys
import time

import docx


def document_text(file):
    """The words of all paragraphs, and of all cells as lists of rows."""
    document = docx.Document(io.BytesIO(file))
    lines = [p.text for p in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            lines.append(" | ".join(cell.text for cell in row.cells))
    return "\n".join(lines)


def mail_text(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    texts = []
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            texts.append(part.get_content())
        elif (part.get_filename() or "").endswith(".docx"):
            texts.append(document_text(part.get_content()))
    return "\n".join(texts)


def main(limit, paths):
    mails = []
    for path in paths:
        with open(path, "rb") as f:
            mails.append(f.read())
    start, readings = time.monotonic(), 0
    while not readings or time.monotonic() - start < limit:
        for mail in mails:
            mail_text(mail)
            readings += 1
    print(readings, time.monotonic() - start)


main(float(sys.argv[1]), sys.argv[2:])
