using System.Collections.Generic;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>One call of <c>nanoff</c>.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Arguments">Its arguments, without the path of the settings file.</param>
public sealed record FlashStep(string Title, IReadOnlyList<string> Arguments)
{
    /// <summary>The text of a settings file whose path is the last argument; null when there is none.</summary>
    public string? Settings { get; init; }
}
