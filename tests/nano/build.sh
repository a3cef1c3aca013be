# Sourced by run.sh and count.sh: builds nanoFramework projects (.nfproj) from the command line, with the C# compiler of the
# .NET SDK and the metadata processor of NANO_SDK. Reads what these projects state, one XML element per line: AssemblyName,
# OutputType, LangVersion, DefineConstants, Compile, Reference and ProjectReference items.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=$root/artifacts/nano

die() {
  echo "$1" >&2
  exit 2
}

# A path as the tools of the platform take it: on Windows C:/..., elsewhere unchanged.
native() {
  if command -v cygpath >/dev/null 2>&1; then cygpath -m "$1"; else printf '%s\n' "$1"; fi
}

# The executable of that name in NANO_SDK, with or without an extension.
tool() {
  local name
  for name in "$1" "$1.exe" "$1.cmd" "$1.bat" "$1.sh"; do
    if [ -f "$NANO_SDK/$name" ]; then
      printf '%s\n' "$NANO_SDK/$name"
      return
    fi
  done
  die "NANO_SDK ($NANO_SDK) has no $1: see docs/nanoframework.md"
}

# What is going on, with the seconds since the script began.
say() {
  echo "[$SECONDS s] $1"
}

require_sdk() {
  [ -n "${NANO_SDK:-}" ] || die "NANO_SDK is not set: the folder with lib/, mdp and nanoclr, see docs/nanoframework.md"
  [ -d "$NANO_SDK" ] || die "NANO_SDK ($NANO_SDK) is not a folder: see docs/nanoframework.md"
  NANO_SDK=$(cd "$NANO_SDK" && pwd)
  local file
  for file in lib/mscorlib.dll lib/mscorlib.pe; do
    [ -f "$NANO_SDK/$file" ] || die "NANO_SDK ($NANO_SDK) has no $file: see docs/nanoframework.md"
  done
  mdp=$(tool mdp) || exit 2
  nanoclr=$(tool nanoclr) || exit 2
  find_compiler
  mkdir -p "$out"
}

# csc of the SDK that global.json selects.
find_compiler() {
  local version
  command -v dotnet >/dev/null 2>&1 || die "dotnet: expected on the PATH, not found"
  version=$(cd "$root" && dotnet --version) || die "dotnet: no SDK that global.json accepts"
  version=$(printf '%s' "$version" | tr -d '\r')
  csc=$(dotnet --list-sdks | tr -d '\r' | sed -n "s|^$version \[\(.*\)\]\$|\1/$version/Roslyn/bincore/csc.dll|p" | head -n 1)
  [ -n "$csc" ] || die "dotnet --list-sdks: expected the SDK $version, not found"
}

items() { # Include of every element $2 of project $1, without what follows a comma
  tr -d '\r' <"$1" | sed -n 's/.*<'"$2"' Include="\([^",]*\).*/\1/p' | tr '\\' '/'
}

sources() { # files of project $1, relative to its folder; a pattern stands for the files it finds, at least one
  local item
  while IFS= read -r item; do
    case "$item" in
      *\**)
        (cd "$(dirname "$1")" && shopt -s nullglob && set -- $item && [ $# -gt 0 ] && printf '%s\n' "$@") ||
          die "$(basename "$1"): $item: expected files, found none"
        ;;
      *) printf '%s\n' "$item" ;;
    esac
  done < <(items "$1" Compile)
}

property() { # last value of property $2 of project $1
  tr -d '\r' <"$1" | sed -n "s:.*<$2>\(.*\)</$2>.*:\1:p" | tail -n 1
}

project_in() { # the one project of folder $1
  set -- "$1"/*.nfproj
  if [ $# -ne 1 ] || [ ! -f "$1" ]; then die "$(dirname "$1"): expected one .nfproj, found another number"; fi
  (cd "$(dirname "$1")" && printf '%s/%s\n' "$(pwd)" "$(basename "$1")")
}

folder_of() { # where project $1 is built: a generated one beside its sources
  case "$1" in
    "$out"/*) printf '%s/built\n' "$(dirname "$1")" ;;
    *) printf '%s/%s\n' "$out" "$(basename "$1" .nfproj)" ;;
  esac
}

# Test explorers want every test assembly to be called NFUnitTest; those of one launch need names of their own.
assembly_of() {
  local name
  name=$(property "$1" AssemblyName)
  if [ "$name" = NFUnitTest ]; then name=$(basename "$1" .nfproj); fi
  printf '%s\n' "$name"
}

# Assembly $1 as "name|dll|pe", from the first of the folders that follow in which it is.
library() {
  local name=$1 folder
  shift
  for folder in "$@"; do
    if [ -f "$folder/$name.dll" ] && [ -f "$folder/$name.pe" ]; then
      printf '%s|%s|%s\n' "$name" "$folder/$name.dll" "$folder/$name.pe"
      return
    fi
  done
  return 1
}

# The list "libraries" in a project's folder: every assembly it needs, dependencies first, one "name|dll|pe" a line.
list_libraries() {
  local project=$1 list=$2 reference name
  : >"$list.all"
  for name in $(items "$project" Reference); do
    # Device tests run under the launcher that launcher.sh writes.
    case "$name" in nanoFramework.TestFramework | nanoFramework.UnitTestLauncher) continue ;; esac
    if [ "$name" = nanoFramework.Runtime.Native ] && ! library "$name" "$NANO_SDK/lib" >/dev/null; then continue; fi
    library "$name" "$NANO_SDK/lib" ${built[@]+"${built[@]}"} >>"$list.all" ||
      die "$(basename "$project"): reference $name: expected in $NANO_SDK/lib or among the projects built before, not found"
  done
  while IFS= read -r reference; do
    reference=$(cd "$(dirname "$project")/$(dirname "$reference")" && pwd)/$(basename "$reference")
    cat "$(folder_of "$reference")/libraries" >>"$list.all"
    library "$(assembly_of "$reference")" "$(folder_of "$reference")" >>"$list.all"
  done < <(items "$project" ProjectReference)
  # System assemblies first, then the project's own, each once.
  { grep "|$NANO_SDK/lib/mscorlib.dll|" "$list.all"; grep "|$NANO_SDK/lib/" "$list.all"; grep -v "|$NANO_SDK/lib/" "$list.all" || true; } |
    awk '!seen[$0]++' >"$list"
  rm "$list.all"
}

constants() { # compilation symbols of project $1
  local symbols
  symbols=$(property "$1" DefineConstants | sed 's/\$([^)]*)//g; s/^;*//')
  # Heap figures come from an assembly that an SDK may lack.
  if [ ! -f "$NANO_SDK/lib/nanoFramework.Runtime.Native.pe" ]; then
    symbols=$(printf '%s' "$symbols" | sed 's/RUNTIME_NATIVE//')
  fi
  printf 'NANOFRAMEWORK_1_0;%s\n' "$symbols"
}

built=() # the folders of the projects that this process has built

# Builds project $1, after those it refers to, into $(folder_of $1), unless this process has done so: the .dll (or .exe), the .pe
# and the list of libraries. What follows goes to the compiler, for this project alone.
build() {
  local project=$1 source folder name extension language reference path
  shift
  source=$(dirname "$project")
  folder=$(folder_of "$project")
  for path in ${built[@]+"${built[@]}"}; do
    [ "$path" != "$folder" ] || return 0
  done
  while IFS= read -r reference; do
    [ -f "$source/$reference" ] || die "$(basename "$project"): project $reference: not found"
    build "$(cd "$source/$(dirname "$reference")" && pwd)/$(basename "$reference")"
  done < <(items "$project" ProjectReference)

  while IFS= read -r path; do
    [ -f "$source/$path" ] || die "$(basename "$project"): $path: not found"
  done < <(sources "$project")

  name=$(assembly_of "$project")
  extension=dll
  if [ "$(property "$project" OutputType)" = Exe ]; then extension=exe; fi
  language=$(property "$project" LangVersion)
  rm -rf "$folder"
  mkdir -p "$folder"
  list_libraries "$project" "$folder/libraries"

  {
    echo "-nostdlib -optimize+ -deterministic -unsafe -debug:portable -nowarn:1701,1702,8021,8632"
    echo "-langversion:${language:-9.0}"
    echo "-define:$(constants "$project")"
    if [ $extension = exe ]; then echo "-target:exe"; else echo "-target:library"; fi
    echo "-out:\"$(native "$folder/$name.$extension")\""
    while IFS='|' read -r _ path _; do echo "-reference:\"$(native "$path")\""; done <"$folder/libraries"
    while IFS= read -r path; do echo "\"$(native "$source/$path")\""; done < <(sources "$project")
    for path in "$@"; do echo "$path"; done
  } >"$folder/compile.rsp"
  say "building $(basename "$project")"
  dotnet "$csc" -nologo -noconfig "@$(native "$folder/compile.rsp")" </dev/null || die "$(basename "$project"): the compiler failed"
  process "$folder" "$name" "$extension"
  built+=("$folder")
}

# Turns a .NET assembly into a .pe. The processor can fail and still exit 0: what counts is the file.
process() {
  local folder=$1 name=$2 extension=$3 hint path
  set --
  while IFS='|' read -r hint path _; do
    set -- "$@" -loadHints "$hint" "$(native "$path")"
  done <"$folder/libraries"
  "$mdp" "$@" -parse "$(native "$folder/$name.$extension")" -compile "$(native "$folder/$name.pe")" false </dev/null >"$folder/mdp.log" 2>&1 || true
  if [ ! -s "$folder/$name.pe" ] || grep -q '^Exception minimizing' "$folder/mdp.log"; then
    cat "$folder/mdp.log" >&2
    die "$name: the metadata processor made no .pe"
  fi
}

# Runs the .pe files given on the CLR, with the libraries of folder $1 first; CR removed. Its exit code says nothing.
run_clr() {
  local folder=$1 limit pe
  shift
  local programs=()
  while IFS='|' read -r _ _ pe; do programs+=("$(native "$pe")"); done <"$folder/libraries"
  for pe in "$@"; do programs+=("$(native "$pe")"); done
  limit=$(command -v timeout || command -v gtimeout || true)
  if [ -n "$limit" ]; then
    "$limit" "${NANO_TIMEOUT:-600}" "$nanoclr" "${programs[@]}" </dev/null 2>&1 | tr -d '\r'
  else
    "$nanoclr" "${programs[@]}" </dev/null 2>&1 | tr -d '\r'
  fi
}
