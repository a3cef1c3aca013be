using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>What a board's report says, compared with the desktop.</summary>
public sealed record ReportVerdict
{
    /// <summary>The summary.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>Steps that the report announced; 0 when it has no beginning.</summary>
    public required int Steps { get; init; }

    /// <summary>Raw outputs that were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Raw outputs that differ.</summary>
    public required int Differing { get; init; }

    /// <summary>The first of them; null when none differs.</summary>
    public required ReportDifference? FirstDifference { get; init; }

    /// <summary>The board's own verdict on the model's self test; empty when it gave none.</summary>
    public required string SelfTest { get; init; }

    /// <summary>Nanoseconds of one step on the board; null when it did not say.</summary>
    public required long? NanosecondsPerStep { get; init; }

    /// <summary>Bytes of heap that were free before the network was made; null when the board did not say.</summary>
    public required int? FreeHeapBefore { get; init; }

    /// <summary>Bytes of heap that were free with the network; null when the board did not say.</summary>
    public required int? FreeHeapAfter { get; init; }

    /// <summary>What is wrong with the report's text: lines garbled, missing, twice, out of order.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What is worth knowing and not wrong.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
