using TinyRnn.Quantizer.Compilation.Native.Checking;
using Xunit;

namespace TinyRnn.Frozen;

/// <summary>A test that builds C with this machine's compiler; where there is none it is skipped, and says so.</summary>
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute()
    {
        if (HostCompiler.Find() is null)
        {
            Skip = "C code not verified: there is no C compiler, cc, gcc or clang, on this machine";
        }
    }
}
