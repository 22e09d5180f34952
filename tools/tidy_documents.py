"""House rules of documents: what they name exists, each room has a README, tables equal their source."""
import pathlib
import re

import check_layers

LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.M | re.S)
PATH = re.compile(r"[\w.\-/<>*{},]+")
ROW = re.compile(r"^\|\s*`(\w+)`[^|]*\|.*\|([^|]*)\|\s*$", re.M)


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def _exists(root, folder, path):
    """Whether `path` names something, from a folder above the document or src/. <x> and * match anything."""
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    variants = [pattern]
    brace = re.search(r"\{([^{}]*)\}", pattern)
    if brace:
        variants = [pattern[: brace.start()] + v + pattern[brace.end():] for v in brace.group(1).split(",")]
    above = [base for base in (folder, *folder.parents) if base == root or root in base.parents]
    return all(any(any(base.glob(v)) for base in (*above, root / "src") if v) for v in variants)


def _looks_like_path(text, tops, rooms):
    if not PATH.fullmatch(text) or "/" not in text or text.startswith(("/", "-")):
        return False
    first = text.split("/")[0]
    return first in tops or (first in rooms and re.search(r"\.(?:h|cc|md)$", text) is not None)


def check_paths(root, name, text, tops, rooms):
    folder = (root / name).parent
    prose = FENCE.sub(_blank, text)
    for hit in LINK.finditer(prose):
        target = hit.group(1).split("#")[0]
        if target and not re.match(r"[a-z]+:", target) and not (folder / target).exists():
            line = prose.count("\n", 0, hit.start()) + 1
            yield f"{name}:{line}: links to {target}, which does not exist"
    for hit in CODE.finditer(prose):
        path = hit.group(1)
        if path.startswith("./"):
            path = path[2:].split(" ")[0]
            known = bool(path)
        else:
            known = _looks_like_path(path, tops, rooms)
        if known and not _exists(root, folder, path):
            line = prose.count("\n", 0, hit.start()) + 1
            yield f"{name}:{line}: names {path}, which does not exist"


def check_room_readmes(files):
    sources = [f.relative_to("src") for f in files if f.parts[0] == "src" and f.suffix in (".h", ".cc")]
    for room in sorted({check_layers.room_of(f) for f in sources if len(f.parts) > 1}):
        if pathlib.PurePosixPath("src", room, "README.md") not in files:
            yield f"src/{room}/: has no README.md"


def check_room_table(root):
    allowed, _ = check_layers.read_layers(root)
    document = root / "ARCHITECTURE.md"
    if not document.is_file():
        yield "ARCHITECTURE.md: does not exist"
        return
    table = {room: re.findall(r"\w+", cell) for room, cell in ROW.findall(document.read_text())}
    for room, below in allowed.items():
        if room not in table:
            yield f"ARCHITECTURE.md: the room table lacks {room}"
        elif set(table[room]) != set(below):
            yield (f"ARCHITECTURE.md: {room} may include {' '.join(table[room]) or 'nothing'}; "
                   f"cmake/layers.cmake says {' '.join(below) or 'nothing'}")
    for room in sorted(set(table) - set(allowed)):
        yield f"ARCHITECTURE.md: the room table names {room}, which cmake/layers.cmake does not"


def check(root, files):
    tops = {f.parts[0] for f in files if len(f.parts) > 1}
    tops |= {"src", "docs", "tests", "tools", "scripts", "bench", "packs", "examples", "cmake", "schema", ".ci"}
    tops |= {"web", "sql", "deploy"}
    rooms = set(check_layers.read_layers(root)[0])
    errors = []
    for name in files:
        if name.suffix == ".md":
            errors += check_paths(root, name, (root / name).read_text(), tops, rooms)
    errors += check_room_readmes(set(files))
    errors += check_room_table(root)
    return errors
