using System;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The functions of layers with matrices, one loop through the units for each pass; see the kernels for the arithmetic.</summary>
internal sealed class NativeCells(CodeWriter code, NativeCopies copies, NativeSums sums, NativeActivations activations)
{
    private const string GateHalf = "1048576";

    /// <summary>Bytes of what was written as numbers.</summary>
    public int Bytes { get; private set; }

    /// <summary>Weights among them.</summary>
    public int Weights { get; private set; }

    /// <summary>The function of a layer. Its copies of the input, and room for those of its state, are its arguments.</summary>
    /// <param name="name">Of the function, without its first part.</param>
    /// <param name="layer">The layer.</param>
    public void Write(string name, Layer layer)
    {
        code.Line($"/* {NativeComment.Of($"{layer.Name}: {layer.Kind}, {layer.InputSize} to {layer.OutputSize}")} */");
        switch (layer)
        {
            case GruKernel { CandidateCopy: not null } gru:
                WriteGruApart(name, gru);
                break;
            case GruKernel gru:
                WriteGru(name, gru);
                break;
            case LstmKernel lstm:
                WriteLstm(name, lstm);
                break;
            case RnnKernel rnn:
                WriteRnn(name, rnn);
                break;
            case DenseKernel dense:
                WriteDense(name, dense);
                break;
            default:
                throw new NotSupportedException($"layer {layer.Name}: {layer.Kind} has no matrices");
        }
    }

    private void WriteRnn(string name, RnnKernel rnn)
    {
        NativeRows rows = Recurrent(name, rnn, 1, 1);
        int finer = rnn.FractionBits - FixedPoint.ValueBits;
        IntegerActivation activation = rnn.Cell.Candidate;
        Function(name, rows, $", {copies.Type} *q, int32_t *h", () => CopyState(rnn), ", h++", () =>
        {
            Sums(rows, 0);
            string value = activations.Of(activation, rows.Row(0), rows.Shift, rows.Range(0, _ => 0));
            bool fits = activation.Bound << finer <= CellFormat.Bound(rnn.FractionBits);
            code.Line(fits ? $"*h = ({value}) * {1 << finer};" : $"*h = net_cut((int64_t)({value}) * {1 << finer}, {CellFormat.Bound(rnn.FractionBits)});");
        });
    }

    private void WriteGru(string name, GruKernel gru)
    {
        NativeRows rows = Recurrent(name, gru, GruKernel.Gates, GruKernel.Gates) with { CandidateBiases = gru.Scales.CandidateBiases };
        Function(name, rows, $", {copies.Type} *q, int32_t *h", () => CopyState(gru), ", h++", () =>
        {
            WriteGates(gru, rows, "");
            code.Line("NET_ORDER;");
            Sum(rows, 1, 2);
            code.Line($"int64_t y = ({rows.Part(1, 2, "u->candidate")}) >> 21;");
            string gated = gru.Cell.Gate.IsPart ? "net_times(reset, y)" : "reset * y";
            WriteCandidate(gru, rows, 2, $"{rows.Part(0, 2, "u->bias[2]")} + {gated}", Gated(gru, rows, 1, 2));
            StepHidden(gru, "update");
        });
    }

    /// <summary>The candidates' recurrent product is apart: a pass for the gates, and one for the candidates.</summary>
    private void WriteGruApart(string name, GruKernel gru)
    {
        bool before = gru.Cell.ResetBefore;
        int units = gru.OutputSize;
        RowScales scales = gru.Scales;
        NativeRows gates = Recurrent(name, gru, 2, GruKernel.Gates);
        var source = new VectorSource("h", 0, CandidateScales.SourceBound(gru), gru.CandidateCopy);
        string arguments = $", {copies.Type} *q, int32_t *h, {copies.Type} *p, int32_t *gates";
        string copy = copies.Name(source);
        Function(name, gates, arguments, () =>
        {
            CopyState(gru);
            if (!before)
            {
                code.Line($"{copy}(h, p, {units});");
            }
        }, before ? ", h++, gates++, p++" : ", gates++", () =>
        {
            WriteGates(gru, gates, before ? "" : $"gates[{units}] = ");
            code.Line("*gates = update;");
            if (before)
            {
                code.Line($"int32_t source = net_saturated(((int64_t)reset * *h + {GateHalf}) >> 21);");
                code.Line($"{copy}(&source, p, 1);");
            }
        });

        RowScales second = CandidateScales.Of(gru);
        NativeRows candidates = new NativeRows(
            name + "c", 1, scales.Shift, [.. Enumerable.Range(0, units).Select(unit => scales.Biases[(3 * unit) + 2])],
            NativeProduct.Of(gru.InputWeights, units, 1, gru.InputSize, gru.InputCopy, (unit, _) => scales.InputMultipliers[(3 * unit) + 2]) with { Stride = 3, First = 2 },
            NativeProduct.Of(gru.CandidateWeights, units, 1, units, gru.CandidateCopy, (unit, _) => second.InputMultipliers[unit]))
        {
            CandidateBiases = second.Biases,
            Vectors = ["x", "p"],
        };
        Function(name + "c", candidates, $", const {copies.Type} *p, int32_t *h, const int32_t *gates", () => { }, ", h++, gates++", () =>
        {
            Sum(candidates, 1, 0);
            string y = candidates.Part(1, 0, "u->candidate");
            string gated = before ? y : $"(int64_t)gates[{units}] * (({y}) >> 21)";
            WriteCandidate(gru, candidates, 0, $"{candidates.Part(0, 0, "u->bias[0]")} + {gated}", Gated(gru, candidates, 1, 0));
            StepHidden(gru, "*gates");
        });
    }

    /// <summary>r and u = 1 - z of a unit.</summary>
    private void WriteGates(GruKernel gru, NativeRows rows, string keep)
    {
        IntegerActivation gate = gru.Cell.Gate;
        Sums(rows, 0);
        code.Line($"int32_t reset = {Activated(gate, rows, 0)};");
        string update = Activated(gate, rows, 1);
        code.Line("NET_ORDER;");
        Sums(rows, 1);
        code.Line($"int32_t update = {(gate.Function == ActivationFunction.Sigmoid ? update : $"net_saturated({SigmoidTable.One} - (int64_t)({update}))")};");
        if (keep.Length > 0)
        {
            code.Line($"{keep}reset;");
        }
    }

    private void WriteCandidate(GruKernel gru, NativeRows rows, int gate, string row, Func<int, double> added)
    {
        code.Line("NET_ORDER;");
        Sum(rows, 0, gate);
        code.Line($"int32_t candidate = {activations.Of(gru.Cell.Candidate, row, rows.Shift, InputRange(rows, gate, added))};");
    }

    /// <summary>The range of a row with its first product alone, and what is added.</summary>
    private static (double Least, double Most) InputRange(NativeRows rows, int gate, Func<int, double> added) =>
        (rows with { Products = [rows.Products[0]] }).Range(gate, added);

    /// <summary>The largest magnitude of the candidate's recurrent part, gated.</summary>
    private static Func<int, double> Gated(GruKernel gru, NativeRows rows, int product, int gate)
    {
        double most = gru.Cell.ResetBefore ? SigmoidTable.One : Math.Max(gru.Cell.Gate.Bound, 1);
        return unit => ((rows.Products[product].ScaledBound(unit, gate) + Math.Abs((double)rows.CandidateBiases![unit])) / SigmoidTable.One + 1) * most;
    }

    /// <summary>h += u (n - h).</summary>
    private void StepHidden(GruKernel gru, string update)
    {
        int bound = CellFormat.Bound(gru.FractionBits);
        int finer = 1 << (gru.FractionBits - FixedPoint.ValueBits);
        bool near = gru.StateBound <= 1 << (FixedPoint.StateBits + 1) && gru.Cell.Gate.IsPart && gru.Cell.Candidate.Bound <= FixedPoint.ValueOne;
        if (near && gru.FractionBits == FixedPoint.StateBits)
        {
            code.Line("NET_ORDER;").Line($"*h += net_rounded((candidate * 8 - *h) * 64, {update} * 32);");
            return;
        }

        code.Line($"int64_t distance = (int64_t)net_cut((int64_t)candidate * {finer}, {bound}) - *h;");
        code.Line($"*h = net_cut(*h + ((distance * {update} + {GateHalf}) >> 21), {bound});");
    }

    private void WriteLstm(string name, LstmKernel lstm)
    {
        CellParameters cell = lstm.Cell;
        int count = cell.Coupled ? 3 : 4;
        NativeRows rows = Recurrent(name, lstm, count, count) with { Peepholes = cell.Peepholes };
        bool projects = lstm.Projection is not null;
        string arguments = projects ? $", {copies.Type} *q, int32_t *c, const int32_t *h, {copies.Type} *p" : $", {copies.Type} *q, int32_t *h";
        Function(name, rows, arguments, () =>
        {
            CopyState(lstm);
            if (!projects)
            {
                code.Line($"int32_t *c = h + {lstm.OutputSize};");
            }
        }, projects ? ", c++, p++" : ", h++, c++", () =>
        {
            WriteCellState(lstm, rows, count);
            string value = WriteHidden(lstm, rows, count);
            if (!projects)
            {
                code.Line("NET_ORDER;").Line($"*h = {value};");
                return;
            }

            code.Line($"int32_t value = {value};");
            code.Line($"{copies.Name(new VectorSource("value", 0, lstm.OutputReach, lstm.Projection!.Copy))}(&value, p, 1);");
        });
        if (projects)
        {
            WriteProjection(name + "p", lstm);
        }
    }

    private void WriteCellState(LstmKernel lstm, NativeRows rows, int count)
    {
        CellParameters cell = lstm.Cell;
        Sums(rows, 0);
        code.Line($"int32_t input = {Peeping(cell, rows, 0, cell.Gate, count)};");
        string forget = cell.Coupled
            ? $"net_saturated({SigmoidTable.One} - (int64_t)input)"
            : Peeping(cell, rows, 1, cell.Gate, count);
        code.Line("NET_ORDER;");
        if (!cell.Coupled)
        {
            Sums(rows, 1);
        }

        code.Line($"int32_t forget = {forget};").Line("NET_ORDER;");
        Sums(rows, count - 2);
        code.Line($"int32_t candidate = {Activated(cell.Candidate, rows, count - 2)};");
        code.Line("NET_ORDER;").Line($"*c = net_saturated((net_product(forget, *c) + net_product(input, candidate) + {GateHalf}) >> 21);");
    }

    /// <summary>o a(c), as an expression.</summary>
    private string WriteHidden(LstmKernel lstm, NativeRows rows, int count)
    {
        CellParameters cell = lstm.Cell;
        code.Line("NET_ORDER;");
        Sums(rows, count - 1);
        code.Line($"int32_t output = {Peeping(cell, rows, count - 1, cell.Gate, count)};");
        CellOutput squashed = cell.Output;
        string reach = squashed.IsUsual
            ? "net_squash(*c)"
            : activations.Of(
                squashed.Activation, $"net_product(*c, {NativeNumbers.Literal(squashed.Scale)}) + {squashed.Bias}", squashed.Shift, (double.MinValue, double.MaxValue));
        code.Line("NET_ORDER;").Line($"int32_t squashed = {reach};");
        int coarser = FixedPoint.GateBits + FixedPoint.ValueBits - lstm.FractionBits;
        return cell.IsUsual && lstm.FractionBits == FixedPoint.StateBits
            ? "net_rounded(output * 512, squashed * 32)"
            : $"net_cut((net_product(output, squashed) + {1L << (coarser - 1)}) >> {coarser}, {CellFormat.Bound(lstm.FractionBits)})";
    }

    /// <summary>A gate's activation, with what c adds to its row.</summary>
    private string Peeping(CellParameters cell, NativeRows rows, int gate, IntegerActivation activation, int count)
    {
        if (cell.Peepholes is null)
        {
            return Activated(activation, rows, gate);
        }

        int index = gate == count - 1 ? count - 2 : gate;
        (double, double) range = rows.Range(gate, unit => Math.Abs((double)cell.Peepholes[((count - 1) * unit) + index]) * int.MaxValue);
        return activations.Of(activation, $"{rows.Row(gate)} + net_wide(*c, u->peephole[{index}])", rows.Shift, range);
    }

    private void WriteProjection(string name, LstmKernel lstm)
    {
        Projection projection = lstm.Projection;
        var rows = new NativeRows(
            name, 1, projection.Scales.Shift, projection.Scales.Biases,
            NativeProduct.Of(projection.Weights, lstm.OutputSize, 1, lstm.Cell.Units, projection.Copy, (unit, _) => projection.Scales.InputMultipliers[unit]));
        Function(
            name, rows, ", int32_t *h", () => { }, ", h++",
            () =>
            {
                Sums(rows, 0);
                code.Line($"*h = net_cut(({rows.Row(0)}) >> {rows.Shift}, {CellFormat.Bound(lstm.FractionBits)});");
            });
    }

    private void WriteDense(string name, DenseKernel dense)
    {
        var rows = new NativeRows(
            name, 1, dense.Scales.Shift, dense.Scales.Biases,
            NativeProduct.Of(dense.Weights, dense.OutputSize, 1, dense.InputSize, dense.InputCopy, (unit, _) => dense.Scales.InputMultipliers[unit]));
        Function(name, rows, ", int32_t *y", () => { }, ", y++", () =>
        {
            Sums(rows, 0);
            code.Line($"*y = {Activated(dense.Activation, rows, 0)};");
        });
    }

    /// <summary>Where the stack is small, what a gate's row needs.</summary>
    private void Sums(NativeRows rows, int gate)
    {
        for (int i = 0; i < rows.Products.Length; i++)
        {
            if (gate < rows.Products[i].Gates)
            {
                Sum(rows, i, gate);
            }
        }
    }

    private void Sum(NativeRows rows, int product, int gate) => code.Line($"NET_SUM({NativeRows.Sum(product, gate)}, {sums.Of(rows, product, gate)});");

    private string Activated(IntegerActivation activation, NativeRows rows, int gate) =>
        activations.Of(activation, rows.Row(gate), rows.Shift, rows.Range(gate, _ => 0));

    private static NativeRows Recurrent(string name, RecurrentKernel layer, int gates, int stride)
    {
        int units = layer.Scales.Biases.Length / stride;
        RowScales scales = layer.Scales;
        // A candidate's product that is apart leaves a matrix without its rows.
        int recurrentStride = layer is GruKernel { CandidateCopy: not null } ? stride - 1 : stride;
        return new NativeRows(
            name, gates, scales.Shift, [.. Enumerable.Range(0, units * gates).Select(row => scales.Biases[(row / gates * stride) + (row % gates)])],
            NativeProduct.Of(layer.InputWeights, units, gates, layer.InputSize, layer.InputCopy, Row(scales.InputMultipliers, stride)) with { Stride = stride },
            NativeProduct.Of(layer.RecurrentWeights, units, gates, layer.OutputSize, layer.RecurrentCopy, Row(scales.RecurrentMultipliers, stride)) with
            {
                Stride = recurrentStride,
            });
    }

    private static Func<int, int, long> Row(long[] values, int stride) => (unit, gate) => values[(unit * stride) + gate];

    private void CopyState(RecurrentKernel layer) =>
        code.Line($"{copies.Name(new VectorSource("h", 0, layer.StateBound, layer.RecurrentCopy))}(h, q, {layer.OutputSize});");

    private void Function(string name, NativeRows rows, string arguments, Action before, string next, Action unit)
    {
        new NativeUnitWriter(rows).Write(code);
        Bytes += NativeUnitWriter.Bytes(rows);
        Weights += rows.Units * rows.Products.Sum(product => product.Gates * product.Columns);
        // Each on its own: what a step still needs afterwards takes no registers of its loops.
        code.Line($"NET_APART void net_{name}(const {copies.Type} *x{arguments})");
        code.Block("", () =>
        {
            code.Line($"const {rows.Type} *u;");
            before();
            code.Block($"for (u = {rows.Table}; u != {rows.Table} + {rows.Units}; u++{next})", () =>
            {
                NativeProductWriter.Write(code, rows, copies.Type);
                unit();
            });
        });
        code.Line();
    }
}
