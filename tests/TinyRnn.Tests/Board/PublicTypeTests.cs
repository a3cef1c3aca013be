using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace TinyRnn.Tests.Board;

/// <summary>A type is public for apps or for generated code, on purpose: whoever adds one says here for whom.</summary>
public class PublicTypeTests
{
    private static readonly string[] s_forApps =
    [
        // A model, and what it says of itself.
        "RnnModel", "ModelInfo", "ModelTask", "ModelLimits", "ModelFormatException", "InputChannel", "OutputChannel", "Quantity", "StateSegment",
        // Networks that are stepped or run.
        "RecurrentNetwork", "LoadedNetwork", "BadReadingPolicy", "SelfTestResult", "SavedStateException", "RecurrentCell", "RnnCell", "GruCell", "LstmCell",
        // Networks that write.
        "SequenceModel", "SequenceGenerator", "LoadedSequence", "ContextUse", "SequenceTestResult",
        // Features of readings.
        "Recipe", "ReadingChannel", "FeatureRunner", "StepOutcome", "FeatureMath",
        // What an app's own files are checked with.
        "Crc32",
    ];

    private static readonly string[] s_forGeneratedCode =
    [
        "ArgMax", "CellFormat", "DirectionMerge", "ErrorMeasure", "ExponentialTable", "FeatureKind", "FixedPoint", "LayerKind", "LogSoftmax", "ModelStructure", "PackedVector",
        "Reconstruction", "SelfTestVectors", "SequenceTest", "SigmoidTable", "Softmax", "WindowLayer",
    ];

    [Fact]
    public void What_apps_use_is_in_the_namespace_that_they_name() => AssertExactly(s_forApps, "TinyRnn");

    [Fact]
    public void What_only_generated_code_uses_is_in_a_namespace_that_says_so() => AssertExactly(s_forGeneratedCode, "TinyRnn.CompilerServices");

    [Fact]
    public void There_is_no_third_namespace() =>
        Assert.Equal(["TinyRnn", "TinyRnn.CompilerServices"], Exported().Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal));

    private static void AssertExactly(string[] expected, string name) =>
        Assert.Equal(
            expected.Order(StringComparer.Ordinal), Exported().Where(type => type.Namespace == name).Select(type => type.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Exported() => typeof(RnnModel).Assembly.GetExportedTypes().Where(type => !type.IsNested);
}
