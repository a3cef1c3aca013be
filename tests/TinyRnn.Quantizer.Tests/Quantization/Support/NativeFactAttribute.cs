using TinyRnn.Quantizer.Compilation.Native.Checking;
using Xunit;

namespace TinyRnn.TestSupport;

/// <summary>A test that builds C with this machine's compiler; where there is none it is skipped, and says so.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>Why such tests are skipped; null where there is a compiler.</summary>
    public static string? Reason { get; } =
        HostCompiler.Find() is null ? "C code not verified: there is no C compiler, cc, gcc or clang, on this machine" : null;

    public NativeFactAttribute()
    {
        Skip = Reason;
    }
}

/// <summary>The same with data.</summary>
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute()
    {
        Skip = NativeFactAttribute.Reason;
    }
}
