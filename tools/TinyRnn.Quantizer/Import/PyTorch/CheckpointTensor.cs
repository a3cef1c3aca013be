using System;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A tensor of a checkpoint: a strided view of a storage.</summary>
internal sealed class CheckpointTensor(string name, PickledTensor tensor, Func<PickledStorage, byte[]> readStorage)
    : TensorEntry(name, tensor.Storage.Type, tensor.Sizes)
{
    public override float[] Read()
    {
        byte[] storage = readStorage(tensor.Storage);
        int elementBytes = Type.Bytes();
        (long rows, long rowStride) = Shape.Count == 2 ? (Shape[0], tensor.Strides[0]) : (1, 0);
        (long columns, long columnStride) = (Shape[^1], tensor.Strides[^1]);
        float[] values = new float[rows * columns];
        int index = 0;
        for (long row = 0; row < rows; row++)
        {
            for (long column = 0; column < columns; column++)
            {
                long element = tensor.Offset + (row * rowStride) + (column * columnStride);
                values[index++] = Type.ToSingle(storage.AsSpan((int)(element * elementBytes), elementBytes));
            }
        }

        return values;
    }
}
