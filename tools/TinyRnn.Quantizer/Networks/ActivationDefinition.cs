using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What a kind of activation is called and computes.</summary>
/// <param name="Word">Its name in sidecars and on the command line.</param>
/// <param name="Parameters">None, alpha, or alpha and beta.</param>
/// <param name="Function">Of v, alpha and beta.</param>
/// <param name="Describe">In words for people, of alpha and beta.</param>
/// <param name="Range">The least and the largest value, of alpha and beta; infinite where there is none.</param>
internal sealed record ActivationDefinition(
    string Word,
    IReadOnlyList<ActivationParameter> Parameters,
    Func<float, float, float, float> Function,
    Func<double, double, string> Describe,
    Func<double, double, (double Least, double Most)> Range
);
