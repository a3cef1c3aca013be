using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>
/// Goes through the headers of all objects of a file before anything else does, and accepts only what a saved model needs: groups in a
/// tree, attributes that are numbers or text, data sets whose values are in the file, whole. Every length is checked before it is used.
/// </summary>
internal sealed class Hdf5Survey
{
    private const int Deepest = 32;
    private const int EntryBytes = 256;

    private static readonly Hdf5MessageType[] s_ofGroups = [Hdf5MessageType.LinkInfo, Hdf5MessageType.Link, Hdf5MessageType.GroupInfo, Hdf5MessageType.SymbolTable];

    private static readonly Hdf5MessageType[] s_ofDatasets =
        [Hdf5MessageType.Dataspace, Hdf5MessageType.Datatype, Hdf5MessageType.OldFillValue, Hdf5MessageType.FillValue, Hdf5MessageType.Layout, Hdf5MessageType.Filters];

    private readonly Hdf5Bytes _file;
    private readonly Hdf5Heap _heap;
    private readonly Hdf5DatasetReader _datasets;
    private readonly HashSet<ulong> _seen = [];

    private Hdf5Survey(Hdf5Bytes file)
    {
        _file = file;
        _heap = new Hdf5Heap(file);
        _datasets = new Hdf5DatasetReader(file);
    }

    /// <exception cref="ImportException">Damaged, or something in it is not supported.</exception>
    public static Hdf5Group Read(Hdf5Bytes file) =>
        new Hdf5Survey(file).ReadObject("", new Hdf5Link("", Hdf5Superblock.RootAddress(file)), 0) as Hdf5Group
        ?? throw file.Damaged("the root is not a group");

    private Hdf5Object ReadObject(string path, Hdf5Link link, int depth)
    {
        string what = path.Length == 0 ? "the root group" : Text.Quote(path);
        if (!_seen.Add(link.Address))
        {
            throw _file.Refused($"{what}: a second link to one object is not supported");
        }

        if (depth > Deepest)
        {
            throw _file.Refused($"{what}: expected groups in at most {Deepest} groups");
        }

        IReadOnlyList<Hdf5Message> messages = Hdf5Header.Read(_file, link.Address, what);
        Dictionary<string, Hdf5Attribute> attributes = ReadAttributes(messages, what);
        if (Hdf5Links.Read(_file, messages, what, link.Table) is not { } links)
        {
            RequireNo(s_ofGroups, messages, $"{what}, a data set");
            (Hdf5Type type, Hdf5Space space) = _datasets.Read(messages, what);
            return new Hdf5Dataset(path, attributes, type, space.Shape);
        }

        RequireNo(s_ofDatasets, messages, $"{what}, a group");
        var children = links.ToDictionary(child => child.Name, child => ReadObject(Join(path, child.Name), child, depth + 1));
        return new Hdf5Group(path, attributes, children) { IndexBytes = links.Sum(child => (long)child.Name.Length + EntryBytes) };
    }

    /// <summary>Messages of another kind of object are not checked, but the library would read them.</summary>
    private void RequireNo(Hdf5MessageType[] foreign, IReadOnlyList<Hdf5Message> messages, string what)
    {
        foreach (Hdf5Message message in messages.Where(message => foreign.Contains(message.Type)))
        {
            throw _file.Damaged($"{what}: a message of type {message.Type} has no place there");
        }
    }

    private Dictionary<string, Hdf5Attribute> ReadAttributes(IReadOnlyList<Hdf5Message> messages, string what)
    {
        var attributes = new Dictionary<string, Hdf5Attribute>();
        foreach (Hdf5Message message in messages)
        {
            if (message.Type == Hdf5MessageType.AttributeInfo)
            {
                CheckNotDense(message.Body);
            }
            else if (message.Type == Hdf5MessageType.Attribute)
            {
                Hdf5Attribute attribute = Hdf5AttributeReader.Read(message.Body, _heap);
                if (!attributes.TryAdd(attribute.Name, attribute))
                {
                    throw _file.Damaged($"{what}: two attributes have the name {Text.Quote(attribute.Name)}");
                }
            }
        }

        return attributes;
    }

    private static void CheckNotDense(Hdf5Cursor info)
    {
        const int TracksCreationOrder = 1;
        info.Version(0);
        info.Skip((info.Byte() & TracksCreationOrder) != 0 ? 2UL : 0);
        if (info.UInt64() != Hdf5Bytes.Undefined)
        {
            throw info.Refused("attributes in HDF5's newest layout are not supported; copy the file with h5repack --low=0 --high=0");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
