using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>What puts context and decoder of a sequence model together, and its part of the header; see SequenceGenerator.</summary>
internal sealed class NativeSequence(SequenceModel model)
{
    private readonly bool _hasContext = model.Context is not null;
    private readonly bool _writesTokens = model.Decoder.Info.Tokens > 0;

    /// <summary>What its functions can do.</summary>
    public IEnumerable<string> Abilities => ["sequence", _writesTokens ? "tokens" : "vectors", _hasContext ? "context" : "alone"];

    /// <summary>Bytes of the structure besides those of its parts.</summary>
    public int Bytes => 4 * Raw;

    private int Raw => System.Math.Max(model.Decoder.Info.Outputs.Length, model.Context?.Info.Outputs.Length ?? 0);

    public string Header
    {
        get
        {
            var code = new CodeWriter();
            code.Line($"#define NET_START_TOKEN ({model.StartToken})").Line($"#define NET_STOP_TOKEN ({model.StopToken})");
            code.Line($"#define NET_MAXIMUM_LENGTH {model.MaximumLength}").Line();
            code.Line("/* The states of all parts, and room to work in; the caller's. net_start comes before anything else. */");
            code.Line("typedef struct").Line("{");
            code.Line(_hasContext ? "    net_context_t context;" : "").Line("    net_decoder_t decoder;");
            code.Line($"    int32_t raw[{Raw}];").Line("} net_t;").Line();
            WriteDeclarations(code);
            return code.ToString();
        }
    }

    public string Source
    {
        get
        {
            var code = new CodeWriter();
            if (_hasContext)
            {
                WriteTransfer(code);
            }

            string[] flags =
            [
                _hasContext ? "context" : "alone", .. _hasContext && model.Context!.Info.NeedsWindow ? ["window"] : System.Array.Empty<string>(),
                .. _hasContext && model.Context!.Info.Tokens > 0 ? ["tokens"] : System.Array.Empty<string>(),
            ];
            if (_hasContext)
            {
                code.Line($"#define NET_TAKEN {(model.Use == ContextUse.FinalState ? "net->context.state" : "net->raw")}").Line();
            }

            code.Lines(NativeSnippets.Template(_hasContext ? model.Context!.Info.NeedsWindow ? "start_window" : "start_steps" : "start", flags)).Line();
            code.Lines(NativeSnippets.Template(_writesTokens ? "write_tokens" : "write_vectors", model.Decoder.Info.Outputs.Length == 1 ? ["best"] : [])).Line();
            code.Lines(NativeSnippets.Template("test_sequence", flags)).Line();
            return code.ToString();
        }
    }

    private void WriteDeclarations(CodeWriter code)
    {
        code.Line(_hasContext
            ? "/* Runs the context on a window [steps][NET_CONTEXT_INPUTS] and gives the decoder its state. */\nint net_start(net_t *net, const float *window, int32_t steps);"
            : "/* The decoder's initial state. */\nint net_start(net_t *net);").Line();
        if (_writesTokens)
        {
            code.Line("/* One step of the decoder: the token that is most likely to follow, or -1 where it was given no token. */");
            code.Line("int32_t net_next(net_t *net, int32_t token);").Line();
            code.Line("/* Goes on from a token, until the stop token or so many are written; how many there are, or -1. */");
            code.Line("int32_t net_continue(net_t *net, int32_t token, int32_t *tokens, int32_t most);").Line();
        }
        else
        {
            code.Line("/* Goes on from a vector in units, each vector written [steps][NET_DECODER_OUTPUTS] being the next input. */");
            code.Line("int net_continue(net_t *net, const float *first, float *vectors, int32_t steps);").Line();
        }

        code.Line("/* The self tests of all parts, which are reset. */").Line("int net_self_test(net_t *net);").Line();
    }

    private void WriteTransfer(CodeWriter code)
    {
        code.Line("/* What the decoder's state becomes: pieces of the context's, in the decoder's formats. */");
        code.Line("static void net_take_over(net_t *net, const int32_t *from)");
        code.Block("", () =>
        {
            foreach (StatePiece piece in StateTransfer.Of(model.Context.Info, model.Use, model.Decoder.Info).Pieces())
            {
                code.Line(piece.From < 0
                    ? $"net_clear(net->decoder.state + {piece.To}, {piece.Length});"
                    : $"net_transfer(from + {piece.From}, net->decoder.state + {piece.To}, {piece.Length}, {piece.Shift}, {piece.Bound});");
            }
        });
        code.Line();
    }
}
