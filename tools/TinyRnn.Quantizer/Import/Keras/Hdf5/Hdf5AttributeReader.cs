using System;
using System.Text;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>Checks an attribute message: name, type, shape, and that the values are all there.</summary>
internal static class Hdf5AttributeReader
{
    private const int TextAddressBytes = 16;

    /// <exception cref="ImportException">Damaged or not supported.</exception>
    public static Hdf5Attribute Read(Hdf5Cursor cursor, Hdf5Heap heap)
    {
        byte version = cursor.Version(1, 2, 3);
        byte flags = cursor.Byte();
        ushort nameSize = cursor.UInt16();
        ushort typeSize = cursor.UInt16();
        ushort spaceSize = cursor.UInt16();
        cursor.Skip(version == 3 ? 1UL : 0);
        if (version > 1 && flags != 0)
        {
            throw cursor.Refused("its type or shape is shared with another object, which is not supported");
        }

        int step = version == 1 ? 8 : 1;
        string name = ReadName(cursor, nameSize, step);
        Hdf5Type type = ReadExactly(cursor, typeSize, step, $"attribute {Text.Quote(name)}: type", part => Hdf5Type.Read(part, isDataset: false));
        Hdf5Space space = ReadExactly(cursor, spaceSize, step, $"attribute {Text.Quote(name)}: shape", part => Hdf5Space.Read(part, cursor.Remaining));
        Hdf5Cursor data = cursor.Slice((ulong)((long)space.Count * type.Size), $"attribute {Text.Quote(name)}");
        CheckHeap(data, type, space.Count, heap);
        return new Hdf5Attribute(name, type, space.Count);
    }

    private static void CheckHeap(Hdf5Cursor data, Hdf5Type type, int count, Hdf5Heap heap)
    {
        for (int i = 0; type.Kind == Hdf5Kind.VariableText && i < count; i++)
        {
            heap.CheckText(data.Slice(TextAddressBytes, "attribute: text"));
        }
    }

    private static string ReadName(Hdf5Cursor cursor, int size, int step)
    {
        ReadOnlySpan<byte> name = cursor.Take((ulong)size);
        if (size == 0 || name.IndexOf((byte)0) != size - 1)
        {
            throw cursor.Damaged($"expected a name of {size} bytes that ends with 0");
        }

        string text = Encoding.UTF8.GetString(name[..^1]);
        cursor.Skip((ulong)Padding(size, step));
        return text;
    }

    private static T ReadExactly<T>(Hdf5Cursor cursor, int size, int step, string what, Func<Hdf5Cursor, T> read)
    {
        Hdf5Cursor part = cursor.Slice((ulong)size, what);
        T value = read(part);
        if (part.Remaining != 0)
        {
            throw part.Damaged($"{part.Remaining} bytes too many");
        }

        cursor.Skip((ulong)Padding(size, step));
        return value;
    }

    private static int Padding(int size, int step) => (step - (size % step)) % step;
}
