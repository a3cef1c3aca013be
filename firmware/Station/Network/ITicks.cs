namespace TinyRnn.Stations;

/// <summary>A clock that nobody sets, for spans of time.</summary>
public interface ITicks
{
    /// <summary>Milliseconds since the program started; after deep sleep that is since waking.</summary>
    long Milliseconds();
}
