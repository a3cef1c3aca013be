#!/usr/bin/env bash
# Models as C on the host and, under qemu, on RV32IMC, Cortex-M0+ and Cortex-M4: the digests of all frozen models, the budgets of
# instructions, flash, RAM and stack, and what compilers and analyzers say. Ends with "N passed, N failed".
#   tests/native/run.sh [MODEL...]       all models without names
#   NATIVE_JOBS        how many at a time          NATIVE_WORK       a folder that is kept
#   NATIVE_PERCENT     of each budget, to see it fail
# On Debian: apt-get install gcc clang clang-tidy cppcheck gcc-arm-none-eabi gcc-riscv64-unknown-elf qemu-system-arm qemu-system-misc
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/targets.sh"
. "$here/results.sh"
work=${NATIVE_WORK:-$(mktemp -d)}
export work here
jobs=${NATIVE_JOBS:-$(nproc)}

echo "== models as C"
dotnet run --project "$here/../TinyRnn.Frozen.Tests" -c Release --no-build -- native "$work" "$@"
models=$(cd "$work" && ls -d */ | tr -d /)

results=$work/results.txt
: > "$results"
export results

# One model by one compiler on one target, with each option.
run_options() { # model target compiler
  local option name output frozen="$work/$1/$2-$3.frozen.o"
  compile_frozen "$1" "$2" "$frozen"
  for option in -O0 -Os -O2 -O3; do
    name="$1 $2 $3 $option"
    output=$(build_and_run "$1" "$2" "$3" "$option" "$frozen" 2>&1) || true
    if printf '%s' "$output" | grep -q '^passed$'; then
      note passed "$name: $(printf '%s' "$output" | grep '^same')"
    else
      note FAILED "$name: $(printf '%s' "$output" | tr '\n' ' ' | cut -c1-300)"
    fi
  done
}
export -f note run_options build_and_run compile_net compile_frozen link_program run_program port_flags target_flags

echo "== digests, $(echo "$models" | wc -w) models, $jobs at a time"
for target in host rv32imc cortex-m0plus cortex-m4 cortex-m4-dsp; do
  for compiler in gcc clang; do
    if ! has_target "$target" "$compiler"; then
      echo "not verified: $target by $compiler: its tools are not installed"
      continue
    fi
    compile_port "$target"
    for model in $models; do printf '%s %s %s\n' "$model" "$target" "$compiler"; done | xargs -P "$jobs" -L 1 bash -c 'run_options "$@"' _
  done
done

echo "== cleanliness"
. "$here/cleanliness.sh"
export -f missing clean sanitized check_clean
echo "$models" | xargs -P "$jobs" -L 1 bash -c 'check_clean "$@"' _ | awk '!/^not verified/ || !said[$0]++'

echo "== budgets"
. "$here/budgets.sh"
check_budgets

status=0
summarize || status=1
if [ -z "${NATIVE_WORK:-}" ]; then rm -rf "$work"; fi
exit "$status"
