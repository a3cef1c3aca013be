namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What the outputs of a model are.</summary>
public enum OutputKind
{
    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>One probability per class, in all 1.</summary>
    Probabilities,

    /// <summary>The natural logarithm of one probability per class.</summary>
    LogProbabilities,

    /// <summary>One number per class; the softmax of them are probabilities.</summary>
    Logits,

    /// <summary>One number: the class.</summary>
    Class,
}
