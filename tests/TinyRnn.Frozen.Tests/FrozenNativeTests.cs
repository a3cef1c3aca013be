using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Frozen;

/// <summary>Some of the models as C of this machine; tests/native/run.sh takes them all, on several machines.</summary>
public sealed class FrozenNativeTests
{
    public static TheoryData<string> Names =>
        new("benchmark-gru", "gru-reset-before-16", "lstm-projection-coupled-peepholes-16", "directions-of-two-formats-8", "translator-8", "speller-16");

    [NativeTheory]
    [MemberData(nameof(Names))]
    public void Model_as_C_gives_the_frozen_digests(string name) => RequireDigests(name);

    [NativeTheory]
    [MemberData(nameof(Names))]
    public void Row_by_row_and_by_narrow_products_C_gives_the_frozen_digests(string name) => RequireDigests(name, "-DNET_SMALL_STACK=1", "-DNET_NARROW=1");

    private static void RequireDigests(string name, params string[] definitions)
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn").FullName;
        try
        {
            FrozenNative.Write(folder, [name]);
            string[] sources = [.. new[] { "frozen.c", "port_host.c" }.Select(file => Repository.PathOf($"tests/native/{file}"))];
            string[] flags = ["-std=c99", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-I", Repository.PathOf("tests/native"), "-O1", .. definitions];
            string program = HostCompiler.Find()!.Build(Path.Combine(folder, name), ["net.c", .. sources], flags);
            (int code, string output) = HostCompiler.Run(program, folder, []);
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
