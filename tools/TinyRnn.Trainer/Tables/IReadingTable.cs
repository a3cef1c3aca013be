using System;
using System.Collections.Generic;

namespace TinyRnn.Trainer.Tables;

/// <summary>Readings in rows, one behind the other in time: what whoever reads the file hands over.</summary>
public interface IReadingTable
{
    /// <summary>The file's name, for messages.</summary>
    string Name { get; }

    /// <summary>Rows.</summary>
    int Rows { get; }

    /// <summary>The columns' names; those of the time may be among them.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that <see cref="Times"/> were read from.</summary>
    IReadOnlyList<string> TimeColumns { get; }

    /// <summary>[rows]: local times, ascending; empty when the file tells none.</summary>
    IReadOnlyList<DateTime> Times { get; }

    /// <summary>[rows]: a column's numbers, NaN where one is missing; null when the column holds other text.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    double[]? Numbers(string column);

    /// <summary>The unit of a column's numbers, or empty where the file does not tell.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    string Unit(string column);

    /// <summary>[rows]: a column's texts, empty where one is missing.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    string[] Texts(string column);
}
