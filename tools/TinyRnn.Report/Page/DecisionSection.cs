using System.Linq;
using TinyRnn.Report.Facts;

namespace TinyRnn.Report.Page;

/// <summary>What was decided for rows of each class.</summary>
internal static class DecisionSection
{
    // More columns no page is wide enough for.
    private const int MostClasses = 10;

    public static void Write(HtmlText html, Confusion confusion, double? threshold)
    {
        html.Raw("<section>").Text("h2", "Decisions");
        if (confusion.Classes.Count > MostClasses)
        {
            html.Table(
                ["class", "rows", "decided right", "most often taken for"],
                confusion.Classes.Select((name, label) => (string[])[name, HtmlText.Count(confusion.Counts[label].Sum()), Right(confusion, label), Mistaken(confusion, label)]));
        }
        else
        {
            html.Table(
                ["label", .. confusion.Classes.Select(name => $"decided: {name}"), "decided right"],
                confusion.Classes.Select((name, label) => (string[])[name, .. confusion.Counts[label].Select(count => HtmlText.Count(count)), Right(confusion, label)]));
        }

        html.Text("p", $"Rows by their label and by what the model decided{(threshold is { } limit ? $" at the threshold of {HtmlText.Short(limit)}" : "")}.", "note").Raw("</section>");
    }

    private static string Right(Confusion confusion, int label) => HtmlText.Percent(confusion.Counts[label][label] / (double)confusion.Counts[label].Sum());

    private static string Mistaken(Confusion confusion, int label)
    {
        int other = Enumerable.Range(0, confusion.Classes.Count).Where(decision => decision != label).MaxBy(decision => confusion.Counts[label][decision]);
        return confusion.Counts[label][other] == 0 ? "" : $"{confusion.Classes[other]} ({HtmlText.Count(confusion.Counts[label][other])})";
    }
}
