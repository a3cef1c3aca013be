using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>What functions of generated C return.</summary>
internal static class NativeErrors
{
    private static readonly (string Name, string Meaning)[] s_all =
    [
        ("NET_OK", "done"),
        ("NET_BAD_READING", "a reading beyond the limit, or not one of the tokens; nothing has changed"),
        ("NET_BAD_STEPS", "a window of a length that the network does not take; nothing has changed"),
        ("NET_BAD_STATE", "a value of a state that is not finite, or beyond its bound"),
        ("NET_NO_STATE", "the layer has no such state"),
        ("NET_SAVED_LENGTH", "not as many bytes, or values, as the network saves; nothing has changed"),
        ("NET_SAVED_VERSION", "not a saved state of this version"),
        ("NET_SAVED_MODEL", "the saved state of another model"),
        ("NET_SAVED_CHECKSUM", "torn or corrupted"),
        ("NET_SAVED_VALUE", "a value beyond its bound"),
        ("NET_FAILED", "the self test gave other numbers than the desktop"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> Names { get; } = s_all.Select(error => error.Name).ToHashSet();

    public static void Write(CodeWriter code)
    {
        code.Line("/* What functions return. */").Line("enum").Line("{");
        for (int i = 0; i < s_all.Length; i++)
        {
            code.Line($"    {s_all[i].Name} = {i}{(i + 1 < s_all.Length ? "," : "")} /* {s_all[i].Meaning} */");
        }

        code.Line("};").Line();
    }
}
