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

# The program around it is always gcc's; what it prints goes to the caller.
link_and_run() { # model target object base
  local program="$4.elf" arm="-mthumb -mfloat-abi=soft"
  case "$2" in
    host)
      cc -O1 -I "$work/$1" -I "$here" "$here/frozen.c" "$here/port_host.c" "$3" -o "$program" && timeout 300 "$program"
      return ;;
    rv32imc)
      local flags="-march=rv32imc -mabi=ilp32 -mno-relax -ffreestanding"
      riscv64-unknown-elf-gcc $flags -O1 -DTICK=1 -I "$work/$1" -I "$here" -c "$here/frozen.c" -o "$4.frozen.o"
      riscv64-unknown-elf-gcc $flags -O1 -DTICK=1 -I "$here" -c "$here/port_riscv.c" -o "$4.port.o"
      riscv64-unknown-elf-gcc $flags -nostdlib -nostartfiles -Wl,--no-relax,--no-warn-rwx-segments -T "$here/riscv.ld" "$3" "$4.frozen.o" "$4.port.o" -lgcc -o "$program"
      timeout 300 qemu-system-riscv32 -machine virt -bios none -nographic -semihosting-config enable=on,target=native -icount shift=0 -kernel "$program"
      return ;;
    cortex-m0plus) arm="$arm -mcpu=cortex-m0plus" ;;
    *) arm="$arm -mcpu=cortex-m4" ;;
  esac
  # The clock of the board's timer has 25 MHz, and an instruction takes 1 ns: 40 of them are a tick.
  arm-none-eabi-gcc $arm -ffreestanding -O1 -DTICK=40 -I "$work/$1" -I "$here" -c "$here/frozen.c" -o "$4.frozen.o"
  arm-none-eabi-gcc $arm -ffreestanding -O1 -DTICK=40 -I "$here" -c "$here/port_cortex_m.c" -o "$4.port.o"
  arm-none-eabi-gcc $arm -nostdlib -nostartfiles -T "$here/cortex_m.ld" "$3" "$4.frozen.o" "$4.port.o" -lgcc -o "$program"
  timeout 300 qemu-system-arm -machine mps2-an386 -nographic -semihosting-config enable=on,target=native -icount shift=0 -kernel "$program"
}

build_and_run() { # model target compiler option
  local base="$work/$1/$2-$3$4"
  compile_net "$1" "$2" "$3" "$4" "$base.o" && link_and_run "$1" "$2" "$base.o" "$base"
}
