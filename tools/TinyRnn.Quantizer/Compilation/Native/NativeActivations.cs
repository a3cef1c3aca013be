using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Activations in generated C: the usual ones by the table at once, others by a function each; see IntegerActivation.</summary>
internal sealed class NativeActivations
{
    // A row's shift and that of a line of the table are one shift, within 64 bits.
    private const int MostTogether = 63 - SigmoidTable.StepBits;

    private readonly List<string> _functions = [];

    /// <summary>The activation of a row that is still to be shifted, an expression of 32 bits.</summary>
    /// <param name="activation">What is applied.</param>
    /// <param name="row">An expression of 64 bits.</param>
    /// <param name="shift">By how much it is finer than a pre-activation.</param>
    /// <param name="range">Of pre-activations.</param>
    public string Of(IntegerActivation activation, string row, int shift, (double Least, double Most) range)
    {
        bool inside = range.Least >= activation.Least && range.Most <= activation.Most;
        if ((activation.IsUsualGate || activation.IsUsualCandidate) && shift <= MostTogether)
        {
            string value = $"{(inside ? "net_look" : "net_look_cut")}({row}, {shift})";
            return activation.IsUsualGate ? value : $"{value} - {FixedPoint.ValueOne}";
        }

        string shifted = shift == 0 ? row : $"({row}) >> {shift}";
        return activation.Function == ActivationFunction.Linear && inside ? $"(int32_t)({shifted})" : $"{Function(activation)}({shifted})";
    }

    public void Write(CodeWriter code)
    {
        for (int i = 0; i < _functions.Count; i++)
        {
            code.Line($"static int32_t net_activation{i}(int64_t p)");
            code.Block("", () => code.Lines(_functions[i]));
            code.Line();
        }
    }

    private string Function(IntegerActivation activation)
    {
        string body = Body(activation);
        int index = _functions.IndexOf(body);
        if (index < 0)
        {
            index = _functions.Count;
            _functions.Add(body);
        }

        return $"net_activation{index}";
    }

    private static string Body(IntegerActivation activation)
    {
        string cut = $"p = p < {activation.Least} ? {activation.Least} : p > {activation.Most} ? {activation.Most} : p;\n";
        long parameter = activation.Parameter;
        return cut + activation.Function switch
        {
            ActivationFunction.Sigmoid => $"return {Gained("(int64_t)net_sigmoid(p)", parameter, FixedPoint.GateBits)};",
            ActivationFunction.Tanh => $"return {Gained($"((int64_t)net_sigmoid(p) - {FixedPoint.ValueOne})", parameter, FixedPoint.ValueBits)};",
            ActivationFunction.FineSigmoid => $"return {Gained("net_fine(p)", parameter, SigmoidTable.FineBits)};",
            ActivationFunction.FineTanh =>
                $"return {Gained($"(net_fine(p) - {1L << (SigmoidTable.FineBits - 1)})", parameter, SigmoidTable.FineBits - 1)};",
            ActivationFunction.Linear => "return (int32_t)p;",
            ActivationFunction.Leaky => $"return p < 0 ? net_saturated((p * ({parameter}) + 1048576) >> 21) : (int32_t)p;",
            ActivationFunction.Threshold => $"return p > {parameter} ? (int32_t)p : 0;",
            ActivationFunction.Softsign => Softsign(parameter, 1L << activation.FractionBits),
            ActivationFunction.Elu => Elu(parameter, ExponentialTable.IndexBits - activation.FractionBits),
        };
    }

    private static string Gained(string value, long parameter, int bits) => $"(int32_t)(({value} * ({parameter}) + {1L << (bits - 1)}) >> {bits})";

    private static string Softsign(long gain, long one) => $"return (int32_t)(p * ({gain}) / (p < 0 ? {one} - p : {one} + p));";

    private static string Elu(long alpha, int shift) =>
        $$"""
        if (p >= {{ExponentialTable.Zero}})
        {
            return net_saturated((p - {{ExponentialTable.Zero}} + {{1L << (shift - 1)}}) >> {{shift}});
        }

        return (int32_t)(((net_exponential(p) - 67108864) * ({{alpha}}) + 33554432) >> 26);
        """;
}
