#!/usr/bin/env python3
"""Checks the house rules that no compiler knows (STYLE.md). Prints every finding; fails if there is one.

  tools/tidy.py [root]
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy_code
import tidy_documents

BINARY_BYTES_MAX = 256 * 1024
MODEL_BYTES_MAX = 4 * 1024 * 1024  # packs/<pack>/model/*.bin: trained weights, the one exception


def listed_files(root):
    """Every file of the project, tracked or about to be, relative to the root."""
    command = ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        names = [pathlib.PurePosixPath(n) for n in done.stdout.split("\0") if n]
    else:  # an unpacked archive
        names = [pathlib.PurePosixPath(p.relative_to(root).as_posix()) for p in root.rglob("*")]
        names = [n for n in names if n.parts[0] not in ("build", ".git")]
    return sorted(n for n in set(names) if (root / n).is_file())


def check_binaries(root, files):
    for name in files:
        size = (root / name).stat().st_size
        model = name.match("packs/*/model/*.bin")
        limit = MODEL_BYTES_MAX if model else BINARY_BYTES_MAX
        if size > limit:
            with (root / name).open("rb") as stream:
                binary = b"\0" in stream.read(8192)
            if binary:
                yield f"{name}: binary file of {size} bytes, wanted at most {limit}"


def check(root):
    files = listed_files(root)
    errors = list(check_binaries(root, files))
    errors += tidy_code.check(root, files)
    errors += tidy_documents.check(root, files)
    return errors, len(files)


def main(argv):
    root = pathlib.Path(argv[1] if len(argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    errors, count = check(root)
    print("\n".join(errors) or f"tidy: {count} files, nothing to say")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
