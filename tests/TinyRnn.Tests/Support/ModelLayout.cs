using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace TinyRnn.TestSupport;

/// <summary>
/// Where every field of a well-formed <c>.trnn</c> file stands, by name: a second, naive reading of docs/format.md that knows
/// no rule. Repeated fields carry their index: "input 1 gain", "layer 0 bias 5". "section NAME" is where a section's number stands,
/// "end of NAME" where its contents end.
/// </summary>
internal sealed class ModelLayout
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, int> _offsets = [];
    private readonly Dictionary<string, int> _lengths = [];
    private int _position;
    private int _window;
    private bool _givesLastStep;
    private int _inputs;
    private int _outputs;

    public ModelLayout(byte[] bytes)
    {
        _bytes = bytes;
        Field("magic", 4);
        Field("version", 2);
        int sections = Field("number of sections", 2);
        Field("length", 4);
        Field("model id", 8);
        for (int i = 0; i < sections; i++)
        {
            Section();
        }

        Field("checksum", 4);
        Field("end", 0);
    }

    /// <summary>Offset of a field's first byte.</summary>
    public int this[string field] => _offsets[field];

    /// <summary>All fields.</summary>
    public IReadOnlyDictionary<string, int> Offsets => _offsets;

    /// <summary>How many bytes a field takes, a text with its length byte.</summary>
    public int LengthOf(string field) => _lengths[field];

    /// <summary>A section as it stands in the file, with its number and its length.</summary>
    public Range Section(string name) => this["section " + name]..this["end of " + name];

    private void Section()
    {
        string name = Name(_bytes[_position]);
        Field("section " + name, 1);
        int length = Field("length of " + name, 4);
        int end = _position + length;
        switch (name)
        {
            case "info":
                Info();
                break;
            case "readings":
                Readings();
                break;
            case "layers":
                int layers = Field("number of layers", 1);
                for (int i = 0; i < layers; i++)
                {
                    new LayerLayout(this, "layer " + i + " ").Read();
                }

                break;
            case "outputs":
                Outputs();
                break;
            case "table":
                Field("table 0", 4);
                for (int i = 1; i < 513; i++)
                {
                    Field("table " + i, 2);
                }

                break;
            case "self-test":
                SelfTest();
                break;
            default:
                _position = end;
                break;
        }

        if (_position != end)
        {
            throw new InvalidOperationException($"section {name}: expected its end at {end}, found {_position}");
        }

        Field("end of " + name, 0);
    }

    private static string Name(int number) =>
        number switch
        {
            1 => "info",
            2 => "readings",
            3 => "features",
            4 => "target",
            5 => "layers",
            6 => "outputs",
            7 => "table",
            8 => "self-test",
            9 => "proof",
            10 => "origin",
            _ => throw new InvalidOperationException($"section {number}"),
        };

    private void Info()
    {
        Text("model name");
        Field("task", 1);
        Field("threshold", 4);
        _window = Field("window", 2);
    }

    private void Readings()
    {
        Field("step", 4);
        Field("zone", 2);
        Field("input limit", 2);
        _inputs = Field("number of inputs", 2);
        for (int i = 0; i < _inputs; i++)
        {
            string input = "input " + i + " ";
            Text(input + "name");
            Field(input + "quantity", 1);
            Text(input + "unit");
            Field(input + "least", 4);
            Field(input + "most", 4);
            Field(input + "largest change", 4);
            Field(input + "center", 4);
            Field(input + "gain", 4);
        }
    }

    private void Outputs()
    {
        _outputs = Field("number of outputs", 2);
        for (int i = 0; i < _outputs; i++)
        {
            string output = "output " + i + " ";
            Text(output + "name");
            Text(output + "unit");
            Field(output + "scale", 4);
            Field(output + "offset", 4);
        }
    }

    private void SelfTest()
    {
        int steps = Field(_window == 0 ? "self test steps" : "self test windows", 2);
        int results = steps;
        if (_window > 0)
        {
            int windows = steps;
            steps = 0;
            for (int i = 0; i < windows; i++)
            {
                steps += Field("self test window " + i, 2);
            }

            results = _givesLastStep ? windows : steps;
        }

        Fields("self test reading", steps * _inputs, 4);
        Fields("self test output", results * _outputs, 4);
    }

    /// <summary>A layer that makes one vector of a window was read.</summary>
    internal void GiveLastStep() => _givesLastStep = true;

    internal void Text(string name)
    {
        int length = Field(name, 1);
        _position += length;
        _lengths[name] = 1 + length;
    }

    internal void Fields(string name, int count, int size)
    {
        for (int i = 0; i < count; i++)
        {
            Field(name + " " + i, size);
        }
    }

    internal int Field(string name, int size)
    {
        _offsets.Add(name, _position);
        _lengths.Add(name, size);
        ReadOnlySpan<byte> field = _bytes.AsSpan(_position, size);
        _position += size;
        return size switch
        {
            1 => field[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(field),
            4 => BinaryPrimitives.ReadInt32LittleEndian(field),
            _ => 0,
        };
    }
}
