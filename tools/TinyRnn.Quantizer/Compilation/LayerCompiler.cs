using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Turns one layer into methods. The copies that go into the products stand in locals; a layer that needs one method makes
/// them there, a larger one makes them in a method of their own and keeps them in arrays.
/// </summary>
internal sealed class LayerCompiler
{
    // A method may have 200 locals; this leaves room for sums and gates.
    private const int MostColumnLocals = 150;

    private readonly string _index;
    private readonly Layer _layer;
    private readonly VectorSource _input;
    private readonly VectorSource? _hidden;
    private readonly int _stateOffset;
    private readonly int _bytesPerMethod;
    private MatrixColumns _inputColumns;
    private MatrixColumns? _hiddenColumns;
    private UnitWriter _units;
    private bool _oneMethod;

    /// <param name="index">The layer, from 0, and a letter for its direction if it has two.</param>
    /// <param name="layer">Weights and scales.</param>
    /// <param name="input">Where its input stands.</param>
    /// <param name="stateOffset">Where its state begins; not used by a Dense layer.</param>
    /// <param name="bytesPerMethod">Most bytes of byte code in a method.</param>
    public LayerCompiler(string index, Layer layer, VectorSource input, int stateOffset, int bytesPerMethod)
    {
        _index = index;
        _layer = layer;
        _input = input;
        _stateOffset = stateOffset;
        _bytesPerMethod = bytesPerMethod;
        if (layer is RecurrentKernel recurrent)
        {
            _hidden = new VectorSource("state", stateOffset, recurrent.StateBound, recurrent.RecurrentCopy) { Passed = "_state" };
        }

        Prepare(oneMethod: false);
    }

    private IEnumerable<NamedConstant> Constants
    {
        get
        {
            IEnumerable<NamedConstant> constants = RowWriter.TableConstants.Concat(_units.Constants).Concat(_input.Constants("x"));
            constants = Matrices.Aggregate(constants, (all, matrix) => all.Concat(matrix.Constants));
            return _hidden is null ? constants : constants.Concat(_hidden.Constants("q"));
        }
    }

    private bool UsesTable =>
        _layer.Kind
            is not (
                LayerKind.RnnRelu
                or LayerKind.Dense
                or LayerKind.DenseRelu
                or LayerKind.DenseSoftmax
                or LayerKind.DenseLogSoftmax
                or LayerKind.DenseHardSigmoid
            );

    /// <summary>Matrices of the layer.</summary>
    public IEnumerable<MatrixColumns> Matrices => _hiddenColumns is null ? [_inputColumns] : [_inputColumns, _hiddenColumns];

    /// <summary>True when the copies of the input, or of the hidden state, need an array.</summary>
    public (bool Input, bool Hidden) NeedsArrays { get; private set; }

    /// <summary>The layer's methods, in the order in which they are called.</summary>
    public List<CodeBlock> Compile()
    {
        List<(string Code, CodeCost Cost, int Units)> groups = WriteGroups();
        // The hidden state stands in locals twice, as it is and as its copy.
        int locals = _layer.InputSize + (_hidden is null ? 0 : 2 * _layer.OutputSize);
        if (locals <= MostColumnLocals && groups.Sum(group => group.Cost.Bytes) <= _bytesPerMethod)
        {
            Prepare(oneMethod: true);
            groups = WriteGroups();
        }

        var blocks = new List<CodeBlock>();
        if (!_oneMethod)
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

            blocks.Add(UnitMethod(first, units, groups.GetRange(from, to - from)));
            first += units;
            from = to;
        }

        return blocks;
    }

    [MemberNotNull(nameof(_inputColumns), nameof(_units))]
    private void Prepare(bool oneMethod)
    {
        _oneMethod = oneMethod;
        int inputLocals = Math.Min(_layer.InputSize, MostColumnLocals);
        Requantizer copy = _layer.InputCopy;
        if (_layer is RecurrentKernel recurrent)
        {
            int rows = recurrent.Rows;
            int hidden = recurrent.OutputSize;
            _inputColumns = new MatrixColumns(recurrent.InputWeights, rows, _layer.InputSize, copy.Limit, "x", "a", inputLocals, oneMethod);
            _hiddenColumns = new MatrixColumns(
                recurrent.RecurrentWeights, rows, hidden, recurrent.RecurrentCopy.Limit, "q", "b", Math.Min(hidden, MostColumnLocals - inputLocals), oneMethod);
            _units = Writer(recurrent, new RowWriter(_inputColumns, _hiddenColumns, recurrent.Scales));
        }
        else
        {
            var dense = (DenseKernel)_layer;
            _inputColumns = new MatrixColumns(dense.Weights, dense.Rows, _layer.InputSize, copy.Limit, "x", "a", inputLocals, oneMethod)
            {
                Inline = oneMethod && dense.Rows == 1 && !_input.NeedsCut && !_input.IsIdentity ? _input : null,
            };
            _units = new DenseWriter(new RowWriter(_inputColumns, null, dense.Scales), _layer.Kind);
        }
    }

    private UnitWriter Writer(RecurrentKernel layer, RowWriter rows) =>
        layer switch
        {
            GruKernel => new GruWriter(rows, _stateOffset, _oneMethod),
            LstmKernel => new LstmWriter(rows, _stateOffset, layer.OutputSize),
            _ => new RnnWriter(rows, _stateOffset, layer.Kind == LayerKind.RnnRelu),
        };

    /// <summary>The code of units whose rows fill whole words.</summary>
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
            code.Line();
            _units.WriteProducts(code, unit * _units.Gates, count * _units.Gates);
            for (int i = 0; i < count; i++)
            {
                _units.Write(code, unit + i);
            }

            string text = code.ToString();
            groups.Add((text, CodeCost.Of(text), count));
        }

        return groups;
    }

    private CodeBlock UnitMethod(int first, int units, List<(string Code, CodeCost Cost, int Units)> groups)
    {
        var columns = new CodeWriter();
        DeclareColumns(columns, _inputColumns, _input);
        if (_hiddenColumns is not null)
        {
            DeclareColumns(columns, _hiddenColumns, _hidden!);
        }

        string code = columns + string.Concat(groups.Select(group => group.Code));
        string body = NamedConstant.Declare(Constants, code) + _units.DeclareLocals(code) + code;
        string range = units == 1 ? $"unit {first}" : $"units {first} to {first + units - 1}";
        string summary = $"Layer {_index} ({_layer.Name}), {_layer.Kind}: {range} of {_layer.OutputSize}.";
        (string parameters, string arguments) = Signature();
        return new CodeBlock($"Layer{_index}Units{first}", summary, parameters, arguments, body, CodeCost.Of(body));
    }

    private (string Parameters, string Arguments) Signature()
    {
        bool raw = _oneMethod || _input.IsIdentity;
        string parameters = raw ? _input.Array == "state" ? "" : $"int[] {_input.Array}, " : "long[] x, ";
        string arguments = raw ? _input.Array == "state" ? "" : $"{_input.Passed}, " : $"_x{_index}, ";
        if (_hidden is not null && !_oneMethod)
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

        return UsesTable ? (parameters + "long[] table", arguments + "_segments") : (parameters[..^2], arguments[..^2]);
    }

    private void AddCopyMethod(List<CodeBlock> blocks, string vector, string what, VectorSource? source, int count)
    {
        if (source is null || source.IsIdentity)
        {
            return;
        }

        var code = new CodeWriter();
        for (int i = 0; i < count; i++)
        {
            code.Lines(source.Assign(vector, $"{vector}[{i}]", $"{vector}[{i}]", source.Value(i), "long"));
        }

        string body = NamedConstant.Declare(source.Constants(vector), code.ToString()) + code;
        blocks.Add(
            new CodeBlock(
                $"Layer{_index}Copy{what}", $"Layer {_index} ({_layer.Name}): what goes into the products, rounded.",
                $"int[] {source.Array}, long[] {vector}", $"{source.Passed}, _{vector}{_index}", body, CodeCost.Of(body)));
    }

    private void DeclareColumns(CodeWriter code, MatrixColumns matrix, VectorSource source)
    {
        if (matrix.Inline is not null)
        {
            return;
        }

        bool make = _oneMethod || source.IsIdentity;
        bool keepsHidden = _oneMethod && source == _hidden && _layer.Kind == LayerKind.Gru;
        for (int i = 0; i < matrix.Locals; i++)
        {
            string name = $"{matrix.Vector}{i}";
            string value = source.Value(i);
            if (keepsHidden)
            {
                code.Line($"long h{i} = {value};");
                value = $"h{i}";
            }

            code.Lines(make ? source.Assign(matrix.Vector, $"{matrix.SumType} {name}", name, value, matrix.SumType) : $"long {name} = {matrix.Vector}[{i}];");
        }
    }
}
