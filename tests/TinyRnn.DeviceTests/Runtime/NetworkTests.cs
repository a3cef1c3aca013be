using System;

namespace TinyRnn.DeviceTests;

/// <summary>Reset, bad readings, state in and out.</summary>
[TestClass]
public class NetworkTests
{
    private static RecurrentNetwork s_network;
    private static float[] s_input;
    private static readonly float[] s_output = new float[2];

    [TestMethod]
    public void A_network_that_was_reset_behaves_like_a_fresh_one()
    {
        New(TinyModels.Lstm8());
        float first = Step(1, -2);
        float second = Step(4, 0.5f);
        s_network.Reset();
        Check.AreEqual(first, Step(1, -2), "first output");
        Check.AreEqual(second, Step(4, 0.5f), "second output");
    }

    [TestMethod]
    public void The_state_is_carried_from_step_to_step()
    {
        New(TinyModels.Lstm8());
        Check.IsTrue(Step(1, -2) != Step(1, -2), "expected outputs that differ");
    }

    [TestMethod]
    public void A_bad_reading_is_held_at_the_last_good_value()
    {
        New(TinyModels.Lstm8());
        Step(1, -2);
        float expected = Step(3, -2);
        New(TinyModels.Lstm8());
        Step(1, -2);
        Check.AreEqual(expected, Step(3, float.NaN), "NaN");
        New(TinyModels.Lstm8());
        Step(1, -2);
        Check.AreEqual(expected, Step(3, float.PositiveInfinity), "infinity");
        New(TinyModels.Lstm8());
        Step(1, -2);
        Check.AreEqual(expected, Step(3, float.NegativeInfinity), "negative infinity");
    }

    [TestMethod]
    public void A_bad_reading_before_any_good_one_counts_as_the_centre()
    {
        New(TinyModels.Lstm8());
        float expected = Step(s_network.Info.Inputs[0].Center, s_network.Info.Inputs[1].Center);
        New(TinyModels.Lstm8());
        Check.AreEqual(expected, Step(float.NaN, float.NaN), "output");
    }

    [TestMethod]
    public void A_bad_reading_throws_when_asked_to_and_changes_nothing()
    {
        New(TinyModels.Lstm8());
        Step(1, -2);
        int[] before = State();
        s_network.BadReadings = BadReadingPolicy.Throw;
        s_input = new float[] { 3, float.NaN };
        Check.Contains("input 1 (x1)", Check.Throws(typeof(ArgumentException), () => s_network.Step(s_input, s_output)));
        Check.AreEqual(before, State(), "state");
    }

    [TestMethod]
    public void Arrays_of_the_wrong_length_are_refused()
    {
        New(TinyModels.Lstm8());
        s_input = new float[3];
        Check.Contains("input: expected 2 values, found 3", Check.Throws(typeof(ArgumentException), () => s_network.Step(s_input, s_output)));
        s_input = new float[2];
        Check.Throws(typeof(ArgumentException), () => s_network.Step(s_input, new float[1]));
        Check.Throws(typeof(ArgumentException), () => s_network.ReadState(new int[1]));
    }

    [TestMethod]
    public void Raw_inputs_beyond_the_limit_are_refused()
    {
        New(TinyModels.Lstm8());
        int limit = s_network.Info.InputLimit;
        var output = new int[2];
        s_network.Step(new int[] { limit, -limit }, output);
        int[] before = State();
        Check.Throws(typeof(ArgumentException), () => s_network.Step(new int[] { 0, -limit - 1 }, output));
        Check.Throws(typeof(ArgumentException), () => s_network.Step(new int[] { limit + 1, 0 }, output));
        Check.AreEqual(before, State(), "state");
    }

    [TestMethod]
    public void The_state_can_be_read_and_written_as_floats()
    {
        New(TinyModels.Bare8());
        var hidden = new float[] { 0.5f, -0.25f };
        var cell = new float[] { -1000.5f, 2.0000005f };
        s_network.WriteHidden(0, hidden);
        s_network.WriteCell(1, cell);
        int[] state = State();
        Check.AreEqual(1 << 22, state[0], "0.5 in Q23");
        Check.AreEqual(-(1 << 21), state[1], "-0.25 in Q23");
        Check.AreEqual(-1049100288, state[4], "-1000.5 in Q20");
        Check.AreEqual((2 << 20) + 1, state[5], "2 + 2^-21, rounded, in Q20");
        var read = new float[2];
        s_network.ReadHidden(0, read);
        Check.AreEqual(-0.25f, read[1], "h");
        s_network.ReadCell(1, read);
        Check.AreEqual(-1000.5f, read[0], "c");
    }

    [TestMethod]
    public void A_state_out_of_range_is_refused_and_changes_nothing()
    {
        New(TinyModels.Bare8());
        Step1(3);
        int[] before = State();
        Check.Throws(typeof(ArgumentException), () => s_network.WriteHidden(0, new float[] { 0, 3e38f }));
        Check.Throws(typeof(ArgumentException), () => s_network.WriteHidden(0, new float[] { 0, float.NaN }));
        Check.Throws(typeof(ArgumentException), () => s_network.WriteCell(1, new float[] { 0, -2049 }));
        Check.Throws(typeof(ArgumentException), () => s_network.WriteCell(1, new float[] { float.NegativeInfinity, 0 }));
        Check.Throws(typeof(ArgumentException), () => s_network.WriteCell(0, new float[2]));
        int[] state = State();
        state[5] = -int.MaxValue - 1;
        Check.Throws(typeof(ArgumentException), () => s_network.WriteState(state));
        Check.AreEqual(before, State(), "state");
    }

    [TestMethod]
    public void A_network_without_a_head_puts_out_its_state()
    {
        New(TinyModels.Bare8());
        Step1(3);
        var hidden = new float[2];
        s_network.ReadHidden(1, hidden);
        Check.AreEqual(hidden[0], s_output[0], "first unit");
        Check.AreEqual(hidden[1], s_output[1], "second unit");
    }

    [TestMethod]
    public void Two_networks_of_one_model_do_not_disturb_each_other()
    {
        RnnModel model = TinyModels.Lstm8();
        New(model);
        float expected = Step(1, -2);
        var other = new LoadedNetwork(model);
        var first = new LoadedNetwork(model);
        other.Step(new float[] { 9, 9 }, new float[2]);
        first.Step(new float[] { 1, -2 }, s_output);
        Check.AreEqual(expected, s_output[0], "output");
    }

    private static void New(RnnModel model) => s_network = new LoadedNetwork(model);

    private static int[] State()
    {
        var state = new int[s_network.Info.StateLength];
        s_network.ReadState(state);
        return state;
    }

    private static float Step(float first, float second)
    {
        s_network.Step(new float[] { first, second }, s_output);
        return s_output[0];
    }

    private static void Step1(float reading) => s_network.Step(new float[] { reading }, s_output);
}
