namespace TinyRnn.Stations;

/// <summary>Where the station prints its lines.</summary>
public interface IConsole
{
    /// <summary>Prints one line.</summary>
    void WriteLine(string line);
}
