using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads a file of a sequence model, specified in docs/format.md, and checks all of it before anything is used.</summary>
internal sealed class SequenceReader
{
    public const int Magic = 0x534E5254;

    private readonly byte[] _bytes;
    private readonly SectionReader _sections;
    private ByteReader _reader;

    public SequenceReader(byte[] bytes)
    {
        _bytes = bytes;
        _sections = new SectionReader(
            bytes, 0, bytes.Length, Magic, ModelReader.Magic,
            new[] { "TRNS of a sequence model", "TRNN of a single network, which RnnModel.Load reads" });
    }

    public SequenceModel Read()
    {
        ByteReader contextFile = _sections.TryEnter(Section.Context);
        RnnModel context = contextFile == null ? null : ReadPart(contextFile);
        ByteReader decoderFile = _sections.Enter(Section.Decoder);
        int decoderAt = decoderFile.Position;
        RnnModel decoder = ReadPart(decoderFile);
        _reader = _sections.Enter(Section.Writing);
        var use = (ContextUse)_reader.ReadRanged("context use", 1, 0, 2);
        RequireFit(context, use, decoder, decoderAt);
        decoder = ShareTable(context, decoder);
        int lastToken = decoder.Info.Tokens - 1;
        int start = _reader.ReadRanged("start token", 4, -1, lastToken);
        int stop = _reader.ReadRanged("stop token", 4, -1, lastToken);
        int maximumLength = _reader.ReadRanged("maximum length", 2, 1, SequenceFit.MostSteps);
        SectionReader.RequireEnd(_reader, Section.Writing);
        _reader = _sections.Enter(Section.Sequences);
        SequenceTest[] selfTest = ReadSelfTest(context, decoder, maximumLength);
        SectionReader.RequireEnd(_reader, Section.Sequences);
        _sections.RequireEnd();
        return new SequenceModel(_sections.Id, context, use, decoder, start, stop, maximumLength, selfTest);
    }

    private RnnModel ReadPart(ByteReader file) => new ModelReader(_bytes, file.Position, file.Remaining).Read();

    private static void RequireFit(RnnModel context, ContextUse use, RnnModel decoder, int at)
    {
        ModelInfo contextInfo = context == null ? null : context.Info;
        string violation = SequenceFit.Violation(contextInfo, use, decoder.Info, -1, -1, 1);
        violation = violation == null ? LayerViolation(context, use, decoder) : violation;
        if (violation == null && context != null)
        {
            try
            {
                StateTransfer.Of(contextInfo, use, decoder.Info);
            }
            catch (ArgumentException error)
            {
                violation = error.Message;
            }
        }

        if (violation != null)
        {
            throw new ModelFormatException("decoder", at, "parts that fit together", "others: " + violation);
        }
    }

    private static string LayerViolation(RnnModel context, ContextUse use, RnnModel decoder)
    {
        if (use == ContextUse.Output && Last(context).Kind == LayerKind.ArgMax)
        {
            return "context: expected a state, found an argmax";
        }

        Layer last = Last(decoder);
        int tokens = decoder.Info.Tokens;
        bool best = last.Kind == LayerKind.ArgMax;
        if (tokens == 0)
        {
            return best ? "decoder: it gives tokens but takes vectors" : null;
        }

        int scores = best ? last.InputSize : last.OutputSize;
        return scores == tokens ? null : "decoder: expected a score for each of its " + tokens.ToString() + " tokens, found " + scores.ToString();
    }

    private static Layer Last(RnnModel model) => model.Layers[model.Layers.Length - 1];

    // The tables of two models by the same quantizer are the same: one is enough.
    private static RnnModel ShareTable(RnnModel context, RnnModel decoder)
    {
        if (context == null)
        {
            return decoder;
        }

        long[] ours = context.Table.Segments;
        long[] theirs = decoder.Table.Segments;
        for (int i = 0; i < ours.Length; i++)
        {
            if (ours[i] != theirs[i])
            {
                return decoder;
            }
        }

        return new RnnModel(decoder.Info, context.Table, decoder.Layers, decoder.SelfTest);
    }

    private SequenceTest[] ReadSelfTest(RnnModel context, RnnModel decoder, int maximumLength)
    {
        var tests = new SequenceTest[_reader.ReadRanged("self test sequences", 2, 0, ModelLimits.SelfTestSequences)];
        for (int i = 0; i < tests.Length; i++)
        {
            string what = "self test sequence " + i.ToString() + " ";
            float[] window = context == null ? null : ReadWindow(what, context.Info);
            float[] first = ReadInputs(what + "first input", 1, decoder.Info);
            int tokens = decoder.Info.Tokens;
            int size = tokens > 0 ? 1 : decoder.Info.Outputs.Length;
            int most = maximumLength < ModelLimits.SelfTestLength ? maximumLength : ModelLimits.SelfTestLength;
            int count = _reader.ReadRanged(what + "length", 2, 0, most);
            _reader.Require(what, count, 4 * size);
            var expected = new int[count * size];
            for (int k = 0; k < expected.Length; k++)
            {
                expected[k] = tokens > 0 ? _reader.ReadRanged(what + "token", 4, 0, tokens - 1) : _reader.ReadInt32(what + "output");
            }

            tests[i] = new SequenceTest(window, first, expected);
        }

        return tests;
    }

    private float[] ReadWindow(string what, ModelInfo context)
    {
        int most = context.NeedsWindow ? context.Window : ModelLimits.WindowSteps;
        return ReadInputs(what + "window", _reader.ReadRanged(what + "steps", 2, 1, most), context);
    }

    private float[] ReadInputs(string what, int steps, ModelInfo info)
    {
        int count = steps * info.Inputs.Length;
        _reader.Require(what, count, 4);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            int at = _reader.Position;
            float value = _reader.ReadFiniteSingle(what);
            if (info.Tokens > 0 && (value < 0 || value > info.Tokens - 1 || (int)value != value))
            {
                throw new ModelFormatException(what, at, "a token from 0 to " + (info.Tokens - 1).ToString(), value.ToString());
            }

            values[i] = value;
        }

        return values;
    }
}
