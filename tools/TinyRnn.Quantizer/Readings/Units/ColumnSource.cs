namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>Where a reading stands in the file and what is made of it.</summary>
/// <param name="Name">The name it is wanted by.</param>
/// <param name="Column">From 0; of a file of one value a line the number of its key.</param>
/// <param name="Header">What the header says; null without one.</param>
/// <param name="Scale">What a number is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
/// <param name="Unit">The unit of the result, or empty.</param>
/// <param name="Reason">How the column was found, for people; empty when by its very name.</param>
internal sealed record ColumnSource(string Name, int Column, ColumnName? Header, double Scale, double Offset, string Unit, string Reason)
{
    public bool IsConverted => Scale != 1 || Offset != 0;

    public MeasuredQuantity Quantity => Header?.Quantity ?? MeasuredQuantity.Other;
}
