#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
''':'
command -v python3 >/dev/null || { echo "reading of forms: skipped, there is no python3"; exit 0; }
exec "$(for p in /usr/bin/python3 python3; do command -v $p && break; done)" -B "$0" "$@"
'''
"""The part of make bench that is about forms: readings a second for each shape in which they come,
and on the same files in the same run LibreOffice's converter to text and Python's `email` with
`html.parser` and python-docx (bench_python.py), which know nothing of forms.  The goal is a ratio of
at least 20 to either.

Each shape is measured twice.  "Started": one process that reads all the files, its start left out;
LibreOffice's is a batch of all the files less a batch of one of them.  "Per file": a process for each
file, its start and end included; ours is `escalatectl read` with its sandbox.  Each form is a mail
and a document: LibreOffice gets the document, Python the mail, and we each time the same.  Started,
Python and ours take turns, and the turn with the median ratio is told."""
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import form_docx
import form_shapes
from form_filling import Form

BUILD = os.environ.get("builddir", ".")
FILES = int(os.environ.get("BENCH_FORMS", "24"))
SECONDS = float(os.environ.get("BENCH_FORMS_SECONDS", "1"))
ALONE = 3  # files with a process of their own
ROUNDS = 5  # of ours and Python's, one after the other: how fast a machine is changes by the second
OFFICE = shutil.which("soffice")
PYTHON = form_docx.has_docx()
# What LibreOffice makes of the Word documents, and what it must be told to read it again.
MADE = {"odt": [], "rtf": [], "doc": [], "pdf": ["--infilter=writer_pdf_import"]}


def clock(command):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   stdin=subprocess.DEVNULL, timeout=600)
    return time.monotonic() - start


def office(room, kind, files, extra=()):
    """The seconds that one soffice takes for all these files; what it makes is in room/kind."""
    return clock([OFFICE, "-env:UserInstallation=file://%s/office" % room, "--headless", *extra,
                  "--convert-to", kind, "--outdir", "%s/%s" % (room, kind)] + files)


def loop(program, files):
    """Readings a second in a process that has started, and the rest of what it says."""
    run = subprocess.run(program + [str(SECONDS)] + files, check=True, stdout=subprocess.PIPE,
                         universal_newlines=True)
    readings, took, *more = run.stdout.split()
    return int(readings) / float(took), more


def ours(files):
    rate, more = loop([BUILD + "/tests/bench_forms"], files)
    return rate, int(more[0])


def each(command, files):
    """The seconds of a process for a file, on average."""
    return sum(clock(command + [f]) for f in files) / len(files)


def form(seed):
    return Form(random.Random(seed), "croydon-carer" if seed % 4 == 3 else "surrey-panel",
                seed % 4 == 2)


def write(path, content):
    with open(path, "wb") as f:
        f.write(content)
    return path


def make(room):
    """{shape: its documents}: the made-up forms of the tests, and the documents that are kept."""
    shapes = {}
    for shape, ending in (("plain", "txt"), ("html", "html")):
        bodies = [body for kind, body in form_shapes.SHAPES.values() if kind == shape]
        shapes[ending] = [write("%s/%d.%s" % (room, n, ending),
                                bodies[n % len(bodies)](form(n)).encode()) for n in range(FILES)]
    shapes["docx"] = sorted(glob.glob(HERE + "/documents/*.docx") +
                            glob.glob(HERE + "/../etc/forms/*.docx"))
    ticks = list(form_docx.DOCX_SHAPES.values())
    for n in range(FILES - len(shapes["docx"]) if PYTHON else 0):
        shapes["docx"].append(write("%s/%d.docx" % (room, n), ticks[n % len(ticks)](form(n))))
    for ending in MADE:
        shapes[ending] = sorted(glob.glob("%s/documents/*.%s" % (HERE, ending)))
        if OFFICE:
            office(room, ending, shapes["docx"])
            shapes[ending] += sorted(glob.glob("%s/%s/*" % (room, ending)))
    return {ending: files[:FILES] for ending, files in shapes.items() if files}


def as_mail(room, n, document):
    """Text and HTML are the mail's body; the rest is attached to a line of text."""
    ending, mail = os.path.splitext(document)[1], EmailMessage()
    mail["From"], mail["To"] = "Ursula Brandt <ursula@panel.example>", "escalations@council.example"
    mail["Subject"], mail["Date"] = "Escalation form", "Mon, 13 Jul 2026 16:35:00 +0000"
    mail["Message-ID"] = "<bench.%d%s@panel.example>" % (n, ending)
    with open(document, "rb") as f:
        content = f.read()
    if ending in (".txt", ".html"):
        mail.set_content(content.decode(), subtype="plain" if ending == ".txt" else "html")
    else:
        mail.set_content("Please see attached.")
        mail.add_attachment(content, maintype="application", subtype="octet-stream",
                            filename="form" + ending)
    return write("%s/%d%s.eml" % (room, n, ending), mail.as_bytes())


def against(other, mine):
    """Two rates: the other's, and how many times faster ours is."""
    return "%9.1f %5.*fx" % (other, mine / other < 10, mine / other) if other else "%9s %6s" % ("-", "")


def measure(room, ending, documents):
    mails = [as_mail(room, n, d) for n, d in enumerate(documents)]
    few = documents[-ALONE:], mails[-ALONE:]
    rate_mails, forms = ours(mails)
    rate_documents, _ = ours(documents)
    rate_office = rate_office_each = rate_python = rate_python_each = 0
    ctl = [BUILD + "/escalatectl", "--json", "read"]
    if OFFICE:
        out, extra = "%s/%s-text" % (room, ending), MADE.get(ending, [])
        one = [OFFICE, "-env:UserInstallation=file://%s/office" % room, "--headless", *extra,
               "--convert-to", "txt:Text", "--outdir", out]
        start = min(clock(one + documents[:1]) for _ in range(2))
        batch = clock(one + documents)
        done = len(os.listdir(out))
        if done < len({os.path.basename(d) for d in documents}):
            print("%s: LibreOffice made text of %d only: no comparison" % (ending, done))
        else:
            rate_office = (len(documents) - 1) / max(batch - start, 1e-3)
            rate_office_each = 1 / each(one, few[0])
    if PYTHON and ending in ("txt", "html", "docx"):
        script = [sys.executable, "-B", HERE + "/bench_python.py"]
        rounds = [(ours(mails)[0], loop(script, mails)[0]) for _ in range(ROUNDS)]
        rate_mails, rate_python = sorted(rounds, key=lambda r: r[0] / r[1])[ROUNDS // 2]
        rate_python_each = 1 / each(script + ["0"], few[1])
    print("%-5s %5d %5d %9.0f %9.0f %s %s" % (
        ending, len(documents), forms, rate_mails, rate_documents,
        against(rate_office, rate_documents), against(rate_python, rate_mails)), flush=True)
    return ending, (1 / each(ctl, few[1]), 1 / each(ctl, few[0]), rate_office_each,
                    rate_python_each)


def main():
    for there, what in ((OFFICE, "LibreOffice (soffice)"), (PYTHON, "python3-docx")):
        if not there:
            print("reading of forms: skipped against %s, which is not installed" % what)
    with tempfile.TemporaryDirectory(prefix="escalated-bench.") as room:
        shapes = make(room)
        print("forms, readings a second, started (one process, its start left out):\n"
              "%-5s %5s %5s %9s %9s %16s %16s" % (
                  "shape", "files", "forms", "mails", "documents", "LibreOffice", "Python"))
        alone = [measure(room, *shape) for shape in shapes.items()]
        print("forms, readings a second, per file (a process for each, its start included):")
        for ending, (mails, documents, by_office, by_python) in alone:
            print("%-5s %11s %9.1f %9.1f %s %s" % (ending, "", mails, documents, against(
                by_office, documents), against(by_python, mails)))
    print("x: how many times faster we are (goal: at least 20).  LibreOffice makes text of the document;\n"
          "Python makes text of the mail, its HTML, and a Word document, but of no odt, pdf, rtf or doc.  We\n"
          "tell what kind of mail it is, and find the form's fields.")


main()
