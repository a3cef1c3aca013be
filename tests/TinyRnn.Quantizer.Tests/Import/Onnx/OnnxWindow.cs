using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>One window of an <see cref="OnnxCase"/>; arrays are empty where the reference does not tell.</summary>
public sealed class OnnxWindow(JsonElement entry)
{
    public float[] Input => Floats("input");

    public float[] Output => Floats("output");

    /// <summary>h of all layers and directions after the window.</summary>
    public float[] FinalHidden => Floats("hn");

    public float[] FinalCell => Floats("cn");

    /// <summary>h before the window, where the graph takes it as an input.</summary>
    public float[] StartHidden => Floats("startH");

    public float[] StartCell => Floats("startC");

    private float[] Floats(string key) =>
        entry.TryGetProperty(key, out JsonElement values) ? values.EnumerateArray().Select(value => value.GetSingle()).ToArray() : [];
}
