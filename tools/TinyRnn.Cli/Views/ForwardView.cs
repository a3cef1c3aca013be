using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Import.Forward;

namespace TinyRnn.Cli.Views;

/// <summary>What a float file is taken to be, in one line.</summary>
internal static class ForwardView
{
    /// <summary>The line, and what would be asked for before the file is used.</summary>
    public static void Write(ForwardTruth forward)
    {
        Terminal.Line(Line(forward));
        if (forward.Question is { } question)
        {
            Terminal.Line($"Before it is used: {question}");
        }
    }

    public static string Line(ForwardTruth forward) => $"Network: {forward}";
}
