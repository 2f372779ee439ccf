#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_python SECONDS FILE…: reads mails by Python's `email`, HTML by its `html.parser`, and the
Word documents in them by python-docx, as a script of a few lines would that is after a form: who
wrote, when, about what, and the words with the rows that they stand in.  It knows nothing of forms,
nor whether a person wrote.  Again and again for so long; with 0 seconds once, which is the cost of a
process for a file.  Prints the readings, and the seconds they took.  What bench_forms.c answers for
the reader."""
import email
import email.policy
import html.parser
import io
import sys
import time

import docx

class Rows(html.parser.HTMLParser):
    """The paragraphs of a page, and the rows of its tables with a stroke between their cells."""
    BLOCKS = {"br", "div", "h1", "h2", "h3", "h4", "li", "p", "table", "tr"}

    def __init__(self):
        super().__init__()
        self.rows, self.cells, self.words, self.hidden, self.in_cell = [], [], [], False, False

    def end_cell(self):
        text = " ".join("".join(self.words).split())
        if text or self.in_cell:
            self.cells.append(text)
        self.words, self.in_cell = [], False

    def end_row(self):
        self.end_cell()
        if any(self.cells):
            self.rows.append(" | ".join(self.cells))
        self.cells = []

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th"):
            self.end_cell()
            self.in_cell = True
        elif tag in ("script", "style"):
            self.hidden = True
        elif tag in self.BLOCKS:
            self.handle_block(tag)

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.end_cell()
        elif tag in ("script", "style"):
            self.hidden = False
        elif tag in self.BLOCKS:
            self.handle_block(tag)

    def handle_block(self, tag):
        if self.in_cell and tag not in ("tr", "table"):
            self.words.append(" ")
        elif not self.cells or tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


def page_text(page):
    rows = Rows()
    rows.feed(page)
    rows.close()
    rows.end_row()
    return "\n".join(rows.rows)


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
    body = mail.get_body(("plain", "html"))
    texts = [str(mail[name]) for name in ("From", "Date", "Subject")]
    if body:
        text = body.get_content()
        texts.append(page_text(text) if body.get_content_subtype() == "html" else text)
    for part in mail.iter_attachments():
        if (part.get_filename() or "").endswith(".docx"):
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
