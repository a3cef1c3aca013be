using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.TestSupport;

/// <summary>A small model with a section of features, which tests put together byte by byte.</summary>
internal static class RecipeModels
{
    /// <summary>Every kind of operation, on two readings.</summary>
    public static byte[][] EveryOperation { get; } =
        [
            Operation(1, 0, 3), Operation(2, 1, 5), Operation(3, 0, 4), Operation(4, 1, 4), Operation(5, 1, 4), Operation(6, 0, 4),
            Operation(7, 0, 1), Operation(8, 0, 1), Operation(9, 0, 1), Operation(10, 0, 1), Operation(11, 1), Clip(3, -1, 1), Operation(13, 1),
            [16], [17], [18], [19], [20], [21],
        ];

    /// <summary>A model of two inputs, made of two readings by every kind of operation.</summary>
    public static byte[] EveryKind { get; } = Make(Contents(12, EveryOperation, [Input(3), Input(13)]));

    /// <summary>The sample model with a section of features.</summary>
    public static byte[] Make(byte[] contents) => Editor(contents).Sealed();

    /// <summary>Its section's contents begin where that of the layers stood, behind the section's number and length.</summary>
    public static int Start { get; } = new ModelEditor(SampleModels.GruSoftmax).Layout["section layers"] + 5;

    /// <summary>The sample model with raw readings and a section of features.</summary>
    public static ModelEditor Editor(byte[] contents)
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        for (int i = 0; i < 2; i++)
        {
            model.SetSingle($"input {i} center", 0).SetSingle($"input {i} gain", 1);
        }

        return model.SetInt32("step", 60).InsertBefore("layers", ModelEditor.Section(3, contents)).Count(1);
    }

    public static byte[] Contents(int hold, byte[][] operations, byte[][] inputs) =>
        [.. Short(hold), .. Short(operations.Length), .. operations.SelectMany(operation => operation), .. Short(inputs.Length), .. inputs.SelectMany(input => input)];

    public static byte[] Operation(int kind, params int[] numbers) => [(byte)kind, .. numbers.SelectMany(Short)];

    public static byte[] Clip(int value, float least, float most) =>
        [12, .. Short(value), .. BitConverter.GetBytes(least), .. BitConverter.GetBytes(most)];

    public static byte[] Input(int value, float center = 0, float gain = 1) =>
        [.. Short(value), 1, (byte)'x', 0, .. BitConverter.GetBytes(center), .. BitConverter.GetBytes(gain)];

    private static IEnumerable<byte> Short(int number) => [(byte)number, (byte)(number >> 8)];
}
