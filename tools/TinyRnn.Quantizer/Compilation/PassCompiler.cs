using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Turns a pass into methods. The copies that go into the products stand in locals; a pass that needs one method makes them there,
/// a larger one makes them in a method of their own and keeps them in arrays.
/// </summary>
internal sealed class PassCompiler
{
    // A method may have 200 locals; this leaves room for sums and gates.
    private const int MostColumnLocals = 150;
    private const int MostLocals = 198;

    private readonly PassPlan _plan;
    private readonly int _bytesPerMethod;
    private readonly List<CodeArray> _arrays;
    private MatrixColumns _input;
    private MatrixColumns? _recurrent;
    private UnitWriter _units;
    private bool _oneMethod;

    public PassCompiler(PassPlan plan, int bytesPerMethod)
    {
        _plan = plan;
        _bytesPerMethod = bytesPerMethod;
        _arrays = [.. plan.Arrays];
        Prepare(oneMethod: false);
    }

    /// <summary>Matrices of the pass.</summary>
    public IEnumerable<MatrixColumns> Matrices => _recurrent is null ? [_input] : [_input, _recurrent];

    /// <summary>Arrays on the heap.</summary>
    public IReadOnlyList<CodeArray> Arrays => _arrays;

    /// <summary>The methods, in the order in which they are called.</summary>
    public List<CodeBlock> Compile()
    {
        List<(string Code, CodeCost Cost, int Units)> groups = WriteGroups();
        // The hidden state stands in locals twice, as it is and as its copy.
        int locals = _input.Columns + (2 * (_recurrent?.Columns ?? 0));
        if (locals <= MostColumnLocals && groups.Sum(group => group.Cost.Bytes) <= _bytesPerMethod)
        {
            Prepare(oneMethod: true);
            groups = WriteGroups();
        }

        var blocks = new List<CodeBlock>();
        if (!_oneMethod)
        {
            AddCopyMethod(blocks, "Input", _input, _plan.Input.Source);
            AddCopyMethod(blocks, "State", _recurrent, _plan.Recurrent?.Source);
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

    [MemberNotNull(nameof(_input), nameof(_units))]
    private void Prepare(bool oneMethod)
    {
        _oneMethod = oneMethod;
        PassProduct input = _plan.Input;
        int inputLocals = Math.Min(input.Columns, MostColumnLocals);
        bool inline = oneMethod && _plan.Recurrent is null && _plan.Units * input.Gates == 1 && !input.Source.NeedsCut && !input.Source.IsIdentity;
        _input = Columns(input, _plan.Names.Vector, _plan.Names.Sum, inputLocals) with { Inline = inline ? input.Source : null };
        _recurrent = _plan.Recurrent is { } recurrent
            ? Columns(recurrent, "q", "b", Math.Min(recurrent.Columns, MostColumnLocals - inputLocals))
            : null;
        _units = _plan.Writer(new RowWriter(_input, _recurrent, _plan.Scales), oneMethod);
    }

    private MatrixColumns Columns(PassProduct product, string vector, string sum, int locals) =>
        new(product.Weights, _plan.Units * product.Gates, product.Columns, product.Source.Copy.Limit, vector, sum, locals, _oneMethod)
        {
            Gates = product.Gates,
        };

    /// <summary>The code of units whose rows fill whole words.</summary>
    private List<(string Code, CodeCost Cost, int Units)> WriteGroups()
    {
        var groups = new List<(string, CodeCost, int)>();
        int unitsPerGroup = _units.UnitsPerGroup;
        for (int unit = 0; unit < _plan.Units; unit += unitsPerGroup)
        {
            int count = Math.Min(unitsPerGroup, _plan.Units - unit);
            var code = new CodeWriter();
            code.Line();
            _units.WriteProducts(code, unit, count);
            for (int i = 0; i < count; i++)
            {
                _units.Write(code, unit + i);
            }

            string text = code.ToString();
            groups.Add((text, CodeCost.Of(text), count));
        }

        return groups;
    }

    /// <summary>
    /// Two passes in one method, with locals in place of the arrays between them; null where either needs several methods or both
    /// together too many locals.
    /// </summary>
    public static CodeBlock? Fuse(PassCompiler first, PassCompiler second)
    {
        if (!first._oneMethod || !second._oneMethod)
        {
            return null;
        }

        string between = string.Join('|', first._plan.Arrays.Select(array => array.Name.TrimStart('_')[..^first._plan.Index.Length]));
        string code = Regex.Replace(first.WholeCode() + second.WholeCode(), $@"\b({between})\[([0-9]+)\]", "$1$2");
        string[] locals = [.. Identifiers.In(code).Keys.Where(name => Regex.IsMatch(name, $"^({between})[0-9]+$")).Order(StringComparer.Ordinal)];
        string body = NamedConstant.Declare(first.Constants.Concat(second.Constants).DistinctBy(constant => constant.Name), code)
            + $"long {string.Join(", ", locals)};\n" + Locals.Declare(code, first._units.Locals, second._units.Locals) + code;
        if (LocalsIn(body) > MostLocals)
        {
            return null;
        }

        (string parameters, string arguments) = first.Signature(body);
        return new CodeBlock($"{first._plan.Name}Units0", $"{first._plan.Summary}: all {first._plan.Units} units.", parameters, arguments, body, CodeCost.Of(body));
    }

    private string WholeCode()
    {
        List<(string Code, CodeCost Cost, int Units)> groups = WriteGroups();
        return DeclaredColumns(groups) + Code(groups);
    }

    private static int LocalsIn(string body) =>
        Regex.Matches(body, "^ *(?:long|int|long\\[\\]) ([a-zA-Z0-9, ]+)(?:;| =)", RegexOptions.Multiline).Sum(match => match.Groups[1].Value.Split(',').Length);

    private static string Code(List<(string Code, CodeCost Cost, int Units)> groups) => string.Concat(groups.Select(group => group.Code));

    /// <summary>What groups take into their products, declared.</summary>
    private string DeclaredColumns(List<(string Code, CodeCost Cost, int Units)> groups)
    {
        var columns = new CodeWriter();
        string unitCode = Code(groups);
        DeclareColumns(columns, _input, _plan.Input.Source, unitCode);
        if (_recurrent is not null)
        {
            DeclareColumns(columns, _recurrent, _plan.Recurrent!.Source, unitCode);
        }

        return columns.ToString();
    }

    private CodeBlock UnitMethod(int first, int units, List<(string Code, CodeCost Cost, int Units)> groups)
    {
        string columns = DeclaredColumns(groups);
        string code = columns + Code(groups);
        string declarations = NamedConstant.Declare(Constants, code) + Locals.Declare(code, _units.Locals);
        string body = declarations + code;
        CodeCost cost = groups.Aggregate(CodeCost.Of(declarations + columns), (sum, group) => sum + group.Cost);
        string range = units == 1 ? $"unit {first}" : $"units {first} to {first + units - 1}";
        (string parameters, string arguments) = Signature(body);
        return new CodeBlock(
            $"{_plan.Name}Units{first}", $"{_plan.Summary}: {range} of {_plan.Units}.", parameters, arguments, body, cost);
    }

    private IEnumerable<NamedConstant> Constants
    {
        get
        {
            IEnumerable<NamedConstant> constants = RowWriter.TableConstants.Concat(_units.Constants).Concat(_plan.Input.Source.Constants(_plan.Names.Vector));
            constants = Matrices.Aggregate(constants, (all, matrix) => all.Concat(matrix.Constants));
            return _plan.Recurrent is null ? constants : constants.Concat(_plan.Recurrent.Source.Constants("q"));
        }
    }

    /// <summary>Every parameter that the body mentions, in one order.</summary>
    private (string Parameters, string Arguments) Signature(string body)
    {
        VectorSource input = _plan.Input.Source;
        var possible = new List<(string Type, string Name, string Argument)>
        {
            _oneMethod || input.IsInPlace ? ($"{input.Type}[]", input.Array, input.Passed) : ("long[]", _plan.Names.Vector, $"_{_plan.Names.Vector}{_plan.Index}"),
        };
        if (_recurrent is not null && !_oneMethod)
        {
            possible.Add(("long[]", "q", $"_q{_plan.Index}"));
        }

        possible.AddRange(_plan.Parameters);
        Dictionary<string, int> words = Identifiers.In(body);
        var taken = possible.Where(parameter => words.ContainsKey(parameter.Name)).DistinctBy(parameter => parameter.Name).ToList();
        return (
            string.Join(", ", taken.Select(parameter => $"{parameter.Type} {parameter.Name}")),
            string.Join(", ", taken.Select(parameter => parameter.Argument)));
    }

    private void AddCopyMethod(List<CodeBlock> blocks, string what, MatrixColumns? matrix, VectorSource? source)
    {
        if (matrix is null || source is null || source.IsInPlace)
        {
            return;
        }

        string vector = matrix.Vector;
        string array = $"_{vector}{_plan.Index}";
        _arrays.Add(new CodeArray("long", array, matrix.Columns));
        var code = new CodeWriter();
        for (int i = 0; i < matrix.Columns; i++)
        {
            code.Lines(source.Assign(vector, $"{vector}[{i}]", $"{vector}[{i}]", source.Value(i), "long"));
        }

        string body = NamedConstant.Declare(source.Constants(vector), code.ToString()) + code;
        blocks.Add(
            new CodeBlock(
                $"{_plan.Name}Copy{what}", $"{_plan.Summary}: what goes into the products, rounded.",
                $"{source.Type}[] {source.Array}, long[] {vector}", $"{source.Passed}, {array}", body, CodeCost.Of(body)));
    }

    private void DeclareColumns(CodeWriter code, MatrixColumns matrix, VectorSource source, string unitCode)
    {
        if (matrix.Inline is not null)
        {
            return;
        }

        bool make = _oneMethod || source.IsInPlace;
        Dictionary<string, int> words = Identifiers.In(unitCode);
        for (int i = 0; i < matrix.Locals; i++)
        {
            string name = $"{matrix.Vector}{i}";
            string value = source.Value(i);
            // Units that need h itself find it in a local.
            if (make && matrix == _recurrent && words.ContainsKey($"h{i}"))
            {
                code.Line($"long h{i} = {value};");
                value = $"h{i}";
            }

            code.Lines(make ? source.Assign(matrix.Vector, $"{matrix.SumType} {name}", name, value, matrix.SumType) : $"long {name} = {matrix.Vector}[{i}];");
        }
    }
}
