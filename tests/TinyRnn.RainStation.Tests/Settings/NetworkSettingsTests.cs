using System.Text;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests.Settings;

public sealed class NetworkSettingsTests
{
    private const string Key = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";

    [Fact]
    public void Every_key_is_taken()
    {
        NetworkSettings settings = Read(
            $$"""
            {"station":"roof-1","wifi":"my net","wifi_password":"p\"w","wifi_seconds":30,"mqtt":"mqtts://b.lan:8884","mqtt_user":"u","mqtt_password":"q","mqtt_seconds":9,
             "time_server":"","transmit_every":24,"discovery":"","log_blocks":20,"update_key":"{{Key}}","battery_mah":2000,"sleep_ua":20,"awake_ma":40.5,"radio_ma":120,"battery_pin":34,"battery_divider":3.5}
            """).Network;

        Assert.Equal(("roof-1", "my net", "p\"w", 30), (settings.Station, settings.Wifi, settings.WifiPassword, settings.JoinSeconds));
        Assert.Equal(("mqtts://b.lan:8884", "u", "q", 9), (settings.Broker, settings.BrokerUser, settings.BrokerPassword, settings.BrokerSeconds));
        Assert.Equal(("", 24, "", 20, Key), (settings.TimeServer, settings.TransmitEvery, settings.Discovery, settings.LogBlocks, settings.UpdateKey));
        Assert.Equal((2000f, 20f, 40.5f, 120f), (settings.BatteryCapacity, settings.SleepCurrent, settings.AwakeCurrent, settings.RadioCurrent));
        Assert.Equal((34, 3.5f), (settings.BatteryPin, settings.BatteryDivider));
        Assert.True(settings.IsOn);
    }

    [Fact]
    public void Without_a_broker_a_station_is_not_connected()
    {
        NetworkSettings settings = Read("{}").Network;

        Assert.False(settings.IsOn);
        Assert.Equal((24, 12, "pool.ntp.org", "homeassistant"), (settings.TransmitEvery, settings.LogBlocks, settings.TimeServer, settings.Discovery));
    }

    [Fact]
    public void Copies_do_not_share_the_network()
    {
        var defaults = new StationSettings();
        SettingsReader.Read("{\"station\":\"a\"}"u8.ToArray(), defaults);

        Assert.Equal("", defaults.Network.Station);
    }

    [Theory]
    [InlineData("mqtt://host", "host", 1883, false)]
    [InlineData("mqtts://10.0.0.7", "10.0.0.7", 8883, true)]
    [InlineData("mqtt://b_1.lan:65535", "b_1.lan", 65535, false)]
    public void Address_of_a_broker_is_read(string text, string host, int port, bool isEncrypted)
    {
        BrokerAddress address = BrokerAddress.Parse(text);

        Assert.Equal((host, port, isEncrypted), (address.Host, address.Port, address.IsEncrypted));
    }

    [Theory]
    [InlineData("{\"mqtt\":\"mqtt://b\"}", "station: expected the station's name in topics with mqtt, found none")]
    [InlineData("{\"station\":\"a/b\"}", "station: expected 1 to 32 letters, digits, - and _, found 'a/b'")]
    [InlineData("{\"station\":\"#\"}", "station: expected 1 to 32 letters, digits, - and _, found '#'")]
    [InlineData("{\"station\":\"\"}", "station: expected 1 to 32 letters, digits, - and _, found ''")]
    [InlineData("{\"mqtt\":\"http://b\"}", "mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have keys of their own")]
    [InlineData("{\"mqtt\":\"mqtt://u:hunter2@b\"}", "mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have keys of their own")]
    [InlineData("{\"mqtt\":\"mqtt://b:0\"}", "mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have keys of their own")]
    [InlineData("{\"wifi\":\"\\u001b[2J\"}", "wifi: expected a text of at most 32 printable letters, found '\u001b[2J'")]
    [InlineData("{\"wifi_password\":12345678}", "wifi_password: expected a text of 0 to 64 letters, found something else, which is not shown")]
    [InlineData("{\"mqtt_password\":hunter2}", "mqtt_password: expected a text of 0 to 256 letters, found something else, which is not shown")]
    [InlineData("{\"mqtt_password\":\"a\\x\"}", "byte 20: expected one of \\\" \\\\ \\/ \\n \\t \\uXXXX, found something else, which is not shown")]
    [InlineData("{\"wifi_password\":\"geh\"Zeim\"}", "byte 22: expected , or }, found something else, which is not shown")]
    [InlineData("{\"mqtt_password\":12345Q}", "byte 22: expected , or }, found something else, which is not shown")]
    [InlineData("{\"wifi_password\":\"a}\"}b\"}", "byte 22: expected nothing behind the object, found something else, which is not shown")]
    [InlineData("{\"update_key\":\"00\"}", "update_key: expected a text of 64 to 64 letters, found something else, which is not shown")]
    [InlineData("{\"wifi_seconds\":0}", "wifi_seconds: expected a whole number from 1 to 120, found 0")]
    [InlineData("{\"transmit_every\":1001}", "transmit_every: expected a whole number from 1 to 1000, found 1001")]
    [InlineData("{\"log_blocks\":33}", "log_blocks: expected a whole number from 1 to 32, found 33")]
    [InlineData("{\"battery_mah\":2000}", "battery_mah: expected it, sleep_ua, awake_ma and radio_ma together, found some of them")]
    [InlineData("{\"sleep_ua\":-1}", "sleep_ua: expected a number, 0 or more, found -1")]
    public void What_is_wrong_is_told_and_no_secret(string text, string error)
    {
        Assert.Equal(error, Assert.Throws<SettingsException>(() => Read(text)).Message);
    }

    [Fact]
    public void Key_that_is_none_is_not_shown()
    {
        string message = Assert.Throws<SettingsException>(() => Read($"{{\"update_key\":\"{new string('z', 64)}\"}}")).Message;

        Assert.Equal("update_key: expected 64 hexadecimal digits, found something else, which is not shown", message);
    }

    private static StationSettings Read(string text) => SettingsReader.Read(Encoding.UTF8.GetBytes(text), new StationSettings());
}
