using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import;

/// <summary>
/// What a framework's module was given and what it gave, without mean and deviation of features or outputs: a window, or windows
/// laid end to end, or a window for each row that ends one, as the numbers of rows tell.
/// </summary>
/// <param name="Input">Rows of inputs, or of tokens.</param>
/// <param name="Output">Rows of outputs.</param>
/// <param name="Source">Where the outputs are from, for messages.</param>
public sealed record ForwardExample(IReadOnlyList<float[]> Input, IReadOnlyList<float[]> Output, string Source)
{
    /// <summary>Names of the columns of the inputs, or empty.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Half of the last digit that outputs are written with; 0 where they are written in full.</summary>
    public double Rounding { get; init; }
}
