namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// The board's CLR has a table of strings of its own, which assemblies use by number, counted down from 0xFFFF. These are the ones
/// that can name an assembly.
/// </summary>
internal static class ClrStrings
{
    // The table of version 1 has 860 entries.
    private const int First = 0xFFFF - 860;

    /// <summary>The string of a number; null when the number is an offset into the assembly's own strings.</summary>
    public static string? Find(int number) =>
        number switch
        {
            0xFCD2 => "mscorlib",
            0xFE28 => "System.Threading",
            0xFE29 => "System.Text",
            0xFE2E => "System.Resources",
            0xFE2F => "System.Reflection",
            0xFE30 => "System.IO",
            0xFE32 => "System.Globalization",
            0xFE33 => "System.Diagnostics",
            0xFE3F => "System.Collections",
            0xFE40 => "System",
            >= First => $"(string {number:X4} of the CLR)",
            _ => null,
        };
}
