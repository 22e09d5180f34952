#!/usr/bin/env python3
"""Writes NDJSON of short texts in languages for which free text is scarce, to train language.bin on.

usage: gather_language_text.py DIR > free_text.ndjson

DIR holds the unpacked Debian packages unicode-cldr-core (Unicode licence), python3-django (BSD) and
chromium-l10n (BSD); each is left out where absent:
  apt-get download unicode-cldr-core python3-django chromium-l10n
  for package in *.deb; do dpkg -x "$package" DIR; done
Keywords and display names are joined to lines of about ninety characters; sentences stay whole.
"""

import argparse
import gettext
import json
import pathlib
import random
import re
import struct
import sys
import xml.etree.ElementTree as ET

# Our code, CLDR's code, Django's code, Chromium's code. "und" teaches what is none of the named ones.
LANGUAGES = [
    ("bg", "bg", "bg", "bg"), ("ckb", "ckb", None, None), ("fa", "fa", "fa", "fa"),
    ("kmr", "ku", None, None), ("nl", "nl", "nl", "nl"), ("pl", "pl", "pl", "pl"),
    ("ps", "ps", None, None), ("sq", "sq", "sq", None), ("tr", "tr", "tr", "tr"),
    ("ur", "ur", "ur", "ur"), ("fr", None, None, "fr"), ("it", None, None, "it"),
    ("sw", None, None, "sw"), ("uk", None, None, "uk"), ("vi", None, None, "vi"),
]
UNNAMED = ["af", "ca", "cs", "da", "et", "fi", "fil", "hr", "hu", "id", "lt", "lv", "nb", "sk", "sl",
           "sr", "sv"]
UNNAMED_EACH = 500
# Folders of CLDR with words of the language; casing and collation hold letters only.
FOLDERS = ("main", "annotations", "annotationsDerived", "subdivisions")
LINE_CHARACTERS = 90
WORDS = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|%[a-z]|\{[^}]*\}|<[^>]*>|&[a-z]+;")


def cldr_names(root, code):
    """Display names and keywords of one language, each once, in file order."""
    names = {}
    for folder in FOLDERS:
        path = root / "usr/share/unicode/cldr/common" / folder / f"{code}.xml"
        if not path.exists():
            continue
        for node in ET.parse(path).iter():
            for part in (node.text or "").split("|"):
                part = PLACEHOLDER.sub(" ", part).strip()
                if len(WORDS.findall(part)) >= 1 and len(part) >= 4:
                    names.setdefault(part)
    return list(names)


def django_sentences(root, code):
    """Messages of Django's catalogues in one language."""
    messages = {}
    for path in sorted(root.glob(f"usr/lib/python3/dist-packages/django/**/locale/{code}/*/*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        for key, text in catalogue.items():
            text = PLACEHOLDER.sub(" ", text)
            if key and len(WORDS.findall(text)) >= 3:
                messages.setdefault(" ".join(text.split()))
    return list(messages)


def chromium_sentences(root, code):
    """Messages of Chromium's resource pack (version 5: a table of ids and offsets, then the texts)."""
    path = root / "usr/lib/chromium/locales" / f"{code}.pak"
    if not path.exists():
        return []
    data = path.read_bytes()
    version, _, count, _ = struct.unpack_from("<IB3xHH", data)
    if version != 5:
        raise SystemExit(f"{path}: version {version}, wanted 5")
    offsets = [struct.unpack_from("<HI", data, 12 + 6 * i)[1] for i in range(count + 1)]
    messages = {}
    for start, end in zip(offsets, offsets[1:]):
        text = " ".join(PLACEHOLDER.sub(" ", data[start:end].decode("utf-8", "replace")).split())
        if len(WORDS.findall(text)) >= 4 and len(text) <= 400 and "{" not in text:
            messages.setdefault(text)
    return list(messages)


def join_lines(names, seed):
    """Names in random order, joined to lines; each name stands in three lines."""
    lines = []
    order = random.Random(seed)
    for _ in range(3):
        shuffled = names[:]
        order.shuffle(shuffled)
        line = ""
        for name in shuffled:
            line = f"{line} {name}" if line else name
            if len(line) >= LINE_CHARACTERS:
                lines.append(line)
                line = ""
    return lines


def write(language, source, texts):
    for number, text in enumerate(texts):
        row = {"id": f"{source}:{language}:{number}", "text": text, "lang": language, "source": source}
        json.dump(row, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=pathlib.Path)
    root = parser.parse_args().root
    for ours, cldr, django, chromium in LANGUAGES:
        if cldr:
            write(ours, "unicode-cldr-core", join_lines(cldr_names(root, cldr), ours))
        if django:
            write(ours, "python3-django", django_sentences(root, django))
        if chromium:
            write(ours, "chromium-l10n", chromium_sentences(root, chromium))
    for code in UNNAMED:
        write(code, "chromium-l10n", chromium_sentences(root, code)[:UNNAMED_EACH])


if __name__ == "__main__":
    main()
