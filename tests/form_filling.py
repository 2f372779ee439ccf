# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in made-up forms: random fillings, and what must be read of each."""
import datetime

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
