using TinyRnn.RainStation.Hardware;
using TinyRnn.Stations.Hardware;
using nanoFramework.Hardware.Esp32;

namespace TinyRnn.RainStation;

/// <summary>The board, its pins and the station's settings: what a maker edits.</summary>
internal static class BoardSetup
{
    private const int DataPin = 21;
    private const int ClockPin = 22;
    private const int AlertPin = 2;
    private const int Bus = 1;
    private const int Bme280Address = 0x76;

    public static StationSettings CreateSettings() => new StationSettings { UtcOffsetMinutes = 0 };

    public static RainPeripherals CreatePeripherals()
    {
        Configuration.SetPinFunction(DataPin, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(ClockPin, DeviceFunction.I2C1_CLOCK);
        return new RainPeripherals
        {
            // Without a barometer: new Sht3xSensor(new I2cWire(Bus, Sht3xSensor.DefaultAddress)).
            Sensor = new RetryingSensor(new Bme280Sensor(Bus, Bme280Address)),
            Storage = new FileStorage(),
            Clock = new BoardClock(),
            // On mains, with an alert pin that keeps its level between readings: new LightSleep().
            Sleep = new DeepSleep(),
            Alert = new GpioAlert(AlertPin),
            Console = new SystemConsole(),
            Memory = new ClrHeap(),
            // A model that is a resource of the app: new BytesSource(Resources.GetBytes(Resources.BinaryResources.model)).
            BuiltIn = new CompiledSource(),
            // To take signed model files only: new HmacSignature(key), with a key of 32 random bytes that is nowhere else.
            Signature = null,
        };
    }
}
