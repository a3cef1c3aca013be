using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Sums of one row at a time, where the stack is small: a function for each size of weights and sums, written once.</summary>
/// <param name="copyType">The type of a copy.</param>
internal sealed class NativeSums(NativeCopyType copyType)
{
    private readonly SortedSet<(int Bits, bool IsWide)> _forms = [];

    /// <summary>The sum of a row, as an expression: columns in blocks of four by a function, and what is left of them beside it.</summary>
    /// <param name="rows">What is multiplied.</param>
    /// <param name="index">Of the product.</param>
    /// <param name="gate">The row of a unit.</param>
    public string Of(NativeRows rows, int index, int gate)
    {
        NativeProduct product = rows.Products[index];
        string weights = NativeUnitWriter.Weights(rows, index);
        string vector = rows.Vectors[index];
        int start = index > 0 && weights == NativeUnitWriter.Weights(rows, 0) ? rows.Products[0].Gates * rows.Products[0].Columns : 0;
        int rest = product.Columns % NativeWeights.Block;
        int blocked = product.Columns - rest;
        int restStart = start + (product.Gates * blocked) + (gate * rest);
        // Three products of 16 bits may need more than 32 where no function's sum stands before them.
        string widened = product.IsWide && blocked == 0 && rest == 3 ? "(int64_t)" : copyType.Widening(product.IsWide);
        IEnumerable<string> terms = Enumerable.Range(0, rest).Select(column => $"{widened}{weights}[{restStart + column}] * {vector}[{blocked + column}]");
        return string.Join(" + ", blocked == 0 ? terms : terms.Prepend(Call(product, $"{weights} + {start + (gate * NativeWeights.Block)}", vector, blocked)));
    }

    public void Write(CodeWriter code)
    {
        if (_forms.Count == 0)
        {
            return;
        }

        code.Line("#if NET_SMALL_STACK");
        foreach ((int bits, bool isWide) in _forms)
        {
            code.Line("/* The sum of a row's products; its weights stand in blocks of four, some numbers apart. */");
            code.Line($"NET_APART {Type(isWide)} {Name(bits, isWide)}(const int{bits}_t *w, const {copyType} *v, int32_t columns, int32_t apart)");
            code.Block("", () => WriteSum(code, bits, isWide));
        }

        code.Line("#endif").Line();
    }

    private void WriteSum(CodeWriter code, int bits, bool isWide)
    {
        code.Line($"{Type(isWide)} sum = 0;").Line($"const {copyType} *end = v + columns;").Line("do");
        code.Block("", () =>
        {
            for (int column = 0; column < NativeWeights.Block; column++)
            {
                code.Line($"sum += {copyType.Widening(isWide)}w[{NativeWeights.Place(bits, column)}] * v[{column}];");
            }

            code.Line("w += apart;").Line($"v += {NativeWeights.Block};");
        });
        code.Line("while (v != end);").Line("return sum;");
    }

    private string Call(NativeProduct product, string weights, string vector, int columns)
    {
        _forms.Add((product.Bits, product.IsWide));
        return $"{Name(product.Bits, product.IsWide)}({weights}, {vector}, {columns}, {product.Gates * NativeWeights.Block})";
    }

    private static string Name(int bits, bool isWide) => $"net_{(isWide ? "wide_" : "")}sum{bits}";

    private static string Type(bool isWide) => isWide ? "int64_t" : "int32_t";
}
