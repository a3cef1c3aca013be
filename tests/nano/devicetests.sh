# Sourced by run.sh: builds and runs device tests. They are called by generated code, not found by reflection, which a firmware may
# lack; several assemblies may share a launch.

# Names of the tests in the C# files given, one a line: the public parameterless methods that follow a line [TestMethod].
test_names() {
  tr -d '\r' < <(cat "$@") | awk '
    /^namespace / { space = $2; sub(/;$/, "", space) }
    /^public class / { type = $3 }
    wanted && match($0, /public void [A-Za-z0-9_]+\(\)/) { print space "." type "." substr($0, RSTART + 12, RLENGTH - 14) }
    { wanted = /^ *\[TestMethod\]/ }'
}

# C# that runs the tests whose names stand on standard input, as Launcher.Run() in namespace $1. It prints the lines that
# nanoFramework.UnitTestLauncher would, and declares the attributes that test explorers look for.
launcher_source() {
  cat <<END
namespace nanoFramework.TestFramework
{
    internal sealed class TestClassAttribute : System.Attribute { }
    internal sealed class TestMethodAttribute : System.Attribute { }
}
namespace $1
{
    public static class Launcher
    {
        public static void Run()
        {
END
  sed 's/^\(.*\)\.\([^.]*\)$/            Try("\1.\2.0", new \1().\2);/'
  cat <<END
        }

        private static void Try(string name, System.Action test)
        {
            string line;
            long start = System.DateTime.UtcNow.Ticks;
            try
            {
                test();
                line = "Test passed," + name + "," + (System.DateTime.UtcNow.Ticks - start).ToString();
            }
            catch (System.Exception failure)
            {
                line = "Test failed," + name + "," + failure.GetType().FullName + ": " + failure.Message;
            }

            System.Console.WriteLine(line);
        }
    }
}
END
}

# The app that runs the launchers of the namespaces given, one after the other.
launch_source() {
  printf 'public static class Program\n{\n    public static void Main()\n    {\n'
  printf '        %s.Launcher.Run();\n' "$@"
  printf '    }\n}\n'
}

# The project of that app, in a folder of $out/launches, which refers to the test projects given.
launch_project() {
  cat <<END
<Project>
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <AssemblyName>Launch</AssemblyName>
    <LangVersion>9.0</LangVersion>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include="Program.cs" />
    <Reference Include="mscorlib" />
END
  printf '    <ProjectReference Include="../../../../%s" />\n' "${@#"$root/"}"
  printf '  </ItemGroup>\n</Project>\n'
}

namespace_of() { # of the launcher of test project $1
  basename "$1" .nfproj | tr '.-' '__'
}

# Builds the test projects given, each with its launcher, and lists their tests in a file "tests" beside what was built.
build_tests() {
  local project folder source marked
  for project in "$@"; do
    folder=$(folder_of "$project")
    source=$out/launchers/$(basename "$project" .nfproj)
    mkdir -p "$source"
    (cd "$(dirname "$project")" && sources "$project" | tr '\n' '\0' | xargs -0 awk 1) >"$source/all.cs"
    test_names "$source/all.cs" >"$source/tests"
    marked=$(grep -c '^ *\[TestMethod\]' "$source/all.cs" || true)
    [ "$marked" -gt 0 ] || die "$(basename "$project"): expected tests, found none"
    [ "$marked" -eq "$(wc -l <"$source/tests")" ] ||
      die "$(basename "$project"): $marked [TestMethod]s, but $(wc -l <"$source/tests") public methods without parameters after them"
    launcher_source "$(namespace_of "$project")" <"$source/tests" >"$source/Launcher.cs"
    build "$project" "\"$(native "$source/Launcher.cs")\""
    cp "$source/tests" "$folder/tests"
  done
}

# Runs the tests of the projects given in one launch; what it prints goes to the file $log.
launch() {
  local project folder names=() spaces=()
  for project in "$@"; do
    names+=("$(basename "$project" .nfproj)")
    spaces+=("$(namespace_of "$project")")
  done
  folder=$(IFS=+ && printf '%s/launches/%s' "$out" "${names[*]}")
  mkdir -p "$folder"
  launch_source "${spaces[@]}" >"$folder/Program.cs"
  launch_project "$@" >"$folder/Launch.nfproj"
  build "$folder/Launch.nfproj"
  log=$folder/run.log
  say "running ${names[*]}"
  run_clr "$folder/built" "$folder/built/Launch.pe" >"$log" || true
}

# The lines "Test $2," (a pattern) that the tests in the list $1 left in the log, one a test.
lines_of() {
  local name
  while IFS= read -r name; do
    grep -m 1 "^Test $2,$name\.0," "$log" || true
  done <"$1"
}

# Counts the lines of test project $1 in the log of the last launch. False when some are missing and the launch held others too:
# the CLR exits 0 whatever happens, so each [TestMethod] must report.
count_tests() {
  local project=$1 of=$2 list good bad expected
  list=$(folder_of "$project")/tests
  expected=$(wc -l <"$list")
  good=$(lines_of "$list" passed | wc -l)
  bad=$(lines_of "$list" failed | wc -l)
  if [ $((good + bad)) -lt "$expected" ] && [ "$of" -gt 1 ]; then
    say "$(basename "$project" .nfproj): $((good + bad)) of $expected tests left a line together with others: again, alone"
    return 1
  fi
  lines_of "$list" '[a-z]*'
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ $((good + bad)) -lt "$expected" ]; then
    tail -n 40 "$log"
    fail "$(basename "$project" .nfproj),expected $((expected)) test lines and found $((good + bad))"
  fi
}

# Builds and runs the test projects given in one launch, and alone those that did not come to their end in it.
run_tests() {
  local project alone=()
  build_tests "$@"
  launch "$@"
  for project in "$@"; do
    count_tests "$project" $# || alone+=("$project")
  done
  for project in ${alone[@]+"${alone[@]}"}; do
    launch "$project"
    count_tests "$project" 1
  done
}
