using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Makes dense layers of scales, offsets and order.</summary>
internal static class LinearStages
{
    public static void CheckNotCut(Node node, Signal signal)
    {
        if (signal.Kind == NumberKind.Cut)
        {
            throw node.Refused("its input was cut to integers, which is supported for tokens of Gather and OneHot only");
        }
    }

    /// <summary>Makes biases of the offsets if these features are sums of a dense layer that still has no activation.</summary>
    public static Features WithoutOffsets(Node node, Features features) =>
        !features.IsPlain && IsSums(features.Stage) ? Whole(node, features) : features;

    /// <summary>
    /// The same signal as all outputs of one stage in their order: a dense layer, which gets them from its own rows if it can.
    /// </summary>
    public static Signal Normalize(Node node, Signal signal)
    {
        CheckNotCut(node, signal);
        Features features = Features.OfSequence(node, signal);
        return features.IsWhole ? signal : Replace(signal, Whole(node, features));
    }

    /// <summary>The signal's elements, in order, as those of the features.</summary>
    public static Signal Replace(Signal signal, Features features)
    {
        var next = new Dictionary<int, int>();
        return signal.With(element =>
        {
            int position = next.GetValueOrDefault(element.Batch);
            next[element.Batch] = position + 1;
            return features.Row[position] with { Batch = element.Batch };
        });
    }

    /// <summary>The features' stage as a dense layer to which an activation can be applied.</summary>
    public static LayerStage ToSums(Node node, Features features) =>
        IsSums(features.Stage) && features.IsWhole ? (LayerStage)features.Stage : (LayerStage)Whole(node, features, needsSums: true).Stage;

    private static bool IsSums(Stage stage) => stage is LayerStage { Layer: DenseLayer { Activation.Kind: ActivationKind.None } };

    private static Features Whole(Node node, Features features, bool needsSums = false)
    {
        if (features.IsWhole && !needsSums)
        {
            return features;
        }

        LayerStage stage = IsSums(features.Stage) ? FromRows(node, features) : OnTop(node, features);
        Part part = IsSums(features.Stage) ? features.Row[0].Part : Part.EachStep;
        Element[] row = Enumerable.Range(0, features.Count).Select(i => new Element(stage, part, 0, i)).ToArray();
        return Features.Of(node, [row]);
    }

    private static LayerStage FromRows(Node node, Features features)
    {
        var stage = (LayerStage)features.Stage;
        var layer = (DenseLayer)stage.Layer;
        int inputs = layer.InputSize;
        var weights = new double[Shapes.Count(node, [features.Count, inputs])];
        var bias = new double[features.Count];
        for (int row = 0; row < features.Count; row++)
        {
            Element element = features.Row[row];
            bias[row] = (layer.Bias[element.Index] * element.Scale) + element.Offset;
            for (int i = 0; i < inputs; i++)
            {
                weights[(row * inputs) + i] = layer.Weights[(element.Index * inputs) + i] * element.Scale;
            }
        }

        return new LayerStage(Dense(node, layer.Name, inputs, weights, bias), stage.Input);
    }

    private static LayerStage OnTop(Node node, Features features)
    {
        int outputs = features.Count;
        var identity = new double[Shapes.Count(node, [outputs, outputs])];
        for (int i = 0; i < outputs; i++)
        {
            identity[(i * outputs) + i] = 1;
        }

        var bias = new double[outputs];
        float[] weights = Weights.Fold(node, features, identity, bias);
        double[] wide = weights.Select(weight => (double)weight).ToArray();
        return new LayerStage(Dense(node, node.Name, features.Stage.Size, wide, bias), features.Input);
    }

    private static DenseLayer Dense(Node node, string name, int inputs, double[] weights, double[] bias) =>
        new(name, inputs, bias.Length, Weights.ToSingle(node, weights), Weights.ToSingle(node, bias), Activation.None);
}
