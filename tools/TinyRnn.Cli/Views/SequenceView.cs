using System;
using System.Globalization;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Views;

/// <summary>A model that writes sequences for people.</summary>
internal static class SequenceView
{
    public static void Write(SequenceSummary sequence)
    {
        WriteNumbers($"Sequence model, id {sequence.Id}", sequence.Use, sequence.StartToken, sequence.StopToken, sequence.MaximumLength);
        if (sequence.Context is not null)
        {
            WriteTitle("Context");
            ModelView.Write(sequence.Context);
        }

        WriteTitle("Decoder");
        ModelView.Write(sequence.Decoder);
        Terminal.Line();
        Terminal.Line($"Both together: flash {Figures.Count(sequence.File)} bytes, RAM when loaded {Figures.Count(sequence.Ram)} bytes");
    }

    public static void Write(NetworkSummary? context, SequenceNetwork network, NetworkSummary decoder)
    {
        WriteNumbers("Sequence network, float", network.Use, network.StartToken, network.StopToken, network.MaximumLength);
        if (context is not null)
        {
            WriteTitle("Context");
            NetworkView.Write(context);
        }

        WriteTitle("Decoder");
        NetworkView.Write(decoder);
    }

    private static void WriteNumbers(string title, ContextUse use, int start, int stop, int maximumLength)
    {
        Terminal.Line(title);
        Terminal.Line(
            use switch
            {
                ContextUse.None => "no context",
                ContextUse.FinalState => "the decoder starts from the context's final state",
                _ => "the decoder starts from the context's output",
            });
        string tokens = $"start token {Token(start)}, stop token {Token(stop)}";
        Terminal.Line(FormattableString.Invariant($"{tokens}, at most {maximumLength} steps"));
    }

    private static void WriteTitle(string title)
    {
        Terminal.Line();
        Terminal.Line($"{title}:");
    }

    private static string Token(int token) => token < 0 ? "none" : token.ToString(CultureInfo.InvariantCulture);
}
