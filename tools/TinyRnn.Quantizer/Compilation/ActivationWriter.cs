using System.Globalization;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Writes one activation inline: what <see cref="IntegerActivation.Apply"/> does, without what the bounds of a sum make needless.
/// </summary>
/// <param name="rows">Locals, shift and table.</param>
/// <param name="activation">The activation.</param>
internal sealed class ActivationWriter(RowWriter rows, IntegerActivation activation)
{
    private const long FineOne = 1L << SigmoidTable.FineBits;

    /// <summary>The largest magnitude of a result.</summary>
    public long Bound => activation.Bound;

    /// <summary>True when a result lies in 0 to 1.0 of Q21.</summary>
    public bool IsPart => activation.IsPart;

    public bool IsSigmoid => activation.Function == ActivationFunction.Sigmoid;

    /// <summary>The activation of a row's sum; <see cref="Value"/> is the result.</summary>
    public void Write(CodeWriter code, string name, Scaled sum)
    {
        double scale = System.Math.Pow(2, -rows.Scales.Shift);
        code.Line($"{rows.Index(name)} = {sum.Expression} >> {rows.Scales.Shift};");
        // One step of margin for the rounding of the bounds.
        WriteFunction(code, name, (sum.Least * scale) - 1, (sum.Most * scale) + 1);
    }

    /// <summary>The activation of what stands in the local of that name.</summary>
    /// <param name="code">Receives it.</param>
    /// <param name="name">Of the local, and of the result.</param>
    /// <param name="least">No pre-activation is below.</param>
    /// <param name="most">None is above.</param>
    public void WriteFunction(CodeWriter code, string name, double least, double most)
    {
        string index = rows.Index(name);
        WriteCut(code, index, least, most);
        long parameter = activation.Parameter;
        switch (activation.Function)
        {
            case ActivationFunction.Sigmoid:
            case ActivationFunction.Tanh:
            case ActivationFunction.FineSigmoid:
            case ActivationFunction.FineTanh:
                rows.WriteSegment(code, name);
                break;
            case ActivationFunction.Leaky:
                string leak = $"{index} * {Constant(parameter)} + gateHalf >> {FixedPoint.GateBits}";
                bool fits = System.Math.Abs(System.Math.Max(least, activation.Least) * parameter) / (1 << FixedPoint.GateBits) < int.MaxValue - 1;
                code.Line($"if ({index} < zero)");
                code.Line($"    {index} = {(fits ? leak : $"FixedPoint.Saturate({leak})")};");
                break;
            case ActivationFunction.Threshold:
                code.Line($"if ({index} <= {Constant(parameter)}) {index} = zero;");
                break;
            case ActivationFunction.Softsign:
                string one = Constant(1L << activation.FractionBits);
                code.Line($"{index} = {index} * {Constant(parameter)} / ({index} < zero ? {one} - {index} : {one} + {index});");
                break;
            case ActivationFunction.Elu:
                WriteElu(code, name, parameter);
                break;
            case ActivationFunction.Linear:
                break;
        }
    }

    /// <summary>The result of <see cref="Write"/> as an expression.</summary>
    public string Value(string name) =>
        activation.Function switch
        {
            ActivationFunction.Sigmoid => Gained(RowWriter.Lookup(name), SigmoidTable.One, FixedPoint.GateBits),
            ActivationFunction.Tanh => Gained($"({RowWriter.Lookup(name)} - one)", FixedPoint.ValueOne, FixedPoint.ValueBits),
            ActivationFunction.FineSigmoid => Gained(RowWriter.FineLookup(name), FineOne, SigmoidTable.FineBits),
            ActivationFunction.FineTanh => Gained($"({RowWriter.FineLookup(name)} - {Constant(FineOne / 2)})", FineOne / 2, SigmoidTable.FineBits - 1),
            _ => rows.Index(name),
        };

    private void WriteCut(CodeWriter code, string index, double least, double most)
    {
        bool below = least < activation.Least;
        bool above = most > activation.Most;
        bool isTable = IntegerActivation.IsLookedUp(activation.Function);
        bool isWhole = activation.Least == 0 && activation.Most == SigmoidTable.LastIndex;
        if (isTable && isWhole && (below || above))
        {
            code.Line($"if (({index} & outside) != zero) {index} = {index} < zero ? zero : last;");
            return;
        }

        if (below)
        {
            code.Line($"if ({index} < {Constant(activation.Least)}) {index} = {Constant(activation.Least)};");
        }

        if (above)
        {
            code.Line($"{(below ? "else " : "")}if ({index} > {Constant(activation.Most)}) {index} = {Constant(activation.Most)};");
        }
    }

    private void WriteElu(CodeWriter code, string name, long alpha)
    {
        string index = rows.Index(name);
        string segment = rows.Locals.Use("long", $"e{name}");
        string table = rows.Locals.Use("long[]", "exponentials", "ExponentialTable.Segments");
        int shift = ExponentialTable.IndexBits - activation.FractionBits;
        string positive = $"{index} + {Constant((1L << (shift - 1)) - ExponentialTable.Zero)} >> {shift}";
        bool fits = activation.Bound < int.MaxValue;
        string exponential = $"({segment} + ({segment} & {Constant(ExponentialTable.SlopeMask)}) * {index} >> {ExponentialTable.LineBits})";
        code.Line($"if ({index} >= {Constant(ExponentialTable.Zero)}) {index} = {(fits ? positive : $"FixedPoint.Saturate({positive})")};");
        code.Line("else");
        code.Line("{");
        code.Line($"    {segment} = {table}[(int)({index} >> {ExponentialTable.LineBits})];");
        code.Line($"    {index} = {Times(exponential, alpha)};");
        code.Line("}");
    }

    /// <summary>alpha (exp - 1), where a power of two is a shift.</summary>
    private static string Times(string exponential, long alpha)
    {
        const int bits = ExponentialTable.ValueBits;
        int power = alpha > 0 ? System.Numerics.BitOperations.Log2((ulong)alpha) : -1;
        return power >= 0 && power < bits && alpha == 1L << power
            ? $"{exponential} + {Constant((1L << (bits - 1 - power)) - (1L << bits))} >> {bits - power}"
            : $"{exponential} * {Constant(alpha)} + {Constant((1L << (bits - 1)) - (alpha << bits))} >> {bits}";
    }

    private string Gained(string value, long usual, int bits) =>
        activation.Parameter == usual ? value : $"({value} * {Constant(activation.Parameter)} + {Constant(1L << (bits - 1))} >> {bits})";

    private static string Constant(long value) => value < 0 ? $"({value.ToString(CultureInfo.InvariantCulture)}L)" : RowWriter.Constant(value);
}
