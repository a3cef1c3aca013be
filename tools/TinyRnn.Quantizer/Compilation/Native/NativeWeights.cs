using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The order in which weights stand: columns in blocks of four, in a block gate by gate, and what is left of columns likewise.</summary>
internal static class NativeWeights
{
    /// <summary>Columns that one pass of a loop takes.</summary>
    public const int Block = 4;

    /// <summary>Where a column of a block stands in it. With bytes, those that one instruction widens to a pair are not side by side.</summary>
    public static int Place(int bits, int column) => bits == 8 && column is 1 or 2 ? 3 - column : column;

    /// <summary>The weights of one unit.</summary>
    public static IEnumerable<long> Of(NativeProduct product, int unit)
    {
        for (int first = 0; first < product.Columns; first += Block)
        {
            int count = System.Math.Min(Block, product.Columns - first);
            for (int gate = 0; gate < product.Gates; gate++)
            {
                for (int place = 0; place < count; place++)
                {
                    int column = count == Block ? Place(product.Bits, place) : place;
                    yield return product.Weight(unit, gate, first + column);
                }
            }
        }
    }
}
