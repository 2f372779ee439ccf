# SPDX-License-Identifier: GPL-3.0-or-later
"""What the test scripts in Python print: TAP, with what was found under each line that fails."""
import sys

count = 0
failed = 0


def ok(holds, what, *found):
    """One line; `found` is shown if it does not hold.  Returns whether it does."""
    global count, failed
    count += 1
    print("%s %d - %s" % ("ok" if holds else "not ok", count, what))
    if not holds:
        failed += 1
        for thing in found:
            for line in str(thing).splitlines()[-40:]:
                print("#   " + line)
    sys.stdout.flush()
    return bool(holds)


def equal(got, want, what):
    return ok(got == want, what, "got:      %r" % (got,), "expected: %r" % (want,))


def has(text, part, what):
    return ok(part in (text or ""), what, "looked for %r in:" % part, text)


def lacks(text, part, what):
    return ok(part not in text, what, "found %r in:" % part, text)


def skip(why, what):
    global count
    count += 1
    print("ok %d - %s # SKIP %s" % (count, what, why))
    sys.stdout.flush()


def skip_all(why):
    print("1..0 # SKIP %s" % why)
    sys.exit(0)


def note(text):
    print("# " + text)
    sys.stdout.flush()


def done():
    print("1..%d" % count)
    sys.exit(1 if failed else 0)
