using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Report.Measures;
using TinyRnn.Stations;

namespace TinyRnn.Report.Facts;

/// <summary>What a report is to be made of.</summary>
/// <param name="Model">The bytes of the <c>.trnn</c> file.</param>
/// <param name="ModelPath">Its path, for the command that checks it.</param>
/// <param name="Input">The file that it is judged on.</param>
/// <param name="Choices">What the file is, and what labels are.</param>
public sealed record ReportRequest(byte[] Model, string ModelPath, string Input, SampleChoices Choices)
{
    /// <summary>The float network it was made of; null without one.</summary>
    public Network? FloatNetwork { get; init; }

    /// <summary>SHA-256 of the float network's file, in hexadecimal; empty without one.</summary>
    public string FloatDigest { get; init; } = "";

    /// <summary>Steps at the file's beginning that are passed over: what trained and chose the model, where the file has that too.</summary>
    public int FirstStep { get; init; }

    /// <summary>The comparison with baselines, where it was made before.</summary>
    public ModelJudgement? Judgement { get; init; }

    /// <summary>A file that baselines learn from; null for the first part of the input.</summary>
    public string? Learning { get; init; }

    /// <summary>Steps of the run that shows whether rounding adds up.</summary>
    public long EnduranceSteps { get; init; } = 1_000_000;

    /// <summary>The decision threshold; null for the model's.</summary>
    public double? Threshold { get; init; }

    /// <summary>The currents of the station; null for usual ones.</summary>
    public EnergyBudget? Energy { get; init; }

    /// <summary>Milliseconds of a step, as a board measured them.</summary>
    public double? MeasuredMilliseconds { get; init; }

    /// <summary>Name and version of the tool.</summary>
    public string Tool { get; init; } = "";

    /// <summary>True when the readings are simulated, which the page then says first.</summary>
    public bool IsSimulated { get; init; }
}
