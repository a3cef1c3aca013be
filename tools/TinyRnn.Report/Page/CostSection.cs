using System;
using System.Linq;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Measures;
using TinyRnn.Stations;

namespace TinyRnn.Report.Page;

/// <summary>What a model takes of a board and of a battery.</summary>
internal static class CostSection
{
    public static void Write(HtmlText html, BoardCosts costs)
    {
        html.Raw("<section>").Text("h2", "On a board");
        html.Table(
            ["form", "flash", "RAM", "CLR instructions a step", "known by"],
            costs.Forms.Select(form => (string[])
            [
                form.Form, HtmlText.Count(form.Flash) + " bytes", HtmlText.Count(form.Ram) + " bytes", form.Instructions is { } count ? $"about {HtmlText.Count(count)}" : "", form.KnownBy,
            ]));
        if (costs.Boards.Count > 0)
        {
            html.Table(
                ["board", "compiled step", "known by", "memory"],
                costs.Boards.Select(board => (string[])
                [
                    board.Board,
                    FormattableString.Invariant($"{board.LeastMilliseconds:F1} to {board.MostMilliseconds:F1} ms"),
                    board.IsCounted ? "calculated" : "calculated as on ARMv7-M",
                    board.Fits.Length > 0 ? board.Fits : "no public figure",
                ]));
        }
        else
        {
            html.Text("p", "This model cannot be compiled, so no time of a step is calculated.");
        }

        html.Text(
            "p",
            costs.MeasuredMilliseconds is { } measured
                ? FormattableString.Invariant($"Measured by a board: {measured:F2} ms a step. All else is calculated.")
                : "All of this is calculated; nothing was measured on a board. What a board printed for tinyrnn verify tells its own (--measured LOG).",
            "note");
        html.Raw("</section>");
    }

    public static void Write(HtmlText html, EnergyFacts energy)
    {
        EnergyBudget budget = energy.Budget;
        html.Raw("<section>").Text("h2", "Days of battery");
        html.Figures(
            (HtmlText.Count(energy.Days), FormattableString.Invariant($"days with a reading every {budget.IntervalSeconds:G6} s")),
            (HtmlText.Count(budget.MeanMilliamperes * 1000), "microampere in the mean"),
            (HtmlText.Percent(budget.SleepShare), "of the charge goes while the board sleeps"));
        html.Text(
            "p",
            FormattableString.Invariant($"Calculated from {(energy.IsStated ? "stated" : "assumed")} currents: {budget.CapacityMilliampereHours:G6} mAh of which {100 * budget.UsableShare:G3} % can be used, {budget.SleepMicroamperes:G4} microampere asleep, {budget.AwakeMilliamperes:G4} mA for {budget.AwakeSeconds:G4} s awake. ")
                + (energy.IsStated ? "" : "Nobody stated them: measure your board's, and state them (--battery, --sleep-current, --awake-current, --awake-time, --interval)."),
            "note");
        html.Raw("</section>");
    }
}
