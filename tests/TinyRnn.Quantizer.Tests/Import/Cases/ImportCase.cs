using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Import.Cases;

/// <summary>A file, what must be stated of it, and what its framework gives of the window beside it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Input">The window.</param>
/// <param name="Calibration">Readings for quantizing.</param>
/// <param name="Stated">What is stated besides a regression; null where the file says all.</param>
/// <param name="Rows">Right outputs by row, from the end: -1 is the last.</param>
internal sealed record ImportCase(string File, string Input, string Calibration, ImportOptions? Stated, params (int Row, float[] Values)[] Rows)
{
    private static readonly ImportOptions s_window = new() { Window = 12, Task = NetworkTask.Regression };
    private static readonly ImportOptions s_relu = s_window with { Take = Taken.LastOutput, Layers = After("gru", Activation.Relu) };
    private static readonly float[] s_firstOfWide = [0.5327612f, -0.3356510f, 0.0185269f, -0.0943174f];
    private static readonly (int, float[])[] s_autoencoder =
        [(-1, [-0.0095206f, -0.2848258f, 0.1585905f]), (-10, [-0.0084757f, -0.2614121f, 0.0452858f])];

    public static IReadOnlyDictionary<string, ImportCase> All { get; } =
        new ImportCase[]
        {
            Three("relu_between.pt", s_relu, -0.3947576f),
            Three("relu_between.onnx", null, -0.3947576f),
            new("ae.onnx", "in3.csv", "cal3.csv", null, s_autoencoder),
            new("ae.pt", "in3.csv", "cal3.csv", new ImportOptions { SidecarPath = "autoencoder.json" }, s_autoencoder),
            Three("repeatvector.h5", null, 0.1610455f, -0.0123249f, -0.0491293f),
            Three("win215.keras", null, 0.4108855f),
            Three("linux215.keras", null, 0.4388477f),
            new(
                "last4.onnx", "in3.csv", "cal3.csv", null,
                (-4, [-0.4008904f, 0.0765278f]), (-3, [-0.4234175f, 0.1060020f]), (-2, [-0.4190715f, 0.1039066f]), (-1, [-0.4220889f, 0.0795213f])),
            Three("flatten.onnx", null, -0.1260014f, 0.0157061f),
            Three("flatten.pt", s_window with { Take = Taken.Flatten }, -0.1260014f, 0.0157061f),
            Three("meanpool.onnx", null, 0.2207861f),
            Three("batchnorm.onnx", null, -0.3244450f),
            Three("batchnorm.pt", s_window with { Take = Taken.LastOutput, Layers = After("l", Activation.None) }, -0.3244450f),
            Three("lengths.onnx", null, 0.0005414f),
            Three("packed_state.onnx", null, 0.5549479f, 0.4698610f, 0.4153920f),
            Three("numpy_in_checkpoint.pt", s_relu, -0.0105457f),
            Three("cudnn.h5", null, -0.4518581f),
            new("wide257.pt", "in257.csv", "in257.csv", s_window with { Window = null, Take = Taken.EveryStep }, (-1, s_firstOfWide)),
            new("relu_lstm.pt", "in1.csv", "cal1.csv", null, (-1, [15320.7f])),
        }.ToDictionary(one => one.File);

    private static ImportCase Three(string file, ImportOptions? stated, params float[] last) => new(file, "in3.csv", "cal3.csv", stated, (-1, last));

    private static Dictionary<string, LayerOptions> After(string layer, Activation activation) => new() { [layer] = new(new StatedActivation(activation)) };
}
