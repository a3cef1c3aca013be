using System;
using TinyRnn.Report.Measures;

namespace TinyRnn.Report.Page;

/// <summary>How long the network remembers.</summary>
internal static class MemorySection
{
    public static void Write(HtmlText html, Memory? memory)
    {
        html.Raw("<section>").Text("h2", "Memory");
        if (memory is null)
        {
            html.Text("p", "Not measured: the file is too short.");
        }
        else
        {
            html.Figures(
                (Steps(memory.AfterReset.Median), "steps from a reset until outputs are those of a network that never stopped (median)"),
                (Longest(memory, memory.AfterReset), "steps in the slowest place"),
                (Steps(memory.OfOneRow.Median), "steps for which one row that was another one shows (median)"),
                (Longest(memory, memory.OfOneRow), "steps in the place where it shows longest"));
            html.Text(
                "p",
                FormattableString.Invariant($"{memory.Trials} places of the file; differences up to {HtmlText.Short(memory.Tolerance)}, a hundredth of the outputs' range, count as none. A station that lost its state is to be believed after so many steps."),
                "note");
        }

        html.Raw("</section>");
    }

    private static string Steps(int steps) => HtmlText.Count(steps);

    private static string Longest(Memory memory, SettlingSteps steps) => (steps.Longest == memory.Watched ? "more than " : "") + HtmlText.Count(steps.Longest);
}
