using System;

namespace TinyRnn.RainStation.Tests;

/// <summary>Storage that loses power during a write.</summary>
internal sealed class PowerCutStorage : MemoryStorage
{
    private long _bytesLeft = long.MaxValue;
    private Tear _tear;

    /// <summary>Bytes written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>A copy with all slots.</summary>
    public PowerCutStorage Copy()
    {
        var copy = new PowerCutStorage();
        foreach (string slot in new[] { "state-a", "state-b", "choice-a", "choice-b", "model-a", "model-b" })
        {
            if (Get(slot) is { } bytes)
            {
                copy.Put(slot, (byte[])bytes.Clone());
            }
        }

        return copy;
    }

    /// <summary>True once the power has failed; every further write fails as well, whatever the program catches.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Power is back.</summary>
    public void PowerUp()
    {
        IsOff = false;
        _bytesLeft = long.MaxValue;
    }

    /// <summary>Power fails now, between two writes.</summary>
    public void SwitchOff()
    {
        IsOff = true;
    }

    /// <summary>Power will fail when that many more bytes have been written: in the middle of a write, or between writes.</summary>
    public void CutAfter(long bytes, Tear tear)
    {
        _bytesLeft = bytes;
        _tear = tear;
    }

    public override void Write(string slot, byte[] bytes, int count)
    {
        if (IsOff)
        {
            throw new PowerCutException();
        }

        BytesWritten += count;
        if (_bytesLeft >= count)
        {
            base.Write(slot, bytes, count);
            _bytesLeft -= count;
            return;
        }

        IsOff = true;
        int written = (int)_bytesLeft;
        byte[] old = Get(slot) ?? [];
        byte[] torn = new byte[_tear == Tear.Shortened ? written : Math.Max(count, _tear == Tear.Mixed ? old.Length : 0)];
        Array.Fill(torn, (byte)0xFF);
        if (_tear == Tear.Mixed)
        {
            old.CopyTo(torn, 0);
        }

        Array.Copy(bytes, torn, written);
        Put(slot, _tear == Tear.Removed ? null : torn);
        throw new PowerCutException();
    }
}
