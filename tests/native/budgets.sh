# Sourced by run.sh: what a step may take at most, on the frozen 4-32-1 models; the models that the quantizer makes of the
# same networks by default may take 15 % more.

# What a run of a model measured: instructions or bytes of stack.
measured() { # model target compiler option field
  grep -h "^passed $1 $2 $3 $4: " "$results" | sed -E 's/.*same ([0-9]+) instructions, ([0-9]+) bytes.*/\'"$5"'/' | head -n 1
}

within() { # what found most
  set -- "$1" "$2" $(($3 * ${NATIVE_PERCENT:-100} / 100))
  if [ -z "$2" ]; then echo "not verified: $1"; return; fi
  if [ "$2" -le "$3" ]; then note passed "$1: $2, at most $3"; else note FAILED "$1: $2, at most $3"; fi
  printf '%-64s %8s of %8s\n' "$1" "$2" "$3"
}

# Bytes of code and constants of what firmware calls that steps, saves, restores and tests itself.
flash() { # model target
  local base="$work/$1/flash-$2" tools=arm-none-eabi
  [ -d "$work/$1" ] || return 0
  if [ "$2" = rv32imc ]; then tools=riscv64-unknown-elf; fi
  $(target_flags "$2" gcc) -Os -ffunction-sections -fdata-sections -I "$work/$1" -c "$work/$1/net.c" -o "$base.o" || return 1
  local roots=""
  for function in reset step save restore self_test; do roots="$roots -u net_$function"; done
  # A relocatable link keeps what the roots need, and leaves the compiler's own library out.
  $tools-ld -r --gc-sections $roots $([ "$2" = rv32imc ] && echo "-m elf32lriscv") "$base.o" -o "$base.linked.o" || return 1
  $tools-size "$base.linked.o" | tail -n 1 | awk '{ print $1 + $2 }'
}

check_instructions() { # cell most-rv most-m4 most-dsp most-m0
  local option target most model
  for option in -Os -O2 -O3; do
    for target in rv32imc:$2 cortex-m4:$3 cortex-m4-dsp:$4 cortex-m0plus:$5; do
      most=${target#*:}
      within "instructions, $1 4-32-1, ${target%:*} $option" "$(measured "benchmark-$1" "${target%:*}" gcc $option 1)" "$most"
      within "instructions, $1 4-32-1 by default, ${target%:*} $option" "$(measured "default-$1" "${target%:*}" gcc $option 1)" $((most * 115 / 100))
    done
  done
}

check_budgets() {
  check_instructions gru 19000 14500 11500 45000
  check_instructions lstm 25000 19000 16500 63000
  local target option model share weights large cell weights_of_cell
  for target in rv32imc cortex-m4 cortex-m4-dsp cortex-m0plus; do
    if ! has_target "$target" gcc; then echo "not verified: flash, $target"; continue; fi
    for model in benchmark:100 default:115; do
      share=${model#*:}
      model=${model%:*}
      within "flash in bytes, gru 4-32-1, $model, $target -Os" "$(flash "$model-gru" "$target")" $((9500 * share / 100))
      within "flash in bytes, lstm 4-32-1, $model, $target -Os" "$(flash "$model-lstm" "$target")" $((11500 * share / 100))
    done
    for option in -Os -O2 -O3; do
      within "stack in bytes, gru 4-32-1, $target $option" "$(measured benchmark-gru "$target" gcc $option 2)" 128
      within "stack in bytes, lstm 4-32-1, $target $option" "$(measured benchmark-lstm "$target" gcc $option 2)" 128
    done
  done
  for model in benchmark default; do
    within "RAM in bytes, gru 4-32-1, $model" "$(case_number $model-gru STATE_BYTES)" $((6 * 32))
    within "RAM in bytes, lstm 4-32-1, $model" "$(case_number $model-lstm STATE_BYTES)" $((10 * 32))
  done
  if [ -d "$work/large-lstm" ]; then
    weights=$(case_number large-lstm WEIGHTS)
    within "RAM in bytes, lstm 6-128-128-6" "$(case_number large-lstm STATE_BYTES)" 6144
    for target in rv32imc cortex-m4 cortex-m4-dsp cortex-m0plus; do
      within "flash in bytes, lstm 6-128-128-6, $target -Os" "$(flash large-lstm "$target")" $((weights * 12 / 10))
    done
    for option in -Os -O2 -O3; do
      large=$(measured large-lstm rv32imc gcc $option 1)
      within "instructions for 10 MACs, lstm 6-128-128-6, rv32imc $option" "${large:+$((large * 10 / weights))}" 55
      for cell in gru lstm; do
        large=$(measured "benchmark-$cell" rv32imc gcc $option 1)
        weights_of_cell=$(case_number "benchmark-$cell" WEIGHTS)
        within "instructions for 10 MACs, $cell 4-32-1, rv32imc $option" "${large:+$((large * 10 / weights_of_cell))}" 55
      done
    done
  fi
}

case_number() { # model name
  [ -f "$work/$1/case.h" ] || return 0
  sed -nE "s/^#define CASE_$2 ([0-9]+)u?$/\1/p" "$work/$1/case.h"
}
