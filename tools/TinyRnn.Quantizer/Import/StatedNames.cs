using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>The words by which a user states what weights cannot tell, in a sidecar as on the command line.</summary>
public static class StatedNames
{
    /// <summary>How outputs are judged.</summary>
    public static IReadOnlyDictionary<string, NetworkTask> Tasks { get; } = new Dictionary<string, NetworkTask>(StringComparer.Ordinal)
    {
        ["binary"] = NetworkTask.Binary,
        ["multiclass"] = NetworkTask.MultiClass,
        ["regression"] = NetworkTask.Regression,
    };

    /// <summary>The activation that follows a layer; functions with parameters need a sidecar that states every layer.</summary>
    public static IReadOnlyDictionary<string, DenseActivation> HeadActivations { get; } = new Dictionary<string, DenseActivation>(StringComparer.Ordinal)
    {
        ["none"] = DenseActivation.None,
        ["relu"] = DenseActivation.Relu,
        ["sigmoid"] = DenseActivation.Sigmoid,
        ["tanh"] = DenseActivation.Tanh,
        ["softmax"] = DenseActivation.Softmax,
        ["log_softmax"] = DenseActivation.LogSoftmax,
    };

    /// <summary>What the simple recurrent layers apply.</summary>
    public static IReadOnlyDictionary<string, RnnNonlinearity> Nonlinearities { get; } = new Dictionary<string, RnnNonlinearity>(StringComparer.Ordinal)
    {
        ["tanh"] = RnnNonlinearity.Tanh,
        ["relu"] = RnnNonlinearity.Relu,
    };
}
