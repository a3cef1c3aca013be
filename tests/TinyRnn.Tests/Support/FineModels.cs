using System;
using System.Linq;

namespace TinyRnn.TestSupport;

/// <summary>Models whose layers have the fine sigmoid and the fine tanh, which the quantizer gives to outputs alone.</summary>
internal static class FineModels
{
    /// <summary>The file with each sigmoid and tanh of its layers replaced by the fine one.</summary>
    public static byte[] Of(byte[] file) => Edited(file).Sealed();

    /// <summary>The same, with another format and gain of the last layer, a Dense one.</summary>
    public static byte[] Of(byte[] file, int fractionBits, int gain)
    {
        ModelEditor editor = Edited(file);
        string last = $"layer {file[editor.Layout["number of layers"]] - 1} ";
        return editor.SetByte(last + "fraction bits", fractionBits).SetInt32(last + "activation parameter", gain).Sealed();
    }

    private static ModelEditor Edited(byte[] file)
    {
        var editor = new ModelEditor(file);
        string[] functions = [.. editor.Layout.Offsets.Keys.Where(field => field.EndsWith(" activation function", StringComparison.Ordinal))];
        foreach (string function in functions)
        {
            editor.SetByte(function, (ActivationFunction)file[editor.Layout[function]] switch
            {
                ActivationFunction.Sigmoid => (int)ActivationFunction.FineSigmoid,
                ActivationFunction.Tanh => (int)ActivationFunction.FineTanh,
                var other => (int)other,
            });
        }

        return editor;
    }
}
