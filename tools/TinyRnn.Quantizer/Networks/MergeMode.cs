namespace TinyRnn.Quantizer.Networks;

/// <summary>How the two directions of a bidirectional layer become one output.</summary>
public enum MergeMode
{
    /// <summary>Forward, then backward: twice as many values.</summary>
    Concatenate,

    /// <summary>forward + backward.</summary>
    Sum,

    /// <summary>forward * backward, element by element.</summary>
    Multiply,

    /// <summary>(forward + backward) / 2.</summary>
    Average,
}
