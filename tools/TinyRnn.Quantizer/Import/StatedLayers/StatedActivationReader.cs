using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads an activation: a name, or an object with the name and the parameters that the function has.</summary>
internal static class StatedActivationReader
{
    private const string Name = "name";

    private static readonly Dictionary<string, SoftmaxKind> s_softmaxes = new(StringComparer.Ordinal)
    {
        ["softmax"] = SoftmaxKind.Softmax,
        ["log_softmax"] = SoftmaxKind.LogSoftmax,
    };

    private static readonly Dictionary<string, ActivationKind> s_inCells = ActivationVocabulary.Words.ToDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, ActivationKind> s_ofDense = ActivationVocabulary
        .Words.Concat(s_softmaxes.Keys.Select(word => KeyValuePair.Create(word, ActivationKind.None)))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>An activation inside a recurrent layer.</summary>
    /// <exception cref="ImportException">Unknown, or not with its own parameters.</exception>
    public static Activation InCell(SidecarValue value) => Read(value, s_inCells).Activation;

    /// <summary>What comes after the sums of a dense layer.</summary>
    /// <exception cref="ImportException">Unknown, or not with its own parameters.</exception>
    public static StatedActivation OfDense(SidecarValue value)
    {
        (Activation activation, string word) = Read(value, s_ofDense);
        return new StatedActivation(activation, s_softmaxes.GetValueOrDefault(word));
    }

    private static (Activation Activation, string Word) Read(SidecarValue value, Dictionary<string, ActivationKind> choices)
    {
        Dictionary<string, SidecarValue> members =
            value.IsText ? [] : value.Members(Name, ActivationVocabulary.Alpha, ActivationVocabulary.Beta);
        SidecarValue name = value.IsText ? value : value.Require(members, Name);
        ActivationKind kind = name.OneOf(choices);
        string word = name.OneOf(choices.Keys.ToDictionary(key => key, StringComparer.Ordinal));
        IReadOnlyList<ActivationParameter> parameters = ActivationVocabulary.Of(kind).Parameters;
        string[] stated = members.Keys.Where(key => key != Name).Order(StringComparer.Ordinal).ToArray();
        bool areKnown = stated.All(key => parameters.Any(parameter => parameter.Name == key));
        bool areEnough = parameters.All(parameter => parameter.Usual is not null || stated.Contains(parameter.Name));
        return areKnown && areEnough
            ? (new Activation(kind, Parameter(0), Parameter(1)), word)
            : throw value.Refuse(Expected(word, parameters, stated));

        double Parameter(int index) =>
            index >= parameters.Count ? 0
            : members.TryGetValue(parameters[index].Name, out SidecarValue? number) ? number.SingleNumber()
            : parameters[index].Usual ?? 0;
    }

    private static string Expected(string word, IReadOnlyList<ActivationParameter> parameters, string[] stated) =>
        parameters.Count == 0
            ? $"{word} has no parameters, found {string.Join(" and ", stated)}"
            : $"expected {word} with {string.Join(" and ", parameters.Select(parameter => parameter.Name))}, as definitions differ: {{ \"name\": \"{word}\", "
                + string.Join(", ", parameters.Select(parameter => $"\"{parameter.Name}\": ..."))
                + $" }}; found {(stated.Length == 0 ? "neither" : string.Join(" and ", stated))}";
}
