using System;
using System.Globalization;
using System.IO;
using TinyRnn;
using TinyRnn.BrokerSimulator;
using TinyRnn.Mqtt;
using TinyRnn.RainStation;
using TinyRnn.RainStation.Tests;
using TinyRnn.RainStation.Tests.Brokers;
using TinyRnn.Stations;

// TinyRnn.BrokerSimulator SETTINGS.json FOLDER DAYS [CA.pem]: the rain station's own code for so many days of simulated weather, which
// take no time, with a real broker. FOLDER is its flash: a second run goes on where the first one ended, by a reset where RESET is set.
// TinyRnn.BrokerSimulator --announcements FOLDER: what stations of every kind announce of themselves.
const long Begin = 1777593600;
const int Hours = 24 * 400;

if (args[0] == "--announcements")
{
    Announcements.Write(args[1]);
    return;
}

string folder = args[1];
Directory.CreateDirectory(folder);
var storage = new FolderStorage(folder);
var console = new LineConsole();
storage.Write("station", File.ReadAllBytes(args[0]), (int)new FileInfo(args[0]).Length);
string hourFile = Path.Combine(folder, "hour.txt");
int first = File.Exists(hourFile) ? int.Parse(File.ReadAllText(hourFile), CultureInfo.InvariantCulture) : 0;
int last = first + 24 * int.Parse(args[2], CultureInfo.InvariantCulture);

var clock = new VirtualClock { Seconds = Begin + first * 3600L };
var sleep = new SimulatedSleep(clock) { IsWake = first > 0 && Environment.GetEnvironmentVariable("RESET") == null };
var network = new SimulatedNetwork();
var weather = new SimulatedWeather(Hours, 20260501);
for (int hour = first; hour < last; hour++)
{
    StationSettings settings = SettingsFile.Read(storage, console, new StationSettings());
    var login = new BrokerLogin(BrokerAddress.Parse(settings.Network.Broker), settings.Network.BrokerUser, settings.Network.BrokerPassword, args.Length > 3 ? args[3] : null);
    var board = new Peripherals
    {
        Sensors =
        [
            new TinyRnn.Stations.Sensors.ReplaySensor(
                [Quantity.Temperature, Quantity.Pressure, Quantity.Humidity], [[weather.Temperatures[hour]], [weather.Pressures[hour]], [weather.Humidities[hour]]]),
        ],
        Storage = storage,
        Clock = clock,
        Sleep = sleep,
        Alert = new AlertLamp(),
        Console = console,
        BuiltIn = new CompiledSource(),
        Signature = settings.Network.UpdateKey.Length > 0 ? new KeyedSignature(Hexadecimal.Parse(settings.Network.UpdateKey)) : null,
        Network = new NetworkParts { Link = network, Channel = new ReopenedChannel(() => new MqttChannel(login)), Time = network, Ticks = network },
    };
    var station = new Station(board, settings);
    station.Start();
    station.TakeReading();
    station.Transmit();
    sleep.SleepFor(station.SecondsToNext());
    File.WriteAllText(hourFile, (hour + 1).ToString(CultureInfo.InvariantCulture));
}
