namespace TinyRnn.Quantizer.Readings;

/// <summary>Something that a file was taken to be.</summary>
/// <param name="Topic">One word.</param>
/// <param name="Text">What was found.</param>
/// <param name="Option">The option that overrides it, or empty.</param>
/// <param name="IsPlain">True when a plain CSV file is like this, so that nothing was guessed.</param>
public sealed record Finding(string Topic, string Text, string Option, bool IsPlain);
