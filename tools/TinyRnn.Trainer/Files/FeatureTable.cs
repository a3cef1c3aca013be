using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Features;

namespace TinyRnn.Trainer.Files;

/// <summary>Features and targets as a CSV file, which the commands that run a model read.</summary>
public static class FeatureTable
{
    /// <summary>The bytes of a file: a header, then a row for each row; an unknown target is empty.</summary>
    /// <param name="features">The features.</param>
    /// <param name="target">The target's column.</param>
    /// <param name="examples">Not normalized.</param>
    /// <param name="scale">Mean and deviation of a target that is a number.</param>
    public static byte[] Write(IReadOnlyList<Feature> features, string target, Examples examples, TargetScale scale)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(scale);
        var text = new StringBuilder();
        text.AppendJoin(',', features.Select(feature => Quote(feature.Name)).Append(Quote(target))).Append('\n');
        for (int row = 0; row < examples.Rows; row++)
        {
            for (int i = 0; i < features.Count; i++)
            {
                text.Append(examples.Inputs[(row * features.Count) + i].ToString("R", CultureInfo.InvariantCulture)).Append(',');
            }

            float value = examples.Targets[row];
            text.Append(float.IsNaN(value) ? "" : ((float)((value * scale.Deviation) + scale.Mean)).ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quote(string name) =>
        name.AsSpan().IndexOfAny(",\";\t|") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
