# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and writes the files of tests/scenarios (their README says what stands in them)."""
import datetime
import re
import textwrap

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April May June July August September October November "
          "December").split()
WHEN = re.compile(r"^(%s) (\d{1,2}) (%s) (\d{4}), (\d\d):(\d\d)(?:: (.*))?$"
                  % ("|".join(DAYS), "|".join(MONTHS)))
WRITES = re.compile(r'^(?P<who>.+?) (?:writes|answers "(?P<answers>.+)")$')
WIDTH = 100


class ScenarioError(Exception):
    """A scenario that cannot be read or played."""


def spell(when):
    """Friday 18 December 2026, 10:00"""
    return "%s %d %s %d, %02d:%02d" % (DAYS[when.weekday()], when.day, MONTHS[when.month - 1],
                                       when.year, when.hour, when.minute)


def spell_day(day):
    return spell(datetime.datetime.combine(day, datetime.time())).rsplit(",", 1)[0]


class Input:
    """A mail that comes in, or a look at the cases."""

    def __init__(self, when, heading):
        self.when, self.heading, self.lines = when, heading, []
        self.who = self.answers = None
        if heading != "a look":
            match = WRITES.match(heading)
            if not match:
                raise ScenarioError("neither a mail nor a look: " + heading)
            self.who, self.answers = match.group("who"), match.group("answers")

    def mail(self):
        """Its header lines and its body."""
        lines = self.lines + [""]
        blank = lines.index("")
        return lines[:blank], "\n".join(lines[blank + 1:])


class Group:
    """What came out at one moment: (line, the reasons beside it) each; at the end: when is None."""

    def __init__(self, when):
        self.when, self.lines = when, []


class Scenario:
    def __init__(self, path):
        self.path, self.title = path, ""
        self.head, self.settings, self.fault = [], [], None
        self.inputs, self.groups = [], []
        self.end, self.checks = Group(None), Group(None)

    def expected_lines(self):
        lines = []
        for group in self.groups:
            lines += [spell(group.when)] + ["- " + line for line, _ in group.lines]
        return lines + ["At the end"] + ["- " + line for line, _ in self.end.lines]

    def update(self, outcome):
        """Writes the file with what came out; the reasons stay beside their lines.  Returns those
        that have lost theirs."""
        reasons = {}
        for group in self.groups + [self.end]:
            for line, why in group.lines:
                if why:
                    reasons[(group.when, line)] = why
        out = self.head[:]
        groups = {when: lines for when, lines in outcome.groups}
        moments = sorted(set(groups) | {i.when for i in self.inputs})
        for when in moments:
            for item in self.inputs:
                if item.when == when:
                    out += ["%s: %s" % (spell(when), item.heading)]
                    out += [("    " + line).rstrip() for line in item.lines] + [""]
            if when in groups:
                out += [spell(when)] + written(groups[when], when, reasons) + [""]
        out += ["At the end"] + written(outcome.end, None, reasons)
        if self.checks.lines:
            out += ["", "What can be read"] + written([line for line, _ in self.checks.lines],
                                                     None, {})
        with open(self.path, "w", encoding="utf-8") as f:
            f.write("\n".join(out) + "\n")
        return ["%s: %s" % (line, " ".join(why)) for (_, line), why in reasons.items()]


def written(lines, when, reasons):
    out = []
    for line in lines:
        out += textwrap.wrap("- " + line, WIDTH, initial_indent="  ", subsequent_indent="    ",
                             break_long_words=False, break_on_hyphens=False)
        for why in reasons.pop((when, line), ()):
            out += textwrap.wrap("Why: " + why, WIDTH, initial_indent="      ",
                                 subsequent_indent="           ", break_on_hyphens=False)
    return out


def parse_when(match, where):
    day, month = int(match.group(2)), MONTHS.index(match.group(3)) + 1
    when = datetime.datetime(int(match.group(4)), month, day, int(match.group(5)),
                             int(match.group(6)))
    if DAYS[when.weekday()] != match.group(1):
        raise ScenarioError("%s: that day is a %s" % (where, DAYS[when.weekday()]))
    return when


def take_line(group, line, where):
    """One line of what comes out: a new one, a reason beside it, or more of either."""
    text = line.strip()
    if text.startswith("- "):
        group.lines.append((text[2:], []))
    elif not group.lines:
        raise ScenarioError(where + ": a line of its own begins with -")
    elif text.startswith("Why: "):
        group.lines[-1][1].append(text[5:])
    else:
        last, why = group.lines[-1]
        if why:
            why[-1] += " " + text
        else:
            group.lines[-1] = (last + " " + text, why)


def begin_part(scenario, line, where):
    """The part that this line, which stands at the margin, begins."""
    match = WHEN.match(line)
    if line == "At the end":
        return scenario.end
    if line == "What can be read":
        return scenario.checks
    if not match:
        raise ScenarioError(where + ": neither a date nor a part: " + line)
    when = parse_when(match, where)
    if match.group(7):
        scenario.inputs.append(Input(when, match.group(7)))
        return scenario.inputs[-1]
    scenario.groups.append(Group(when))
    return scenario.groups[-1]


def finish(scenario):
    for item in scenario.inputs:
        while item.lines and not item.lines[-1]:
            item.lines.pop()
    if not scenario.title or not scenario.inputs:
        raise ScenarioError("a scenario has a title and a mail that comes in")
    moments = [i.when for i in scenario.inputs]
    if moments != sorted(set(moments)):
        raise ScenarioError("what comes in stands in the order of time, each at its own moment")
    return scenario


def load(path):
    scenario, part = Scenario(path), None
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for number, line in enumerate(lines, 1):
        where = "line %d" % number
        if line and not line[0].isspace() and (part or WHEN.match(line)):
            part = begin_part(scenario, line, where)
        elif part is None:
            scenario.title = scenario.title or line
            scenario.head.append(line)
            if line.startswith("In this council: "):
                scenario.settings.append(line.split(": ", 1)[1])
            if line.startswith("Known fault: "):
                scenario.fault = line.split(": ", 1)[1]
        elif isinstance(part, Input):
            part.lines.append(line[4:] if line.startswith("    ") else line.strip())
        elif line.strip():
            take_line(part, line, where)
    return finish(scenario)
