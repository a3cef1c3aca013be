using System;
using System.Linq;

namespace TinyRnn.Quantizer.Sequences;

/// <summary>
/// What a model says at each position when it is fed the right tokens and not its own. A sequence is its tokens and, where
/// the model has one, the stop token; without a start token, the first token is given and not predicted.
/// </summary>
/// <param name="Expected">The right tokens.</param>
/// <param name="Predicted">The most likely tokens.</param>
/// <param name="LogLikelihoods">The natural logarithms of the right tokens' probabilities; NaN from a model without.</param>
public sealed record TeacherForcing(int[] Expected, int[] Predicted, double[] LogLikelihoods)
{
    /// <summary>Positions at which the right token was the most likely one.</summary>
    public int Correct => Expected.Where((token, i) => token == Predicted[i]).Count();

    /// <summary>exp of the mean of -log p: 1 for certainty, the number of tokens for a guess.</summary>
    public double Perplexity => Math.Exp(-LogLikelihoods.Average());

    /// <summary>The inputs of the steps of a sequence, one for each token of <see cref="Targets"/>.</summary>
    public static int[] Inputs(ITokenModel model, ReadOnlySpan<int> sequence) =>
        [.. model.StartToken >= 0 ? [model.StartToken] : Array.Empty<int>(), .. sequence[..^(model.StopToken >= 0 || sequence.IsEmpty ? 0 : 1)]];

    /// <summary>What each step must give.</summary>
    public static int[] Targets(ITokenModel model, ReadOnlySpan<int> sequence) =>
        [
            .. sequence[(model.StartToken >= 0 || sequence.IsEmpty ? 0 : 1)..],
            .. model.StopToken >= 0 ? [model.StopToken] : Array.Empty<int>(),
        ];

    /// <summary>Runs a sequence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="window">The context's window; empty without a context.</param>
    /// <param name="sequence">The right tokens, without the stop token.</param>
    public static TeacherForcing Run(ITokenModel model, ReadOnlySpan<float> window, ReadOnlySpan<int> sequence)
    {
        model.Start(window);
        int[] inputs = Inputs(model, sequence);
        int[] targets = Targets(model, sequence);
        var predicted = new int[targets.Length];
        var likelihoods = new double[targets.Length];
        var logs = new double[model.Tokens];
        for (int i = 0; i < targets.Length; i++)
        {
            predicted[i] = model.Predict(inputs[i]);
            likelihoods[i] = double.NaN;
            if (model.HasProbabilities)
            {
                model.LogProbabilities(logs);
                likelihoods[i] = logs[targets[i]];
            }
        }

        return new TeacherForcing(targets, predicted, likelihoods);
    }

    /// <summary>Several runs as one.</summary>
    public static TeacherForcing Join(System.Collections.Generic.IReadOnlyCollection<TeacherForcing> runs) =>
        new([.. runs.SelectMany(run => run.Expected)], [.. runs.SelectMany(run => run.Predicted)], [.. runs.SelectMany(run => run.LogLikelihoods)]);
}
