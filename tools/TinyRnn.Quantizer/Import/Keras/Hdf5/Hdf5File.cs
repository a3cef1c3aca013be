using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PureHDF;
using PureHDF.VOL.Native;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>An HDF5 file that has been checked as a whole, and whose attributes and data sets can be read.</summary>
internal sealed class Hdf5File : IDisposable
{
    private const long LargestSearch = 32L << 20;
    private const int LongestText = 4 << 20;

    private readonly Hdf5Bytes _bytes;
    private readonly Lazy<NativeFile> _file;
    private readonly Dictionary<string, NativeGroup> _groups = new(StringComparer.Ordinal);
    private long _left = LargestSearch;

    /// <param name="file">For messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="ImportException">Damaged, or something in it is not supported.</exception>
    public Hdf5File(string file, byte[] bytes)
    {
        _bytes = new Hdf5Bytes(file, bytes);
        Root = Hdf5Survey.Read(_bytes);
        _file = new Lazy<NativeFile>(() => H5File.Open(new MemoryStream(bytes, writable: false)));
    }

    public Hdf5Group Root { get; }

    /// <summary>The text of an attribute; null if the object has no attribute of that name.</summary>
    /// <exception cref="ImportException">Not one text.</exception>
    public string? Text(Hdf5Object item, string name) =>
        Texts(item, name) switch
        {
            null => null,
            [var text] => text,
            var texts => throw _bytes.Refused($"attribute {name} of {Import.Text.Quote(item.Path)}: expected one text, found {texts.Count}"),
        };

    /// <summary>The texts of an attribute, none if it is empty; null if the object has no attribute of that name.</summary>
    /// <exception cref="ImportException">Not texts.</exception>
    public IReadOnlyList<string>? Texts(Hdf5Object item, string name)
    {
        if (!item.Attributes.TryGetValue(name, out Hdf5Attribute? attribute))
        {
            return null;
        }

        if (attribute.Count == 0)
        {
            return [];
        }

        string where = $"attribute {name} of {Import.Text.Quote(item.Path)}";
        if (attribute.Type.Kind == Hdf5Kind.Number || (long)attribute.Count * attribute.Type.Size > LongestText)
        {
            throw _bytes.Refused($"{where}: expected text of at most {LongestText} bytes, found {attribute.Count} of {attribute.Type.Name}");
        }

        string[] texts = Guard(where, () => Open(item).Attribute(name).Read<string[]>());
        return texts.Select(text => text?.TrimEnd('\0') ?? "").ToArray();
    }

    /// <summary>The bytes of a data set, row-major.</summary>
    /// <exception cref="ImportException">Damaged.</exception>
    public byte[] Read(Hdf5Dataset dataset)
    {
        string where = $"data set {Import.Text.Quote(dataset.Path)}";
        return Guard(where, () =>
        {
            var found = (NativeDataset)Open(dataset);
            bool isSame = found.Type.Size == dataset.Type.Size && found.Space.Dimensions.Select(size => (long)size).SequenceEqual(dataset.Shape);
            return isSame ? found.Read<byte[]>() : throw _bytes.Damaged($"{where}: its type or shape is ambiguous");
        });
    }

    public void Dispose()
    {
        if (_file.IsValueCreated)
        {
            _file.Value.Dispose();
        }
    }

    private NativeObject Open(Hdf5Object item)
    {
        NativeGroup group = _file.Value;
        Hdf5Group checkedGroup = Root;
        string[] names = item.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < names.Length; i++)
        {
            string path = string.Join('/', names[..(i + 1)]);
            if (!_groups.TryGetValue(path, out NativeGroup? next))
            {
                Charge(checkedGroup);
                IH5Object found = group.Get(names[i]);
                if (found is not NativeGroup)
                {
                    return (NativeObject)found;
                }

                _groups[path] = next = (NativeGroup)found;
            }

            group = next;
            checkedGroup = (Hdf5Group)checkedGroup.Children[names[i]];
        }

        return group;
    }

    /// <summary>Searching a group for a name reads its index anew; the searches in a file are limited in all.</summary>
    private void Charge(Hdf5Group group)
    {
        _left -= group.IndexBytes;
        if (_left < 0)
        {
            throw _bytes.Refused("expected fewer objects in its groups");
        }
    }

    private T Guard<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // The library throws any exception, also Exception itself, at a damaged file.
        catch (Exception exception) when (exception is not ImportException)
#pragma warning restore CA1031
        {
            throw new ImportException(_bytes.File, $"{where} cannot be read: {exception.Message}", exception);
        }
    }
}
