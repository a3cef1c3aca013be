using TinyRnn.Stations;
using TinyRnn.Stations.Hardware;
using TinyRnn.Stations.Sensors;
using nanoFramework.Hardware.Esp32;

namespace TinyRnn.RainStation;

/// <summary>The board: what the settings in <c>I:\station.json</c> do not state.</summary>
internal static class BoardSetup
{
    private const string Sensors = "bme280";
    private const int DataPin = 21;
    private const int ClockPin = 22;
    private const int AlertPin = 2;
    private const int Bus = 1;

    /// <summary>A station wired as the settings say.</summary>
    public static Station Create()
    {
        var storage = new FileStorage();
        var console = new SystemConsole();
        var defaults = new StationSettings { Sensors = Sensors, DataPin = DataPin, ClockPin = ClockPin, AlertPin = AlertPin };
        StationSettings settings = SettingsFile.Read(storage, console, defaults);
        Configuration.SetPinFunction(settings.DataPin, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(settings.ClockPin, DeviceFunction.I2C1_CLOCK);
        var board = new Peripherals
        {
            Sensors = SensorTable.Create(settings, new BoardPins(Bus)),
            Storage = storage,
            Clock = new BoardClock(),
            Sleep = settings.DeepSleep ? new DeepSleep() : (ISleep)new LightSleep(),
            Alert = new GpioAlert(settings.AlertPin),
            Console = console,
            Memory = new ClrHeap(),
            // A model that is a resource of the app: new BytesSource(Resources.GetBytes(Resources.BinaryResources.model)).
            BuiltIn = new CompiledSource(),
            // With a key in the settings only signed model files are taken.
            Signature = settings.Network.UpdateKey.Length > 0 ? new HmacSignature(Hexadecimal.Parse(settings.Network.UpdateKey)) : null,
            // A connected station's is BoardNetwork.Create(settings.Network): firmware/Hardware/Network.
            Network = null,
        };
        return new Station(board, settings);
    }
}
