using System;
using System.IO;
using System.Linq;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Measures;
using TinyRnn.Report.Plots;

namespace TinyRnn.Report.Page;

/// <summary>A report as one page that needs nothing else: no script, no font, no picture from elsewhere.</summary>
public static class ReportPage
{
    /// <summary>The page.</summary>
    public static string Write(ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var html = new HtmlText();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\">");
        html.Title($"{facts.Model}: report");
        html.Raw($"<style>\n{Style()}</style></head><body><main>");
        html.Raw("<header>").Text("h1", facts.Model).Text("p", facts.Predicts, "predicts").Raw("</header>");
        foreach (string remark in facts.Remarks)
        {
            html.Text("p", remark, "remark");
        }

        Verdict(html, facts);
        Scores(html, facts);
        if (facts.Decisions is { } decisions)
        {
            DecisionSection.Write(html, decisions, facts.Alarms?.Threshold);
        }

        if (facts.Curves is { } curves)
        {
            Events(html, facts, curves);
        }

        StretchOf(html, facts);
        QuantizationSection.Write(html, facts.Quantization);
        MemorySection.Write(html, facts.Memory);
        CostSection.Write(html, facts.Costs);
        CostSection.Write(html, facts.Energy);
        OriginSection.Write(html, facts.Origin);
        OriginSection.Write(html, facts.Limits);
        html.Raw($"</main><footer>{HtmlText.Encode(facts.Origin.Tool)}</footer></body></html>");
        return html.ToString();
    }

    private static void Verdict(HtmlText html, ReportFacts facts)
    {
        ModelJudgement judgement = facts.Judgement;
        html.Raw("<section class=\"verdict\">").Text("h2", "Verdict").Text("p", judgement.Verdict, "says");
        Interval(html, facts);
        html.Raw("</section>");
    }

    private static void Interval(HtmlText html, ReportFacts facts)
    {
        Trainer.Baselines.ComparedSkill network = facts.Judgement.Compared[0];
        Trainer.Baselines.ComparedSkill? reference = facts.Judgement.Compared.FirstOrDefault(one => one.Name == ModelJudge.FloatName);
        string cost = reference is null ? "" : $" Rounding to integers changed it by {Signed(network.Skill.Value - reference.Skill.Value)}.";
        html.Text("p", $"On the rows that are judged its {facts.Judgement.Figure} is {HtmlText.Score(network.Skill.Value)} ({Range(network.Skill)}).{cost}");
    }

    private static void Scores(HtmlText html, ReportFacts facts)
    {
        html.Raw("<section>").Text("h2", $"Score: {facts.Judgement.Figure}");
        html.Plot(ReportPlots.Scores(facts.Judgement), "Lines hold the score 95 times of 100 (block bootstrap over time).");
        html.Table(
            ["", facts.Judgement.Figure, "95 times of 100 in", "network better by", "and that in"],
            facts.Judgement.Compared.Select(one => (string[])
            [
                one.Name,
                HtmlText.Score(one.Skill.Value),
                Range(one.Skill),
                one.Advantage is { } advantage ? Signed(advantage.Value) : "",
                one.Advantage is { } by ? Range(by) : "",
            ]));
        html.Text("p", facts.Judgement.Basis, "note").Raw("</section>");
    }

    private static void Events(HtmlText html, ReportFacts facts, EventCurves curves)
    {
        html.Raw("<section>").Text("h2", "Events and alarms").Raw("<div class=\"plots\">");
        html.Plot(ReportPlots.Roc(curves), "ROC: hit rate by false alarm rate; the dashed line is a coin.");
        html.Plot(ReportPlots.PrecisionRecall(curves), $"Precision by recall; the dashed line is the share of events, {HtmlText.Percent(curves.Share)}.");
        html.Plot(ReportPlots.Reliability(curves), "Reliability: what happened, by what was said; larger dots are more rows, and on the dashed line a probability is true.");
        html.Raw("</div>");
        if (facts.Alarms is { } alarms)
        {
            html.Text("h3", $"At the threshold of {HtmlText.Short(alarms.Threshold)}");
            html.Figures(
                (HtmlText.Count(alarms.Count), "alarms, runs of rows that are decided for the event"),
                (HtmlText.Short(alarms.FalseAlarmsPerWeek), $"false alarms a week ({HtmlText.Count(alarms.FalseAlarms)} in all)"),
                (HtmlText.Percent(alarms.Precision), "of such rows have the event (precision)"),
                (HtmlText.Percent(alarms.Recall), "of the rows with the event are decided for it (recall)"));
            html.Text("p", alarms.Onsets == 0
                ? "Lead time: not known, since the labels do not tell when the event itself begins."
                : FormattableString.Invariant($"Lead time: of {alarms.Onsets} times that the event began, {alarms.Warned} had an alarm before, {HtmlText.Short(alarms.LeadSteps)} rows before it in the median."));
        }

        html.Raw("</section>");
    }

    private static void StretchOf(HtmlText html, ReportFacts facts)
    {
        html.Raw("<section>").Text("h2", "A stretch of the stream");
        string floats = facts.Stretch.FloatOutputs.Count > 0 ? " <span class=\"key second\">float</span>" : "";
        html.Raw($"<p class=\"keys\"><span class=\"key first\">integer</span>{floats} <span class=\"key third\">what was to be predicted</span></p>");
        html.Plot(
            ReportPlots.Stretch(facts.Stretch, facts.Alarms?.Threshold, isNarrow: false),
            ReportPlots.Stretch(facts.Stretch, facts.Alarms?.Threshold, isNarrow: true),
            $"{facts.Stretch.Output}, {(facts.Stretch.Begins.Length > 0 ? $"rows from {facts.Stretch.Begins} on" : $"rows from row {HtmlText.Count(facts.Stretch.First + 1)} of the file on")}: "
                + (facts.Alarms is null ? "output, and what it was to be." : "probability, and the rows whose answer is yes; the dashed line is the threshold."),
            "wide");
        html.Raw("</section>");
    }

    private static string Range(Trainer.Baselines.Interval interval) => $"{HtmlText.Score(interval.Low)} to {HtmlText.Score(interval.High)}";

    private static string Signed(double value) => (value >= 0 ? "+" : "") + HtmlText.Score(value);

    private static string Style()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
