namespace TinyRnn;

/// <summary>What a <see cref="GateActivation"/> does with pre-activations; the numbers stand in the file.</summary>
public enum GateFunction
{
    /// <summary>The table's sigmoid, times a gain.</summary>
    Sigmoid = 0,

    /// <summary>The table's tanh, times a gain.</summary>
    Tanh = 1,

    /// <summary>The pre-activation itself.</summary>
    Linear = 2,

    /// <summary>The pre-activation where it is positive, otherwise times a slope.</summary>
    Leaky = 3,

    /// <summary>The pre-activation where it exceeds a threshold, otherwise 0.</summary>
    Threshold = 4,
}
