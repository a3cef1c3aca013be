using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>
/// A small repository in a folder of its own with the scripts of tests/nano, a few projects of one file each, and stand-ins for the
/// .NET SDK, the metadata processor, the CLR and valgrind, which take no time and leave files of the right names.
/// </summary>
internal sealed class NanoTree : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tinyrnn-scripts-").FullName;

    public NanoTree()
    {
        foreach (string script in Directory.EnumerateFiles(Repository.PathOf("tests/nano"), "*.sh"))
        {
            File.Copy(script, Prepare($"tests/nano/{Path.GetFileName(script)}"));
        }

        foreach (string file in new[] { "App.nfproj.template", "Program.cs", "Outputs.cs" })
        {
            File.Copy(Repository.PathOf($"tests/nano/compiled/{file}"), Prepare($"tests/nano/compiled/{file}"));
        }

        foreach (string model in new[] { "one", "two" })
        {
            Write($"tests/nano/compiled/{model}.trnn", "TRNN");
        }

        Project("src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj", "Library", "TinyRnn", "class Runtime { }");
        TestProject("Compiled", "Compiled_gives_the_bits");
        TestProject("Golden8", "Gru_gives_the_outputs", "Lstm_gives_the_outputs");
        TestProject("Cells8", "Cell_gives_the_outputs");
        Project("firmware/Verify/Verify.nfproj", "Exe", "Proof", "class App { }", "../../src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj");
        Project("firmware/Benchmark/Benchmark.nfproj", "Exe", "TinyRnn.Benchmark", "class App { }", "../../src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj");
        Write("sdk/lib/mscorlib.dll", "");
        Write("sdk/lib/mscorlib.pe", "");
        Tool("tools/dotnet", DotnetScript);
        Tool("sdk/mdp", "for pe; do case \"$pe\" in *.pe) echo pe >\"$pe\" ;; esac; done");
        Nanoclr(AllPass);
    }

    /// <summary>A CLR on which every test and every app passes.</summary>
    public const string AllPass =
        """
        for pe; do
          case "$pe" in
            */DeviceTests.*.pe) sed 's/.*/Test passed,&.0,1/' "$(dirname "$pe")/tests" ;;
            */Launch.pe | */TinyRnn.pe | *mscorlib.pe) ;;
            *.pe) echo "verdict: passed" ;;
          esac
        done
        """;

    // csc makes the file that the last -out: of its response file names; compile writes the class.
    private const string DotnetScript =
        """
        case "$1" in
          --version) echo 10.0.100 ;;
          --list-sdks) echo "10.0.100 [/sdk]" ;;
          */csc.dll) for a; do case "$a" in @*) out=$(sed -n 's/^-out:"\(.*\)"$/\1/p' "${a#@}"); echo dll >"$out" ;; esac; done ;;
          run) while [ "$1" != --out ]; do shift; done; echo "class Net { }" >"$2/Net.cs" ;;
        esac
        """;

    /// <summary>Replaces the CLR by a script.</summary>
    public void Nanoclr(string script) => Tool("sdk/nanoclr", script);

    /// <summary>Adds an executable on the PATH, a script.</summary>
    public void OnPath(string name, string script) => Tool($"tools/{name}", script);

    /// <summary>Adds a project of device tests with these tests.</summary>
    public void TestProject(string name, params string[] tests)
    {
        string methods = string.Concat(tests.Select(test => $"    [TestMethod]\n    public void {test}() {{ }}\n"));
        Project(
            $"tests/TinyRnn.DeviceTests/{name}/DeviceTests.{name}.nfproj",
            "Library",
            "NFUnitTest",
            $"namespace TinyRnn.DeviceTests;\n\n[TestClass]\npublic class {name}Tests\n{{\n{methods}}}\n",
            "../../../src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj");
    }

    public Task<ScriptRun> Run(string arguments) => Script("run.sh", arguments);

    public Task<ScriptRun> Count(string arguments) => Script("count.sh", arguments);

    public string Read(string path) => File.ReadAllText(Path.Combine(_root, path));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Task<ScriptRun> Script(string name, string arguments) =>
        ScriptRun.Of($"NANO_SDK=sdk tests/nano/{name} {arguments}", _root, Path.Combine(_root, "tools"));

    private void Project(string path, string type, string assembly, string source, string? reference = null)
    {
        Write(Path.Combine(Path.GetDirectoryName(path)!, "Source.cs"), source + "\n");
        string projectReference = reference == null ? "" : $"\n    <ProjectReference Include=\"{reference}\" />";
        Write(
            path,
            $"""
            <Project>
                <OutputType>{type}</OutputType>
                <AssemblyName>{assembly}</AssemblyName>
                <LangVersion>10.0</LangVersion>
                <DefineConstants></DefineConstants>
                <Compile Include="Source.cs" />
                <Reference Include="mscorlib" />{projectReference}
            </Project>

            """);
    }

    private void Tool(string path, string script)
    {
        Write(path, "#!/bin/bash\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                Path.Combine(_root, path),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Write(string path, string text) => File.WriteAllText(Prepare(path), text);

    private string Prepare(string path)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
