using System;

namespace TinyRnn.Stations;

/// <summary>
/// Settings that came over the air: signed, kept in two slots in turn, laid over those of the station's file. They are on trial until a
/// transmission has come to its end with them, and are given up after three in a row that did not.
/// </summary>
internal sealed class SettingsUpdate
{
    /// <summary>Transmissions in a row that fail with settings on trial.</summary>
    public const int MostFailures = 3;

    // Counter, checksum of the station's own file, whether they are proven.
    private const int HeaderLength = 12;
    private const int ChecksumLength = 4;

    private readonly IStorage _storage;
    private byte[] _newest;
    private readonly int _slot;

    public SettingsUpdate(IStorage storage)
    {
        _storage = storage;
        int baseChecksum = BaseChecksum();
        for (int slot = 0; slot < 2; slot++)
        {
            byte[] bytes = Read(slot);
            if (bytes != null && RecordBytes.ReadInt32(bytes, 4) == baseChecksum && (_newest == null || Counter(bytes) > Counter(_newest)))
            {
                _newest = bytes;
                _slot = slot;
            }
        }
    }

    /// <summary>Whether there are some that no transmission has proven.</summary>
    public bool IsOnTrial => _newest != null && RecordBytes.ReadInt32(_newest, 8) == 0;

    /// <summary>Whether there are some.</summary>
    public bool IsThere => _newest != null;

    /// <summary>Settings with those that came over the air laid over them.</summary>
    /// <exception cref="SettingsException">What is wrong with them.</exception>
    public StationSettings Over(StationSettings settings) => _newest == null ? settings : SettingsReader.Read(Json(_newest), settings);

    /// <summary>Takes signed settings, for the next start.</summary>
    /// <param name="payload">The JSON object and its signature.</param>
    /// <param name="signature">The station's key; null for none.</param>
    /// <param name="settings">Those in use.</param>
    /// <exception cref="Exception">Why they are refused.</exception>
    public void Take(byte[] payload, ISignature signature, StationSettings settings)
    {
        int length = payload.Length - ModelFile.TrailerLength;
        if (signature == null || length < 2 || length > FlatJson.MostBytes)
        {
            throw new ModelRefusedException("settings", "a station with a key, and 2 to " + FlatJson.MostBytes.ToString() + " bytes and a signature", payload.Length.ToString() + " bytes");
        }

        ModelFile.RequireSignature(new ArrayStorage(payload), null, length, signature);
        int counter = RecordBytes.ReadInt32(payload, length + 4);
        if (_newest != null && counter <= Counter(_newest))
        {
            throw new ModelRefusedException("counter", "more than " + Counter(_newest).ToString(), counter.ToString());
        }

        var bytes = new byte[HeaderLength + length + ChecksumLength];
        RecordBytes.WriteInt32(bytes, 0, counter);
        RecordBytes.WriteInt32(bytes, 4, BaseChecksum());
        Array.Copy(payload, 0, bytes, HeaderLength, length);
        SettingsReader.ReadChanges(Json(bytes), settings);
        Write(_newest == null ? 0 : 1 - _slot, bytes);
    }

    /// <summary>A transmission came to its end with them.</summary>
    public void Prove()
    {
        if (IsOnTrial)
        {
            RecordBytes.WriteInt32(_newest, 8, 1);
            Write(_slot, _newest);
        }
    }

    /// <summary>Gives them up: from the next start those before them count.</summary>
    public void Reject()
    {
        _storage.Write(Slot(_slot), Ascii.Nothing, 0);
        _newest = null;
    }

    private static string Slot(int slot) => slot == 0 ? "settings-a" : "settings-b";

    private static int Counter(byte[] bytes) => RecordBytes.ReadInt32(bytes, 0);

    private static byte[] Json(byte[] bytes)
    {
        var json = new byte[bytes.Length - HeaderLength - ChecksumLength];
        Array.Copy(bytes, HeaderLength, json, 0, json.Length);
        return json;
    }

    private void Write(int slot, byte[] bytes)
    {
        int end = bytes.Length - ChecksumLength;
        RecordBytes.WriteInt32(bytes, end, Crc32.Compute(bytes, 0, end));
        _storage.Write(Slot(slot), bytes, bytes.Length);
    }

    private byte[] Read(int slot) => ReadSlot(Slot(slot), HeaderLength + ChecksumLength + 2, true);

    /// <summary>The station's own file, left by cable, wins over settings that came before it.</summary>
    private int BaseChecksum()
    {
        byte[] own = ReadSlot(SettingsFile.Slot, 0, false);
        return own == null ? 0 : Crc32.Compute(own, 0, own.Length);
    }

    private byte[] ReadSlot(string slot, int least, bool isChecked)
    {
        try
        {
            int length = _storage.Length(slot);
            if (length < least || length > HeaderLength + FlatJson.MostBytes + ChecksumLength)
            {
                return null;
            }

            var bytes = new byte[length];
            _storage.Read(slot, 0, bytes, length);
            int end = length - ChecksumLength;
            return !isChecked || RecordBytes.ReadInt32(bytes, end) == Crc32.Compute(bytes, 0, end) ? bytes : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
