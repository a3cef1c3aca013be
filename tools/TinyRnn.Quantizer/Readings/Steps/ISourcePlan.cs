using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>All that was decided about a file.</summary>
internal interface ISourcePlan
{
    FileLayout Layout { get; }

    IReadOnlyList<ColumnSource> Columns { get; }

    IReadOnlyList<Finding> Findings { get; }

    IReadOnlyList<ColumnReport> Reports { get; }

    TimeKind Kind { get; }

    /// <summary>The columns that tell the time, from 0.</summary>
    IReadOnlyList<int> TimeColumns { get; }

    long Step { get; }

    bool HasSeries { get; }

    /// <summary>Of each kept text, whether it is the time.</summary>
    bool[] TextIsTime { get; }

    /// <summary>Numbers that mean a missing value in the columns of labels.</summary>
    IReadOnlySet<double> LabelMarkers { get; }

    IRecords OpenRecords();
}
