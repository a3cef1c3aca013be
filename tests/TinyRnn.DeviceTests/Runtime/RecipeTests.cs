namespace TinyRnn.DeviceTests;

/// <summary>Readings become features of every kind, with gaps, missing readings and clocks that jump; the same bits everywhere.</summary>
[TestClass]
public class RecipeTests
{
    private const int Steps = 10000;
    private const int Step = 600;
    private const long Start = 1456700400;

    // What the desktop computes; each is also what the board must.
    private const int DigestOfSteps = -1831457441;
    private const int DigestOfRows = 1903744095;

    private static readonly float[] s_row = new float[RecipeNetwork.Readings];
    private static readonly float[] s_outputs = new float[RecipeNetwork.Inputs];

    [TestMethod]
    public void Ten_thousand_rows_in_steps_give_the_stated_bits() => Check.AreEqual(DigestOfSteps, Digest(Step), "digest");

    [TestMethod]
    public void Ten_thousand_rows_at_any_time_give_the_stated_bits() => Check.AreEqual(DigestOfRows, Digest(0), "digest");

    [TestMethod]
    public void Ten_thousand_rows_allocate_nothing()
    {
        var network = new RecipeNetwork(Step);
        s_row[0] = 1;
        network.Step(s_row, Start, s_outputs);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network)), "expected no allocation in " + Steps.ToString() + " rows");
    }

    [TestMethod]
    public void A_saved_state_continues_in_another_network()
    {
        var random = new PseudoRandom(5);
        var first = new RecipeNetwork(Step);
        var second = new RecipeNetwork(Step);
        var saved = new byte[first.SavedStateLength];
        long time = Start;
        for (int i = 0; i < 200; i++)
        {
            FillRow(random);
            time += Distance(random, Step);
            first.SaveState(saved, 0);
            second.Reset();
            second.RestoreState(saved, 0, saved.Length);
            StepOutcome expected = first.Step(s_row, time, s_outputs);
            Check.AreEqual((int)expected, (int)second.Step(s_row, time, s_outputs), "outcome");
            var other = new byte[saved.Length];
            first.SaveState(saved, 0);
            second.SaveState(other, 0);
            for (int k = 0; k < saved.Length; k++)
            {
                Check.AreEqual(saved[k], other[k], "byte " + k.ToString());
            }
        }
    }

    /// <summary>Of all that a saved state holds, after each row: each bit of each value and history.</summary>
    private static int Digest(int step)
    {
        var random = new PseudoRandom(29);
        var network = new RecipeNetwork(step);
        var saved = new byte[network.SavedStateLength + 4];
        long time = Start;
        int digest = 0;
        for (int i = 0; i < Steps; i++)
        {
            FillRow(random);
            time += Distance(random, step == 0 ? 7 : step);
            int outcome = (int)network.Step(s_row, time, s_outputs);
            if (i % 8 == 7)
            {
                network.SaveState(saved, 0);
                LittleEndian.WriteInt32(saved, saved.Length - 4, digest);
                digest = Crc32.Compute(saved, 0, saved.Length);
            }

            digest += outcome;
        }

        return digest;
    }

    private static void FillRow(PseudoRandom random)
    {
        int kind = random.Next();
        for (int i = 0; i < s_row.Length; i++)
        {
            s_row[i] = random.Next() / 997f;
        }

        s_row[1] = s_row[1] < 0 ? -s_row[1] : s_row[1];
        if ((kind & 31) < 4)
        {
            s_row[kind & 1] = (kind & 2) == 0 ? float.NaN : float.PositiveInfinity;
        }
        else if ((kind & 31) == 5)
        {
            s_row[2] = 0;
        }
        else if ((kind & 31) == 6)
        {
            s_row[0] *= 1e30f;
            s_row[2] *= 1e30f;
        }
    }

    private static long Distance(PseudoRandom random, int step)
    {
        int kind = random.Next() & 127;
        int late = random.Next() % (step / 3 + 1);
        int steps = kind < 100 ? 1 : kind < 110 ? 1 + kind % 6 : kind < 113 ? 9 : kind < 118 ? 0 : kind < 122 ? -2 : kind == 123 ? 90000 : 1;
        return steps == 0 ? 0 : (long)steps * step + late / 2;
    }

    private static void Repeat(RecurrentNetwork network)
    {
        for (int i = 0; i < Steps; i++)
        {
            s_row[0] = (i & 7) == 3 ? float.NaN : i;
            s_row[1] = 50;
            network.Step(s_row, Start + (long)i * Step * ((i & 15) == 0 ? 2 : 1), s_outputs);
        }
    }
}
