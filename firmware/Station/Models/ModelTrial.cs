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

    /// <summary>Forecasts that an installed model must give before it counts as proven.</summary>
    public const int WantedForecasts = 3;

    private const int Magic = 0x54544D52;
    private const int WantedShift = 8;
    private const int FailuresAt = TwoSlots.HeaderLength;
    private const int PrintsAt = FailuresAt + 4;

    private readonly TwoSlots _slots;

    public ModelTrial(IStorage storage)
    {
        _slots = new TwoSlots(storage, "trial", Magic, 4 + 2 * ModelChoice.PrintLength);
    }

    /// <summary>Failures in a row of the model in use.</summary>
    public int Failures { get; private set; }

    /// <summary>Forecasts that the model in use still has to give; 0 when it is proven.</summary>
    public int Wanted { get; private set; }

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
        int kept = RecordBytes.ReadInt32(_slots.Bytes, FailuresAt);
        int failures = kept & ((1 << WantedShift) - 1);
        int wanted = kept >> WantedShift;
        Failures = failures <= MostFailures ? failures : 0;
        Wanted = wanted >= 0 && wanted <= WantedForecasts ? wanted : 0;
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

    /// <summary>A model was installed, and has to prove itself.</summary>
    public void Begin()
    {
        Failures = 0;
        Wanted = WantedForecasts;
        Write();
    }

    /// <summary>A start with a model that is not proven counts as failed until the model has come through it.</summary>
    /// <returns>True when it has failed too often, and is rejected by it.</returns>
    public bool Start(int file, byte[] print)
    {
        if (Wanted == 0)
        {
            return false;
        }

        bool rejects = Failures >= MostFailures;
        if (rejects)
        {
            Reject(file, print);
        }
        else
        {
            Failures++;
        }

        Write();
        return rejects;
    }

    /// <summary>Counts a failure.</summary>
    /// <param name="file">The file in use, or less than 0 for the app's own model, which is never rejected.</param>
    /// <param name="print">Of the file.</param>
    /// <returns>True when the file is rejected by it.</returns>
    public bool Fail(int file, byte[] print)
    {
        // The start of a model that is not proven is counted already.
        int failures = Wanted > 0 ? Failures : Failures + 1;
        bool rejects = file >= 0 && failures >= MostFailures;
        if (file < 0 && Failures == MostFailures)
        {
            return false;
        }

        Failures = failures;
        if (rejects)
        {
            Reject(file, print);
        }

        Write();
        return rejects;
    }

    /// <summary>The model came through a reading, or another one is in use.</summary>
    /// <param name="isForecast">Whether it gave a forecast.</param>
    public void Succeed(bool isForecast)
    {
        bool proves = Wanted > 0 && isForecast;
        if (Failures > 0 || proves)
        {
            Failures = 0;
            Wanted -= proves ? 1 : 0;
            Write();
        }
    }

    private void Reject(int file, byte[] print)
    {
        Failures = 0;
        Wanted = 0;
        Array.Copy(print, 0, _slots.Bytes, PrintsAt + file * ModelChoice.PrintLength, ModelChoice.PrintLength);
    }

    private void Write()
    {
        RecordBytes.WriteInt32(_slots.Bytes, FailuresAt, Failures | (Wanted << WantedShift));
        _slots.Write();
    }
}
