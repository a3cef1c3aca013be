namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Bounds the elements that reading one file may make, so that a small file cannot ask for much memory or time.</summary>
internal sealed class Budget(string file)
{
    /// <summary>Elements of one constant.</summary>
    public const int MostElements = 1 << 22;

    /// <summary>An element of a signal counts as that many of a constant.</summary>
    public const int SignalWeight = 8;

    private const long MostInAll = 1L << 26;
    private long _left = MostInAll;

    /// <param name="where">What makes the elements, for the message.</param>
    /// <param name="elements">How many.</param>
    /// <param name="isSignal">Of a signal.</param>
    /// <exception cref="ImportException">Too many.</exception>
    public void Take(string where, long elements, bool isSignal = false)
    {
        int most = isSignal ? MostElements / SignalWeight : MostElements;
        if (elements > most)
        {
            throw new ImportException(file, $"{where}: expected a tensor of at most {most} elements, found {elements}.");
        }

        _left -= elements * (isSignal ? SignalWeight : 1);
        if (_left < 0)
        {
            throw new ImportException(file, $"{where}: the graph computes more than {MostInAll} elements on the way.");
        }
    }
}
