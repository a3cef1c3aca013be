using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Pipeline;

namespace TinyRnn.Cli.Views;

/// <summary>A quantized model that writes texts beside its float network, for people.</summary>
internal static class ForcedScoreView
{
    public static void Write(QuantizedText quantized)
    {
        var table = new TextTable("", "tokens", "predicted", "perplexity");
        Add(table, "float", quantized.Float);
        Add(table, "integer", quantized.Integer);
        table.Write();
        Terminal.Line($"Sequences written the same: {Figures.Count(quantized.Same)} of {Figures.Count(quantized.Sequences)}");
    }

    private static void Add(TextTable table, string name, ForcedScore score) =>
        table.Add(
            name,
            Figures.Count(score.Tokens),
            Figures.Percent((double)score.Correct / score.Tokens),
            Figures.Score(score.Perplexity));
}
