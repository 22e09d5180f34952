"""The other commands: explain, pack, rules, eval, help, completion; schemas and the reference page."""
import json
import pathlib
import subprocess

from support import ADVERT, BENIGN, ROOT, Case, main, post, run

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}


def check(value, schema, root, path="$"):
    """The subset of JSON Schema that our schemas use."""
    if "$ref" in schema:
        return check(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, path)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    assert not kinds or any(isinstance(value, TYPES[k]) for k in kinds), f"{path}: type of {value!r}"
    assert "const" not in schema or value == schema["const"], f"{path}: {value!r}"
    assert "enum" not in schema or value in schema["enum"], f"{path}: {value!r}"
    assert "minimum" not in schema or value >= schema["minimum"], f"{path}: {value!r}"
    assert "maximum" not in schema or value <= schema["maximum"], f"{path}: {value!r}"
    if "anyOf" in schema:
        assert any(all(name in value for name in option["required"]) for option in schema["anyOf"]), path
    if isinstance(value, list):
        for i, item in enumerate(value):
            check(item, schema.get("items", {}), root, f"{path}[{i}]")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            assert name in value, f"{path}.{name} is absent"
        for name, member in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            assert inner is not False, f"{path}.{name} is not in the schema"
            check(member, inner, root, f"{path}.{name}")


def schema(name):
    return json.loads((ROOT / "schema" / f"{name}.schema.json").read_text())


class Commands(Case):
    def test_assessments_follow_their_schema(self):
        wanted = schema("assessment")
        posts = post(1, ADVERT) + post(2, BENIGN) + post(3, "Coast guard rescues 40 from a boat off Lampedusa")
        for assessment in run("scan", "--all", stdin=posts).lines():
            check(assessment, wanted, wanted)

    def test_the_schema_of_posts_takes_what_is_read(self):
        wanted = schema("post")
        full = {"id": "1", "platform": "bluesky", "url": "https://example.org", "created_at": "2026-11-20T18:22:01Z",
                "text": ADVERT, "lang": "en", "author": {"id": "x", "handle": "example", "display_name": "E", "bio": ""},
                "links": ["https://wa.me/447700900123"],
                "media": [{"kind": "image", "path": "a.jpg", "sha256": "00", "alt": "a boat"}],
                "parent_id": None, "thread_id": None, "metrics": {"views": 12000, "shares": 5}}
        check(full, wanted, wanted)
        self.assertEqual(run("scan", "--all", "--input", "post", stdin=json.dumps(full)).code, 0)
        with self.assertRaises(AssertionError):
            check({"id": "1"}, wanted, wanted)

    def test_eval_counts_and_follows_its_schema(self):
        labelled = [("advert", ADVERT), ("benign", BENIGN), ("advert", BENIGN)]
        data = "".join(post(i, t, label=l, lang="en") for i, (l, t) in enumerate(labelled))
        done = run("eval", "--format", "json", self.file("gold.ndjson", data))
        self.assertEqual(done.code, 0, done.err)
        evaluation = json.loads(done.out)
        wanted = schema("evaluation")
        check(evaluation, wanted, wanted)
        self.assertEqual(evaluation["overall"]["recall"]["hits"], 1)
        self.assertEqual(evaluation["overall"]["recall"]["of"], 2)
        self.assertAlmostEqual(evaluation["overall"]["recall"]["low"], 0.094531, places=5)
        self.assertEqual(run("eval", "--min-recall", "0.9", self.file("gold.ndjson", data)).code, 1)
        self.assertIn("recall", run("eval", "--format", "pretty", self.file("gold.ndjson", data)).out)

    def test_explain_shows_the_working(self):
        path = self.file("posts.ndjson", post(1, BENIGN) + post(2, ADVERT))
        for arguments in ([f"{path}:2"], [path, "--id", "p2"], ["--text", ADVERT]):
            done = run("explain", "--format", "pretty", *arguments)
            self.assertEqual(done.code, 0, done.err)
            self.assertIn("fired", done.out)
            self.assertIn("evidence", done.out)
        self.assertIn("assessment", json.loads(run("explain", f"{path}:2").out))
        self.assertEqual(run("explain", f"{path}:9").code, 2)

    def test_pack_and_rules(self):
        self.assertEqual(run("pack", "check").code, 0)
        self.assertTrue(run("pack", "compile", "-q").out.startswith("sha256:"))
        self.assertGreater(json.loads(run("pack", "show").out)["terms"], 100)
        rules = run("rules", "list").lines()
        self.assertGreater(len(rules), 3)
        self.assertIn(rules[0]["name"], run("rules", "show", "--format", "pretty", rules[0]["name"]).out)
        self.assertEqual(run("rules", "test", "-q").code, 0)
        near = run("rules", "show", rules[0]["name"] + "x")
        self.assertIn("did you mean", near.err)
        broken = pathlib.Path(self.folder.name) / "pack"
        subprocess.run(["cp", "-r", str(ROOT / "packs/oic"), str(broken)], check=True)
        (broken / "rules/zz.rule").write_text("rule oic.broken v1\n  statusx stable\n")
        done = run("pack", "check", broken)
        self.assertEqual(done.code, 1)
        self.assertIn("rules/zz.rule", done.out)
        self.assertEqual(run("scan", "--pack", broken, stdin=post(1, BENIGN)).code, 2)

    def test_rules_fmt(self):
        path = self.file("a.rule", "rule a.b v1\n\tstatus stable   \n\n\n   when x.y\n       and z.w")
        self.assertEqual(run("rules", "fmt", path).code, 1)
        self.assertEqual(run("rules", "fmt", "--write", path).code, 0)
        self.assertEqual(run("rules", "fmt", path).code, 0)

    def test_help_and_completions(self):
        for topic in ("exit-codes", "formats", "config", "scan", "pack"):
            self.assertEqual(run("help", topic).code, 0)
        self.assertEqual(run("help", "nothing").code, 2)
        self.assertIn("--sample", run("scan", "--help").out)
        self.assertTrue(run("help", "man", "scan").out.startswith(".TH"))
        self.assertEqual(run("help", "--man-dir", self.folder.name).code, 0)
        self.assertGreater(len(list(pathlib.Path(self.folder.name).glob("*.1"))), 10)
        for shell in ("bash", "zsh", "fish"):
            script = run("completion", shell).out
            self.assertIn("-l fail-on" if shell == "fish" else "--fail-on", script)
        self.assertEqual(run("completion", "cmd").code, 2)
        checked = subprocess.run(["bash", "-n"], input=run("completion", "bash").out.encode())
        self.assertEqual(checked.returncode, 0)

    def test_the_reference_page_is_current(self):
        page = (ROOT / "docs/reference/cli.md").read_text()
        self.assertEqual(run("help", "--markdown").out, page, "run: seamark help --markdown > docs/reference/cli.md")

    def test_bench_measures(self):
        done = run("bench", "--posts", "2000", "--terms", "0", "--repeat", "1", "--threads", "1,2", "--format", "json")
        self.assertEqual(done.code, 0, done.err)
        report = json.loads(done.out)
        self.assertEqual([r["posts"] for r in report["runs"]], [2000, 2000])


if __name__ == "__main__":
    main()
