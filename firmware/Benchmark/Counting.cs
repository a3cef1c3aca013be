namespace TinyRnn.Benchmark;

/// <summary>
/// Steps one contender a given number of times and nothing else. tests/nano/count.sh runs it under an instruction counter with two
/// numbers of steps: the difference is the steps'.
/// </summary>
internal static class Counting
{
    public static void Run(int number, int steps)
    {
        Contender contender = Contenders.Create(number);
        float[][] readings = Readings.Create();
        float sum = 0;
        for (int step = 0; step < steps; step++)
        {
            sum += contender.Step(readings[step & (Readings.Count - 1)]);
        }

        System.Console.WriteLine("counted " + Contenders.CellName(number / Contenders.PerCell) + ", " + Contenders.Name(number) + ", " + steps.ToString()
            + " steps, sum " + sum.ToString());
    }
}
