using System;

namespace TinyRnn.Stations;

/// <summary>
/// Pieces of an offered file on the flash, each in a slot of its own with its checksum: they come in any order, twice, over several wakes,
/// and a cut in a write loses that piece alone.
/// </summary>
internal sealed class PieceStore
{
    private const int HeaderLength = 8;
    private const int ChecksumLength = 4;

    private readonly IStorage _storage;
    private readonly ModelOffer _offer;

    public PieceStore(IStorage storage, ModelOffer offer)
    {
        _storage = storage;
        _offer = offer;
    }

    /// <summary>Whether a piece is there and whole.</summary>
    public bool Has(int piece) => Read(piece) != null;

    /// <summary>How many pieces are there.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _offer.Pieces; i++)
            {
                count += Has(i) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Keeps a piece as it was published, with its checksum behind it.</summary>
    /// <returns>False when it is damaged.</returns>
    public bool Keep(int piece, byte[] payload)
    {
        int length = _offer.LengthOf(piece);
        if (payload.Length != length + ModelOffer.ChecksumLength || RecordBytes.ReadInt32(payload, length) != Crc32.Compute(payload, 0, length))
        {
            return false;
        }

        var slot = new byte[HeaderLength + length + ChecksumLength];
        RecordBytes.WriteInt32(slot, 0, _offer.Checksum);
        RecordBytes.WriteInt32(slot, 4, piece);
        Array.Copy(payload, 0, slot, HeaderLength, length);
        RecordBytes.WriteInt32(slot, HeaderLength + length, Crc32.Compute(slot, 0, HeaderLength + length));
        _storage.Write(Slot(piece), slot, slot.Length);
        return true;
    }

    /// <summary>The whole file.</summary>
    /// <exception cref="ModelRefusedException">It is not what was offered.</exception>
    public byte[] Assemble()
    {
        var file = new byte[_offer.Bytes];
        for (int i = 0; i < _offer.Pieces; i++)
        {
            byte[] slot = Read(i);
            if (slot == null)
            {
                throw new ModelRefusedException("piece " + i.ToString(), "one that can be read", "none");
            }

            Array.Copy(slot, HeaderLength, file, i * ModelOffer.PieceLength, _offer.LengthOf(i));
        }

        int checksum = Crc32.Compute(file, 0, file.Length);
        if (checksum != _offer.Checksum)
        {
            throw new ModelRefusedException("offer's checksum", _offer.Checksum.ToString("X8"), checksum.ToString("X8"));
        }

        return file;
    }

    /// <summary>Frees the flash.</summary>
    public void Drop()
    {
        for (int i = 0; i < _offer.Pieces; i++)
        {
            if (_storage.Length(Slot(i)) > 0)
            {
                _storage.Write(Slot(i), Ascii.Nothing, 0);
            }
        }
    }

    private static string Slot(int piece) => "part-" + piece.ToString();

    private byte[] Read(int piece)
    {
        int length = HeaderLength + _offer.LengthOf(piece);
        try
        {
            if (_storage.Length(Slot(piece)) != length + ChecksumLength)
            {
                return null;
            }

            var slot = new byte[length + ChecksumLength];
            _storage.Read(Slot(piece), 0, slot, slot.Length);
            bool isRight = RecordBytes.ReadInt32(slot, 0) == _offer.Checksum && RecordBytes.ReadInt32(slot, 4) == piece
                && RecordBytes.ReadInt32(slot, length) == Crc32.Compute(slot, 0, length);
            return isRight ? slot : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
