using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Makes tensors whose data stand beside the model.</summary>
internal static class ExternalTensor
{
    /// <summary>Takes the data out of the tensor and says where they are.</summary>
    public static void MoveOut(this TensorProto tensor, params (string Key, string Value)[] entries)
    {
        tensor.FloatData.Clear();
        tensor.DataLocation = DataLocation.LocationExternal;
        foreach ((string key, string value) in entries)
        {
            tensor.ExternalData.Add(new ExternalDataEntry { Key = key, Value = value });
        }
    }
}
