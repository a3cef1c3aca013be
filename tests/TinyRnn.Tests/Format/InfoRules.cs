using System;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>The section of name, task, threshold and window, and texts anywhere.</summary>
public class InfoRules
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
    public void A_threshold_is_finite(float value) =>
        FormatAssert.Fails(_model.SetSingle("threshold", value).Sealed(), "threshold", At("threshold"), "a finite number", "NaN or infinity");

    [Theory]
    [InlineData(-0.25f, "-0.25")]
    [InlineData(1.5f, "1.5")]
    public void A_threshold_outside_0_to_1_is_refused(float threshold, string actual) =>
        FormatAssert.Fails(_model.SetSingle("threshold", threshold).Sealed(), "threshold", At("threshold"), "0 to 1", actual);

    [Theory]
    [InlineData(4097)]
    [InlineData(65535)]
    public void A_window_has_at_most_4096_steps(int steps) =>
        FormatAssert.Fails(_model.SetUInt16("window", steps).Sealed(), "window", At("window"), "0 to 4096", steps.ToString());

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
        FormatAssert.Fails(
            _model.Replace(field.StartsWith("input", StringComparison.Ordinal) ? "readings" : "outputs", Text(field), 1, 0xFF).Sealed(), field, At(field),
            "UTF-8 text", "bytes that are not");

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
        FormatAssert.Fails(
            _model.EndSection("readings", "input 0 name", 3).Sealed(), "input 0 name", at + 1, "11 bytes", "2 bytes before the end");
    }

    private Range Text(string field) => At(field)..(At(field) + _model.Layout.LengthOf(field));
}
