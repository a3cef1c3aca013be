using System;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>
/// The bytes of an HDF5 file that is not trusted. All addresses are absolute: a file with a base address is refused.
/// </summary>
internal sealed class Hdf5Bytes
{
    /// <summary>An address that means "none".</summary>
    public const ulong Undefined = ulong.MaxValue;

    private const long Slack = 1 << 16;

    private readonly byte[] _bytes;
    private long _left;

    /// <param name="file">For messages.</param>
    /// <param name="bytes">The whole file.</param>
    public Hdf5Bytes(string file, byte[] bytes)
    {
        File = file;
        _bytes = bytes;
        _left = (2L * bytes.Length) + Slack;
    }

    public string File { get; }

    public int Length => _bytes.Length;

    /// <summary>
    /// A part of the file that describes it. Parts may not overlap much: all together are little longer than the file, so that a small
    /// file cannot be walked for long.
    /// </summary>
    /// <param name="address">Where the part begins.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="what">For messages.</param>
    /// <exception cref="ImportException">Not inside the file, or walked too often.</exception>
    public Hdf5Cursor Part(ulong address, ulong length, string what)
    {
        Check(address, length, what);
        _left -= (long)length;
        return _left >= 0
            ? new Hdf5Cursor(this, _bytes, (int)address, (int)(address + length), what)
            : throw Damaged($"{what} at byte {address}: the descriptions in the file overlap");
    }

    /// <summary>The bytes of data, which may be looked at any number of times.</summary>
    /// <exception cref="ImportException">Not inside the file.</exception>
    public ReadOnlyMemory<byte> Data(ulong address, ulong length, string what)
    {
        Check(address, length, what);
        return _bytes.AsMemory((int)address, (int)length);
    }

    public ImportException Damaged(string problem) => new(File, $"the HDF5 file is damaged: {problem}.");

    public ImportException Refused(string problem) => new(File, $"{problem}.");

    private void Check(ulong address, ulong length, string what)
    {
        if (address > (ulong)Length || length > (ulong)Length - address)
        {
            throw Damaged($"{what}: expected {length} bytes at byte {address}, the file has {Length}");
        }
    }
}
