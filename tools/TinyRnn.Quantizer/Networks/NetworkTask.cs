namespace TinyRnn.Quantizer.Networks;

/// <summary>How a network's outputs are judged.</summary>
public enum NetworkTask
{
    /// <summary>Not stated; outputs are numbers.</summary>
    Regression,

    /// <summary>One output: the probability of an event.</summary>
    Binary,

    /// <summary>One output per class; the largest decides.</summary>
    MultiClass,
}
