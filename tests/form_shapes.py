# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up forms as text and as pages of HTML, as people's programs write them."""
import html
import re
import textwrap

from form_filling import (DATE, PROSE_FIELD, ROLES, SECTIONS, TICK, spell_date, spell_when)


def heading(section, dash="–"):
    return "Section %s %s %s" % (section, dash, SECTIONS[section])


def plain(form, row_of, join="\n", tail=True, wrap=None):
    """A form as lines, by row_of(key, type, label, value) → lines."""
    out = ["Fostering Panel Escalation form" if form.kind == "surrey-panel"
           else "Foster carers' escalation form", ""]
    last = None
    for key, type_, section, label, value in form.rows:
        if section != last and section in SECTIONS and (section < "B" or form.returned):
            out += ["", heading(section), ""]
        last = section
        if section and section > "A" and not form.returned:
            continue
        if type_ == "group":
            out += ["", label]
        elif type_ == "actions":
            out += ["", label] + actions_as_lines(form, value)
        else:
            out += row_of(key, type_, form.slip(label), value)
    if tail:
        out += ["", form.rng.choice(["Kind regards", "Many thanks", "Best wishes,"]), form.name()]
    if wrap:
        out = [line for text in out for line in (textwrap.wrap(text, wrap) or [""])]
    return join.join(out) + "\n"


def actions_as_lines(form, tasks):
    out = []
    for t in tasks or []:
        out += ["Action: " + t["action"], "By whom: " + t["by_whom"],
                "By when: " + spell_when(form.rng, t["by_when"]), ""]
    return out


def value_as_text(form, type_, value):
    if type_ == DATE:
        return spell_date(form.rng, value)
    if type_ == "roles":
        return ", ".join(ROLES[r] for r in value)
    if type_ == TICK:
        return {True: "YES", False: "NO", None: ""}[value]
    return value or ""


def labelled(form, mark):
    """Label, what `mark` puts behind it, value."""
    def row(key, type_, label, value):
        label = label.rstrip("?") + "?" if label.endswith("?") else label + mark
        if type_ == PROSE_FIELD:
            if not value:
                return [label]
            return ([label] if len(value) > 1 else []) + \
                ([value[0], "", value[1]] if len(value) > 1 else [label + " " + value[0]])
        return [(label + " " + value_as_text(form, type_, value)).rstrip()]
    return row


def text_colon(form):
    return plain(form, labelled(form, ":"))


def text_wrapped(form):
    return plain(form, labelled(form, ":"), wrap=72)


def text_bullets(form):
    inner = labelled(form, ":")
    def row(key, type_, label, value):
        lines = inner(key, type_, label, value)
        return [bullet + lines[0]] + lines[1:]
    bullet = form.rng.choice(["- ", "* ", "• ", "· "])
    return plain(form, row)


def text_numbered(form):
    inner, count = labelled(form, ":"), [0]
    def row(key, type_, label, value):
        count[0] += 1
        lines = inner(key, type_, label, value)
        return ["%d. %s" % (count[0], lines[0])] + lines[1:]
    return plain(form, row)


def text_below(form):
    """The value on the line below its label."""
    def row(key, type_, label, value):
        if type_ == TICK:
            return labelled(form, ":")(key, type_, label, value)
        if type_ == PROSE_FIELD:
            return [label + (":" if not label.endswith("?") else "")] + \
                ("\n\n".join(value).split("\n") if value else []) + [""]
        return [label + (":" if not label.endswith("?") else ""),
                value_as_text(form, type_, value), ""]
    return plain(form, row)


def text_columns(form):
    """Blanks up to a column."""
    def row(key, type_, label, value):
        if type_ == PROSE_FIELD:
            return labelled(form, ":")(key, type_, label, value)
        return [("%-46s  %s" % (label, value_as_text(form, type_, value))).rstrip()]
    return plain(form, row)


def text_stars(form):
    """*Label:* value, as programs write bold in plain text."""
    def row(key, type_, label, value):
        lines = labelled(form, ":")(key, type_, label, value)
        cut = min(lines[0].find(c) for c in ":?" if c in lines[0]) + 1
        return ["*%s*%s" % (lines[0][:cut], lines[0][cut:])] + lines[1:]
    return plain(form, row)


def text_boxes(form):
    """[x] Yes  [ ] No"""
    before = form.rng.random() < 0.5
    mark = form.rng.choice(["x", "X", "✓", "/"])
    def row(key, type_, label, value):
        if type_ != TICK:
            return labelled(form, ":")(key, type_, label, value)
        yes, no = ("[%s]" % (mark if value is v else " ") for v in (True, False))
        return ["%s: %s" % (label.rstrip("?"), "%s Yes  %s No" % (yes, no) if before
                            else "Yes %s  No %s" % (yes, no))]
    return plain(form, row)


def text_both_words(form):
    """YES / NO, with the one that is not meant deleted or the other one starred."""
    def row(key, type_, label, value):
        if type_ != TICK:
            return labelled(form, ":")(key, type_, label, value)
        words = {True: "*YES* / NO", False: "YES / *NO*", None: "YES / NO"}
        return ["%s: %s" % (label.rstrip("?"), words[value])]
    return plain(form, row)


def text_tabs(form):
    def row(key, type_, label, value):
        if type_ == TICK:
            return ["%s\t%s\t%s" % (label, "x" if value is True else "",
                                    "x" if value is False else "")]
        if type_ == PROSE_FIELD:
            return labelled(form, ":")(key, type_, label, value)
        return ["%s\t%s" % (label, value_as_text(form, type_, value))]
    return plain(form, row)


def escape(text):
    return html.escape(text, quote=False)


def paragraphs(value, tag="p"):
    return "".join("<%s>%s</%s>" % (tag, escape(p), tag) for p in value or [])


def page(form, row_of, open_table="<table border=1>", cell="<p class=MsoNormal>%s</p>"):
    """The form as tables of HTML; row_of(form, value) gives the two cells of a tick."""
    out, last, inside = ["<html><body><p><b>%s</b></p>" % escape(
        "Fostering Panel Escalation form" if form.kind == "surrey-panel"
        else "Foster carers' escalation form")], None, False
    def table(on):
        nonlocal inside
        if on != inside:
            out.append(open_table if on else "</table>")
        inside = on
    for key, type_, section, label, value in form.rows:
        if section != last and section in SECTIONS:
            table(False)
            out.append("<p>%s</p>" % escape(heading(section)))
        if section != last and section in ("E", "F"):
            table(False)
            out.append("<p>Section %s – %s</p>" % (section, label.lower()))
            table(True)
            out.append("<tr><td>%s</td></tr>" % (paragraphs(value) or "&nbsp;"))
            last = section
            continue
        last = section
        if key in ("resolved", "further_escalation"):
            table(False)
            out.append("<p>%s %s</p>" % (label, row_of(form, value, True)))
            continue
        table(True)
        if type_ == "group":
            out.append("<tr><td colspan=3><b>%s</b></td></tr>" % label)
        elif type_ == TICK:
            cells = row_of(form, value, False)
            out.append("<tr><td>%s</td>%s</tr>" % (cell % escape(form.slip(label)), cells))
        elif type_ == PROSE_FIELD:
            out.append("<tr><td colspan=3>%s</td></tr><tr><td colspan=3>%s</td></tr>"
                       % (escape(form.slip(label)), paragraphs(value) or "&nbsp;"))
        elif type_ == "actions":
            out.append("<tr><td colspan=3>%s</td></tr>" % label)
            out.append("<tr><td>Action</td><td>By whom</td><td>By when</td></tr>")
            for t in value or []:
                out.append("<tr><td>%s</td><td>%s</td><td>%s</td></tr>" % (
                    escape(t["action"]), escape(t["by_whom"]), spell_when(form.rng, t["by_when"])))
            out.append("<tr><td></td><td></td><td></td></tr>" * 2)
        else:
            out.append("<tr><td>%s</td><td colspan=2>%s</td></tr>" % (
                cell % escape(form.slip(label)),
                cell % (escape(value_as_text(form, type_, value)) or "&nbsp;")))
    table(False)
    return "\n".join(out) + "<p>Kind regards<br>%s</p></body></html>" % escape(form.name())


def two_words(value, styled, divider):
    return divider.join(styled(word, value is meant) for word, meant in
                        (("YES", True), ("NO", False)))


def ticks_by(styled):
    """Both words printed; `styled` shows which is meant."""
    def row(form, value, alone):
        if alone:
            return two_words(value, styled, " / ")
        return "<td>%s</td><td>%s</td>" % tuple(two_words(value, styled, "\0").split("\0"))
    return row


def style(meant, other="%s"):
    return lambda word, is_meant: (meant if is_meant else other) % word


def struck(form, value, alone):
    """The word that is not meant is struck out; nothing is, if neither is meant."""
    words = ["<s>%s</s>" % w if value is not None and value is not m else w
             for w, m in (("YES", True), ("NO", False))]
    return " / ".join(words) if alone else "<td>%s</td><td>%s</td>" % tuple(words)


def marks(form, value, alone):
    if alone:
        return {True: "Yes ☒ No ☐", False: "Yes ☐ No ☒", None: "Yes ☐ No ☐"}[value]
    mark = form.rng.choice(["x", "X", "✓", "✔", "☒"])
    return "<td>%s</td><td>%s</td>" % (mark if value is True else "", mark if value is False else "")


def one_cell(form, value, alone):
    word = {True: "Yes", False: "No", None: ""}[value]
    return word or "Yes / No" if alone else "<td colspan=2>%s</td>" % (word or "Yes / No")


def html_divs(form):
    """Lines, each a div with its label in bold."""
    text = plain(form, labelled(form, ":"))
    lines = ["<div>%s</div>" % (re.sub(r"^([^:?]{3,90}[:?])", r"<b>\1</b>", escape(l)) or "<br>")
             for l in text.split("\n")]
    return "<html><body>" + "".join(lines) + "</body></html>"


def html_layout(form):
    """The whole form inside a cell of a table that only lays out the page."""
    inner = page(form, marks).replace("<html><body>", "").replace("</body></html>", "")
    return "<table width=100%%><tr><td>&nbsp;</td><td>%s</td></tr></table>" % inner


SHAPES = {
    "text-colon": ("plain", text_colon), "text-wrapped": ("plain", text_wrapped),
    "text-bullets": ("plain", text_bullets), "text-numbered": ("plain", text_numbered),
    "text-below": ("plain", text_below), "text-columns": ("plain", text_columns),
    "text-stars": ("plain", text_stars), "text-boxes": ("plain", text_boxes),
    "text-both-words": ("plain", text_both_words), "text-tabs": ("plain", text_tabs),
    "html-marks": ("html", lambda f: page(f, marks)),
    "html-highlight": ("html", lambda f: page(f, ticks_by(style(
        "<span style='background:yellow;mso-highlight:yellow'>%s</span>")))),
    "html-bold": ("html", lambda f: page(f, ticks_by(style("<b>%s</b>")))),
    "html-underline": ("html", lambda f: page(f, ticks_by(style("<u>%s</u>")))),
    "html-border": ("html", lambda f: page(f, ticks_by(style(
        "<span style='border:solid windowtext 1.0pt'>%s</span>")))),
    "html-struck": ("html", lambda f: page(f, struck)),
    "html-one-cell": ("html", lambda f: page(f, one_cell)),
    "html-divs": ("html", html_divs), "html-layout": ("html", html_layout),
}
