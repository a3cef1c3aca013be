using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>One window and what a model gives for it.</summary>
/// <param name="Input">[steps, inputs].</param>
/// <param name="Output">[steps, outputs], or [outputs] of a model that gives its last step.</param>
/// <param name="Hidden">The final h of all layers and directions, one after the other.</param>
/// <param name="Cell">The final c of all LSTM layers and directions, one after the other.</param>
public sealed record KerasWindow(float[] Input, float[] Output, float[] Hidden, float[] Cell)
{
    public static KerasWindow Read(JsonElement window) =>
        new(
            Flatten(window.GetProperty("input")),
            Flatten(window.GetProperty("output")),
            Flatten(window.GetProperty("hidden")),
            Flatten(window.GetProperty("cell"))
        );

    private static float[] Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten).ToArray() : [element.GetSingle()];
}
