namespace TinyRnn.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input was good, but what it was checked for is not.</summary>
    public const int CheckFailed = 1;

    public const int BadInput = 2;
}
