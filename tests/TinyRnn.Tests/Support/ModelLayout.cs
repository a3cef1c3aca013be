using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace TinyRnn.TestSupport;

/// <summary>
/// Where every field of a well-formed <c>.trnn</c> file stands, by name: a second, naive reading of docs/format.md that knows
/// no rule. Repeated fields carry their index: "input 1 gain", "layer 0 bias 5".
/// </summary>
internal sealed class ModelLayout
{
    private const int RnnKinds = 2;
    private const int Gru = 3;
    private const int RnnCustom = 5;
    private const int GruCustom = 6;
    private const int FirstDense = 16;
    private const int Embedding = 24;
    private const int OneHot = 25;
    private const int Bidirectional = 32;
    private const int Reverse = 33;
    private const int FirstLastStep = 40;
    private const int ArgMax = 48;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, int> _offsets = [];
    private int _position;
    private bool _givesLastStep;

    public ModelLayout(byte[] bytes)
    {
        _bytes = bytes;
        Field("magic", 4);
        Field("version", 2);
        int window = Field("window", 2);
        Field("length", 4);
        Field("checksum", 4);
        Field("model id", 8);
        Text("model name");
        Field("task", 1);
        Field("threshold", 4);
        Field("input limit", 2);
        int inputs = Channels("input", "center", "gain");
        int outputs = Channels("output", "scale", "offset");
        Fields("table", 513, 4);
        int layers = Field("number of layers", 1);
        for (int i = 0; i < layers; i++)
        {
            Layer("layer " + i + " ");
        }

        int steps = Field(window == 0 ? "self test steps" : "self test windows", 2);
        int results = steps;
        if (window > 0)
        {
            int windows = steps;
            steps = 0;
            for (int i = 0; i < windows; i++)
            {
                steps += Field("self test window " + i, 2);
            }

            results = _givesLastStep ? windows : steps;
        }

        Fields("self test reading", steps * inputs, 4);
        Fields("self test output", results * outputs, 4);
        Field("end", 0);
    }

    /// <summary>Offset of a field's first byte.</summary>
    public int this[string field] => _offsets[field];

    /// <summary>All fields.</summary>
    public IReadOnlyDictionary<string, int> Offsets => _offsets;

    private void Layer(string layer)
    {
        int kind = Field(layer + "kind", 1);
        Text(layer + "name");
        int inputs = Field(layer + "input size", 2);
        int outputs = Field(layer + "output size", 2);
        switch (kind)
        {
            case Embedding or OneHot:
                Tokens(layer, kind == Embedding ? outputs : 0);
                return;
            case Bidirectional:
                Field(layer + "merge", 1);
                Layer(layer + "forward ");
                Layer(layer + "backward ");
                return;
            case Reverse:
                Layer(layer + "backward ");
                return;
            case >= FirstLastStep:
                _givesLastStep |= kind < ArgMax;
                return;
        }

        if (kind is >= RnnCustom and < FirstDense)
        {
            Cell(layer, kind, inputs, outputs);
        }
        else
        {
            Products(layer, kind, inputs, outputs);
        }
    }

    private void Cell(string layer, int kind, int inputs, int outputs)
    {
        Copy(layer + "input copy ");
        bool isGru = kind == GruCustom;
        bool isLstm = kind > GruCustom;
        int units = isLstm ? Field(layer + "units", 2) : outputs;
        Copy(layer + "recurrent copy ");
        if (isGru)
        {
            Copy(layer + "candidate copy ");
        }

        Field(layer + "fraction bits", 1);
        bool coupled = false;
        bool peepholes = false;
        bool projection = false;
        if (isGru)
        {
            Field(layer + "reset", 1);
        }
        else if (isLstm)
        {
            coupled = Field(layer + "coupled gates", 1) == 1;
            peepholes = Field(layer + "peepholes", 1) == 1;
            projection = Field(layer + "projection", 1) == 1;
        }

        int rows = units * (isGru ? 3 : !isLstm ? 1 : coupled ? 3 : 4);
        Rows(layer, rows);
        Fields(layer + "recurrent multiplier", rows, 8);
        Fields(layer + "candidate bias", isGru ? units : 0, 8);
        Fields(layer + "peephole", peepholes ? rows - units : 0, 8);
        Activations(layer, isGru || isLstm, isLstm);
        if (projection)
        {
            Copy(layer + "projection copy ");
            Rows(layer + "projection ", outputs);
        }

        bool initial = Field(layer + "initial state", 1) == 1;
        Fields(layer + "initial state", initial ? outputs + (isLstm ? units : 0) : 0, 4);
        Matrix(layer + "input ", rows * inputs);
        Matrix(layer + "recurrent ", (isGru ? 2 * units : rows) * outputs);
        if (isGru || projection)
        {
            Matrix(layer + (isGru ? "candidate " : "projection "), outputs * units);
        }
    }

    private void Rows(string part, int rows)
    {
        Field(part + "shift", 1);
        Fields(part + "input multiplier", rows, 8);
        Fields(part + "bias", rows, 8);
    }

    private void Activations(string layer, bool hasGates, bool hasOutput)
    {
        if (hasGates)
        {
            Activation(layer + "gate activation ");
        }

        Activation(layer + (hasGates ? "candidate activation " : "activation "));
        if (hasOutput)
        {
            Field(layer + "output scale", 4);
            Field(layer + "output bias", 8);
            Field(layer + "output shift", 1);
            Activation(layer + "output activation ");
        }
    }

    private void Activation(string activation)
    {
        Field(activation + "function", 1);
        Field(activation + "least", 8);
        Field(activation + "most", 8);
        Field(activation + "parameter", 4);
    }

    private void Tokens(string layer, int size)
    {
        int tokens = Field(layer + "tokens", 2);
        if (Field(layer + "vocabulary", 1) == 1)
        {
            for (int i = 0; i < tokens; i++)
            {
                Text(layer + "token " + i);
            }
        }

        if (size > 0)
        {
            Field(layer + "fraction bits", 1);
            int bits = Field(layer + "weights bits", 1);
            Fields(layer + "multiplier", tokens, 4);
            Fields(layer + "weight", tokens * size, bits / 8);
        }
    }

    private void Products(string layer, int kind, int inputs, int outputs)
    {
        Copy(layer + "input copy ");
        bool dense = kind >= FirstDense;
        int rows = outputs * (dense || kind <= RnnKinds ? 1 : kind);
        if (dense)
        {
            Field(layer + "fraction bits", 1);
        }
        else
        {
            Copy(layer + "recurrent copy ");
        }

        Field(layer + "shift", 1);
        Fields(layer + "input multiplier", rows, 8);
        Fields(layer + "bias", rows, 8);
        if (!dense)
        {
            Fields(layer + "recurrent multiplier", rows, 8);
        }

        Fields(layer + "candidate bias", kind == Gru ? outputs : 0, 8);
        Matrix(layer + (dense ? "" : "input "), rows * inputs);
        if (!dense)
        {
            Matrix(layer + "recurrent ", rows * outputs);
        }
    }

    private void Copy(string copy)
    {
        Field(copy + "multiplier", 4);
        Field(copy + "shift", 1);
        Field(copy + "limit", 2);
    }

    private void Matrix(string matrix, int weights)
    {
        int bits = Field(matrix + "weights bits", 1);
        Field(matrix + "weights lanes", 1);
        Fields(matrix + "weight", weights, bits / 8);
    }

    private int Channels(string kind, string first, string second)
    {
        int count = Field("number of " + kind + "s", 2);
        for (int i = 0; i < count; i++)
        {
            Text(kind + " " + i + " name");
            Text(kind + " " + i + " unit");
            Field(kind + " " + i + " " + first, 4);
            Field(kind + " " + i + " " + second, 4);
        }

        return count;
    }

    private void Text(string name)
    {
        int length = Field(name, 1);
        _position += length;
    }

    private void Fields(string name, int count, int size)
    {
        for (int i = 0; i < count; i++)
        {
            Field(name + " " + i, size);
        }
    }

    private int Field(string name, int size)
    {
        _offsets.Add(name, _position);
        ReadOnlySpan<byte> field = _bytes.AsSpan(_position, size);
        _position += size;
        return size switch
        {
            1 => field[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(field),
            _ => 0,
        };
    }
}
