using System.Collections.Generic;

namespace TinyRnn.Trainer.Layers;

/// <summary>Places the tensors of a network one behind the other.</summary>
internal sealed class ParameterList
{
    private readonly List<Parameter> _parameters = [];

    /// <summary>What was added, in order.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>Values of all of them.</summary>
    public int Length { get; private set; }

    public Parameter Add(string name, int rows, int columns, double range)
    {
        var parameter = new Parameter(name, Length, rows, columns, range);
        _parameters.Add(parameter);
        Length += parameter.Length;
        return parameter;
    }
}
