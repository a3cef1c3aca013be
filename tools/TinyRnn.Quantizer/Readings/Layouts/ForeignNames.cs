using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Files;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Names of another alphabet that were decoded as Windows-1252, because nothing in a file says its encoding.</summary>
internal static class ForeignNames
{
    // Signs that letters of other encodings become and that no name of a column has.
    private const string Signs = "\u0192\u201A\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D";
    private const int LongestRun = 3;

    /// <summary>Fails at the first such name, where the encoding was guessed.</summary>
    public static void Refuse(RawFile file, FileLayout layout)
    {
        if (file.Encoding.Decoder is not { CodePage: 1252 } || file.Encoding.Reason.Length == 0)
        {
            return;
        }

        foreach (string name in layout.Header.Select(column => column.Text).Where(IsForeign))
        {
            throw new CsvInputException(
                file.Name,
                layout.HeaderLine,
                $"the names of columns are in an encoding that the file does not tell ('{name}' in Windows-1252); --encoding states it, for example windows-1251, koi8-r, shift_jis, gb18030, euc-kr"
            );
        }
    }

    /// <summary>True for a name with signs that names have not, or more signs beyond ASCII in a row than any name has.</summary>
    private static bool IsForeign(string name)
    {
        int run = 0;
        foreach (char c in name)
        {
            run = c is >= '\u00A0' and <= '\u00FF' ? run + 1 : 0;
            if (run >= LongestRun || c is >= '\u0080' and < '\u00A0' || Signs.Contains(c))
            {
                return true;
            }
        }

        return false;
    }
}
