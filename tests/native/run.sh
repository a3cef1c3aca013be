#!/usr/bin/env bash
# Models as C on the host and, under qemu, on RV32IMC, Cortex-M0+ and Cortex-M4: the digests of all frozen models, the budgets of
# instructions, flash, RAM and stack, and what compilers and analyzers say. Ends with "N passed, N failed".
#   tests/native/run.sh [MODEL...]       all models without names
# On Debian: apt-get install gcc clang clang-tidy cppcheck gcc-arm-none-eabi gcc-riscv64-unknown-elf qemu-system-arm qemu-system-misc
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/targets.sh"
work=${NATIVE_WORK:-$(mktemp -d)}
export work here
jobs=${NATIVE_JOBS:-$(nproc)}

echo "== models as C"
dotnet run --project "$here/../TinyRnn.Frozen.Tests" -c Release --no-build -- native "$work" "$@"
models=$(cd "$work" && ls -d */ | tr -d /)

results=$work/results.txt
: > "$results"
export results

# One line for a check: "passed" or "FAILED", what, and what was found.
note() { # passed or FAILED, text
  printf '%s %s\n' "$1" "$2" >> "$results"
  if [ "$1" = FAILED ]; then echo "FAILED $2"; fi
}

# One model by one compiler, with one option, on one target.
run_one() { # model target compiler option
  local name="$1 $2 $3 $4" output
  output=$(build_and_run "$1" "$2" "$3" "$4" 2>&1) || true
  if printf '%s' "$output" | grep -q '^passed$'; then
    note passed "$name: $(printf '%s' "$output" | grep '^same')"
  else
    note FAILED "$name: $(printf '%s' "$output" | tr '\n' ' ' | cut -c1-300)"
  fi
}
export -f note run_one build_and_run compile_net link_and_run target_flags

echo "== digests, $(echo "$models" | wc -w) models, $jobs at a time"
for target in host rv32imc cortex-m0plus cortex-m4 cortex-m4-dsp; do
  for compiler in gcc clang; do
    if ! has_target "$target" "$compiler"; then
      echo "not verified: $target by $compiler: its tools are not installed"
      continue
    fi
    for option in -O0 -Os -O2 -O3; do
      for model in $models; do printf '%s %s %s %s\n' "$model" "$target" "$compiler" "$option"; done
    done
  done
done | tee >(grep '^not verified' >&2 || true) | grep -v '^not verified' | xargs -P "$jobs" -L 1 bash -c 'run_one "$@"' _

echo "== cleanliness"
. "$here/cleanliness.sh"
for model in $models; do check_clean "$model"; done

echo "== budgets"
. "$here/budgets.sh"
check_budgets

passed=$(grep -c '^passed' "$results" || true)
failed=$(grep -c '^FAILED' "$results" || true)
if [ -z "${NATIVE_WORK:-}" ]; then rm -rf "$work"; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
