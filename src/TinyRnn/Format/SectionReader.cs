namespace TinyRnn;

/// <summary>
/// The frame of a file: a header, sections one after the other, each with its number and length, and a checksum of all of it.
/// Sections stand in the order of their numbers, each at most once.
/// </summary>
internal sealed class SectionReader
{
    /// <summary>Bytes before the contents of a section: its number and its length.</summary>
    public const int SectionHeader = 5;

    /// <summary>Where the length of the file stands in it.</summary>
    public const int LengthOffset = 8;

    private const int Trailer = 4;

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _end;
    private readonly ByteReader _reader;
    private int _last;

    /// <summary>Checks header and checksum of a file, which may be part of another; offsets in errors are those of the whole.</summary>
    /// <param name="bytes">Holds the file.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="length">Its length.</param>
    /// <param name="magic">What it must begin with.</param>
    /// <param name="other">What a file of the other kind begins with.</param>
    /// <param name="what">What is expected and what that other is, for the error.</param>
    public SectionReader(byte[] bytes, int start, int length, int magic, int other, string[] what)
    {
        _bytes = bytes;
        _start = start;
        _end = start + length - Trailer;
        _reader = new ByteReader(bytes, start, start + length);
        _reader.Require("header", ModelLimits.HeaderLength + Trailer, 1);
        RequireMagic(magic, other, what);
        RequireVersion();
        Sections = _reader.ReadRanged("number of sections", 2, 0, ModelLimits.Sections);
        RequireLength(length);
        Id = ReadId();
        RequireChecksum(length);
        _reader = new ByteReader(bytes, _reader.Position, _end);
    }

    /// <summary>Eight bytes that tell one model from another.</summary>
    public byte[] Id { get; }

    /// <summary>Sections that the file says it has.</summary>
    public int Sections { get; }

    /// <summary>Sections that were entered, or passed over.</summary>
    private int _seen;

    /// <summary>The contents of the section that must come next.</summary>
    public ByteReader Enter(Section section)
    {
        ByteReader contents = TryEnter(section);
        if (contents == null)
        {
            throw new ModelFormatException("section", _reader.Position, Name((int)section), Next());
        }

        return contents;
    }

    /// <summary>The contents of a section if it comes next, otherwise null.</summary>
    public ByteReader TryEnter(Section section)
    {
        if (_seen == Sections || _reader.Peek() != (int)section)
        {
            return null;
        }

        _reader.ReadByte("section");
        int at = _reader.Position;
        int length = _reader.ReadInt32("length of section " + Name((int)section));
        if (length < 0 || length > _reader.Remaining)
        {
            throw new ModelFormatException("length of section " + Name((int)section), at, "0 to " + _reader.Remaining.ToString(), length.ToString());
        }

        var contents = new ByteReader(_bytes, _reader.Position, _reader.Position + length);
        _reader.Skip(length);
        _seen++;
        _last = (int)section;
        return contents;
    }

    /// <summary>Fails unless all of a section was read.</summary>
    public static void RequireEnd(ByteReader contents, Section section)
    {
        if (contents.Remaining != 0)
        {
            throw new ModelFormatException(
                "end of section " + Name((int)section), contents.Position, "no more bytes", contents.Remaining.ToString() + " more");
        }
    }

    /// <summary>Fails unless all sections were entered and nothing follows them.</summary>
    public void RequireEnd()
    {
        if (_seen != Sections)
        {
            throw new ModelFormatException("section", _reader.Position, _last == 0 ? "one of this format" : "one that may follow " + Name(_last), Next());
        }

        if (_reader.Remaining != 0)
        {
            throw new ModelFormatException("end of file", _reader.Position, "the checksum", _reader.Remaining.ToString() + " more bytes");
        }
    }

    private string Next() => _seen == Sections || _reader.Remaining == 0 ? "the end of the file" : Name(_reader.Peek());

    private static string Name(int section)
    {
        switch ((Section)section)
        {
            case Section.Info:
                return "info";
            case Section.Readings:
                return "readings";
            case Section.Features:
                return "features";
            case Section.Target:
                return "target";
            case Section.Layers:
                return "layers";
            case Section.Outputs:
                return "outputs";
            case Section.Table:
                return "table";
            case Section.SelfTest:
                return "self-test";
            case Section.Proof:
                return "proof";
            case Section.Origin:
                return "origin";
            case Section.Context:
                return "context";
            case Section.Decoder:
                return "decoder";
            case Section.Writing:
                return "writing";
            case Section.Sequences:
                return "sequences";
            default:
                return "number " + section.ToString();
        }
    }

    private void RequireMagic(int magic, int other, string[] what)
    {
        int found = _reader.ReadInt32("magic");
        if (found == other)
        {
            throw new ModelFormatException("magic", _start, what[0], what[1]);
        }

        if (found != magic)
        {
            throw new ModelFormatException("magic", _start, magic.ToString("X8"), found.ToString("X8"));
        }
    }

    private void RequireVersion()
    {
        int at = _reader.Position;
        int version = _reader.ReadUInt16("version");
        if (version != ModelLimits.Version)
        {
            string found = version < ModelLimits.Version ? version.ToString() + ", of an older format: quantize the network again" : version.ToString();
            throw new ModelFormatException("version", at, ModelLimits.Version.ToString(), found);
        }
    }

    private void RequireLength(int length)
    {
        int at = _reader.Position;
        int stated = _reader.ReadInt32("length");
        if (stated != length)
        {
            throw new ModelFormatException("length", at, length.ToString() + " (the bytes given)", stated.ToString());
        }
    }

    private byte[] ReadId()
    {
        var id = new byte[ModelInfo.IdLength];
        for (int i = 0; i < id.Length; i++)
        {
            id[i] = (byte)_reader.ReadByte("model id");
        }

        return id;
    }

    private void RequireChecksum(int length)
    {
        int stored = LittleEndian.ToInt32(_bytes, _end);
        int computed = Crc32.Compute(_bytes, _start, length - Trailer);
        if (stored != computed)
        {
            throw new ModelFormatException("checksum", _end, computed.ToString("X8"), stored.ToString("X8"));
        }
    }
}
