#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays each scenario of tests/scenarios on the rehearsal clock and compares what comes out.

usage: run_scenarios.py PROGRAMS SOURCE [NAME...]
    PROGRAMS  the directory of escalated and escalatectl
    SOURCE    the top of the source tree
    NAME      only the scenarios whose file begins like this

One line of TAP a scenario.  With UPDATE_SCENARIOS=1 in the environment the part that comes out is
written into the files anew: read the difference before you keep it.  tests/scenarios/README says
what stands in a scenario.
"""
import concurrent.futures
import difflib
import os
import shutil
import subprocess
import sys
import tempfile

from scenario_file import Scenario, ScenarioError, load
from scenario_play import play


def difference(scenario, outcome):
    """The lines that differ, or none."""
    wanted, real = scenario.expected_lines(), outcome.lines()
    if wanted == real:
        return []
    return list(difflib.unified_diff(wanted, real, "told in the scenario", "what came out",
                                     lineterm="", n=2))


def run(path, programs, source, update):
    """Plays one scenario; returns its title, its known fault, and a list of complaints."""
    try:
        scenario = load(path)
    except ScenarioError as e:
        return os.path.basename(path), None, [str(e)]
    room = tempfile.mkdtemp(prefix="escalated-scenario-")
    try:
        outcome = play(scenario, room, programs, source)
        complaints = outcome.complaints
        if update and not scenario.fault:
            complaints = complaints + ["a reason has lost its line: " + lost
                                       for lost in scenario.update(outcome)]
        else:
            complaints = complaints + difference(scenario, outcome)
    except (ScenarioError, subprocess.SubprocessError, OSError) as e:
        complaints = [str(e)]
    finally:
        if os.environ.get("KEEP_SCENARIOS"):
            complaints.append("kept: " + room)
        else:
            shutil.rmtree(room, ignore_errors=True)
    return scenario.title, scenario.fault, complaints


def main():
    programs, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    folder = os.path.join(source, "tests", "scenarios")
    names = sorted(n for n in os.listdir(folder) if n.endswith(".txt"))
    if sys.argv[3:]:
        names = [n for n in names if n.startswith(tuple(sys.argv[3:]))]
    update = bool(os.environ.get("UPDATE_SCENARIOS"))
    failed = 0
    print("1..%d" % len(names))
    # Each run mostly waits for the disk, so a few more at once than there are processors.
    with concurrent.futures.ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        jobs = [pool.submit(run, os.path.join(folder, n), programs, source, update) for n in names]
        for number, (name, job) in enumerate(zip(names, jobs), 1):
            title, fault, complaints = job.result()
            failed += bool(complaints) != bool(fault)
            print("%s %d - %s %s%s" % ("not ok" if complaints else "ok", number, name[:-4],
                                       title.replace("#", ""),
                                       " # TODO " + fault if fault else ""))
            for line in complaints:
                print("\n".join("#   " + part for part in line.split("\n")))
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
