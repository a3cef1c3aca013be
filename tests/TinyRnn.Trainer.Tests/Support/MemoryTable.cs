using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Tests.Support;

/// <summary>A table whose columns are stated in code.</summary>
internal sealed class MemoryTable(params (string Name, string[] Values)[] columns) : IReadingTable
{
    public string Name => "memory.csv";

    public int Rows => columns[0].Values.Length;

    public IReadOnlyList<string> Columns => [.. columns.Select(column => column.Name)];

    public IReadOnlyList<string> TimeColumns => [];

    public IReadOnlyList<DateTime> Times { get; init; } = [];

    public static (string Name, string[] Values) Column(string name, params double[] values) =>
        (name, [.. values.Select(value => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture))]);

    public double[]? Numbers(string column)
    {
        string[] texts = Texts(column);
        return texts.All(text => text.Length == 0 || double.TryParse(text, CultureInfo.InvariantCulture, out _))
            ? [.. texts.Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))]
            : null;
    }

    public string Unit(string column) => "";

    public string[] Texts(string column) => columns.Single(one => one.Name == column).Values;
}
