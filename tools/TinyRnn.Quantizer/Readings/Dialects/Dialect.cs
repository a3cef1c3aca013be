namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>How the fields and the numbers of a file are written.</summary>
/// <param name="Separator">Between fields; a blank stands for runs of blanks and tabs; 0 for lines of one field.</param>
/// <param name="Decimal"><c>.</c> or <c>,</c>.</param>
/// <param name="Thousands">Between groups of three digits, or 0 for none; a blank stands for all kinds of blanks.</param>
internal sealed record Dialect(byte Separator, byte Decimal, byte Thousands)
{
    public const byte Blanks = (byte)' ';

    public static readonly Dialect Plain = new((byte)',', (byte)'.', 0);

    public static string NameOf(byte separator) =>
        separator switch
        {
            (byte)',' => "comma",
            (byte)';' => "semicolon",
            (byte)'\t' => "tab",
            (byte)'|' => "bar",
            Blanks => "blanks",
            (byte)'.' => "point",
            (byte)'\'' => "apostrophe",
            0 => "none",
            _ => ((char)separator).ToString(),
        };
}
