using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Integers that a layer reads, and how they are rounded for its products.</summary>
/// <param name="Array">Name of the array that holds them.</param>
/// <param name="Offset">The first one.</param>
/// <param name="Bound">Their largest magnitude.</param>
/// <param name="Copy">How they are rounded.</param>
internal sealed record VectorSource(string Array, int Offset, long Bound, Requantizer Copy)
{
    /// <summary>What the network's class passes for the array.</summary>
    public string Passed { get; init; } = Array;

    /// <summary>C# type of an element.</summary>
    public string Type { get; init; } = "int";

    /// <summary>True when products read the values where they stand, from the first element on.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>True when a copy is the value, cut at the limit.</summary>
    public bool IsIdentity => Copy.Multiplier == 1 && Copy.Shift == 0;

    /// <summary>Constants that <see cref="Assign"/> may use.</summary>
    /// <param name="vector">Name of the vector of copies.</param>
    public IEnumerable<NamedConstant> Constants(string vector) => [new($"{vector}Scale", Copy.Multiplier), new($"{vector}Half", Half)];

    private long Half => Copy.Shift == 0 ? 0 : 1L << (Copy.Shift - 1);

    /// <summary>True when a copy is a rounded shift of 32-bit numbers.</summary>
    private bool IsShift => Copy.Multiplier == 1 && Bound + Half < int.MaxValue;

    /// <summary>True when a value may lie outside what a copy takes.</summary>
    public bool NeedsCut => Bound > Copy.LargestExact;

    /// <summary>The copy of a value that needs no cut, as an expression.</summary>
    /// <param name="vector">Name of the vector of copies.</param>
    /// <param name="value">The value that is copied.</param>
    /// <param name="type">C# type of the copy.</param>
    public string CopyOf(string vector, string value, string type)
    {
        string half = type == "int" ? $"{Half}" : $"{vector}Half";
        string copy = IsShift ? $"{value} + {half} >> {Copy.Shift}" : $"{value} * {vector}Scale + {vector}Half >> {Copy.Shift}";
        return type == "int" && (!IsShift || Type == "long") ? $"(int)({copy})" : copy;
    }

    /// <summary>The value at <paramref name="index"/>.</summary>
    public string Value(int index) => $"{Array}[{Offset + index}]";

    /// <summary>Statements that set <paramref name="target"/> to the copy of <paramref name="value"/>.</summary>
    /// <param name="vector">Name of the vector of copies.</param>
    /// <param name="target">What is assigned to: a declaration or an element.</param>
    /// <param name="name">The same without a type.</param>
    /// <param name="value">The value that is copied.</param>
    /// <param name="type">C# type of the copy.</param>
    public string Assign(string vector, string target, string name, string value, string type)
    {
        if (IsIdentity && !NeedsCut)
        {
            return $"{target} = {value};";
        }

        string assignment = $"{target} = {(IsIdentity ? value : CopyOf(vector, value, type))};";
        if (!NeedsCut)
        {
            return assignment;
        }

        return $"{assignment}\nif ({name} > {Copy.Limit}) {name} = {Copy.Limit};\nelse if ({name} < -{Copy.Limit}) {name} = -{Copy.Limit};";
    }
}
