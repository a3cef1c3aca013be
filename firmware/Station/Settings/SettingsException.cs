using System;

namespace TinyRnn.Stations;

/// <summary>Settings that are not those of a station.</summary>
public class SettingsException : Exception
{
    /// <summary>Creates the error.</summary>
    public SettingsException(string message)
        : base(message) { }
}
