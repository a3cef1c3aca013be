using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>The tensors of a saved model, found by the layers that have them.</summary>
internal interface IKerasWeights
{
    /// <summary>For each group its tensors by name.</summary>
    /// <exception cref="ImportException">Missing, too many, or not floating-point.</exception>
    IReadOnlyList<Dictionary<string, Weight>> Take(KerasLayer layer, IReadOnlyList<WeightGroup> groups);

    /// <exception cref="ImportException">A tensor belongs to no layer of the model.</exception>
    void CheckAllTaken();
}
