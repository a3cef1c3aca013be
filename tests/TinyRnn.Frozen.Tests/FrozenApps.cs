using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.TestSupport;

namespace TinyRnn.Frozen;

/// <summary>Writes an app for the board's CLR for each frozen model, which runs it loaded and compiled and compares the checksums.</summary>
internal static class FrozenApps
{
    private static readonly string[] s_shared =
        ["FrozenRandom.cs", "FrozenChecksum.cs", "FrozenSink.cs", "FrozenInputs.cs", "FrozenRun.cs"];

    public static void Write(string folder, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Write(Path.Combine(folder, name), FrozenFolder.Read(name));
        }
    }

    private static void Write(string folder, FrozenModel model)
    {
        byte[] file = FrozenModelBuilder.Write(model);
        string app = Path.Combine(folder, "App");
        Directory.CreateDirectory(app);
        File.WriteAllBytes(Path.Combine(folder, "Net.trnn"), file);
        File.WriteAllText(Path.Combine(app, "FrozenCase.cs"), Case(model, file));
        CompiledModel compiled = FrozenModelBuilder.Compile(model, new CompilationOptions("TinyRnn.Compiled", "Net", "the app of a frozen model"));
        foreach (CompiledFile source in compiled.Files)
        {
            string path = Path.Combine(folder, source.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, source.Text);
        }

        File.WriteAllText(Path.Combine(app, "App.nfproj"), Project(folder, app, compiled));
        foreach (string shared in s_shared)
        {
            File.Copy(Repository.PathOf($"tests/TinyRnn.Frozen.Tests/Board/{shared}"), Path.Combine(app, shared), overwrite: true);
        }

        File.Copy(Repository.PathOf("tests/nano/frozen/Program.cs"), Path.Combine(app, "Program.cs"), overwrite: true);
    }

    // Two runs in one app: loaded, compiled.
    private static string Case(FrozenModel model, byte[] file)
    {
        bool sequence = model.Sequence is not null;
        string run = model.Run.Kind switch
        {
            "steps" => "FrozenRun.Steps((RecurrentNetwork)model, Seed, Inputs, sink)",
            "windows" => "FrozenRun.Windows((RecurrentNetwork)model, Seed, Inputs, Longest, sink)",
            _ => "FrozenRun.Sequences((SequenceGenerator)model, Seed, Inputs, Longest, sink)",
        };
        string load = sequence ? "new LoadedSequence(SequenceModel.Load(file))" : "new LoadedNetwork(RnnModel.Load(file))";
        return $$"""
            using System;
            using TinyRnn;
            using TinyRnn.Frozen;

            internal static class FrozenCase
            {
                public const string Name = "{{model.Name}}";
                public const int Seed = {{model.Run.Seed}};
                public const int Inputs = {{model.Run.Inputs}};
                public const int Longest = {{model.Run.Longest}};
                public const int OutputCount = {{model.Digests!.Outputs.Count}};
                public const string OutputChecksum = "{{model.Digests.Outputs.Checksum}}";
                public const int StateCount = {{model.Digests.State.Count}};
                public const string StateChecksum = "{{model.Digests.State.Checksum}}";

                public static object Loaded()
                {
                    byte[] file = Convert.FromBase64String(Base64);
                    return {{load}};
                }

                public static object Compiled() => new TinyRnn.Compiled.Net();

                public static void Run(object model, FrozenSink sink) => {{run}};

                private const string Base64 =
                    "{{Convert.ToBase64String(file)}}";
            }
            """;
    }

    private static string Project(string folder, string app, CompiledModel compiled)
    {
        IEnumerable<string> sources = new[] { "Program.cs", "FrozenCase.cs" }.Concat(s_shared)
            .Concat(compiled.Assemblies == 1 ? compiled.Files.Select(file => "../" + file.Path) : []);
        string main = $"{folder}/TinyRnn.Compiled.Net/TinyRnn.Compiled.Net.nfproj";
        string[] references =
        [
            Repository.PathOf("src/TinyRnn.nanoFramework/TinyRnn.nanoFramework.nfproj"),
            .. compiled.Assemblies == 1 ? Array.Empty<string>() : [main],
        ];
        return $"""
            <Project>
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>App</AssemblyName>
                <LangVersion>10.0</LangVersion>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', sources.Select(source => $"    <Compile Include=\"{source}\" />"))}
            {string.Join('\n', references.Select(reference => $"    <ProjectReference Include=\"{Path.GetRelativePath(app, reference).Replace('\\', '/')}\" />"))}
                <Reference Include="mscorlib" />
              </ItemGroup>
            </Project>

            """;
    }
}
