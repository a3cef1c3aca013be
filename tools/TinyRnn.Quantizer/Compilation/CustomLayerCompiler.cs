using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Turns a recurrent layer with options into code: products and sums of rows become methods, in which weights are constants; what
/// is done with the sums is the runtime's, the same object that table mode uses, made with the layer's parameters.
/// </summary>
internal sealed class CustomLayerCompiler
{
    private const int MostColumnLocals = 150;

    private readonly string _index;
    private readonly CustomKernel _layer;
    private readonly VectorSource _input;
    private readonly int _stateOffset;
    private readonly int _bytesPerMethod;
    private readonly List<CodeBlock> _blocks = [];
    private readonly List<MatrixColumns> _matrices = [];
    private readonly List<(string Type, string Name, int Length)> _arrays = [];

    /// <param name="index">The layer, from 0, and a letter for its direction if it has two.</param>
    /// <param name="layer">Weights and scales.</param>
    /// <param name="input">Where its input stands.</param>
    /// <param name="stateOffset">Where its state begins.</param>
    /// <param name="bytesPerMethod">Most bytes of byte code in a method.</param>
    public CustomLayerCompiler(string index, CustomKernel layer, VectorSource input, int stateOffset, int bytesPerMethod)
    {
        _index = index;
        _layer = layer;
        _input = input;
        _stateOffset = stateOffset;
        _bytesPerMethod = bytesPerMethod;
    }

    /// <summary>Matrices of the layer.</summary>
    public IEnumerable<MatrixColumns> Matrices => _matrices;

    /// <summary>Arrays on the heap: their lengths and bytes per element.</summary>
    public IEnumerable<(int Length, int Size)> Arrays => _arrays.Select(array => (array.Length, array.Type == "long" ? 8 : 4));

    /// <summary>Declarations of the network's class.</summary>
    public string Fields =>
        $"private readonly {Update} _update{_index};\n"
        + string.Concat(_arrays.Select(array => $"private readonly {array.Type}[] {array.Name} = new {array.Type}[{array.Length}];\n"));

    /// <summary>Statements of the constructor.</summary>
    public string Construction =>
        _layer switch
        {
            GruCustomKernel gru => OfGru(gru.Parameters),
            LstmCustomKernel lstm => OfLstm(lstm.Parameters),
            _ => OfRnn(((RnnCustomKernel)_layer).Parameters),
        };

    private string Update => _layer is GruCustomKernel ? nameof(GruUpdate) : _layer is LstmCustomKernel ? nameof(LstmUpdate) : nameof(RnnUpdate);

    private string Summary => $"Layer {_index} ({_layer.Name}), {_layer.Kind}";

    private string Sums => $"_sums{_index}";

    /// <summary>The layer's methods and the calls between them, in order.</summary>
    public List<CodeBlock> Compile()
    {
        AddArray("long", Sums, _layer.Rows);
        ProductVector input = Vector(_layer.InputWeights, _layer.Rows, _input, "x", "a", _layer.InputSize, 0);
        var state = new VectorSource("state", _stateOffset, _layer.StateBound, _layer.RecurrentCopy) { Passed = "_state" };
        int recurrentRows = _layer is GruCustomKernel ? 2 * _layer.OutputSize : _layer.Rows;
        ProductVector hidden = Vector(_layer.RecurrentWeights, recurrentRows, state, "q", "b", _layer.OutputSize, input.Matrix.Locals);
        AddSums("Rows", new RowWriter(input.Matrix, hidden.Matrix, _layer.Scales), [input, hidden], 0, recurrentRows);
        switch (_layer)
        {
            case GruCustomKernel gru:
                AddSums("Rows", new RowWriter(input.Matrix, null, _layer.Scales), [input], recurrentRows, _layer.OutputSize);
                AddGru(gru);
                break;
            case LstmCustomKernel lstm:
                AddLstm(lstm);
                break;
            default:
                AddCall($"Step({Sums}, _table, _state, {_stateOffset})");
                break;
        }

        return _blocks;
    }

    private void AddGru(GruCustomKernel gru)
    {
        int units = gru.OutputSize;
        string values = AddArray("int", $"_values{_index}", units);
        string products = AddArray("long", $"_products{_index}", units);
        AddCall($"StepGates({Sums}, _table, _state, {_stateOffset}, {values})");
        var source = new VectorSource("values", 0, int.MaxValue, gru.CandidateCopy) { Passed = values };
        ProductVector candidate = Vector(gru.CandidateWeights, units, source, "v", "d", units, 0);
        var scales = new RowScales(units, _layer.Scales.Shift);
        Array.Copy(_layer.Scales.RecurrentMultipliers, 2 * units, scales.InputMultipliers, 0, units);
        _layer.Scales.CandidateBiases.CopyTo(scales.Biases, 0);
        var methods = new ProductMethods(
            $"Layer{_index}Candidates", $"{Summary}: candidates", new RowWriter(candidate.Matrix, null, scales), [candidate], _bytesPerMethod);
        _blocks.AddRange(methods.Write(0, units, "long[] sums", products, (row, sum) => $"sums[{row}] = {sum};"));
        AddCall($"StepState({Sums}, {products}, _table, _state, {_stateOffset})");
    }

    private void AddLstm(LstmCustomKernel lstm)
    {
        int cells = _stateOffset + lstm.OutputSize;
        if (lstm.ProjectionCopy is null)
        {
            AddCall($"Step({Sums}, _table, _state, {cells}, _state, {_stateOffset})");
            return;
        }

        int units = lstm.CellLength;
        string values = AddArray("int", $"_values{_index}", units);
        AddCall($"Step({Sums}, _table, _state, {cells}, {values}, 0)");
        var source = new VectorSource("values", 0, _layer.StateBound, lstm.ProjectionCopy) { Passed = values };
        ProductVector projection = Vector(lstm.ProjectionWeights, lstm.OutputSize, source, "v", "d", units, 0);
        RowScales scales = lstm.ProjectionScales;
        var methods = new ProductMethods(
            $"Layer{_index}Projection", $"{Summary}: projection", new RowWriter(projection.Matrix, null, scales), [projection], _bytesPerMethod);
        _blocks.AddRange(
            methods.Write(
                0, lstm.OutputSize, "int[] state", "_state",
                (row, sum) => $"state[{_stateOffset + row}] = CellFormat.Cut({sum} >> {scales.Shift}, {_layer.StateBound});"));
    }

    private void AddSums(string name, RowWriter rows, List<ProductVector> vectors, int first, int count)
    {
        var methods = new ProductMethods($"Layer{_index}{name}", $"{Summary}: sums", rows, vectors, _bytesPerMethod);
        _blocks.AddRange(methods.Write(first, count, "long[] sums", Sums, (row, sum) => $"sums[{row}] = {sum};"));
    }

    private void AddCall(string call) => _blocks.Add(CodeBlock.Statement($"_update{_index}.{call};"));

    private string AddArray(string type, string name, int length)
    {
        _arrays.Add((type, name, length));
        return name;
    }

    /// <summary>A matrix with its vector, which a method rounds before it unless it is taken as it is.</summary>
    private ProductVector Vector(WeightMatrix weights, int rows, VectorSource source, string name, string sum, int columns, int localsUsed)
    {
        int locals = Math.Min(columns, MostColumnLocals - localsUsed);
        var matrix = new MatrixColumns(weights, rows, columns, source.Copy.Limit, name, sum, locals, false);
        _matrices.Add(matrix);
        if (source.IsIdentity && source.Offset == 0 && source.Array == name)
        {
            return new ProductVector(matrix, $"int[] {name}", source.Passed);
        }

        string array = AddArray("long", $"_{name}{_index}", columns);
        var code = new CodeWriter();
        for (int i = 0; i < columns; i++)
        {
            code.Lines(source.Assign(name, $"{name}[{i}]", $"{name}[{i}]", source.Value(i), "long"));
        }

        string body = NamedConstant.Declare(source.Constants(name), code.ToString()) + code;
        string summary = $"{Summary}: what goes into a product, rounded.";
        _blocks.Add(
            new CodeBlock(
                $"Layer{_index}Copy{name.ToUpperInvariant()}", summary, $"int[] {source.Array}, long[] {name}", $"{source.Passed}, {array}", body, CodeCost.Of(body)));
        return new ProductVector(matrix, $"long[] {name}", array);
    }

    // ---- parameters of the runtime's object

    private string OfRnn(RnnUpdate update) =>
        $"_update{_index} = new RnnUpdate({_layer.OutputSize}, {_layer.Scales.Shift}, {update.FractionBits}, {Of(update.Activation)});";

    private string OfGru(GruUpdate update) =>
        $"_update{_index} = new GruUpdate(\n"
        + $"    {_layer.OutputSize}, {_layer.Scales.Shift}, {update.FractionBits}, {Of(update.ResetBefore)},\n"
        + $"    {Of(update.Gate)},\n    {Of(update.Candidate)});";

    private string OfLstm(LstmUpdate update)
    {
        string peepholes = update.Peepholes is null ? "null" : $"new long[] {{ {string.Join(", ", update.Peepholes.Select(Of))} }}";
        return $"_update{_index} = new LstmUpdate(\n"
            + $"    {update.Units}, {_layer.Scales.Shift}, {update.FractionBits}, {Of(update.Coupled)},\n    {peepholes},\n"
            + $"    {Of(update.Gate)},\n    {Of(update.Candidate)},\n    {Of(update.Output)},\n"
            + $"    {update.OutputScale}, {Of(update.OutputBias)}, {update.OutputShift});";
    }

    private static string Of(GateActivation activation) =>
        $"new GateActivation(GateFunction.{activation.Function}, {Of(activation.Least)}, {Of(activation.Most)}, {activation.Parameter})";

    private static string Of(bool value) => value ? "true" : "false";

    private static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";
}
