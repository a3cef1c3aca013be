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
        Assert.Equal(s_source[12..20], model.Id);
        Assert.Equal(RnnModel.Load(_file.Part(SequenceEditor.Context)).Info.Id, model.Context.Info.Id);
        Assert.Equal(RnnModel.Load(_file.Part(SequenceEditor.Decoder)).Info.Id, model.Decoder.Info.Id);
        Assert.Same(model.Context.Table, model.Decoder.Table);
    }

    [Fact]
    public void The_id_is_the_start_of_the_SHA256_of_the_ids_of_the_parts_and_of_how_they_write()
    {
        SequenceModel model = SequenceModel.Load(s_source);
        byte[] deciding =
        [
            .. ModelEditor.Section(SequenceEditor.Context, model.Context.Info.Id), .. ModelEditor.Section(SequenceEditor.Decoder, model.Decoder.Info.Id),
            .. ModelEditor.Section(SequenceEditor.Writing, _file.Part(SequenceEditor.Writing)),
        ];
        Assert.Equal(SHA256.HashData(deciding)[..8], model.Id);
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
        Fails(_file.Cut(23), "header", 0, "24 bytes", "23 bytes before the end");
        Fails(new SequenceEditor(s_source).SetByte(0, 'X').Sealed(), "magic", 0, "534E5254", "534E5258");
        Fails(new SequenceEditor(s_source).SetUInt16(4, 3).Sealed(), "version", 4, "2", "3");
        Fails(new SequenceEditor(s_source).SetUInt16(4, 1).Sealed(), "version", 4, "2", "1, of an older format: quantize the network again");
        Fails(new SequenceEditor(s_source).SetUInt16(6, 11).Sealed(), "number of sections", 6, "0 to 10", "11");
        Fails(new SequenceEditor(s_source).Append(0).Unsealed(), "length", 8, $"{s_source.Length + 1} (the bytes given)", $"{s_source.Length}");
        byte[] changed = new SequenceEditor(s_source).SetByte(100, s_source[100] ^ 1).Unsealed();
        Assert.Equal("checksum", Assert.Throws<ModelFormatException>(() => SequenceModel.Load(changed)).What);
    }

    [Fact]
    public void Bytes_after_the_last_section_are_refused() =>
        Fails(_file.Append(1, 2).Sealed(), "end of file", s_source.Length - 4, "the checksum", "2 more bytes");

    [Theory]
    [InlineData(SequenceEditor.Decoder, "decoder", "writing")]
    [InlineData(SequenceEditor.Writing, "writing", "sequences")]
    [InlineData(SequenceEditor.Sequences, "sequences", "the end of the file")]
    public void A_section_that_is_missing_is_named(int section, string name, string found)
    {
        int at = _file.Length(section) - 1;
        Fails(_file.Remove(section).Sealed(), "section", at, name, found);
    }

    [Fact]
    public void A_decoder_that_starts_from_a_context_needs_one()
    {
        int at = _file.Contents(SequenceEditor.Decoder) - _file.End(SequenceEditor.Context) + _file.Length(SequenceEditor.Context) - 1;
        Fails(
            _file.Remove(SequenceEditor.Context).Sealed(), "decoder", at, "parts that fit together",
            "others: context: expected one, found none, and the decoder starts from it");
    }

    [Theory]
    [InlineData(1, "info")]
    [InlineData(11, "number 11")]
    [InlineData(20, "number 20")]
    public void A_section_that_has_no_place_is_refused(int number, string name)
    {
        byte[] file = _file.Append(ModelEditor.Section(number, 1, 2)).SetByte(6, 5).Sealed();
        Fails(file, "section", s_source.Length - 4, "one that may follow sequences", name);
    }

    [Theory]
    [InlineData(SequenceEditor.Writing, "writing")]
    [InlineData(SequenceEditor.Sequences, "sequences")]
    public void A_section_is_read_to_its_end(int section, string name)
    {
        byte[] longer = _file.Replace(section, [.. _file.Part(section), 0]).Sealed();
        Fails(longer, "end of section " + name, _file.End(section) - 1, "no more bytes", "1 more");
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Fails(new SequenceEditor(s_source).SetByte(_file.Use, 3).Sealed(), "context use", _file.Use, "0 to 2", "3");
        Fails(new SequenceEditor(s_source).SetInt32(_file.StartToken, 6).Sealed(), "start token", _file.StartToken, "-1 to 5", "6");
        Fails(new SequenceEditor(s_source).SetInt32(_file.StopToken, -2).Sealed(), "stop token", _file.StopToken, "-1 to 5", "-2");
        Fails(new SequenceEditor(s_source).SetUInt16(_file.MaximumLength, 0).Sealed(), "maximum length", _file.MaximumLength, "1 to 65535", "0");
        Fails(new SequenceEditor(s_source).SetUInt16(_file.SelfTest, 257).Sealed(), "self test sequences", _file.SelfTest, "0 to 256", "257");
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
        int at = _file.Contents(SequenceEditor.Context);
        Fails(new SequenceEditor(s_source).Replace(SequenceEditor.Context, new byte[23]).Sealed(), "header", at, "24 bytes", "23 bytes before the end");
        int left = s_source.Length - 4 - at;
        Fails(new SequenceEditor(s_source).SetInt32(at - 4, left + 1).Sealed(), "length of section context", at - 4, $"0 to {left}", $"{left + 1}");
        Fails(new SequenceEditor(s_source).SetInt32(at - 4, -1).Sealed(), "length of section context", at - 4, $"0 to {left}", "-1");
    }

    [Fact]
    public void A_broken_part_is_refused_where_it_is_broken()
    {
        int at = _file.Contents(SequenceEditor.Decoder);
        Fails(new SequenceEditor(s_source).SetByte(at + 4, 9).Sealed(), "version", at + 4, "2", "9");
        byte[] cut = _file.Part(SequenceEditor.Decoder)[..^1];
        Fails(
            new SequenceEditor(s_source).Replace(SequenceEditor.Decoder, cut).Sealed(), "length", at + 8, $"{cut.Length} (the bytes given)", $"{cut.Length + 1}");
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        int at = _file.Contents(SequenceEditor.Decoder);
        Refuse(new SequenceEditor(s_source).SetByte(_file.Use, 2), "context: expected 10 outputs, one for each h of the decoder, found 5");
        Refuse(
            With(new SequenceEditor(SampleSequences.Speller()).Part(SequenceEditor.Decoder)),
            "context: expected 4 values of h for layer 1 of the decoder, found 5 in layer 1");
        Refuse(
            With(new SequenceEditor(SampleSequences.Waves()).Part(SequenceEditor.Context)), "decoder: expected as many outputs as inputs, 2, found 5");
        Refuse(
            With(_file.Part(SequenceEditor.Context)), "decoder: expected a score for each of its 7 tokens, or the best token, found 5 outputs");

        SequenceEditor With(byte[] decoder) => new SequenceEditor(s_source).Replace(SequenceEditor.Decoder, decoder);

        void Refuse(SequenceEditor editor, string message)
        {
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => SequenceModel.Load(editor.Sealed()));
            Assert.Equal(("decoder", at, "parts that fit together"), (error.What, error.Offset, error.Expected));
            Assert.Equal("others: " + message, error.Actual);
        }
    }

    [Fact]
    public void Self_tests_hold_tokens_in_range()
    {
        int first = _file.SelfTest + 2;
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

    [Theory]
    [InlineData(SequenceEditor.Writing)]
    [InlineData(SequenceEditor.Sequences)]
    public void A_section_that_ends_anywhere_too_early_is_refused(int section)
    {
        byte[] contents = _file.Part(section);
        for (int length = 0; length < contents.Length; length++)
        {
            byte[] cut = new SequenceEditor(s_source).Replace(section, contents[..length]).Sealed();
            Assert.EndsWith(" bytes before the end", Assert.Throws<ModelFormatException>(() => SequenceModel.Load(cut)).Actual, StringComparison.Ordinal);
        }
    }

    private static void Fails(byte[] file, string what, int offset, string expected, string actual)
    {
        ModelFormatException error = Assert.Throws<ModelFormatException>(() => SequenceModel.Load(file));
        Assert.Equal((what, offset, expected, actual), (error.What, error.Offset, error.Expected, error.Actual));
    }
}
