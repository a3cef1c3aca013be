using System;
using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Units of an LSTM; see LstmKernel for the arithmetic.</summary>
/// <param name="rows">The rows.</param>
/// <param name="layer">The layer.</param>
/// <param name="cells">First integer of c in the state.</param>
/// <param name="target">What o a(c) goes to: the state, or values that are projected.</param>
/// <param name="targetOffset">Its first element.</param>
internal sealed class LstmWriter(RowWriter rows, LstmKernel layer, int cells, string target, int targetOffset) : UnitWriter(rows)
{
    private readonly int _coarser = FixedPoint.GateBits + FixedPoint.ValueBits - layer.FractionBits;
    private readonly CellParameters _cell = layer.Cell;
    private readonly ActivationWriter _gate = new(rows, layer.Cell.Gate);
    private readonly ActivationWriter _candidate = new(rows, layer.Cell.Candidate);

    public override IEnumerable<NamedConstant> Constants => [new("middle", SigmoidTable.Zero), new("outputHalf", 1L << (_coarser - 1))];

    private int Gates => _cell.Coupled ? 3 : 4;

    public override void Write(CodeWriter code, int unit)
    {
        string comment = _cell.Coupled ? "p input gate, 1 - p forget gate" : "p input gate, f forget gate";
        code.Line($"// unit {unit}: {comment}, g candidate, o output gate");
        string c = Rows.Locals.Use("long", "c");
        if (_cell.Peepholes is not null)
        {
            code.Line($"c = state[{cells + unit}];");
        }

        _gate.Write(code, "p", Sum(unit, 0));
        (string input, string forget) = InputAndForget(code, unit);
        _candidate.Write(code, "g", Rows.Sum(unit, Gates - 2));
        string kept = $"{forget} * {(_cell.Peepholes is null ? $"state[{cells + unit}]" : c)}";
        code.Line($"c = {kept} + {input} * {_candidate.Value("g")} + {GateHalf} >> {FixedPoint.GateBits};");
        WriteOutput(code, unit);
        _gate.Write(code, "o", Sum(unit, Gates - 1));
        string value = $"{_gate.Value("o")} * {new ActivationWriter(Rows, _cell.Output.Activation).Value("c")} + outputHalf >> {_coarser}";
        double largest = ((double)_gate.Bound * _cell.Output.Activation.Bound / Math.Pow(2, _coarser)) + 1;
        double usual = layer.OutputReach;
        code.Line($"{target}[{targetOffset + unit}] = {Cut(value, Math.Min(largest, usual), CellFormat.Bound(layer.FractionBits))};");
    }

    /// <summary>The input gate, and the forget gate, which is 1 less the input gate where the gates are coupled.</summary>
    private (string Input, string Forget) InputAndForget(CodeWriter code, int unit)
    {
        if (!_cell.Coupled)
        {
            _gate.Write(code, "f", Sum(unit, 1));
            return (_gate.Value("p"), _gate.Value("f"));
        }

        string input = Rows.Locals.Use("long", "p");
        code.Line($"{input} = {_gate.Value("p")};");
        string rest = $"{RowWriter.Constant(SigmoidTable.One)} - {input}";
        return (input, _gate.IsPart ? $"({rest})" : $"(long)FixedPoint.Saturate({rest})");
    }

    /// <summary>A gate's sum, with what c adds to it.</summary>
    private Scaled Sum(int unit, int gate)
    {
        Scaled sum = Rows.Sum(unit, gate);
        if (_cell.Peepholes is null)
        {
            return sum;
        }

        int index = gate == Gates - 1 ? Gates - 2 : gate;
        long peephole = _cell.Peepholes[((Gates - 1) * unit) + index];
        double bound = Math.Abs((double)peephole) * int.MaxValue;
        return peephole == 0 ? sum : new Scaled($"c * {(peephole < 0 ? $"({peephole}L)" : RowWriter.Constant(peephole))}", 0, -bound, bound).Plus(sum);
    }

    /// <summary>Stores c, and makes a(c) of it.</summary>
    private void WriteOutput(CodeWriter code, int unit)
    {
        string index = Rows.Index("c");
        var activation = new ActivationWriter(Rows, _cell.Output.Activation);
        if (_cell.Output.IsUsual)
        {
            code.Line($"{index} = (c << {SigmoidTable.IndexBits - FixedPoint.ValueBits}) + middle;");
            // A cell that is cut lies far outside the table.
            code.Line($"if (({index} & outside) != zero) {{ {index} = {index} < zero ? zero : last; c = FixedPoint.Saturate(c); }}");
            Rows.WriteSegment(code, "c");
        }
        else
        {
            CellOutput output = _cell.Output;
            code.Line($"if (c > {int.MaxValue} || c < -{int.MaxValue}) c = FixedPoint.Saturate(c);");
            string scaled = output.Scale < 0 ? $"c * ({output.Scale}L)" : output.Scale == 1 ? "c" : $"c * {output.Scale}L";
            string sum = output.Bias == 0 ? scaled : $"{scaled} + {(output.Bias < 0 ? $"({output.Bias}L)" : RowWriter.Constant(output.Bias))}";
            double reach = Math.Abs((double)output.Scale) * int.MaxValue;
            double divisor = Math.Pow(2, output.Shift);
            code.Line($"{index} = {(output.Shift == 0 ? sum : $"{sum} >> {output.Shift}")};");
            activation.WriteFunction(code, "c", ((output.Bias - reach) / divisor) - 1, ((output.Bias + reach) / divisor) + 1);
        }

        code.Line($"state[{cells + unit}] = (int)c;");
    }
}
