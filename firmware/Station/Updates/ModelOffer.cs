#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// What is said of a model file before it is fetched: a flat JSON object with its length, its checksum and the counter of its signature.
/// </summary>
public sealed class ModelOffer
{
    /// <summary>Bytes of a piece; the last one may be shorter. A checksum of four bytes stands behind each.</summary>
    public const int PieceLength = 2048;

    /// <summary>Bytes of the checksum behind a piece.</summary>
    public const int ChecksumLength = 4;

    private const int MostBytes = 256;
    private const int ChecksumDigits = 8;

    private ModelOffer(int bytes, int checksum, int counter)
    {
        Bytes = bytes;
        Checksum = checksum;
        Counter = counter;
    }

    /// <summary>Bytes of the file.</summary>
    public int Bytes { get; }

    /// <summary>CRC-32 of the file.</summary>
    public int Checksum { get; }

    /// <summary>The counter of its signature.</summary>
    public int Counter { get; }

    /// <summary>How many pieces it has.</summary>
    public int Pieces => (Bytes + PieceLength - 1) / PieceLength;

    /// <summary>Bytes of a piece.</summary>
    public int LengthOf(int piece) => piece == Pieces - 1 ? Bytes - piece * PieceLength : PieceLength;

    /// <summary>A piece as it is published: its bytes, and behind them their CRC-32.</summary>
    public byte[] Piece(byte[] file, int piece)
    {
        int length = LengthOf(piece);
        var payload = new byte[length + ChecksumLength];
        System.Array.Copy(file, piece * PieceLength, payload, 0, length);
        RecordBytes.WriteInt32(payload, length, Crc32.Compute(payload, 0, length));
        return payload;
    }

    /// <summary>An offer as it is published.</summary>
    public static byte[] Write(int bytes, int checksum, int counter)
    {
        var line = new JsonLine();
        line.Begin().AddNumber("bytes", bytes).Add("crc", checksum.ToString("X8")).AddNumber("counter", counter);
        return Ascii.Bytes(line.End());
    }

    /// <summary>Reads an offer.</summary>
    /// <param name="payload">As it came.</param>
    /// <param name="mostBytes">The largest file that is taken.</param>
    /// <exception cref="System.Exception">It is none, or one of a file that cannot be taken: "what: expected A, found B".</exception>
    public static ModelOffer Parse(byte[] payload, int mostBytes)
    {
        if (payload.Length > MostBytes)
        {
            throw new ModelRefusedException("offer", "at most " + MostBytes.ToString() + " bytes", payload.Length.ToString());
        }

        var json = new FlatJson(payload);
        int bytes = -1;
        int counter = -1;
        byte[] checksum = null;
        for (int i = 0; i < json.Count; i++)
        {
            switch (json.Key(i))
            {
                case "bytes":
                    bytes = Number(json, i);
                    break;
                case "counter":
                    counter = Number(json, i);
                    break;
                case "crc":
                    checksum = json.IsText(i) && json.Value(i).Length == ChecksumDigits ? Hexadecimal.Parse(json.Value(i)) : null;
                    break;
            }
        }

        if (bytes < ModelLimits.HeaderLength || bytes > mostBytes)
        {
            throw new ModelRefusedException("offer's bytes", ModelLimits.HeaderLength.ToString() + " to " + mostBytes.ToString(), bytes < 0 ? "more, or none" : bytes.ToString());
        }

        if (checksum == null || counter < 0)
        {
            throw new ModelRefusedException("offer", "crc of 8 hexadecimal digits and a counter", "something else");
        }

        return new ModelOffer(bytes, (checksum[0] << 24) | (checksum[1] << 16) | (checksum[2] << 8) | checksum[3], counter);
    }

    /// <summary>A whole number up to 2^31 - 1; -1 for anything else.</summary>
    private static int Number(FlatJson json, int i)
    {
        string text = json.Value(i);
        long value = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] < '0' || text[at] > '9' || text.Length > 10)
            {
                return -1;
            }

            value = 10 * value + text[at] - '0';
        }

        return json.IsText(i) || text.Length == 0 || value > int.MaxValue ? -1 : (int)value;
    }
}
