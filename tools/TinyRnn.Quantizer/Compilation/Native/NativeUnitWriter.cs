using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Writes the numbers of units as an array of structures: 64 bits first, weights last.</summary>
internal sealed class NativeUnitWriter(NativeRows rows)
{
    private readonly NativeProduct[] _bySize = [.. rows.Products.OrderByDescending(product => product.Bits)];

    public void Write(CodeWriter code)
    {
        code.Line(rows.Type).Line("{");
        foreach (string member in Members())
        {
            code.Line($"    {member};");
        }

        code.Line("};").Line();
        code.Line($"static NET_CONST {rows.Type} {rows.Table}[{rows.Units}] =").Line("{");
        for (int unit = 0; unit < rows.Units; unit++)
        {
            code.Line($"    {{ {string.Join(", ", Values(unit))} }},");
        }

        code.Line("};").Line();
    }

    /// <summary>The weights of a product: where those of both have one size, they are one array.</summary>
    public static string Weights(NativeRows rows, int product) =>
        rows.Products.Length == 1 || rows.Products[0].Bits == rows.Products[1].Bits ? "u->weights" : $"u->weights{product}";

    /// <summary>Bytes of the array.</summary>
    public static int Bytes(NativeRows rows)
    {
        int wide = rows.Gates + (rows.CandidateBiases is null ? 0 : 1) + ((rows.Peepholes?.Length ?? 0) / rows.Units);
        int bytes = (8 * wide) + rows.Products.Sum(product => product.Gates * ((rows.IsNarrow ? 6 : 8) + (product.Columns * product.Bits / 8)));
        return rows.Units * ((bytes + 7) / 8 * 8);
    }

    private IEnumerable<string> Members()
    {
        yield return $"int64_t bias[{rows.Gates}]";
        if (rows.CandidateBiases is not null)
        {
            yield return "int64_t candidate";
        }

        if (rows.Peepholes is not null)
        {
            yield return $"int64_t peephole[{rows.Peepholes.Length / rows.Units}]";
        }

        foreach ((string type, string name) in rows.IsNarrow ? new[] { ("int32_t", "low"), ("int16_t", "high") } : [("int64_t", "scale")])
        {
            for (int i = 0; i < rows.Products.Length; i++)
            {
                yield return $"{type} {name}{i}[{rows.Products[i].Gates}]";
            }
        }

        if (Weights(rows, 0) == "u->weights")
        {
            yield return $"{WeightType(_bySize[0])} weights[{rows.Products.Sum(product => product.Gates * product.Columns)}]";
            yield break;
        }

        foreach (NativeProduct product in _bySize)
        {
            yield return $"{WeightType(product)} weights{System.Array.IndexOf(rows.Products, product)}[{product.Gates * product.Columns}]";
        }
    }

    private IEnumerable<string> Values(int unit)
    {
        yield return Array(rows.Biases.Skip(unit * rows.Gates).Take(rows.Gates));
        if (rows.CandidateBiases is not null)
        {
            yield return NativeNumbers.Literal(rows.CandidateBiases[unit]);
        }

        if (rows.Peepholes is not null)
        {
            int each = rows.Peepholes.Length / rows.Units;
            yield return Array(rows.Peepholes.Skip(unit * each).Take(each));
        }

        foreach (System.Func<long, long> part in rows.IsNarrow ? new System.Func<long, long>[] { multiplier => NativeProduct.Low(multiplier), NativeProduct.High } : [multiplier => multiplier])
        {
            foreach (NativeProduct product in rows.Products)
            {
                yield return Array(product.Multipliers.Skip(unit * product.Gates).Take(product.Gates).Select(part));
            }
        }

        if (Weights(rows, 0) == "u->weights")
        {
            yield return Array(rows.Products.SelectMany(product => NativeWeights.Of(product, unit)));
            yield break;
        }

        foreach (NativeProduct product in _bySize)
        {
            yield return Array(NativeWeights.Of(product, unit));
        }
    }

    private static string WeightType(NativeProduct product) => product.Bits == 8 ? "int8_t" : "int16_t";

    private static string Array(IEnumerable<long> values) => $"{{{string.Join(", ", values.Select(NativeNumbers.Literal))}}}";
}
