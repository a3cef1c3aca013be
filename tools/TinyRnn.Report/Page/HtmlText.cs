using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace TinyRnn.Report.Page;

/// <summary>Writes HTML. All text is encoded; names of models and files are others' words, so control characters become blanks.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup of our own.</summary>
    public HtmlText Raw(string html)
    {
        _html.Append(html).Append('\n');
        return this;
    }

    /// <summary>An element that holds text.</summary>
    public HtmlText Text(string element, string text, string css = "") => Raw($"<{element}{Class(css)}>{Encode(text)}</{element}>");

    /// <summary>A figure with a caption.</summary>
    public HtmlText Plot(string svg, string caption, string css = "") =>
        Raw($"<figure class=\"plot {css}\"><div class=\"frame\">{svg}</div><figcaption>{Encode(caption)}</figcaption></figure>");

    /// <summary>A table; the first column names its row.</summary>
    /// <param name="header">Names of the columns; none for pairs of words, which then wrap.</param>
    /// <param name="rows">Cells.</param>
    public HtmlText Table(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        if (header.Count == 0)
        {
            Raw("<table class=\"words\"><tbody>");
            AddRows(rows);
            return Raw("</tbody></table>");
        }

        Raw("<div class=\"scroll\"><table><thead><tr>" + string.Concat(header.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>")) + "</tr></thead><tbody>");
        AddRows(rows);
        return Raw("</tbody></table></div>");
    }

    private void AddRows(IEnumerable<string[]> rows)
    {
        foreach (string[] row in rows)
        {
            Raw($"<tr><th scope=\"row\">{Encode(row[0])}</th>" + string.Concat(row.Skip(1).Select(cell => $"<td>{Encode(cell)}</td>")) + "</tr>");
        }
    }

    /// <summary>Figures with what they are.</summary>
    public HtmlText Figures(params (string Value, string What)[] figures) =>
        Raw("<dl class=\"figures\">" + string.Concat(figures.Select(one => $"<div><dd>{Encode(one.Value)}</dd><dt>{Encode(one.What)}</dt></div>")) + "</dl>");

    public override string ToString() => _html.ToString();

    /// <summary>Text that is safe between tags and in quotes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)));

    /// <summary>A score or a share of a hundred: three digits behind the point.</summary>
    public static string Score(double value) => double.IsFinite(value) ? value.ToString("F3", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A count.</summary>
    public static string Count(double value) => double.IsFinite(value) ? value.ToString("N0", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A figure in three significant digits.</summary>
    public static string Short(double value) => double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? FormattableString.Invariant($"{100 * share:0.##} %") : "n/a";

    private static string Class(string css) => css.Length == 0 ? "" : $" class=\"{css}\"";
}
