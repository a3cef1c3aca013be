namespace TinyRnn.CompilerServices;

/// <summary>Which value is the largest.</summary>
public static class ArgMax
{
    /// <summary>The number, from 0, of the largest of <paramref name="count"/> values from <paramref name="offset"/>; the first of equals.</summary>
    public static int Of(int[] values, int offset, int count)
    {
        int best = 0;
        for (int i = 1; i < count; i++)
        {
            if (values[offset + i] > values[offset + best])
            {
                best = i;
            }
        }

        return best;
    }
}
