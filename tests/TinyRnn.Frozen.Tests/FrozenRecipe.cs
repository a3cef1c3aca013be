using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Tests.Compilation.Native;

namespace TinyRnn.Frozen;

/// <summary>Rows of readings and times through every kind of feature, and the digests that tests/native/recipe.c must come to with the same.</summary>
internal sealed class FrozenRecipe
{
    private const int Rows = 10_000;

    // A chip under qemu needs some minutes for all.
    private const int FewRows = 1000;
    private const int Seed = 29;
    private const int Distance = 600;
    private const int DistanceOfAnyTime = 7;

    private readonly LoadedNetwork _network;
    private readonly FrozenRecorder _recorder = new();
    private readonly int _distance;
    private int _random = Seed;

    private FrozenRecipe(RnnModel model, int step)
    {
        _network = new LoadedNetwork(model);
        _distance = step == 0 ? DistanceOfAnyTime : step;
    }

    /// <summary>Names of models, and the seconds between their rows.</summary>
    public static IReadOnlyDictionary<string, int> Steps { get; } = new Dictionary<string, int> { ["recipe-steps"] = Distance, ["recipe-any-time"] = 0 };

    /// <summary>What frozen.c is compiled with.</summary>
    public static string Case(NativeCode code, RnnModel model, int step)
    {
        FrozenDigests all = new FrozenRecipe(model, step).Run(Rows);
        FrozenDigests few = new FrozenRecipe(model, step).Run(FewRows);
        return $"""
            #define CASE_RECIPE 1
            #define CASE_SEED {Seed}u
            #define CASE_ROWS {Rows}
            #define CASE_FEW_ROWS {FewRows}
            #define CASE_DISTANCE {(step == 0 ? DistanceOfAnyTime : step)}
            #define CASE_WEIGHTS {code.Weights}
            #define CASE_STATE_BYTES {code.StateBytes}
            #ifdef CASE_FEW
            {Numbers(few)}
            #else
            {Numbers(all)}
            #endif

            """;
    }

    private static string Numbers(FrozenDigests digests) =>
        $"""
        #define CASE_OUTPUT_COUNT {digests.Outputs.Count}
        #define CASE_OUTPUT_DIGEST 0x{digests.Outputs.Checksum}u
        #define CASE_STATE_COUNT {digests.State.Count}
        #define CASE_STATE_DIGEST 0x{digests.State.Checksum}u
        """;

    private FrozenDigests Run(int rows)
    {
        var outputs = new float[_network.OutputSize];
        var saved = new byte[_network.SavedStateLength];
        long seconds = 1456700400;
        for (int row = 0; row < rows; row++)
        {
            float[] readings = Readings();
            seconds += Next();
            _recorder.AddOutput((int)_network.Step(readings, seconds, outputs));
            Array.ForEach(outputs, output => _recorder.AddOutput(BitConverter.SingleToInt32Bits(output)));
            if (row % 8 == 7)
            {
                _network.SaveState(saved, 0);
                Array.ForEach(saved, value => _recorder.AddState(value));
            }
        }

        return _recorder.Digests;
    }

    private float[] Readings()
    {
        int kind = Below(32);
        var readings = new float[_network.Info.Recipe.Readings.Length];
        for (int i = 0; i < readings.Length; i++)
        {
            readings[i] = (Below(8192) - 4096) * 0.0078125f;
        }

        readings[1] = Math.Abs(readings[1]);
        if (kind < 4)
        {
            readings[kind & 1] = kind < 2 ? float.NaN : float.PositiveInfinity;
        }
        else if (kind == 5)
        {
            readings[2] = 0;
        }
        else if (kind == 6)
        {
            readings[0] *= 1e30f;
            readings[2] *= 1e30f;
        }

        return readings;
    }

    private long Next()
    {
        int kind = Below(128);
        int late = Below((_distance / 3) + 1);
        int steps = kind < 100 ? 1 : kind < 110 ? 1 + (kind % 6) : kind < 113 ? 9 : kind < 118 ? 0 : kind < 122 ? -2 : kind == 123 ? 90000 : 1;
        return steps == 0 ? 0 : ((long)steps * _distance) + (late / 2);
    }

    private int Below(int count)
    {
        _random = unchecked((_random * 1103515245) + 12345) & 0x7FFFFFFF;
        return (_random >> 8) % count;
    }
}
