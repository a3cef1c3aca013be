using System;
using System.Text;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>What a board says when it starts, or before it does: such lines between rows are no broken rows.</summary>
internal static partial class BoardLines
{
    private const int Longest = 400;

    /// <summary>True for such a line.</summary>
    public static bool Is(ReadOnlySpan<byte> line) => line.Length <= Longest && Word().IsMatch(Encoding.UTF8.GetString(line));

    [GeneratedRegex(@"^\s*(ets [A-Z][a-z]{2} |rst:0x|configsip:|clk_drv:0x|mode:(DIO|QIO|DOUT|QOUT)|load:0x|entry 0x|ho [0-9]|csum 0x|tail [0-9]|chksum 0x|Brownout detector|Guru Meditation|Backtrace:|Rebooting|ELF file SHA256|Core\s+[0-9] register dump|(PC|A[0-9]{1,2}|EXC|LBEG|SAR)\s*:\s*0x|abort\(\)|assert failed|Exception \([0-9]|>>>stack|<<<stack|ctx: |Soft WDT|wdt reset|Waking up|[EWIDV] \([0-9]+\) )", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
