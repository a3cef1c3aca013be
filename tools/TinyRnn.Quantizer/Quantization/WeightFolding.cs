using System.Collections.Generic;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Makes the input weights and the bias that a layer gets from those that were trained.</summary>
/// <param name="weights">[rows, inputs].</param>
/// <param name="bias">[rows].</param>
internal delegate (double[] Weights, double[] Bias) WeightFolding(IReadOnlyList<float> weights, IReadOnlyList<float> bias);
