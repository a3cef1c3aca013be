using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The type of the elements of a data set or attribute.</summary>
/// <param name="Kind">Number or text.</param>
/// <param name="Size">Bytes of an element; of text in a heap those of its address there.</param>
/// <param name="Element">Of a number that is known here; null for others.</param>
/// <param name="Name">For messages.</param>
internal sealed record Hdf5Type(Hdf5Kind Kind, int Size, ElementType? Element, string Name)
{
    private const uint LargestElement = 1 << 16;
    private const int Integer = 0;
    private const int Float = 1;
    private const int FixedString = 3;
    private const int Opaque = 5;
    private const int Enumeration = 8;
    private const int Variable = 9;

    private static readonly (ElementType Type, uint Size, byte Exponent, byte ExponentBits, byte MantissaBits, uint Bias)[] s_floats =
    [
        (ElementType.Float16, 2, 10, 5, 10, 15),
        (ElementType.BFloat16, 2, 7, 8, 7, 127),
        (ElementType.Float32, 4, 23, 8, 23, 127),
        (ElementType.Float64, 8, 52, 11, 52, 1023),
    ];

    /// <summary>Reads a data type message, to its end but for an enumeration.</summary>
    /// <param name="cursor">At its beginning.</param>
    /// <param name="isDataset">Of a data set, which may be an enumeration (Boolean), as that is no weight and never read.</param>
    /// <exception cref="ImportException">Damaged, or a type that a saved model does not have.</exception>
    public static Hdf5Type Read(Hdf5Cursor cursor, bool isDataset)
    {
        (int type, uint bits, uint size) = ReadPrefix(cursor);
        if (size is 0 or > LargestElement)
        {
            throw cursor.Damaged($"expected elements of 1 to {LargestElement} bytes, found {size}");
        }

        return type switch
        {
            Integer => ReadInteger(cursor, bits, size),
            Float => ReadFloat(cursor, bits, size),
            FixedString => new Hdf5Type(Hdf5Kind.FixedText, (int)size, null, "text"),
            Opaque => ReadOpaque(cursor, bits, size),
            Enumeration when isDataset => new Hdf5Type(Hdf5Kind.Number, (int)size, null, "an enumeration"),
            Variable => ReadVariable(cursor, bits, size),
            _ => throw cursor.Refused($"expected numbers or text, found data type class {type}, which is not supported"),
        };
    }

    private static (int Class, uint Bits, uint Size) ReadPrefix(Hdf5Cursor cursor)
    {
        byte first = cursor.Byte();
        if (first >> 4 is < 1 or > 3)
        {
            throw cursor.Damaged($"version {first >> 4} is not known");
        }

        return (first & 15, (uint)(cursor.Byte() | (cursor.Byte() << 8) | (cursor.Byte() << 16)), cursor.UInt32());
    }

    private static Hdf5Type ReadInteger(Hdf5Cursor cursor, uint bits, uint size)
    {
        cursor.Skip(4);
        ElementType? element = ((bits & 8) != 0, size) switch
        {
            (true, 1) => ElementType.Int8,
            (true, 2) => ElementType.Int16,
            (true, 4) => ElementType.Int32,
            (true, 8) => ElementType.Int64,
            (false, 1) => ElementType.UInt8,
            _ => null,
        };
        return new Hdf5Type(Hdf5Kind.Number, (int)size, element, $"{((bits & 8) != 0 ? "int" : "uint")}{size * 8}");
    }

    private static Hdf5Type ReadFloat(Hdf5Cursor cursor, uint bits, uint size)
    {
        ushort offset = cursor.UInt16();
        ushort precision = cursor.UInt16();
        byte exponent = cursor.Byte();
        byte exponentBits = cursor.Byte();
        byte mantissa = cursor.Byte();
        byte mantissaBits = cursor.Byte();
        uint bias = cursor.UInt32();
        const uint ImpliedLeadingOne = 0x20;
        uint expectedBits = ((size * 8) - 1) << 8 | ImpliedLeadingOne; // the sign is the highest bit, bytes are little-endian
        ElementType? element = null;
        foreach (var known in s_floats)
        {
            if (
                (known.Size, known.Exponent, known.ExponentBits, known.MantissaBits, known.Bias)
                    == (size, exponent, exponentBits, mantissaBits, bias)
                && (offset, precision, mantissa, bits) == (0, size * 8, 0, expectedBits)
            )
            {
                element = known.Type;
            }
        }

        return new Hdf5Type(Hdf5Kind.Number, (int)size, element, element?.Text() ?? $"another floating-point type of {size} bytes");
    }

    private static Hdf5Type ReadOpaque(Hdf5Cursor cursor, uint bits, uint size)
    {
        cursor.Skip(bits & 0xff);
        return new Hdf5Type(Hdf5Kind.Number, (int)size, null, $"{size} bytes of no stated meaning");
    }

    private static Hdf5Type ReadVariable(Hdf5Cursor cursor, uint bits, uint size)
    {
        const int AddressBytes = 16;
        (int type, uint baseBits, uint baseSize) = ReadPrefix(cursor);
        bool isText = (bits & 15) == 1 && baseSize == 1 && type is FixedString or Integer;
        if (!isText || size != AddressBytes)
        {
            throw cursor.Refused("variable-length data other than text are not supported");
        }

        if (type == Integer)
        {
            _ = ReadInteger(cursor, baseBits, baseSize);
        }

        return new Hdf5Type(Hdf5Kind.VariableText, AddressBytes, null, "variable-length text");
    }
}
