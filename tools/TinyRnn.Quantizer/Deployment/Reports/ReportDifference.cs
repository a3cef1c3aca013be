namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>The first raw output that board and desktop disagree about.</summary>
/// <param name="Step">From 0.</param>
/// <param name="Output">From 0.</param>
/// <param name="Name">The output's name; may be empty.</param>
/// <param name="Expected">What the desktop computed.</param>
/// <param name="Found">What the board computed.</param>
public sealed record ReportDifference(int Step, int Output, string Name, int Expected, int Found);
