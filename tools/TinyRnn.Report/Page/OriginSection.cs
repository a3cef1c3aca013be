using System.Collections.Generic;
using TinyRnn.Report.Facts;

namespace TinyRnn.Report.Page;

/// <summary>Where the model comes from, and what would break it.</summary>
internal static class OriginSection
{
    public static void Write(HtmlText html, OriginFacts origin)
    {
        html.Raw("<section>").Text("h2", "Where it comes from");
        List<string[]> rows =
        [
            ["import", origin.Import],
            ["model", $"id {origin.Id}, SHA-256 {origin.ModelDigest}"],
            ["made by", origin.Made.Length > 0 ? origin.Made : "not known here: the model does not say"],
            ["readings that it learned from", origin.LearnedDigest.Length > 0 ? $"SHA-256 {origin.LearnedDigest}" : "not known here: the model does not say"],
            ["judged on", $"{origin.Data}{(origin.DataDigest.Length > 0 ? $", SHA-256 {origin.DataDigest}" : "")}"],
            ["float network", origin.FloatDigest.Length > 0 ? $"SHA-256 {origin.FloatDigest}" : "not given"],
            ["seed of the training", origin.Seed ?? "not known here: the model does not say"],
            ["this page", origin.Tool],
            ["self test", origin.SelfTestSteps > 0 ? $"{HtmlText.Count(origin.SelfTestSteps)} steps, SHA-256 of its integers {origin.SelfTestDigest}" : "none"],
        ];
        html.Table([], rows);
        html.Text("p", "A board that runs the app of 'tinyrnn new verify' checks that it computes the same integers:").Command(origin.Check).Raw("</section>");
    }

    public static void Write(HtmlText html, IReadOnlyList<string> limits)
    {
        html.Raw("<section>").Text("h2", "What would break it").Raw("<ul>");
        foreach (string limit in limits)
        {
            html.Text("li", limit);
        }

        html.Raw("</ul></section>");
    }
}
