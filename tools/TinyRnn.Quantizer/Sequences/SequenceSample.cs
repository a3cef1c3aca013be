namespace TinyRnn.Quantizer.Sequences;

/// <summary>A sequence to calibrate on.</summary>
/// <param name="Window">[steps, inputs of the context] in physical units, or tokens; empty without a context.</param>
/// <param name="Tokens">What the decoder should write, without the stop token; empty when it writes vectors.</param>
/// <param name="Vectors">[steps, inputs of the decoder] in physical units: what a decoder of vectors takes, step by step.</param>
public sealed record SequenceSample(float[] Window, int[] Tokens, float[] Vectors)
{
    /// <summary>A sequence of tokens.</summary>
    public SequenceSample(float[] window, int[] tokens)
        : this(window, tokens, []) { }
}
