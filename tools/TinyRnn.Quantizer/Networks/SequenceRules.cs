using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Networks;

/// <summary>How the parts of a <see cref="SequenceNetwork"/> must fit together.</summary>
public static class SequenceRules
{
    /// <summary>The most steps of a sequence.</summary>
    public const int MostSteps = 65535;

    /// <summary>The first rule that is broken, in words; null when all are kept.</summary>
    public static string? Violation(SequenceNetwork network) =>
        Part("context", network.Context) ?? Part("decoder", network.Decoder) ?? Decoder(network) ?? Context(network) ?? Numbers(network);

    /// <summary>Values of h and of c of a layer, both directions together; 0 where it has none.</summary>
    internal static (int Hidden, int Cell) StateOf(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => (recurrent.OutputSize, recurrent.Cell == CellKind.Lstm ? recurrent.HiddenSize : 0),
            ReverseLayer reverse => StateOf(reverse.Layer),
            BidirectionalLayer both => (2 * StateOf(both.Forward).Hidden, 2 * StateOf(both.Forward).Cell),
            _ => (0, 0),
        };

    private static string? Part(string what, Network? network) =>
        network is not null && StructureRules.Violation(network) is { } violation ? $"{what}: {violation}" : null;

    private static string? Decoder(SequenceNetwork network)
    {
        Network decoder = network.Decoder;
        if (decoder.NeedsWindow)
        {
            return "decoder: it is stepped, and cannot hold a layer that runs backwards";
        }

        NetworkLayer last = decoder.Layers[^1];
        return decoder.Tokens switch
        {
            0 when last is ArgMaxLayer => "decoder: it gives tokens but takes vectors",
            0 when decoder.OutputSize != decoder.InputSize =>
                Text($"decoder: expected as many outputs as inputs, {decoder.InputSize}, found {decoder.OutputSize}"),
            > 0 when (last is ArgMaxLayer ? last.InputSize : last.OutputSize) != decoder.Tokens =>
                Text($"decoder: expected a score for each of its {decoder.Tokens} tokens, found {(last is ArgMaxLayer ? last.InputSize : last.OutputSize)}"),
            _ => null,
        };
    }

    private static string? Context(SequenceNetwork network)
    {
        if (network.Context is not { } context)
        {
            return network.Use == ContextUse.None ? null : "context: expected one, found none, and the decoder starts from it";
        }

        List<(int Hidden, int Cell)> from = States(context);
        List<(int Hidden, int Cell)> to = States(network.Decoder);
        return network.Use switch
        {
            ContextUse.None => "context: expected none, because the decoder does not start from it",
            ContextUse.FinalState => from.SequenceEqual(to) && from.Count > 0
                ? null
                : $"context: expected the states of the decoder, {Describe(to)}, found {Describe(from)}",
            _ => Output(context, to.Sum(state => state.Hidden)),
        };
    }

    private static string? Output(Network context, int hidden)
    {
        if (context.OutputSize != hidden || context.Layers[^1] is ArgMaxLayer)
        {
            return Text($"context: expected {hidden} outputs, one for each h of the decoder, found {context.OutputSize}");
        }

        return context.Description.Outputs.Any(output => output.Mean != 0 || output.Deviation != 1)
            ? "context: expected outputs of mean 0 and deviation 1, because they are a state"
            : null;
    }

    private static string? Numbers(SequenceNetwork network)
    {
        int tokens = network.Decoder.Tokens;
        if (tokens == 0 && (network.StartToken != -1 || network.StopToken != -1))
        {
            return "start and stop token: expected -1, because the decoder takes vectors";
        }

        return Token("start token", network.StartToken, tokens)
            ?? Token("stop token", network.StopToken, tokens)
            ?? (network.MaximumLength is >= 1 and <= MostSteps ? null : Text($"maximum length: expected 1 to {MostSteps}, found {network.MaximumLength}"));
    }

    private static string? Token(string what, int token, int tokens) =>
        token >= -1 && (token == -1 || token < tokens) ? null : Text($"{what}: expected -1 to {tokens - 1}, found {token}");

    private static List<(int Hidden, int Cell)> States(Network network) => [.. network.Layers.Select(StateOf).Where(state => state.Hidden > 0)];

    private static string Describe(List<(int Hidden, int Cell)> states) =>
        states.Count == 0 ? "none" : string.Join(", then ", states.Select(state => Text($"h {state.Hidden}") + (state.Cell == 0 ? "" : Text($" c {state.Cell}"))));

    private static string Text(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
