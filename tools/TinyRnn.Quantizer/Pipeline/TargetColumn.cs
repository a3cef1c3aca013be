using System;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>The column that a target is made of, in the unit that the model predicts.</summary>
internal static class TargetColumn
{
    /// <summary>Where it stands in a file; null for the column that is called as the target says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="choices">With the target.</param>
    public static ColumnMapping? Find(string path, ModelSignature signature, SampleChoices choices)
    {
        ColumnMapping? stated = choices.Raw.Columns.FirstOrDefault(mapping => mapping.Name == choices.Target?.Column);
        if (choices.Target is not { Classes.Count: 0 } target || path == "-")
        {
            return stated;
        }

        // A limit that a person states beside a column is one of this column.
        bool isOfModel = signature.Target?.Column == target.Column || !target.HasLimit;
        string unit = isOfModel ? UnitOf(signature, target) : "";
        return stated is { IsScaled: true } ? stated : LabelPlace.Find(path, stated?.Header ?? target.Column, new WantedReading(target.Column, unit), choices.Raw) ?? stated;
    }

    /// <summary>Fails at a label of another unit than the model predicts.</summary>
    public static void RequireUnit(string label, ModelSignature signature)
    {
        string expected = signature.Target is { HasLimit: false, Classes.Count: 0 } target ? UnitOf(signature, target) : "";
        string found = LabelPlace.UnitOf(label);
        if (expected.Length > 0 && found.Length > 0 && LabelPlace.UnitOf($"x ({expected})") != found)
        {
            throw new SampleChoiceException($"label: {signature.Name} predicts {signature.Target!.Column} in {expected}, found '{label}'; --predict \"{label}\" converts it");
        }
    }

    /// <summary>What was found, for people; null where nothing was guessed.</summary>
    public static Finding? Describe(ColumnMapping? place, PredictionTarget? target)
    {
        if (place is null || target is null || (place.Header == target.Column && !place.IsScaled))
        {
            return null;
        }

        string scale = !place.IsScaled ? "" : string.Create(CultureInfo.InvariantCulture, $", times {place.Scale:G6}{(place.Offset == 0 ? "" : $" {(place.Offset < 0 ? "-" : "+")} {Math.Abs(place.Offset):G6}")}");
        return new Finding("label", $"{target.Column} is '{place.Header}'{scale}", "--column", IsPlain: false);
    }

    /// <summary>The unit of what the model predicts: in the name of its target, or of the reading that is called so.</summary>
    private static string UnitOf(ModelSignature signature, PredictionTarget target)
    {
        string column = signature.Target?.Column ?? target.Column;
        string named = LabelPlace.UnitOf(column);
        if (named.Length > 0)
        {
            return named;
        }

        (string Name, string Unit)[] readings = signature.Recipe is { } made
            ? [.. made.Recipe.Readings.Select(reading => (reading.Name, reading.Unit))]
            : [.. signature.Features.Zip(signature.Units)];
        return readings.FirstOrDefault(reading => reading.Name == column).Unit ?? "";
    }
}
