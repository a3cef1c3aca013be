using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>The weights of a PyTorch checkpoint (<c>.pt</c>, <c>.pth</c>) in the zip format.</summary>
internal sealed class CheckpointFile : TensorFile
{
    private readonly CheckpointArchive _archive;
    private readonly TensorEntry[] _tensors;
    private (string Key, byte[] Bytes)? _lastStorage;

    /// <param name="file">For messages.</param>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="stateDictKey">Where the weights are, or null to look for them.</param>
    /// <exception cref="ImportException">Not a file of weights.</exception>
    public CheckpointFile(string file, Stream stream, string? stateDictKey)
        : base(file)
    {
        _archive = new CheckpointArchive(file, stream);
        object? root = Unpickler.Read(file, _archive.ReadPickle());
        PickleDictionary weights = StateDictionaryFinder.Find(file, root, stateDictKey);
        _tensors = weights.Entries.Select(entry => ToEntry(entry.Key, (PickledTensor)entry.Value!)).ToArray();
    }

    public override IReadOnlyList<TensorEntry> Tensors => _tensors;

    public override bool InDefinitionOrder => true;

    public override void Dispose() => _archive.Dispose();

    private CheckpointTensor ToEntry(string name, PickledTensor tensor)
    {
        _archive.CheckStorage(tensor.Storage);
        return new CheckpointTensor(name, tensor, ReadStorage);
    }

    private byte[] ReadStorage(PickledStorage storage)
    {
        // Weights that were trained on a GPU often share one storage.
        if (_lastStorage is not { } last || last.Key != storage.Key)
        {
            last = (storage.Key, _archive.ReadStorage(storage));
            _lastStorage = last;
        }

        return last.Bytes;
    }
}
