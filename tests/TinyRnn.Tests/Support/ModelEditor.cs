using System;
using System.Buffers.Binary;
using System.Linq;

namespace TinyRnn.TestSupport;

/// <summary>
/// Breaks one field of a well-formed file and seals it again, so that the field's own rule is met and not the checksum. Fields are
/// set first; what makes the file longer or shorter comes last, since fields stand elsewhere afterwards.
/// </summary>
internal sealed class ModelEditor(byte[] source)
{
    private const int Sections = 6;
    private const int LengthAt = 8;
    private const int Header = 20;
    private const int Trailer = 4;

    private byte[] _bytes = (byte[])source.Clone();

    public ModelLayout Layout { get; } = new(source);

    public ModelEditor Set(string field, params byte[] value)
    {
        value.CopyTo(_bytes, Layout[field]);
        return this;
    }

    public ModelEditor SetByte(string field, int value) => Set(field, (byte)value);

    public ModelEditor SetUInt16(string field, int value) => Set(field, (byte)value, (byte)(value >> 8));

    public ModelEditor SetInt32(string field, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Layout[field]), value);
        return this;
    }

    public ModelEditor SetInt64(string field, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(Layout[field]), value);
        return this;
    }

    public ModelEditor SetSingle(string field, float value) => SetInt32(field, BitConverter.SingleToInt32Bits(value));

    public int GetInt32(string field) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Layout[field]));

    /// <summary>Puts other bytes in the place of some of a section, whose length is made right.</summary>
    /// <param name="section">The section.</param>
    /// <param name="replaced">Bytes of the file within its contents.</param>
    /// <param name="by">What takes their place.</param>
    public ModelEditor Replace(string section, Range replaced, params byte[] by)
    {
        (int at, int count) = replaced.GetOffsetAndLength(_bytes.Length);
        SetInt32("length of " + section, GetInt32("length of " + section) + by.Length - count);
        _bytes = [.. _bytes[..at], .. by, .. _bytes[(at + count)..]];
        return this;
    }

    /// <summary>Replaces all that a section holds.</summary>
    public ModelEditor ReplaceContents(string section, params byte[] by) =>
        Replace(section, (Layout["length of " + section] + 4)..Layout["end of " + section], by);

    /// <summary>Lets a section end before or within a field.</summary>
    public ModelEditor EndSection(string section, string field, int kept = 0) =>
        Replace(section, (Layout[field] + kept)..Layout["end of " + section]);

    /// <summary>Adds whole sections, or others bytes, before those of a name.</summary>
    public ModelEditor InsertBefore(string section, params byte[] sections) => Insert(Layout["section " + section], sections);

    /// <summary>Adds whole sections, or other bytes, behind the last.</summary>
    public ModelEditor Append(params byte[] sections) => Insert(Layout["checksum"], sections);

    /// <summary>Takes a section out.</summary>
    public ModelEditor Remove(string section)
    {
        Range range = Layout.Section(section);
        _bytes = [.. _bytes[..range.Start], .. _bytes[range.End..]];
        return this;
    }

    /// <summary>Says that there are more sections, or fewer.</summary>
    public ModelEditor Count(int more)
    {
        _bytes[Sections] = (byte)(_bytes[Sections] + more);
        return this;
    }

    /// <summary>A section as it stands in a file.</summary>
    public static byte[] Section(int number, params byte[] contents) => [(byte)number, .. BitConverter.GetBytes(contents.Length), .. contents];

    /// <summary>The file's first bytes only, without any checksum.</summary>
    public byte[] Cut(int length) => _bytes[..length];

    /// <summary>The bytes as they are, with whatever length and checksum they had.</summary>
    public byte[] Unsealed() => _bytes;

    /// <summary>The bytes with the right length and checksum.</summary>
    public byte[] Sealed() => Seal(_bytes);

    /// <summary>Writes the right length, and the checksum in the place of the last bytes, into a file that is long enough to hold them.</summary>
    public static byte[] Seal(byte[] bytes)
    {
        byte[] result = bytes.ToArray();
        if (result.Length >= Header + Trailer)
        {
            BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(LengthAt), result.Length);
            int end = result.Length - Trailer;
            BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(end), Crc32.Compute(result, 0, end));
        }

        return result;
    }

    private ModelEditor Insert(int at, byte[] more)
    {
        _bytes = [.. _bytes[..at], .. more, .. _bytes[at..]];
        return this;
    }
}
