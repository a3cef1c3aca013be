using System;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>
/// Products of the same units, and their rows' biases: one structure of C for each unit, with the numbers of its gates side by side
/// and the weights in the order in which they are read.
/// </summary>
/// <param name="Name">Of the layer, or of the pass through it.</param>
/// <param name="Gates">Rows of a unit.</param>
/// <param name="Shift">Bits by which rows are finer than pre-activations.</param>
/// <param name="Biases">Of each row.</param>
/// <param name="Products">One, or two; the second may have fewer gates, the first ones.</param>
internal sealed record NativeRows(string Name, int Gates, int Shift, long[] Biases, params NativeProduct[] Products)
{
    /// <summary>GRU: bias of the candidate's recurrent part, one a unit; otherwise null.</summary>
    public long[]? CandidateBiases { get; init; }

    /// <summary>Multipliers of c, unit by unit; otherwise null.</summary>
    public long[]? Peepholes { get; init; }

    /// <summary>Names of the copies that the products take.</summary>
    public string[] Vectors { get; init; } = ["x", "q"];

    public int Units => Products[0].Units;

    /// <summary>
    /// Whether all sums have 32 bits and all multipliers 48, and a row with the low parts of its multipliers alone, which have
    /// signs, stays within 64 bits.
    /// </summary>
    public bool IsNarrow { get; } = Products.All(product => product.IsNarrow) && Enumerable.Range(0, Biases.Length).All(row => StaysLow(row, Gates, Biases, Products));

    /// <summary>The type of a unit, and the array of all.</summary>
    public string Type => $"struct net_{Name}_unit";

    /// <summary>The name of the array of all units.</summary>
    public string Table => $"net_{Name}_units";

    /// <summary>The name of a sum.</summary>
    public static string Sum(int product, int gate) => $"{(product == 0 ? 'a' : 'b')}{gate}";

    /// <summary>A row's sum of all its products and its bias, as an expression of 64 bits.</summary>
    public string Row(int gate)
    {
        int count = Products.Count(product => gate < product.Gates);
        return count == 2
            ? IsNarrow
                ? $"net_rows(u->bias[{gate}], {Narrow(0, gate)}, {Narrow(1, gate)})"
                : $"u->bias[{gate}] + {Wide(0, gate)} + {Wide(1, gate)}"
            : Part(0, gate, $"u->bias[{gate}]");
    }

    /// <summary>One product of a row and a bias, as an expression of 64 bits.</summary>
    public string Part(int product, int gate, string bias) =>
        IsNarrow ? $"net_row({bias}, {Narrow(product, gate)})" : $"{bias} + {Wide(product, gate)}";

    /// <summary>The range of a gate's pre-activations over all units, with an allowance in the rows' units for what is added to them.</summary>
    public (double Least, double Most) Range(int gate, Func<int, double> added)
    {
        double least = double.MaxValue;
        double most = double.MinValue;
        double scale = Math.Pow(2, -Shift);
        for (int unit = 0; unit < Units; unit++)
        {
            double reach = Products.Where(product => gate < product.Gates).Sum(product => product.ScaledBound(unit, gate)) + added(unit);
            double bias = Biases[(unit * Gates) + gate];
            // One step of margin for the rounding of the bounds.
            least = Math.Min(least, ((bias - reach) * scale) - 1);
            most = Math.Max(most, ((bias + reach) * scale) + 1);
        }

        return (least, most);
    }

    private static bool StaysLow(int row, int gates, long[] biases, NativeProduct[] products)
    {
        double low = products.Where(product => row % gates < product.Gates).Sum(product => product.Bound(row / gates, row % gates) * Math.Pow(2, 31));
        return Math.Abs((double)biases[row]) + low < Math.Pow(2, 62.9);
    }

    private static string Narrow(int product, int gate) => $"{Sum(product, gate)}, u->low{product}[{gate}], u->high{product}[{gate}]";

    private static string Wide(int product, int gate) => $"net_wide({Sum(product, gate)}, u->scale{product}[{gate}])";
}
