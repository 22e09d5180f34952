"""`seamark learn language` and `learn classifier`: what is learnt from, what is held out, and that bytes repeat."""
import json
import pathlib
import random

from support import Case, main, pack, run

WORDS = {
    "en": "the boat was on a quiet sea and we saw nothing but water birds all day long".split(),
    "de": "das schiff lag auf dem stillen wasser und wir sahen nichts als vögel den ganzen tag".split(),
    "sq": "anija ishte në det të qetë dhe ne nuk pamë asgjë veç zogjve gjithë ditën e gjatë".split(),
}


def rows(language, count, source, seed=1):
    order = random.Random(f"{language}{seed}")
    return [{"text": f"{' '.join(order.choices(WORDS[language], k=9))} {i}", "lang": language, "source": source}
            for i in range(count)]


def lines(*parts):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for part in parts for row in part)


class Learn(Case):
    def background(self, **files):
        folder = pathlib.Path(self.folder.name) / "background"
        folder.mkdir()
        for name, content in files.items():
            (folder / f"{name}.ndjson.gz").write_bytes(pack(content))
        (folder / "README.md").write_text("not a set")
        return folder

    def out(self, name="model.bin"):
        return pathlib.Path(self.folder.name) / name

    def learnt_from(self, done):
        self.assertEqual(done.code, 0, done.err)
        return int(done.out.splitlines()[0].split()[-1])

    def test_a_language_model_repeats_byte_for_byte_and_names_what_it_learnt(self):
        folder = self.background(de=lines(rows("de", 300, "a/b")), en=lines(rows("en", 300, "a/b")))
        arguments = ["learn", "language", "--background", folder, "--train", self.file("sq.ndjson", lines(rows("sq", 90, ""))),
                     "--train", self.file("sq2.ndjson", lines(rows("sq", 60, "", seed=2)))]
        first = run(*arguments, "--out", self.out("a.bin"))
        second = run(*arguments, "--out", self.out("b.bin"))
        self.assertEqual(self.out("a.bin").read_bytes(), self.out("b.bin").read_bytes())
        self.assertEqual(first.out, second.out)
        held_out = int(first.out.splitlines()[1].split()[-1])
        self.assertTrue(30 < held_out < 90, first.out)
        self.assertEqual(self.learnt_from(first), 750 - held_out, "rows of --train are all learnt")
        self.assertIn("recall de", first.out)

    def test_only_permitted_sources_are_learnt_but_all_are_measured(self):
        folder = self.background(de=lines(rows("de", 200, "a/b"), rows("de", 200, "not/permitted", seed=2)),
                                 en=lines(rows("en", 200, "a/b")))
        sources = self.file("sources.txt", "# MIT\na/b\n\n")
        everything = run("learn", "language", "--background", folder, "-o", self.out())
        permitted = run("learn", "language", "--background", folder, "--sources", sources, "-o", self.out())
        self.assertTrue(150 < self.learnt_from(everything) - self.learnt_from(permitted) < 200)
        self.assertEqual(everything.out.splitlines()[1].split()[-1], permitted.out.splitlines()[1].split()[-1])

    def test_languages_limits_what_is_named(self):
        path = self.file("t.ndjson", lines(rows("de", 200, ""), rows("en", 200, ""), rows("sq", 200, "")))
        done = run("learn", "language", path, "--languages", "de,en", "-o", self.out())
        self.assertIn("recall und", done.out)
        self.assertNotIn("recall sq", done.out)
        every = run("learn", "language", path, "--languages", "all", "-o", self.out())
        self.assertIn("recall sq", every.out)

    def test_a_classifier_takes_the_background_as_benign(self):
        adverts = [{"text": f"boat to the island tonight, two places, pay on arrival {i}", "label": "advert"} for i in range(40)]
        others = [{"text": f"how do I ask for asylum {i}", "label": "asking"} for i in range(40)]
        folder = self.background(en=lines(rows("en", 300, "a/b"), rows("en", 100, "not/permitted", seed=2)))
        arguments = ["learn", "classifier", "--train", self.file("l.ndjson", lines(adverts, others)),
                     "--background", folder, "--sources", self.file("s.txt", "a/b\n")]
        first = run(*arguments, "-o", self.out("a.bin"))
        run(*arguments, "-o", self.out("b.bin"))
        self.assertEqual(self.out("a.bin").read_bytes(), self.out("b.bin").read_bytes())
        self.assertTrue(340 < self.learnt_from(first) < 370)
        rate = next(line for line in first.out.splitlines() if line.startswith("false-positive"))
        self.assertTrue(20 < int(rate.split()[-1]) < 70, "one in ten of all the background is measured on")

    def test_a_file_is_split_as_before(self):
        labelled = [{"text": f"boat to the island tonight {i}", "label": "advert"} for i in range(100)]
        labelled += [{"text": f"soup in the garden {i}", "label": "benign"} for i in range(100)]
        done = run("learn", "classifier", self.file("l.ndjson", lines(labelled)), "-o", self.out(), "--held-out", "2")
        self.assertTrue(70 < self.learnt_from(done) < 130)

    def test_rows_to_measure_on_take_the_place_of_those_held_out(self):
        labelled = [{"text": f"boat to the island tonight {i}", "label": "advert"} for i in range(100)]
        labelled += [{"text": f"soup in the garden {i}", "label": "benign"} for i in range(100)]
        path = self.file("l.ndjson", lines(labelled))
        test = self.file("t.ndjson", lines([{"text": "boat to the island tonight", "label": "advert"}] * 3,
                                           [{"text": "soup in the garden", "label": "benign"}] * 4))
        plain = run("learn", "classifier", path, "-o", self.out("a.bin"))
        done = run("learn", "classifier", path, "--test", test, "-o", self.out("b.bin"))
        self.assertEqual(self.learnt_from(plain), self.learnt_from(done))
        self.assertEqual(self.out("a.bin").read_bytes(), self.out("b.bin").read_bytes())
        self.assertIn("3 of 3", done.out)
        self.assertIn("0 of 4", done.out)

    def test_what_is_missing_is_said(self):
        for arguments, wanted in [
                ([], "no file found"),
                (["--background", self.folder.name], "no *.ndjson.gz found"),
                (["--sources", self.file("s.txt", "a/b\n"), "x.ndjson"], "--sources without --background"),
                (["--sources", self.file("e.txt", "# a\n"), "--background", self.background(en=lines(rows("en", 2, "a")))],
                 "no source found")]:
            done = run("learn", "language", *arguments, "-o", self.out())
            self.assertEqual(done.code, 2)
            self.assertIn(wanted, done.err)
            self.assertFalse(self.out().exists())
        self.assertIn("--out", run("learn", "language", "x.ndjson").err)


if __name__ == "__main__":
    main()
