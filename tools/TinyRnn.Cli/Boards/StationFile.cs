using System;
using System.IO;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.Cli.Boards;

/// <summary>A station's settings in a file here, read by the station's own code.</summary>
internal static class StationFile
{
    public static StationSettings Read(string path, StationSettings defaults) => Checked(path, bytes => SettingsReader.Read(bytes, defaults));

    /// <summary>A file of settings that are to be laid over those of a connected station, checked as far as they can be without the others.</summary>
    public static byte[] ReadChanges(string path)
    {
        var any = new StationSettings();
        any.Network.Station = "any";
        any.Network.Broker = "mqtt://any";
        return Checked(path, bytes =>
        {
            SettingsReader.ReadChanges(bytes, any);
            return bytes;
        });
    }

    /// <summary>What the sensors that settings choose measure.</summary>
    public static IMeasures Sensors(StationSettings settings)
    {
        try
        {
            return new SensorSet(SensorTable.Create(settings, null));
        }
        catch (SettingsException exception)
        {
            throw new InputException(exception.Message);
        }
    }

    private static T Checked<T>(string path, Func<byte[], T> read)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: the file does not exist");
        }

        if (new FileInfo(path).Length > FlatJson.MostBytes)
        {
            throw new InputException($"{path}: expected at most {FlatJson.MostBytes} bytes, found {new FileInfo(path).Length}");
        }

        try
        {
            return read(File.ReadAllBytes(path));
        }
        catch (SettingsException exception)
        {
            throw new InputException($"{path}: {StationKeys.Explain(exception.Message)}");
        }
    }
}
