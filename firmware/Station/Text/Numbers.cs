namespace TinyRnn.Stations;

/// <summary>Decimal numbers in texts; the same on every machine.</summary>
internal static class Numbers
{
    private const int MostDigits = 15;
    private const int MostExponent = 30;

    /// <summary>A number such as <c>-12.5</c> or <c>3e-4</c>; NaN for anything else, and for more than 15 digits.</summary>
    public static float Parse(string text)
    {
        int at = 0;
        bool isNegative = text.Length > 0 && text[0] == '-';
        at += isNegative ? 1 : 0;
        long digits = 0;
        int count = 0;
        int scale = 0;
        int start = at;
        for (; at < text.Length && IsDigit(text[at]); at++, count++)
        {
            digits = 10 * digits + (count < MostDigits ? text[at] - '0' : 0);
        }

        bool hasWhole = at > start;
        bool hasFraction = true;
        if (at < text.Length && text[at] == '.')
        {
            start = ++at;
            for (; at < text.Length && IsDigit(text[at]); at++, count++, scale--)
            {
                digits = 10 * digits + (count < MostDigits ? text[at] - '0' : 0);
            }

            hasFraction = at > start;
        }

        int exponent = Exponent(text, ref at);
        bool isNumber = hasWhole && hasFraction && at == text.Length && count <= MostDigits && exponent >= -MostExponent && exponent <= MostExponent;
        return isNumber ? Scaled(isNegative ? -digits : digits, scale + exponent) : float.NaN;
    }

    /// <summary>A whole number of at most nine digits; -1 for anything else.</summary>
    public static int ParseWhole(string text)
    {
        int value = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text[i]))
            {
                return -1;
            }

            value = 10 * value + text[i] - '0';
        }

        return text.Length > 0 && text.Length <= 9 ? value : -1;
    }

    /// <summary>What stands behind an e; 0 when there is none, more than the most when it is no number.</summary>
    private static int Exponent(string text, ref int at)
    {
        if (at == text.Length || (text[at] != 'e' && text[at] != 'E'))
        {
            return 0;
        }

        at++;
        bool isNegative = at < text.Length && text[at] == '-';
        at += at < text.Length && (text[at] == '-' || text[at] == '+') ? 1 : 0;
        int value = ParseWhole(text.Substring(at));
        at = text.Length;
        return value < 0 ? MostExponent + 1 : isNegative ? -value : value;
    }

    private static float Scaled(long digits, int exponent)
    {
        double value = digits;
        for (; exponent > 0; exponent--)
        {
            value *= 10;
        }

        for (; exponent < 0; exponent++)
        {
            value /= 10;
        }

        return (float)value;
    }

    private static bool IsDigit(char letter) => letter >= '0' && letter <= '9';
}
