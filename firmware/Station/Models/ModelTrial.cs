using System;

namespace TinyRnn.Stations;

/// <summary>
/// How often the model in use failed at its readings, and which files failed so often that they are not taken any more: kept in two
/// slots, layout in docs/station.md.
/// </summary>
internal sealed class ModelTrial
{
    /// <summary>Starts in a row without a forecast after which another model is tried.</summary>
    public const int MostFailures = 3;

    private const int Magic = 0x54544D52;
    private const int FailuresAt = TwoSlots.HeaderLength;
    private const int PrintsAt = FailuresAt + 4;

    private readonly TwoSlots _slots;

    public ModelTrial(IStorage storage)
    {
        _slots = new TwoSlots(storage, "trial", Magic, 4 + 2 * ModelChoice.PrintLength);
    }

    /// <summary>Failures in a row of the model in use.</summary>
    public int Failures { get; private set; }

    /// <summary>Reads the newest good record; without one, nothing has failed.</summary>
    public void Read()
    {
        int slot = _slots.Scan();
        if (slot < 0 || _slots.Load(slot) != null)
        {
            Array.Clear(_slots.Bytes, 0, _slots.Bytes.Length);
            return;
        }

        _slots.Use(slot);
        int failures = RecordBytes.ReadInt32(_slots.Bytes, FailuresAt);
        Failures = failures >= 0 && failures <= MostFailures ? failures : 0;
    }

    /// <summary>True for a file that has failed too often.</summary>
    public bool IsRejected(int file, byte[] print)
    {
        bool isEmpty = true;
        for (int i = 0; i < ModelChoice.PrintLength; i++)
        {
            byte rejected = _slots.Bytes[PrintsAt + file * ModelChoice.PrintLength + i];
            isEmpty &= rejected == 0;
            if (rejected != print[i])
            {
                return false;
            }
        }

        return !isEmpty;
    }

    /// <summary>Counts a failure.</summary>
    /// <param name="file">The file in use, or less than 0 for the app's own model, which is never rejected.</param>
    /// <param name="print">Of the file.</param>
    /// <returns>True when the file is rejected by it.</returns>
    public bool Fail(int file, byte[] print)
    {
        bool rejects = file >= 0 && Failures + 1 >= MostFailures;
        if (file < 0 && Failures == MostFailures)
        {
            return false;
        }

        Failures = rejects ? 0 : Failures + 1;
        if (rejects)
        {
            Array.Copy(print, 0, _slots.Bytes, PrintsAt + file * ModelChoice.PrintLength, ModelChoice.PrintLength);
        }

        Write();
        return rejects;
    }

    /// <summary>The model gave a forecast, or another one is in use.</summary>
    public void Succeed()
    {
        if (Failures > 0)
        {
            Failures = 0;
            Write();
        }
    }

    private void Write()
    {
        RecordBytes.WriteInt32(_slots.Bytes, FailuresAt, Failures);
        _slots.Write();
    }
}
