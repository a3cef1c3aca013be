using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>The model that is compiled into the app.</summary>
public sealed class CompiledSource : INetworkSource
{
    /// <inheritdoc/>
    public RecurrentNetwork Create() => new Generated.StationModel();
}
