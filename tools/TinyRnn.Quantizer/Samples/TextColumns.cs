using System.Collections.Generic;

namespace TinyRnn.Quantizer.Samples;

/// <summary>What the lines of a file of texts are: <c>text</c> or <c>text TAB label</c>.</summary>
/// <param name="Tokens">Cuts the text.</param>
public sealed record TextColumns(Tokenizer Tokens)
{
    /// <summary>The names of <see cref="Kept"/>: the line's number, its text, its label, and the token at which an output stands.</summary>
    public static IReadOnlyList<string> KeptNames { get; } = ["line", "text", "label", "token"];

    /// <summary>What the labels are.</summary>
    public TextLabels Labels { get; init; }

    /// <summary>True when a model gives an output at each token, false for one at the end of the line.</summary>
    public bool OutputAtEachToken { get; init; }

    /// <summary>Names that may stand as a label for the numbers 0, 1, ...; or empty.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Numbers in the label of one output.</summary>
    public int LabelCount { get; init; } = 1;

    /// <summary>Which of <see cref="KeptNames"/> are written beside the outputs.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The greatest number of tokens in a line, 0 for any.</summary>
    public int MostTokens { get; init; }
}
