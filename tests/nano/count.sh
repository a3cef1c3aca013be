#!/usr/bin/env bash
# Counts the native instructions of one step of everything that firmware/Benchmark compares, on the CLR of NANO_SDK, under
# valgrind's callgrind: the difference of two runs with different numbers of steps. Repeatable where times are not.
#   NANO_SDK=FOLDER tests/nano/count.sh [CONTENDER...]
# CONTENDER: 0 to 5, GRU and LSTM as textbook float, loaded, compiled (default: all). NANO_CLR: another name than nanoclr.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/build.sh"
require_sdk
command -v valgrind >/dev/null 2>&1 || die "valgrind: expected on the PATH, not found"
nanoclr=$(tool "${NANO_CLR:-nanoclr}") || exit 2

few=8
many=72
project=$root/firmware/Benchmark/Benchmark.nfproj
folder=$(folder_of "$project")
if [ $# -eq 0 ]; then set -- 0 1 2 3 4 5; fi
while IFS= read -r reference; do
  build "$root/firmware/Benchmark/$reference"
done < <(items "$project" ProjectReference)

# Instructions of a run of contender $1 with $2 steps.
count() {
  local plan=$out/CountPlan.cs pe programs=()
  echo "internal static class CountPlan { public const int Contender = $1; public const int Steps = $2; }" >"$plan"
  # In this subshell: the next plan is built anew.
  build "$project" "-define:COUNT" "\"$(native "$plan")\"" >/dev/null
  while IFS='|' read -r _ _ pe; do programs+=("$pe"); done <"$folder/libraries"
  # nanoclr may be a script that starts the CLR: every process it starts is counted into a file of its own.
  valgrind --tool=callgrind --trace-children=yes --callgrind-out-file="$folder/callgrind.out.%p" \
    "$nanoclr" "${programs[@]}" "$folder/TinyRnn.Benchmark.pe" >"$folder/count.log" 2>&1 || true
  grep '^counted' "$folder/count.log" | tr -d '\r' >"$folder/counted" || die "contender $1: no line \"counted\" in $folder/count.log"
  largest_count "$folder"/callgrind.out.*
}

# Instructions of the process that executed most: the CLR, not the script around it.
largest_count() {
  sed -n 's/^summary: *//p;s/^totals: *//p' "$@" | sort -n | tail -n 1
}

for contender in "$@"; do
  less=$(count "$contender" $few) || exit 2
  more=$(count "$contender" $many) || exit 2
  per_step=$(((more - less) / (many - few)))
  [ "$per_step" -gt 0 ] || die "contender $contender: $few steps took ${less:-no} and $many steps ${more:-no} instructions: valgrind did not see the CLR ($nanoclr)"
  echo "$(sed 's/^counted \(.*\), [0-9]* steps.*/\1/' "$folder/counted"): $per_step instructions per step"
done
