namespace TinyRnn;

/// <summary>How a model's outputs are meant to be judged; the numbers stand in the file.</summary>
public enum ModelTask
{
    /// <summary>Outputs are numbers.</summary>
    Regression = 0,

    /// <summary>One output: the probability of an event.</summary>
    Binary = 1,

    /// <summary>One output per class; the largest decides.</summary>
    MultiClass = 2,
}
