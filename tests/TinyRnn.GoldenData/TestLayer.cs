namespace TinyRnn.GoldenData;

/// <summary>The layers that small test networks are made of.</summary>
internal enum TestLayer
{
    Gru,
    Lstm,
    RnnTanh,
    RnnRelu,

    /// <summary>Fully connected, no activation.</summary>
    None,

    /// <summary>Fully connected, relu.</summary>
    Relu,

    /// <summary>Fully connected, sigmoid.</summary>
    Sigmoid,

    /// <summary>Fully connected, tanh.</summary>
    Tanh,

    /// <summary>Fully connected, then softmax.</summary>
    Softmax,
}
