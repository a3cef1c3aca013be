using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The functions that make copies for products, each written once: in the cheapest form that a bound of the values allows.</summary>
/// <param name="type">The type of a copy.</param>
internal sealed class NativeCopies(NativeCopyType type)
{
    private readonly List<(string Rounded, bool IsCut, int Limit)> _forms = [];

    /// <summary>The type of a copy.</summary>
    public NativeCopyType Type => type;

    /// <summary>The name of the function for a copy: values, copies, how many.</summary>
    public string Name(VectorSource source)
    {
        var form = (Rounded(source), source.NeedsCut, source.NeedsCut ? source.Copy.Limit : 0);
        int index = _forms.IndexOf(form);
        if (index < 0)
        {
            index = _forms.Count;
            _forms.Add(form);
        }

        return $"net_copy{index}";
    }

    public void Write(CodeWriter code)
    {
        for (int i = 0; i < _forms.Count; i++)
        {
            (string rounded, bool isCut, int limit) = _forms[i];
            code.Line($"static void net_copy{i}(const int32_t *from, {type} *to, int32_t count)");
            code.Block("", () =>
            {
                code.Line("do");
                code.Block("", () =>
                {
                    code.Line($"int32_t value = {rounded};");
                    if (isCut)
                    {
                        code.Line($"value = value > {limit} ? {limit} : value < -{limit} ? -{limit} : value;");
                    }

                    code.Line($"*to++ = ({type})value;").Line("from++;");
                });
                code.Line("while (--count);");
            });
            code.Line();
        }
    }

    /// <summary>(v m + half) >> s; where it may exceed 32 bits, cut at them, which a copy's limit is below.</summary>
    private static string Rounded(VectorSource source)
    {
        Requantizer copy = source.Copy;
        long half = copy.Shift == 0 ? 0 : 1L << (copy.Shift - 1);
        long bound = source.Bound;
        if (source.IsIdentity)
        {
            return "*from";
        }

        if (bound * copy.Multiplier <= int.MaxValue - half)
        {
            return copy.Multiplier == 1 ? $"(*from + {half}) >> {copy.Shift}" : $"(*from * {copy.Multiplier} + {half}) >> {copy.Shift}";
        }

        int values = Math.Min(32 - copy.Shift, Room(bound));
        int multipliers = 32 - copy.Shift - values;
        return copy.Shift <= 32 && multipliers <= Room(copy.Multiplier)
            ? $"net_rounded(*from{(values == 0 ? "" : $" * {1L << values}")}, {(long)copy.Multiplier << multipliers})"
            : $"net_saturated((net_product(*from, {copy.Multiplier}) + {half}) >> {copy.Shift})";
    }

    /// <summary>Bits by which a number can grow within 31.</summary>
    private static int Room(long number) => 31 - (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)number));
}
