using System.IO;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>Slots as files in a folder, which outlive the program as a board's flash does.</summary>
internal sealed class FolderStorage(string folder) : IStorage
{
    public int Length(string slot) => File.Exists(PathOf(slot)) ? (int)new FileInfo(PathOf(slot)).Length : -1;

    public void Read(string slot, int offset, byte[] buffer, int count)
    {
        using FileStream file = File.OpenRead(PathOf(slot));
        file.Seek(offset, SeekOrigin.Begin);
        file.ReadExactly(buffer, 0, count);
    }

    public void Write(string slot, byte[] bytes, int count) => File.WriteAllBytes(PathOf(slot), bytes[..count]);

    private string PathOf(string slot) => Path.Combine(folder, slot);
}
