# Sourced by run.sh: how a model is built for a target and run on it.

# Compiler and flags for the generated code; they stand before the option of optimization.
target_flags() { # target compiler
  local clang=() cpu
  case "$1" in
    host) echo "$2 -std=c99 -pedantic -Wall -Wextra -Wconversion -Werror"; return ;;
    rv32imc)
      if [ "$2" = clang ]; then echo "clang --target=riscv32-unknown-elf -march=rv32imc -mabi=ilp32 -mno-relax -ffreestanding -std=c99"; return; fi
      echo "riscv64-unknown-elf-gcc -march=rv32imc -mabi=ilp32 -mno-relax -ffreestanding -std=c99"
      return ;;
    cortex-m0plus) cpu="-mcpu=cortex-m0plus" ;;
    cortex-m4) cpu="-mcpu=cortex-m4 -DNET_DSP=0" ;;
    cortex-m4-dsp) cpu="-mcpu=cortex-m4" ;;
  esac
  if [ "$2" = clang ]; then echo "clang --target=arm-none-eabi -mthumb -mfloat-abi=soft $cpu -ffreestanding -std=c99"; return; fi
  echo "arm-none-eabi-gcc -mthumb -mfloat-abi=soft $cpu -ffreestanding -std=c99"
}

# True when compiler, linker and machine are there.
has_target() { # target compiler
  local needed
  case "$1" in
    host) needed="$2" ;;
    rv32imc) needed="$2 riscv64-unknown-elf-gcc qemu-system-riscv32" ;;
    *) needed="$2 arm-none-eabi-gcc qemu-system-arm" ;;
  esac
  if [ "$2" = gcc ] && [ "$1" != host ]; then needed=${needed#gcc }; fi
  local tool
  for tool in $needed; do command -v "$tool" > /dev/null || return 1; done
}

compile_net() { # model target compiler option object
  # shellcheck disable=SC2046
  $(target_flags "$2" "$3") "$4" -I "$work/$1" -c "$work/$1/net.c" -o "$5"
}

# The program around it is always gcc's. The clock of the Cortex-M board's timer has 25 MHz, and an instruction takes 1 ns: 40 of
# them are a tick.
port_flags() { # target
  case "$1" in
    host) echo "cc -O1" ;;
    rv32imc) echo "riscv64-unknown-elf-gcc -march=rv32imc -mabi=ilp32 -mno-relax -ffreestanding -O1 -DTICK=1 -DCASE_FEW" ;;
    cortex-m0plus) echo "arm-none-eabi-gcc -mthumb -mfloat-abi=soft -mcpu=cortex-m0plus -ffreestanding -O1 -DTICK=40 -DCASE_FEW" ;;
    *) echo "arm-none-eabi-gcc -mthumb -mfloat-abi=soft -mcpu=cortex-m4 -ffreestanding -O1 -DTICK=40 -DCASE_FEW" ;;
  esac
}

# What is the same for all models on a target.
compile_port() { # target
  local source=port_cortex_m.c
  case "$1" in
    host) source=port_host.c ;;
    rv32imc) source=port_riscv.c ;;
  esac
  # shellcheck disable=SC2046
  $(port_flags "$1") -I "$here" -c "$here/$source" -o "$work/port-$1.o"
}

# What is the same for all compilers and options of a model on a target; the file's name holds who makes it, since several do at once.
compile_frozen() { # model target object
  # shellcheck disable=SC2046
  $(port_flags "$2") -I "$work/$1" -I "$here" -c "$here/frozen.c" -o "$3"
}

link_program() { # target program objects...
  local flags
  flags=$(port_flags "$1")
  case "$1" in
    host) ;;
    rv32imc) flags="$flags -nostdlib -nostartfiles -Wl,--no-relax,--no-warn-rwx-segments -T $here/riscv.ld" ;;
    *) flags="$flags -nostdlib -nostartfiles -T $here/cortex_m.ld" ;;
  esac
  $flags "${@:3}" "$work/port-$1.o" $([ "$1" = host ] || echo -lgcc) -o "$2"
}

run_program() { # target program
  local machine="-nographic -semihosting-config enable=on,target=native -icount shift=0"
  case "$1" in
    host) timeout 300 "$2" ;;
    rv32imc) timeout 300 qemu-system-riscv32 -machine virt -bios none $machine -kernel "$2" ;;
    *) timeout 300 qemu-system-arm -machine mps2-an386 $machine -kernel "$2" ;;
  esac
}

# What it prints goes to the caller. The programs are not kept.
build_and_run() { # model target compiler option frozen
  local base="$work/$1/$2-$3$4"
  compile_net "$1" "$2" "$3" "$4" "$base.o" && link_program "$2" "$base.elf" "$base.o" "$5" && run_program "$2" "$base.elf"
  local status=$?
  rm -f "$base.o" "$base.elf"
  return "$status"
}
