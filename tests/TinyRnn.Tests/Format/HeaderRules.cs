using System.Security.Cryptography;
using TinyRnn.CompilerServices;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class HeaderRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    [Fact]
    public void A_well_formed_file_is_read_with_all_that_it_says()
    {
        RnnModel model = RnnModel.Load(SampleModels.GruSoftmax);
        Assert.Equal("sample", model.Info.Name);
        Assert.Equal(ModelTask.MultiClass, model.Info.Task);
        Assert.Equal(0.5f, model.Info.Threshold);
        Assert.Equal(("temperature", "degC"), (model.Info.Inputs[0].Name, model.Info.Inputs[0].Unit));
        Assert.Equal(("pressure", "hPa"), (model.Info.Inputs[1].Name, model.Info.Inputs[1].Unit));
        Assert.Equal((20f, 1013f), (model.Info.Inputs[0].Center, model.Info.Inputs[1].Center));
        Assert.Equal(("wet", "mm", 1f), (model.Info.Outputs[1].Name, model.Info.Outputs[1].Unit, model.Info.Outputs[1].Offset));
        // The second output is y * 2 + 1, and softmax gives Q20.
        Assert.Equal(2f / (1 << 20), model.Info.Outputs[1].Scale);
        Assert.Equal([LayerKind.Gru, LayerKind.Dense, LayerKind.Softmax], [model.Layers[0].Kind, model.Layers[1].Kind, model.Layers[2].Kind]);
        Assert.Equal((2, 3, 9), (model.Layers[0].InputSize, model.Layers[0].OutputSize, model.Layers[0].Rows));
        Assert.Equal(3, model.Info.StateLength);
        Assert.Equal(5, model.SelfTest.Steps);
        Assert.Equal(SampleModels.GruSoftmax[12..20], model.Info.Id);
    }

    [Fact]
    public void The_id_is_the_start_of_the_SHA256_of_the_sections_that_decide_bits()
    {
        byte[] model = SampleModels.GruSoftmax;
        ModelLayout layout = _model.Layout;
        byte[] deciding =
            [.. model[layout.Section("readings")], .. model[layout.Section("layers")], .. model[layout.Section("outputs")], .. model[layout.Section("table")]];
        Assert.Equal(SHA256.HashData(deciding)[..8], RnnModel.Load(model).Info.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(23)]
    public void A_file_shorter_than_its_header_and_checksum_is_refused(int length) =>
        FormatAssert.Fails(_model.Cut(length), "header", 0, "24 bytes", length + " bytes before the end");

    [Fact]
    public void Another_magic_is_refused() =>
        FormatAssert.Fails(_model.Set("magic", (byte)'T', (byte)'F', (byte)'L', (byte)'3').Sealed(), "magic", 0, "4E4E5254", "334C4654");

    [Theory]
    [InlineData(3)]
    [InlineData(65535)]
    public void A_later_version_is_refused(int version) =>
        FormatAssert.Fails(_model.SetUInt16("version", version).Sealed(), "version", 4, "2", version.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_earlier_version_is_refused_with_what_to_do(int version) =>
        FormatAssert.Fails(
            _model.SetUInt16("version", version).Unsealed(), "version", 4, "2", version + ", of an older format: quantize the network again");

    [Theory]
    [InlineData(11)]
    [InlineData(65535)]
    public void A_file_of_more_sections_than_there_are_is_refused(int sections) =>
        FormatAssert.Fails(_model.SetUInt16("number of sections", sections).Sealed(), "number of sections", 6, "0 to 10", sections.ToString());

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_length_must_be_that_of_the_bytes(int difference)
    {
        int length = SampleModels.GruSoftmax.Length;
        FormatAssert.Fails(
            _model.SetInt32("length", length + difference).Unsealed(), "length", 8, length + " (the bytes given)", (length + difference).ToString());
    }

    [Fact]
    public void A_negative_length_is_refused()
    {
        int length = SampleModels.GruSoftmax.Length;
        FormatAssert.Fails(_model.SetInt32("length", -1).Unsealed(), "length", 8, length + " (the bytes given)", "-1");
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        int right = _model.GetInt32("checksum");
        FormatAssert.Fails(
            _model.SetInt32("checksum", right ^ 1).Unsealed(), "checksum", SampleModels.GruSoftmax.Length - 4, right.ToString("X8"), (right ^ 1).ToString("X8"));
    }

    [Fact]
    public void The_checksum_covers_every_byte_before_it()
    {
        byte[] model = SampleModels.GruSoftmax;
        for (int i = 0; i < model.Length; i++)
        {
            var changed = (byte[])model.Clone();
            changed[i] ^= 2;
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(changed));
            // Magic, version and length are told apart before it.
            Assert.Equal(i < 4 ? "magic" : i < 6 ? "version" : i == 7 ? "number of sections" : i is >= 8 and < 12 ? "length" : "checksum", error.What);
        }
    }

    [Fact]
    public void The_checksum_is_that_of_zip_and_png()
    {
        // The check value of CRC-32/ISO-HDLC.
        byte[] digits = [.. "123456789"u8];
        Assert.Equal(unchecked((int)0xCBF43926), Crc32.Compute(digits, 0, digits.Length));
        Assert.Equal(unchecked((int)0xCBF43926), Crc32.Compute([0, .. digits, 0], 1, digits.Length));
    }
}
