using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Turns one layer into methods. The copies that go into the products stand in locals; a layer that needs one method makes
/// them there, a larger one makes them in a method of their own and keeps them in arrays.
/// </summary>
internal sealed class LayerCompiler
{
    // A method may have 200 locals; this leaves room for sums and gates.
    private const int MostColumnLocals = 150;

    private readonly int _index;
    private readonly Layer _layer;
    private readonly VectorSource _input;
    private readonly VectorSource? _hidden;
    private readonly MatrixColumns _inputColumns;
    private readonly MatrixColumns? _hiddenColumns;
    private readonly UnitWriter _units;
    private readonly int _bytesPerMethod;

    /// <param name="index">The layer, from 0.</param>
    /// <param name="layer">Weights and scales.</param>
    /// <param name="input">Where its input stands.</param>
    /// <param name="stateOffset">Where its state begins; not used by a Dense layer.</param>
    /// <param name="bytesPerMethod">Most bytes of byte code in a method.</param>
    public LayerCompiler(int index, Layer layer, VectorSource input, int stateOffset, int bytesPerMethod)
    {
        _index = index;
        _layer = layer;
        _input = input;
        _bytesPerMethod = bytesPerMethod;
        int inputLocals = Math.Min(layer.InputSize, MostColumnLocals);
        if (layer is RecurrentKernel recurrent)
        {
            int rows = recurrent.Rows;
            int hiddenLocals = Math.Min(recurrent.OutputSize, MostColumnLocals - inputLocals);
            _hidden = new VectorSource("state", stateOffset, recurrent.StateBound, recurrent.RecurrentCopy);
            _inputColumns = new MatrixColumns(recurrent.InputWeights, rows, layer.InputSize, layer.InputCopy.Limit, "x", "a", inputLocals);
            _hiddenColumns = new MatrixColumns(
                recurrent.RecurrentWeights, rows, recurrent.OutputSize, recurrent.RecurrentCopy.Limit, "q", "b", hiddenLocals);
            _units = Writer(recurrent, new RowWriter(_inputColumns, _hiddenColumns, recurrent.Scales, rows), stateOffset);
        }
        else
        {
            var dense = (DenseKernel)layer;
            _inputColumns = new MatrixColumns(dense.Weights, dense.Rows, layer.InputSize, layer.InputCopy.Limit, "x", "a", inputLocals);
            _units = new DenseWriter(new RowWriter(_inputColumns, null, dense.Scales, dense.Rows), layer.Kind);
        }
    }

    /// <summary>Matrices of the layer.</summary>
    public IEnumerable<MatrixColumns> Matrices => _hiddenColumns is null ? [_inputColumns] : [_inputColumns, _hiddenColumns];

    /// <summary>True when the copies of the input, or of the hidden state, need an array.</summary>
    public (bool Input, bool Hidden) NeedsArrays { get; private set; }

    /// <summary>The layer's methods, in the order in which they are called.</summary>
    public List<CodeBlock> Compile()
    {
        List<(string Code, CodeCost Cost, int Units)> groups = WriteGroups();
        var bytes = 0;
        groups.ForEach(group => bytes += group.Cost.Bytes);
        bool oneMethod = bytes <= _bytesPerMethod && _inputColumns.Locals == _inputColumns.Columns
            && (_hiddenColumns is null || _hiddenColumns.Locals == _hiddenColumns.Columns);
        var blocks = new List<CodeBlock>();
        if (!oneMethod)
        {
            NeedsArrays = (!_input.IsIdentity, _hidden is not null);
            AddCopyMethod(blocks, "x", "Input", _input, _layer.InputSize);
            AddCopyMethod(blocks, "q", "State", _hidden, _layer.OutputSize);
        }

        int first = 0;
        for (int from = 0; from < groups.Count;)
        {
            int to = from;
            int size = 0;
            int units = 0;
            while (to < groups.Count && (to == from || size + groups[to].Cost.Bytes <= _bytesPerMethod))
            {
                size += groups[to].Cost.Bytes;
                units += groups[to].Units;
                to++;
            }

            blocks.Add(UnitMethod(first, units, groups.GetRange(from, to - from), oneMethod));
            first += units;
            from = to;
        }

        return blocks;
    }

    private static UnitWriter Writer(RecurrentKernel layer, RowWriter rows, int stateOffset) =>
        layer switch
        {
            GruKernel => new GruWriter(rows, stateOffset),
            LstmKernel => new LstmWriter(rows, stateOffset, layer.OutputSize),
            _ => new RnnWriter(rows, stateOffset, layer.Kind == LayerKind.RnnRelu),
        };

    /// <summary>Units whose rows fill whole words, each group in braces of its own so that locals are reused.</summary>
    private List<(string Code, CodeCost Cost, int Units)> WriteGroups()
    {
        var groups = new List<(string, CodeCost, int)>();
        int unitsPerGroup = 1;
        while (unitsPerGroup * _units.Gates % _units.Alignment != 0)
        {
            unitsPerGroup++;
        }

        for (int unit = 0; unit < _layer.OutputSize; unit += unitsPerGroup)
        {
            int count = Math.Min(unitsPerGroup, _layer.OutputSize - unit);
            var code = new CodeWriter();
            code.Block("", () =>
            {
                _units.WriteProducts(code, unit * _units.Gates, count * _units.Gates);
                for (int i = 0; i < count; i++)
                {
                    int current = unit + i;
                    if (count == 1)
                    {
                        _units.Write(code, current);
                    }
                    else
                    {
                        code.Block("", () => _units.Write(code, current));
                    }
                }
            });
            string text = code.ToString();
            groups.Add((text, CodeCost.Of(text), count));
        }

        return groups;
    }

    private CodeBlock UnitMethod(int first, int units, List<(string Code, CodeCost Cost, int Units)> groups, bool copies)
    {
        var code = new CodeWriter();
        foreach (MatrixColumns matrix in Matrices)
        {
            if (matrix.Weights.Lanes > 1)
            {
                code.Line($"long {matrix.Sum}Mask = {matrix.Mask};");
            }
        }

        if (_units.Declarations.Length > 0)
        {
            code.Lines(_units.Declarations);
        }

        DeclareColumns(code, _inputColumns, _input, copies);
        if (_hiddenColumns is not null)
        {
            DeclareColumns(code, _hiddenColumns, _hidden!, copies);
        }

        foreach ((string text, _, _) in groups)
        {
            code.Lines(text);
        }

        string body = code.ToString();
        string range = units == 1 ? $"unit {first}" : $"units {first} to {first + units - 1}";
        string summary = $"Layer {_index} ({_layer.Name}), {_layer.Kind}: {range} of {_layer.OutputSize}.";
        (string parameters, string arguments) = Signature(copies);
        return new CodeBlock($"Layer{_index}Units{first}", summary, parameters, arguments, body, CodeCost.Of(body));
    }

    private (string Parameters, string Arguments) Signature(bool copies)
    {
        bool raw = copies || _input.IsIdentity;
        string parameters = raw ? _input.Array == "state" ? "" : $"int[] {_input.Array}, " : "long[] x, ";
        string arguments = raw ? _input.Array == "state" ? "" : $"{Argument(_input.Array)}, " : $"_x{_index}, ";
        if (_hidden is not null && !copies)
        {
            parameters += "long[] q, ";
            arguments += $"_q{_index}, ";
        }

        bool usesState = _hidden is not null || (raw && _input.Array == "state");
        if (usesState)
        {
            parameters += "int[] state, ";
            arguments += "_state, ";
        }

        if (_hidden is null)
        {
            parameters += "int[] values, ";
            arguments += $"values{_index}, ";
        }

        return (parameters + "int[] v, short[] d", arguments + "_v, _d");
    }

    private static string Argument(string array) => array == "state" ? "_state" : array == "x" ? "input" : array;

    private void AddCopyMethod(List<CodeBlock> blocks, string vector, string what, VectorSource? source, int count)
    {
        if (source is null || source.IsIdentity)
        {
            return;
        }

        var code = new CodeWriter();
        code.Lines(source.Declarations(vector));
        for (int i = 0; i < count; i++)
        {
            code.Lines(source.Assign(vector, $"{vector}[{i}]", $"{vector}[{i}]", i));
        }

        string body = code.ToString();
        blocks.Add(
            new CodeBlock(
                $"Layer{_index}Copy{what}", $"Layer {_index} ({_layer.Name}): what goes into the products, rounded.",
                $"int[] {source.Array}, long[] {vector}", $"{Argument(source.Array)}, _{vector}{_index}", body, CodeCost.Of(body)));
    }

    private static void DeclareColumns(CodeWriter code, MatrixColumns matrix, VectorSource source, bool copies)
    {
        bool make = copies || source.IsIdentity;
        if (make && source.Declarations(matrix.Vector).Length > 0)
        {
            code.Lines(source.Declarations(matrix.Vector));
        }

        for (int i = 0; i < matrix.Locals; i++)
        {
            string name = $"{matrix.Vector}{i}";
            code.Lines(make ? source.Assign(matrix.Vector, $"long {name}", name, i) : $"long {name} = {matrix.Vector}[{i}];");
        }
    }
}
