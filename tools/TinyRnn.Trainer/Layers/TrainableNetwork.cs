using System;
using System.Collections.Generic;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>
/// Recurrent layers on top of one another and a dense layer of every step, whose outputs are logits or numbers. The weights are one
/// vector of parameters, which whoever trains the network holds.
/// </summary>
public sealed class TrainableNetwork
{
    private readonly List<TrainableLayer> _layers = [];

    /// <summary>Creates a network.</summary>
    /// <param name="shape">What it is made of.</param>
    public TrainableNetwork(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        var parameters = new ParameterList();
        int size = shape.Inputs;
        for (int i = 0; i < shape.Layers; i++)
        {
            _layers.Add(new RecurrentTrainable((shape.ModuleName, $"l{i}"), shape.Cell, size, shape.Units, parameters));
            size = shape.Units;
            if (shape.Dropout > 0)
            {
                _layers.Add(new DropoutTrainable(size, shape.Dropout, _layers.Count));
            }
        }

        if (shape.HiddenDense > 0)
        {
            _layers.Add(new DenseTrainable("hidden", size, shape.HiddenDense, isRelu: true, parameters));
            size = shape.HiddenDense;
        }

        _layers.Add(new DenseTrainable("head", size, shape.Outputs, isRelu: false, parameters));
        Parameters = parameters.Parameters;
        ParameterCount = parameters.Length;
    }

    /// <summary>What the network is made of.</summary>
    public NetworkShape Shape { get; }

    /// <summary>The tensors, in the order of the vector of parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Length of the vector of parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>The layers, from first to last.</summary>
    internal IReadOnlyList<TrainableLayer> Layers => _layers;

    /// <summary>A vector of starting weights, uniform as PyTorch starts them.</summary>
    /// <param name="seed">Decides them.</param>
    public float[] Initialize(ulong seed)
    {
        var random = new SeededRandom(seed, 1);
        float[] parameters = new float[ParameterCount];
        foreach (Parameter parameter in Parameters)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                parameters[parameter.Offset + i] = (float)(parameter.InitialRange * ((2 * random.NextUnit()) - 1));
            }
        }

        return parameters;
    }

    /// <summary>Takes the weights into the layers.</summary>
    internal void Pack(ReadOnlySpan<float> parameters)
    {
        foreach (TrainableLayer layer in _layers)
        {
            layer.Pack(parameters);
        }
    }
}
