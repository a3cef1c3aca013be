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

    public override void ForEach(string work, ISampleReader samples, Action each) => SampleProgress.ForEach(work, samples, each);
}
