#!/usr/bin/env python3
"""tools/check_corpus.py on rows written by hand, and on the texts of packs/oic."""
import collections
import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import check_corpus

TRAIN = ROOT / "packs/oic/train/texts"
DEVELOPMENT = ROOT / "packs/oic/tests/development"
SUITE = ROOT / "packs/oic/tests/suite"
FUNCTIONS = [f"F{n:02}" for n in (*range(1, 18), *range(20, 35), 40, 41, 42, 50)]


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class Rows(unittest.TestCase):
    def found(self, *rows, sets=1):
        with tempfile.TemporaryDirectory() as folder:
            folders = []
            for number in range(sets):
                path = pathlib.Path(folder) / str(number)
                path.mkdir()
                lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows[number::sets]]
                (path / "en.ndjson").write_text("\n".join(lines) + "\n", "utf-8")
                folders.append(str(path))
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                code = check_corpus.main(folders)
            lines = out.getvalue().splitlines()
            self.assertEqual(code, 1 if len(lines) > 1 else 0)
            return [line.split(": ", 1)[1] for line in lines[:-1]]

    def row(self, text, number=1, **members):
        return {"id": f"a{number}", "text": text, "label": "advert", "lang": "en", "category": "V10", **members}

    def test_good_rows_pass(self):
        self.assertEqual(self.found(self.row("boat tonight, call +44 7700 900123 or 202-555-0143"),
                                    self.row("nothing like the other one, t.me/sample_sea", 2)), [])

    def test_numbers_of_nobody_only(self):
        for number in ("+44 7911 123456", "٠٧٩١١١٢٣٤٥٦", "0300 123 4567"):
            self.assertIn("wanted +44 7700", self.found(self.row("boat tonight, call " + number))[0])
        self.assertEqual(self.found(self.row("قارب +٤٤ ٧٧٠٠ ٩٠٠١٢٣")), [])

    def test_invented_links_only(self):
        self.assertIn("wanted a name with example", self.found(self.row("join t.me/fast_boats now"))[0])

    def test_members_and_labels(self):
        self.assertIn("wanted a string", self.found({"id": "a1"})[0])
        self.assertIn("not json", self.found("{")[0])
        self.assertIn("label asking with category V10", self.found(self.row("how do I get there", label="asking"))[0])
        self.assertIn("wanted en", self.found(self.row("boat tonight", lang="fr"))[0])
        self.assertIn("characters", self.found(self.row("boat"))[0])
        self.assertIn("id of", self.found(self.row("boat tonight"), self.row("another text"))[0])

    def test_texts_too_alike_in_one_set_or_two(self):
        one = self.row("we take four people from here to there tonight for a good price")
        two = self.row("we take four people from here to there tonight for a fair price", 2)
        for sets in (1, 2):
            self.assertIn("too like", self.found(one, two, sets=sets)[0])
        self.assertIn("text of", self.found(self.row("Boat tonight!"), self.row("boat, TONIGHT", 2))[0])


class Corpus(unittest.TestCase):
    def test_sets_of_the_pack_are_sound_and_apart(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = check_corpus.main([str(TRAIN), str(DEVELOPMENT), str(SUITE)])
        self.assertEqual(code, 0, out.getvalue())

    def test_every_language_has_enough(self):
        languages = {path.stem for path in TRAIN.glob("*.ndjson")}
        self.assertGreaterEqual(len(languages), 25)
        for folder, least in ((TRAIN, 250), (DEVELOPMENT, 50), (SUITE, 100)):
            self.assertEqual({path.stem for path in folder.glob("*.ndjson")}, languages)
            for path in folder.glob("*.ndjson"):
                self.assertGreaterEqual(len(rows_of(path)), least, path)

    def test_every_language_has_three_cases_of_every_function(self):
        for path in SUITE.glob("*.ndjson"):
            cases = collections.Counter(row["function"] for row in rows_of(path))
            self.assertEqual({f for f in FUNCTIONS if cases[f] < 3}, set(), path)
            self.assertEqual(set(cases) - set(FUNCTIONS), set(), path)


if __name__ == "__main__":
    unittest.main()
