namespace TinyRnn.DeviceTests;

/// <summary>A step allocates nothing; <see cref="Allocation"/> says how that is found out.</summary>
[TestClass]
public class AllocationTests
{
    private const int Steps = 10000;

    private static readonly float[] s_input = new float[] { 1, 2 };
    private static readonly float[] s_output = new float[2];
    private static byte[] s_waste;

    [TestMethod]
    public void Ten_thousand_steps_allocate_nothing()
    {
        var network = new LoadedNetwork(TinyModels.Lstm8());
        network.Step(s_input, s_output);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network)), "expected no allocation in " + Steps.ToString() + " steps");
    }

    [TestMethod]
    public void Ten_thousand_saves_allocate_nothing()
    {
        var network = new LoadedNetwork(TinyModels.Gru8());
        var saved = new byte[network.SavedStateLength];
        Check.IsTrue(!Allocation.Happens(() => Save(network, saved)), "expected no allocation in " + Steps.ToString() + " saves");
    }

    [TestMethod]
    public void The_smallest_allocation_per_step_would_be_seen() =>
        Check.IsTrue(Allocation.Happens(Waste), "expected the allocation of " + Steps.ToString() + " arrays to be seen");

    private static void Repeat(RecurrentNetwork network)
    {
        for (int step = 0; step < Steps; step++)
        {
            s_input[0] = step;
            network.Step(s_input, s_output);
        }
    }

    private static void Save(RecurrentNetwork network, byte[] saved)
    {
        for (int i = 0; i < Steps; i++)
        {
            network.SaveState(saved, 0);
        }
    }

    private static void Waste()
    {
        for (int step = 0; step < Steps; step++)
        {
            s_waste = new byte[1 + (step & 1)];
        }

        s_input[1] = s_waste.Length;
    }
}
