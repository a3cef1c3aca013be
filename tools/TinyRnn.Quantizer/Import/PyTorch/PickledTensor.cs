using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A view of a storage, checked to lie within it.</summary>
/// <param name="Storage">Where the elements are.</param>
/// <param name="Offset">Of the first element, in elements.</param>
/// <param name="Sizes">Per dimension.</param>
/// <param name="Strides">Per dimension, in elements.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, IReadOnlyList<long> Sizes, IReadOnlyList<long> Strides)
{
    private const int MostDimensions = 64;

    /// <returns>What is wrong with the view, or null.</returns>
    public string? FindProblem()
    {
        if (Sizes.Count != Strides.Count || Sizes.Count > MostDimensions)
        {
            return $"a tensor has {Sizes.Count} sizes and {Strides.Count} strides; expected as many of each, at most {MostDimensions}";
        }

        if (Offset < 0)
        {
            return $"a tensor begins at element {Offset} of its storage";
        }

        bool empty = false;
        Int128 last = Offset;
        for (int i = 0; i < Sizes.Count; i++)
        {
            if (Sizes[i] < 0 || Strides[i] < 0)
            {
                return $"a tensor has size {Sizes[i]} and stride {Strides[i]} in dimension {i}; expected neither to be negative";
            }

            empty |= Sizes[i] == 0;
            last += (Int128)Math.Max(Sizes[i] - 1, 0) * Strides[i];
        }

        return !empty && last >= Storage.Count ? $"a tensor reaches element {last} of a storage of {Storage.Count} elements" : null;
    }
}
