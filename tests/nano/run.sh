#!/usr/bin/env bash
# Builds the runtime, the device tests and any given app for .NET nanoFramework and runs them on its CLR, on this machine.
#   NANO_SDK=FOLDER tests/nano/run.sh [APP_FOLDER...]
# NANO_SDK is described in docs/nanoframework.md. NANO_TIMEOUT: seconds that one run may take (600).
# Prints the CLR's test lines and what the apps print; ends with "N passed, N failed". Exit code 1 when something failed,
# 2 when something is missing or does not build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/build.sh"
require_sdk

passed=0
failed=0

fail() {
  echo "Test failed,$1"
  failed=$((failed + 1))
}

# Runs one test assembly. The CLR exits 0 whatever happens, so the lines are counted: each [TestMethod] must report.
run_tests() {
  local project=$1 folder name log lines expected good bad
  name=$(basename "$project" .nfproj)
  folder=$(folder_of "$project")
  log=$folder/run.log
  build "$project"
  echo "running $name"
  run_clr "$folder" "$folder/NFUnitTest.pe" "$NANO_SDK/lib/nanoFramework.UnitTestLauncher.pe" >"$log" || true
  grep -E '^Test (passed|failed|skipped),' "$log" || true
  good=$(grep -c '^Test passed,' "$log" || true)
  bad=$(grep -cE '^Test (failed|skipped),' "$log" || true)
  lines=$((good + bad))
  expected=$(cd "$(dirname "$project")" && items "$project" Compile | tr '\n' '\0' | xargs -0 cat | grep -c '^ *\[TestMethod\]' || true)
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ "$lines" -lt "$expected" ] || [ "$expected" -eq 0 ]; then
    tail -n 40 "$log"
    fail "$name,expected $expected test lines and found $lines"
  fi
}

# What an app printed: without what a CLR says while it loads, when it says so.
without_chatter() {
  if grep -q '^Ready\.$' "$1"; then
    sed -e '1,/^Ready\.$/d' -e '/^Done\.$/,$d' "$1"
  else
    cat "$1"
  fi
}

# Runs one app. It passes when it says so at the end, with a line "verdict: passed" or "N passed, 0 failed": an exception that
# nobody catches leaves no other trace.
run_app() {
  local folder=$1 project name log verdict
  [ -d "$folder" ] || die "$folder: not a folder"
  project=$(project_in "$folder")
  name=$(basename "$project" .nfproj)
  folder=$(folder_of "$project")
  log=$folder/run.log
  build "$project"
  echo "running $name"
  run_clr "$folder" "$folder/$(property "$project" AssemblyName).pe" >"$log" || true
  without_chatter "$log"
  verdict=$(grep -E '^(verdict: |[0-9]+ passed, [0-9]+ failed)' "$log" | tail -n 1 || true)
  case "$verdict" in
    "verdict: passed"* | [1-9]*" passed, 0 failed"*) passed=$((passed + 1)) ;;
    "") fail "$name,no line \"verdict: passed\" or \"N passed, 0 failed\"" ;;
    *) fail "$name,$verdict" ;;
  esac
}

# An assembly holds 64 KB of strings, and base64 takes 4 characters for 3 bytes.
largest_stored=45000

# The app in folder $2 for model $1, which has been compiled into the folder above it.
write_model_app() {
  local model=$1 app=$2 network symbols=""
  if [ -f "$app/../TinyRnn.Compiled.Net/TinyRnn.Compiled.Net.nfproj" ]; then
    network='    <ProjectReference Include="../TinyRnn.Compiled.Net/TinyRnn.Compiled.Net.nfproj" />'
  else
    network='    <Compile Include="../Net.cs" />'
  fi
  if [ "$(wc -c <"$model")" -le "$largest_stored" ]; then
    symbols=STORED_MODEL
    printf 'internal static class StoredModel\n{\n    public const string Base64 = "%s";\n}\n' \
      "$(base64 <"$model" | tr -d '\r\n')" >"$app/StoredModel.cs"
    network="$network\\
    <Compile Include=\"StoredModel.cs\" />"
  fi
  sed -e 's|@runtime@|../../../../../../src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj|' \
    -e "s|@symbols@|$symbols|" -e "s|^@network@\$|$network|" "$here/compiled/App.nfproj.template" >"$app/App.nfproj"
  cp "$here/compiled/Program.cs" "$here/compiled/Outputs.cs" "$app/"
}

# Compiles a model and compares what it and table mode give on the CLR with the outputs of its self test.
run_compiled() {
  local model=$1 name sources kept=$out
  name=$(basename "$model" .trnn)
  out=$kept/compiled/$name
  built=()
  sources=$out/source
  rm -rf "$sources"
  mkdir -p "$sources/App"
  echo "compiling $name"
  dotnet run -c Release --no-build --project "$cli" -- compile "$(native "$model")" \
    --namespace TinyRnn.Compiled --class Net --out "$(native "$sources")" </dev/null >"$out/compile.log" 2>&1 || { cat "$out/compile.log" >&2; die "$name: tinyrnn compile failed"; }
  write_model_app "$model" "$sources/App"
  run_app "$sources/App"
  out=$kept
  built=()
}

for project in "$root"/tests/TinyRnn.DeviceTests/*/*.nfproj; do
  run_tests "$project"
done
cli=$(native "$root/tools/TinyRnn.Cli")
dotnet build -c Release "$cli" </dev/null >"$out/cli.log" 2>&1 || { cat "$out/cli.log" >&2; die "tools/TinyRnn.Cli: does not build"; }
for model in "$here"/compiled/*.trnn; do
  run_compiled "$model"
done
for app in "$@"; do
  run_app "$app"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
