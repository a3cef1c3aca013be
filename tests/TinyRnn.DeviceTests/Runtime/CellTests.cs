using System;

namespace TinyRnn.DeviceTests;

/// <summary>Layers stepped by hand beside the network that they are taken from.</summary>
[TestClass]
public class CellTests
{
    private const int Steps = 200;

    [TestMethod]
    public void Gru_and_lstm_cells_of_8_bits_give_the_bits_of_the_network() => CompareGruLstm(TinyModels.Bare8());

    [TestMethod]
    public void Gru_and_lstm_cells_of_16_bits_give_the_bits_of_the_network() => CompareGruLstm(TinyModels.Bare16());

    [TestMethod]
    public void Rnn_cells_give_the_bits_of_the_network()
    {
        CompareRnn(TinyModels.RnnTanh8());
        CompareRnn(TinyModels.RnnTanh16());
        CompareRnn(TinyModels.RnnRelu8());
        CompareRnn(TinyModels.RnnRelu16());
    }

    [TestMethod]
    public void State_that_is_carried_in_floats_keeps_its_bits()
    {
        RnnModel model = TinyModels.Lstm8();
        var whole = new LoadedNetwork(model.Layer(0));
        var cell = new LstmCell(new LoadedNetwork(model.Layer(0)));
        var h = new float[cell.HiddenSize];
        var c = new float[cell.CellSize];
        var expected = new float[cell.HiddenSize];
        var input = new float[cell.InputSize];
        // c, which may rise by 1 in a step, stays below the 16 that floats hold exactly.
        for (int step = 0; step < 15; step++)
        {
            input[0] = 0.25f * ((step & 7) - 3);
            input[1] = 1000 + (step & 3);
            whole.Step(input, expected);
            cell.Step(input, h, c);
            for (int i = 0; i < h.Length; i++)
            {
                Check.AreEqual(expected[i], h[i], "step " + step.ToString() + ", h[" + i.ToString() + "]");
            }
        }

        whole.ReadCell(0, expected);
        for (int i = 0; i < c.Length; i++)
        {
            Check.AreEqual(expected[i], c[i], "c[" + i.ToString() + "]");
        }
    }

    [TestMethod]
    public void Wrong_networks_and_states_are_refused()
    {
        RnnModel model = TinyModels.Gru8();
        Check.Contains("of kind Lstm, found kind 2", Check.Throws(typeof(ArgumentException), () => Keep(new LstmCell(new LoadedNetwork(model.Layer(0))))));
        Check.Contains("another number of layers", Check.Throws(typeof(ArgumentException), () => Keep(new GruCell(new LoadedNetwork(model)))));
        var cell = new GruCell(new LoadedNetwork(model.Layer(0)));
        Check.Contains("h: expected 3 values, found 2", Check.Throws(typeof(ArgumentException), () => cell.Step(new int[2], new int[2])));
        Check.Contains("h[1]: expected at most", Check.Throws(typeof(ArgumentException), () => cell.Step(new float[2], new float[] { 0, float.NaN, 0 })));
        Check.AreEqual("layer: expected 0 to 2, found 3", Check.Throws(typeof(ArgumentException), () => model.Layer(3)), "no such layer");
    }

    [TestMethod]
    public void Ten_thousand_steps_of_a_cell_allocate_nothing()
    {
        var cell = new LstmCell(new LoadedNetwork(TinyModels.Lstm8().Layer(0)));
        var input = new int[cell.InputSize];
        var h = new int[cell.HiddenSize];
        var c = new int[cell.CellSize];
        Check.IsTrue(!Allocation.Happens(() => Repeat(cell, input, h, c)), "expected no allocation");
    }

    private static void Keep(RecurrentCell cell) => Check.Fail("expected an error, found a cell of " + cell.HiddenSize.ToString());

    private static void Repeat(LstmCell cell, int[] input, int[] h, int[] c)
    {
        for (int step = 0; step < 10000; step++)
        {
            input[0] = step & 63;
            cell.Step(input, h, c);
        }
    }

    private static void CompareGruLstm(RnnModel model)
    {
        var network = new LoadedNetwork(model);
        var gru = new GruCell(new LoadedNetwork(model.Layer(0)));
        var lstm = new LstmCell(new LoadedNetwork(model.Layer(1)));
        var random = new PseudoRandom(3);
        var input = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var x = new int[gru.HiddenSize];
        var h = new int[lstm.HiddenSize];
        var c = new int[lstm.CellSize];
        for (int step = 0; step < Steps; step++)
        {
            random.Fill(input, network.Info.InputLimit);
            network.Step(input, output);
            gru.Step(input, x);
            lstm.Step(x, h, c);
            Check.AreEqual(output, h, "step " + step.ToString());
        }

        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        var own = new int[state.Length];
        Array.Copy(x, 0, own, 0, x.Length);
        Array.Copy(h, 0, own, x.Length, h.Length);
        Array.Copy(c, 0, own, x.Length + h.Length, c.Length);
        Check.AreEqual(state, own, "state");
    }

    private static void CompareRnn(RnnModel model)
    {
        var network = new LoadedNetwork(model.Layer(0));
        var cell = new RnnCell(new LoadedNetwork(model.Layer(0)));
        var random = new PseudoRandom(4);
        var input = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var h = new int[cell.HiddenSize];
        for (int step = 0; step < Steps; step++)
        {
            random.Fill(input, network.Info.InputLimit);
            network.Step(input, output);
            cell.Step(input, h);
            Check.AreEqual(output, h, "step " + step.ToString());
        }
    }
}
