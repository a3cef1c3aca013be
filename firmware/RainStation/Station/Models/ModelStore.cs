using System;

namespace TinyRnn.RainStation;

/// <summary>
/// Finds the model to run: a file in one of two slots, or the app's own. A new file replaces the model in use only when all about
/// it is right; until then, and when it is not, the model in use stays. See docs/station.md, "Models".
/// </summary>
public sealed class ModelStore
{
    private readonly Peripherals _board;
    private readonly int _maxBytes;
    private readonly StationEvents _events;
    private readonly ModelChoice _choice;

    /// <param name="board">Storage, signature, console and the app's own model.</param>
    /// <param name="settings">The largest file that is read.</param>
    public ModelStore(Peripherals board, StationSettings settings)
    {
        _board = board;
        _maxBytes = settings.MaxModelBytes;
        _events = new StationEvents(board.Console);
        _choice = new ModelChoice(board.Storage);
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
        RecurrentNetwork network = isWake ? TryLoad(_choice.Active, false) : null;
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
        ModelFile.Load(new ArrayStorage(file), null, _board.Signature, _maxBytes, true);
        int target = _choice.Active == 0 ? 1 : 0;
        _board.Storage.Write(Slot(target), file, file.Length);
        ModelFile.Load(_board.Storage, Slot(target), _board.Signature, _maxBytes, false);
        _choice.Write(target, _choice.Fingerprint(0), _choice.Fingerprint(1));
    }

    /// <summary>Tries the files that are new, then the one in use, then the other one, then the app's own model.</summary>
    private RecurrentNetwork Examine()
    {
        byte[][] prints = { TryFingerprint(0), TryFingerprint(1) };
        bool[] tried = new bool[2];
        int[] order = { _choice.IsNew(0, prints[0]) ? 0 : -1, _choice.IsNew(1, prints[1]) ? 1 : -1, _choice.Active, 0, 1 };
        RecurrentNetwork network = null;
        int active = ModelChoice.BuiltIn;
        for (int i = 0; i < order.Length && network == null; i++)
        {
            int file = order[i];
            if (file < 0 || tried[file])
            {
                continue;
            }

            tried[file] = true;
            network = TryLoad(file, true);
            active = network == null ? active : file;
            if (network == null)
            {
                // Refused: to be looked at again next time.
                Array.Clear(prints[file], 0, prints[file].Length);
            }
        }

        network = network ?? TryLoad(ModelChoice.BuiltIn, true);
        TryRecord(active, prints);
        return network;
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
                : ModelFile.Load(_board.Storage, source, _board.Signature, _maxBytes, withSelfTest);
            Source = source;
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
        ModelRules.RequireFit(network.Info);
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

    private void TryRecord(int active, byte[][] prints)
    {
        try
        {
            _choice.Write(active, prints[0], prints[1]);
        }
        catch (Exception failure)
        {
            _events.Failed("model", "choice", failure.Message);
        }
    }
}
