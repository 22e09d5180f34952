"""What the end-to-end tests share: running the built program and writing inputs."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SEAMARK_BINARY", str(ROOT / "build/release/seamark"))

ADVERT = "Boat from Calais to Dover tonight, pay on arrival, WhatsApp +44 7700 900123"
BENIGN = "We made soup with friends in the garden, the weather was lovely"


def post(number, text, **members):
    return json.dumps({"id": f"p{number}", "text": text, **members}, ensure_ascii=False) + "\n"


def run(*arguments, stdin=b"", environment=None):
    """Exit code, standard output and standard error as text, peak memory in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        err = pathlib.Path(folder) / "err"
        source = pathlib.Path(folder) / "in"
        source.write_bytes(stdin if isinstance(stdin, bytes) else stdin.encode())
        env = {**os.environ, **(environment or {})}
        with source.open("rb") as i, out.open("wb") as o, err.open("wb") as e:
            measured = pathlib.Path(folder) / "measured"
            command = [sys.executable, __file__, str(measured), BINARY, *map(str, arguments)]
            subprocess.run(command, stdin=i, stdout=o, stderr=e, env=env, check=False)
            code, memory = map(int, measured.read_text().split())
        return Done(code, out.read_bytes(), err.read_text(errors="replace"), memory)


def measure(result, command):
    """Runs a command and writes its exit code and peak memory. In a process of its own, because a child's peak
    starts as that of the process that made it: this one is small, a test that made a long line is not."""
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    pathlib.Path(result).write_text(f"{child.returncode} {usage.ru_maxrss * 1024}")


class Done:
    def __init__(self, code, out, err, memory):
        self.code, self.bytes, self.err, self.memory = code, out, err, memory
        self.out = out.decode()

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class Case(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


def main():
    if not pathlib.Path(BINARY).exists():
        print(f"{BINARY} is not built")
        sys.exit(77)
    unittest.main()


def pack(text):
    return gzip.compress(text.encode())


if __name__ == "__main__":
    measure(sys.argv[1], sys.argv[2:])
