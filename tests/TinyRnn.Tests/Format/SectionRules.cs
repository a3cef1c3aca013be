using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>Which sections a file has, in which order, and that each is read to its end.</summary>
public class SectionRules
{
    private static readonly string[] s_sections = ["info", "readings", "layers", "outputs", "table", "self-test"];
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    public static TheoryData<string> Sections => [.. s_sections];

    private int At(string section) => _model.Layout["section " + section];

    private byte[] Bytes(string section) => SampleModels.GruSoftmax[_model.Layout.Section(section)];

    private static string After(string section) => s_sections.SkipWhile(other => other != section).Skip(1).FirstOrDefault() ?? "the end of the file";

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_that_is_missing_is_named(string section) =>
        FormatAssert.Fails(_model.Remove(section).Count(-1).Sealed(), "section", At(section), section, After(section));

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_that_comes_twice_is_refused(string section)
    {
        int end = _model.Layout["end of " + section];
        string after = After(section);
        ModelEditor twice = after == "the end of the file" ? _model.Append(Bytes(section)) : _model.InsertBefore(after, Bytes(section));
        FormatAssert.Fails(
            twice.Count(1).Sealed(), "section", end, after == "the end of the file" ? "one that may follow self-test" : after, section);
    }

    [Fact]
    public void Sections_out_of_order_are_refused()
    {
        byte[] table = Bytes("table");
        FormatAssert.Fails(_model.Remove("table").InsertBefore("outputs", table).Sealed(), "section", At("outputs"), "outputs", "table");
    }

    [Theory]
    [InlineData(0, "number 0")]
    [InlineData(11, "number 11")]
    [InlineData(255, "number 255")]
    [InlineData(16, "context")]
    [InlineData(19, "sequences")]
    public void An_unknown_section_is_refused_wherever_it_stands(int number, string name)
    {
        byte[] unknown = ModelEditor.Section(number, 1, 2, 3);
        FormatAssert.Fails(_model.InsertBefore("info", unknown).Count(1).Sealed(), "section", At("info"), "info", name);
        FormatAssert.Fails(
            new ModelEditor(SampleModels.GruSoftmax).InsertBefore("layers", unknown).Count(1).Sealed(), "section", At("layers"), "layers", name);
        FormatAssert.Fails(
            new ModelEditor(SampleModels.GruSoftmax).Append(unknown).Count(1).Sealed(), "section", _model.Layout["end of self-test"],
            "one that may follow self-test", name);
    }

    [Theory]
    [InlineData(4, "layers")]
    [InlineData(9, null)]
    [InlineData(10, null)]
    public void Target_proof_and_origin_are_passed_over_whatever_they_hold(int number, string? before)
    {
        byte[] section = ModelEditor.Section(number, 0xFF, 0, 0xFE);
        byte[] file = (before is null ? _model.Append(section) : _model.InsertBefore(before, section)).Count(1).Sealed();
        Assert.Equal(RnnModel.Load(SampleModels.GruSoftmax).Info.Id, RnnModel.Load(file).Info.Id);
        Assert.True(QuantizedNetwork.Load(file).SelfTest().Passed);
    }

    [Fact]
    public void A_file_may_have_target_proof_and_origin_at_once()
    {
        // What is inserted first stands later.
        byte[] file = _model.Append([.. ModelEditor.Section(9, 1), .. ModelEditor.Section(10, 2)]).InsertBefore("layers", ModelEditor.Section(4, 3)).Count(3).Sealed();
        Assert.True(QuantizedNetwork.Load(file).SelfTest().Passed);
    }

    [Fact]
    public void A_section_that_may_be_passed_over_stands_once_and_in_its_place()
    {
        FormatAssert.Fails(
            _model.Append([.. ModelEditor.Section(10), .. ModelEditor.Section(9)]).Count(2).Sealed(), "section", _model.Layout["end of self-test"] + 5,
            "one that may follow origin", "proof");
        FormatAssert.Fails(
            new ModelEditor(SampleModels.GruSoftmax).InsertBefore("layers", [.. ModelEditor.Section(4), .. ModelEditor.Section(4)]).Count(2).Sealed(), "section",
            At("layers") + 5, "layers", "target");
        FormatAssert.Fails(
            new ModelEditor(SampleModels.GruSoftmax).InsertBefore("readings", ModelEditor.Section(4)).Count(1).Sealed(), "section", At("readings"), "readings", "target");
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_may_not_pass_the_end_of_the_file(string section)
    {
        int length = _model.Layout["length of " + section];
        int left = _model.Layout["checksum"] - length - 4;
        FormatAssert.Fails(
            _model.SetInt32("length of " + section, left + 1).Sealed(), "length of section " + section, length, $"0 to {left}", $"{left + 1}");
        FormatAssert.Fails(
            _model.SetInt32("length of " + section, int.MaxValue).Sealed(), "length of section " + section, length, $"0 to {left}", $"{int.MaxValue}");
        FormatAssert.Fails(_model.SetInt32("length of " + section, -1).Sealed(), "length of section " + section, length, $"0 to {left}", "-1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_file_may_not_end_within_the_length_of_a_section(int kept)
    {
        int at = At("outputs");
        byte[] cut = [.. SampleModels.GruSoftmax[..(at + kept)], 0, 0, 0, 0];
        FormatAssert.Fails(ModelEditor.Seal(cut), "length of section outputs", at + 1, "4 bytes", $"{kept - 1} bytes before the end");
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_is_read_to_its_end(string section)
    {
        int end = _model.Layout["end of " + section];
        FormatAssert.Fails(_model.Replace(section, end..end, 0, 0, 0).Sealed(), "end of section " + section, end, "no more bytes", "3 more");
    }

    [Fact]
    public void The_number_of_sections_is_that_of_the_file()
    {
        int end = _model.Layout["end of self-test"];
        FormatAssert.Fails(_model.Count(-1).Sealed(), "section", At("self-test"), "self-test", "the end of the file");
        FormatAssert.Fails(_model.Count(2).Sealed(), "section", end, "one that may follow self-test", "the end of the file");
    }

    [Fact]
    public void A_file_without_any_section_is_refused() =>
        FormatAssert.Fails(
            ModelEditor.Seal([.. SampleModels.GruSoftmax[..6], 0, 0, .. SampleModels.GruSoftmax[8..20], 0, 0, 0, 0]), "section", 20, "info",
            "the end of the file");

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Bytes_after_the_last_section_are_refused(int count) =>
        FormatAssert.Fails(
            _model.Append(new byte[count]).Sealed(), "end of file", _model.Layout["end of self-test"], "the checksum", count + " more bytes");

    [Fact]
    public void A_section_that_ends_anywhere_too_early_is_refused()
    {
        IEnumerable<byte[]> models = [SampleModels.GruSoftmax, SampleModels.RnnLstmSigmoid, SampleModels.ReluTanhWide, .. WindowModels.All.Values];
        foreach (byte[] model in models)
        {
            foreach (string section in s_sections)
            {
                AssertRefusedHoweverShort(model, section);
            }
        }
    }

    [Fact]
    public void A_file_that_ends_anywhere_too_early_is_refused()
    {
        byte[] model = SampleModels.GruSoftmax;
        for (int length = 0; length < model.Length; length++)
        {
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(ModelEditor.Seal(model[..length])));
            Assert.InRange(error.Offset, 0, length);
        }
    }

    private static void AssertRefusedHoweverShort(byte[] model, string section)
    {
        var layout = new ModelLayout(model);
        int end = layout["end of " + section];
        for (int at = layout["length of " + section] + 4; at < end; at++)
        {
            byte[] cut = new ModelEditor(model).Replace(section, at..end).Sealed();
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(cut));
            Assert.InRange(error.Offset, 0, at);
            Assert.EndsWith(" bytes", error.Expected, StringComparison.Ordinal);
            Assert.EndsWith(" bytes before the end", error.Actual, StringComparison.Ordinal);
        }
    }
}
