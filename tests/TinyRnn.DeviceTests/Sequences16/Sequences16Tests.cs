using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 16-bit weights that write sequences, loaded and compiled, compared to the bit.</summary>
[TestClass]
public class Sequences16Tests
{
    private static readonly float[] s_window = new float[] { 1, 3, 5, 0 };
    private static readonly int[] s_tokens = new int[9];

    [TestMethod]
    public void Encoder_and_decoder_write_the_golden_tokens() =>
        Compare("Translator", new LoadedSequence(Sequences16.Translator16()), Sequences16.Translator16Results);

    [TestMethod]
    public void Encoder_and_decoder_write_the_golden_tokens_compiled() =>
        Compare("compiled Translator", new CompiledTranslator16(), Sequences16.Translator16Results);

    [TestMethod]
    public void A_vector_that_becomes_the_state_of_lstms_is_spelled() =>
        Compare("Speller", new LoadedSequence(Sequences16.Speller16()), Sequences16.Speller16Results);

    [TestMethod]
    public void A_vector_that_becomes_the_state_of_lstms_is_spelled_compiled() =>
        Compare("compiled Speller", new CompiledSpeller16(), Sequences16.Speller16Results);

    [TestMethod]
    public void An_encoder_of_both_directions_gives_the_golden_tokens() =>
        Compare("Both", new LoadedSequence(Sequences16.Both16()), Sequences16.Both16Results);

    [TestMethod]
    public void A_decoder_without_a_context_writes_the_golden_tokens() =>
        Compare("Chanter", new LoadedSequence(Sequences16.Chanter16()), Sequences16.Chanter16Results);

    [TestMethod]
    public void Vectors_that_are_fed_back_leave_the_golden_states() =>
        Compare("Waves", new LoadedSequence(Sequences16.Waves16()), Sequences16.Waves16Results);

    [TestMethod]
    public void Vectors_that_are_fed_back_leave_the_golden_states_compiled() =>
        Compare("compiled Waves", new CompiledWaves16(), Sequences16.Waves16Results);

    [TestMethod]
    public void A_thousand_sequences_allocate_nothing() => CheckAllocation(new LoadedSequence(Sequences16.Translator16()));

    [TestMethod]
    public void A_thousand_sequences_allocate_nothing_compiled() => CheckAllocation(new CompiledTranslator16());

    [TestMethod]
    public void A_compiled_cell_gives_the_bits_of_table_mode()
    {
        var loaded = new GruCell(new LoadedNetwork(Sequences16.Translator16().Decoder.Layer(1)));
        var compiled = new GruCell(new CompiledCell16());
        var random = new PseudoRandom(5);
        var input = new int[loaded.InputSize];
        var expected = new int[loaded.HiddenSize];
        var actual = new int[loaded.HiddenSize];
        for (int step = 0; step < 200; step++)
        {
            random.Fill(input, 1 << 22);
            loaded.Step(input, expected);
            compiled.Step(input, actual);
            Check.AreEqual(expected, actual, "step " + step.ToString());
        }
    }

    private static void CheckAllocation(SequenceGenerator generator)
    {
        Repeat(generator, 1);
        Check.IsTrue(!Allocation.Happens(() => Repeat(generator, 1000)), "expected no allocation in 1000 sequences");
    }

    private static void Repeat(SequenceGenerator generator, int sequences)
    {
        for (int i = 0; i < sequences; i++)
        {
            generator.Generate(s_window, s_tokens);
        }
    }

    private static void Compare(string name, SequenceGenerator generator, string results) =>
        SequenceRun.Compare(name, generator, Sequences16.Seed, Sequences16.Count, results);
}
