using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>The tensors of a file, read by the names that a sidecar gives them; each must be named at least once.</summary>
internal sealed class NamedTensors(TensorFile source)
{
    private const int LongestCompared = 128;

    private readonly Dictionary<string, TensorEntry> _tensors = source.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Reads two dimensions.</summary>
    /// <param name="key">Whose value is the tensor's name.</param>
    /// <param name="most">The greatest number of rows and of columns, after transposing.</param>
    /// <param name="transposed">True when the file has columns by rows.</param>
    /// <exception cref="ImportException">No such tensor, another number of dimensions, too large, not finite.</exception>
    public Matrix Matrix(SidecarValue key, (int Rows, int Columns) most, bool transposed = false)
    {
        TensorEntry tensor = Find(key);
        if (tensor.Shape.Count != 2)
        {
            throw key.Refuse($"tensor {tensor}: expected two dimensions, found {tensor.Shape.Count}");
        }

        (long rows, long columns) = transposed ? (tensor.Shape[1], tensor.Shape[0]) : (tensor.Shape[0], tensor.Shape[1]);
        if (rows < 1 || rows > most.Rows || columns < 1 || columns > most.Columns)
        {
            string order = transposed ? $"1 to {most.Columns} by 1 to {most.Rows}" : $"1 to {most.Rows} by 1 to {most.Columns}";
            throw key.Refuse($"tensor {tensor}: expected a shape of {order}{(transposed ? ", as it is transposed" : "")}");
        }

        Matrix matrix = Read(tensor);
        return transposed ? matrix.Transpose() : matrix;
    }

    /// <summary>Reads a vector for each token.</summary>
    /// <exception cref="ImportException">No such tensor, another number of dimensions, too large, not finite.</exception>
    public Matrix Embedding(SidecarValue key)
    {
        TensorEntry tensor = Find(key);
        return tensor.Shape is [>= 1 and <= Limits.Tokens, >= 1 and <= Limits.Inputs]
            && tensor.Shape[0] * tensor.Shape[1] <= Limits.EmbeddingWeights
            ? Read(tensor)
            : throw key.Refuse(
                $"tensor {tensor}: expected 1 to {Limits.Tokens} tokens by 1 to {Limits.Inputs} values, {Limits.EmbeddingWeights} in all"
            );
    }

    /// <summary>Reads one dimension.</summary>
    /// <exception cref="ImportException">No such tensor, another shape, not finite.</exception>
    public float[] Vector(SidecarValue key, int length)
    {
        TensorEntry tensor = Find(key);
        return tensor.Shape.Count == 1 && tensor.Shape[0] == length
            ? FiniteValues.Read(source.File, tensor)
            : throw key.Refuse($"tensor {tensor}: expected shape [{length}]");
    }

    /// <summary>Reads one dimension of any length up to <see cref="Limits.FlatSize"/>.</summary>
    /// <exception cref="ImportException">No such tensor, another number of dimensions, too long, not finite.</exception>
    public float[] Vector(SidecarValue key)
    {
        TensorEntry tensor = Find(key);
        return tensor.Shape is [>= 1 and <= Limits.FlatSize]
            ? FiniteValues.Read(source.File, tensor)
            : throw key.Refuse($"tensor {tensor}: expected one dimension of 1 to {Limits.FlatSize} values");
    }

    /// <exception cref="ImportException">A tensor of the file has not been read.</exception>
    public void RequireAllUsed(string sidecar)
    {
        TensorEntry[] unused = source.Tensors.Where(tensor => !_used.Contains(tensor.Name)).ToArray();
        if (unused.Length > 0)
        {
            throw new ImportException(
                sidecar,
                $"no layer names these tensors of {source.File}: {Text.List(unused)}. Every tensor must belong to a layer; remove from the "
                    + "file what the network does not use."
            );
        }
    }

    private Matrix Read(TensorEntry tensor) =>
        new((int)tensor.Shape[0], (int)tensor.Shape[1], FiniteValues.Read(source.File, tensor)) { Source = tensor.ToString() };

    private TensorEntry Find(SidecarValue key)
    {
        string name = key.String();
        if (!_tensors.TryGetValue(name, out TensorEntry? tensor))
        {
            string? near = NearestName.Find(Shorten(name), _tensors.Keys.Where(other => other.Length <= LongestCompared));
            string hint = near is null ? "" : $"; did you mean {Text.Quote(near)}?";
            throw key.Refuse($"expected the name of a tensor of {source.File}, found {Text.Quote(name)}{hint}");
        }

        if (!tensor.Type.IsFloat())
        {
            throw key.Refuse(
                $"tensor {tensor}: expected elements of type float16, bfloat16, float32 or float64, found {tensor.Type.Text()}"
            );
        }

        _used.Add(name);
        return tensor;
    }

    private static string Shorten(string name) => name.Length <= LongestCompared ? name : name[..LongestCompared];
}
