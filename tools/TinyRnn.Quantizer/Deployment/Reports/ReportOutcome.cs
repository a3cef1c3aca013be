namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>What a board's report comes to.</summary>
public enum ReportOutcome
{
    /// <summary>A whole report, and every integer is the desktop's.</summary>
    Pass,

    /// <summary>The board computes something else.</summary>
    Fail,

    /// <summary>Nothing that was read is wrong, but the report is not whole.</summary>
    Incomplete,
}
