using TinyRnn.Rain;
using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>Keeps a <see cref="StationState"/> in two slots; layout in docs/station.md, "The state file".</summary>
internal sealed class StateFile
{
    private const int Magic = 0x54534E52;
    private const int HourAt = TwoSlots.HeaderLength;
    private const int FlagsAt = HourAt + 4;
    private const int ProbabilityAt = FlagsAt + 4;
    private const int QuantitiesAt = ProbabilityAt + 4;
    private const int QuantityLength = 12;
    private const int FrozenAt = QuantitiesAt + 3 * QuantityLength;
    private const int FeaturesAt = FrozenAt + 12;
    private const int NetworkAt = FeaturesAt + 4 * RainFeatures.SavedLength;
    private const int RunningFlag = 1;
    private const int AlertFlag = 2;
    private const float LargestValue = 2000f;

    private readonly StationState _state;
    private readonly QuantityWatch[] _quantities;
    private readonly TwoSlots _slots;
    private readonly byte[] _bytes;
    private readonly float[] _features = new float[RainFeatures.SavedLength];

    public StateFile(IStorage storage, StationState state)
    {
        _state = state;
        _quantities = new[] { state.Check.Temperature, state.Check.Pressure, state.Check.Humidity };
        _slots = new TwoSlots(storage, "state", Magic, NetworkAt - TwoSlots.HeaderLength + state.Forecast.Network.SavedStateLength);
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
        RecordBytes.WriteInt32(_bytes, HourAt, _state.LastHour);
        _bytes[FlagsAt] = (byte)((_state.IsRunning ? RunningFlag : 0) | (_state.Alert.IsOn ? AlertFlag : 0));
        _bytes[FlagsAt + 1] = (byte)_state.RefusedReadings;
        _bytes[FlagsAt + 2] = (byte)_state.Check.Frozen.Repeats;
        _bytes[FlagsAt + 3] = 0;
        RecordBytes.WriteFloat(_bytes, ProbabilityAt, _state.Probability);
        for (int i = 0; i < 3; i++)
        {
            int at = QuantitiesAt + i * QuantityLength;
            RecordBytes.WriteFloat(_bytes, at, _quantities[i].LastGood);
            RecordBytes.WriteFloat(_bytes, at + 4, _quantities[i].Suspect);
            RecordBytes.WriteInt32(_bytes, at + 8, _quantities[i].MissingHours);
            RecordBytes.WriteInt32(_bytes, FrozenAt + 4 * i, _state.Check.Frozen.Last[i]);
        }

        _state.Forecast.Features.Save(_features);
        for (int i = 0; i < _features.Length; i++)
        {
            RecordBytes.WriteFloat(_bytes, FeaturesAt + 4 * i, _features[i]);
        }

        _state.Forecast.Network.SaveState(_bytes, NetworkAt);
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
                RecurrentNetwork network = _state.Forecast.Network;
                network.RestoreState(_bytes, NetworkAt, network.SavedStateLength);
                Apply();
                _slots.Use(slot);
                return true;
            }
            catch (SavedStateException failure)
            {
                error = failure.Message;
            }
        }

        _slots.Refuse(slot, error);
        return false;
    }

    /// <summary>Null, or the first value that no station writes.</summary>
    private string Check()
    {
        return CheckRange("hour", RecordBytes.ReadInt32(_bytes, HourAt), StationTime.FirstHour, StationTime.EndHour - 1)
            ?? CheckRange("flags", _bytes[FlagsAt], 0, RunningFlag | AlertFlag)
            ?? CheckRange("refused readings", _bytes[FlagsAt + 1], 0, Rules.MaxRefusedReadings)
            ?? CheckRange("reserved", _bytes[FlagsAt + 3], 0, 0)
            ?? CheckProbability(RecordBytes.ReadFloat(_bytes, ProbabilityAt))
            ?? CheckQuantities()
            ?? CheckFeatures();
    }

    private string CheckQuantities()
    {
        for (int i = 0; i < 3; i++)
        {
            int at = QuantitiesAt + i * QuantityLength;
            string error = CheckRange("missing hours", RecordBytes.ReadInt32(_bytes, at + 8), 0, QuantityWatch.MostHours)
                ?? CheckValue(_quantities[i].Name, at, true)
                ?? CheckValue(_quantities[i].Name + " suspect", at + 4, true);
            if (error != null)
            {
                return error;
            }
        }

        return null;
    }

    private string CheckFeatures()
    {
        for (int i = 0; i < _features.Length; i++)
        {
            string error = CheckValue("past reading", FeaturesAt + 4 * i, false);
            if (error != null)
            {
                return error;
            }
        }

        return null;
    }

    private string CheckValue(string what, int at, bool mayBeNaN)
    {
        float value = RecordBytes.ReadFloat(_bytes, at);
        bool valid = Floats.IsWithin(value, LargestValue) || (mayBeNaN && RecordBytes.ReadInt32(_bytes, at) == Floats.NaNBits);
        return valid ? null : RecordError.Describe(what, "a believable value", RecordBytes.ReadInt32(_bytes, at).ToString("X8"));
    }

    private static string CheckProbability(float value)
    {
        int bits = Floats.ToBits(value);
        bool valid = bits == Floats.NaNBits || (Floats.IsWithin(value, 1f) && value >= 0f);
        return valid ? null : RecordError.Describe("probability", "0 to 1 or NaN", bits.ToString("X8"));
    }

    private static string CheckRange(string what, int value, int least, int most) =>
        value >= least && value <= most ? null : RecordError.Describe(what, least.ToString() + " to " + most.ToString(), value.ToString());

    private void Apply()
    {
        _state.LastHour = RecordBytes.ReadInt32(_bytes, HourAt);
        _state.IsRunning = (_bytes[FlagsAt] & RunningFlag) != 0;
        _state.Alert.IsOn = (_bytes[FlagsAt] & AlertFlag) != 0;
        _state.RefusedReadings = _bytes[FlagsAt + 1];
        _state.Check.Frozen.Repeats = _bytes[FlagsAt + 2];
        _state.Probability = RecordBytes.ReadFloat(_bytes, ProbabilityAt);
        for (int i = 0; i < 3; i++)
        {
            int at = QuantitiesAt + i * QuantityLength;
            _quantities[i].LastGood = RecordBytes.ReadFloat(_bytes, at);
            _quantities[i].Suspect = RecordBytes.ReadFloat(_bytes, at + 4);
            _quantities[i].MissingHours = RecordBytes.ReadInt32(_bytes, at + 8);
            _state.Check.Frozen.Last[i] = RecordBytes.ReadInt32(_bytes, FrozenAt + 4 * i);
        }

        for (int i = 0; i < _features.Length; i++)
        {
            _features[i] = RecordBytes.ReadFloat(_bytes, FeaturesAt + 4 * i);
        }

        _state.Forecast.Features.Restore(_features);
    }
}
