using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>Writes the table of sigmoid and tanh: one half of it where code is to be small, and where the other is the same, turned.</summary>
internal static class NativeTable
{
    private const int Half = SigmoidTable.Length / 2;

    public static void Write(CodeWriter code, SigmoidTable table)
    {
        int[] values = TableValues.Of(table);
        bool isOdd = values.Select((value, i) => value + values[^(i + 1)] == SigmoidTable.One).All(same => same);
        code.Line("/* 2^20 (1 + tanh v) at even steps of v. */");
        code.Line($"#define NET_HALF_TABLE {(isOdd ? "NET_SMALL" : "0")}");
        code.Line($"#define NET_TABLE_LEAST {values[0]}").Line($"#define NET_TABLE_MOST {values[^1]}").Line();
        code.Line($"static NET_CONST int32_t net_table[NET_HALF_TABLE ? {Half + 1} : {SigmoidTable.Length}] =").Line("{");
        NativePart.WriteNumbers(code, values.Take(Half + 1).Select(value => $"{value}"));
        code.Line("#if !NET_HALF_TABLE");
        NativePart.WriteNumbers(code, values.Skip(Half + 1).Select(value => $"{value}"));
        code.Line("#endif").Line("};").Line();
    }
}
