using System;
using System.Linq;
using System.Numerics;
using TinyRnn.CompilerServices;

namespace TinyRnn.Tests.Windows;

/// <summary>
/// A model of one bidirectional layer as two networks of one layer, stepped over the window from its two ends, and merged as
/// docs/numerics.md says.
/// </summary>
internal sealed class TwoNetworks
{
    private readonly DirectionsKernel _layer;
    private readonly LoadedNetwork _forward;
    private readonly LoadedNetwork _backward;

    public TwoNetworks(RnnModel model)
    {
        _layer = (DirectionsKernel)model.Layers[0];
        _forward = OneDirection(model, _layer.Forward, 0);
        _backward = OneDirection(model, _layer.Backward, 1);
    }

    /// <summary>h and c of both, forward first.</summary>
    public int[] State => [.. StateOf(_forward), .. StateOf(_backward)];

    public float[] Hidden => [.. Values(_forward, false), .. Values(_backward, false)];

    public float[] Cell => [.. Values(_forward, true), .. Values(_backward, true)];

    public int[] Run(int[] window)
    {
        int inputs = _layer.InputSize;
        int[][] readings = [.. window.Chunk(inputs)];
        int[][] forward = [.. readings.Select(reading => Step(_forward, reading))];
        int[][] backward = [.. readings.Reverse().Select(reading => Step(_backward, reading)).ToArray().Reverse()];
        return [.. readings.SelectMany((_, step) => Merge(forward[step], backward[step]))];
    }

    private int[] Merge(int[] forward, int[] backward)
    {
        int bits = _layer.FractionBits;
        long[] f = [.. forward.Select(value => Round(value, _layer.Forward.FractionBits - bits))];
        long[] b = [.. backward.Select(value => Round(value, _layer.Backward.FractionBits - bits))];
        return _layer.Merge == DirectionMerge.Concatenate
            ? [.. f.Concat(b).Select(value => (int)value)]
            : [.. f.Zip(b, (x, y) => Merge(x, y, bits))];
    }

    private int Merge(long x, long y, int bits) =>
        _layer.Merge switch
        {
            DirectionMerge.Sum => (int)Math.Clamp(x + y, -int.MaxValue, int.MaxValue),
            DirectionMerge.Average => (int)Math.Floor((x + y + 1) / 2.0),
            _ => (int)Math.Clamp((long)(((BigInteger)x * y + (BigInteger.One << (bits - 1))) >> bits), -int.MaxValue, int.MaxValue),
        };

    private static long Round(long value, int bits) => bits == 0 ? value : (value + (1L << (bits - 1))) >> bits;

    private static int[] Step(LoadedNetwork network, int[] reading)
    {
        var output = new int[network.OutputSize];
        network.Step(reading, output);
        return output;
    }

    private static int[] StateOf(LoadedNetwork network)
    {
        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        return state;
    }

    private static float[] Values(LoadedNetwork network, bool cell)
    {
        StateSegment segment = network.Info.StateSegments.Single(item => item.IsCell == cell);
        return [.. StateOf(network).Skip(segment.Offset).Take(segment.Length).Select(value => value * (1f / (1 << segment.FractionBits)))];
    }

    private static LoadedNetwork OneDirection(RnnModel model, RecurrentKernel layer, int direction)
    {
        ModelInfo info = model.Info;
        StateSegment[] segments = [.. info.StateSegments.Where(segment => segment.Direction == direction)];
        StateSegment[] moved =
        [
            .. segments.Select(segment => new StateSegment(
                0, segment.IsCell, segment.Offset - segments[0].Offset, segment.Length, segment.FractionBits, segment.Bound)),
        ];
        OutputChannel[] outputs = [.. Enumerable.Repeat(new OutputChannel("", "", 1, 0), layer.OutputSize)];
        var own = new ModelInfo("one", info.Id, info.Task, 0, info.InputLimit, info.Inputs, outputs, moved);
        return new LoadedNetwork(new RnnModel(own, model.Table, [layer], new SelfTestVectors(0, [], [])));
    }
}
