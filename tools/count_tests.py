#!/usr/bin/env python3
"""Counts what ran: `tools/count_tests.py build/dev build/asan …` reads the results that ./dev test left there.

A GoogleTest binary counts with each of its cases, any other test as one. The last line is
"<n> passed, <m> failed"; the exit code is 1 when something failed or nothing ran.
"""
import pathlib
import sys
import xml.etree.ElementTree as xml


def count_googletest(path):
    """(passed, failed, skipped messages) of a GoogleTest XML file."""
    passed, failed, skipped = 0, 0, []
    for case in xml.parse(path).getroot().iter("testcase"):
        if case.find("failure") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped.append(f'{case.get("classname")}.{case.get("name")}')
        elif case.get("status", "run") == "run":
            passed += 1
    return passed, failed, skipped


def count_folder(build):
    results = build / "test-results"
    passed, failed, skipped = 0, 0, []
    for test in xml.parse(results / "ctest.junit.xml").getroot().iter("testcase"):
        name, status = test.get("name"), test.get("status")
        cases = results / (name.replace(".", "_") + "_test.xml")
        if cases.is_file():
            ok, bad, left = count_googletest(cases)
            if status == "fail" and bad == 0:  # crashed, or failed after its last case
                bad = 1
            passed, failed, skipped = passed + ok, failed + bad, skipped + left
        elif status == "run":
            passed += 1
        elif status == "fail":
            failed += 1
        else:
            skipped.append(name)
    return passed, failed, skipped


def main(argv):
    passed, failed = 0, 0
    for folder in argv[1:]:
        try:
            ok, bad, skipped = count_folder(pathlib.Path(folder))
        except (OSError, xml.ParseError) as problem:
            print(f"{folder}: no results: {problem}")
            ok, bad, skipped = 0, 1, []
        for name in skipped:
            print(f"skipped: {name}")
        passed, failed = passed + ok, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
