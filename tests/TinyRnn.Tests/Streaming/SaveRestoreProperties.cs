using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

/// <summary>State that is carried, saved or reset, over random networks.</summary>
public class SaveRestoreProperties
{
    private const int Steps = 40;

    [Fact]
    public void N_steps_equal_k_steps_a_save_a_restore_in_a_new_instance_and_the_rest() =>
        Prop.ForAll(RandomModel.Any, Gen.Choose(0, Steps).ToArbitrary(), (model, k) =>
        {
            byte[] bytes = model.Bytes();
            LoadedNetwork whole = QuantizedNetwork.Load(bytes);
            float[][] readings = model.Readings(Steps, whole.InputSize);
            int[] expected = RandomModel.Run(whole, readings);

            LoadedNetwork first = QuantizedNetwork.Load(bytes);
            int[] before = RandomModel.Run(first, readings[..k]);
            byte[] saved = RandomModel.Saved(first);
            LoadedNetwork second = QuantizedNetwork.Load((byte[])bytes.Clone());
            second.RestoreState(saved, 0, saved.Length);
            int[] after = RandomModel.Run(second, readings[k..]);
            return expected.SequenceEqual(before.Concat(after)) && RandomModel.Saved(whole).SequenceEqual(RandomModel.Saved(second));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_state_read_and_written_as_integers_continues_with_the_same_bits() =>
        Prop.ForAll(RandomModel.Any, model =>
        {
            byte[] bytes = model.Bytes();
            LoadedNetwork first = QuantizedNetwork.Load(bytes);
            // Held readings are no part of h and c, so all readings are good here.
            float[][] readings = RandomReadings.Make(new Random(model.Seed), Steps, first.InputSize);
            RandomModel.Run(first, readings[..20]);
            var state = new int[first.Info.StateLength];
            first.ReadState(state);
            LoadedNetwork second = QuantizedNetwork.Load(bytes);
            second.WriteState(state);
            return RandomModel.Run(first, readings[20..]).SequenceEqual(RandomModel.Run(second, readings[20..]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reset_network_equals_a_new_one() =>
        Prop.ForAll(RandomModel.Any, model =>
        {
            byte[] bytes = model.Bytes();
            LoadedNetwork used = QuantizedNetwork.Load(bytes);
            float[][] readings = model.Readings(Steps, used.InputSize);
            RandomModel.Run(used, readings);
            used.Reset();
            LoadedNetwork fresh = QuantizedNetwork.Load(bytes);
            // The first reading is bad, so that a reading still held would show.
            Array.Fill(readings[0], float.NaN);
            return RandomModel.Saved(used).SequenceEqual(RandomModel.Saved(fresh))
                && RandomModel.Run(used, readings).SequenceEqual(RandomModel.Run(fresh, readings));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_self_test_passes_and_changes_nothing() =>
        Prop.ForAll(RandomModel.Any, model =>
        {
            LoadedNetwork network = QuantizedNetwork.Load(model.Bytes());
            RandomModel.Run(network, model.Readings(10, network.InputSize));
            byte[] before = RandomModel.Saved(network);
            SelfTestResult result = network.SelfTest();
            return result.Passed && result.Steps == 3 && RandomModel.Saved(network).SequenceEqual(before);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Raw_steps_on_quantized_readings_equal_steps() =>
        Prop.ForAll(RandomModel.Any, model =>
        {
            byte[] bytes = model.Bytes();
            LoadedNetwork network = QuantizedNetwork.Load(bytes);
            LoadedNetwork raw = QuantizedNetwork.Load(bytes);
            var output = new float[network.OutputSize];
            var quantized = new int[network.InputSize];
            var rawOutput = new int[network.OutputSize];
            return model.Readings(Steps, network.InputSize).All(reading =>
            {
                network.Step(reading, output);
                raw.Quantize(reading, quantized);
                raw.Step(quantized, rawOutput);
                return output.SequenceEqual(rawOutput.Select((value, i) => value * network.Info.Outputs[i].Scale + network.Info.Outputs[i].Offset));
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_state_is_carried_from_step_to_step()
    {
        // The same reading twice gives two outputs, and a state cleared on every call would give one.
        LoadedNetwork network = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
        float[] reading = [27, 1001];
        int[] outputs = RandomModel.Run(network, [reading, reading]);
        Assert.NotEqual(outputs[..2], outputs[2..]);
        network.Reset();
        Assert.Equal(outputs[..2], RandomModel.Run(network, [reading]));
    }

    [Fact]
    public void Networks_of_one_model_have_states_of_their_own()
    {
        RnnModel model = RnnModel.Load(SampleModels.GruSoftmax);
        var first = new LoadedNetwork(model);
        var second = new LoadedNetwork(model);
        float[][] readings = [[27, 1001], [15, 1020], [20, 1013]];
        int[] expected = RandomModel.Run(first, readings);
        second.Step([-5, 990], new float[2]);
        second.Reset();
        Assert.Equal(expected, RandomModel.Run(second, readings));
    }
}
