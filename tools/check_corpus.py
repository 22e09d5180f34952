#!/usr/bin/env python3
"""Checks labelled texts: form, labels, contacts from ranges reserved for fiction, and texts that are too alike.

usage: tools/check_corpus.py SET...        a SET is a folder of <language>.ndjson; texts of different sets must not be alike

One line a problem, "file:line: what"; a summary per file with -v. Exit code 1 if anything was found.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

ADVERT = {f"V{n}" for n in (10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 30, 31, 32, 33, 40, 41, 42, 43, 50, 60)}
BENIGN = {f"B{n:02}" for n in range(1, 19)} | {"D01"}
CATEGORIES = {"advert": ADVERT, "asking": {"B17"}, "benign": BENIGN - {"B17"}}
LENGTHS = range(5, 601)
ALIKE = 0.5  # shared part of the word triples of two texts

NUMBER = re.compile(r"(?<!\d)\+?\d(?:[ .\-()/]{0,2}\d){6,}")
FICTION = (re.compile(r"(?:(?:00)?44|0)?0?7700900\d{3}"), re.compile(r"1?\d{3}55501\d\d"))
YEARS = re.compile(r"(?:19|20)\d\d(?:19|20)\d\d")
LINK = re.compile(r"(?:https?://|www\.|t\.me/|wa\.me/)\S+")
INVENTED = re.compile(r"example|sample|447700900")


def plain(text):
    """Compatible forms, lower case, digits of all scripts as ASCII."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text)


def shingles(text):
    """Word triples; for scripts without spaces, five characters each."""
    words = re.sub(r"\W+", " ", text).split()
    if len(words) >= 6:
        return set(zip(words, words[1:], words[2:]))
    joined = "".join(words)
    return {joined[i:i + 5] for i in range(len(joined) - 4)} if len(joined) > 20 else set()


def contact_problems(text):
    for hit in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", hit.group())
        if not YEARS.fullmatch(digits) and not any(f.fullmatch(digits) for f in FICTION):
            yield f"number {hit.group().strip()}: wanted +44 7700 900xxx or 555-01xx"
    for hit in LINK.finditer(text):
        if not INVENTED.search(hit.group()):
            yield f"link {hit.group()}: wanted a name with example or sample"


def form_problems(row, language):
    for member in ("id", "text", "label", "lang", "category"):
        if not isinstance(row.get(member), str) or not row[member]:
            yield f"{member}: wanted a string"
            return
    if row["lang"] != language:
        yield f"lang {row['lang']}: wanted {language}, as the file is called"
    if row["category"] not in CATEGORIES.get(row["label"], ()):
        yield f"label {row['label']} with category {row['category']}"
    if len(row["text"]) not in LENGTHS:
        yield f"text of {len(row['text'])} characters: wanted {LENGTHS.start} to {LENGTHS.stop - 1}"


class Checker:
    def __init__(self):
        self.problems = []
        self.ids = {}
        self.texts = {}
        self.seen = []  # (place, shingles)
        self.index = collections.defaultdict(list)
        self.counts = {}

    def check_set(self, folder):
        for path in sorted(pathlib.Path(folder).glob("*.ndjson")):
            labels = self.counts[str(path)] = collections.Counter()
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                self.check_line(f"{path}:{number}", line, path.stem, labels)

    def check_line(self, place, line, language, labels):
        try:
            row = json.loads(line)
        except ValueError as error:
            self.problems.append(f"{place}: not json: {error}")
            return
        found = list(form_problems(row, language))
        if not found:
            labels[row["label"]] += 1
            text = plain(row["text"])
            found += contact_problems(text)
            found += self.repeated(self.ids, row["id"], place, "id")
            found += self.repeated(self.texts, re.sub(r"\W+", " ", text).strip() or text, place, "text")
            found += self.alike(place, shingles(text))
        self.problems += [f"{place}: {what}" for what in found]

    @staticmethod
    def repeated(known, value, place, what):
        if value in known:
            yield f"{what} of {known[value]}"
        else:
            known[value] = place

    def alike(self, place, parts):
        shared = collections.Counter(other for part in parts for other in self.index[part])
        for other, count in shared.items():
            where, others = self.seen[other]
            if count > ALIKE * len(parts | others):
                yield f"too like {where}"
        for part in parts:
            self.index[part].append(len(self.seen))
        self.seen.append((place, parts))


def main(arguments):
    sets = [a for a in arguments if a != "-v"]
    if not sets:
        print(__doc__, file=sys.stderr)
        return 2
    checker = Checker()
    for folder in sets:
        checker.check_set(folder)
    for problem in checker.problems:
        print(problem)
    if "-v" in arguments:
        for path, labels in checker.counts.items():
            print(f"{path}: {sum(labels.values())} {dict(sorted(labels.items()))}")
    print(f"{sum(sum(c.values()) for c in checker.counts.values())} texts, {len(checker.problems)} problems")
    return 1 if checker.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
