#!/usr/bin/env bash
# Builds the runtime, the device tests and any given app for .NET nanoFramework and runs them on its CLR, on this machine.
#   NANO_SDK=FOLDER tests/nano/run.sh [--quick] [--together N] [APP_FOLDER...]
# --quick: for a slow CLR such as an emulated board, only the device tests Golden8 and Compiled, and firmware/Verify.
# --together N: up to N assemblies of device tests in one launch (1); what then leaves no line is run again alone.
# NANO_SDK is described in docs/nanoframework.md. NANO_TIMEOUT: seconds that one run may take (600).
# Says what it does, and prints the tests' lines and what the apps print; ends with "N passed, N failed". Exit code 1 when
# something failed, 2 when something is missing or does not build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/build.sh"
. "$here/devicetests.sh"

quick=
together=1
while [ $# -gt 0 ]; do
  case "$1" in
    --quick) quick=1 ;;
    --together)
      together=${2:-}
      case "$together" in "" | *[!0-9]* | 0) die "--together: expected a number of assemblies, found \"$together\"" ;; esac
      shift
      ;;
    -*) die "$1: no such option: --quick or --together N" ;;
    *) break ;;
  esac
  shift
done
require_sdk

passed=0
failed=0
not_run=()

fail() {
  echo "Test failed,$1"
  failed=$((failed + 1))
}

runtime=$root/src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj
golden=$root/tests/TinyRnn.GoldenData

# Makes the device tests for 16-bit weights, which are not committed, of those for 8-bit weights.
write_wide_tests() {
  rm -rf "$out/wide"
  if [ -n "$quick" ] || [ ! -d "$golden" ]; then
    [ ! -d "$golden" ] || not_run+=("the device tests for 16-bit weights")
    return
  fi
  say "writing the device tests for 16-bit weights"
  mkdir -p "$out/wide"
  dotnet run -c Release --project "$(native "$golden")" -- --wide --out "$(native "$out/wide")" </dev/null >"$out/wide.log" 2>&1 || { cat "$out/wide.log" >&2; die "tests/TinyRnn.GoldenData: failed"; }
  ls "$out"/wide/*/*.nfproj >/dev/null 2>&1 || die "tests/TinyRnn.GoldenData: expected projects in $out/wide, found none"
}

test_projects() { # every project of device tests, one a line
  local project
  for project in "$root"/tests/TinyRnn.DeviceTests/*/*.nfproj "$out"/wide/*/*.nfproj; do
    [ ! -f "$project" ] || printf '%s\n' "$project"
  done
}

# A source that lets the device tests, which have names of their own here, see what the runtime lets NFUnitTest see.
write_friends() {
  local file=$out/Friends.cs project
  while IFS= read -r project; do
    printf '[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("%s")]\n' "$(assembly_of "$project")"
  done < <(test_projects) >"$file"
  printf '%s\n' "$file"
}

# What an app printed: without what a CLR says while it loads, when it says so.
without_chatter() {
  if grep -q '^Ready\.$' "$1"; then
    sed -e '1,/^Ready\.$/d' -e '/^Done\.$/,$d' "$1"
  else
    cat "$1"
  fi
}

# Runs the app in folder $1, called $2 or after its project. It passes when it says so at the end, with a line "verdict: passed" or
# "N passed, 0 failed": an exception that nobody catches leaves no other trace.
run_app() {
  local folder=$1 project name log verdict
  [ -d "$folder" ] || die "$folder: not a folder"
  project=$(project_in "$folder")
  name=${2:-$(basename "$project" .nfproj)}
  folder=$(folder_of "$project")
  log=$folder/run.log
  build "$project"
  say "running $name"
  run_clr "$folder" "$folder/$(property "$project" AssemblyName).pe" >"$log" || true
  without_chatter "$log"
  verdict=$(grep -E '^(verdict: |[0-9]+ passed, [0-9]+ failed)' "$log" | tail -n 1 || true)
  case "$verdict" in
    "verdict: passed"* | [1-9]*" passed, 0 failed"*) passed=$((passed + 1)) ;;
    "") fail "$name,no line \"verdict: passed\" or \"N passed, 0 failed\"" ;;
    *) fail "$name,$verdict" ;;
  esac
}

# An assembly holds 64 KB of signatures, array data among them.
largest_stored=63000

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
    {
      printf 'internal static class StoredModel\n{\n    public static byte[] Bytes() => new byte[]\n    {\n'
      od -An -v -tu1 <"$model" | sed 's/  */, /g; s/^, /        /; s/$/,/'
      printf '    };\n}\n'
    } >"$app/StoredModel.cs"
    network="$network\\
    <Compile Include=\"StoredModel.cs\" />"
  fi
  sed -e 's|@runtime@|../../../../../src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj|' \
    -e "s|@symbols@|$symbols|" -e "s|^@network@\$|$network|" "$here/compiled/App.nfproj.template" >"$app/App.nfproj"
  cp "$here/compiled/Program.cs" "$here/compiled/Outputs.cs" "$app/"
}

# Compiles a model and compares what it and the loaded model give on the CLR with the outputs of its self test.
run_compiled() {
  local model=$1 name sources
  name=$(basename "$model" .trnn)
  sources=$out/compiled/$name
  rm -rf "$sources"
  mkdir -p "$sources/App"
  say "compiling $name"
  dotnet run -c Release --no-build --project "$cli" -- compile "$(native "$model")" \
    --namespace TinyRnn.Compiled --class Net --out "$(native "$sources")" </dev/null >"$sources/compile.log" 2>&1 || { cat "$sources/compile.log" >&2; die "$name: tinyrnn compile failed"; }
  write_model_app "$model" "$sources/App"
  run_app "$sources/App" "compiled $name"
}

is_quick() { # whether test project $1 is in the quick set
  case "$(basename "$1" .nfproj)" in DeviceTests.Golden8 | DeviceTests.Compiled) ;; *) return 1 ;; esac
}

run_device_tests() {
  local project group=()
  local projects=()
  while IFS= read -r project; do projects+=("$project"); done < <(test_projects)
  for project in "${projects[@]}"; do
    if [ -n "$quick" ] && ! is_quick "$project"; then
      not_run+=("$(basename "$project" .nfproj)")
      continue
    fi
    group+=("$project")
    if [ ${#group[@]} -eq "$together" ]; then
      run_tests "${group[@]}"
      group=()
    fi
  done
  if [ ${#group[@]} -gt 0 ]; then run_tests "${group[@]}"; fi
}

run_compiled_models() {
  local model
  if [ -n "$quick" ]; then
    not_run+=("the models of tests/nano/compiled")
    return
  fi
  cli=$(native "$root/tools/TinyRnn.Cli")
  say "building tinyrnn"
  dotnet build -c Release "$cli" </dev/null >"$out/cli.log" 2>&1 || { cat "$out/cli.log" >&2; die "tools/TinyRnn.Cli: does not build"; }
  for model in "$here"/compiled/*.trnn; do
    run_compiled "$model"
  done
}

write_wide_tests
build "$runtime" "\"$(native "$(write_friends)")\""
run_device_tests
run_compiled_models
if [ -n "$quick" ] && [ $# -eq 0 ]; then set -- "$root/firmware/Verify"; fi
for app in "$@"; do
  run_app "$app"
done

if [ ${#not_run[@]} -gt 0 ]; then
  echo "not run, for --quick leaves them out: $(printf '%s, ' "${not_run[@]}" | sed 's/, $//')"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
