using System;
using System.Globalization;

namespace TinyRnn.Quantizer.Deployment.Reports;

/// <summary>The words of a line whose checksum is right.</summary>
internal sealed class ReportFields(string text)
{
    private readonly string[] _fields = text.Split(' ');

    public string Keyword => _fields[0];

    /// <summary>Words behind the keyword.</summary>
    public int Count => _fields.Length - 1;

    public string Text(int index) =>
        index < Count ? _fields[index + 1] : throw new FormatException($"'{Keyword}': expected {index + 1} values or more, found {Count}");

    public int Int32(int index, int least = int.MinValue) =>
        int.TryParse(Text(index), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw new FormatException($"'{Keyword}', value {index + 1}: expected a whole number{(least == int.MinValue ? "" : $" from {least} on")}, found '{Text(index)}'");

    public long Int64(int index) =>
        long.TryParse(Text(index), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException($"'{Keyword}', value {index + 1}: expected a whole number, found '{Text(index)}'");

    public void RequireCount(int count)
    {
        if (Count != count)
        {
            throw new FormatException($"'{Keyword}': expected {count} values, found {Count}");
        }
    }
}
