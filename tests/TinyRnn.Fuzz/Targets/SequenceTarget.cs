using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Tests.Sequences;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary><c>.trnn</c> files of models that write sequences.</summary>
internal sealed class SequenceTarget : FormatTarget<SequenceModel>
{
    private const int Steps = 12;
    private const int ContextSteps = 3;

    public override string Name => "sequence";

    public override IReadOnlyList<IMutation> Mutations { get; } =
        [new ByteMutation(), new Repaired(new ByteMutation(), ModelEditor.Seal), new Repaired(new ByteMutation(), SequenceEditor.SealAll), new Repaired(new ByteMutation(), SequenceEditor.SealAll)];

    protected override IEnumerable<byte[]> Files() =>
        new[] { 8, 16 }.SelectMany(bits => new[]
        {
            SampleSequences.Translator(bits), SampleSequences.Speller(bits), SampleSequences.BothDirections(bits), SampleSequences.Chanter(bits),
            SampleSequences.Waves(bits),
        });

    protected override SequenceModel Load(byte[] file) => SequenceModel.Load(file);

    protected override string Use(SequenceModel loaded)
    {
        var generator = new LoadedSequence(loaded);
        generator.SelfTest();
        var random = new Random(1);
        Start(generator, random);
        Write(generator, random);
        return $"{loaded.Use} {string.Join(" ", loaded.Decoder.Layers.Select(layer => layer.Kind))}";
    }

    private static void Start(LoadedSequence generator, Random random)
    {
        if (generator.Context is not { } context)
        {
            generator.Start();
            return;
        }

        int steps = context.Info.NeedsWindow ? Math.Min(ContextSteps, context.Info.Window) : ContextSteps;
        var window = new float[context.InputSize * steps];
        for (int i = 0; i < window.Length; i++)
        {
            window[i] = context.Info.Tokens > 0 ? random.Next(context.Info.Tokens) : (float)(10 * RandomNetworks.Normal(random));
        }

        generator.Start(window);
    }

    private static void Write(LoadedSequence generator, Random random)
    {
        int most = Math.Min(generator.MaximumLength, Steps);
        int tokens = generator.Decoder.Info.Tokens;
        if (tokens > 0)
        {
            var written = new int[most];
            int count = generator.Continue(random.Next(tokens), written, most);
            FaultException.Require(written[..count].All(token => token >= 0 && token < tokens), $"tokens: expected 0 to {tokens - 1}");
            return;
        }

        var vectors = new float[most * generator.Decoder.InputSize];
        generator.ContinueVectors(new float[generator.Decoder.InputSize], vectors, most);
        FaultException.Require(vectors.All(float.IsFinite), "vectors: expected finite values");
    }
}
