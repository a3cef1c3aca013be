using System;
using System.Security.Cryptography;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Sequences;

/// <summary>The file of a sequence model: one test for each rule.</summary>
public class SequenceFileTests
{
    private static readonly byte[] s_source = SampleSequences.Translator();
    private readonly SequenceEditor _file = new(s_source);

    [Fact]
    public void A_well_formed_file_is_read_with_all_that_it_says()
    {
        SequenceModel model = SequenceModel.Load(s_source);

        Assert.Equal((ContextUse.FinalState, 0, 1, 9), (model.Use, model.StartToken, model.StopToken, model.MaximumLength));
        Assert.Equal((7, 6), (model.Context.Info.Tokens, model.Decoder.Info.Tokens));
        Assert.Equal(s_source[16..24], model.Id);
        Assert.Equal(SHA256.HashData(s_source.AsSpan(24))[..8], model.Id);
        Assert.Equal(RnnModel.Load(_file.Context).Info.Id, model.Context.Info.Id);
        Assert.Equal(RnnModel.Load(_file.Decoder).Info.Id, model.Decoder.Info.Id);
        Assert.Same(model.Context.Table, model.Decoder.Table);
    }

    [Fact]
    public void Every_way_to_put_parts_together_is_read()
    {
        Assert.Equal(ContextUse.Output, SequenceModel.Load(SampleSequences.Speller(16)).Use);
        Assert.Null(SequenceModel.Load(SampleSequences.Chanter()).Context);
        Assert.True(SequenceModel.Load(SampleSequences.BothDirections()).Context.Info.NeedsWindow);
        Assert.Equal((-1, -1), (SequenceModel.Load(SampleSequences.Waves()).StartToken, SequenceModel.Load(SampleSequences.Waves()).StopToken));
    }

    [Fact]
    public void A_single_network_says_so_when_it_is_taken_for_a_sequence_model() =>
        Fails(SampleModels.GruSoftmax, "magic", 0, "TRNS of a sequence model", "TRNN of a single network, which RnnModel.Load reads");

    [Fact]
    public void A_sequence_model_says_so_when_it_is_taken_for_a_single_network() =>
        FormatAssert.Fails(s_source, "magic", 0, "TRNN of a single network", "TRNS of a sequence model, which SequenceModel.Load reads");

    [Fact]
    public void Broken_headers_are_refused()
    {
        Fails(_file.Cut(23).Unsealed(), "header", 0, "24 bytes", "23 bytes before the end");
        Fails(new SequenceEditor(s_source).SetByte(0, 'X').Sealed(), "magic", 0, "534E5254", "534E5258");
        Fails(new SequenceEditor(s_source).SetUInt16(4, 2).Sealed(), "version", 4, "1", "2");
        Fails(new SequenceEditor(s_source).SetUInt16(6, 1).Sealed(), "reserved", 6, "0", "1");
        Fails(new SequenceEditor(s_source).Append(0).Unsealed(), "length", 8, $"{s_source.Length + 1}", $"{s_source.Length}");
        byte[] changed = new SequenceEditor(s_source).SetByte(100, s_source[100] ^ 1).Unsealed();
        Assert.Equal("checksum", Assert.Throws<ModelFormatException>(() => SequenceModel.Load(changed)).What);
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Fails(_file.Append(1, 2).Sealed(), "end of file", s_source.Length, "no more bytes", "2 more");

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Fails(_file.SetByte(SequenceEditor.Use, 3).Sealed(), "context use", 24, "0 to 2", "3");
        Fails(new SequenceEditor(s_source).SetInt32(_file.StartToken, 6).Sealed(), "start token", _file.StartToken, "-1 to 5", "6");
        Fails(new SequenceEditor(s_source).SetInt32(_file.StopToken, -2).Sealed(), "stop token", _file.StopToken, "-1 to 5", "-2");
        Fails(new SequenceEditor(s_source).SetUInt16(_file.MaximumLength, 0).Sealed(), "maximum length", _file.MaximumLength, "1 to 65535", "0");
        Fails(new SequenceEditor(s_source).SetUInt16(_file.Sequences, 257).Sealed(), "self test sequences", _file.Sequences, "0 to 256", "257");
    }

    [Fact]
    public void A_decoder_of_vectors_has_neither_start_nor_stop_token()
    {
        byte[] waves = SampleSequences.Waves();
        int at = new SequenceEditor(waves).StopToken;
        Fails(new SequenceEditor(waves).SetInt32(at, 0).Sealed(), "stop token", at, "-1 to -1", "0");
    }

    [Fact]
    public void A_part_must_be_long_enough_and_there()
    {
        int at = _file.ContextLength;
        Fails(_file.SetInt32(at, 23).Sealed(), "context length", at, "24 to 2147483647", "23");
        Fails(new SequenceEditor(s_source).SetInt32(at, -1).Sealed(), "context length", at, "24 to 2147483647", "-1");
        Fails(
            new SequenceEditor(s_source).SetInt32(at, int.MaxValue).Sealed(), "context", at + 4, $"{int.MaxValue} bytes", $"{s_source.Length - at - 4} bytes before the end");
    }

    [Fact]
    public void A_broken_part_is_refused_where_it_is_broken()
    {
        int at = _file.DecoderLength + 4;
        Fails(_file.SetByte(at + 4, 9).Sealed(), "version", at + 4, "1", "9");
        byte[] cut = new SequenceEditor(s_source).Decoder[..^1];
        Fails(
            new SequenceEditor(s_source).Replace(at - 4, cut).Sealed(), "length", at + 8, $"{cut.Length} (the bytes given)", $"{cut.Length + 1}");
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        int at = _file.DecoderLength;
        Refuse(_file.SetByte(SequenceEditor.Use, 2), at, "context: expected 10 outputs, one for each h of the decoder, found 5");
        Refuse(
            new SequenceEditor(s_source).Replace(at, new SequenceEditor(SampleSequences.Speller()).Decoder), at,
            "context: expected 4 values of h for layer 1 of the decoder, found 5 in layer 1");
        Refuse(
            new SequenceEditor(s_source).Replace(at, new SequenceEditor(SampleSequences.Waves()).Context), at,
            "decoder: expected as many outputs as inputs, 2, found 5");
        Refuse(
            new SequenceEditor(s_source).Replace(at, _file.Context), at,
            "decoder: expected a score for each of its 7 tokens, or the best token, found 5 outputs");

        static void Refuse(SequenceEditor editor, int at, string message)
        {
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => SequenceModel.Load(editor.Sealed()));
            Assert.Equal(("decoder", at, "parts that fit together"), (error.What, error.Offset, error.Expected));
            Assert.Equal("others: " + message, error.Actual);
        }
    }

    [Fact]
    public void Self_tests_hold_tokens_in_range()
    {
        int first = _file.Sequences + 2;
        Fails(_file.SetUInt16(first, 0).Sealed(), "self test sequence 0 steps", first, "1 to 4096", "0");
        Fails(
            new SequenceEditor(s_source).SetSingle(first + 2, 7).Sealed(), "self test sequence 0 window", first + 2, "a token from 0 to 6", "7");
        Fails(
            new SequenceEditor(s_source).SetSingle(first + 2, 0.5f).Sealed(), "self test sequence 0 window", first + 2, "a token from 0 to 6", "0.5");
        int steps = s_source[first];
        int start = first + 2 + 4 * steps;
        Fails(new SequenceEditor(s_source).SetSingle(start, -1).Sealed(), "self test sequence 0 first input", start, "a token from 0 to 5", "-1");
        Fails(new SequenceEditor(s_source).SetUInt16(start + 4, 10).Sealed(), "self test sequence 0 length", start + 4, "0 to 9", "10");
        Fails(new SequenceEditor(s_source).SetInt32(start + 6, 6).Sealed(), "self test sequence 0 token", start + 6, "0 to 5", "6");
    }

    [Fact]
    public void A_file_that_was_cut_anywhere_is_refused()
    {
        for (int length = 0; length < s_source.Length; length += 1 + length / 40)
        {
            Assert.Throws<ModelFormatException>(() => SequenceModel.Load(s_source[..length]));
            Assert.Throws<ModelFormatException>(() => SequenceModel.Load(ModelEditor.Seal(s_source[..length])));
        }
    }

    private static void Fails(byte[] file, string what, int offset, string expected, string actual)
    {
        ModelFormatException error = Assert.Throws<ModelFormatException>(() => SequenceModel.Load(file));
        Assert.Equal((what, offset, expected, actual), (error.What, error.Offset, error.Expected, error.Actual));
    }
}
