namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Bounds the elements that reading one file may make, so that a small file cannot ask for much memory or time.</summary>
internal sealed class Budget(string file)
{
    /// <summary>Elements of one tensor.</summary>
    public const int MostElements = 1 << 24;

    private const long MostInAll = 1L << 27;
    private long _left = MostInAll;

    /// <param name="where">What makes the elements, for the message.</param>
    /// <param name="elements">How many.</param>
    /// <exception cref="ImportException">Too many.</exception>
    public void Take(string where, long elements)
    {
        if (elements > MostElements)
        {
            throw new ImportException(file, $"{where}: expected a tensor of at most {MostElements} elements, found {elements}.");
        }

        _left -= elements;
        if (_left < 0)
        {
            throw new ImportException(file, $"{where}: the graph computes more than {MostInAll} elements that are not the network's.");
        }
    }
}
