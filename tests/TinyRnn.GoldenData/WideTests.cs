using System.IO;
using System.Text.RegularExpressions;

namespace TinyRnn.GoldenData;

/// <summary>
/// Projects of device tests for 16-bit weights, made of those for 8-bit weights that are committed: one body of tests for both. Only the
/// models and what they give are made anew.
/// </summary>
internal static partial class WideTests
{
    /// <summary>The kinds of tests that there are for both widths.</summary>
    public static readonly string[] Kinds = ["Golden", "Windows", "Steps", "Cells", "Sequences"];

    /// <summary>Writes tests and projects, not yet their models.</summary>
    /// <param name="deviceTests">The folder of the committed ones.</param>
    /// <param name="folder">Where the others go, one folder for each kind.</param>
    public static void Write(string deviceTests, string folder)
    {
        foreach (string kind in Kinds)
        {
            string narrow = Path.Combine(deviceTests, $"{kind}8");
            string wide = Directory.CreateDirectory(Path.Combine(folder, $"{kind}16")).FullName;
            string up = Path.GetRelativePath(wide, deviceTests).Replace('/', '\\') + "\\";
            string project = File.ReadAllText(Path.Combine(narrow, $"DeviceTests.{kind}8.nfproj"));
            File.WriteAllText(Path.Combine(wide, $"DeviceTests.{kind}16.nfproj"), Widen(Parent().Replace(project, up.Replace("$", "$$"))));
            File.WriteAllText(Path.Combine(wide, $"{kind}16Tests.cs"), Widen(File.ReadAllText(Path.Combine(narrow, $"{kind}8Tests.cs"))));
            File.Copy(Path.Combine(narrow, "packages.config"), Path.Combine(wide, "packages.config"), overwrite: true);
        }
    }

    private static string Widen(string text) => Width().Replace(text, "16");

    // Behind a name, but not in a number or an id, and in "8-bit".
    [GeneratedRegex("(?<=[a-z])8(?![0-9])|(?<= )8(?=-bit)")]
    private static partial Regex Width();

    // The folder above a project's own.
    [GeneratedRegex("""(?<=Include="|<HintPath>|ProjectDirectory\)\\)\.\.\\""")]
    private static partial Regex Parent();
}
