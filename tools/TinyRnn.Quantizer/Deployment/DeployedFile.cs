namespace TinyRnn.Quantizer.Deployment;

/// <summary>A file for the board's internal storage.</summary>
/// <param name="Destination">Its path on the board.</param>
/// <param name="Source">Its path here; the name of a file to be made when there are <paramref name="Bytes"/>.</param>
/// <param name="Bytes">What to write into it first; null for a file that is there.</param>
public sealed record DeployedFile(string Destination, string Source, byte[]? Bytes = null);
