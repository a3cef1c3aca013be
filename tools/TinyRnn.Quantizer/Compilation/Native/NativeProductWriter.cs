using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>
/// Writes a unit's products: eight columns to a pass, or four where that takes too much code. What keeps compilers from hoisting the
/// loads of all of them stands between. The weights are read by one pointer, which the second product goes on with. Where the stack is
/// small, each row's sums are made when they are needed; see <see cref="NativeSums"/>.
/// </summary>
internal static class NativeProductWriter
{
    /// <summary>Declarations and products of one unit, from <c>u</c>.</summary>
    /// <param name="code">Receives them.</param>
    /// <param name="rows">What is multiplied.</param>
    /// <param name="copyType">The type of a copy.</param>
    public static void Write(CodeWriter code, NativeRows rows, NativeCopyType copyType)
    {
        bool together = NativeUnitWriter.Weights(rows, 0) == "u->weights";
        for (int i = 0; i < rows.Products.Length; i++)
        {
            NativeProduct product = rows.Products[i];
            string type = product.IsWide ? "int64_t" : "int32_t";
            code.Line($"{type} {string.Join(", ", Enumerable.Range(0, product.Gates).Select(gate => NativeRows.Sum(i, gate) + " = 0"))};");
        }

        code.Line("#if !NET_SMALL_STACK");
        for (int i = 0; i < (together ? 1 : rows.Products.Length); i++)
        {
            code.Line($"const int{rows.Products[i].Bits}_t *{Pointer(i, together)} = {NativeUnitWriter.Weights(rows, i)};");
        }

        code.Line($"const {copyType} *v;");
        for (int i = 0; i < rows.Products.Length; i++)
        {
            WriteOne(code, rows.Products[i], i, Pointer(i, together), rows.Vectors[i], together && i + 1 < rows.Products.Length, copyType);
        }

        code.Line("#endif");
    }

    private static string Pointer(int product, bool together) => together || product == 0 ? "w" : "w2";

    private static void WriteOne(CodeWriter code, NativeProduct product, int index, string w, string vector, bool goesOn, NativeCopyType copyType)
    {
        int blocks = product.Columns / NativeWeights.Block;
        int rest = product.Columns % NativeWeights.Block;
        string weights = copyType.Widening(product.IsWide) + w;
        code.Line($"v = {vector};");
        if (blocks > 0)
        {
            bool twice = !product.IsWide && blocks % 2 == 0;
            string step = twice ? "NET_COLUMNS" : "4";
            string header = blocks == 1 ? "" : $"for (; v != {vector} + {blocks * NativeWeights.Block}; v += {step}, {w} += {product.Gates} * {step})";
            if (product.IsWide)
            {
                code.Block(header, () => WriteColumns(code, product, index, weights, NativeWeights.Block, 0));
            }
            else
            {
                // Pairs are of copies of 16 bits.
                if (!copyType.IsFine)
                {
                    code.Line("#if NET_DSP");
                    code.Block(header.Replace(step, "4", System.StringComparison.Ordinal), () => WritePairs(code, product, index, w));
                    code.Line("#else");
                }

                code.Block(header, () =>
                {
                    WriteColumns(code, product, index, w, NativeWeights.Block, 0);
                    if (twice)
                    {
                        code.Line("#if NET_COLUMNS == 8");
                        WriteColumns(code, product, index, w, NativeWeights.Block, NativeWeights.Block);
                        code.Line("#endif");
                    }
                });
                if (!copyType.IsFine)
                {
                    code.Line("#endif");
                }
            }

            if (blocks == 1 && (rest > 0 || goesOn))
            {
                code.Line($"{w} += {4 * product.Gates};");
            }

            if (blocks == 1 && rest > 0)
            {
                code.Line("v += 4;");
            }
        }

        if (rest > 0)
        {
            code.Block("", () => WriteColumns(code, product, index, weights, rest, 0));
            if (goesOn)
            {
                code.Line($"{w} += {rest * product.Gates};");
            }
        }
    }

    /// <summary>Up to four columns, from the one on that a pass begins with.</summary>
    private static void WriteColumns(CodeWriter code, NativeProduct product, int index, string w, int count, int first)
    {
        for (int column = 0; column < count; column++)
        {
            if (first + column == 0)
            {
                code.Line("int32_t column = v[0];");
            }
            else
            {
                code.Line("NET_ORDER;").Line($"column = v[{first + column}];");
            }

            for (int gate = 0; gate < product.Gates; gate++)
            {
                int place = count == NativeWeights.Block ? NativeWeights.Place(product.Bits, column) : column;
                code.Line($"{NativeRows.Sum(index, gate)} += {w}[{(first * product.Gates) + (gate * count) + place}] * column;");
            }
        }
    }

    private static void WritePairs(CodeWriter code, NativeProduct product, int index, string w)
    {
        code.Line("uint32_t early = net_word(v);");
        code.Line("uint32_t late = net_word(v + 2);");
        if (product.Bits == 8)
        {
            code.Line("uint32_t four;");
        }

        for (int gate = 0; gate < product.Gates; gate++)
        {
            string sum = NativeRows.Sum(index, gate);
            int at = gate * NativeWeights.Block;
            if (gate > 0)
            {
                code.Line("NET_ORDER;");
            }

            if (product.Bits == 8)
            {
                code.Line($"four = net_word({w} + {at});");
                code.Line($"{sum} = net_two_products(net_even_bytes(four), early, {sum});");
                code.Line($"{sum} = net_two_products(net_odd_bytes(four), late, {sum});");
            }
            else
            {
                code.Line($"{sum} = net_two_products(net_word({w} + {at}), early, {sum});");
                code.Line($"{sum} = net_two_products(net_word({w} + {at + 2}), late, {sum});");
            }
        }
    }
}
