# SPDX-License-Identifier: GPL-3.0-or-later
"""Word forms for tests: the blanks that are shipped, filled in as a person with Word would leave them,
mails that carry them, and what the daemon reads in a document."""
import io
import json
import re
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

from council import CTL, OFFICE, SRCDIR, run

DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN = "word/document.xml"


def blank(name="surrey-panel"):
    with open("%s/etc/forms/%s.docx" % (SRCDIR, name), "rb") as f:
        return f.read()


def parts(docx):
    """{name: bytes} in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(docx)) as z:
        return {n: z.read(n) for n in z.namelist()}


def with_parts(docx, **change):
    """The document with other parts; `change` is {name: bytes}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in dict(parts(docx), **change).items():
            z.writestr(name, content)
    return out.getvalue()


def control(name, nth=0):
    """A pattern for the nth content control of this name: what is before its words, them, the rest."""
    return re.compile(r'((?:.*?<w:alias w:val="%s"/>){%d}.*?<w:sdtContent>)(.*?)(</w:sdtContent>.*)'
                      % (re.escape(escape(name)), nth + 1), re.S)


def fill(docx, values=(), ticks=()):
    """Types into content controls: values of (name, text) or (name, nth, text); boxes to tick."""
    xml = parts(docx)[MAIN].decode()
    for value in values:
        name, nth, text = value if len(value) == 3 else (value[0], 0, value[1])
        m = control(name, nth).match(xml)
        before, placeholder, after = m[1], "<w:showingPlcHdr/>", m[3]
        at = before.rfind("<w:alias ")
        before = before[:at] + before[at:].replace(placeholder, "")
        lines = "<w:br/>".join('<w:t xml:space="preserve">%s</w:t>' % escape(line)
                               for line in text.split("\n"))
        if m[2].startswith("<w:p>"):
            lines = "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % escape(line)
                            for line in text.split("\n"))
        else:
            lines = "<w:r>%s</w:r>" % lines
        xml = before + lines + after
    for name in ticks:
        m = control(name).match(xml)
        at = m[1].rfind("<w:alias ")
        xml = (m[1][:at] + m[1][at:].replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"') +
               m[2].replace("☐", "☒") + m[3])
    return with_parts(docx, **{MAIN: xml.encode()})


def mail(sender, text, *files, subject="Escalation form", date="Tue, 10 Nov 2026 10:12:00 +0000",
         reply_to=None):
    """A mail with files (name, bytes) attached, as bytes."""
    m = EmailMessage()
    mail.count += 1
    m["From"], m["To"], m["Subject"], m["Date"] = sender, OFFICE, subject, date
    m["Message-ID"] = "<w%d@mail.example>" % mail.count
    if reply_to is not None:
        m["In-Reply-To"] = m["References"] = reply_to["Message-ID"]
    m.set_content(text)
    for name, content in files:
        m.add_attachment(content, maintype="application", subtype=DOCX, filename=name)
    return m.as_bytes()


mail.count = 0


def attached(message):
    """{name: bytes} of the files that came with a mail."""
    return {p.get_filename(): p.get_content() for p in message.iter_attachments()}


def read(path, content):
    """The form that the daemon sees in this document, as JSON."""
    with open(path, "wb") as f:
        f.write(mail("somebody@mail.example", "Here it is.", ("form.docx", content)))
    answer = run(CTL, "--json", "read", path)
    return json.loads(answer.out).get("form") if answer.status == 0 else None
