#!/usr/bin/env python3
"""Invariant I-1, from outside: same posts and same pack, same bytes out, whatever the number of threads, the run, the
SIMD level, and whether the posts come by name or through stdin."""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SEAMARK_BINARY", str(ROOT / "build/dev/seamark"))
EXAMPLES = sorted(p for p in (ROOT / "examples").rglob("*") if ".ndjson" in p.name or ".jsonl" in p.name)


def scan(*options, stdin=None):
    command = [BINARY, "scan", "--all", "--format", "ndjson", *options]
    done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, check=False)
    if done.returncode not in (0, 3):  # 3: some lines were bad, and are counted
        raise AssertionError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr[-2000:].decode()}")
    return done.stdout


def simd_levels():
    flags = pathlib.Path("/proc/cpuinfo").read_text()
    levels = ["scalar"]
    if "avx2" in flags and "bmi2" in flags:
        levels.append("avx2")
    if "avx512_vbmi2" in flags and "avx512vl" in flags:
        levels.append("avx512")
    return levels


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = [str(p.relative_to(ROOT)) for p in EXAMPLES]
        cls.reference = scan("--threads", "1", *cls.files)

    def same(self, out, what):
        if out != self.reference:
            pairs = zip(out.splitlines(), self.reference.splitlines())
            first = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), "the end")
            self.fail(f"{what}: differs from one thread's output from line {first} on "
                      f"({len(out)} bytes against {len(self.reference)})")

    def test_there_is_enough_to_compare(self):
        self.assertGreaterEqual(self.reference.count(b"\n"), 100)

    def test_every_run_gives_the_same_bytes(self):
        self.same(scan("--threads", "1", *self.files), "second run")

    def test_every_number_of_threads_gives_the_same_bytes(self):
        for threads in ("2", "4", "7"):
            with self.subTest(threads=threads):
                self.same(scan("--threads", threads, *self.files), f"--threads {threads}")

    def test_every_simd_level_gives_the_same_bytes(self):
        for level in simd_levels():
            with self.subTest(level=level):
                self.same(scan("--threads", "1", "--simd", level, *self.files), f"--simd {level}")

    def test_another_environment_gives_the_same_bytes(self):
        saved = dict(os.environ)
        try:
            os.environ.update({"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"})
            self.same(scan("--threads", "2", *self.files), "Turkish locale, another time zone")
        finally:
            os.environ.clear()
            os.environ.update(saved)

    def test_one_file_by_name_and_through_stdin_gives_the_same_bytes(self):
        plain = next(name for name in self.files if name.endswith((".ndjson", ".jsonl")))
        by_name = scan("--threads", "2", plain)
        by_stdin = scan("--threads", "2", "-", stdin=(ROOT / plain).read_bytes())
        self.assertEqual(by_name, by_stdin)


if __name__ == "__main__":
    if not os.access(BINARY, os.X_OK) or not EXAMPLES:
        print(f"no program at {BINARY}, or no examples")
        sys.exit(1 if os.environ.get("CI") and EXAMPLES else 77)
    unittest.main()
