using System.Linq;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Keras.SavedFile;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Tensors must be those that the configuration asks for: all of them, in their shapes, and no others.</summary>
public sealed class KerasTensorTests
{
    private const string Cell = "layers/gru/cell/vars";
    private const string Head = "layers/dense/vars";

    private static readonly (string Path, object Values)[] s_good =
    [
        ($"{Cell}/0", new float[3, 24]),
        ($"{Cell}/1", new float[8, 24]),
        ($"{Cell}/2", new float[2, 24]),
        ($"{Head}/0", new float[8, 1]),
        ($"{Head}/1", new float[1]),
    ];

    [Fact]
    public void The_expected_tensors_are_read() => Assert.Equal(NetworkTask.Binary, Load(WithTensors("gru.keras", s_good)).Description.Task);

    [Theory]
    [InlineData($"{Cell}/2", "layer 'rain' (GRU): expected 3 tensors (kernel, recurrent_kernel, bias) in model.weights.h5 at ", ", found 2 (0, 1)")]
    [InlineData($"{Head}/0", "layer 'head' (Dense): expected 2 tensors (kernel, bias) in model.weights.h5 at ", ", found 1 (1)")]
    public void A_missing_tensor_is_named(string path, string expected, string found) =>
        AssertRefused(expected + path[..^2] + found, WithTensors("gru.keras", [.. s_good.Where(tensor => tensor.Path != path)]));

    [Fact]
    public void Tensors_of_no_layer_are_refused() =>
        AssertRefused(
            "1 tensors belong to no layer that the configuration lists, the first is 'layers/conv1d/vars/0' [2]",
            WithTensors("gru.keras", [.. s_good, ("layers/conv1d/vars/0", new float[2])])
        );

    public static TheoryData<string, object, string> WrongTensors =>
        new()
        {
            { $"{Cell}/0", new float[4, 24], "layer 'rain' (GRU): kernel: expected shape [3, 24], found [4, 24]" },
            { $"{Cell}/2", new float[24], "layer 'rain' (GRU): bias: expected shape [2, 24], found [24]" },
            { $"{Head}/0", new float[8, 2], "layer 'head' (Dense): kernel: expected shape [8, 1], found [8, 2]" },
            { $"{Head}/0", new sbyte[8, 1], "expected floating point values, found int8; save the model before it is quantized" },
            { $"{Head}/1", new[] { float.NaN }, "layer 'head' (Dense): bias: expected finite values, found nan at [0]" },
            { $"{Head}/1", new[] { 1e300 }, "layer 'head' (Dense): bias: expected finite values, found" },
        };

    [Theory]
    [MemberData(nameof(WrongTensors))]
    public void A_tensor_of_another_shape_or_type_is_named(string path, object values, string expected) =>
        AssertRefused(expected, WithTensors("gru.keras", [.. s_good.Select(tensor => tensor.Path == path ? (path, values) : tensor)]));

    [Fact]
    public void Weights_of_another_model_are_refused() =>
        AssertRefused("group layers/gru/vars holds the weights of 'rain'", Edited("gru.keras", Setting("rain", "name", "\"wind\"")));

    [Theory]
    [InlineData("gru.keras", "rain", "units", "9", "kernel: expected shape [3, 27], found [3, 24]")]
    [InlineData("gru.keras", "rain", "reset_after", "false", "bias: expected shape [24], found [2, 24]")]
    [InlineData("gru.keras", "head", "units", "2", "layer 'head' (Dense): kernel: expected shape [8, 2], found [8, 1]")]
    public void A_configuration_that_asks_for_other_shapes_is_refused(string fixture, string layer, string argument, string json, string expected) =>
        AssertRefused(expected, Edited(fixture, Setting(layer, argument, json)));

    [Fact]
    public void Double_precision_is_rounded()
    {
        double[] bias = [1.0 / 3];
        byte[] file = WithTensors("gru.keras", [.. s_good.Select(tensor => tensor.Path == $"{Head}/1" ? (tensor.Path, (object)bias) : tensor)]);

        Assert.Equal((float)(1.0 / 3), Load(file).Layers.OfType<DenseLayer>().Single().Bias[0]);
    }
}
