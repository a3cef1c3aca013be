namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Bounds the elements that reading one file may make, so that a small file cannot ask for much memory or time.</summary>
/// <param name="file">For messages.</param>
/// <param name="fileLength">Its bytes: a large file may make more.</param>
internal sealed class Budget(string file, long fileLength)
{
    /// <summary>Elements of one constant.</summary>
    public const int MostElements = 1 << 22;

    /// <summary>An element of a signal counts as that many of a constant: with the arrays that it is moved through it takes about 150 bytes.</summary>
    public const int SignalWeight = 20;

    /// <summary>An element that is made of others counts as that many: where each comes from takes memory as well.</summary>
    public const int MadeWeight = 2;

    /// <summary>Elements in all for a file of no length: 32 MB of double precision.</summary>
    public const long LeastInAll = 1L << 22;

    // The weights once in double precision.
    private const int BytesPerElement = 8;

    private readonly long _inAll = LeastInAll + (fileLength / BytesPerElement);
    private long _taken;

    /// <param name="where">What makes the elements, for the message.</param>
    /// <param name="elements">How many.</param>
    /// <param name="weight">What each counts as: <see cref="SignalWeight"/>, <see cref="MadeWeight"/> or 1.</param>
    /// <exception cref="ImportException">Too many.</exception>
    public void Take(string where, long elements, int weight = 1)
    {
        int most = MostElements / weight;
        if (elements > most)
        {
            throw new ImportException(file, $"{where}: expected a tensor of at most {most} elements, found {elements}.");
        }

        _taken += elements * weight;
        if (_taken > _inAll)
        {
            throw new ImportException(file, $"{where}: the graph computes more than {_inAll} elements on the way.");
        }
    }
}
