#!/usr/bin/env bash
# clang-tidy 16 over one file, with the database of build/clang; prints nothing when all is well:
#
#   scripts/clang_tidy.sh src/base/check.cc
#
# Its standard error counts suppressed warnings, which nobody needs, until it crashes.
#
# Tests are held to the same, but for these: they run on one thread and read the environment; what is absent fails them;
# their oracles are written to be read, not to be fast.
set -euo pipefail

file=$1
checks=
case $file in
  *_test.cc) checks=-concurrency-mt-unsafe,-performance-inefficient-*,-bugprone-unchecked-optional-access,-readability-function-cognitive-complexity ;;
esac
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
status=0
clang-tidy-16 --quiet -p build/clang ${checks:+--checks="$checks"} "$file" 2>"$errors" || status=$?
[ $status -eq 0 ] && exit 0
echo "clang-tidy: FAIL $file (exit code $status)" >&2
grep -vE '^[0-9]+ warnings?( and [0-9]+ errors?)? generated' "$errors" >&2 || true
exit 1
