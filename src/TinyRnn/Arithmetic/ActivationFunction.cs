namespace TinyRnn;

/// <summary>How an <see cref="IntegerActivation"/> computes; the numbers stand in the file.</summary>
internal enum ActivationFunction
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

    /// <summary>The pre-activation over one plus its magnitude.</summary>
    Softsign = 5,

    /// <summary>The pre-activation where it is positive, otherwise alpha times its exponential less one.</summary>
    Elu = 6,

    /// <summary>The table's sigmoid before it is rounded to Q21, times a gain.</summary>
    FineSigmoid = 7,

    /// <summary>The table's tanh before it is rounded to Q20, times a gain.</summary>
    FineTanh = 8,
}
