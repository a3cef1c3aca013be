using System;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class DescriptionRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    private int At(string field) => _model.Layout[field];

    [Fact]
    public void A_task_beyond_the_known_ones_is_refused() =>
        FormatAssert.Fails(_model.SetByte("task", 3).Sealed(), "task", At("task"), "0 to 2", "3");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Numbers_must_be_finite(float value)
    {
        foreach (string field in new[] { "threshold", "input 1 center", "input 0 gain", "output 1 scale", "output 0 offset", "self test reading 3" })
        {
            string what = field.StartsWith("self test", StringComparison.Ordinal) ? "self test reading" : field;
            FormatAssert.Fails(
                new ModelEditor(SampleModels.GruSoftmax).SetSingle(field, value).Sealed(), what, At(field), "a finite number", "NaN or infinity");
        }
    }

    [Theory]
    [InlineData(-0.25f, "-0.25")]
    [InlineData(1.5f, "1.5")]
    public void A_threshold_outside_0_to_1_is_refused(float threshold, string actual) =>
        FormatAssert.Fails(_model.SetSingle("threshold", threshold).Sealed(), "threshold", At("threshold"), "0 to 1", actual);

    [Theory]
    [InlineData(0)]
    [InlineData(32768)]
    [InlineData(65535)]
    public void An_input_limit_outside_the_copies_is_refused(int limit) =>
        FormatAssert.Fails(_model.SetUInt16("input limit", limit).Sealed(), "input limit", At("input limit"), "1 to 32767", limit.ToString());

    [Theory]
    [InlineData("inputs", 0)]
    [InlineData("inputs", 257)]
    [InlineData("outputs", 0)]
    [InlineData("outputs", 65535)]
    public void A_number_of_channels_outside_1_to_256_is_refused(string channels, int count) =>
        FormatAssert.Fails(
            _model.SetUInt16("number of " + channels, count).Sealed(), "number of " + channels, At("number of " + channels), "1 to 256", count.ToString());

    [Theory]
    [InlineData("input 0 gain", 0f, "0")]
    [InlineData("input 1 gain", -2f, "-2")]
    [InlineData("output 0 scale", 0f, "0")]
    [InlineData("output 1 scale", -0.5f, "-0.5")]
    public void Gains_and_scales_must_be_positive(string field, float value, string actual) =>
        FormatAssert.Fails(_model.SetSingle(field, value).Sealed(), field, At(field), "a positive number", actual);

    [Theory]
    [InlineData("stray continuation", new byte[] { 0x61, 0x80, 0x61 })]
    [InlineData("overlong 2 bytes", new byte[] { 0xC0, 0xAF, 0x61 })]
    [InlineData("overlong 2 bytes, last", new byte[] { 0xC1, 0xBF, 0x61 })]
    [InlineData("overlong 3 bytes", new byte[] { 0xE0, 0x9F, 0xBF })]
    [InlineData("surrogate", new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData("overlong 4 bytes", new byte[] { 0xF0, 0x8F, 0xBF, 0xBF })]
    [InlineData("beyond U+10FFFF", new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData("no such lead", new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    [InlineData("missing continuation", new byte[] { 0xE2, 0x82, 0x61 })]
    [InlineData("cut at the end of the text", new byte[] { 0x61, 0x61, 0x61, 0x61, 0x61, 0xE2 })]
    public void Text_must_be_UTF8(string reason, byte[] text)
    {
        Assert.NotEmpty(reason);
        // "sample" has six bytes.
        byte[] value = [6, .. text, .. "aaaaaa"u8[text.Length..]];
        FormatAssert.Fails(_model.Set("model name", value).Sealed(), "model name", At("model name"), "UTF-8 text", "bytes that are not");
    }

    [Theory]
    [InlineData("input 0 name")]
    [InlineData("input 1 unit")]
    [InlineData("output 0 name")]
    [InlineData("output 1 unit")]
    public void Every_channel_text_must_be_UTF8(string field) =>
        FormatAssert.Fails(ReplaceText(field, 0xFF).Sealed(), field, At(field), "UTF-8 text", "bytes that are not");

    [Theory]
    [InlineData("\u007f\u0080\u07ff")]
    [InlineData("\u0800\uffff")]
    [InlineData("\ud7ff\ue000")]
    [InlineData("\U00010000ab")]
    [InlineData("\U0010FFFFab")]
    [InlineData("°C\u20ac")]
    public void Well_formed_text_of_every_length_is_read(string text)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        byte[] name = [6, .. utf8, .. new byte[6 - utf8.Length]];
        RnnModel model = RnnModel.Load(_model.Set("model name", name).Sealed());
        Assert.Equal(text + new string('\0', 6 - utf8.Length), model.Info.Name);
    }

    [Fact]
    public void A_text_may_not_pass_the_end()
    {
        int at = At("input 0 name");
        FormatAssert.Fails(_model.Cut(at + 3).Sealed(), "input 0 name", at + 1, "11 bytes", "2 bytes before the end");
    }

    private ModelEditor ReplaceText(string field, byte value)
    {
        int length = SampleModels.GruSoftmax[At(field)];
        return length == 0 ? InsertByte(field, value) : _model.Set(field, [(byte)length, value]);
    }

    private ModelEditor InsertByte(string field, byte value)
    {
        byte[] bytes = SampleModels.GruSoftmax;
        int at = At(field);
        return new ModelEditor(bytes).Cut(at).Append([1, value, .. bytes[(at + 1)..]]);
    }
}
