#!/usr/bin/env python3
"""Fails when a file under src/ includes what cmake/layers.cmake does not allow its room.

  tools/check_layers.py [root]

Rooms listed in ISOLATED hold rooms of their own (signals/lexicon, connect/files): those may not see each
other, but may all include what stands at the root of the folder (signals/document.h). A header whose name
ends in _internal.h is for its own room only. Tables made at build time are included as "name.inc".
"""
import pathlib
import re
import sys

LAYER = re.compile(r"^seamark_layer\(\s*(\w+)([\w\s]*)\)", re.M)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.M)
ISOLATED = {"signals", "connect", "exchange"}


def read_layers(root):
    """{room: rooms it names}, in the order of the file, and what is wrong with the file."""
    allowed, errors = {}, []
    for name, deps in LAYER.findall((root / "cmake/layers.cmake").read_text()):
        for dep in deps.split():
            if dep not in allowed:  # bottom first: so there can be no cycle
                errors.append(f"cmake/layers.cmake: {name} names {dep}, which is not below it")
        if name in allowed:
            errors.append(f"cmake/layers.cmake: {name} is listed twice")
        allowed[name] = deps.split()
    return allowed, errors


def room_of(path):
    """The room of a path below src/: "text", "signals/lexicon"; "signals" for a shared header."""
    parts = path.parts
    return "/".join(parts[:2]) if parts[0] in ISOLATED and len(parts) > 2 else parts[0]


def breach(here, target, allowed):
    """Why the file `here` may not include `target` (both below src/), or None."""
    own, other = here.parts[0], target.parts[0]
    if target.suffix == ".inc" and len(target.parts) == 1:
        return None  # a table made at build time, found in the room's own build folder
    if len(target.parts) < 2 or other not in allowed:
        return f'write "{target}" from src/: room/file.h'
    if own != other and other not in allowed.get(own, ()):
        return f"{own} may not include {other}"
    mine, theirs = room_of(here), room_of(target)
    if own == other and mine != theirs and theirs != own:
        return f"{mine} may not include {theirs}"
    if target.stem.endswith("_internal") and mine != theirs:
        return f'"{target}" is internal to {theirs}'
    return None


def check(root):
    allowed, errors = read_layers(root)
    src = root / "src"
    on_disk = {p.name for p in src.iterdir() if p.is_dir()}
    errors += [f"src/{m}/: not in cmake/layers.cmake" for m in sorted(on_disk - set(allowed))]
    errors += [f"cmake/layers.cmake: there is no src/{m}/" for m in sorted(set(allowed) - on_disk)]
    for path in sorted(p for p in src.rglob("*") if p.suffix in {".h", ".cc"}):
        here = path.relative_to(src)
        if len(here.parts) < 2:
            errors.append(f"src/{here}: belongs into a room")
            continue
        text = path.read_text()
        for hit in INCLUDE.finditer(text):
            why = breach(here, pathlib.PurePosixPath(hit.group(1)), allowed)
            if why:
                line = text.count("\n", 0, hit.start()) + 1
                errors.append(f"src/{here}:{line}: {why}")
    return errors, len(allowed)


def main(argv):
    root = pathlib.Path(argv[1] if len(argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    errors, rooms = check(root)
    print("\n".join(errors) or f"layers: {rooms} rooms, no breach")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
