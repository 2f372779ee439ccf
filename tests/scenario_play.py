# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a scenario with the real programs in a room of its own, and gathers what came out."""
import csv
import datetime
import email
import email.policy
import glob
import json
import os
import re
import shutil
import subprocess

from scenario_file import ScenarioError, spell, spell_day

FOLDERS = ("in", "out")
TIMEOUT = 60


def last_sunday(year, month):
    day = datetime.date(year, month, 31)
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7)


def offset(when):
    """Hours that the clocks of London are ahead on this local day and time."""
    begins = datetime.datetime.combine(last_sunday(when.year, 3), datetime.time(1))
    ends = datetime.datetime.combine(last_sunday(when.year, 10), datetime.time(2))
    return 1 if begins <= when < ends else 0


def date_header(when):
    return when.strftime("%a, %d %b %Y %H:%M:%S ") + "+0%d00" % offset(when)


def squeeze(text):
    """White space and the marks of quoting make no difference."""
    return " ".join(re.sub(r"(?m)^(> ?)+", "", text).split())


class Sent:
    """A mail of ours."""

    def __init__(self, raw):
        m = email.message_from_bytes(raw, policy=email.policy.default)
        self.id = m["Message-ID"]
        self.ref, self.serial = self.id.strip("<>").split(".")[:2]
        self.serial = int(self.serial)
        self.to = m["To"].addresses[0].addr_spec
        self.subject = str(m["Subject"])
        self.when = m["Date"].datetime.replace(tzinfo=None)
        self.text = squeeze(m.get_body(("plain",)).get_content())


class Outcome:
    def __init__(self):
        self.groups, self.end, self.complaints = [], [], []

    def lines(self):
        lines = []
        for when, group in self.groups:
            lines += [spell(when)] + ["- " + line for line in group]
        return lines + ["At the end"] + ["- " + line for line in self.end]


class Room:
    """A council of its own: configuration, people, mailbox, sent mails and store."""

    def __init__(self, scenario, path, programs, source):
        self.scenario, self.path, self.programs = scenario, path, programs
        self.council = os.path.join(source, "tests", "scenarios", "council")
        self.etc = os.path.join(source, "etc")
        self.logged, self.delivered = "", 0
        for folder in FOLDERS:
            for part in ("new", "cur", "tmp"):
                os.makedirs(os.path.join(path, folder, part))
        for folder in ("procedures", "forms"):
            shutil.copytree(os.path.join(self.etc, folder), os.path.join(path, folder))
        shutil.copy(os.path.join(self.etc, "bank-holidays.tsv"), path)
        shutil.copy(os.path.join(self.council, "escalated.conf"), path)
        with open(os.path.join(self.council, "people.csv"), encoding="utf-8", newline="") as f:
            self.people = list(csv.DictReader(f))
        for setting in scenario.settings:
            self.settle(setting)
        with open(os.path.join(path, "people.csv"), "w", encoding="utf-8", newline="") as f:
            table = csv.DictWriter(f, self.people[0].keys())
            table.writeheader()
            table.writerows(self.people)
        self.names = {p["email"]: p["name"] for p in self.people}

    def settle(self, words):
        """One sentence of "In this council"."""
        away = re.match(r"^(.+) is away from (\S+) until (\S+)\.$", words)
        none = re.match(r"^(.+) has no (deputy|manager)\.$", words)
        other = re.match(r"^the (deputy|manager) of (.+) is (.+)\.$", words)
        gone = re.match(r"^(.+) is not in the directory\.$", words)
        also = re.match(r"^(.+) also writes from (\S+)\.$", words)
        key = re.match(r"^(\S+) has (\S+) = (\S+)$", words)
        if away:
            person = self.person(away.group(1))
            person["absent_from"], person["absent_until"] = away.group(2), away.group(3)
        elif none:
            self.person(none.group(1))[none.group(2)] = ""
        elif other:
            self.person(other.group(2))[other.group(1)] = self.person(other.group(3))["email"]
        elif gone:
            self.people.remove(self.person(gone.group(1)))
        elif also:
            for p in self.people:
                p.setdefault("aliases", "")
            self.person(also.group(1))["aliases"] = also.group(2)
        elif key:
            self.change(key.group(1), key.group(2), key.group(3))
        else:
            raise ScenarioError("not understood: In this council: " + words)

    def change(self, procedure, key, value):
        path = os.path.join(self.path, "procedures", procedure + ".conf")
        with open(path, encoding="utf-8") as f:
            text = f.read()
        text, count = re.subn(r"(?m)^(\t%s = ).*$" % re.escape(key), r"\g<1>" + value, text)
        if count != 1:
            raise ScenarioError("%s has no one key %s" % (procedure, key))
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def person(self, name):
        for p in self.people:
            if p["name"] == name:
                return p
        raise ScenarioError("not in the directory: " + name)

    def name(self, address):
        return self.names.get(address, address)

    def address(self, who):
        """The From of somebody: "Mary Oduya", or "Dan Wells <dan@wells.example>"."""
        return who if "<" in who else "%s <%s>" % (who, self.person(who)["email"])

    def read(self, folder):
        for path in glob.glob(os.path.join(self.path, folder, "new", "*")):
            with open(path, "rb") as f:
                yield f.read()

    def sent(self):
        return sorted((Sent(raw) for raw in self.read("out")), key=lambda m: m.serial)

    def answered(self, item):
        """Our mail that this one answers."""
        _, _, address = self.address(item.who).rpartition("<")
        found = [m for m in self.sent() if item.answers in m.subject and
                 (m.to == address.rstrip(">") or item.who.startswith("Mail delivery"))]
        if not found:
            raise ScenarioError("%s: %s got no mail \"%s\". The mails sent are:\n%s" % (
                spell(item.when), item.who, item.answers,
                "\n".join("%s: %s" % (self.name(m.to), m.subject) for m in self.sent())))
        return found[-1]

    def deliver(self, item):
        headers, body = item.mail()
        named = {h.split(":")[0].lower() for h in headers}
        self.delivered += 1
        standard = ["From: " + self.address(item.who), "To: escalations@millbrook.example",
                    "Date: " + date_header(item.when),
                    "Message-ID: <mail-%d@scenario.example>" % self.delivered]
        if item.answers:
            parent = self.answered(item)
            body = body.replace("{Message-ID}", parent.id)
            if not item.who.startswith("Mail delivery"):
                standard += ["In-Reply-To: " + parent.id, "References: " + parent.id]
        if "content-type" not in named:
            standard += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                         "Content-Transfer-Encoding: 8bit"]
        headers = [h for h in standard if h.split(":")[0].lower() not in named] + headers
        path = os.path.join(self.path, "in", "new", "%03d.scenario" % self.delivered)
        with open(path, "wb") as f:
            f.write(("\n".join(headers) + "\n\n" + body + "\n").encode())

    def command(self, program, *arguments):
        done = subprocess.run([os.path.join(self.programs, program), "-c", "escalated.conf",
                               *arguments], cwd=self.path, capture_output=True, timeout=TIMEOUT)
        if done.returncode != 0:
            raise ScenarioError("%s %s: exit %d\n%s" % (program, " ".join(arguments),
                                                        done.returncode, done.stderr.decode()))
        return done

    def rehearse(self, when):
        done = self.command("escalated", "--once", "--at", when.strftime("%Y-%m-%dT%H:%M"))
        self.logged += done.stderr.decode()

    def ask(self, *words):
        return json.loads(self.command("escalatectl", "--json", *words).stdout)

    def tell(self, *words):
        return squeeze(self.command("escalatectl", *words).stdout.decode())


def rehearse_all(room):
    """A mail that answers another needs that one to be sent; the others can go in together."""
    waiting = False
    for item in room.scenario.inputs:
        if item.answers and waiting:
            room.rehearse(previous)
        if item.who:
            room.deliver(item)
        waiting, previous = True, item.when
    room.rehearse(previous)


def event_line(room, event):
    who = ", " + room.name(event["who"]) if event["who"] else ""
    rule = "%-4s" % event["rule"] if event["rule"] else "    "
    return "%s%s%s: %s" % (rule, event["event"], who, " ".join(event["detail"].split()))


def gather_case(room, ref, prefix, sent, found, outcome):
    """The events of a case; where the log has a mail, the mail itself."""
    mails = [m for m in sent if m.ref == ref]
    for event in room.ask("log", ref)["history"]:
        when = datetime.datetime.fromisoformat(event["at"]).replace(tzinfo=None, second=0)
        if event["event"] != "mail-out":
            found.append((when, prefix + event_line(room, event)))
            continue
        mail = next((m for m in mails if m.to == event["who"]
                     and m.when.replace(second=0) == when), None)
        if mail:
            mails.remove(mail)
            subject = mail.subject.replace("[%s] " % ref, "")
            found.append((when, "%smail to %s: %s" % (prefix, room.name(mail.to), subject)))
        else:
            found.append((when, "%smail to %s, which has not gone out: %s" %
                          (prefix, room.name(event["who"]), event["detail"])))
    outcome.complaints += ["a mail that is not in the log: %s to %s" % (m.subject, m.to)
                           for m in mails]


def state_line(room, ref):
    c = room.ask("show", ref)
    words = [c["state"] + (" as " + c["closed_as"] if c["closed_as"] else "")]
    if c["step"] and c["state"] != "closed":
        words.append("step %d, %s" % (c["step"]["number"], c["step"]["name"]))
        if c["owner"]:
            words.append(c["owner"]["name"])
        if c["step"]["due"]:
            words.append("due " + spell_day(datetime.date.fromisoformat(c["step"]["due"])))
    if c["next"]:
        when = datetime.datetime.fromisoformat(c["next"]["at"]).replace(tzinfo=None)
        words.append("next: %s on %s" % (c["next"]["what"], spell(when)))
    return "%s: %s" % (ref, "; ".join(words))


def gather(room, outcome):
    cases = sorted(c["ref"] for c in room.ask("list")["cases"])
    sent, found = room.sent(), []
    for ref in cases:
        prefix = "[%s] " % ref if len(cases) > 1 else ""
        gather_case(room, ref, prefix, sent, found, outcome)
    for mail in sent:
        if mail.ref not in cases:
            found.append((mail.when.replace(second=0),
                          "mail to %s: %s" % (room.name(mail.to), mail.subject)))
    for when in sorted({w for w, _ in found}):
        outcome.groups.append((when, [line for w, line in found if w == when]))
    outcome.end = [state_line(room, ref) for ref in cases] or ["no case"]
    for mail in room.ask("quarantine", "list")["mails"]:
        outcome.end.append("waits for a person, %s: a mail of %s. %s"
                           % (mail["state"], room.name(mail["from"]) or "an unknown sender",
                              mail["reason"]))


def said(room, line, outcome):
    """What a line of "What can be read" speaks of: texts that must, or must not, say it."""
    mail = re.match(r'^(?:The mail|All mails) to (.+?)(?:, "(.+?)",?)? (?:does not |do not )?say',
                    line)
    if mail:
        found = [m for m in room.sent() if room.name(m.to) == mail.group(1)
                 and (mail.group(2) or "") in m.subject]
        if not found:
            raise ScenarioError("there is no such mail: " + line)
        return [m.text for m in found] if line.startswith("All") else [found[-1].text]
    if line.startswith("The system log "):
        return [room.logged]
    for words, command in (("The case note ", "casenote"), ("The explanation ", "explain")):
        if line.startswith(words):
            return [room.tell(command, c["ref"]) for c in room.ask("list")["cases"]]
    if line.startswith("The register "):
        return [room.tell("register", "--csv", "-")]
    quarter = re.match(r"^The report of (\d{4}Q[1-4]) ", line)
    if quarter:
        return [room.tell("report", "--quarter", quarter.group(1))]
    raise ScenarioError("not understood: " + line)


def check(room, outcome):
    for line, _ in room.scenario.checks.lines:
        match = re.match(r"^.+? (does not say|do not say|says|say): (.+)$", line)
        if not match:
            raise ScenarioError("not understood: " + line)
        wanted = squeeze(match.group(2))
        wrong = "not" in match.group(1)
        for text in said(room, line, outcome):
            if (wanted in text) == wrong:
                outcome.complaints.append("it is not so: %s\nThe words are: %s" % (line, text))
                break


def check_always(room, outcome):
    """What holds in every scenario: no mail is left or lost, the log is whole and names nobody."""
    left = list(room.read("in"))
    if left:
        outcome.complaints.append("%d mails still lie in the mailbox" % len(left))
    room.command("escalatectl", "verify")
    for p in room.people:
        for words in (p["name"], p["email"]):
            if words in room.logged:
                outcome.complaints.append("the system log names somebody (B5): " + words)


def play(scenario, path, programs, source):
    room, outcome = Room(scenario, path, programs, source), Outcome()
    rehearse_all(room)
    gather(room, outcome)
    check(room, outcome)
    check_always(room, outcome)
    return outcome
