namespace TinyRnn.Stations;

/// <summary>All that a station touches.</summary>
public sealed class Peripherals
{
    /// <summary>The sensors, in the order in which their values count.</summary>
    public ISensor[] Sensors { get; set; }

    /// <summary>Where state and models are kept.</summary>
    public IStorage Storage { get; set; }

    /// <summary>The clock.</summary>
    public IClock Clock { get; set; }

    /// <summary>Sleep between readings.</summary>
    public ISleep Sleep { get; set; }

    /// <summary>Shows what the station warns of.</summary>
    public IAlert Alert { get; set; }

    /// <summary>Where lines are printed.</summary>
    public IConsole Console { get; set; }

    /// <summary>The heap; null where memory is no concern.</summary>
    public IMemory Memory { get; set; }

    /// <summary>Checks the signature of model files; null when no key is configured.</summary>
    public ISignature Signature { get; set; }

    /// <summary>The app's own model.</summary>
    public INetworkSource BuiltIn { get; set; }

    /// <summary>Network and broker; null for a station that is not connected.</summary>
    public NetworkParts Network { get; set; }

    /// <summary>The same with another console.</summary>
    internal Peripherals With(IConsole console)
    {
        var copy = (Peripherals)MemberwiseClone();
        copy.Console = console;
        return copy;
    }
}
