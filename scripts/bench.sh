#!/usr/bin/env bash
# Runs every benchmark of a build folder:  scripts/bench.sh build/bench/bin
#
# Figures are processor time of one thread, best of several runs: on a shared machine read the ratios.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-build/bench/bin}

sed -n 's/^model name[^:]*: */processor: /p' /proc/cpuinfo | head -n 1
for level in avx512_vbmi2 avx2; do
  grep -qw $level /proc/cpuinfo && echo "has $level" || echo "has no $level"
done
for bench in "$bin"/*_bench; do
  [ -x "$bench" ] || continue
  printf '\n== %s\n' "$(basename "$bench")"
  "$bench"
done
