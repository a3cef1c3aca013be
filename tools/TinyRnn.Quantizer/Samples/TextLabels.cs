namespace TinyRnn.Quantizer.Samples;

/// <summary>What the labels of a line of text are.</summary>
public enum TextLabels
{
    /// <summary>Nothing: what stands behind the tab is not looked at.</summary>
    None,

    /// <summary>Behind the tab: what a model should give for the whole line.</summary>
    Line,

    /// <summary>Behind the tab: as many as tokens, what a model should give at each.</summary>
    Token,

    /// <summary>At each token the next one of the line; the last has none.</summary>
    Next,
}
