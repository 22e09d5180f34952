"""`seamark scan`: formats, exit codes, order, threads, compression."""
import json
import pathlib
import signal
import subprocess
import threading

from support import ADVERT, BENIGN, BINARY, Case, main, pack, post, run


class Scan(Case):
    def test_findings_only_unless_all(self):
        posts = post(1, ADVERT) + post(2, BENIGN)
        found = run("scan", "-", stdin=posts)
        self.assertEqual(found.code, 0, found.err)
        self.assertEqual([a["post_id"] for a in found.lines()], ["p1"])
        self.assertEqual(found.lines()[0]["verdict"], "advert")
        self.assertTrue(found.lines()[0]["reasons"])
        everything = run("scan", "--all", stdin=posts)
        self.assertEqual([a["post_id"] for a in everything.lines()], ["p1", "p2"])
        self.assertEqual([a["verdict"] for a in everything.lines()], ["advert", "none"])

    def test_threads_do_not_change_a_byte(self):
        posts = "".join(post(i, ADVERT if i % 50 == 0 else BENIGN + " " * (i % 7) + str(i)) for i in range(30000))
        path = self.file("posts.ndjson", posts)
        one = run("scan", "--all", "--sample", "5", "--threads", "1", path)
        self.assertEqual(one.code, 0, one.err)
        self.assertEqual(len(one.lines()), 30000)
        for threads in ("2", "5"):
            self.assertEqual(run("scan", "--all", "--threads", threads, path).bytes, one.bytes)
        sample = run("scan", "--sample", "5", "--threads", "1", path)
        self.assertEqual(run("scan", "--sample", "5", "--threads", "4", path).bytes, sample.bytes)
        self.assertEqual(len(sample.lines()), 600 + 5)

    def test_formats(self):
        posts = post(1, ADVERT) + post(2, ADVERT)
        self.assertEqual(len(json.loads(run("scan", "--format", "json", stdin=posts).out)), 2)
        self.assertEqual(json.loads(run("scan", "--format", "json", stdin=post(1, BENIGN)).out), [])
        csv = run("scan", "--format", "csv", stdin=posts).out.splitlines()
        self.assertEqual(len(csv), 3)
        self.assertTrue(csv[0].startswith("post_id,verdict,score"))
        tsv = run("scan", "--format", "tsv", stdin=posts).out.splitlines()
        self.assertEqual(tsv[1].split("\t")[:2], ["p1", "advert"])
        pretty = run("scan", "--format", "pretty", stdin=posts).out
        self.assertIn("REVIEW", pretty)
        self.assertIn("\u2068", pretty)
        self.assertNotIn("\x1b", pretty)
        self.assertTrue(run("scan", "--format", "pretty", "--ascii", stdin=posts).out.isascii())

    def test_redaction_masks_the_end_of_phone_numbers(self):
        shown = run("scan", stdin=post(1, ADVERT)).out
        self.assertIn("900123", shown)
        for form in ("ndjson", "pretty"):
            masked = run("scan", "--redact", "--format", form, stdin=post(1, ADVERT)).out
            self.assertNotIn("0123", masked)
            self.assertIn("•", masked)

    def test_exit_codes(self):
        advert, benign = post(1, ADVERT), post(1, BENIGN)
        self.assertEqual(run("scan", "--fail-on", "review", stdin=advert).code, 1)
        self.assertEqual(run("scan", "--fail-on", "any", stdin=benign).code, 0)
        self.assertEqual(run("scan", "--fail-on", "nothing", stdin=benign).code, 2)
        self.assertEqual(run("scan", "--threads", "0", stdin=benign).code, 2)
        self.assertEqual(run("scan", "--pack", self.folder.name, stdin=benign).code, 2)
        self.assertEqual(run("scan", "/nonexistent/file").code, 3)
        self.assertEqual(run().code, 2)
        mistyped = run("scna", "-")
        self.assertEqual(mistyped.code, 2)
        self.assertIn("did you mean 'scan'?", mistyped.err)

    def test_compressed_files_and_stdin_give_the_same(self):
        text = "".join(post(i, ADVERT) for i in range(100))
        wanted = run("scan", "-", stdin=text).bytes
        self.assertEqual(run("scan", self.file("a.ndjson.gz", pack(text))).bytes, wanted)
        self.assertEqual(run("scan", stdin=pack(text)).bytes, wanted)
        plain = self.file("a.ndjson", text)
        zstd = pathlib.Path(self.folder.name) / "a.zst"
        try:
            subprocess.run(["zstd", "-q", str(plain), "-o", str(zstd)], check=True)
        except FileNotFoundError:
            return
        self.assertEqual(run("scan", zstd).bytes, wanted)

    def test_other_inputs(self):
        self.assertEqual(len(run("scan", stdin=ADVERT + "\n" + BENIGN + "\n").lines()), 1)
        event = {"did": "did:plc:x", "time_us": 1, "kind": "commit",
                 "commit": {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "k",
                            "record": {"text": ADVERT}}}
        deletion = {"did": "did:plc:x", "time_us": 1, "kind": "commit",
                    "commit": {"operation": "delete", "collection": "app.bsky.feed.post", "rkey": "k"}}
        done = run("scan", stdin=json.dumps(event) + "\n" + json.dumps(deletion) + "\n")
        self.assertEqual([a["post_id"] for a in done.lines()], ["bsky:at://did:plc:x/app.bsky.feed.post/k"])
        self.assertIn("1 not posts", done.err)
        status = {"id": "1", "account": {"acct": "sample"}, "content": f"<p>{ADVERT}</p>"}
        self.assertEqual(len(run("scan", stdin=json.dumps(status) + "\n").lines()), 1)

    def test_interrupt_leaves_whole_lines(self):
        child = subprocess.Popen([BINARY, "scan", "--all", "--threads", "2", "-"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        posts = "".join(post(i, BENIGN) for i in range(20000)).encode()
        # Beside the reading: both pipes are smaller than what goes through them.
        writer = threading.Thread(target=write_all, args=(child.stdin, posts))
        writer.start()
        head = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        out = child.stdout.read()
        self.assertEqual(child.wait(timeout=60), 130)
        writer.join()
        child.stdout.close()
        for line in (head + out).splitlines():
            json.loads(line)


def write_all(pipe, content):
    """Gives up when the reader is gone."""
    try:
        while content:
            content = content[pipe.write(content):]
        pipe.close()
    except BrokenPipeError:
        pass


if __name__ == "__main__":
    main()
