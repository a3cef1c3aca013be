using System;
using System.Collections.Generic;
using TinyRnn.CompilerServices;
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

    /// <summary>The activation that follows a layer; functions whose parameters must be stated need a sidecar that states every layer.</summary>
    public static IReadOnlyDictionary<string, StatedActivation> HeadActivations { get; } = CreateHeadActivations();

    /// <summary>What the simple recurrent layers apply.</summary>
    public static IReadOnlyDictionary<string, Activation> Nonlinearities { get; } = new Dictionary<string, Activation>(StringComparer.Ordinal)
    {
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.Relu,
    };

    /// <summary>What is made of the differences between a reconstruction and its window.</summary>
    public static IReadOnlyDictionary<string, ErrorMeasure> ErrorMeasures { get; } = new Dictionary<string, ErrorMeasure>(StringComparer.Ordinal)
    {
        [ReconstructionErrorLayer.WordOf(ErrorMeasure.MeanAbsolute)] = ErrorMeasure.MeanAbsolute,
        [ReconstructionErrorLayer.WordOf(ErrorMeasure.MeanSquared)] = ErrorMeasure.MeanSquared,
    };

    private static Dictionary<string, StatedActivation> CreateHeadActivations()
    {
        var words = new Dictionary<string, StatedActivation>(StringComparer.Ordinal);
        foreach ((string word, ActivationKind kind) in ActivationVocabulary.Words)
        {
            if (ActivationVocabulary.Usual(kind) is { } activation)
            {
                words[word] = new StatedActivation(activation);
            }
        }

        words["softmax"] = new StatedActivation(Activation.None, SoftmaxKind.Softmax);
        words["log_softmax"] = new StatedActivation(Activation.None, SoftmaxKind.LogSoftmax);
        return words;
    }
}
