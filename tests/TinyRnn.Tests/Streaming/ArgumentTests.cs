using System;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

public class ArgumentTests
{
    private readonly LoadedNetwork _network = QuantizedNetwork.Load(SampleModels.GruSoftmax);

    private void Refuses(Action action, string message)
    {
        RandomModel.Run(_network, [[25, 1020]]);
        byte[] before = RandomModel.Saved(_network);
        Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
        Assert.Equal(before, RandomModel.Saved(_network));
    }

    [Fact]
    public void Arrays_of_the_wrong_length_are_refused()
    {
        Refuses(() => _network.Step(new float[1], new float[2]), "input: expected 2 values, found 1");
        Refuses(() => _network.Step(new float[2], new float[3]), "output: expected 2 values, found 3");
        Refuses(() => _network.Step(new int[3], new int[2]), "input: expected 2 values, found 3");
        Refuses(() => _network.Step(new int[2], []), "output: expected 2 values, found 0");
        Refuses(() => _network.Quantize(new float[2], new int[1]), "quantized input: expected 2 values, found 1");
        Refuses(() => _network.ReadState(new int[4]), "state: expected 3 values, found 4");
        Refuses(() => _network.WriteState(new int[2]), "state: expected 3 values, found 2");
        Refuses(() => _network.ReadHidden(0, new float[2]), "state: expected 3 values, found 2");
        Refuses(() => _network.WriteHidden(0, new float[4]), "state: expected 3 values, found 4");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, -1)]
    public void Raw_inputs_beyond_the_limit_are_refused(int input, int sign)
    {
        int limit = _network.Info.InputLimit;
        var raw = new int[2];
        raw[input] = sign * (limit + 1);
        Refuses(() => _network.Step(raw, new int[2]), $"input {input}: expected at most {limit} in magnitude, found {raw[input]}");
        raw[input] = int.MinValue;
        Refuses(() => _network.Step(raw, new int[2]), $"input {input}: expected at most {limit} in magnitude, found -2147483648");
        raw[input] = sign * limit;
        _network.Step(raw, new int[2]);
    }

    [Fact]
    public void States_that_a_layer_does_not_have_are_refused()
    {
        Refuses(() => _network.ReadCell(0, new float[3]), "layer 0 has no cell state");
        Refuses(() => _network.WriteHidden(1, new float[2]), "layer 1 has no hidden state");
        Refuses(() => _network.ReadHidden(2, new float[2]), "layer 2 has no hidden state");
        Refuses(() => _network.WriteCell(-1, new float[2]), "layer -1 has no cell state");
    }
}
