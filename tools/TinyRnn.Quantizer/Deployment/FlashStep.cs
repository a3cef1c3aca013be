using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>One call of <c>nanoff</c>.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Arguments">Its arguments, without the path of the settings file.</param>
public sealed record FlashStep(string Title, IReadOnlyList<string> Arguments)
{
    /// <summary>Files whose settings file is the last argument; null when there are none.</summary>
    public FileDeployment? Files { get; init; }
}
