#!/usr/bin/env bash
# Runs the frozen models of tests/fixtures/frozen on the CLR of NANO_SDK, loaded and compiled, and compares the checksums of their
# outputs and states with those that were frozen.
#   NANO_SDK=FOLDER tests/nano/frozen.sh [MODEL...]
# MODEL: names of files without .json (default: all). Ends with "N passed, N failed". Exit code 1 when something failed, 2 when
# something is missing or does not build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/build.sh"
require_sdk

apps=$out/frozen
rm -rf "$apps"
mkdir -p "$apps"
dotnet run -c Release --project "$(native "$root/tests/TinyRnn.Frozen.Tests")" -- apps "$(native "$apps")" "$@" </dev/null >"$apps/apps.log" 2>&1 ||
  { cat "$apps/apps.log" >&2; die "tests/TinyRnn.Frozen.Tests: wrote no apps"; }

out=$out/frozen-build
mkdir -p "$out"
build "$root/src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj"
runtime=("${built[@]}")

passed=0
failed=0
for folder in "$apps"/*/; do
  name=$(basename "$folder")
  built=("${runtime[@]}")
  project=$folder/App/App.nfproj
  build "$project" >"$folder/build.log" 2>&1 || { cat "$folder/build.log" >&2; die "$name: does not build"; }
  run_clr "$(folder_of "$project")" "$(folder_of "$project")/App.pe" >"$folder/run.log" || true
  grep "^$name, " "$folder/run.log" || true
  if grep -q '^verdict: passed' "$folder/run.log"; then
    passed=$((passed + 1))
  else
    tail -n 20 "$folder/run.log"
    echo "Test failed,$name"
    failed=$((failed + 1))
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
