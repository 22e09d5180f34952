"""Hostile input: a clear error or a bounded result, the rest processed, memory bounded."""
import os

from support import ADVERT, Case, main, pack, post, run

# A sanitizer's shadow and quarantine are several times what the program itself needs.
MEMORY_MAX = 150 * 1000 * 1000 * (10 if os.environ.get("SEAMARK_SANITIZE") else 1)


class Hostile(Case):
    def check(self, bad, reason, content=None):
        """`bad` between two good posts: both are judged, the bad one is told."""
        data = post(1, ADVERT).encode() + bad + b"\n" + post(3, ADVERT).encode()
        done = run("scan", "--threads", "2", self.file("posts.ndjson", data))
        self.assertEqual(done.code, 3, done.err)
        self.assertEqual([a["post_id"] for a in done.lines()], ["p1", "p3"])
        self.assertIn("posts.ndjson:2: ", done.err)
        self.assertIn(reason, done.err)
        self.assertNotIn("secret", done.err)
        self.assertLess(done.memory, MEMORY_MAX)

    def test_line_of_100_mb(self):
        self.check(b'{"text":"' + b"secret " * 15_000_000 + b'"}', "passed over, wanted at most 4194304")

    def test_broken_json(self):
        self.check(b'{"text":"secret', "without its closing quote")
        self.check(b'{"text":"secret"', "not valid json")
        self.check(b'{"text":"secret"}x', "")
        self.check(b"[1,2]", "an array found, wanted a json object")
        self.check(b"secret", "not valid json")

    def test_bad_bytes(self):
        self.check(b'{"text":"secret \xff\xfe"}', "not valid utf-8")
        self.check(b'{"text":"secret \x00"}', "control character")

    def test_deep_and_double_and_wrong(self):
        self.check(b'{"text":"secret","x":' + b"[" * 100000 + b"]" * 100000 + b"}", "nested too deep")
        self.check(b"[" * 1000000, "")
        self.check(b'{"text":"secret","text":"b"}', "text: found twice")
        self.check(b'{"text":{"secret":1}}', "text: an object found, wanted a string")
        self.check(b'{"id":"secret"}', "neither text nor media")

    def test_text_floods_are_judged_within_bounds(self):
        floods = ["a" + "\u0301" * 10000, "\ufdfa" * 20000, "\u200b" * 50000, "\U0001d400" * 50000,
                  "+44 7700 900" * 20000, "@" * 100000, "b0at " * 40000, "\x00" * 1000, "\ud83d\ude00" * 1]
        floods[-1] = "😀" * 50000
        data = "".join(post(i, text) for i, text in enumerate(floods)) + post(99, ADVERT)
        done = run("scan", "--all", self.file("posts.ndjson", data))
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(len(done.lines()), len(floods) + 1)
        self.assertEqual(done.lines()[-1]["verdict"], "advert")
        self.assertLess(done.memory, MEMORY_MAX)

    def test_lines_just_below_the_limit_stay_bounded(self):
        data = "".join(post(i, "boat from Calais " * 240000) for i in range(4)) + post(9, ADVERT)
        done = run("scan", "--threads", "2", self.file("posts.ndjson", data))
        self.assertEqual(done.lines()[-1]["post_id"], "p9")
        self.assertLess(done.memory, MEMORY_MAX)

    def test_truncated_and_damaged_gzip(self):
        whole = pack("".join(post(i, ADVERT + f" {i * 7919}") for i in range(20000)))
        cut = run("scan", self.file("cut.ndjson.gz", whole[: len(whole) // 2]))
        self.assertEqual(cut.code, 3)
        self.assertIn(f"gzip data is cut off at byte {len(whole) // 2}", cut.err)
        self.assertGreater(len(cut.lines()), 1000)
        damaged = bytearray(whole)
        damaged[len(whole) // 2:len(whole) // 2 + 64] = b"\xee" * 64
        done = run("scan", self.file("bad.ndjson.gz", bytes(damaged)), self.file("good.ndjson", post(1, ADVERT)))
        self.assertEqual(done.code, 3)
        self.assertIn("gzip data is damaged at byte", done.err)
        self.assertEqual(done.lines()[-1]["post_id"], "p1")

    def test_gzip_bomb(self):
        done = run("scan", stdin=pack(post(1, ADVERT)[:-3] + " " * 200_000_000))
        self.assertEqual(done.code, 3)
        self.assertLess(done.memory, MEMORY_MAX)

    def test_strict_stops_and_errors_are_counted(self):
        data = "".join(f"{{{i}\n" for i in range(50)) + post(99, ADVERT)
        some = run("scan", "--input", "post", stdin=data)
        self.assertEqual(some.code, 3)
        self.assertIn("and 30 more (see --errors)", some.err)
        self.assertEqual(len(some.lines()), 1)
        self.assertNotIn("more (see", run("scan", "--errors", "--input", "post", stdin=data).err)
        strict = run("scan", "--strict", "--input", "post", stdin=data)
        self.assertEqual(strict.code, 3)
        self.assertEqual(strict.lines(), [])
        self.assertEqual(strict.err.count("stdin:"), 1)


if __name__ == "__main__":
    main()
