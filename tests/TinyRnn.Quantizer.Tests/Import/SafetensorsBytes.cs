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
    public static byte[] Zeros(params (string Name, int[] Shape)[] tensors)
    {
        int position = 0;
        string[] entries = tensors
            .Select(tensor =>
            {
                int begin = position;
                position += 4 * tensor.Shape.Aggregate(1, (product, size) => product * size);
                return $"\"{tensor.Name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{begin},{position}]}}";
            })
            .ToArray();
        return Of($"{{{string.Join(',', entries)}}}", position);
    }
}
