using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Fuzz.Mutations;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.Fuzz.Targets;

/// <summary>A station's settings.</summary>
internal sealed class StationSettingsTarget : FuzzTarget<StationSettings>
{
    private static readonly string[] s_files =
    [
        """{"name":"cellar","sensors":"bme280","data_pin":21,"clock_pin":22,"alert_pin":2,"sleep":"light","interval":3600}""",
        """{"sensors":"sht3x bh1750 analog","addresses":"sht3x:69","fixed":"pressure:1005","analog_pin":34,"analog_reading":"soil","analog_points":"0.5:100 2.5:0"}""",
        """{"threshold":0.3,"alert_off_ratio":0.5,"alert_output":"a","alert_above":1e3,"alert_below":-2.5,"alert_margin":0.1,"alert_class":"\u0041","frozen_after":0}""",
        """{"station":"roof","wifi":"net","wifi_password":"\u0070w","wifi_seconds":20,"mqtt":"mqtts://b.lan:8883","mqtt_user":"u","mqtt_password":"p","mqtt_seconds":9,"time_server":"t","discovery":""}""",
        """{"station":"a","mqtt":"mqtt://10.0.0.1","transmit_every":24,"log_blocks":12,"battery_mah":2e3,"sleep_ua":20,"awake_ma":40,"radio_ma":120,"update_key":"00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"}""",
        "{}",
    ];

    public override string Name => "station-settings";

    public override IReadOnlyList<IMutation> Mutations { get; } = [new TextMutation(), new JsonMutation(), new ByteMutation()];

    public override long MostBytes => 1 << 20;

    protected override IReadOnlyList<Type> Documented { get; } = [typeof(SettingsException)];

    protected override IEnumerable<byte[]> Files() => s_files.Select(Encoding.UTF8.GetBytes);

    protected override StationSettings Load(byte[] file) => SettingsReader.Read(file, new StationSettings());

    protected override string Use(StationSettings loaded)
    {
        ISensor[] sensors = SensorTable.Create(loaded, null);
        FaultException.Require(sensors.Length > 0 && sensors.All(sensor => sensor is not null), "sensors: expected one or more");
        FaultException.Require(loaded.Interval is >= 0 and <= ModelAcceptance.LongestStep, $"interval: expected 0 to a day, found {loaded.Interval}");
        FaultException.Require(float.IsFinite(loaded.AlertOffRatio) && loaded.AlertMargin >= 0, "alert: expected numbers");
        NetworkSettings network = loaded.Network;
        FaultException.Require(!network.IsOn || (StationNames.IsName(network.Station) && BrokerAddress.Parse(network.Broker) is not null), "mqtt: expected a name and an address");
        FaultException.Require(network.UpdateKey.Length == 0 || Hexadecimal.Parse(network.UpdateKey)?.Length == 32, "update_key: expected 32 bytes");
        FaultException.Require(network.LogBlocks is >= 1 and <= 32 && network.TransmitEvery >= 1, "log and transmissions: expected numbers in their ranges");
        return $"{sensors.Length} sensors";
    }
}
