"""SIGHUP while `seamark scan` runs: another pack is taken up, no post is lost, a broken one is refused."""
import json
import pathlib
import shutil
import signal
import subprocess

from support import ADVERT, BINARY, ROOT, Case, main, post

VERSION = 'version = "2026.11.1"'


class Reload(Case):
    def setUp(self):
        super().setUp()
        self.pack = pathlib.Path(self.folder.name) / "oic"
        shutil.copytree(ROOT / "packs/oic", self.pack)
        manifest = (self.pack / "pack.toml").read_text()
        self.assertIn(VERSION, manifest)
        self.running = subprocess.Popen([BINARY, "scan", "--pack", self.pack, "--threads", "2", "-"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self.running.stderr.close)
        self.addCleanup(self.running.stdout.close)

    def scan_one(self, number):
        self.running.stdin.write(post(number, ADVERT).encode())
        self.running.stdin.flush()
        return json.loads(self.running.stdout.readline())

    def set_version(self, text):
        manifest = self.pack / "pack.toml"
        manifest.write_text(manifest.read_text().replace(VERSION, text))
        self.running.send_signal(signal.SIGHUP)

    def wait_for(self, words):
        """Goes on until stderr says so; the test's own time limit ends a hang."""
        for line in self.running.stderr:
            if words in line.decode():
                return

    def finish(self):
        self.running.stdin.close()
        self.assertEqual(self.running.wait(), 0)

    def test_posts_after_the_signal_are_judged_with_the_new_pack(self):
        before = self.scan_one(1)
        self.set_version('version = "2026.11.2"')
        self.wait_for("is in use")
        after = self.scan_one(2)
        self.finish()
        self.assertEqual([before["post_id"], after["post_id"]], ["p1", "p2"])
        self.assertEqual([before["pack"]["version"], after["pack"]["version"]], ["2026.11.1", "2026.11.2"])
        self.assertNotEqual(before["pack"]["digest"], after["pack"]["digest"])

    def test_a_broken_pack_leaves_the_old_one_in_use(self):
        before = self.scan_one(1)
        self.set_version("version = 3")
        self.wait_for("the pack is not changed")
        self.assertEqual(self.scan_one(2)["pack"], before["pack"])
        self.finish()


if __name__ == "__main__":
    main()
