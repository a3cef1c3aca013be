using ScottPlot;

namespace TinyRnn.Report.Plots;

/// <summary>Colours that stand in for those of the page: report.css gives each its colour, in light and dark.</summary>
internal static class PlotColor
{
    public static readonly Color Ink = Color.FromHex("#101112");
    public static readonly Color Grid = Color.FromHex("#202122");
    public static readonly Color First = Color.FromHex("#303132");
    public static readonly Color Second = Color.FromHex("#404142");
    public static readonly Color Third = Color.FromHex("#505152");
}
