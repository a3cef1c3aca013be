namespace TinyRnn.Cli;

/// <summary>What made a file, for those who want to make it again.</summary>
internal static class ToolName
{
    /// <summary>Name and version.</summary>
    public static string WithVersion { get; } = $"tinyrnn {typeof(ToolName).Assembly.GetName().Version!.ToString(3)}";
}
