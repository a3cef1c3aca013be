using System;

namespace TinyRnn.Benchmark;

/// <summary>What the textbook steps call, and a firmware with light mathematics throws at.</summary>
internal static class TextbookMath
{
    public static bool IsThere()
    {
        try
        {
            return Math.Exp(0) == 1 && Math.Tanh(0) == 0;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
