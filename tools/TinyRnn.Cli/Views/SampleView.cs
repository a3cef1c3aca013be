using System;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Views;

/// <summary>Says on stderr what a file was taken to be, and shows how far the work is.</summary>
internal sealed class SampleView : SampleWatch
{
    public override void Opening(string path) => StandardInput.RequireOpen(path);

    public override void Opened(ReadingSource source)
    {
        FindingView.WriteGuesses(source.Name, source.Findings);
        if (source.Reports.Any(report => report.Remarks.Count > 0))
        {
            ColumnReportView.Write(source.Reports);
        }
    }

    /// <summary>Nothing is to be said of a file that has the features themselves, as one for a model without a recipe.</summary>
    public override void Taken(ReadingSource source, bool isRaw)
    {
        if (isRaw)
        {
            Terminal.Note($"{source.Name}: readings ({string.Join(", ", source.Columns.Select(column => column.Name))}), the model's recipe makes its features");
        }
    }

    public override void ForEach(string work, ISampleReader samples, Action action) => SampleProgress.ForEach(work, samples, action);
}
