using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>Checks the messages of a data set: its type, its shape, and that its values are where they are said to be, all of them.</summary>
internal sealed class Hdf5DatasetReader(Hdf5Bytes file)
{
    private const long LargestInflated = 16L << 20;

    private long _left = LargestInflated;

    /// <exception cref="ImportException">Damaged or not supported.</exception>
    public (Hdf5Type Type, Hdf5Space Space) Read(IReadOnlyList<Hdf5Message> messages, string what)
    {
        Hdf5Type type = Hdf5Type.Read(Only(messages, Hdf5MessageType.Datatype, what), isDataset: true);
        if (type.Kind == Hdf5Kind.VariableText)
        {
            throw file.Refused($"{what}: variable-length data sets are not supported");
        }

        Hdf5Filters compression = messages.Of(Hdf5MessageType.Filters).Length == 0
            ? new Hdf5Filters(false, false)
            : Hdf5Filters.Read(Only(messages, Hdf5MessageType.Filters, what), type.Size);
        long most = compression.Inflates ? _left : file.Length;
        Hdf5Space space = Hdf5Space.Read(Only(messages, Hdf5MessageType.Dataspace, what), most / type.Size);
        CheckFillValues(messages, type);
        CheckLayout(Only(messages, Hdf5MessageType.Layout, what), type, space, compression, most);
        _left -= compression.Inflates ? (long)space.Count * type.Size : 0;
        return (type, space);
    }

    private Hdf5Cursor Only(IReadOnlyList<Hdf5Message> messages, Hdf5MessageType type, string what) =>
        messages.Of(type) is [var body] ? body : throw file.Damaged($"{what}: expected one message of type {type}");

    private void CheckLayout(Hdf5Cursor layout, Hdf5Type type, Hdf5Space space, Hdf5Filters filters, long most)
    {
        const int Compact = 0;
        const int Contiguous = 1;
        const int Chunked = 2;
        const int Virtual = 3;
        byte version = layout.Version(3, 4);
        byte kind = layout.Byte();
        long size = (long)space.Count * type.Size;
        switch (kind)
        {
            case Compact when !filters.Any:
                CheckSize(layout, layout.UInt16(), size);
                layout.Skip((ulong)size);
                break;
            case Contiguous when !filters.Any:
                CheckContiguous(layout, size);
                break;
            case Chunked when version == 3:
                Hdf5Chunks.Check(layout, most, space.Shape, type.Size, filters, "data set");
                break;
            case Chunked:
                throw layout.Refused("chunks in HDF5's newest layout are not supported; copy the file with h5repack --low=0 --high=0");
            case Virtual:
                throw layout.Refused("a virtual data set, whose values are in other files, is not supported");
            default:
                throw layout.Damaged($"layout {kind} is not known, or has filters");
        }
    }

    private void CheckContiguous(Hdf5Cursor layout, long size)
    {
        ulong address = layout.UInt64();
        CheckSize(layout, layout.UInt64(), size);
        if (size > 0 && address == Hdf5Bytes.Undefined)
        {
            throw layout.Damaged("its values were never written");
        }

        _ = size > 0 ? file.Data(address, (ulong)size, "data set") : default;
    }

    private static void CheckSize(Hdf5Cursor layout, ulong found, long expected)
    {
        if (found != (ulong)expected)
        {
            throw layout.Damaged($"expected {expected} bytes of values, found {found}");
        }
    }

    private static void CheckFillValues(IReadOnlyList<Hdf5Message> messages, Hdf5Type type)
    {
        foreach (Hdf5Cursor fill in messages.Of(Hdf5MessageType.FillValue))
        {
            byte version = fill.Version(1, 2, 3);
            byte flags = fill.Byte();
            bool hasValue = version == 3 ? (flags & 0x30) == 0x20 : fill.UInt16() >> 8 == 1;
            CheckFillValue(fill, hasValue, type);
        }

        foreach (Hdf5Cursor fill in messages.Of(Hdf5MessageType.OldFillValue))
        {
            CheckFillValue(fill, true, type);
        }
    }

    private static void CheckFillValue(Hdf5Cursor fill, bool hasValue, Hdf5Type type)
    {
        uint size = hasValue ? fill.UInt32() : 0;
        if (size != 0 && size != type.Size)
        {
            throw fill.Damaged($"expected a fill value of {type.Size} bytes, found {size}");
        }

        fill.Skip(size);
    }
}
