namespace TinyRnn.Stations.Hardware;

/// <summary>What connects a board; README.md says what a project needs for it.</summary>
public static class BoardNetwork
{
    /// <summary>The parts; null where the settings name no broker.</summary>
    public static NetworkParts Create(NetworkSettings settings)
    {
        if (!settings.IsOn)
        {
            return null;
        }

        return new NetworkParts
        {
            Link = new WifiLink(settings),
            Channel = new M2MqttChannel(settings),
            Time = new SntpTime(),
            Ticks = new BoardTicks(),
            Battery = settings.BatteryPin < 0 ? null : new AnalogBattery(new AnalogPin(settings.BatteryPin), settings.BatteryDivider),
        };
    }
}
