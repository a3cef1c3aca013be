using System.IO;

namespace TinyRnn.Stations.Hardware;

/// <summary>
/// Slots as files in the board's internal flash (littlefs), where a file gets its new content when it is closed. Slots for models end
/// in <c>.trnn</c>, the clock's in <c>.txt</c>, the settings in <c>.json</c>, all others in <c>.bin</c>.
/// </summary>
public sealed class FileStorage : IStorage
{
    private const string Drive = "I:\\";

    /// <inheritdoc/>
    public int Length(string slot)
    {
        string path = PathOf(slot);
        if (!File.Exists(path))
        {
            return -1;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read))
        {
            return (int)file.Length;
        }
    }

    /// <inheritdoc/>
    public void Read(string slot, int offset, byte[] buffer, int count)
    {
        using (var file = new FileStream(PathOf(slot), FileMode.Open, FileAccess.Read))
        {
            file.Seek(offset, SeekOrigin.Begin);
            int done = 0;
            while (done < count)
            {
                int read = file.Read(buffer, done, count - done);
                if (read <= 0)
                {
                    throw new IOException();
                }

                done += read;
            }
        }
    }

    /// <inheritdoc/>
    public void Write(string slot, byte[] bytes, int count)
    {
        using (var file = new FileStream(PathOf(slot), FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes, 0, count);
            file.Flush();
        }
    }

    private static string PathOf(string slot)
    {
        if (slot.StartsWith("model"))
        {
            return Drive + slot + ".trnn";
        }

        return Drive + slot + (slot == "clock" ? ".txt" : slot == "station" ? ".json" : ".bin");
    }
}
