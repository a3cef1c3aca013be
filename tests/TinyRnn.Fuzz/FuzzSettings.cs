using System;
using System.Globalization;
using System.IO;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz;

/// <summary>How long the tests fuzz, from the environment; see README.md.</summary>
internal static class FuzzSettings
{
    private const double DefaultSeconds = 2;
    private const int DefaultSeed = 1;

    /// <summary>Where mutants that fail are kept unless something else is said.</summary>
    public static string DefaultFolder => Path.Combine(Path.GetTempPath(), "tinyrnn-fuzz");

    /// <summary><c>TINYRNN_FUZZ_OUTPUT</c>.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("TINYRNN_FUZZ_OUTPUT") ?? DefaultFolder;

    /// <summary><c>TINYRNN_FUZZ_SEED</c>; the same in every run unless something else is said.</summary>
    public static int Seed => (int)Number("TINYRNN_FUZZ_SEED", DefaultSeed);

    /// <summary><c>TINYRNN_FUZZ_SECONDS</c> and <c>TINYRNN_FUZZ_MUTANTS</c>, for each target.</summary>
    public static FuzzLimits Limits =>
        new((long)Number("TINYRNN_FUZZ_MUTANTS", long.MaxValue), TimeSpan.FromSeconds(Number("TINYRNN_FUZZ_SECONDS", DefaultSeconds)));

    private static double Number(string variable, double otherwise)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(text) ? otherwise
            : double.TryParse(text, CultureInfo.InvariantCulture, out double number) && number >= 0 ? number
            : throw new FormatException($"{variable}: expected a number from 0, found {text}");
    }
}
