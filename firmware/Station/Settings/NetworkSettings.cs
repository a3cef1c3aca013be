namespace TinyRnn.Stations;

/// <summary>The part of a station's settings that connects it; docs/connected.md lists the keys. Without a broker the station is a local one.</summary>
public sealed class NetworkSettings
{
    /// <summary>The station's name in topics: letters, digits, - and _.</summary>
    public string Station { get; set; } = "";

    /// <summary>Name of the Wi-Fi; empty for a board that has its network by other means.</summary>
    public string Wifi { get; set; } = "";

    /// <summary>Its password: secret.</summary>
    public string WifiPassword { get; set; } = "";

    /// <summary>Seconds that joining may take.</summary>
    public int JoinSeconds { get; set; } = 20;

    /// <summary>The broker as <see cref="BrokerAddress"/> reads it; empty for a station that is not connected.</summary>
    public string Broker { get; set; } = "";

    /// <summary>Name with which it is spoken to; empty for none.</summary>
    public string BrokerUser { get; set; } = "";

    /// <summary>The password for it: secret.</summary>
    public string BrokerPassword { get; set; } = "";

    /// <summary>Seconds that an answer of the broker may take.</summary>
    public int BrokerSeconds { get; set; } = 15;

    /// <summary>The server of the time; empty to ask none.</summary>
    public string TimeServer { get; set; } = "pool.ntp.org";

    /// <summary>Transmit at least every so many readings.</summary>
    public int TransmitEvery { get; set; } = 24;

    /// <summary>First part of the topics in which a home automation looks for devices; empty for none.</summary>
    public string Discovery { get; set; } = "homeassistant";

    /// <summary>Files of 4 KB in the ring of the log.</summary>
    public int LogBlocks { get; set; } = 12;

    /// <summary>Key of signed models and settings, 64 hexadecimal digits; empty for none: secret.</summary>
    public string UpdateKey { get; set; } = "";

    /// <summary>Capacity of the battery in mAh; 0 when it is not stated.</summary>
    public float BatteryCapacity { get; set; }

    /// <summary>Current asleep in microampere; 0 when it is not stated.</summary>
    public float SleepCurrent { get; set; }

    /// <summary>Current awake without radio in milliampere; 0 when it is not stated.</summary>
    public float AwakeCurrent { get; set; }

    /// <summary>Current with the radio on in milliampere; 0 when it is not stated.</summary>
    public float RadioCurrent { get; set; }

    /// <summary>Analog pin of the battery's divided voltage; -1 where none is wired.</summary>
    public int BatteryPin { get; set; } = -1;

    /// <summary>Volts of the battery for each volt at the pin.</summary>
    public float BatteryDivider { get; set; } = 2f;

    /// <summary>Whether the station is connected at all.</summary>
    public bool IsOn => Broker.Length > 0;

    /// <summary>Whether the currents are stated.</summary>
    public bool HasCurrents => BatteryCapacity > 0f;

    /// <summary>The same settings once more.</summary>
    public NetworkSettings Copy() => (NetworkSettings)MemberwiseClone();
}
