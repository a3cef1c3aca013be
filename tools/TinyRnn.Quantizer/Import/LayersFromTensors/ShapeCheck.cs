using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>Checks of tensors before their values are read.</summary>
internal sealed class ShapeCheck(string file)
{
    /// <summary>The number as a layer's size.</summary>
    /// <exception cref="ImportException">Outside 1 to <see cref="Limits.LayerSize"/>.</exception>
    public int Size(long size, string what, TensorEntry tensor) => Size(size, what, tensor, Limits.LayerSize);

    /// <summary>The number as the size of what goes into a layer.</summary>
    /// <exception cref="ImportException">Outside 1 to <see cref="Limits.Inputs"/>.</exception>
    public int InputSize(long size, string what, TensorEntry tensor) => Size(size, what, tensor, Limits.Inputs);

    /// <summary>The number as the size of what goes into a dense layer, which may take all steps of a window at once.</summary>
    /// <exception cref="ImportException">Outside 1 to <see cref="Limits.FlatSize"/>.</exception>
    public int DenseInputSize(long size, TensorEntry tensor) => Size(size, "a number of inputs", tensor, Limits.FlatSize);

    /// <summary>The number as the size of a layer over all steps of a window at once.</summary>
    /// <exception cref="ImportException">Outside 1 to <see cref="Limits.FlatSize"/>.</exception>
    public int FlatSize(long size, TensorEntry tensor) => Size(size, "a size", tensor, Limits.FlatSize);

    /// <summary>The number as a number of tokens.</summary>
    /// <exception cref="ImportException">Outside 1 to <see cref="Limits.Tokens"/>.</exception>
    public int Tokens(long size, TensorEntry tensor) => Size(size, "a number of outputs or tokens", tensor, Limits.Tokens);

    /// <exception cref="ImportException">Not weights, or another shape.</exception>
    public void Expect(TensorEntry? tensor, params long[] shape)
    {
        if (tensor is null)
        {
            return;
        }

        ExpectFloat(tensor);
        if (!tensor.Shape.SequenceEqual(shape))
        {
            throw new ImportException(file, $"tensor {tensor}: expected shape [{string.Join(", ", shape)}].");
        }
    }

    /// <exception cref="ImportException">Not weights.</exception>
    public void ExpectFloat(TensorEntry tensor)
    {
        if (!tensor.Type.IsFloat())
        {
            throw new ImportException(
                file,
                $"tensor {tensor}: expected elements of type float16, bfloat16, float32 or float64, found {tensor.Type.Text()}."
            );
        }
    }

    private int Size(long size, string what, TensorEntry tensor, int most) =>
        size >= 1 && size <= most
            ? (int)size
            : throw new ImportException(file, $"tensor {tensor}: expected {what} from 1 to {most}, found {size}.");
}
