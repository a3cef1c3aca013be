namespace TinyRnn.Quantizer.Readings;

/// <summary>A column of readings as it is given.</summary>
/// <param name="Name">The name it was wanted by, or that of the file.</param>
/// <param name="Unit">Of the readings as they are given, or empty.</param>
/// <param name="Header">The name in the file, or #N of a file without header.</param>
public sealed record ReadingColumn(string Name, string Unit, string Header);
