using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TinyRnn.Report.Page;

/// <summary>Writes HTML. All text is encoded; names of models and files are others' words, so control characters become blanks.</summary>
internal sealed partial class HtmlText
{
    private const double LeastPlain = 1e-9;
    private const double MostPlain = 1e12;

    private readonly StringBuilder _html = new();

    /// <summary>Adds markup of our own.</summary>
    public HtmlText Raw(string html)
    {
        _html.Append(html).Append('\n');
        return this;
    }

    /// <summary>An element that holds text; options of the command line in it stay on one line.</summary>
    public HtmlText Text(string element, string text, string css = "") => Raw($"<{element}{Class(css)}>{Words(text)}</{element}>");

    /// <summary>A command to be copied, character by character.</summary>
    public HtmlText Command(string text) => Raw($"<pre>{Encode(text)}</pre>");

    /// <summary>The name of the page.</summary>
    public HtmlText Title(string text) => Raw($"<title>{Encode(text)}</title>");

    /// <summary>A figure with a caption.</summary>
    public HtmlText Plot(string svg, string caption, string css = "") => Figure(svg, caption, css);

    /// <summary>A figure with a caption, drawn once for broad pages and once for narrow ones, where a broad one could not be read.</summary>
    public HtmlText Plot(string broad, string narrow, string caption, string css) =>
        Figure($"<div class=\"broad\">{broad}</div><div class=\"narrow\">{narrow}</div>", caption, css);

    /// <summary>A table; the first column names its row. On narrow pages each row is a list of cells with the names of their columns.</summary>
    /// <param name="header">Names of the columns; none for pairs of words.</param>
    /// <param name="rows">Cells.</param>
    public HtmlText Table(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        Raw(header.Count == 0 ? "<table class=\"words\">" : "<table><thead><tr>" + string.Concat(header.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>")) + "</tr></thead>");
        Raw("<tbody>");
        foreach (string[] row in rows)
        {
            Raw($"<tr><th scope=\"row\">{Encode(row[0])}</th>" + string.Concat(row.Skip(1).Select((cell, i) => $"<td{Label(header, i + 1)}>{Encode(cell)}</td>")) + "</tr>");
        }

        return Raw("</tbody></table>");
    }

    /// <summary>Figures with what they are.</summary>
    public HtmlText Figures(params (string Value, string What)[] figures) =>
        Raw("<dl class=\"figures\">" + string.Concat(figures.Select(one => $"<div><dd>{Encode(one.Value)}</dd><dt>{Encode(one.What)}</dt></div>")) + "</dl>");

    public override string ToString() => _html.ToString();

    /// <summary>Text that is safe between tags and in quotes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)));

    /// <summary>A score or a share of a hundred: three digits behind the point.</summary>
    public static string Score(double value) => double.IsFinite(value) ? (Math.Round(value, 3) + 0.0).ToString("F3", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A count.</summary>
    public static string Count(double value) => double.IsFinite(value) ? value.ToString("N0", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A figure in three significant digits, without powers of ten where it can be read without.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return "n/a";
        }

        string text = value.ToString("G3", CultureInfo.InvariantCulture);
        return Math.Abs(value) is > LeastPlain and < MostPlain ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? FormattableString.Invariant($"{100 * share:0.##} %") : "n/a";

    private HtmlText Figure(string svg, string caption, string css) =>
        Raw($"<figure class=\"plot {css}\">{svg}<figcaption>{Words(caption)}</figcaption></figure>");

    private static string Words(string text) => Options().Replace(Encode(text), "<code>$&</code>");

    private static string Label(IReadOnlyList<string> header, int column) => header.Count == 0 ? "" : $" data-label=\"{Encode(header[column])}\"";

    [GeneratedRegex("--[a-z]+(-[a-z]+)*")]
    private static partial Regex Options();

    private static string Class(string css) => css.Length == 0 ? "" : $" class=\"{css}\"";
}
