using System;
using System.Buffers.Binary;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Models;

/// <summary>A model that was made of a proven network says so in its file, which is the same model otherwise.</summary>
public sealed class ModelProofTests
{
    private static readonly ModelProof s_proof = new(4, 96, 1.5e-7f);

    [Fact]
    public void The_proof_comes_back_as_it_was_written() => Assert.Equal(s_proof, ModelProof.Read(Make(s_proof)));

    [Fact]
    public void A_model_that_was_not_proven_says_nothing() => Assert.Null(ModelProof.Read(Make(null)));

    [Fact]
    public void The_id_is_that_of_the_same_model_without_a_proof() =>
        Assert.Equal(RnnModel.Load(Make(null)).Info.Id, RnnModel.Load(Make(s_proof)).Info.Id);

    [Theory]
    [InlineData(0, 0, "examples of the proof")]
    [InlineData(4, -1, "values of the proof")]
    [InlineData(8, unchecked((int)0xBF800000), "largest difference of the proof")]
    public void A_proof_that_breaks_a_rule_is_refused(int at, int value, string expected)
    {
        byte[] file = Make(s_proof);
        // The section stands last, before the checksum.
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 16 + at), value);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 4), Crc32.Compute(file, 0, file.Length - 4));

        Assert.Contains(expected, Assert.Throws<ModelFormatException>(() => ModelProof.Read(file)).Message, StringComparison.Ordinal);
    }

    private static byte[] Make(ModelProof? proof)
    {
        var random = new Random(1);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3));
        float[][] readings = [.. Enumerable.Range(0, 50).Select(_ => RandomNetworks.Uniform(random, 2, 1))];
        return QuantizedNetwork.Make(network, readings, new QuantizationOptions { Proof = proof });
    }
}
