using System;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Makes <c>.safetensors</c> files, right or wrong.</summary>
public static class SafetensorsBytes
{
    public static byte[] Of(string header, int bufferLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[bufferLength]];
    }

    /// <summary>float32 tensors of zeros, in the given order.</summary>
    public static byte[] Zeros(params (string Name, int[] Shape)[] tensors) =>
        Filled([.. tensors.Select(tensor => (tensor.Name, tensor.Shape, new float[Count(tensor.Shape)]))]);

    /// <summary>float32 tensors of the values, in the given order.</summary>
    public static byte[] Filled(params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        int position = 0;
        string[] entries = tensors
            .Select(tensor =>
            {
                int begin = position;
                position += 4 * Count(tensor.Shape);
                return $"\"{tensor.Name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{begin},{position}]}}";
            })
            .ToArray();
        byte[] header = Of($"{{{string.Join(',', entries)}}}", 0);
        return [.. header, .. tensors.SelectMany(tensor => tensor.Values).SelectMany(BitConverter.GetBytes)];
    }

    private static int Count(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}
