namespace TinyRnn.CompilerServices;

/// <summary>One sequence of the self test: what goes in, and exactly what must be written.</summary>
public sealed class SequenceTest
{
    /// <summary>Creates it; see the properties.</summary>
    public SequenceTest(float[] window, float[] first, int[] expected)
    {
        Window = window;
        First = first;
        Expected = expected;
    }

    /// <summary>[steps, inputs] of the context; null without a context.</summary>
    public float[] Window { get; }

    /// <summary>[inputs] of the decoder: its first token, or its first vector.</summary>
    public float[] First { get; }

    /// <summary>The tokens, or [vectors, outputs] raw.</summary>
    public int[] Expected { get; }
}
