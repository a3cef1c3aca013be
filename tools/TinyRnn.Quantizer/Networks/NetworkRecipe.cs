using System.Collections.Generic;

namespace TinyRnn.Quantizer.Networks;

/// <summary>How the features of a network are made of readings.</summary>
/// <param name="Recipe">As the runtime computes it; its inputs are the features, in order.</param>
/// <param name="Columns">Where each reading usually stands in a file, <c>HEADER[*SCALE][+OFFSET]</c>, or null.</param>
public sealed record NetworkRecipe(Recipe Recipe, IReadOnlyList<string?> Columns);
