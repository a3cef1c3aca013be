using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>A pass through the units of a layer: one or two products, and what is made of each unit's rows.</summary>
/// <param name="Name">First part of the names of its methods.</param>
/// <param name="Index">The layer, and what tells its passes and directions apart; ends the names of its arrays.</param>
/// <param name="Summary">What it computes, for the methods' documentation.</param>
/// <param name="Units">How many units.</param>
/// <param name="Input">The first product.</param>
/// <param name="Recurrent">The second, or null.</param>
/// <param name="Scales">Multipliers and biases.</param>
/// <param name="Writer">Makes the writer of units, of the rows and whether one method does it all.</param>
internal sealed record PassPlan(
    string Name,
    string Index,
    string Summary,
    int Units,
    PassProduct Input,
    PassProduct? Recurrent,
    RowScales Scales,
    Func<RowWriter, bool, UnitWriter> Writer
)
{
    /// <summary>Parameters that its methods may take besides the vectors, in their order: declaration, name and argument.</summary>
    public IReadOnlyList<(string Type, string Name, string Argument)> Parameters { get; init; } = [];

    /// <summary>Arrays that it fills for the next pass.</summary>
    public IReadOnlyList<CodeArray> Arrays { get; init; } = [];

    /// <summary>Names of the first product's vector and of its sums, other ones in each pass of a layer.</summary>
    public (string Vector, string Sum) Names { get; init; } = ("x", "a");
}
