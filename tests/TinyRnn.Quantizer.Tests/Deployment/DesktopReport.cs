using System.Collections.Generic;
using TinyRnn.Verify;

namespace TinyRnn.Quantizer.Tests.Deployment;

/// <summary>The board's report, printed into a list.</summary>
internal sealed class DesktopReport : BoardReport
{
    public List<string> Lines { get; } = [];

    protected override void WriteLine(string line) => Lines.Add(line);
}
