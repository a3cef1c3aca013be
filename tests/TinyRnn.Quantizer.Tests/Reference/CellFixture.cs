using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Import;

namespace TinyRnn.Quantizer.Tests.Reference;

/// <summary>One case of tests/fixtures/cells/cells.json: a layer with options and the states that it must have.</summary>
public sealed class CellFixture
{
    private static readonly JsonElement s_root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Fixtures.Root, "cells", "cells.json"))).RootElement;

    private readonly JsonElement _case;

    private CellFixture(JsonElement element)
    {
        _case = element;
        int hidden = s_root.GetProperty("hidden").GetInt32();
        Layer = new RecurrentLayer(
            Name, Cell(_case.GetProperty("cell").GetString()!), Inputs, hidden, Numbers("W"), Numbers("U"), Numbers("bw"), Numbers("bu"), Options());
    }

    public static IReadOnlyList<CellFixture> All { get; } =
        s_root.GetProperty("cases").EnumerateArray().Select(element => new CellFixture(element)).ToArray();

    public static int Inputs => s_root.GetProperty("inputs").GetInt32();

    public static int Steps => s_root.GetProperty("steps").GetInt32();

    public string Name => _case.GetProperty("name").GetString()!;

    public RecurrentLayer Layer { get; }

    /// <summary>[steps, inputs].</summary>
    public float[] Readings => Numbers("x");

    /// <summary>[steps, outputs].</summary>
    public float[] Hidden => Numbers("h");

    /// <summary>[steps, hidden] of an LSTM, otherwise empty.</summary>
    public float[] Cells => Numbers("c");

    public static CellFixture Of(string name) => All.Single(fixture => fixture.Name == name);

    private CellOptions Options()
    {
        JsonElement clip = _case.GetProperty("clip");
        float[] hidden = Numbers("h0");
        float[] cell = Numbers("c0");
        return new CellOptions
        {
            ResetBefore = _case.GetProperty("reset_before").GetBoolean(),
            CoupledInputForget = _case.GetProperty("coupled").GetBoolean(),
            Clip = clip.ValueKind == JsonValueKind.Null ? null : clip.GetDouble(),
            GateActivation = Activation("gate"),
            CandidateActivation = Activation("candidate"),
            OutputActivation = Activation("output"),
            Peepholes = Numbers("peepholes"),
            Projection = Numbers("projection"),
            InitialHidden = hidden.Any(value => value != 0) ? hidden : [],
            InitialCell = Array.Exists(cell, value => value != 0) && Name.StartsWith("lstm", StringComparison.Ordinal) ? cell : [],
        };
    }

    private Activation Activation(string property)
    {
        JsonElement[] parts = _case.GetProperty(property).EnumerateArray().ToArray();
        string kind = parts[0].GetString()!.Replace("_", "", StringComparison.Ordinal);
        double alpha = parts[1].GetDouble();
        double beta = parts[2].GetDouble();
        return new Activation(Enum.Parse<ActivationKind>(kind, true), alpha, beta);
    }

    private static CellKind Cell(string name) =>
        name switch
        {
            "rnn" => CellKind.Rnn,
            "gru" => CellKind.Gru,
            "lstm" => CellKind.Lstm,
            _ => throw new InvalidDataException($"Cell {name} is unknown."),
        };

    private float[] Numbers(string property) => _case.GetProperty(property).EnumerateArray().Select(element => element.GetSingle()).ToArray();
}
