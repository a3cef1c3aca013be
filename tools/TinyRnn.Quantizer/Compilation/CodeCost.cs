using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// What generated statements cost, read off their text: roughly one instruction for each operand and operator, in the
/// encodings that the C# compiler chooses. A test compares it with compiled code.
/// </summary>
/// <param name="Instructions">Interpreter instructions when each line runs once.</param>
/// <param name="Bytes">Bytes of byte code.</param>
internal readonly partial record struct CodeCost(int Instructions, int Bytes)
{
    public static CodeCost operator +(CodeCost a, CodeCost b) => new(a.Instructions + b.Instructions, a.Bytes + b.Bytes);

    /// <summary>The cost of one or more lines.</summary>
    public static CodeCost Of(string code)
    {
        var cost = new CodeCost();
        foreach (Range line in code.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> text = code.AsSpan(line).Trim();
            if (!text.StartsWith("//", StringComparison.Ordinal))
            {
                cost += OfLine(text);
            }
        }

        return cost;
    }

    private static CodeCost OfLine(ReadOnlySpan<char> line)
    {
        CodeCost whole = OfText(line);
        // What stands behind a condition is the exception: values are seldom cut.
        ReadOnlySpan<char> executed = Executed(line);
        int instructions = executed.Length == line.Length ? whole.Instructions : OfText(executed).Instructions;
        int stores = Store().Count(executed);
        int widened = executed.StartsWith("int ", StringComparison.Ordinal) ? 0 : Widened().Count(executed);
        return whole with { Instructions = instructions - stores + widened };
    }

    private static ReadOnlySpan<char> Executed(ReadOnlySpan<char> line)
    {
        foreach (ValueMatch condition in Condition().EnumerateMatches(line))
        {
            return line[..condition.Length];
        }

        return line;
    }

    private static CodeCost OfText(ReadOnlySpan<char> line)
    {
        var cost = new CodeCost();
        foreach (ValueMatch token in Tokens().EnumerateMatches(line))
        {
            cost += OfToken(line.Slice(token.Index, token.Length));
        }

        return cost;
    }

    private static CodeCost OfToken(ReadOnlySpan<char> token)
    {
        if (char.IsAsciiDigit(token[0]))
        {
            return OfNumber(token);
        }

        return token switch
        {
            "int" or "long" or "short" or "if" or "else" or "static" or "void" => default,
            "(int)" or "(long)" => new CodeCost(1, 1),
            "[" or "*" or "/" or "+" or "-" or "&" or "|" or ">>" or "<<" or "~" => new CodeCost(1, 1),
            "=" => new CodeCost(1, 2),
            "<" or ">" or "!=" or "==" or "?" => new CodeCost(1, 2),
            // A call and what is called: two comparisons that fail, and the value.
            "FixedPoint.Saturate" or "CellFormat.Cut" => new CodeCost(13, 5),
            _ => char.IsAsciiLetter(token[0]) ? new CodeCost(1, 2) : default,
        };
    }

    private static CodeCost OfNumber(ReadOnlySpan<char> token)
    {
        if (!token.EndsWith('L'))
        {
            bool small = token.Length <= 2 || (token.Length == 3 && token.SequenceCompareTo("127") <= 0);
            return token.Length == 1 ? new CodeCost(1, 1) : new CodeCost(1, small ? 2 : 5);
        }

        long value = long.Parse(token.TrimEnd('L'), CultureInfo.InvariantCulture);
        return value <= sbyte.MaxValue ? new CodeCost(2, 3) : value <= uint.MaxValue ? new CodeCost(2, 6) : new CodeCost(1, 9);
    }

    /// <summary>A condition whose statement stands on the same line.</summary>
    [GeneratedRegex(@"^(else )?if \((?>[^()]+|\((?<depth>)|\)(?<-depth>))*(?(depth)(?!))\)(?= \S)")]
    private static partial Regex Condition();

    /// <summary>An assignment, whose target is not loaded.</summary>
    [GeneratedRegex(@"(?<![<>!=])=(?!=)")]
    private static partial Regex Store();

    /// <summary>An element of 32 bits in an expression of 64.</summary>
    [GeneratedRegex(@"(?<=[=+*(] ?|- )\b(state|input|sources|values\d*)\[")]
    private static partial Regex Widened();

    [GeneratedRegex(@"\((int|long)\)|>>|<<|!=|==|[A-Za-z_][A-Za-z0-9_.]*|0x[0-9A-Fa-f]+|[0-9]+L?|[-+*/&|~<>?=\[]")]
    private static partial Regex Tokens();
}
