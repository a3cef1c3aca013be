using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Makes a model of one layer of another.</summary>
internal static class LayerModel
{
    public static RnnModel Of(RnnModel model, int index)
    {
        Layer[] layers = model.Layers;
        if (index < 0 || index >= layers.Length)
        {
            throw new ArgumentException("layer: expected 0 to " + (layers.Length - 1).ToString() + ", found " + index.ToString());
        }

        Layer layer = layers[index];
        bool first = index == 0;
        var info = new ModelInfo(
            model.Info.Name + ", layer " + index.ToString(),
            Id(model.Info.Id, index),
            ModelTask.Regression,
            0,
            first ? model.Info.InputLimit : int.MaxValue,
            first ? model.Info.Inputs : Inputs(layer.InputSize, layers[index - 1].FractionBits),
            Outputs(layer),
            Segments(model.Info.StateSegments, index),
            Structure(model.Info, layer, first));
        int steps = 0;
        return new RnnModel(info, model.Table, new[] { layer }, new SelfTestVectors(steps, new float[steps], new int[steps]));
    }

    // A saved state of the layer is refused by the whole model and by other layers.
    private static byte[] Id(byte[] id, int index)
    {
        var own = (byte[])id.Clone();
        own[own.Length - 1] ^= (byte)(index + 1);
        return own;
    }

    private static InputChannel[] Inputs(int count, int fractionBits)
    {
        var inputs = new InputChannel[count];
        for (int i = 0; i < count; i++)
        {
            inputs[i] = new InputChannel("", "", 0, 1 << fractionBits);
        }

        return inputs;
    }

    private static OutputChannel[] Outputs(Layer layer)
    {
        var outputs = new OutputChannel[layer.OutputSize];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new OutputChannel("", "", 1.0f / (1 << layer.FractionBits), 0);
        }

        return outputs;
    }

    private static StateSegment[] Segments(StateSegment[] all, int layer)
    {
        int count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            count += all[i].Layer == layer ? 1 : 0;
        }

        var segments = new StateSegment[count];
        int next = 0;
        int offset = 0;
        for (int i = 0; i < all.Length; i++)
        {
            StateSegment segment = all[i];
            if (segment.Layer == layer)
            {
                segments[next++] = new StateSegment(0, segment.Direction, segment.IsCell, offset, segment.Length, segment.FractionBits, segment.Bound, segment.Initial);
                offset += segment.Length;
            }
        }

        return segments;
    }

    private static ModelStructure Structure(ModelInfo info, Layer layer, bool first) =>
        new ModelStructure(info.Window, first ? info.Tokens : 0, first ? info.Vocabulary : null, new[] { layer.Plan(0) });
}
