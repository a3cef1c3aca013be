using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Explicit;

/// <summary>Reads an activation: a name, or an object with the name and the parameters that the function has.</summary>
internal static class ActivationReader
{
    private const string Name = "name";
    private const string Alpha = "alpha";
    private const string Beta = "beta";

    private static readonly Dictionary<string, (ActivationKind Kind, string[] Parameters)> s_inCells = new(StringComparer.Ordinal)
    {
        ["sigmoid"] = (ActivationKind.Sigmoid, []),
        ["tanh"] = (ActivationKind.Tanh, []),
        ["relu"] = (ActivationKind.Relu, []),
        ["hard_sigmoid"] = (ActivationKind.HardSigmoid, [Alpha, Beta]),
        ["affine"] = (ActivationKind.Affine, [Alpha, Beta]),
        ["leaky_relu"] = (ActivationKind.LeakyRelu, [Alpha]),
        ["thresholded_relu"] = (ActivationKind.ThresholdedRelu, [Alpha]),
        ["scaled_tanh"] = (ActivationKind.ScaledTanh, [Alpha, Beta]),
    };

    private static readonly Dictionary<string, (DenseActivation Kind, string[] Parameters)> s_ofDense = new(StringComparer.Ordinal)
    {
        ["none"] = (DenseActivation.None, []),
        ["relu"] = (DenseActivation.Relu, []),
        ["sigmoid"] = (DenseActivation.Sigmoid, []),
        ["tanh"] = (DenseActivation.Tanh, []),
        ["softmax"] = (DenseActivation.Softmax, []),
        ["log_softmax"] = (DenseActivation.LogSoftmax, []),
        ["hard_sigmoid"] = (DenseActivation.HardSigmoid, [Alpha, Beta]),
    };

    /// <summary>An activation inside a recurrent layer.</summary>
    /// <exception cref="ImportException">Unknown, or not with its own parameters.</exception>
    public static Activation InCell(SidecarValue value)
    {
        (ActivationKind kind, Dictionary<string, double> parameters) = Read(value, s_inCells);
        return new Activation(kind, parameters.GetValueOrDefault(Alpha), parameters.GetValueOrDefault(Beta));
    }

    /// <summary>What a dense layer applies, and the slope and offset that belong into its weights.</summary>
    /// <exception cref="ImportException">Unknown, or not with its own parameters.</exception>
    public static (DenseActivation Activation, double Slope, double Offset) OfDense(SidecarValue value)
    {
        (DenseActivation kind, Dictionary<string, double> parameters) = Read(value, s_ofDense);
        return (kind, parameters.GetValueOrDefault(Alpha, 1), parameters.GetValueOrDefault(Beta, 0));
    }

    private static (T Kind, Dictionary<string, double> Parameters) Read<T>(
        SidecarValue value,
        Dictionary<string, (T Kind, string[] Parameters)> choices
    )
    {
        Dictionary<string, SidecarValue> members = value.IsText ? [] : value.Members(Name, Alpha, Beta);
        (T kind, string[] parameters) = (value.IsText ? value : value.Require(members, Name)).OneOf(choices);
        string[] stated = members.Keys.Where(key => key != Name).Order(StringComparer.Ordinal).ToArray();
        if (!stated.SequenceEqual(parameters))
        {
            string name = choices.First(choice => choice.Value.Kind!.Equals(kind)).Key;
            throw value.Refuse(
                parameters.Length == 0
                    ? $"{name} has no parameters, found {string.Join(" and ", stated)}"
                    : $"expected {name} with {string.Join(" and ", parameters)}, as definitions differ: {{ \"name\": \"{name}\", "
                        + string.Join(", ", parameters.Select(parameter => $"\"{parameter}\": ..."))
                        + $" }}; found {(stated.Length == 0 ? "neither" : string.Join(" and ", stated))}"
            );
        }

        return (kind, parameters.ToDictionary(parameter => parameter, parameter => members[parameter].Number()));
    }
}
