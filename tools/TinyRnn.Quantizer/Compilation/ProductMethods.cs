using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Methods that compute the rows of one or two products and store each row's sum: products as constants, and nothing else of the
/// layer.
/// </summary>
/// <param name="name">First part of the methods' names.</param>
/// <param name="summary">What they compute, for their documentation.</param>
/// <param name="rows">The rows.</param>
/// <param name="vectors">What the rows are multiplied with: one or two.</param>
/// <param name="bytesPerMethod">Most bytes of byte code in a method.</param>
internal sealed class ProductMethods(string name, string summary, RowWriter rows, IReadOnlyList<ProductVector> vectors, int bytesPerMethod)
{
    /// <summary>The methods of some rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">What the sums go to: a parameter of the methods, "long[] sums".</param>
    /// <param name="argument">What is passed for it.</param>
    /// <param name="store">The statement that stores a row's sum.</param>
    public List<CodeBlock> Write(int first, int count, string target, string argument, Func<int, string, string> store)
    {
        var blocks = new List<CodeBlock>();
        var code = new CodeWriter();
        int from = first;
        int bytes = 0;
        int step = rows.Alignment;
        for (int row = first; row < first + count;)
        {
            // Up to the end of a word, so that no product is computed twice.
            int to = Math.Min(first + count, row / step * step + step);
            string text = Group(row, to - row, store);
            int cost = CodeCost.Of(text).Bytes;
            if (row > from && bytes + cost > bytesPerMethod)
            {
                blocks.Add(Method(from, row - from, code.ToString(), target, argument));
                code = new CodeWriter();
                from = row;
                bytes = 0;
            }

            code.Lines(text);
            bytes += cost;
            row = to;
        }

        blocks.Add(Method(from, first + count - from, code.ToString(), target, argument));
        return blocks;
    }

    private string Group(int row, int count, Func<int, string, string> store)
    {
        var code = new CodeWriter();
        rows.WriteProducts(code, row, count);
        for (int i = row; i < row + count; i++)
        {
            code.Line(store(i, rows.Sum(i).Expression));
        }

        return code.ToString();
    }

    private CodeBlock Method(int first, int count, string code, string target, string argument)
    {
        var columns = new CodeWriter();
        foreach (ProductVector vector in vectors)
        {
            for (int i = 0; i < vector.Matrix.Locals; i++)
            {
                columns.Line($"long {vector.Matrix.Vector}{i} = {vector.Matrix.Vector}[{i}];");
            }
        }

        IEnumerable<NamedConstant> constants = vectors.SelectMany(vector => vector.Matrix.Constants);
        string all = columns + code;
        string body = NamedConstant.Declare(constants, all) + rows.Locals.Declare(all) + all;
        string parameters = string.Concat(vectors.Select(vector => vector.Parameter + ", ")) + target;
        string arguments = string.Concat(vectors.Select(vector => vector.Argument + ", ")) + argument;
        return new CodeBlock($"{name}{first}", $"{summary}, rows {first} to {first + count - 1}.", parameters, arguments, body, CodeCost.Of(body));
    }
}
