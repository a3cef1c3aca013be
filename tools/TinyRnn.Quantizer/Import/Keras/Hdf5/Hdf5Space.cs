using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The shape of a data set or attribute.</summary>
/// <param name="Shape">Elements in each dimension; empty for a single element.</param>
/// <param name="Count">Elements in all.</param>
internal sealed record Hdf5Space(IReadOnlyList<long> Shape, int Count)
{
    private const int MostDimensions = 8;

    /// <summary>Reads a data space message.</summary>
    /// <exception cref="ImportException">Damaged, or more elements than the file could hold.</exception>
    public static Hdf5Space Read(Hdf5Cursor cursor, long mostElements)
    {
        byte version = cursor.Version(1, 2);
        byte rank = cursor.Byte();
        byte flags = cursor.Byte();
        byte type = cursor.Byte();
        cursor.Skip(version == 1 ? 4UL : 0);
        if (rank > MostDimensions || flags > 1)
        {
            throw cursor.Damaged($"expected at most {MostDimensions} dimensions and no permutation, found {rank} and flags {flags}");
        }

        if (version == 2 && type != (rank == 0 ? 0 : 1))
        {
            throw cursor.Refused($"a data space of type {type} with {rank} dimensions is not supported");
        }

        long[] shape = new long[rank];
        Int128 count = 1;
        for (int i = 0; i < rank; i++)
        {
            ulong size = cursor.UInt64();
            count *= size;
            if (size > int.MaxValue || count > mostElements)
            {
                throw cursor.Damaged($"dimension {i} has {size} elements, expected at most {mostElements} in all, as the file can hold no more");
            }

            shape[i] = (long)size;
        }

        cursor.Skip((flags & 1) != 0 ? 8UL * rank : 0);
        return new Hdf5Space(shape, (int)count);
    }
}
