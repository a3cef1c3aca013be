using System;
using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

namespace TinyRnn.Report.Plots;

/// <summary>A plot as it stands in the page: without background, in colours that the page decides, with names of its own inside.</summary>
internal static partial class SvgPlot
{
    private const float FontSize = 13;

    /// <summary>An empty plot.</summary>
    /// <param name="across">What the axis below shows.</param>
    /// <param name="up">What the axis at the left shows.</param>
    public static Plot Create(string across, string up)
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(PlotColor.Ink);
        plot.Grid.MajorLineColor = PlotColor.Grid;
        plot.XLabel(across, FontSize);
        plot.YLabel(up, FontSize);
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        return plot;
    }

    /// <summary>A line.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="x">Across.</param>
    /// <param name="y">Up.</param>
    /// <param name="color">Which.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="isDashed">For what the others are compared with.</param>
    public static void AddLine(Plot plot, double[] x, double[] y, Color color, float width = 2, bool isDashed = false)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(x, y, color);
        line.LineWidth = width;
        line.LinePattern = isDashed ? LinePattern.Dashed : LinePattern.Solid;
    }

    /// <summary>A text that begins at a point and stands on it.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="text">Which.</param>
    /// <param name="x">Across.</param>
    /// <param name="y">Up.</param>
    public static void AddText(Plot plot, string text, double x, double y)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, x, y);
        label.LabelFontSize = FontSize;
        label.LabelFontColor = PlotColor.Ink;
        label.LabelAlignment = Alignment.LowerLeft;
    }

    /// <summary>The text of an <c>svg</c> element.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="id">A name that no other plot of the page has.</param>
    /// <param name="title">For those who do not see it.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static string Write(Plot plot, string id, string title, int width, int height)
    {
        string svg = plot.GetSvgXml(width, height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Names().Replace(svg, match => $"{match.Groups["before"]}{id}-{match.Groups["name"]}{match.Groups["after"]}");
        int end = svg.IndexOf('>', StringComparison.Ordinal);
        string root = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><title>{System.Net.WebUtility.HtmlEncode(title)}</title>");
        return root + svg[(end + 1)..];
    }

    [GeneratedRegex("(?<before>\\bid=\"|url\\(#|href=\"#)(?<name>[^\")]+)(?<after>[\")])")]
    private static partial Regex Names();
}
