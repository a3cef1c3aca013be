using System;
using System.Buffers.Binary;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Models;

/// <summary>A model says what it was made from, and is the same model otherwise.</summary>
public sealed class ModelOriginTests
{
    private static readonly ModelOrigin s_origin = new(new string('a', 64), "", "tool 1", ["train", "--seed 12"]);

    [Fact]
    public void The_origin_comes_back_as_it_was_written()
    {
        ModelOrigin found = ModelOrigin.Read(Make(s_origin))!;

        Assert.Equal((s_origin.Source, s_origin.Calibration, s_origin.Tool), (found.Source, found.Calibration, found.Tool));
        Assert.Equal(s_origin.Options, found.Options);
        Assert.Equal(("12", null), (found.Chosen("--seed"), found.Chosen("--units")));
        Assert.Null(ModelOrigin.Read(Make(null)));
    }

    [Fact]
    public void The_id_is_that_of_the_same_model_without_an_origin() => Assert.Equal(RnnModel.Load(Make(null)).Info.Id, RnnModel.Load(Make(s_origin)).Info.Id);

    [Fact]
    public void An_origin_that_breaks_a_rule_is_refused()
    {
        byte[] file = Make(s_origin);
        // The section stands last, before the checksum: more options than there are.
        file[^(4 + 10 + 6 + 1)] = 9;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 4), Crc32.Compute(file, 0, file.Length - 4));

        Assert.Contains("option 2 of the origin", Assert.Throws<ModelFormatException>(() => ModelOrigin.Read(file)).Message, StringComparison.Ordinal);
    }

    private static byte[] Make(ModelOrigin? origin)
    {
        var random = new Random(1);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3));
        float[][] readings = [.. Enumerable.Range(0, 50).Select(_ => RandomNetworks.Uniform(random, 2, 1))];
        return QuantizedNetwork.Make(network, readings, new QuantizationOptions { Origin = origin });
    }
}
