namespace TinyRnn.Stations;

/// <summary>A <c>.trnn</c> model held as bytes, for example a resource of the app.</summary>
public sealed class BytesSource : INetworkSource
{
    private readonly byte[] _bytes;

    /// <param name="bytes">The whole file.</param>
    public BytesSource(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <inheritdoc/>
    public RecurrentNetwork Create() => new LoadedNetwork(RnnModel.Load(_bytes));
}
