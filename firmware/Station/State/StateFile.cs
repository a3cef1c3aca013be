namespace TinyRnn.Stations;

/// <summary>Keeps a <see cref="StationState"/> in two slots; layout in docs/station.md, "The state file".</summary>
internal sealed class StateFile
{
    private const int Magic = 0x54534E52;
    private const int VerdictAt = TwoSlots.HeaderLength;
    private const int RepeatsAt = VerdictAt + 4;
    private const int OutputsAt = RepeatsAt + 4;
    private const int ReadingLength = 12;

    private readonly StationState _state;
    private readonly QuantityWatch[] _watches;
    private readonly TwoSlots _slots;
    private readonly byte[] _bytes;
    private readonly int _readingsAt;
    private readonly int _networkAt;

    public StateFile(IStorage storage, StationState state)
    {
        _state = state;
        _watches = state.Check.Watches;
        _readingsAt = OutputsAt + 4 * state.Outputs.Length;
        _networkAt = _readingsAt + ReadingLength * _watches.Length;
        _slots = new TwoSlots(storage, "state", Magic, _networkAt - TwoSlots.HeaderLength + state.Network.SavedStateLength);
        _bytes = _slots.Bytes;
    }

    /// <summary>Bytes of a slot.</summary>
    public int Length => _bytes.Length;

    /// <summary>Continues from the newest slot that is right in all respects. Otherwise nothing has changed.</summary>
    /// <param name="events">Gets what was wrong with a slot.</param>
    /// <returns>False when there is none.</returns>
    public bool Restore(StationEvents events)
    {
        int newest = _slots.Scan();
        bool restored = newest >= 0 && (TryRestore(newest) || TryRestore(1 - newest));
        bool isEmpty = true;
        for (int slot = 0; slot < 2; slot++)
        {
            string error = _slots.Error(slot);
            isEmpty &= error != null && error.Length == 0;
            if (!string.IsNullOrEmpty(error))
            {
                events.Failed("state", _slots.Name(slot), error);
            }
        }

        if (!restored && !isEmpty)
        {
            events.Failed("state", null, "no usable slot: clean start");
        }

        return restored;
    }

    /// <summary>Writes the state to the older slot.</summary>
    public void Save()
    {
        RecordBytes.WriteInt32(_bytes, VerdictAt, _state.Verdict.Saved);
        RecordBytes.WriteInt32(_bytes, RepeatsAt, _state.Check.Frozen.Repeats);
        for (int i = 0; i < _state.Outputs.Length; i++)
        {
            RecordBytes.WriteFloat(_bytes, OutputsAt + 4 * i, _state.Outputs[i]);
        }

        for (int i = 0; i < _watches.Length; i++)
        {
            int at = _readingsAt + i * ReadingLength;
            RecordBytes.WriteFloat(_bytes, at, _watches[i].LastGood);
            RecordBytes.WriteFloat(_bytes, at + 4, _watches[i].Suspect);
            RecordBytes.WriteInt32(_bytes, at + 8, _state.Check.Frozen.Last[i]);
        }

        _state.Network.SaveState(_bytes, _networkAt);
        _slots.Write();
    }

    private bool TryRestore(int slot)
    {
        if (_slots.Error(slot) != null)
        {
            return false;
        }

        string error = _slots.Load(slot) ?? Check();
        if (error == null)
        {
            try
            {
                _state.Network.RestoreState(_bytes, _networkAt, _state.Network.SavedStateLength);
                error = CheckTime();
            }
            catch (SavedStateException failure)
            {
                error = failure.Message;
            }
        }

        if (error != null)
        {
            _slots.Refuse(slot, error);
            return false;
        }

        Apply();
        _slots.Use(slot);
        return true;
    }

    /// <summary>Null, or the first value that no station writes.</summary>
    private string Check()
    {
        string error = CheckRange("verdict", RecordBytes.ReadInt32(_bytes, VerdictAt), 0, _state.Verdict.MostSaved)
            ?? CheckRange("equal measurements", RecordBytes.ReadInt32(_bytes, RepeatsAt), 0, FrozenWatch.MostRepeats);
        for (int i = 0; i < _state.Outputs.Length && error == null; i++)
        {
            error = CheckValue("output " + i.ToString(), OutputsAt + 4 * i);
        }

        for (int i = 0; i < _watches.Length && error == null; i++)
        {
            int at = _readingsAt + i * ReadingLength;
            error = CheckValue(_watches[i].Name, at) ?? CheckValue(_watches[i].Name + " suspect", at + 4);
        }

        return error;
    }

    /// <summary>The network's state is right in itself; its last row must be one that a station takes.</summary>
    private string CheckTime()
    {
        FeatureRunner features = _state.Network.Features;
        long last = features.HasRow ? features.LastStep : 0;
        Recipe recipe = features.Recipe;
        if (!features.HasRow || (last > 0 && last < long.MaxValue / recipe.Step && StationTime.IsSet(recipe.TimeOf(last))))
        {
            return null;
        }

        _state.Network.Reset();
        return RecordError.Describe("time of the last reading", "a step of the years 2024 to 2099", "step " + last.ToString());
    }

    private string CheckValue(string what, int at)
    {
        int bits = RecordBytes.ReadInt32(_bytes, at);
        return bits == Floats.NaNBits || Floats.IsFinite(RecordBytes.ReadFloat(_bytes, at)) ? null : RecordError.Describe(what, "a number or none", bits.ToString("X8"));
    }

    private static string CheckRange(string what, int value, int least, int most) =>
        value >= least && value <= most ? null : RecordError.Describe(what, least.ToString() + " to " + most.ToString(), value.ToString());

    private void Apply()
    {
        _state.Verdict.Restore(RecordBytes.ReadInt32(_bytes, VerdictAt));
        _state.Check.Frozen.Repeats = RecordBytes.ReadInt32(_bytes, RepeatsAt);
        for (int i = 0; i < _state.Outputs.Length; i++)
        {
            _state.Outputs[i] = RecordBytes.ReadFloat(_bytes, OutputsAt + 4 * i);
        }

        for (int i = 0; i < _watches.Length; i++)
        {
            int at = _readingsAt + i * ReadingLength;
            _watches[i].LastGood = RecordBytes.ReadFloat(_bytes, at);
            _watches[i].Suspect = RecordBytes.ReadFloat(_bytes, at + 4);
            _state.Check.Frozen.Last[i] = RecordBytes.ReadInt32(_bytes, at + 8);
        }
    }
}
