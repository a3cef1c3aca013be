namespace TinyRnn;

/// <summary>One output: the integer y stands for y * Scale + Offset in its unit.</summary>
public sealed class OutputChannel
{
    /// <summary>Creates it; see the properties.</summary>
    public OutputChannel(string name, string unit, float scale, float offset)
    {
        Name = name;
        Unit = unit;
        Scale = scale;
        Offset = offset;
    }

    /// <summary>The output's name; empty when the model has none.</summary>
    public string Name { get; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; }

    /// <summary>Units per integer step.</summary>
    public float Scale { get; }

    /// <summary>The value that 0 stands for.</summary>
    public float Offset { get; }
}
