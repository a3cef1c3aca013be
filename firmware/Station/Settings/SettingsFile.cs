using System;

namespace TinyRnn.Stations;

/// <summary>The settings that were left on a station: slot <c>station</c>.</summary>
public static class SettingsFile
{
    internal const string Slot = "station";

    /// <summary>
    /// The settings, with those laid over them that came over the air. Where there are none, or wrong ones, which is said on the console,
    /// the defaults.
    /// </summary>
    /// <param name="storage">Where they are.</param>
    /// <param name="console">Gets what is wrong with them.</param>
    /// <param name="defaults">What a key that is absent stands for; they stay as they are.</param>
    public static StationSettings Read(IStorage storage, IConsole console, StationSettings defaults)
    {
        StationSettings own = ReadOwn(storage, console, defaults);
        try
        {
            return new SettingsUpdate(storage).Over(own);
        }
        catch (Exception failure)
        {
            new StationEvents(console).Failed("settings", "update", failure.Message + "; those of the file are used");
            return own;
        }
    }

    private static StationSettings ReadOwn(IStorage storage, IConsole console, StationSettings defaults)
    {
        try
        {
            int length = storage.Length(Slot);
            if (length < 0)
            {
                return defaults;
            }

            if (length > FlatJson.MostBytes)
            {
                throw new SettingsException("length: expected at most " + FlatJson.MostBytes.ToString() + " bytes, found " + length.ToString());
            }

            var bytes = new byte[length];
            storage.Read(Slot, 0, bytes, length);
            return SettingsReader.Read(bytes, defaults);
        }
        catch (Exception failure)
        {
            new StationEvents(console).Failed("settings", Slot, failure.Message + "; the defaults are used");
            return defaults;
        }
    }
}
