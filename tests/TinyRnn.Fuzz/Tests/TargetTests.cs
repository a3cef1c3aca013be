using System;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Targets;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Fuzz.Tests;

/// <summary>Seconds of each target, longer by the environment.</summary>
public class TargetTests(ITestOutputHelper log)
{
    public static TheoryData<string> Names => [.. AllTargets.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_files_are_refused_as_documented_or_used(string name)
    {
        FuzzReport report = FuzzRun.Of(name, FuzzSettings.Seed, FuzzSettings.Limits, FuzzSettings.Folder);

        log.WriteLine($"seed {FuzzSettings.Seed}\n{FuzzReport.Header}\n{report.Line(name)}");
        Assert.True(report.Faults.Count == 0, new FaultFolder(FuzzSettings.Folder).Save(name, FuzzSettings.Seed, report.Faults));
        Assert.True(report.Mutants > 0, report.Line(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_corpus_has_a_file_that_is_accepted(string name)
    {
        IFuzzTarget target = AllTargets.Create(name);
        using var disposable = target as IDisposable;

        Assert.Contains(target.Corpus, file => target.Run(file).IsAccepted);
        Assert.Equal(name, target.Name);
    }
}
