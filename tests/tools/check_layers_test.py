#!/usr/bin/env python3
"""tools/check_layers.py on small trees with one breach each."""
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import check_layers

LAYERS = """
seamark_layer(base)
seamark_layer(text    base)
seamark_layer(signals base text)
seamark_layer(engine  base text signals)
"""


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.write("cmake/layers.cmake", LAYERS)
        for room in ("base", "text", "signals", "engine"):
            (self.root / "src" / room).mkdir(parents=True)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def errors(self, name=None, text=""):
        if name:
            self.write(name, text)
        return check_layers.check(self.root)[0]

    def test_a_clean_tree_has_no_errors(self):
        self.write("src/engine/a.cc", '#include "engine/a.h"\n#include <vector>\n#include "text/fold.h"\n')
        self.assertEqual(self.errors(), [])

    def test_an_upward_include_is_named_with_its_line(self):
        self.assertEqual(self.errors("src/text/a.cc", '\n#include "engine/engine.h"\n'),
                         ["src/text/a.cc:2: text may not include engine"])

    def test_signals_may_not_see_each_other(self):
        self.assertEqual(self.errors("src/signals/x/a.cc", '#include "signals/y/b.h"\n'),
                         ["src/signals/x/a.cc:1: signals/x may not include signals/y"])

    def test_signals_share_what_stands_at_their_root(self):
        self.write("src/signals/document.h", "")
        self.assertEqual(self.errors("src/signals/x/a.cc", '#include "signals/document.h"\n'), [])

    def test_the_shared_root_does_not_know_the_signals(self):
        self.assertEqual(self.errors("src/signals/document.cc", '#include "signals/x/a.h"\n'),
                         ["src/signals/document.cc:1: signals may not include signals/x"])

    def test_another_room_sees_every_signal(self):
        self.assertEqual(self.errors("src/engine/a.cc", '#include "signals/x/a.h"\n'), [])

    def test_internal_headers_stay_in_their_room(self):
        self.write("src/text/b.cc", '#include "text/fold_internal.h"\n')
        self.assertEqual(self.errors(), [])
        self.assertEqual(self.errors("src/engine/a.cc", '#include "text/fold_internal.h"\n'),
                         ['src/engine/a.cc:1: "text/fold_internal.h" is internal to text'])

    def test_includes_are_written_from_src(self):
        self.assertIn("write \"fold.h\" from src/", self.errors("src/text/a.cc", '#include "fold.h"\n')[0])

    def test_tables_made_at_build_time_have_no_room(self):
        self.assertEqual(self.errors("src/text/a.cc", '#include "tables.inc"\n'), [])

    def test_a_folder_must_be_listed_and_a_listed_room_must_exist(self):
        (self.root / "src/utils").mkdir()
        (self.root / "src/engine").rmdir()
        self.assertEqual(self.errors(), ["src/utils/: not in cmake/layers.cmake",
                                         "cmake/layers.cmake: there is no src/engine/"])

    def test_a_layer_may_only_name_what_is_below(self):
        self.write("cmake/layers.cmake", "seamark_layer(base text)\nseamark_layer(text base)\n")
        self.assertIn("cmake/layers.cmake: base names text, which is not below it", self.errors())


class Project(unittest.TestCase):
    def test_the_project_itself_is_clean(self):
        self.assertEqual(check_layers.check(ROOT)[0], [])


if __name__ == "__main__":
    unittest.main()
