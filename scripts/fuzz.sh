#!/usr/bin/env bash
# Builds every fuzz target with clang 16, ASan and UBSan, and runs each for some seconds (default 30):
#
#   scripts/fuzz.sh [seconds] [target]...
#
# Starts from tests/fuzz_corpora/<target>/ (with or without the ending _fuzz). New inputs go to build/fuzz/corpora/<target>/, a crash is left in
# build/fuzz/crashes/. To keep what was learned: scripts/fuzz.sh --merge, which adds to tests/fuzz_corpora/ the
# inputs that reach new code.
set -euo pipefail
cd "$(dirname "$0")/.."

merge=no
[ "${1:-}" = --merge ] && { merge=yes; shift; }
seconds=${1:-30}
[ $# -gt 0 ] && shift
jobs=${SEAMARK_JOBS:-$(nproc)}

scripts/install_deps.sh run build lint
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$jobs" >/dev/null || cmake --build --preset fuzz -j "$jobs"
mkdir -p build/fuzz/crashes
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  mapfile -t targets < <(find build/fuzz/bin -maxdepth 1 -type f -name '*_fuzz' -printf '%f\n' | sort)
fi
[ ${#targets[@]} -gt 0 ] || { echo "fuzz: no targets" >&2; exit 1; }

corpus_of() {
  local folder
  for folder in "tests/fuzz_corpora/$1" "tests/fuzz_corpora/${1%_fuzz}"; do
    [ ! -d "$folder" ] || { echo "$folder"; return; }
  done
  echo "tests/fuzz_corpora/$1"
}

fuzz_one() {
  local target=$1 kept fresh=build/fuzz/corpora/$1 log=build/fuzz/$1.log
  kept=$(corpus_of "$target")
  mkdir -p "$fresh"
  local folders=("$fresh")
  [ -d "$kept" ] && folders+=("$kept")
  if build/fuzz/bin/"$target" -max_total_time="$seconds" -entropic=0 -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix=build/fuzz/crashes/"$target"- -print_final_stats=1 "${folders[@]}" >"$log" 2>&1; then
    printf 'fuzz: ok    %-28s %9s runs  %s inputs kept\n' "$target" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(find "${folders[@]}" -type f | wc -l)"
  else
    printf 'fuzz: FAIL  %s\n' "$target"
    tail -n 40 "$log"
    return 1
  fi
}

merge_one() {
  local kept
  kept=$(corpus_of "$1")
  mkdir -p "$kept"
  build/fuzz/bin/"$1" -merge=1 -max_len=4096 "$kept" "build/fuzz/corpora/$1" 2>&1 | tail -n 1
}

status=0
for target in "${targets[@]}"; do
  if [ $merge = yes ]; then merge_one "$target"; else fuzz_one "$target" || status=1; fi
done
exit $status
