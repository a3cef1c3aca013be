namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>A line that is no station's.</summary>
/// <param name="Text">As it came.</param>
/// <param name="Error">What is wrong with it, when it looks like a station's; otherwise empty.</param>
public sealed record StationText(string Text, string Error) : StationLine;
