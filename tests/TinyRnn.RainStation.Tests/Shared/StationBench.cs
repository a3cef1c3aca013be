using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A station with simulated surroundings, which lives through sleep, power cuts and faults.</summary>
internal sealed class StationBench
{
    /// <summary>2026-05-01T00:00:00Z.</summary>
    public const long Begin = 1777593600;

    public StationBench()
        : this(new MemoryStorage(), new CompiledSource()) { }

    public StationBench(MemoryStorage storage, INetworkSource builtIn)
    {
        Storage = storage;
        Clock.Seconds = Begin;
        Sleep = new SimulatedSleep(Clock);
        Board = new Peripherals
        {
            Sensors = new ISensor[] { Sensor },
            Storage = storage,
            Clock = Clock,
            Sleep = Sleep,
            Alert = Lamp,
            Console = Log,
            BuiltIn = builtIn,
        };
    }

    public Peripherals Board { get; }

    public StationSettings Settings { get; } = new StationSettings();

    public MemoryStorage Storage { get; }

    public VirtualClock Clock { get; } = new VirtualClock();

    public SimulatedSleep Sleep { get; }

    public ScriptedSensor Sensor { get; } = new ScriptedSensor();

    public AlertLamp Lamp { get; } = new AlertLamp();

    public LineLog Log { get; } = new LineLog();

    /// <summary>The station of the last reading.</summary>
    public Station Station { get; private set; }

    /// <summary>The station's models.</summary>
    public ModelStore CreateStore() => new ModelStore(Board, Settings);

    /// <summary>Why the station refuses a model; null when it does not.</summary>
    public string Refusal(ModelInfo info) => ModelAcceptance.Refusal(info, -1, new SensorSet(Board.Sensors), Settings.Interval);

    /// <summary>The program starts, after sleep or power-up, and takes a reading.</summary>
    /// <returns>The reading's line.</returns>
    public string Wake()
    {
        Log.ClearEvents();
        Station = new Station(Board, Settings);
        Station.Start();
        Station.TakeReading();
        Station.Transmit();
        return Log.Reading;
    }

    /// <summary>A reading, then sleep to the next hour.</summary>
    public string Hour()
    {
        string line = Wake();
        Sleep.SleepFor(Station.SecondsToNext());
        return line;
    }

    /// <summary>Some readings an hour apart.</summary>
    /// <returns>The last line.</returns>
    public string Hours(int count)
    {
        string line = null;
        for (int i = 0; i < count; i++)
        {
            line = Hour();
        }

        return line;
    }

    /// <summary>Lets the last station go, so that its memory can be counted.</summary>
    public void Forget()
    {
        Station = null;
    }

    /// <summary>Power comes back: the next start is not a wake.</summary>
    public void CutPower()
    {
        Sleep.IsWake = false;
    }
}
