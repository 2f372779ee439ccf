# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes forms as people could send them: random fillings, in many shapes, with the slips that people
make.  Each comes with what must be read in it.  The same seed makes the same forms."""
import datetime
import html
import random
import re
import textwrap

FIRST = ("Ann Bob Chidi Dilys Efe Fatima Gwen Huw Imogen Jakub Kofi Leila Mairead Nia Oluwaseun Priya "
         "Quentin Róisín Siân Tomasz Ursula Vikram Wei Xanthe Yusuf Zoë").split()
LAST = ("Adeyemi Brandt-Jones Cooper Davies Eze Fitzgerald Graham Haddad Ibrahim Johnson Kowalska Lowe "
        "Marsh Nair O'Neill Patel Quayle Rossi Stone Tully Underhill Voss Whitmore Young Żak").split()
PROSE = [
    "The annual review was received two days before panel and did not answer last year's questions.",
    "Panel members asked for a chronology: there was none on file.",
    "Quality of reports was raised in March and again in June.",
    "Response: the panel was told that the worker had left.",
    "We ask for (1) an updated medical; (2) the two references; (3) a date for the next review.",
    "The Team Manager was not able to say when the checks will be done.",
    "Resolved at the last panel, but not done since.",
    "No: the carers were not asked. Yes, the school was.",
    "It isn't clear who decided this – or when.",
    "The children said that they had not been seen alone since 3 May.",
]
ADDED = ["Delay in DBS renewal", "Support to carers", "Matching considerations", "Contact arrangements",
         "Life story work", "Health and safety check", "Training offered to carers"]
TASKS = ["Update the medical", "Rewrite the assessment with the carers", "Chase both references",
         "Train the team on chronologies", "Tell the carers in writing"]

TEXT, DATE, TICK, PROSE_FIELD = "text", "date", "tick", "prose"

SURREY = [  # key, type, section, label
    ("foster_carers", TEXT, "A", "Foster carer’s name/s"),
    ("panel_date", DATE, "A", "Date of Fostering Panel"),
    ("social_worker", TEXT, "A", "Social Worker’s name"),
    ("team_manager", TEXT, "A", "Team Manager’s name"),
    ("panel_chair", TEXT, "A", "Name of Panel Chair"),
    ("panel_adviser", TEXT, "A", "Name of Panel Adviser"),
    ("PROCEDURAL", "group", "A", "PROCEDURAL"),
    ("concerns.timescales", TICK, "A", "Adherence to timescales"),
    ("concerns.planning", TICK, "A", "Appropriate planning processes / care plan"),
    ("concerns.checks", TICK, "A", "Checks / references completed"),
    ("PRACTICE", "group", "A", "PRACTICE"),
    ("concerns.reports_quality", TICK, "A", "Quality of reports"),
    ("concerns.assessment_quality", TICK, "A", "Quality of assessment"),
    ("concerns.analysis_quality", TICK, "A", "Quality of analysis"),
    ("concerns.inclusion", TICK, "A", "Inclusion of key individuals"),
    ("concerns.decision_making", TICK, "A", "Decision Making and Intervention"),
    ("concerns.safeguarding", TICK, "A", "Safeguarding concerns"),
    ("details", PROSE_FIELD, "A",
     "Further information – nature of concerns and actions requested to resolve"),
    ("response_due", DATE, "A", "DATE FOR RESPONSE (5 working days)"),
    ("manager", TEXT, "B", "Name of manager asked to deal with complaint"),
    ("date_sent", DATE, "B", "Date sent to manager"),
    ("spreadsheet_updated", TEXT, "B", "Spreadsheet updated"),
    ("response", PROSE_FIELD, "C", "Response to concerns raised"),
    ("actions", "actions", "C", "Actions and learning"),
    ("date_received", DATE, "D", "Date received"),
    ("date_to_chair", DATE, "D", "Date sent to panel chair"),
    ("date_to_adm", DATE, "D", "Date sent to ADM"),
    ("feedback_date", DATE, "D", "Date for feedback to fostering panel"),
    ("adm_response", PROSE_FIELD, "E", "Response of ADM"),
    ("chair_response", PROSE_FIELD, "F", "Response of Panel Chair"),
    ("resolved", TICK, "F", "Resolved"),
    ("further_escalation", TICK, "F", "Further escalation required"),
]
SECTIONS = {"A": "to be completed by Panel Chair", "B": "to be completed by Panel Advisor",
            "C": "to be completed by manager", "D": "to be completed by panel advisor"}
CROYDON = [
    ("carers", TEXT, None, "Carer name(s)"),
    ("ssw", TEXT, None, "Supervising Social Worker"),
    ("first_raised", DATE, None, "Date first raised with SSW"),
    ("concern", PROSE_FIELD, None, "What is the concern?"),
    ("impact", PROSE_FIELD, None, "Impact on the child or children"),
    ("bottom_line", PROSE_FIELD, None, "What would resolve it (bottom line)"),
    ("conversations", PROSE_FIELD, None, "Conversations had, with dates"),
    ("tried", PROSE_FIELD, None, "What has been tried"),
    ("about", "roles", None, "Who is the concern about?"),
    ("immediate_safeguarding", TICK, None, "Immediate safeguarding concern"),
    ("reputation", TICK, None, "Would the council's reputation be harmed?"),
    ("inform_iro", TICK, None, "Please tell the IRO"),
]
ROLES = {"ssw": "Supervising Social Worker", "team-manager": "Team Manager",
         "service-manager": "Fostering Service Manager", "head-of-service": "Head of Service"}
CARER_PROSE = [
    "The respite weekend was cancelled for the third time, on the day itself.",
    "He was told each time that he was going. He now refuses to pack.",
    "We want dates in writing for the next three months.",
    "I rang on Monday and again on Wednesday; nobody rang back.",
    "J. is very unsettled and has not slept. It isn't fair on him.",
    "I asked at the review as well: it was written down, and nothing came of it.",
]


class Form:
    """A filling: rows of (key, type, section, label as printed, value), and what must be read."""

    def __init__(self, rng, kind, returned=False):
        self.rng, self.kind, self.returned = rng, kind, returned
        self.rows, self.want = [], {"procedure": kind}
        for key, type_, section, label in SURREY if kind == "surrey-panel" else CROYDON:
            value = self.fill(key, type_, section)
            self.rows.append([key, type_, section, label, value])
            if type_ not in ("group", "actions"):
                self.expect(key, "\n".join(value) if type_ == PROSE_FIELD and value else value)
        if kind == "surrey-panel":
            self.add_rows()

    def expect(self, key, value):
        if isinstance(value, datetime.date):
            value = value.isoformat()
        group, _, last = key.rpartition(".")
        (self.want.setdefault(group, {}) if group else self.want)[last] = value

    def name(self):
        return "%s %s" % (self.rng.choice(FIRST), self.rng.choice(LAST))

    def people(self):
        return self.rng.choice([self.name(), "%s and %s" % (self.name(), self.name()),
                                "%s & %s %s" % (self.rng.choice(FIRST), self.rng.choice(FIRST),
                                                self.rng.choice(LAST))])

    def prose(self, pool):
        lines = self.rng.sample(pool, self.rng.randint(2, 5))
        cut = self.rng.randint(1, len(lines))
        return [" ".join(p) for p in (lines[:cut], lines[cut:]) if p]

    def fill(self, key, type_, section):
        rng, late = self.rng, section is not None and section > "A"
        if late and not self.returned or key == "feedback_date":
            return None
        if type_ == TEXT:
            if key == "spreadsheet_updated":
                return rng.choice(["Yes", "Yes, 5 May", "5/5/2026"])
            return self.people() if key in ("foster_carers", "carers") else self.name()
        if type_ == DATE:
            return datetime.date(2026, 1, 1) + datetime.timedelta(rng.randrange(300)) \
                if rng.random() < 0.85 else None
        if type_ == TICK:
            if key == "further_escalation":
                return {True: False, False: True}.get(self.want.get("resolved"))
            return rng.choice([True, False, None])
        if type_ == PROSE_FIELD:
            pool = CARER_PROSE if self.kind == "croydon-carer" else PROSE
            return self.prose([p for p in pool if key != "response" or p[:9] != "Response:"])
        if type_ == "roles":
            return [r for r in ROLES if r in rng.sample(list(ROLES), 2)][:rng.randint(1, 2)]
        if type_ == "actions":
            tasks = [{"action": t, "by_whom": self.name(),
                      "by_when": rng.choice(["2026-05-20", "2026-06-01", "ongoing"])}
                     for t in rng.sample(TASKS, rng.randint(1, 3))]
            self.want["actions"] = tasks
            return tasks
        return None

    def add_rows(self):
        """The council's own rows under the two headings."""
        names = self.rng.sample(ADDED, self.rng.randint(0, 2))
        for name in names:
            raised = self.rng.choice([True, False])
            at = max(i for i, row in enumerate(self.rows) if row[0].startswith("concerns."))
            self.rows.insert(at + 1, ["other", TICK, "A", name, raised])

    def shuffle(self):
        """Rows of one kind change places, as in forms that a council has made over."""
        for wanted in (("foster_carers", "panel_chair"), ("concerns.reports_quality",
                                                          "concerns.decision_making")):
            keys = [row[0] for row in self.rows]
            if wanted[0] in keys:
                a, b = keys.index(wanted[0]), keys.index(wanted[1]) + 1
                part = self.rows[a:b]
                self.rng.shuffle(part)
                self.rows[a:b] = part

    def others(self):
        return [{"label": row[3], "raised": row[4]} for row in self.rows if row[0] == "other"]

    def slip(self, label):
        """A label as somebody types it; the council's own rows have no other spelling."""
        rng = self.rng
        if label in ADDED:
            return label
        words = label.split(" ")
        long = [i for i, w in enumerate(words) if len(w) > 6 and w.isalpha()]
        kind = rng.randrange(6)
        if kind == 0 and long:
            i = rng.choice(long)
            w, at = words[i], rng.randrange(2, len(words[i]) - 2)
            words[i] = rng.choice([w[:at] + w[at + 1:], w[:at] + w[at + 1] + w[at] + w[at + 2:]])
            return " ".join(words)
        return (label.replace("’", "'") if kind == 1 else label.upper() if kind == 2
                else label.replace("Adviser", "Advisor") if kind == 3
                else label.replace("’", "").replace("name/s", "names") if kind == 4 else label)


def spell_date(rng, day):
    if day is None:
        return ""
    month = day.strftime("%B")
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return rng.choice(["%d %s %d" % (day.day, month, day.year), day.strftime("%d/%m/%Y"),
                       day.strftime("%d.%m.%y"), "%d%s %s %d" % (day.day, suffix, month, day.year),
                       day.strftime("%A ") + "%d %s %d" % (day.day, month, day.year),
                       "%d-%s-%d" % (day.day, month[:3], day.year), day.isoformat()])


def spell_when(rng, when):
    return when if when == "ongoing" else spell_date(rng, datetime.date.fromisoformat(when))


# ---- shapes: a filled form → (type of text, body)

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


def make(shape, seed):
    """One mail, and the form that must be read in it."""
    rng = random.Random("%s %d" % (shape, seed))
    form = Form(rng, "croydon-carer" if seed % 4 == 3 else "surrey-panel", seed % 4 == 2)
    if seed % 2:
        form.shuffle()
    form.want["other_concerns"] = form.others()
    kind, body = SHAPES[shape]
    text = body(form)
    if kind == "plain" and rng.random() < 0.5:
        text = "Dear all,\n\nPlease find the form below.\n\n" + text
    head = ["From: Ursula Brandt <ursula@panel.example>", "To: escalations@council.example",
            "Subject: Escalation form", "Date: Mon, 13 Jul 2026 16:35:00 +0000",
            "Message-ID: <%s.%d@panel.example>" % (shape, seed), "MIME-Version: 1.0",
            "Content-Type: text/%s; charset=utf-8" % kind, "Content-Transfer-Encoding: 8bit", "", ""]
    return ("\n".join(head) + text).encode(), form.want
