using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Evaluation;

/// <summary>Small networks of each shape.</summary>
internal static class WindowModels
{
    /// <summary>One reading x and one probability, of which a window of <paramref name="window"/> steps has one.</summary>
    public static Network OneDirection(int window)
    {
        var random = new Random(1);
        return Readings(
            "one-direction",
            NetworkTask.Binary,
            window,
            RandomNetworks.Recurrent(random, CellKind.Lstm, 1, 5),
            new LastStepLayer("last", 5, StepSelection.FinalState),
            RandomNetworks.Dense(random, 5, 1, Activation.Sigmoid)
        );
    }

    /// <summary>One reading x in both directions, and one probability for a window.</summary>
    public static Network BothDirections(int window)
    {
        var random = new Random(2);
        return Readings(
            "both-directions",
            NetworkTask.Binary,
            window,
            Bidirectional(random, 1, 4),
            new LastStepLayer("last", 8, StepSelection.FinalState),
            RandomNetworks.Dense(random, 8, 1, Activation.Sigmoid)
        );
    }

    /// <summary>One reading x in both directions, and two numbers at each step.</summary>
    public static Network AtEachStep(int window)
    {
        var random = new Random(3);
        return Readings(
            "each-step",
            NetworkTask.Regression,
            window,
            Bidirectional(random, 1, 4),
            RandomNetworks.Dense(random, 8, 2, Activation.None)
        );
    }

    /// <summary>Words to one of the classes no and yes.</summary>
    public static Network Commands(string[] vocabulary)
    {
        var random = new Random(4);
        NetworkLayer[] layers =
        [
            new EmbeddingLayer("embedding", vocabulary.Length, 3, RandomNetworks.Uniform(random, 3 * vocabulary.Length, 1)),
            Bidirectional(random, 3, 4),
            new LastStepLayer("last", 8, StepSelection.FinalState),
            .. RandomNetworks.Softmax(random, 8, 2),
        ];
        return Texts("commands", vocabulary, ["no", "yes"], layers) with { Window = 8 };
    }

    /// <summary>At each token the logit of that token is 1 and all others are 0: it expects every token to be repeated.</summary>
    public static Network Repeats(string[] vocabulary, Head head = Head.None)
    {
        int count = vocabulary.Length;
        float[] identity = Enumerable.Range(0, count * count).Select(i => i / count == i % count ? 1f : 0).ToArray();
        var dense = new DenseLayer("logits", count, count, identity, new float[count], Activation.None);
        return Texts("repeats", vocabulary, vocabulary, [new OneHotLayer("one-hot", count), .. head.Behind(dense)]);
    }

    public static BidirectionalLayer Bidirectional(Random random, int inputs, int hidden) =>
        new(
            "both",
            RandomNetworks.Recurrent(random, CellKind.Gru, inputs, hidden),
            RandomNetworks.Recurrent(random, CellKind.Gru, inputs, hidden),
            MergeMode.Concatenate
        );

    private static Network Readings(string name, NetworkTask task, int window, params NetworkLayer[] layers) =>
        new(new NetworkDescription(name, [new Channel("x", "", 1, 2)], [], task, 0.5), layers, window);

    private static Network Texts(string name, string[] vocabulary, string[] outputs, params NetworkLayer[] layers)
    {
        Channel[] channels = outputs.Select(output => new Channel(output, "", 0, 1)).ToArray();
        return new Network(new NetworkDescription(name, [], channels, NetworkTask.MultiClass, 0.5) { Vocabulary = vocabulary }, layers);
    }
}
