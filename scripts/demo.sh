#!/usr/bin/env bash
# Scans examples/ with the given program: a handful of findings, the summary, and what to try next.
#
#   scripts/demo.sh build/release/seamark
set -euo pipefail
cd "$(dirname "$0")/.."

seamark=${1:-build/release/seamark}
findings=6
mapfile -t files < <(find examples -type f \( -name '*.ndjson*' -o -name '*.jsonl*' \) | sort)
out=$(mktemp)
err=$(mktemp)
trap 'rm -f "$out" "$err"' EXIT

printf '\n$ %s scan --format pretty examples/*\n\n' "$seamark"
status=0
"$seamark" scan --format pretty --show "${files[@]}" >"$out" 2>"$err" || status=$?
if [ $status -ne 0 ] && [ $status -ne 3 ]; then # 3: some lines were bad, and were counted
  cat "$err" >&2
  exit $status
fi
# A finding begins at the margin: its word, score, language. One of each language, to show many.
awk -v most=$findings '
  /^[A-Z]/ { shown = !seen[$3]++ && count < most; count += shown; all++ }
  shown { print }
  END { printf "\n… and %d more findings\n", all - count }' "$out"
cat "$err"

first=examples/posts.ndjson
cat <<END

What to try next:

  $seamark explain $first:1
      the full working for one post: concepts, rules, what spoke against it, how the score came about
  $seamark scan examples/* | head -n 1
      one finding as JSON, with the exact place of every reason
  $seamark scan --all --format csv $first | head
      a table of every post
  $seamark rules list
      what it looks for
  echo 'your own words' | $seamark scan --input text --all --format pretty -

docs/quickstart.md goes on from here.
END
