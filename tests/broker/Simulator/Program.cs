using System;
using System.Globalization;
using System.IO;
using TinyRnn;
using TinyRnn.BrokerSimulator;
using TinyRnn.RainStation;
using TinyRnn.RainStation.Tests;
using TinyRnn.RainStation.Tests.Brokers;
using TinyRnn.Stations;

// TinyRnn.BrokerSimulator SETTINGS.json FOLDER DAYS [CA.pem]: the rain station's own code for so many days of simulated weather, which
// take no time, with a real broker. FOLDER is its flash: a second run goes on where the first one ended, by a reset where RESET is set.
// With FAULTS=SEED its connections are cut, and messages come twice. The last line tells what it has seen.
// TinyRnn.BrokerSimulator --announcements FOLDER: what stations of every kind announce of themselves.
// TinyRnn.BrokerSimulator --offer SETTINGS.json KEY COUNTER FILE: an offer that nobody checks; --settings TEXT offers settings.
const long Begin = 1777593600;
const int Hours = 24 * 400;

if (args[0] == "--announcements")
{
    Announcements.Write(args[1]);
    return;
}

if (args[0] == "--offer")
{
    Offers.Make(SettingsReader.Read(File.ReadAllBytes(args[1]), new StationSettings()), args[2..]);
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
Faults faults = null;
int forecasts = 0;
for (int hour = first; hour < last; hour++)
{
    StationSettings settings = SettingsFile.Read(storage, console, new StationSettings());
    if (Environment.GetEnvironmentVariable("FAULTS") is { } seed)
    {
        faults ??= new Faults(int.Parse(seed, CultureInfo.InvariantCulture), BrokerAddress.Parse(settings.Network.Broker).Port);
        settings.Network.Broker = faults.Broker;
    }

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
        Network = new NetworkParts { Link = network, Channel = new ReopenedChannel(() => Open(settings.Network)), Time = network, Ticks = network },
    };
    var station = new Station(board, settings);
    station.Start();
    station.TakeReading();
    station.Transmit();
    forecasts += station.State != null ? 1 : 0;
    sleep.SleepFor(station.SecondsToNext());
    File.WriteAllText(hourFile, (hour + 1).ToString(CultureInfo.InvariantCulture));
}

console.WriteLine(FormattableString.Invariant($"# {last - first} hours, {forecasts} with a model, {faults?.Cuts ?? 0} connections cut"));
faults?.Dispose();

IChannel Open(NetworkSettings network)
{
    IChannel channel = Channels.Create(network, args.Length > 3 ? args[3] : null);
    return faults == null ? channel : faults.Spoil(channel);
}
