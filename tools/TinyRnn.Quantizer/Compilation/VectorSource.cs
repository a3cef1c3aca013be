using System.Globalization;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Integers that a layer reads, and how they are rounded for its products.</summary>
/// <param name="Array">Name of the array that holds them.</param>
/// <param name="Offset">The first one.</param>
/// <param name="Bound">Their largest magnitude.</param>
/// <param name="Copy">How they are rounded.</param>
internal sealed record VectorSource(string Array, int Offset, long Bound, Requantizer Copy)
{
    /// <summary>True when the values are taken as they are.</summary>
    public bool IsIdentity => Copy.Multiplier == 1 && Copy.Shift == 0;

    /// <summary>Constants that <see cref="Assign"/> uses.</summary>
    /// <param name="vector">Name of the vector of copies.</param>
    public string Declarations(string vector) =>
        IsIdentity ? "" : $"long {vector}Scale = {Number(Copy.Multiplier)};\nlong {vector}Half = {Number(Copy.Shift == 0 ? 0 : 1L << (Copy.Shift - 1))};";

    /// <summary>Statements that set <paramref name="target"/> to the copy of value <paramref name="index"/>.</summary>
    public string Assign(string vector, string target, string name, int index)
    {
        string value = $"{Array}[{Offset + index}]";
        if (IsIdentity)
        {
            return $"{target} = {value};";
        }

        string assignment = $"{target} = {value} * {vector}Scale + {vector}Half >> {Copy.Shift};";
        if (Bound <= Copy.LargestExact)
        {
            return assignment;
        }

        return $"{assignment}\nif ({name} > {Copy.Limit}) {name} = {Copy.Limit};\nelse if ({name} < -{Copy.Limit}) {name} = -{Copy.Limit};";
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
