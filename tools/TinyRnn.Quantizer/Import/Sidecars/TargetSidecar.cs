using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>Reads what a network predicts, in the words of the command line.</summary>
internal static class TargetSidecar
{
    /// <exception cref="ImportException">It breaks a rule.</exception>
    public static PredictionTarget Read(SidecarValue target)
    {
        Dictionary<string, SidecarValue> values = target.Members("predict", "ahead", "within", "above", "below", "sequence", "classes");
        return new PredictionTarget(target.Require(values, "predict").NonEmptyString())
        {
            Ahead = values.GetValueOrDefault("ahead")?.Integer(1, PredictionTarget.MostRows) ?? 0,
            Within = values.GetValueOrDefault("within")?.Integer(1, PredictionTarget.MostRows) ?? 0,
            Above = values.GetValueOrDefault("above")?.SingleNumber(),
            Below = values.GetValueOrDefault("below")?.SingleNumber(),
            Sequence = values.GetValueOrDefault("sequence")?.NonEmptyString(),
            Classes = values.GetValueOrDefault("classes")?.Items().Select(item => item.NonEmptyString()).ToArray() ?? [],
        };
    }
}
