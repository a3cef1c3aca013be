# Sourced by run.sh: what compilers, sanitizers and analyzers say of the generated code of a model.

missing() { # tool
  command -v "$1" > /dev/null && return 1
  echo "not verified: $1 is not installed"
}

# Each of them is told to fail at the first thing it does not like.
clean() { # model what command...
  local name="$1 $2" output
  shift 2
  if output=$("$@" 2>&1); then
    note passed "$name"
  else
    note FAILED "$name: $(printf '%s' "$output" | tr '\n' ' ' | cut -c1-300)"
  fi
}

sanitized() { # model
  local program="$work/$1/sanitized"
  cc -std=c99 -O1 -g -fsanitize=undefined,address -fno-sanitize-recover=all -I "$work/$1" -I "$here" \
    "$here/frozen.c" "$here/port_host.c" "$work/$1/net.c" -o "$program" && "$program"
}

check_clean() { # model
  local source="$work/$1/net.c" warnings="-std=c99 -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror -fsyntax-only"
  missing gcc || clean "$1" "gcc warnings" gcc $warnings -I "$work/$1" "$source"
  missing clang || clean "$1" "clang warnings" clang $warnings -I "$work/$1" "$source"
  missing g++ || clean "$1" "header in C++" g++ -Wall -Wextra -Werror -fsyntax-only -x c++ "$work/$1/net.h"
  missing cc || clean "$1" "UBSan and ASan" sanitized "$1"
  missing cppcheck || clean "$1" cppcheck cppcheck --quiet --std=c99 --enable=warning,performance,portability --error-exitcode=1 -I "$work/$1" "$source"
  missing clang-tidy || clean "$1" clang-tidy clang-tidy --quiet --warnings-as-errors='*' --checks='clang-analyzer-*,bugprone-*,cert-*,-bugprone-implicit-widening-of-multiplication-result,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier' "$source" -- -std=c99 -I "$work/$1"
}
