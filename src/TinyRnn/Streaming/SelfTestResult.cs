namespace TinyRnn;

/// <summary>What a self test found.</summary>
public sealed class SelfTestResult
{
    internal SelfTestResult(int steps)
    {
        Passed = true;
        Steps = steps;
    }

    internal SelfTestResult(int steps, int step, int output, int expected, int actual)
    {
        Steps = steps;
        Step = step;
        Output = output;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>True when every integer output was the expected one.</summary>
    public bool Passed { get; }

    /// <summary>Steps in the self test; 0 when the model has none.</summary>
    public int Steps { get; }

    /// <summary>The first step that differs.</summary>
    public int Step { get; }

    /// <summary>The first output that differs in that step.</summary>
    public int Output { get; }

    /// <summary>The raw output that the model's maker computed.</summary>
    public int Expected { get; }

    /// <summary>The raw output that this machine computed.</summary>
    public int Actual { get; }

    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        if (Passed)
        {
            return "passed, " + Steps.ToString() + " steps";
        }

        return "FAILED at step " + Step.ToString() + ", output " + Output.ToString()
            + ": expected " + Expected.ToString() + ", got " + Actual.ToString();
    }
}
