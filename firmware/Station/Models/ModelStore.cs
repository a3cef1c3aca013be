using System;

namespace TinyRnn.Stations;

/// <summary>
/// Finds the model to run: a file in one of two slots, or the app's own. A new file replaces the model in use only when all about
/// it is right; until then, and when it is not, the model in use stays. See docs/station.md, "Models".
/// </summary>
public sealed class ModelStore
{
    private readonly Peripherals _board;
    private readonly ModelRules _rules;
    private readonly StationEvents _events;
    private readonly ModelChoice _choice;
    private readonly ModelTrial _trial;
    private int _inUse = ModelChoice.BuiltIn;

    /// <param name="board">Sensors, storage, signature, console and the app's own model.</param>
    /// <param name="settings">What the station asks of a model besides.</param>
    public ModelStore(Peripherals board, StationSettings settings)
    {
        _board = board;
        _rules = new ModelRules(new SensorSet(board.Sensors), settings);
        _events = new StationEvents(board.Console);
        _choice = new ModelChoice(board.Storage);
        _trial = new ModelTrial(board.Storage);
    }

    /// <summary>Where the model came from: <c>model-a</c>, <c>model-b</c> or <c>built in</c>.</summary>
    public string Source { get; private set; } = "none";

    /// <summary>What the self test gave: <c>passed</c> or <c>not run</c>.</summary>
    public string SelfTest { get; private set; } = "not run";

    /// <summary>The slot of file 0 or 1.</summary>
    public static string Slot(int file) => file == 0 ? "model-a" : "model-b";

    /// <summary>Loads the model to run.</summary>
    /// <param name="isWake">After sleep the model in use is loaded again without self test, and new files are not looked for.</param>
    /// <returns>A network with a fresh state, or null when there is no usable model at all.</returns>
    public RecurrentNetwork Open(bool isWake)
    {
        _choice.Read();
        _trial.Read();
        BeginTrial();
        RecurrentNetwork network = isWake && !IsRejected(_choice.Active) ? TryLoad(_choice.Active, false) : null;
        return network ?? Examine();
    }

    /// <summary>
    /// Takes a new model file, for example one received over the air. It is checked, written to the slot that is not in use,
    /// read back and checked again; only then it becomes the model to run from the next start.
    /// </summary>
    /// <param name="file">The file's bytes.</param>
    /// <exception cref="Exception">The model is refused or cannot be written; nothing has changed.</exception>
    public void Install(byte[] file)
    {
        _choice.Read();
        var received = new ArrayStorage(file);
        ModelFile.Load(received, null, _board.Signature, _rules, true);
        int counter = ModelFile.Counter(received, null);
        RequireNotOlder(counter);
        int target = _choice.Active == 0 ? 1 : 0;
        _board.Storage.Write(Slot(target), file, file.Length);
        ModelFile.Load(_board.Storage, Slot(target), _board.Signature, _rules, false);
        _trial.Read();
        _trial.Begin();
        _choice.Write(target, _choice.Fingerprint(0), _choice.Fingerprint(1), counter);
    }

    /// <summary>Whether the model in use was installed and still has to prove itself: the one before it is kept until then.</summary>
    internal bool IsOnTrial => _trial.Wanted > 0;

    /// <summary>The greatest counter of a signed file that was taken.</summary>
    internal int Counter => _choice.Counter;

    /// <summary>The model in use failed at a reading: after <see cref="ModelTrial.MostFailures"/> starts of that kind its file is not taken any more.</summary>
    internal void Fail(string error)
    {
        _events.Failed("model", Source, error);
        try
        {
            if (_trial.Fail(_inUse, _inUse < 0 ? null : _choice.Fingerprint(_inUse)))
            {
                SayRejected(Source);
            }
        }
        catch (Exception failure)
        {
            _events.Failed("model", "trial", failure.Message);
        }
    }

    /// <summary>The model in use came through a reading.</summary>
    /// <param name="isForecast">Whether it gave a forecast.</param>
    internal void Succeed(bool isForecast)
    {
        try
        {
            _trial.Succeed(isForecast);
        }
        catch (Exception failure)
        {
            _events.Failed("model", "trial", failure.Message);
        }
    }

    /// <exception cref="ModelRefusedException">A signed file of this counter would be older than one that was taken.</exception>
    internal void RequireNotOlder(int counter)
    {
        if (_board.Signature != null && counter < _choice.Counter)
        {
            throw new ModelRefusedException("counter", _choice.Counter.ToString() + " or more", counter.ToString());
        }
    }

    private void BeginTrial()
    {
        int file = _choice.Active;
        try
        {
            if (file >= 0 && _trial.Start(file, TryFingerprint(file)))
            {
                SayRejected(Slot(file));
            }
        }
        catch (Exception failure)
        {
            _events.Failed("model", "trial", failure.Message);
        }
    }

    private void SayRejected(string source)
    {
        _events.Failed("model", source, "no forecast at " + ModelTrial.MostFailures.ToString() + " starts: not used any more");
    }

    /// <summary>
    /// Tries the files that are new, of two the one with the greater counter first, then the one in use, then the other one, then the app's
    /// own model. Files that failed too often are passed over.
    /// </summary>
    private RecurrentNetwork Examine()
    {
        byte[][] prints = { TryFingerprint(0), TryFingerprint(1) };
        int[] counters = { TryCounter(0), TryCounter(1) };
        int first = counters[1] > counters[0] ? 1 : 0;
        int[] order =
        {
            _choice.IsNew(first, prints[first]) ? first : -1, _choice.IsNew(1 - first, prints[1 - first]) ? 1 - first : -1, _choice.Active, first, 1 - first,
        };
        bool[] tried = new bool[2];
        RecurrentNetwork network = null;
        int active = ModelChoice.BuiltIn;
        for (int i = 0; i < order.Length && network == null; i++)
        {
            int file = order[i];
            if (file < 0 || tried[file] || _trial.IsRejected(file, prints[file]))
            {
                continue;
            }

            tried[file] = true;
            network = IsTooOld(file, prints[file], counters[file]) ? null : TryLoad(file, true);
            active = network == null ? active : file;
            if (network == null)
            {
                // Refused: to be looked at again next time.
                Array.Clear(prints[file], 0, prints[file].Length);
            }
        }

        network = network ?? TryLoad(ModelChoice.BuiltIn, true);
        TryRecord(active, prints, active < 0 ? ModelFile.NoCounter : counters[active]);
        return network;
    }

    /// <summary>True, and said, for a signed file that came later than a newer one. The files that the record has seen may always be fallen back on.</summary>
    private bool IsTooOld(int file, byte[] print, int counter)
    {
        if (!_choice.IsNew(file, print) || _board.Storage.Length(Slot(file)) < 0)
        {
            return false;
        }

        try
        {
            RequireNotOlder(counter);
            return false;
        }
        catch (ModelRefusedException refused)
        {
            _events.Failed("model", Slot(file), refused.Message);
            return true;
        }
    }

    private bool IsRejected(int file) => file >= 0 && _trial.IsRejected(file, TryFingerprint(file));

    private int TryCounter(int file)
    {
        try
        {
            return ModelFile.Counter(_board.Storage, Slot(file));
        }
        catch (Exception)
        {
            // What is wrong with the file is said when it is loaded.
            return ModelFile.NoCounter;
        }
    }

    private RecurrentNetwork TryLoad(int file, bool withSelfTest)
    {
        string source = file < 0 ? "built in" : Slot(file);
        try
        {
            if (file >= 0 && _board.Storage.Length(source) < 0)
            {
                return null;
            }

            RecurrentNetwork network = file < 0
                ? LoadBuiltIn(withSelfTest)
                : ModelFile.Load(_board.Storage, source, _board.Signature, _rules, withSelfTest);
            Source = source;
            _inUse = file;
            SelfTest = withSelfTest ? "passed" : "not run";
            return network;
        }
        catch (Exception failure)
        {
            _events.Failed("model", source, failure.Message);
            return null;
        }
    }

    private RecurrentNetwork LoadBuiltIn(bool withSelfTest)
    {
        RecurrentNetwork network = _board.BuiltIn.Create();
        _rules.RequireFit(network.Info, -1);
        if (withSelfTest)
        {
            ModelRules.RequirePassed(network.SelfTest());
        }

        return network;
    }

    private byte[] TryFingerprint(int file)
    {
        try
        {
            return _choice.Fingerprint(file);
        }
        catch (Exception failure)
        {
            _events.Failed("model", Slot(file), failure.Message);
            return new byte[ModelChoice.PrintLength];
        }
    }

    private void TryRecord(int active, byte[][] prints, int counter)
    {
        try
        {
            _choice.Write(active, prints[0], prints[1], counter);
        }
        catch (Exception failure)
        {
            _events.Failed("model", "choice", failure.Message);
        }
    }
}
