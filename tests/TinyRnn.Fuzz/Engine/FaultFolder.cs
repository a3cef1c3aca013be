using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace TinyRnn.Fuzz.Engine;

/// <summary>Where mutants that fail are kept.</summary>
/// <param name="path">The folder; made when it is needed.</param>
public sealed class FaultFolder(string path)
{
    /// <summary>How the project is started.</summary>
    public const string Command = "dotnet run -c Release --project tests/TinyRnn.Fuzz --";

    /// <summary>Writes the mutants of a run's faults.</summary>
    /// <returns>What failed, where the mutants are and how to try them again; empty when nothing failed.</returns>
    public string Save(string target, int seed, IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var text = new StringBuilder();
        foreach (Fault fault in faults)
        {
            Directory.CreateDirectory(path);
            string file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{target}-{seed}-{fault.Number}"));
            File.WriteAllBytes(file, fault.Mutant);
            text.AppendLine(CultureInfo.InvariantCulture, $"{target}, seed {seed}, mutant {fault.Number}: {fault.Message}");
            text.AppendLine(CultureInfo.InvariantCulture, $"again: {Command} --target {target} --replay {file}");
        }

        return text.ToString();
    }
}
