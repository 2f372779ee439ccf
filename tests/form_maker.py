# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes forms as people could send them: random fillings, in many shapes, with the slips that people
make.  Each comes with what must be read in it.  The same seed makes the same forms."""
import base64
import random

from form_docx import DOCX_SHAPES, has_docx  # noqa: F401
from form_filling import Form
from form_shapes import SHAPES

HEAD = ["From: Ursula Brandt <ursula@panel.example>", "To: escalations@council.example",
        "Subject: Escalation form", "Date: Mon, 13 Jul 2026 16:35:00 +0000", "MIME-Version: 1.0"]


def attached(form, file, shape, seed):
    head = HEAD + ["Message-ID: <%s.%d@panel.example>" % (shape, seed),
                   "Content-Type: multipart/mixed; boundary=cut", "", "--cut",
                   "Content-Type: text/plain", "", "Please see attached.", "--cut",
                   "Content-Type: application/octet-stream; name=form.docx",
                   "Content-Transfer-Encoding: base64", "", ""]
    return ("\n".join(head) + base64.encodebytes(file).decode() + "--cut--\n").encode()


def make(shape, seed):
    """One mail, and the form that must be read in it."""
    rng = random.Random("%s %d" % (shape, seed))
    form = Form(rng, "croydon-carer" if seed % 4 == 3 else "surrey-panel", seed % 4 == 2)
    if seed % 2:
        form.shuffle()
    form.want["other_concerns"] = form.others()
    if shape in DOCX_SHAPES:
        return attached(form, DOCX_SHAPES[shape](form), shape, seed), form.want
    kind, body = SHAPES[shape]
    text = body(form)
    if kind == "plain" and rng.random() < 0.5:
        text = "Dear all,\n\nPlease find the form below.\n\n" + text
    head = HEAD + [
            "Message-ID: <%s.%d@panel.example>" % (shape, seed),
            "Content-Type: text/%s; charset=utf-8" % kind, "Content-Transfer-Encoding: 8bit", "", ""]
    return ("\n".join(head) + text).encode(), form.want
