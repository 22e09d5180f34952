#!/usr/bin/env python3
"""tools/count_tests.py on results written by hand."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import count_tests

JUNIT = """<testsuite>
<testcase name="text" status="run"/><testcase name="signals.lexicon" status="fail"/>
<testcase name="tidy.house" status="run"/><testcase name="e2e.scan" status="fail"/><testcase name="old" status="disabled"/>
</testsuite>"""
TEXT = """<testsuites><testsuite><testcase name="A" status="run" classname="Fold"/>
<testcase name="B" status="run" classname="Fold"/>
<testcase name="C" status="run" classname="Fold"><skipped message="no data"/></testcase></testsuite></testsuites>"""
LEXICON = """<testsuites><testsuite><testcase name="A" status="run" classname="L"><failure/></testcase>
<testcase name="B" status="run" classname="L"/></testsuite></testsuites>"""


class Counts(unittest.TestCase):
    def run_on(self, files):
        with tempfile.TemporaryDirectory() as folder:
            results = pathlib.Path(folder) / "test-results"
            results.mkdir()
            for name, text in files.items():
                (results / name).write_text(text)
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                code = count_tests.main(["", folder])
            return code, out.getvalue().splitlines()

    def test_cases_of_googletest_and_single_tests_add_up(self):
        code, lines = self.run_on({"ctest.junit.xml": JUNIT, "text_test.xml": TEXT, "signals_lexicon_test.xml": LEXICON})
        self.assertEqual(lines[-1], "4 passed, 2 failed")
        self.assertIn("skipped: Fold.C", lines)
        self.assertEqual(code, 1)

    def test_a_crash_after_the_last_case_is_a_failure(self):
        code, lines = self.run_on({
            "ctest.junit.xml": '<testsuite><testcase name="text" status="fail"/></testsuite>', "text_test.xml": TEXT})
        self.assertEqual(lines[-1], "2 passed, 1 failed")
        self.assertEqual(code, 1)

    def test_no_results_is_a_failure(self):
        code, lines = self.run_on({})
        self.assertEqual(lines[-1], "0 passed, 1 failed")
        self.assertEqual(code, 1)


if __name__ == "__main__":
    unittest.main()
