using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Explicit;

/// <summary>What a decoder must be to feed its output back, and a context to start it.</summary>
internal static class SequenceRules
{
    /// <exception cref="ImportException">A rule is broken.</exception>
    public static void Check(SequenceSidecar sequence, Network? context, Network decoder)
    {
        CheckDecoder(sequence.Decoder, decoder);
        CheckToken(sequence.Decoder, "start_token", sequence.StartToken, decoder.Tokens);
        CheckToken(sequence.Decoder, "stop_token", sequence.StopToken, decoder.Tokens);
        if (context is not null)
        {
            CheckContext(sequence, context, decoder);
        }
    }

    private static void CheckDecoder(SidecarValue place, Network decoder)
    {
        if (decoder.NeedsWindow || decoder.GivesLastStep)
        {
            throw place.Refuse("a decoder is stepped: expected no layer that runs backwards and no layer 'last'");
        }

        NetworkLayer last = decoder.Layers[^1];
        int scores = last is ArgMaxLayer ? last.InputSize : last.OutputSize;
        if (decoder.Tokens > 0 && scores != decoder.Tokens)
        {
            throw place.Refuse($"expected a score for each of {decoder.Tokens} tokens, as the output is the next input; found {scores}");
        }

        if (decoder.Tokens == 0 && decoder.OutputSize != decoder.InputSize)
        {
            throw place.Refuse($"expected {decoder.InputSize} outputs, as they are the next input; found {decoder.OutputSize}");
        }
    }

    private static void CheckToken(SidecarValue place, string key, int token, int tokens)
    {
        if (token >= tokens && token >= 0)
        {
            throw place.Refuse(
                tokens == 0
                    ? $"{key} {token} is stated, but the decoder takes no tokens"
                    : $"{key}: expected a token from 0 to {tokens - 1}, found {token}"
            );
        }
    }

    private static void CheckContext(SequenceSidecar sequence, Network context, Network decoder)
    {
        RecurrentLayer[] states = decoder.Layers.SelectMany(LayerFacts.Cells).ToArray();
        if (states.Length == 0)
        {
            throw sequence.Decoder.Refuse("expected a recurrent layer that can start from the context, found none");
        }

        if (sequence.Use == ContextUse.Output)
        {
            int values = states.Sum(state => state.OutputSize);
            if (context.OutputSize != values)
            {
                throw sequence.Context!.Refuse(
                    $"context_use output: expected {values} values, h0 of all layers of the decoder; found {context.OutputSize}"
                );
            }

            return;
        }

        string expected = Describe(states);
        string found = Describe(context.Layers.SelectMany(LayerFacts.Cells));
        if (expected != found)
        {
            throw sequence.Context!.Refuse($"context_use final_state: expected the decoder's recurrent layers, {expected}; found {found}");
        }
    }

    private static string Describe(IEnumerable<RecurrentLayer> cells)
    {
        string text = string.Join(
            ", ",
            cells.Select(cell => $"{Kind(cell.Cell)} {cell.HiddenSize}{(cell.OutputSize == cell.HiddenSize ? "" : $" -> {cell.OutputSize}")}")
        );
        return text.Length == 0 ? "none" : text;
    }

    private static string Kind(CellKind cell) =>
        cell switch
        {
            CellKind.Gru => "GRU",
            CellKind.Lstm => "LSTM",
            _ => "RNN",
        };
}
