using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Files of one value a line: what it is of, when, and the value.</summary>
internal static class LongLayout
{
    private const int MostQuantities = 100;

    private static readonly string[] s_keys =
        ["entity_id", "_field", "topic", "parameter", "variable", "metric", "field", "measurement", "datapoint", "channel", "item", "sensor", "sensor_name", "name", "quantity", "series", "tag", "point", "key", "element"];

    private static readonly string[] s_values = ["_value", "state", "value", "wert", "val", "reading", "payload", "data", "data_value", "valeur", "valor", "valore", "waarde", "messwert", "result", "measured_value", "measurement_value", "numeric_value"];
    private static readonly string[] s_noTags = ["result", "table", "_start", "_stop", "_time", "_measurement"];

    /// <summary>The columns of such a file, or null.</summary>
    public static LongColumns? Find(ColumnName[] header, ColumnKind[] kinds, PrefixRow[] body)
    {
        if (header.Length == 0)
        {
            return OfTopics(kinds, body);
        }

        int named = IndexOf(header, s_keys, i => kinds[i] == ColumnKind.Text);
        bool isNamed = named >= 0 && header[named].Text is "_field" or "entity_id";
        int quantities = isNamed ? -1 : Enumerable.Range(0, header.Length).FirstOrDefault(i => kinds[i] == ColumnKind.Text && NamesQuantities(body, i), -1);
        int key = quantities >= 0 ? quantities : named;
        int value = IndexOf(header, s_values, i => i != key);
        if (value < 0 || key < 0 || value == key || body.Length == 0)
        {
            return null;
        }

        // A file that has other columns of numbers is a table, unless it says that it is not.
        bool hasOthers = Enumerable.Range(0, header.Length).Any(i => i != value && kinds[i] == ColumnKind.Number && !IsNumberOfSomething(header[i].Text) && body.All(row => row.Guesses[i] == CellGuess.Number) && Varies(body, i) && !LooksLikeEpoch(body, i));
        return hasOthers && !isNamed ? null : new LongColumns([key, .. Tags(header, kinds, body, key, value, isNamed)], value, UnitOf(header, body, key, value));
    }

    /// <summary>True for texts that say what is measured, two quantities at least in turn, whatever the column is called.</summary>
    private static bool NamesQuantities(PrefixRow[] body, int column)
    {
        string[] texts = [.. body.Select(row => row.Texts[column]).Distinct()];
        MeasuredQuantity[] quantities = texts.Length > MostQuantities ? [] : [.. texts.Select(text => ColumnName.Of(text).Quantity).Where(quantity => quantity != MeasuredQuantity.Other).Distinct()];
        return quantities.Length > 1 && 2 * texts.Length <= body.Length;
    }

    /// <summary>The column of units: one that is called so, or a measurement that is one, as home automation names its series.</summary>
    private static int UnitOf(ColumnName[] header, PrefixRow[] body, int key, int value)
    {
        int named = IndexOf(header, UnitColumns.Names, i => i != value && i != key);
        return named >= 0 ? named : IndexOf(header, ["_measurement", "measurement"], i => i != key && body.All(row => row.Texts[i] == header[i].Text || Unit.Find(row.Texts[i]) != null));
    }

    /// <summary>Without names: a column of paths, as topics of MQTT are, before a last column of values.</summary>
    private static LongColumns? OfTopics(ColumnKind[] kinds, PrefixRow[] body)
    {
        int value = kinds.Length - 1;
        int key = body.Length == 0 || value is < 1 or > 3 ? -1 : Enumerable.Range(0, value).FirstOrDefault(i => body.All(row => IsPath(row, i)) && Varies(body, i), -1);
        return key < 0 || kinds[value] != ColumnKind.Number ? null : new LongColumns([key], value);
    }

    private static bool IsPath(PrefixRow row, int column) =>
        row.Guesses[column] == CellGuess.Text && row.Texts[column] is var text && text.Trim('/').Contains('/', StringComparison.Ordinal) && text.Any(char.IsLetter) && !text.Contains(' ', StringComparison.Ordinal);

    /// <summary>Other texts that tell two series of one name apart.</summary>
    private static IEnumerable<int> Tags(ColumnName[] header, ColumnKind[] kinds, PrefixRow[] body, int key, int value, bool isNamed) =>
        header[key].Text != "_field" || !isNamed
            ? []
            : Enumerable.Range(0, header.Length).Where(i => i != key && i != value && kinds[i] == ColumnKind.Text && !s_noTags.Contains(header[i].Text) && !UnitColumns.Names.Contains(header[i].Text) && IsText(body, i) && Varies(body, i));

    /// <summary>True for a column that numbers sensors or places.</summary>
    private static bool IsNumberOfSomething(string name) => name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsText(PrefixRow[] body, int column) => body.All(row => row.Guesses[column] is CellGuess.Text or CellGuess.Missing);

    private static bool Varies(PrefixRow[] body, int column) => body.Select(row => row.Texts[column]).Distinct().Count() > 1;

    private static bool LooksLikeEpoch(PrefixRow[] body, int column) => body.All(row => row.Texts[column].Length >= 10 && row.Texts[column].All(char.IsAsciiDigit));

    private static int IndexOf(ColumnName[] header, IReadOnlyList<string> names, Func<int, bool> fits)
    {
        foreach (string name in names)
        {
            int at = Array.FindIndex(header, column => column.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0 && fits(at))
            {
                return at;
            }
        }

        return -1;
    }
}
