using System.IO;
using TinyRnn.Quantizer.Tests.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Cases;

/// <summary>A theory on networks as people have them, which are not part of the repository: a folder beside it.</summary>
public sealed class ImportCaseTheoryAttribute : TheoryAttribute
{
    public ImportCaseTheoryAttribute()
    {
        Skip = Directory.Exists(Folder) ? null : $"the networks are absent: {CaseTheoryAttribute.RelativeOf("import")}";
    }

    /// <summary>Where the files are when they are there.</summary>
    public static string Folder { get; } = CaseTheoryAttribute.FolderOf("import");
}
