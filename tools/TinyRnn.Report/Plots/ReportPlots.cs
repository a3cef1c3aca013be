using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Measures;
using TinyRnn.Trainer.Baselines;

namespace TinyRnn.Report.Plots;

/// <summary>The plots of a report.</summary>
internal static class ReportPlots
{
    private const int Width = 420;
    private const int Height = 330;
    private const int BroadWidth = 900;
    private const int NarrowWidth = 400;
    private const int StretchHeight = 300;
    private const int ScoreFrame = 60;
    private const int ScoreRow = 44;

    public static string Roc(EventCurves curves)
    {
        Plot plot = SvgPlot.Create("false alarm rate", "hit rate");
        SvgPlot.AddLine(plot, [0, 1], [0, 1], PlotColor.Grid, 1.5f, isDashed: true);
        SvgPlot.AddLine(plot, X(curves.Roc), Y(curves.Roc), PlotColor.First, 2.5f);
        plot.Axes.SetLimits(0, 1, 0, 1);
        return SvgPlot.Write(plot, "roc", "ROC curve: hit rate by false alarm rate", Width, Height);
    }

    public static string PrecisionRecall(EventCurves curves)
    {
        Plot plot = SvgPlot.Create("recall", "precision");
        SvgPlot.AddLine(plot, [0, 1], [curves.Share, curves.Share], PlotColor.Grid, 1.5f, isDashed: true);
        SvgPlot.AddLine(plot, X(curves.PrecisionRecall), Y(curves.PrecisionRecall), PlotColor.First, 2.5f);
        plot.Axes.SetLimits(0, 1, 0, 1);
        return SvgPlot.Write(plot, "pr", "Precision by recall", Width, Height);
    }

    public static string Reliability(EventCurves curves)
    {
        Plot plot = SvgPlot.Create("probability that was said", "share that happened");
        SvgPlot.AddLine(plot, [0, 1], [0, 1], PlotColor.Grid, 1.5f, isDashed: true);
        double[] x = [.. curves.Reliability.Select(bin => bin.Mean)];
        double[] y = [.. curves.Reliability.Select(bin => bin.Observed)];
        SvgPlot.AddLine(plot, x, y, PlotColor.First, 2);
        double most = curves.Reliability.Max(bin => Math.Sqrt(bin.Rows));
        foreach (ReliabilityBin bin in curves.Reliability)
        {
            plot.Add.Marker(bin.Mean, bin.Observed, MarkerShape.FilledCircle, (float)(5 + (9 * Math.Sqrt(bin.Rows) / most)), PlotColor.First);
        }

        plot.Axes.SetLimits(0, 1, 0, 1);
        return SvgPlot.Write(plot, "reliability", "Reliability: share that happened by the probability that was said; larger dots are more rows", Width, Height);
    }

    /// <summary>A part of the stream; its caption says which, since names may be long.</summary>
    public static string Stretch(Stretch stretch, double? threshold, bool isNarrow)
    {
        double[] x = [.. Enumerable.Range(0, stretch.IntegerOutputs.Count).Select(row => (double)row)];
        Plot plot = SvgPlot.Create("rows", "");
        AddLabels(plot, x, stretch, threshold != null);
        if (stretch.FloatOutputs.Count > 0)
        {
            SvgPlot.AddLine(plot, x, [.. stretch.FloatOutputs.Select(value => (double)value)], PlotColor.Second, 4.5f);
        }

        SvgPlot.AddLine(plot, x, [.. stretch.IntegerOutputs.Select(value => (double)value)], PlotColor.First, 1.8f);
        if (threshold is { } limit)
        {
            SvgPlot.AddLine(plot, [0, x[^1]], [limit, limit], PlotColor.Ink, 1, isDashed: true);
            plot.Axes.SetLimits(0, x[^1], 0, 1.02);
        }
        else
        {
            plot.Axes.Margins(0, 0.05);
        }

        const string Title = "A stretch of the stream: outputs of float and integer, and what happened";
        return isNarrow
            ? SvgPlot.Write(plot, "stretch-narrow", Title, NarrowWidth, StretchHeight)
            : SvgPlot.Write(plot, "stretch", Title, BroadWidth, StretchHeight);
    }

    public static string Drift(IReadOnlyList<Drift> drift)
    {
        Plot plot = SvgPlot.Create("steps", "difference of an output");
        double[] x = [.. drift.Select(one => Math.Log10(one.Steps))];
        SvgPlot.AddLine(plot, x, [.. drift.Select(one => Log(one.Largest))], PlotColor.First, 2.5f);
        SvgPlot.AddLine(plot, x, [.. drift.Select(one => Log(one.Mean))], PlotColor.Second, 2.5f);
        plot.Axes.Bottom.SetTicks(x, [.. drift.Select(one => one.Steps.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))]);
        double[] tens = [.. Enumerable.Range(-9, 13).Select(power => (double)power)];
        plot.Axes.Left.SetTicks(tens, [.. tens.Select(power => FormattableString.Invariant($"1E{power}"))]);
        plot.Axes.SetLimitsY(Math.Floor(drift.Min(one => Log(one.Mean))), Math.Ceiling(drift.Max(one => Log(one.Largest))));
        return SvgPlot.Write(plot, "drift", "Difference of float and integer by the number of steps", Width, Height);
    }

    /// <summary>Scores with their intervals, the best at the top, each below its name.</summary>
    public static string Scores(ModelJudgement judgement)
    {
        Plot plot = SvgPlot.Create(judgement.Figure, "");
        ComparedSkill[] compared = [.. judgement.Compared.OrderBy(one => one.Skill.Value)];
        double least = compared.Min(one => one.Skill.Low);
        double margin = Math.Max(compared.Max(one => one.Skill.High) - least, 1e-3) / 20;
        for (int i = 0; i < compared.Length; i++)
        {
            bool isNetwork = compared[i].Advantage == null;
            Color color = isNetwork ? PlotColor.First : compared[i].Name == ModelJudge.FloatName ? PlotColor.Second : PlotColor.Ink;
            SvgPlot.AddLine(plot, [compared[i].Skill.Low, compared[i].Skill.High], [i, i], color, isNetwork ? 3 : 1.5f);
            plot.Add.Marker(compared[i].Skill.Value, i, MarkerShape.FilledCircle, isNetwork ? 11 : 8, color);
            SvgPlot.AddText(plot, compared[i].Name, least - (margin / 2), i + 0.2);
        }

        plot.Axes.Left.IsVisible = false;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(least - margin, compared.Max(one => one.Skill.High) + margin, -0.5, compared.Length - 0.3);
        return SvgPlot.Write(plot, "scores", "Scores with intervals that hold them 95 times of 100", NarrowWidth, ScoreFrame + (ScoreRow * compared.Length));
    }

    private static void AddLabels(Plot plot, double[] x, Stretch stretch, bool isEvent)
    {
        if (!isEvent)
        {
            SvgPlot.AddLine(plot, x, [.. stretch.Labels.Select(label => double.IsFinite(label) ? label : double.NaN)], PlotColor.Third, 1.5f);
            return;
        }

        for (int row = 0; row < x.Length; row++)
        {
            int end = row;
            while (end < x.Length && stretch.Labels[end] > 0.5)
            {
                end++;
            }

            if (end > row)
            {
                ScottPlot.Plottables.Rectangle span = plot.Add.Rectangle(row - 0.5, end - 0.5, 0, 1.02);
                span.FillColor = PlotColor.Third;
                span.LineWidth = 0;
                row = end;
            }
        }
    }

    private static double Log(double value) => Math.Log10(Math.Max(value, 1e-9));

    private static double[] X(IReadOnlyList<CurvePoint> points) => [.. points.Select(point => point.X)];

    private static double[] Y(IReadOnlyList<CurvePoint> points) => [.. points.Select(point => point.Y)];
}
