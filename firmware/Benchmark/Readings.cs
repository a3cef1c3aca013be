namespace TinyRnn.Benchmark;

/// <summary>The readings that every contender gets, over and over.</summary>
internal static class Readings
{
    public const int Count = 16;

    public static float[][] Create()
    {
        var random = new RandomWeights(99);
        var readings = new float[Count][];
        for (int i = 0; i < Count; i++)
        {
            readings[i] = random.Take(RandomWeights.Inputs, 2f);
        }

        return readings;
    }
}
